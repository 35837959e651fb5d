"""A folder on an IMAP server, watched without leaving a trace in it.

The folder is opened with EXAMINE and bodies are read with BODY.PEEK[], so nothing can be
marked as read; `done` alone opens it for writing, when the landlord asked for keywords.
Whatever breaks, the connection is let go and never used again; the next call connects anew.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from heard.errors import MailboxError
from heard.mail.format.received import received_time
from heard.mail.message import RawMessage
from heard.mailboxes import FLAGGED, Cursor, Held, Tokens
from heard.mailboxes.batches import divided
from heard.mailboxes.imap import names
from heard.mailboxes.imap.connection import Connection
from heard.mailboxes.imap.reading import AT_ONCE, bodies, listed, search, sizes
from heard.mailboxes.imap.session import ANSWER_WITHIN, TOKEN_OVER, Client, Server, TokenOver, ends_with_its_token
from heard.now import utc_now

FAST_POLL = 1.0  # seconds; below it NOOP is asked, a server's IDLE may take half a second to speak
FAST_STRETCH = 5.0  # seconds of NOOPs before `wait` returns anyway
LONGEST_IDLE = 9 * 60.0  # seconds; routers forget a silent connection after ten minutes or more
REOPEN_AFTER = timedelta(minutes=5)
PATIENCE = 3  # times the server may fail to give one message, or to IDLE, before we go on without


class ImapFolder:
    """One folder of one IMAP mailbox; heard.mailboxes.Mailbox says what each method promises.

    folder   as a person names it; the server's separator and prefix need not be known
    tokens   to sign in with in place of the password (XOAUTH2)
    poll     below one second: NOOP every `poll`, for a server of one's own; else IDLE for at most that long
    """

    def __init__(
        self,
        *,
        address: str,
        folder: str,
        host: str,
        port: int,
        security: Literal["tls", "starttls", "plain"],
        user: str,
        password: str = "",
        tokens: Tokens | None = None,
        poll: timedelta,
        ca_file: Path | None = None,
        answer_within: timedelta = ANSWER_WITHIN,
        reopen_after: timedelta = REOPEN_AFTER,
    ) -> None:
        self.address = address
        self.folder = "INBOX" if folder.upper() == "INBOX" else folder
        server = Server(
            host=host, port=port, security=security, user=user, password=password, tokens=tokens,
            ca_file=ca_file, answer_within=answer_within,
        )  # fmt: skip
        self._connection = Connection(server, reopen_after=reopen_after)
        self._poll = poll.total_seconds()
        self._idle_refused = 0
        self._refusals: dict[int, int] = {}
        self._stopped = threading.Event()

    # Reading

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        heard = after or Cursor(0, 0)
        while True:
            with self._connection.speaking() as client:
                uidvalidity = self._watch(client)
                if heard.uidvalidity != uidvalidity:
                    heard = Cursor(uidvalidity, 0)
                client.told_of_more()  # up to here; forgotten
                uids = search(client, [], low=heard.uid + 1)
                # What came while the server searched is told after the answer and not again.
                self._connection.may_be_more = client.told_of_more()
            if not uids and not self._connection.may_be_more:
                return
            for batch in self._batches(uids):
                if messages := self._read(batch, uidvalidity):
                    yield messages
                heard = Cursor(uidvalidity, batch[-1])

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        with self._connection.speaking() as client:
            uidvalidity = self._watch(client)
        return [message for batch in self._batches(sorted(set(uids))) for message in self._read(batch, uidvalidity)]

    def _batches(self, uids: Sequence[int]) -> Iterator[list[int]]:
        """Divide UIDs so that the messages of a batch fit in memory; a huge one comes alone."""
        for start in range(0, len(uids), AT_ONCE):
            some = uids[start : start + AT_ONCE]
            with self._connection.speaking() as client:
                self._watch(client)
                sized = sizes(client, some)
            yield from divided(some, sized.__getitem__)

    def _read(self, uids: Sequence[int], uidvalidity: int) -> list[RawMessage]:
        """Return those messages that are still there, in the order of `uids`."""
        with self._connection.speaking() as client:
            if self._watch(client) != uidvalidity:
                return []
            client.noop()  # a server may give what is gone until it has told that it is (RFC 2180, 4.1.1)
            answers = bodies(client, uids)
            missing = [uid for uid in uids if uid not in answers]
            if missing:
                client.noop()  # lets the server tell what was expunged
                for uid in client.search(["UID", ",".join(map(str, missing))]):
                    answers.update(self._insist(client, uid))
            sent = names.holds_sent_mail(self._connection.folders, self._connection.named(client, self.folder))
        return [self._raw(uid, uidvalidity, answers[uid], sent) for uid in uids if uid in answers]

    def _insist(self, client: Client, uid: int) -> dict[int, dict[bytes, Any]]:
        """Fetch one message by itself that is there but was not given.

        A server that fails on it again and again must not keep the rest waiting: the third
        time it is left out, and `heard reconcile` names it.
        """
        answer = bodies(client, [uid])
        if answer or not client.search(["UID", str(uid)]):
            return answer
        self._refusals[uid] = self._refusals.get(uid, 0) + 1
        if self._refusals[uid] < PATIENCE:
            raise MailboxError(
                f"{self._connection.server}: {self.folder}: does not give message {uid}. It will be tried again."
            )
        return {}

    def _raw(self, uid: int, uidvalidity: int, answer: dict[bytes, Any], sent: bool) -> RawMessage:
        content: bytes = answer[b"BODY[]"]
        received: datetime = answer.get(b"INTERNALDATE") or received_time(content) or utc_now()
        return RawMessage(
            mailbox=self.address, folder=self.folder, uidvalidity=uidvalidity, uid=uid,
            received_at=received.astimezone(UTC), content=content, sent_folder=sent,
        )  # fmt: skip

    # Waiting

    def wait(self) -> None:
        if self._stopped.is_set():
            return
        # The next look signs in with another token; nobody need hear of it.
        with contextlib.suppress(TokenOver):
            self._wait()

    def _wait(self) -> None:
        with self._connection.speaking() as client:
            self._watch(client)
            if self._connection.may_be_more or client.told_of_more():
                return
            if self._poll < FAST_POLL:
                self._ask_often(client)
            elif client.has_capability("IDLE") and self._idle_refused < PATIENCE:
                client.noop()  # a server may tell in IDLE only of what comes after it began
                if not client.told_of_more():
                    self._idle(client)
            else:
                self._stopped.wait(self._poll)

    def _ask_often(self, client: Client) -> None:
        end = time.monotonic() + FAST_STRETCH
        while time.monotonic() < end and not self._stopped.wait(self._poll):
            client.noop()
            if client.told_of_more():
                self._connection.may_be_more = True
                return

    def _idle(self, client: Client) -> None:
        try:
            client.idle()
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            # Something else came before the "+": news, or a refusal.  imapclient cannot get out of it.
            self._idle_refused += 1
            self._connection.let_go()
            return
        self._idle_refused = 0
        told = client.idle_check(timeout=0)
        if not told and not self._stopped.is_set():
            told = client.idle_check(timeout=min(self._poll, LONGEST_IDLE))
        if ends_with_its_token(told):
            raise IMAPClientAbortError(TOKEN_OVER)
        # After an EOF idle_check returns [] at once and for ever (mjs/imapclient#565); asked to
        # end the IDLE, a connection that is dead says so.
        client.idle_done()

    def stop(self) -> None:
        self._stopped.set()
        self._connection.wake()

    # Folders

    def folders(self) -> Sequence[str]:
        with self._connection.speaking() as client:
            folders = self._connection.folders = names.listing(client)
        watched = names.resolve(folders, self.folder)
        return [self.folder if name == watched else name for name in names.readable(folders)]

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        with self._connection.speaking() as client:
            self._connection.forget_open()
            uidvalidity = self._connection.opened(client, self._connection.named(client, folder))
            # SINCE knows only days, of the server's own zone.
            uids = search(client, ["SINCE", (since - timedelta(days=1)).date()])
            found: list[Held] = []
            for start in range(0, len(uids), AT_ONCE):
                some = uids[start : start + AT_ONCE]
                found.extend(listed(client, some))
        return uidvalidity, [held for held in found if held.received_at >= since]

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        with self._connection.speaking() as client:
            uidvalidity = self._watch(client)
            client.noop()  # else what was marked meanwhile may be out of sight
            # SINCE knows only days, of the server's own zone.
            criteria: list[Any] = ["SINCE", (since - timedelta(days=1)).date()]
            if mark is not None:
                criteria += ["FLAGGED"] if mark == FLAGGED else ["KEYWORD", mark]
            return uidvalidity, search(client, criteria)

    def done(self, uids: Sequence[int], keyword: str) -> None:
        with self._connection.speaking() as client:
            kept = client.select_folder(self._connection.named(client, self.folder)).get(b"PERMANENTFLAGS", ())
            self._connection.forget_open()
            flag = re.sub(r"[^A-Za-z0-9$_.-]+", "_", keyword)  # an atom (RFC 3501, 9: flag-keyword)
            if b"\\*" in kept or flag.encode() in kept:
                client.add_flags(list(uids), [flag], silent=True)
            self._watch(client)

    # Sent mail

    def sent_as(self, message_id: str) -> str | None:
        with self._connection.speaking() as client:
            sent = self._connection.sent_folder(client)
            if sent is None:
                return None
            self._connection.opened(client, sent)
            client.noop()  # else what was appended meanwhile may be out of sight
            return message_id if client.search(["HEADER", "Message-ID", message_id]) else ""

    def keep_sent(self, letter: bytes) -> None:
        with self._connection.speaking() as client:
            sent = self._connection.sent_folder(client)
            if sent is None:
                do = "Mark one as \\Sent, make one named Sent Items, or set keep_sent = false."
                raise MailboxError(f"{self._connection.server}: no folder for sent mail. {do}")
            client.append(sent, letter, [rb"\Seen"])

    def close(self) -> None:
        self._connection.close()

    def _watch(self, client: Client) -> int:
        """Have the watched folder open; its uidvalidity."""
        return self._connection.opened(client, self._connection.named(client, self.folder))
