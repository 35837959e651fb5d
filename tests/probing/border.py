"""A landlord's server that does to mail what real ones do: it judges, and rewrites, tags, strips and copies as told.

Mail that somebody signs in to send, and mail from anybody outside, goes through it into a mailbox on Dovecot.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.utils import formatdate
from itertools import count
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from imapclient import IMAPClient

from mailboxes.inside import AS_IT_IS, put_round
from rig import HOST, PASSWORD, Dovecot, free_port

MX = "mx.northgate.example"


@dataclass(kw_only=True)
class Habits:
    """What the server does.

    replaces_id   it gives mail a Message-ID of its own, and keeps the old one in this header ("": nowhere)
    strips        headers it takes out of all mail
    forged        whether it leaves in what came with a mail and only it may write
    names_itself  whether its verdicts do; Microsoft's do not
    verdict       "above" or "below" its own Received; "": it writes none
    tags          whether complaints+anything@ is delivered here; else it is refused
    folder        where it puts mail
    outsiders     what it says to those who do not sign in; "": they may write
    loses         whether it takes mail and delivers none; `loses_outsiders`: none of those who do not sign in
    judges_insiders   whether it writes a verdict on mail of those who sign in, too
    """

    replaces_id: str | None = None
    strips: tuple[str, ...] = ()
    subject_tag: str = ""
    banner: str = ""
    footer: str = ""
    copies: bool = False
    forged: bool = False
    names_itself: bool = True
    verdict: str = "above"
    tags: bool = True
    folder: str = "INBOX"
    outsiders: str = ""
    loses: bool = False
    loses_outsiders: bool = False
    judges_insiders: bool = True


class TakesIn:
    """The server with these habits; what it takes in it hands on by `deliver`."""

    def __init__(self, habits: Habits, deliver: Callable[[bytes], object]) -> None:
        self.habits, self.deliver, self._taken = habits, deliver, count(1)
        self._listens = Controller(
            self, hostname=HOST, port=free_port(), authenticator=self._sign_in, auth_require_tls=False,
            server_hostname=MX,
        )  # fmt: skip

    @property
    def port(self) -> int:
        return int(self._listens.port)

    def __enter__(self) -> Self:
        self._listens.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listens.stop()

    @staticmethod
    def _sign_in(_server: SMTP, session: Session, _envelope: Envelope, _mechanism: str, data: object) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
        return AuthResult(success=right, handled=False, auth_data=data)

    async def handle_RCPT(self, _server: SMTP, session: Session, envelope: Envelope, to: str, _: list[str]) -> str:
        if "+" in to and not self.habits.tags:
            return "550 5.1.1 No such user"
        if self.habits.outsiders and not session.authenticated:
            return self.habits.outsiders
        envelope.rcpt_tos.append(to)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.original_content or b""
        if self.habits.loses or (self.habits.loses_outsiders and not session.authenticated):
            return "250 2.0.0 OK"
        if self.habits.copies and session.authenticated:
            self.keep_copy(content)
        self.deliver(self._judged(session, self._rewritten(content, session)))
        return "250 2.0.0 OK"

    def keep_copy(self, content: bytes) -> None:
        """Keep what was sent; a server that only takes mail in keeps none."""

    def _judged(self, session: Session, content: bytes) -> bytes:
        how = "ESMTPA" if session.authenticated else "ESMTP"
        received = f"Received: from {session.host_name} by {MX} with {how} id {next(self._taken)}; {formatdate()}\r\n"
        found = "auth=pass" if session.authenticated else "dmarc=fail header.from=northgate.example"
        name = f"{MX}; " if self.habits.names_itself else ""
        verdict = f"Authentication-Results: {name}{found}\r\n" if self._judges(session) else ""
        said = received + verdict if self.habits.verdict == "below" else verdict + received
        return said.encode() + content

    def _judges(self, session: Session) -> bool:
        return bool(self.habits.verdict) and (self.habits.judges_insiders or not session.authenticated)

    def _rewritten(self, content: bytes, session: Session) -> bytes:
        habits, mail = self.habits, message_from_bytes(content, policy=AS_IT_IS)
        if not session.authenticated and not habits.forged:
            del mail["Authentication-Results"], mail["X-MS-Exchange-Organization-AuthAs"]
        if habits.replaces_id is not None:
            ours = mail["Message-ID"]
            del mail["Message-ID"]
            mail["Message-ID"] = f"<{next(self._taken)}@prod.outlook.example>"
            if habits.replaces_id:
                mail[habits.replaces_id] = ours
        for name in habits.strips:
            del mail[name]
        if habits.subject_tag:
            subject = mail["Subject"]
            del mail["Subject"]
            mail["Subject"] = f"{habits.subject_tag} {subject}"
        put_round(mail, habits.banner, habits.footer)
        return re.sub(rb"\r?\n", b"\r\n", mail.as_bytes())


class Border(TakesIn):
    """The same in front of a mailbox on Dovecot."""

    def __init__(self, server: Dovecot, user: str, habits: Habits) -> None:
        super().__init__(habits, self._deliver)
        self._server, self._user = server, user

    def keep_copy(self, content: bytes) -> None:
        self._append("Sent Items", content)

    def _deliver(self, content: bytes) -> None:
        if self.habits.folder != "INBOX":
            self._append(self.habits.folder, content)
            return
        with smtplib.LMTP(HOST, self._server.lmtp_port, local_hostname=MX, timeout=60) as lmtp:
            lmtp.sendmail("bounce@else.example", [self._user], content)

    def _append(self, folder: str, content: bytes) -> None:
        with IMAPClient(HOST, self._server.port, ssl=False) as client:
            client.login(self._user, PASSWORD)
            client.append(folder, content)
