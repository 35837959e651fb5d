"""Folders, a keyword and the flag as commands: what officers do to mail in the mailbox itself, on a real server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from email.message import EmailMessage

import pytest
from answers.case import Case
from answers.office import INBOX, SENT_ITEMS
from commands.border import Border
from commands.office import RANG, STAFF, PostalOffice
from commands.outlook import shown
from imapclient import IMAPClient
from site_on_a_server import Site

from rig import HOST, PASSWORD, Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot

OWN_CASE, NO_COMPLAINT = "heard/Own case", "heard/Not a complaint"
SIGNS = f"""
[[mailbox.sign]]
folder = "{OWN_CASE}"
does = "new case"
[[mailbox.sign]]
folder = "{NO_COMPLAINT}"
does = "not a complaint"
[[mailbox.sign]]
keyword = "Rang"
does = "contact made by phone"
[[mailbox.sign]]
flag = true
does = "assign to Gary Officer"
"""
ASKS, DONE = "Is it so?", "Done, since a message was moved or marked"


class Hands:
    """An officer's hands in the mailbox, in any mail program."""

    def __init__(self, server: Dovecot, user: str) -> None:
        self._server, self._user = server, user

    @contextmanager
    def _in(self, folder: str) -> Iterator[IMAPClient]:
        client = IMAPClient(HOST, port=self._server.port, ssl=False, timeout=30)
        client.login(self._user, PASSWORD)
        client.select_folder(folder)
        yield client
        client.logout()

    def make(self, *folders: str) -> None:
        with self._in("INBOX") as client:
            for folder in folders:
                client.create_folder(folder)

    def move(self, what: str, to: str) -> None:
        """Move a message, by its subject or its Message-ID."""
        with self._in("INBOX") as client:
            client.move(client.search(["OR", "SUBJECT", what, "HEADER", "Message-ID", what]), to)

    def mark(self, subject: str, mark: str) -> None:
        with self._in("INBOX") as client:
            client.add_flags(client.search(["SUBJECT", subject]), [mark])

    def unmark(self, subject: str, mark: str) -> None:
        with self._in("INBOX") as client:
            client.remove_flags(client.search(["SUBJECT", subject]), [mark])

    def traces(self) -> dict[int, tuple[bytes, ...]]:
        with self._in("INBOX") as client:
            found = client.fetch(client.search(), ["FLAGS"])
            return {uid: tuple(sorted(set(answer[b"FLAGS"]) - {rb"\Recent"})) for uid, answer in found.items()}


@pytest.fixture(scope="module")
def office(dovecot: Dovecot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostalOffice]:
    user, folder = f"signs-{time.time_ns()}", tmp_path_factory.mktemp("signs")
    Hands(dovecot, user).make("heard", OWN_CASE, NO_COMPLAINT)
    with ExitStack() as closing:
        sink = closing.enter_context(SmtpSink())
        border = Border(dovecot, user)
        border.open()
        closing.callback(border.close)
        site = Site(
            folder, dovecot, sink, user=user, folders=(INBOX, SENT_ITEMS), keep_sent=False, poll=1, new_cases=True
        )
        closing.callback(site.end)
        site.toml.write_text(
            site.toml.read_text().replace('["team-lead"]', '["team-lead", "complaints-officer", "handler"]')
        )
        yield PostalOffice(site, dovecot, sink, border, pack="hos-code-2024", staff=STAFF + SIGNS)


@pytest.fixture
def hands(office: PostalOffice, dovecot: Dovecot) -> Hands:
    return Hands(dovecot, office.site.user)


def is_told(office: PostalOffice, case: Case, subject: str, *, times: int = 1) -> EmailMessage:
    """Wait until Helen, who leads the team, is told of it so many times; return the last of these letters."""

    def found() -> list[EmailMessage]:
        letters = [each for each in office.helen.letters(case) if str(each["Subject"]).startswith(subject)]
        return letters if len(letters) >= times else []

    return until(found, what=f"a letter to Helen: {subject} [{case.reference}]")[-1]


def test_a_message_moved_to_a_folder_gets_a_case_of_its_own_and_undo_puts_it_back(
    office: PostalOffice, hands: Hands
) -> None:
    """Ada Finch writes of another matter on her case; somebody moves that mail into the folder for it."""
    case = office.complaint_of("Ada")
    more = office.tenant_writes(case, "The lift in our block is stuck again, and nobody has come. It is a disgrace.")
    before = {each["message_id"] for each in case.shown()["messages"]}
    hands.move(str(more["Message-ID"]), OWN_CASE)
    told = is_told(office, case, DONE)
    assert "is now on a case of its own" in shown(told)
    assert {each["message_id"] for each in case.shown()["messages"]} < before
    office.helen.is_told(office.helen.presses("Undo", told))
    assert {each["message_id"] for each in case.shown()["messages"]} >= before


def test_what_would_end_a_case_is_asked_and_one_click_says_that_it_is_so(office: PostalOffice, hands: Hands) -> None:
    """Somebody moves the mail of Beryl Finch into "Not a complaint": that alone changes nothing."""
    case = office.complaint_of("Beryl")
    hands.move(case.tenant.subject, NO_COMPLAINT)
    asked = is_told(office, case, ASKS)
    assert "heard has changed nothing" in shown(asked)
    assert case.shown()["status"] == "open"
    [button] = [each for each in office.helen.offered(asked) if each.startswith("Yes:")]
    assert "closed" in office.helen.is_told(office.helen.presses(button, asked))
    assert case.shown()["status"] == "closed"


def test_a_keyword_says_that_somebody_rang_once_however_often_it_is_set(office: PostalOffice, hands: Hands) -> None:
    case, _ = office.given_to_gary("Clara")
    hands.mark(case.tenant.subject, "Rang")
    told = until(
        lambda: [each for each in office.gary.letters(case) if str(each["Subject"]).startswith(DONE)], what="Gary told"
    )
    assert "Somebody spoke to the complainant" in shown(told[0])
    hands.unmark(case.tenant.subject, "Rang")
    hands.mark(case.tenant.subject, "Rang")
    other = office.complaint_of("Dorothy")
    hands.mark(other.tenant.subject, "Rang")
    is_told(office, other, DONE)
    assert len([each for each in office.gary.letters(case) if str(each["Subject"]).startswith(DONE)]) == 1


def test_the_flag_gives_the_case_to_whom_the_site_says(office: PostalOffice, hands: Hands) -> None:
    case = office.complaint_of("Edith")
    hands.mark(case.tenant.subject, r"\Flagged")
    told = office.gary.notice(case, offers=RANG)
    assert "Somebody who has the mailbox open gave it to you" in shown(told)
    assert case.shown()["owner"] is not None


def test_heard_moves_and_marks_nothing_itself(office: PostalOffice, hands: Hands) -> None:
    case = office.complaint_of("Fay")
    before = hands.traces()
    hands.mark(case.tenant.subject, "Rang")
    is_told(office, case, DONE)
    after = hands.traces()
    assert after.keys() == before.keys()
    assert [flags for uid, flags in after.items() if flags != before[uid]] == [(*before[max(before)], b"Rang")]


def test_after_a_restart_nothing_is_done_again_and_what_was_done_meanwhile_is(
    office: PostalOffice, hands: Hands
) -> None:
    first, second = office.complaint_of("Gwen"), office.complaint_of("Hope")
    hands.mark(first.tenant.subject, "Rang")
    is_told(office, first, DONE)
    office.site.kill()
    hands.mark(second.tenant.subject, "Rang")
    office.site.start()
    is_told(office, second, DONE)
    # Killed between the wire and the record a letter leaves twice, under the one Message-ID it has for ever.
    told = {each["Message-ID"] for each in office.helen.letters(first) if str(each["Subject"]).startswith(DONE)}
    assert len(told) == 1
