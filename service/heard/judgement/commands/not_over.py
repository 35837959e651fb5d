"""What below "close upheld" says that it is not over: somebody is to look first, something is to come, she is furious.

Below "stage 2" the same words are a reason for it; so they count only where a case is closed or a letter let go.  There
are more ways to say that something is open than can be listed.  So each sentence has to say as well that something is
over: what was done is told in the past ("checked", "paid"), or how well it ended.  Pure.
"""

from __future__ import annotations

import re

_ACTS = (
    r"check|approve|authori[sz]e|look|review|confirm|decide|sign|see|speak|talk|ring|call|phone|chase|visit|inspect|ask"
    r"|discuss|send|write|e-?mail|contact|respond|reply|finish|complete|do|go|come|get|have|hear|know|agree|say|advise"
)
_TO_BE_DONE = (
    rf"(?:need(?:s|ing)?|want(?:s)?|ought|still|due|waiting|expecting|hoping|hopes?|going|wish(?:es)?) to (?:be )?\w+"
    r"|(?:i|we|you|she|he|it|they|that|there)'ll|will (?!be (?:paid|credited|pleased|happy|glad)\b)\w+"
    rf"|(?:(?:must|should|shall)(?! have)|let's|let me|can (?:you|we|someone|somebody|anyone)"
    rf"|could (?:you|we|someone|somebody|anyone)) (?:\w+ )?(?:{_ACTS})"
    r"|to (?:approve|authori[sz]e|check|decide|follow|sign|review|look (?:at|into|over)"
    r"|look(?=[.,;!]|\s*$)|finali[sz]e|complete|finish)|to be (?!paid|credited)\w+"
    r"|(?:please|pls|plz|kindly|double|just|quickly) ?-?(?:check|review|look|see|ask|chase|ring|call|speak|read|advise)"
    r"|(?:check|review|look|ask|chase)(?: it| this| that)? (?:with|w/|at|into|over|whether|that|the dates?|for|past)"
    r"|check(?:ing)? (?:with|w/|whether|that|the)|look(?:ing)? into|chasing|await\w*|expecting"
    r"|needs?(?! no\b)|wants?(?! for nothing)|would like|owed?(?: (?:her|him|them))? (?:a|an|the|her|him|some)\b"
    r"|for (?:your |\w+'s )?(?:approval|review|comments?|sign-?off)|(?:under|in) review"
    r"|(?:run|running|ran) (?:(?:it|this|that) )?(?:past|by)|another (?:look|visit|inspection|read)|eyes on|over to"
)
_NOT_DONE = (
    r"still|(?<!nothing )(?<!nothing is )outstanding|unresolved|incomplete|unfinished|overdue|missing|in progress"
    r"|on-?going|under ?way|half"
    r"|being (?:drafted|written|done|looked|checked|repaired|fixed|sorted|reviewed|prepared|chased|typed|investigated)"
    r"|(?:draft|half|part)(?:ed|ing)? (?:only|done|written)"
    r"|no (?:date|reply|response|answer|word|news|update|record|heat\w*|hot water|access|sign of)"
    r"|(?:is|are|i'm|we're|she's|he's|they're|it's)"
    r" (?!(?:working|running|living|moving|using|coping|managing|enjoying)\b)\w+ing"
    r"|(?:going|goes|go|coming|comes) (?:out|round|over|in|back)\b(?! to normal)|due (?:back|out|in|on|next|this)"
    r"|(?:works?|job|repairs?|visit|inspection|(?<!no )more|lots?|plenty|some|bits?) (?:left|to (?:do|come|go))"
    r"|no-?one (?:has|came|been|turned)|nobody (?:has|came|been|turned)"
)
_CAME_BACK = (
    r"(?:is|are|it's|has come|have come|come|came|coming|comes|going|go|gone) back\b"
    r"(?! (?:on|in|into|to normal|to work|home|at|up))"
    r"|(?:leak|damp|mould|mold|mice|rats?|noise|smell|fault|problem|issue|it)(?: has| have|'s)?"
    r" (?:returned|re-?appeared|recurred)"
    r"|been on again|again (?:this|today|yesterday|last|since)|re-?open\w*|recurr\w*|relaps\w*"
    r"|(?!(?:working|running|on|fine|right|dry|safe|warm|hot|normal|well|happy|use|clean|thanks|you|apologi[sz]ed|sorry)"
    r" again)\w+ again"
    r"|(?:is|are|it's|keeps?) (?:leaking|broken|damp|cold|freezing|mouldy|flooding|dripping)"
    r"|(?:new|fresh|more|another|further|second|2nd|third)"
    r" (?:leak|report|complaint|photos?|pictures?|information|info|evidence|e-?mails?|letters?"
    r"|calls?|points?|issues?|questions?|damp|mould)"
)
_UNSETTLED = (
    r"furious|angry|unhappy|upset|fuming|livid|irate|dissatisfied|disappointed|distressed|in tears|complain(?:s|ing)"
    r"|kicking off|concern(?:s|ed)"
    r"|(?<!what )(?:has|have|is|'s|now|she|he|they|tenant|resident|customer)"
    r" ask(?:ed|s|ing) (?:for|about|to|if|why|when|whether)"
    r"|disput\w+|disagree\w*|contest(?:s|ing|ed)|challeng\w+|appeal(?:s|ing|ed)?|refus(?:es|ed|ing)"
    r"|reject(?:s|ed|ing)?|declin(?:es|ed|ing)|object(?:s|ed|ing)|threat\w*|escalat\w*"
    r"|take (?:it|this|that|us) (?:further|to)"
    r"|(?:mp|councillor|cllr|solicitors?|lawyers?|press|ombudsman)(?:'s office)? (?:has|have|is|are|wants?|wrote"
    r"|involved|asking|rang|called)"
)
_IN_DOUBT = (
    r"unsure|uncertain|doubt\w*|not convinced|think(?:ing)? (?:about|it over|on it|again)|might"
    r"|may (?:be|need|want|have)|maybe|perhaps|possibly|probably|quer(?:y|ies)|no idea|hang (?:on|fire)|bear with"
    r"|off sick|on leave|next \w+day|bounced|packed up|hmm+|second opinion|seems? (?:wrong|odd|off)"
)
_OVER = re.compile(
    r"\b(?!(?:promis|rais|report|need|ask|want|expect|schedul|call|phon|hop|plann|tri|fail|miss)ed\b)\w{2,}ed\b"
    r"|\b(?:sent|done|paid|made|given|gave|had|went|gone|got|told|spoken?|took|taken|met|put|wrote|written|rang|seen"
    r"|saw|did|lost|found|brought|bought|built|bled|set|cut"
    r"|let (?:her|him|them) know|phoned|called (?:her|him|them)|missed|failed|in person|out today|running|working|shuts"
    r"|complete|copy|cc|fyi|ref|reference|attached|enclosed|photos?|stage|cheque|credit|voucher|£ ?\d[\d,.]*"
    r"|(?:wo|job|order|no\.?) ?\d+|happy|pleased|grateful|satisfied|content|delighted|glad|fine|ok(?:ay)?|good|great"
    r"|well"
    r"|thanks?|thx|cheers|lovely|relie(?:f|ved)|hot|warm|dry|safe|faults?|failures?|slow|late|too long|apolog\w+"
    r"|learning|lessons?|root cause|accepts?|upheld"
    r"|nothing \w+|no (?:further|more|else)|has (?:her|his|their|what|the)|all (?:good|sorted|clear|round)|is (?:up"
    r"|on))\b",
    re.IGNORECASE,
)
"""What says of itself that something is over, is in order, or only goes with the file."""
_SENTENCES = re.compile(r"[.;!](?:\s+|$)")
_NOT_OVER = re.compile(rf"\b(?:{_TO_BE_DONE}|{_NOT_DONE}|{_CAME_BACK}|{_UNSETTLED}|{_IN_DOUBT})(?!\w)", re.IGNORECASE)


def is_not_over(besides: str) -> bool:
    """Say whether what was written besides a closing may mean that something is still to come of it."""
    sentences = [each for each in _SENTENCES.split(besides) if any(map(str.isalnum, each))]
    return _NOT_OVER.search(besides) is not None or not all(map(_OVER.search, sentences))
