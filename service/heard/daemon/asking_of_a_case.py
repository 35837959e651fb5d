"""What the rules on owners ask of a case besides how it stands: who dealt with it, whom it names, whose area it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from heard.casework.case import Case
from heard.casework.events import Reference, StageName
from heard.casework.policy.words import OwnerNot
from heard.daemon.house import House
from heard.judgement.commands.legal import Asking
from heard.judgement.facts import OnFile
from heard.judgement.vacancy import NOTHING_SAID, SaidOfStaff, said_of_staff
from heard.store import officers
from heard.store.opening_words import opening_words

_SAID_IN_THE_COMPLAINT = (OwnerNot.SAME_DEPARTMENT, OwnerNot.NAMED_IN_COMPLAINT)


def asking_of(
    connection: Connection, house: House, stands: OnFile, officer: str, at: datetime, because: str = ""
) -> Asking:
    """Return who gives a command, with all that their policy may ask about owners of the case.

    officer   the address of whoever gives it; "" where nobody knows that
    because   the reason they give
    """
    case, landlord = stands.case, house.given.landlord
    said = said_in_the_complaint(connection, house, case.reference) if _wants_it_read(stands) else NOTHING_SAID
    owned = owned_by_stage(connection, case)
    return Asking(landlord, officer, at, because, owned=owned, named=said.named, of_area=said.of_area)


def said_in_the_complaint(connection: Connection, house: House, reference: Reference) -> SaidOfStaff:
    """Return what the mail that opened a case says of those who may deal with it."""
    opening, landlord = opening_words(connection, reference), house.given.landlord
    if opening is None:
        return NOTHING_SAID
    return said_of_staff(
        opening.subject, opening.own_words, house.rules.areas, landlord.staff, by_staff=opening.by_staff
    )


def owned_by_stage(connection: Connection, case: Case) -> Mapping[StageName, Sequence[str]]:
    """Return the addresses of those who dealt with a case, by the stage it was at."""
    owned: dict[StageName, list[str]] = defaultdict(list)
    for each in case.owners:
        address = officers.address_of(connection, each.officer) if each.officer is not None else None
        if address is not None and each.stage is not None:
            owned[each.stage].append(address)
    return owned


def _wants_it_read(stands: OnFile) -> bool:
    """Say whether the policy asks of an owner of the present stage what only the complaint says."""
    name = stands.case.stage
    return name is not None and any(each in _SAID_IN_THE_COMPLAINT for each in stands.policy.stage(name).owner_not)
