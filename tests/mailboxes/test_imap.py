"""The IMAP mailbox, against a real Dovecot."""

from __future__ import annotations

import itertools
import os
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from mailboxes.contract import LONG_AGO, InThread, MailboxContract, cursor, heard, letter, subjects
from mailboxes.imap_place import SLOW, ImapPlace
from rig import HOST, Dovecot, free_port, until

pytestmark = pytest.mark.dovecot

NUMBERS = itertools.count(1)
FAST = timedelta(milliseconds=20)


class Account(ImapPlace):
    """A fresh mailbox on the server."""

    def __init__(self, server: Dovecot) -> None:
        super().__init__(server.port, f"user{os.getpid()}x{next(NUMBERS)}")
        self.server = server

    @property
    def maildir(self) -> Path:
        return self.server.home / "mail" / self.user / "Maildir"

    def put(self, *letters: bytes) -> None:
        self.server.deliver(self.user, *letters)


@pytest.fixture
def place(dovecot: Dovecot) -> Iterator[Account]:
    account = Account(dovecot)
    yield account
    account.close()


@pytest.fixture
def own_server() -> Iterator[Dovecot]:
    """A server a test may break."""
    with Dovecot() as server:
        yield server


class TestContract(MailboxContract):
    pass


class TestReading:
    def test_the_time_of_receipt_is_the_servers_not_the_writers(self, place: Account) -> None:
        received = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
        with place.officer() as client:
            client.append("INBOX", b"Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n" + letter("one"), msg_time=received)
        [message] = heard(place.watch())
        assert message.received_at == received

    def test_an_officer_who_reads_and_answers_hides_nothing(self, place: Account) -> None:
        place.put(letter("one"), letter("two"))
        with place.officer() as client:
            client.select_folder("INBOX")
            client.add_flags(client.search(), [rb"\Seen", rb"\Answered"])
        assert subjects(heard(place.watch())) == ["one", "two"]

    def test_a_folder_made_anew_is_read_from_the_start(self, place: Account) -> None:
        with place.officer() as client:
            client.create_folder("Complaints")
            client.append("Complaints", letter("one"))
            mailbox = place.watch(folder="Complaints")
            last = heard(mailbox)[-1]
            client.rename_folder("Complaints", "Old")
            client.create_folder("Complaints")
            client.append("Complaints", letter("one"))
            client.append("Complaints", letter("two"))
        mailbox.close()
        again = heard(mailbox, cursor(last))
        assert subjects(again) == ["one", "two"]
        assert again[0].uidvalidity != last.uidvalidity

    def test_a_folder_renamed_while_we_watch_is_let_go_for_the_one_that_took_its_name(self, place: Account) -> None:
        with place.officer() as client:
            client.create_folder("Complaints")
            client.append("Complaints", letter("one"))
            mailbox = place.watch(folder="Complaints", reopen_after=timedelta(0))
            last = heard(mailbox)[-1]
            client.rename_folder("Complaints", "Old")
            client.create_folder("Complaints")
            client.append("Complaints", letter("two"))
            assert subjects(heard(mailbox, cursor(last))) == ["two"]

    def test_a_file_that_vanished_below_the_server_stops_nothing(self, place: Account) -> None:
        place.put(*[letter(f"{n}") for n in range(5)])
        mailbox = place.watch()
        mailbox.held("INBOX", LONG_AGO)  # the server has listed its files
        stored = [file for part in ("new", "cur") for file in (place.maildir / part).iterdir()]
        next(file for file in stored if b"Subject: 3\n" in file.read_bytes()).unlink()

        def found() -> list[str]:
            try:
                return subjects(heard(mailbox))
            except MailboxError:  # what the server makes of it; the daemon tries again
                return []

        assert until(found) == ["0", "1", "2", "4"]

    @pytest.mark.parametrize(
        "server_name, asked",
        [
            pytest.param("INBOX", "inbox", id="INBOX in small letters"),
            pytest.param("Formal complaints", "Formal complaints", id="a space"),
            pytest.param(
                "Cwynion ffurfiol — tŷ & gardd", "Cwynion ffurfiol — tŷ & gardd", id="not ASCII, and an ampersand"
            ),
            pytest.param('Say "hello"', 'Say "hello"', id="quotes"),
            pytest.param("Complaints/2026/Spring", "Complaints/2026/Spring", id="a folder in a folder"),
        ],
    )
    def test_folder_names(self, place: Account, server_name: str, asked: str) -> None:
        with place.officer() as client:
            if server_name != "INBOX":
                client.create_folder(server_name)
            client.append(server_name, letter("one"))
        mailbox = place.watch(folder=asked)
        assert subjects(heard(mailbox)) == ["one"]
        assert mailbox.folder == ("INBOX" if server_name == "INBOX" else asked)
        assert mailbox.folder in mailbox.folders()
        assert [one.subject for one in mailbox.held(mailbox.folder, LONG_AGO)[1]] == ["one"]

    def test_a_folder_that_is_not_there_is_told_with_the_nearest_name(self, place: Account) -> None:
        place.put(letter("one"))
        with pytest.raises(
            MailboxError, match=rf"^{HOST}:\d+: there is no folder 'Sent Itms'. Did you mean 'Sent Items'\?$"
        ):
            heard(place.watch(folder="Sent Itms"))

    def test_a_folder_made_later_is_found(self, place: Account) -> None:
        mailbox = place.watch(folder="Complaints")
        with pytest.raises(MailboxError):
            heard(mailbox)
        with place.officer() as client:
            client.create_folder("Complaints")
            client.append("Complaints", letter("one"))
        assert subjects(heard(mailbox)) == ["one"]

    def test_folders_are_those_in_which_mail_may_lie(self, place: Account) -> None:
        assert sorted(place.watch().folders()) == ["INBOX", "Junk", "Sent Items", "Trash"]

    def test_held_looks_into_other_folders_and_comes_back(self, place: Account) -> None:
        place.put(letter("one"))
        with place.officer() as client:
            client.append("Junk", letter("two"))
        mailbox = place.watch()
        assert [one.subject for one in mailbox.held("Junk", LONG_AGO)[1]] == ["two"]
        assert subjects(heard(mailbox)) == ["one"]


class TestWaiting:
    def test_idle_tells_of_mail(self, place: Account) -> None:
        mailbox = place.watch(SLOW)
        heard(mailbox)
        waiting = InThread(mailbox)
        until(lambda: place.server.idles(place.user), what="IDLE")
        place.put(letter("one"))
        put_at = time.monotonic()
        assert waiting.ended_within(3)
        assert waiting.ended_at - put_at < 1.5

    def test_a_fast_poll_tells_of_mail_fast(self, place: Account) -> None:
        mailbox = place.watch(FAST)
        heard(mailbox)
        waiting = InThread(mailbox)
        place.put(letter("one"))
        put_at = time.monotonic()
        assert waiting.ended_within(3)
        assert waiting.ended_at - put_at < 0.25

    @pytest.mark.parametrize("poll", [pytest.param(FAST, id="while it polls"), pytest.param(SLOW, id="while it idles")])
    def test_a_connection_that_dies_is_noticed_and_made_anew(self, own_server: Dovecot, poll: timedelta) -> None:
        account = Account(own_server)
        account.put(letter("one"))
        mailbox = account.watch(poll)
        last = heard(mailbox)[-1]
        waiting = InThread(mailbox)
        until(own_server.imap_processes)
        own_server.break_connections()
        assert waiting.ended_within(3)
        assert isinstance(waiting.error, MailboxUnreachable)
        account.put(letter("two"))
        assert subjects(heard(mailbox, cursor(last))) == ["two"]
        account.close()

    def test_a_server_that_went_away_is_named_and_found_again(self, own_server: Dovecot) -> None:
        account = Account(own_server)
        account.put(letter("one"))
        mailbox = account.watch()
        last = heard(mailbox)[-1]
        own_server.stop()
        for _ in range(3):
            with pytest.raises(MailboxUnreachable, match=rf"^{HOST}:{own_server.port}: .*[a-z]\. Check that"):
                heard(mailbox, cursor(last))
        own_server.start()
        account.put(letter("two"))
        assert subjects(heard(mailbox, cursor(last))) == ["two"]
        account.close()


class TestSigningIn:
    def test_a_wrong_password_is_refused_and_not_repeated_in_the_error(self, place: Account) -> None:
        with pytest.raises(SignInRefused) as refused:
            heard(place.watch(password="swordfish"))
        assert re.match(rf"^{HOST}:\d+: refused the sign-in .* Check user and password\.$", str(refused.value))
        assert "swordfish" not in str(refused.value)

    @pytest.mark.parametrize("password", ["p£nderyn", 'with "quotes" and \\', "två ord"])
    def test_a_password_of_any_letters_reaches_the_server(self, place: Account, password: str) -> None:
        with pytest.raises(SignInRefused):
            heard(place.watch(password=password))

    def test_nobody_at_the_port(self, place: Account) -> None:
        with pytest.raises(MailboxUnreachable, match="refused"):
            heard(place.watch(port=free_port()))

    def test_a_port_that_speaks_something_else(self, place: Account) -> None:
        with pytest.raises(MailboxUnreachable):
            heard(place.watch(port=place.server.lmtp_port))


class TestSecrecy:
    @pytest.fixture(autouse=True)
    def _needs_tls(self, dovecot: Dovecot) -> None:
        if dovecot.certificate is None:
            pytest.skip("openssl is not installed")

    @pytest.mark.parametrize("security", ["tls", "starttls"])
    def test_a_server_whose_certificate_is_trusted(self, place: Account, security: str) -> None:
        place.put(letter("one"))
        assert place.server.certificate is not None
        port = place.server.tls_port if security == "tls" else place.server.port
        mailbox = place.watch(SLOW, security=security, port=port, ca_file=place.server.certificate[0])
        last = heard(mailbox)[-1]
        waiting = InThread(mailbox)
        place.put(letter("two"))
        assert waiting.ended_within(3)
        assert subjects(heard(mailbox, cursor(last))) == ["two"]

    @pytest.mark.parametrize("security", ["tls", "starttls"])
    def test_a_server_whose_certificate_nobody_vouches_for(self, place: Account, security: str) -> None:
        port = place.server.tls_port if security == "tls" else place.server.port
        with pytest.raises(MailboxUnreachable, match=r"certificate is not trusted .* trust the authority"):
            heard(place.watch(security=security, port=port))

    def test_tls_on_a_port_without(self, place: Account) -> None:
        with pytest.raises(MailboxUnreachable, match="TLS failed"):
            heard(place.watch(security="tls"))


class TestMarking:
    def test_a_keyword_is_set_and_nothing_else(self, place: Account) -> None:
        place.put(letter("one"), letter("two"))
        mailbox = place.watch()
        one, two = heard(mailbox)
        mailbox.done([one.uid], "Heard NH-25-0042")
        assert place.traces() == [(one.uid, [b"Heard_NH-25-0042"]), (two.uid, [])]
        place.put(letter("three"))
        assert subjects(heard(mailbox, cursor(two))) == ["three"]


class TestSentMail:
    def test_a_letter_kept_lies_read_in_the_sent_folder(self, place: Account) -> None:
        mailbox = place.watch()
        assert mailbox.sent_as("<one@btmail.example>") == ""
        mailbox.keep_sent(letter("one"))
        assert mailbox.sent_as("<one@btmail.example>") == "<one@btmail.example>"
        assert mailbox.sent_as("<two@btmail.example>") == ""
        with place.officer() as client:
            client.select_folder("Sent Items", readonly=True)
            [answer] = client.fetch(client.search(), ["FLAGS"]).values()
            assert set(answer[b"FLAGS"]) - {rb"\Recent"} == {rb"\Seen"}

    def test_asking_for_sent_mail_does_not_disturb_the_watch(self, place: Account) -> None:
        place.put(*[letter(f"{n}") for n in range(60)])
        mailbox = place.watch()
        messages = []
        for batch in mailbox.new(None):
            mailbox.sent_as("<nothing@btmail.example>")
            messages += batch
        assert len(messages) == 60
        place.put(letter("late"))
        assert InThread(mailbox).ended_within(3)
        assert subjects(heard(mailbox, cursor(messages[-1]))) == ["late"]

    def test_the_sent_folder_is_known_as_such(self, place: Account) -> None:
        mailbox = place.watch(folder="Sent Items")
        mailbox.keep_sent(letter("one"))
        [message] = heard(mailbox)
        assert message.sent_folder

    def test_without_a_mark_the_name_will_do(self, place: Account) -> None:
        with place.officer() as client:
            client.create_folder("Sent Messages")
            client.delete_folder("Sent Items")
            mailbox = place.watch()
            mailbox.keep_sent(letter("one"))
            sent = {name for flags, _, name in client.list_folders() if b"\\Sent" in flags or name.startswith("Sent")}
        assert mailbox.sent_as("<one@btmail.example>") == "<one@btmail.example>"
        assert sent <= {"Sent Messages", "Sent Items"}
