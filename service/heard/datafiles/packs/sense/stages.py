"""Whether the stages lead from the first to the last, and open and close as they can."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.events import StageName
from heard.casework.policy import Policy
from heard.casework.policy.clocks import EVERY
from heard.casework.policy.stages import Stage
from heard.casework.policy.words import Moment, OwnerNot
from heard.datafiles.form import Slip, nearest

NOT_NAMES = (EVERY, "none")
"""Words that stand where a stage's name does."""


def first_stages(policy: Policy) -> tuple[Stage, ...]:
    """Return the stages a case may begin at: the lowest, and the first of each route that opens cases."""
    named = [route.first_stage for route in policy.routes.values() if route.opens_case]
    return tuple(stage for stage in policy.stages if stage is policy.first_stage or stage.name in named)


def words_that_are_no_names(policy: Policy) -> Iterator[Slip]:
    for name in NOT_NAMES:
        if name in policy.stages_by_name:
            yield Slip(("stage", name), f"'{name}' has a meaning of its own here.", "Choose another name.")


def orders(policy: Policy) -> Iterator[Slip]:
    seen: dict[int, StageName] = {}
    for stage in policy.stages_by_name.values():
        if stage.order in seen:
            what = f"{stage.order} is the order of {seen[stage.order]} too."
            yield Slip(("stage", stage.name, "order"), what, "Give each stage its own.")
        seen[stage.order] = stage.name


def ways_on(policy: Policy) -> Iterator[Slip]:
    """`next` leads on, never back; and some stage leads to each, but for one that is somebody else's."""
    for stage in policy.stages:
        following = policy.stages_by_name.get(stage.next) if stage.next else None
        if following and (following.order < stage.order or following is stage):
            if stage.name in _way_from(policy, following):
                what, do = f"'{stage.next}' leads in a circle.", 'End with next = "none".'
            else:
                what, do = f"'{stage.next}' comes before it, by its order.", "Change one or the other."
            yield Slip(("stage", stage.name, "next"), what, do)
    reached = {name for first in first_stages(policy) for name in _way_from(policy, first)}
    for stage in policy.stages:
        if stage.name not in reached and not stage.outside:
            yield Slip(("stage", stage.name), "no other stage leads to it.", "Name it as the `next` of one.")


def _way_from(policy: Policy, stage: Stage | None) -> list[StageName]:
    way: list[StageName] = []
    while stage is not None and stage.name not in way:
        way.append(stage.name)
        stage = policy.stages_by_name.get(stage.next) if stage.next else None
    return way


def openings(policy: Policy) -> Iterator[Slip]:
    """The first stage opens with the complaint, a later one with something that comes later."""
    firsts = first_stages(policy)
    if not policy.stages:
        yield Slip(("stage",), "there is no stage.", "Add [stage.NAME].")
    for stage in policy.stages:
        path = ("stage", stage.name, "opens_on")
        if stage is policy.first_stage and stage.opens_on is not Moment.RECEIVED:
            yield Slip(path, "the first stage opens when a complaint comes in.", 'Write opens_on = "received".')
        if stage not in firsts and stage.opens_on is Moment.RECEIVED:
            what = "a later stage cannot open when the complaint comes in."
            yield Slip(path, what, "Name what has to happen first.")


def ways_to_the_next(policy: Policy) -> Iterator[Slip]:
    """`next_on` names what leads on; what the next stage opens on is among it."""
    for stage in policy.stages:
        path = ("stage", stage.name, "next_on")
        if stage.next_on and stage.next is None:
            yield Slip(path, "there is no next stage.", "Name it as `next`, or leave this out.")
        following = policy.stages_by_name.get(stage.next) if stage.next else None
        if stage.next_on and following and following.opens_on not in stage.next_on:
            what = f"'{following.opens_on}', which {following.name} opens on, is not among it."
            yield Slip(path, what, "Add it, or change what that stage opens on.")


def earlier_stages(policy: Policy) -> Iterator[Slip]:
    """Who may not own a stage, and where it may go back to, is said of stages before it."""
    for stage in policy.stages:
        before = [each.name for each in policy.stages if each.order <= stage.order and each is not stage]
        for number, name in enumerate(stage.owner_not):
            if name not in (*before, *OwnerNot):
                what = f"'{name}' is no earlier stage, and no word known here."
                yield Slip(("stage", stage.name, "owner_not", number), what, nearest(name, [*before, *OwnerNot]))
        for key, value in (
            ("owner_must_outrank", stage.owner_must_outrank),
            ("may_send_back_to", stage.may_send_back_to),
        ):
            if value is not None and value not in before:
                yield Slip(("stage", stage.name, key), f"'{value}' is no earlier stage.", nearest(value, before))
        if stage.send_back_needs and stage.may_send_back_to is None:
            what = "the stage may not be sent back."
            yield Slip(("stage", stage.name, "send_back_needs"), what, "Say where to: may_send_back_to.")


def as_a_whole(policy: Policy) -> Iterator[Slip]:
    """What [stage_rule] says of the stages holds."""
    rule, own = policy.stage_rule, [stage for stage in policy.stages if not stage.outside]
    if rule and rule.at_most is not None and len(own) > rule.at_most:
        what = f"{rule.at_most} are allowed, and there are {len(own)}: {', '.join(stage.name for stage in own)}."
        yield Slip(("stage_rule", "at_most"), what)
    for stage in own if rule and rule.no_informal_stage else ():
        if stage.order == 0:
            what = "0 is a stage before the first, and stage_rule.no_informal_stage rules that out."
            yield Slip(("stage", stage.name, "order"), what)
