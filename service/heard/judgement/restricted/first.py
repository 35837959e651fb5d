"""What comes before any limit: of a message that is one of these nothing is withheld, whoever wrote it.

A danger; an appeal against the restriction, or a question about it; a request for another way of dealing that somebody
needs; and the mail of those who are never restricted: an Ombudsman, a member, a solicitor.  A restriction takes none of
this from anybody, so a doubtful sign of it counts as much as a plain one.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heard.casework.people import Role
from heard.judgement.actions import Decision, Finding
from heard.judgement.first_words import first_words

APPEAL = "restriction_appeal"
ADJUSTMENT = "adjustment_request"
NEVER_RESTRICTED = (Role.OMBUDSMAN, Role.MEMBER, Role.SOLICITOR)
"""Whoever writes as one of these is no restricted person, and is not limited for one they write for."""

OFFICES = {Role.OMBUDSMAN: "an Ombudsman", Role.MEMBER: "a councillor or an MP", Role.SOLICITOR: "a solicitor"}


@dataclass(frozen=True, slots=True)
class First:
    """What comes first of a message.

    why       each in a few words: "it may report a danger"
    appeals   whether its writer appeals against the restriction, as far as words can tell
    asks      whether it asks about the restriction, or may appeal
    """

    why: tuple[str, ...] = ()
    appeals: bool = False
    asks: bool = False

    def __bool__(self) -> bool:
        return bool(self.why)


def what_comes_first(decision: Decision) -> First:
    """Return what of a message comes before any limit; nothing of most."""
    why = [f"{OFFICES[decision.role]} wrote it"] if decision.role in NEVER_RESTRICTED else []
    if "risk" in decision.verdicts:
        why.append("it may report a danger")
    appeal, adjustment = _seen(APPEAL, decision.findings), _seen(ADJUSTMENT, decision.findings)
    if appeal is not None:
        what = (
            "appeals against the restriction" if appeal.verdict == "yes" else "may appeal against it, or ask about it"
        )
        why.append(f'it {what} ("{first_words(appeal.words)}")')
    if adjustment is not None:
        why.append(f'it asks for something to be done another way that they need ("{first_words(adjustment.words)}")')
    return First(tuple(why), appeal is not None and appeal.verdict == "yes", appeal is not None)


def _seen(what: str, findings: Sequence[Finding]) -> Finding | None:
    """Return the plainest finding of something."""
    found = sorted((each for each in findings if each.finding == what), key=lambda each: each.verdict != "yes")
    return next(iter(found), None)
