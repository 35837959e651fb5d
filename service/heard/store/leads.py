"""The cases that something in a message points to, with all that is needed to weigh them.

One look-up follows every clue, one fetches the cases, one what their mails say; a message that
leads nowhere costs the first alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from heard.casework.events import Kind, MessageNumber, Reference
from heard.casework.people import Landlord, Role
from heard.judgement.facts import Lead, TieKind, Writer
from heard.judgement.reading import Reading
from heard.store.pointing import Pointed, pointed_to
from heard.store.tables import cases, earlier_cases, messages, people

MOST_LEADS = 12
CLEARLY = 3.0
"""How far one case has to be ahead of the next for a mail of staff or of a machine to go there unread."""
_NEWEST, _LETTERS_OF_ONE, _MOST_MAILS = 6, 800, 200
"""How many of a case's mails are looked at besides the oldest, how many characters of each, and how many mails of all
cases."""

_CASES = (
    select(
        cases.c.reference,
        cases.c.person,
        cases.c.status,
        cases.c.opened_at,
        people.c.name,
        earlier_cases.c.matter,
        earlier_cases.c.home,
        earlier_cases.c.ended,
        earlier_cases.c.answered,
    )
    .select_from(
        cases.outerjoin(people, people.c.id == cases.c.person).outerjoin(
            earlier_cases, earlier_cases.c.reference == cases.c.reference
        )
    )
    .where(cases.c.reference.in_(bindparam("references", expanding=True)))
)
_SAYS = (
    select(
        messages.c.reference,
        messages.c.received_at,
        messages.c.sender,
        messages.c.subject,
        messages.c.kind,
        func.substr(messages.c.own_words, 1, _LETTERS_OF_ONE).label("own_words"),
    )
    .where(messages.c.reference.in_(bindparam("references", expanding=True)))
    .order_by(messages.c.id.desc())
    .limit(bindparam("at_most"))
)
_LATELY = (
    select(
        messages.c.reference,
        messages.c.subject,
        func.substr(messages.c.own_words, 1, _LETTERS_OF_ONE).label("own_words"),
    )
    .where(messages.c.reference.is_not(None), messages.c.id < bindparam("this"))
    .order_by(messages.c.id.desc())
    .limit(bindparam("at_most"))
)
MOST_LATELY = 60
_MACHINES = (Kind.AUTO_REPLY, Kind.BOUNCE, Kind.BULK)
_NAME_PARTS = re.compile(r"[^\W\d_]{3,30}")


def leads(
    connection: Connection, reading: Reading, writer: Writer, landlord: Landlord, secret: bytes
) -> tuple[Lead, ...]:
    """Return the cases a message may belong to, those with the most behind them first, at most MOST_LEADS.

    secret   what the marks of our letters are made with; without it no mark proves anything
    """
    pointed = pointed_to(connection, reading, writer, landlord, secret)
    best = sorted(pointed, key=lambda each: (-pointed[each].at_first_sight, each))[:MOST_LEADS]
    if not best:
        return ()
    inside = writer.role is Role.OFFICER or reading.message.machine is not None
    if inside and _is_plain([pointed[each] for each in best[:2]]):
        return tuple(_fetched(connection, {best[0]: pointed[best[0]]}, writer, with_words=False))
    return tuple(_fetched(connection, {each: pointed[each] for each in best}, writer, with_words=True))


def _is_plain(best: Sequence[Pointed]) -> bool:
    """Say whether a mail answers one of the first case, and nothing else comes near: then nobody need read on."""
    first, *rest = best
    answers = any(kind in (TieKind.ANSWERS, TieKind.REFERS) for kind, _ in first.ties)
    return answers and all(first.at_first_sight - each.at_first_sight >= CLEARLY for each in rest)


def lately(connection: Connection, this: MessageNumber) -> tuple[tuple[Reference, str], ...]:
    """Return what the mails before this one say that are on cases, the newest first, at most MOST_LATELY."""
    rows = connection.execute(_LATELY, {"this": this, "at_most": MOST_LATELY})
    return tuple((Reference(row.reference), f"{row.subject or ''}\n{row.own_words or ''}") for row in rows)


def _fetched(
    connection: Connection, pointed: Mapping[Reference, Pointed], writer: Writer, *, with_words: bool
) -> Iterator[Lead]:
    """Yield the leads of those references that are cases."""
    rows = {row["reference"]: row for row in connection.execute(_CASES, {"references": list(pointed)}).mappings()}
    says: defaultdict[str, list[RowMapping]] = defaultdict(list)
    asked = {"references": list(rows), "at_most": _MOST_MAILS}
    for row in connection.execute(_SAYS, asked).mappings() if rows and with_words else ():
        says[row["reference"]].append(row)
    for reference, way in pointed.items():
        if (case := rows.get(reference)) is not None:
            yield _lead(case, says[reference], way, writer)


def _lead(case: RowMapping, mails: Sequence[RowMapping], way: Pointed, writer: Writer) -> Lead:
    return Lead(
        reference=Reference(case["reference"]),
        ties=tuple(way.ties.values()),
        belongs=way.is_theirs or way.known or _is_of_one_house(writer, mails),
        is_theirs=way.is_theirs,
        is_open=case["status"] == "open",
        last_at=max((mail["received_at"] for mail in mails), default=_ended(case)),
        says=tuple(_texts(case, mails)),
    )


def _is_of_one_house(writer: Writer, mails: Sequence[RowMapping]) -> bool:
    """Say whether a colleague of the writer's wrote on the case: offices answer from many addresses."""
    if writer.address is None or writer.role in (Role.TENANT, Role.OFFICER):
        return False
    return any((mail["sender"] or "").endswith("@" + writer.address.domain) for mail in mails)


def _ended(case: RowMapping) -> datetime:
    day = case["ended"] or case["answered"]
    return datetime.combine(day, time(12), UTC) if day is not None else case["opened_at"]


def _texts(case: RowMapping, mails: Sequence[RowMapping]) -> Iterator[str]:
    yield from (each for each in (case["name"], case["matter"], case["home"]) if each)
    for mail in (*mails[:_NEWEST], *mails[_NEWEST:][-1:]):
        if mail["kind"] in _MACHINES:
            continue
        # "Toms letter": who wrote on a case is part of what is known of it.
        sender = " ".join(_NAME_PARTS.findall((mail["sender"] or "").partition("@")[0]))
        yield "\n".join((sender, mail["subject"] or "", mail["own_words"] or ""))
