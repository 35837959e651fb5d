"""One mailbox, asked by HTTP: signed in, asked again where the server wants that, its answers read whole.

A token goes to the one host of the settings and to no other, wherever a link points.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from heard.errors import HeardError, MailboxError, MailboxUnreachable, SignInRefused, not_reached
from heard.mailboxes import Tokens
from heard.mailboxes.graph.refusals import BOTH_ROLES, Answer, Stopped, patience_asked, refusal, said_by
from heard.mailboxes.graph.turns import turns_of

ANSWER_WITHIN = timedelta(seconds=30)  # to connect, for each piece of an answer, and for all of it but what is large
SLOWEST = 10_000  # bytes a second
TURN_WITHIN = 300.0  # seconds; the two before us may be fetching 100 MB each
TRIES = 5  # times a server may ask for patience with one request
MOST_PAGES = 10_000  # of one collection; a server may send empty ones, but not for ever

NOT_NOW = frozenset({429, 503})
# Ids that stay when a message is moved; without it every move makes a new message of an old one.
SAME_IDS = 'IdType="ImmutableId"'


class Connection:
    """What can be asked of one mailbox.

    unreachable  the error for a server that does not answer, with the promise that goes with it
    patience     seconds to wait in all, for one request, where the server asks for that

    Every request raises `unreachable`, SignInRefused or Refused.
    """

    def __init__(
        self, *, base: str, user: str, tokens: Tokens, unreachable: type[HeardError], patience: float,
        answer_within: timedelta = ANSWER_WITHIN,
    ) -> None:  # fmt: skip
        self.stopped = threading.Event()
        scheme, self.where = urlsplit(base.lower())[:2]
        # As the server spells it in its links: without the port that goes without saying.
        self._base = f"{scheme}://{self.where.removesuffix({'https': ':443', 'http': ':80'}[scheme])}"
        self._tokens = tokens
        self._mailbox = f"{self._base}/v1.0/users/{quote(user, safe='')}"
        self._unreachable, self._patience, self._answer_within = unreachable, patience, answer_within
        self._turns = turns_of(self._base, user)
        self._client: httpx.Client | None = None
        self._was_let_in = False

    # What is asked

    def get(self, path: str, params: Mapping[str, str] | None = None, *, prefer: str = "") -> dict[str, Any]:
        """Return the object at a path below the mailbox, or at a link the server gave."""
        return self._object(self.ask("GET", path, params=params, prefer=prefer))

    def content(self, path: str) -> bytes:
        return self.ask("GET", path).content

    def all(self, path: str, params: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Yield every member of a collection, page by page."""
        for page in self.pages(path, params):
            yield from members(page)

    def pages(self, path: str, params: Mapping[str, str] | None, *, prefer: str = "") -> Iterator[dict[str, Any]]:
        """Yield a collection's pages; a link is followed only where it leads to this server."""
        page = self.get(path, params, prefer=prefer)
        followed: set[str] = set()
        yield page
        while (link := page.get("@odata.nextLink")) is not None:
            if not self.is_own(link) or link in followed or len(followed) == MOST_PAGES:
                what = "a link that leads elsewhere, or in a circle"
                raise MailboxError(f"{self.where}: answered with {what}; it was not followed.")
            followed.add(link)
            page = self.get(link, prefer=prefer)
            yield page

    def post(self, path: str, **request: Any) -> dict[str, Any]:
        answer = self.ask("POST", path, **request)
        return self._object(answer) if answer.content else {}

    def is_own(self, link: object) -> bool:
        """Say whether a link leads to the very server of the settings."""
        return isinstance(link, str) and link.isprintable() and link.startswith(f"{self._base}/v1.0/")

    # How

    def ask(self, method: str, path: str, *, prefer: str = "", also: Mapping[str, str] | None = None,
            again: frozenset[int] = NOT_NOW, **request: Any) -> Answer:  # fmt: skip
        """Ask, as often as the server wants it asked, and return an answer that is no refusal.

        path   below the mailbox, or a link of the server's own
        also   more headers
        again  statuses that say that nothing was done and ask for patience
        """
        url = path if self.is_own(path) else f"{self._mailbox}/{path}"
        headers = {"Prefer": f"{SAME_IDS}, {prefer}" if prefer else SAME_IDS, **(also or {})}
        left = self._patience
        for _ in range(TRIES):
            left -= self._leave_alone(left)
            answer = self._signed_in(method, url, headers, request)
            is_busy = answer.status in again
            if is_busy or (answer.status >= 400 and "Retry-After" in answer.headers):
                self._turns.leave_alone(patience_asked(answer))
            if not is_busy:
                return self._looked_at(answer)
        raise self.unreachable(f"is busy ({answer.status})")

    def _leave_alone(self, at_most: float) -> float:
        """Wait as long as the mailbox wants nothing; return how many seconds."""
        seconds = max(0.0, self._turns.left_alone_for())
        if seconds > at_most:
            raise self.unreachable(f"is busy and asks to be left alone for {seconds:.0f} s")
        if self.stopped.wait(seconds):
            raise Stopped(f"{self.where}: stopped before all was asked.")
        return seconds

    def _signed_in(self, method: str, url: str, headers: Mapping[str, str], request: Mapping[str, Any]) -> Answer:
        for _ in range(2):
            try:
                token = self._tokens.token()
            except MailboxUnreachable as error:
                raise self._unreachable(str(error)) from error
            answer = self._once(method, url, {**headers, "Authorization": f"Bearer {token}"}, request)
            if answer.status != 401:
                return answer
            self._tokens.rejected(token)
        do = f"Check tenant and client in heard.toml. {BOTH_ROLES}"
        raise SignInRefused(f"{self.where}: refused the sign-in twice ({said_by(answer)}). {do}")

    def _once(self, method: str, url: str, headers: Mapping[str, str], request: Mapping[str, Any]) -> Answer:
        with self._turns.turn(TURN_WITHIN) as ours:
            if not ours:
                raise self.unreachable("two other requests take too long")
            try:
                return self._read(method, url, headers=headers, **request)
            except (httpx.RequestError, httpx.InvalidURL) as error:
                self.close()
                # Without its cause, which may quote a header, and so the token.
                raise self.unreachable(*not_reached(error)) from None

    def _read(self, method: str, url: str, **request: Any) -> Answer:
        """Return an answer; one that comes drop by drop is none, and would keep one of two turns for ever."""
        began, within = time.monotonic(), self._answer_within.total_seconds()
        pieces: list[bytes] = []
        size = 0
        with self._opened().stream(method, url, **request) as answer:
            for piece in answer.iter_bytes():
                pieces.append(piece)
                size += len(piece)
                if time.monotonic() - began > within + size / SLOWEST:
                    raise httpx.ReadTimeout("too slow")
        return Answer(answer.status_code, answer.headers, b"".join(pieces))

    def _opened(self) -> httpx.Client:
        if self._client is None:
            is_secret = self._base.startswith("https:")
            # Plain HTTP is for this very machine, to which no proxy leads.
            self._client = httpx.Client(timeout=self._answer_within.total_seconds(), trust_env=is_secret)
        return self._client

    def _looked_at(self, answer: Answer) -> Answer:
        if not 200 <= answer.status < 300:
            refused = refusal(answer, self.where, was_let_in=self._was_let_in)
            raise refused or self.unreachable(f"failed ({said_by(answer)})")
        self._was_let_in = True
        return answer

    def _object(self, answer: Answer) -> dict[str, Any]:
        try:
            found = json.loads(answer.content)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise self.unreachable("answered something else than Microsoft Graph does")
        return found

    def unreachable(self, what: str, do: str = "Look into it if that goes on.") -> HeardError:
        return self._unreachable(f"{self.where}: {what}. It is tried again. {do}")

    def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()


def members(page: Mapping[str, Any]) -> list[dict[str, Any]]:
    value = page.get("value")
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def quoted(text: str) -> str:
    """Return text as a string of an OData filter (OData 4.01 URL conventions, 5.1.1.6.1: quotes doubled)."""
    return "'" + text.replace("'", "''") + "'"
