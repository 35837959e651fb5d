"""The IMAP mailbox, against pymap: a real server that keeps no keywords, no CONDSTORE and no marks on its folders."""

from __future__ import annotations

import atexit
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from mailboxes.contract import LONG_AGO, InThread, MailboxContract, cursor, heard, letter, subjects
from mailboxes.imap_place import ImapPlace
from rig import ANSWERS_WITHIN, HOST, PASSWORD, answers, free_port, until

USER = "officer"


class Pymap:
    """A pymap of one's own on a free port, with one user, and its mail in memory.

    log   a file it fills with what it has to say
    """

    def __init__(self, log: Path) -> None:
        self.port, self._log = free_port(), log

    def start(self) -> None:
        command = [sys.executable, "-c", "from pymap.main import main; main()", "--no-tls", "--host", HOST]
        user = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen([*command, "--port", str(self.port), *user], stdout=log, stderr=log)
        atexit.register(self._process.kill)
        until(lambda: answers(self.port), what=f"pymap, see {self._log}")

    def stop(self) -> None:
        """End it; the mail goes with it."""
        self._process.kill()
        self._process.wait(ANSWERS_WITHIN)
        atexit.unregister(self._process.kill)

    def __enter__(self) -> Pymap:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class Account(ImapPlace):
    """The mailbox of the one user, emptied."""

    def __init__(self, server: Pymap) -> None:
        super().__init__(server.port, USER)
        with self.officer() as client:
            client.rename_folder("INBOX", "Old")  # an INBOX renamed leaves a new one (RFC 3501, 6.3.5)
            for _, _, name in client.list_folders():
                if name != "INBOX":
                    client.delete_folder(name)

    def put(self, *letters: bytes) -> None:
        with self.officer() as client:
            client.multiappend("INBOX", letters)


@pytest.fixture(scope="module")
def pymap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pymap]:
    with Pymap(tmp_path_factory.mktemp("pymap") / "log") as server:
        yield server


@pytest.fixture
def place(pymap: Pymap) -> Iterator[Account]:
    account = Account(pymap)
    yield account
    account.close()


class TestContract(MailboxContract):
    pass


def test_idle_tells_of_mail(place: Account) -> None:
    mailbox = place.watch()
    heard(mailbox)
    waiting = InThread(mailbox)
    place.put(letter("one"))
    put_at = time.monotonic()
    assert waiting.ended_within(3)
    assert waiting.ended_at - put_at < 1.5


def test_a_keyword_it_does_not_keep_is_not_set_and_stops_nothing(place: Account) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    [one] = heard(mailbox)
    before = place.traces()
    mailbox.done([one.uid], "Heard NH-25-0042")
    assert place.traces() == before
    place.put(letter("two"))
    assert subjects(heard(mailbox, cursor(one))) == ["two"]


def test_without_marks_the_sent_folder_is_known_by_its_name(place: Account) -> None:
    mailbox = place.watch()
    assert mailbox.sent_as("<one@btmail.example>") is None
    with pytest.raises(MailboxError, match="no folder for sent mail"):
        mailbox.keep_sent(letter("one"))
    with place.officer() as client:
        client.create_folder("Sent Items")
    mailbox.keep_sent(letter("one"))
    assert mailbox.sent_as("<one@btmail.example>") == "<one@btmail.example>"
    assert mailbox.sent_as("<two@btmail.example>") == ""
    assert [one.subject for one in mailbox.held("Sent Items", LONG_AGO)[1]] == ["one"]


def test_a_wrong_password_is_refused(place: Account) -> None:
    with pytest.raises(SignInRefused, match=r"Check user and password\.$"):
        heard(place.watch(password="swordfish"))


def test_a_server_that_lost_its_mail_is_read_from_the_start(tmp_path: Path) -> None:
    with Pymap(tmp_path / "log") as server:
        account = Account(server)
        account.put(letter("one"))
        mailbox = account.watch()
        last = heard(mailbox)[-1]
        server.stop()
        with pytest.raises(MailboxUnreachable, match=rf"^{HOST}:{server.port}: "):
            heard(mailbox, cursor(last))
        server.start()
        account.put(letter("two"))
        [two] = heard(mailbox, cursor(last))
        assert subjects([two]) == ["two"]
        assert two.uidvalidity != last.uidvalidity
        account.close()
