"""Rights that a limit on contact takes from nobody: the Ombudsman, and to be told what is held.

Somebody goes to the Ombudsman, says what the Ombudsman wants of us, or means to go; somebody asks for their own data or
for information under an Act.  So that none of it is filed unanswered, a doubtful sign counts.  Papers that came by such
a request are no request, and the Ombudsman of the energy suppliers is not ours.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.mail.message import Message

LIMIT = 6_000
"""Characters of a mail looked at."""
_AROUND = 90
"""Characters before and behind that say what is meant by a word."""

_OMBUDSMAN = re.compile(
    r"(?i:\b(?<!energy )(?<!financial )(?<!pensions )(?<!pension )(?<!water )(?<!motor )(?<!legal )"
    r"(?<!health service )(?<!health )(?<!rail )(?<!telecoms )(?<!communications )(?<!furniture )"
    r"(?:ombuds?m[ae]n|ombudsperson|omb[ou]dsm[ae]n|lgsco|lgo|spso|psow|nipso)(?:'s|s)?\b)|\bHOS\b"
)
_IS_WITH_THEM = re.compile(
    r"\b(?:asks?|asked|asking|needs?|wants?|wanted|told|tells?|says?|said|wrote|written|writes?|requires?|required"
    r"|accepted|(?:has|have|is|are|now) investigat\w+|investigating|decided|advised?|advises|instructed|expects?"
    r"|ref(?:erence)?|case (?:number|no|worker|officer)|taken|took|gone|went|been (?:to|on to|in touch)|sent|forwarded"
    r"|fwd|forwarding|letter from|e-?mail from|message from|below|attached|contacted|complained|spoken|rang|passed"
    r"|opened|given|gave|is (?:dealing|looking)|are (?:dealing|looking)|has my|have my|with the|final response"
    r"|final (?:letter|answer|decision)|deadlock)\b",
    re.IGNORECASE,
)
_IS_TO_COME = re.compile(
    r"\b(?:i|we)(?:'ll| will| shall| may| might| could| would| can| am going|'m going| am off|'m off)\b"
    r"|\b(?:if (?:you|i|nothing|nobody)|unless|or else|otherwise|next stop|going to go)\b",
    re.IGNORECASE,
)
_THEY_DID = re.compile(
    r"\W{0,2}(?: service)? (?:has|have|had|is|are|now|wants?|needs?|told|tells?|says?|said|asks?|asked|wrote|accepted"
    r"|requires?|must|expects?|advised?)\b",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"(?:\bnot|n't|\bnever|\bno need|\bno wish|\bno intention|\bwithout)"
    r"(?: (?:want|wish|going|need|mean|like|intend|plan|to|of|have|be)){0,3} (?:go|going|gone|been|bother|bothering"
    r"|involve|involving|write|writing|complain|complaining|take it|taking it)(?: to)? (?:the )?(?:\w+ )?$",
    re.IGNORECASE,
)
_IS_OVER = re.compile(
    r"\b(?:was|were|is|are|got|gets) (?:it |all |just |as )?(?:wrong|useless|a joke|no (?:good|use|help)|biased|on"
    r" your side"
    r"|in your pocket)\b|\b(?:rejected|dismissed|turned (?:it|me) down|sided with|found (?:for you|against)|would"
    r" not help"
    r"|wouldn't help|refused to|(?:did not|didn't) (?:help|uphold|listen|look))\b",
    re.IGNORECASE,
)
"""What an Ombudsman was asked and is done with: whoever is angry at that asks for nothing by it."""
_HELD = re.compile(
    r"\b(?:(?:data )?subject access(?: request)?|dsar|data protection (?:act|request|officer|rights?|law)|u?k?[ -]?gdpr"
    r"|freedom of information(?: act| request)?|foia?|environmental information (?:regulations|request)"
    r"|right (?:of access|to erasure|to be forgotten|to rectification|to see (?:my|what you hold))"
    r"|(?:personal )?(?:data|information|records?|notes|papers|files?|correspondence|everything|anything|what)"
    r" (?:that |which )?(?:you|u|the landlord|the association) (?:hold|have|keep|store|have got|got) (?:on|about|of) "
    r"(?:me|us|my)"
    r"|(?:copy|copies) of (?:all )?(?:my|the) (?:\w+ )?(?:file|files|data|records)"
    r"|(?:see|have|delete|erase|correct) (?:all )?my (?:personal data|data|personal information))\b"
    r"|\b(?:a|my|this|the) sar\b",
    re.IGNORECASE,
)
_CAME_BY_IT = re.compile(
    r"\b(?:papers|documents?|reply|answer|disclosure|response|e-?mails)\b[^.!?]{0,40}"
    r"\b(?:shows?|showed|proves?|came|come|back|says?|arrived)\b"
    r"|\b(?:got|obtained|received|found|came)\b[^.!?]{0,40}\b(?:by|through|under|from|via|after|in)\b"
    r"|\b(?:shows?|showed|proves?) (?:that )?(?:you|it|the)\b",
    re.IGNORECASE,
)
_ASKS_FOR_IT = re.compile(
    r"\b(?:please|request|requests|requesting|ask|asking|want|need|require|send|provide|supply|give|make|making|made"
    r"|entitled|demand|exercise|exercising|would like|treat this as|apply|not (?:had|received|answered)|overdue"
    r"|still waiting)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SaidOfThem:
    """What a mail says of the Ombudsman, as a reason, and the words it rests on."""

    what: str
    words: str


def what_the_ombudsman_has_of_it(message: Message) -> SaidOfThem | None:
    """Return what a mail says of the Ombudsman, the plainest first; None where it says nothing."""
    text = _text(message)
    found = [(each, _sentence(text, each)) for each in _OMBUDSMAN.finditer(text) if not _is_not_meant(text, each)]
    for match, words in found:
        is_with_them = _IS_WITH_THEM.search(words) and not _IS_TO_COME.search(words)
        if is_with_them or _THEY_DID.match(text, match.end()):
            return SaidOfThem("it tells that the Ombudsman has it, or wants something of it", _short(words))
    return SaidOfThem("it speaks of going to the Ombudsman", _short(found[0][1])) if found else None


def _is_not_meant(text: str, match: re.Match[str]) -> bool:
    """Say whether somebody does not go there, or speaks of what the Ombudsman did with it long since."""
    is_over = _IS_OVER.search(_sentence(text, match)) and not _IS_TO_COME.search(_sentence(text, match))
    return bool(is_over or _NOT_THERE.search(text[: match.start()][-60:]))


def asks_for_what_is_held(message: Message) -> str:
    """Return the words that ask for data or information that the law gives a right to; "" where none do."""
    text = _text(message)
    return next((_short(words) for words in _asking(text)), "")


def _asking(text: str) -> Iterator[str]:
    for match in _HELD.finditer(text):
        words = _sentence(text, match)
        besides = words.replace(match[0], " ")
        if _ASKS_FOR_IT.search(besides) or not _CAME_BY_IT.search(besides):
            yield words


def _text(message: Message) -> str:
    return f"{message.subject}. {message.own_words[:LIMIT]}".replace("\u2019", "'")


def _sentence(text: str, match: re.Match[str]) -> str:
    """Return the sentence a word stands in, as far as it is near."""
    before = re.split(r"[.!?\n] ?", text[max(0, match.start() - _AROUND) : match.start()])[-1]
    behind = re.split(r"[.!?\n]", text[match.end() : match.end() + _AROUND])[0]
    return f"{before}{match[0]}{behind}".strip()


def _short(words: str) -> str:
    return " ".join(words.split())
