"""The landlord's server at the border: it takes mail in by SMTP, says what it found, and hands it on to the mailbox.

Whoever signs in there is vouched for under the address they signed in as.  Of anybody else it says whether the mail
came from where its From says: nobody outside writes from the landlord's own domain.
"""

from __future__ import annotations

import re
import smtplib
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from itertools import count

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from answers.officers_mail import MX

from rig import HOST, PASSWORD, Dovecot, free_port

OUR_DOMAIN = "northgate.example"
FROM = re.compile(rb"^from:(.*(?:\r\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
OUR_VERDICT = re.compile(rb"^authentication-results: *" + MX.encode() + rb";.*\r\n(?:[ \t].*\r\n)*", re.I | re.M)


class Border:
    """The server, for one mailbox of those on a Dovecot.

    strips   whether it takes out verdicts in its own name that come with a mail
    found    what it writes that it found, instead of what it finds
    """

    def __init__(self, server: Dovecot, user: str) -> None:
        self.strips, self.found = True, ""
        self._server, self._user, self._taken = server, user, count(1)
        self._listens = Controller(
            self,
            hostname=HOST,
            port=free_port(),
            authenticator=self._sign_in,
            auth_require_tls=False,
            server_hostname=MX,
        )

    def open(self) -> None:
        self._listens.start()

    def close(self) -> None:
        self._listens.stop()

    @staticmethod
    def _sign_in(_server: SMTP, session: Session, _envelope: Envelope, _mechanism: str, data: object) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
        return AuthResult(success=right, handled=False, auth_data=data)

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.original_content or b""
        head, blank, body = content.partition(b"\r\n\r\n")
        head = OUR_VERDICT.sub(b"", head + b"\r\n").rstrip(b"\r\n") if self.strips else head
        said = f"{self._received(session)}\r\n{MX_SAYS} {self.found or self._finds(session, head)}\r\n".encode()
        self.past(said + head + blank + body, hello=MX)
        return "250 2.0.0 OK"

    def _received(self, session: Session) -> str:
        signed_in = "ESMTPA" if session.authenticated else "ESMTP"
        number = next(self._taken)
        return f"Received: from {session.host_name} ([{HOST}]) by {MX} with {signed_in} id {number}; {formatdate()}"

    @staticmethod
    def _finds(session: Session, head: bytes) -> str:
        if session.authenticated:
            return f"auth=pass smtp.auth={session.auth_data.login.decode()}"
        written = FROM.search(head)
        domain = parseaddr(written[1].decode("utf-8", "replace"))[1].rpartition("@")[2] if written else ""
        return f"dmarc={'fail' if domain == OUR_DOMAIN else 'pass'} header.from={domain}"

    def past(self, content: bytes, *, hello: str = "post.northgate.example") -> None:
        """Hand a mail to the server behind it, which asks nobody and writes no verdict."""
        with smtplib.LMTP(HOST, self._server.lmtp_port, local_hostname=hello, timeout=60) as lmtp:
            lmtp.sendmail("bounce@else.example", [self._user], _as_sent(content))

    def send(self, content: bytes, *, signed_in_as: str | None = None, hello: str = "desk.else.example") -> None:
        """Send it a mail, as whoever signs in there, or as anybody can."""
        with smtplib.SMTP(HOST, self._listens.port, local_hostname=hello, timeout=60) as smtp:
            if signed_in_as is not None:
                smtp.login(signed_in_as, PASSWORD)
            smtp.sendmail(signed_in_as or "bounce@else.example", ["complaints@northgate.example"], _as_sent(content))


def _as_sent(content: bytes) -> bytes:
    return re.sub(rb"\r?\n", b"\r\n", content)


MX_SAYS = f"Authentication-Results: {MX};"


def sender_of(mail: EmailMessage) -> str:
    """Return the address a mail says it is from."""
    return parseaddr(str(mail["From"]))[1].lower()
