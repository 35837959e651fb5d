"""Findings become a kind, by the order in rules/precedence.toml.

A message of a person outside that belongs to no case is a complaint unless the rules
positively show something else: a needless case costs a minute, a complaint not heard may
cost a life.  On a case it adds to the case unless it asks for more, or accepts.

What machines send is known by their headers and never comes here.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.judgement.actions import Finding

VERDICTS = {"escalation_request": "escalation", "risk": "risk", "vulnerability": "vulnerable"}
"""Which findings are answers that the landlord is told, and the name of each answer."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the precedence.

    kind        what the message is, where the line holds
    found       a finding that must be there; "" holds always
    without     findings that must not be there
    doubted_by  findings that leave the line standing but make it unsure
    sure        false where a person must look even when nothing speaks against it
    says        why, in one sentence
    """

    kind: Kind
    says: str
    found: str = ""
    without: frozenset[str] = frozenset()
    doubted_by: frozenset[str] = frozenset()
    sure: bool = True

    def holds(self, found: Collection[str]) -> bool:
        return (not self.found or self.found in found) and self.without.isdisjoint(found)


@dataclass(frozen=True, slots=True)
class Precedence:
    """Two lists, read from top to bottom; the first line that holds decides.  The last of each holds always."""

    on_a_case: tuple[Line, ...]
    on_no_case: tuple[Line, ...]


def kind_of(
    findings: Collection[Finding], *, on_case: bool, role: Role, precedence: Precedence
) -> tuple[Kind, bool, str]:
    """Return what a message is, whether that is sure, and why.

    on_case   whether it was found to belong to a case
    role      whose words it carries; an officer's are always staff
    """
    if role is Role.OFFICER:
        return Kind.STAFF, True, "An officer wrote it."
    names = {finding.finding for finding in findings}
    line = next(line for line in (precedence.on_a_case if on_case else precedence.on_no_case) if line.holds(names))
    shown = [finding for finding in findings if finding.finding == line.found]
    certain = not shown or any(finding.verdict == "yes" for finding in shown)
    sure = line.sure and certain and line.doubted_by.isdisjoint(names)
    return line.kind, sure, f'{line.says} ("{shown[0].words}")' if shown and shown[0].words else line.says


def verdicts(findings: Collection[Finding]) -> dict[str, str]:
    """Return "yes" or "ask" for "escalation", "risk" and "vulnerable"; what is absent was not found."""
    said: dict[str, str] = {}
    for finding in findings:
        if name := VERDICTS.get(finding.finding):
            said[name] = "yes" if "yes" in (finding.verdict, said.get(name)) else "ask"
    return said
