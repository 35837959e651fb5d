"""Which case a message belongs to, and how sure that is.

A reply header names a letter that only somebody who got it could name.  A case reference
is no secret: it counts only from somebody who belongs to that case, and from a stranger it
is a question for a person, never an answer (a wrong guess shows one tenant's case to another).

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heard.casework.events import Ground, Reference
from heard.judgement.actions import Finding
from heard.judgement.facts import Lead


@dataclass(frozen=True, slots=True)
class Found:
    """A case a message seems to belong to; not sure means a person is asked."""

    reference: Reference
    ground: Ground
    sure: bool
    because: str
    shown_by: str

    @property
    def finding(self) -> Finding:
        """What ties the message to the case, for those who ask why."""
        source = "RFC 5322, 3.6.4" if self.ground is Ground.REPLY_HEADER else ""
        return Finding("case", "judgement/find_case", self.shown_by, source, "yes" if self.sure else "ask")


def find_case(leads: Sequence[Lead]) -> Found | None:
    """Return the case the leads point to, the nearest reply header first; None if there are none.

    leads   in the order of their worth: In-Reply-To, then References from the last to the
            first, then references in the subject
    """
    for lead in leads:
        if lead.ground is Ground.REPLY_HEADER:
            because = f"it answers a message of {lead.reference}"
            return Found(lead.reference, lead.ground, True, because, lead.shown_by)
    for lead in leads:
        if lead.belongs:
            because = f"its subject names {lead.reference}, and the writer belongs to that case"
            return Found(lead.reference, lead.ground, True, because, lead.shown_by)
    for lead in leads:
        because = f"its subject names {lead.reference}, but nothing shows that the writer belongs to that case"
        return Found(lead.reference, lead.ground, False, because, lead.shown_by)
    return None
