"""What heard gave one officer with one notice, seen again in a message.

Whoever sends it has had that notice.  It is bound to the officer's address, the case, what may be said with it and a
last day, so that one which was forwarded, quoted, kept too long or tried twice says so of itself.  Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from heard.casework.events import MessageNumber, Reference

LASTS = timedelta(days=14)
"""From when it was given: as long as somebody may be on holiday with the notice unread."""
LASTS_TO_CONFIRM = timedelta(days=3)
CONFIRM, UNDO, RECEIPT = "confirm", "undo", "receipt"
"""What a token is about that was given to say whether a command is theirs, to undo one, and with a receipt for more."""


class TokenState(StrEnum):
    GOOD = "good"
    UNKNOWN = "unknown"  # no key of ours made it, or it was never given
    EXPIRED = "expired"
    USED = "used"  # it holds, and a command was carried out with it: the same one works no second time
    SPOILED = "spoiled"  # it was seen in other hands


HOLDS = (TokenState.GOOD, TokenState.USED)


@dataclass(frozen=True, slots=True)
class TokenSeen:
    """A token in a message, as it was given.

    state      whether it still holds, whoever sent it
    officer    the address it was given to; "" where it is unknown
    reference  the case it was given for
    message    the message its notice is about; of one that confirms or undoes, the command
    about      the word of its notice: of `About`, or "confirm", "undo" or "receipt"
    only       the commands it was given for, as they are typed; () is any that the case allows
    used_for   the commands that were carried out with it, as they are typed
    shown_at   when its officer was last shown how the case stands; None where it is unknown
    """

    state: TokenState
    nonce: str
    officer: str = ""
    reference: Reference | None = None
    message: MessageNumber | None = None
    about: str = ""
    only: tuple[str, ...] = ()
    used_for: tuple[str, ...] = ()
    shown_at: datetime | None = None

    def is_of(self, officer: str) -> bool:
        """Say whether it was given to whoever has this address."""
        return self.officer == officer.casefold()


@dataclass(frozen=True, slots=True)
class NoticeAnswered:
    """A notice of ours that a message answers by its headers.

    to         the address the notice went to
    message    the message it is about
    about      the word of `About`, or "confirm" where it asks whether a command is theirs; "" where it was no notice
    """

    to: str
    reference: Reference | None
    message: MessageNumber | None
    about: str
