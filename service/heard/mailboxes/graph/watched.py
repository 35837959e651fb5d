"""A folder in Microsoft 365, watched without leaving a trace in it.

Graph tells what happened to a folder since a state it gave (delta); where it would knock at
our door instead, a landlord's server has none to knock at, so it is asked every few seconds.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from heard.errors import MailboxError, MailboxUnreachable
from heard.mail.message import RawMessage
from heard.mail.threads.message_ids import message_id
from heard.mailboxes import FLAGGED, Cursor, Found, Held, Tokens, uidvalidity_of
from heard.mailboxes.graph.changes import FIELDS, Entry, changes, entry, in_order
from heard.mailboxes.graph.connection import Connection, Refused, Stopped, quoted
from heard.mailboxes.graph.folders import SENT, listing, named, segment
from heard.mailboxes.graph.sent import EXPANDED, letters_in, our_id

BATCH_MESSAGES, BATCH_BYTES = 50, 4_000_000
PATIENCE = 60.0  # seconds a busy server may keep one request waiting
LOOK_EVERY = timedelta(seconds=15)  # of 10,000 requests in ten minutes that Graph allows, 40 a folder
NAMED_ANEW = 300.0  # seconds until it is looked whether another folder took the watched one's name
CONFLICTS = 3  # times in a row that others may change a message's categories while we add one
FAILURES = 5  # times the server may fail to give one message before we go on without


class GraphFolder:
    """One folder of one mailbox of Microsoft 365; heard.mailboxes.Mailbox says what each method promises.

    folder  INBOX, the path of names as people see them ("Complaints/2026"), or Sent Items in any language
    base    "https://graph.microsoft.com", or the host of a national cloud
    user    the mailbox: its address or its id
    """

    def __init__(
        self, *, address: str, folder: str, base: str, user: str, tokens: Tokens, poll: timedelta,
        look_every: timedelta = LOOK_EVERY,
    ) -> None:  # fmt: skip
        self.address = address
        self.folder = "INBOX" if folder.upper() == "INBOX" else folder
        self._connection = Connection(
            base=base, user=user, tokens=tokens, unreachable=MailboxUnreachable, patience=PATIENCE
        )
        self._poll, self._look_every = poll.total_seconds(), look_every.total_seconds()
        self._stopped = threading.Event()
        self._connection.stopped = self._stopped
        self._found: tuple[Found, float] | None = None
        self._forget("")

    def _forget(self, folder_id: str) -> None:
        self._told_of = folder_id
        self._state: str | None = None  # after all that was handed over
        self._given: str | None = None  # the last one that went out with a message
        self._handed: set[int] = set()
        self._known: dict[int, Entry] = {}
        self._failures: dict[int, int] = {}

    # Reading

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        try:
            yield from self._new(after)
        except Stopped:
            return

    def _new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        with self._in_the_folder() as place:
            uidvalidity = uidvalidity_of(place.id)
            if after is not None and after.uidvalidity != uidvalidity:
                self._forget(place.id)
            told = changes(self._connection, place.id, self._where_to_begin(after, uidvalidity))
        fresh = [each for each in told.entries if each.uid not in self._handed]
        self._known.update({each.uid: each for each in fresh})
        given = None
        for batch in self._batches(fresh, told.state, place):
            yield batch
            if self._told_of != place.id:  # another folder took its name meanwhile
                return
            # Only now: where our caller failed on them, they are offered again.
            self._handed.update(message.uid for message in batch)
            given = batch[-1].sync_state
        self._state, self._given = told.state, given or self._given

    def _where_to_begin(self, after: Cursor | None, uidvalidity: int) -> str | None:
        given = after.sync_state if after is not None and after.uidvalidity == uidvalidity else None
        # What came after the last state we gave held no message to give the next one with.
        return self._state if given in (None, self._given) else given

    def _batches(self, fresh: Sequence[Entry], state: str, place: Found) -> Iterator[list[RawMessage]]:
        """Yield messages in batches that fit in memory, a huge one alone; the last one listed bears the state."""
        batch: list[RawMessage] = []
        weight = 0
        for each in fresh:
            message = self._raw(each, place, state if each is fresh[-1] else None)
            if message is None:
                continue
            if batch and weight + len(message.content) > BATCH_BYTES:
                yield batch
                batch, weight = [], 0
            batch.append(message)
            weight += len(message.content)
            if len(batch) == BATCH_MESSAGES:
                yield batch
                batch, weight = [], 0
        if batch:
            yield batch

    def _raw(self, each: Entry, place: Found, state: str | None = None) -> RawMessage | None:
        """Return a message as it came; None where it is gone.  One moved away meanwhile is read where it lies now.

        A server that fails on it again and again must not keep the rest waiting: then it is left
        out, and `heard reconcile` names it.
        """
        try:
            content = self._connection.content(f"{each.path}/$value")
        except Stopped:
            raise
        except (Refused, MailboxUnreachable) as error:
            if isinstance(error, Refused) and error.status == 404:
                return None
            self._failures[each.uid] = self._failures.get(each.uid, 0) + 1
            if self._failures[each.uid] < FAILURES:
                raise
            return None
        return RawMessage(
            mailbox=self.address, folder=self.folder, uidvalidity=uidvalidity_of(place.id), uid=each.uid,
            received_at=each.received_at, content=content, sent_folder=place.is_sent, sync_state=state,
        )  # fmt: skip

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        with self._in_the_folder() as place:
            entries = self._entries(uids)
        return [raw for each in entries if (raw := self._raw(each, place)) is not None]

    def _entries(self, uids: Sequence[int]) -> list[Entry]:
        """Return what the server calls these messages; the folder is listed where it was not told of one yet."""
        if any(uid not in self._known for uid in uids):
            self._listed({})
        return in_order([self._known[uid] for uid in set(uids) if uid in self._known])

    def _listed(self, where: dict[str, str]) -> list[Entry]:
        with self._in_the_folder() as place:
            path = f"mailFolders/{segment(place.id)}/messages"
            params = {"$select": FIELDS, "$top": "500", **where}
            found = in_order([each for shown in self._connection.all(path, params) if (each := entry(shown))])
        self._known.update({each.uid: each for each in found})
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
        if self._state is None:
            return True
        with self._in_the_folder() as place:
            told = changes(self._connection, place.id, self._state)
        if any(each.uid not in self._handed for each in told.entries):
            return True
        self._state = told.state
        return False

    def stop(self) -> None:
        self._stopped.set()

    # Marks

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        where = f"receivedDateTime ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        if mark == FLAGGED:
            where += " and flag/flagStatus eq 'flagged'"
        elif mark is not None:
            where += f" and categories/any(c:c eq {quoted(mark)})"
        uids = [each.uid for each in self._listed({"$filter": where})]
        return uidvalidity_of(self._told_of), uids

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
        with self._in_the_folder() as place:
            listed = listing(self._connection)
        # What is there to be read, and the watched one; where nothing lies there is nothing to account for.
        holding = [
            self.folder if each.id == place.id else each.name for each in listed if each.is_mail and each.messages
        ]
        return list(dict.fromkeys((self.folder, *holding)))

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        place = named(self._connection, folder)
        params = {
            "$select": f"{FIELDS},internetMessageId,subject,from", "$expand": EXPANDED,
            "$filter": f"receivedDateTime ge {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", "$top": "200",
        }  # fmt: skip
        shown = self._connection.all(f"mailFolders/{segment(place.id)}/messages", params)
        found = [_held(each, message, place) for message in shown if (each := entry(message))]
        return uidvalidity_of(place.id), sorted(
            (held for held in found if held.received_at >= since), key=lambda held: held.uid
        )

    @contextmanager
    def _in_the_folder(self) -> Iterator[Found]:
        """Give the watched folder; where it turns out to be gone it is looked for by its name the next time."""
        place, found_at = self._found or (None, 0.0)
        if place is None or (self.folder != "INBOX" and time.monotonic() - found_at > NAMED_ANEW):
            place = named(self._connection, self.folder)
            self._found = place, time.monotonic()
        if place.id != self._told_of:
            self._forget(place.id)
        try:
            yield place
        except Refused as error:
            if error.status != 404:
                raise
            self._found = None
            where = self._connection.where
            raise MailboxError(f"{where}: the folder '{self.folder}' is gone. It is looked for by its name.") from error

    # Sent mail

    def has_sent(self, message_id: str) -> bool | None:
        try:
            return bool(letters_in(self._connection, SENT, message_id))
        except Refused as error:
            if error.status == 404:
                return None
            raise

    def keep_sent(self, letter: bytes) -> None:
        raise MailboxError(f"{self._connection.where}: keeps copies of letters itself. Set keep_sent = false.")

    def close(self) -> None:
        self._connection.close()


def _held(each: Entry, message: dict[str, Any], place: Found) -> Held:
    sender = ((message.get("from") or {}).get("emailAddress") or {}).get("address") or ""
    # A letter of ours is told by the name we gave it; in any other folder a stranger may have set the property.
    ours = our_id(message) if place.is_sent else None
    return Held(
        uid=each.uid, message_id=message_id(ours or str(message.get("internetMessageId"))), sender=str(sender).lower(),
        subject=str(message.get("subject") or ""), received_at=each.received_at,
        size=None,  # PR_MESSAGE_SIZE counts Exchange's own properties, too
    )  # fmt: skip
