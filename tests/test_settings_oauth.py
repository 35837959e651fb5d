"""Exchange and Microsoft 365 in heard.toml: what may stand there, what cannot be, and what Microsoft has ended."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from builders import SMALL
from heard.errors import ConfigurationError, SettingsError
from heard.settings import load
from heard.settings.exchange_online import is_exchange_online, scope_of
from heard.settings.places import READ, SEND, parse
from heard.trying import try_everything
from heard.wiring import build_house, doors_of, mailboxes_of, refuse_what_has_ended
from heard.wiring.ways import SHOWN_WITHIN
from rig import HOST, free_port

CLIENT = "0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21"
OAUTH = f"""
[mailbox.oauth]
tenant = "northgate.onmicrosoft.com"
client = "{CLIENT}"
secret_env = "HEARD_CLIENT_SECRET"
"""
BOX = 'read = "eml:mail"\nsend = "eml:letters"\n'


def written(tmp_path: Path, read: str, send: str, *more: str, oauth: str = OAUTH) -> Path:
    toml = tmp_path / "heard.toml"
    lines = "".join(f"{line}\n" for line in (f'read = "{read}"', f'send = "{send}"', *more))
    toml.write_text(SMALL.replace(BOX, lines + oauth))
    return toml


def mistakes_in(path: Path) -> dict[str, str]:
    with pytest.raises(SettingsError) as caught:
        load(path)
    return {m.where.removeprefix("heard.toml: "): f"{m.what} {m.do}" for m in caught.value.mistakes}


class TestWhatMayStandThere:
    @pytest.mark.parametrize(
        "read, send",
        [
            pytest.param("graph:", "graph:", id="Graph both ways"),
            pytest.param("imaps://outlook.office365.com", "smtp://smtp.office365.com", id="IMAP and SMTP"),
            pytest.param("graph:", "smtp://smtp.office365.com", id="each by its own way"),
            pytest.param("ews://mail.northgate.example", "ews://mail.northgate.example", id="Exchange by tokens"),
        ],
    )
    def test_tokens_in_place_of_a_password(self, tmp_path: Path, read: str, send: str) -> None:
        oauth = load(written(tmp_path, read, send)).mailbox[0].oauth
        assert oauth is not None
        assert (oauth.tenant, oauth.client) == ("northgate.onmicrosoft.com", CLIENT)
        assert oauth.authority == "https://login.microsoftonline.com"

    def test_exchange_on_the_premises_by_a_password(self, tmp_path: Path) -> None:
        place = "ews://mail.northgate.example"
        box = load(written(tmp_path, place, place, 'password_env = "HEARD_PASSWORD"', oauth="")).mailbox[0]
        assert box.read.web == "https://mail.northgate.example:443"

    def test_a_secret_is_read_when_it_is_needed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        oauth = load(written(tmp_path, "graph:", "graph:")).mailbox[0].oauth
        assert oauth is not None
        with pytest.raises(SettingsError, match="oauth: secret_env: the variable HEARD_CLIENT_SECRET is not set"):
            oauth.secret("complaints@northgate.example")
        monkeypatch.setenv("HEARD_CLIENT_SECRET", "s3cret")
        assert oauth.secret("complaints@northgate.example") == "s3cret"

    def test_a_certificate_has_its_private_key_with_it(self, tmp_path: Path) -> None:
        alone = OAUTH.replace('secret_env = "HEARD_CLIENT_SECRET"', 'certificate_file = "app.pem"')
        oauth = load(written(tmp_path, "graph:", "graph:", oauth=alone)).mailbox[0].oauth
        assert oauth is not None
        (tmp_path / "app.pem").write_text("-----BEGIN CERTIFICATE-----\n")
        with pytest.raises(SettingsError, match="holds not both a private key and a certificate"):
            oauth.certificate("complaints@northgate.example")


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        "read, send, more, where, says",
        [
            pytest.param(
                "imaps://x.example", "smtps://x.example", ['password_env = "A"'], "mailbox[0]", "has both", id="both"
            ),
            pytest.param("eml:mail", "eml:letters", [], "mailbox[0].oauth", "no use with folders", id="folders"),
            pytest.param(
                "ews://outlook.office365.com",
                "graph:",
                [],
                "mailbox[0].read",
                "since 2026-10-01",
                id="EWS to the cloud",
            ),
            pytest.param(
                "graph:", "ews://outlook.office365.us", [], "mailbox[0].send", "on 2027-04-01", id="EWS, US Government"
            ),
        ],
    )
    def test_of_the_ways(self, tmp_path: Path, read: str, send: str, more: list[str], where: str, says: str) -> None:
        found = mistakes_in(written(tmp_path, read, send, *more))
        assert list(found) == [where]
        assert says in found[where]

    @pytest.mark.parametrize(
        "old, new, where, says",
        [
            pytest.param("northgate.onmicrosoft.com", "common", "oauth.tenant", "every tenant", id="no tenant"),
            pytest.param("northgate.onmicrosoft.com", "a/b?c", "oauth.tenant", "not a tenant", id="a path"),
            pytest.param(CLIENT, "Xy8~hunter2", "oauth.client", "Application (client) ID", id="a secret"),
            pytest.param('secret_env = "HEARD_CLIENT_SECRET"', "", "oauth", "says no secret", id="no secret"),
            pytest.param(
                "secret_env", 'secret_file = "s"\nsecret_env', "oauth", "has both secret_env and secret_file", id="two"
            ),
            pytest.param("secret_env", "secret", "oauth.secret", "may not stand in this file", id="the secret itself"),
            pytest.param(
                "secret_env", 'authority = "http://login.example"\nsecret_env', "oauth.authority", "https", id="plain"
            ),
            pytest.param(
                "secret_env",
                'authority = "https://a:b@x.example"\nsecret_env',
                "oauth.authority",
                "a host",
                id="a name",
            ),
            pytest.param(
                "secret_env", 'authority = "https://x.example/t"\nsecret_env', "oauth.authority", "a host", id="path"
            ),
        ],
    )
    def test_of_the_app(self, tmp_path: Path, old: str, new: str, where: str, says: str) -> None:
        found = mistakes_in(written(tmp_path, "graph:", "graph:", oauth=OAUTH.replace(old, new, 1)))
        assert says in found[f"mailbox[0].{where}"]
        assert "hunter2" not in str(found)

    def test_the_same_server_both_ways_is_no_mistake_where_it_is_no_folder(self, tmp_path: Path) -> None:
        assert load(written(tmp_path, "graph:", "graph:")).mailbox[0].send.scheme == "graph"

    def test_of_a_second_route_by_exchange(self, tmp_path: Path) -> None:
        toml = written(tmp_path, "graph:", "smtp://smtp.office365.com")
        route = 'send = "graph:"\nfrom = "heard@elsewhere.example"\nto = ["it@elsewhere.example"]\n'
        toml.write_text(f"{toml.read_text()}\n[heartbeat]\n{route}")
        assert "must begin with one of" in mistakes_in(toml)["heartbeat.send"]


class TestWhatMicrosoftHasEnded:
    @pytest.mark.parametrize(
        "host, its_own",
        [
            ("outlook.office365.com", True),
            ("eur05.outlook.com", True),
            ("outlook.office365.us", True),
            ("partner.outlook.cn", True),
            ("outlook.com.northgate.example", False),
            ("notoutlook.com", False),
            ("mail.northgate.example", False),
        ],
    )
    def test_which_hosts_are_its_own(self, host: str, its_own: bool) -> None:
        assert is_exchange_online(host) is its_own

    @pytest.mark.parametrize("day, refused", [(date(2027, 3, 31), False), (date(2027, 4, 1), True)])
    def test_an_app_on_the_allow_list_has_until_april_2027(self, tmp_path: Path, day: date, refused: bool) -> None:
        settings = load(written(tmp_path, "ews://outlook.office365.com", "graph:", "ews_allowed = true"))
        if not refused:
            refuse_what_has_ended(settings, day)
            return
        with pytest.raises(ConfigurationError, match="no Exchange Web Services any more, since 2027-04-01"):
            refuse_what_has_ended(settings, day)

    def test_exchange_on_the_premises_goes_on(self, tmp_path: Path) -> None:
        place = "ews://mail.northgate.example"
        refuse_what_has_ended(load(written(tmp_path, place, place)), date(2030, 1, 1))

    def test_passwords_are_noted_with_their_end(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        # HEARD_PASSWORD is not set, so that no server is asked.
        monkeypatch.delenv("HEARD_PASSWORD", raising=False)
        password = 'password_env = "HEARD_PASSWORD"'
        toml = written(tmp_path, "imaps://outlook.office365.com", "smtp://smtp.office365.com", password, oauth="")
        _, notes = try_everything(toml)
        read, send = (str(note) for note in notes if "mailbox complaints@" in note.where)
        assert "read: Microsoft 365 takes no passwords over IMAP any more" in read
        assert "only until the end of December 2026" in send


@pytest.mark.parametrize(
    "place, scope",
    [
        ("imaps://outlook.office365.com", "https://outlook.office365.com/.default"),
        ("smtp://smtp.office365.com", "https://outlook.office365.com/.default"),
        ("smtp://smtp.office365.us", "https://outlook.office365.us/.default"),
        ("graph:", "https://graph.microsoft.com/.default"),
        ("graph://graph.microsoft.us", "https://graph.microsoft.us/.default"),
        ("ews://outlook.office365.com", "https://outlook.office365.com/.default"),
        ("ews://mail.northgate.example", "https://mail.northgate.example/.default"),
    ],
)
def test_what_a_token_is_good_for_follows_from_the_place(place: str, scope: str) -> None:
    assert scope_of(parse(place, READ | SEND, Path())) == scope


class TestTheHouse:
    @pytest.fixture(autouse=True)
    def secret(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HEARD_CLIENT_SECRET", "s3cret")
        monkeypatch.setenv("HEARD_PASSWORD", "pa55word")

    @pytest.mark.parametrize("folders, opened", [("", ["INBOX"]), ('folders = ["INBOX", "Sent Items"]', None)])
    def test_the_ways_are_built_and_nobody_is_asked(self, tmp_path: Path, folders: str, opened: Any) -> None:
        settings = load(written(tmp_path, "graph:", "graph:", *([folders] if folders else [])))
        found = [mailbox.folder for mailbox in mailboxes_of(settings)]
        assert found == (opened or ["INBOX", "Sent Items"])

    @pytest.mark.parametrize("keep", ["true", "false"])
    def test_a_server_that_keeps_copies_itself_is_asked_and_given_none(
        self, tmp_path: Path, clock: Any, keep: str
    ) -> None:
        settings = load(written(tmp_path, "graph:", "graph:", f"keep_sent = {keep}"))
        assert build_house(settings, now=clock).keeps_sent == frozenset()
        (door,) = doors_of(settings).values()
        assert door.copies is not None
        assert door.shown_within == SHOWN_WITHIN

    @pytest.mark.parametrize(
        "read, send, keep, keeps, looks, waits",
        [
            pytest.param("imap", "smtp", "true", True, True, False, id="heard keeps them, and knows of them at once"),
            pytest.param("imap", "smtp", "false", False, True, True, id="whoever else keeps them is asked"),
            pytest.param("imap", "graph", "true", False, True, True, id="Exchange keeps them"),
            pytest.param("graph", "smtp", "true", False, True, True, id="Exchange is given none"),
            pytest.param("imap", "eml", "false", False, True, False, id="nobody keeps those of files"),
            pytest.param("eml", "graph", "true", False, True, True, id="wherever mail comes from"),
            pytest.param("maildir", "smtp", "true", False, False, False, id="nor among files"),
        ],
    )
    def test_copies_are_looked_for_where_there_may_be_some(
        self, tmp_path: Path, clock: Any, read: str, send: str, keep: str, keeps: bool, looks: bool, waits: bool
    ) -> None:
        ways = {
            "imap": "imaps://outlook.office365.com", "smtp": "smtp://smtp.office365.com", "graph": "graph:",
            "eml": "eml:mail", "maildir": "maildir:mail",
        }  # fmt: skip
        settings = load(written(tmp_path, ways[read], ways[send], f"keep_sent = {keep}"))
        assert bool(build_house(settings, now=clock).keeps_sent) is keeps
        (door,) = doors_of(settings).values()
        assert (door.copies is not None) is looks
        assert door.shown_within == (SHOWN_WITHIN if waits else timedelta())

    def test_check_says_that_nobody_can_be_asked_for_a_token(self, tmp_path: Path) -> None:
        nobody = f"{HOST}:{free_port()}"
        oauth = OAUTH.replace("secret_env", f'authority = "http://{nobody}"\nsecret_env')
        ways = (f"imap://{HOST}:{free_port()}", f"smtp://{HOST}:{free_port()}")
        mistakes, _ = try_everything(written(tmp_path, *ways, oauth=oauth))
        said = [str(mistake) for mistake in mistakes]
        assert len(said) == 2
        assert all(f"{nobody}: cannot be reached" in line for line in said)
