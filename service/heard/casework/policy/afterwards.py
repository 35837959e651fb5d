"""What comes after the answer, and round it: restriction, redress, closing, and what is reported to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heard.casework.lengths import Length, Reminder
from heard.casework.policy.words import MailboxDoes, Moment, OverLimit, RoleName, RouteName, RuleName, Switch, written


@dataclass(frozen=True, slots=True)
class RestrictionOption:
    """One way to limit contact, and what it lets the mailbox do."""

    name: str
    says: str
    mailbox: MailboxDoes
    route: RouteName | None = None
    letter: RuleName | None = None
    waits_for: str | None = None
    only_if: str | None = None
    close_outcome: str | None = None


@dataclass(frozen=True, slots=True)
class RestrictionRule:
    """When and how contact may be limited.  A person decides; heard never labels anybody.

    must_record     what an entry has to hold before it takes effect
    confirm_first   what its decider has to have confirmed
    review_within   how soon it has to be looked at again, counted from `review_starts`
    """

    decided_by: tuple[RoleName, ...]
    must_record: tuple[str, ...]
    review_within: Length
    options: Mapping[str, RestrictionOption] = written("option")
    title: str | None = written("name", default=None)
    says: str | None = None
    policy: str | None = None
    referred_by: str | None = None
    never_automatic: bool = True
    never_because: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()
    confirm_first: tuple[str, ...] = ()
    consult: tuple[RoleName, ...] = ()
    warning_first: bool = False
    warning_may_be_skipped_with: str | None = None
    review_starts: Moment = Moment.RESTRICTION_EFFECTIVE
    review_over_limit: OverLimit = OverLimit.REASON_NEEDED
    remind: tuple[Reminder, ...] = ()
    letter: RuleName | None = None
    appeal_to: RoleName | None = None
    fresh_evidence_decided_by: tuple[RoleName, ...] = ()
    new_matter: str = "normal-route"
    new_matter_ask_to_lift: bool = False
    new_matter_tell: str | None = None
    log_excluded_contacts: bool = True
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Redress:
    """What may put things right; recorded by a person, never judged here."""

    kinds: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    weigh: tuple[str, ...] = ()
    offset_against: str | None = None
    may_pay_to: tuple[str, ...] = ()
    evidence: str | None = None
    goodwill: str | None = None
    injury: str | None = None
    record: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class LearningLists:
    """The landlord's own words for what is learned from a case, in the place of those of rules/learning.toml."""

    causes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Closing:
    """Who may close a case, with what on file."""

    by: tuple[RoleName, ...]
    needs: tuple[str, ...]
    outcomes: tuple[str, ...]
    tells: tuple[RoleName, ...] = ()
    if_upheld: str | None = None
    if_systemic: str | None = None
    actions_tracked_by: RoleName | None = None
    reopen_needs: str | None = None
    never_refuse_escalation_without: str | None = None
    remedy_weighs: tuple[str, ...] = ()
    survey: Switch = Switch.OFF
    survey_after: Length | None = None
    survey_asks: tuple[str, ...] = ()
    survey_reply_rejecting_outcome: str | None = None
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often: every so many weeks or months, or each working day."""

    count: int
    unit: str  # "week", "month", "working day"

    def __str__(self) -> str:
        return self.unit if self.count == 1 else f"{self.count} {self.unit}s"


@dataclass(frozen=True, slots=True)
class ReportRule:
    name: str
    every: Rhythm
    to: tuple[RoleName, ...]
    shows: tuple[str, ...]
    no_personal_data: bool = False
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """How many of the answers given are looked at by others: one in so many.  Whoever holds a role of `to` does."""

    one_in: int
    to: tuple[RoleName, ...]
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class DigestRule:
    name: str
    every: Rhythm
    to: tuple[RoleName, ...]
    shows: tuple[str, ...]
    clause: str | None = written("source", default=None)
