"""How each command is typed: the words of its button, and what is shown where a line was not understood.

Reading what is typed gives the command again, under every policy (tests/judgement/commands/test_typed.py).  Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from heard.casework import commands as said
from heard.casework.commands import Command
from heard.casework.events import Kind, LetterKind, Outcome, Particular
from heard.casework.in_words import day_in_words
from heard.casework.learning import money
from heard.casework.people import Officer
from heard.casework.policy import Policy
from heard.judgement.commands.outcomes import outcomes_of
from heard.judgement.commands.stage_words import stage_as_typed

EXTEND_EXAMPLES = ("extend 5 working days because ...", "due 5 December because ...")
CONTACT_EXAMPLES = ("contact made by phone", "contact made by visit", "contact made in person")
WHOSE_EXAMPLES = ("assign to me", "I wrote this", "I did not write this")

INSTEAD = {Kind.SERVICE_REQUEST: "service request", Kind.ENQUIRY: "enquiry", Kind.COMPLIMENT: "compliment"}
"""What a case may be where it is no complaint."""
_LETTERS = {LetterKind.HOLDING: "holding reply"}
LETTERS_SENT = {LetterKind.HOLDING: "holding reply", LetterKind.EXTENSION: "extension notice"}
"""What heard sends because an officer says so."""


def typed(command: Command, staff: Iterable[Officer] = ()) -> str:
    """Return a command as it is typed: "close upheld", "assign to Gareth Lumb".

    staff   whose names may stand for their addresses
    """
    if isinstance(command, said.Assign):
        return _assign(command, staff)
    words = _WORDS[type(command)]
    return words if isinstance(words, str) else words(command)


def closings(policy: Policy) -> tuple[str, ...]:
    """Return how a case is closed under a policy, with each of its outcomes."""
    outcomes: tuple[Outcome | None, ...] = outcomes_of(policy) or (None,)
    return tuple(typed(said.Close(outcome)) for outcome in outcomes)


def answers_typed(policy: Policy) -> tuple[str, ...]:
    """Return how a letter is said to be the decision, with each outcome."""
    return tuple(typed(said.IsLetter(LetterKind.DECISION, outcome=each)) for each in outcomes_of(policy))


def stages_typed(policy: Policy) -> tuple[str, ...]:
    """Return how each stage of a policy but the first is opened."""
    return tuple(typed(said.OpenStage(stage.name)) for stage in policy.stages[1:])


def assignments(officers: Iterable[Officer], staff: Iterable[Officer]) -> tuple[str, ...]:
    """Return how a case is given to each of some officers."""
    everybody = tuple(staff)
    return tuple(typed(said.Assign(each.address), everybody) for each in officers)


def _assign(command: said.Assign, staff: Iterable[Officer]) -> str:
    if command.to is None:
        return "assign to me"
    everybody = tuple(staff)
    name = next((each.name for each in everybody if each.address == command.to), "")
    is_one = sum(each.name.lower() == name.lower() for each in everybody) == 1
    return f"assign to {name if name and is_one else command.to}"


def _close(command: said.Close) -> str:
    return f"close {command.outcome}" if command.outcome else "close"


def _stage(command: said.OpenStage) -> str:
    if command.stage is None:
        return "next stage"
    words = stage_as_typed(command.stage)
    return words if words.startswith("stage ") else f"escalate to {words}"


def _extend(command: said.Extend) -> str:
    how = str(command.by) if command.by is not None else _until(command.until)
    return f"extend{f' {how}' if how else ''}{', agreed' if command.agreed else ''}"


def _send(command: said.SendLetter) -> str:
    until = f" until {day_in_words(command.until)}" if command.until is not None else ""
    return f"send {LETTERS_SENT[command.letter]}{until}{', agreed' if command.agreed else ''}"


def _until(day: date | None) -> str:
    return f"to {day_in_words(day)}" if day is not None else ""


def _letter(command: said.IsLetter) -> str:
    words = [f"it was: {_LETTERS.get(command.letter, command.letter.value)}"]
    if command.stage is not None:
        words.append(f"at {stage_as_typed(command.stage)}")
    if command.until is not None:
        words.append(_until(command.until))
    more = f", {command.outcome}" if command.outcome else ""
    return f"{' '.join(words)}{more}{', agreed' if command.agreed else ''}"


def _contact(command: said.ContactMade) -> str:
    how = command.how.value if command.how is said.Reached.IN_PERSON else f"by {command.how.value}"
    return f"contact made {how}{f' on {day_in_words(command.on)}' if command.on is not None else ''}"


def _record(command: said.Record) -> str:
    if command.word is not None:
        return f"{command.about.value} {command.word}"
    less = f" less {money(command.offset_pence)} owed" if command.offset_pence else ""
    return f"{command.about.value} {money(command.pence)}{less}"


def _state(command: said.State) -> str:
    if not command.words and command.on is None:
        return command.about.value
    day = f"{'on' if command.about is Particular.MEETING else 'by'} {day_in_words(command.on)}" if command.on else ""
    return f"{command.about.value}: {' '.join(filter(None, (command.words, day)))}"


def _of_contact(command: said.SayOfContact) -> str:
    return "contact settled" if command.what is said.OfContact.SETTLED else command.what.value


def _numbered(verb: str, number: int | None) -> str:
    return f"{verb} {number}" if number is not None else verb


_WORDS: Mapping[type[Command], str | Callable[[Any], str]] = {
    said.Close: _close,
    said.Reopen: "reopen",
    said.OpenStage: _stage,
    said.NoStage: "no escalation",
    said.Extend: _extend,
    said.SendLetter: _send,
    said.NotAComplaint: lambda command: INSTEAD.get(command.kind, "not a complaint"),
    said.Link: lambda command: f"link {command.other}",
    said.MoveTo: lambda command: f"move to {command.other}" if command.other else "new case",
    said.Split: "split",
    said.Stays: "stays where it is",
    said.ContactMade: _contact,
    said.ProposeRestriction: "restrict contact",
    said.IsLetter: _letter,
    said.Wrote: lambda command: "I wrote this" if command.theirs else "I did not write this",
    said.SayOfContact: _of_contact,
    said.Release: lambda command: _numbered("release letter", command.letter) if command.letter else "release",
    said.SamePerson: lambda command: "same person" if command.same else "not the same person",
    said.Undo: lambda command: _numbered("undo", command.command),
    said.Confirm: lambda command: _numbered("confirm", command.command),
    said.Disown: lambda command: _numbered("disown", command.command),
    said.Record: _record,
    said.OfArea: lambda command: f"area {command.area}",
    said.State: _state,
    said.StateDone: lambda command: f"done: {command.words}",
    said.Note: "note",
}
