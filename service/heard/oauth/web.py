"""How the authority is asked, for msal: over https, with a limit of time, and never where it points to.

msal's own way would follow wherever an answer points, with the secret, and log what it asks.
"""

from __future__ import annotations

import http.client
import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from heard.errors import MailboxUnreachable, SignInRefused, not_reached
from heard.oauth.refusals import PASSING, code_of, refusal

LONGEST = 1_000_000  # bytes of an answer; a token has some thousands
TOO_OFTEN = 429  # RFC 6585, 4
MICROSOFTS = frozenset({
    "login.microsoftonline.com", "login.microsoft.com", "login.windows.net",
    "login.microsoftonline.us", "login.usgovcloudapi.net",
    "login.partner.microsoftonline.cn", "login.chinacloudapi.cn",
})  # fmt: skip
"""What its discovery names as its authorities, for everybody, the US Government and China: one may point to another."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What msal reads of an answer."""

    status_code: int
    text: str
    headers: Mapping[str, str]

    def raise_for_status(self) -> None:
        """Do nothing: what is no answer has been raised already."""


class _ToNowhere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class Web:
    """What msal asks by.

    authority   as the settings have it: msal knows https alone, and one on this machine itself may be plain
    scope       what tokens are asked for, since that says what a refusal means
    within      seconds it may be silent
    all_within  seconds it may take for a whole answer

    Raises MailboxUnreachable where nobody answers, or what answers knows no OAuth, and SignInRefused where the tenant
    is none.
    """

    def __init__(self, authority: str, scope: str, within: float, all_within: float) -> None:
        self._authority, self._scope = authority, scope
        self._within, self._all_within = within, all_within
        self._as_msal_says = f"https://{self.host}"
        self._lines = _Lines()
        # Plain HTTP is for this very machine, to which no proxy leads.
        proxies = [urllib.request.ProxyHandler({})] if authority.startswith("http:") else []
        self._opener = urllib.request.build_opener(_ToNowhere(), self._lines, *proxies)
        self._opener.addheaders = [("User-Agent", "heard"), ("Accept", "application/json")]

    def get(self, url: str, params: Mapping[str, str] | None = None, **_: object) -> Answer:
        """Ask of what the authority tells about itself."""
        answer = self._ask(f"{url}?{urlencode(params)}" if params else url, None)
        if answer.status_code != 200:
            raise self.refused(_document(answer))
        return answer

    def post(self, url: str, data: Mapping[str, str] | None = None, **_: object) -> Answer:
        """Ask for a token; msal reads a refusal itself."""
        return self._ask(url, urlencode(data or {}).encode())

    def close(self) -> None:
        """Nothing is kept open."""

    def refused(self, answer: Mapping[str, Any]) -> SignInRefused | MailboxUnreachable:
        """Return the error for an answer that says no."""
        what, do = refusal(answer, self._scope)
        if code_of(answer) in PASSING or answer.get("error") in ("temporarily_unavailable", "server_error"):
            return self.unreachable(f"gives no token now ({what})")
        return SignInRefused(f"{self.host}: {what}. {do}")

    def unreachable(self, what: str, do: str = "") -> MailboxUnreachable:
        told = f"{self.host}: {what}. Tokens are asked for there; it will be tried again. {do}"
        return MailboxUnreachable(told.rstrip())

    @property
    def host(self) -> str:
        return self._authority.partition("://")[2]

    def _ask(self, url: str, form: bytes | None) -> Answer:
        scheme, where = urlsplit(url)[:2]
        if url.startswith(f"{self._as_msal_says}/"):
            url = self._authority + url.removeprefix(self._as_msal_says)
        elif scheme != "https" or where not in MICROSOFTS:
            raise self.unreachable("points to another host, which is asked for nothing")
        try:
            with self._lines.cut_after(self._all_within):
                return self._answered(url, form)
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise self.unreachable(*not_reached(error)) from None

    def _answered(self, url: str, form: bytes | None) -> Answer:
        try:
            with self._opener.open(url, form, timeout=self._within) as given:
                return self._read(given)
        except urllib.error.HTTPError as error:
            with error:
                if error.code >= 500 or error.code == TOO_OFTEN or 300 <= error.code < 400:
                    raise self.unreachable(f"answered {error.code}") from None
                answer = self._read(error)
        if "error" not in _document(answer):  # a filter's page, or a proxy's
            do = "Does what lies between let this host through?"
            raise self.unreachable(f"answered {answer.status_code}, and not as an authority does", do)
        return answer

    def _read(self, given: Any) -> Answer:
        return Answer(given.status, given.read(LONGEST).decode("utf-8", "replace"), {})


class _Line(http.client.HTTPConnection):
    lines: _Lines

    def connect(self) -> None:
        super().connect()
        self.lines.is_open(self.sock)


class _SecretLine(http.client.HTTPSConnection):
    lines: _Lines

    def connect(self) -> None:
        super().connect()
        self.lines.is_open(self.sock)


class _Lines(urllib.request.HTTPSHandler, urllib.request.HTTPHandler):
    """The connections of one opener, of which the one in use is cut where a whole answer takes too long.

    A limit of silence alone is none for a server that says a byte at a time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._line: socket.socket | None = None
        self._is_cut = False

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._opened, req)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._opened_plain, req)

    def _opened(self, host: str, **how: Any) -> http.client.HTTPConnection:
        line = _SecretLine(host, **how)
        line.lines = self
        return line

    def _opened_plain(self, host: str, **how: Any) -> http.client.HTTPConnection:
        line = _Line(host, **how)
        line.lines = self
        return line

    def is_open(self, line: socket.socket) -> None:
        self._line = line

    @contextmanager
    def cut_after(self, seconds: float) -> Iterator[None]:
        self._line, self._is_cut = None, False
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException):
            if self._is_cut:
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
        if self._is_cut:
            raise TimeoutError

    def _cut(self) -> None:
        self._is_cut = True
        if (line := self._line) is not None:
            with suppress(OSError):  # closed meanwhile
                socket.socket.shutdown(line, socket.SHUT_RDWR)


def _document(answer: Answer) -> Mapping[str, Any]:
    try:
        found = json.loads(answer.text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
