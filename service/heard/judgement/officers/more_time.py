"""Whether the policy lets an officer put off the answer, by a letter or by a command.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from heard.casework import events as happened
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import DueExtended, StageName
from heard.casework.extensions import Asked, Refused, extend
from heard.casework.in_words import weekday_in_words
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind, Need, RuleName
from heard.judgement.facts import OnFile
from heard.judgement.officers.letter import OfficersLetter

FARTHEST = timedelta(days=92)
"""To which an officer's letter alone puts off an answer.  No policy has answers wait for three months, and in June
"26 June 2027" is a slip; a person may say that it is none."""


@dataclass(frozen=True, slots=True)
class MoreTime:
    """The answer to a letter that puts off the answer: the due date moved, or None and why it stands.

    letter   the policy's letter that has to tell the customer, where one has to
    """

    moved: DueExtended | None
    because: str
    clause: str = ""
    letter: RuleName | None = None


def more_time(
    letter: OfficersLetter, on_file: OnFile, stage: StageName | None, at: datetime, *, is_said: bool = False
) -> MoreTime:
    """Return whether the due date of a stage's answer moves to the day the letter names.

    at        when the letter went
    is_said   whether a person says what the letter is
    """
    if letter.new_date is None:
        return MoreTime(None, "it seems to put off the answer, and names no one day for it")
    puts_off = f"it puts off the answer to {weekday_in_words(letter.new_date)}"
    if not is_said and letter.new_date > on_file.calendar.local_date(at) + FARTHEST:
        return MoreTime(None, f"{puts_off}, which is more than three months off and may be a slip")
    return put_off(on_file, stage, Asked(at, letter.new_date, _shown(letter)), puts_off)


def put_off(on_file: OnFile, stage: StageName | None, asked: Asked, puts_off: str) -> MoreTime:
    """Return whether the due date of a stage's answer moves as asked.

    puts_off   what it is that would put it off, as the reasons begin
    """
    clock = answer_clock(on_file, stage)
    if clock is None or clock.stage is None:
        return MoreTime(None, f"{puts_off}, and no clock of an answer runs")
    rule = on_file.policy.extensions.get(clock.clock)
    if rule is None:
        return MoreTime(None, f"{puts_off}, and the policy knows no extension")
    answer = extend(rule, clock, asked, _times_moved(on_file, clock), on_file.calendar)
    if isinstance(answer, Refused):
        return MoreTime(None, f"{puts_off}, and the policy does not let it: {answer.because}", rule.clause or "")
    is_agreed = Need.CUSTOMER_AGREEMENT in asked.shown
    is_exceptional = Need.EXCEPTIONAL_REASON in asked.shown
    moved = DueExtended(clock.clock, clock.stage, answer.due, None, is_agreed, is_exceptional, None)
    because = f"an officer put off the answer: {answer.because}"
    return MoreTime(moved, because, rule.clause or "", answer.letter)


def _shown(letter: OfficersLetter) -> frozenset[Need]:
    shown = {Need.NEW_DATE, Need.HOLDING_REPLY}
    if letter.gives_reason:
        shown |= {Need.REASON, Need.FULL_EXPLANATION}
    if letter.is_agreed:
        shown.add(Need.CUSTOMER_AGREEMENT)
    return frozenset(shown)


def answer_clock(on_file: OnFile, stage: StageName | None) -> Deadline | None:
    """Return the open clock of a stage's answer, that which may be put off before any other."""
    policy = on_file.policy
    open_ones = [
        each
        for each in deadlines(on_file.case, policy, on_file.calendar)
        if each.is_open
        and each.kind is ClockKind.MEASURED
        and each.stage == stage
        and Moment.ANSWERED in policy.clocks_by_name[each.clock].ends
    ]
    extendable = [each for each in open_ones if each.clock in policy.extensions]
    return next(iter(extendable or open_ones), None)


def _times_moved(on_file: OnFile, clock: Deadline) -> int:
    key = (clock.clock, clock.stage, clock.number)
    moved = (each for each in on_file.case.moved if each.by is happened.DueExtended)
    return sum((each.clock, each.stage, each.number) == key for each in moved)
