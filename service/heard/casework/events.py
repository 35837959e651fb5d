"""Everything that can happen to a case, to a person's entry, or to the site.

Events are the truth and are for ever: a field may be added with a default, never renamed,
and a change of meaning is a new `version`.  They hold no text and no names of people, only
numbers, dates, and words from closed lists; the text lives in `messages`, so that a person
can be forgotten and the timeline stay whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, ClassVar, NewType, Union, get_args, get_origin, get_type_hints

# Words that are not free text: identifiers given by heard, and machine words of a checked pack or setting.
Reference = NewType("Reference", str)
Stream = NewType("Stream", str)
MessageNumber = NewType("MessageNumber", int)
LetterNumber = NewType("LetterNumber", int)
PersonNumber = NewType("PersonNumber", int)
QuestionNumber = NewType("QuestionNumber", int)
PackName = NewType("PackName", str)
StageName = NewType("StageName", str)
LetterName = NewType("LetterName", str)
MailboxName = NewType("MailboxName", str)
Digest = NewType("Digest", str)

SITE = Stream("site")


class Kind(StrEnum):
    """What a message is.  Every message ends in exactly one."""

    COMPLAINT = "complaint"
    SERVICE_REQUEST = "service_request"
    COMPLIMENT = "compliment"
    ENQUIRY = "enquiry"
    FOLLOW_UP = "follow_up"
    ESCALATION = "escalation"
    RESOLVED = "resolved"
    STAFF = "staff"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    NOISE = "noise"


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class Ground(StrEnum):
    """What tied a message to its case."""

    OPENED_IT = "opened-it"
    REPLY_HEADER = "reply-header"  # In-Reply-To or References
    REFERENCE = "reference"  # the case reference, written by somebody who belongs to the case
    BOUNCED_LETTER = "bounced-letter"
    SAME_WORDS = "same-words"  # the same message by another route


class Purpose(StrEnum):
    """What a letter is for, whatever its wording."""

    ACKNOWLEDGEMENT = "acknowledgement"
    NOTICE = "notice"  # to staff, about a case or a message
    ALARM = "alarm"  # to staff, about the machinery


class Failure(StrEnum):
    """Why a letter did not arrive."""

    REFUSED = "refused"  # by the sending server, for good
    BOUNCED = "bounced"  # by a server further on
    GAVE_UP = "gave-up"  # tried for as long as is sensible
    DROPPED = "dropped"  # by a person


class About(StrEnum):
    """What an officer is asked, or told."""

    COULD_NOT_READ = "could-not-read"
    WHICH_CASE = "which-case"
    WHO_IS_IT = "who-is-it"
    LETTER_FAILED = "letter-failed"
    LETTER_HELD = "letter-held"
    DANGER = "danger"


class Trouble(StrEnum):
    """What is wrong with a mailbox."""

    UNREACHABLE = "unreachable"
    SIGN_IN_REFUSED = "sign-in-refused"
    SILENT = "silent"


class By(StrEnum):
    SERVICE = "service"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""

    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    person: PersonNumber | None
    message: MessageNumber | None
    mailbox: MailboxName
    received_at: datetime
    kind: Kind
    sure: bool
    clocks: bool  # false for mail older than the day the landlord answers from: no clock, no letter


@dataclass(frozen=True, slots=True)
class ComplainantKnown(Event):
    """Whose case it is became known after it was opened."""

    person: PersonNumber


@dataclass(frozen=True, slots=True)
class PolicyPinned(Event):
    pack: PackName
    in_force_from: date
    digest: Digest


@dataclass(frozen=True, slots=True)
class StageOpened(Event):
    stage: StageName
    starts: datetime


@dataclass(frozen=True, slots=True)
class MessageFiled(Event):
    message: MessageNumber
    direction: Direction
    kind: Kind
    ground: Ground
    sure: bool


@dataclass(frozen=True, slots=True)
class LetterPromised(Event):
    letter: LetterNumber
    name: LetterName
    purpose: Purpose
    stage: StageName | None


@dataclass(frozen=True, slots=True)
class LetterSent(Event):
    letter: LetterNumber
    name: LetterName
    purpose: Purpose
    stage: StageName | None


@dataclass(frozen=True, slots=True)
class LetterFailed(Event):
    letter: LetterNumber
    name: LetterName
    purpose: Purpose
    stage: StageName | None
    failure: Failure


@dataclass(frozen=True, slots=True)
class OfficerAsked(Event):
    question: QuestionNumber
    about: About


@dataclass(frozen=True, slots=True)
class RiskNoticed(Event):
    message: MessageNumber
    sure: bool


@dataclass(frozen=True, slots=True)
class MessageSetAside(Event):
    message: MessageNumber


@dataclass(frozen=True, slots=True)
class MessageTakenUpAgain(Event):
    message: MessageNumber


@dataclass(frozen=True, slots=True)
class MailboxLost(Event):
    mailbox: MailboxName
    trouble: Trouble
    since: datetime


@dataclass(frozen=True, slots=True)
class MailboxWell(Event):
    mailbox: MailboxName
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place in history.

    stream       a case's reference, or SITE
    number       1, 2, 3 ... within the stream, without gaps
    version      of the event's type, when it was written
    happened_at  when it happened in the world; recorded_at when heard wrote it down
    message      the message that proves it, if any
    body         the event as it was written down, which is what the chain is over
    chain        see `next_chain`
    """

    stream: Stream
    number: int
    event: Event
    version: int
    happened_at: datetime
    recorded_at: datetime
    by: By
    message: MessageNumber | None
    body: str
    chain: str


EVENT_TYPES: dict[str, type[Event]] = {cls.__name__: cls for cls in Event.__subclasses__()}
_FIELDS = {name: tuple(field.name for field in fields(cls)) for name, cls in EVENT_TYPES.items()}


def to_body(event: Event) -> str:
    """Return the event's fields as JSON, in a form that never changes for the same event."""
    names = _FIELDS[type(event).__name__]
    return json.dumps({name: _plain(getattr(event, name)) for name in names}, separators=(",", ":"))


def from_body(type_name: str, version: int, body: str) -> Event:
    """Return the event that `to_body` wrote.

    Raises KeyError for a type this version of heard does not know, and ValueError for a
    later version of one it does: neither may be guessed.
    """
    cls = EVENT_TYPES[type_name]
    if version > cls.version:
        raise ValueError(f"{type_name} version {version} was written by a later heard")
    stored = json.loads(body)
    readers = _readers(type_name)
    return cls(**{name: readers[name](value) for name, value in stored.items()})


def next_chain(previous: str, recorded: Recorded) -> str:
    """Return the hash over this event as it was written down and all before it in its stream, in hexadecimal.

    Anyone who holds the last chain of a stream can tell whether an earlier event was changed.
    """
    name = type(recorded.event).__name__
    place = (previous, recorded.stream, str(recorded.number), name, str(recorded.version))
    moments = (_to_the_microsecond(recorded.happened_at), _to_the_microsecond(recorded.recorded_at))
    whole = (*place, *moments, recorded.by.value, str(recorded.message or ""), recorded.body)
    return hashlib.sha256("\x1f".join(whole).encode()).hexdigest()


@lru_cache(maxsize=64)  # the events of one message share their moments
def _to_the_microsecond(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@cache
def _readers(type_name: str) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(EVENT_TYPES[type_name])
    return {name: _reader(hint) for name, hint in hints.items() if get_origin(hint) is not ClassVar}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) is Union or type(hint).__name__ == "UnionType":
        inner = _reader(next(a for a in get_args(hint) if a is not type(None)))
        return lambda value: None if value is None else inner(value)
    if hint in (date, datetime):
        read: Callable[[Any], Any] = hint.fromisoformat
        return read
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return lambda value: value
