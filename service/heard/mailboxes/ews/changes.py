"""What became of a folder's messages since a state, and the state after that; or all that lies in it.

Exchange tells the same message twice in one round and of changed ones as of new ones.  A
state is a word of the server's, kept as it is; one that it has forgotten means everything
from scratch.  Items are of many kinds (mail, meeting requests, reports, posts); all are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heard.mailboxes import uid_of
from heard.mailboxes.ews import elements
from heard.mailboxes.ews.connection import Connection, Refused
from heard.mailboxes.ews.elements import children, element, field, id_of, local, moment, said, shape
from heard.mailboxes.ews.folders import is_last_page
from heard.mailboxes.followed import Told, in_order

FIELDS = ("item:DateTimeReceived", "item:Size", "item:DateTimeCreated")
A_ROUND = 512  # changes, the most a server tells at once
A_PAGE = 500
EMPTY_PAGES = 20  # in a row, after which a server that says that there is more is believed no longer
FORGOTTEN = "ErrorInvalidSyncStateData"


@dataclass(frozen=True, slots=True)
class Entry:
    """A message as the server lists it: its own name for it, when it came, its size in bytes, about."""

    id: str
    received_at: datetime
    size: int

    @property
    def uid(self) -> int:
        return uid_of(self.id, self.received_at)


def changes(connection: Connection, folder_id: str, state: str | None) -> Told[Entry]:
    """Return what the folder has been told of since `state`; None means all that is in it.  All pages are read."""
    if state is not None:
        try:
            return _round(connection, folder_id, state)
        except Refused as error:
            if error.code != FORGOTTEN:
                raise
    return _round(connection, folder_id, None)


def _round(connection: Connection, folder_id: str, state: str | None) -> Told[Entry]:
    there: dict[str, Entry] = {}
    empty = 0
    while True:
        answer = connection.one("SyncFolderItems", _question(folder_id, state))
        told = list(children(answer, "m:Changes"))
        for change in told:
            if local(change) == "Delete":
                there.pop(id_of(change), None)
            elif local(change) in ("Create", "Update"):
                there.update({each.id: each for item in change if (each := entry(item))})
        before, state = state, said(answer, "m:SyncState")
        if not state:
            raise connection.refused("SyncFolderItems", "no state")
        is_last = said(answer, "m:IncludesLastItemInRange").strip() not in ("false", "0")
        if is_last or (not told and state == before):
            return Told(in_order(there.values()), state)
        empty = 0 if told else empty + 1
        if empty == EMPTY_PAGES:
            raise connection.refused("SyncFolderItems", "no end")


def _question(folder_id: str, state: str | None) -> Any:
    return element(
        "m:SyncFolderItems",
        shape(*map(field, FIELDS)),
        element("m:SyncFolderId", elements.folder(folder_id)),
        *([element("m:SyncState", text=state)] if state is not None else []),
        element("m:MaxChangesReturned", text=str(A_ROUND)),
    )


def entry(item: Any) -> Entry | None:
    """Return a listed item, of whatever kind; None where the server says nothing of when it came."""
    item_id = id_of(item)
    # What was put there by hand was never received.
    received_at = moment(said(item, "t:DateTimeReceived")) or moment(said(item, "t:DateTimeCreated"))
    if not item_id or received_at is None:
        return None
    size = said(item, "t:Size")
    return Entry(item_id, received_at, int(size) if size.isdecimal() else 0)


def lying_in(connection: Connection, folder_id: str, since: datetime | None, *more: Any) -> Iterator[tuple[Entry, Any]]:
    """Yield all that a folder holds, oldest first, each with what the server says of it.

    since  None means from the beginning
    more   properties to be told besides those of an Entry

    Each page begins with the last item of the one before: where it does not, others were deleted meanwhile, and as
    many have moved up past the border of the pages.
    """
    seen: set[str] = set()
    offset = a_page = 0
    while True:
        answer = connection.one("FindItem", _listing(folder_id, since, offset, more))
        found = list(children(answer, "m:RootFolder/t:Items"))
        fresh = [item for item in found if id_of(item) not in seen]
        if offset and len(fresh) == len(found):
            offset = max(0, offset - a_page)
            continue
        seen.update(map(id_of, fresh))
        for item in fresh:
            if (each := entry(item)) is not None and (since is None or each.received_at >= since):
                yield each, item
        if not fresh or is_last_page(answer):
            return
        a_page = len(found)
        offset += a_page - 1


def _listing(folder_id: str, since: datetime | None, offset: int, more: Sequence[Any]) -> Any:
    received = "item:DateTimeReceived"
    after = [] if since is None else [element("m:Restriction", elements.not_before(field(received), since))]
    return element(
        "m:FindItem",
        shape(*map(field, FIELDS), *more),
        element("m:IndexedPageItemView", MaxEntriesReturned=str(A_PAGE), Offset=str(offset), BasePoint="Beginning"),
        *after,
        element("m:SortOrder", element("t:FieldOrder", field(received), Order="Ascending")),
        element("m:ParentFolderIds", elements.folder(folder_id)),
        Traversal="Shallow",
    )
