"""Trouble with a mailbox is noted where it is met, and told from here, once."""

from __future__ import annotations

import logging
from datetime import datetime

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import SITE, LetterName, MailboxName, Trouble
from heard.daemon.asking import alarm_leads
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.decide_alarm import BUSY, decide_alarm
from heard.store import watching

log = logging.getLogger(__name__)

WHAT_TO_DO = {
    Trouble.UNREACHABLE: "Ask whoever runs the mail server whether it is up, then look at heard status.",
    Trouble.SIGN_IN_REFUSED: "Its password or certificate has changed or run out, or heard has lost a right to it. "
    "Whoever runs heard sees by heard check which it is, and what to do.",
    Trouble.SILENT: "Send a test mail to it, and see whether heard status names it as the last message heard.",
}


def look_after(house: House) -> bool:
    """Tell the team leads of new trouble and of trouble that is over; say whether there was anything to tell."""
    now, given = house.now(), house.given
    with house.store.reading() as connection:
        found = list(watching.watched(connection, BUSY, given.clocks_from))
    to_tell = [(watched, *decide_alarm(watched, now, given.calendar)) for watched in found]
    if not any(new or over for _, new, over in to_tell):
        return False
    with house.store.writing() as connection:
        for watched, new, over in to_tell:
            if new is not None:
                _tell(connection, house, now, watched.mailbox, new, watched.since or watched.received[0])
            elif over is not None:
                _tell(connection, house, now, watched.mailbox, over, None)
    for _, new, over in to_tell:
        if new or over:
            log.warning("alarm" if new else "well again", extra={"trouble": new or over})
    return True


def _tell(
    connection: Connection, house: House, now: datetime, mailbox: str, trouble: Trouble, since: datetime | None
) -> None:
    box = MailboxName(mailbox)
    begins = since is not None
    event = happened.MailboxLost(box, trouble, since) if since is not None else happened.MailboxWell(box, trouble)
    writing = Writing(connection, house, now, None, mailbox, now)
    writing.note(SITE, event)
    name = LetterName("officer.alarm.mailbox-lost" if begins else "officer.alarm.mailbox-well")
    zone = house.given.calendar.zone
    values = {
        "mailbox": mailbox,
        "trouble": trouble.value,
        "since": since.astimezone(zone) if since is not None else None,
        "what_to_do": WHAT_TO_DO[trouble],
    }
    alarm_leads(writing, f"{name}:{mailbox}:{now.isoformat()}", name, values)
    writing.append()
    watching.told(connection, mailbox, trouble if begins else None)
