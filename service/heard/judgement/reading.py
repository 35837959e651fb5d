"""All of a message that can be known without knowing anything else: what it says, and what the rules see in it.

Pure, and all that takes long: the daemon has it done in a process of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from heard.judgement.rule import Looked, Rules
from heard.mail.identity import words_digest
from heard.mail.message import Message
from heard.mail.parse import parse
from heard.mail.threads.clues import Clues, clues_of


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


def read(content: bytes, rules: Rules) -> Reading:
    """Read a message and look at it with every rule.  Raises MessageProblem if nobody can read it."""
    message = parse(content)
    return Reading(message, words_digest(message), clues_of(message), rules.look(message), rules.version)
