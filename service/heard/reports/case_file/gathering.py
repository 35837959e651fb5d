"""What the tables say of a case and of those joined to it, for its case file."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, func, select

from heard.casework.events import MessageNumber, Reference, Stream
from heard.casework.people import Landlord
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded
from heard.datafiles.packs import policy_from_text
from heard.errors import HistoryDamaged, NotFound
from heard.reports.cases import one_case
from heard.store import history, moving, restrictions
from heard.store.restrictions import Entry
from heard.store.tables import addresses, cases, decisions, letters, officers, people, policies

Row = dict[str, Any]
OF_LETTERS = tuple(column for column in letters.c if column.name not in ("content", "words"))
"""What is gathered of a letter; its bytes are fetched one at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    now         clocks that are still open are told as they stand then
    zone        on whose wall clock days and hours are told
    staff_mail  whether mail between staff, and notices to them, is part of it
    """

    landlord: Landlord
    now: datetime
    zone: tzinfo
    staff_mail: bool = True


@dataclass(frozen=True, slots=True)
class Under:
    """An entry of the register under which a case was handled, and what happened to it, with what was written to it."""

    entry: Entry
    happened: Sequence[tuple[Recorded, str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the tables say.

    cases        the case, then those joined to it, each as `heard case --json` has it
    histories    the events of each, by its reference
    letters      of all of them, in order, without their bytes
    grounds      by message: each action decided on it, in words, and its clause
    theirs       the addresses of the complainant, or of several
    officers     the addresses of officers, by the numbers events name them by
    policy       the one the case was opened under; None where it is from before heard
    under        restrictions that led to it, or were in the way of contact on it
    """

    asked: Asked
    cases: Sequence[Row]
    histories: Mapping[str, Sequence[Recorded]]
    letters: Sequence[Row]
    grounds: Mapping[int, Sequence[tuple[str, str]]]
    theirs: frozenset[str]
    officers: Mapping[int, str]
    policy: Policy | None
    under: Sequence[Under]

    @property
    def case(self) -> Row:
        return self.cases[0]

    @property
    def messages(self) -> Sequence[Row]:
        """The mail that lies on the case, as it was received; on one that was joined lies none."""
        return list(self.case["messages"])

    def local(self, moment: str | datetime) -> datetime:
        """Return a moment on the landlord's wall clock."""
        at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return at.astimezone(self.asked.zone)

    def stage(self, name: str) -> str:
        """Return what the policy calls a stage."""
        known = self.policy.stages_by_name if self.policy is not None else {}
        return next((stage.title for stage in known.values() if stage.name == name), name)


def gather(connection: Connection, reference: str, asked: Asked) -> Gathered:
    """Return all the tables say of a case.

    Raises NotFound where there is no such case, or it was joined to another, which has its mail; HistoryDamaged where
    what is on record of it cannot be read any more.
    """
    try:
        return _gathered(connection, reference, asked)
    except history.DAMAGED as error:
        what = f"{reference}: what is on record of it is damaged, and cannot be read ({type(error).__name__})"
        raise HistoryDamaged(
            f"{what}. Tell whoever looks after the database; heard rebuild --check says where"
        ) from error


def _gathered(connection: Connection, reference: str, asked: Asked) -> Gathered:
    case = one_case(connection, reference, asked.now, asked.zone)
    if case["joined"]:
        into, own = case["joined"], case["reference"]
        raise NotFound(f"{own}: it was joined to {into}, where its mail is. Type: heard export case {into} --to FOLDER")
    joined = moving.joined_to(connection, Reference(case["reference"]))
    found = [case, *(one_case(connection, each, asked.now, asked.zone) for each in joined)]
    references = [each["reference"] for each in found]
    histories = history.of_streams(connection, [Stream(each) for each in references])
    written = _letters(connection, references)
    mails = {each["id"] for each in case["messages"]} | {each["cause"] for each in written} - {None}
    return Gathered(
        asked=asked,
        cases=found,
        histories={str(stream): recorded for stream, recorded in histories.items()},
        letters=written,
        grounds=_grounds(connection, mails),
        theirs=_theirs(connection, references),
        officers={row.id: row.address for row in connection.execute(select(officers.c.id, officers.c.address))},
        policy=_policy(connection, references[0]),
        under=_under(connection, references, [MessageNumber(each["id"]) for each in case["messages"]]),
    )


def _letters(connection: Connection, references: Sequence[str]) -> list[Row]:
    query = select(*OF_LETTERS).where(letters.c.reference.in_(references)).order_by(letters.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _grounds(connection: Connection, mails: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    query = select(decisions.c.message, decisions.c.body).where(decisions.c.message.in_(mails))
    found = {row.message: json.loads(row.body)["actions"] for row in connection.execute(query)}
    return {each: [(one["action"], one["clause"] or "") for one in actions] for each, actions in found.items()}


def _theirs(connection: Connection, references: Sequence[str]) -> frozenset[str]:
    """Return the addresses of those whose cases these are, as whoever they stand as now."""
    stands_as = func.coalesce(people.c.same_as, people.c.id)
    whose = select(stands_as).join(cases, cases.c.person == people.c.id).where(cases.c.reference.in_(references))
    query = select(addresses.c.address).join(people, people.c.id == addresses.c.person).where(stands_as.in_(whose))
    return frozenset(connection.execute(query).scalars())


def _policy(connection: Connection, reference: str) -> Policy | None:
    query = select(policies.c.text).join(cases, cases.c.policy == policies.c.digest)
    text = connection.execute(query.where(cases.c.reference == reference)).scalar()
    return policy_from_text(text, "database: policies", pinned=True) if text is not None else None


def _under(connection: Connection, references: Sequence[str], mails: Sequence[MessageNumber]) -> list[Under]:
    """Return the restrictions of a case, in the order of their entry; what was only proposed limited nothing."""
    met = {each.restriction for each in restrictions.contacts_of(connection, mails) if each.reference in references}
    return [
        Under(entry, restrictions.happened_to(connection, entry.number))
        for entry in restrictions.every(connection)
        if not entry.restriction.proposed and (entry.number in met or entry.restriction.case in references)
    ]
