"""A report that an officer's letter did not arrive may be heard before the letter.

Each folder is looked at for itself, and after an outage the inbox may be read before the sent mail.  Such a report is
heard again once its letter is there: else a letter that nobody got would stop a clock.
"""

from __future__ import annotations

from sqlalchemy import Connection

from heard.casework.events import MessageNumber, OfficersLetterSeen
from heard.daemon.house import House
from heard.errors import MessageProblem
from heard.judgement.actions import ChangeCase, Decision
from heard.mail.message import Message
from heard.mail.parse import parse
from heard.store import inbox
from heard.store.on_file import reports_naming, went_to


def put_back_its_reports(
    connection: Connection, house: House, number: MessageNumber, message: Message, decision: Decision
) -> list[MessageNumber]:
    """Let the reports that an officer's letter did not arrive be heard again, now that it is on its case; return them.

    number   of the letter, whose clues are left already
    """
    is_seen = any(
        isinstance(each, ChangeCase) and isinstance(each.event, OfficersLetterSeen) for each in decision.actions
    )
    if not is_seen or message.message_id is None:
        return []
    addressed = went_to(connection, number)
    found = [
        report
        for report in reports_naming(connection, message.message_id)
        if not addressed.isdisjoint(_not_reached(connection, house, report, message.message_id))
    ]
    for report in found:
        inbox.put_back(connection, report, now=house.now())
    return found


def _not_reached(connection: Connection, house: House, report: MessageNumber, message_id: str) -> tuple[str, ...]:
    """Return whom a report says a mail did not reach for good; it was read before, so reading it here is safe."""
    unread = house.unread(inbox.original(connection, report))
    try:
        bounce = parse(unread.content, journal=unread.journal).bounce
    except MessageProblem:
        return ()
    return bounce.recipients if bounce is not None and message_id in bounce.about else ()
