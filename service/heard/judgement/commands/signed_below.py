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
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_EACH_WEEK = (
    rf"(?:(?:on |every |each |all day )*(?:{_WEEKDAY}s|every {_WEEKDAY}|bank holidays|weekends|mornings|afternoons"
    rf"|{_WEEKDAY}s? ?(?:to|-|until|till|and|,|&|/) ?{_WEEKDAY}s?)"
    rf"(?: ?(?:,|&|/|and|or|to|-)? ?(?:on |every )?(?:{_WEEKDAY}s?|bank holidays|weekends|mornings|afternoons)){{0,5}})"
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?"
_HOURS = rf"(?:from |between )?{_CLOCK} ?(?:to|-|until|till|and) ?{_CLOCK}"
_WHEN = rf"(?:{_EACH_WEEK}(?:,? {_HOURS})?|{_HOURS}(?:,? {_EACH_WEEK})?)"
_HABIT = re.compile(
    r"(?:(?:please|kindly) note:?(?: that)?,? |nb:? |note:? )?"
    rf"(?:(?:my|our|the|core|usual|normal|standard|contact|team) ){{0,3}}(?:non-? ?working |working )?(?:hours|days?)"
    rf"(?: are| is|:)? (?:{_WHEN}|{_WEEKDAY}s?)"
    rf"|(?:(?:please|kindly) note:?(?: that)?,? |nb:? |note:? )?(?:i|we)(?:'m|'re| am| are)? (?:(?:do not|don't|not"
    r"|only|usually|normally|generally|always|currently) )*(?:work(?:ing)?|in|at|out of|away from|available|contactable"
    r"|open|closed)(?: (?:in|at))?(?: (?:the|my|our))?(?: (?:office|desk|home|work|phone))?"
    rf"(?: (?:in|at) the office)? {_WHEN}"
    rf"|(?:(?:our |the )?(?:offices?|(?:phone )?lines?|reception|team|switchboard|hub)) (?:is|are) (?:open|closed"
    rf"|staffed) {_WHEN}",
    re.IGNORECASE,
)
"""When somebody works each week.  What is so on one day alone is told of that day."""
_LONGEST = 160
"""Characters of such a line at most."""
_BOAST = re.compile(
    r"(?:(?:we are |an? )?(?:proud(?:ly)? (?:to (?:be|support|work|serve)|winners?|sponsors?|sponsoring|partners?"
    r"|members?|supporters?|supporting|serving|part of)|(?:award[- ]winning|winners?\b|finalists?\b|shortlisted\b"
    r"|highly commended)|rated (?:as )?(?:good|outstanding|excellent|top|best|number|no\.? ?1|[gv]1)"
    r"|voted (?:the )?(?:best|top|number|no\.? ?1)|accredited (?:by|as|to|members?)|committed to (?:equality|diversity"
    r"|inclusion|safeguarding|being)|investors in people|disability confident|living wage employer))\b[^.!?£]{0,100}",
    re.IGNORECASE,
)
"""What an organisation says in its own praise."""
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
    if not any(map(str.isalnum, text)) or is_a_footer(text) or _is_of_the_office(text):
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
    is_printed = is_a_footer(line) or _is_of_the_office(line)
    return _HOLDS.search(fold(line).text) is not None and not is_printed


def _is_of_the_office(line: str) -> bool:
    """Say whether a line tells when somebody works each week, or praises whom they work for."""
    text = " ".join(fold(line).text.split()).rstrip(" .!")
    if len(text) > _LONGEST:
        return False
    is_a_boast = _BOAST.fullmatch(text) is not None and not _HOLDS.search(text) and not _COMMANDS.search(text)
    return is_a_boast or _HABIT.fullmatch(text) is not None


def _may_be_signed(word: str) -> bool:
    bare = word.strip(":,.()|*_-")
    return not bare or not bare[0].islower() or bare.casefold() in _SMALL or "@" in bare or "." in bare
