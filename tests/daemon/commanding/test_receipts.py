"""Every receipt is answered: with what it gave its officer, the next command for the case is known as theirs.

Gary has a notice about the complaint of NH-26-0001, and our own server vouches for him.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, brought, complained, receipt, receipt_keys, written_to
from looking import hear, in_step, the_case
from sqlalchemy import select

from builders import KEYS, LEAD, MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.casework.events import MessageNumber
from heard.daemon.house import House
from heard.store import tokens
from heard.store.tables import letters

OURS = "mx.northgate.example"
ARRIVED = ("Received", f"from mail.northgate.example by {OURS}; Mon, 1 Jun 2026 09:00:00 +0000")
VOUCHED = ("Authentication-Results", f"{OURS}; dmarc=pass header.from=northgate.example")
DONE, NOTED, REFUSED = "officer.receipt.done", "officer.receipt.noted", "officer.receipt.refused"
TO_CONFIRM, NOT_UNDERSTOOD = "officer.receipt.confirm", "officer.receipt.not-understood"
MISUSED = "officer.notice.token-misused"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    landlord = replace(LANDLORD_OF_THREE, authserv_ids={MAILBOX: OURS})
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=landlord))


class Mail:
    """What officers write to the mailbox, one mail after another, and what they are answered."""

    def __init__(self, house: House) -> None:
        self.house, self.last = house, 1

    def a_notice(self, to: str = OFFICER) -> str:
        """Return what an officer was given with a notice about the complaint."""
        with self.house.store.writing() as connection:
            return tokens.give(
                connection, KEYS, officer=to, reference=CASE, message=MessageNumber(1), about="new-case", only=(),
                now=self.house.now(),
            )  # fmt: skip

    def answers(
        self,
        line: str,
        quoted: str,
        *,
        by: str = OFFICER,
        vouched: bool = True,
        answered: int | None = None,
        headers: Sequence[tuple[str, str]] = (),
        file: str = "",
    ) -> int:
        """Let an officer answer with a line above what they quote; return the number of the mail.

        answered   the message whose receipt its headers name
        file       the name of a letter that goes along; "" where none does
        """
        names = [("In-Reply-To", self.message_id_of(answered))] if answered is not None else []
        assert isinstance(self.house.now, MovedClock)
        self.house.now.on(minutes=10)
        self.last += 1
        mail = a_mail(
            f"{line}\n\n> {quoted}\n",
            sender=by,
            subject=f"RE: Your case [{CASE}]",
            message_id=f"<answer-{self.last}@northgate.example>",
            received_at=self.house.now(),
            headers=(*((VOUCHED, ARRIVED) if vouched else ()), *names, *headers),
        )
        hear(self.house, with_a_letter(mail, file) if file else mail, self.last)
        return self.last

    def message_id_of(self, number: int) -> str:
        """Return the Message-ID of the receipt for a message."""
        with self.house.store.reading() as connection:
            its = select(letters.c.message_id).where(letters.c.key.in_(receipt_keys(number)))
            return str(connection.execute(its).scalar_one())

    def given_with(self, number: int) -> str:
        """Return the line of a receipt that an answer to it quotes."""
        with self.house.store.reading() as connection:
            its = select(letters.c.content).where(letters.c.key.in_(receipt_keys(number)))
            content = connection.execute(its).scalar_one()
        plain = email.message_from_bytes(content, policy=email.policy.default).get_body(("plain",))
        assert plain is not None
        return str(plain.get_content()).rstrip().rpartition("\n")[2]

    def status(self) -> str:
        assert in_step(self.house)
        return str(the_case(self.house, CASE)["status"])


def with_a_letter(mail: bytes, name: str) -> bytes:
    message = email.message_from_bytes(mail, policy=email.policy.SMTP)
    assert isinstance(message, EmailMessage)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


@pytest.fixture
def mail(house: House) -> Mail:
    return Mail(house)


def test_what_was_undone_is_done_after_all_by_an_answer_to_the_receipt_of_the_undo(mail: Mail) -> None:
    closed = mail.answers("close withdrawn", mail.a_notice())
    undone = mail.answers("undo", mail.given_with(closed))
    assert (receipt(mail.house, undone)[0], mail.status()) == (DONE, "open")
    assert "answer this mail with the command" in receipt(mail.house, undone)[1]
    again = mail.answers("close withdrawn", mail.given_with(undone))
    assert (receipt(mail.house, again)[0], mail.status()) == (DONE, "closed")


@pytest.mark.parametrize(
    "line, name",
    [
        pytest.param("I have rung the plumber", NOTED, id="noted"),
        pytest.param("clsoe withdrawn", NOT_UNDERSTOOD, id="not understood"),
        pytest.param("reopen", REFUSED, id="refused"),
        pytest.param("assign to me", DONE, id="done"),
    ],
)
def test_every_receipt_is_answered_with_a_command(mail: Mail, line: str, name: str) -> None:
    first = mail.answers(line, mail.a_notice())
    assert receipt(mail.house, first)[0] == name
    answer = mail.answers("close withdrawn", mail.given_with(first))
    assert (receipt(mail.house, answer)[0], mail.status()) == (DONE, "closed")


def test_a_notice_is_answered_with_one_command_after_another(mail: Mail) -> None:
    notice = mail.a_notice()
    for line in ("assign to me", "contact made by phone", "close withdrawn", "reopen"):
        assert receipt(mail.house, mail.answers(line, notice))[0] == DONE


def test_the_same_command_with_the_same_notice_is_not_done_twice_and_has_a_new_button(mail: Mail) -> None:
    notice = mail.a_notice()
    mail.answers("close withdrawn", notice)
    mail.answers("reopen", notice)
    again = mail.answers("close withdrawn", notice)
    name, words = receipt(mail.house, again)
    assert (name, mail.status(), brought(mail.house, again)) == (REFUSED, "open", ["CommandRefused"])
    assert "was used for this before" in words
    assert "Do it again: close withdrawn" in words
    mail.answers("close withdrawn", mail.given_with(again).split()[-2])
    assert mail.status() == "closed"


def test_what_is_used_and_may_not_be_as_the_case_stands_has_no_button_and_says_so(mail: Mail) -> None:
    notice = mail.a_notice()
    mail.answers("close withdrawn", notice)
    words = receipt(mail.house, mail.answers("close withdrawn", notice))[1]
    assert "was used for this before; for each command it works once. NH-26-0001 is closed" in words
    assert "Do it again" not in words


def test_an_old_mail_that_nobody_vouches_for_does_nothing_a_second_time(mail: Mail) -> None:
    notice = mail.a_notice()
    mail.answers("assign to me", notice)
    again = mail.answers("assign to me", notice, vouched=False)
    assert receipt(mail.house, again)[0] == REFUSED
    note = mail.answers("They rang again", notice, vouched=False)
    assert receipt(mail.house, note)[0] == NOTED


def test_a_notice_that_comes_back_undelivered_alarms_nobody_and_works_still(mail: Mail) -> None:
    notice = mail.a_notice()
    back = a_mail(
        f"I'm sorry to have to inform you that your message could not be delivered.\n\n{OFFICER}: mailbox full\n\n"
        f"----- Original message -----\n{notice}\n",
        sender="Mail Delivery System <MAILER-DAEMON@mail.northgate.example>",
        subject="Undelivered Mail Returned to Sender",
        message_id="<bounce@mail.northgate.example>",
        headers=(("Return-Path", "<>"),),
    )
    mail.last += 1
    hear(mail.house, back, mail.last)
    assert MISUSED not in written_to(mail.house, LEAD)
    assert receipt(mail.house, mail.answers("close withdrawn", notice))[0] == DONE


# -- Whether it is theirs


@pytest.mark.parametrize(
    "line", ["yes, I wrote this", "I wrote this", "yes", "Yes it was me", "it was me", "That was me"]
)
def test_they_say_in_their_own_words_that_it_is_theirs(mail: Mail, line: str) -> None:
    asked = mail.answers("close withdrawn", mail.a_notice(), vouched=False)
    words = receipt(mail.house, asked)[1]
    assert "carries what we gave to this officer for this case, but our own server does not vouch" in words
    assert "nothing in how it reached heard" not in words
    mail.answers(line, mail.given_with(asked), vouched=False)
    assert mail.status() == "closed"


@pytest.mark.parametrize("line", ["no", "Not me", "It was not me", "No, I did not write this", "I didn't send it"])
def test_what_they_say_is_not_theirs_stays_undone_and_the_leads_are_told(mail: Mail, line: str) -> None:
    asked = mail.answers("close withdrawn", mail.a_notice(), vouched=False)
    given = mail.given_with(asked)
    answer = mail.answers(line, given, vouched=False)
    name, words = receipt(mail.house, answer)
    assert (name, mail.status()) == (DONE, "open")
    assert "It stays undone: you say that it is not yours." in words
    refused = [each for each in the_case(mail.house, CASE)["events"] if each["type"] == "CommandRefused"]
    assert [each["details"] for each in refused] == [{"message": asked, "command": "close", "why": "forged"}]
    assert written_to(mail.house, LEAD).count(MISUSED) == 1
    after = mail.answers("yes", given, vouched=False)
    assert (receipt(mail.house, after)[0], mail.status()) == (REFUSED, "open")


def test_whom_one_of_two_things_shows_is_asked_however_often(mail: Mail) -> None:
    asked = [mail.answers("close withdrawn", mail.a_notice(), vouched=False) for _ in range(7)]
    assert [receipt(mail.house, each)[0] for each in asked] == [TO_CONFIRM] * 7


# -- What they were asked with has gone outside


def asked_and_spoiled(mail: Mail, *, vouched: bool) -> tuple[int, str]:
    """Let an officer be asked, and answer with a copy to the tenant; return what was asked about, and with what."""
    asked = mail.answers("close withdrawn", mail.a_notice(), vouched=False)
    given = mail.given_with(asked)
    mail.answers("yes", given, answered=asked, headers=[("Cc", TENANT)], vouched=vouched)
    assert mail.status() == "open"
    assert MISUSED in written_to(mail.house, LEAD)
    return asked, given


@pytest.mark.parametrize("vouched", [True, False], ids=["vouched for", "by nobody vouched for"])
@pytest.mark.parametrize("line", ["yes", "It was me", "no"])
def test_who_was_asked_with_what_others_have_seen_is_asked_once_more(mail: Mail, line: str, vouched: bool) -> None:
    asked, given = asked_and_spoiled(mail, vouched=vouched)
    again = mail.answers(line, given, answered=asked, vouched=vouched)
    name, words = receipt(mail.house, again)
    assert (name, mail.status(), brought(mail.house, again)) == (TO_CONFIRM, "open", ["CommandRefused"])
    assert "was seen in other hands, and holds no longer: you are asked once more" in words
    assert 'Your line: "close withdrawn"' in words
    mail.answers("yes", mail.given_with(again), answered=again, vouched=vouched)
    assert mail.status() == "closed"


def test_what_quotes_nothing_is_asked_about_once_more(mail: Mail) -> None:
    asked = mail.answers("close withdrawn", mail.a_notice(), vouched=False)
    again = mail.answers("yes", "", answered=asked)
    assert (receipt(mail.house, again)[0], mail.status()) == (TO_CONFIRM, "open")


def test_once_it_is_settled_they_are_told_so(mail: Mail) -> None:
    asked, given = asked_and_spoiled(mail, vouched=True)
    again = mail.answers("yes", given, answered=asked)
    mail.answers("yes", mail.given_with(again), answered=again)
    name, words = receipt(mail.house, mail.answers("yes", given, answered=asked))
    assert name == REFUSED
    assert "was carried out already" in words


def test_with_what_others_have_seen_an_officer_is_asked_five_times_a_day_unless_they_are_vouched_for(
    mail: Mail,
) -> None:
    asked, given = asked_and_spoiled(mail, vouched=True)
    for _ in range(7):
        mail.answers("yes", given, answered=asked, vouched=False)
    assert written_to(mail.house, OFFICER).count(TO_CONFIRM) == 1 + 5
    again = mail.answers("yes", given, answered=asked)
    assert (receipt(mail.house, again)[0], mail.status()) == (TO_CONFIRM, "open")


# -- A file without a word


def test_a_file_without_a_word_is_on_the_case_and_said_to_be(mail: Mail) -> None:
    number = mail.answers("", mail.a_notice(), file="Letter to <b>Ann</b>.pdf")
    name, words = receipt(mail.house, number)
    assert (name, mail.status(), brought(mail.house, number)) == (NOTED, "open", ["CommandGiven"])
    assert "Your mail is on the case as a note." in words
    assert "1 file that came with it is kept with the case." in words
    assert "Letter to" not in words
    assert "meant as a command" not in words


# -- Among colleagues, and as the mailbox itself


def test_a_colleague_who_answers_to_all_is_noted_and_spoils_nothing(mail: Mail) -> None:
    notice = mail.a_notice()
    note = mail.answers("No, looks fine to me", notice, by=LEAD)
    assert receipt(mail.house, note)[0] == NOTED
    asked = mail.answers("close withdrawn", notice, by=LEAD)
    assert receipt(mail.house, asked)[0] == TO_CONFIRM
    assert MISUSED not in written_to(mail.house, LEAD)
    assert receipt(mail.house, mail.answers("close withdrawn", notice))[0] == DONE


def test_who_sends_it_as_the_mailbox_itself_is_told_to_send_it_from_their_own_address(mail: Mail) -> None:
    sent = mail.answers("close withdrawn", mail.a_notice(), by=MAILBOX)
    name, words = receipt(mail.house, sent)
    assert (name, written_to(mail.house, OFFICER)[-1], mail.status()) == (REFUSED, REFUSED, "open")
    assert "it was sent as the mailbox itself" in words
    assert "it has to come from their own address" in words


# -- Undo is of what the receipt says was done, and of nothing else


@pytest.mark.parametrize("line", ["clsoe withdrawn", "I have rung the plumber", "reopen"])
def test_undo_in_answer_to_what_did_nothing_takes_nothing_back(mail: Mail, line: str) -> None:
    mail.answers("assign to me", mail.a_notice())
    nothing = mail.answers(line, mail.a_notice())
    undone = mail.answers("undo", mail.given_with(nothing))
    assert receipt(mail.house, undone)[0] == REFUSED
    assert the_case(mail.house, CASE)["owner"] == OFFICER


def test_undo_in_answer_to_a_notice_about_somebody_elses_command_takes_nothing_back(mail: Mail) -> None:
    assigned = mail.answers("assign to me", mail.a_notice())
    with mail.house.store.writing() as connection:
        your_case = tokens.give(
            connection, KEYS, officer=OFFICER, reference=CASE, message=MessageNumber(assigned), about="assigned",
            only=(), now=mail.house.now(),
        )  # fmt: skip
    assert receipt(mail.house, mail.answers("undo", your_case))[0] == REFUSED
    assert the_case(mail.house, CASE)["owner"] == OFFICER
