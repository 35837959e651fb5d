"""A connection to a mail server that takes letters: opened, secured, signed in."""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from heard.errors import SenderUnreachable, SignInRefused

ANSWER_WITHIN = 30.0  # seconds, also to connect

_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}")  # RFC 3463


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where to sign in, and as whom; `user` None where the server asks for no sign-in."""

    host: str
    port: int
    security: Literal["tls", "starttls", "plain"]
    user: str | None
    password: str = field(repr=False)
    ca_file: Path | None

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def unreachable(self, cause: Exception | str) -> SenderUnreachable:
        what = (
            "no answer in time" if isinstance(cause, TimeoutError) else " ".join(str(cause).split())[:200].rstrip(".")
        )
        do = "Every letter is kept; check that the server runs and can be reached from here."
        return SenderUnreachable(f"{self}: {what or 'the connection broke'}. {do}")


def codes(code: int, text: bytes | str) -> str:
    """Return a reply's codes alone: its text may repeat the address, and this goes into logs."""
    found = _ENHANCED.match(text if isinstance(text, bytes) else text.encode())
    return f"{code} {found[0].decode()}" if found else str(code)


def sign_in(server: Server) -> smtplib.SMTP:
    """Connect, secure the line as settings ask, and sign in where there is a user.

    Raises SenderUnreachable or SignInRefused.
    """
    with _in_our_words(server):
        return _open(server)


def _open(server: Server) -> smtplib.SMTP:
    # Named without asking the DNS, which may take longer than all the rest.
    name = socket.gethostname()
    ours = name if "." in name and name.isascii() else "[127.0.0.1]"
    smtp: smtplib.SMTP
    if server.security == "tls":
        smtp = smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=ours, timeout=ANSWER_WITHIN, context=_verifying(server)
        )
    else:
        smtp = smtplib.SMTP(server.host, server.port, local_hostname=ours, timeout=ANSWER_WITHIN)
    try:
        # Else the last piece of a letter waits until the one before it is acknowledged.
        assert smtp.sock is not None
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            smtp.starttls(context=_verifying(server))
            smtp.ehlo_or_helo_if_needed()
        # A relay that knows its clients by their address offers no sign-in, and needs none.
        if server.user and smtp.has_extn("auth"):
            _log_in(smtp, server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _verifying(server: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.ca_file)


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    if "PLAIN" in smtp.esmtp_features.get("auth", "").upper().split():
        # smtplib's own takes only ASCII; RFC 4616 wants UTF-8.
        secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        code, text = smtp.docmd("AUTH", f"PLAIN {secret}")
        if code not in (235, 503):
            raise smtplib.SMTPAuthenticationError(code, text)
    else:
        smtp.login(user, password)


@contextlib.contextmanager
def _in_our_words(server: Server) -> Iterator[None]:
    """Raise what goes wrong while connecting as SenderUnreachable or SignInRefused."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code < 500:
            raise server.unreachable(f"cannot sign in now ({error.smtp_code})") from None
        said = codes(error.smtp_code, error.smtp_error)
        raise SignInRefused(f"{server}: refused the sign-in ({said}). Check user and password.") from None
    except smtplib.SMTPNotSupportedError:
        what = "STARTTLS" if server.security == "starttls" else "a sign-in"
        raise server.unreachable(f"does not offer {what}; nothing is sent without") from None
    except UnicodeError:
        raise SignInRefused(f"{server}: takes only ASCII in user and password. Choose another password.") from None
    except ssl.SSLCertVerificationError as error:
        do = "Use the name the certificate was made for, or set ca_file to the authority that signed it."
        raise SenderUnreachable(f"{server}: its certificate is not trusted ({error.verify_message}). {do}") from error
    except ssl.SSLError as error:
        do = "smtps: is for a port that speaks TLS at once, smtp: for one that offers STARTTLS."
        raise SenderUnreachable(f"{server}: TLS failed ({error.reason or 'no reason given'}). {do}") from error
    except smtplib.SMTPResponseException as error:
        raise server.unreachable(f"refuses to talk ({error.smtp_code})") from error
    except (smtplib.SMTPException, OSError) as error:
        raise server.unreachable(error) from error
