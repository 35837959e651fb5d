"""A policy's stages and promises as sentences: who answers what, by when, and how that is measured.  Pure."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.events import StageName
from heard.casework.lengths import HoursRun, Length
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule, Measure, Rung
from heard.casework.policy.stages import Stage, StageRule
from heard.casework.policy.words import (
    ClockKind,
    EndsWhen,
    Given,
    IfNot,
    IfStartMissing,
    OwnerNot,
    RoleCheck,
)
from heard.reports.policy.words import (
    GIVEN,
    MOMENTS,
    REQUESTS,
    Section,
    about,
    listed,
    paragraph,
    reminders,
    role,
    spoken,
    stage,
)

KINDS = {
    ClockKind.MEASURED: "",
    ClockKind.NUDGE: "This only reminds us, and is never reported as late",
    ClockKind.PROMISE: "This is promised case by case",
    ClockKind.ALERT: "This warns our own people",
}
HOURS = {
    HoursRun.ALWAYS: "Nights, weekends and holidays count",
    HoursRun.WORKING_DAYS: "Nights count; weekends and holidays do not",
}
NOT_OWNED_BY = {
    OwnerNot.SAME_DEPARTMENT: "anyone of the same department",
    OwnerNot.NAMED_IN_COMPLAINT: "anyone named in the complaint",
    OwnerNot.CONFLICT_DECLARED: "anyone who declared a conflict of interest",
}


def all_promises(policy: Policy) -> Iterator[Section]:
    """Yield a section for all stages, one for each, what belongs to no single stage, the ladder, and the measures."""
    if rule := policy.stage_rule:
        yield Section("The stages as a whole", (_stage_rule(rule),))
    for each in policy.stages:
        own = [clock for clock in policy.clocks if clock.stage == each.name]
        yield Section(each.title, (_stage(each, policy), *(_clock(clock, policy) for clock in own)))
    rest = [clock for clock in policy.clocks if clock.stage not in policy.stages_by_name]
    if rest:
        yield Section("At any stage", tuple(_clock(clock, policy) for clock in rest))
    yield Section("Who is told of what is late", tuple(_rung(each, policy) for each in policy.ladder.values()))
    yield Section("How we measure ourselves", tuple(_measure(each, policy) for each in policy.measures.values()))


def _stage_rule(rule: StageRule) -> str:
    return paragraph(
        about("There are at most {} stages", rule.at_most),
        "No informal stage comes before them" if rule.no_informal_stage else "",
        "What contractors do about it is part of them" if rule.third_parties_work_inside_the_two_stages else "",
        about("Source: {}", rule.clause),
    )


def _stage(each: Stage, policy: Policy) -> str:
    who = [about("{} owns it", role(each.owner, policy) if each.owner else None)]
    who.append(about("{} answers", role(each.answered_by, policy) if each.answered_by else None))
    if each.owner and each.owner == each.answered_by:
        who = [f"{role(each.owner, policy)} owns it and answers"]
    return paragraph(
        "This is outside our own procedure" if each.outside else "",
        "It comes before the complaints procedure proper" if each.order == 0 else "",
        f"It opens when {MOMENTS[each.opens_on].when}",
        *who,
        *_who_else(each, policy),
        about("The form has to say: {}", each.form_needs),
        "The customer has to give reasons" if each.reasons_required else "",
        about("To think of: {}", each.prompts),
        *_panel(each, policy),
        *_afterwards(each, policy),
        about("Source: {}", each.clause),
    )


def _who_else(each: Stage, policy: Policy) -> Iterator[str]:
    blocks = each.role_check is RoleCheck.BLOCK
    yield "nobody else may own it" if each.owner and blocks else ""
    if each.owner_not:
        others = [_not_owned_by(name, policy) for name in each.owner_not]
        yield f"its owner {'must' if blocks else 'should'} not be {listed(others, 'or')}"
    if each.owner_must_outrank:
        senior_to = stage(each.owner_must_outrank, policy)
        yield f"its owner {'has to' if blocks else 'should'} be senior to whoever owned {senior_to}"
    yield "" if blocks else "where somebody else owns it, heard warns, and no more"
    for words, name in (
        ("{} logs it", each.logged_by),
        ("{} organises it", each.organised_by),
        ("a copy of the answer goes to {}", each.copy_answer_to),
    ):
        yield words.format(role(name, policy)) if name else ""


def _not_owned_by(name: str, policy: Policy) -> str:
    if name in policy.stages_by_name:
        return f"whoever owned {stage(StageName(name), policy)}"
    return NOT_OWNED_BY[OwnerNot(name)]


def _panel(each: Stage, policy: Policy) -> Iterator[str]:
    if each.panel_min:
        yield f"the panel has at least {each.panel_min} members"
    yield about("each member of the panel is a {}", each.panel_kind)
    yield about("the panel needs: {}", each.panel_needs)
    if each.panel_attended_by:
        yield f"besides the customer {listed([role(name, policy) for name in each.panel_attended_by], 'or')} is invited"
    yield about("it weighs: {}", each.panel_weighs)
    yield about("it cannot {}", each.panel_cannot)
    yield about("it may find: {}", each.panel_outcomes)
    yield about("it may recommend: {}", each.panel_may_recommend)


def _afterwards(each: Stage, policy: Policy) -> Iterator[str]:
    if each.may_send_back_to:
        yield f"it may go back to {stage(each.may_send_back_to, policy)}" + about(
            ", once on file: {}", each.send_back_needs
        )
    if each.next is None:
        yield "it is the last stage"
        return
    after = policy.stage(each.next)
    moments = each.next_on or (after.opens_on,)
    yield f"next comes {stage(after.name, policy)}, when {listed((MOMENTS[m].when for m in moments), 'or')}"


def _clock(clock: ClockRule, policy: Policy) -> str:
    said = paragraph(
        f"{promise(clock)} ({clock.clause})",
        f"{role(clock.owed_by, policy)} owes this",
        KINDS[clock.kind],
        _hours(clock, policy),
        about("Reminders: {}", reminders(clock.remind)),
        *_conditions(clock),
    )
    return f"{said} [clock.{clock.name}]"


def _hours(clock: ClockRule, policy: Policy) -> str:
    is_special = clock.kind is ClockKind.ALERT or clock.hours_run is not None
    return HOURS[policy.hours_run_of(clock)] if is_special and isinstance(clock.within, Length) else ""


def promise(clock: ClockRule) -> str:
    """Return what a clock promises, and from when, without who owes it.

    "we answer the complaint within 10 working days of receiving it", "once an action is promised, we ..."
    """
    act = _act(clock)
    once = listed((MOMENTS[moment].when for moment in clock.starts), "or")
    if isinstance(clock.within, Given) and clock.within is not Given.NOT_SET:
        return f"once {once}, we {act} {GIVEN[clock.within]}"
    start = listed((MOMENTS[moment].of for moment in clock.starts), "or")
    if "the complaint" in act:
        once, start = once.replace("the complaint", "it"), start.replace("the complaint", "it")
    if clock.within is Given.NOT_SET:
        return f"we {act} once {once}; no time is set"
    return f"we {act} within {clock.within} of {start}"


def _act(clock: ClockRule) -> str:
    asked = REQUESTS.intersection(clock.starts) and Moment.RECEIVED not in clock.starts
    acts = [MOMENTS[moment].we for moment in clock.ends]
    if asked:
        acts = [act.replace("acknowledge the complaint", "acknowledge the request") for act in acts]
    if set(clock.starts) == {Moment.OMBUDSMAN_CONTACT}:
        acts = [act.replace("answer the complaint", "answer the Ombudsman") for act in acts]
    named = next((number for number, act in enumerate(acts) if "the complaint" in act), 0)
    acts[named + 1 :] = [act.replace("the complaint", "it") for act in acts[named + 1 :]]
    return listed(acts, "and" if clock.ends_when is EndsWhen.ALL else "or")


def _conditions(clock: ClockRule) -> Iterator[str]:
    if clock.repeats:
        yield "it starts again each time"
    if clock.agreed_date_replaces:
        yield "a day agreed with the customer before then takes its place, and the report shows the first day too"
    if clock.earlier_date_in_letter_wins:
        yield "an earlier day named in their letter holds instead"
    if clock.stops_when:
        stops, starts = (listed((MOMENTS[m].when for m in each), "or") for each in (clock.stops_when, clock.starts))
        yield f"it stops when {stops}, and starts again when {starts}"
    if clock.goes_on_after_answer:
        yield "it goes on after the complaint is answered"
    if clock.if_start_missing is IfStartMissing.USE_ACKNOWLEDGEMENT_DUE_DAY:
        yield "where no acknowledgement was sent, the time runs from the last day one was due"
    if clock.if_not is IfNot.BECOMES_FORMAL:
        yield "what is not put right by then goes on as a formal complaint"
    yield about("if it cannot be done: {}", clock.if_not_possible)


def _rung(each: Rung, policy: Policy) -> str:
    when = "on the day it is due" if each.since.length is None else f"from {each.since} it was due"
    who = listed(role(name, policy) for name in each.to)
    return paragraph(f"Besides whoever owes it, {who} is told {when}", about("Source: {}", each.clause))


def _measure(each: Measure, policy: Policy) -> str:
    clocks = [spoken(clock.name) for clock in policy.clocks if clock.measure == each.name]
    return paragraph(
        each.says,
        f"The target is {each.target_percent}%" if each.target_percent else "The policy sets no target",
        about("Counted from: {}", tuple(clocks)),
        "Each stage is shown by itself too" if each.show_each_stage else "",
        "Those with more time are shown apart" if each.show_extended_apart else "",
        "The first due day is reported too" if each.show_standard_date_too else "",
        about("Bands: {}", each.bands),
        about("Source: {}", each.clause),
    )
