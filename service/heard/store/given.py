"""What every message is judged by, and what can be known of one without looking anything up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from heard.casework.events import (
    MailboxName,
    MessageNumber,
)
from heard.casework.people import Landlord
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.mail.border import took_in
from heard.mail.message import RawMessage
from heard.store.inbox import Waiting
from heard.store.on_file import Policies


class OfItself(TypedDict):
    """The facts that nobody has to look up."""

    message: MessageNumber
    mailbox: MailboxName
    received_at: datetime
    now: datetime
    clocks_from: datetime
    from_sent_folder: bool
    landlord: Landlord
    policy: Policy
    calendar: Calendar
    tells_new_cases: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What every message is judged by; mail received before `clocks_from` is only filed.

    policies   those that cases may have been opened under besides this one
    tells_new_cases   whether somebody is told of each case that opens
    """

    landlord: Landlord
    policy: Policy
    calendar: Calendar
    clocks_from: datetime
    policies: Policies = field(default_factory=dict)
    tells_new_cases: bool = False

    @property
    def all_policies(self) -> Policies:
        return {self.policy.digest: (self.policy, self.calendar), **self.policies}


def of_itself(waiting: Waiting, given: Given, now: datetime) -> OfItself:
    """Return what can be known of any message: where and when it came, and by what it is judged."""
    raw = waiting.raw
    return {
        "message": waiting.number,
        "mailbox": MailboxName(raw.mailbox),
        "received_at": raw.received_at,
        "now": now,
        "clocks_from": given.clocks_from,
        "from_sent_folder": raw.sent_folder and not _came_in(raw, given.landlord),
        "landlord": given.landlord,
        "policy": given.policy,
        "calendar": given.calendar,
        "tells_new_cases": given.tells_new_cases,
    }


def _came_in(raw: RawMessage, landlord: Landlord) -> bool:
    """Say whether our own server took a mail in: a rule may have moved it among what the mailbox sent."""
    authserv_id, border = landlord.authserv_ids.get(raw.mailbox), landlord.borders.get(raw.mailbox)
    return took_in(raw.content, border=border, authserv_id=authserv_id)
