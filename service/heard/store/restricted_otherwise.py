"""Where register.toml says something else of a restriction than stands: for `heard check`; nothing is changed by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from heard.settings.register import Register, Restricted
from heard.store import restricted_register, restrictions
from heard.store.earlier import Differs
from heard.store.restrictions import Entry


def differences(connection: Connection, register: Register) -> Iterator[Differs]:
    """Yield where register.toml says something else than stands; what stands is not changed by it.

    Of an entry that was lifted nothing is said, and nothing of what a person entered by command.
    """
    there, seen = restricted_register.standing(connection), set[int]()
    for restricted in register.restricted:
        stands = restricted_register.stands_for(connection, there, restricted, register)
        seen |= {stands.number} if stands is not None else set()
        if stands is None or stands.restriction.lifted_on is not None:
            continue
        was, says = _fields_of(stands), _fields(restricted)
        called = f"{restricted.person}, from {restricted.first}"
        differing = (name for name in says if was[name] != says[name] and (says[name] or name not in _MAY_BE_UNSAID))
        yield from (Differs(called, name, was[name], says[name]) for name in differing)
    for entry in restrictions.every(connection):
        if entry.number not in seen and entry.said.from_register and entry.restriction.lifted_on is None:
            yield Differs(f"{entry.said.name}, from {entry.restriction.first}", "person", entry.said.name, "")


_MAY_BE_UNSAID = ("review_on", "decided_on")
"""What comes to be on record in other ways too; that a file says nothing of it is no other word."""


def _fields(restricted: Restricted) -> dict[str, str]:
    return {
        "home": restricted.home,
        "addresses": ", ".join(restricted.addresses),
        "also_known_as": ", ".join(restricted.also_known_as),
        "household": ", ".join(restricted.household),
        "option": restricted.option,
        "covers": restricted.covers,
        "acknowledges": _written(restricted.acknowledges),
        "at_most": restricted.at_most,
        "named_contact": restricted.named_contact,
        "until": str(restricted.last or ""),
        "review_on": str(restricted.review_on or ""),
        "decided_on": str(restricted.decided_on or ""),
        "says": restricted.says,
    }


def _fields_of(entry: Entry) -> dict[str, str]:
    held, said = entry.restriction, entry.said
    return {
        "home": said.home,
        "addresses": ", ".join(said.addresses),
        "also_known_as": ", ".join(said.also_known_as),
        "household": ", ".join(said.household),
        "option": held.option,
        "covers": held.covers.value,
        "acknowledges": _written(tuple(held.acknowledges) if held.acknowledges is not None else None),
        "at_most": str(held.at_most or ""),
        "named_contact": said.named_contact,
        "until": str(held.last or ""),
        "review_on": str(held.review_on or ""),
        "decided_on": str(held.decided_on or ""),
        "says": said.says,
    }


def _written(acknowledges: Sequence[str] | None) -> str:
    return ", ".join(sorted(acknowledges)) or "none" if acknowledges is not None else "as the option says"
