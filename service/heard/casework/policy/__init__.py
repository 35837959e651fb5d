"""A landlord's complaints procedure as data.

Built by `datafiles.packs` from a pack, and checked there once; nothing here can be wrong in
a way that a pack could cause.  The classes are the sections of a pack, field for field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from heard.casework.events import Digest, PackName, StageName
from heard.casework.lengths import Counting, HoursRun
from heard.casework.policy.afterwards import (
    Closing,
    DigestRule,
    LearningLists,
    QualityCheck,
    Redress,
    ReportRule,
    RestrictionRule,
)
from heard.casework.policy.clocks import ClockRule, Extension, Measure, Rung
from heard.casework.policy.intake import (
    Abuse,
    Allocation,
    Anonymous,
    Complainants,
    Exclusion,
    ExclusionRule,
    KindRule,
    NewIssues,
    Petition,
    Representatives,
    Risk,
    RouteRule,
    SocialMedia,
    Vulnerability,
)
from heard.casework.policy.letters import ItemRule, LetterRule
from heard.casework.policy.stages import Decline, DeclineRule, LateRejection, Stage, StageRule, Window
from heard.casework.policy.words import (
    ClockName,
    ClosureKind,
    Item,
    KindName,
    LetterPurpose,
    MeasureName,
    Moment,
    Nation,
    RoleName,
    RouteName,
    RuleName,
    written,
)


@dataclass(frozen=True, slots=True)
class Pack:
    """Who wrote the policy, since when it holds, and what it leaves to people alone."""

    format: int
    title: str
    in_force_from: date
    outside_body: str
    how_to_complain: str
    name: PackName = written("id")
    source: str | None = None
    review_by: date | None = None
    review_owner: RoleName | None = None
    consulted: tuple[str, ...] = ()
    human_duties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """How the policy counts days; `nation` decides which bank holidays hold (docs/decisions/0004)."""

    nation: Nation
    zone: str
    office_days: tuple[int, ...]  # Monday is 0
    opens: time = time(9)
    closes: time = time(17)
    counting: Counting = Counting.WHOLE_DAYS
    hours_run: HoursRun = HoursRun.ALWAYS
    receipt_by_partner_counts: bool = False
    closures: tuple[ClosureKind, ...] = tuple(ClosureKind)


@dataclass(frozen=True, slots=True)
class Reading:
    """How words that are not clear were read, so that an auditor can disagree with the data."""

    question: str
    chosen: str
    why: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One pack, merged and checked.  `digest` is the SHA-256 of `text`, its merged source."""

    digest: Digest
    text: str
    pack: Pack
    calendar: CalendarRules
    roles: Mapping[RoleName, str]
    stages_by_name: Mapping[StageName, Stage] = written("stage")
    clocks_by_name: Mapping[ClockName, ClockRule] = written("clock")
    letters: Mapping[RuleName, LetterRule] = written("letter", default_factory=dict)
    items: Mapping[Item, ItemRule] = written("item", default_factory=dict)
    stage_rule: StageRule | None = None
    measures: Mapping[MeasureName, Measure] = written("measure", default_factory=dict)
    extensions: Mapping[ClockName, Extension] = written("extension", default_factory=dict)
    ladder: Mapping[str, Rung] = written("ladder", default_factory=dict)
    windows: Mapping[str, Window] = written("window", default_factory=dict)
    late_rejection: LateRejection | None = None
    declines: Mapping[str, Decline] = written("decline", default_factory=dict)
    decline_rule: DeclineRule | None = None
    kinds: Mapping[KindName, KindRule] = written("kind", default_factory=dict)
    routes: Mapping[RouteName, RouteRule] = written("route", default_factory=dict)
    allocation: Allocation | None = None
    complainants: Complainants | None = None
    representatives: Representatives | None = None
    petition: Petition | None = None
    anonymous: Anonymous | None = None
    social_media: SocialMedia | None = written("social-media", default=None)
    new_issues: NewIssues | None = written("new-issues", default=None)
    exclusions: Mapping[str, Exclusion] = written("exclusion", default_factory=dict)
    exclusion_rule: ExclusionRule | None = None
    vulnerability: Vulnerability | None = None
    risk: Risk | None = None
    abuse: Abuse | None = None
    restriction: RestrictionRule | None = None
    redress: Redress | None = None
    learning: LearningLists | None = None
    closing: Closing | None = None
    quality_check: QualityCheck | None = None
    reports: Mapping[str, ReportRule] = written("report", default_factory=dict)
    digests: Mapping[str, DigestRule] = written("digest", default_factory=dict)
    readings: tuple[Reading, ...] = written("reading", default=())

    @property
    def name(self) -> PackName:
        return self.pack.name

    @property
    def title(self) -> str:
        return self.pack.title

    @property
    def in_force_from(self) -> date:
        return self.pack.in_force_from

    @property
    def outside_body(self) -> str:
        return self.pack.outside_body

    @property
    def how_to_complain(self) -> str:
        return self.pack.how_to_complain

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages, in their order."""
        return tuple(sorted(self.stages_by_name.values(), key=lambda stage: stage.order))

    @property
    def clocks(self) -> tuple[ClockRule, ...]:
        """All clocks, as the pack lists them."""
        return tuple(self.clocks_by_name.values())

    @property
    def first_stage(self) -> Stage:
        return self.stages[0]

    def stage(self, name: StageName) -> Stage:
        return self.stages_by_name[name]

    def clocks_of(self, stage: StageName) -> tuple[ClockRule, ...]:
        """Return the clocks that belong to a stage, those of every stage among them."""
        return tuple(clock for clock in self.clocks if clock.belongs_to(stage))

    def hours_run_of(self, clock: ClockRule) -> HoursRun:
        """Return whether a clock in hours stands still on days that are not working days."""
        return clock.hours_run or self.calendar.hours_run

    def letter_for(self, purpose: LetterPurpose, stage: StageName | None = None) -> LetterRule | None:
        """Return the letter of this purpose for a stage, else the one that belongs to no stage, else None."""
        fitting = [letter for letter in self.letters.values() if letter.purpose is purpose]
        of_stage = [letter for letter in fitting if stage is not None and letter.belongs_to(stage)]
        return next(iter(of_stage or [letter for letter in fitting if not letter.stages]), None)


__all__ = ["CalendarRules", "ClockRule", "LetterRule", "Moment", "Pack", "Policy", "Reading", "Stage"]
