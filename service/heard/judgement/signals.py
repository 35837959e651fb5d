"""Named yes/no facts that rules may require.

What data cannot say is a signal: a pure function with a name.  Rules may name signals, never
code.  Opposites have names of their own, because a rule can only ask for what holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from heard.casework.people import Role
from heard.judgement.own_home import speaks_of_a_home
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

SHORT = 60
"""Words.  A first report or a plain question is rarely longer; what is longer has a history to tell."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a signal may look at: the message, whose words it carries, and whether it was found to belong to a case."""

    message: Message
    role: Role
    on_case: bool


@lru_cache(maxsize=1)  # asked several times of each message
def _speaks_of_a_home(subject: str, own_words: str) -> bool:
    """The subject of a reply is not the writer's, and is not looked at."""
    return speaks_of_a_home(own_words if is_reply_subject(subject) else f"{subject} . {own_words}")


SIGNALS: dict[str, Callable[[Circumstances], bool]] = {
    "belongs_to_a_case": lambda now: now.on_case,
    "belongs_to_no_case": lambda now: not now.on_case,
    "writer_is_member": lambda now: now.role is Role.MEMBER,
    "writer_is_ombudsman": lambda now: now.role is Role.OMBUDSMAN,
    "writer_is_solicitor": lambda now: now.role is Role.SOLICITOR,
    "writer_is_organisation": lambda now: now.role is Role.OTHER,  # a contractor, the council, another landlord
    "is_short": lambda now: len(now.message.own_words.split(None, SHORT)) <= SHORT,
    "speaks_of_their_home": lambda now: _speaks_of_a_home(now.message.subject, now.message.own_words),
    "speaks_of_no_home": lambda now: not _speaks_of_a_home(now.message.subject, now.message.own_words),
    "nothing_written": lambda now: not now.message.own_words.strip(),
    "nothing_attached": lambda now: not now.message.attachments,
    "nothing_in_subject": lambda now: now.message.subject.strip().lower() in ("", "(no subject)", "no subject"),
    "subject_is_a_reply": lambda now: is_reply_subject(now.message.subject),
}
"""Every signal by its name; rules/README.md says what each means."""


def signals_of(
    message: Message, *, role: Role, on_case: bool, among: Collection[str] = SIGNALS.keys()
) -> frozenset[str]:
    """Return the names of the signals that hold for a message.

    role      whose words it carries
    on_case   whether it was found to belong to a case
    among     the signals that anybody asks for; the others are not looked at
    """
    now = Circumstances(message, role, on_case)
    return frozenset([name for name in among if SIGNALS[name](now)])
