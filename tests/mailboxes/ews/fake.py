"""A server that speaks Exchange Web Services, by real HTTP, and is unfriendly on purpose.

What Microsoft's schema says (schema.py) is checked of every question and every answer; what it
does not say is in exchange.py and here: ids that change with every move, states forgotten,
tokens that expire, busy hours, connections cut after a letter has left.
"""

from __future__ import annotations

import base64
import secrets
import ssl
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from lxml import etree

from mailboxes.ews.exchange import Exchange
from mailboxes.ews.operations import Operations, answers, right, wrong
from mailboxes.ews.schema import wrong_with
from mailboxes.ews.told import ERRORS, NS, SOAP, TYPES, M

USER, PASSWORD = "complaints@northgate.example", "pässword"
PATH = "/EWS/Exchange.asmx"
FIRST_GUESS = "Exchange2013_SP1"
MOST_CREATED = 99  # a CreateItem of more closes the connection, as one real server's does


@dataclass(frozen=True)
class Busy:
    """A fault that asks for patience; None does not say for how long."""

    milliseconds: int | None = None


@dataclass(frozen=True)
class Says:
    """A code in place of what was asked for, or a status of HTTP, or a whole answer."""

    code: str = ""
    back_off: int | None = None  # milliseconds
    status: int = 0
    body: bytes = b""


class Cut:
    """The connection is cut in place of an answer."""


@dataclass(frozen=True)
class Rewritten:
    """The answer as it is, but for these words: a serializer would not write what comes in their place."""

    words: bytes
    by: bytes


@dataclass(frozen=True)
class CutBehind:
    """The answer has no length, so that its end is the connection's, and is cut somewhere behind these words."""

    words: bytes


class FakeTokens:
    """Gives tokens the server knows, until it is told to know them no longer."""

    def __init__(self, server: FakeExchange) -> None:
        self._server = server
        self.given: list[str] = []
        self.current: str | None = None

    def token(self) -> str:
        if self.current is None:
            self.current = secrets.token_urlsafe(32)
            self.given.append(self.current)
            self._server.tokens.add(self.current)
        return self.current

    def rejected(self, token: str) -> None:
        if token == self.current:
            self.current = None


@dataclass
class FakeExchange:
    """Serves one mailbox.  `wrong` is what the adapter or this server itself did against Microsoft's schema."""

    exchange: Exchange = field(default_factory=Exchange)
    mailbox: str = USER
    password: str = PASSWORD
    offers: str = 'Basic realm="exchange"'
    tokens: set[str] = field(default_factory=set)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    instead: dict[str, deque[Any]] = field(default_factory=lambda: defaultdict(deque))
    meanwhile: dict[str, Callable[[], object]] = field(default_factory=dict)  # after each of an operation
    streams: int = 0
    beats: float = 0.5  # seconds between signs of life of a stream
    stream_ends_after: float = 1800.0  # seconds
    signed_in_by: set[str] = field(default_factory=set)
    impersonated: set[str] = field(default_factory=set)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> FakeExchange:
        self.operations = Operations(self.exchange, self.mailbox)
        handler = type("Handler", (_Handler,), {"fake": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.port = self._http.server_address[1]
        self.endpoint = f"http://127.0.0.1:{self.port}{PATH}"
        return self

    def secure(self, certificate: tuple[Path, Path]) -> None:
        """Speak TLS from now on."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self.endpoint = self.endpoint.replace("http:", "https:")

    def __exit__(self, *_: object) -> None:
        self.over.set()
        with self.exchange.changed:
            self.exchange.changed.notify_all()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def operations_asked(self) -> list[str]:
        return [name for name, _ in self.asked]

    def check(self, what: str, message: Any) -> None:
        self.wrong += [f"{what}: {each}" for each in wrong_with(message)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    fake: FakeExchange
    timeout = 30
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._is_let_in():
            self._say(401, b"", ("WWW-Authenticate", self.fake.offers))
            return
        envelope = etree.fromstring(body, etree.XMLParser(huge_tree=True))
        question = envelope.find("s:Body", NS)[0]
        name = etree.QName(question).localname
        self.fake.asked.append((name, question))
        for each in (*envelope.find("s:Header", NS), question):
            if each.get("Version") == FIRST_GUESS:  # of the servers that the schema is not of, only the oldest we ask
                each.set("Version", "Exchange2016")
            self.fake.check("asked", each)
        as_whom = envelope.findtext("s:Header/t:ExchangeImpersonation//t:PrimarySmtpAddress", namespaces=NS)
        if as_whom is not None:
            self.fake.impersonated.add(as_whom)
        try:
            self._answer(name, question)
        except (ConnectionAbortedError, BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception as error:  # in a thread of the server's nobody would see it
            self.fake.wrong.append(f"{name}: {type(error).__name__} {error}")
            self.close_connection = True

    def _is_let_in(self) -> bool:
        kind, _, proof = self.headers.get("Authorization", "").partition(" ")
        self.fake.signed_in_by.add(kind)
        if kind == "Bearer":
            return proof in self.fake.tokens
        return kind == "Basic" and base64.b64decode(proof) in (
            f"{USER}:{self.fake.password}".encode(), f"{USER}:{self.fake.password}".encode("latin-1", "replace"),

        )  # fmt: skip

    def _answer(self, name: str, question: Any) -> None:
        instead = self.fake.instead[name].popleft() if self.fake.instead[name] else None
        if isinstance(instead, Cut) or (name == "CreateItem" and len(question.find("m:Items", NS)) > MOST_CREATED):
            raise ConnectionAbortedError
        if isinstance(instead, Busy):
            self._say(500, _fault("ErrorServerBusy", instead.milliseconds))
        elif isinstance(instead, Says) and instead.status:
            self._say(instead.status, instead.body or b"<html>Sorry.</html>")
        elif isinstance(instead, Says) and instead.body:
            self._say(200, instead.body)
        elif isinstance(instead, Says):
            self._tell(answers(name, wrong(name, instead.code, instead.back_off)))
        elif isinstance(instead, Rewritten):
            self._say(200, _envelope(self.fake.operations.do(question)).replace(instead.words, instead.by))
        elif isinstance(instead, CutBehind):
            self._tell_and_cut(self.fake.operations.do(question), instead.words)
        elif name == "GetStreamingEvents":
            self._stream(question)
        else:
            answer = self.fake.operations.do(question)
            self.fake.meanwhile.get(name, lambda: None)()
            self._tell(answer)

    def _tell(self, answer: Any) -> None:
        self.fake.check("answered", answer)
        self._say(200, _envelope(answer))

    def _tell_and_cut(self, answer: Any, words: bytes) -> None:
        before, _, behind = _envelope(answer).partition(words)
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(before + words + behind[: len(behind) // 2])
        self.close_connection = True

    def _say(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, question: Any) -> None:
        subscription = question.findtext("m:SubscriptionIds/t:SubscriptionId", namespaces=NS)
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if subscription not in self.fake.operations.subscriptions:
            self._piece(wrong("GetStreamingEvents", "ErrorSubscriptionNotFound"))
            self.wfile.write(b"0\r\n\r\n")
            return
        self.fake.streams += 1
        self._piece(right("GetStreamingEvents", M.ConnectionStatus("OK")))
        end = time.monotonic() + self.fake.stream_ends_after
        while not self.fake.over.is_set() and time.monotonic() < end:
            with self.fake.exchange.changed:
                if subscription not in self.fake.operations.subscriptions:
                    break
                news = self.fake.operations.news(subscription)
                if news is None:
                    self.fake.exchange.changed.wait(self.fake.beats)
            # Nothing but that it is still there, now and then.
            self._piece(right("GetStreamingEvents", M.ConnectionStatus("OK") if news is None else news))
        self.wfile.write(b"0\r\n\r\n")
        self.close_connection = True

    def _piece(self, message: Any) -> None:
        answer = answers("GetStreamingEvents", message)
        self.fake.check("answered", answer)
        piece = _envelope(answer)
        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.flush()


def _envelope(answer: Any) -> bytes:
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"s": SOAP})
    header = etree.SubElement(envelope, f"{{{SOAP}}}Header")
    etree.SubElement(
        header, f"{{{TYPES}}}ServerVersionInfo", MajorVersion="15", MinorVersion="2", MajorBuildNumber="1544",
        MinorBuildNumber="4", Version="V2017_07_11",
    )  # fmt: skip
    etree.SubElement(envelope, f"{{{SOAP}}}Body").append(answer)
    return etree.tostring(envelope, xml_declaration=True, encoding="utf-8")


def _fault(code: str, milliseconds: int | None) -> bytes:
    value = "" if milliseconds is None else f'<t:Value Name="BackOffMilliseconds">{milliseconds}</t:Value>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{SOAP}"><s:Body><s:Fault>'
        f"<faultcode>a:{code}</faultcode><faultstring>No.</faultstring><detail>"
        f'<e:ResponseCode xmlns:e="{ERRORS}">{code}</e:ResponseCode><e:Message xmlns:e="{ERRORS}">No.</e:Message>'
        f'<t:MessageXml xmlns:t="{TYPES}">{value}</t:MessageXml></detail></s:Fault></s:Body></s:Envelope>'
    ).encode()
