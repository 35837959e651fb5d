"""register.toml: who is restricted and which cases came before heard.  Personal data, kept apart.

An entry is active as it is given.  Only what makes it impossible to know whom or what it means
is a mistake; what a policy would also want recorded is for `heard check` to warn of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from heard.errors import Mistake
from heard.settings.checks import (
    Line,
    MailAddress,
    Many,
    Table,
    Wrong,
    document_of,
    entries,
    mail_address,
    read,
    text_of,
)

Contact = Literal["same-matter", "new-complaint", "escalation", "everything"]
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""Between which every day of the register lies: beyond, it is mistyped, and some have no day before or after them."""


def out_of_bounds(day: date) -> tuple[str, str] | None:
    """Return what is wrong with a day that no entry can have, and what to do; None where nothing is."""
    if FIRST_DAY <= day <= LAST_DAY:
        return None
    side = "before" if day < FIRST_DAY else "after"
    return f"{day} is {side} any day that the register has", f"Take one from {FIRST_DAY} to {LAST_DAY}."


def _day(value: date) -> date:
    if (wrong := out_of_bounds(value)) is not None:
        raise Wrong(*wrong)
    return value


Day = Annotated[date, AfterValidator(_day)]


def _at_most(value: str) -> str:
    if value and not re.fullmatch(r"[1-9][0-9]? a (day|week|month)", value):
        raise Wrong(f"'{value[:60]}' cannot be read", 'As in "1 a week", or "" for no limit.')
    return value


def _named(value: str) -> str:
    return value and mail_address(value)


class EarlierCase(Table):
    """A case from before heard.

    stage     the last stage reached
    answered  when the last decision was given; None: none yet
    ended     None: still open
    """

    reference: Line
    person: Line
    home: str = ""
    addresses: Many[MailAddress] = ()
    matter: Line
    stage: Line
    opened: Day | None = None
    answered: Day | None = None
    ended: Day | None = None
    outcome: str = ""


class Restricted(Table):
    """A limit on how somebody may be in contact.

    option        an option of the policy pack, or the landlord's own word
    acknowledges  which contacts still get an acknowledgement; None where the option decides, () for none
    at_most       "1 a week": contacts beyond it are read for danger, filed, not acknowledged
    first, last   the days it holds, both part of it; `last` None where no end is written
    review_on     the day by which it has to be looked at again; None: the last one that the policy allows
    own_word      whether `option` is the landlord's own word, though one of the pack is like it
    case_of_another, shared_address   whether the case is somebody else's, or an address somebody else's too, and that
                  is meant
    reason        why the review is later than the policy allows
    decided_by, decided_on   in which role of the pack it was decided, or in the landlord's words, and when
    """

    person: Line
    home: str = ""
    addresses: Many[MailAddress] = ()
    also_known_as: Many[Line] = ()
    household: Many[Line] = ()
    option: Line
    case: Line | None = None
    covers: Literal["case", "everything"] = "case"
    acknowledges: Many[Contact] | None = None
    at_most: Annotated[str, AfterValidator(_at_most)] = ""
    named_contact: Annotated[str, AfterValidator(_named)] = ""
    first: Day = Field(alias="from")
    last: Day | None = Field(default=None, alias="until")
    review_on: Day | None = None
    decided_by: str = ""
    decided_on: Day | None = None
    says: str = ""
    own_word: bool = False
    reason: str = ""
    case_of_another: bool = False
    shared_address: bool = False


class Register(Table):
    """All of register.toml."""

    earlier_case: Many[EarlierCase] = ()
    restricted: Many[Restricted] = ()


_IF_MISSING = "Write it, or take 'register' out of heard.toml."


def load_register(path: Path) -> Register:
    """Return the register, checked.

    Raises SettingsError with every mistake in the file.
    """
    return read(path, Register, contradictions, if_missing=_IF_MISSING, lines=True)


def as_far_as_right(path: Path) -> Iterator[tuple[str, Restricted, frozenset[str]]]:
    """Yield the entries of a file in which something is wrong, as far as they can be looked at any further.

    Each comes with its place, "restricted[1]", and the keys that are right in it; what stands under the others is made
    up.  Raises SettingsError where the file is no TOML.
    """
    for where, entry in entries(document_of(path, text_of(path, _IF_MISSING)), "restricted"):
        right = frozenset(entry) - _wrong_in(entry)
        known = {key: value for key, value in entry.items() if key in right}
        made_up = {"person": "somebody", "option": "x", "covers": "everything", "from": LAST_DAY}
        try:
            yield where, Restricted.model_validate(made_up | known), right
        except ValidationError:
            continue  # what of it can be said was said


def _wrong_in(entry: Mapping[str, Any]) -> frozenset[str]:
    try:
        Restricted.model_validate(entry)
    except ValidationError as error:
        return frozenset(str(detail["loc"][0]) for detail in error.errors(include_url=False))
    return frozenset()


def contradictions(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what the entries of a register, of which nothing is sure yet, say against each other."""
    first: dict[str, str] = {}
    for where, case in entries(document, "earlier_case"):
        reference = str(case.get("reference", ""))
        if reference and first.setdefault(reference, where) != where:
            yield Mistake(f"{where}.reference", f"'{reference}' stands in {first[reference]} already")
        yield from _order(where, case, "opened", "answered")
        yield from _order(where, case, "opened", "ended")
    yield from _twice(document)
    for where, entry in entries(document, "restricted"):
        yield from _order(where, entry, "from", "until")
        yield from _order(where, entry, "from", "review_on")
        if entry.get("decided_by") and not entry.get("decided_on"):
            yield Mistake(f"{where}.decided_on", "missing beside decided_by", "Add the day on which it was decided.")
        if entry.get("covers", "case") == "case" and not entry.get("case"):
            yield Mistake(where, "covers a case but names none", 'Add case = "...", or say covers = "everything".')


def _twice(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield which entries say of one person, case and first day the same measure as one before; others may stand."""
    first: dict[tuple[str, ...], str] = {}
    for where, entry in entries(document, "restricted"):
        said = tuple(str(entry.get(key, "")).casefold() for key in ("person", "case", "from", "option"))
        if all((said[0], said[2], said[3])) and first.setdefault(said, where) != where:
            what = f"has the person, the case, the first day and the option of {first[said]}, so that the two are one"
            yield Mistake(where, what, "Leave one of them out.")


def _order(where: str, entry: Mapping[str, Any], early: str, late: str) -> Iterator[Mistake]:
    one, other = entry.get(early), entry.get(late)
    if type(one) is date and type(other) is date and other < one:
        yield Mistake(f"{where}.{late}", f"{other} is before {early}, {one}", "Exchange the two.")
