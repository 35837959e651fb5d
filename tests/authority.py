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
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from heard.now import utc_now
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
    slowly     seconds it leaves between the bytes of an answer; 0: none
    points_to  the host it says tokens are given by; None: itself
    says       what stands in place of its answer to who asks for a token, with the status `says_with`
    asked      what it was sent, form by form
    """

    def __init__(self, *, secret: str = "s3cret", life: int = 3600) -> None:
        self.secret, self.life = secret, life
        self.refuses: int | None = None
        self.status: int | None = None
        self.silent = False
        self.slowly = 0.0
        self.points_to: str | None = None
        self.says: bytes | None = None
        self.says_with = 200
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
                for place in range(len(what)) if authority.slowly else ():
                    self.wfile.write(what[place : place + 1])
                    if authority.over.wait(authority.slowly):
                        return
                if not authority.slowly:
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
        oauth = f"https://{self.points_to}/{DIRECTORY}/oauth2/v2.0" if self.points_to else f"{here}/oauth2/v2.0"
        endpoints = {"token_endpoint": f"{oauth}/token", "authorization_endpoint": f"{oauth}/authorize"}
        return 200, _json({"issuer": f"{here}/v2.0"} | endpoints)

    def _standing(self, token: str) -> dict[str, Any]:
        if token not in self.good:
            return {"active": "false"}
        return {"active": "true", "email": self.good[token]}

    def given(self, path: str, form: dict[str, str]) -> tuple[int, bytes]:
        self.asked.append(form)
        if self.says is not None:
            return self.says_with, self.says
        if self.refuses is not None:
            return _refused(self.refuses)
        if "client_assertion" not in form and form.get("client_secret") != self.secret:
            return _refused(7000215)
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


def made(ends: datetime | None = None) -> tuple[str, str]:
    """Return a new private key and a certificate of it, in PEM.

    ends  the last second it is good for; None: in a year
    """
    key, last = generate_private_key(65537, 2048), ends or utc_now() + timedelta(days=365)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "heard")])
    certificate = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), last - timedelta(days=730), last
    ).sign(key, SHA256())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private.decode(), certificate.public_bytes(Encoding.PEM).decode()


def _json(what: dict[str, Any]) -> bytes:
    return json.dumps(what).encode()


def _refused(code: int) -> tuple[int, bytes]:
    """As Microsoft does: 401 where the app proved nothing, 400 for all else."""
    is_proof = 700021 <= code <= 700030 or 7000215 <= code <= 7000222
    return (401, _error("invalid_client", code)) if is_proof else (400, _error("unauthorized_client", code))


def _error(word: str, code: int) -> bytes:
    return _json({"error": word, "error_description": SAYS.format(code=code), "error_codes": [code]})
