"""Whether somebody who writes from an unknown address is a person heard knows.

Two people of one name live in every town, and two of one family name in most homes.  So what a
mail tells is never more than a reason to ask; only an address says yes, one they wrote from
before or one the landlord's register gives.  A name alone says nothing.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from heard.casework.events import PersonNumber
from heard.mail.told.personal_names import Likeness, alike


class Same(StrEnum):
    """Whether two are one person: an address says so, a person is asked, or nothing points to it."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail tells of its writer; each a claim, in its normal form.

    names  those of the writer, not of others the mail speaks of
    """

    address: str
    names: tuple[str, ...]
    homes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person.

    addresses   those they write from, and those the landlord's register gives
    homes, phones, numbers   told on their cases
    """

    person: PersonNumber
    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """A person the writer may be.

    because   what speaks for it, as a sentence without a full stop
    shared    how many things besides a name were told of both
    """

    person: PersonNumber
    same: Same
    because: str
    shared: int = 0


def same_person(told: Told, known: Known) -> Likely:
    """Say whether the writer of a mail is this person."""
    if told.address and told.address in known.addresses:
        return Likely(known.person, Same.YES, f"{told.address} is known as an address of theirs")
    name = _fitting(told.names, known.names)
    shared = [
        *(f"the telephone number {each}" for each in told.phones if each in known.phones),
        *(f"the home {each.title()}" for each in told.homes if each in known.homes),
        *(f"the number {each}" for each in told.numbers if each in known.numbers),
    ]
    if name is None or not shared:
        return Likely(known.person, Same.NO, "nothing but a name, or not even that, points to them")
    because = f"both are called {name.title()}, and told of both is {' and '.join(shared)}"
    return Likely(known.person, Same.ASK, because, len(shared))


def likeliest(told: Told, known: Iterable[Known]) -> Likely | None:
    """Return who the writer is or may be, whoever shares the most with them; None if nobody."""
    order = (Same.YES, Same.ASK)
    found = [each for each in (same_person(told, one) for one in known) if each.same is not Same.NO]
    return min(found, key=lambda each: (order.index(each.same), -each.shared, each.person), default=None)


def named_among(names: Iterable[str], known: Iterable[Known]) -> Known | None:
    """Return the one of these persons whom a mail names; None where it names none of them, or several.

    For an address that several persons share: an adviser's, a household's.
    """
    persons = list(known)
    for wanted in (Likeness.YES, Likeness.MAYBE):
        fits = [
            each for each in persons if any(alike(name, theirs) is wanted for name in names for theirs in each.names)
        ]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def surely_named(name: str, known: Iterable[Known]) -> Known | None:
    """Return the one of these persons who bears a name, given and family name; None where another may be meant.

    For somebody an officer tells of: "Mrs Pell" may be the mother of the only Pell who is known.
    """
    fits = [each for each in known if any(alike(name, theirs) is not Likeness.NO for theirs in each.names)]
    if len(fits) != 1 or not any(alike(name, theirs) is Likeness.YES for theirs in fits[0].names):
        return None
    return fits[0]


def _fitting(told: tuple[str, ...], known: tuple[str, ...]) -> str | None:
    """Return a name told that may be the person's: the family name with a given name, or an initial, that fits it."""
    for wanted in (Likeness.YES, Likeness.MAYBE):
        for name in told:
            if any(alike(name, theirs) is wanted for theirs in known):
                return name
    return None
