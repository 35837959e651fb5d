"""A server that speaks as Microsoft Graph does, by real HTTP, and is unfriendly on purpose.

What Microsoft's metadata says (csdl.py) is checked of every request and every answer; what it
does not say is in office.py and here: ids that stay only where one asks for them, tokens that
expire, at most two requests at once, connections cut, states forgotten, links to elsewhere.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import secrets
import threading
import time
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from mailboxes.graph.answers import Answer, Answers, Asked, Said
from mailboxes.graph.csdl import metadata
from mailboxes.graph.odata import NotUnderstood

AT_ONCE = 2  # requests a mailbox bears; Graph's own four, less what others take


@dataclass
class Trouble:
    """What is answered instead, so many times, to requests that look like this ("GET .../delta")."""

    on: re.Pattern[str]
    said: Said
    times: int


@dataclass
class FakeGraph(Answers):
    """Serves one mailbox.  `wrong` is what the adapter or this server itself did against Microsoft's metadata.

    others  the addresses of other mailboxes that are there, and whether the app may open each
    """

    user: str = "complaints@northgate.example"
    tokens: set[str] = field(default_factory=set)
    also_takes: Container[str] = ()  # tokens that somebody else gives
    others: dict[str, bool] = field(default_factory=dict)
    slow: float = 0.0
    drips: tuple[int, float] | None = None  # bytes of an answer at a time, and the seconds after them
    says_instead: bytes | None = None
    meanwhile: Callable[[Asked], None] | None = None  # what somebody else does just before a request is seen to
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    _troubles: list[Trouble] = field(default_factory=list)
    _in_flight: int = 0

    def __enter__(self) -> FakeGraph:
        fake = self

        class Handler(_Handler):
            graph = fake

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def issue(self) -> str:
        token = secrets.token_urlsafe()
        self.tokens.add(token)
        return token

    def trouble(self, status: int, code: str, *, on: str = "", times: int = 1, **headers: str) -> None:
        self._troubles.append(Trouble(re.compile(on), Said(status, code, **headers), times))

    def lines(self) -> list[str]:
        return [each.line for each in self.asked]

    # One request

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        with self.office.lock:
            self._in_flight += 1
            self.most_at_once = max(self.most_at_once, self._in_flight)
            too_many = self._in_flight > AT_ONCE
        try:
            time.sleep(self.slow)
            if too_many:
                raise Said(429, "ApplicationThrottled", **{"Retry-After": "1"})
            with self.office.lock:
                self._look_at_the_sign_in(asked)
                if self.meanwhile:
                    self.meanwhile(asked)
                self._be_troublesome(asked)
                self.office.keep_copies()
                self._check_request(asked)
                answer = self.routed(asked)
                return answer if self.says_instead is None else (200, {}, self.says_instead)
        except NotUnderstood as error:
            return self._refusal(Said(400, "ErrorInvalidUrlQueryFilter"), str(error))
        except Said as said:
            return self._refusal(said)
        finally:
            with self.office.lock:
                self._in_flight -= 1

    def _refusal(self, said: Said, text: str = "") -> Answer:
        # Graph's texts repeat what was asked for, with addresses.
        error = {"code": said.code, "message": text or f"The mailbox {self.user} did not like it."}
        return said.status, said.headers, json.dumps({"error": error}).encode()

    def _look_at_the_sign_in(self, asked: Asked) -> None:
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if token not in self.tokens and token not in self.also_takes:
            raise Said(401, "InvalidAuthenticationToken")
        if asked.path[:2] != ("v1.0", "users") or asked.path[2] not in {self.user, *self.others}:
            raise Said(404, "ErrorInvalidUser")
        if not self.others.get(asked.path[2], True):
            raise Said(403, "ErrorAccessDenied")

    def _be_troublesome(self, asked: Asked) -> None:
        for trouble in self._troubles:
            if trouble.times and trouble.on.search(asked.line):
                trouble.times -= 1
                raise trouble.said

    def _check_request(self, asked: Asked) -> None:
        if not asked.keeps_ids:
            self.wrong.append(f"{asked.line}: without immutable ids")
        if types := metadata():
            wrong = types.wrong_with_request(asked.method, asked.path[1:], asked.query)
            self.wrong += [f"{asked.line}: {each}" for each in wrong]
            if asked.headers.get("content-type") == "application/json":
                self.wrong += types.wrong_in("graph.message", json.loads(asked.body), f"{asked.line} asks")


class _Handler(BaseHTTPRequestHandler):
    graph: FakeGraph
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path = tuple(unquote(segment) for segment in parts.path.strip("/").split("/"))
        headers = {key.lower(): value for key, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        asked = Asked(self.command, path, dict(parse_qsl(parts.query)), headers, body)
        try:
            status, more, content = self.graph.answer(asked)
        except ConnectionAbortedError:
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        size, seconds = self.graph.drips or (max(len(content), 1), 0.0)
        with contextlib.suppress(ConnectionError):  # nobody waits for it any more
            for at in range(0, len(content), size):
                self.wfile.write(content[at : at + size])
                time.sleep(seconds)

    do_POST = do_PATCH = do_DELETE = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class FakeTokens:
    """Gives tokens that the fake server takes, as long as consent stands."""

    graph: FakeGraph
    has_consent: bool = True
    rejected_tokens: list[str] = field(default_factory=list)
    _current: str = ""
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def token(self) -> str:
        if not self._current:
            self._current = self.graph.issue() if self.has_consent else f"revoked{next(self._numbers)}"
        return self._current

    def rejected(self, token: str) -> None:
        self.rejected_tokens.append(token)
        if token == self._current:
            self._current = ""
