"""What became of a folder's messages since a state: those to be seen in it now, and the state after that.

Graph tells the same message twice in one round, tells of changed ones as of new ones, and of
some it tells only what changed.  A state is a link of the server's, kept as it is; one that
it does not take any more, for whatever reason, means everything from scratch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from heard.errors import MailboxError
from heard.mailboxes import uid_of
from heard.mailboxes.followed import Told, in_order
from heard.mailboxes.graph.connection import Connection, members
from heard.mailboxes.graph.folders import segment
from heard.mailboxes.graph.refusals import Refused

FIELDS = "receivedDateTime,createdDateTime,isDraft"
A_PAGE = "odata.maxpagesize=500"
MAIL_CAME = range(1980, 2100)  # years; with 1 and 1601 and 4501 programs say that they know of no date


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


Known = Callable[[], Iterable[Entry]]


def changes(connection: Connection, folder_id: str, known: Known, state: str | None) -> Told[Entry]:
    """Return what the folder has been told of since `state`; None means all that is in it.  All pages are read.

    known  gives the messages of the folder that were told of before
    """
    if state is not None and connection.is_own(state):
        with suppress(Refused):
            return _round(connection, state, None, known)
    return _round(connection, f"mailFolders/{segment(folder_id)}/messages/delta", {"$select": FIELDS}, known)


def _round(connection: Connection, path: str, params: dict[str, str] | None, known: Known) -> Told[Entry]:
    known_as: dict[str, Entry] = {}
    there: dict[str, Entry | None] = {}
    state = None
    for page in connection.pages(path, params, prefer=A_PAGE):
        for message in members(page):
            name = str(message.get("id"))
            # One that was removed after it was told of is found to be gone when it is fetched.
            if "@removed" in message:
                continue
            there[name] = entry(message)
            if there[name] is None and not message.get("isDraft"):  # only a change was told
                known_as = known_as or {each.id: each for each in known()}
                there[name] = known_as.get(name) or _looked_up(connection, name)
        state = page.get("@odata.deltaLink", state)
    if not isinstance(state, str) or not connection.is_own(state):
        raise MailboxError(f"{connection.where}: told no state of the folder that leads back to it. It is asked again.")
    return Told(in_order(each for each in there.values() if each is not None), state)


def entry(message: dict[str, Any]) -> Entry | None:
    """Return a listed message; None for a draft, and where the server does not say when it came."""
    name, received_at = message.get("id"), _came(message)
    if not isinstance(name, str) or received_at is None or message.get("isDraft"):
        return None
    return Entry(name, received_at)


def _looked_up(connection: Connection, name: str) -> Entry | None:
    """Return a message of which only a change was told; None where it is a draft, or gone."""
    try:
        return entry(connection.get(f"messages/{segment(name)}", {"$select": FIELDS}))
    except Refused as error:
        if error.status == 404:
            return None
        raise


def _came(message: dict[str, Any]) -> datetime | None:
    """Return when a message came; where the server says nothing that can be, when it made its record of it.

    None, too, where it says nothing of it at all: a message must not come twice, at two times.
    """
    if "receivedDateTime" not in message:
        return None
    said = [moment(message.get(key)) for key in ("receivedDateTime", "createdDateTime")]
    moments = [each for each in said if each is not None]
    return next((each for each in moments if each.year in MAIL_CAME), moments[0] if moments else None)


def moment(text: object) -> datetime | None:
    """Return a DateTimeOffset, in UTC."""
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
