"""Dangers are told at once, whatever else a message is.  Pure."""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.events import About
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Finding
from heard.judgement.facts import Facts


def danger(
    reference: happened.Reference | None, said: dict[str, str], findings: tuple[Finding, ...], facts: Facts
) -> tuple[Action, ...]:
    """A danger is told at once, whatever else the message is."""
    if "risk" not in said or facts.is_old:
        return ()
    shown = next(finding for finding in findings if finding.finding == "risk")
    because = f"it may report a danger ({shown.rule})"
    alert = facts.policy.risk.alert if facts.policy.risk else ()
    asked = AskOfficer(reference, About.DANGER, because, shown.source, alert)
    if reference is None:
        return (asked,)
    noticed = happened.RiskNoticed(facts.message, said["risk"] == "yes")
    return (ChangeCase(reference, noticed, because, shown.source), asked)
