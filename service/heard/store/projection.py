"""Cases and clocks as tables, kept in step with the events.

Always called in the transaction that appended the events.  Everything here can be thrown
away and made again: `heard rebuild` does, and `heard rebuild --check` compares.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Executable, bindparam, delete, insert, select, update

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import Reference, Stream, is_of_a_case
from heard.casework.fold import MOVES_CLOCKS, fold
from heard.casework.mail_on_case import mail_on, taken_from
from heard.casework.recorded import Recorded
from heard.store import history, restrictions_in_step
from heard.store.case_rows import Policies, case_row, clock_rows, contact_rows, learned_rows, particular_rows
from heard.store.tables import cases, clocks, contacts, learned, letters, messages, particulars, questions

_ADD_CASE, _ADD_CLOCKS = insert(cases), insert(clocks)
_STAYS = ("reference", "prefix", "year", "number", "mailbox", "sure", "opened_at", "received_at")
"""What a case is opened with.  Writing it again would also have its place in three indexes made again."""
_MAY_CHANGE = tuple(column.name for column in cases.c if column.name not in _STAYS)
_CHANGE_CASE = (
    update(cases).where(cases.c.reference == bindparam("this")).values({name: bindparam(name) for name in _MAY_CHANGE})
)
_WHICH = ("reference", "clock", "stage", "number")
_MOVE_CLOCKS = (
    update(clocks)
    .where(*(clocks.c[name] == bindparam(f"this_{name}") for name in _WHICH))
    .values({column.name: bindparam(f"this_{column.name}") for column in clocks.c if column.name not in _WHICH})
)
_DROP_CLOCKS = delete(clocks).where(clocks.c.reference == bindparam("this"))
_ADD_CONTACTS = insert(contacts)
_DROP_CONTACTS = delete(contacts).where(contacts.c.reference == bindparam("this"))
_ADD_LEARNED = insert(learned)
_DROP_LEARNED = delete(learned).where(learned.c.reference == bindparam("this"))
_ADD_PARTICULARS = insert(particulars)
_DROP_PARTICULARS = delete(particulars).where(particulars.c.reference == bindparam("this"))

Grown = tuple[Sequence[Recorded], Sequence[Recorded]]
"""The events of one case: those before, and those just appended to them."""
_Rows = list[dict[str, object]]
_COME_OR_GO = (
    happened.ContactLimited,
    happened.ContactCountsNoMore,
    happened.MessageTakenAway,
    happened.MessageFiled,
)

_LEARN_OR_TAKE_BACK = (happened.LearningRecorded, happened.CommandUndone)
_TELL_OR_TAKE_BACK = (happened.ParticularRecorded, happened.ParticularDone, happened.CommandUndone)


def follow(connection: Connection, before: Sequence[Recorded], new: Sequence[Recorded], policies: Policies) -> Case:
    """Bring the rows of one case up to date with events just appended to its stream; return the case."""
    return follow_all(connection, [(before, new)], policies)[0]


def follow_all(connection: Connection, grown: Collection[Grown], policies: Policies) -> list[Case]:
    """Bring the rows of several cases up to date, each given once, with one statement for each thing to be done."""
    changes = _Changes()
    cases_now = [changes.of(before, new, policies) for before, new in grown]
    changes.write(connection)
    return cases_now


@dataclass(slots=True)
class _Changes:
    """What is to be done to the rows of cases."""

    opened: _Rows = field(default_factory=list)
    changed: _Rows = field(default_factory=list)
    moved: _Rows = field(default_factory=list)
    without_clocks: _Rows = field(default_factory=list)
    clocks: _Rows = field(default_factory=list)
    without_contacts: _Rows = field(default_factory=list)
    contacts: _Rows = field(default_factory=list)
    without_learned: _Rows = field(default_factory=list)
    learned: _Rows = field(default_factory=list)
    without_particulars: _Rows = field(default_factory=list)
    particulars: _Rows = field(default_factory=list)

    def of(self, before: Sequence[Recorded], new: Sequence[Recorded], policies: Policies) -> Case:
        """Take in what has become of one case, and return it."""
        case = fold((*before, *new))
        row = case_row(case, policies)
        self._take_contacts(case, before, new)
        self._take_learned(case, before, new)
        self._take_particulars(case, before, new)
        if not before:
            self.opened.append(row)
            self.clocks += clock_rows(case, policies)
            return case
        self.changed.append(_changed(row))
        if any(isinstance(each.event, MOVES_CLOCKS) for each in new):
            self._take_clocks(clock_rows(fold(before), policies), clock_rows(case, policies), case.reference)
        return case

    def _take_contacts(self, case: Case, before: Sequence[Recorded], new: Sequence[Recorded]) -> None:
        """Write the contacts of restricted persons again where any may have come or gone."""
        may_have = any(isinstance(each.event, _COME_OR_GO) for each in new)
        if may_have and any(isinstance(each.event, happened.ContactLimited) for each in (*before, *new)):
            self.without_contacts.append({"this": case.reference})
            self.contacts += contact_rows(case)

    def _take_learned(self, case: Case, before: Sequence[Recorded], new: Sequence[Recorded]) -> None:
        """Write again what was recorded of the case, where any of it may have come or gone."""
        may_have = any(isinstance(each.event, _LEARN_OR_TAKE_BACK) for each in new)
        if may_have and any(isinstance(each.event, happened.LearningRecorded) for each in (*before, *new)):
            self.without_learned.append({"this": case.reference})
            self.learned += learned_rows(case)

    def _take_particulars(self, case: Case, before: Sequence[Recorded], new: Sequence[Recorded]) -> None:
        """Write again what officers told of the case, where any of it may have come, gone or been done."""
        may_have = any(isinstance(each.event, _TELL_OR_TAKE_BACK) for each in new)
        if may_have and any(isinstance(each.event, happened.ParticularRecorded) for each in (*before, *new)):
            self.without_particulars.append({"this": case.reference})
            self.particulars += particular_rows(case)

    def _take_clocks(self, old: _Rows, new: _Rows, reference: Reference) -> None:
        """Change the rows that moved; where clocks have come or gone, write all of the case again."""
        if [_which(row) for row in old] == [_which(row) for row in new]:
            moved = [row for was, row in zip(old, new, strict=True) if was != row]
            self.moved += [{f"this_{name}": value for name, value in row.items()} for row in moved]
        else:
            self.without_clocks.append({"this": reference})
            self.clocks += new

    def write(self, connection: Connection) -> None:
        todo: tuple[tuple[Executable, _Rows], ...] = (
            (_ADD_CASE, self.opened),
            (_CHANGE_CASE, self.changed),
            (_MOVE_CLOCKS, self.moved),
            (_DROP_CLOCKS, self.without_clocks),
            (_ADD_CLOCKS, self.clocks),
            (_DROP_CONTACTS, self.without_contacts),
            (_ADD_CONTACTS, self.contacts),
            (_DROP_LEARNED, self.without_learned),
            (_ADD_LEARNED, self.learned),
            (_DROP_PARTICULARS, self.without_particulars),
            (_ADD_PARTICULARS, self.particulars),
        )
        for statement, rows in todo:
            if rows:
                connection.execute(statement, rows)


def _changed(row: Mapping[str, object]) -> dict[str, object]:
    return {"this": row["reference"]} | {name: row[name] for name in _MAY_CHANGE}


def _which(row: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in _WHICH)


def rebuild(connection: Connection, policies: Policies) -> int:
    """Make `cases`, `clocks`, `contacts`, `learned` and `particulars` again from the events; return how many cases.

    Entries of the register are brought in step with their events.  Their texts are nowhere else, nor are the words of
    particulars.
    """
    connection.execute(delete(clocks))
    connection.execute(delete(contacts))
    connection.execute(delete(learned))
    connection.execute(delete(particulars))
    restrictions_in_step.rebuild(connection)
    connection.execute(delete(cases))
    count = 0
    for stream in history.streams(connection):
        if not is_of_a_case(stream):
            continue
        case = fold(history.of_stream(connection, stream))
        connection.execute(_ADD_CASE, case_row(case, policies))
        if rows := clock_rows(case, policies):
            connection.execute(_ADD_CLOCKS, rows)
        if came := contact_rows(case):
            connection.execute(_ADD_CONTACTS, came)
        if said := learned_rows(case):
            connection.execute(_ADD_LEARNED, said)
        if told := particular_rows(case):
            connection.execute(_ADD_PARTICULARS, told)
        count += 1
    return count


def make_again(connection: Connection, recorded: Sequence[Recorded], policies: Policies) -> None:
    """Make the rows of one case again from all its events."""
    case = fold(recorded)
    connection.execute(_CHANGE_CASE, _changed(case_row(case, policies)))
    connection.execute(_DROP_CLOCKS, {"this": case.reference})
    if rows := clock_rows(case, policies):
        connection.execute(_ADD_CLOCKS, rows)


def due_dates(connection: Connection, reference: Reference) -> list[datetime]:
    """Return when anything on a case is or was due."""
    query = select(clocks.c.due).where(clocks.c.reference == reference, clocks.c.due.is_not(None))
    return list(connection.execute(query).scalars())


def differences(connection: Connection, policies: Policies) -> Iterator[str]:
    """Yield a line for each place where tables and events disagree, or an event is not the one that was written."""
    seen = set()
    for stream in history.streams(connection):
        try:
            recorded = history.of_stream(connection, stream)
        except (KeyError, TypeError, ValueError) as error:
            seen.add(stream)
            yield f"{stream}: an event cannot be read any more ({type(error).__name__})"
            continue
        if (number := history.break_in(recorded)) is not None:
            yield f"{stream}: event {number} is missing or was changed after it was written"
        if not is_of_a_case(stream):
            continue
        seen.add(stream)
        try:
            case = fold(recorded)
        except history.DAMAGED as error:
            yield f"{stream}: its events make no case any more ({type(error).__name__})"
            continue
        kept = connection.execute(select(cases).where(cases.c.reference == stream)).mappings().first()
        yield from _compare(stream, "cases", [case_row(case, policies)], [dict(kept)] if kept else [])
        kept_clocks = connection.execute(select(clocks).where(clocks.c.reference == stream)).mappings()
        yield from _compare(stream, "clocks", clock_rows(case, policies), [dict(row) for row in kept_clocks])
        kept_contacts = connection.execute(select(contacts).where(contacts.c.reference == stream)).mappings()
        yield from _compare(stream, "contacts", contact_rows(case), [dict(row) for row in kept_contacts])
        kept_learned = connection.execute(select(learned).where(learned.c.reference == stream)).mappings()
        yield from _compare(stream, "learned", learned_rows(case), [dict(row) for row in kept_learned])
        kept_told = connection.execute(select(particulars).where(particulars.c.reference == stream)).mappings()
        yield from _compare(stream, "particulars", particular_rows(case), [dict(row) for row in kept_told])
        yield from _elsewhere(connection, stream, recorded)
        asked = len(connection.execute(select(questions.c.id).where(questions.c.reference == stream)).all())
        if asked != case.open_questions:
            yield f"{stream}: questions: {asked} rows, and {case.open_questions} events that ask"
    for reference in connection.execute(select(cases.c.reference)).scalars():
        if reference not in seen:
            yield f"{reference}: stands in cases and has no events"
    yield from restrictions_in_step.differences(connection)


def _elsewhere(connection: Connection, stream: Stream, recorded: Sequence[Recorded]) -> Iterator[str]:
    """Yield where the messages and letters of a case stand otherwise than its events say."""
    filed, taken = set(mail_on(recorded)), taken_from(recorded)
    about = select(messages.c.id).where(messages.c.id.in_(filed | taken), messages.c.reference == stream)
    listed = set(connection.execute(about).scalars())
    for number in sorted(filed - listed):
        yield f"{stream}: message {number} was filed on it, and is not listed on it"
    for number in sorted(taken & listed):
        yield f"{stream}: message {number} was taken away from it, and is still listed on it"
    for each in recorded:
        if isinstance(each.event, happened.LetterSent):
            state = connection.execute(select(letters.c.state).where(letters.c.id == each.event.letter)).scalar()
            if state not in ("sent", "failed"):
                yield f"{stream}: letter {each.event.letter} was sent, and is {state or 'missing'}"


def _compare(
    stream: Stream, table: str, folded: Sequence[dict[str, object]], kept: Sequence[dict[str, object]]
) -> Iterator[str]:
    def named(rows: Sequence[dict[str, object]]) -> dict[object, dict[str, object]]:
        return {_called(row): row for row in rows}

    want, have = named(folded), named(kept)
    for key in sorted(want.keys() | have.keys(), key=str):
        if key not in have:
            yield f"{stream}: {table}: {key} is missing"
        elif key not in want:
            yield f"{stream}: {table}: {key} stands there and no event says so"
        else:
            for name, value in want[key].items():
                if have[key][name] != value:
                    yield f"{stream}: {table}: {key}: {name} is {have[key][name]!r} and should be {value!r}"


def _called(row: Mapping[str, object]) -> str:
    """Return what `differences` calls a row: a case by its reference, a clock by name, stage and number."""
    if "restriction" in row:
        return f"message {row['message']} under restriction {row['restriction']}"
    if "offset_pence" in row or "done_at" in row:
        return f"event {row['number']}"
    if "clock" not in row:
        return str(row["reference"])
    return " ".join(str(part) for part in (row["clock"], row["stage"], row["number"]) if part not in ("", 1))
