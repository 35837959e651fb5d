"""Whether a mail says anything: an officer's thanks, greeting and signature are filed, and nobody is answered.

A file that comes with it may be all it has to say.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import dropwhile, takewhile

from heard.judgement.attached import is_of_a_signature
from heard.judgement.folded import fold
from heard.mail.message import Attachment, Message
from heard.mail.threads.tokens import without_tokens
from heard.mail.words.closings import closes, closes_with_name
from heard.mail.words.own_words import without_banner

_SIGNATURE_AT_MOST = 12  # lines
_RULE = re.compile(r"\s*[_=*\u2500\u2014]{5,}\s*")
_NAME = r"(?-i:[A-Z])[\w'-]+"
_POLITE = re.compile(
    r"(?:(?:ok|okay|great|lovely|perfect|brilliant|many|noted)[\s,.!-]+)*"
    r"(?:thank(?:s| you)|ta|cheers|ok|okay|noted|received)"
    r"(?:,? (?:so|very|much|again|all|both|team|heard|a lot|for (?:this|that|letting me know|the update)))*"
    rf"(?:,? {_NAME}){{0,2}}[\s,.!:)-]*|sent from .{{0,40}}|get outlook for .{{0,20}}"
    rf"|(?:hi|hello|hey|dear)\b(?: (?:there|all|both|team|{_NAME})){{0,3}}[\s,.!-]*",
    re.IGNORECASE,
)
_SMALL = frozenset({"and", "of", "the", "for", "to", "in", "tel", "mob", "mobile", "ext", "phone", "e", "t", "m"})
"""Words of a name or a post that have no capital."""
_OF_PROGRAMS = re.compile(
    r"(?:text|application)/(?:calendar|ics|(?:x-)?v-?card|directory|(?:x-)?pkcs7-(?:signature|mime)|pgp-(?:signature"
    r"|keys|encrypted)|(?:vnd\.)?ms-tnef)|message/(?:delivery-status|disposition-notification)|text/rfc822-headers",
    re.IGNORECASE,
)
"""Types of what mail programs attach by themselves."""


def says_nothing(message: Message) -> bool:
    """Say whether what the writer of a mail typed is only polite, down to how they sign."""
    own_words = without_tokens(without_banner(message.own_words))
    signed = [each for each in message.signature.splitlines() if each not in own_words.splitlines()]
    return is_only_polite(own_words, message.sender.name if message.sender is not None else "", signed)


def is_only_polite(own_words: str, writer: str, signed: Sequence[str] = ()) -> bool:
    """Say whether words are only thanks, greetings and how their writer signs.

    writer   their name
    signed   the lines of a signature that stands apart
    """
    said = [" ".join(fold(each).text.split()) for each in takewhile(_is_no_rule, (*own_words.splitlines(), *signed))]
    kept = [each for each in said if any(map(str.isalnum, each))]
    name = set(writer.casefold().split())
    below = list(dropwhile(lambda line: _is_polite(line, name), kept))
    return not below or (len(below) < len(kept) and _signs(below, name))


def files_sent(message: Message) -> tuple[Attachment, ...]:
    """Return the files that a mail brings, without the pictures of its signature and what its program attached."""
    found = message.attachments
    return tuple(each for each in found if not is_of_a_signature(each) and not _OF_PROGRAMS.fullmatch(each.type))


def _is_no_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is None


def _is_polite(line: str, name: Collection[str]) -> bool:
    """Say whether a line is thanks, a greeting, or what closes a letter, with the writer's name or without."""
    words = line.split()
    while words and words[-1].strip(",.").casefold() in name:
        words.pop()
    closing = " ".join(words)
    return _POLITE.fullmatch(line) is not None or (closes(closing) and not closes_with_name(closing))


def _signs(lines: list[str], name: Collection[str]) -> bool:
    """Say whether lines below a closing are a signature: the writer's own name first, and no sentence."""
    is_theirs = any(each.strip(",.").casefold() in name for each in lines[0].split())
    return is_theirs and len(lines) <= _SIGNATURE_AT_MOST and all(map(_is_signed, lines))


def _is_signed(line: str) -> bool:
    """Say whether a line is a name, a post, an address or a number: no word of it is one of a sentence."""
    if "www." in line or "@" in line:
        return True
    words = (each.strip(":,.") for each in line.split())
    return all(not each or not each[0].islower() or each.casefold() in _SMALL for each in words)
