"""What the short form below a command fills in: an outcome, a stage, a day.

What cannot be read, or says another thing than the command, makes it unsure.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from heard.casework.commands import Close, Command, Extend, IsLetter, OpenStage, SendLetter
from heard.casework.events import LetterKind
from heard.judgement.commands.dates import day_in
from heard.judgement.commands.outcomes import outcome_in
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.stage_words import stage_in
from heard.judgement.commands.typed import EXTEND_EXAMPLES, answers_typed, closings, stages_typed, typed

_YES = re.compile(r"y|yes|agreed|true|yes,? .{1,60}", re.IGNORECASE)


def filled_in(command: Command, filled: Mapping[str, str], spoken: Spoken) -> Command | Unsure:
    """Return a command with what the short form fills in; unsure where that cannot be read, or says another thing."""
    if isinstance(command, Close):
        return _closed_with(command, filled.get("outcome", ""), spoken)
    if isinstance(command, OpenStage):
        return _of_stage(command, filled.get("stage", ""), spoken)
    if isinstance(command, Extend):
        return _extended(command, filled, spoken)
    if isinstance(command, SendLetter):
        return _sent_until(command, filled, spoken)
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


def _sent_until(command: SendLetter, filled: Mapping[str, str], spoken: Spoken) -> Command | Unsure:
    if written := filled.get("until", ""):
        until = day_in(written, spoken.today)
        if until is None or command.until not in (None, until):
            return Unsure((typed(command),))
        command = replace(command, until=until)
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
