"""The register kept in step with the histories of its entries, as `heard rebuild` does it and `--check` compares it.

What an entry says in words is nowhere but in its row, and is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Text, delete, insert, select, update

from heard.casework.events import ContactCountsNoMore, ContactLimited, Stream
from heard.casework.recorded import Recorded
from heard.casework.restriction import Restriction, fold_restriction
from heard.casework.restriction_events import OF_A_RESTRICTION, ContactAsked, stream_of
from heard.store import history
from heard.store.tables import contacts, events, restrictions

_WORDLESS: dict[str, object] = {column.name: "" for column in restrictions.c if isinstance(column.type, Text)}
_WORDLESS["from_register"] = False
ON_NO_CASE = ""
"""What stands for the case of a contact that is on none."""
OF_CONTACTS = (ContactLimited, ContactCountsNoMore, ContactAsked)


def in_step(recorded: Sequence[Recorded]) -> dict[str, object]:
    """Return what of a row follows from the events."""
    entry, last = fold_restriction(recorded), recorded[-1]
    return {
        "id": entry.number,
        "person": entry.person,
        "reference": entry.case,
        "first": entry.first,
        "last": entry.last,
        "lifted_on": entry.lifted_on,
        "proposed": entry.proposed,
        "last_number": last.number,
        "chain": last.chain,
    }


def follow(connection: Connection, recorded: Sequence[Recorded]) -> None:
    """Bring the row of one entry in step with all its events."""
    row = in_step(recorded)
    if not connection.execute(update(restrictions).where(restrictions.c.id == row["id"]).values(row)).rowcount:
        connection.execute(insert(restrictions).values(_WORDLESS | row))  # its texts are gone for good
    if any(isinstance(each.event, OF_CONTACTS) for each in recorded):
        entry = fold_restriction(recorded)
        connection.execute(delete(contacts).where(*_of_its_own(entry.number)))
        if rows := _contact_rows(entry):
            connection.execute(insert(contacts), rows)


def _of_its_own(number: int) -> tuple[ColumnElement[bool], ...]:
    return contacts.c.restriction == number, contacts.c.reference == ON_NO_CASE


def _contact_rows(entry: Restriction) -> list[dict[str, object]]:
    """Return the rows of the contacts that lie on no case, as the events of an entry make them."""
    return [
        {
            "message": each.message,
            "restriction": entry.number,
            "reference": ON_NO_CASE,
            "matter": each.matter.value,
            "answered": each.answered,
        }
        for each in sorted(entry.contacts, key=lambda each: each.message)
    ]


def rebuild(connection: Connection) -> None:
    """Bring every entry in step with its events again."""
    for stream in _streams(connection):
        follow(connection, history.of_stream(connection, stream))


def differences(connection: Connection) -> Iterator[str]:
    """Yield a line for each entry that stands otherwise than its events say."""
    rows = {row["id"]: row for row in connection.execute(select(restrictions)).mappings()}
    for stream in _streams(connection):
        try:
            recorded = history.of_stream(connection, stream)
            wanted, entry = in_step(recorded), fold_restriction(recorded)
        except (KeyError, TypeError, ValueError) as error:
            rows.pop(int(stream.removeprefix(OF_A_RESTRICTION)), None)
            yield f"{stream}: its events make no entry any more ({type(error).__name__})"
            continue
        row = rows.pop(int(stream.removeprefix(OF_A_RESTRICTION)), None)
        if row is None:
            yield f"{stream}: restrictions: its row is missing"
            continue
        for name, value in wanted.items():
            if row[name] != value:
                yield f"{stream}: restrictions: {name} is {row[name]!r} and should be {value!r}"
        kept = connection.execute(select(contacts).where(*_of_its_own(entry.number)).order_by(contacts.c.message))
        if [dict(each) for each in kept.mappings()] != _contact_rows(entry):
            yield f"{stream}: contacts: its rows are not what its events make"
    for number in rows:
        yield f"{stream_of(number)}: stands in restrictions and has no events"


def _streams(connection: Connection) -> list[Stream]:
    query = select(events.c.stream).where(events.c.stream.startswith(OF_A_RESTRICTION), events.c.number == 1)
    return [Stream(name) for name in connection.execute(query.order_by(events.c.id)).scalars()]
