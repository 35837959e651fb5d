"""Whether a policy's stages, and the way from one to the next, are those of the Code."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import Consent, IfNot, RoleCheck
from heard.reports.policy.code_2024 import letters
from heard.reports.policy.code_2024.verdicts import (
    Judgement,
    falls_short,
    met,
    not_shown,
    own_stages,
    stage_1,
    stage_2,
    to_look_at,
)
from heard.reports.policy.words import listed

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def two_stages(policy: Policy) -> Iterator[Judgement]:
    """There are two formal stages, no more and no fewer."""
    own, formal = own_stages(policy), [stage for stage in policy.stages if stage.order >= 1]
    outside = "" if len(own) == len(formal) else f", {_number(len(formal) - len(own))} of them somebody else's"
    found = f"there are {_number(len(formal))} stages{outside}: {listed(stage.name for stage in formal)}"
    if len(own) == 2:
        yield met("stage", found)
    elif len(own) > 2:
        extra = listed(f"[stage.{stage.name}]" for stage in own[2:])
        yield falls_short("stage", found, f"End with the second stage: leave out {extra}.")
    else:
        yield falls_short("stage", found, "Add a second stage, at which somebody else looks again.")


def no_informal_stage(policy: Policy) -> Iterator[Judgement]:
    """Nothing comes before the first stage: no stage 0, no try to settle it before it counts as a complaint."""
    before = [stage for stage in policy.stages if stage.order == 0]
    for stage in before:
        mend = "Leave it out; what is put right at once is still a complaint at stage 1."
        yield falls_short(f"stage.{stage.name}", f"{stage.title} comes before stage 1: a stage 0", mend)
    informal = [clock for clock in policy.clocks if _is_informal(clock, policy)]
    for clock in informal:
        found = "a try to put it right before it becomes a formal complaint: an informal stage"
        mend = "Leave the clock out, and let every complaint begin at stage 1."
        yield falls_short(f"clock.{clock.name}", found, mend)
    if not before and not informal:
        yield met("stage", "nothing comes before stage 1")


def _is_informal(clock: ClockRule, policy: Policy) -> bool:
    first = stage_1(policy)
    only_resolved = clock.ends == (Moment.RESOLVED,) and first is not None and clock.stage == first.name
    return only_resolved or clock.if_not is IfNot.BECOMES_FORMAL


def contractors_inside(policy: Policy) -> Iterator[Judgement]:
    """What contractors do about a complaint is part of the two stages."""
    rule = policy.stage_rule
    if rule and rule.third_parties_work_inside_the_two_stages:
        yield met("stage_rule.third_parties_work_inside_the_two_stages", "the policy says so")
    else:
        mend = "Where it is so, write [stage_rule] third_parties_work_inside_the_two_stages = true."
        yield to_look_at("stage_rule", "the policy does not say whether contractors have stages of their own", mend)


def goes_on_when_asked(policy: Policy) -> Iterator[Judgement]:
    """A complaint that is not settled at stage 1 goes on to stage 2 when the customer asks."""
    only_with = policy.closing.never_refuse_escalation_without if policy.closing else None
    for decline in policy.declines.values():
        after = f" after {decline.after_stage}" if decline.after_stage else ""
        found = f"the next stage may be refused{after}: {decline.says.rstrip('.')}"
        if only_with:
            mend = "See that only what may be excluded is refused."
            yield to_look_at(f"decline.{decline.name}", f"{found}; never without {only_with}", mend)
            continue
        mend = "Take it out, or refuse only what may be excluded, and write closing.never_refuse_escalation_without."
        yield falls_short(f"decline.{decline.name}", found, mend)
    first = stage_1(policy)
    if first is not None and first.next is None:
        yield falls_short(f"stage.{first.name}.next", "no stage follows", "Name the second stage.")
    elif not policy.declines:
        yield met("decline", "the policy names no ground to refuse the next stage")


def refusal_in_writing(policy: Policy) -> Iterator[Judgement]:
    """Whoever is refused the next stage is told why in writing, and how to reach the Ombudsman."""
    rule = policy.decline_rule
    for decline in policy.declines.values():
        name = decline.letter or (rule.letter if rule else None)
        if name is None:
            mend = "Name a letter, here or in [decline_rule]."
            yield falls_short(f"decline.{decline.name}.letter", "no letter tells the customer", mend)
        else:
            yield letters.refusal(policy.letters[name])
        if rule is None and not decline.decided_by:
            mend = "Say who does, here or in [decline_rule]."
            yield falls_short(f"decline.{decline.name}.decided_by", "nothing says who decides", mend)
    if not policy.declines:
        yield met("decline", "the policy names no ground to refuse the next stage")


def no_reasons_demanded(policy: Policy) -> Iterator[Judgement]:
    """Nobody has to say why they want stage 2."""
    second = stage_2(policy)
    if second is None:
        return
    place = f"stage.{second.name}"
    if second.reasons_required:
        yield falls_short(f"{place}.reasons_required", "reasons are demanded", "Write reasons_required = false.")
    elif second.form_needs:
        found = f"a form has to say {listed(second.form_needs)}"
        yield falls_short(f"{place}.form_needs", found, "Take it out.")
    else:
        yield met(place, "the policy demands none")


def no_closing_date(policy: Policy) -> Iterator[Judgement]:
    """The Code knows no last day for asking for stage 2."""
    windows = [window for window in policy.windows.values() if window.after_stage]
    for window in windows:
        found = f"the customer has {window.lasts} to ask, after {listed(window.after_stage)}"
        mend = "Take it out, or see that no late request is refused for being late alone."
        yield to_look_at(f"window.{window.name}.lasts", found, mend)
    if not windows:
        yield met("window", "the customer has no last day for asking")


def somebody_else(policy: Policy) -> Iterator[Judgement]:
    """Whoever considered stage 1 does not consider stage 2."""
    first, second = stage_1(policy), stage_2(policy)
    if first is None or second is None:
        return
    place = f"stage.{second.name}.owner_not"
    if first.name in second.owner_not and second.role_check is RoleCheck.BLOCK:
        yield met(place, f"whoever owned {first.name} may not own it")
    elif second.owner_must_outrank == first.name and second.role_check is RoleCheck.BLOCK:
        yield met(f"stage.{second.name}.owner_must_outrank", f"its owner is senior to that of {first.name}")
    elif first.name in second.owner_not or second.owner_must_outrank == first.name:
        mend = 'Take role_check = "warn" out, or see to each warning.'
        yield to_look_at(f"stage.{second.name}.role_check", "heard only warns where it is the same person", mend)
    else:
        mend = f'Write owner_not = ["{first.name}"].'
        yield falls_short(f"stage.{second.name}", f"whoever owned {first.name} may own it too", mend)


def third_parties(policy: Policy) -> Iterator[Judgement]:
    """A complaint through somebody else is dealt with under the same policy."""
    if policy.petition and not policy.petition.same_clocks:
        yield falls_short("petition.same_clocks", "petitions have other times", "Write same_clocks = true.")
    rule = policy.representatives
    if rule is None or not rule.accepted:
        yield not_shown("representatives", "the policy does not say who may write for a customer", "Add it.")
        return
    if rule.members and not policy.routes[rule.members].opens_case:
        found = "what comes through a councillor or MP is not dealt with as a complaint"
        mend = f"Let [route.{rule.members}] open a case, where the constituent complains."
        yield falls_short("representatives.members", found, mend)
    if not rule.same_clocks:
        yield falls_short("representatives.same_clocks", "they have other times", "Write same_clocks = true.")
    elif rule.consent is Consent.REQUIRED and rule.clocks_wait_for_consent:
        found = "no clock runs until the customer has consented"
        yield falls_short("representatives.clocks_wait_for_consent", found, "Write clocks_wait_for_consent = false.")
    else:
        yield met("representatives.same_clocks", f"under the same times: {listed(rule.accepted)}")
