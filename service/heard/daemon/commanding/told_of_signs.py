"""Whoever deals with a case is told what somebody did to a message of it in the mailbox, and what follows.

Where nobody deals with it the team leads are told.  Each gets a button of their own: to take it back, or to say that it
is so.  What they press is a command like any other, and is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from heard.casework.events import About, LetterName, MessageNumber, Purpose, Reference
from heard.casework.people import Officer
from heard.daemon.asking import alarm_leads
from heard.daemon.commanding.doing import Done
from heard.daemon.commanding.receipts import undo_button
from heard.daemon.house import House
from heard.daemon.pressing import Pressed, press
from heard.daemon.promising import write_letter
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.daemon.whom import whom
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.judgement.commands.offered import A_REQUEST, Offer
from heard.judgement.commands.signs import Sign
from heard.mail.message import Address
from heard.store import fuses, moving

SOME_WAIT = LetterName("officer.alarm.signs-wait")


@dataclass(frozen=True, slots=True)
class Told:
    """A message that bears a sign, for those who are told of it.

    writing     what is written down of it, caused by the message
    reference   the case the message is on
    owner       the address of whoever dealt with it when it was seen to
    """

    writing: Writing
    sign: Sign
    reference: Reference | None
    owner: str | None


def ask_whether(told: Told, because: str, *, may_be: bool) -> None:
    """Ask whether a command is meant; or say that nothing follows, where it may not be.

    because   why heard does not bring it about by itself
    """
    for officer in _whom(told, About.SIGN_ASKED):
        pressed = None
        if may_be:
            offer = Offer(f"Yes: {told.sign.typed}", told.sign.command)
            pressed = press(told.writing, officer, offer, told.reference, told.writing.cause, About.SIGN_ASKED)
        _tell(told, officer, About.SIGN_ASKED, because, pressed, {})


def tell_done(told: Told, done: Done) -> None:
    """Tell what was brought about, with what takes it back."""
    if told.reference is None:
        [lying] = moving.lying(told.writing.connection, [_number(told)])
        told = replace(told, reference=lying.reference)
    says = {"what": done.what or None, "notes": done.notes or None}
    for officer in _whom(told, About.SIGN_DONE):
        pressed = _takes_back(told, officer, done)
        _tell(told, officer, About.SIGN_DONE, told.sign.in_words, pressed, says)


def tell_that_some_wait(house: House, mailbox: str, most: int) -> bool:
    """Tell the team leads, once a day, that more bears a sign than is seen to in a day; say whether they were told."""
    leads, since = house.given.landlord.team_leads, house.now() - fuses.A_DAY
    with house.store.reading() as connection:
        if not leads or fuses.written_since(connection, leads[0].address, SOME_WAIT, since):
            return False
    with house.store.writing() as connection:
        now = house.now()
        writing = Writing(connection, house, now, None, mailbox, now)
        alarm_leads(writing, f"{SOME_WAIT}:{mailbox}:{now.isoformat()}", SOME_WAIT, {"mailbox": mailbox, "count": most})
        writing.append()
    return True


def _whom(told: Told, about: About) -> Sequence[Officer]:
    return whom(told.writing, None, about, addresses=(told.owner,) if told.owner is not None else ())


def _takes_back(told: Told, officer: Officer, done: Done) -> Pressed:
    """Return the button that takes back what was done; where nothing does, the one that ends the case it opened."""
    number = _number(told)
    if done.undo is not None:
        return undo_button(told.writing, officer, told.reference, done.undo, number, number)
    return press(told.writing, officer, A_REQUEST, told.reference, number, About.SIGN_DONE)


def _number(told: Told) -> MessageNumber:
    assert told.writing.cause is not None
    return told.writing.cause


def _tell(
    told: Told,
    officer: Officer,
    about: About,
    because: str,
    pressed: Pressed | None,
    says: Mapping[str, object],
) -> None:
    writing, reference = told.writing, told.reference
    values = {
        "reference": reference,
        "message": writing.cause,
        "reason": f"{because[0].upper()}{because[1:].rstrip('.')}.",
        "did": told.sign.in_words,
        **words_of_the_case(writing, stands_now(writing.connection, writing.house, reference)),
        "presses": pressed.buttons if pressed is not None else None,
        **says,
    }
    name, to = LetterName(f"officer.notice.{about}"), Address(officer.name, officer.address)
    key = f"sign:{writing.mailbox}:{told.sign.key}:{writing.cause}:{to.address}"
    letter = WriteLetter(key, name, Purpose.NOTICE, reference, None, to, False, values, because, replies=False)
    write_letter(writing, letter, None, token=pressed.token if pressed is not None else None)
