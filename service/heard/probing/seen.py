"""What was seen of one mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from heard.mail.from_inside import InsideMark
from heard.probing.border import AtTheBorder
from heard.probing.changes import Changes


@dataclass(frozen=True, slots=True)
class Came:
    """A mail of ours that arrived: where, how long after the server had taken it, and what it is then."""

    content: bytes
    folder: str
    after: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen of one mailbox; None is: not tried, or not to be told.

    message_id     ours
    given_id       the Message-ID that the server said it gave the mail, on taking it
    changed        the mail to itself as it came; None where it did not
    tagged         whether the mail to the address with a tag came, too
    copies         the folders of sent mail that hold a copy of it, and `copied_after` how long after it was sent
    keyword        whether a keyword set on it is still there
    other          whether the mailbox of somebody else could be opened; `other_because`: why there is no telling
    inside_marks   by what it would be known to be from inside
    outside_changed   the mail from outside as it came, `at_the_border` what it showed, and `forged_marks` by what it
                      would be taken for mail from inside
    outside_refused   what the server said to it instead
    outside_lost      whether it was taken, and did not come
    """

    message_id: str
    given_id: str | None = None
    came: Came | None = None
    changed: Changes | None = None
    tagged: bool | None = None
    copies: tuple[str, ...] | None = None
    copied_after: timedelta | None = None
    keyword: bool | None = None
    other: bool | None = None
    other_because: str = ""
    inside_marks: frozenset[InsideMark] = frozenset()
    outside_changed: Changes | None = None
    forged_marks: frozenset[InsideMark] = frozenset()
    outside_refused: str = ""
    outside_lost: bool = False
    at_the_border: AtTheBorder | None = None
