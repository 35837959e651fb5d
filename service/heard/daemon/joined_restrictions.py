"""What becomes of the restrictions about two cases that are joined, or parted again, for whoever does it.

The case that an entry names stays on its record.  Joined to another, it is dealt with there, and limits there what it
limited before: what was said on it, and nothing that was said on the other.  So nothing has to be undone where the two
are parted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from heard.casework.events import Reference
from heard.casework.fold import fold
from heard.casework.mail_on_case import joins_of
from heard.casework.restriction import Restriction
from heard.daemon.hands import Hands
from heard.store import restrictions
from heard.store.moving import joined_to


def restrictions_of_joined(
    work: Hands, older: Reference, younger: Reference, same: Collection[int] = ()
) -> Iterator[str]:
    """Yield what a join makes of each restriction that is about one of the two, and not over yet.

    same  the entries of which the younger was opened by a contact, so that it is about what they limit after all
    """
    gone_along = {younger, *_standing_as(work, younger)}
    came_before = {older, *joined_to(work.connection, older)} - gone_along
    for entry in _not_over(work):
        if entry.case in gone_along:
            yield (
                f"Restriction {entry.number}, {entry.option}, goes along: what comes about {entry.case} is filed on "
                f"{older} now. It limits what it did, and nothing that was on {older}, whose times run on."
            )
        elif entry.case in came_before and entry.number not in same:
            yield (
                f"Restriction {entry.number}, {entry.option}, limits what it did on {entry.case}, and nothing that "
                f"came with {younger}."
            )


def restrictions_of_parted(work: Hands, older: Reference, younger: Reference) -> Iterator[str]:
    """Yield what becomes of each restriction that is about a case which is parted, and not over yet."""
    goes_back = {younger, *joined_to(work.connection, younger)}
    for entry in _not_over(work):
        if entry.case in goes_back:
            yield (
                f"Restriction {entry.number}, {entry.option}, goes back: what comes about {entry.case} is filed on "
                f"{younger} again. Contacts that came meanwhile stay on {older}, and count there."
            )


def _standing_as(work: Hands, younger: Reference) -> Iterator[Reference]:
    """Yield the cases that had been joined to the younger before, and are the older's with it."""
    for each in joined_to(work.connection, fold(work.history(younger)).joined or younger):
        if younger in joins_of(work.history(each)):
            yield each


def _not_over(work: Hands) -> Iterator[Restriction]:
    today = work.house.given.calendar.local_date(work.writing.now)
    held = (entry.restriction for entry in restrictions.every(work.connection))
    return (each for each in held if each.case is not None and not each.is_over_on(today))
