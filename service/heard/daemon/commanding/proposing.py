"""A restriction is to be thought about: what whoever decides has to know is put together, and nobody is limited."""

from __future__ import annotations

from heard.casework.commands import ProposeRestriction
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.restriction_referral import before_any_entry
from heard.errors import CannotBeSaid

NOBODY_LIMITED = "Nobody is limited by this, and nothing was written to anybody: it is a draft for whoever decides."
NOTHING_TO_UNDO = "There is nothing to undo: no restriction was entered."


def propose(doing: Doing[ProposeRestriction]) -> Done:
    """Return the draft of a referral.  Raises CannotBeSaid where nobody is known whom it could be about."""
    if (person := doing.case.case.person) is None:
        raise CannotBeSaid(f"nobody is known whose case {doing.reference} is, so there is nobody to limit")
    draft = before_any_entry(doing.writing.connection, doing.writing.house, person, doing.reference, doing.because)
    what = f"That a restriction is proposed is noted on {doing.reference}."
    return Done((what,), None, NOTHING_TO_UNDO, notes=(NOBODY_LIMITED,), draft=tuple(draft))
