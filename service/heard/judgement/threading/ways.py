"""The ways in which people speak of earlier dealings, and say that they write about something else.

Two kinds are told apart: what only somebody says who has written before or has had an answer, and what a
first complaint says as well ("still", "nobody came", "my complaint is that").  Where in doubt it is of the
second kind: a first complaint taken for a chaser is not heard.

Pure, and linear: every repetition in these patterns is limited.
"""

from __future__ import annotations

from heard.judgement.threading.way import Way

SURELY, PERHAPS = 0.9, 0.35
"""What a way of speaking of earlier dealings weighs: one that only they explain, and one of first complaints too."""


_LETTERS: tuple[str, ...] = ("letter", "reply", "answer", "response", "decision", "email", "e-mail", "message")
_LETTERS += ("offer", "finding", "conclusion", "outcome", "explanation")
_WRITTEN_WORDS = (*_LETTERS, *(f"{each}s" for each in _LETTERS), "mail", "mails")  # of an e-mail these are a word
_LAST = ("last", "previous", "earlier", "first", "original", "second")
_COMPLAINT = ("complaint", "case", "appeal", "claim")
_WHOSE = ("my", "our", "her", "his", "their")

_YOU = "(?:you|u|ye|we|they|he|she|anyone|anybody|someone|nobody|no one|no-one)"
_SAID: tuple[str, ...] = ("said", "say", "says", "wrote", "told", "promised", "asked", "agreed", "offered")
_SAID += ("mentioned", "advised", "confirmed")
_THEIR = "(?:your|ur|yr|her|his|their|mr|mrs|ms|miss|dr)"
# "My email is ...", "the letter box": nobody has written anything.
_WRITTEN = f"(?:{'|'.join(_LETTERS)})s?(?! ?(?:box|address|is\\b|are\\b|:))"
_WRITING = "(?:your|the|ur|getting|coming|letting|sending|ringing|calling|writing|replying)"
_DAYS = tuple(f"{each}day" for each in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
_DAY = f"(?:{'|'.join(_DAYS)})"
_NEWS = ("news", "update", "updates", "progress", "word", "answer", "reply")
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
            _WRITTEN_WORDS,
            rf"{_THEIR} (?:[\w'.]{{1,20}}+ ){{0,2}}{_WRITTEN}",
            rf"(?:my|our) (?:[\w'.]{{1,20}}+ )?{_WRITTEN}",
            rf"[a-z]{{2,15}}+'s {_WRITTEN}",
        ),
    ),
    (
        PERHAPS,
        Way.of(
            _WRITTEN_WORDS,
            rf"(?:got|had|received|read|seen|have|the|that) (?:a |the |that |this )?(?:[\w'.]{{1,20}}+ )?{_WRITTEN}",
        ),
    ),
    (
        PERHAPS,
        Way.of(
            ("thank you for", "thankyou for", "thanks for", "cheers for", "ta for"),
            rf"(?:thank ?you|thanks|cheers|ta) for {_WRITING}",
        ),
    ),
    (
        PERHAPS,
        Way.of(
            _SAID,
            rf"{_YOU} (?:{'|'.join(_SAID)})",
        ),
    ),
    # It goes on from something its writer said.
    (
        SURELY,
        Way.of(
            (
                *("as i", "like i", "further to", "forgot to", "i meant", "in addition", "to add"),
                *(f"my {each}" for each in _LAST),
                *(f"following {each}" for each in ("my", "our", "your")),
            ),
            "as i (?:said|wrote|told|mentioned|explained)",
            "like i said",
            f"my (?:{'|'.join(_LAST)}) (?:e-?mail|letter|message)",
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
            (*(f"{whose} {each}" for whose in _WHOSE for each in _COMPLAINT), "stage"),
            rf"{_NOT_BEGUN}(?:my|our|her|his|their) (?:complaint|case|appeal|claim)(?!{_TELLS})",
            "(?:my|our|this|the|her|his|their) stage (?:1|2|3|one|two|three)",
        ),
    ),
    (
        PERHAPS,
        Way.of(
            (*(f"{which} {each}" for which in ("this", "the") for each in _COMPLAINT), "my complaint", "our complaint"),
            "(?:this|the) (?:complaint|appeal|claim)|this case",
            f"(?:my|our) complaint(?={_TELLS})",
        ),
    ),
    # It waits for something.
    (
        PERHAPS,
        Way.of(
            (
                *("still", "yet", "again", "once more", "another", "happened", "heard", "not had"),
                *(f"no {each}" for each in ("reply", "answer", "response", "news", "word")),
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
                *("reminder", "chase", "chased", "chasing", "update", "updates", "happening"),
                *(f"{mark} and" for mark in ".!?"),
                *(f"any {each}" for each in _NEWS),
                *(f"there {which} ... {what}" for which in ("some", "any", "a") for what in ("date", "news")),
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
            (
                *("promised", "agreed", "booked", "overdue", "deadline", "working days"),
                *("supposed to", "meant to", "was to be", "was to come"),
                *(f"{did} {what}" for did in ("didn't", "didnt") for what in ("come", "turn", "show")),
                *(f"never {what}" for what in ("came", "turned", "showed")),
                *(f"nobody {what}" for what in ("came", "called", "rang", "has")),
            ),
            "promised|agreed|booked|overdue|deadline|working days",
            "supposed to|meant to|was to (?:be|come)",
            "didn'?t (?:come|turn up|show)|never (?:came|turned up|showed)|nobody (?:came|called|rang|has)",
        ),
    ),
    # It ends something.
    (
        SURELY,
        Way.of(
            ("close", "withdraw", "withdrawing", "nothing further", "sorted", "fixed now", "now fixed", "works now"),
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
                *("sorted", "all done", "all good", "is working", "is back"),
                *("fixed", "mended", "is done", "been done", "been paid"),
                *(f"came {each}" for each in ("on", *_DAYS)),
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
        ("another", "an other", "different", "new", "separate", "second", "further", "unrelated"),
        rf"(?:an ?other|a different|a new|a separate|a second|a further|new|different|separate|second) {_MATTER}",
        rf"unrelated {_MATTER}",
    ),
    Way.of(
        (
            *("something else", "something different", "something new", "separately", "note"),
            *("unrelated", "nothing to do", "not related", "not connected", "not to do"),
            *("apart from", "different from", "separate from"),
            *(f"keep {each}" for each in ("it", "this", "them", "the two")),
            *(f"{which} {what}" for which in ("not", "another") for what in ("the same", "thing", "matter", "story")),
        ),
        "something (?:else|different|new)|separately|on (?:another|a different) note",
        "unrelated to|nothing to do with|not (?:to do with|related to|connected (?:with|to))",
        "(?:is|are) (?:not|another) (?:the same|thing|matter|story)",
        "(?:separate|apart|different) from (?:my|the|that)|keep (?:it|this|them|the two) (?:separate|apart)",
    ),
    Way.of(
        (
            *("not about", "not the", "not my", "is about ... not", "is for ... not"),
            *("about ... now", "about ... this time"),
        ),
        r"not about (?:the |my )?\w{3,20}",
        r"not (?:the|my) \w{3,20} (?:this time|but)",
        r"(?:this|it) is (?:about|for) (?:the |my |our )?\w{1,20}(?: \w{1,20}){0,2},? not",
        r"about (?:the |my |our )?\w{1,20}(?: \w{1,20})? (?:now|this time)",
    ),
    Way.of(("while i", "whilst i"), "whil(?:e|st) i(?:'m| am)? (?:writing|at it|have (?:you|your)|here|on)"),
    Way.of(
        ("put", "lump", "mix", "add", "join", "merge", "combine", "confuse"),
        "(?:don'?t|do not|not) (?:put|lump|mix|add|join|merge|combine|confuse) (?:it|this|them|that|the two)",
    ),
    # A mail taken up only to write to whom it came from.
    Way.of(
        (
            *(f"{old} {mail}" for old in _OLDS for mail in (*_MAILS, "a")),
            *("address for", "address to", "address i", "no other ... address", "any other ... address"),
            *("hijack", "hijacking"),
        ),
        rf"(?:replying|answering|writing|using|answer|reply|use) (?:on |to |in |under )?(?:so |such )?"
        rf"(?:an |this |the |your )?{_OLD} (?:a )?{_MAIL}",
        rf"{_OLD} {_MAIL},? (?:because|as|but|since|for)|hijack(?:ing)? (?:this|your|the) {_MAIL}",
        "(?:no|any|only|the right|another) (?:other )?(?:e-?mail )?address (?:for|to write|to use|i (?:have|could))",
        "(?:have|find|got|know) (?:no|any) other (?:e-?mail )?address",
    ),
)
