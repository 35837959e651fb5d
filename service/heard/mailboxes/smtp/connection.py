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

from heard.errors import MailboxUnreachable, SenderUnreachable, SignInRefused
from heard.mailboxes import Tokens

ANSWER_WITHIN = 30.0  # seconds, also to connect

_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}")  # RFC 3463
_PRINCIPAL = "its service principal (made with the Object ID of the Enterprise Application, not of the registration)"
_GRANT = (
    "Has the app SMTP.SendAsApp (with consent, or as Exchange's role Application SMTP.SendAsApp for this mailbox), and "
    f"{_PRINCIPAL} SendAs for this mailbox (Add-RecipientPermission), and is SMTP AUTH on for it?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where to sign in, and as whom; `user` None where the server asks for no sign-in, `tokens` None for a password."""

    host: str
    port: int
    security: Literal["tls", "starttls", "plain"]
    user: str | None
    password: str = field(repr=False)
    ca_file: Path | None
    tokens: Tokens | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def unreachable(self, cause: Exception | str) -> SenderUnreachable:
        what = (
            "no answer in time" if isinstance(cause, TimeoutError) else " ".join(str(cause).split())[:200].rstrip(".")
        )
        do = "Every letter is kept; check that the server runs and can be reached from here."
        return SenderUnreachable(f"{self}: {what or 'the connection broke'}. {do}")

    def token(self) -> str:
        """Return a token to sign in with.  Raises SenderUnreachable or SignInRefused."""
        assert self.tokens is not None
        try:
            return self.tokens.token()
        except MailboxUnreachable as error:
            raise SenderUnreachable(str(error)) from error

    @property
    def whom_to_let_send(self) -> str:
        """What a person does where the sign-in is good, and the address is not one to send as."""
        who = "the user that heard signs in as" if self.tokens is None else _PRINCIPAL.removeprefix("its ")
        return f"Give {who} SendAs for it: Add-RecipientPermission with -AccessRights SendAs."

    @property
    def what_to_check(self) -> str:
        """What a person looks at where the sign-in is refused."""
        return "Check user and password." if self.tokens is None else _GRANT


def codes(code: int, text: bytes | str) -> str:
    """Return a reply's codes alone: its text may repeat the address, and this goes into logs."""
    found = _ENHANCED.match(text if isinstance(text, bytes) else text.encode())
    return f"{code} {found[0].decode()}" if found else str(code)


class TokenRefused(SignInRefused):
    """The server would not take the token."""


def sign_in(server: Server) -> tuple[smtplib.SMTP, str | None]:
    """Connect, secure the line as settings ask, and sign in where there is a user.

    Returns the token that did it, too, None for a password.  One that is refused may have ended a moment ago: with
    another one it is tried once more.

    Raises SenderUnreachable or SignInRefused.
    """
    if server.tokens is None:
        with _in_our_words(server):
            return _open(server, None), None
    for again in (True, False):
        token = server.token()
        try:
            with _in_our_words(server):
                return _open(server, token), token
        except TokenRefused:
            server.tokens.rejected(token)
            if not again:
                raise
    raise AssertionError("it has been tried twice")


def _open(server: Server, token: str | None) -> smtplib.SMTP:
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
        if server.user and token is not None:
            _show_token(smtp, server, server.user, token)
        elif server.user and smtp.has_extn("auth"):
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


def _show_token(smtp: smtplib.SMTP, server: Server, user: str, token: str) -> None:
    """Sign in by XOAUTH2; a server that takes no token says why, and waits for an empty line before it says no."""
    if not smtp.has_extn("auth"):
        return  # as above: a relay
    if "XOAUTH2" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise SignInRefused(f"{server}: takes no tokens (no XOAUTH2). Give it a password: password_file.")
    shown = base64.b64encode(f"user={user}\1auth=Bearer {token}\1\1".encode()).decode()
    code, text = smtp.docmd("AUTH", f"XOAUTH2 {shown}")
    if code == 334:
        code, text = smtp.docmd("")
    if 500 <= code < 600 and code != 503:
        raise TokenRefused(f"{server}: refused the access token ({codes(code, text)}). {_GRANT}")
    if code not in (235, 503):
        raise server.unreachable(f"cannot sign in now ({code})")


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
        do = "Use the name it was made for, and have this machine trust the authority that signed it."
        raise SenderUnreachable(f"{server}: its certificate is not trusted ({error.verify_message}). {do}") from error
    except ssl.SSLError as error:
        do = "smtps: is for a port that speaks TLS at once, smtp: for one that offers STARTTLS."
        raise SenderUnreachable(f"{server}: TLS failed ({error.reason or 'no reason given'}). {do}") from error
    except smtplib.SMTPResponseException as error:
        raise server.unreachable(f"refuses to talk ({error.smtp_code})") from error
    except (smtplib.SMTPException, OSError) as error:
        raise server.unreachable(error) from error
