"""Realistic complaint mail, the same for the same count and seed: what the bench feeds to everything it measures.

70 % are new complaints, 30 % replies, with In-Reply-To and the whole References chain of
their thread.  3 to 70 KB each, lines end in CRLF.  Styles: Outlook (Word HTML, windows-1252
or utf-8), Exchange, Gmail, Android, iPhone (some plain only), a web form (plain only).  About
a quarter carry a small PDF or JPEG; some Outlook mail has an inline logo.

Nothing may be drawn from the random source in another order, or all figures of the past are of other mail.
"""

from __future__ import annotations

import base64
import quopri
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from email.header import Header
from email.utils import format_datetime

from mail_bodies import Quoting, joined, office_html, paragraphs, web_html
from mail_words import FIRST_NAMES, GREETINGS, LAST_NAMES, MAILERS, PROVIDERS, SIGNATURES, SUBJECTS

TO = "complaints@example.test"
BEGINS = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
STYLES = {"outlook": 28, "exchange": 14, "gmail": 22, "android": 12, "iphone": 17, "form": 7}
OF_OFFICE = ("outlook", "exchange")


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `root` is the Message-ID of the complaint it belongs to, its own for a complaint."""

    message_id: str
    root: str
    sender: str
    raw: bytes = field(repr=False)

    @property
    def is_reply(self) -> bool:
        return self.message_id != self.root


@dataclass
class _Thread:
    """A complaint and what followed: who writes, and what they wrote last, to be quoted."""

    who: str
    address: str
    subject: str
    style: str
    ids: list[str] = field(default_factory=list)
    last: str = ""

    @property
    def domain(self) -> str:
        return self.address.split("@")[1]


def messages(count: int, seed: int = 7) -> Iterator[Mail]:
    """Yield `count` mails in the order they were sent."""
    chance = random.Random(seed)
    threads: list[_Thread] = []
    for number in range(count):
        when = BEGINS + timedelta(seconds=37 * number + chance.randint(0, 30))
        style = chance.choices(list(STYLES), list(STYLES.values()))[0]
        if threads and chance.random() < 0.30:
            thread = threads[max(0, len(threads) - 1 - int(chance.expovariate(1 / 60)))]
            style = thread.style if thread.style != "form" else "gmail"
        else:
            thread = _complaint(chance, style)
            threads.append(thread)
        yield _Draft(chance, number, style, thread).mail(when)


def _complaint(chance: random.Random, style: str) -> _Thread:
    who = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    local = "".join(c for c in who.lower().replace(" ", ".") if c.isascii() and (c.isalnum() or c == "."))
    address = f"{local}{chance.randint(1, 9999)}@{chance.choice(PROVIDERS)}"
    subjects = chance.choice(SUBJECTS)
    subject = chance.choice(subjects).format(ref=f"{chance.randint(10**6, 10**7)}")
    return _Thread(who, address, subject, style)


class _Draft:
    """One mail being written."""

    def __init__(self, chance: random.Random, number: int, style: str, thread: _Thread) -> None:
        self.chance, self.number, self.style, self.thread = chance, number, style, thread
        self.references = list(thread.ids)
        self.quoted = thread.last if self.references else ""
        self.office = style in OF_OFFICE

    def mail(self, when: datetime) -> Mail:
        thread, chance = self.thread, self.chance
        message_id = self._message_id()
        thread.ids.append(message_id)
        self.date = format_datetime(when.astimezone(timezone(timedelta(hours=chance.choice([0, 1, 2])))))
        size = min(56_000, max(2_600, int(chance.lognormvariate(9.25, 0.75))))  # wanted, on the wire
        headers = self._headers(message_id)
        body = self._body(headers, size)
        raw = "\r\n".join(headers) + "\r\n\r\n" + body
        raw = raw.replace("\r\n", "\n").replace("\n", "\r\n")
        return Mail(message_id, thread.ids[0], thread.address, raw.encode("ascii", "replace"))

    def _hex(self, count: int) -> str:
        return "".join(self.chance.choice("0123456789ABCDEF") for _ in range(count))

    def _noise(self, size: int) -> str:
        return base64.b64encode(self.chance.randbytes(size)).decode()

    def _file(self, size: int, magic: bytes) -> str:
        return base64.encodebytes(magic + self.chance.randbytes(size)).decode()

    # Headers

    def _message_id(self) -> str:
        domain, chance, hexes = self.thread.domain, self.chance, self._hex
        if self.office:
            host = f"{hexes(2)}{hexes(4)}PR{chance.randint(10, 99)}MB{chance.randint(1000, 9999)}{hexes(28)}"
            return f"<{host}@{hexes(2)}{hexes(4)}PR01.eurprd01.prod.{domain}>"
        if self.style == "iphone":
            return f"<{hexes(8)}-{hexes(4)}-{hexes(4)}-{hexes(4)}-{hexes(12)}@{domain}>"
        if self.style == "form":
            return f"<web.{self.number:07d}.{hexes(10).lower()}@forms.{domain}>"
        return f"<CA{hexes(12)}={hexes(8)}_{hexes(16)}@mail.{domain}>"

    def _headers(self, message_id: str) -> list[str]:
        thread, references = self.thread, self.references
        subject = thread.subject
        if references:
            subject = ("RE: " if self.office else "Re: ") + subject
        headers = [f"Return-Path: <{thread.address}>", f"Delivered-To: {TO}", *self._trace()]
        if self.office:
            headers += self._exchange_headers(subject)
        who = f'"{thread.who}"' if "'" in thread.who else _header(thread.who)
        to = f'"Complaints" <{TO}>' if self.chance.random() < 0.5 else TO
        headers += [f"From: {who} <{thread.address}>", f"To: {to}", f"Subject: {_header(subject)}"]
        headers += [f"Date: {self.date}", f"Message-ID: {message_id}"]
        if references:
            headers += [f"In-Reply-To: {references[-1]}", "References: " + "\r\n ".join(references)]
        if self.style in MAILERS:
            headers.append(MAILERS[self.style])
        return [*headers, "MIME-Version: 1.0"]

    def _trace(self) -> Iterator[str]:
        """What the servers on the way wrote."""
        chance, domain, address = self.chance, self.thread.domain, self.thread.address
        for hop in range(chance.randint(2, 5)):
            yield (
                f"Received: from mx{hop}.{domain} (mx{hop}.{domain} [203.0.113.{chance.randint(1, 254)}])\r\n"
                f"\tby mx{hop + 1}.example.test (Postfix) with ESMTPS id {self._hex(11)}\r\n"
                f"\t(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)\r\n\tfor <{TO}>; {self.date}"
            )
        yield (
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=sel{chance.randint(1, 9)};\r\n"
            f"\th=from:to:subject:date:message-id:mime-version; bh={self._noise(32)};\r\n"
            "\tb=" + "\r\n\t ".join(self._noise(48) for _ in range(5))
        )
        yield (
            f"Authentication-Results: mx.example.test; dkim=pass header.d={domain};\r\n"
            f"\tspf=pass smtp.mailfrom={address}; dmarc=pass header.from={domain}"
        )

    def _exchange_headers(self, subject: str) -> list[str]:
        return [
            f"X-MS-Exchange-CrossTenant-id: {self._hex(8)}-{self._hex(4)}-{self._hex(4)}",
            "X-MS-Has-Attach: yes" if self.chance.random() < 0.3 else "X-MS-Has-Attach:",
            f"x-ms-office365-filtering-correlation-id: {self._hex(32).lower()}",
            "x-ms-exchange-antispam-messagedata: " + self._noise(96).replace("=", ""),
            f"Thread-Topic: {_header(subject)}",
            f"Thread-Index: {self._noise(22)}",
            "Accept-Language: en-GB, en-US",
            "Content-Language: en-GB",
        ]

    # Body

    def _body(self, headers: list[str], size: int) -> str:
        """Return the body, and add its Content-Type to the headers."""
        chance = self.chance
        attached = self._attached(size)
        logo = self.style == "outlook" and size > 12_000 and chance.random() < 0.3
        only_text = self.style == "form" or (self.style == "iphone" and chance.random() < 0.45)
        room = size - sum(len(line) + 2 for line in headers) - sum(len(one[2]) for one in attached)
        text, own = self._text(max(400, room - (3000 if logo else 0)), only_text)
        charset = "windows-1252" if self.style == "outlook" and chance.random() < 0.5 else "utf-8"
        self.boundary = f"_{self.number:06d}_{self._hex(18)}_"
        if only_text:
            kind, body = self._plain(text, charset)
        else:
            quoting = Quoting(self.thread.who, self.thread.address, self.thread.subject, self.date, self.quoted)
            html = office_html(quoting, own, charset, logo) if self.office else web_html(quoting, own)
            kind, body = self._alternative(text, html, charset)
        if logo:
            kind, body = self._with_logo(kind, body)
        for media, name, content in attached:
            part = (
                f'Content-Type: {media}; name="{name}"\r\nContent-Disposition: attachment; filename="{name}"\r\n'
                f"Content-Transfer-Encoding: base64\r\n\r\n{content}"
            )
            body = joined("mix" + self.boundary, [f"{kind}\r\n\r\n{body}", part])
            kind = f'Content-Type: multipart/mixed; boundary="mix{self.boundary}"'
        headers.append(kind)
        return body

    def _encoded(self, text: str, charset: str) -> tuple[str, str]:
        """Return the transfer encoding, and the text in it."""
        content = text.encode(charset, "replace")
        if self.style == "android":
            return "base64", base64.encodebytes(content).decode()
        return "quoted-printable", quopri.encodestring(content).decode()

    def _plain(self, text: str, charset: str) -> tuple[str, str]:
        encoding, content = self._encoded(text, charset)
        flowed = "; format=flowed" if self.style == "form" else ""
        return f"Content-Type: text/plain; charset={charset}{flowed}\r\nContent-Transfer-Encoding: {encoding}", content

    def _alternative(self, text: str, html: str, charset: str) -> tuple[str, str]:
        parts = []
        for subtype, words in (("plain", text), ("html", html)):
            encoding, content = self._encoded(words, charset)
            head = f'Content-Type: text/{subtype}; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}'
            parts.append(f"{head}\r\n\r\n{content}")
        boundary = "alt" + self.boundary
        return f'Content-Type: multipart/alternative; boundary="{boundary}"', joined(boundary, parts)

    def _with_logo(self, kind: str, body: str) -> tuple[str, str]:
        boundary = "rel" + self.boundary
        image = (
            'Content-Type: image/png; name="image001.png"\r\nContent-ID: <image001.png@01DA>\r\n'
            'Content-Disposition: inline; filename="image001.png"\r\n'
            f"Content-Transfer-Encoding: base64\r\n\r\n{self._file(2000, b'PNG')}"
        )
        related = f'Content-Type: multipart/related; type="multipart/alternative"; boundary="{boundary}"'
        return related, joined(boundary, [f"{kind}\r\n\r\n{body}", image])

    def _attached(self, size: int) -> list[tuple[str, str, str]]:
        chance = self.chance
        if self.style == "form" or size <= 9000 or chance.random() >= 0.36:
            return []
        weight = int(min(size * chance.uniform(0.35, 0.6), 30_000) / 1.37)
        if self.style in ("iphone", "android") or chance.random() < 0.4:
            name = f"IMG_{chance.randint(1000, 9999)}.jpeg"
            return [("image/jpeg", name, self._file(weight, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"))]
        name = f"Invoice {chance.randint(1000, 9999)}.pdf"
        return [("application/pdf", name, self._file(weight, b"%PDF-1.4\n"))]

    def _text(self, room: int, only_text: bool) -> tuple[str, str]:
        """Return the plain text, and the part of it that quotes nobody."""
        chance, thread, quoted = self.chance, self.thread, self.quoted
        overhead = 0 if only_text else 2600 if self.office else 300
        share = 1.0 if only_text else {"outlook": 0.34, "exchange": 0.36}.get(self.style, 0.42)
        wanted = max(180, int((room - overhead) * share))
        written = paragraphs(chance, max(150, wanted - len(quoted)))
        greeting = chance.choice(GREETINGS)
        with_phone = f"Kind regards\n{thread.who}\n+44 20 7946 0{chance.randint(100, 999)}"
        own = "\n\n".join([greeting, *written, SIGNATURES.get(self.style, with_phone)])
        thread.last = own[:4000]
        if not quoted:
            return own, own
        if self.office:
            head = f"From: {thread.who} <{thread.address}>\nSent: {self.date}\nTo: {TO}\nSubject: {thread.subject}"
            return f"{own}\n\n-----Original Message-----\n{head}\n\n{quoted}", own
        lines = "\n".join("> " + line for line in quoted.split("\n"))
        return f"{own}\n\nOn {self.date}, {thread.who} <{thread.address}> wrote:\n{lines}", own


def _header(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=70).encode()
