"""Letters leave by SMTP, over one connection that is kept as long as it is used.

What matters is to know what became of a letter.  Until its content goes over the wire
nothing can have left, and a connection that went stale is replaced without a word; from
there on a broken connection means that it may or may not have left, and only the Sent
folder can tell.

RFC 5321, with PIPELINING (2920), SIZE (1870), 8BITMIME (6152) and SMTPUTF8 (6531) where
the server offers them and, for the last, where an address needs it.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import time
from datetime import timedelta
from pathlib import Path
from typing import Literal

from heard.errors import LetterDelayed, LetterRefused, SenderUnreachable, SignInRefused
from heard.mailboxes import Tokens
from heard.mailboxes.smtp.connection import ANSWER_WITHIN, Server, codes, sign_in

TAKEN_WITHIN = 120.0  # seconds for the answer after the content: giving up early is how letters leave twice
KEEP_FOR = timedelta(minutes=1)  # an unused connection is trusted so long; servers close them after some more

SIGN_IN_CODES = {530, 534, 535, 538}  # RFC 4954, 6: no letter will pass until a person acts
NOT_NOW = 421  # RFC 5321, 3.8: the server closes the connection, whatever was asked

# What Exchange says when it has the whole letter, and is no fault of it: the next would fare the same.  Only the start
# of what it says counts, since the rest may repeat an address.
_NOT_AS_THIS_SENDER = re.compile(rb"5\.(?:2\.252|7\.60)\b|5\.2\.0 STOREDRV\.[\w.]*:SendAsDenied")
_NOT_FROM_US = re.compile(
    # A bad outbound sender; spam, banned senders and machines, a tenant's limits, an unknown domain; a full mailbox.
    rb"5\.1\.8\b|5\.7\.(?:50[12368]|511|6[0-4]\d|7[0-4]\d|750)\b|5\.2\.0 STOREDRV\.[\w.]*:[\w.]*QuotaExceeded"
)
_MESSAGE_ID = re.compile(r"<[^<>\s@]{1,400}@[^<>\s]{1,400}>")
_ADDRESS = re.compile(r'[^\s<>"@\x00-\x1f\x7f]{1,256}@[^\s<>"@\x00-\x1f\x7f]{1,255}')
_LINE_END = re.compile(rb"\r\n|\r|\n")


class _Said(Exception):
    """The server refused a step."""

    def __init__(self, step: str, code: int, text: bytes) -> None:
        self.step, self.code = step, code
        self.codes, self.text = codes(code, text), text
        super().__init__(f"refused {step} ({self.codes})")

    def is_no_fault_of_the_letter(self, known: re.Pattern[bytes]) -> bool:
        return self.step == "the letter" and 500 <= self.code < 600 and known.match(self.text) is not None


class _Gone(Exception):
    """The connection broke, or the server closed it, before any content went over it."""


class SmtpSender:
    """A mail server that takes our letters.

    security   "tls" from the start, "starttls" (without it nothing is sent), or "plain" for this machine only
    user       None where the server asks for no sign-in
    tokens     to sign in with in place of the password (XOAUTH2)
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        security: Literal["tls", "starttls", "plain"],
        user: str | None = None,
        password: str | None = None,
        tokens: Tokens | None = None,
        ca_file: Path | None = None,
        keep_for: timedelta = KEEP_FOR,
    ) -> None:
        self._server = Server(
            host=host, port=port, security=security, user=user, password=password or "", ca_file=ca_file,
            tokens=tokens,
        )  # fmt: skip
        self._smtp: smtplib.SMTP | None = None
        self._token: str | None = None  # that the connection was signed in with
        self._keep_for, self._used = keep_for.total_seconds(), 0.0

    def send(self, letter: bytes, *, sender: str, to: str, message_id: str) -> str | None:
        """Send; heard.mailboxes.Sender says what comes back.

        sender   the envelope's sender, "" for the null path
        to       the one recipient

        Raises SignInRefused, too.  Where SenderUnreachable says the letter may have left, it may.
        """
        if not _ADDRESS.fullmatch(to) or (sender and not _ADDRESS.fullmatch(sender)):
            raise LetterRefused(f"{self._server}: an address is none that SMTP can carry. Correct it.")
        content = _wired(letter)
        smtp, kept = self._connected()
        try:
            try:
                self._envelope(smtp, content, sender, to)
            except _Gone as gone:
                if not kept:
                    raise self._server.unreachable(gone) from gone
                smtp, _ = self._connected()
                self._envelope(smtp, content, sender, to)
            reply = self._content(smtp, content)
        except _Gone as gone:
            raise self._server.unreachable(gone) from gone
        except _Said as said:
            raise self._refusal(said) from said
        self._used = time.monotonic()
        return _given_id(reply, {message_id, f"<{sender}>", f"<{to}>"})

    def check(self) -> None:
        smtp, _ = self._connected()
        try:
            self._ask(smtp, "noop", ["noop"], 250)
        except (_Gone, _Said) as error:
            raise self._server.unreachable(error) from error

    def close(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None and smtp.sock is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                smtp.sock.settimeout(2)
                smtp.quit()
            smtp.close()

    # One letter

    def _envelope(self, smtp: smtplib.SMTP, content: bytes, sender: str, to: str) -> None:
        """Say who writes to whom, up to the server's readiness to take the content."""
        options = f" size={len(content)}" if smtp.has_extn("size") else ""
        if not content.isascii() and smtp.has_extn("8bitmime"):
            options += " body=8bitmime"
        if not (sender.isascii() and to.isascii()):
            if not smtp.has_extn("smtputf8"):
                raise LetterRefused(
                    f"{self._server}: the server takes only addresses in ASCII. Write to another address."
                )
            options += " smtputf8"
        smtp.command_encoding = "utf-8"
        self._ask(smtp, "the envelope", [f"mail FROM:<{sender}>{options}", f"rcpt TO:<{to}>", "data"], 250, 354)

    def _ask(self, smtp: smtplib.SMTP, step: str, commands: list[str], expected: int, last: int | None = None) -> None:
        """Put commands, in one go where the server takes them so; every answer is read, the first refusal raised.

        expected, last   what the answers, and the last one, must be; 251 and 252 are as good as 250
        """
        together = smtp.has_extn("pipelining")
        refusal: _Said | None = None
        code = 0
        try:
            if together:
                smtp.send("".join(f"{command}\r\n" for command in commands))
            for command in commands:
                if not together:
                    smtp.putcmd(command)
                code, text = smtp.getreply()
                wanted = last if last and command is commands[-1] else expected
                if code != wanted and not (wanted == 250 and code in (251, 252)):
                    refusal = refusal or _Said(command.partition(" ")[0].upper(), code, text)
                    if not together or code in (NOT_NOW, -1):
                        break
            if refusal and code == 354:  # it took our DATA all the same, and has no recipient for it (RFC 2920, 3.1)
                smtp.send(".\r\n")
                smtp.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise _Gone(f"the connection broke ({step})") from error
        if refusal is None:
            return
        if refusal.code in (NOT_NOW, -1):
            self._drop()
            raise _Gone(f"closed the connection ({refusal.codes})") from refusal
        raise refusal

    def _content(self, smtp: smtplib.SMTP, content: bytes) -> str:
        """Send the content and return what the server says to it."""
        try:
            assert smtp.sock is not None
            smtp.sock.settimeout(TAKEN_WITHIN)
            smtp.send(content)
            code, text = smtp.getreply()
            if smtp.sock is not None:
                smtp.sock.settimeout(ANSWER_WITHIN)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            broke = "the connection broke after the letter was given; it may or may not have left"
            raise SenderUnreachable(f"{self._server}: {broke}. Look for it in the Sent folder.") from error
        if code == -1:
            self._drop()
            raise SenderUnreachable(f"{self._server}: answered no SMTP; the letter may or may not have left.")
        if code != 250:
            raise _Said("the letter", code, text)
        return text.decode("utf-8", "replace")

    def _refusal(self, said: _Said) -> LetterRefused | LetterDelayed | SenderUnreachable | SignInRefused:
        """Return the error for a refusal, and make the connection fit for the next letter."""
        if said.code == NOT_NOW:
            self._drop()
            return self._server.unreachable(f"closes the connection ({said.codes})")
        smtp = self._smtp
        if smtp is not None:
            try:
                code, _ = smtp.rset()
            except (smtplib.SMTPException, OSError):
                code = 0
            if code != 250:
                self._drop()
        if said.code in SIGN_IN_CODES:
            return SignInRefused(f"{self._server}: wants another sign-in ({said.codes}). {self._server.what_to_check}")
        if said.is_no_fault_of_the_letter(_NOT_AS_THIS_SENDER):
            do = self._server.whom_to_let_send
            return SignInRefused(f"{self._server}: may not send as this mailbox ({said.codes}). {do}")
        if said.is_no_fault_of_the_letter(_NOT_FROM_US) or (500 <= said.code < 600 and said.step == "MAIL"):
            return self._server.unreachable(f"takes no letters from us ({said.codes})")
        if 500 <= said.code < 600:
            return LetterRefused(f"{self._server}: refused {said.step} for good ({said.codes}).")
        return LetterDelayed(f"{self._server}: refused {said.step} for now ({said.codes}). It will be tried again.")

    # The connection

    def _connected(self) -> tuple[smtplib.SMTP, bool]:
        """Return a connection, and whether it was there before and so may have gone stale."""
        if self._smtp is not None and time.monotonic() - self._used > self._keep_for:
            self.close()
        if self._smtp is not None and self._token is not None and self._server.token() != self._token:
            self.close()
        if self._smtp is not None:
            return self._smtp, True
        self._smtp, self._token = sign_in(self._server)
        self._used = time.monotonic()
        return self._smtp, False

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()


def _wired(letter: bytes) -> bytes:
    """Return the letter as it goes over the wire: lines end in CRLF and nothing else, dots doubled, the final dot."""
    ends = letter.count(b"\r\n")
    if letter.count(b"\n") != ends or letter.count(b"\r") != ends:
        # A bare LF or CR before a dot could end the letter early for one server and not for the next.
        letter = _LINE_END.sub(b"\r\n", letter)
    letter = letter.replace(b"\n.", b"\n..")
    if letter.startswith(b"."):
        letter = b"." + letter
    return letter + (b".\r\n" if letter.endswith(b"\r\n") else b"\r\n.\r\n")


def _given_id(reply: str, ours: set[str]) -> str | None:
    """Return the Message-ID in a reply like "2.0.0 OK <id@host> [Hostname=...]", or None if there is none but ours."""
    known = {one.casefold() for one in ours}
    return next((found for found in _MESSAGE_ID.findall(reply[:2000]) if found.casefold() not in known), None)
