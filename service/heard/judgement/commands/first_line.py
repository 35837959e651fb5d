"""Where in a mail a command may stand: the subject that a button wrote, and the first line that its writer typed.

Banners of gateways, a greeting, what is quoted and how it is signed are no part of it.  What lies below the first line
may fill in what it left open.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heard.judgement.commands.signed_below import begins_to_sign, holds_up, is_a_footer, is_of_a_signature
from heard.judgement.folded import fold
from heard.mail.message import Message
from heard.mail.passed_on.forwarded import LIMIT
from heard.mail.passed_on.headings import heading_in, unmarked
from heard.mail.threads.subjects import is_forward, is_reply_subject, normal_subject
from heard.mail.threads.tokens import tokens_in, without_tokens
from heard.mail.words.own_words import without_banner, words_of

_WRITTEN_ON_IT = 200
"""Lines of a mail that are looked at: a command stands on top."""
_GREETING = re.compile(
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening|all)"
    r"(?:,? (?:there|all|both|team|heard|colleagues|complaints|everyone|sir|madam|or|[A-Z][\w'-]+)){0,3}[\s,.!:-]*",
)
_TAG = re.compile(r"\[?(?:external|ext|internal|official(?:-sensitive)?)(?: e?-?mail| sender)?\]?:?", re.IGNORECASE)
_SEND = re.compile(r"press send\b.{0,60}|hk\w{2}-[\w-]{4,60}", re.IGNORECASE)
"""What a button writes below its command (letters/buttons.py), with what is left of a token that was cut."""
_RULE = re.compile(r"\s*[_=*\u2500\u2014-]{5,}\s*")
_NOTICE_ENDS = re.compile(r"\W{0,4}(?:on the server: heard \w|please leave this line in your answer\b)", re.IGNORECASE)
_NOTICE = re.compile(rf"{_NOTICE_ENDS.pattern}|\W{{0,4}}(?:why|who|case|came in|they wrote|your line): ", re.IGNORECASE)
"""Lines of our notices and receipts (templates/)."""
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
    below    the lines under it that are theirs: without what a button put there, a notice of ours, and how they sign
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
    pressed = without_reference(subject)
    typed = without_tokens(_typed(message)).splitlines()[:_WRITTEN_ON_IT]
    for at, line in enumerate(typed):
        if _says_something(line, message.subject):
            return Lines(line.strip(), tuple(_below(message, typed[at + 1 :])), pressed)
    return Lines("", (), pressed)


def without_reference(subject: str) -> str:
    """Return what a subject says besides the case it is of, tokens, and the tags of gateways."""
    return _REFERENCE.sub("", normal_subject(without_tokens(subject))).strip()


def _typed(message: Message) -> str:
    """Return what was typed in a mail, down to the heading of what it passes on or has pasted into it.

    A mail that is passed on without a word is its own words for those who read it, and nobody's who passes it on.  Of a
    forward in which nothing is told apart nobody knows who wrote its first line.
    """
    lines = unmarked(without_banner(message.own_words)[:LIMIT].split("\n"))
    heading = heading_in(lines)
    if heading is not None:
        return words_of("\n".join(lines[: heading.begin])).own
    is_apart = bool(message.quoted or message.enclosed)
    return "\n".join(lines) if is_apart or not is_forward(message.subject) else ""


def _below(message: Message, lines: Sequence[str]) -> list[str]:
    """Return what else was typed on the lines below one: all but a button's own lines, a notice, and how they sign."""
    name = " ".join(message.sender.name.split()) if message.sender is not None else ""
    kept: list[str] = []
    is_signed = False
    for line in _without_our_notice(lines):
        is_signed = is_signed or begins_to_sign(line, name)
        if is_signed and (begins_to_sign(line, name) or is_of_a_signature(line)):
            continue
        is_printed = _RULE.fullmatch(line) or _SEND.fullmatch(line.strip()) or is_a_footer(line)
        kept.append("" if is_printed else line.rstrip())
    # What is cut off as a signature is one; but where somebody typed in the midst of it, nobody would read that.
    apart = set(message.own_words.splitlines())
    kept += [each for each in message.signature.splitlines() if each not in apart and holds_up(each)]
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _without_our_notice(lines: Sequence[str]) -> Sequence[str]:
    """Return lines without a notice of ours that no program marked as quoted: from what divides it off, to its end."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if _NOTICE_ENDS.match(lines[at])), None)
    if last is None:
        return lines
    begins = next(at for at, line in enumerate(lines) if _NOTICE.match(line))
    divided = next((at for at in range(begins, -1, -1) if _RULE.fullmatch(lines[at])), begins)
    return (*lines[:divided], *lines[last + 1 :])


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
