"""A restricted person who speaks of being restricted, and does not accept it or asks who may undo it.

Few say "I appeal against the restriction".  They speak of a list, a ban, an agreement, of not being answered; and want
it off, want somebody above, want to know who decided.  What is meant takes a word of each, near each other.  Only what
somebody restricted writes is looked at, so the words may reach far: a mistake costs a notice, and a miss takes a right.
What is said plainly the rules see (rules/restricted).

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.restricted.before_any_limit.between_us import DEALINGS, OF_THEMSELVES
from heard.judgement.restricted.before_any_limit.done_to_them import ALONE, DONE, OF_THEIR_CONDUCT
from heard.judgement.restricted.before_any_limit.minding import EXCUSED, MANY, MINDS, PLAINLY_MINDS
from heard.judgement.restricted.before_any_limit.near import LIMIT, any_of, near, small
from heard.mail.message import Message

_MOST_WORDS = 15
"""Words of a mail that says no more than that it appeals."""
_ME = r"(?:me|us|my|to me|to us)"
_THINGS = r"(?: (?:of|for|on) (?:the|repairs?|jobs|works?|faults|charges|bins?|barbecues|pets|dogs|smoking|parking))"

_A_NAME_FOR_IT = (
    r"(?:acknowledge?ments?|acknowledged?)[ -]only",
    r"(?:auto|automatic|automated|standard|stock)[ -]?(?:acknowledge?ments?|repl(?:y|ies)|answers?)",
    rf"(?:restricted|watch|naughty|ignore|no[ -]reply|problem|difficult)[ -]list|black-?list\w*(?!{_THINGS})",
    rf"(?:whatever|some|any|your|this|that|a) (?:\w+ )?(?:list|register)(?!{_THINGS})(?<!waiting list)(?<!transfer"
    rf" list)"
    r"(?<!housing register)(?<!housing list)(?<!repairs list)(?<!jobs list)(?<!price list)",
    rf"(?:this|that|the|your|any|my) (?:ban|gag|label|sanction|curfew|marker)(?!{_THINGS})",
    r"(?:this|that|the so-called|so-called|your) [\"']?(?:agreement|arrangement|behaviour agreement|contact agreement)",
    r"(?<!parking )(?<!speed )(?<!height )(?<!weight )(?<!access )restrict(?:ions?|ed|ing)\b(?! (?:access|mobility"
    r"|view))",
    r"gagg(?:ed|ing)|silenc(?:ed|ing) (?:me|us)|shut(?:ting)? (?:me|us) out|cut(?:ting)? (?:me|us) off(?! from"
    r" (?:the )?"
    r"(?:gas|water|power|electric\w*|heating))|(?:banned|barred) (?:me|us|from (?:ringing|writing|contacting|the"
    r" office))",
    r"(?:persistent|vexatious|unreasonable|habitual|serial|nuisance)(?:ly persistent)? (?:complain(?:ant|er)|customer"
    r"|correspondent)",
    r"(?<![\w,] )(?:persistent|vexatious|unreasonable|habitual|abusive|aggressive)(?:,? (?:am|was) i)?[\"')]? ?[?!]",
    r"limits? (?:on|to) (?:what|who|whom|how often|when|how) (?:i|we) (?:may|can|am allowed)",
    r"what (?:i|we) (?:may|can|am allowed to) (?:write|say|send|ask)(?: you)?",
    rf"(?:deal|dealing|speak|speaking|write|writing|talk|talking|go|going) (?:with|to|through|via) (?:just |only"
    rf" )?(?:the )?"
    rf"(?:one|1|a single) (?:man|woman|officer|person|address|inbox|e-?mail address)|only (?:one|1) (?:{_ME} )?"
    r"(?:e-?mail )?address|(?:one|1) (?:man|woman|person|officer) only",
)
_NOT_ANSWERED = (
    r"(?:decision|decided|decide|letter|chose|choosing|choice)(?: of [^.!?]{1,20})? (?:that )?(?:not to (?:answer"
    r"|register"
    r"|deal|reply|respond|write|read|listen|speak)|to (?:stop|refuse|ignore|no longer|not answer|not reply|cut me|block"
    r"|silence|shut me|limit (?:me|my)))",
    rf"refus(?:e|es|ed|ing|al) to (?:deal with|answer|reply to|respond to|register|speak to|talk to|write to|engage"
    rf" with"
    rf"|correspond with|hear|accept) {_ME}",
    r"(?:can't|cant|cannot|can not|won't|wont|not to|no longer|not going to|never to) be answered",
    rf"(?:stop|stopped|stopping|quit) (?:answering|replying|responding|dealing with|writing to|talking to|speaking to)"
    rf"(?: {_ME})?",
    r"(?:told|telling|say|says|said|saying|wrote|informed)(?: me| us| her| him)?(?: that)? (?:you|they|u) (?:won't|wont"
    r"|will not|would not|wouldn't|(?:would |will )?no longer|are not going to|aren't going to) (?:be )?(?:answer"
    r"|reply|respond|deal|write|read"
    r"|answering|replying|responding)\w*",
    r"(?:answered|treated|dealt with) (?:\w+ )?(?:like|the same as) (?:anybody|anyone|everybody|everyone|any other"
    r"|other"
    r" (?:people|tenants)|the others)",
    r"only (?:being )?(?:filed?|filing|read and filed|logged)|(?:goes|going|go) (?:straight )?in(?:to)? (?:a|the) "
    r"(?:file|bin|folder)",
)
_MINDS_IT = (
    r"(?:do not|don't|dont|did not|didn't|never|cannot|can't|cant|won't|wont|will not|not) (?:\w+ )?(?:accept\w*"
    r"|agreed?"
    r"|signed|sign up|stand for|having it|consent\w*)",
    r"overturn\w*|overrul\w*|revok\w*|revers(?:e|ed)|rescind\w*|withdr\w+|cancel\w*|scrap(?:ped)?|undone|undo|lifted"
    r"|removed?|ended|ease[d]?",
    r"(?:lift|end|drop|stop|change) (?:it|this|that|the (?:ban|restriction|gag|label|agreement))",
    r"(?:get|got|take|taken|come|strike|wipe)\w* (?:\w+ ){0,3}off(?: (?:me|it|that|this|my))?|off (?:me|it|whatever|my"
    r" (?:name|record|file))",
    r"(?:above|over) (?:mr|mrs|ms|miss|him|her|them|you|your|his|their)\b|higher up|(?:more|somebody|someone|anybody) "
    r"senior|(?:your|his|her) (?:boss|manager)|chief executive|head of",
    r"independent\w*|impartial|neutral",
    r"who (?:\w+ )?(?:decided|decides|decide|reviews?|reviewed|made|signed|authorised|approved|put me|gave|do i|can"
    r" i|is"
    r" in charge|said so|looks at)",
    r"on what (?:authority|grounds|basis)|by what right|(?:what|no|any) right|not entitled|what entitles",
    r"without (?:asking|telling|warning|consulting|hearing|a word)",
    r"review(?:ed|s)?|reconsider\w*|rethink|look(?:ed|s)? at (?:it |this |that )?again|looked into",
    r"appeal\w*|contest(?:ed|ing)?|challeng\w*|disput\w*|object(?:ed|ing|ion)?|protest\w*|complain about",
    r"unfair|unjust\w*|unlawful|illegal|disgrac\w*|discriminat\w*|outrageous|humiliat\w*|wrong|human rights",
    r"not (?:fair|right|lawful|legal|just)",
    r"how (?:much )?long(?:er)?|until when|when (?:does|will|is|do|can)|when's",
)
_MINDS_THE_SILENCE = (
    r"who (?:decided|decides|reviews|authorised|says|said) (?:that )?(?:it|that|this|i|you|not)",
    r"over (?:his|her|your|their) head|on what authority|by what right",
    r"(?:object|objecting) to|appeal (?:that|this|the) (?:decision|refusal)(?: to| not to)?",
)
_SILENCE = (
    r"(?:answer(?:ing|ed)?|reply(?:ing)? to|deal(?:ing)? with|listen(?:ing)? to|ignor(?:e|ing)|block(?:ing|ed)?"
    r"|write to"
    r"|talk(?:ing)? to) (?:me|us|my)",
    r"(?:being|been|am|i'm) (?:ignored|blocked|stonewalled|frozen out|unanswered)",
)
_IN_ONE = (
    r"how (?:long|much longer) (?:will|are|do|must|can|is|does|am) (?:you|they|u|i|this|it|we) (?:\w+ ){0,3}(?:ignor\w+"
    r"|refus\w+|silent|silence|unanswered|banned|barred|blocked|gagged|limited|shut out|cut off)",
    r"(?:could|can|may|entitled to|right to|able to) appeal\b[^?]{0,60}\b(?:appealing|doing so|am doing|do so now"
    r"|i hereby"
    r"|so i (?:am|do|will)"
    r"|i (?:now )?do so|this is (?:it|that|my appeal))",
    r"(?:off|from) whatever (?:\w+ )?(?:list|register)",
    r"(?:unban|unblock|ungag) (?:me|us|my)",
)
_APPEALS = re.compile(
    r"\b(?:i|we)(?: (?:hereby|now|do|wish to|want to|would like to|am going to))? appeal(?: (?:it|this|that|against"
    r" (?:it|this"
    r"|that)|(?:your|the|that|this) (?:decision|refusal)))?(?=\s*(?:[.!,;\n]|$))"
    r"|\b(?:this is|please take this as|here is) (?:my|an) appeal(?=\s*(?:[.!,;\n]|$))|^\W*(?:my |an )?appeal[.! ]*$"
)


_PAIRS = (
    (any_of((*_A_NAME_FOR_IT, *_NOT_ANSWERED)), any_of(_MINDS_IT)),
    (any_of(_SILENCE), any_of(_MINDS_THE_SILENCE)),
    (any_of((MANY,)), any_of((EXCUSED,))),
)
_DONE, _MINDS, _DEALINGS = any_of(DONE), any_of(MINDS), any_of((DEALINGS,))
_PLAINLY_MINDS, _OF_THEMSELVES = any_of((PLAINLY_MINDS,)), any_of((OF_THEMSELVES,))
_SENTENCES = 2
"""Sentences behind or before what was done to them in which they mind it."""
_ALONE = any_of((*_IN_ONE, *ALONE, *OF_THEIR_CONDUCT))
_DECLINES = re.compile(
    r"\b(?:not|n't|never)(?: (?:going|want|wish|mean|bother|plan|intend))?(?: to)?"
    r" (?:appeal\w*|object\w*|challeng\w*|contest\w*|disput\w*)"
    r"|(?<!can )(?<!should )(?<!must )\b(?:i|we)(?: do)? (?:accept|understand|respect|agree (?:with|to)|don't mind)"
    r" (?:that|being|the|your|this|my)\b"
)


def against_it_in(message: Message) -> str:
    """Return the words by which a restricted person seems not to accept it, or asks who may undo it; else ""."""
    text, own = small(message), message.own_words[:LIMIT].lower()
    if len(own.split()) <= _MOST_WORDS and (found := _APPEALS.search(own)):
        return found[0].strip()
    if found := _ALONE.search(text):
        return found[0]
    in_pairs = next(filter(None, (near(text, limit, minds, _DECLINES) for limit, minds in _PAIRS)), "")
    return in_pairs or near(text, _DONE, _MINDS, _DECLINES, sentences=_SENTENCES)


def may_be_against_it_in(message: Message) -> str:
    """Return the words by which a mail of no known matter minds how its writer is dealt with; "" where none do."""
    text = small(message)
    if found := near(text, _DEALINGS, _MINDS, _DECLINES, sentences=_SENTENCES):
        return found
    plainly = None if _DECLINES.search(text) else _PLAINLY_MINDS.search(text)
    return plainly[0] if plainly else ""


def speaks_of_themselves(message: Message) -> str:
    """Return the words by which a mail speaks of its writer, and not only of what it is about; "" where none do."""
    found = _OF_THEMSELVES.search(small(message))
    return found[0] if found else ""
