"""Cases: the list, and one with its whole history (CONTRACTS of `heard cases` and `heard case`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from heard.casework.closing import waits_for
from heard.casework.events import (
    ClocksTakenOff,
    Kind,
    OfficersLetterSeen,
    ParticularDone,
    ParticularRecorded,
    Stream,
    Undone,
)
from heard.casework.fold import fold
from heard.datafiles.packs import policy_from_text
from heard.errors import NotFound
from heard.reports.deadlines import deadline_of
from heard.reports.moves import in_words
from heard.reports.particulars import in_words_of, of_case
from heard.store import history
from heard.store.due import OWED
from heard.store.earlier import typed
from heard.store.restrictions import holding_on
from heard.store.tables import (
    cases,
    clocks,
    decisions,
    earlier_cases,
    events,
    learned,
    letters,
    messages,
    officers,
    people,
    policies,
    questions,
)

Row = dict[str, Any]
SEEN = OfficersLetterSeen.__name__


def list_of_cases(connection: Connection, reference: str | None = None, *, today: date | None = None) -> Iterator[Row]:
    """Yield every case, oldest first; with a reference, that one alone.

    today   on the landlord's wall calendar, for whose complainant is restricted, and which case is out of the usual
            times; None: nobody's is told to be
    """
    off = _clocks_off(connection, today, reference) if today is not None else {}
    limited = {entry.stands_as for entry in holding_on(connection, today)} - {None} if today is not None else set()
    next_due = select(func.min(clocks.c.due)).where(clocks.c.reference == cases.c.reference, *OWED).scalar_subquery()
    query = (
        select(
            cases,
            people.c.name.label("person_name"),
            func.coalesce(people.c.same_as, cases.c.person).label("stands_as"),
            next_due.label("next_due"),
            policies.c.pack,
            policies.c.in_force_from,
            earlier_cases.c.known_as,
            earlier_cases.c.name.label("known_name"),
            earlier_cases.c.home,
            earlier_cases.c.matter,
            earlier_cases.c.outcome.label("known_outcome"),
            officers.c.address.label("dealt_with_by"),
        )
        .outerjoin(earlier_cases, earlier_cases.c.reference == cases.c.reference)
        .outerjoin(people, people.c.id == cases.c.person)
        .outerjoin(policies, policies.c.digest == cases.c.policy)
        .outerjoin(officers, officers.c.id == cases.c.owner)
        .order_by(cases.c.opened_at, cases.c.reference)
    )
    if reference is not None:
        query = query.where(cases.c.reference == reference)
    for row in connection.execute(query).mappings():
        restricted = {"restricted": row["stands_as"] in limited, "clocks_off": off.get(row["reference"])}
        yield _case(row) | restricted


def _clocks_off(connection: Connection, today: date, reference: str | None) -> Mapping[str, Row]:
    """Return the cases, or the one, that are out of the usual times on a day, with the restriction and its last day."""
    found = {}
    query = select(events.c.stream).where(events.c.type == ClocksTakenOff.__name__).distinct()
    if reference is not None:
        query = query.where(events.c.stream == reference)
    for stream in connection.execute(query).scalars():
        for each in fold(history.of_stream(connection, Stream(stream))).clocks_off:
            if each.holds_at(each.since, today):
                found[stream] = {"restriction": each.restriction, "until": each.last.isoformat() if each.last else None}
    return found


def one_case(connection: Connection, reference: str, now: datetime, zone: tzinfo = UTC) -> Row:
    """Return one case with clocks, messages, letters, events and questions.

    zone  on whose wall clock days are told apart

    Raises NotFound if there is no such case.
    """
    today = now.astimezone(zone).date()
    found = next(list_of_cases(connection, typed(connection, reference), today=today), None)
    if found is None:
        raise NotFound(f"{reference}: there is no such case. heard cases lists them")
    reference = found["reference"]
    events = list(_events(connection, reference))
    dealing = {row.id: row.address for row in connection.execute(select(officers))}
    said = in_words_of(connection, reference)
    filings = _last_of(events, "MessageFiled")
    seen, last = _last_of(events, SEEN), _last_of(events, SEEN, "OfficersLetterUndone")
    return found | {
        "clocks": [_clock(row, now, zone) for row in _rows(connection, clocks, reference, clocks.c.due)],
        "messages": [
            _message(row, filings.get(row["id"], {}), seen.get(row["id"], {}), last.get(row["id"], {}).get("why"))
            for row in _messages(connection, reference)
        ],
        "letters": [_letter(row) for row in _rows(connection, letters, reference, letters.c.id)],
        "events": [_event(row, dealing, said) for row in events],
        "questions": [_question(row) for row in _rows(connection, questions, reference, questions.c.id)],
        "closing_waits_for": _closing_waits_for(connection, reference),
        "particulars": of_case(connection, reference),
        "learned": [_learned(row) for row in _rows(connection, learned, reference, learned.c.number)],
    }


def _rows(connection: Connection, table: Any, reference: str, order: Any) -> Iterator[RowMapping]:
    yield from connection.execute(select(table).where(table.c.reference == reference).order_by(order)).mappings()


def _messages(connection: Connection, reference: str) -> Iterator[RowMapping]:
    query = (
        select(messages, decisions.c.body)
        .outerjoin(decisions, decisions.c.message == messages.c.id)
        .where(messages.c.reference == reference)
        .order_by(messages.c.received_at, messages.c.id)
    )
    yield from connection.execute(query).mappings()


def _events(connection: Connection, reference: str) -> Iterator[RowMapping]:
    query = select(events).where(events.c.stream == reference).order_by(events.c.number)
    yield from connection.execute(query).mappings()


def _case(row: RowMapping) -> Row:
    return {
        "reference": row["reference"],
        "known_as": row["known_as"],
        "person": row["known_name"] or row["person_name"] or None,
        "home": row["home"] or None,
        "matter": row["matter"],
        "stage": row["stage"],
        "status": row["status"],
        "outcome": row["outcome"] or row["known_outcome"] or None,
        "joined": row["joined"],
        "vulnerable": row["vulnerable"] or "no",
        "owner": row["dealt_with_by"],
        "area": None,
        "matter_area": row["area"],
        "opened": _iso(row["opened_at"]),
        "next_due": _iso(row["next_due"]),
        "policy": {"pack": row["pack"], "version": row["in_force_from"].isoformat()} if row["pack"] else None,
    }


def _clock(row: RowMapping, now: datetime, zone: tzinfo) -> Row:
    deadline = deadline_of(row)
    return {
        "clock": deadline.clock,
        "stage": deadline.stage,
        "number": deadline.number,
        "kind": deadline.kind.value,
        "started": _iso(deadline.started),
        "due": _iso(deadline.due),
        "standard_due": _iso(deadline.standard_due),
        "state": deadline.state_at(now).value,
        "days_left": deadline.days_left(now, zone),
        "met_at": _iso(deadline.met_at),
        "stopped_at": _iso(deadline.stopped_at),
        "clause": deadline.clause,
    }


def _learned(row: RowMapping) -> Row:
    return {
        "about": row["about"],
        "word": row["word"],
        "pence": row["pence"],
        "offset_pence": row["offset_pence"],
        "payable_pence": row["pence"] - row["offset_pence"],
        "at": _iso(row["recorded_at"]),
        "message": row["message"],
    }


def _closing_waits_for(connection: Connection, reference: str) -> list[str]:
    """Return what closing still needs by the case's own policy, as far as that can be told.

    A joined case is not closed by itself, and waits for nothing; nor does one from before heard.
    """
    case = fold(history.of_stream(connection, Stream(reference)))
    if case.policy is None or case.joined is not None:
        return []
    text = connection.execute(select(policies.c.text).where(policies.c.digest == case.policy)).scalar()
    if text is None:
        return []
    return list(waits_for(case, policy_from_text(text, "database: policies", pinned=True)))


def _last_of(rows: Sequence[RowMapping], *types: str) -> dict[int, Mapping[str, Any]]:
    """Return, by message, what the last of its events of these types says."""
    said = (json.loads(row["body"]) for row in rows if row["type"] in types)
    return {each["message"]: each for each in said}


def _message(row: RowMapping, filing: Mapping[str, Any], seen: Mapping[str, Any], undone: str | None) -> Row:
    """Return a message of a case.

    seen     as what officer's letter it was seen last
    undone   why what it had brought about has not happened; None where it has
    """
    if undone == Undone.NOT_THEIRS.value:
        seen = {}  # nobody of the landlord's wrote it
    # Our own letter come back is listed and filed by no event.
    usual = "out" if row["kind"] == Kind.STAFF.value else "in"
    return {
        "id": row["id"],
        "message_id": row["message_id"],
        "from": row["sender"],
        "to": row["mailbox"],
        "received_at": _iso(row["received_at"]),
        "direction": filing.get("direction", usual),
        "kind": row["kind"],
        "letter": seen.get("letter"),
        "proved": seen.get("proved", False),
        "undone": undone,
        "because": (in_words(row["reference"], "MessageFiled", filing) if filing else None) or _because(row),
    }


def _because(row: RowMapping) -> str | None:
    if row["body"] is None:
        return None
    body: Mapping[str, Any] = json.loads(row["body"])
    return next((action["because"] for action in body["actions"]), None)


def _letter(row: RowMapping) -> Row:
    fixed = {"id": row["id"], "name": row["name"], "to": row["to"], "state": row["state"]}
    return fixed | {"message_id": row["message_id"], "sent_at": _iso(row["sent_at"])}


def _event(row: RowMapping, dealing: Mapping[int, str], said: Mapping[int, str]) -> Row:
    """Return an event of a case.

    dealing   the addresses of officers, by their numbers
    said      what officers told of it, by the number of the event that says so
    """
    at = {"at": _iso(row["happened_at"]), "by": row["by"], "message": row["message"]}
    details = json.loads(row["body"])
    named = details | {"officer": dealing.get(details["officer"])} if "officer" in details else details
    if row["type"] in (ParticularRecorded.__name__, ParticularDone.__name__):
        of_it = said.get(details.get("number", row["number"]))
        named = named | {"said": of_it} if of_it is not None else named
    told = {"details": details, "told": in_words(row["stream"], row["type"], named)}
    return {"number": row["number"], "type": row["type"]} | at | told


def _question(row: RowMapping) -> Row:
    asked = {"id": row["id"], "asked": _iso(row["asked_at"]), "of": row["of"].split("\n") if row["of"] else []}
    return asked | {"about": row["about"], "answered": _iso(row["answered_at"])}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
