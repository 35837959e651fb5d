"""What a message may be that a policy lets a person refuse, and who is asked.

heard refuses nothing: whatever is said here, the message has been acknowledged and every clock runs.  A ground comes
from the writer's words (rules/exclusion/), or from how the case stands: what was finally answered, or is asked for
late.  What a case was seen to fall under holds for the mail that follows on it, and a person is asked of it once.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from heard.casework.events import About, Kind, Reference
from heard.casework.policy import Policy
from heard.casework.policy.intake import Exclusion
from heard.casework.refusals import ExcludedAs, exclusion_for, first_day_in_time
from heard.casework.standing import Standing, standing_of
from heard.casework.windows import flagged_as_late, late_for
from heard.casework.working_days import Calendar
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, Finding, OpenCase, Proposed
from heard.judgement.facts import Facts, OnFile
from heard.judgement.threading.find_case import Found

KINDS = (Kind.COMPLAINT, Kind.ESCALATION, Kind.FOLLOW_UP)
"""What somebody wants who may be refused; whoever accepts, praises or asks wants nothing that could be."""

_BY_WORDS = (
    ExcludedAs.INSURANCE_OR_INJURY,
    ExcludedAs.LEGAL_PROCEEDINGS,
    ExcludedAs.OUT_OF_TIME,
    ExcludedAs.NOT_OUR_SERVICE,
    ExcludedAs.NEIGHBOUR_ASB,
)
"""Where its words show several grounds, the first of these: a claim says more than what it is about."""

_IT_MAY_BE: Mapping[ExcludedAs, str] = {
    ExcludedAs.NEIGHBOUR_ASB: "it blames a neighbour, and nobody else",
    ExcludedAs.INSURANCE_OR_INJURY: "it claims for an injury or for what was damaged",
    ExcludedAs.LEGAL_PROCEEDINGS: "it speaks of a claim, or of a court",
    ExcludedAs.OUT_OF_TIME: "it speaks of what is long past",
    ExcludedAs.NOT_OUR_SERVICE: "it blames somebody that the landlord does not answer for",
}


def with_exclusion(decision: Decision, found: Found | None, facts: Facts) -> Decision:
    """Return a decision with the exclusion that its message may fall under, and the question that follows.

    found   the case it seems to belong to, whether it was put there or not
    """
    reference = next((each.reference for each in decision.actions if isinstance(each, OpenCase | FileOnCase)), None)
    if reference is None:
        return decision
    on_file = facts.stands(found.reference) if found is not None else None
    is_there = found is not None and found.reference == reference
    proposed = exclusion_of(decision.kind, decision.findings, on_file, facts, is_there=is_there)
    if proposed is None:
        return decision
    asked = proposes(proposed, reference, on_file if is_there else None, facts)
    return replace(decision, exclusion=proposed, actions=(*decision.actions, *asked))


def exclusion_of(
    kind: Kind, findings: Sequence[Finding], on_file: OnFile | None, facts: Facts, *, is_there: bool = True
) -> Proposed | None:
    """Return the exclusion that a message may fall under; None for none.

    on_file    the case it seems to belong to, as it stands; None where there is none
    is_there   whether it was put on that case
    """
    if kind not in KINDS:
        return None
    if on_file is not None and _is_decided(kind, on_file, is_there=is_there):
        because = f"the last of our own stages on {on_file.case.reference} has been answered"
        return _of(ExcludedAs.ALREADY_DECIDED, because, on_file.policy)
    policy = on_file.policy if on_file is not None and is_there else facts.policy
    if (shown := _by_words(findings)) is not None and shown.ground is not None:
        return _of(shown.ground, f'{_IT_MAY_BE[shown.ground]} ("{shown.words}")', policy, shown.words)
    if on_file is None or not is_there:
        return None
    if on_file.excluded:
        *_, ground = on_file.excluded
        return _of(ground, "so did an earlier message on the case", policy)
    return _late(on_file, facts) if kind is Kind.ESCALATION else None


def proposes(proposed: Proposed, reference: Reference, on_file: OnFile | None, facts: Facts) -> tuple[Action, ...]:
    """Return the question to whoever may refuse, where the policy excludes the like and nobody was asked of it yet.

    reference   the case the message is on, and
    on_file     that case as it stood before; None where it is new
    """
    policy, calendar = (on_file.policy, on_file.calendar) if on_file is not None else (facts.policy, facts.calendar)
    excluded, rule = exclusion_for(proposed.ground, policy), policy.exclusion_rule
    was_asked = on_file is not None and on_file.excluded.get(proposed.ground, False)
    if facts.is_old or was_asked or excluded is None or rule is None or proposed.clause != (excluded.clause or ""):
        return ()
    because = ". ".join((proposed.because, *_to_be_weighed(excluded, policy, facts, calendar)))
    return (AskOfficer(reference, About.EXCLUSION, because, proposed.clause, (rule.decided_by,)),)


def _to_be_weighed(excluded: Exclusion, policy: Policy, facts: Facts, calendar: Calendar) -> Iterator[str]:
    """Yield what whoever decides has to weigh, as the policy puts it."""
    by = f" ({excluded.clause})" if excluded.clause else ""
    yield f"The policy excludes{by}: {excluded.means.rstrip('.')}"
    if (first := first_day_in_time(excluded, facts.received_at, calendar)) is not None:
        yield f"What happened before {first.day} {first:%B %Y} is older than that"
    for heading, says in (
        ("Counted from", excluded.counted_from), ("Unless", excluded.unless), ("Discretion", excluded.discretion),
        ("But this is a complaint all the same", excluded.but_not),
    ):  # fmt: skip
        if says is not None:
            yield f"{heading}: {says}"
    route = policy.routes.get(excluded.route) if excluded.route is not None else None
    if route is not None and route.send_to is not None:
        yield f"If it is refused, it goes to: {policy.roles[route.send_to]}"


def _of(ground: ExcludedAs, because: str, policy: Policy, words: str = "") -> Proposed:
    excluded = exclusion_for(ground, policy)
    return Proposed(ground, because, words, (excluded.clause or "") if excluded is not None else "")


def _by_words(findings: Sequence[Finding]) -> Finding | None:
    seen = {each.ground: each for each in reversed(findings) if each.ground is not None}
    return next((seen[ground] for ground in _BY_WORDS if ground in seen), None)


def _is_decided(kind: Kind, on_file: OnFile, *, is_there: bool) -> bool:
    """Say whether a message goes on with what was finally answered.

    What follows on an open case may only ask for what the answer promised; a closed one has nothing outstanding.
    """
    is_final = standing_of(on_file.stood, on_file.policy) is Standing.FINAL
    return is_final and (kind is Kind.ESCALATION or not is_there or on_file.stood.closed is not None)


def _late(on_file: OnFile, facts: Facts) -> Proposed | None:
    """Return that more is asked for after the policy's time for it.  Of that a person is asked already."""
    case, policy, calendar = on_file.stood, on_file.policy, on_file.calendar
    if (window := late_for(case, policy, calendar, facts.received_at)) is not None:
        because = f"more is asked for after the {window.lasts} that the policy gives for it"
        return Proposed(ExcludedAs.OUT_OF_TIME, because, clause=window.clause or "")
    if flagged_as_late(case, policy, calendar, facts.received_at):
        return Proposed(ExcludedAs.OUT_OF_TIME, "more is asked for long after the answer")
    return None
