"""One mailbox, asked by HTTP: signed in, asked again where the server wants that, its refusals in our words.

What the server says of an error may repeat an address, so only its status and its code are
told.  A token goes to the one host of the settings and to no other, wherever a link points.
"""

from __future__ import annotations

import email.utils
import json
import re
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from heard.errors import HeardError, MailboxError, MailboxUnreachable, NoSuchMailbox, SignInRefused
from heard.mailboxes import Tokens
from heard.mailboxes.graph.turns import turns_of
from heard.now import utc_now

ANSWER_WITHIN = timedelta(seconds=30)  # for each piece of an answer, and to connect
TURN_WITHIN = 300.0  # seconds; the two before us may be fetching 100 MB each
TRIES = 5  # times a server may ask for patience with one request
PATIENCE_UNASKED = 2.0  # seconds, where it does not say how long
LONGEST_ASKED = 3600.0  # seconds

NOT_NOW = frozenset({429, 503})
# Ids that stay when a message is moved; without it every move makes a new message of an old one.
SAME_IDS = 'IdType="ImmutableId"'
NO_SUCH_MAILBOX = {
    "errorinvaliduser", "request_resourcenotfound", "resourcenotfound", "mailboxnotenabledforrestapi",
    "errornonexistentmailbox", "errormailboxnotfound",
}  # fmt: skip
# What a 403 may say that is nothing about the sign-in.
NOT_AS_THIS_SENDER = "errorsendasdenied"
TOO_MUCH = {
    "errorquotaexceeded", "errorsendquotaexceeded", "errorsubmissionquotaexceeded", "errormessagesubmissionblocked",
}  # fmt: skip

_CODE = re.compile(r"[A-Za-z_.]{1,80}")


class Refused(MailboxError):
    """The server answered and will not do this one thing; `code` in small letters, "" where it gave none."""

    def __init__(self, message: str, status: int, code: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


class Stopped(MailboxUnreachable):
    """Told to stop while the server wanted to be left alone."""


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
        scheme, self.where = urlsplit(base)[:2]
        # As the server spells it in its links: without the port that goes without saying.
        self._base = f"{scheme}://{self.where.removesuffix({'https': ':443', 'http': ':80'}[scheme])}"
        self._tokens = tokens
        self._mailbox = f"{self._base}/v1.0/users/{quote(user, safe='')}"
        self._unreachable, self._patience, self._answer_within = unreachable, patience, answer_within
        self._turns = turns_of(self._base, user)
        self._client: httpx.Client | None = None

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
            if not self.is_own(link) or link in followed:
                raise MailboxError(f"{self.where}: answered with a link that leads elsewhere; it was not followed.")
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
            again: frozenset[int] = NOT_NOW, **request: Any) -> httpx.Response:  # fmt: skip
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
            if answer.status_code not in again:
                return self._looked_at(answer)
            self._turns.leave_alone(_patience_asked(answer))
        raise self.unreachable(f"is busy ({answer.status_code})")

    def _leave_alone(self, at_most: float) -> float:
        """Wait as long as the mailbox wants nothing; return how many seconds."""
        seconds = self._turns.left_alone_for()
        if seconds <= 0:
            return 0.0
        if seconds > at_most:
            raise self.unreachable(f"is busy and asks to be left alone for {seconds:.0f} s")
        if self.stopped.wait(seconds):
            raise Stopped(f"{self.where}: stopped while the server was busy.")
        return seconds

    def _signed_in(
        self, method: str, url: str, headers: Mapping[str, str], request: Mapping[str, Any]
    ) -> httpx.Response:
        for _ in range(2):
            try:
                token = self._tokens.token()
            except MailboxUnreachable as error:
                raise self._unreachable(str(error)) from error
            answer = self._once(method, url, {**headers, "Authorization": f"Bearer {token}"}, request)
            if answer.status_code != 401:
                return answer
            self._tokens.rejected(token)
        do = "Check tenant and client, and that the app still has its consent."
        raise SignInRefused(f"{self.where}: refused the sign-in twice (401{_spaced(_code(answer))}). {do}")

    def _once(self, method: str, url: str, headers: Mapping[str, str], request: Mapping[str, Any]) -> httpx.Response:
        with self._turns.turn(TURN_WITHIN) as ours:
            if not ours:
                raise self.unreachable("two other requests take too long")
            try:
                return self._opened().request(method, url, headers=headers, **request)
            except httpx.TimeoutException as error:
                self.close()
                raise self.unreachable("no answer in time") from error
            except httpx.ConnectError as error:
                self.close()
                raise self.unreachable(" ".join(str(error).split())[:200]) from error
            except (httpx.RequestError, httpx.InvalidURL):
                self.close()
                # Without its cause, which may quote a header, and so the token.
                raise self.unreachable("the connection broke") from None

    def _opened(self) -> httpx.Client:
        if self._client is None:
            is_secret = self._base.startswith("https:")
            # Plain HTTP is for this very machine, to which no proxy leads.
            self._client = httpx.Client(timeout=self._answer_within.total_seconds(), trust_env=is_secret)
        return self._client

    def _looked_at(self, answer: httpx.Response) -> httpx.Response:
        status = answer.status_code
        if 200 <= status < 300:
            return answer
        code = _code(answer)
        said = f"{status}{_spaced(code)}"
        if status == 403 and code.casefold() not in {NOT_AS_THIS_SENDER, *TOO_MUCH}:
            # Not by consent in Entra, which would let it into every mailbox.
            do = (
                "Grant the app Mail.ReadWrite and Mail.Send for this mailbox, as docs/microsoft-365.md says; a change "
                "may take two hours."
            )
            raise SignInRefused(f"{self.where}: may not enter the mailbox ({said}). {do}")
        if status == 404 and code.casefold() in NO_SUCH_MAILBOX:
            raise NoSuchMailbox(f"{self.where}: has no such mailbox ({said}). Correct user in heard.toml.")
        if 400 <= status < 500:
            raise Refused(f"{self.where}: refused ({said}).", status, code.casefold())
        raise self.unreachable(f"failed ({said})")

    def _object(self, answer: httpx.Response) -> dict[str, Any]:
        try:
            found = json.loads(answer.content)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise self.unreachable("answered something else than Microsoft Graph does")
        return found

    def unreachable(self, what: str) -> HeardError:
        do = "It is tried again; check that the server can be reached from here."
        return self._unreachable(f"{self.where}: {what or 'the connection broke'}. {do}")

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


def _patience_asked(answer: httpx.Response) -> float:
    """Return the seconds of Retry-After (RFC 9110, 10.2.3)."""
    asked = answer.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdecimal():
        return min(float(asked), LONGEST_ASKED)
    try:
        until = email.utils.parsedate_to_datetime(asked)
    except ValueError:
        return PATIENCE_UNASKED
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - utc_now()).total_seconds()), LONGEST_ASKED)


def _code(answer: httpx.Response) -> str:
    """Return Graph's own word for an error, as "ErrorItemNotFound"; "" where there is none fit to be shown."""
    try:
        code = json.loads(answer.content)["error"]["code"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return ""
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def _spaced(code: str) -> str:
    return f" {code}" if code else ""
