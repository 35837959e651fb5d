"""Which lines of a mail are how an officer signs: all else that stands below their name they have written.

"Hold on, not until Friday!" may be typed below a signature, and there it is as true as above.  So a line is of a
signature only where it looks like one: a name, a post, a number, an address, what the office puts below every mail.

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.folded import fold
from heard.mail.words.closings import closes
from heard.mail.words.signature_lines import is_prose, is_title

_SMALL = frozenset({"and", "of", "the", "for", "to", "in", "tel", "mob", "mobile", "ext", "phone", "e", "t", "m", "w"})
"""Words of a name, a post or an address that have no capital."""
_FOOTER = re.compile(
    r"(?:please )?(?:(?:consider|think of|save) (?:the |our )?(?:environment|paper|planet|trees?)\b"
    r"|(?:do not|don't|think before (?:you )?|avoid) ?print).{0,200}"
    r"|(?:(?:my|our) )?(?:normal |usual |core )?(?:working|office|opening) (?:days|hours|times|pattern|week)\b.{0,120}"
    r"|i (?:usually |normally |currently |only )?work (?:part[- ]time|flexibl[ey]|(?:on )?(?:mon|tues?|wed"
    r"|thur?s?|fri)\w*\b).{0,120}"
    r"|(?:this|the) (?:e-?mail|message|communication|information)\b.{0,300}\b(?:confidential|intended|privileged"
    r"|addressee|recipient|attachments?|virus\w*)\b.{0,300}"
    r"|if you (?:have received|received|are not the (?:intended|named))\b.{0,400}"
    r"|.{0,120}\bregistered (?:office|in (?:england|wales|scotland)|charity|society|provider|company|number)\b.{0,300}"
    r"|(?:follow|find|like|join) us\b.{0,120}|visit (?:us|our)\b.{0,120}|(?:my )?pronouns\b.{0,60}"
    r"|\(?(?:she|he|they)\s?/\s?(?:her|him|them)\b.{0,30}|sent from .{0,40}|get outlook for .{0,20}",
    re.IGNORECASE,
)
"""What an office, or a mail program, puts below every mail."""
_HOLDS = re.compile(
    r"(?:\b(?:no(?!\.? ?\d)|not|never|nor|wait|hold|stop|until|till|unless|only|yet|before|after|once|when|if|later"
    r"|ignore|disregard|sorry|wrong|mistake|cancel|yes|actually|instead|please|pls|she|he|they|her|his|you|tomorrow|today"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|n't)\b",
    re.IGNORECASE,
)
"""Words that no name, post or address has."""
_COMMANDS = re.compile(
    r"\b(?:clos(?:e|ed|ing)|re-?open\w*|undo|stage|panel|hearing|appeal\w*|escalat\w*|withdr[ae]wn?|(?:not )?upheld"
    r"|assign|link|split|confirm|extend|release|restrict\w*|compliment|enquiry|service request|mine|due)\b",
    re.IGNORECASE,
)
"""Words of commands, which only a post may have as well: "Appeals Officer"."""


def begins_to_sign(line: str, name: str) -> bool:
    """Say whether a line is how its writer begins to sign: a closing, their name or the first of it, perhaps a post.

    name   theirs, as their mail gives it
    """
    line = line.strip(" \t,.-*_")
    if closes(line):
        return True
    is_whole = bool(name) and re.match(rf"{re.escape(name)}(?:$|\W*[|,/]|\W* - )", line, re.IGNORECASE) is not None
    return is_whole or (bool(name) and line.casefold() in (name.casefold(), name.split()[0].casefold()))


def is_of_a_signature(line: str) -> bool:
    """Say whether a line that stands below a name is how somebody signs, and says nothing of its own."""
    text = " ".join(fold(line).text.split())
    if not any(map(str.isalnum, text)) or is_a_footer(text):
        return True
    if holds_up(text):
        return False
    if is_title(text):
        return True
    return not _COMMANDS.search(text) and not is_prose(text) and all(map(_may_be_signed, text.split()))


def is_a_footer(line: str) -> bool:
    """Say whether a line is one that an office or a program puts below every mail."""
    return _FOOTER.fullmatch(" ".join(fold(line).text.split())) is not None


def holds_up(line: str) -> bool:
    """Say whether a line has words that no name, post or address has, and that may hold a command up."""
    return _HOLDS.search(fold(line).text) is not None and not is_a_footer(line)


def _may_be_signed(word: str) -> bool:
    bare = word.strip(":,.()|*_-")
    return not bare or not bare[0].islower() or bare.casefold() in _SMALL or "@" in bare or "." in bare
