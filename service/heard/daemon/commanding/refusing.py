"""A command that does nothing: refused, not understood, or kept until its officer says that it is theirs."""

from __future__ import annotations

from heard.casework.commands import name_of
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
from heard.daemon.commanding.receipts import (
    NOT_UNDERSTOOD,
    REFUSED,
    TO_CONFIRM,
    answer,
    confirm_button,
    may_be_written,
    tell_leads,
)
from heard.daemon.writing import Writing
from heard.judgement.actions import AskToConfirm, Explain, RefuseCommand
from heard.mail.message import Message
from heard.store import history, tokens

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
    line = action.given.line if action.given is not None else None
    answer(writing, officer, REFUSED, reference, message, {"line": line, "reason": action.because})


def ask_to_confirm(writing: Writing, action: AskToConfirm, message: Message | None) -> None:
    """Ask an officer, at their own address, whether a command is theirs; too many a day are refused unasked."""
    reference, officer = _on_file(writing, action.reference), _officer(writing, action.officer)
    if officer is None or not may_be_written(writing, officer, TO_CONFIRM):
        command = CommandWord(name_of(action.given.command))
        _note(writing, reference, CommandRefused(_cause(writing), command, Refusal.NOT_PROVED))
        if officer is not None:
            _too_many(writing, reference, officer)
        return
    values = {"line": action.given.line, "reason": action.because}
    answer(writing, officer, TO_CONFIRM, reference, message, values, confirm_button(writing, officer, reference))


def explain(writing: Writing, action: Explain, message: Message | None) -> None:
    """Tell an officer that their first line was no command, and which words are."""
    reference, officer = _on_file(writing, action.reference), _officer(writing, action.officer)
    if officer is not None and may_be_written(writing, officer, NOT_UNDERSTOOD):
        values = {"line": action.line.line, "nearest": action.line.nearest or None}
        answer(writing, officer, NOT_UNDERSTOOD, reference, message, {**values, "reason": action.because})


def _too_many(writing: Writing, reference: Reference | None, officer: Officer) -> None:
    tell_leads(writing, reference, f"{MANY}: {officer.name}", f"many:{officer.address}")


def _officer(writing: Writing, address: str | None) -> Officer | None:
    return writing.house.given.landlord.officer(address) if address is not None else None


def _on_file(writing: Writing, reference: Reference | None) -> Reference | None:
    """Return the case something is noted on: anybody may write a reference, and there need be no such case."""
    writing.append()
    if reference is None or not history.of_stream(writing.connection, Stream(reference)):
        return None
    return reference


def _note(writing: Writing, reference: Reference | None, event: CommandRefused) -> None:
    writing.note(Stream(reference) if reference is not None else SITE, event)


def _cause(writing: Writing) -> MessageNumber:
    assert writing.cause is not None
    return writing.cause
