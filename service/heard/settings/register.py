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

from pydantic import AfterValidator, Field

from heard.errors import Mistake
from heard.settings.checks import Line, MailAddress, Many, Table, Wrong, entries, mail_address, read

Contact = Literal["same-matter", "new-complaint", "escalation", "everything"]


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
    opened: date | None = None
    answered: date | None = None
    ended: date | None = None
    outcome: str = ""


class Restricted(Table):
    """A limit on how somebody may be in contact.

    option        an option of the policy pack, or the landlord's own word
    acknowledges  which contacts still get an acknowledgement; None where the option decides, () for none
    at_most       "1 a week": contacts beyond it are read for danger, filed, not acknowledged
    first, last   the days it holds, both part of it; `last` None where no end is written
    review_on     the day by which it has to be looked at again; None: the last one that the policy allows
    own_word      whether `option` is the landlord's own word, though one of the pack is like it
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
    first: date = Field(alias="from")
    last: date | None = Field(default=None, alias="until")
    review_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None
    says: str = ""
    own_word: bool = False
    reason: str = ""


class Register(Table):
    """All of register.toml."""

    earlier_case: Many[EarlierCase] = ()
    restricted: Many[Restricted] = ()


def load_register(path: Path) -> Register:
    """Return the register, checked.

    Raises SettingsError with every mistake in the file.
    """
    return read(path, Register, contradictions, if_missing="Write it, or take 'register' out of heard.toml.")


def contradictions(document: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what the entries of a register, of which nothing is sure yet, say against each other."""
    first: dict[str, str] = {}
    for where, case in entries(document, "earlier_case"):
        reference = str(case.get("reference", ""))
        if reference and first.setdefault(reference, where) != where:
            yield Mistake(f"{where}.reference", f"'{reference}' stands in {first[reference]} already")
        yield from _order(where, case, "opened", "answered")
        yield from _order(where, case, "opened", "ended")
    for where, entry in entries(document, "restricted"):
        yield from _order(where, entry, "from", "until")
        yield from _order(where, entry, "from", "review_on")
        if entry.get("decided_by") and not entry.get("decided_on"):
            yield Mistake(f"{where}.decided_on", "missing beside decided_by", "Add the day on which it was decided.")
        if entry.get("covers", "case") == "case" and not entry.get("case"):
            yield Mistake(where, "covers a case but names none", 'Add case = "...", or say covers = "everything".')


def _order(where: str, entry: Mapping[str, Any], early: str, late: str) -> Iterator[Mistake]:
    one, other = entry.get(early), entry.get(late)
    if type(one) is date and type(other) is date and other < one:
        yield Mistake(f"{where}.{late}", f"{other} is before {early}, {one}", "Exchange the two.")
