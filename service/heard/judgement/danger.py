"""Dangers are told at once, whatever else a message is.  Pure."""

from __future__ import annotations

from dataclasses import replace

from heard.casework import events as happened
from heard.casework.events import About
from heard.casework.moments import Moment
from heard.casework.standing import Standing, standing_of
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Finding
from heard.judgement.facts import Facts, OnFile
from heard.judgement.hazard_words import names_a_hazard
from heard.judgement.rule import Looked
from heard.judgement.second_opinion.together import RULE as SECOND_OPINION
from heard.judgement.threading.evidence import HOLDS_A_MAIL
from heard.mail.message import Message

UNNAMED = "danger_unnamed"
"""A danger that nothing but the second opinion suspects, and nothing in the mail names: nobody is asked."""
_NOTED = "judgement/danger"
_BY_OPINION = f"{SECOND_OPINION}/risk"
_NOT_SATISFIED = frozenset({"displeasure", "escalation_request"})
_ANSWERS = (Moment.ANSWERED, Moment.RESOLVED)
_SATISFIED = frozenset({"resolved", "compliment"})


def danger(
    reference: happened.Reference | None, said: dict[str, str], findings: tuple[Finding, ...], facts: Facts
) -> tuple[Action, ...]:
    """A danger is told at once, whatever else the message is."""
    if "risk" not in said or facts.is_old:
        return ()
    seen = [finding for finding in findings if finding.finding == "risk"]
    shown = next((finding for finding in seen if finding.verdict == "yes"), seen[0])
    because = f'it may report a danger ("{shown.words}"; {shown.rule})'
    alert = facts.policy.risk.alert if facts.policy.risk else ()
    asked = AskOfficer(reference, About.DANGER, because, shown.source, alert)
    if reference is None:
        return (asked,)
    noticed = happened.RiskNoticed(facts.message, said["risk"] == "yes")
    # Since it came, as answers do: heard late, it is neither forgotten nor taken for newer than they are.
    return (ChangeCase(reference, noticed, because, shown.source, at=facts.received_at), asked)


def is_known_for_a_danger(reference: happened.Reference, facts: Facts) -> bool:
    """Say whether a case has a danger that nobody has answered, or one that was told of on the same day.

    An officer's word of it is no news then; of one that was dealt with before, it is.
    """
    on_file = facts.stands(reference)
    noted = on_file.case.danger_at if on_file is not None else None
    if on_file is None or noted is None:
        return bool(facts.dangers.get(reference))
    today = on_file.calendar.local_date(facts.received_at)
    return bool(facts.dangers.get(reference)) or on_file.calendar.local_date(noted) == today


def dangers_in(looked: Looked) -> tuple[Finding, ...]:
    """Return the dangers the rules see in a message, in its own words and below the name."""
    own = tuple(each for each in looked.given(frozenset()) if each.finding == "risk")
    return (*own, *looked.below_the_name)


def with_dangers_elsewhere(
    findings: tuple[Finding, ...], looked: Looked, reference: happened.Reference | None, facts: Facts
) -> tuple[Finding, ...]:
    """Return the findings, and the dangers that stand beside the own words, where these report none.

    reference   the case the message is put on; what it quotes there, of a mail that is on it, has been looked at
    """
    if any(finding.finding == "risk" for finding in findings):
        return findings
    ties = (tie.kind for lead in facts.leads if lead.reference == reference for tie in lead.ties)
    quoted = () if any(kind in HOLDS_A_MAIL for kind in ties) else looked.in_the_rest
    return (*findings, *(looked.below_the_name or quoted))


def without_unnamed_dangers(findings: tuple[Finding, ...], message: Message) -> tuple[Finding, ...]:
    """Return the findings, without a danger that the second opinion alone suspects where the mail names no hazard.

    What it suspected stays among them under another name, so that it can be shown.
    """
    dangers = [each for each in findings if each.finding == "risk"]
    if not dangers or any(each.rule != _BY_OPINION or each.verdict == "yes" for each in dangers):
        return findings
    frail = any(each.finding == "vulnerability" for each in findings)
    if names_a_hazard(f"{message.subject} . {message.own_words}", somebody_frail=frail):
        return findings
    return tuple(replace(each, finding=UNNAMED, rule=_NOTED) if each in dangers else each for each in findings)


def with_a_danger_not_over(findings: tuple[Finding, ...], on_file: OnFile | None) -> tuple[Finding, ...]:
    """Return the findings, and a danger noted on the case before, where its writer still waits and is not satisfied.

    "Ten days now, where is the part?" names no danger to whoever does not know what the part is for.
    """
    if on_file is None or any(each.finding == "risk" for each in findings) or not _may_go_on(on_file):
        return findings
    seen = {each.finding for each in findings if each.verdict == "yes"}
    if seen.isdisjoint(_NOT_SATISFIED) or not seen.isdisjoint(_SATISFIED):
        return findings
    return (
        *findings,
        Finding("risk", _NOTED, "noted on this case before, and nothing says that it is over", "", "ask"),
    )


def _may_go_on(on_file: OnFile) -> bool:
    """Say whether a danger was noted on a case that still waits, or noted since it was answered or closed.

    An answer says nothing of what came after it.  One that only seems to have been sent counts: the customer has it.
    """
    case = on_file.stood
    noted = case.danger_at
    if noted is None:
        return False
    if standing_of(case, on_file.policy) in (Standing.UNDECIDED, Standing.ASKED):
        return True
    ends = [each.at for each in case.passed if each.moment in _ANSWERS]
    ends += [end for end in (case.said_at, case.closed.at if case.closed is not None else None) if end is not None]
    return max(ends, default=noted) <= noted
