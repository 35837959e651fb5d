"""A need of a restricted person for something to be done in another way, told as people tell it: a reason and a way.

"I get muddled, could my daughter take the calls" names no adjustment.  Illness, sight, hearing, hands, memory, reading,
language or nerves are the reason; a call, a visit, large print, an interpreter, somebody who speaks for them are the
way.  It takes one of each near each other.  Who cannot read, hear or telephone, and asks for nothing, may need another
way all the same.  What is said plainly the rules see (rules/restricted).

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.restricted.before_any_limit.difficulties import ALONE, REASONS, WAYS
from heard.judgement.restricted.before_any_limit.near import any_of, near, small
from heard.mail.message import Message

_JUST_BEFORE = 12
"""Characters before a difficulty in which it may be taken back."""
_CANNOT = (
    r"(?:can't|cant|cannot|can not|can no longer|could not|couldn't|unable to|not able to|struggle to|struggling to"
    r"|hard to"
    r"|hard for me to|difficult to|never learn(?:ed|t) to|not good at|no good at|trouble|don't|do not)"
)
_SOMEBODY = (
    r"(?:daughter|son|sister|brother|mum|mother|dad|father|wife|husband|partner|niece|nephew|cousin|friend|neighbour"
    r"|granddaughter|grandson|carer|support worker|key ?worker|social worker|advocate|nurse|cpn|case ?worker|aunt|uncle"
    r"|interpreter)"
)
_LANGUAGE = (
    r"(?:polish|urdu|punjabi|bengali|gujarati|hindi|tamil|arabic|farsi|dari|pashto|kurdish|turkish|somali|tigrinya"
    r"|amharic"
    r"|romanian|bulgarian|lithuanian|latvian|slovak|czech|hungarian|ukrainian|russian|portuguese|spanish|french|italian"
    r"|welsh|chinese|cantonese|mandarin|vietnamese|albanian|swahili|my (?:own )?language|bsl|sign language)"
)
_OF_ELSE = (
    r" (?:why|how|what|where|when|who|whether|it|that|any|more|the|your|my|from|now|tonight|today|tomorrow|out|over"
    r"|past"
    r"|through|down the|to (?:anybody|anyone|you)|anybody|anyone|you)\b(?! (?:letters?|print|forms?|small|phone"
    r"|telephone|writing))"
)
_REASONS = (
    r"(?:get|gets|getting|got|am|i'm|so|very|all) (?:\w+ )?(?:muddled|confused|mixed up|flustered|overwhelmed|panicky"
    r"|panicked|tongue-?tied|anxious|forgetful)",
    r"(?:forget|forgets|forgetting|don't remember|can't remember|cannot remember|don't take in|can't take in)",
    rf"{_CANNOT} (?:\w+ )?(?:read|reed|reading|see|hear|write|writing|spell|type|follow|concentrate|speak|talk|take"
    rf" (?:it"
    r"|things|this|letters|long letters) in|hold a pen|face (?:people|men|letters)|leave the (?:house|flat)|get out"
    rf"|use (?:a|the) (?:phone|computer|telephone))(?!{_OF_ELSE})",
    rf"{_CANNOT} (?:\w+ )?(?:understand|cope with|manage|deal with|open|face) (?:\w+ ){{0,2}}(?:letters?|forms"
    rf"|words|writing|english"
    r"|paperwork|calls|the phone|people|men|officials|them|alone|on my own|by myself|myself)|can(?:'t|not|t)"
    r" cope(?: alone)?(?=[.,])",
    r"(?:ptsd|c-?ptsd|trauma|traumatised|anxiety|panic attacks?|depression|bipolar|schizophren\w+|psychosis"
    r"|breakdown(?! of)"
    r"|(?<!on )my nerves|bad nerves|mental health|agoraphobi\w+|autis\w+|asperger'?s?|adhd|dyslexi\w+|dyspraxi\w+"
    r"|learning"
    r" (?:disabilit\w+|difficult\w+)|dementia|alzheimer'?s?|my memory|(?:a|my|me|the|since) stroke(?! of)|head"
    r" injury|brain injury"
    r"|parkinson'?s|arthritis|tremor|(?:have|got) ms|me/cfs|long covid|fibromyalgia|chemo\w*|cancer|epilep\w+"
    r"|seizures?|migraines?"
    r"|disabled(?! (?:parking|bay|bays|space|toilet|ramp|access|badge))|my (?:disability|condition|illness"
    r"|medication)|on medication)",
    r"(?:eyesight|my sight|(?<!before )(?<!believe )my eyes|my vision|partially sighted|sight loss|registered blind"
    r"|i am blind"
    r"|i'm blind|macular|glaucoma|cataracts?|colou?r ?blind|deaf(?! (?:ears|to)\b)|hard of hearing|hearing aids?"
    r"|my ears"
    r"|my hearing(?= (?:is|has|went|isn't|got)|[.,])|(?<!in )(?<!on )(?<!off )(?<!into )(?<!out of )my hands?|my"
    r" fingers|stammer|stutter|my speech)",
    r"(?:my )?english (?:is |was )?(?:\w+ )?(?:not|no|bad|poor|weak|little|small|broken|isn't)(?: \w+)?|(?:little"
    r"|no|not much|bad"
    r"|poor|not good) english|(?:second|third|first) language|(?:not|don't|do not) (?:speak|read|understand) (?:\w+"
    r" )?english",
    r"(?:never|hardly) (?:had (?:any )?schooling|went to school)|illiterate|(?:was|been) (?:raped|assaulted|abused"
    r"|attacked)"
    r"|(?:fled|left) (?:my|a|an) (?:violent|abusive)|frightened of men|scared of men",
)
_WAYS = (
    rf"(?:let |could |can |may |might |please |want |like |have )?(?:my |our )(?:\w+ )?{_SOMEBODY}(?: \w+)? (?:to"
    rf" )?(?:take|takes"
    r"|answer|speak|talk|deal|ring|call|sit|come|be (?:there|with|present)|handle|write|read|explain|do)",
    rf"(?:deal|speak|talk|write|go|liaise|correspond|ring|phone|copy|send|contact)(?: \w+)? (?:with|to|through|via|in)?"
    rf" ?(?:my|our) (?:\w+ )?{_SOMEBODY}|(?:contact|ring|phone|call|copy in|email) my (?:\w+ )?{_SOMEBODY}",
    r"(?:speak|talk|write|answer|reply|act|take (?:the |my )?calls|sign|ring|deal)(?: \w+){0,2} (?:for|on behalf"
    r" of) (?:me|us)"
    r"|in my place|on my behalf|instead of me|not me",
    r"(?:sit|sits|go|goes|went|talk|take)(?: down)? (?:with me|through (?:it|this|them|things|the letter)|me through)",
    r"(?:ring|phone|call|text|e-?mail|write to|visit|see|meet|come (?:and|to) (?:see|visit)|come round to) me\b(?!"
    r" (?:when|once|after"
    r"|if|as soon|back))|face to face|home visit|in person|by (?:phone|text|e-?mail|post|letter)|over the phone|a"
    r" phone call",
    r"(?:larger?|big|bigger) (?:print|letters|type|font)|braille|easy read|audio|on tape|read (?:it |them |this"
    r" )?(?:out|aloud|to"
    r" me)|(?:yellow|cream|blue|green|pink|coloured) paper|simple (?:words|english)|plain (?:words|english)|short"
    r" letters"
    r"|shorter letters|put it simply|in writing|written down|one (?:question|thing) at a time",
    rf"(?:in|into|speaks?|who speaks?|a|an) {_LANGUAGE}(?: (?:please|speaker|letter|translation))?|translat\w+"
    rf"|interpreter"
    rf"|{_LANGUAGE} (?:letter|speaker|please|translation)",
    r"(?:a|only|another|with|by|to) (?:woman|female|lady|man|male)(?: \w+)? (?:officer|housing officer|worker"
    r"|surveyor|person|one"
    r"|visit|to (?:come|visit|deal|speak))|(?:deal|speak|talk)(?: only)? with (?:a )?(?:wom[ae]n|female|lady|ladies)",
    r"more time|longer to (?:answer|reply|read)|extra time|extra help|a (?:few more|bit more|little more) (?:days"
    r"|time|weeks)"
    r"|give me (?:time|longer)|bear with me|slow(?:ly|er)|quiet room|notice before",
)
_TAKEN_BACK = re.compile(
    r"\b(?:blind (?:is|was|broke|spot|corner)|deaf ears|deaf to|hands (?:are tied|full)|eyesore|no need (?:for|of) an?"
    r"|(?:his|her|their|your|the council's) (?:nerves|memory|medication))\b"
)
_REASON, _WAY = any_of((*_REASONS, *REASONS)), any_of((*_WAYS, *WAYS))
_DIFFICULTY = any_of(ALONE)


def needs_another_way(message: Message) -> str:
    """Return the reason and the way, as a mail has them, where somebody needs something done otherwise; else ""."""
    return near(small(message), _REASON, _WAY, _TAKEN_BACK)


def may_need_another_way(message: Message) -> str:
    """Return the words that tell of a difficulty with letters, telephones or the like of the writer's own; else ""."""
    text = small(message)
    found = next((each for each in _DIFFICULTY.finditer(text) if not _is_taken_back(text, each)), None)
    return " ".join(found[0].split()) if found else ""


def _is_taken_back(text: str, found: re.Match[str]) -> bool:
    return _TAKEN_BACK.search(text, max(0, found.start() - _JUST_BEFORE), found.end()) is not None
