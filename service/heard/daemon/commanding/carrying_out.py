"""An officer's command is carried out, in the transaction of the message it came in: whole, or not at all.

What it brings about stands in the history of its case as of the command's message, so that it can be taken back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from heard.casework.commands import (
    Assign,
    Close,
    Confirm,
    Disown,
    Extend,
    Given,
    NoStage,
    NotAComplaint,
    Note,
    OpenStage,
    Record,
    Reopen,
    SendLetter,
    Undo,
    name_of,
)
from heard.casework.events import (
    SITE,
    By,
    CommandGiven,
    CommandWord,
    MessageNumber,
    ProvedBy,
    Reference,
    Refusal,
    Stream,
)
from heard.casework.people import Officer
from heard.daemon.asking_of_a_case import asking_of
from heard.daemon.commanding.confirming import what_was_confirmed
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.effects import EFFECTS
from heard.daemon.commanding.meanwhile import asks_again, danger_noted, last_mail_noted
from heard.daemon.commanding.plainly import plainly
from heard.daemon.commanding.receipts import DONE, NOTED, Shown, answer, may_be_written, tell_of_many, undo_button
from heard.daemon.commanding.recording import record_all
from heard.daemon.commanding.refusing import ask_to_confirm, refuse
from heard.daemon.learning_offered import learning_offered
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid, CaseMovedOn, HeardError, ReaderUnavailable, StoreUnavailable
from heard.judgement.actions import CarryOut, RefuseCommand
from heard.judgement.commands.identity import as_used
from heard.judgement.commands.legal import warnings, why_not
from heard.judgement.commands.no_words import files_sent
from heard.judgement.commands.offered import Offer, to_record
from heard.judgement.commands.said_below import shortened
from heard.judgement.facts import Facts, OnFile
from heard.mail.message import Message
from heard.mail.threads.subjects import is_forward
from heard.store import history, tokens

MOVES_DAYS = (Assign, Close, Extend, NoStage, NotAComplaint, OpenStage, Reopen, SendLetter, Undo)
"""Commands after which an officer's calendar has to say something else."""
NOT_OF_THE_COMMAND = (StoreUnavailable, ReaderUnavailable, CaseMovedOn)
"""What stops the whole message, which is then heard again: it says nothing of the command."""


def carry_out(writing: Writing, action: CarryOut, facts: Facts, message: Message | None) -> None:
    """Bring a command about, and answer whoever gave it; where it may not be, nothing of it is so and they hear why."""
    writing.append()  # the command lies on its case before it changes it
    officer = writing.house.given.landlord.officer(action.officer)
    if officer is None:
        raise ValueError(f"message {writing.cause} is no officer's, and was decided to be a command of one")
    if (question := asks_again(writing, action, officer, facts.tokens)) is not None:
        ask_to_confirm(writing, question, message)
        return
    is_theirs = facts.brought is not None and message is not None and is_forward(message.subject)
    words = writing.words if is_theirs else ""  # what an officer types is told as nobody's complaint
    own = replace(writing, by=By.OFFICER, words=words, events=defaultdict(list), letters=[], written=[])
    try:
        with writing.house.store.savepoint(writing.connection):
            receipt = _brought_about(own, action, officer, facts, message)
            if action.nonce is not None and not isinstance(action.given.command, Note):
                used_for = as_used(action.given.command, officer.address)
                tokens.use(writing.connection, action.nonce, used_for, writing.now)
    except NOT_OF_THE_COMMAND:
        raise
    except HeardError as error:
        because = plainly(str(error)) or "it cannot be so as the case stands"
        given = action.given
        about = None if isinstance(given.command, Undo | Confirm | Disown) else action.about
        refused = RefuseCommand(
            action.reference, given, Refusal.NOT_ALLOWED, because, officer.address, about=about,
            vouched=action.vouched,
        )  # fmt: skip
        refuse(writing, refused, message)
        return
    writing.letters += own.letters
    _answer(writing, officer, receipt, message, Shown.VOUCHED if action.vouched else Shown.CARRIED)


@dataclass(frozen=True, slots=True)
class _Receipt:
    """What an officer is told: which command was carried out, in which message it stood, and what it did.

    about   the message it was about; of an undo or a word on a command, that of the command
    offers  what may be pressed next
    """

    reference: Reference | None
    given: Given
    command: MessageNumber
    about: MessageNumber | None
    done: Done
    offers: tuple[Offer, ...]


def _brought_about(own: Writing, action: CarryOut, officer: Officer, facts: Facts, message: Message | None) -> _Receipt:
    reference, given, about, proved_by = action.reference, action.given, action.about, action.proved_by
    if reference is not None and not history.is_kept(own.connection, Stream(reference)):
        raise CannotBeSaid(f"there is no case {reference}: put the reference of the one that is meant into the subject")
    _given(own, reference, given, proved_by, about)
    if isinstance(given.command, Confirm):
        confirmed = what_was_confirmed(own, given.command.command, officer)
        own.append()
        facts, message, proved_by = confirmed.facts, confirmed.message, ProvedBy.CONFIRMED
        reference, given, about = confirmed.reference, confirmed.given, confirmed.about
        own.cause, own.mailbox, own.received_at = facts.message, facts.mailbox, facts.received_at
        _given(own, reference, given, proved_by, about)
    on_file = stands_now(own.connection, own.house, reference)
    warned = _warned(own, on_file, given, officer) if on_file is not None else ()
    danger = danger_noted(own, on_file, given) if on_file is not None else ()
    last = last_mail_noted(own, on_file, given) if on_file is not None else ()
    command, because = given.command, given.because
    doing = Doing(own, reference, on_file, command, because, about, officer, facts, message)
    done = EFFECTS[type(command)](doing)
    what = (*done.what, *record_all(doing, given.records), *given.missed)
    own.append()
    assert own.cause is not None
    if isinstance(command, Undo | Disown):
        about = done.about
    done = replace(done, what=what, notes=(*danger, *done.notes, *warned, *last))
    return _Receipt(reference, given, own.cause, about, done, _offers(own, reference, given))


def _offers(own: Writing, reference: Reference | None, given: Given) -> tuple[Offer, ...]:
    """Return what else may be pressed in a receipt: what is still to be recorded of what was closed."""
    if not isinstance(given.command, Close | Record):
        return ()
    return tuple(map(to_record, learning_offered(own, stands_now(own.connection, own.house, reference))))


def _warned(own: Writing, on_file: OnFile, given: Given, officer: Officer) -> tuple[str, ...]:
    """Return what the policy says against a command that it allows.  Raises CannotBeSaid where it does not."""
    asking = asking_of(own.connection, own.house, on_file, officer.address, own.received_at, given.because)
    if (why := why_not(on_file, given.command, asking)) is not None:
        raise CannotBeSaid(why)
    return tuple(f"{each[0].upper()}{each[1:]}." for each in warnings(on_file, given.command, asking))


def _given(
    own: Writing, reference: Reference | None, given: Given, proved_by: ProvedBy, about: MessageNumber | None
) -> None:
    """Note that a command was given: in the history of its case, or in that of the site."""
    assert own.cause is not None
    stream = Stream(reference) if reference is not None else SITE
    own.note(stream, CommandGiven(own.cause, CommandWord(name_of(given.command)), proved_by, about))


def _answer(writing: Writing, officer: Officer, receipt: _Receipt, message: Message | None, shown: Shown) -> None:
    given, done, reference = receipt.given, receipt.done, receipt.reference
    is_note = isinstance(given.command, Note)
    if not may_be_written(writing, officer, NOTED if is_note else DONE, shown):
        tell_of_many(writing, reference, officer, shown)  # what was done stands in the history of the case
        return
    if is_note:
        noted = {"line": given.line or None, "what": _files_kept(message, reference)}
        answer(writing, officer, NOTED, reference, message, noted, about=receipt.about, shown=shown)
        return
    values = {
        "line": given.line or None,
        "what": done.what or None,
        "because": given.because or None,
        "besides": shortened(given.besides) or None,
        "notes": done.notes or None,
        "no_undo": done.no_undo or None,
        "draft": done.draft or None,
    }
    pressed = None
    if done.undo is not None:
        pressed = undo_button(writing, officer, reference, done.undo, receipt.command, receipt.about)
    with_dates = isinstance(given.command, MOVES_DAYS)
    answer(
        writing, officer, DONE, reference, message, values, pressed, about=receipt.about, shown=shown,
        with_dates=with_dates, offers=receipt.offers,
    )  # fmt: skip


def _files_kept(message: Message | None, reference: Reference | None) -> tuple[str, ...] | None:
    """Return what became of the files that came with a note; None where none did.  Their names are a stranger's."""
    count = len(files_sent(message)) if message is not None else 0
    if not count:
        return None
    where = "with the case" if reference is not None else "with it"
    which = "1 file that came with it is" if count == 1 else f"{count} files that came with it are"
    return (f"{which} kept {where}.",)
