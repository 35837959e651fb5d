"""By when a case is to be acknowledged and answered after a command: the last sentence of its receipt."""

from __future__ import annotations

from heard.casework.events import Reference
from heard.casework.in_words import weekday_in_words
from heard.casework.moments import Moment
from heard.casework.owed import owed_on
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing

TO_WHOEVER_COMPLAINS = (Moment.ACKNOWLEDGED, Moment.ANSWERED)


def owed_next(writing: Writing, reference: Reference) -> str:
    """Return what whoever complains is owed on a case as it stands now, with the days on the landlord's calendar."""
    stands = stands_now(writing.connection, writing.house, reference)
    if stands is None or stands.case.closed is not None:
        return f"Nothing is owed on {reference} by a day."
    rules = stands.policy.clocks_by_name
    owed = [
        f"{each.what.lower()} by {weekday_in_words(stands.calendar.local_date(each.due))}"
        for each in owed_on(stands.case, stands.policy, stands.calendar)
        if any(moment in TO_WHOEVER_COMPLAINS for moment in rules[each.deadline.clock].ends)
    ]
    return f"Owed on {reference}: {'; '.join(owed)}." if owed else f"No answer is owed on {reference} by a day."
