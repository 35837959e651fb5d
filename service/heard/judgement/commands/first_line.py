"""Where in a mail a command may stand: the subject that a button wrote, and the first line that its writer typed.

Banners of gateways, a greeting, what is quoted and how it is signed are no part of it.  What lies below the first line
may fill in what it left open.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.judgement.folded import fold
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject, normal_subject
from heard.mail.threads.tokens import tokens_in, without_tokens
from heard.mail.words.own_words import without_banner

_WRITTEN_ON_IT = 200
"""Lines of a mail that are looked at: a command stands on top."""
_GREETING = re.compile(
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening|all)"
    r"(?:,? (?:there|all|both|team|heard|colleagues|complaints|everyone|sir|madam|or|[A-Z][\w'-]+)){0,3}[\s,.!:-]*",
)
_TAG = re.compile(r"\[?(?:external|ext|internal|official(?:-sensitive)?)(?: e?-?mail| sender)?\]?:?", re.IGNORECASE)
_HEAD = re.compile(r"(?:re|fw|fwd|subject|from|sent|to|cc)\s?:.*", re.IGNORECASE)
_REFERENCE = re.compile(r"\s?\[[A-Z][A-Z0-9]{0,7}-\d\d-\d{4,7}\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines a command may stand on, without tokens.

    first    the first that its writer typed; "" where there is none
    below    all lines under it
    subject  what a button wrote into the subject; "" where no button did
    """

    first: str
    below: tuple[str, ...] = ()
    subject: str = ""


def lines_of(message: Message) -> Lines:
    """Return the lines of a mail that may be a command.

    A subject is one where it carries a token and is no reply's or forward's: nobody types that.
    """
    subject = message.subject if tokens_in(message.subject) and not is_reply_subject(message.subject) else ""
    pressed = _REFERENCE.sub("", normal_subject(without_tokens(subject))).strip()
    typed = without_tokens(without_banner(message.own_words)).splitlines()[:_WRITTEN_ON_IT]
    for at, line in enumerate(typed):
        if _says_something(line, message.subject):
            return Lines(line.strip(), tuple(each.rstrip() for each in typed[at + 1 :]), pressed)
    return Lines("", (), pressed)


def _says_something(line: str, subject: str) -> bool:
    """Say whether a line is more than a greeting, a tag or what a mail program puts there."""
    text = fold(line).text
    if not any(map(str.isalnum, text)):
        return False
    capital = text[:1].lower() + text[1:]
    is_lead = _GREETING.fullmatch(capital) or _TAG.fullmatch(text) or _HEAD.fullmatch(text)
    return not is_lead and text != fold(subject).text
