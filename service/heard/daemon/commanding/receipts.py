"""What an officer is answered: what their command did, why it did nothing, or whether it is theirs at all.

A receipt goes to the officer's own address in heard.toml, whatever a From says, and to nobody who has none there.  Each
message is answered once.  With each they are given what shows that their next command for the case is theirs.  So that
whoever forges their mail cannot fill their inbox, what is written of commands that did nothing is limited to so many a
day; so that no program of theirs answers ours for ever, so is all that is written.  Beyond that it is noted, and the
team leads are told, once a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from heard.casework.commands import Command, Given, Undo
from heard.casework.events import About, LetterName, MessageNumber, Purpose, Reference
from heard.casework.people import Officer
from heard.daemon.dates_attached import dates_of
from heard.daemon.pressing import Pressed, buttons_of, press
from heard.daemon.promising import write_letter
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.judgement.commands.offered import UNDOES, Offer
from heard.judgement.commands.typed import typed
from heard.judgement.token_seen import CONFIRM, LASTS_TO_CONFIRM, RECEIPT, UNDO
from heard.mail.message import Address, Message
from heard.store import fuses, tokens

DONE = LetterName("officer.receipt.done")
NOTED = LetterName("officer.receipt.noted")
REFUSED = LetterName("officer.receipt.refused")
NOT_UNDERSTOOD = LetterName("officer.receipt.not-understood")
TO_CONFIRM = LetterName("officer.receipt.confirm")
MISUSED = LetterName(f"officer.notice.{About.MISUSED}")


class Shown(StrEnum):
    """What shows that a command is its officer's: how the key of its receipt ends, by which they are counted apart.

    What our own server vouches for is neither counted with what it does not, nor held up by it: or whoever has one
    token that leaked would silence the officer.
    """

    VOUCHED = ""  # our own server vouches for its sender
    CARRIED = ":not-vouched"  # only what it carries does, if that
    NOTHING = ":nothing-shown"  # neither, and the officer is asked whether it is theirs


AT_MOST: Mapping[LetterName, int] = {TO_CONFIRM: 5, REFUSED: 20, NOT_UNDERSTOOD: 20}
"""How many letters of a name one officer gets in 24 hours of mail that nobody vouches for.

No officer errs so often; who pretends to be one may.  To be asked whether a command is theirs, only those count of
which nothing shows that.
"""
OF_ALL = 100
"""How many receipts one officer gets in 24 hours, of mail that is vouched for and as many of other mail.

One every five minutes of a working day of eight hours are 96.  A rule or an assistant that answers each with words gets
there in an hour or two.
"""
MANY = "so much came in 24 hours in the name of one officer that they are not written to about it any more"


def may_be_written(writing: Writing, officer: Officer, name: LetterName, shown: Shown) -> bool:
    """Say whether an officer may get one more receipt of that name today."""
    names, since = (DONE, NOTED, *AT_MOST), writing.now - fuses.A_DAY
    found = fuses.keys_written_since(writing.connection, officer.address, names, since)
    of_kind = [(each, key) for each, key in found if (_shown(key) is Shown.VOUCHED) is (shown is Shown.VOUCHED)]
    if len(of_kind) >= OF_ALL:
        return False
    if shown is Shown.VOUCHED or (name == TO_CONFIRM and shown is Shown.CARRIED):
        return True
    alike = [key for each, key in of_kind if each == name and (name != TO_CONFIRM or _shown(key) is Shown.NOTHING)]
    return len(alike) < AT_MOST.get(name, OF_ALL)


def _shown(key: str) -> Shown:
    return next((each for each in (Shown.CARRIED, Shown.NOTHING) if key.endswith(each)), Shown.VOUCHED)


def tell_of_many(writing: Writing, reference: Reference | None, officer: Officer, shown: Shown) -> None:
    """Tell the team leads, once a day, that an officer is not written to any more."""
    apart = "" if shown is Shown.VOUCHED else "not-vouched:"
    tell_leads(writing, reference, f"{MANY}: {officer.name}", f"many:{apart}{officer.address}", many=True)


def answer(
    writing: Writing,
    officer: Officer,
    name: LetterName,
    reference: Reference | None,
    message: Message | None,
    values: Mapping[str, object],
    pressed: Pressed | None = None,
    *,
    about: MessageNumber | None = None,
    shown: Shown = Shown.VOUCHED,
    with_dates: bool = False,
    offers: Sequence[Offer] = (),
) -> None:
    """Write the receipt for the message being heard, in its thread; what the case is and owes is said in it.

    pressed      its button, whose token an answer to it quotes
    about        the message that the next command will be about: the one that this was about
    shown        what shows that the command is theirs
    with_dates   whether the days of the case go along, for the officer's calendar
    offers       what else may be pressed in it, for the case
    """
    stands = stands_now(writing.connection, writing.house, reference)
    given, short = _for_what_comes_next(writing, officer, reference, about), words_of_the_case(writing, stands)
    buttons = (*(pressed.buttons if pressed is not None else ()), *buttons_of(writing, offers, reference, given))
    said = {"reference": reference, "about": short["about"], "presses": buttons or None, **values}
    to, key = Address(officer.name, officer.address), f"receipt:{writing.cause}{shown}"
    letter = WriteLetter(key, name, Purpose.NOTICE, reference, None, to, False, said, "")
    files = dates_of(writing, stands, also_over=True) if with_dates else ()
    write_letter(writing, letter, message, files, token=f"{pressed.token} {given}" if pressed is not None else given)


def _for_what_comes_next(
    writing: Writing, officer: Officer, reference: Reference | None, about: MessageNumber | None
) -> str:
    """Return a new token for any command of the case."""
    return tokens.give(
        writing.connection, writing.house.keys, officer=officer.address, reference=reference, message=about,
        about=RECEIPT, only=(), now=writing.now,
    )  # fmt: skip


def undo_button(
    writing: Writing,
    officer: Officer,
    reference: Reference | None,
    undo: Command,
    command: MessageNumber,
    about: MessageNumber | None,
) -> Pressed:
    """Return the button that takes back what was done.

    command   the message whose command it was
    about     the message that command was about
    """
    if isinstance(undo, Undo):
        return press(writing, officer, UNDOES, reference, command, UNDO)
    return press(writing, officer, Offer("Take it back", undo), reference, about, RECEIPT)


def same_again(
    writing: Writing, officer: Officer, reference: Reference | None, given: Given, about: MessageNumber | None
) -> Pressed:
    """Return the button that gives a command again, which was given with what had been used for it before."""
    words = typed(given.command, writing.house.given.landlord.staff)
    offer = Offer(f"Do it again: {words}", given.command, asks=("because: [why]",) if given.because else ())
    return press(writing, officer, offer, reference, about, RECEIPT)


def confirm_button(
    writing: Writing, officer: Officer, reference: Reference | None, offer: Offer, command: MessageNumber
) -> Pressed:
    """Return the button that says that the command in a message is the officer's."""
    return press(writing, officer, offer, reference, command, CONFIRM, LASTS_TO_CONFIRM)


def tell_leads(writing: Writing, reference: Reference | None, because: str, what: str, *, many: bool = False) -> None:
    """Tell the team leads that somebody else may give an officer's commands, of the same once a day.

    what   a word for what is the same: an officer's address, and how it was tried
    many   whether it is how much came, which a program of the officer's own may have sent
    """
    day = writing.house.given.calendar.local_date(writing.now)
    for lead in writing.house.given.landlord.team_leads:
        key, to = f"misused:{day}:{what}:{lead.address}", Address(lead.name, lead.address)
        values: dict[str, object] = {"reference": reference, "message": writing.cause, "reason": because}
        values["many"] = "yes" if many else None
        told = WriteLetter(key, MISUSED, Purpose.NOTICE, reference, None, to, False, values, because, replies=False)
        write_letter(writing, told, None)
