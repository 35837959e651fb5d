"""All of a message that can be known without knowing anything else: what it says, and what the rules see in it.

Pure, and all that takes long: the daemon has it done in a process of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from heard.casework.people import Landlord
from heard.judgement.rule import Looked, Rules
from heard.mail.identity import words_digest
from heard.mail.message import Message
from heard.mail.parse import parse
from heard.mail.threads.clues import Clues, clues_of
from heard.mail.told.names import name_keys


@dataclass(frozen=True, slots=True)
class Unread:
    """A message nobody has read yet.  `journal` says that its mailbox is fed by Exchange's journal reports."""

    content: bytes
    journal: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, read.

    words_digest   the same for the same words come by another route
    clues          what it leaves to be found by, and what it follows
    rules_version  of the rules it was looked at with
    """

    message: Message
    words_digest: bytes
    clues: Clues
    looked: Looked
    rules_version: str

    def of_outsiders(self, landlord: Landlord) -> Reading:
        """Return the same without the landlord's own addresses and people among the clues: those are on every case."""
        names = _name_keys(tuple(officer.name for officer in landlord.staff))
        return replace(self, clues=self.clues.of_outsiders(landlord.is_inside, names))


@lru_cache(maxsize=4)  # the same for every message
def _name_keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for name in names for key in name_keys(name))


def read(unread: Unread, rules: Rules) -> Reading:
    """Read a message and look at it with every rule.  Raises MessageProblem if nobody can read it."""
    message = parse(unread.content, journal=unread.journal)
    return Reading(message, words_digest(message), clues_of(message), rules.look(message), rules.version)
