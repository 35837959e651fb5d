"""Where in a mail a command may stand: the subject that a button wrote, and the first line that its writer typed.

Banners of gateways, a greeting, what is quoted and how it is signed are no part of it.  What lies below the first line
may fill in what it left open.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.judgement.folded import fold
from heard.mail.message import Message
from heard.mail.threads.subjects import is_forward, is_reply_subject, normal_subject
from heard.mail.threads.tokens import tokens_in, without_tokens
from heard.mail.words.own_words import without_banner

_WRITTEN_ON_IT = 200
"""Lines of a mail that are looked at: a command stands on top."""
_GREETING = re.compile(
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening|all)"
    r"(?:,? (?:there|all|both|team|heard|colleagues|complaints|everyone|sir|madam|or|[A-Z][\w'-]+)){0,3}[\s,.!:-]*",
)
_TAG = re.compile(r"\[?(?:external|ext|internal|official(?:-sensitive)?)(?: e?-?mail| sender)?\]?:?", re.IGNORECASE)
_SEND = re.compile(r"press send\b.{0,60}", re.IGNORECASE)
"""What a button writes below its command (letters/buttons.py)."""
_RULE = re.compile(r"\s*[_=*\u2500\u2014-]{5,}\s*")
_PASSED_ON = re.compile(r"from\s?:.+|begin forwarded message.*|-+ ?(?:forwarded|original) message.*", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"\s*p\.? ?s\b", re.IGNORECASE)
_HEAD = re.compile(r"(?:re|fw|fwd|subject|from|sent|to|cc)\s?:.*", re.IGNORECASE)
_LINK = re.compile(
    r"(?:please )?(?:link|linked|related?|see also)\b.{0,40}?\b[a-z][a-z0-9]{0,7}\W{1,3}\d\d\W{1,3}\d{1,7}"
    r"\W*(?:please|thanks)?\W*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s?\[[A-Z][A-Z0-9]{0,7}-\d\d-\d{4,7}\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines a command may stand on, without tokens.

    first    the first that its writer typed; "" where there is none
    below    the lines under it that are theirs: down to a rule, what a button put there, or how they sign
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
            return Lines(line.strip(), tuple(_below(message, at + 1)), pressed)
    return Lines("", (), pressed)


def _below(message: Message, at: int) -> list[str]:
    """Return the lines from one on that were typed, down to a name that signs them.

    What stands below a rule or a token may be a letter of ours.
    """
    kept: list[str] = []
    name = " ".join(message.sender.name.split()) if message.sender is not None else ""
    is_signed = False
    for line in without_banner(message.own_words).splitlines()[at:_WRITTEN_ON_IT]:
        if tokens_in(line) or any(each.fullmatch(line.strip()) for each in (_RULE, _SEND, _PASSED_ON)):
            break
        is_signed = (is_signed or _signs(line, name)) and not _POSTSCRIPT.match(line)
        if not is_signed:
            kept.append(line.rstrip())
    return kept


def _signs(line: str, name: str) -> bool:
    """Say whether a line is how its writer signs: their name, or the first of it, and perhaps their post behind it."""
    line = line.strip(" \t,.-*_")
    is_whole = bool(name) and re.match(rf"{re.escape(name)}(?:$|\W*[|,/]|\W* - )", line, re.IGNORECASE) is not None
    return is_whole or (bool(name) and line.casefold() in (name.casefold(), name.split()[0].casefold()))


def without_link(message: Message) -> str:
    """Return the own words of a mail without the command above a mail that it passes on to link it with a case.

    That says what is to be so.  What the mail is about, its own writer says.
    """
    first = lines_of(message).first if is_forward(message.subject) else ""
    return message.own_words.replace(first, "", 1) if _LINK.fullmatch(first) else message.own_words


def _says_something(line: str, subject: str) -> bool:
    """Say whether a line is more than a greeting, a tag or what a mail program puts there."""
    text = fold(line).text
    if not any(map(str.isalnum, text)):
        return False
    capital = text[:1].lower() + text[1:]
    is_lead = _GREETING.fullmatch(capital) or _TAG.fullmatch(text) or _HEAD.fullmatch(text) or _SEND.fullmatch(text)
    return not is_lead and text != fold(subject).text
