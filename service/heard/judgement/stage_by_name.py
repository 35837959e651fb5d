"""The next stage, asked for outright: a sentence that has nothing in it but the asking.

"Stage 2, thanks", "Yes to the panel" and "Escalate please" are too short for an opinion, and too many to be written
down one by one.  So a sentence is taken apart: what is left once the stage, the words of wanting and the courtesies
are gone says whether anything else is said there.  Nothing left is a request; a "not", a sister or a question mark is.
Where the stage is only named, and neither refused nor merely told of, a person says.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.judgement.folded import LIMIT, fold

FEW_WORDS = 30
"""Up to which a mail may ask with the name of a stage alone; in a longer one that may be a heading."""
_WRAPPED = 50
"""Letters from which on a line may have been broken by a program and not by its writer."""

_STAGE = (
    r"(?:(?:stage|stg) ?(?:2|two|ii|3|three|iii)\b|(?:2nd|second|3rd|third|next|final) stage\b"
    r"|(?:review |complaints? )?panel\b(?!')(?: (?:review|hearing)\b)?)"
)
_NAME = re.compile(rf"\b{_STAGE}")
_ASKED_FOR = re.compile(
    rf"\b(?:{_STAGE}|(?:2nd|second|next) (?:step|level)\b|(?:escal|escul|excal)at(?:e|ed|ion|ing)\b|appeal(?:ing)?\b"
    r"|review(?:ed)?\b)"
)
_VERB = (
    r"(?:have|having|take|taking|go|going|choos(?:e|ing)|opt|opting|us(?:e|ing)|ask|asking|apply(?:ing)?|request|pick"
    r"|requesting|want|wanting|mov(?:e|ing)|proceed(?:ing)?|try|trying|need|put|putting|be|like|get|say)"
)
_WANTS = re.compile(
    r"\b(?:please|pls|plz|plse|yes|yeah|yep|aye|for (?:me|us)|then"
    r"|(?:i|we)(?:'d| would)? (?:like|want|wish|choose|opt|need|request|ask|prefer|demand|require)|id like|wish"
    rf"|(?:i'?ll|i will|i shall|we'll|we will|we shall|i'?m|i am|we're|we are|let me|let'?s)"
    rf" (?:(?:now|therefore|then|just|also) )?{_VERB}(?: up)?"
    rf"|(?:can|could|may) (?:i|we|it|this) {_VERB}"
    r"|count (?:me|us) in|(?:put|sign|send) (?:me|us) (?:down|forward|up|in)|go ahead|bring on"
    r"|(?:consider|treat|take|find) this as"
    r"|(?:it|that|this) (?:should|must|ought to|has to) (?:now )?go"
    r"|it(?:'ll| will| must| has to| shall| will have to|'ll have to)? (?:is|be)"
    r"|(?:is|would be) (?:the way to go|the way forward|my choice|best|better|good|great|what i (?:want|need))"
    r"|(?:put|move|take|send|bring|open|start|begin|straight|on|onwards?) (?:(?:it|this|that|me|my) )?(?:to|at|for)\b"
    r")\b"
)
_AT_IT = re.compile(rf"\b(?:at|in|on) (?:the )?{_STAGE}")
_THANKS = re.compile(
    r"^(?:(?:many|very many|kind|with) )?(?:thanks?|thankyou|thx|ta|cheers)\b[^,]{0,200}?(?:,(?: but\b)?| but\b)"
)
_GREETS = re.compile(
    r"^(?:(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,]{0,40}"
    r"|(?:having|after|on) [^,]{0,30}\b(?:thought|thinking|reflection|consider\w+|slept)\b[^,]{0,30}),"
)
_POLITE = re.compile(r"\bthank you(?: all| both)?\b|\bif you please\b")
_COURTESIES = """
a all also am an and again afraid as at best but case cheers complaint courtesy day dear down duck fine for
formally from go goes going guess have hello hen her hereby hi hun i i'd i'll i'm id ill im in indeed is it its
just kind kindly love ma'am madam many mate matter me much must my now of offer oh ok okay on one onto option
our pal pet reckon regards request right route same say sir sorry so still suppose ta team thanks thankyou that
the then therefore think this thx to too up us use very we well wish wishes with x xx xxx yours
"""
_NOTHING_MORE = frozenset(_COURTESIES.split())
_SAYS_IT_OF_IT = re.compile(r"\b(?:it|that|this|one)\b")
_GIVES_UP = re.compile(
    r"(?:\b(?:not|never|without|nor|neither|dont|wont|didnt|doesnt|isnt|shant)\b|n't\b) (?:\w+ ){0,8}?"
    r"(?:want\w*|need\w*|wish\w*|ask\w*|go|going|tak\w+|bother\w*|requir\w+|like|for (?:me|us)|us(?:e|ing)|interested"
    r"|pursu\w+|necessary|worth|stage|panel|put|further)\b"
    r"|\b(?:no need|no thank(?:s| you)|no (?:stage|panel|second|next|final|further)|thank (?:the|your|everyone|all)"
    r"|thanks to (?:the|your)|leave it|left it|forget|instead of|rather than|another (?:day|time)|happy with|i accept"
    r"|we accept|satisfied|withdraw\w*|close|drop|cancel\w*)\b"
)
_TOLD_OF = re.compile(
    r"\b(?:telling|told|explain\w*|information|informing|letting|details?|leaflet|thanks? (?:you )?for (?:the |your )?"
    r"(?:stage|panel)|(?:sister|brother|neighbours?|friend|mother|father|mum|mam|dad|daughter|son|aunt|uncle|cousin"
    r"|colleague)\b.{0,40}|(?:he|she|they|you) (?:took|went|got|put|passed|had|moved)|news|update|progress"
    r"|(?:was|were) (?:all set|going|about|ready|minded) to|(?:a |the )?(?:leaflet|form|sign|words?)\b.{0,20}"
    rf"|{_STAGE} (?:of|starts|begins)"
    r"|at (?:the )?(?:stage|panel|second|next|final|third))\b"
)
_AN_ACCOUNT = re.compile(
    rf"\b{_STAGE} (?:letter|decision|answer|response|reply|outcome|acknowledg\w+|investigation|report|was|were|has|had"
    r"|took|took place|went|met|said|found|sat|awarded|works|is (?:for|about|where|when|open))\b"
)
_OTHER_THINGS = re.compile(
    r"\b(?:fence|fencing|fire|end|lift|intercom|judging|new|performance|bath|solar|side|door|wall|glass|wooden|kick|control|heating|shower"
    r"|electric\w*|alarm|entry|residents?'?|tenants?'?|cladding|balcony|broken|loose|roof|radiator|kitchen)"
    r" (?:\w+ )?panel\b|\bpanel (?:to be replaced|for the|came|fell|door|heater)\b|\bgentlemen of the panel\b"
)


def asked_for_outright(own_words: str) -> str:
    """Return the sentence of a mail that asks for a review or the next stage, and says nothing else; "" for none."""
    few, told = len(own_words.split()) <= FEW_WORDS, False
    for said in _sentences(own_words):
        if _is_a_request(said, few=few, told=told):
            return said
        told = _NAME.search(said) is not None
    return ""


def named(own_words: str) -> str:
    """Return a sentence of a mail that names the next stage, and does more than tell of it; "" for none, or refused."""
    sentences = list(_sentences(own_words))
    for said, after in zip(sentences, [*sentences, ""][1:], strict=True):
        if _NAME.search(said) is None or _OTHER_THINGS.search(said):
            continue
        if _GIVES_UP.search(said) or _GIVES_UP.search(after):
            continue
        is_told = _TOLD_OF.search(said) or _AN_ACCOUNT.search(said)
        if not is_told or _WANTS.search(_without_thanks(said)[0]) or _WANTS.search(after):
            return said
    return ""


def _is_a_request(said: str, *, few: bool, told: bool) -> bool:
    """Say whether a sentence asks, and does nothing else.

    few    whether the mail is so short that the name alone asks
    told   whether the sentence before it named the stage, so that "that" may be it
    """
    rest, thanked = _without_thanks(_GREETS.sub("", said).strip())
    # "Thank you for stage 2" is thanks.
    if rest.endswith("?") or (not thanked and re.match(r"(?:many )?thank(?:s| you)? for\b", rest)):
        return False
    named_before = told or _NAME.search(thanked) is not None
    is_named = _ASKED_FOR.search(rest) is not None
    wants = _WANTS.search(rest) is not None
    if not is_named:
        return named_before and wants and _SAYS_IT_OF_IT.search(rest) is not None and _says_no_more(rest)
    if not wants and (not few or " for " in thanked or _AT_IT.search(rest) or not _NAMES_ENOUGH.search(rest)):
        return False
    return _says_no_more(rest)


_NAMES_ENOUGH = re.compile(rf"\b(?:{_STAGE}|(?:escal|escul|excal)ate\b|appeal\b|review\b)")
"""What asks with no word of wanting beside it."""


def _says_no_more(said: str) -> bool:
    left = _WANTS.sub(" ", _ASKED_FOR.sub(" ", _POLITE.sub(" ", said)))
    return _NOTHING_MORE.issuperset(re.findall(r"[^\W_]+(?:'[^\W_]+)?|[£$€%]", left))


def _without_thanks(said: str) -> tuple[str, str]:
    """Return a sentence without the thanks it begins with, and those."""
    match = _THANKS.match(said)
    return (said[match.end() :].strip(), match[0]) if match else (said, "")


def _sentences(own_words: str) -> Iterator[str]:
    """Yield the sentences of a text in small letters, each with the sign it ends with; a short line ends one too."""
    lines: list[str] = []
    for line in own_words[:LIMIT].splitlines():
        lines.append(line.strip())
        if len(lines[-1]) < _WRAPPED:
            yield from _parted(" ".join(lines))
            lines = []
    yield from _parted(" ".join(lines))


def _parted(text: str) -> Iterator[str]:
    small = fold(text).small
    yield from (each for part in re.split(r"(?<=[.!?;:])\s+|\s-{1,2}\s", small) if (each := part.strip()))
