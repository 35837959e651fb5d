"""Whether a message asks after what is still to come: an answer, a visit, the money, or only "what next?".

It says so of mail on an open case alone: a first letter asks when somebody will come, too, and chases nobody.

Pure.
"""

from __future__ import annotations

import re

from heard.mail.message import Message

_LIMIT = 3_000
_FEW = 8
"""Words of a message that is a question and nothing else: "And the £60?"."""
_OF_A_NAME = 3
"""Words that may stand below it: "Yours, A Finch"."""
_OWED = (
    r"(?:reply|answer|response|letter|call|phone call|visit|date|appointment|report|cheque|payment|refund|money|parts?"
    r"|plumber|electrician|surveyor|engineer|joiner|plasterer|carpenter|roofer|glazier|contractors?|workm[ae]n"
    r"|inspector|man)"
)
_ASKS = re.compile(
    # what is waited for
    r"\b(?:still|patiently|now|been|keep) (?:waiting|awaiting)\b|\bwaiting (?:on|to hear|4|for) "
    r"|\bawait(?:ing)? (?:your|the|his|her|a)\b"
    r"|\b(?:any|no) (?:news|updates?|word|sign|joy|progress|further (?:word|news)|idea when|movement|luck)\b"
    r"|\b(?:chasing|chase (?:up|this)|follow(?:ing)?[- ]up|touching base|nudge|remind(?:er|ing))\b"
    rf"|\b(?:second|third|fourth|fifth|another|two|three|four|five|\d+)(?:nd|rd|th)? (?:day|week|month|morning"
    rf"|fortnight)s?"
    rf"(?: now)?,? (?:and |with |of )?(?:still )?(?:no|without (?:an? |the )?|not a|never a) ?{_OWED}\b"
    rf"|\b(?:still|yet) no {_OWED}\b|\bno {_OWED} (?:yet|so far|today|as yet|again|came|has come|arrived|has arrived"
    rf"|turned up)\b"
    rf"|\b(?:no ?(?:one|body)|nobody|{_OWED}) (?:has |have |did |was )?(?:not|n'?t|never|still not)?"
    r" ?(?:come|came|called|rung|rang|turned up|showed up|written|been in touch|got in touch|phoned)\b(?= *(?:yet"
    r"|back|again|today|so far|[.!?\n]|$))"
    # asked outright
    r"|\bwhat(?:'?s| is| are|s)? (?:happening|happens|next|going on|the (?:latest|plan|hold[- ]?up|score|position"
    r"|delay|state of play))\b"
    r"|\bwh?en (?:is|are|will|can|do|does|r|u|you|they|might|should) (?:\w+ ){0,3}(?:come|comin\w*|start\w*"
    r"|finish\w*|send\w*|pa(?:id|y\w*)"
    r"|hear|expect|be|get|ring|write|do(?:ne)?|back|fix\w*|arriv\w*)\b"
    r"|\bwhere(?:'?s|s| is| are| has| have) (?:my|the|our|that|this|mr|mrs|ms|he|she|it|they|his|her)\b"
    r"|\bhow (?:much longer|long (?:until|till|before|will|is|are|more|do|does|now))\b"
    r"|\b(?:i'?d|i would|we'?d|we would|id|would|should) (?:just |only |still |simply |really |very much )*(?:like"
    r"|love|need|want) to"
    r" (?:know|hear|have|see) (?:when|the dates?|how long|what (?:is|has|will|happens)|who (?:is|will)|whether"
    r"|if (?:any|the|he|she|they))\b"
    r"|\b(?:wanna|want to|need to|wish to|wants to) (?:\w+ )?(?:know|no|hear) (?:when|wen|what|wot|how long|who is"
    r"|whether|the date)\b"
    r"|\b(?:did|has|have|hav|is|was) (?:mr|mrs|ms|dr) \w+ (?:write|written|rung|rang|call(?:ed)?|sent?|been)\b"
    r"|\b(?:someone|somebody|anyone|anybody) (?:please )?(?:just )?(?:ring|call|phone|let) me (?:about|know)\b"
    r"|\b(?:appear|seem) to have (?:had|received|got|been sent) (?:no|a|an|any|your) (?:\w+ )?(?:reply|answer"
    r"|response|acknowledgement)\b"
    r"|\bgrateful for (?:an?|any) (?:update|news|word|indication|reply|acknowledgement)\b|\b(?:reply|answer"
    r"|respond) by return\b"
    r"|\b(?:working days|days|weeks|months|fortnight|period|deadline|time|date)(?: \w+){0,4} (?:has|have"
    r"|had) (?:now |since |already |long )?"
    r"(?:passed|expired|elapsed|lapsed|gone by|gone|run out|come and gone)\b"
    r"|\b(?:was|were) (?:meant|supposed|due|promised|told|to have) (?:\w+ ){0,4}(?:by|on|today|yesterday|last|this"
    r"|the \d)\b"
    r"|\byou (?:said|wrote|told me|promised|say)(?: \w+){0,6} (?:by|today|yesterday|on (?:mon|tues|wednes|thurs|fri"
    r"|the)|this week|last week)"
)
_REMINDS = re.compile(r"\b(?:reminder|chaser|chasing|second request|third request|unanswered|no reply)\b")


def asks_after(message: Message) -> str:
    """Return the words by which a message asks after what is still to come; "" where it does not."""
    text = " ".join(message.own_words[:_LIMIT].lower().replace("\u2019", "'").split())
    question, is_one, rest = text.partition("?")
    if is_one and len(question.split()) <= _FEW and len(rest.split()) <= _OF_A_NAME:
        return f"{question}?"
    if found := _ASKS.search(text):
        return found[0].strip()
    # "Our client: reminder" asks in its subject.
    said = _REMINDS.search(message.subject.lower())
    return said[0] if said else ""
