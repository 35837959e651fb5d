"""A case told day by day, on the landlord's wall clock, under a real pack.

story = Story("wnwhl-2009").opens("2026-06-01 10:00")
story.acknowledges("2026-06-02 09:00")
assert story.due("stage-1-answer") == date(2026, 6, 15)
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from typing import Any

import histories as happenings
from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.counting import reminder_at
from heard.casework.deadline import ClockState, Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import (
    ClockName,
    Purpose,
    StageName,
)
from heard.casework.extensions import Asked, Granted, Refused, extend
from heard.casework.fold import fold
from heard.casework.lengths import length_of
from heard.casework.measures import Share, share
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.words import MeasureName, Need
from heard.casework.reminders import reminders
from heard.casework.windows import OpenWindow, flagged_as_late, late_for, windows
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import calendar_for
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from histories import Happening


@cache
def the_policy(pack: str) -> Policy:
    return load_policy(pack, rules_dir())


def the_calendar(pack: str, **landlord: Any) -> Calendar:
    """Return the calendar a pack counts by; `nation`, `closures`, `added` and `removed` are the landlord's."""
    return calendar_for(the_policy(pack).calendar, **landlord)


class Story:
    """One case: what happened to it, and what follows."""

    def __init__(self, pack: str, **landlord: Any) -> None:
        self.policy = the_policy(pack)
        self.calendar = the_calendar(pack, **landlord)
        self.happenings: list[Happening] = []
        self._letters = count(1)

    # -- What happened: each returns the story, so that it can be told in a line --------------------

    def opens(self, at: str, stage: str | None = None, received: str = "") -> Story:
        """A complaint came, and its first stage began, or the stage named.

        received  when it was received, where that was before `at`, when we heard of it
        """
        self.tell(happenings.opened(at, received=received), happenings.pinned(self.policy, at))
        return self.asks(at, stage or self.policy.first_stage.name, received)

    def asks(self, at: str, stage: str, received: str = "") -> Story:
        """The customer asked for a stage, in whatever words its pack listens for."""
        opens_on = self.policy.stage(StageName(stage)).opens_on
        return self.tell(happenings.comes_to(stage, at, opens_on, since=received))

    def acknowledges(self, at: str, stage: str | None = None) -> Story:
        return self.sends(Purpose.ACKNOWLEDGEMENT, at, stage)

    def sends(self, purpose: Purpose, at: str, stage: str | None = None) -> Story:
        """A letter of ours was taken by the server; the first has the number 1."""
        return self.tell(happenings.sent(at, purpose, stage or self._stage, letter=next(self._letters)))

    def bounces(self, at: str, number: int = 1) -> Story:
        return self.tell(happenings.failed(at, self._stage_of(number), letter=number))

    def passes(self, moment: Moment, at: str, stage: str | None = None, number: int = 1) -> Story:
        """A moment came that has no event of its own: contact made, panel date fixed, ..."""
        return self.tell(happenings.passed(moment, at, stage or self._stage, number=number))

    def answers(
        self, at: str, stage: str | None = None, outcome: str | None = None, dated: date | None = None
    ) -> Story:
        """The decision of a stage was sent."""
        day = dated.isoformat() if dated else None
        return self.tell(happenings.answered(at, stage or self._stage, dated=day, outcome=outcome))

    def answers_outside(self, at: str) -> Story:
        """Somebody outside the stages, such as an Ombudsman, was answered."""
        return self.tell(happenings.answered(at, None, outcome=None))

    def extends(self, clock: str, to: date, at: str) -> Story:
        return self.tell(happenings.extended(clock, to.isoformat(), at, self._stage))

    def agrees(self, clock: str, to: date, at: str) -> Story:
        """The customer agreed to another date."""
        return self.tell(happenings.agreed(clock, to.isoformat(), at, self._stage))

    def promises(self, clock: str, due: date, at: str, number: int = 1) -> Story:
        """An action was promised by a date."""
        self.passes(Moment.ACTION_PROMISED, at, number=number)
        return self.gives(clock, due, at, number)

    def gives(self, clock: str, due: date, at: str, number: int = 1) -> Story:
        """A date was named for a clock."""
        return self.tell(happenings.given(clock, due.isoformat(), at, number=number))

    def sends_back(self, stage: str, due: date, at: str) -> Story:
        return self.tell(happenings.sent_back(stage, at, due=due.isoformat()))

    def sees_danger(self, at: str) -> Story:
        return self.tell(happenings.danger_seen(at))

    def tells_of_danger(self, at: str) -> Story:
        """The alert about a danger left."""
        return self.tell(happenings.danger_told(at, letter=next(self._letters)))

    def closes(self, at: str, outcome: str | None = None) -> Story:
        return self.tell(happenings.closed(at, outcome=outcome))

    def reopens(self, at: str) -> Story:
        return self.tell(happenings.reopened(at))

    def tell(self, *told: Happening) -> Story:
        self.happenings += told
        return self

    # -- What follows -----------------------------------------------------------------------------

    @property
    def case(self) -> Case:
        return fold(happenings.history(self.happenings))

    @property
    def clocks(self) -> tuple[Deadline, ...]:
        return deadlines(self.case, self.policy, self.calendar)

    def clock(self, name: str, stage: str | None = None, number: int = 1) -> Deadline:
        """Return a clock that has started.  Raises LookupError where it has not."""
        for each in self.clocks:
            if each.clock == name and each.number == number and stage in (None, each.stage):
                return each
        raise LookupError(f"{name} has not started; running: {[each.clock for each in self.clocks]}")

    def runs(self, name: str, stage: str | None = None) -> bool:
        """Say whether a clock has started at all."""
        return any(each.clock == name and stage in (None, each.stage) for each in self.clocks)

    def due(self, name: str, stage: str | None = None, number: int = 1) -> date | None:
        """Return the date by the end of which it is due; None where no time is set."""
        return self.ends_on(self.clock(name, stage, number).due)

    def standard_due(self, name: str, stage: str | None = None) -> date | None:
        return self.ends_on(self.clock(name, stage).standard_due)

    def due_at(self, name: str, stage: str | None = None) -> str | None:
        """Return the moment it is due, on the wall clock: "2026-06-08 16:00"."""
        due = self.clock(name, stage).due
        return None if due is None else self.said(due)

    def state(self, name: str, at: str, stage: str | None = None, number: int = 1) -> ClockState:
        """Return how a clock stands at a moment."""
        return self.clock(name, stage, number).state_at(self.at(at))

    @property
    def windows(self) -> tuple[OpenWindow, ...]:
        return windows(self.case, self.policy, self.calendar)

    def window(self, name: str, number: int = -1) -> OpenWindow:
        """Return a customer's window: the last to open under that name."""
        return [each for each in self.windows if each.rule.name == name][number]

    def last_day(self, name: str) -> date | None:
        """Return the last day of a customer's window."""
        return self.ends_on(self.window(name).until)

    def is_late_for(self, asked_at: str) -> str | None:
        """Return the window that a request for the next stage came too late for; None: none, or in time."""
        window = late_for(self.case, self.policy, self.calendar, self.at(asked_at))
        return None if window is None else window.name

    def is_flagged_late(self, asked_at: str) -> bool:
        """Say whether a request for the next stage goes to a person first, under a policy without a window."""
        return flagged_as_late(self.case, self.policy, self.calendar, self.at(asked_at))

    def window_reminders(self, name: str) -> list[str]:
        """Return when the customer is reminded of the end of a window, on the wall clock."""
        window = self.window(name)
        return [self.said(reminder_at(each, window.until, self.calendar)) for each in window.rule.remind_customer]

    def may_extend(self, clock: str, to: date | str, at: str, *shown: Need, earlier: int = 0) -> Granted | Refused:
        """Return what the policy says to moving a due date.

        to       a date, or a length beyond the current due date: "10 working days"
        shown    what is on file for it
        earlier  how often it was moved before
        """
        asked = Asked(self.at(at), length_of(to) if isinstance(to, str) else to, frozenset(shown))
        return extend(self.policy.extensions[ClockName(clock)], self.clock(clock), asked, earlier, self.calendar)

    def reminders(self, name: str, stage: str | None = None, number: int = 1) -> list[str]:
        """Return when reminders go, on the wall clock: "2026-06-08 09:00"."""
        rule = self.policy.clocks_by_name[ClockName(name)]
        clock, run = self.clock(name, stage, number), self.policy.hours_run_of(rule)
        return [self.said(at) for at, _ in reminders(rule, clock, self.calendar, hours_run=run)]

    # -- Moments ----------------------------------------------------------------------------------

    def at(self, written: str) -> datetime:
        """Return a moment written as on the wall clock: "2026-06-01 10:00"."""
        return datetime.fromisoformat(written).replace(tzinfo=self.calendar.zone)

    def said(self, moment: datetime) -> str:
        return moment.astimezone(self.calendar.zone).isoformat(sep=" ", timespec="minutes")[:16]

    def ends_on(self, due: datetime | None) -> date | None:
        """Return the date that a due moment is the last second of."""
        if due is None:
            return None
        local = due.astimezone(self.calendar.zone)
        assert (local.hour, local.minute, local.second) == (23, 59, 59), f"{local} is not the end of a day"
        return local.date()

    @property
    def _stage(self) -> str:
        stage = self.case.stage
        return stage if stage is not None else self.policy.first_stage.name

    def _stage_of(self, letter: int) -> str:
        events = [event for event, _ in self.happenings]
        sent = next(each for each in events if isinstance(each, happened.LetterSent) and each.letter == letter)
        return sent.stage or self._stage


JUNE = (date(2026, 6, 1), date(2026, 6, 30))


def share_of(
    measure: str, *stories: Story, first: date = JUNE[0], last: date = JUNE[1], stage: str | None = None
) -> Share:
    """Return what a report shows of a measure over cases of one pack, as known on the morning after its last day.

    first, last  the days the report covers, both included; June 2026 unless others are given
    stage        the clocks of this stage alone; None: of all
    """
    policy, calendar = stories[0].policy, stories[0].calendar
    clocks = [
        clock
        for story in stories
        for clock in story.clocks
        if story.policy.clocks_by_name[clock.clock].measure == measure and stage in (None, clock.stage)
    ]
    known = datetime.combine(last + timedelta(days=1), time(9), calendar.zone)
    return share(policy.measures[MeasureName(measure)], clocks, calendar, first=first, last=last, now=known)
