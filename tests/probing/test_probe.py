"""What `heard check --probe` finds at a real mailbox, behind a server that does to mail what real ones do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from builders import KEYS
from heard.probing import Asked, Found, try_mailbox
from heard.settings import load
from probing.border import MX, Border, Habits
from probing.told import changed, for_a_person, says
from rig import HOST, PASSWORD, Dovecot
from typed import heard

pytestmark = pytest.mark.dovecot
_users = count(1)

HEARD_TOML = """\
[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"
sending = "hold"

[database]
url = "sqlite:///heard.db"

# The only one.
[[mailbox]]
address = "complaints@northgate.example"
read = "imap://127.0.0.1:{imap}"
send = "smtp://127.0.0.1:{smtp}"
user = "{user}"
password_file = "password"
poll_seconds = {poll}
{more}

[[staff]]
name = "Helen Lead"
address = "helen.lead@northgate.example"
roles = ["team-lead"]
"""
"""sending is "hold": a probe leaves all the same, to the mailbox alone."""

Open = Callable[..., Any]


@pytest.fixture
def opened(dovecot: Dovecot, tmp_path: Path) -> Iterator[Open]:
    """Open a site whose mail goes through a server with these habits."""
    with ExitStack() as closing:

        def opened(*more: str, poll: float = 0.05, **habits: Any) -> Any:
            user = f"probe{next(_users)}"
            border = closing.enter_context(Border(dovecot, user, Habits(**habits)))
            (tmp_path / "password").write_text(PASSWORD)
            toml = tmp_path / "heard.toml"
            toml.write_text(
                HEARD_TOML.format(imap=dovecot.port, smtp=border.port, user=user, poll=poll, more="\n".join(more))
            )
            return SimpleNamespace(folder=tmp_path, toml=toml, border=border, user=user)

        yield opened


def probed(site: Any, *, within: float = 20, other: str | None = None, outside: bool = False) -> Found:
    settings = load(site.toml)
    server = (HOST, site.border.port) if outside else None
    asked = Asked(within=timedelta(seconds=within), later=timedelta(0), other=other, outside=server)
    return try_mailbox(settings, settings.mailbox[0], KEYS.held()[0], asked, tell=lambda line: None)


def test_a_mailbox_that_leaves_mail_alone(opened: Open) -> None:
    site = opened('authserv_id = "mx.northgate.example"', "reply_tag = true")
    mailbox = probed(site)
    assert (mailbox.in_time, mailbox.changes, for_a_person(mailbox)) == (True, (), [])
    assert (says(mailbox, "Message-ID"), says(mailbox, "headers")) == ("kept", "all kept")
    assert {says(mailbox, each) for each in ("subject", "text", "HTML")} == {"as it was sent"}
    assert says(mailbox, "sent copies") == "the server keeps none; heard does (keep_sent)"
    assert says(mailbox, "keywords") == "kept"


@pytest.mark.parametrize(
    "habits, about, said",
    [
        pytest.param(
            {"replaces_id": "X-Microsoft-Original-Message-ID"}, "Message-ID",
            "replaced; ours is kept in X-Microsoft-Original-Message-ID", id="Message-ID replaced, and kept elsewhere",
        ),
        pytest.param({"replaces_id": ""}, "Message-ID", "replaced, and ours is gone", id="Message-ID gone"),
        pytest.param(
            {"strips": ("Auto-Submitted", "Thread-Index")}, "headers", "lost: Auto-Submitted, Thread-Index",
            id="headers lost",
        ),
        pytest.param({"subject_tag": "[EXT]"}, "subject", 'put before it: "[EXT]"', id="subject tagged"),
        pytest.param(
            {"banner": "CAUTION: external"}, "text", 'put before it: "CAUTION: external"', id="banner above the text"
        ),
        pytest.param(
            {"banner": "CAUTION: external"}, "HTML", 'put before it: "CAUTION: external"', id="banner above the HTML"
        ),
        pytest.param({"footer": "Go green"}, "text", 'put behind it: "Go green"', id="footer below the text"),
        pytest.param({"verdict": ""}, "Authentication-Results", "none on mail from inside", id="no verdict"),
        pytest.param({}, "Authentication-Results", f"written under {MX}", id="a verdict"),
    ],
)  # fmt: skip
def test_what_a_server_does_to_mail_is_told(opened: Open, habits: dict[str, Any], about: str, said: str) -> None:
    mailbox = probed(opened(**habits))
    assert says(mailbox, about) == said


def test_headers_that_keep_machines_from_answering_are_missed_by_a_person(opened: Open) -> None:
    mailbox = probed(opened(strips=("Auto-Submitted", "X-Auto-Response-Suppress")))
    assert for_a_person(mailbox) == ["headers"]


def test_copies_that_the_server_keeps_would_be_doubled(opened: Open) -> None:
    mailbox = probed(opened(copies=True))
    assert says(mailbox, "sent copies").startswith("the server keeps one, in Sent Items, shown ")
    assert changed(mailbox)["keep_sent"] is False


@pytest.mark.parametrize("tags", [True, False])
def test_mail_to_an_address_with_a_tag_is_tried(opened: Open, tags: bool) -> None:
    mailbox = probed(opened(f"reply_tag = {str(not tags).lower()}", tags=tags))
    assert changed(mailbox) == {"reply_tag": tags}


def test_a_mailbox_that_can_be_opened_and_should_not_be_is_told_loudly(opened: Open) -> None:
    # On this server every name has the same password.
    mailbox = probed(opened(), other="ceo@northgate.example")
    assert for_a_person(mailbox) == ["other mailbox"]
    assert says(mailbox, "other mailbox") == "COULD BE OPENED, and should not be"


def test_where_files_are_read_there_is_no_other_mailbox_to_open(opened: Open) -> None:
    site = opened()
    (site.folder / "mail").mkdir()
    toml = re.sub(r'read = ".*"', 'read = "eml:mail"', site.toml.read_text())
    site.toml.write_text(toml)
    assert says(probed(site, within=0.1, other="ceo@northgate.example"), "other mailbox") == ""


def test_mail_that_does_not_come_is_for_later(opened: Open) -> None:
    mailbox = probed(opened(loses=True), within=1)
    assert (mailbox.in_time, mailbox.changes) == (False, ())
    assert says(mailbox, "arrival") == "the mail did not come within 1 s"


def test_mail_that_comes_into_another_folder_is_found_there(opened: Open) -> None:
    mailbox = probed(opened(folder="Junk"), within=1)
    assert for_a_person(mailbox) == ["arrival"]
    assert says(mailbox, "arrival") == "it came into the folder Junk"


def test_mail_is_seen_when_it_comes_and_not_when_somebody_looks(opened: Open) -> None:
    mailbox = probed(opened(poll=60))
    assert (mailbox.seconds or 60) < 30, "the server's own hint (IDLE) has to do it"


WITH_BORDER = {"authserv_id": MX, "border": MX}
"""Dovecot's LMTP writes a Received above what the server at the border wrote."""


class TestFromOutside:
    @pytest.mark.parametrize(
        "settings, habits, now",
        [
            pytest.param([], {}, WITH_BORDER, id="the server takes forged ones out"),
            pytest.param([], {"forged": True}, WITH_BORDER, id="its own stands above all that comes"),
            pytest.param(
                [], {"verdict": "below"}, WITH_BORDER | {"border_strips": True},
                id="below its Received, and it takes forged ones out",
            ),
            pytest.param([], {"verdict": "below", "forged": True}, {}, id="below its Received, among forged ones"),
            pytest.param([], {"verdict": ""}, {}, id="it judges nothing"),
            pytest.param([], {"judges_insiders": False}, WITH_BORDER, id="it judges only what comes from outside"),
            pytest.param([f'authserv_id = "{MX}"', f'border = "{MX}"'], {}, {}, id="all is set as it should be"),
            pytest.param(
                [f'authserv_id = "{MX}"', f'border = "{MX}"', "border_strips = true"],
                {"verdict": "below", "forged": True}, {"border_strips": False}, id="it strips no more",
            ),
        ],
    )  # fmt: skip
    def test_only_what_was_measured_is_trusted(
        self, opened: Open, settings: list[str], habits: dict[str, Any], now: dict[str, Any]
    ) -> None:
        site = opened("reply_tag = true", *settings, **habits)
        mailbox = probed(site, outside=True)
        assert changed(mailbox) == now

    def test_nothing_of_trust_is_set_where_nobody_tried_from_outside(self, opened: Open) -> None:
        mailbox = probed(opened("reply_tag = true"))
        assert mailbox.changes == ()

    def test_a_forged_verdict_that_would_be_believed_is_for_a_person(self, opened: Open) -> None:
        site = opened(f'authserv_id = "{MX}"', f'border = "{MX}"', "border_strips = true", verdict="below", forged=True)
        mailbox = probed(site, outside=True)
        assert "forged verdict" in for_a_person(mailbox)
        assert says(mailbox, "forged verdict") == "came through, AND HEARD WOULD BELIEVE IT"
        assert says(mailbox, "forged AuthAs") == "taken for mail from inside"

    def test_mail_that_was_taken_and_does_not_come_is_for_later(self, opened: Open) -> None:
        mailbox = probed(opened(loses_outsiders=True), outside=True, within=3)
        assert not mailbox.in_time
        assert says(mailbox, "from outside") == "taken, and did not come within 3 s"

    def test_a_server_that_turns_it_away_is_told(self, opened: Open) -> None:
        site = opened(outsiders="550 5.7.1 Not from you")
        mailbox = probed(site, outside=True)
        assert says(mailbox, "from outside") == "refused (550), so nothing was measured"


class TestTyped:
    def test_for_programs_one_object_tells_all_and_nothing_is_written(self, opened: Open) -> None:
        site = opened(copies=True)
        before = site.toml.read_text()
        code, said, errors = heard("check", "--probe", "--json", folder=site.folder)
        [each] = json.loads(said)["probed"]
        assert (code, errors) == (1, "")
        assert (each["address"], each["in_time"]) == ("complaints@northgate.example", True)
        assert {"about", "says", "do", "person"} == each["findings"][0].keys()
        assert each["changes"][0] == {
            "key": "keep_sent", "was": True, "now": False, "because": "the server keeps a copy itself",
        }  # fmt: skip
        assert site.toml.read_text() == before

    def test_mail_that_has_not_come_is_for_later(self, opened: Open) -> None:
        code, said, errors = heard("check", "--probe", "--within", "1", folder=opened(loses=True).folder)
        assert (code, "the mail did not come within 1 s" in said) == (75, True), said + errors

    def test_a_server_that_cannot_be_spoken_to_is_for_later(self, opened: Open) -> None:
        words = ("check", "--probe", "--from-outside", f"{HOST}:1")
        code, _, errors = heard(*words, folder=opened(copies=True).folder)
        assert code == 75
        assert "Is it the server that takes in mail from outside?" in errors

    def test_on_a_yes_the_keys_are_changed_and_comments_stay(self, opened: Open) -> None:
        site = opened("keep_sent = true  # until somebody tries", copies=True)
        before = site.toml.read_text()
        code, said, errors = heard("check", "--probe", "--yes", folder=site.folder, width=120)
        assert code == 0, said + errors
        assert "+keep_sent = false  # until somebody tries" in said
        assert "It stays in the mailbox: nobody deletes it." in said
        [box] = load(site.toml).mailbox
        assert (box.keep_sent, box.reply_tag) == (False, True)
        assert "# The only one.\n[[mailbox]]" in site.toml.read_text()
        assert (site.folder / "heard.toml.before-probe").read_text() == before

    def test_where_nobody_can_be_asked_nothing_is_written(self, opened: Open) -> None:
        site = opened(copies=True)
        before = site.toml.read_text()
        code, said, _ = heard("check", "--probe", folder=site.folder)
        assert (code, "Nothing was written." in said) == (1, True)
        assert site.toml.read_text() == before

    @pytest.mark.parametrize("words", [("--probe", "--yes", "--json"), ("--yes",), ("--other", "a@b.example")])
    def test_what_cannot_be_meant_is_refused(self, opened: Open, words: tuple[str, ...]) -> None:
        assert heard("check", *words, folder=opened().folder)[0] == 2
