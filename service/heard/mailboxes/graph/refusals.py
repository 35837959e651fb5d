"""What the server says where it does not do what it was asked, in our words.

Its own text may repeat an address, so only its status and its code are told.
"""

from __future__ import annotations

import email.utils
import json
import re
from dataclasses import dataclass
from datetime import UTC

import httpx

from heard.errors import MailboxError, MailboxUnreachable, NoSuchMailbox, NotLetIn
from heard.now import utc_now

PATIENCE_UNASKED = 2.0  # seconds, where a busy server does not say how long
LONGEST_ASKED = 3600.0  # seconds

NO_SUCH_MAILBOX = {
    "errorinvaliduser", "request_resourcenotfound", "resourcenotfound", "mailboxnotenabledforrestapi",
    "errornonexistentmailbox", "errormailboxnotfound",
}  # fmt: skip
ELSEWHERE = "mailboxnotenabledforrestapi"
# What a 403 may say that is nothing about what the app may do.
NOT_AS_THIS_SENDER = "errorsendasdenied"
TOO_MUCH = {
    "errorquotaexceeded", "errorsendquotaexceeded", "errorsubmissionquotaexceeded", "errormessagesubmissionblocked",
}  # fmt: skip
# Said of one mail as a 500, and for good: of what is encrypted, or signed as a whole.
UNCONVERTED = {"errormimecontentconversionfailed", "errorcontentconversionfailed"}

# Not by consent, which would let it into every mailbox.
NO_CONSENT = "Nothing is to be consented to in Entra."
IN_EXCHANGE = "in Exchange, with the scope of this mailbox (docs/microsoft-365.md, 4a); a change may take two hours."
BOTH_ROLES = f"{NO_CONSENT} The app needs the roles Application Mail.ReadWrite and Application Mail.Send {IN_EXCHANGE}"
ROLE_TO_SEND = f"{NO_CONSENT} The app needs the role Application Mail.Send {IN_EXCHANGE}"

_CODE = re.compile(r"[A-Za-z_.]{1,80}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole."""

    status: int
    headers: httpx.Headers
    content: bytes


class Refused(MailboxError):
    """The server answered and will not do this one thing; `code` in small letters, "" where it gave none."""

    def __init__(self, message: str, status: int, code: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


class Forbidden(NotLetIn):
    """The app is who it says it is, and may not do this (403); `said` is the server's word for it."""

    def __init__(self, message: str, said: str) -> None:
        super().__init__(message)
        self.said = said


class Stopped(MailboxUnreachable):
    """Told to stop before all was asked."""


def refusal(answer: Answer, where: str, *, was_let_in: bool) -> MailboxError | None:
    """Return the error for an answer that is a refusal; None where the server failed, which may pass.

    was_let_in  whether the mailbox was there before: one that is gone all of a sudden is most likely the server's fault
    """
    status, code = answer.status, code_of(answer).casefold()
    said = said_by(answer)
    if status == 403 and code not in {NOT_AS_THIS_SENDER, *TOO_MUCH}:
        return Forbidden(f"{where}: may not enter the mailbox ({said}). {BOTH_ROLES}", said)
    if status == 404 and code in NO_SUCH_MAILBOX:
        if was_let_in:
            return None
        do = (
            "Is it still on your own servers?"
            if code == ELSEWHERE
            else "Correct address in heard.toml, or user where it is given."
        )
        return NoSuchMailbox(f"{where}: has no such mailbox ({said}). {do}")
    if (400 <= status < 500 and status != 408) or code in UNCONVERTED:
        return Refused(f"{where}: refused ({said}).", status, code)
    return None


def said_by(answer: Answer) -> str:
    return f"{answer.status} {code_of(answer)}".strip()


def code_of(answer: Answer) -> str:
    """Return Graph's own word for an error, as "ErrorItemNotFound"; "" where there is none fit to be shown."""
    try:
        code = json.loads(answer.content)["error"]["code"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return ""
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""


def patience_asked(answer: Answer) -> float:
    """Return the seconds of Retry-After (RFC 9110, 10.2.3)."""
    asked = answer.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdecimal():
        return min(float(asked), LONGEST_ASKED)
    try:
        until = email.utils.parsedate_to_datetime(asked)
    except ValueError:
        return PATIENCE_UNASKED
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - utc_now()).total_seconds()), LONGEST_ASKED)
