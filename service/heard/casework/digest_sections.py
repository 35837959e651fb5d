"""What a digest may show, by what a policy calls it.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # `heard cases --help` names the sections, and must not read what policies need for that.
    from heard.casework.policy import Policy


class Section(StrEnum):
    """A part of the digest; each is a word of its template."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    UNACKNOWLEDGED = "unacknowledged"
    UNALLOCATED = "unallocated"
    BY_OFFICER = "by_officer"
    UNREAD = "unread"
    LETTERS_FAILED = "letters_failed"
    LATE_REQUESTS = "late_requests"
    TO_DECIDE = "to_decide"
    HELD_ACKNOWLEDGEMENTS = "held_acknowledgements"
    LETTERS_HELD = "letters_held"
    QUESTIONS = "questions"
    AUTHORITY = "authority_awaited"
    DUE_SOON = "due_soon"
    WINDOWS = "windows_ending"
    REVIEWS = "reviews"
    CONTACTS = "restricted_contacts"
    ACTIONS = "actions_outstanding"
    ARRANGEMENTS = "arrangements_missing"
    NO_CONTACT = "no_contact"
    REFUSALS = "refusals_unwritten"
    RECORDS = "records_missing"
    CAUSES = "causes_missing"
    APOLOGIES = "apologies_missing"
    BY_AGE = "open_by_age"
    COMPLIMENTS = "compliments"


TO_EVERY_LEAD = (
    Section.OVERDUE, Section.DUE_TODAY, Section.UNACKNOWLEDGED, Section.UNALLOCATED, Section.BY_OFFICER,
    Section.UNREAD, Section.LETTERS_FAILED, Section.LETTERS_HELD, Section.QUESTIONS, Section.DUE_SOON, Section.REVIEWS,
    Section.CONTACTS, Section.ACTIONS, Section.APOLOGIES,
)  # fmt: skip
"""What a team lead is shown whatever the policy says of digests."""

SHOWN: Mapping[str, tuple[Section, ...]] = {
    "due": (Section.DUE_TODAY, Section.DUE_SOON),
    "overdue": (Section.OVERDUE,),
    "unacknowledged": (Section.UNACKNOWLEDGED,),
    "unallocated": (Section.UNALLOCATED,),
    "mail that could not be read": (Section.UNREAD,),
    "letters that failed": (Section.LETTERS_FAILED,),
    "late escalations": (Section.LATE_REQUESTS,),
    "fresh evidence undecided": (Section.TO_DECIDE,),
    "held acknowledgements": (Section.HELD_ACKNOWLEDGEMENTS,),
    "letters held": (Section.LETTERS_HELD,),
    "questions": (Section.QUESTIONS,),
    "windows ending": (Section.WINDOWS,),
    "reviews": (Section.REVIEWS,),
    "managed differently": (Section.CONTACTS, Section.REVIEWS),
    "by officer": (Section.BY_OFFICER,),
    "no contact recorded": (Section.NO_CONTACT,),
    "consent awaited": (Section.AUTHORITY,),
    "authority awaited": (Section.AUTHORITY,),
    "not our remit, letter unsent": (Section.REFUSALS,),
    "records missing": (Section.RECORDS,),
    "cause missing": (Section.CAUSES,),
    "apology missing": (Section.APOLOGIES,),
    "actions outstanding": (Section.ACTIONS,),
    "arrangements missing": (Section.ARRANGEMENTS,),
    "open by age": (Section.BY_AGE,),
    "compliments": (Section.COMPLIMENTS,),
}
"""What each word of a pack's `shows` stands for."""


def sections_of(shows: Iterable[str]) -> frozenset[Section]:
    """Return what these words stand for; one that nobody knows stands for nothing."""
    return frozenset(section for word in shows for section in SHOWN.get(word, ()))


def unknown_words(policy: Policy) -> tuple[tuple[str, str], ...]:
    """Return the words of a policy's digests that nobody knows, each after the name of its digest."""
    return tuple(
        (digest.name, word) for digest in policy.digests.values() for word in digest.shows if word not in SHOWN
    )
