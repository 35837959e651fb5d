"""The ways in which people speak of earlier dealings, and say that they write about something else.

Two kinds are told apart: what only somebody says who has written before or has had an answer, and what a
first complaint says as well ("still", "nobody came", "my complaint is that").  Where in doubt it is of the
second kind: a first complaint taken for a chaser is not heard.

Pure, and linear: every repetition in these patterns is limited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

SURELY, PERHAPS = 0.9, 0.35
"""What a way of speaking of earlier dealings weighs: one that only they explain, and one of first complaints too."""


@dataclass(frozen=True, slots=True)
class Way:
    """One thing a message may say, in the several ways of saying it.

    needs  letters of which every one of them has some: they are looked for first, which takes a tenth of the time
    says   patterns; the text they are held against is in small letters
    """

    needs: tuple[str, ...]
    says: re.Pattern[str]

    @classmethod
    def of(cls, needs: Iterable[str], *says: str) -> Way:
        return cls(tuple(needs), re.compile(rf"\b(?:{'|'.join(says)})\b"))

    def search(self, text: str) -> re.Match[str] | None:
        return self.says.search(text) if any(each in text for each in self.needs) else None


_LETTERS: tuple[str, ...] = ("letter", "reply", "answer", "response", "decision", "email", "e-mail", "message")
_LETTERS += ("offer", "finding", "conclusion", "outcome", "explanation")
_COMPLAINT = (" complaint", " case", " appeal", " claim", " stage")

_YOU = "(?:you|u|ye|we|they|he|she|anyone|anybody|someone|nobody|no one|no-one)"
_THEIR = "(?:your|ur|yr|her|his|their|mr|mrs|ms|miss|dr)"
# "My email is ...", "the letter box": nobody has written anything.
_WRITTEN = f"(?:{'|'.join(_LETTERS)})s?(?! ?(?:box|address|is\\b|are\\b|:))"
_WRITING = "(?:your|the|ur|getting|coming|letting|sending|ringing|calling|writing|replying)"
_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NEWS = ("news", "update", "progress", "word", "answer", "reply")
_DONE = ("fixed", "mended", "done", "back", "paid")
# "I make my complaint", "treat this as my complaint", "my complaint is that ...": so it begins.
_NOT_BEGUN = "".join(
    f"(?<!{each} )" for each in ("is", "as", "in", "make", "raise", "log", "register", "lodge", "send")
)
_TELLS = r" (?:is (?:that|about|this|as|with|against)|about|that|against|concerns|regards|relates|form|team)\b"
_ENDS = "(?= ?[.,!;?)]| please| now| then| thank|$)"

EARLIER: tuple[tuple[float, Way], ...] = (
    # It answers something.
    (
        SURELY,
        Way.of(
            _LETTERS,
            rf"{_THEIR} (?:[\w'.]{{1,20}}+ ){{0,2}}{_WRITTEN}",
            rf"(?:my|our) (?:[\w'.]{{1,20}}+ )?{_WRITTEN}",
            rf"[a-z]{{2,15}}+'s {_WRITTEN}",
        ),
    ),
    (
        PERHAPS,
        Way.of(
            _LETTERS,
            rf"(?:got|had|received|read|seen|have|the|that) (?:a |the |that |this )?(?:[\w'.]{{1,20}}+ )?{_WRITTEN}",
        ),
    ),
    (PERHAPS, Way.of(("thank", "cheers", "ta for"), rf"(?:thank ?you|thanks|cheers|ta) for {_WRITING}")),
    (
        PERHAPS,
        Way.of(
            (" sa", " wrote", " told", " promised", " asked", " agreed", " offered", " mentioned", " advised", " conf"),
            rf"{_YOU} (?:said|say|says|wrote|told|promised|asked|agreed|offered|mentioned|advised|confirmed)",
        ),
    ),
    # It goes on from something its writer said.
    (
        SURELY,
        Way.of(
            ("as i ", "like i", "mail", "letter", "message", "further to", "following", "forgot", "meant", "add"),
            "as i (?:said|wrote|told|mentioned|explained)",
            "like i said",
            "my (?:last|previous|earlier|first|original|second) (?:e-?mail|letter|message)",
            "further to",
            "following (?:my|our|your) (?:[a-z]{1,12} )?(?:e-?mail|letter|message|call|chat|conversation|visit|reply)",
            "forgot to (?:say|add|mention|tell you|attach|enclose|include|send)",
            "i meant(?! to)",
            "in addition to my",
            "to add to (?:my|our|what)",
        ),
    ),
    (
        SURELY,
        Way.of(
            _COMPLAINT,
            rf"{_NOT_BEGUN}(?:my|our|her|his|their) (?:complaint|case|appeal|claim)(?!{_TELLS})",
            "(?:my|our|this|the|her|his|their) stage (?:1|2|3|one|two|three)",
        ),
    ),
    (
        PERHAPS,
        Way.of(_COMPLAINT, "(?:this|the) (?:complaint|appeal|claim)|this case", f"(?:my|our) complaint(?={_TELLS})"),
    ),
    # It waits for something.
    (
        PERHAPS,
        Way.of(
            (
                "still",
                "yet",
                "again",
                "once more",
                "another ",
                "nothing ",
                "heard",
                "not h",
                "no re",
                "no an",
                "no n",
                "no w",
            ),
            "still|yet|again|once more",
            r"another \w{1,12} gone",
            "nothing (?:has )?happened",
            "haven'?t heard|heard nothing|not (?:heard|had)",
            "no (?:reply|answer|response|news|word)",
        ),
    ),
    (
        SURELY,
        Way.of(
            (
                "reminder",
                "chas",
                "update",
                ". and",
                "! and",
                "? and",
                *(f"any {each}" for each in _NEWS),
                "there ",
                "happening ",
            ),
            r"(?<=[.!?] )(?:[a-z]{1,10} )?reminder|(?:this is|just|as) a (?:[a-z]{1,10} )?reminder",
            "(?:just|i'?m|am|been) chasing|chas(?:e|ed|ing) (?:this|it|you|up)",
            "any (?:news|updates?|progress)|any (?:word|answer|reply)(?= ?(?:yet|from|on|about|to|[?]))",
            f"updates? (?:on|about|regarding|from|me|us)|(?:an|no|for) updates?{_ENDS}",
            r"(?<=[.!?] )and (?:the|my|our|what|who|when|where)\b[^.!?]{1,40}(?=[?])",
            "(?:is|are) there (?:some|any|a) (?:date|news)",
            "what(?:'s| is) happening (?:with|about)",
        ),
    ),
    (
        PERHAPS,
        Way.of(
            ("promise", "agreed", "booked", "overdue", "deadline", "days", " to ", "didn", "never ", "nobody "),
            "promised|agreed|booked|overdue|deadline|working days",
            "supposed to|meant to|was to (?:be|come)",
            "didn'?t (?:come|turn up|show)|never (?:came|turned up|showed)|nobody (?:came|called|rang|has)",
        ),
    ),
    # It ends something.
    (
        SURELY,
        Way.of(
            ("close ", "withdraw", "nothing f", "sorted", "fixed", "works now"),
            "close (?:my|our|the|this) (?:complaint|case|matter|file|enquiry|ticket|job)",
            f"(?:can|may|please|to) close (?:it|this|that){_ENDS}",
            "withdraw(?:ing)? (?:it|(?:my|our|this|the) (?:complaint|case|appeal|claim|request))",
            "nothing further|(?:all|now) sorted|sorted now|fixed now|now fixed|works now",
        ),
    ),
    (
        PERHAPS,
        Way.of(
            (
                "sorted",
                "all done",
                "all good",
                "is working",
                *(f"is {each}" for each in _DONE),
                *(f"been {each}" for each in _DONE),
                "came ",
            ),
            "sorted|all (?:done|good)|is working|is (?:fixed|mended|done|back)",
            "(?<!nothing )has been (?:fixed|mended|done|paid)",
            rf"came (?:on )?{_DAY}",
        ),
    ),
)

_MATTER = "(?:matter|problem|issue|thing|complaint|subject|topic|question|ref|reference|fault|repair|case)"
_OLDS: tuple[str, ...] = ("old", "wrong", "earlier", "previous", "existing")
_MAILS: tuple[str, ...] = ("message", "email", "e-mail", "mail", "thread", "chain", "letter")
_OLD, _MAIL = f"(?:{'|'.join(_OLDS)})", f"(?:{'|'.join(_MAILS)})"

ANOTHER: tuple[Way, ...] = (
    Way.of(
        ("another ", "an other ", "different ", "new ", "separate ", "second ", "further ", "unrelated "),
        rf"(?:an ?other|a different|a new|a separate|a second|a further|new|different|separate|second) {_MATTER}",
        rf"unrelated {_MATTER}",
    ),
    Way.of(
        (
            *(
                "something else",
                "something different",
                "something new",
                "separate",
                " note",
                "related to",
                "to do with",
            ),
            *("connected ", "apart from", "different from", "keep it", "keep th"),
            *(f"{which} {what}" for which in ("not", "another") for what in ("the same", "thing", "matter", "story")),
        ),
        "something (?:else|different|new)|separately|on (?:another|a different) note",
        "unrelated to|nothing to do with|not (?:to do with|related to|connected (?:with|to))",
        "(?:is|are) (?:not|another) (?:the same|thing|matter|story)",
        "(?:separate|apart|different) from (?:my|the|that)|keep (?:it|this|them|the two) (?:separate|apart)",
    ),
    Way.of(
        ("not about ", "not the ", "not my ", "is about ", "is for ", " now", " this time"),
        r"not about (?:the |my )?\w{3,20}",
        r"not (?:the|my) \w{3,20} (?:this time|but)",
        r"(?:this|it) is (?:about|for) (?:the |my |our )?\w{1,20}(?: \w{1,20}){0,2},? not",
        r"about (?:the |my |our )?\w{1,20}(?: \w{1,20})? (?:now|this time)",
    ),
    Way.of(("while i", "whilst i"), "whil(?:e|st) i(?:'m| am)? (?:writing|at it|have (?:you|your)|here|on)"),
    Way.of(
        (" put ", " lump ", " mix ", " add ", " join ", " merge ", " combine ", " confuse "),
        "(?:don'?t|do not|not) (?:put|lump|mix|add|join|merge|combine|confuse) (?:it|this|them|that|the two)",
    ),
    # A mail taken up only to write to whom it came from.
    Way.of(
        (
            *(f"{old} {mail}" for old in _OLDS for mail in (*_MAILS, "a ")),
            *("address for", "address to", "address i "),
            "no other ",
            "any other ",
            "hijack",
        ),
        rf"(?:replying|answering|writing|using|answer|reply|use) (?:on |to |in |under )?(?:so |such )?"
        rf"(?:an |this |the |your )?{_OLD} (?:a )?{_MAIL}",
        rf"{_OLD} {_MAIL},? (?:because|as|but|since|for)|hijack(?:ing)? (?:this|your|the) {_MAIL}",
        "(?:no|any|only|the right|another) (?:other )?(?:e-?mail )?address (?:for|to write|to use|i (?:have|could))",
        "(?:have|find|got|know) (?:no|any) other (?:e-?mail )?address",
    ),
)
