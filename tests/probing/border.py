"""A landlord's server that does to mail what real ones do: it judges, and rewrites, tags, strips and copies as told.

Mail that somebody signs in to send, and mail from anybody outside, goes through it into a mailbox on Dovecot.
"""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import SMTP as LINES
from email.utils import formatdate
from itertools import count

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from imapclient import IMAPClient

from rig import HOST, PASSWORD, Dovecot, free_port

MX = "mx.northgate.example"


@dataclass(kw_only=True)
class Habits:
    """What the server does.

    replaces_id   it gives mail a Message-ID of its own, and keeps the old one in this header ("": nowhere)
    strips        headers it takes out of all mail
    forged        whether it leaves in what came with a mail and only it may write
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
    verdict: str = "above"
    tags: bool = True
    folder: str = "INBOX"
    outsiders: str = ""
    loses: bool = False
    loses_outsiders: bool = False
    judges_insiders: bool = True


class Border:
    def __init__(self, server: Dovecot, user: str, habits: Habits) -> None:
        self.habits = habits
        self._server, self._user, self._taken = server, user, count(1)
        self._listens = Controller(
            self, hostname=HOST, port=free_port(), authenticator=self._sign_in, auth_require_tls=False,
            server_hostname=MX,
        )  # fmt: skip

    @property
    def port(self) -> int:
        return int(self._listens.port)

    def __enter__(self) -> Border:
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
            self._append("Sent Items", content)
        content = self._judged(session, self._rewritten(content, session))
        if self.habits.folder != "INBOX":
            self._append(self.habits.folder, content)
            return "250 2.0.0 OK"
        with smtplib.LMTP(HOST, self._server.lmtp_port, local_hostname=MX, timeout=60) as lmtp:
            lmtp.sendmail("bounce@else.example", [self._user], content)
        return "250 2.0.0 OK"

    def _append(self, folder: str, content: bytes) -> None:
        with IMAPClient(HOST, self._server.port, ssl=False) as client:
            client.login(self._user, PASSWORD)
            client.append(folder, content)

    def _judged(self, session: Session, content: bytes) -> bytes:
        how = "ESMTPA" if session.authenticated else "ESMTP"
        received = f"Received: from {session.host_name} by {MX} with {how} id {next(self._taken)}; {formatdate()}\r\n"
        found = "auth=pass" if session.authenticated else "dmarc=fail header.from=northgate.example"
        verdict = f"Authentication-Results: {MX}; {found}\r\n" if self._judges(session) else ""
        said = received + verdict if self.habits.verdict == "below" else verdict + received
        return said.encode() + content

    def _judges(self, session: Session) -> bool:
        return bool(self.habits.verdict) and (self.habits.judges_insiders or not session.authenticated)

    def _rewritten(self, content: bytes, session: Session) -> bytes:
        habits, mail = (
            self.habits,
            message_from_bytes(content, policy=LINES.clone(cte_type="7bit", max_line_length=None)),
        )
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
        for part in mail.walk():
            self._put_round(part)
        return re.sub(rb"\r?\n", b"\r\n", mail.as_bytes())

    def _put_round(self, part: Message) -> None:
        habits, kind = self.habits, part.get_content_type()
        if kind not in ("text/plain", "text/html") or not (habits.banner or habits.footer):
            return
        said = part.get_payload(decode=True)
        assert isinstance(said, bytes)
        text = said.decode()
        if kind == "text/plain":
            text = f"{habits.banner}\n{text}\n{habits.footer}\n"
        else:
            text = text.replace("<body>", f"<body><div>{habits.banner}</div>").replace(
                "</body>", f"<p>{habits.footer}</p></body>"
            )
        del part["Content-Transfer-Encoding"]
        part.set_payload(text)
