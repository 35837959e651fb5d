"""What below "close upheld" may say that it is not over: all that does not plainly go with a closing.

There are more ways to say that something is open than can be listed: somebody is to look first, the boiler died
overnight, a letter is drafted.  So what is listed is what is plainly over, in whole sentences: the work was done, the
letter went, she is satisfied, nothing is outstanding.  All else is asked about, which costs one press.  Pure.
"""

from __future__ import annotations

import re

_NAME = (
    r"(?!\w+day\b|tomorrow|next|christmas|easter|new year|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b)"
    r"(?-i:[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?)"
)
"""A name, as it is written.  What is done by a day is not done."""
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DAY = (
    r"(?:on )?(?:today|yesterday|this (?:morning|afternoon)|last week|(?:last )?(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day"
    rf"|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{_MONTH}(?: \d{{4}})?)?)"
)
_COMPLAINANT = (
    rf"(?:(?:the |our )?(?:tenant|resident|customer|complainant|leaseholder)s?|(?:mrs?|ms|miss|mx|dr)\.? {_NAME}"
    r"|s?he|they|them|her|him)"
)
_THING = (
    r"(?:(?:all|both|the|her|his|their|new|front|back|kitchen|bathroom|bedroom|hall|communal|post[- ]?|mould"
    r"|final)[ -]?)"
    r"{0,3}(?:works?(?: order)?|repairs?|jobs?|boiler|heating|hot water|radiators?|leak|roof|gutters?|windows?|doors?"
    r"|locks?|fence|gate|ceiling|walls?|floor|plaster(?:ing)?|damp|mould|wash|fan|lift|lights?|taps?|toilet|sink|shower"
    r"|bath|pipes?|drains?|alarm|entryphone|redecoration|painting|snagging|inspection|survey|clean(?:ing)?)"
)
_NUMBER = r"(?: (?:no\.? ?)?\d{3,10})?"
_WAS = r"(?: (?:is|are|was|were|has been|have been)(?: (?:now|all))?| now| all)?"
_MENDED = (
    r"(?:done|completed?|finished|fixed|repaired|replaced|renewed|fitted|installed|swapped|serviced|resolved|sorted"
    r"|cleared|treated|painted|redecorated|plastered|passed|carried out|rectified|made good|put right"
    r"|signed off|closed)"
)
_WORKS = r"(?:working|running|back on)"
_BY_WHOM = rf"by (?:{_NAME}|(?:the |our )?(?:contractors?|plumber|electrician|roofer|engineer|surveyor|joiner))"
_LETTER = (
    r"(?:(?:the|a|an|our|my|her|his|copy of|copies of|signed|full|final|decision|closing|closure|outcome|written|formal"
    r"|stage (?:1|2|one|two)) ){0,4}(?:letter|response|reply|answer|decision|apology(?: letter)?|outcome|e-?mail"
    r"|cheque|voucher|(?:completion )?slip|photos?|pictures|invoice|copy)s?"
)
_WENT = (
    r"(?:sent|posted|issued|e-?mailed|attached|enclosed|went(?: out)?|gone(?: out)?|given|delivered|filed|saved|scanned"
    r"|handed over|explained|(?:on|in) (?:the |our )?(?:case ?)?(?:file|system|folder|case))"
)
_WAY = (
    r"(?:(?:by )?(?:e-?mail|post|hand|phone|first class(?: post)?|second class(?: post)?|recorded delivery)"
    r"|on the phone|in person|for the file|for (?:your )?info(?:rmation)?|with (?:an? )?apology)"
)
_SUM = r"£ ?\d{1,3}(?:,?\d{3})?(?:\.\d\d)?"
_KIND = (
    r"(?:(?:goodwill|rent|compensation|redress|redecoration) ?)?(?:payment|credit|vouchers?|cheque"
    r"|compensation|goodwill|redress)"
)
_PAID = r"(?:paid|sent|agreed|made|credited|applied|accepted|authori[sz]ed|approved|issued|enclosed|handed over|given)"
_CONTENT = r"(?:happy|satisfied|pleased|content|grateful|delighted|thankful)"
_WITH_IT = (
    r"(?: with (?:it|this|that|everything|all of it|(?:the|our|her|his|their) (?:outcome|answer|response"
    r"|repairs?|works?"
    r"|result|decision|offer|letter|explanation)))?"
)
_IT = r"(?: (?:it|this|that|(?:the|our) (?:offer|outcome|decision|answer|response|apology)))?"
_TOLD = r"(?:spoke (?:to|with)|spoken (?:to|with)|told|informed|apologi[sz]ed to|wrote to|met)"
_WE = r"(?:(?:i|we)(?: have|'ve)? )?"

_SHAPES = (
    # The work was done, and by whom.
    rf"{_THING}{_NUMBER}{_WAS} {_MENDED}(?: and {_MENDED})?(?: {_BY_WHOM})?",
    rf"{_THING}(?: (?:is|are)(?: now)?)? {_WORKS}(?: (?:again|properly|since {_DAY}))?",
    rf"(?:{_NAME}|we|i|(?:the |our )?(?:contractors?|plumber|electrician|roofer|engineer)) (?:has |have )?"
    rf"(?:did|done|completed|finished|fixed|repaired|replaced|fitted|installed|cleared) {_THING}",
    # The answer went, or goes along.
    rf"{_LETTER}{_WAS} {_WENT}(?: (?:by {_NAME}|to {_COMPLAINANT}))?",
    rf"(?:please )?(?:see )?attached(?: {_LETTER})?|{_LETTER} (?:accepted|received|signed) by {_COMPLAINANT}",
    # Money changed hands, or it was agreed that it does.
    rf"(?:{_KIND} )?(?:of )?{_SUM}(?: (?:in )?{_KIND})?{_WAS} {_PAID}(?: and {_PAID})?"
    rf"(?: (?:by {_NAME}|(?:to|with) {_COMPLAINANT}))?",
    rf"{_KIND}{_WAS} {_PAID}(?: and {_PAID})?(?: (?:to|with) {_COMPLAINANT})?|with {_SUM}(?: {_KIND})?"
    rf"|with (?:an? )?apology(?: and {_SUM})?",
    # They are content, and know.
    rf"{_COMPLAINANT}(?: (?:is|are)|'s|'re)?(?: (?:now|very|really|quite|so)){{0,2}} {_CONTENT}{_WITH_IT}",
    rf"{_COMPLAINANT} (?:has |have )?(?:accepts?|accepted|agrees|agreed|signed){_IT}{_WITH_IT}",
    rf"{_COMPLAINANT} (?:has )?confirmed (?:that )?(?:s?he is|they are|it is) (?:{_CONTENT}|{_MENDED}){_WITH_IT}",
    rf"{_COMPLAINANT} (?:has |have )?(?:thanked us|(?:had|got|received) (?:her|his|their|the|an|our) {_LETTER})",
    rf"(?:(?:all )?agreed|discussed) with {_COMPLAINANT}|{_WE}{_TOLD} {_COMPLAINANT}|{_WE}apologi[sz]ed",
    # Nothing is left.
    r"no (?:further|more|other) action(?: (?:is )?(?:needed|required|outstanding))?",
    rf"no (?:further|more|other) (?:{_THING}|visits?) (?:is |are )?(?:needed|required|outstanding)",
    r"nothing (?:(?:is )?outstanding|(?:further|more|else|left)(?: (?:to do|is needed|needed|required|outstanding))?)"
    r"(?: from us)?|no more to do(?: here)?",
    r"all (?:is |now )?(?:done|sorted|resolved|fixed|good|completed?|agreed|fine|clear|settled"
    r"|in order)(?: now| here)?",
    r"(?:(?:it|this|issue|problem|matter|complaint)(?: is| was|'s| has been)? (?:now )?|(?<!\w ))"
    r"(?:resolved|sorted|fixed|settled|done)(?: now)?",
    r"(?:we were (?:at fault|too slow|slow)|(?:it was )?our fault|service failure|contractor's (?:fault|failure))"
    r"(?: logged)?",
    # What only goes with the file.
    r"(?:ref(?:erence)?|wo|works? order|job|order|invoice)(?: no\.?| number)?:? ?#?[a-z]{0,4}[-/]?\d[\d/-]{1,12}"
    rf"(?:{_WAS} {_MENDED})?",
    rf"(?:fyi|cc|copied to|copy to)(?: {_NAME})?|(?:clos(?:ed|ing) )?as (?:discussed"
    rf"|agreed)(?: with (?:{_NAME}|{_COMPLAINANT}))?",
    rf"(?:approved|authori[sz]ed|signed off|checked) by {_NAME}",
    rf"(?:many |kind )?(?:thanks|thank you|thx|cheers|regards)(?: all| both| {_NAME})?"
    r"(?: for (?:all )?(?:your|the) help(?: with (?:this|it)(?: one)?)?)?"
    r"|have a (?:good|nice|lovely) (?:weekend|day|evening)",
)
_TAIL = rf"(?: (?:{_DAY}|{_WAY}|too|as well)){{0,3}}"
_PLAINLY = re.compile(rf"(?:{'|'.join(_SHAPES)}){_TAIL}(?![\w'])", re.IGNORECASE)
"""What says of itself that something is over, is in order, or only goes with the file; and when and how."""
_BETWEEN = re.compile(r"(?:[\s.,;:!()&-]|\band\b)*", re.IGNORECASE)


def is_not_over(besides: str) -> bool:
    """Say whether what was written besides a closing may mean that something is still to come of it."""
    at = _end_of(_BETWEEN, besides, 0)
    while at < len(besides):
        said = _end_of(_PLAINLY, besides, at)
        if said == at:
            return True
        at = _end_of(_BETWEEN, besides, said)
    return False


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found is not None else at
