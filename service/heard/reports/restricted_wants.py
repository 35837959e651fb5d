"""What the policy wants on the record of a restriction and is not there, each with what to type for it.

Nothing that is missing keeps an entry from holding.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from heard.casework import restriction_times, restrictions
from heard.casework.in_words import day_in_words
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.restriction import Restriction, is_far_off
from heard.casework.working_days import Calendar

_STEPS = {
    "how long": 'review {n} --change --until DATE --on DATE --why "..."',
    "review date": 'review {n} --keep --on DATE --review-on DATE --why "..."',
    "decided by": "decide {n} --by ROLE --on DATE",
    "date": "decide {n} --by ROLE --on DATE",
    "behaviours relied on": 'note {n} --ground "..."',
    "letter with appeal right": "note {n} --letter DATE --letter-says appeal-right",
    restrictions.WARNING_ON_RECORD: "note {n} --warned DATE",
    "warning": "note {n} --warned DATE",
    restrictions.NAMED_CONTACT: 'review {n} --change --named-contact ADDRESS --on DATE --why "..."',
}
"""What shows the parts that an entry shows by itself; all others are recorded in words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is missing.

    what   in the pack's words; of a warning that came too late, that it did
    typed  the command that adds it, with capitals and dots for what only a person knows
    """

    what: str
    typed: str


def wanted(restriction: Restriction, policy: Policy) -> tuple[Wanted, ...]:
    """Return what the policy wants of an entry and is missing; nothing where it has no rules for restrictions."""
    rule = policy.restriction
    if rule is None:
        return ()
    found = restrictions.still_missing(restriction, policy)
    return tuple(_wanted(part, restriction, rule) for part in found)


def _wanted(part: str, restriction: Restriction, rule: RestrictionRule) -> Wanted:
    if part in restrictions.WARNINGS and (late := _warned_too_late(restriction)):
        return Wanted(f"{part} ({late})", f'heard restrict note {restriction.number} --not-warned "..."')
    return Wanted(part, f"heard restrict {_step(part, rule, restriction.number)}")


def _warned_too_late(restriction: Restriction) -> str:
    """Return why the warning that is on record was none beforehand; "" where it was, or none is."""
    if restriction.warned_on is None or not restriction.warned_too_late:
        return ""
    after = f"decision, of {day_in_words(restriction.decided_on)}" if restriction.decided_on else "first day"
    return f"that of {day_in_words(restriction.warned_on)} came after the {after}"


def _step(part: str, rule: RestrictionRule, number: int) -> str:
    kind, _, name = part.partition(": ")
    if kind == "consulted" and name:
        return f"note {number} --consulted {name}"
    if kind == "letter" and name:
        return f"note {number} --letter DATE --letter-says {name}"
    if part in restrictions.to_confirm(rule):
        return f'note {number} --confirm "{part}"'
    if part == "discussed with":
        return f"note {number} --consulted {' '.join(rule.consult[:1]) or 'ROLE'}"
    if part in _STEPS:
        return _STEPS[part].format(n=number)
    return f'note {number} --record "{part}=..."'


def review_day(restriction: Restriction, policy: Policy, calendar: Calendar) -> date | None:
    """Return by which day it is to be looked at again: the day that was set, else the last the policy allows.

    None where it ends before that day.
    """
    return restriction_times.review_day(restriction, policy.restriction, calendar)


def is_overdue(restriction: Restriction, policy: Policy, calendar: Calendar, today: date) -> bool:
    """Say whether an entry that still holds should have been looked at again before today."""
    by = review_day(restriction, policy, calendar)
    return by is not None and by < today and restriction.holds_on(today)


def remarks(restriction: Restriction, policy: Policy, calendar: Calendar, today: date) -> Iterator[tuple[str, str]]:
    """Yield what whoever looks after the register should know of an entry, and what to do about it.

    Of one that limits nothing any more there is nothing to say.
    """
    number = restriction.number
    if restriction.is_over_on(today):
        return
    if restriction.proposed:
        yield "is a proposal, and limits nothing", f"Who may decide: heard restrict decide {number} --by ROLE --on DATE"
    if is_overdue(restriction, policy, calendar, today):
        by = review_day(restriction, policy, calendar)
        assert by is not None
        set_by = "" if restriction.review_on else ", the last day that the policy allows"
        what = f"should have been looked at again by {day_in_words(by)}{set_by}"
        yield what, f"heard restrict review {number} --help"
    for day in filter(is_far_off, filter(None, (restriction.first, restriction.last, restriction.review_on))):
        do = f"heard restrict review {number} --change --until DATE --review-on DATE sets others; or lift it."
        yield f"has a day that cannot be counted with, {day}, and nothing is told of it", do
    if restriction.decided_on is not None and restriction.decided_on > today:
        yield f"was decided on {day_in_words(restriction.decided_on)}, which is still to come", "See to the day."
    rule = policy.restriction
    if rule is None:
        yield f"the policy {policy.name} has no rules for restrictions", "What is written in the entry holds."
        return
    if restriction.option not in rule.options:
        what = f"'{restriction.option}' is your own word; what it does is what the entry says besides"
        near = nearly(restriction.option, rule.options)
        meant = f"Did you mean '{near}'? " if near else ""
        yield what, f"{meant}Options of {policy.name}: {', '.join(rule.options)}."
    if missing := [
        *(each.what for each in wanted(restriction, policy)),
        *_unsaid(restriction, policy, rule, calendar),
    ]:
        listed = "; ".join(missing)
        holds = " It holds all the same." if restriction.holds_on(today) else ""
        yield f"the policy also wants on record: {listed}", f"See heard restrict show {number}.{holds}"


_NEAR = 0.75  # how like a word of the pack another has to be to be taken for one that was mistyped, of 1


def nearly(word: str, known: Collection[str]) -> str | None:
    """Return the word of the pack that another is nearly, or is short for; None where it is one, or is like none.

    "acknowlege-only" and "ack-only" are nearly "acknowledge-only".
    """
    plain = "-".join(re.findall(r"[a-z0-9]+", word.lower()))
    if word in known or not plain:
        return None
    near = get_close_matches(plain, known, n=1, cutoff=_NEAR)
    return next(iter(near), None) or next((each for each in known if _is_short_for(plain, each)), None)


def _is_short_for(word: str, known: str) -> bool:
    """Say whether a word has the parts of another, one by one, each cut short or whole."""
    parts, whole = word.split("-"), known.split("-")
    return len(parts) == len(whole) > 1 and all(one.startswith(part) for part, one in zip(parts, whole, strict=True))


def _unsaid(restriction: Restriction, policy: Policy, rule: RestrictionRule, calendar: Calendar) -> Iterator[str]:
    """Yield what an entry does not say of its review and its decision, where the pack does not ask for it by name."""
    is_due = review_day(restriction, policy, calendar) is not None
    if is_due and restriction.review_on is None and "review date" not in rule.must_record:
        yield "review date"
    if restriction.decided_on is None and not restriction.proposed and "date" not in rule.must_record:
        yield "who decided, and when"
