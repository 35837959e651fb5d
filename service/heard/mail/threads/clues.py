"""What a message leaves to be found by, and what it gives to find others by.

A clue is a claim of its sender; what several of them together are worth is decided in
judgement/threading.  Pure, and worked out where mail is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heard.mail.message import Message
from heard.mail.threads.subjects import normal_subject


class ClueKind(StrEnum):
    """What kind of thing a clue is."""

    ID = "id"  # a Message-ID the mail itself goes by
    MENTION = "mention"  # a Message-ID it names
    CONVERSATION = "conversation"  # Outlook's: bytes 6 to 21 of a Thread-Index, in hex
    INDEX = "index"  # a whole Thread-Index, in hex
    SUBJECT = "subject"
    SAID = "said"  # a sentence, as a digest
    WITH = "with"  # an address it came from or went to
    NAME = "name"
    HOME = "home"
    PHONE = "phone"
    NUMBER = "number"  # anybody's reference: an older system's, a contractor's, an Ombudsman's


@dataclass(frozen=True, slots=True)
class Clue:
    kind: ClueKind
    value: str

    @property
    def key(self) -> str:
        """How it is kept and looked for: "subject:damp in flat 4"."""
        return f"{self.kind}:{self.value}"


@dataclass(frozen=True, slots=True)
class Clues:
    """What a message leaves, and what it follows; each once, in the order of their worth."""

    left: tuple[Clue, ...] = ()
    followed: tuple[Clue, ...] = ()


def clues_of(message: Message) -> Clues:
    """Return the clues in a message."""
    left = [
        *(Clue(ClueKind.ID, each) for each in (message.message_id, *message.aliases) if each),
        *(Clue(ClueKind.MENTION, each) for each in (*message.in_reply_to, *message.references)),
    ]
    named = (*message.in_reply_to, *reversed(message.references))
    followed = [Clue(kind, each) for each in named for kind in (ClueKind.ID, ClueKind.MENTION)]
    if subject := normal_subject(message.subject).casefold():
        left.append(Clue(ClueKind.SUBJECT, subject[:200]))
        followed.append(Clue(ClueKind.SUBJECT, subject[:200]))
    return Clues(tuple(dict.fromkeys(left)), tuple(dict.fromkeys(followed)))
