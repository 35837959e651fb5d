"""A command that does nothing: refused, not understood, or kept until its officer says that it is theirs."""

from __future__ import annotations

from heard.casework.commands import Confirm, Disown, Given, Undo, name_of
from heard.casework.events import (
    SITE,
    CommandRefused,
    CommandWord,
    MessageNumber,
    Reference,
    Refusal,
    Stream,
)
from heard.casework.people import Officer
from heard.daemon.asking_of_a_case import asking_of
from heard.daemon.commanding.receipts import (
    NOT_UNDERSTOOD,
    NOTHING_SHOWN,
    REFUSED,
    TO_CONFIRM,
    answer,
    confirm_button,
    may_be_written,
    same_again,
    tell_leads,
)
from heard.daemon.pressing import Pressed
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.judgement.actions import AskToConfirm, Explain, RefuseCommand
from heard.judgement.commands.legal import why_not
from heard.judgement.commands.said_below import shortened, speaks_against
from heard.judgement.commands.typed import typed
from heard.mail.message import Message
from heard.store import asked_commands, history, tokens
from heard.store.asked_commands import AskedCommand

MANY = "so much came today in the name of one officer, and did nothing, that they are not written to about it any more"


def refuse(writing: Writing, action: RefuseCommand, message: Message | None) -> None:
    """Note that a command brought nothing about; tell its officer and the team leads, where they are told."""
    reference = _on_file(writing, action.reference)
    command = CommandWord(name_of(action.given.command)) if action.given is not None else None
    _note(writing, reference, CommandRefused(_cause(writing), command, action.why))
    tokens.spoil(writing.connection, action.spoils, writing.now)
    if action.leads:
        of_one = reference if action.spoils else None  # what is spoiled is spoiled once, and each is told of
        tell_leads(writing, reference, action.because, ":".join(map(str, (action.why, action.officer, of_one))))
    if (officer := _officer(writing, action.officer)) is None:
        return
    if not may_be_written(writing, officer, REFUSED):
        _too_many(writing, reference, officer)
        return
    line, because = action.given.line if action.given is not None else None, action.because
    pressed = None
    if action.why is Refusal.USED and action.given is not None:
        objection, pressed = _again(writing, officer, reference, action.given, action.about)
        because = f"{because}. {objection[0].upper()}{objection[1:]}" if objection else because
    values = {"line": line, "reason": because}
    answer(writing, officer, REFUSED, reference, message, values, pressed, about=action.about)


def _again(
    writing: Writing, officer: Officer, reference: Reference | None, given: Given, about: MessageNumber | None
) -> tuple[str, Pressed | None]:
    """Return why a command that was given before may not be given now, and the button that gives it where it may."""
    stands = stands_now(writing.connection, writing.house, reference)
    if stands is None or isinstance(given.command, Undo | Confirm | Disown):
        return "", None
    asking = asking_of(writing.connection, writing.house, stands, officer.address, writing.now, given.because)
    if (objection := why_not(stands, given.command, asking)) is not None:
        return objection, None
    return "", same_again(writing, officer, reference, given, about)


def ask_to_confirm(writing: Writing, action: AskToConfirm, message: Message | None) -> None:
    """Ask an officer, at their own address, whether a command is theirs.

    Those of which nothing shows that are refused unasked, where too many come in a day.
    """
    reference, officer = _on_file(writing, action.reference), _officer(writing, action.officer)
    command = CommandWord(name_of(action.given.command))
    if officer is None:
        _note(writing, reference, CommandRefused(_cause(writing), command, Refusal.NOT_PROVED))
        return
    if not action.half_shown and not may_be_written(writing, officer, TO_CONFIRM):
        _note(writing, reference, CommandRefused(_cause(writing), command, Refusal.TOO_MANY))
        _too_many(writing, reference, officer)
        return
    asked_commands.keep(writing.connection, _as_asked(writing, action, reference))
    values: dict[str, object] = {"line": action.given.line, "reason": action.because}
    values |= {"half_shown": "yes" if action.half_shown else None, "against": _against(action.given)}
    pressed, ends = confirm_button(writing, officer, reference), "" if action.half_shown else NOTHING_SHOWN
    answer(writing, officer, TO_CONFIRM, reference, message, values, pressed, about=action.about, ends=ends)


def _against(given: Given) -> str | None:
    """Return what else was written that may speak against a command; None where nothing was."""
    return shortened(given.besides) if speaks_against(given.command, given.besides) else None


def _as_asked(writing: Writing, action: AskToConfirm, reference: Reference | None) -> AskedCommand:
    given = action.given
    return AskedCommand(
        message=_cause(writing),
        officer=action.officer,
        reference=reference,
        words=typed(given.command),
        line=given.line,
        because=given.because,
        besides=given.besides,
        about=action.about,
        nonce=action.nonce,
    )


def explain(writing: Writing, action: Explain, message: Message | None) -> None:
    """Tell an officer that their first line was no command, and which words are."""
    reference, officer = _on_file(writing, action.reference), _officer(writing, action.officer)
    if officer is None:
        return
    if not may_be_written(writing, officer, NOT_UNDERSTOOD):
        _note(writing, reference, CommandRefused(_cause(writing), None, Refusal.TOO_MANY))
        return
    values = {"line": action.line.line, "nearest": action.line.nearest or None, "reason": action.because}
    answer(writing, officer, NOT_UNDERSTOOD, reference, message, values, about=action.about)


def _too_many(writing: Writing, reference: Reference | None, officer: Officer) -> None:
    tell_leads(writing, reference, f"{MANY}: {officer.name}", f"many:{officer.address}")


def _officer(writing: Writing, address: str | None) -> Officer | None:
    return writing.house.given.landlord.officer(address) if address is not None else None


def _on_file(writing: Writing, reference: Reference | None) -> Reference | None:
    """Return the case something is noted on: anybody may write a reference, and there need be no such case."""
    writing.append()
    return reference if reference is not None and history.is_kept(writing.connection, Stream(reference)) else None


def _note(writing: Writing, reference: Reference | None, event: CommandRefused) -> None:
    writing.note(Stream(reference) if reference is not None else SITE, event)


def _cause(writing: Writing) -> MessageNumber:
    assert writing.cause is not None
    return writing.cause
