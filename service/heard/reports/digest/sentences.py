"""A row of the digest as one line: which case, its stage, who deals with it, and the day.  Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from heard.casework.digest_sections import Section
from heard.casework.in_words import weekday_in_words
from heard.reports.digest.row import Row
from heard.reports.digest.standing import band_of


def line(section: Section, row: Row, names: Mapping[str, str]) -> str:
    """Return a row in words, its case's reference first.

    names   what officers are called, by address
    """
    said = _SAID[section](row)
    if section is Section.BY_OFFICER:
        return f"{names.get(row.owner or '', row.owner)}: {said}"
    if row.named:
        said += f", and names {' and '.join(names.get(each, each) for each in row.named)}"
    if row.reference is None:
        return said[:1].upper() + said[1:]
    owner = names.get(row.owner, row.owner) if row.owner is not None else "nobody yet"
    if section is Section.UNALLOCATED:
        owner = ""
    stage = row.stage.replace("-", " ") if row.stage is not None else ""
    return f"{', '.join(filter(None, (row.reference, stage, owner)))}: {said}"


def _overdue(row: Row) -> str:
    return f"{row.what}, due on {_day(row)}, {_late(row.days)}"


def _due_soon(row: Row) -> str:
    how = {0: "before the next working day", -1: "next working day"}.get(row.days, f"in {_many(-row.days)}")
    return f"{row.what}, due on {_day(row)}, {how}"


def _unacknowledged(row: Row) -> str:
    if row.day is None:
        return "to be acknowledged, by no day that is set"
    if row.days > 0:
        return f"was to be acknowledged by {_day(row)}, {_late(row.days)}"
    return f"to be acknowledged by {_day(row)}"


def _unallocated(row: Row) -> str:
    return f"nobody deals with it, {_for(row)}"


def _unread(row: Row) -> str:
    if row.what:
        return row.what
    about = f"message {row.message}" if row.message is not None else "something"
    return f"{about} could not be read, {_since(row)}"


def _failed(row: Row) -> str:
    return f"{row.what} did not arrive, written on {_day(row)}"


def _late_request(row: Row) -> str:
    return f"asks for the next stage, and a person has to say whether it opens, {_since(row)}"


def _to_decide(row: Row) -> str:
    return f"mail on it waits for a decision, {_since(row)}"


def _held(row: Row) -> str:
    return f"{row.what} waits to be let go, {_since(row)}"


def _questions(row: Row) -> str:
    if row.count == 1:
        return f"1 question waits, {_since(row)}"
    return f"{row.count} questions wait, the oldest {_since(row)}"


def _window(row: Row) -> str:
    return f"their time ends on {_day(row)} ({row.what})"


def _review(row: Row) -> str:
    if row.days > 0:
        return f"{row.what} was to be looked at by {_day(row)}, {_late(row.days)}"
    return f"{row.what} is to be looked at again by {_day(row)}"


def _contact(row: Row) -> str:
    return f"message {row.message} came on {_day(row)}, {row.what}"


def _no_contact(row: Row) -> str:
    return f"no contact recorded in {_many(row.days)}"


def _authority(row: Row) -> str:
    return f"whoever writes for them has not shown that they agree, {_since(row)}"


def _closed(row: Row) -> str:
    return f"closed on {_day(row)}, {row.what}"


def _records(row: Row) -> str:
    return f"closed on {_day(row)}, and not on record: {row.what}"


def _cause(row: Row) -> str:
    return f"upheld and closed on {_day(row)}, and nobody has said why it went wrong"


def _apology(row: Row) -> str:
    return f"upheld and closed on {_day(row)}, and no apology is on record"


def _action(row: Row) -> str:
    if row.day is None:
        return f"{row.what}, by no day that is set, {_for(row)}"
    if row.days > 0:
        return f"{row.what} of {_day(row)}, {_late(row.days)}"
    return f"{row.what} of {_day(row)}"


def _arrangements(row: Row) -> str:
    return f"somebody vulnerable, and no arrangements are on record, {_since(row)}"


def _age(row: Row) -> str:
    return f"open {_for(row)} ({band_of(row.days)})"


def _compliment(row: Row) -> str:
    return f"message {row.message} came on {_day(row)}"


_SAID: Mapping[Section, Callable[[Row], str]] = {
    Section.OVERDUE: _overdue,
    Section.DUE_TODAY: lambda row: f"{row.what}, due today",
    Section.UNACKNOWLEDGED: _unacknowledged,
    Section.UNALLOCATED: _unallocated,
    Section.UNREAD: _unread,
    Section.LETTERS_FAILED: _failed,
    Section.LATE_REQUESTS: _late_request,
    Section.TO_DECIDE: _to_decide,
    Section.HELD_ACKNOWLEDGEMENTS: _held,
    Section.LETTERS_HELD: _held,
    Section.QUESTIONS: _questions,
    Section.DUE_SOON: _due_soon,
    Section.WINDOWS: _window,
    Section.REVIEWS: _review,
    Section.CONTACTS: _contact,
    Section.NO_CONTACT: _no_contact,
    Section.BY_OFFICER: lambda row: row.what,
    Section.AUTHORITY: _authority,
    Section.REFUSALS: _closed,
    Section.RECORDS: _records,
    Section.CAUSES: _cause,
    Section.APOLOGIES: _apology,
    Section.ACTIONS: _action,
    Section.ARRANGEMENTS: _arrangements,
    Section.BY_AGE: _age,
    Section.COMPLIMENTS: _compliment,
}


def _day(row: Row) -> str:
    return weekday_in_words(row.day) if row.day is not None else "a day that is not set"


def _many(days: int) -> str:
    return "1 working day" if days == 1 else f"{days} working days"


def _late(days: int) -> str:
    return f"{_many(days)} late" if days > 0 else "late"


def _for(row: Row) -> str:
    return f"for {_many(row.days)}" if row.days > 0 else "since today"


def _since(row: Row) -> str:
    return f"since {_day(row)}, {_many(row.days)}" if row.days > 0 else "since today"
