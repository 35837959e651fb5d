"""A folder in Microsoft 365, watched without leaving a trace in it.

Graph tells what happened to a folder since a state it gave (delta); where it would knock at
our door instead, a landlord's server has none to knock at, so it is asked every few seconds.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from heard.errors import MailboxError, MailboxUnreachable
from heard.mail.message import RawMessage
from heard.mail.threads.message_ids import message_id
from heard.mailboxes import FLAGGED, Cursor, Found, Held, Tokens, uidvalidity_of
from heard.mailboxes.batches import divided
from heard.mailboxes.exchange import keeps_copies
from heard.mailboxes.followed import PATIENCE, Followed, Told, in_order
from heard.mailboxes.graph.changes import FIELDS, Entry, changes, entry
from heard.mailboxes.graph.connection import Connection, quoted
from heard.mailboxes.graph.folders import SENT, listing, named, segment
from heard.mailboxes.graph.reading import each_read, fetched
from heard.mailboxes.graph.refusals import Refused, Stopped
from heard.mailboxes.graph.sent import EXPANDED, left_as, letters_in, our_id

KEPT_WAITING = 60.0  # seconds, by a busy server, for one request
LOOK_EVERY = timedelta(seconds=15)  # of 10,000 requests in ten minutes that Graph allows, 40 a folder
CONFLICTS = 3  # times in a row that others may change a message's categories while we add one


class GraphFolder:
    """One folder of one mailbox of Microsoft 365; heard.mailboxes.Mailbox says what each method promises.

    folder  INBOX, the path of names as people see them ("Complaints/2026"), or Sent Items in any language
    base    "https://graph.microsoft.com", or the host of a national cloud
    user    the mailbox: its address or its id

    Followed in followed.py says what patience is.
    """

    def __init__(
        self, *, address: str, folder: str, base: str, user: str, tokens: Tokens, poll: timedelta,
        look_every: timedelta = LOOK_EVERY, patience: timedelta = PATIENCE,
    ) -> None:  # fmt: skip
        self.address = address
        self.folder = "INBOX" if folder.upper() == "INBOX" else folder
        self._connection = Connection(
            base=base, user=user, tokens=tokens, unreachable=MailboxUnreachable, patience=KEPT_WAITING
        )
        self._poll, self._look_every = poll.total_seconds(), look_every.total_seconds()
        self._stopped = threading.Event()
        self._connection.stopped = self._stopped
        self._followed: Followed[Entry] = Followed(self.folder, partial(named, self._connection), patience=patience)

    # Reading

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        with suppress(Stopped):
            with self._in_the_folder() as place:
                told = self._changes(place, self._followed.since(after))
            yield from self._followed.hand_over(told, partial(self._batches, place))

    def _batches(self, place: Found, fresh: Sequence[Entry]) -> Iterator[list[RawMessage]]:
        """Yield what these messages hold."""
        found = each_read(self._connection, fresh, self._followed)
        messages = (self._raw(each, content, place) for each, content in found)
        return divided(messages, lambda message: len(message.content))

    def _raw(self, each: Entry, content: bytes, place: Found) -> RawMessage:
        return RawMessage(
            mailbox=self.address, folder=self.folder, uidvalidity=uidvalidity_of(place.id), uid=each.uid,
            received_at=each.received_at, content=content, sent_folder=place.is_sent,
        )  # fmt: skip

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        with self._in_the_folder() as place:
            entries = self._entries(uids)
        found = ((each, fetched(self._connection, each)) for each in entries)
        return [self._raw(each, content, place) for each, content in found if content is not None]

    def _entries(self, uids: Sequence[int]) -> list[Entry]:
        """Return what the server calls these messages; the folder is listed where it was not told of one yet."""
        if not self._followed.knows(uids):
            self._listed({})
        return self._followed.called(uids)

    def _listed(self, where: dict[str, str]) -> list[Entry]:
        with self._in_the_folder() as place:
            path = f"mailFolders/{segment(place.id)}/messages"
            params = {"$select": FIELDS, "$top": "500", **where}
            found = in_order(each for shown in self._connection.all(path, params) if (each := entry(shown)))
        self._followed.know(found)
        return found

    # Waiting

    def wait(self) -> None:
        end = time.monotonic() + self._poll
        while (left := end - time.monotonic()) > 0:
            if self._stopped.wait(min(left, self._look_every)):
                return
            try:
                if self._tells_of_more():
                    return
            except Stopped:
                return

    def _tells_of_more(self) -> bool:
        with self._in_the_folder() as place:
            return self._followed.has_news(partial(self._changes, place))

    def _changes(self, place: Found, state: str | None) -> Told[Entry]:
        return changes(self._connection, place.id, self._followed.known, state)

    def stop(self) -> None:
        self._stopped.set()

    # Marks

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        where = _received(since)
        if mark == FLAGGED:
            where += " and flag/flagStatus eq 'flagged'"
        elif mark is not None:
            where += f" and categories/any(c:c eq {quoted(mark.removeprefix('$'))})"
        uids = [each.uid for each in self._listed({"$filter": where})]
        return self._followed.uidvalidity, uids

    def done(self, uids: Sequence[int], keyword: str) -> None:
        category = keyword.removeprefix("$")
        for each in self._entries(uids):
            self._categorise(each, category)

    def _categorise(self, each: Entry, category: str) -> None:
        """Add a category to those a message has; officers set some of their own, perhaps at this moment."""
        for _ in range(CONFLICTS):
            try:
                shown = self._connection.get(each.path, {"$select": "categories"})
                had = [str(other) for other in shown.get("categories") or ()]
                if category in had:
                    return
                change = {"categories": [*had, category]}
                unchanged = {"If-Match": str(shown.get("@odata.etag", "*"))}
                self._connection.ask("PATCH", each.path, json=change, also=unchanged)
            except Refused as error:
                if error.status == 404:
                    return
                if error.status not in (409, 412):
                    raise
            else:
                return
        raise MailboxError(f"{self._connection.where}: others keep changing a message that was to be marked.")

    # Folders

    def folders(self) -> Sequence[str]:
        with self._in_the_folder():
            return self._followed.among(listing(self._connection))

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        place = named(self._connection, folder)
        params = {
            "$select": f"{FIELDS},internetMessageId,subject,from", "$expand": EXPANDED,
            "$filter": _received(since), "$top": "200",
        }  # fmt: skip
        shown = self._connection.all(f"mailFolders/{segment(place.id)}/messages", params)
        found = [_held(each, message, place) for message in shown if (each := entry(message))]
        return uidvalidity_of(place.id), sorted(
            (held for held in found if held.received_at >= since), key=lambda held: held.uid
        )

    @contextmanager
    def _in_the_folder(self) -> Iterator[Found]:
        """Give the watched folder; where it turns out to be gone it is looked for by its name the next time."""
        place = self._followed.place()
        try:
            yield place
        except Refused as error:
            if error.status != 404:
                raise
            self._followed.lose()
            where = self._connection.where
            raise MailboxError(f"{where}: the folder '{self.folder}' is gone. It is looked for by its name.") from error

    # Sent mail

    def sent_as(self, message_id: str) -> str | None:
        try:
            found = letters_in(self._connection, SENT, message_id)
        except Refused as error:
            if error.status == 404:
                return None
            raise
        return (left_as(found) or message_id) if found else ""

    def keep_sent(self, letter: bytes) -> None:
        raise keeps_copies(self._connection.where)

    def close(self) -> None:
        self._connection.close()


def _received(since: datetime) -> str:
    return f"receivedDateTime ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _held(each: Entry, message: dict[str, Any], place: Found) -> Held:
    sender = ((message.get("from") or {}).get("emailAddress") or {}).get("address") or ""
    # A letter of ours is told by the name we gave it; in any other folder a stranger may have set the property.
    ours = our_id(message) if place.is_sent else None
    return Held(
        uid=each.uid, message_id=message_id(ours or str(message.get("internetMessageId"))), sender=str(sender).lower(),
        subject=str(message.get("subject") or ""), received_at=each.received_at,
        size=None,  # PR_MESSAGE_SIZE counts Exchange's own properties, too
    )  # fmt: skip
