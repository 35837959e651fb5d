"""What became of a folder's messages since a state: those to be seen in it now, and the state after that.

Graph tells the same message twice in one round, tells of changed ones as of new ones, and of
some it tells only what changed.  A state is a link of the server's, kept as it is; one that
it has forgotten means everything from scratch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from heard.errors import MailboxError
from heard.mailboxes import uid_of
from heard.mailboxes.followed import Told, in_order
from heard.mailboxes.graph.connection import Connection, Refused, members
from heard.mailboxes.graph.folders import segment

FIELDS = "receivedDateTime,isDraft"
A_PAGE = "odata.maxpagesize=500"
FORGOTTEN = {"syncstatenotfound", "syncstateinvalid", "resyncrequired"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A message as the server lists it: its own name for it, and when it came."""

    id: str
    received_at: datetime

    @property
    def uid(self) -> int:
        return uid_of(self.id, self.received_at)

    @property
    def path(self) -> str:
        return f"messages/{segment(self.id)}"


def changes(connection: Connection, folder_id: str, state: str | None) -> Told[Entry]:
    """Return what the folder has been told of since `state`; None means all that is in it.  All pages are read."""
    if state is None or not connection.is_own(state):
        return _from_scratch(connection, folder_id)
    try:
        return _round(connection, state, None)
    except Refused as error:
        if error.status != 410 and error.code not in FORGOTTEN:
            raise
    return _from_scratch(connection, folder_id)


def _from_scratch(connection: Connection, folder_id: str) -> Told[Entry]:
    return _round(connection, f"mailFolders/{segment(folder_id)}/messages/delta", {"$select": FIELDS})


def _round(connection: Connection, path: str, params: dict[str, str] | None) -> Told[Entry]:
    there: dict[str, Entry | None] = {}
    state = None
    for page in connection.pages(path, params, prefer=A_PAGE):
        for message in members(page):
            name = str(message.get("id"))
            # One that was removed after it was told of is found to be gone when it is fetched.
            if "@removed" not in message:
                there[name] = entry(message) or _looked_up(connection, name, message)
        state = page.get("@odata.deltaLink", state)
    if not isinstance(state, str) or not connection.is_own(state):
        raise MailboxError(f"{connection.where}: told no state of the folder that leads back to it. It is asked again.")
    return Told(in_order(each for each in there.values() if each is not None), state)


def entry(message: dict[str, Any]) -> Entry | None:
    """Return a listed message; None for a draft, and where the server does not say when it came."""
    name, received_at = message.get("id"), moment(message.get("receivedDateTime"))
    if not isinstance(name, str) or received_at is None or message.get("isDraft"):
        return None
    return Entry(name, received_at)


def _looked_up(connection: Connection, name: str, message: dict[str, Any]) -> Entry | None:
    """Return a message of which only a change was told; None where it is a draft, or gone."""
    if message.get("isDraft"):
        return None
    try:
        return entry(connection.get(f"messages/{segment(name)}", {"$select": FIELDS}))
    except Refused as error:
        if error.status == 404:
            return None
        raise


def moment(text: object) -> datetime | None:
    """Return a DateTimeOffset, in UTC."""
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
