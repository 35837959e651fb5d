"""A landlord's complaints procedure as data: stages, clocks, and what letters must say.

Built by `datafiles.policies` from a pack, checked there once; nothing here can be wrong
in a way that a pack could cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heard.casework.events import Digest, PackName, StageName


class Unit(StrEnum):
    """What a length of time is counted in; the calendar says how each is counted."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working day"
    CALENDAR_DAY = "calendar day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as a policy says it: "10 working days"."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


class Moment(StrEnum):
    """The machine words a pack's clocks start and end on; the fold of a case's events says when each was."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Stage:
    name: StageName
    order: int
    title: str
    opens_on: str
    next: StageName | None


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A promise the policy makes: from `starts`, `within` a length of time, until `ends`.

    stage    the stage it belongs to
    within   None where the policy sets no time ("not set"): it never falls due
    clause   where the policy says so
    """

    name: str
    stage: StageName
    starts: Moment
    within: Length | None
    ends: Moment
    owed_by: str
    clause: str


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What a letter of this stage must say, in the pack's words for it ("reference", "answer-by-date")."""

    name: str
    stage: StageName
    must_say: tuple[str, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """How the policy counts days; `nation` decides which bank holidays hold."""

    nation: str
    zone: str
    office_days: tuple[int, ...]  # Monday is 0


@dataclass(frozen=True, slots=True)
class Policy:
    """One pack, merged and checked.  `digest` is the SHA-256 of `text`, its merged source."""

    name: PackName
    title: str
    in_force_from: date
    digest: Digest
    text: str
    outside_body: str
    how_to_complain: str
    calendar: CalendarRules
    roles: Mapping[str, str]
    stages: tuple[Stage, ...]
    clocks: tuple[ClockRule, ...]
    letters: Mapping[str, LetterRule]

    @property
    def first_stage(self) -> Stage:
        return min(self.stages, key=lambda stage: stage.order)

    def stage(self, name: StageName) -> Stage:
        return next(stage for stage in self.stages if stage.name == name)

    def clocks_of(self, stage: StageName) -> tuple[ClockRule, ...]:
        return tuple(clock for clock in self.clocks if clock.stage == stage)
