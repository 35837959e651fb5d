"""Exchange and Microsoft 365 in heard.toml: what may stand there, what cannot be, and what Microsoft has ended."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from authority import made
from builders import SMALL
from heard.errors import ConfigurationError, SettingsError
from heard.now import utc_now
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
PASSWORD = 'password_env = "HEARD_PASSWORD"'
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
        (tmp_path / "app.pem").write_bytes(b"0\x82\x0a\xf9\x02\x01\x03")
        with pytest.raises(SettingsError, match=r"not UTF-8. It holds both, in PEM. Out of a .pfx: openssl pkcs12 -in"):
            oauth.certificate("complaints@northgate.example")

    @pytest.mark.parametrize(
        "held, says",
        [
            pytest.param(b"\xef\xbb\xbfXy8~hunter2\r\n", None, id="a mark of Windows"),
            pytest.param(b"Xy8~hunter2 \n", "holds more than a client secret, or blanks", id="a blank behind it"),
            pytest.param(b"secret\nXy8~hunter2\n", "holds more than a client secret", id="two lines"),
            pytest.param(CLIENT.encode(), "holds the Secret ID, and not the Value", id="the ID"),
        ],
    )
    def test_a_secret_is_one_word_and_no_id(self, tmp_path: Path, held: bytes, says: str | None) -> None:
        in_file = OAUTH.replace('secret_env = "HEARD_CLIENT_SECRET"', 'secret_file = "secret"')
        oauth = load(written(tmp_path, "graph:", "graph:", oauth=in_file)).mailbox[0].oauth
        (tmp_path / "secret").write_bytes(held)
        assert oauth is not None
        if says is None:
            assert oauth.secret("complaints@northgate.example") == "Xy8~hunter2"
            return
        with pytest.raises(SettingsError, match=f"oauth: secret_file: {says}") as caught:
            oauth.secret("complaints@northgate.example")
        assert "hunter2" not in str(caught.value)

    def test_a_credential_is_looked_for_only_where_systemd_hands_it_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
        handed = OAUTH.replace('secret_env = "HEARD_CLIENT_SECRET"', 'secret_file = "$CREDENTIALS_DIRECTORY/secret"')
        oauth = load(written(tmp_path, "graph:", "graph:", oauth=handed)).mailbox[0].oauth
        assert oauth is not None
        with pytest.raises(SettingsError, match=r"no credentials here\. Outside heard.service start heard by"):
            oauth.secret("complaints@northgate.example")

    @pytest.mark.parametrize("authority", ["https://Login.Northgate.example.", "https://login.northgate.example/"])
    def test_an_authority_is_called_by_one_name(self, tmp_path: Path, authority: str) -> None:
        named = OAUTH.replace("secret_env", f'authority = "{authority}"\nsecret_env', 1)
        oauth = load(written(tmp_path, "graph:", "graph:", oauth=named)).mailbox[0].oauth
        assert oauth is not None
        assert oauth.authority == "https://login.northgate.example"


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        "read, send, more, where, says",
        [
            pytest.param("graph:", "smtp://smtp.office365.com", [PASSWORD], "mailbox[0]", "has both", id="both"),
            pytest.param("imap://127.0.0.1", "eml:letters", [PASSWORD], "mailbox[0]", "has both", id="both, here"),
            pytest.param("ews://x.example", "ews://x.example", [PASSWORD], "mailbox[0]", "has both", id="both, by EWS"),
            pytest.param("imaps://x.example", "smtps://x.example", [PASSWORD], "mailbox[0].oauth",
                         "neither read nor send is a server of Microsoft's", id="somebody else's servers"),
            pytest.param("imaps://x.example", "graph:", [], "mailbox[0]", "says no password", id="one of them"),
            pytest.param("ews://outlook.office365.com.", "graph:", [], "mailbox[0].read", "since 2026-10-01",
                         id="EWS to the cloud, with a final dot"),
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
    )  # fmt: skip
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
            ("Outlook.Office365.com", True),
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

    def test_a_relay_gets_the_password_and_no_token(self, tmp_path: Path) -> None:
        settings = load(written(tmp_path, "graph:", "smtp://relay.northgate.example", PASSWORD))
        (door,) = doors_of(settings).values()
        server = vars(door.sender)["_server"]
        assert (server.user, server.password, server.tokens) == ("complaints@northgate.example", "pa55word", None)

    @pytest.mark.parametrize("send", ["smtp://relay.northgate.example", "smtp://smtp.gmail.com"])
    def test_a_relay_without_a_password_gets_nothing(self, tmp_path: Path, send: str) -> None:
        (door,) = doors_of(load(written(tmp_path, "graph:", send))).values()
        server = vars(door.sender)["_server"]
        assert (server.user, server.password, server.tokens) == (None, "", None)

    def test_a_tunnel_on_this_machine_gets_the_password_where_there_is_one(self, tmp_path: Path) -> None:
        (door,) = doors_of(load(written(tmp_path, "graph:", f"smtp://{HOST}:10025", PASSWORD))).values()
        assert vars(door.sender)["_server"].password == "pa55word"

    def test_all_that_sign_in_as_one_app_share_its_tokens(self, tmp_path: Path) -> None:
        place = "imaps://outlook.office365.com"
        settings = load(written(tmp_path, place, "smtp://smtp.office365.com"))
        (mailbox,), (door,) = mailboxes_of(settings), doors_of(settings).values()
        tokens = vars(vars(mailbox)["_connection"])["server"].tokens
        assert tokens is not None
        assert vars(door.sender)["_server"].tokens is tokens

    def test_check_says_when_the_certificate_ends(self, tmp_path: Path) -> None:
        soon = utc_now() + timedelta(days=29)
        (tmp_path / "app.pem").write_text("".join(made(ends=soon)))
        oauth = OAUTH.replace('secret_env = "HEARD_CLIENT_SECRET"', 'certificate_file = "app.pem"').replace(
            "certificate_file", f'authority = "http://{HOST}:{free_port()}"\ncertificate_file'
        )
        toml = written(tmp_path, f"imap://{HOST}:{free_port()}", "eml:letters", oauth=oauth)
        [said] = [str(note) for note in try_everything(toml)[1] if "certificate_file" in note.where]
        assert f"the certificate ends on {soon:%Y-%m-%d}" in said
        (tmp_path / "app.pem").write_text("".join(made(ends=soon + timedelta(days=2))))
        assert "certificate_file" not in str([note.where for note in try_everything(toml)[1]])

    def test_check_says_that_nobody_can_be_asked_for_a_token(self, tmp_path: Path) -> None:
        nobody = f"{HOST}:{free_port()}"
        oauth = OAUTH.replace("secret_env", f'authority = "http://{nobody}"\nsecret_env')
        ways = (f"imap://{HOST}:{free_port()}", f"smtp://{HOST}:{free_port()}")
        mistakes, _ = try_everything(written(tmp_path, *ways, oauth=oauth))
        said = [str(mistake) for mistake in mistakes]
        assert len(said) == 1, "and not once more for the way out"
        assert f"{nobody}: refuses the connection" in said[0]
