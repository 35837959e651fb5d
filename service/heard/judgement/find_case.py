"""Which case a message belongs to, and how sure that is.

A reply header that names a mail heard holds shows that its writer has that mail.  One that
names a mail heard only saw mentioned, and a case reference, show nothing of the kind: they
count only from somebody who belongs to that case, and from a stranger they are a question
for a person, never an answer (a wrong guess shows one tenant's case to another).

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
            first, then references in the subject; one that belongs goes before one that does not
    """
    for lead in sorted(leads, key=lambda lead: not lead.belongs):
        answers = lead.ground is Ground.REPLY_HEADER
        what = f"it answers a mail of {lead.reference}" if answers else f"its subject names {lead.reference}"
        doubt = "" if lead.belongs else ", but nothing shows that the writer belongs to that case"
        return Found(lead.reference, lead.ground, lead.belongs, what + doubt, lead.shown_by)
    return None


def tied_by(found: Found | None) -> tuple[Finding, ...]:
    """Return what ties a message to a case, as a finding; () where nothing does."""
    return (found.finding,) if found is not None else ()
