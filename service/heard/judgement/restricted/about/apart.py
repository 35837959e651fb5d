"""Whether a mail that names the limited matter asks for, or tells of, something of its own beside it.

"I need a parking permit", "the recycling bin never came", "he backed his van into my wall": a sentence with a thing in
it that the matter has no word for, and a wish, a promise, a fault or a damage.

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.restricted.words.spoken_of import IT, WHOSE, marked, plain, without_what_is_named_in_passing
from heard.judgement.restricted.words.talk import TALK
from heard.judgement.threading.alike import ALL, matter_of, words_in

_I = r"(?:i|we|my \w+|mum|dad|he|she)"
_OURS = r"(?:you|u|they|he|she|your (?:\w+ )?\w+|the (?:office|council|landlord|\w+ team))"
_HAVE = r"(?:'d|'ve|'m|'re|'s| would| do| am| are| have| had| has| was| were| will)?"
_SMALL = r"(?: (?:also|really|still|now|just|only|both|been|first|already|all|always|twice))*"
_ASKS = re.compile(
    rf"\b{_I}{_HAVE}{_SMALL} (?:need|needs|want|wants|like|require|asked(?: (?:you|them|him|her))? for"
    rf"|asking for|ask for"
    r"|applied|applying|put in (?:for|an?)|waiting|waited|wait|ordered|reported|requested|paid for|claimed"
    r"|am due|owed)\b"
    rf"|\b(?:can|could|would|will|please|pls|plz)(?: (?:you|u|someone|somebody|anyone|anybody"
    rf"|one of \w+))? (?:please )?"
    r"(?:send|come|bring|drop|fix|mend|repair|replace|clear|move|collect|provide|arrange|give|get|let me have|order|fit"
    r"|install|look"
    r"|check|sort|see to|change|remove|tell|ring|pay|issue|put|swap|take)\b"
    rf"|\b(?:when|what time|what day)(?:'s| is| are| will| do| does| can|'ll)\b|\b(?:how (?:do|can|would)|can"
    rf"|could|may) (?:i|we)\b"
    r"|\bwho (?:do|can|should|must) i\b|\bwho(?:'s| is| will|'ll)?(?: going to)? pays?\b"
    r"|\bwho is (?:responsible|liable)\b"
)
_PROMISED = re.compile(
    rf"\b{_OURS}{_HAVE}{_SMALL} (?:promised|agreed|offered|told (?:me|us) (?:i|we|that|it|there)"
    r"|(?:said|say) (?:i|we|you|he|she|they|it|there|somebody|someone|that)"
    r"(?:'d|'ll| would| will| could| was| were) (?:\w+ )?(?:get|have|be|come|send|fit|ring|pay|put|do|replace|give))\b"
)
_DID_NOT_COME = re.compile(
    r"\b(?:never|not|\w*n't|nobody|no ?one|no sign of|nothing|still no)(?: \w+){0,3} (?:came|come|turned up"
    r"|arrived|showed"
    r"|shown|delivered|fitted|sent|done|collected|emptied|replaced|cleared|picked up|been|paid|clears?|comes)\b"
    r"|\b(?:been|gone|went) missing\b|\bhas(?: had)? no\b|\bhave no\b|\bi'?ve (?:got )?no\b|\bthere(?:'s"
    r"| is) no\b|\bwithout an?\b"
)
_FAULT = re.compile(
    r"\b(?:is|are|'s|was|were|been|has|have|keeps?)(?: \w+){0,2} (?:out|down|off|broken|missing|gone|blocked"
    r"|dead|locked"
    r"|loose|overgrown|piled|dumped|parked|blocking|sinking|rotten|rotting|rusted|cracked|smashed|hanging"
    r"|flat|up|over|bare)\b"
    r"|\b(?:broke|smashed|damaged|knocked|backed|crashed|scratched|dented|dumped|spilt|spilled|ruined|trod"
    r"|trampled|reversed"
    r"|drove|cracked|stained|flattened|tore|ripped|killed|poured|pours|stuck|sticks|sticking|leaves|blocks"
    r"|parks|parked|left"
    r"|starts? (?:at|before)|flooded|overflow\w*|rotted|rattles?|flickers?|chopped|lost|took|taken|stole"
    r"|nicked|shouted|swore|peed|urinated|threw|thrown|chucked|hurled|lobbed|spat|dropped|(?<!i )fell"
    r"|(?<!i have )(?<!i've )fallen"
    r"|collapsed|came down"
    r"|kicked|hit)\b"
)
_WHO_DID = re.compile(
    r"\b(?:your|the|that|this) (?:\w+ )?\w+ers?(?= (?:has |have |just )?(?:took|taken|stole|stolen|nicked|pinched"
    r"|broke|broken"
    r"|smashed|threw|shouted|swore|hit|kicked|dropped|damaged)\b)"
)
"""Whoever came for a matter and did another thing: a cleaner who took a parcel."""
_WHO_CAME = re.compile(
    rf"\b(?:who|that)(?: (?:had|have|has))? (?:came|come|called|visited|was here|were here|turned up)(?: \w+){{0,2}}"
    rf" (?:about|for|over|because of|to (?:see|do|look at|check|mend|cut|measure|test|fit|service)) {WHOSE}{IT}"
)
"""For what somebody came who did another thing."""
_TAKEN_OFF = re.compile(
    rf"(\b(?:took|taken|takes|stole|stolen|nicked|pinched|grabbed)\b[^.!?]{{0,40}}) off {WHOSE}{IT}"
)
_SINCE_IT = re.compile(rf"\b(?:since|after|when|while|as soon as)\b[^.!?;]{{0,40}}{IT}")
_WHAT_HAS_CHANGED = re.compile(
    r"\b(?:my|our) ((?:(?!has|have|had|is|are|was|were)[\w-]+ ){1,3})(?:has|have|had|is|are|was|were|keeps?|won'?t"
    r"|will not"
    r"|does ?n[o']?t|do ?n[o']?t|went|stopped|started|doubled|dropped|comes?|came)\b"
)
"""What is told of a thing of the writer's own, where the limited matter is only since when."""
_WRITES_WITH = re.compile(
    r"\b(?:on|from|off|with|using|borrowed|my|mines?|own|her|his|the)\b[^.!?]{0,25}\b(?:phones?|fones?|mobile"
    r"|tablet|ipad|laptop|computer"
    r"|pc|account|e-?mail|library|wi-?fi|internet|broadband)\b"
)
"""Why somebody writes from where they do is nothing that they ask for."""
_EACH = (_ASKS, _PROMISED, _DID_NOT_COME, _FAULT)
_SENTENCE = re.compile(r"[.!?;]+(?:\s|$)|\n+| - | \u2013 |, ?but\b|\bbut ")
_WHO_COMES = matter_of("surveyor contractor contractors engineer plumber builder gardener electrician fitter decorator")
"""Who is named in a matter because they came: what else they did is another thing."""
_COUNTS = matter_of("number numbers numbered")
"""What houses, bays and mails have alike: "the son of number 35" names no matter."""
_NO_THING = matter_of(
    """
    people person somebody man men woman lady lads officer manager director surveyor panel staff team boss
    caretaker respect manners courtesy common sense decency money rubbish shambles load rot tripe twaddle drivel
    garbage copy copies photo photos photograph picture video stamp envelope paper ink pen printer computer
    laptop telephone bread mercy charity sat sit stood noon phone mobile yourself yourselves line name names
    number list file record records date dates page eye eyes head mind life heart breath world planet god hell
    death grave age nerve nerves use point joke laugh bed sleep window kettle cup tea coffee newspaper press
    papers mp councillor solicitor court judge ombudsman tribunal law lawyer radio television
    """
)
"""Words that are no thing of their own beside a matter: who answers, what one writes with, and figures of speech."""
_MACHINES = matter_of("phone telephone computer laptop printer radio television kettle window")
"""Those of them that may break, where a mail tells what has become of its writer's own."""
_ONESELF = matter_of(
    """
    wife husband partner mother father mum dad son daughter baby child children kids family sister brother gran friend
    neighbour neighbours doctor gp health nerves head sleep mood temper marriage work job hair blood pressure back legs
    """
)
"""What is told of oneself and one's own says what the matter does to them."""


def asks_apart(text: str, heads: frozenset[str], besides: frozenset[str]) -> str:
    """Return the things, as words are compared, that a text asks for or tells of apart from the matter; "" for none.

    heads    the words that say what the matter is
    besides  every word that is nothing of its own: those of the matter's mails, names and evidence
    """
    heads = heads - _WHO_COMES - _COUNTS
    for sentence in _SENTENCE.split(plain(text).replace(". ", ".\n")):
        if not sentence or _WRITES_WITH.search(sentence):
            continue
        written = marked(_WHO_DID.sub("somebody", sentence), heads)
        left = without_what_is_named_in_passing(_TAKEN_OFF.sub(r"\1", _WHO_CAME.sub(" ", written)))
        if IT in left:
            continue
        if changed := _changed_since(written, left, besides):
            return changed
        if any(each.search(sentence) for each in _EACH) and (own := _things_in(left, besides)):
            return ", ".join(own[:3])
    return ""


def _changed_since(sentence: str, left: str, besides: frozenset[str]) -> str:
    """Return the writer's own thing that a sentence tells has changed since the matter; "" for none."""
    found = _WHAT_HAS_CHANGED.search(left) if _SINCE_IT.search(sentence) else None
    words = matter_of(found[1]) if found else frozenset[str]()
    return ", ".join(sorted(words - besides - TALK - (_NO_THING - _MACHINES) - _ONESELF))


def _things_in(sentence: str, besides: frozenset[str]) -> list[str]:
    """Return the words of a sentence that may be a thing of its own, as they are compared."""
    return [
        word
        for word, weight in words_in(sentence).items()
        if weight == ALL and not (word in besides or word in TALK or word in _NO_THING)
    ]
