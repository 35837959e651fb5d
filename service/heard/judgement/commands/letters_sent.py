"""Whether heard may tell the complainant that the answer takes longer, as an officer asks, and what that moves.

A holding reply may be sent late as well: they are owed a word all the more then, and the day that was missed stays
missed.  An extension notice goes only where the policy lets the day move.  Pure.
"""

from __future__ import annotations

from datetime import datetime

from heard.casework.commands import Extend, SendLetter
from heard.casework.counting import end_of_given, extended_due
from heard.casework.deadline import Deadline
from heard.casework.events import LetterKind
from heard.casework.extensions import Asked
from heard.casework.in_words import weekday_in_words
from heard.casework.lengths import Length, Unit
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.words import LetterPurpose, Need
from heard.judgement.commands.more_days import needs_shown, too_far, why_not_later
from heard.judgement.commands.typed import LETTERS_SENT
from heard.judgement.facts import OnFile
from heard.judgement.officers.more_time import MoreTime, answer_clock, put_off

A_WEEK = Length(5, Unit.WORKING_DAY)


def letter_rule(on_file: OnFile, letter: LetterKind) -> LetterRule | None:
    """Return the policy's letter of this kind for the present stage; None where it has none."""
    return on_file.policy.letter_for(LetterPurpose(letter.value), on_file.case.stage)


def moved_by(on_file: OnFile, command: SendLetter, because: str, at: datetime) -> MoreTime:
    """Return whether the day of the answer moves to the one the letter names."""
    assert command.until is not None
    asks_for = Extend(until=command.until, agreed=command.agreed)
    shown = needs_shown(on_file, asks_for, because) | {Need.HOLDING_REPLY}
    return put_off(on_file, on_file.case.stage, Asked(at, command.until, shown), "it says that the answer takes longer")


def proposed(on_file: OnFile, at: datetime) -> SendLetter | None:
    """Return the letter to propose where an answer is due today or late; None where the policy lets none be sent.

    at   when it is proposed; the day is a week of working days on, from the later of that day and the one it is due
    """
    clock = answer_clock(on_file, on_file.case.stage)
    if clock is None or clock.due is None or not _is_near(clock, on_file, at):
        return None
    until = on_file.calendar.local_date(extended_due(max(clock.due, at), A_WEEK, on_file.calendar))
    offers = (SendLetter(letter, until) for letter in LETTERS_SENT)
    return next((each for each in offers if why_not_sent(on_file, each, "...", at) is None), None)


def _is_near(clock: Deadline, on_file: OnFile, at: datetime) -> bool:
    assert clock.due is not None
    return on_file.calendar.local_date(clock.due) <= on_file.calendar.local_date(at)


def why_not_sent(on_file: OnFile, command: SendLetter, because: str, at: datetime) -> str | None:
    """Return in a sentence why such a letter may not be sent, with what may be said instead; None where it may.

    at   when an officer said so
    """
    rule, case, words = letter_rule(on_file, command.letter), on_file.case, LETTERS_SENT[command.letter]
    if rule is None:
        return f'the policy knows no {words} here: say "extend ..." where the answer may be due later'
    clock = answer_clock(on_file, case.stage)
    if clock is None or clock.due is None:
        return f"no answer is owed on {case.reference} now, so there is nothing to say of a later one"
    if command.until is None:
        return f'it says no day for the answer: say "send {words} until 5 December because ..."'
    day = weekday_in_words(command.until)
    if command.until <= on_file.calendar.local_date(at):
        return f"{day} is no day to come: say a later one"
    if end_of_given(command.until, on_file.calendar) <= clock.due:
        due = weekday_in_words(on_file.calendar.local_date(clock.due))
        return f"{day} is no later than the day on which the answer is due, {due}: say a later one"
    if too_far(on_file, command.until, at) is not None:
        return f"{day} is more than three months off and may be a slip: say a nearer day"
    if not because:
        return 'it has to tell them why: add "because ..."'
    return _not_moved(on_file, command, rule, because, at) if command.letter is LetterKind.EXTENSION else None


def _not_moved(on_file: OnFile, command: SendLetter, rule: LetterRule, because: str, at: datetime) -> str | None:
    if (why := why_not_later(on_file, Extend(until=command.until, agreed=command.agreed), because, at)) is not None:
        return why
    wanted = moved_by(on_file, command, because, at).letter
    if wanted in (None, rule.name):
        return None
    return f'the policy wants another letter then ({wanted}), which is yours to write: say "extend" first'
