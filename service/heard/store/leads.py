"""The cases that something in a message points to, with all that is needed to weigh them.

One look-up follows every clue, one fetches the cases, one what their mails say; a message that
leads nowhere costs the first alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from heard.casework.events import Kind, MessageNumber, Reference
from heard.casework.people import SHARED_DOMAINS, Landlord, Role
from heard.judgement.facts import Lead, TieKind, Writer
from heard.judgement.reading import Reading
from heard.judgement.threading.alike import Commonness
from heard.store.pointing import Pointed, gives_more_than_is_followed, pointed_to
from heard.store.said import commonness, newest_remembered, remember, texts_of, unless_remembered
from heard.store.tables import cases, earlier_cases, messages, people

MOST_LEADS = 12
CLEARLY = 3.0
"""How far one case has to be ahead of the next for a mail of staff or of a machine to go there unread."""
_NEWEST, _MOST_MAILS = 6, 200
"""How many of a case's mails are looked at besides the oldest, and how many mails of all cases."""

_CASES = (
    select(
        cases.c.reference,
        cases.c.status,
        cases.c.opened_at,
        people.c.name,
        earlier_cases.c.matter,
        earlier_cases.c.home,
        func.coalesce(earlier_cases.c.ended, earlier_cases.c.answered).label("ended"),
    )
    .select_from(
        cases.outerjoin(people, people.c.id == cases.c.person).outerjoin(
            earlier_cases, earlier_cases.c.reference == cases.c.reference
        )
    )
    .where(cases.c.reference.in_(bindparam("references", expanding=True)))
)
_MAILS = (
    select(messages.c.reference, messages.c.id, messages.c.received_at, messages.c.sender, messages.c.kind)
    .where(messages.c.reference.in_(bindparam("references", expanding=True)))
    .order_by(messages.c.id.desc())
    .limit(bindparam("at_most"))
)
_LATELY = (
    select(*unless_remembered(), messages.c.reference)
    .where(messages.c.reference.is_not(None), messages.c.id < bindparam("this"))
    .order_by(messages.c.id.desc())
    .limit(bindparam("at_most"))
)
MOST_LATELY = 60
_MACHINES = (Kind.AUTO_REPLY, Kind.BOUNCE, Kind.BULK)
_NAME_PARTS = re.compile(r"[^\W\d_]{3,30}")


def leads(
    connection: Connection, reading: Reading, writer: Writer, landlord: Landlord, secret: bytes
) -> tuple[tuple[Lead, ...], bool]:
    """Return the cases a message may belong to, those with the most behind them first, at most MOST_LEADS.

    And whether a home, a telephone or a number it gives may have been told on a case before.

    secret   what the marks of our letters are made with; without it no mark proves anything
    """
    pointed = pointed_to(connection, reading, writer, landlord, secret)
    told_before = any(way.is_told_of for way in pointed.values()) or gives_more_than_is_followed(reading, landlord)
    best = sorted(pointed, key=lambda each: (-pointed[each].at_first_sight, each))[:MOST_LEADS]
    if not best:
        return (), told_before
    house = _house_of(writer, landlord)
    inside = writer.role is Role.OFFICER or reading.message.machine is not None
    if inside and _is_plain([pointed[each] for each in best[:2]]):
        return tuple(_fetched(connection, {best[0]: pointed[best[0]]}, house, with_words=False)), told_before
    return tuple(_fetched(connection, {each: pointed[each] for each in best}, house, with_words=True)), told_before


def _is_plain(best: Sequence[Pointed]) -> bool:
    """Say whether a mail answers one of the first case, and nothing else can be meant: then nobody need read on."""
    first, *rest = best
    answers = any(kind in (TieKind.ANSWERS, TieKind.REFERS) for kind, _ in first.ties)
    clearly = all(first.at_first_sight - each.at_first_sight >= CLEARLY for each in rest)
    return answers and clearly and not _has_several(first)


def _has_several(first: Pointed) -> bool:
    """Say whether somebody it goes to has other cases too: the mail it answers may be the wrong one of theirs."""
    return any(tie.kind is TieKind.CORRESPONDENT and tie.cases > 1 for tie in first.ties.values())


def common_before(connection: Connection, this: MessageNumber) -> Commonness:
    """Return how common words are in what came lately; true of this message, until it is asked for another."""
    return commonness(connection, lately(connection, this))


def lately(connection: Connection, this: MessageNumber) -> list[tuple[Reference, str]]:
    """Return what the mails before this one say that are on cases, the newest first, at most MOST_LATELY."""
    asked = {"this": this, "at_most": MOST_LATELY, "newest": newest_remembered(connection)}
    rows = connection.execute(_LATELY, asked).all()
    remember(connection, [row[:3] for row in rows if row[0] > asked["newest"]])
    texts = texts_of(connection, [row[0] for row in rows])
    return [(row[3], text) for row, text in zip(rows, texts, strict=True)]


def _fetched(
    connection: Connection, pointed: Mapping[Reference, Pointed], house: str, *, with_words: bool
) -> Iterator[Lead]:
    """Yield the leads of those references that are cases."""
    rows = {row["reference"]: row for row in connection.execute(_CASES, {"references": list(pointed)}).mappings()}
    mails: defaultdict[str, list[_Mail]] = defaultdict(list)
    asked = {"references": list(rows), "at_most": _MOST_MAILS}
    for reference, *mail in connection.execute(_MAILS, asked).all() if rows and with_words else ():
        mails[reference].append(_Mail(*mail))
    read = {reference: _told(of_one) for reference, of_one in mails.items()}
    numbers = [mail.number for of_one in read.values() for mail in of_one]
    texts = dict(zip(numbers, texts_of(connection, numbers), strict=True))
    for reference, way in pointed.items():
        if (case := rows.get(reference)) is not None:
            says = [text for mail in read.get(reference, ()) for text in (_sender_of(mail.sender), texts[mail.number])]
            yield _lead(case, mails[reference], says, way, house)


class _Mail(NamedTuple):
    """A mail on a case; not yet what it says."""

    number: MessageNumber
    received_at: datetime
    sender: str | None
    kind: str | None


def _told(mails: Sequence[_Mail]) -> list[_Mail]:
    """Return those mails of a case that are read: the newest and the oldest, unless a machine wrote them."""
    return [mail for mail in (*mails[:_NEWEST], *mails[_NEWEST:][-1:]) if mail.kind not in _MACHINES]


def _lead(case: RowMapping, mails: Sequence[_Mail], says: Sequence[str], way: Pointed, house: str) -> Lead:
    return Lead(
        reference=Reference(case["reference"]),
        ties=tuple(way.ties.values()),
        belongs=way.is_theirs or way.known or _is_of_one_house(house, mails),
        is_theirs=way.is_theirs,
        is_open=case["status"] == "open",
        last_at=max([mail.received_at for mail in mails]) if mails else _ended(case),
        says=(*filter(None, (case["name"], case["matter"], case["home"])), *says),
    )


def _house_of(writer: Writer, landlord: Landlord) -> str:
    """Return the domain where everybody is the writer's colleague, as the settings give it; "" where there is none."""
    if writer.address is None:
        return ""
    known = landlord.outsider(writer.address.address) or landlord.partner(writer.address.address)
    return known.domain if known is not None and known.domain not in SHARED_DOMAINS else ""


def _is_of_one_house(house: str, mails: Sequence[_Mail]) -> bool:
    """Say whether a colleague of the writer's wrote on the case: offices answer from many addresses."""
    return bool(house) and any((mail.sender or "").endswith(("@" + house, "." + house)) for mail in mails)


def _ended(case: RowMapping) -> datetime:
    day = case["ended"]
    return datetime.combine(day, time(12), UTC) if day is not None else case["opened_at"]


@lru_cache(maxsize=4_000)
def _sender_of(address: str | None) -> str:
    """Return the names in an address; "anns letter": who wrote on a case is part of what is known of it."""
    return " ".join(_NAME_PARTS.findall((address or "").partition("@")[0]))
