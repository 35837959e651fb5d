"""An authority that gives tokens, as Microsoft's does, and says of each whether it is good: over real HTTP.

    with Authority(secret="s3cret") as authority:
        AppTokens(authority=authority.url, tenant=DIRECTORY, client="user1", secret="s3cret", scope=SCOPE).token()
        authority.refuses = 7000222         # the secret has expired
        authority.end_all()                 # no token given so far is good any more

A token is for the mailbox that the client is called; `introspect` is what Dovecot asks (RFC 7662).
"""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from rig import HOST

DIRECTORY = "northgate.onmicrosoft.com"
SCOPE = "https://outlook.office365.com/.default"
SAYS = "AADSTS{code}: words of a tenant's own. Trace ID: 1 Correlation ID: 2 Timestamp: 2026-11-22 10:00:00Z"


class Authority:
    """It knows one tenant, and every client whose secret or certificate is right.

    life       seconds a token is said to last
    refuses    the number of Microsoft's error that it says no with; None: it gives a token
    status     what it answers all with in place of that; None: as it should
    silent     whether it takes a request and says nothing
    says       what stands in place of its answer to who asks for a token
    asked      what it was sent, form by form
    """

    def __init__(self, *, secret: str = "s3cret", life: int = 3600) -> None:
        self.secret, self.life = secret, life
        self.refuses: int | None = None
        self.status: int | None = None
        self.silent = False
        self.says: bytes | None = None
        self.asked: list[dict[str, str]] = []
        self.good: dict[str, str] = {}
        self.over = threading.Event()
        self._server = ThreadingHTTPServer((HOST, 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._server.server_port}"

    @property
    def introspection(self) -> str:
        """The address that a token is put behind."""
        return f"{self.url}/introspect?token="

    def end_all(self) -> None:
        self.good.clear()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        authority = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._say(*authority.told(self.path))

            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                self._say(*authority.given(self.path, {key: value[0] for key, value in form.items()}))

            def _say(self, status: int, what: bytes) -> None:
                if authority.silent:
                    authority.over.wait(60)
                    return
                self.send_response(authority.status or status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(what)))
                if 300 <= (authority.status or status) < 400:
                    self.send_header("Location", f"{authority.url}/elsewhere")
                self.end_headers()
                self.wfile.write(what)

            def log_message(self, *_: object) -> None:
                pass

        return Answer

    def told(self, path: str) -> tuple[int, bytes]:
        parts = urlsplit(path)
        if parts.path == "/introspect":
            return 200, _json(self._standing(parse_qs(parts.query).get("token", [""])[0]))
        if parts.path != f"/{DIRECTORY}/v2.0/.well-known/openid-configuration":
            return 400, _error("invalid_tenant", 90002)
        here = f"https://{HOST}:{self._server.server_port}/{DIRECTORY}"  # as it says itself; nobody has plain HTTP
        oauth = f"{here}/oauth2/v2.0"
        endpoints = {"token_endpoint": f"{oauth}/token", "authorization_endpoint": f"{oauth}/authorize"}
        return 200, _json({"issuer": f"{here}/v2.0"} | endpoints)

    def _standing(self, token: str) -> dict[str, Any]:
        if token not in self.good:
            return {"active": "false"}
        return {"active": "true", "email": self.good[token]}

    def given(self, path: str, form: dict[str, str]) -> tuple[int, bytes]:
        self.asked.append(form)
        if self.says is not None:
            return 200, self.says
        if self.refuses is not None:
            return 401, _error("invalid_client", self.refuses)
        if "client_assertion" not in form and form.get("client_secret") != self.secret:
            return 401, _error("invalid_client", 7000215)
        token = f"token-{len(self.asked)}-{time.monotonic_ns()}"
        self.good[token] = form["client_id"]
        return 200, _json({"token_type": "Bearer", "expires_in": self.life, "access_token": token})

    def __enter__(self) -> Authority:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _json(what: dict[str, Any]) -> bytes:
    return json.dumps(what).encode()


def _error(word: str, code: int) -> bytes:
    return _json({"error": word, "error_description": SAYS.format(code=code), "error_codes": [code]})
