"""All about one person, in one folder or zip: their cases whole, their mail elsewhere, what is said, an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from heard.casework.events import Reference
from heard.casework.in_words import day_in_words
from heard.errors import HistoryDamaged, NotFound
from heard.reports.case_file import keeping, manifest, whole
from heard.reports.case_file.files import NotHere
from heard.reports.case_file.gathering import Asked, gather
from heard.reports.case_file.keeping import Below, Hashed, Keeper
from heard.reports.case_file.names import shown
from heard.reports.person_file import elsewhere
from heard.reports.person_file.index import CaseKept, Held, Index, MailKept, as_json, held_page, index_page
from heard.reports.person_file.said import Section, said_of
from heard.reports.person_file.told_of_limits import limits_of, signs_about
from heard.reports.person_file.whom import Whom, cases_of, others_on, whom
from heard.store import history, moving, people
from heard.store.facts import Given

ONLY_THEIR_MAIL = "Only what they wrote and what was written to them on it is here."
NOT_WHOLE = "{case}: its history is NOT whole; its chronology says from which event on."
NOT_SAID = "{what}: left out, since what is on record is damaged. heard rebuild --check says where"


@dataclass(frozen=True, slots=True)
class Made:
    """What it came to.

    person    "P12", or the address where nobody is known by it
    cases     theirs, whole
    messages  theirs on other cases or on none; so are the letters
    not_here  mail on other cases or on none that is no file
    not_seen  all mail that was not looked through to the end for what officers command with
    damaged   a sentence for each thing that could not be read, or is not as it was written down
    """

    person: str
    cases: Sequence[str]
    messages: int
    letters: int
    not_here: int
    not_seen: int
    damaged: Sequence[str]


@dataclass(slots=True)
class _SoFar:
    cases: list[CaseKept] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    elsewhere: list[MailKept] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    not_here: list[NotHere] = field(default_factory=list)
    not_seen: int = 0


def make(connection: Connection, typed: str, place: Path, asked: Asked, given: Given, *, as_zip: bool) -> Made:
    """Export all about a person into a folder, or as one zip.

    typed   an address, or what people are called by: "P12"

    Raises NotFound where nobody is meant, or several are, or the place is taken; NoRoom where the disk is full.
    """
    who = whom(connection, typed, asked.landlord)
    top = who.called if who.number is not None else "person"
    opened: AbstractContextManager[Keeper] = keeping.zipped(place, top) if as_zip else keeping.folder(place)
    with opened as keeper:
        return keep(connection, who, asked, given, keeper)


def keep(connection: Connection, who: Whom, asked: Asked, given: Given, keeper: Keeper) -> Made:
    """Hand every file to whoever keeps it, in the order of a zip.

    Raises NotFound where nobody is known by the address, and nothing came from it or went to it.
    """
    hashed, so_far = Hashed(keeper), _SoFar()
    heads = cases_of(connection, who)
    own = [each for head in heads for each in (head, *moving.joined_to(connection, head))]
    for head in heads:
        _keep_case(connection, head, who, asked, hashed, so_far)
    _keep_elsewhere(connection, who, own, asked, hashed, so_far)
    sections = list(_said(connection, who, own, asked, given, so_far))
    # The first says who they are: of an address that nobody is known by, no more than the address.
    if who.number is None and not so_far.elsewhere and not sections[1:]:
        raise NotFound(
            f"{who.called}: nobody is known by it, and no mail came from it or went to it. See: heard people --all"
        )
    landlord = asked.landlord.name
    hashed.keep("person.html", held_page(Held(who.called, landlord, sections)))
    index = _index(connection, who, asked, so_far, hashed.sums)
    for path, content in (("index.html", index_page(index)), ("index.json", as_json(index))):
        hashed.keep(path, content)
    keeper.keep("SHA256SUMS", manifest.as_sums(hashed.sums))
    return Made(
        person=who.called,
        cases=[case.reference for case in so_far.cases],
        messages=sum(each.messages for each in so_far.elsewhere),
        letters=sum(each.letters for each in so_far.elsewhere),
        not_here=len(so_far.not_here),
        not_seen=so_far.not_seen,
        damaged=so_far.damaged,
    )


def _keep_case(
    connection: Connection, head: Reference, who: Whom, asked: Asked, keeper: Keeper, so_far: _SoFar
) -> None:
    """Keep a whole case file; of a case that cannot be read only say so."""
    try:
        gathered = gather(connection, head, asked)
    except HistoryDamaged as error:
        so_far.damaged.append(f"{error}. {ONLY_THEIR_MAIL}")
        return
    folder = f"cases/{head}"
    made = whole.keep(connection, gathered, Below(keeper, folder))
    references = [case["reference"] for case in gathered.cases]
    so_far.whole.extend(references)
    so_far.not_seen += made.not_seen
    so_far.cases.append(
        CaseKept(
            made.reference,
            folder,
            made.messages,
            made.letters,
            made.attachments,
            made.not_here,
            made.is_whole,
            tuple(others_on(connection, references, who)),
        )
    )
    if not made.is_whole:
        so_far.damaged.append(NOT_WHOLE.format(case=head))


def _keep_elsewhere(
    connection: Connection, who: Whom, own: Sequence[str], asked: Asked, keeper: Keeper, so_far: _SoFar
) -> None:
    found = elsewhere.elsewhere(connection, who, own=own, whole=so_far.whole)
    below, rows = Below(keeper, "elsewhere"), list[manifest.Row]()
    for case, mail in found.by_case.items():
        folder, kept = case or elsewhere.ON_NO_CASE, list[manifest.Row]()
        for each in elsewhere.files_of(connection, case, mail, who, asked):
            so_far.not_seen += not each.is_seen
            if isinstance(each, NotHere):
                so_far.not_here.append(each)
                continue
            below.keep(f"{folder}/{each.path}", each.content)
            kept.append(manifest.row_of(replace(each, path=f"{folder}/{each.path}")))
        letters = sum(row.letter is not None for row in kept)
        messages = len({row.message for row in kept} - {None})
        so_far.elsewhere.append(
            MailKept(case, f"elsewhere/{folder}", messages, letters, len(kept) - letters - messages)
        )
        rows.extend(kept)
    so_far.not_here.extend(found.unclear)
    if rows:
        below.keep("manifest.csv", manifest.as_csv(rows))


def _said(
    connection: Connection, who: Whom, own: Sequence[str], asked: Asked, given: Given, so_far: _SoFar
) -> Iterator[Section]:
    """Yield what is said of them; what cannot be read any more is named, and the rest is told."""
    told: dict[str, Callable[[], Iterator[Section]]] = {
        "Who they are": lambda: said_of(connection, who, own, asked),
        "Their restrictions": lambda: limits_of(connection, who, asked, given),
        "What can be counted of their mail": lambda: signs_about(connection, who, asked, given),
    }
    for what, sections in told.items():
        try:
            found = list(sections())
        except history.DAMAGED:
            so_far.damaged.append(NOT_SAID.format(what=what))
        else:
            yield from found


def _index(connection: Connection, who: Whom, asked: Asked, so_far: _SoFar, sums: Sequence[tuple[str, str]]) -> Index:
    known = people.who_are(connection, [who.number]) if who.number is not None else ()
    return Index(
        person=who.called,
        names=tuple(shown(name) for each in known for name in each.names),
        landlord=asked.landlord.name,
        made=day_in_words(asked.now.astimezone(asked.zone).date()),
        cases=so_far.cases,
        elsewhere=so_far.elsewhere,
        damaged=so_far.damaged,
        not_here=so_far.not_here,
        unread=elsewhere.unread(connection),
        sums=list(sums),
    )
