"""Plain words to a command: the whole of a line, and the short form below it.

It never guesses.  A question is no command, and a "not" is one only where it belongs to the words of one.  What looks
like a command and is none is answered with the nearest right words; all else is a note.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from heard.casework.commands import Close, Command, Extend, Given, IsLetter, NotUnderstood, OpenStage
from heard.casework.events import LetterKind
from heard.judgement.commands.dates import day_in
from heard.judgement.commands.first_line import Lines
from heard.judgement.commands.nearest import by_likeness, nearest
from heard.judgement.commands.of_cases import OF_CASES
from heard.judgement.commands.of_mail import OF_MAIL
from heard.judgement.commands.outcomes import outcome_in
from heard.judgement.commands.pattern import Made
from heard.judgement.commands.short_form import going_on, short_form
from heard.judgement.commands.spoken import Spoken as Spoken, Unsure
from heard.judgement.commands.stage_words import stage_in
from heard.judgement.commands.taken_apart import LONGEST, plain, with_reason, without_agreement
from heard.judgement.commands.typed import EXTEND_EXAMPLES, answers_typed, closings, stages_typed, typed

_YES = re.compile(r"y|yes|agreed|true|yes,? .{1,60}", re.IGNORECASE)


def read(lines: Lines, spoken: Spoken, offered: Sequence[Command] = ()) -> Given | NotUnderstood | None:
    """Return the command of a mail; NotUnderstood where it looks like one and is none; None where it is a note.

    The subject that a button wrote is the command.  Who typed another one into the mail below it means one of the two,
    and says which.

    offered  the commands that may be given now, for the nearest right words
    """
    below = read_line(lines.first, lines.below, spoken, offered) if lines.first else None
    if not lines.subject:
        return below
    pressed = read_line(lines.subject, (lines.first, *lines.below), spoken, offered)
    if not isinstance(pressed, Given):
        return below if isinstance(below, Given) else pressed or below
    if isinstance(below, Given) and below.command != pressed.command:
        both = (typed(each.command, spoken.staff) for each in (pressed, below))
        return NotUnderstood(lines.first, tuple(both), True)
    return pressed


def read_line(
    line: str, below: Sequence[str], spoken: Spoken, offered: Sequence[Command] = ()
) -> Given | NotUnderstood | None:
    """Return the command of one line, with what the lines below it fill in; else as `read`."""
    nearby: tuple[str, ...] = ()
    for text in _ways(line, spoken):
        if not text or len(text) > LONGEST or text.endswith("?"):
            continue
        made = _given(line, text, below, spoken)
        if isinstance(made, Given):
            return made
        may_be = (*(typed(each, spoken.staff) for each in offered), *_usual(spoken))
        nearby = nearby or (by_likeness(text, made.nearest) if made is not None else nearest(text, may_be))
    return NotUnderstood(line, nearby, True) if nearby else None


def _ways(line: str, spoken: Spoken) -> Iterator[str]:
    """Yield a line with its references, then without those in brackets, which may only say what the mail is about."""
    brackets = re.compile(rf"\s?\[({re.escape(spoken.prefix)}[^\]]{{1,24}})\]", re.IGNORECASE)
    bare = plain(brackets.sub(r" \1", line))
    without = plain(brackets.sub("", line))
    yield bare
    if without != bare:
        yield without


def _usual(spoken: Spoken) -> tuple[str, ...]:
    """Return words for what is usually done; what may be offered goes before them."""
    policy = spoken.policy
    return (*closings(policy), *stages_typed(policy), "assign to me", "reopen", "split", "undo", *EXTEND_EXAMPLES)


def _given(line: str, text: str, below: Sequence[str], spoken: Spoken) -> Given | Unsure | None:
    filled = short_form(below)
    unsure: Unsure | None = None
    for head, why in with_reason(text):
        command, because = _read_agreed(head, going_on(why, line, below) if why else why, spoken)
        if command is None:
            continue
        command = command if isinstance(command, Unsure) else _filled(command, filled, spoken)
        if not isinstance(command, Unsure):
            return Given(command, line, because or filled.get("because", ""))
        unsure = unsure or command
    return unsure


def _read_agreed(head: str, why: str, spoken: Spoken) -> tuple[Made, str]:
    """Return the command of a line without its reason, with what head or reason says of the customer's agreement."""
    command = _read_whole(head, spoken)
    shorter, agreed = without_agreement(head)
    if agreed is not None and not isinstance(command, Extend | IsLetter):
        command = _read_whole(shorter, spoken)
        command = command if isinstance(command, Extend | IsLetter | Unsure) else None
    if isinstance(command, Extend) and agreed is None:
        why, agreed = without_agreement(why, apart=True)
    if isinstance(command, Extend | IsLetter) and agreed:
        command = replace(command, agreed=True)
    return command, why


def _read_whole(text: str, spoken: Spoken) -> Made:
    """Return what the whole of a text says: the first entry that gives a command, else the first that is unsure."""
    unsure: Made = None
    for each in (*OF_CASES, *OF_MAIL):
        made = each.read(text, spoken)
        if made is not None and not isinstance(made, Unsure):
            return made
        unsure = unsure or made
    return unsure


# -- The short form below ---------------------------------------------------------------------------


def _filled(command: Command, filled: Mapping[str, str], spoken: Spoken) -> Command | Unsure:
    """Return a command with what the short form fills in; unsure where that cannot be read, or says another thing."""
    if isinstance(command, Close):
        return _closed_with(command, filled.get("outcome", ""), spoken)
    if isinstance(command, OpenStage):
        return _of_stage(command, filled.get("stage", ""), spoken)
    if isinstance(command, Extend):
        return _extended(command, filled, spoken)
    if isinstance(command, IsLetter):
        return _letter(command, filled, spoken)
    return command


def _closed_with(command: Close, written: str, spoken: Spoken) -> Command | Unsure:
    if not written:
        return command
    outcome = outcome_in(written, spoken.policy)
    is_plain = outcome is not None and command.outcome in (None, outcome)
    return Close(outcome) if is_plain else Unsure(closings(spoken.policy))


def _of_stage(command: OpenStage, written: str, spoken: Spoken) -> Command | Unsure:
    if not written:
        return command
    stage = stage_in(written, spoken.policy) or stage_in(f"stage {written}", spoken.policy)
    is_plain = stage is not None and command.stage in (None, stage)
    return OpenStage(stage) if is_plain else Unsure(stages_typed(spoken.policy))


def _extended(command: Extend, filled: Mapping[str, str], spoken: Spoken) -> Command | Unsure:
    if written := filled.get("until", ""):
        until = day_in(written, spoken.today)
        if until is None or command.by is not None or command.until not in (None, until):
            return Unsure(EXTEND_EXAMPLES)
        command = replace(command, until=until)
    if command.by is None and command.until is None:
        return Unsure(EXTEND_EXAMPLES)
    return replace(command, agreed=command.agreed or _YES.fullmatch(filled.get("agreed", "")) is not None)


def _letter(command: IsLetter, filled: Mapping[str, str], spoken: Spoken) -> Command | Unsure:
    """Return what a letter was, with what is filled in: a decision has an outcome, an extension a day."""
    if command.letter is LetterKind.DECISION and (written := filled.get("outcome", "")):
        outcome = outcome_in(written, spoken.policy)
        if outcome is None or command.outcome not in (None, outcome):
            return Unsure(answers_typed(spoken.policy))
        command = replace(command, outcome=outcome)
    if command.letter is LetterKind.EXTENSION:
        until = day_in(filled["until"], spoken.today) if filled.get("until") else command.until
        if "until" in filled and (until is None or command.until not in (None, until)):
            return Unsure(("it was: extension to 5 December",))
        is_agreed = command.agreed or _YES.fullmatch(filled.get("agreed", "")) is not None
        command = replace(command, until=until, agreed=is_agreed)
    return command
