"""Words that show somebody else's matter only where the writer speaks of no home of their own.

A tenant may be a carer by trade, and has a mother who lives at some number too.  All patterns are of
small, straight text, and of bounded length.
"""

from __future__ import annotations

from heard.judgement.representing.plain_words import ASIDE, ASKED, I_AM, PAPER, fits
from heard.judgement.representing.who import (
    ABOVE_WORDS,
    ADJECTIVES,
    BELOW_WORDS,
    FRIEND_WORDS,
    FRIENDS,
    HELPER_WORDS,
    HELPERS,
    KIN,
    KIN_ABOVE,
    KIN_BELOW,
    KIN_WORDS,
    ONE,
    PARTNER_WORDS,
    TITLE,
    TITLE_WORDS,
)

_PLACE = r"(?:flat|house|home|bungalow|tenancy|property|maisonette|council (?:flat|house|home))"
_STAYS_THERE = "".join(
    rf"(?<!\b{word} my )" for word in ("at", "to", "from", "round", "around", "into", "near", "left")
)
"""Somebody who is at another's home has trouble in their own."""
_CANNOT = (
    r"(?:not able to|no longer able to|unable to|can'?t|cannot|can not|doesn'?t|does not|isn'?t able to"
    r"|struggles (?:to|with)|isn'?t up to|is not up to)"
)
_KIN_ELSEWHERE = rf"{ADJECTIVES}(?:{KIN_ABOVE}|{KIN_BELOW}|ex-?(?: |-)?(?:wife|husband|partner)|friend)"
_ELSEWHERE_WORDS = ABOVE_WORDS | BELOW_WORDS | PARTNER_WORDS | {"friend", "friends"}
_BY_MYSELF = r"(?:herself|himself|themselves|so i|so it|i am|i'm|i therefore|on (?:her|his))"
_TO_DO = "speak|use|read|deal|go online|ring|phone|do|explain|chase|call|handle"
_A_HOME = (
    r"(?:(?:number |no\.? ?|flat )?\d|one of your|your|an? (?:\w{2,12} ){0,2}(?:flat|bungalow|house|home)\b"
    r"|[a-z' ]{3,25} (?:house|court|lodge|tower)\b)"
)

UNLESS_AT_HOME = (
    fits(
        "i am |i'm |im ",
        rf"(?:{I_AM}) (?:an? |the )?(?:[\w'-]{{2,20}},? ){{0,3}}(?:{HELPERS}) "
        r"(?:with|at|from|working|supporting|helping|for (?!my\b))",
        of=HELPER_WORDS,
        before=0,
    ),
    fits("carer", rf"(?:{I_AM}) (?:her|his|their) (?:\w{{2,12}}[ -]){{0,2}}carer\b"),
    fits(
        " me to | us to | if i | if we | that i | that we ",
        rf"(?:^|[.!?] )(?:\w{{2,9}},? )?{TITLE}[a-z'-]{{2,25}}(?: [a-z'-]{{2,25}})? {ASKED}",
        rf"\bmy {ADJECTIVES}(?:{KIN}|{FRIENDS})\b[^.!?]{{0,60}} {ASKED}",
        rf"\bmy {ADJECTIVES}(?:{KIN}|{FRIENDS})\b[^!?]{{0,150}}\b(?:she|he|they)(?:'s)? {ASKED}",
        of=TITLE_WORDS | KIN_WORDS | FRIEND_WORDS,
    ),
    fits(
        " about | regarding | re | concerning | relation to ",
        r"\b(?:writing|emailing|contacting|messaging|getting in touch)(?: to)?(?: you)?(?: again)? "
        r"(?:about|regarding|re|concerning|in relation to) "
        rf"my {ADJECTIVES}(?:{KIN_ABOVE}|(?:{KIN_BELOW})(?:'s|s'|s) {_PLACE})\b",
        of=ABOVE_WORDS | BELOW_WORDS,
    ),
    fits(
        "support|look after|looking after|care for|caring for|work with|working with|visit|help|assist|advis",
        r"\b(?:i|we|and|currently)(?: am|'?m| are|'re)? "
        r"(?:support|look after|care for|work with|visit|help|assist|(?:support|visit|help|assist|advis)ing"
        r"|looking after|caring for|working with) "
        rf"(?:{TITLE}|one of your|(?:your|a) tenant\b|an? \w{{2,12}} (?:lady|gentleman)\b"
        rf"|my {ADJECTIVES}(?:{KIN_ABOVE}|{FRIENDS})\b)",
        of=TITLE_WORDS | ABOVE_WORDS | FRIEND_WORDS | {"one", "tenant"},
        before=14,
    ),
    fits("i look after |i support |i care for ", r"\bi (?:look after|support|care for) (?=[a-z])", names=1),
    fits(
        "with ",
        rf"\bwith (?:her|his|{ONE}(?:'s|s')) (?:full |written |signed |verbal |express )?{PAPER}\b",
        of=frozenset(["permission", "consent", "authority", "agreement", "say", "blessing", "approval"]),
    ),
    fits(
        "authority",
        r"\b(?:attach|enclos)\w{0,3}\b[^.!?]{0,40}\b(?:(?:forms?|letters?) of|signed) authority\b",
        r"\b(?:(?:forms?|letters?) of|signed|client) authority (?:is |are )?(?:attached|enclosed)\b",
    ),
    fits(
        "tenant|resident",
        rf"\b(?:my|our) {ADJECTIVES}(?:{KIN}|friend){ASIDE},? (?:who )?(?:is|are|has been|have been|was|'s) "
        r"(?:\d{2},? (?:and )?|currently |also )?(?:an? |one of )?(?:\w{2,12} )?(?:yours? |of yours )?"
        r"(?:tenant|resident)s?\b",
        of=KIN_WORDS | {"friend"},
    ),
    fits(
        "liv|rents|moved",
        rf"\b(?:my|our) {_KIN_ELSEWHERE}{ASIDE},? (?:who )?"
        rf"(?:is \w{{2,12}},? (?:and|who) )?(?:and (?:\w{{2,8}} )?(?:kids|children|baby|family) )?"
        rf"(?:lives?|has lived|rents|is living|moved in(?:to)?)(?: \w{{3,12}}){{0,2}} (?:at|in|on) (?={_A_HOME})",
        of=_ELSEWHERE_WORDS,
    ),
    fits("'s |s' |s ", rf"\bmy {_STAYS_THERE}{_KIN_ELSEWHERE}(?:'s|s'|s) {_PLACE}\b", of=_ELSEWHERE_WORDS),
    fits(
        "my ",
        rf"\bmy {ADJECTIVES}(?:{KIN}|{FRIENDS})\b[^.!?]{{0,80}} {_CANNOT} (?:\w{{2,12}} )?"
        rf"(?:(?:write|email|e-mail|complain)\b|(?:{_TO_DO})\b[^.!?]{{0,60}}\b{_BY_MYSELF}\b)",
        of=KIN_WORDS | FRIEND_WORDS,
        before=0,
    ),
    fits(
        "he|she",
        rf"\b(?:he|she)\b[^.!?]{{0,60}} {_CANNOT} (?:{_TO_DO})\b[^.!?]{{0,60}}\b(?:herself|himself)\b",
        of=frozenset(["herself", "himself"]),
    ),
    fits(
        "contacted |approached |in touch with |complained to |written to |come to |turned to ",
        r"\b(?:residents|tenants|neighbours|your tenant|a (?:\w{2,12} )?(?:resident|tenant))\b[^.!?]{0,40} "
        r"(?:has|have) (?:contacted|approached|been in touch with|complained to|written to|come to|turned to) "
        r"(?:me|us)\b",
        of=frozenset(["resident", "residents", "tenant", "tenants", "neighbours"]),
    ),
    fits(
        "helping |supporting |assisting |concerned for |worried about ",
        r"\b(?:helping|supporting|assisting|concerned for|worried about) (?:an? )?(?:\w{2,12} ){0,2}"
        r"(?:one of your (?:\w{2,12} )?(?:tenants|residents)|your (?:\w{2,12} )?tenant|an? \w{2,12} tenant)\b",
        of=frozenset(["tenant", "tenants", "residents"]),
    ),
)  # fmt: skip
