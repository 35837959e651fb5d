"""Restricted contacts: which limits are in force, are new or were looked at again, and what came under each."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import Connection

from heard.casework.closed_lists import WhichMatter
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.shape import Cell, Number, Table
from heard.store import restrictions
from heard.store.restrictions import ContactMade, Entry

_OF_ALL = "Limits hold for a person whatever they write about: these are those of all areas."


def restricted(connection: Connection, asked: Asked) -> Content:
    """Return how many limits there are, and the contacts under each; who is limited only where that may be told."""
    entries = restrictions.every(connection)
    holding = [each for each in entries if each.restriction.holds_on(asked.last)]
    new = [each for each in entries if not each.restriction.proposed and _is_in(asked, each.restriction.first)]
    reviewed = [each for each in entries if _is_in(asked, each.restriction.reviewed_on)]
    made = [
        each
        for each in restrictions.contacts_under(connection, [entry.number for entry in entries])
        if asked.start <= each.received_at < asked.end
    ]
    if not (holding or new or reviewed or made):
        return Content(lines=("Nobody's contact is limited.",))
    counts: tuple[tuple[Cell, ...], ...] = (
        ("in force at the end", Number(len(holding))),
        ("new", Number(len(new))),
        ("looked at again", Number(len(reviewed))),
        ("contacts", Number(len(made))),
        ("contacts answered", Number(sum(each.answered for each in made))),
    )
    told = Table("restrictions", "Limits on contact", ("what", "how many"), counts)
    lines = (_OF_ALL,) if asked.area is not None else ()
    of_each = () if asked.no_personal_data else (_contacts(entries, made, holding),)
    return Content((told, *of_each), lines=lines)


def _is_in(asked: Asked, day: date | None) -> bool:
    return day is not None and asked.first <= day <= asked.last


def _contacts(entries: list[Entry], made: list[ContactMade], holding: list[Entry]) -> Table:
    counts, answered = Counter(each.restriction for each in made), Counter(e.restriction for e in made if e.answered)
    same = Counter(each.restriction for each in made if each.matter is WhichMatter.SAME)
    rows: list[tuple[Cell, ...]] = []
    for each in entries:
        if counts[each.number] or each in holding:
            came, on_it = counts[each.number], same[each.number]
            # What may be new counts as new.
            numbers = map(Number, (came, on_it, came - on_it, answered[each.number]))
            rows.append((f"{each.number}", *numbers, each.said.name))
    columns = ("restriction", "contacts", "on its matter", "on others", "answered", "person")
    return Table("excluded contacts", "Contacts under each limit", columns, tuple(rows))
