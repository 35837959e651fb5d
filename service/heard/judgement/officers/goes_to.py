"""An officer writes to somebody who has a complaint, and nothing else says which case it is about.

A new mail, "Your complaint", answers nothing and names nothing; all that leads to a case is whom it goes to.
Where that person has one open case it lies there in doubt; where they have several a person says which.  It is
never put away in silence: it may be the very letter the case waits for.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from heard.casework.events import Ground, Reference
from heard.judgement.facts import Facts
from heard.judgement.threading.find_case import Found, tied_by
from heard.mail.message import Message


def cases_of_whom_it_goes_to(message: Message, facts: Facts) -> tuple[Reference, ...]:
    """Return the open cases whose complainant, or anybody else who wrote on them, is among a mail's addressees."""
    goes_to = {each.address for each in (*message.to, *message.cc)}
    is_open = {lead.reference for lead in facts.leads if lead.is_open}
    theirs = (each.case.reference for each in facts.on_file if not goes_to.isdisjoint((*each.people, *each.others)))
    return tuple(reference for reference in theirs if reference in is_open)


def put_on_their_only(reference: Reference, found: Found | None) -> Found:
    """Return where a mail lies that goes to somebody with one open case: there, and in doubt.

    found   what was weighed besides, and was not enough
    """
    because = f"it goes to somebody whose one open case is {reference}, and does not say that it is about that"
    return Found(reference, Ground.SAME_MATTER, False, because, tied_by(found), is_there=True)


def of_several(references: Sequence[Reference]) -> str:
    """Return what a person is asked where whom it goes to has several open cases."""
    cases = f"{', '.join(references[:-1])} and {references[-1]}"
    return f"somebody of the landlord's wrote it to somebody on {cases}, and it cannot be told which it is about"
