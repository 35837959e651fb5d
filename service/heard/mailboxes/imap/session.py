"""One signed-in IMAP connection, and what may go wrong with it.

Every error comes out as one of ours, in one line that names the server and what to do,
and never holds the password or the token.
"""

from __future__ import annotations

import contextlib
import imaplib
import json
import select
import socket
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError, ProtocolError

from heard.errors import MailboxError, MailboxUnreachable, NotLetIn, SignInRefused
from heard.mailboxes import Tokens

CONNECT_WITHIN = 20.0  # seconds
ANSWER_WITHIN = timedelta(minutes=1)  # of silence in the middle of an answer, after which the server is held to be gone

# imaplib refuses longer lines than this, so as not to be flooded.  Its own 1,000,000 bytes are
# what a SEARCH answers in a folder of 100,000 messages.
imaplib._MAXLINE = 20_000_000  # type: ignore[attr-defined]

# RFC 5530: the server cannot tell now whether the password is right, so nobody need be woken.
NOT_A_REFUSAL = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")

TOKEN_OVER = "AccessTokenExpired"  # noqa: S105  a word of the server's, and no secret
"""What Exchange Online says when it ends a session because its token has ended: * BYE Session invalidated - ..."""
NOT_CONNECTED = "authenticated but not connected"
"""What Exchange Online says to the first command where the token is good, and the mailbox is not granted to the app."""
MOST_QUESTIONS = 2  # of a server, in XOAUTH2: for the token, and whether we have read why it will not do
_GRANT = (
    "Has the app IMAP.AccessAsApp with consent, and its service principal (made with the Object ID of the Enterprise "
    "Application, not of the registration) FullAccess to this mailbox?"
)


class TokenOver(MailboxUnreachable):
    """The server ended the session because the token it was begun with has ended; another one will do."""


class TokenRefused(NotLetIn):
    """The server would not take the token."""


class NotConnected(NotLetIn):
    """The token is good, and the mailbox not to be had: not granted to the app, or not to be reached for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where to sign in, and as whom: with a password, or with tokens in its place."""

    host: str
    port: int
    security: Literal["tls", "starttls", "plain"]
    user: str
    password: str = field(repr=False)
    tokens: Tokens | None = field(default=None, repr=False)
    ca_file: Path | None = None
    answer_within: timedelta = ANSWER_WITHIN

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def said(self, text: object) -> str:
        """Return somebody else's words fit for our line: short, on one line, without the password."""
        line = " ".join(str(text).split())
        return (line.replace(self.password, "...") if self.password else line)[:200].rstrip(".")


class Client(IMAPClient):  # type: ignore[misc]
    """imapclient, with a wait that hears everything and can be ended from another thread.

    A server may put `* 5 EXISTS` into one packet with the `+ idling` before it; Dovecot does.
    It is then in imaplib's buffer, the socket stays silent, and a plain poll would sleep on.
    So the first look after `idle` reads without polling.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._just_idle = False
        self._waker, self._wake = socket.socketpair()
        # imaplib formats every line it sees for a log nobody keeps, and LOGIN is one of the lines.
        self._imap.debug = 0
        self.normalise_times = False  # or INTERNALDATE loses its offset

    def idle(self) -> None:
        super().idle()
        self._just_idle = True

    def _poll_socket(self, sock: socket.socket, timeout: float | None = None) -> list[Any]:
        if self._just_idle:
            self._just_idle = False
            return [sock]
        poller = select.poll()
        poller.register(sock, select.POLLIN)
        poller.register(self._wake, select.POLLIN)
        return poller.poll(None if timeout is None else max(0.0, timeout) * 1000)

    def wake(self) -> None:
        """End the wait another thread is in, and every later one."""
        with contextlib.suppress(OSError):
            self._waker.send(b"x")

    def shutdown(self) -> None:
        try:
            super().shutdown()
        finally:
            self._waker.close()
            self._wake.close()

    def has_spoken(self) -> bool:
        """Say whether the server has said something, unasked, that nobody has read yet."""
        poller = select.poll()
        poller.register(self.socket(), select.POLLIN)
        return bool(poller.poll(0))

    def told_of_more(self) -> bool:
        """Say whether any answer since the last call, to whatever command, told of new messages."""
        return bool(self._imap.response("EXISTS")[1] != [None])


def sign_in(server: Server) -> tuple[Client, str | None]:
    """Connect, secure the line as settings ask, and sign in; return the token that did it, None for a password.

    A token that is refused may have ended a moment ago: with another one it is tried once more.

    Raises MailboxUnreachable or SignInRefused.
    """
    if server.tokens is None:
        return _signed_in(server, None), None
    token = server.tokens.token()
    try:
        return _signed_in(server, token), token
    except (TokenRefused, TokenOver):
        server.tokens.rejected(token)
    token = server.tokens.token()
    return _signed_in(server, token), token


def _signed_in(server: Server, token: str | None) -> Client:
    with in_our_words(server):
        client = _connected(server)
        try:
            if server.security == "starttls":
                client.starttls(_verifying(server))
            if token is None:
                _log_in(client, server)
            else:
                _show_token(client, server, token)
        except BaseException:
            drop(client)
            raise
    return client


def _connected(server: Server) -> Client:
    context = _verifying(server) if server.security == "tls" else None
    timeout = SocketTimeout(CONNECT_WITHIN, server.answer_within.total_seconds())
    client = Client(server.host, port=server.port, ssl=context is not None, ssl_context=context, timeout=timeout)
    # A cable pulled in the night would otherwise look like a quiet night.
    line = client.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    # imapclient writes some commands in two pieces; the second would wait for the first to be acknowledged.
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for option, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 15), ("TCP_KEEPCNT", 4)):
        if hasattr(socket, option):
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)
    return client


def _verifying(server: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.ca_file)


def _log_in(client: Client, server: Server) -> None:
    try:
        # imaplib's LOGIN knows only ASCII, and quotes no user name; PLAIN takes any (RFC 4616).
        if client.has_capability("AUTH=PLAIN"):
            client.plain_login(server.user, server.password)
        else:
            client.login(server.user, server.password)
    except LoginError as refusal:
        said = server.said(_refused(refusal, server))
        raise SignInRefused(f"{server}: refused the sign-in ({said}). Check user and password.") from None
    except UnicodeError:
        raise SignInRefused(f"{server}: takes only ASCII in user and password. Choose another password.") from None


def _refused(refusal: LoginError, server: Server) -> str:
    """Return what the server said to a sign-in; raises what it was instead, where it is no refusal."""
    # imapclient calls it a LoginError, too, when the connection broke meanwhile, or we gave it up.
    if isinstance(refusal.__context__, imaplib.IMAP4.abort | ProtocolError):
        raise refusal.__context__ from None
    said = str(refusal)
    if any(code in said.upper() for code in NOT_A_REFUSAL):
        what = f"cannot sign in now ({server.said(said)})"
        raise MailboxUnreachable(f"{server}: {what}. It will be tried again.") from None
    return said


def _show_token(client: Client, server: Server, token: str) -> None:
    """Sign in by XOAUTH2.

    A server that takes no token says why, in JSON, and waits for an empty line before it says no; imapclient's
    own `oauth2_login` would give it the token a second time.
    """
    if not client.has_capability("AUTH=XOAUTH2"):
        raise SignInRefused(f"{server}: takes no tokens (no AUTH=XOAUTH2). Give it a password: password_file.")
    asked: list[bytes] = []

    def answer(challenge: bytes) -> bytes:
        asked.append(challenge)
        if len(asked) == 1:
            return f"user={server.user}\1auth=Bearer {token}\1\1".encode()
        if len(asked) > MOST_QUESTIONS:
            raise ProtocolError("asks for more than XOAUTH2 has")
        return b""

    try:
        client.sasl_login("XOAUTH2", answer)
    except LoginError as refusal:
        _refused(refusal, server)
        status = _status_in(asked)
        if status in ("403", "insufficient_scope"):
            raise NotLetIn(f"{server}: the token is good, and not for this mailbox ({status}). {_GRANT}") from None
        raise TokenRefused(f"{server}: refused the access token ({status or 'no reason given'}). {_GRANT}") from None


def _status_in(challenges: list[bytes]) -> str:
    """Return the "status" of the JSON a server says no with; "" where it gives none that can be shown."""
    for challenge in challenges:
        try:
            told = json.loads(challenge)
        except ValueError:
            continue
        status = str(told.get("status", "")) if isinstance(told, dict) else ""
        if status.isascii() and status.replace("_", "").isalnum():
            return status[:40]
    return ""


def ends_with_its_token(answers: Iterable[Any]) -> bool:
    """Say whether among what a server told unasked is the end of a session whose token has ended."""
    return any(TOKEN_OVER in str(answer) for answer in answers)


def drop(client: Client) -> None:
    """Let go of a connection that is of no more use, saying nothing."""
    with contextlib.suppress(OSError, imaplib.IMAP4.error, ValueError, AttributeError):
        client.shutdown()


@contextlib.contextmanager
def in_our_words(server: Server) -> Iterator[None]:
    """Raise what goes wrong inside as MailboxUnreachable (the connection is useless) or MailboxError (it said no)."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        what = f"its certificate is not trusted ({server.said(error.verify_message)})"
        do = "Use the name it was made for, and have this machine trust the authority that signed it."
        raise MailboxUnreachable(f"{server}: {what}. {do}") from error
    except ssl.SSLError as error:
        do = "imaps: is for a port that speaks TLS at once, imap: for one that offers STARTTLS."
        raise MailboxUnreachable(f"{server}: TLS failed ({server.said(error.reason or error)}). {do}") from error
    except (imaplib.IMAP4.abort, OSError, EOFError) as error:
        if TOKEN_OVER in str(error):
            raise TokenOver(f"{server}: ended the session with its token. It is signed in to anew.") from error
        what = "no answer in time" if isinstance(error, TimeoutError) else server.said(error) or "the connection broke"
        do = "Check that the mail server runs and can be reached from here; it will be tried again."
        raise MailboxUnreachable(f"{server}: {what}. {do}") from error
    except ProtocolError as error:
        raise _unintelligible(server, error) from error
    except imaplib.IMAP4.error as error:
        if NOT_CONNECTED in str(error):
            raise NotConnected(f"{server}: the token is good, and the mailbox is not granted. {_GRANT}") from error
        raise MailboxError(f"{server}: {server.said(error)}.") from error
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError) as error:
        # What imapclient's parser does with an answer that is no IMAP.
        raise _unintelligible(server, error) from error


def _unintelligible(server: Server, error: Exception) -> MailboxUnreachable:
    what = f"answered what IMAP does not know ({type(error).__name__}: {server.said(error)})"
    return MailboxUnreachable(f"{server}: {what}. Is this an IMAP port? It will be tried again.")
