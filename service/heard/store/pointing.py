"""What in a message points to which case: its clues, the references it writes, the marks it holds, and its writer.

Nothing is weighed here; what each is worth, judgement/threading says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, func, select

from heard.casework.events import Reference
from heard.casework.people import Landlord, Role
from heard.judgement.commands.first_line import without_link
from heard.judgement.facts import Tie, TieKind, Writer
from heard.judgement.reading import Reading
from heard.judgement.threading.evidence import at_first_sight
from heard.mail.machines.automatic import is_no_reply
from heard.mail.message import Address, Message
from heard.mail.threads.case_references import case_references, loose_references
from heard.mail.threads.clues import MOST_FOLLOWED, Clue, ClueKind
from heard.mail.threads.signed import Place, claims_of, proves
from heard.mail.told.names import name_keys
from heard.store import clues
from heard.store.clues import Trace
from heard.store.tables import cases, people

MOST_OF_ONE = 12
"""Cases of one person that are looked at, the latest."""
_REFERENCE_LIMIT = 4_000

_PLAINLY = {
    ClueKind.MENTION: TieKind.MENTIONS,
    ClueKind.INDEX: TieKind.OUTLOOK_PARENT,
    ClueKind.CONVERSATION: TieKind.OUTLOOK_CONVERSATION,
    ClueKind.SUBJECT: TieKind.SUBJECT,
    ClueKind.WITH: TieKind.CORRESPONDENT,
    ClueKind.NAME: TieKind.NAME,
    ClueKind.HOME: TieKind.HOME,
    ClueKind.PLACE: TieKind.PLACE,
    ClueKind.PHONE: TieKind.PHONE,
    ClueKind.NUMBER: TieKind.NUMBER,
}
_TOLD = (TieKind.HOME, TieKind.PHONE, TieKind.NUMBER)
_STANDS_AS = func.coalesce(cases.c.joined, cases.c.reference)
_STAND_AS = select(cases.c.reference, _STANDS_AS.label("stands_as")).where(
    cases.c.reference.in_(bindparam("references", expanding=True))
)
_THEM = select(people.c.id).where((people.c.id == bindparam("person")) | (people.c.same_as == bindparam("person")))
_THEIRS = (
    select(_STANDS_AS.label("reference"))
    .where(
        cases.c.person.in_(
            select(people.c.id).where((people.c.id == bindparam("person")) | (people.c.same_as == bindparam("person")))
        )
    )
    .order_by(cases.c.reference.desc())
    .limit(MOST_OF_ONE)
)


@dataclass
class Pointed:
    """What points to one case."""

    ties: dict[tuple[TieKind, str], Tie] = field(default_factory=dict)
    known: bool = False  # the writer's own address is on it
    is_theirs: bool = False

    @property
    def is_told_of(self) -> bool:
        """Say whether a home, a telephone or a number of its own leads to the case."""
        return any(kind in _TOLD for kind, _ in self.ties)

    def add(self, tie: Tie) -> None:
        self.ties.setdefault((tie.kind, tie.shown_by), tie)

    @property
    def at_first_sight(self) -> float:
        return at_first_sight(self.ties.values(), is_theirs=self.is_theirs or self.known)


def pointed_to(
    connection: Connection, reading: Reading, writer: Writer, landlord: Landlord, secret: bytes
) -> dict[Reference, Pointed]:
    """Return every case that something in a message points to, with what does; some may be no cases at all."""
    pointed: defaultdict[Reference, Pointed] = defaultdict(Pointed)
    _follow(connection, reading, writer, landlord, pointed)
    _name(connection, tuple(_named(reading.message, landlord, secret)), pointed)
    for reference in _theirs(connection, writer, landlord):
        pointed[reference].is_theirs = True  # looked at whatever points to it
    return pointed


def _follow(
    connection: Connection,
    reading: Reading,
    writer: Writer,
    landlord: Landlord,
    pointed: defaultdict[Reference, Pointed],
) -> None:
    """Note every case that a clue leads to, and to how many others it does."""
    ours = _ours(landlord)
    keys = [key for each in reading.clues.followed if not (key := each.key).startswith(ours)]
    writers = _writers(writer, landlord)
    own_names = frozenset(_names(writer))
    parents = {Clue(ClueKind.ID, each).key for each in reading.message.in_reply_to}
    for key, traces in _found(connection, [*keys, writers]).items():
        kind, _, shown_by = key.partition(":")
        if writer.role is not Role.TENANT and kind == ClueKind.NAME and shown_by in own_names:
            continue  # who writes for others is named in all their mail
        for reference, trace in traces.items():
            if key == writers:
                pointed[reference].known = True
            else:
                pointed[reference].add(Tie(_kind(kind, key, parents, trace, landlord), shown_by, len(traces)))
    for way in pointed.values():
        if way.known:  # their name says no more than their address
            way.ties = {at: tie for at, tie in way.ties.items() if tie.shown_by not in own_names}


def gives_more_than_is_followed(reading: Reading, landlord: Landlord) -> bool:
    """Say whether a message gives numbers, or so many other clues, that not all of them were followed."""
    followed = reading.clues.followed
    return len(followed) == MOST_FOLLOWED or any(each.key.startswith(_ours(landlord)) for each in followed)


def _ours(landlord: Landlord) -> str:
    """Return how clues begin that are the landlord's own references: those are looked for as such."""
    return f"{ClueKind.NUMBER}:{landlord.prefix.upper()}-"


def _found(connection: Connection, keys: Iterable[str]) -> dict[str, dict[Reference, Trace]]:
    """Return the cases each clue leads to, with the way to it."""
    found: defaultdict[str, dict[Reference, Trace]] = defaultdict(dict)
    for trace in clues.follow(connection, dict.fromkeys(filter(None, keys))):
        found[trace.clue][trace.reference] = trace
    return found


def _writers(writer: Writer, landlord: Landlord) -> str:
    """Return the clue of the writer's own address; "" where many people write from it."""
    if writer.address is None or _speaks_for_many(writer.address, landlord):
        return ""
    return Clue(ClueKind.WITH, writer.address.address).key


def _names(writer: Writer) -> Iterable[str]:
    for key in name_keys(writer.address.name) if writer.address is not None else ():
        yield from (key, key.partition(" ")[0])


def _speaks_for_many(address: Address, landlord: Landlord) -> bool:
    """Say whether mail from an address carries now one person's words and now another's: a telephone, a scanner."""
    below = tuple("." + domain for domain in landlord.domains)
    return landlord.is_inside(address.address) or address.domain.endswith(below) or is_no_reply(address.address)


def _kind(kind: str, key: str, parents: Collection[str], trace: Trace, landlord: Landlord) -> TieKind:
    match kind:
        case ClueKind.ID:
            return TieKind.ANSWERS if key in parents else TieKind.REFERS
        case ClueKind.SAID:
            return TieKind.QUOTES_STAFF if landlord.is_inside(trace.sender or "") else TieKind.QUOTES
        case _:
            return _PLAINLY[ClueKind(kind)]


def _named(message: Message, landlord: Landlord, secret: bytes) -> Iterator[tuple[TieKind, str, int]]:
    """Yield the references the message writes, and those whose mark it holds or was sent to, each with its tie."""
    is_officers = message.sender is not None and landlord.officer(message.sender.address) is not None
    words = without_link(message) if is_officers else message.own_words
    text = f"{message.subject}\n{words[:_REFERENCE_LIMIT]}"
    named = case_references(text, landlord.prefix)
    yield from ((TieKind.REFERENCE, reference, len(named)) for reference in named)
    if not is_officers and message.machine is None:
        yield from _hardly_named(message, text, named, landlord.prefix)
    for claim, place in claims_of(message) if secret else ():
        if proves(claim, secret):
            yield TieKind.SIGNED_ADDRESS if place is Place.ADDRESS else TieKind.LETTER_MARK, claim.reference, 1


def _hardly_named(
    message: Message, text: str, named: Collection[str], prefix: str
) -> Iterator[tuple[TieKind, str, int]]:
    """Yield the references that somebody outside writes loosely, or quotes, besides those they name."""
    loose = [each for each in loose_references(text, prefix) if each not in named]
    yield from ((TieKind.LOOSE_REFERENCE, reference, len(loose)) for reference in loose)
    quoted = case_references(message.quoted[:_REFERENCE_LIMIT], prefix)
    yield from ((TieKind.QUOTED_REFERENCE, reference, len(quoted)) for reference in quoted if reference not in named)


def _name(
    connection: Connection, named: Sequence[tuple[TieKind, str, int]], pointed: defaultdict[Reference, Pointed]
) -> None:
    """Note the cases of these references; one that was joined to another stands as that other."""
    if not named:
        return
    rows = connection.execute(_STAND_AS, {"references": [reference for _, reference, _ in named]})
    stand_as = {row.reference: Reference(row.stands_as) for row in rows}
    for kind, reference, cases_named in named:
        if reference in stand_as:
            pointed[stand_as[reference]].add(Tie(kind, reference, cases_named))


def _theirs(connection: Connection, writer: Writer, landlord: Landlord) -> set[Reference]:
    if not writer.known or writer.address is None or _speaks_for_many(writer.address, landlord):
        return set()
    return {Reference(each) for each in connection.execute(_THEIRS, {"person": writer.person}).scalars()}
