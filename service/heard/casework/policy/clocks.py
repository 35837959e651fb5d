"""The promises with dates: clocks, what they are measured against, and how far a date may move."""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import StageName
from heard.casework.lengths import HoursRun, Length, Reminder
from heard.casework.policy.words import (
    ClockKind,
    ClockName,
    EndsWhen,
    Given,
    IfNot,
    IfStartMissing,
    MeasureName,
    Moment,
    Need,
    OverLimit,
    RoleName,
    RuleName,
    written,
)

EVERY = StageName("every")
"""Of a clock or a letter: it belongs to each stage."""


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A promise: from `starts`, `within` a length of time, until `ends`.

    stage         the stage it belongs to, EVERY, or None where it belongs to the case as a whole
    starts        the first of these to come
    ends          all of these, or any, as `ends_when` says
    stops_when    moments that take its start back: it runs again with the next
    hours_run     for a length in hours, where it differs from the pack's
    clause        where the policy says so
    """

    name: ClockName
    starts: tuple[Moment, ...]
    within: Length | Given
    ends: tuple[Moment, ...]
    owed_by: RoleName
    clause: str = written("source")
    stage: StageName | None = None
    kind: ClockKind = ClockKind.MEASURED
    ends_when: EndsWhen = EndsWhen.ALL
    remind: tuple[Reminder, ...] = ()
    measure: MeasureName | None = None
    repeats: bool = False
    agreed_date_replaces: bool = False
    earlier_date_in_letter_wins: bool = False
    stops_when: tuple[Moment, ...] = ()
    goes_on_after_answer: bool = False
    if_start_missing: IfStartMissing = IfStartMissing.NOT_YET
    hours_run: HoursRun | None = None
    if_not: IfNot | None = None
    if_not_possible: str | None = None

    def belongs_to(self, stage: StageName) -> bool:
        return self.stage in (stage, EVERY)


@dataclass(frozen=True, slots=True)
class Rung:
    """From when on who else is told of what is owed and not done; whoever owes it is reminded at that time too.

    since   seen from the due date
    """

    name: str
    to: tuple[RoleName, ...]
    since: Reminder = written("from")
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Measure:
    """What clocks are reported under.

    target_percent   None: the policy sets none, and no report may show one
    """

    name: MeasureName
    says: str
    target_percent: int | None = None
    show_each_stage: bool = False
    show_extended_apart: bool = False
    show_standard_date_too: bool = False
    bands: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Further:
    """A second extension."""

    at_most: Length | Given
    needs: tuple[Need, ...] = ()
    if_customer_disagrees: RuleName | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """How far the due date of the clock of the same name may move, and what has to be on file first.

    times            how often; None: as often as agreed
    counts_as_on_time  whether an answer by the moved date is in time; if not, the standard date stays the measure
    """

    name: ClockName
    at_most: Length | Given
    needs: tuple[Need, ...]
    times: int | None = written(none="any", default=1)
    reasons: tuple[str, ...] = ()
    before: str = "due"
    letter: RuleName | None = None
    over_limit: OverLimit = OverLimit.REFUSE
    counts_as_on_time: bool = True
    further: Further | None = None
    clause: str | None = written("source", default=None)
