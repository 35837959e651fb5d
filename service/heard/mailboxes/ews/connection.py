"""One mailbox, asked one question at a time: signed in, asked again where the server wants that.

What the server says of an error may repeat an address, so only its code is told.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from exchangelib.errors import EWSError, ResponseMessageError, TransportError, UnauthorizedError
from exchangelib.util import ParseError
from requests import RequestException

from heard.errors import (
    HeardError,
    MailboxError,
    MailboxUnreachable,
    NoSuchMailbox,
    NotLetIn,
    SignInRefused,
    not_reached,
)
from heard.mailboxes import Tokens
from heard.mailboxes.ews.elements import NO_ERROR, full, said
from heard.mailboxes.ews.line import Account, Answered, Line, service

ANSWER_WITHIN = 60.0  # seconds
PATIENCE = 60.0  # seconds to wait in all, for one question, where the server asks for that
PATIENCE_UNASKED = 2.0  # seconds, and twice as long each time, where it does not say how long

BUSY = frozenset({
    "ErrorServerBusy", "ErrorTooManyObjectsOpened", "ErrorExceededConnectionCount", "ErrorInternalServerTransientError",
    "ErrorMailboxStoreUnavailable", "ErrorMailboxMoveInProgress", "ErrorConnectionFailed", "ErrorNotEnoughMemory",
    "ErrorInsufficientResources",
})  # fmt: skip
THROTTLED = frozenset({"ErrorServerBusy"})  # said before anything is done
GONE = frozenset({"ErrorItemNotFound", "ErrorInvalidIdMalformed", "ErrorInvalidId"})
_WHO = "Give the user of heard.toml Full Access to the mailbox."
_ACTING = "Give the app, or the user, the role ApplicationImpersonation for this mailbox."
NOT_LET_IN = {
    "ErrorAccessDenied": _WHO,
    "ErrorImpersonateUserDenied": _ACTING,
    "ErrorImpersonationDenied": _ACTING,
    "ErrorImpersonationFailed": _ACTING,
    "ErrorNonExistentMailbox": "Correct the address in heard.toml: the server has no mailbox of that name.",
    "ErrorMissingEmailAddress": "Correct user in heard.toml: it has no mailbox of its own to be let in by.",
    "ErrorAccountDisabled": "Have the account enabled.",
    "ErrorPasswordExpired": "Give the account another password, and heard too.",
    "ErrorPasswordChangeRequired": "Give the account another password, and heard too.",
}  # fmt: skip

# What exchangelib lets through of the libraries below it, and does itself with odd answers.
_LIBRARIES = (
    RequestException, OSError, ParseError, ValueError, LookupError, AttributeError, AssertionError, SyntaxError,
)  # fmt: skip

_CODE = re.compile(r"[A-Za-z]{1,80}")


class Refused(MailboxError):
    """The server answered and will not do this one thing; `code` as EWS names it, "" where it gave none."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


class Stopped(MailboxUnreachable):
    """Told to stop, so nothing more is asked."""


class NotSignedIn(SignInRefused):
    """The server knows no such name or password; one that is tried too often locks an account."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to one of the things asked for; `code` is "NoError" where it did as asked."""

    code: str
    element: Any

    @property
    def is_right(self) -> bool:
        return self.code == NO_ERROR


class _Busy(Exception):
    """The server wants to be left alone; `seconds` where it says how long."""

    def __init__(self, code: str, seconds: float | None) -> None:
        self.code, self.seconds = code, seconds
        super().__init__(code)


class Connection:
    """What can be asked of one mailbox.

    unreachable    the error for a server that does not answer, with the promise that goes with it
    answer_within  seconds of silence, after which it is held to be gone

    Every question raises `unreachable`, SignInRefused or, where it is about one thing, Refused; Stopped once `stopped`
    is set.
    """

    def __init__(
        self, *, endpoint: str, user: str, mailbox: str, password: str = "", tokens: Tokens | None = None,
        unreachable: type[HeardError] = MailboxUnreachable, answer_within: float = ANSWER_WITHIN,
    ) -> None:  # fmt: skip
        self.account = Account(endpoint, user, mailbox, password, tokens)
        self.where, self.mailbox = self.account.host, mailbox
        self.stopped = threading.Event()
        self._unreachable, self._answer_within = unreachable, answer_within
        self._line: Line | None = None

    def one(self, operation: str, question: Any, *, again: frozenset[str] = BUSY) -> Any:
        """Return the answer to a question that has just one."""
        answers = self.ask(operation, question, again=again)
        if len(answers) != 1:
            raise self.unreachable(f"gave {len(answers)} answers to one question ({operation})")
        if not answers[0].is_right:
            raise self.refused(operation, answers[0].code)
        return answers[0].element

    def ask(
        self, operation: str, question: Any, *, again: frozenset[str] = BUSY, of_each: bool = False,
        at_the_end: bool = False,
    ) -> list[Answer]:  # fmt: skip
        """Ask, as often as the server wants it asked, and return its answers, those that refuse among them.

        again       codes that ask for patience
        of_each     the others of BUSY are said of the one thing asked for, as of one that is too large
        at_the_end  it is asked even though we are told to stop
        """
        left, unasked, refused = PATIENCE, PATIENCE_UNASKED, False
        while True:
            if self.stopped.is_set() and not at_the_end:
                raise Stopped(f"{self.where}: told to stop.")
            try:
                return self._once(operation, question, again, of_each)
            except _Busy as busy:
                seconds = unasked if busy.seconds is None else busy.seconds
                if seconds > left:
                    raise self.unreachable(f"is busy ({busy.code})") from busy
                left, unasked = left - max(seconds, 0.1), unasked * 2
                if self.stopped.wait(seconds):
                    raise Stopped(f"{self.where}: told to stop.") from None
            except UnauthorizedError:
                if self.account.tokens is None or refused:
                    raise self._sign_in_refused() from None
                refused = True
                self.account.tokens.rejected(self._opened().token)

    def _once(self, operation: str, question: Any, again: frozenset[str], of_each: bool) -> list[Answer]:
        with self.in_our_words():
            try:
                messages = service(self._opened(), operation).messages(question)
            except (ResponseMessageError, TransportError) as error:
                code = type(error).__name__
                if code in again and code.startswith("Error"):
                    raise _Busy(code, getattr(error, "back_off", None)) from None
                raise
        answers = [Answer(_code(message), message) for message in messages]
        if any(answer.is_right for answer in answers):
            return answers  # what is refused beside it is refused of that one thing
        for answer in answers:
            if answer.code in again:
                raise _Busy(answer.code, _asked_for(answer.element))
            if answer.code in NOT_LET_IN or (answer.code in BUSY and not of_each):
                raise self.meant(operation, answer.code)
        return answers

    @contextmanager
    def in_our_words(self) -> Iterator[None]:
        """Raise what exchangelib raises as ours; what it says is dropped, for it quotes addresses and mail."""
        try:
            yield
        except MailboxUnreachable as error:  # whoever gives tokens
            raise self._unreachable(str(error)) from error
        except (HeardError, _Busy):
            raise
        except UnauthorizedError as error:
            if "No compatible" in str(error):
                do = "Let Exchange offer NTLM or basic authentication for EWS, or use [mailbox.oauth]."
                raise SignInRefused(f"{self.where}: offers no way to sign in that is known here. {do}") from None
            raise
        except Answered as answered:
            if answered.status == 403:
                raise self.not_let_in("403") from None
            raise self.unreachable(f"answered what is not EWS ({answered.status})") from None
        except EWSError as error:
            raise self._of_the_library(error) from None
        except PermissionError:  # a server that will not even begin NTLM
            raise self._sign_in_refused() from None
        except _LIBRARIES as error:
            self.close()
            what, do = not_reached(error)
            raise self.unreachable(f"{what}. {do}".removesuffix(".")) from None

    def _of_the_library(self, error: EWSError) -> HeardError:
        """Return our own error for one of exchangelib's, which are named as EWS names its codes."""
        code = type(error).__name__
        if code == "ErrorTimeoutExpired":
            self.close()
            return self.unreachable("the connection broke, or there was no answer in time")
        if code.startswith("Error"):
            return self.meant("", code)
        self.close()
        return self.unreachable(f"the connection broke, or answered what is not EWS ({code})")

    def meant(self, operation: str, code: str) -> HeardError:
        """Return our own error for a code, where it is not known to be about one thing alone."""
        if code in NOT_LET_IN:
            return self.not_let_in(code)
        return self.unreachable(f"is busy ({code})") if code in BUSY else self.refused(operation, code)

    def refused(self, operation: str, code: str) -> Refused:
        return Refused(f"{self.where}: refused {operation or 'it'} ({code}).", code)

    def not_let_in(self, code: str) -> SignInRefused:
        do = NOT_LET_IN.get(code, "Let the account use EWS, and correct the server's address in heard.toml.")
        kind = NoSuchMailbox if code == "ErrorNonExistentMailbox" else NotLetIn
        return kind(f"{self.where}: does not let us into the mailbox ({code}). {do}")

    def _sign_in_refused(self) -> NotSignedIn:
        self.close()
        do = "Check user and password_file."
        if self.account.tokens is not None:
            do = "Check tenant and client, and that the app still has its consent."
        return NotSignedIn(f"{self.where}: refused the sign-in (401). {do}")

    def unreachable(self, what: str) -> HeardError:
        return self._unreachable(f"{self.where}: {what}.")

    def _opened(self) -> Line:
        if self._line is None:
            self._line = Line(self.account, self._answer_within)
        return self._line

    def stream(self, operation: str, question: Any, within: float) -> tuple[Any, Any]:
        """Return an answer that goes on, and the service that ends it."""
        with self.in_our_words():
            asked = service(self._opened(), operation)
            return asked.stream(question, within), asked

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()


def _code(message: Any) -> str:
    code = said(message, "m:ResponseCode").strip()
    if message.get("ResponseClass") == "Success" and code == NO_ERROR:
        return NO_ERROR
    return code if code != NO_ERROR and _CODE.fullmatch(code) else ""


def _asked_for(message: Any) -> float | None:
    for value in message.iterfind(full("m:MessageXml/t:Value")):
        if value.get("Name") == "BackOffMilliseconds" and (value.text or "").isdecimal():
            return int(value.text) / 1000
    return None
