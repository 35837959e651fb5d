"""What an officer is answered: what their command did, why it did nothing, or whether it is theirs at all.

A receipt goes to the officer's own address in heard.toml, whatever a From says, and to nobody who has none there.  Each
message is answered once.  So that whoever forges their mail cannot fill their inbox, what is written of commands that
did nothing is limited to so many a day; beyond that it is noted, and the team leads are told, once a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from heard.casework.commands import Command, Confirm, Undo
from heard.casework.events import About, LetterName, MessageNumber, Purpose, Reference
from heard.casework.people import Officer
from heard.daemon.promising import write_letter
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.judgement.commands.identity import CONFIRM, UNDO
from heard.judgement.commands.typed import typed
from heard.judgement.token_seen import LASTS, LASTS_TO_CONFIRM
from heard.letters.buttons import Button, button
from heard.mail.message import Address, Message
from heard.store import fuses, tokens

DONE = LetterName("officer.receipt.done")
NOTED = LetterName("officer.receipt.noted")
REFUSED = LetterName("officer.receipt.refused")
NOT_UNDERSTOOD = LetterName("officer.receipt.not-understood")
TO_CONFIRM = LetterName("officer.receipt.confirm")
MISUSED = LetterName(f"officer.notice.{About.MISUSED}")

RECEIPT = "receipt"
"""What a token is about that was given with a receipt, for what takes back what was done."""
A_DAY = timedelta(hours=24)
AT_MOST: Mapping[LetterName, int] = {TO_CONFIRM: 5, REFUSED: 20, NOT_UNDERSTOOD: 20}
"""How many letters of a name one officer gets in 24 hours.  No officer errs so often; who pretends to be one may."""


def may_be_written(writing: Writing, officer: Officer, name: LetterName) -> bool:
    """Say whether an officer may get one more letter of that name today."""
    since = writing.now - A_DAY
    return fuses.written_since(writing.connection, officer.address, name, since) < AT_MOST[name]


def answer(
    writing: Writing,
    officer: Officer,
    name: LetterName,
    reference: Reference | None,
    message: Message | None,
    values: Mapping[str, object],
    presses: Sequence[Button] = (),
) -> None:
    """Write the receipt for the message being heard, in its thread; what the case is and owes is said in it."""
    short = words_of_the_case(writing, stands_now(writing.connection, writing.house, reference))
    said = {"reference": reference, "about": short["about"], "presses": tuple(presses) or None, **values}
    to, key = Address(officer.name, officer.address), f"receipt:{writing.cause}"
    write_letter(writing, WriteLetter(key, name, Purpose.NOTICE, reference, None, to, False, said, ""), message)


def undo_button(
    writing: Writing,
    officer: Officer,
    reference: Reference | None,
    undo: Command,
    command: MessageNumber,
    about: MessageNumber | None,
) -> Button:
    """Return the button that takes back what was done.

    command   the message whose command it was
    about     the message that command was about
    """
    if isinstance(undo, Undo):
        return _button(writing, officer, "Undo", undo, reference, command, UNDO, LASTS)
    return _button(writing, officer, "Take it back", undo, reference, about, RECEIPT, LASTS)


def confirm_button(writing: Writing, officer: Officer, reference: Reference | None) -> Button:
    """Return the button that says that the command of the message being heard is the officer's."""
    label = "Yes, I wrote this"
    return _button(writing, officer, label, Confirm(), reference, writing.cause, CONFIRM, LASTS_TO_CONFIRM)


def _button(
    writing: Writing,
    officer: Officer,
    label: str,
    command: Command,
    reference: Reference | None,
    message: MessageNumber | None,
    about: str,
    lasts: timedelta,
) -> Button:
    words = typed(command)
    token = tokens.give(
        writing.connection,
        writing.house.keys,
        officer=officer.address,
        reference=reference,
        message=message,
        about=about,
        only=(words,),
        now=writing.now,
        lasts=lasts,
    )
    return button(label, words, mailbox=writing.mailbox, reference=reference, token=token)


def tell_leads(writing: Writing, reference: Reference | None, because: str, what: str) -> None:
    """Tell the team leads that somebody else may give an officer's commands, of the same once a day.

    what   a word for what is the same: an officer's address, and how it was tried
    """
    day = writing.house.given.calendar.local_date(writing.now)
    for lead in writing.house.given.landlord.team_leads:
        key, to = f"misused:{day}:{what}:{lead.address}", Address(lead.name, lead.address)
        values: dict[str, object] = {"reference": reference, "message": writing.cause, "reason": because}
        told = WriteLetter(key, MISUSED, Purpose.NOTICE, reference, None, to, False, values, because, replies=False)
        write_letter(writing, told, None)
