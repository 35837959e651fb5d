"""Every error heard raises, by what the daemon does about it.

HeardError
├── ConfigurationError     stop before starting, list every mistake
│   ├── SettingsError
│   ├── RuleFileError
│   ├── PolicyError
│   └── TemplateError
├── MailboxError
│   ├── MailboxUnreachable     wait and try again, alert after an hour
│   └── SignInRefused          alert at once, try again slowly
├── MessageProblem         set this one aside, tell an officer, go on
├── LetterRefused          the address is wrong: tell an officer
├── LetterDelayed          try this letter again later, then tell an officer
├── SenderUnreachable      nothing can be sent now: pause the sender, keep every letter
├── StoreUnavailable       the database is locked, full or gone: wait, decide again
├── ReaderUnavailable      no process can be started to read mail in: wait, try again
├── AnotherDaemon          somebody else already serves this database
├── NotFound               no such case, message or letter
├── HistoryDamaged         what was written down of a case cannot be read: a person must look
├── NoRoom                 the disk is full where a file was to go: make room, type it again
├── CannotBeMoved          mail cannot be put there: say why, change nothing
├── CannotBeSaid           a message cannot be what a person says: say why, change nothing
└── CaseMovedOn            gather the facts again
"""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


class HeardError(Exception):
    """Anything heard itself objects to; its text is one line that says where, what, and what to do."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in one place, and what to do about it."""

    where: str
    what: str
    do: str = ""

    def __str__(self) -> str:
        stop = "" if self.what.endswith((".", "?", "!", ":")) or not self.do else "."
        return f"{self.where}: {self.what}{stop} {self.do}".rstrip()


class ConfigurationError(HeardError):
    """What heard was told cannot be used; `mistakes` holds all of them, not the first."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


class SettingsError(ConfigurationError):
    """heard.toml or the register cannot be used."""


class RuleFileError(ConfigurationError):
    """A file under rules/ cannot be used."""


class PolicyError(ConfigurationError):
    """A policy pack cannot be used."""


class TemplateError(ConfigurationError):
    """A letter's template cannot be used."""


class MailboxError(HeardError):
    """A mailbox did not do what was asked of it."""


class MailboxUnreachable(MailboxError):
    """The server does not answer, or stopped answering; wait and try again."""


class SignInRefused(MailboxError):
    """The server answered and refused the name or password; a person must act."""


class NotLetIn(SignInRefused):
    """The server knows who signed in, and that they may not open this mailbox."""


class NoSuchMailbox(SignInRefused):
    """The server answered that it has no mailbox of that name."""


class MessageProblem(HeardError):
    """A message could not be read or decided; it is set aside for a person."""


class LetterRefused(HeardError):
    """The server refused this letter for good (5xx); the address is wrong or the letter is."""


class LetterDelayed(HeardError):
    """The server refused this letter for now (4xx)."""


class SenderUnreachable(HeardError):
    """The sending server does not answer, or refuses to talk at all; no letter can leave by it now."""


class StoreUnavailable(HeardError):
    """The database is locked, full or gone; nothing was written."""


class ReaderUnavailable(HeardError):
    """The process that reads mail cannot be started; no message is at fault."""


class AnotherDaemon(HeardError):
    """Another heard already serves this database."""


class NotFound(HeardError):
    """There is no such case, message or letter."""


class HistoryDamaged(HeardError):
    """What was written down of a case cannot be read or folded any more; a person must look."""


class NoRoom(HeardError):
    """There is no room on the disk for a file a person asked for; nothing of it was kept."""


class CannotBeMoved(HeardError):
    """Mail cannot be moved, or cases joined, as a person asked; nothing was changed."""


class CaseMovedOn(HeardError):
    """Someone else appended to this stream first; gather the facts and decide again."""


class CannotBeSaid(HeardError):
    """What a person says of an officer's letter, or of somebody else's message, cannot be so; nothing was changed."""


def not_reached(error: BaseException) -> tuple[str, str]:
    """Return why a server could not be spoken to, in plain words, and what to do.

    error  what a library raised; what it was raised for is looked at too.  None of its own words are repeated, since
           they may quote an address or a header, but OpenSSL's of a certificate.
    """
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            do = "Use the name that it was made for, and have this machine trust the authority that signed it."
            return f"its certificate is not trusted ({getattr(cause, 'verify_message', None) or 'no reason given'})", do
    for cause in causes:
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, TimeoutError):
            return f"TLS failed ({getattr(cause, 'reason', None) or 'no reason given'})", "Is this a port for https?"
        if type(cause).__name__ in ("gaierror", "NameResolutionError"):  # who decides here may not know of sockets
            return "its name cannot be found", "Check the name in heard.toml, and that this machine asks a DNS server."
        if isinstance(cause, ConnectionRefusedError):
            return "refuses the connection", "Check that the server runs, and that host and port are right."
        if isinstance(cause, TimeoutError) or type(cause).__name__.endswith(("Timeout", "TimeoutError")):
            return "no answer in time", "Check that the server runs, and that no firewall lies between."
        if isinstance(cause, OSError) and cause.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
            return "no way leads there from here", "Check this machine's network, and its firewall."
        if type(cause).__name__ == "ProxyError" or _tells_of_a_tunnel(cause):
            return "the proxy does not let heard through", "Check https_proxy, and what the proxy allows."
    return "the connection broke", "Check that the server runs, and that nothing between cuts connections."


def _tells_of_a_tunnel(cause: BaseException) -> bool:
    return bool(cause.args) and str(cause.args[0]).startswith("Tunnel connection failed")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, and what it was raised for, as libraries keep that: as its cause, its reason or an argument."""
    left, seen = [error], set[int]()
    while left and len(seen) < 50:
        cause = left.pop()
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = (cause.__context__, cause.__cause__, getattr(cause, "reason", None), *cause.args)
        left.extend(each for each in inner if isinstance(each, BaseException))
