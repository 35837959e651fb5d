"""Which case a mail goes on with that says on what day its writer wrote: "On 27 September I wrote ... I had no answer".

Only an open case of the person's own that came on that very day, and only where there is one.

Pure.
"""

from __future__ import annotations

import re

from heard.casework.events import Reference
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit

_LIMIT = 3_000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(_MONTHS)})[a-z]{{0,6}}\b"
_WROTE = r"(?:wrote|written|e-?mailed|mailed|complained|reported|sent)"
_ON = re.compile(
    rf"\bon {_DAY},? (?:i|we)(?: have| had|'ve)? {_WROTE}\b"
    rf"|\b(?:i|we)(?: have| had|'ve)?(?: first)? {_WROTE}\b[^.!?]{{0,40}}\bon {_DAY}"
    rf"|\bmy (?:\w+ )?(?:e-?mail|mail|letter|complaint|message|report) (?:of|dated|sent on|from) {_DAY}"
)


def case_of_the_day_it_names(text: str, facts: Facts, limit: Limit) -> Reference | None:
    """Return the open case that came on the day, of receipt on the landlord's calendar, on which its writer wrote."""
    found = _ON.search(text[:_LIMIT].lower().replace("\u2019", "'"))
    if found is None:
        return None
    number, month = (each for each in found.groups() if each)
    day = (_MONTHS.index(month) + 1, int(number))
    theirs = {reference for reference, _ in limit.elsewhere}
    came = []
    for each in facts.on_file:
        local = each.calendar.local_date(each.case.received_at)
        is_theirs = each.case.person == limit.restriction.person or each.case.reference in theirs
        is_another = each.case.reference != limit.restriction.case
        if is_theirs and is_another and each.case.closed is None and (local.month, local.day) == day:
            came.append(each.case.reference)
    return came[0] if len(came) == 1 else None
