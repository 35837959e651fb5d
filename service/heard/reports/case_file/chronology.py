"""What happened on a case, in order of time, as rows that a page and a print show alike.  Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from heard.casework.events import By, LetterSent
from heard.casework.in_words import day_in_words, weekday_in_words
from heard.reports.case_file.clauses import clause_of
from heard.reports.case_file.clocks import Clock, as_at, clocks_of
from heard.reports.case_file.files import File, NotHere
from heard.reports.case_file.gathering import Gathered, Row
from heard.reports.case_file.limits import limits_of, steps_of
from heard.reports.case_file.names import shown
from heard.reports.case_file.told import moment, told
from heard.reports.case_file.who import AN_OFFICER, HEARD, Writer, called, did, writer
from heard.store.history import break_in

WHOLE = "The history of {case} is whole: each of its {count} events carries a hash over itself and all before it."
BROKEN = (
    "The history of {case} is NOT whole: from event {number} on it is not what was written down at the time. Ask "
    "whoever looks after the database before you rely on this file."
)
NO_STAFF_MAIL = "Mail between staff, and notices to them, were left out of this file; that they were is told below."
STAFF_MAIL = "Mail between staff, and notices to them, are part of this file, and marked as such."
CUT_OFF = (
    "The history of {case} is NOT whole: it does not say that {letters} left, which did. Ask whoever looks after the "
    "database before you rely on this file."
)
LONGEST = 300
"""Characters of a subject that are told; the manifest has it whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened.

    number  of the event in the history of its case; 0 for what stands in a history of its own
    files   the paths of the message or letter it is about; `lacks` says why there is none
    also    what else there is to say of these, a line each
    """

    case: str
    number: int
    day: str
    hour: str
    who: str
    told: str
    files: tuple[str, ...] = ()
    lacks: str = ""
    clause: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronology:
    """All that a page and a print of it show.

    facts      the case in short: what, and the words
    broken     of each history whose hashes do not hold, from where on; of one whose end is missing, what it lacks
    of_several whether cases were joined, so that each row names its own
    not_here   what is no file of this, and why
    """

    reference: str
    landlord: str
    facts: tuple[tuple[str, str], ...]
    broken: tuple[str, ...]
    notes: tuple[str, ...]
    limits: tuple[str, ...]
    clocks: tuple[Clock, ...]
    entries: tuple[Entry, ...]
    not_here: tuple[tuple[str, str], ...]
    of_several: bool

    @property
    def is_whole(self) -> bool:
        return not self.broken


@dataclass(slots=True)
class Kept:
    """What became of the mail of a case: files by message and by letter, and what is not here; without their bytes."""

    messages: dict[int, list[File]] = field(default_factory=dict)
    letters: dict[int, File] = field(default_factory=dict)
    not_here: list[NotHere] = field(default_factory=list)


def chronology(gathered: Gathered, kept: Kept) -> Chronology:
    breaks = {reference: break_in(recorded) for reference, recorded in gathered.histories.items()}
    return Chronology(
        reference=gathered.case["reference"],
        landlord=gathered.asked.landlord.name,
        facts=tuple((what, shown(words)) for what, words in _facts(gathered) if words),
        broken=tuple(_broken(gathered, breaks)),
        notes=tuple(_notes(gathered, breaks)),
        limits=limits_of(gathered),
        clocks=tuple(clocks_of(gathered)),
        entries=tuple(_entries(gathered, kept)),
        not_here=tuple((each.what, each.why) for each in (*kept.not_here, *_moved_away(gathered))),
        of_several=len(gathered.cases) > 1,
    )


# -- The case in short


def _facts(gathered: Gathered) -> Iterator[tuple[str, str]]:
    case = gathered.case
    yield "Complainant", case["person"] or "not known"
    yield "Writes from", ", ".join(sorted(gathered.theirs))
    yield "Home", case["home"] or ""
    yield "Known before as", case["known_as"] or ""
    yield "Matter", case["matter"] or ""
    yield "Opened", moment(case["opened"], gathered)
    yield "Stages", "; ".join(_stages(gathered))
    yield "Stands", f"{case['status']}{_closed_on(gathered)}"
    yield "Outcome", case["outcome"] or "none yet"
    yield "Policy", _policy(gathered)
    yield "Dealt with by", "; ".join(_owners(gathered)) or "nobody is named"
    yield "Clocks as at", as_at(gathered)


def _policy(gathered: Gathered) -> str:
    policy = gathered.policy
    return f"{policy.pack.title} ({policy.name}), in force from {day_in_words(policy.in_force_from)}" if policy else ""


def _stages(gathered: Gathered) -> Iterator[str]:
    for event in gathered.case["events"]:
        details = event["details"]
        match event["type"]:
            case "StageOpened":
                yield f"{gathered.stage(details['stage'])} since {moment(details['starts'], gathered)}"
            case "AnswerGiven" if details["stage"]:
                answered = f"{gathered.stage(details['stage'])} answered {moment(event['at'], gathered)}"
                yield f"{answered} ({details['outcome']})" if details["outcome"] else answered


def _closed_on(gathered: Gathered) -> str:
    closed = [each["at"] for each in gathered.case["events"] if each["type"] == "CaseClosed"]
    is_closed = gathered.case["status"] == "closed" and closed
    return f" since {moment(closed[-1], gathered)}" if is_closed else ""


def _owners(gathered: Gathered) -> Iterator[str]:
    for event in gathered.case["events"]:
        if event["type"] == "OfficerAssigned":
            address = gathered.officers.get(event["details"]["officer"], "")
            who = called(address, gathered.asked.landlord) if address else "nobody"
            yield f"{who} from {moment(event['at'], gathered)}"


def _broken(gathered: Gathered, breaks: Mapping[str, int | None]) -> Iterator[str]:
    for case, at in breaks.items():
        if at is not None:
            yield BROKEN.format(case=case, number=at)
    for case, numbers in _left_unsaid(gathered).items():
        letters = ", ".join(f"letter {number}" for number in numbers)
        yield CUT_OFF.format(case=case, letters=letters)


def _left_unsaid(gathered: Gathered) -> dict[str, list[int]]:
    """Return by case the letters that left without its history saying so: the hashes cannot tell where its end is."""
    events = (each.event for recorded in gathered.histories.values() for each in recorded)
    said = {event.letter for event in events if isinstance(event, LetterSent)}
    found: dict[str, list[int]] = {}
    for letter in gathered.letters:
        if letter["sent_at"] is not None and letter["id"] not in said:
            found.setdefault(letter["reference"], []).append(letter["id"])
    return found


def _notes(gathered: Gathered, breaks: Mapping[str, int | None]) -> Iterator[str]:
    cut_off = _left_unsaid(gathered)
    for reference, broken_at in breaks.items():
        if broken_at is None and reference not in cut_off:
            yield WHOLE.format(case=reference, count=len(gathered.histories[reference]))
    for case in gathered.cases[1:]:
        other, into = case["reference"], gathered.case["reference"]
        yield f"{other} was joined to {into}: its mail lies here, and what happened on it is told with its reference."
    yield of_staff_mail(gathered)


def of_staff_mail(gathered: Gathered) -> str:
    return STAFF_MAIL if gathered.asked.staff_mail else NO_STAFF_MAIL


# -- What happened


def _entries(gathered: Gathered, kept: Kept) -> Iterator[Entry]:
    """Yield every event of the case and of those joined to it, and the steps of its restrictions, in order of time."""
    writers = {each["id"]: writer(each, gathered) for each in gathered.messages}
    found: list[tuple[datetime, int, int, Entry]] = []
    for place, case in enumerate(gathered.cases):
        recorded = gathered.histories[case["reference"]]
        for event, written in zip(case["events"], recorded, strict=True):
            entry = _entry(event, case, gathered, kept, writers, written.recorded_at)
            found.append((written.happened_at, place, event["number"], entry))
    for step in steps_of(gathered):
        at = gathered.local(step.at)
        who = AN_OFFICER if step.by is By.OFFICER else HEARD
        entry = Entry(gathered.case["reference"], 0, weekday_in_words(at.date()), f"{at:%H:%M}", who, step.told)
        found.append((at, len(gathered.cases), 0, entry))
    # Two steps of one moment stand as they were found: the sort keeps them so.
    yield from (entry for *_, entry in sorted(found, key=lambda each: each[:3]))


def _entry(
    event: Row, case: Row, gathered: Gathered, kept: Kept, writers: Mapping[int, Writer], recorded_at: datetime
) -> Entry:
    at = gathered.local(event["at"])
    files, lacks = _files(event, kept)
    late = gathered.local(recorded_at)
    also = [f"written down on {day_in_words(late.date())}"] if late.date() != at.date() else []
    if event["type"] == "MessageFiled":
        also += _of_the_mail(files)
    return Entry(
        case=case["reference"],
        number=event["number"],
        day=weekday_in_words(at.date()),
        hour=f"{at:%H:%M}",
        who=did(event, writers),
        told=told(event, gathered),
        files=tuple(each.path for each in files[:1]),
        lacks=lacks,
        clause=clause_of(event, case, gathered),
        also=tuple(also),
    )


def _files(event: Row, kept: Kept) -> tuple[Sequence[File], str]:
    """Return the files of the message or letter an event is about, or why there is none."""
    details = event["details"]
    if (letter := details.get("letter")) is not None and isinstance(letter, int):
        here = [kept.letters[letter]] if letter in kept.letters else []
        return here, next((each.why for each in kept.not_here if each.letter == letter), "") if not here else ""
    message = details.get("message") or event["message"]
    if message is None:
        return [], ""
    if message in kept.messages:
        return kept.messages[message], ""
    return [], next((each.why for each in kept.not_here if each.message == message), "it does not lie on this case")


def _of_the_mail(files: Sequence[File]) -> Iterator[str]:
    """Yield what a mail is about, and each file attached to it by the name it came with."""
    for place, each in enumerate(files):
        if place:
            yield (
                f"attached: {each.path}, which came as “{shown(each.called)}”"
                if each.called
                else f"attached: {each.path}"
            )
        elif subject := shown(each.subject):
            yield f"its subject: “{subject[:LONGEST]}{'…' if len(subject) > LONGEST else ''}”"


def _moved_away(gathered: Gathered) -> Iterator[NotHere]:
    """Yield what lay on the case and was put elsewhere by a person, as it lies now."""
    here = {each["id"] for each in gathered.messages}
    gone: dict[int, str] = {}
    for case in gathered.cases:
        for event in case["events"]:
            if event["type"] == "MessageTakenAway" and event["details"]["message"] not in here:
                gone[event["details"]["message"]] = event["details"]["to"] or "no case"
    for message, to in gone.items():
        yield NotHere(f"message {message}", f"it lay here, and a person moved it to {to}", message=message)
