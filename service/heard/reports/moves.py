"""What became of the mail of a case, in plain words (for `heard case` and `heard why`)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from heard.casework.events import Ground, Undone
from heard.reports.commands import commanded
from heard.store.tables import decisions, events, messages


def in_words(reference: str, type_name: str, details: Mapping[str, Any]) -> str | None:
    """Return what an event of a case says in plain words; None for those that are shown by name and dates.

    details  the event's fields as they were written down
    """
    match type_name:
        case "MessageTakenAway":
            return f"message {details['message']} was moved from {reference} to {details['to'] or 'no case'}"
        case "MessageFiled" if details["ground"] == Ground.BY_HAND.value:
            return f"message {details['message']} was moved from {details['came_from'] or 'no case'} to {reference}"
        case "CaseJoined":
            return f"{reference} was joined to {details['into']}"
        case "CaseTookIn":
            counts = ", and its acknowledgement counts from now" if details["acknowledged_by"] else ""
            return f"{details['other']} was joined to {reference}{counts}"
        case "CaseParted":
            return f"{reference} and {details['other']} are no longer joined"
        case "CaseEmptied":
            return f"the last message was taken off {reference}, so it is closed"
        case "OfficersLetterSeen":
            return _letter(details)
        case "OfficersLetterUndone":
            return f"what message {details['message']} had brought about has not happened: {UNDONE[details['why']]}"
        case "NextStageNotAsked":
            return (
                f"message {details['message']} does not ask for the next stage; where it had opened one, that is undone"
            )
        case "VulnerabilityNoticed":
            tells = "tells" if details["sure"] else "may tell"
            return f"message {details['message']} {tells} of somebody vulnerable"
        case "SurveyAnswered":
            return f"they answered the survey: {'satisfied' if details['satisfied'] else 'not satisfied'}"
        case "ClocksTakenOff":
            days = f"{details['first']} " + (f"to {details['last']}" if details["last"] else "on, without an end")
            return f"restriction {details['restriction']} takes off the times of its stages, from {days}"
        case "ClocksPutBack":
            return f"from {details['on']} on restriction {details['restriction']} takes off no times any more"
        case "CasesLinked":
            return f"{reference} may have to do with {details['other']}"
    return commanded(reference, type_name, details)


UNDONE = {
    Undone.CAME_BACK.value: "it came back",
    Undone.MISREAD.value: "it is something else",
    Undone.MOVED.value: "it was put elsewhere",
    Undone.NOT_THEIRS.value: "it is not the officer's",
}


def _letter(details: Mapping[str, Any]) -> str:
    """Return what an officer's letter was seen to be: "message 12 is a decision of stage-1, upheld"."""
    of = f" of {details['stage']}" if details["stage"] else ""
    outcome = f", {details['outcome']}" if details["outcome"] else ""
    doubt = "" if details["sure"] else "; a person has to say whether that is so"
    theirs = "" if details["proved"] else "; nothing proves that an officer wrote it"
    return f"message {details['message']} is an officer's letter ({details['letter']}{of}{outcome}){doubt}{theirs}"


def moved_by_hand(connection: Connection, number: int) -> dict[str, Any] | None:
    """Return when a person last moved a message, from which case and to which; None where heard's filing stands."""
    query = (
        select(messages.c.reference, decisions.c.body)
        .outerjoin(decisions, decisions.c.message == messages.c.id)
        .where(messages.c.id == number)
    )
    row = connection.execute(query).one()
    if row.reference is not None:
        return _put_there(_of(connection, row.reference), number, row.reference)
    # It is on no case.  From where heard had filed it, each case says where it went from there.
    reference = json.loads(row.body).get("case") if row.body else None
    seen: set[str] = set()
    while reference is not None and reference not in seen:
        seen.add(reference)
        taken = [each for each in _of(connection, reference, "MessageTakenAway") if _about(each, number)]
        if not taken:
            return None
        to = json.loads(taken[-1]["body"])["to"]
        if to is None:
            return {"at": taken[-1]["happened_at"].isoformat(), "from": reference, "to": None}
        reference = to
    return None


def _put_there(recorded: Sequence[RowMapping], number: int, reference: str) -> dict[str, Any] | None:
    filed = [each for each in recorded if each["type"] == "MessageFiled" and _about(each, number)]
    details = json.loads(filed[-1]["body"]) if filed else {}
    if details.get("ground") != Ground.BY_HAND.value:
        return None
    return {"at": filed[-1]["happened_at"].isoformat(), "from": details["came_from"], "to": reference}


def _of(connection: Connection, reference: str, type_name: str | None = None) -> Sequence[RowMapping]:
    query = select(events).where(events.c.stream == reference).order_by(events.c.number)
    if type_name is not None:
        query = query.where(events.c.type == type_name)
    return connection.execute(query).mappings().all()


def _about(row: RowMapping, number: int) -> bool:
    return bool(json.loads(row["body"])["message"] == number)
