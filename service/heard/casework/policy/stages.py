"""The way a complaint goes: its stages, the customer's windows between them, and who may refuse the next."""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import StageName
from heard.casework.lengths import Length, Reminder
from heard.casework.policy.words import AtEnd, Late, Moment, RoleCheck, RoleName, RuleName, written


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage.

    order           0 is a stage before the first
    opens_on        what starts it; "the customer wants more" has five names, and the stage says which it listens for
    outside         it is somebody else's, such as an Ombudsman's
    panel_attended_by   of whom one has to be invited to its panel, besides the customer
    owner_not       stages whose owner may not own this one, or words of `OwnerNot`
    """

    name: StageName
    order: int
    opens_on: Moment
    title: str = written("name")
    next: StageName | None = written(none="none")
    owner: RoleName | None = None
    answered_by: RoleName | None = None
    outside: bool = False
    next_on: tuple[Moment, ...] = ()
    owner_not: tuple[str, ...] = ()
    owner_must_outrank: StageName | None = None
    role_check: RoleCheck = RoleCheck.BLOCK
    logged_by: RoleName | None = None
    organised_by: RoleName | None = None
    copy_answer_to: RoleName | None = None
    form_needs: tuple[str, ...] = ()
    reasons_required: bool = False
    may_send_back_to: StageName | None = None
    send_back_needs: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    panel_min: int | None = None
    panel_kind: str | None = None
    panel_needs: tuple[str, ...] = ()
    panel_attended_by: tuple[RoleName, ...] = ()
    panel_weighs: tuple[str, ...] = ()
    panel_cannot: str | None = None
    panel_outcomes: tuple[str, ...] = ()
    panel_may_recommend: tuple[str, ...] = ()
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class StageRule:
    """What a policy says of its stages as a whole."""

    at_most: int | None = None
    no_informal_stage: bool = False
    third_parties_work_inside_the_two_stages: bool = False
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Window:
    """How long the customer may ask for something; late requests go to a person, none is refused by heard."""

    name: str
    starts: Moment
    lasts: Length
    who: str = written("for")
    after_stage: tuple[StageName, ...] = ()
    remind_customer: tuple[Reminder, ...] = ()
    at_end: AtEnd = AtEnd.NOTHING
    close_outcome: str | None = None
    late: Late = Late.PERSON_DECIDES
    late_test: str | None = None
    late_acknowledge: bool = True
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class LateRejection:
    """When a request for more, under a policy without a window, is put before a person first."""

    flag_after: Length
    then: str
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class Decline:
    """A ground on which a person may refuse the next stage."""

    name: str
    says: str
    decided_by: tuple[RoleName, ...] = ()
    after_stage: StageName | None = None
    consult: str | None = None
    needs: tuple[str, ...] = ()
    letter: RuleName | None = None
    clause: str | None = written("source", default=None)


@dataclass(frozen=True, slots=True)
class DeclineRule:
    decided_by: RoleName
    letter: RuleName
    clause: str | None = written("source", default=None)
