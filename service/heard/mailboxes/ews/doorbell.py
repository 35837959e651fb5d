"""News of a folder as it happens: a streaming subscription, in a thread and on a connection of its own.

It tells only of what happens while it listens, so nothing of it is believed: it rings, and
whoever waits looks for themselves.  Where it does not work nobody is worse off than by asking
now and then.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from typing import Any

from exchangelib.errors import EWSError
from exchangelib.services.get_streaming_events import DocumentYielder
from exchangelib.util import to_xml

from heard.errors import HeardError
from heard.mailboxes.ews import elements
from heard.mailboxes.ews.connection import Connection
from heard.mailboxes.ews.elements import element, local, said

NEWS = ("NewMailEvent", "CreatedEvent", "MovedEvent", "CopiedEvent")
LISTENS_FOR = 29  # minutes to one connection; a server takes at most 30
PAUSE = 5.0  # seconds between streams; twice as long each time in a row that listening failed
LONGEST_PAUSE = 600.0  # seconds
HANGS_UP_WITHIN = 2.0  # seconds


class Doorbell:
    """Rings at news of one folder; `rung` is set then, and once whenever it begins to listen.

    connection  for it alone
    pause       seconds between streams; listening that ends sooner is held to have failed
    """

    def __init__(self, connection: Connection, folder_id: str, *, pause: float = PAUSE) -> None:
        self._pause = pause
        self.rung = threading.Event()
        self._connection, self.folder_id = connection, folder_id
        self._over = threading.Event()
        self._answer: Any = None
        self._subscriptions: list[str] = []  # that the server keeps for us
        self._thread = threading.Thread(target=self._listen, name="ews doorbell", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        failures, subscription = 0, ""
        while not self._over.is_set():
            began = time.monotonic()
            try:
                with self._connection.in_our_words():
                    if not subscription:
                        subscription = self._subscribed()
                        self.rung.set()  # for what came before
                    self._hear(subscription)
            except (HeardError, EWSError):
                subscription = ""
            # A server that ends each stream at once is not to be asked in a circle either.
            failures = 0 if time.monotonic() - began > self._pause else failures + 1
            self._over.wait(min(self._pause * 2 ** min(max(failures - 1, 0), 10), LONGEST_PAUSE))
        self._unsubscribe()
        self._connection.close()

    def _subscribed(self) -> str:
        wanted = element(
            "m:StreamingSubscriptionRequest",
            element("t:FolderIds", elements.folder(self.folder_id)),
            element("t:EventTypes", *(element("t:EventType", text=name) for name in NEWS)),
        )
        made = said(self._connection.one("Subscribe", element("m:Subscribe", wanted)), "m:SubscriptionId")
        self._unsubscribe()
        self._subscriptions.append(made)
        return made

    def _unsubscribe(self) -> None:
        """End what the server keeps of streams that broke: it allows each account so many, and keeps them for long."""
        while self._subscriptions:
            ended = element("m:Unsubscribe", element("m:SubscriptionId", text=self._subscriptions.pop()))
            with contextlib.suppress(HeardError):
                self._connection.ask("Unsubscribe", ended, at_the_end=True)

    def _hear(self, subscription: str) -> None:
        """Ring at what the server tells, until it ends the connection."""
        question = element(
            "m:GetStreamingEvents",
            element("m:SubscriptionIds", element("t:SubscriptionId", text=subscription)),
            element("m:ConnectionTimeout", text=str(LISTENS_FOR)),
        )
        self._answer, asked = self._connection.stream("GetStreamingEvents", question, LISTENS_FOR * 60 + 60.0)
        try:
            for document in DocumentYielder(self._answer.iter_content()):
                told = to_xml(document).getroot()
                names = {local(each) for each in told.iter("{*}*")}
                if any(each.text != elements.NO_ERROR for each in told.iter("{*}ResponseCode", "{*}faultcode")):
                    raise self._connection.refused("GetStreamingEvents", "an error in the stream")
                if not names.isdisjoint(NEWS):
                    self.rung.set()
                if self._over.is_set():
                    return
        finally:
            self._answer = None
            asked.stop_streaming()

    def stop(self) -> None:
        """Wake whoever waits, and hang up."""
        self._over.set()
        self._connection.stopped.set()
        self.rung.set()
        answer = self._answer
        if answer is not None:
            # Closing it would not end a read that another thread is in; this does.
            with (
                contextlib.suppress(OSError, ValueError, AttributeError),
                socket.socket(fileno=os.dup(answer.raw.fileno())) as line,
            ):
                line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.stop()
        self._thread.join(HANGS_UP_WITHIN)
