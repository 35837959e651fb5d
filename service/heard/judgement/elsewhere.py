"""What of a message is not its writer's own words, and is looked through for dangers all the same.

People type below the dashes of their signature, and between or below what they quote, where nothing
marks it as theirs.  What was cut there is not heard as theirs; a danger in it is still put before a person.

Pure, and worked out where mail is read.
"""

from __future__ import annotations

import re

from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

FEW_WORDS = 6
"""Words typed above a name, up to which they may only point to what stands below: "Thanks", "please see below"."""

_FEW_LETTERS = 400
_QUOTE_MARKS = re.compile(r"^[ \t]*[>|][>| \t]*", re.MULTILINE)


def below_the_name(message: Message) -> str:
    """Return what stands in the signature and is not among the own words; "" for most mail."""
    if not message.signature:
        return ""
    typed = frozenset(message.own_words.split("\n"))
    return "\n".join(line for line in message.signature.split("\n") if line not in typed)


def subject_alone(message: Message) -> str:
    """Return the subject of a reply in which nothing else is typed: it may have been typed there; "" for most mail."""
    is_alone = not message.own_words.strip() and is_reply_subject(message.subject)
    return message.subject if is_alone else ""


def all_the_rest(message: Message) -> str:
    """Return all of a message's text, without the marks of quotes, where its own words say next to nothing; else ""."""
    own = message.own_words
    if len(own) > _FEW_LETTERS or len(message.text) <= len(own):
        return ""
    signed = frozenset(message.signature.split("\n"))
    typed = sum(len(line.split()) for line in own.split("\n") if line not in signed)
    return _QUOTE_MARKS.sub("", message.text) if typed <= FEW_WORDS else ""
