"""Words that leave no doubt that their writer writes for somebody else: "on behalf of my mother", "our client".

All patterns are of small, straight text, and of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from heard.judgement.representing.who import (
    ADJECTIVES,
    BELOW_WORDS,
    CLIENT_WORDS,
    CLIENTS,
    FRIEND_WORDS,
    FRIENDS,
    HELPER_WORDS,
    HELPERS,
    KIN,
    KIN_ABOVE,
    KIN_BELOW,
    KIN_WORDS,
    MANY,
    MANY_WORDS,
    ONE,
    SOMEBODY,
    SOMEBODY_WORDS,
    TITLE,
    TITLE_WORDS,
)


class Fits(NamedTuple):
    """A pattern, and what is in every text that it fits: to look for that first takes a tenth of the time.

    words   as they stand, one of them
    of      whole words, one of them; none where there are too many to tell
    before  so many letters before one of the words a fit begins at most; None is anywhere
    names   so many words of a name have to follow what it fits
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    of: frozenset[str] = frozenset()
    before: int | None = None
    names: int = 0

    def found_in(self, small: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield where it fits a text of these whole words."""
        if self.of and self.of.isdisjoint(words):
            return
        if self.before is None:
            if any(word in small for word in self.words):
                yield from self.pattern.finditer(small)
            return
        read = 0
        for at in sorted({begin for word in self.words for begin in self._begins(small, word)}):
            if at >= read and (match := self.pattern.match(small, at)):
                read = match.end()
                yield match

    def _begins(self, small: str, word: str) -> Iterator[int]:
        """Yield the places in a text where a fit with this word may begin."""
        at = small.find(word)
        while at >= 0:
            yield from range(max(0, at - (self.before or 0)), at + 1)
            at = small.find(word, at + 1)


def fits(
    words: str, *pattern: str, of: frozenset[str] = frozenset(), before: int | None = None, names: int = 0
) -> Fits:
    """Return a pattern, one of the alternatives; its words are divided by bars."""
    return Fits(tuple(words.split("|")), re.compile("|".join(pattern)), of, before, names)


TO_WRITE = (
    "write|email|e-mail|contact|complain|send|raise|pass|message|get in touch|speak to you|let you|put|make|tell you"
    "|report|type|chase|help|act|deal|take (?:this|it) up|find out|follow|get on to"
)
ASKED = (
    r"(?:has |have |had )?(?:just |also )?(?:asked|begged|instructed|authorised|wants|would like) "
    rf"(?:(?:for )?(?:me|us) to|that (?:i|we)|(?:me |us )?if (?:i|we) (?:could|would|can))(?: please)? (?:{TO_WRITE})\b"
)
ASIDE = r"(?:,? [^.,!?]{1,40},| \(?[\w'-]{2,25}(?: [\w'-]{2,25})?\)?)?"
PAPER = r"(?:permission|consent|authority|agreement|say-so|blessing|approval)"
I_AM = r"\b(?:i am|i'?m)"
_WRITING = (
    "writing|emailing|e-mailing|messaging|typing|texting|contacting you|complaining|getting in touch"
    "|(?:doing|reporting|making|sending|raising|submitting|filling in) (?:this|it|a (?:formal )?complaint)"
)
_BEGINS_TO_WRITE = (
    "writing|emailing|e-mailing|messaging|typing|texting|contacting you|complaining|getting in touch"
    "|doing|reporting|making|sending|raising|submitting|filling in"
)
_OF_A_NAME = r"(?!(?:his|this|was|its|always|perhaps)\b)[a-z-]{3,20}(?:'s|s'|s)"
_BY_TRADE = f"{HELPERS}|friend"
_BY_TRADE_WORDS = HELPER_WORDS | {"friend"}
_SIGNED_OFF = r"(?:[.!?,]|regards|sincerely|faithfully|thanks|thank you) (?:[a-z'-]{1,15} ){1,3}"

_ACTING = (
    fits("behalf", rf"\b(?:on|in) (?:the )?behalf of(?: both)? (?:{SOMEBODY}|{MANY})"),
    fits("behalf", r"\b(?:on|in) (?:the )?behalf of (?=[a-z])", names=2),
    fits(
        "behalf",
        rf"\bon (?:her|his|their|the (?:tenant|resident|client)'s|{ONE}(?:'s|s')|[a-z-]{{2,20}}'s) behalf\b",
    ),
    fits(
        _BEGINS_TO_WRITE,
        rf"\b(?:{_WRITING})(?: (?!for\b)[\w']{{1,15}}){{0,4}} for {SOMEBODY}",
        of=SOMEBODY_WORDS,
        before=0,
    ),
    fits(
        " me to | us to | if i | if we | that i | that we ",
        rf"\b(?:my|our|your|the) {ADJECTIVES}(?:{KIN}|{FRIENDS}|{CLIENTS})(?:'?s)?{ASIDE},? {ASKED}",
        of=KIN_WORDS | FRIEND_WORDS | CLIENT_WORDS,
    ),
    fits("in support of", rf"\bin support of {SOMEBODY}"),
    fits("speak for", rf"\b(?:i|we) speak for (?:{SOMEBODY}|{MANY}|everyone|everybody)"),
    fits(
        "complaint from|complaint by|is from|is by",
        rf"\b(?:complaint|this is|message is) (?:from|by) my {ADJECTIVES}(?:{KIN_ABOVE}|{KIN_BELOW}|friend)\b",
    ),
    fits(
        "given me|given us",
        rf"\b(?:has|have|had|'s|'ve) given (?:me|us) (?:\w{{2,12}} ){{0,3}}{PAPER} to "
        r"(?:speak|talk|act|deal|discuss|contact|complain|write|email|raise|represent)\b",
    ),
    fits(" me what|dictat", r"\btelling me what to (?:put|write|type|say)\b", r"\b(?:he|she)(?:'s| is) dictating\b"),
    fits(
        "pp |p.p|obo |o.b.o| for ",
        rf"(?:\b(?:pp|obo|per pro)|p\.p\.|o\.b\.o\.) {TITLE}",
        rf"{_SIGNED_OFF}for {TITLE}(?:[a-z'-]{{1,20}} ?){{1,3}}\.?$",
        of=TITLE_WORDS,
    ),
    fits("attorney", r"\b(?:under|through) (?:an? |the |my |her |his )?(?:lasting |enduring )?powers? of attorney\b"),
    fits(
        "attorney|lpa|poa|deputy|appointee|executor",
        r"\b(?:i|we)(?:'ve| have|'m| am| hold|'ve got| have got| do have| are)(?: [\w']{1,12}){0,4} "
        r"(?:powers? of attorney|lpa|poa|deputyship|(?:court[- ]appointed )?deputy for|attorney for"
        r"|appointee (?:for|of)|executor (?:for|of)|executors of)\b",
    ),
)
_WHO_I_AM = (
    fits(
        "i am |i'm |im |as ",
        rf"(?:{I_AM}|\bas) (?:the |an? )?(?:\w{{2,15}} ){{0,2}}(?:{KIN}|{_BY_TRADE}),? (?:and \w{{2,12}} )?"
        rf"(?:of|for|to) (?:{TITLE}|(?:your|the|one of your) {ADJECTIVES}(?:tenant|resident)s?\b)",
        of=KIN_WORDS | _BY_TRADE_WORDS,
        before=0,
    ),
    fits(
        "i am |i'm |im |it's |its ",
        rf"(?:{I_AM}|\bit'?s [a-z]{{2,15}},) (?:{TITLE})?{_OF_A_NAME} (?:\w{{2,12}} )?(?:{KIN_BELOW}|{_BY_TRADE})\b",
        rf"(?:{I_AM}) (?:{TITLE})?[a-z-]{{2,20}} [a-z-]{{2,20}}'s (?:\w{{2,12}} )?(?:{KIN_BELOW}|{_BY_TRADE})\b",
        of=BELOW_WORDS | _BY_TRADE_WORDS,
        before=0,
    ),
    fits(
        "i am |i'm |im |as ",
        rf"(?:{I_AM}|\bas) (?:her|his|their|(?:my|the) [a-z-]{{2,15}}(?:'s|s')) (?:\w{{2,12}} )?"
        rf"(?:{KIN_BELOW}|advocate|support worker|social worker|key ?worker|appointee|attorney|next of kin"
        r"|representative|case ?worker)\b",
        of=BELOW_WORDS | _BY_TRADE_WORDS,
        before=0,
    ),
    fits(
        " here",
        rf"\b{_OF_A_NAME} (?:{KIN_BELOW}|{_BY_TRADE}) (?:[a-z-]{{2,15}} )?here\b",
        of=BELOW_WORDS | _BY_TRADE_WORDS,
        before=64,
    ),
    fits(
        " here", rf"^(?:[^.!?]{{0,25}}[ ,.])?(?:her|his) (?:{KIN_BELOW}|carer) here\b", of=BELOW_WORDS | _BY_TRADE_WORDS
    ),
    fits(
        "(",
        rf"\((?:her|his|{TITLE}[a-z-]{{2,20}}'s|[a-z-]{{2,20}}'s) (?:{KIN_BELOW}|{HELPERS})\)[^a-z]{{0,30}}$",
        rf"\((?:{KIN}|{HELPERS}) (?:of|for|to) {TITLE}",
        of=KIN_WORDS | HELPER_WORDS,
    ),
)
_BY_PROFESSION = (
    fits(
        "client",
        r"\bour client\b(?!'s? (?:base|list))",
        r"\bmy client\b,?(?= (?:mr|mrs|ms|miss|is|has|lives|who|was|would|suffers))",
        r"\bour clients\b,? (?:mr|mrs|ms|miss)\b",
    ),
    fits("act for", r"\b(?:i|we|and) (?:currently )?act for\b"),
    fits("instructed by", r"\b(?:i|we) (?:are|am|have been) instructed by\b"),
    fits("represent", rf"\b(?:i|we|i'm|we're)(?: am| are)? represent(?:ing)? (?:{SOMEBODY}|{MANY})"),
    fits(
        "surgery",
        r"\b(?:attended|came to|came along to|visited me at|came to see me at) my (?:\w{2,12} )?surgery\b",
    ),
    fits(
        "councillor| mp",
        r"\b(?:i am|i write|i'm writing|i am writing|writing) (?:to you )?(?:as )?(?:an?|the|their|her|his|one of the) "
        r"(?:\w{2,12} ){0,2}(?:councillor|mp)s?\b",
    ),
    fits(
        "constituent",
        r"\b(?:my|mr \w{2,20}'s|above|named) constituents?\b",
        r"\b(?:his|her|their) constituent\b",
        r"\b(?:from|by|for|of) (?:an? |one of my |several |two )(?:\w{2,12} )?constituents?\b",
        r"(?<!i am )(?<!i'm )(?<!as )\ba constituent (?:of mine|has|who|called|named|contacted|lives|at|in)\b",
    ),
)
_FOR_MANY = (
    fits(
        "undersigned",
        r"\bwe,? (?:are )?the undersigned\b",
        rf"\bthe undersigned (?:\d{{1,4}}\b|{MANY}|residents|tenants)",
    ),
    fits("of us|we are all", r"\ball \d{1,3} of us\b", r"\bwe are all (?:neighbours|residents|tenants|leaseholders)\b"),
    fits(
        "we |we, ",
        rf"\bwe,? (?:are )?writing as {MANY}",
        rf"\bwe,? {MANY}(?: (?:of|at|in|on|from) (?!\d|flat \d)|,)",
        of=MANY_WORDS,
        before=0,
    ),
    fits(
        "petition",
        r"^(?:re: ?)?(?:a |our )?petition (?:re\b|against|for|about|from|to\b|on\b|of\b|signed|by\b|[-:.(])",
        r"\b(?:attached|enclosed|following) petition\b",
        r"\bpetition (?:is )?(?:attached|enclosed|signed by)\b",
        r"\b(?:present|submit|send|hand)\w{0,4}(?: you| in)? (?:a|this|the|our) petition\b",
    ),
    fits(
        "chair|secretary|treasurer|lead petitioner|writing for",
        r"\b(?:i|i'm|we|as)(?: am| are|'re)? (?:the )?(?:chair\w{0,6}|secretary|treasurer|lead petitioner|writing for) "
        r"(?:(?:of|for) )?(?:\w{2,15} ){0,4}(?:tenants|residents)\b",
        of=frozenset(["tenants", "residents"]),
    ),
)  # fmt: skip

PLAIN = (*_ACTING, *_WHO_I_AM, *_BY_PROFESSION, *_FOR_MANY)
