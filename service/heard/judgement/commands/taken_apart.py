"""A line as commands are read from it: without marks, courtesies and what was put beside it.

Nothing is taken away that could turn its meaning: no "not", no "don't", no question mark.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.judgement.folded import fold

LONGEST = 600
"""Characters of a line that may be a command with its reason."""
_MARKS = re.compile(r"^\s*(?:[-*•·‣]\s+)?(?:[@#]?heard\s*[:,]\s*|#\s?)?", re.IGNORECASE)
_QUOTES = "\"'“”‘’«»"
_PLEASE_FIRST = re.compile(r"^(?:please|pls|plz|kindly),? ", re.IGNORECASE)
_PLEASE_LAST = re.compile(
    r"(?<!^no)(?<!^no,)(?:,? (?:please|pls|plz|thanks|thank you|many thanks|ta|cheers))+(?:(?<!please),? (?!not?\b"
    r"|but\b)[\w'-]+)?$"
    r"|,? (?:sent from (?:my|outlook for|yahoo|samsung)\b[\w ]{0,30}|get outlook for \w+)$",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"^(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening)"
    r"(?: [\w'-]+){0,2} ?[,!:-] ?"
    r"(?=\S)",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^(?:(?:please|pls),? )?(?:can|could|would) you(?:,? (?:please|pls|kindly|now))?,? (?=\S)", re.IGNORECASE
)
_OPINION = re.compile(
    r"^(?:(?:(?:i|we)(?:'d| would)? (?:think|believe|feel|reckon|suggest|propose|recommend|say)|in my (?:view|opinion)"
    r"|my (?:view|suggestion|recommendation) is|perhaps|maybe|probably|let's)(?: that)?,? "
    r"(?:(?:we|you|this(?: one| case)?|it|the case)(?: (?:should|could|can|ought to|might|may|need to|had better))? )?"
    r"|(?:we|you) (?:should|could|can|ought to|might|may|need to|had better) )"
    r"(?:(?:probably|perhaps|just|now) )?(?:be )?(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",? [-/] ?|[;,.] | (?=\()")
_ENDS = " .!;,"
_BECAUSE = re.compile(
    r"(?:,|;|:| -)? \(?(?:because(?: of)?|since|due to|on the grounds that|the reason is|reason)\b:?(?! [0-9])[ ]?",
    re.IGNORECASE,
)
_BECAUSE_LOOSELY = re.compile(r"(?:,|;|:)? (?:as|for|while|-) (?=\S+ \S+)", re.IGNORECASE)
_COLON = re.compile(r": ")
_OF_A_RESTRICTION = re.compile(r"^(?:restrict|propose)\b", re.IGNORECASE)
_EXTENT = re.compile(
    r"^(?P<before>(?:restrict|propose)\b.*?) (?P<how>(?:for|to|until) (?:(?!because\b|:).){2,80})$", re.IGNORECASE
)
_OF_A_DAY = re.compile(r"^(?:extend|due|new (?:due )?date)\b", re.IGNORECASE)
_WHOM = r"(?:the )?(?:tenant|resident|customer|complainant|her|him|them|(?:mr|mrs|ms|miss|mx|dr)\.? [\w'-]+)"
_HOW = (
    r"(?:(?:on|by|over|in|via) (?:the )?(?:phone|telephone|e-?mail|person|text|letter)|today|yesterday"
    r"|this (?:morning|afternoon))"
)
_AGREED = re.compile(
    rf"(?P<before>.*?)(?P<apart>[,;]| -|(?= \())? \(?(?:and )?(?:(?:this|it) (?:is|was|has been) )?"
    rf"(?P<word>(?:not )?agreed)(?: (?:with|by) {_WHOM})?(?: {_HOW})?\)?",
    re.IGNORECASE,
)


def plain(line: str) -> str:
    """Return a line with straight quotes and single spaces, without bullet, quotes round it, courtesies and full stop.

    Its letters stay as they were written.
    """
    text = _MARKS.sub("", fold(line[: 2 * LONGEST]).text, count=1)
    text = _GREETED.sub("", text.strip(_QUOTES + _ENDS), count=1)
    text = _PLEASE_FIRST.sub("", text, count=1)
    text = _PLEASE_LAST.sub("", text.rstrip(_ENDS))
    return text.strip(_QUOTES + _ENDS)


def with_reason(text: str) -> Iterator[tuple[str, str]]:
    """Yield how a line may fall into a command and the reason behind it, none first.

    Of a day that moves, "as" and "for" lead to a reason too; of others they belong to the command: "close as upheld".
    """
    yield text, ""
    more = ((_OF_A_DAY, _BECAUSE_LOOSELY), (_OF_A_RESTRICTION, _COLON))
    for pattern in (_BECAUSE, *(each for begins, each in more if begins.match(text))):
        for match in pattern.finditer(text):
            if match.start() and (why := text[match.end() :].strip(" )")):
                yield text[: match.start()].rstrip(" ,;:"), why


def with_more_behind(text: str) -> Iterator[tuple[str, str]]:
    """Yield how a line may fall into a command and more that its writer says, which is no reason."""
    for match in _BEHIND.finditer(text):
        if match.start() and (behind := text[match.end() :].strip(" ()")):
            yield text[: match.start()].rstrip(" ,;:."), behind


def without_extent(text: str) -> tuple[str, str] | None:
    """Return a restriction and how far it shall go, "for 6 months"; None of a line that says nothing of the kind."""
    match = _EXTENT.match(text)
    return (match["before"], match["how"]) if match is not None else None


def request_in(text: str) -> str | None:
    """Return what heard is asked to do: "close this" of "can you close this"; None where a line asks for nothing."""
    match = _REQUEST.match(text)
    return plain(text[match.end() :]) if match is not None else None


def opinion_in(text: str) -> str | None:
    """Return what somebody is of the opinion should be done: "close this" of "I think we should close this"."""
    match = _OPINION.match(text)
    return plain(text[match.end() :]) if match is not None else None


def without_agreement(text: str, *, apart: bool = False) -> tuple[str, bool | None]:
    """Return a text without "agreed with the tenant" at its end, and whether they did; None where it does not say.

    apart   whether it has to be set apart by a comma, as in a reason: "the tenant never agreed" is one
    """
    match = _AGREED.fullmatch(text)
    if match is None or not match["before"].strip() or (apart and match["apart"] is None):
        return text, None
    return match["before"].strip(" ,;-("), not match["word"].lower().startswith("not")
