"""What a decision knows of the restrictions that held when a message came.

Where nobody is restricted that day it costs one look-up.  What the mails of a case say, and which telephones they give,
is remembered until something happens to the case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from heard.casework.events import Kind, MessageNumber, PersonNumber, Reference, WhichMatter
from heard.casework.people import Landlord
from heard.judgement.limit import Limit
from heard.mail.threads.clues import ClueKind
from heard.mail.told.homes import homes_in
from heard.store import people, told_apart
from heard.store.came_with import came_with
from heard.store.register_people import names_of
from heard.store.restrictions import ContactMade, Entry, contacts_under, holding_on
from heard.store.said import texts_of
from heard.store.tables import cases, clues, earlier_cases, messages

NEWEST = 40
"""How many of the mails on a restricted matter are looked at."""

_PLACE = "mails of restricted matters"
_PHONE = f"{ClueKind.PHONE}:"
_NOT_THEIRS = (Kind.STAFF, Kind.AUTO_REPLY, Kind.BOUNCE, Kind.BULK, Kind.NOISE)
_HOLDS_IT = cases.alias("holds_it")
_CASES = (
    select(
        cases.c.reference,
        _HOLDS_IT.c.reference.label("stands_as"),
        _HOLDS_IT.c.chain,
        earlier_cases.c.matter,
        earlier_cases.c.home,
    )
    .join_from(cases, _HOLDS_IT, _HOLDS_IT.c.reference == func.coalesce(cases.c.joined, cases.c.reference))
    .join(earlier_cases, earlier_cases.c.reference == cases.c.reference, isouter=True)
    .where(cases.c.reference.in_(bindparam("references", expanding=True)))
)
_MAILS = (
    select(messages.c.id, messages.c.sender)
    .where(
        messages.c.reference == bindparam("reference"),
        messages.c.sender.is_not(None),
        messages.c.kind.not_in([kind.value for kind in _NOT_THEIRS]),
    )
    .order_by(messages.c.id.desc())
    .limit(2 * NEWEST)
)
_SENDERS = select(messages.c.id, messages.c.sender, messages.c.reference).where(
    messages.c.id.in_(bindparam("ids", expanding=True)), messages.c.sender.is_not(None)
)
_PHONES = select(clues.c.message, clues.c.clue).where(
    clues.c.message.in_(bindparam("ids", expanding=True)), clues.c.clue.startswith(_PHONE)
)
_ITS_PHONES = select(clues.c.clue).where(
    clues.c.message == 0,
    clues.c.letter == 0,
    clues.c.reference == bindparam("reference"),
    clues.c.clue.startswith(_PHONE),
)


@dataclass(frozen=True, slots=True)
class _Mail:
    number: MessageNumber
    sender: str
    phones: tuple[str, ...]
    came_with: Reference | None = None  # the case that brought it, where that was joined to the one it is on


@dataclass(frozen=True, slots=True)
class _Matter:
    """A case that a restriction is about.

    says, home   what the register has of a case from before heard
    phones       that it was told with
    mails        of people outside, the newest first
    stands_as    the case that holds its mail now: the one it was joined to, else itself
    itself       the case, where it was joined to another
    """

    says: str
    home: str
    phones: tuple[str, ...]
    mails: Sequence[_Mail]
    stands_as: Reference | None = None
    itself: Reference | None = None

    def divided(self, made: Iterable[ContactMade]) -> tuple[list[_Mail], list[_Mail]]:
        """Return the mails about what is limited, and those beside them: cases that are joined keep their matters.

        made  the contacts under the restriction; what was counted as something else is no part of the matter then
        """
        if self.itself is None and not any(mail.came_with for mail in self.mails):
            return list(self.mails), []
        same = {each.message: each.matter is WhichMatter.SAME for each in made}
        its_own = [mail for mail in self.mails if same.get(mail.number, mail.came_with == self.itself)]
        return its_own, [mail for mail in self.mails if mail not in its_own]


_NO_MATTER = _Matter("", "", (), ())


def limits_on(connection: Connection, day: date, *, besides: MessageNumber, landlord: Landlord) -> tuple[Limit, ...]:
    """Return the restrictions that hold on a day, each with what its person and its matter are known by.

    day      of receipt, on the landlord's wall calendar
    besides  the message they are held against, which is no contact before itself
    """
    holding = holding_on(connection, day)
    if not holding:
        return ()
    known = {each.person: each for each in people.who_are(connection, _persons(holding))}
    matters = _matters(connection, [each.restriction.case for each in holding if each.restriction.case], landlord)
    others = told_apart.others_than(connection, _persons(holding))
    made: defaultdict[int, list[ContactMade]] = defaultdict(list)
    for contact in contacts_under(connection, [each.number for each in holding]):
        if contact.message != besides:
            made[contact.restriction].append(contact)
    return tuple(
        _limit(
            connection,
            each,
            known[each.stands_as].addresses if each.stands_as in known else (),
            matters.get(each.restriction.case, _NO_MATTER) if each.restriction.case else _NO_MATTER,
            made[each.number],
            others.get(each.stands_as, ()) if each.stands_as is not None else (),
            besides,
            landlord,
        )
        for each in holding
    )


def _persons(holding: Iterable[Entry]) -> set[PersonNumber]:
    return {each.stands_as for each in holding if each.stands_as is not None}


def _limit(
    connection: Connection,
    entry: Entry,
    known_at: Collection[str],
    matter: _Matter,
    made: Sequence[ContactMade],
    others: Collection[str],
    besides: MessageNumber,
    landlord: Landlord,
) -> Limit:
    said = entry.said
    addresses = tuple(dict.fromkeys((*said.addresses, *known_at)))
    contacts = _contacts(connection, made, landlord)
    senders = {number: sender for number, (sender, _) in contacts.items()}
    theirs = [mail for mail in matter.mails if mail.sender in addresses or mail.number in senders]
    taken_off = _taken_off(connection, entry, made, besides, landlord)
    wrote = dict.fromkeys((*senders, *_numbers(theirs)))
    limited = replace(entry.restriction, case=matter.stands_as or entry.restriction.case)
    its_own, beside = matter.divided(made)
    asked = list(dict.fromkeys((*_numbers(matter.mails), *wrote)))
    texts = dict(zip(asked, texts_of(connection, asked), strict=True))
    return Limit(
        restriction=limited,
        names=names_of(said.name, said.also_known_as),
        addresses=addresses,
        homes=_homes(said.home, matter.home),
        phones=tuple(dict.fromkeys((*matter.phones, *(phone for mail in theirs for phone in mail.phones)))),
        household=said.household,
        led_by=matter.itself,
        used=tuple(dict.fromkeys(sender for sender in senders.values() if sender not in addresses)),
        told_apart=tuple(dict.fromkeys(each for each in (*others, *taken_off) if each not in addresses)),
        elsewhere=_elsewhere(contacts, texts, besides=limited.case),
        matter=tuple(filter(None, (matter.says, *(texts[number] for number in _numbers(its_own))))),
        beside=tuple(filter(None, (texts[number] for number in _numbers(beside)))),
        theirs=tuple(filter(None, (texts[number] for number in wrote))),
        answered_at=tuple(each.received_at for each in made if each.answered and each.matter is WhichMatter.SAME),
        contacts=len(made),
        acknowledged=sum(each.answered for each in made),
    )


def _taken_off(
    connection: Connection, entry: Entry, made: Sequence[ContactMade], besides: MessageNumber, landlord: Landlord
) -> list[str]:
    """Return the senders of contacts that count no more, since a person put them where they are not this person's.

    Of those from whom other contacts came that still count nobody has said that somebody else writes from there.
    """
    still = {each.message for each in made}
    gone = [each for each in told_apart.ever_counted(connection, entry.number) if each not in {*still, besides}]
    if not gone:
        return []
    counting = told_apart.senders_of(connection, sorted(still)[-NEWEST:], landlord)
    return [each for each in told_apart.senders_of(connection, sorted(gone), landlord) if each not in counting]


def _elsewhere(
    contacts: Mapping[MessageNumber, tuple[str, Reference | None]],
    texts: Mapping[MessageNumber, str],
    *,
    besides: Reference | None,
) -> tuple[tuple[Reference, tuple[str, ...]], ...]:
    """Return what contacts say on other cases than the one that led to a restriction."""
    says: defaultdict[Reference, list[str]] = defaultdict(list)
    for number, (_, reference) in contacts.items():
        if reference is not None and reference != besides:
            says[reference].append(texts[number])
    return tuple((reference, tuple(told)) for reference, told in says.items())


def _contacts(
    connection: Connection, made: Sequence[ContactMade], landlord: Landlord
) -> dict[MessageNumber, tuple[str, Reference | None]]:
    """Return whom the newest contacts came from, and the cases they are on, the newest first.

    What an officer passed on is left out: its sender is the officer, and so are its first words.
    """
    newest = [each.message for each in made][-NEWEST:]
    rows = connection.execute(_SENDERS, {"ids": newest}) if newest else ()
    found = {row.id: (row.sender, row.reference) for row in rows if not landlord.is_inside(row.sender)}
    return {number: found[number] for number in reversed(newest) if number in found}


@lru_cache(maxsize=1_000)  # the same are asked for with every message
def _homes(*told: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(home for text in told for home in homes_in(text)))


def _numbers(mails: Sequence[_Mail]) -> list[MessageNumber]:
    return [mail.number for mail in mails]


def _matters(
    connection: Connection, references: Collection[Reference], landlord: Landlord
) -> Mapping[Reference, _Matter]:
    """Return what these cases are about; a case that was joined to another has its mail there."""
    rows = connection.execute(_CASES, {"references": list(references)}).mappings().all() if references else ()
    return {
        Reference(row["reference"]): _Matter(
            row["matter"] or "",
            row["home"] or "",
            *_remembered(connection, row, landlord),
            stands_as=Reference(row["stands_as"]),
            itself=Reference(row["reference"]) if row["stands_as"] != row["reference"] else None,
        )
        for row in rows
    }


def _remembered(
    connection: Connection, case: RowMapping, landlord: Landlord
) -> tuple[tuple[str, ...], Sequence[_Mail]]:
    """Return the telephones and the mails of a case, until something happens to it."""
    known = connection.info.setdefault(_PLACE, {})
    stands = case["stands_as"], case["chain"]
    if case["reference"] not in known or known[case["reference"]][0] != stands:
        phones = connection.execute(_ITS_PHONES, {"reference": case["reference"]}).scalars()
        mails = _mails(connection, Reference(case["stands_as"]), landlord)
        known[case["reference"]] = stands, tuple(map(_bare, phones)), mails
    _, its_phones, its_mails = known[case["reference"]]
    return its_phones, its_mails


def _mails(connection: Connection, reference: Reference, landlord: Landlord) -> list[_Mail]:
    came = came_with(connection, reference)
    rows = connection.execute(_MAILS, {"reference": reference}).all()
    outside = [row for row in rows if not landlord.is_inside(row.sender)][:NEWEST]
    phones: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(_PHONES, {"ids": [each.id for each in outside]}) if outside else ():
        phones[row.message].append(_bare(row.clue))
    return [_Mail(MessageNumber(row.id), row.sender, tuple(phones[row.id]), came.get(row.id)) for row in outside]


def _bare(clue: str) -> str:
    return clue.removeprefix(_PHONE)
