"""An SMTP server that keeps every letter, or refuses as it is told to: the other half of the rig.

It runs in a thread of its own on a free port of 127.0.0.1:

    with SmtpSink() as sink:
        ...sink.port, sink.letters...
        sink.replies["RCPT"] = "550 5.1.1 No such user"
        sink.stop(); sink.start()           # connection refused in between

Past some 600 letters a second it is itself the limit; `postfix_sink` is not, and keeps nothing.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import os
import re
import shutil
import signal
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Container, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from rig import ANSWERS_WITHIN, HOST, PASSWORD, answers, certificate, free_port, until


@dataclass(frozen=True, slots=True)
class Arrived:
    """A letter as the sink took it: `at` in seconds of the epoch, `content` as on the wire without dot-stuffing."""

    at: float
    sender: str
    to: tuple[str, ...]
    content: bytes

    @property
    def message_id(self) -> str | None:
        found = re.search(rb"^message-id:\s*(<[^>\r\n]*>)", self.content.partition(b"\r\n\r\n")[0], re.I | re.M)
        return found[1].decode("ascii", "replace") if found else None


class SmtpSink:
    """An SMTP server that takes everything and keeps it, until told otherwise.

    replies    what to say instead of 250 at "EHLO", "MAIL", "RCPT" or "DATA" (after the content): a text, or a
               function of the envelope that returns one; "drop" cuts the connection instead
    letters    all it said 250 to
    shown      what was shown to sign in by XOAUTH2, decoded
    offers     more lines for the answer to EHLO
    tokens     those it takes by XOAUTH2, in place of a password; None: it takes a password
    """

    def __init__(
        self, *, tls: bool = False, sign_in: bool = False, offers: tuple[str, ...] = (),
        tokens: Container[str] | None = None,
    ) -> None:  # fmt: skip
        self.port, self.offers = free_port(), offers
        self.replies: dict[str, str | Callable[[Envelope], str]] = {}
        self.letters: list[Arrived] = []
        self.commands: list[str] = []
        self.connections = 0
        self.sign_in, self.tokens = sign_in or tokens is not None, tokens
        self.shown: list[str] = []
        self._open: dict[SMTP, asyncio.Transport] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp sink", daemon=True)
        self._server: asyncio.Server | None = None
        self._home = Path(tempfile.mkdtemp(prefix="heard-"))
        self.certificate = certificate(self._home) if tls else None

    def _connection(self) -> SMTP:
        context = None
        if self.certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(*self.certificate)
        return _Connection(
            _Asked(self) if self.tokens is None else _AskedWithTokens(self),
            hostname="sink.example.test", enable_SMTPUTF8=True, loop=self._loop, tls_context=context,
            require_starttls=context is not None, data_size_limit=64 << 20, auth_require_tls=not self.sign_in,
            authenticator=self._check if self.sign_in else None,
            auth_exclude_mechanism=[] if self.tokens is None else ["PLAIN", "LOGIN"],
        )  # fmt: skip

    @staticmethod
    def _check(_server: object, _session: object, _envelope: object, _mechanism: str, data: object) -> AuthResult:
        return AuthResult(success=getattr(data, "password", b"") == PASSWORD.encode(), handled=False)

    def start(self) -> SmtpSink:
        if not self._thread.is_alive():
            self._thread.start()
        self._do(self._listen())
        return self

    async def _listen(self) -> None:
        self._server = await self._loop.create_server(self._connection, HOST, self.port)

    def stop(self) -> None:
        """Refuse new connections and cut the open ones; `start` brings it back on the same port."""
        self._do(self._leave())

    async def _leave(self) -> None:
        if self._server:
            self._server.close()
            self._server = None
        self._cut()

    def cut(self) -> None:
        """Cut every open connection; new ones are taken."""
        self._loop.call_soon_threadsafe(self._cut)
        until(lambda: not self._open, what="the connections to go")

    def _cut(self) -> None:
        for transport in list(self._open.values()):
            if not transport.is_closing():
                transport.abort()

    def close(self) -> None:
        self.stop()
        until(lambda: not self._open, what="the connections to go")
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(ANSWERS_WITHIN)
        self._loop.close()
        shutil.rmtree(self._home, ignore_errors=True)

    def _do(self, work: Coroutine[Any, Any, object]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(ANSWERS_WITHIN)

    def __enter__(self) -> SmtpSink:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()


class _Connection(SMTP):
    """aiosmtpd's server, counted."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        sink = self.event_handler.sink
        if self not in sink._open:  # else STARTTLS made it anew
            sink.connections += 1
        assert isinstance(transport, asyncio.Transport)
        sink._open[self] = transport
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.event_handler.sink._open.pop(self, None)
        super().connection_lost(error)


class _Asked:
    """What the sink answers, command by command."""

    def __init__(self, sink: SmtpSink) -> None:
        self.sink = sink

    def _reply(self, server: SMTP, command: str, envelope: Envelope, otherwise: str) -> str:
        self.sink.commands.append(command)
        reply = self.sink.replies.get(command, otherwise)
        reply = reply if isinstance(reply, str) else reply(envelope)
        if reply == "drop":
            server.transport.abort()
        return reply

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        session.host_name = name
        usual = [lines[0], *(f"250-{offer}" for offer in self.sink.offers), *lines[1:]]
        reply = self._reply(server, "EHLO", envelope, "")
        return [reply] if reply else usual

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, sender: str, options: list[str]
    ) -> str:
        # Asked here because aiosmtpd warns, loudly, of a sign-in required without TLS.
        refused = self.sink.sign_in and not session.authenticated
        reply = self._reply(
            server, "MAIL", envelope, "530 5.7.0 Authentication required" if refused else "250 2.1.0 OK"
        )
        if reply.startswith("2"):
            envelope.mail_from = sender
            envelope.mail_options.extend(options)
        return reply

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]) -> str:
        reply = self._reply(server, "RCPT", envelope, "250 2.1.5 OK")
        if reply.startswith("2"):
            envelope.rcpt_tos.append(to)
        return reply

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        reply = self._reply(server, "DATA", envelope, "250 2.0.0 OK queued")
        if reply.startswith("2"):
            content = envelope.original_content or b""
            to = tuple(envelope.rcpt_tos)
            self.sink.letters.append(Arrived(time.time(), envelope.mail_from or "", to, content))
        return reply


class _AskedWithTokens(_Asked):
    """The same, signed in to by XOAUTH2 alone; it says why not in a challenge, as Exchange does, before it says no."""

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        shown = base64.b64decode(args[1]).decode()
        self.sink.shown.append(shown)
        assert self.sink.tokens is not None
        token = shown.partition("auth=Bearer ")[2].rstrip("\1")
        if token in self.sink.tokens:
            return AuthResult(success=True)
        answer = await server.challenge_auth('{"status":"401","schemes":"bearer"}')
        assert answer == b"", "a refused token is answered with an empty line"
        return AuthResult(success=False, handled=False, message="535 5.7.3 Authentication unsuccessful")


@contextlib.contextmanager
def postfix_sink() -> Iterator[int | None]:
    """Run Postfix's smtp-sink, which is fast and keeps nothing; its port, or None where it is not installed."""
    path = shutil.which("smtp-sink", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if path is None:
        yield None
        return
    port = free_port()
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    # -a: it would offer a sign-in, and answer 250 to it, which no RFC lets stand for 235.
    process = subprocess.Popen([path, "-a", *user, f"{HOST}:{port}", "256"], stdout=subprocess.DEVNULL)
    try:
        until(lambda: answers(port), what="smtp-sink")
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(ANSWERS_WITHIN)
