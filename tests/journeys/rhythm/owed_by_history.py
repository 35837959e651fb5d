"""Which reminders a case owed, counted from its history and the words of its policy by a count that asks no clock.

It reads what a policy says of a clock from the pack itself, walks through the history of a case as it was written
down, and from day to day with a list of bank holidays.  What it does not know it raises: nothing is left out unseen.
It knows as much as Northgate's policy and mail have need of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from rhythm.passing import Off, heard_at
from rhythm.year_of_cases import day_of, is_working, nine, on_the_wall, open_at, working_days_on

from heard.casework import events as happened
from heard.casework.recorded import Recorded

IN_TOUCH = ("outgoing-contact", "contact-made", "holding-reply")
TO_STAFF = ("notice", "alarm")
NO_CONCERN = (
    happened.CasesLinked, happened.CaseAreaSeen, happened.CommandGiven, happened.ComplainantKnown,
    happened.ContactLimited, happened.LetterPromised, happened.MessageFiled, happened.OfficerAsked,
    happened.OfficerAssigned, happened.OfficersLetterSeen, happened.PolicyPinned, happened.ReminderGiven,
    happened.RiskNoticed, happened.VulnerabilityNoticed,
)  # fmt: skip
"""What happens to a case and moves no date of it."""


def _moves_a_date(event: happened.Event) -> bool:
    is_to_staff = isinstance(event, happened.LetterSent) and event.purpose in TO_STAFF
    return not (is_to_staff or isinstance(event, NO_CONCERN))


Key = tuple[str, str | None, int]
"""A clock of a case: its name, its stage, and which visit to it or which promise."""


@dataclass(frozen=True, slots=True, order=True)
class Given:
    """A reminder: on which case, of which clock, up to which time, when it was given, and how many went with it."""

    reference: str
    clock: str
    stage: str
    number: int
    at: str
    told: str
    passed_over: int


# -- What the policy says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Promise:
    """A clock as its pack writes it; `days` is working days, None where a day is named."""

    name: str
    stage: str | None
    kind: str
    starts: str
    days: int | None
    ends: str
    repeats: bool
    goes_on: bool
    remind: tuple[int, ...]


def promises(pack: Path) -> list[Promise]:
    """Return the clocks of a pack, each with the working days from its day on which somebody is told."""
    written = tomllib.loads(pack.read_text("utf-8"))
    ladder = [_days(rung["from"]) for rung in written["ladder"].values()]
    return [_promise(name, clock, ladder) for name, clock in written["clock"].items()]


def _promise(name: str, clock: Mapping[str, Any], ladder: Sequence[int]) -> Promise:
    kind, within = clock.get("kind", "measured"), clock["within"]
    remind = [_days(each) for each in clock.get("remind", ["on the day"] if kind == "nudge" else [])]
    if kind in ("measured", "promise"):
        remind += ladder
    return Promise(
        name, clock.get("stage"), kind, clock["starts"], None if within == "date given" else _days(f"{within} after"),
        clock["ends"], clock.get("repeats", False), clock.get("goes_on_after_answer", False), tuple(remind),
    )  # fmt: skip


def _days(words: str) -> int:
    """Return "2 working days before" as -2; "on the day" is 0."""
    if words == "on the day":
        return 0
    found = re.fullmatch(r"(\d+) working days? (before|after)", words)
    assert found is not None, words
    return int(found[1]) * (1 if found[2] == "after" else -1)


# -- What happened --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Came:
    """A moment of the policy, in which visit to a stage, and what brought it: a message, or a letter of ours."""

    moment: str
    stage: str | None
    visit: int
    number: int
    at: datetime
    message: int | None = None
    letter: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A day that was named for a promise."""

    clock: str
    number: int
    day: date
    at: datetime
    message: int | None


@dataclass
class Matter:
    """A case as it stands after what happened so far."""

    runs: bool = False
    closed: bool = False
    stages: list[str] = field(default_factory=list)
    came: list[Came] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)

    def take(self, recorded: Recorded) -> None:
        """Take in what happened, where any date may be another for it."""
        event, at, message = recorded.event, recorded.happened_at, recorded.message
        match event:
            case happened.CaseOpened():
                self.runs = event.clocks
            case happened.StageOpened():
                self.stages.append(event.stage)
                self._came(event.on, event.stage, event.starts)
            case happened.MomentPassed():
                self._came(event.moment, event.stage, at, number=event.number, message=message)
            case happened.AnswerGiven():
                self._came("answered", event.stage, at, message=message)
                self._came("outgoing-contact", None, at, message=message)
            case happened.LetterSent():
                if event.purpose == "acknowledgement":
                    self._came("acknowledged", event.stage, at, letter=event.letter)
                self._came("last-outgoing-contact", None, at, letter=event.letter)
            case happened.DateGiven():
                self.named.append(Named(event.clock, event.number, event.due, at, message))
            case happened.LetterFailed():
                self.came = [each for each in self.came if each.letter != event.letter]
            case happened.OfficersLetterUndone() if event.why == "came-back":
                self.came = [each for each in self.came if each.message != event.message]
                self.named = [each for each in self.named if each.message != event.message]
            case happened.CaseClosed():
                self.closed = True
            case _:
                raise AssertionError(f"{recorded.stream}: this count knows no {type(event).__name__}")

    def _came(
        self, moment: str, stage: str | None, at: datetime, *, number: int = 1,
        message: int | None = None, letter: int | None = None,
    ) -> None:  # fmt: skip
        visit = self.stages.count(stage) if stage is not None else 0
        self.came.append(Came(str(moment), stage, visit, number, at, message, letter))
        if moment in IN_TOUCH:
            self.came.append(Came("last-outgoing-contact", None, 0, 1, at, message, letter))

    def is_answered(self, stage: str | None = None) -> bool:
        """Say whether a stage was answered when the case was last at it; of none, the one where it is now."""
        of = stage or self.stages[-1]
        return any((each.stage, each.visit) == (of, self.stages.count(of)) for each in self._of("answered"))

    def _of(self, moment: str) -> Iterator[Came]:
        return (each for each in self.came if each.moment == moment)

    def owed(self, promise: Promise) -> Iterator[tuple[Key, list[datetime]]]:
        """Yield what is owed of one clock, and when somebody is to be told of it."""
        if not self.runs or (self.closed and not promise.goes_on):
            return
        if promise.stage is not None:
            yield from self._of_its_stage(promise)
        elif promise.days is None:
            yield from self._of_named_days(promise)
        elif (since := max((each.at for each in self._of(promise.starts)), default=None)) is not None:
            assert (promise.repeats, promise.kind) == (True, "nudge"), promise.name
            if not self.is_answered():
                yield (promise.name, None, 1), _times(promise, working_days_on(day_of(since), promise.days), since)

    def _of_its_stage(self, promise: Promise) -> Iterator[tuple[Key, list[datetime]]]:
        if promise.stage != self.stages[-1]:
            return
        visit = promise.stage, self.stages.count(promise.stage)
        since = [each.at for each in self._of(promise.starts) if (each.stage, each.visit) == visit]
        done = any((each.stage, each.visit) == visit for each in self._of(promise.ends))
        if since and not done and not (promise.kind == "nudge" and self.is_answered()):
            assert promise.days is not None, promise.name
            yield (promise.name, *visit), _times(promise, working_days_on(day_of(min(since)), promise.days), min(since))

    def _of_named_days(self, promise: Promise) -> Iterator[tuple[Key, list[datetime]]]:
        for number in sorted({each.number for each in self._of(promise.starts)}):
            since = min(each.at for each in self._of(promise.starts) if each.number == number)
            day: date | None = None
            for named in self.named:
                if (named.clock, named.number) == (promise.name, number) and (day is None or day_of(named.at) <= day):
                    day = named.day
            if day is not None and not any(each.number == number for each in self._of(promise.ends)):
                yield (promise.name, None, number), _times(promise, day, since)


def _times(promise: Promise, due: date, since: datetime) -> list[datetime]:
    """Return when somebody is told of what is due on a day; what would have been before it began, as it began."""
    on = due if is_working(due) else working_days_on(due, -1)
    return sorted({max(nine(working_days_on(due, days) if days else on), since) for days in promise.remind})


# -- What is owed ---------------------------------------------------------------------------------


def owed(history: Sequence[Recorded], of: Sequence[Promise], until: datetime, off: Sequence[Off]) -> Iterator[Given]:
    """Yield every reminder that one case owed before a moment."""
    matter, reminded = Matter(), dict[Key, datetime]()
    moves = [each for each in history if _moves_a_date(each.event)]
    steps = [(at, list(at_once)) for at, at_once in groupby(moves, key=lambda each: each.recorded_at)]
    ends = [*(at for at, _ in steps[1:]), until]
    for (at, step), end in zip(steps, ends, strict=True):
        for each in step:
            matter.take(each)
        yield from _told(history[0].stream, matter, of, reminded, at, end, off)


def _told(
    reference: str, matter: Matter, of: Sequence[Promise], reminded: dict[Key, datetime],
    since: datetime, until: datetime, off: Sequence[Off],
) -> Iterator[Given]:  # fmt: skip
    """Yield what is told while a case stands as it does, and note up to when it was."""
    for promise in of:
        for key, times in matter.owed(promise):
            new = [at for at in times if key not in reminded or at > reminded[key]]
            for told, group in groupby(new, key=lambda at: _told_at(max(at, since), off)):
                if told < until:
                    together = list(group)
                    name, stage, number = key
                    reminded[key] = together[-1]
                    yield Given(
                        reference, name, stage or "", number, on_the_wall(together[-1]), on_the_wall(told),
                        len(together) - 1,
                    )  # fmt: skip


def _told_at(moment: datetime, off: Sequence[Off]) -> datetime:
    """Return when somebody is told of what came at a moment: heard is on, and the office open."""
    at = open_at(heard_at(moment, off))
    return at if at == moment else _told_at(at, off)


def given_in(history: Sequence[Recorded]) -> Iterator[Given]:
    """Yield every reminder that was given on one case."""
    for each in history:
        if isinstance(each.event, happened.ReminderGiven):
            at, told = on_the_wall(each.event.at), on_the_wall(each.recorded_at)
            clock, stage, number = each.event.clock, each.event.stage or "", each.event.number
            yield Given(each.stream, clock, stage, number, at, told, each.event.passed_over)


def after_its_answer(history: Sequence[Recorded], of: Sequence[Promise]) -> Iterator[Given]:
    """Yield the reminders of what ends with an answer that were given when there was one."""
    matter, goes_on = Matter(), {each.name for each in of if each.goes_on}
    for each in history:
        event = each.event
        if _moves_a_date(event):
            matter.take(each)
        elif (
            isinstance(event, happened.ReminderGiven) and event.clock not in goes_on and matter.is_answered(event.stage)
        ):
            yield from given_in([each])
