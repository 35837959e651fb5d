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
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import SITE, Digest, Reference, Stream
from heard.casework.fold import MOVES_CLOCKS, fold
from heard.casework.mail_on_case import mail_on, taken_from
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded
from heard.casework.working_days import Calendar
from heard.store import history
from heard.store.tables import cases, clocks, letters, messages, questions

Policies = Mapping[Digest, tuple[Policy, Calendar]]
"""The packs cases were opened under, each with the calendar that counts its days."""

_ADD_CASE, _ADD_CLOCKS = insert(cases), insert(clocks)
_STAYS = ("reference", "prefix", "year", "number", "mailbox", "kind", "sure", "opened_at", "received_at")
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

Grown = tuple[Sequence[Recorded], Sequence[Recorded]]
"""The events of one case: those before, and those just appended to them."""
_Rows = list[dict[str, object]]


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

    def of(self, before: Sequence[Recorded], new: Sequence[Recorded], policies: Policies) -> Case:
        """Take in what has become of one case, and return it."""
        case = fold((*before, *new))
        row = _case_row(case)
        if not before:
            self.opened.append(row)
            self.clocks += clock_rows(case, policies)
            return case
        self.changed.append(_changed(row))
        if any(isinstance(each.event, MOVES_CLOCKS) for each in new):
            self._take_clocks(clock_rows(fold(before), policies), clock_rows(case, policies), case.reference)
        return case

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
        )
        for statement, rows in todo:
            if rows:
                connection.execute(statement, rows)


def _changed(row: Mapping[str, object]) -> dict[str, object]:
    return {"this": row["reference"]} | {name: row[name] for name in _MAY_CHANGE}


def _which(row: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in _WHICH)


def rebuild(connection: Connection, policies: Policies) -> int:
    """Make `cases` and `clocks` again from the events; return how many cases there are."""
    connection.execute(delete(clocks))
    connection.execute(delete(cases))
    count = 0
    for stream in history.streams(connection):
        if stream == SITE:
            continue
        case = fold(history.of_stream(connection, stream))
        connection.execute(_ADD_CASE, _case_row(case))
        if rows := clock_rows(case, policies):
            connection.execute(_ADD_CLOCKS, rows)
        count += 1
    return count


def make_again(connection: Connection, recorded: Sequence[Recorded], policies: Policies) -> None:
    """Make the rows of one case again from all its events."""
    case = fold(recorded)
    connection.execute(_CHANGE_CASE, _changed(_case_row(case)))
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
        if stream == SITE:
            continue
        seen.add(stream)
        case = fold(recorded)
        kept = connection.execute(select(cases).where(cases.c.reference == stream)).mappings().first()
        yield from _compare(stream, "cases", [_case_row(case)], [dict(kept)] if kept else [])
        kept_clocks = connection.execute(select(clocks).where(clocks.c.reference == stream)).mappings()
        yield from _compare(stream, "clocks", clock_rows(case, policies), [dict(row) for row in kept_clocks])
        yield from _elsewhere(connection, stream, recorded)
        asked = len(connection.execute(select(questions.c.id).where(questions.c.reference == stream)).all())
        if asked != case.open_questions:
            yield f"{stream}: questions: {asked} rows, and {case.open_questions} events that ask"
    for reference in connection.execute(select(cases.c.reference)).scalars():
        if reference not in seen:
            yield f"{reference}: stands in cases and has no events"


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
    if "clock" not in row:
        return str(row["reference"])
    return " ".join(str(part) for part in (row["clock"], row["stage"], row["number"]) if part not in ("", 1))


def _case_row(case: Case) -> dict[str, object]:
    prefix, year, number = split_reference(case.reference)
    acknowledged = None
    if case.stage is not None:
        acknowledged = case.when(Moment.ACKNOWLEDGED, case.stage, case.visits[-1].number)
    return {
        "reference": case.reference,
        "prefix": prefix,
        "year": year,
        "number": number,
        "person": case.person,
        "mailbox": case.mailbox,
        "kind": case.kind.value,
        "sure": case.sure,
        "stage": case.stage,
        "status": "closed" if case.closed else "open",
        "outcome": case.closed.outcome if case.closed else None,
        "risk": case.risk,
        "vulnerable": case.vulnerable.value if case.vulnerable else None,
        "opened_at": case.opened_at,
        "received_at": case.received_at,
        "acknowledged_at": acknowledged,
        "messages": case.messages,
        "questions": case.open_questions,
        "policy": case.policy,
        "joined": case.joined,
        "last_number": case.last_number,
        "chain": case.chain,
    }


def clock_rows(case: Case, policies: Policies) -> list[dict[str, object]]:
    """Return the rows of a case's clocks, as its events and its policy make them."""
    if case.policy is None or not case.has_clocks:
        return []
    policy, calendar = policies[case.policy]
    return [_clock_row(case.reference, deadline) for deadline in deadlines(case, policy, calendar)]


def _clock_row(reference: Reference, deadline: Deadline) -> dict[str, object]:
    return {
        "reference": reference,
        "clock": deadline.clock,
        "stage": deadline.stage or "",
        "number": deadline.number,
        "kind": deadline.kind.value,
        "started": deadline.started,
        "due": deadline.due,
        "standard_due": deadline.standard_due,
        "in_time_until": deadline.in_time_until,
        "met_at": deadline.met_at,
        "stopped_at": deadline.stopped_at,
        "clause": deadline.clause,
    }


def split_reference(reference: Reference) -> tuple[str, int, int]:
    """Return prefix, two-digit year and number of "NH-25-0042"."""
    prefix, year, number = reference.rsplit("-", 2)
    return prefix, int(year), int(number)
