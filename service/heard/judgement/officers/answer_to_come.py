"""Whether words speak of the answer that is still to come, and not of works, visits or what the customer may do.

All words are in small letters, with straight quotes.  Pure.
"""

from __future__ import annotations

import re

_NOUN = r"(?:reply|response|answer|decision|findings?|outcome|conclusions?|determination)"
_INQUIRY = rf"(?:{_NOUN}|investigation|review|enquiries)"
_DATE = r"(?:date|deadline|target|due date|timescales?|time ?frame|response time)"
_ITS = r"(?:my|our|the|your|his|her|their|this|that)"
_GAP = r"(?: [\w'-]{1,20}){0,4}"
_WORDS = r"(?:[\w'-]{1,20} ){0,5}"
_WILL = r"(?:will|'ll|shall|can|could|would|to|should|must|hope|aim|expect|intend)"
_TELLS = (
    r"(?:reply(?:ing)?|respond(?:ing)?|answer(?:ing)?|decide|writ(?:e|ing)(?! (?:to you )?again)(?! to (?!you\b))"
    r"|report back|(?:come|get|be) back to you|be in touch)"
)
_GIVES = r"(?:let|give|send|get|issue|provide|complete|finish|conclude|post|email|have|receive)"
_TO_COME = re.compile(
    "|".join(
        (
            rf"\b{_WILL}{_GAP} {_TELLS}\b(?! again)",
            rf"\b{_WILL}{_GAP} {_GIVES}{_GAP} (?:{_INQUIRY}|(?:my|our|the) letter)\b",
            rf"(?:\bwill|'ll|\bshall){_GAP} hear{_GAP} from\b",
            rf"\bshould{_GAP} hear\b",
            r"\bexpect (?:to hear|a letter)\b",
            r"\blook (?:out )?for (?:my|our) letter\b",
            rf"\b(?:it|this|which|that|letter|report|review|{_NOUN})"
            rf"(?: (?:on|at|to|about|of|for) {_WORDS}[\w'-]{{1,20}})?"
            rf"(?:'ll| will| should| can| to){_GAP} (?:with|reach|follow|ready|sent|come)\b",
            rf"\b{_INQUIRY}(?: will|'ll| should){_GAP} (?:completed?|finished|concluded?|issued|made|given)\b",
            rf"\b{_NOUN}{_GAP} (?:comes|follows|is|are|by|due|on)\b",
            rf"\b(?:{_ITS}|a|full|final|written|formal|promised|substantive) (?:[\w-]{{1,16}} ){{0,3}}{_NOUN}\b",
            rf"\b{_NOUN} (?:date|deadline)\b",
        )
    )
)
_NEEDS_TIME = re.compile(
    r"\b(?:needs?|requires?|takes?|want|ask(?:ed|ing)? for|have|give (?:me|us)) (?:me |us |more time,? |longer,? |up )?"
    r"(?:until|'?till?|to have until)\b|\b(?:takes|brings) us (?:up )?to\b"
)
_OBJECT = rf"{_ITS} (?:[\w-]{{1,16}} ){{0,3}}(?:{_NOUN}|{_DATE}|investigation|review)"
_AWAY = r"(?:back|out|on|off|over)"
MOVES = re.compile(
    "|".join(
        (
            rf"\b(?:mov|push|shift|extend|postpon|defer|delay)\w{{0,5}} (?:{_AWAY} )?{_OBJECT}\b",
            rf"\b(?:put|set)\w{{0,4}} (?:{_AWAY} {_OBJECT}|{_OBJECT} {_AWAY})\b",
            rf"\bput\w{{0,4}} {_ITS} (?:complaint|case) {_AWAY}\b",
            rf"\b(?:mov|push|put|set|shift|extend|postpon|defer|delay)\w{{0,5}} (?:it|this|that) (?:{_AWAY} )?"
            r"(?:to|until|till|from)\b",
            rf"\b(?:{_NOUN}|{_DATE}|investigation|review) "
            r"(?:(?:is|was|has|have|had|will|must|needs?|to|now|be|been|being|therefore) ){1,4}"
            r"(?:moved|(?:put|pushed|set) back|extended|postponed|deferred|delayed)\b",
        )
    )
)
"""The answer is moved, or its date, or "it"."""
_NEW_DATE = re.compile(
    "|".join(
        (
            rf"\b(?:new|revised|extended|later|amended) (?:{_NOUN}|due|target|review)(?: due| target)? {_DATE}",
            rf"\b(?:my|our) (?:new|revised|extended) {_DATE}\b",
            rf"\b(?:new|revised|extended|later|amended) {_DATE} (?:for|of) {_WORDS}(?:{_INQUIRY}|complaint)\b",
        )
    )
)
_ONLY_THE_ANSWER = re.compile(
    "|".join(
        (
            rf"\b(?:will|'ll|shall|hope to|aim to|expect to){_GAP} (?:{_TELLS}|hear from)\b",
            rf"\b{_WILL}{_GAP} {_GIVES}{_GAP} {_INQUIRY}\b",
            rf"\b{_NOUN}{_GAP}(?:'ll| will| should| is| are) {_GAP}(?:with|reach|follow|due|come|ready|sent)\b",
            r"\b(?:answer|reply|response|decision)(?: due)? by\b",
            rf"\b(?:my|our|the) {_NOUN} (?:comes|follows)\b",
            r"\blook (?:out )?for (?:my|our) letter\b|\bmy letter\b",
            r"\b(?:it|this)(?:'ll| will) be with you\b",
        )
    )
)
_MAY = (
    r"can(?! (?:now )?expect)|may(?! (?:now )?(?:expect|be))|might|must|could|have (?:until|the right|[0-9]+|a right)"
    r"|need to|would need|are entitled|are welcome"
    r"|should(?! (?:now |then |also )?(?:receive|see|get|have|find|hear|expect))"
)
THEIRS = re.compile(
    "|".join(
        (
            r"\b(?:if|should|unless|where|in case) (?:you|he|she|they|any of you)\b",
            r"\bif [\w' ]{0,30} (?:unhappy|dissatisfied|disagree)",
            rf"\byou(?:'ll| will)? (?:{_MAY})\b",
            r"\b(?:he|she|they) (?:may|can) (?:approach|appeal|ask|go|take)\b",
            r"^(?:please|kindly)\b(?! (?:accept|look (?:out )?for|bear|expect|take this|be assured))",
            r"\bto (?:appeal|ask for|escalate|request|take (?:this|it) (?:further|to))\b",
            r"\b(?:must|should|to) reach (?:us|me)\b",
            r"\b(?:ombudsman|tribunal)\b",
        )
    )
)
"""What the customer may do, has to do or is asked."""
_SPOKEN_OF = re.compile(
    "|".join(
        (
            r"\byou(?: will|'ll| shall| should| can| may)? (?:now |then |also )?"
            r"(?:have|get|receive|expect) (?:it|this|that)\b",
            r"(?:\bwill|'ll|\bshall|\bcan|\bto) (?:send|let you have|give you|issue|post|email) (?:it|this|that)\b",
            r"\b(?:it|this|that)(?: will|'ll| should| shall) (?:now |then )?be "
            r"(?:with you|sent|ready|there|done|given|made)\b",
        )
    )
)
_ANY_ANSWER = re.compile(rf"\b(?:{_NOUN}|reply|respond)\b")
_DATE_ALONE = re.compile(rf"\b(?:new|revised) {_DATE}(?: is|:| will be| of| (?:the )?(?:[0-9]|\w{{3,6}}day\b))")
_NOT_NOW = re.compile(r"(?:\bnot|n't|\bunable|\bcannot|\blonger|\btime|\bslip|\blate|\bdelayed)\b")
_SOMETHING_ELSE = re.compile(
    r"\b(?:suggest|propose|how about|update you|an update|progress|follow[ -]?up"
    r"|to (?:confirm|arrange|check|see (?:how|if|that)))\b"
)


def speaks_of_the_answer(plain: str, said_before: str = "") -> bool:
    """Say whether words tell when the answer is to come, or speak of it.

    said_before   what was said right before, of which "you will have it on the 5th" may speak
    """
    if THEIRS.search(plain) or _SOMETHING_ELSE.search(plain):
        return False
    if any(each.search(plain) for each in (_TO_COME, _NEEDS_TIME, _NEW_DATE, MOVES)):
        return True
    if not _ANY_ANSWER.search(said_before):
        return False
    is_new_date = _DATE_ALONE.search(plain) and _NOT_NOW.search(said_before)
    return bool(is_new_date or _SPOKEN_OF.search(plain))


def promises_the_answer(plain: str) -> bool:
    """Say whether words promise the answer, so that they are no promise of anything else."""
    return any(each.search(plain) for each in (_ONLY_THE_ANSWER, _NEEDS_TIME, _NEW_DATE, MOVES))
