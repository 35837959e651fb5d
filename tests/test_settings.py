"""heard.toml and the register: what may stand in them, and how every mistake is told."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import get_args

import pytest

from builders import SMALL
from heard.casework.people import OUTSIDE_ROLES
from heard.errors import Mistake, SettingsError
from heard.settings import Answers, Settings, load, load_register, render_example
from heard.settings.example import UNDER_SYSTEMD
from heard.settings.site import Outside

ROOT = Path(__file__).parent.parent
NORTHGATE = ROOT / "tests/corpora/northgate"


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "heard.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def mistakes_in(path: Path) -> tuple[Mistake, ...]:
    with pytest.raises(SettingsError) as caught:
        load(path)
    return caught.value.mistakes


def the_mistake_in(path: Path) -> Mistake:
    (mistake,) = mistakes_in(path)
    return mistake


# -- What may stand there


def test_the_shortest_file_and_what_it_leaves_to_heard(write):
    settings = load(write(SMALL))
    assert settings.organisation.sending == "hold"
    assert settings.organisation.zone == "Europe/London"
    assert settings.organisation.answers_from() is None
    assert settings.limits.letters_per_address_per_day == 10
    assert settings.mailbox[0].folders == ("INBOX",)
    assert settings.mailbox[0].reply_tag is False
    assert settings.mailbox[0].login == "complaints@northgate.example"
    assert settings.staff[0].address == "helen.braithwaite@northgate.example"


def test_a_relative_path_is_relative_to_the_file(write, tmp_path):
    text = 'register = "register.toml"\ndata_dir = "own"\n' + SMALL
    settings = load(write(text.replace('send = "eml:letters"', 'send = "eml:letters"\npassword_file = "secret"')))
    assert settings.register_file == tmp_path / "register.toml"
    assert settings.data_dir == tmp_path / "own"
    assert settings.database.url == f"sqlite:///{tmp_path}/heard.db"
    assert settings.mailbox[0].read.path == tmp_path / "mail"
    assert settings.mailbox[0].send.path == tmp_path / "letters"
    assert settings.mailbox[0].password_file == tmp_path / "secret"


def test_an_absolute_path_stays_where_it_is(write):
    settings = load(write(SMALL.replace("sqlite:///heard.db", "sqlite:////var/lib/heard/heard.db")))
    assert settings.database.path == Path("/var/lib/heard/heard.db")


@pytest.mark.parametrize(
    "key, line, expected",
    [
        pytest.param("read", "imaps://mail.x.example", ("tls", "mail.x.example", 993), id="TLS, the usual port"),
        pytest.param("read", "imap://mail.x.example", ("starttls", "mail.x.example", 143), id="STARTTLS"),
        pytest.param("read", "IMAPS://Mail.X.example:1993/", ("tls", "mail.x.example", 1993), id="capitals, a port"),
        pytest.param("read", "imap://127.0.0.1:10143", ("plain", "127.0.0.1", 10143), id="plain on loopback"),
        pytest.param("read", "imap://[::1]:10143", ("plain", "::1", 10143), id="plain on loopback, IPv6"),
        pytest.param(
            "read", "imap://127.0.0.1.x.example", ("starttls", "127.0.0.1.x.example", 143), id="only looks so"
        ),
        pytest.param("send", "smtps://mail.x.example", ("tls", "mail.x.example", 465), id="sending by TLS"),
        pytest.param("send", "smtp://mail.x.example", ("starttls", "mail.x.example", 587), id="sending by STARTTLS"),
        pytest.param("send", "smtp://localhost:2525", ("plain", "localhost", 2525), id="sending to this machine"),
    ],
)
def test_a_server(write, key, line, expected):
    old = 'read = "eml:mail"' if key == "read" else 'send = "eml:letters"'
    text = SMALL.replace(old, f'{key} = "{line}"\npassword_env = "HEARD_PASSWORD"')
    place = getattr(load(write(text)).mailbox[0], key)
    assert (place.security, place.host, place.port) == expected
    assert place.is_server


def test_mail_is_answered_from_the_first_second_of_a_day_on_the_landlords_own_clock(write):
    text = SMALL.replace("nation =", "answer_mail_from = 2025-09-01\nnation =")
    assert load(write(text)).organisation.answers_from() == datetime(2025, 8, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize("moment", ["2025-09-01T08:00:00", "2025-09-01T08:00:00+01:00", "2025-09-01T07:00:00Z"])
def test_mail_is_answered_from_a_moment(write, moment):
    text = SMALL.replace("nation =", f"answer_mail_from = {moment}\nnation =")
    assert load(write(text)).organisation.answers_from() == datetime(2025, 9, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize("line, month", [("", 1), ('year_begins = "04-01"\n', 4)], ids=["unsaid", "in April"])
def test_the_month_in_which_the_year_of_reports_begins(write, line, month):
    assert load(write(SMALL.replace("nation =", f"{line}nation ="))).organisation.year_begins_in == month


def test_staff_who_are_away_have_a_deputy(write):
    text = (
        SMALL
        + """
deputy = "m.oyelaran@northgate.example"
away = [{ from = 2026-12-21, until = 2027-01-02 }]
[[staff]]
name = "Marcus Oyelaran"
address = "M.Oyelaran@northgate.example"
"""
    )
    helen = load(write(text)).staff[0]
    assert helen.deputy == "m.oyelaran@northgate.example"
    assert (helen.away[0].first, helen.away[0].last) == (date(2026, 12, 21), date(2027, 1, 2))


def with_days(write, *lines: str) -> Path:
    return write(SMALL.replace("nation =", "\n".join((*lines, "nation ="))))


def test_closure_days_of_three_kinds(write):
    text = (
        'closures = [{ on = 2026-12-29 }, { on = 2026-12-30, kind = "stop" },'
        ' { on = 2026-12-24, kind = "half", closes = "13:00" }, { on = 2026-12-31, kind = "half", closes = 12:30:00 }]'
    )
    shown, stops, *half = load(with_days(write, text)).organisation.closures
    assert (shown.on, shown.kind, shown.closes) == (date(2026, 12, 29), "show", None)
    assert (stops.kind, stops.closes) == ("stop", None)
    assert [day.closes for day in half] == [time(13), time(12, 30)]


def test_bank_holidays_added_and_removed(write):
    settings = load(with_days(write, "holidays_added = [2026-06-15]", "holidays_removed = [2026-05-04]"))
    assert settings.organisation.holidays_added == (date(2026, 6, 15),)
    assert settings.organisation.holidays_removed == (date(2026, 5, 4),)


@pytest.mark.parametrize(
    "line, where, what, do",
    [
        pytest.param(
            'closures = [{ on = 2026-12-24, kind = "half" }]', "closures[0]", "does not say when", "13:00", id="half"
        ),
        pytest.param(
            'closures = [{ on = 2026-12-24, kind = "stop", closes = "13:00" }]',
            "closures[0].closes",
            "'stop' has no hours",
            "half",
            id="hours on a day shut",
        ),
        pytest.param(
            'closures = [{ on = 2026-12-24, closes = "13:00" }]',
            "closures[0].closes",
            "'show' has no hours",
            "half",
            id="hours, and no kind",
        ),
        pytest.param(
            'closures = [{ on = 2026-12-24, kind = "half", closes = "1 pm" }]',
            "closures[0].closes",
            "a time in quotes",
            "13:00",
            id="no time of day",
        ),
        pytest.param(
            'closures = [{ on = 2026-12-24, kind = "half", closes = 13 }]',
            "closures[0].closes",
            "a time in quotes",
            "13:00",
            id="a number is no time",
        ),
        pytest.param(
            'closures = [{ on = 2026-12-24 }, { on = 2026-12-24, kind = "stop" }]',
            "closures[1]",
            "stands in organisation.closures[0] already",
            "Remove",
            id="a closure day twice",
        ),
        pytest.param(
            "holidays_added = [2026-06-15, 2026-06-15]",
            "holidays_added[1]",
            "stands in organisation.holidays_added[0] already",
            "Remove",
            id="a bank holiday twice",
        ),
        pytest.param(
            "holidays_added = [2026-06-15]\nholidays_removed = [2026-06-15]",
            "holidays_removed[0]",
            "stands in organisation.holidays_added[0] already",
            "Remove",
            id="a bank holiday added and removed",
        ),
        pytest.param(
            'holidays_added = ["2026-06-15"]', "holidays_added[0]", "without quotes", "", id="a date in quotes"
        ),
        pytest.param("holidays_added = 2026-06-15", "holidays_added", "must be a list", "[ ]", id="one, and no list"),
    ],
)
def test_a_mistake_in_the_days_of_the_office(write, line, where, what, do):
    mistake = the_mistake_in(with_days(write, line))
    assert mistake.where == f"heard.toml: organisation.{where}"
    assert what in mistake.what
    assert do in mistake.do


def test_the_corpus_and_the_demo_load():
    assert len(load(NORTHGATE / "heard.toml").staff) == 17
    demo = load(ROOT / "demo/heard.toml")
    assert demo.organisation.sending == "on"
    assert {demo.mailbox[0].read.scheme, demo.mailbox[0].send.scheme} == {"eml"}
    assert len(list((ROOT / "demo/mail").glob("*.eml"))) >= 45


def test_every_kind_of_outsider_is_one_that_deciding_knows():
    assert set(get_args(Outside.model_fields["kind"].annotation)) == set(OUTSIDE_ROLES)


def test_settings_cannot_be_changed(write):
    with pytest.raises(ValueError, match="frozen"):
        load(write(SMALL)).organisation.sending = "on"


# -- The password


def with_password(write, line: str) -> Settings:
    return load(write(SMALL.replace('send = "eml:letters"', f'send = "eml:letters"\n{line}')))


def test_a_password_is_read_when_it_is_needed(write, tmp_path, monkeypatch):
    from_variable = with_password(write, 'password_env = "NORTHGATE_MAIL"').mailbox[0]
    monkeypatch.setenv("NORTHGATE_MAIL", "s3cret")
    assert from_variable.password() == "s3cret"
    from_file = with_password(write, 'password_file = "secret"').mailbox[0]
    (tmp_path / "secret").write_text(" with spaces \n")
    assert from_file.password() == " with spaces "


def test_a_password_handed_over_by_systemd(write, tmp_path, monkeypatch):
    mailbox = with_password(write, 'password_file = "$CREDENTIALS_DIRECTORY/password"').mailbox[0]
    (tmp_path / "password").write_text("s3cret")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert mailbox.password() == "s3cret"
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    with pytest.raises(SettingsError, match="no credentials"):
        mailbox.password()


@pytest.mark.parametrize(
    "line, says",
    [
        pytest.param('password_env = "NO_SUCH_VARIABLE"', "NO_SUCH_VARIABLE is not set", id="variable"),
        pytest.param('password_file = "nowhere"', "cannot be read: No such file", id="file"),
    ],
)
def test_a_password_that_is_not_there_is_told_when_it_is_needed(write, line, says):
    mailbox = with_password(write, line).mailbox[0]
    with pytest.raises(SettingsError, match=says):
        mailbox.password()


def test_a_password_in_the_file_is_refused_and_not_repeated(write):
    mistake = the_mistake_in(write(SMALL.replace('send = "eml:', 'password = "hunter2"\nsend = "eml:')))
    assert mistake.where == "heard.toml: mailbox[0].password"
    assert "password_file" in mistake.do
    assert "hunter2" not in str(mistake)


@pytest.mark.parametrize(
    "line",
    [
        'password_env = "hunter 2"',
        "password_env = 2222",
        "password_file = 2222",
        'read = "imaps://me:hunter 2222@mail.x.example"',
        'read = "imap://me:2222@mail.x.example:x"',
    ],
)
def test_a_password_in_the_wrong_place_is_not_repeated(write, line):
    text = SMALL.replace('read = "eml:mail"', line if line.startswith("read") else f'read = "eml:mail"\n{line}')
    assert not any(secret in str(m) for m in mistakes_in(write(text)) for secret in ("hunter", "2222"))


# -- Mistakes


@pytest.mark.parametrize(
    "old, new, where, what, do",
    [
        pytest.param("read =", "reed =", "mailbox[0].reed", "unknown key", "Did you mean 'read'?", id="misspelt key"),
        pytest.param(
            "nation =", "limits = 3\nnation =", "organisation.limits", "unknown key here", "top", id="misplaced"
        ),
        pytest.param('name = "North', 'nom = "North', "organisation.name", "missing", "Add it", id="missing key"),
        pytest.param(
            '"england-wales"', '"scotlnd"', "organisation.nation", "'scotlnd'", "'scotland'", id="misspelt word"
        ),
        pytest.param('"NH"', '"nh"', "organisation.reference", "capital", "'NH'", id="reference in small letters"),
        pytest.param('"wnwhl-2009"', '"../x"', "organisation.policy", "not the name", "", id="a pack that is a path"),
        pytest.param(
            "nation =", 'zone = "Europe/Lodnon"\nnation =', "organisation.zone", "no time zone", "London", id="zone"
        ),
        pytest.param(
            "nation =", 'year_begins = "04-06"\nnation =', "organisation.year_begins", "first day", "04-01", id="year"
        ),
        pytest.param(
            "sqlite:///heard.db", "sqlite://", "database.url", "a file", "heard.db", id="a database that forgets"
        ),
        pytest.param("sqlite:", "postgresql+psycopg:", "database.url", "cannot do it yet", "sqlite", id="PostgreSQL"),
        pytest.param("eml:mail", "ews:x", "mailbox[0].read", "names no host", "ews://", id="Exchange without slashes"),
        pytest.param("eml:mail", "ews://x", "mailbox[0]", "says no password", "[mailbox.oauth]", id="Exchange"),
        pytest.param("eml:mail", "graph:", "mailbox[0].read", "takes no password", "[mailbox.oauth]", id="Graph"),
        pytest.param("eml:letters", "graph:", "mailbox[0].send", "takes no password", "[mailbox.oauth]", id="by Graph"),
        pytest.param("eml:mail", "impas://x", "mailbox[0].read", "must begin with", "'imaps'", id="misspelt scheme"),
        pytest.param("eml:mail", "smtps://x", "mailbox[0].read", "must begin with", "", id="a sender to read from"),
        pytest.param("eml:mail", "graph", "mailbox[0].read", "'graph' lacks its colon", '"graph:"', id="no colon"),
        pytest.param("eml:mail", "imaps", "mailbox[0].read", "lacks its colon", '"imaps://', id="no colon, no host"),
        pytest.param("eml:mail", "imaps://.", "mailbox[0].read", "names no host", "imaps://", id="a dot and no host"),
        pytest.param(
            "eml:letters", "maildir:x", "mailbox[0].send", "must begin with", "", id="nothing leaves by Maildir"
        ),
        pytest.param("eml:mail", "eml:", "mailbox[0].read", "needs a path", "", id="no path"),
        pytest.param("eml:letters", "smtps://", "mailbox[0].send", "no host", "", id="no host"),
        pytest.param("eml:letters", "smtps://x:99999", "mailbox[0].send", "port", "", id="no such port"),
        pytest.param(
            "eml:letters", "smtps://x/INBOX", "mailbox[0].send", "behind the host", "", id="a path on a server"
        ),
        pytest.param("eml:mail", "imaps://x", "mailbox[0]", "says no password", "password_env", id="no password"),
        pytest.param(
            "eml:letters", "eml:mail", "mailbox[0].send", "read from", "come back", id="letters into the mail"
        ),
        pytest.param("[[mailbox]]", "[mailbox]", "mailbox", "several", "[[mailbox]]", id="one bracket"),
        pytest.param("Complaints@", "Complaints <x@y>@", "mailbox[0].address", "not a mail address", "", id="address"),
        pytest.param("Helen Br", "Helen\\nBr", "staff[0].name", "one line", "", id="a name of two lines"),
        pytest.param(
            "Helen.Braithwaite@", "COMPLAINTS@", "staff[0].address", "mailbox heard", "itself", id="own mailbox"
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_cure(write, old, new, where, what, do):
    assert old in SMALL
    found = [m for m in mistakes_in(write(SMALL.replace(old, new, 1))) if m.where == f"heard.toml: {where}"]
    assert [(what in m.what, do in m.do) for m in found] == [(True, True)], found


@pytest.mark.parametrize(
    "more, where, what",
    [
        pytest.param("deputy = 'nobody@x.example'", "staff[0].deputy", "nobody's address", id="a deputy who is nobody"),
        pytest.param("deputy = 'helen.braithwaite@northgate.example'", "staff[0].deputy", "same", id="own deputy"),
        pytest.param(
            "away = [{ from = 2027-01-02, until = 2026-12-21 }]", "staff[0].away[0]", "before", id="away backwards"
        ),
        pytest.param("roles = 'champion'", "staff[0].roles", "must be a list", id="one role without a list"),
        pytest.param(SMALL[SMALL.index("[[staff]]") :], "staff[1].address", "already", id="the same person twice"),
        pytest.param("[limits]\nletters_per_hour = 0", "limits.letters_per_hour", "1 or more", id="no letters at all"),
        pytest.param(
            "[limits]\nletters_per_hour = true", "limits.letters_per_hour", "whole number", id="true is no number"
        ),
        pytest.param(
            "[understanding]\nelderly_from = '75'", "understanding.elderly_from", "whole number", id="no guessing"
        ),
        pytest.param("[[partner]]\nname='x'\ndomain='x@y.example'", "partner[0].domain", "not a domain", id="domain"),
        pytest.param("[[outside]]\nname='x'\nkind='advice'", "outside[0]", "neither", id="an outsider nobody can know"),
        pytest.param("[[outside]]\nname='x'\ndomain='x.example'\nkind='mp'", "outside[0].kind", "'mp'", id="kind"),
    ],
)
def test_a_mistake_in_what_is_added(write, more, where, what):
    mistake = the_mistake_in(write(f"{SMALL}\n{more}\n"))
    assert mistake.where == f"heard.toml: {where}"
    assert what in mistake.what


def test_two_mailboxes_of_one_address_are_a_mistake(write):
    again = SMALL[SMALL.index("[[mailbox]]") : SMALL.index("[[staff]]")].lower()
    assert "already" in the_mistake_in(write(SMALL + again)).what


def test_no_mailbox_is_a_mistake(write):
    text = SMALL[: SMALL.index("[[mailbox]]")]
    assert the_mistake_in(write(text)).where == "heard.toml: mailbox"
    assert "at least 1" in the_mistake_in(write("mailbox = []\n" + text)).what


def test_all_mistakes_are_told_at_once_each_on_its_own_line(write):
    text = (
        SMALL.replace("policy =", "polcy =")
        .replace('"england-wales"', '"wales"')
        .replace('url = "sqlite:///heard.db"', 'url = "mysql://x"')
        .replace("send =", 'poll_seconds = "20"\npassword_env = "A"\npassword_file = "b"\nsend =')
    )
    lines = "\n".join(map(str, mistakes_in(write(text)))).splitlines()
    assert len(lines) == 6
    for key in ("organisation.policy:", "organisation.polcy:", "organisation.nation:", "database.url:"):
        assert any(line.startswith(f"heard.toml: {key}") for line in lines)
    assert any("poll_seconds: must be a number" in line for line in lines)
    assert any("both password_env and password_file" in line for line in lines)


def test_toml_that_cannot_be_read_is_told_by_line_and_column(write):
    assert the_mistake_in(write('[organisation]\nname = Northgate "\n')).where == "heard.toml: line 2, column 8"


def test_a_file_that_is_not_utf8(write, tmp_path):
    (tmp_path / "heard.toml").write_bytes(b'name = "caf\xe9"')
    assert "UTF-8" in the_mistake_in(tmp_path / "heard.toml").what


def test_no_file_at_all_leads_to_heard_init(tmp_path):
    assert "heard init" in the_mistake_in(tmp_path / "heard.toml").do


def test_a_folder_is_not_a_file(tmp_path):
    assert "cannot be read" in the_mistake_in(tmp_path).what


@pytest.mark.parametrize(
    "text",
    [
        "organisation = { closures = 3, holidays_added = {} }",
        "mailbox = 3",
        "[[organisation]]",
        "staff = [3]",
        "[database.url]",
        "[[mailbox.read]]",
    ],
)
def test_no_shape_of_file_is_more_than_a_mistake(write, text):
    assert mistakes_in(write(text))


# -- The file that heard writes


def uncommented(text: str) -> str:
    """Every setting that stands behind a bare "#" switched on, in place of the line it is an alternative to."""
    offered = [line[1:] for line in text.splitlines() if line.startswith("#") and line[1:2] not in ("", " ")]
    instead = {line.split("=")[0] for line in offered if line.startswith(("closures", "folders"))}
    instead |= {"password_env "} if "[mailbox.oauth]" in offered else set()
    kept = [line for line in text.splitlines() if line.split("=")[0] not in instead]
    return "\n".join(line[1:] if line.startswith("#") and line[1:2] not in ("", " ") else line for line in kept)


def test_the_deployed_example_is_the_one_that_heard_init_writes():
    assert (ROOT / "deploy/heard.toml").read_text("utf-8") == render_example(UNDER_SYSTEMD), (
        "write it again: .venv/bin/python -c 'from heard.settings.example import *;"
        " print(render_example(UNDER_SYSTEMD), end=str())' > deploy/heard.toml"
    )


def test_what_heard_init_writes_is_accepted(write):
    settings = load(write(render_example(Answers())))
    assert settings.mailbox[0].password_env == "HEARD_PASSWORD"
    assert settings.organisation.sending == "hold"


def test_a_folder_needs_neither_user_nor_password(write):
    folder = Answers(read="eml:mail", send="eml:letters", user="", authserv_id="", password_from="")
    mailbox = load(write(render_example(folder))).mailbox[0]
    assert (mailbox.password(), mailbox.login, mailbox.authserv_id) == ("", "complaints@northgate.example", None)


def test_every_setting_it_offers_is_accepted_too(write):
    settings = load(write(uncommented(render_example(Answers(read="imaps://outlook.office365.com")))))
    assert [day.kind for day in settings.organisation.closures] == ["half", "show"]
    assert settings.organisation.holidays_added
    assert settings.organisation.holidays_removed
    assert settings.staff[0].away
    assert settings.outside[0].addresses


@pytest.mark.parametrize("name", ['The "Quoted" Homes', "Back\\slash $name", "Cartref Gŵyl", "a # b = [c]"])
def test_an_answer_cannot_break_the_file(write, name):
    assert load(write(render_example(replace(Answers(), organisation=name)))).organisation.name == name


# -- The register


def test_the_register_of_the_corpus():
    register = load_register(NORTHGATE / "register.toml")
    source = tomllib.loads((NORTHGATE / "register.toml").read_text("utf-8"))
    assert len(register.earlier_case) == len(source["earlier_case"])
    fence = register.restricted[0]
    assert (fence.first, fence.last) == (date(2025, 6, 2), date(2025, 12, 2))
    assert fence.acknowledges == ("same-matter", "new-complaint", "escalation")
    assert register.earlier_case[-1].answered is None


RESTRICTED = """
[[restricted]]
person = "Raymond Pickersgill"
option = "acknowledge-only"
case = "NG-24-0311"
from = 2025-06-02
"""


def test_an_entry_holds_however_little_it_says(write):
    entry = load_register(write(RESTRICTED, "register.toml")).restricted[0]
    assert (entry.covers, entry.acknowledges, entry.last) == ("case", None, None)


@pytest.mark.parametrize(
    "old, new, where, what",
    [
        pytest.param("from", "fron", "restricted[0].fron", "unknown key", id="misspelt key"),
        pytest.param("case =", "covers = 'cases'\ncase =", "restricted[0].covers", "'cases'", id="misspelt word"),
        pytest.param("case =", "acknowledges=['all']\ncase =", "restricted[0].acknowledges[0]", "'all'", id="contact"),
        pytest.param("case =", "at_most = 'weekly'\ncase =", "restricted[0].at_most", "'weekly'", id="how often"),
        pytest.param(
            "case =", "named_contact = 'Sian'\ncase =", "restricted[0].named_contact", "'Sian'", id="contact by name"
        ),
        pytest.param(
            "case =", "until = 2025-06-01\ncase =", "restricted[0].until", "before", id="ends before it begins"
        ),
        pytest.param('case = "NG-24-0311"', "", "restricted[0]", "names none", id="covers which case?"),
        pytest.param("[[restricted]]", "[restricted]", "restricted", "several", id="one bracket"),
    ],
)
def test_a_mistake_in_the_register(write, old, new, where, what):
    with pytest.raises(SettingsError) as caught:
        load_register(write(RESTRICTED.replace(old, new, 1), "register.toml"))
    found = [m for m in caught.value.mistakes if re.sub(r"line \d+: ", "", m.where) == f"register.toml: {where}"]
    assert [what in m.what for m in found] == [True], caught.value.mistakes


def test_a_mistake_in_the_register_names_the_line_of_its_key(write):
    text = f"# who is restricted\n{RESTRICTED}\n[[restricted]]\nperson = 'Ada Moss'\noption = 'x'\ncovers = 'cases'\n"
    with pytest.raises(SettingsError) as caught:
        load_register(write(text, "register.toml"))
    places = {mistake.where for mistake in caught.value.mistakes}
    assert {"register.toml: line 12: restricted[1].covers", "register.toml: line 9: restricted[1].from"} <= places


@pytest.mark.parametrize(
    "day, what",
    [
        ("2026-13-02", "there is no month 13"),
        ("2026-02-30", "that month has no day 30"),
        ("2026-2-03", "a month and a day have two figures each"),
    ],
)
def test_a_day_that_is_in_no_calendar_is_told_as_that_and_with_all_else(write, day, what):
    text = re.sub(r"from = \S+", f"from = {day}", RESTRICTED, count=1) + "colour = 'red'\n"
    with pytest.raises(SettingsError) as caught:
        load_register(write(text, "register.toml"))
    assert [m.what for m in caught.value.mistakes] == [f"'{day}' is no day: {what}", "unknown key"]


def test_of_one_person_case_and_day_several_measures_may_stand_and_the_same_one_twice_may_not(write):
    other = RESTRICTED.replace("acknowledge-only", "one-channel")
    assert len(load_register(write(RESTRICTED + other, "register.toml")).restricted) == 2
    with pytest.raises(SettingsError) as caught:
        load_register(write(RESTRICTED + RESTRICTED, "register.toml"))
    assert "so that the two are one" in str(caught.value)
