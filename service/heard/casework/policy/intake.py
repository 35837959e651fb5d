"""What comes in, who may bring it, and what the policy would rather not take."""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import StageName
from heard.casework.lengths import Length
from heard.casework.policy.words import (
    ClockName,
    Consent,
    ExclusionAction,
    Item,
    KindName,
    Match,
    RoleName,
    RouteName,
    RuleName,
    Switch,
    written,
)


@dataclass(frozen=True, slots=True)
class KindRule:
    """A kind of message the policy knows.

    means      in the policy's sense; given to whoever has to tell kinds apart
    counted    whether it counts in the figures of complaints
    """

    name: KindName
    means: str
    route: RouteName
    counted: bool
    also: tuple[str, ...] = ()
    becomes_complaint_when: str | None = None
    straight_to_stage_1_when: tuple[str, ...] = ()
    word_not_needed: bool = False
    offer_choice_on_any_dissatisfaction: bool = False
    request_goes_on: bool = False
    reviewed_regularly: bool = False
    register: str | None = None
    categories: tuple[str, ...] = ()
    letter: RuleName | None = None
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class RouteRule:
    """Where a kind of message goes: into a case at `first_stage`, or to a role."""

    name: RouteName
    opens_case: bool
    first_stage: StageName | None = None
    send_to: RoleName | None = None
    copy_to: RoleName | None = None
    register: str | None = None
    letter: RuleName | None = None
    clocks: Switch = Switch.ON
    needs: tuple[str, ...] = ()
    note: str | None = None
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who chooses an owner, and who is told where none has been chosen."""

    by_default: RoleName
    second: RoleName | None = None
    passed_on_to: RoleName | None = None
    passed_on_when: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Complainants:
    """Who may complain; the rest are accepted where a person says so."""

    full_route: tuple[str, ...]
    may_accept: tuple[str, ...] = ()
    others_final_letter: str | None = None
    outside_body_for: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Representatives:
    """Who may write for somebody else.  No clock waits for consent; only what is disclosed does."""

    accepted: tuple[str, ...]
    consent: Consent = Consent.ASK
    consent_not_needed_for: tuple[str, ...] = ()
    clocks_wait_for_consent: bool = False
    withhold_until_consent: tuple[str, ...] = ()
    same_clocks: bool = True
    authority: str | None = None
    letter: RuleName | None = None
    members: RouteName | None = None
    may_attend_meetings: bool = False
    tenant_representatives_may_receive: bool = False
    warn_of_copies_outside: bool = False
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Petition:
    same_clocks: bool
    ask_for: str
    share_reply: str | None = None
    may: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Anonymous:
    investigate: bool
    acknowledge: str | None = None
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class SocialMedia:
    reply: str
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class NewIssues:
    """When something new in an old matter joins it."""

    joins_when: str
    otherwise: str
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A ground on which a person may refuse, or send elsewhere; heard proposes, and every clock goes on.

    older_than, younger_than   the age of the matter at receipt (casework/refusals.py says which last day rolls on)
    but_not                    the neighbouring thing that is a complaint all the same
    """

    name: str
    means: str
    action: ExclusionAction
    older_than: Length | None = None
    younger_than: Length | None = None
    counted_from: str | None = None
    unless: str | None = None
    but_not: str | None = None
    discretion: str | None = None
    match: Match | None = None
    route: RouteName | None = None
    letter: RuleName | None = None
    draft: Item | None = None
    needs: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class ExclusionRule:
    """Who may refuse, and how."""

    decided_by: RoleName
    never_automatic: bool
    letter: RuleName | None = None
    no_blanket: bool = False
    count_refused_by_type: bool = False
    ombudsman_instruction: str | None = None
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Vulnerability:
    flag: bool
    show_to: tuple[RoleName, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    nudge_after: Length | None = None
    count: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    review: str | None = None
    weigh_in_triage: bool = False
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Risk:
    """Danger to somebody, in whatever kind of message."""

    applies_to: tuple[KindName, ...]
    alert: tuple[RoleName, ...]
    clock: ClockName | None = None
    if_undeliverable: str | None = None
    record: str | None = None
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Abuse:
    alert: tuple[RoleName, ...]
    policy: str | None = None
    clause: str | None = written("source", default=None)
