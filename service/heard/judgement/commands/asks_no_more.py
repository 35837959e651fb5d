"""Whether what an officer writes beside a no gives reasons for it: the mail is about something new, or asks for less.

"No, Gary says yes" asks for what is refused, so that only words which plainly go the same way count.  Pure.
"""

from __future__ import annotations

import re

_THEY = (
    r"(?:s?he|they|it|this|that|(?:the|this|her|his|their) (?:tenant|resident|customer|complainant|e-?mail|mail|message"
    r"|letter)|(?:mr|mrs|ms|miss|mx|dr)\.? [\w'-]+)"
)
_IS = rf"(?:{_THEY}(?:'s|'re| is| are| was)(?: (?:just|only|really|actually|merely|simply|clearly|about|all)){{0,2}} )?"
_A = r"(?:about |all about )?(?:an? |the )?(?:(?:completely|entirely|totally|whole|quite a) )?"
_OTHER = r"(?:new|different|separate|unrelated|another|fresh)"
_MATTER = r"(?:matter|issue|complaint|problem|repair|subject|thing|case|report|request|property|job|fault|topic)"
_LESS = (
    r"(?:update|progress report|date|appointment|question|query|enquiry|chaser|reminder|thank[- ]you|acknowledg\w+"
    r"|compliment|service request|request for service|repair request|copy|call ?back|receipt|follow[- ]up)"
)
_MORE_OF_IT = r"(?: (?:about|on|for|of|from|to) (?!stage|the next|the panel)[\w '-]{1,40})?"
_WHAT = r"(?:it|this|that|more|any more|anything more|(?:the )?(?:next stage|stage (?:2|two)|escalation|panel))"
_REASONS = re.compile(
    rf"{_IS}(?:not (?:related|connected|the same(?: matter| issue| thing)?)|unrelated|separate|different|something"
    rf" (?:else|new|different))(?: (?:to|from|with) (?:the |this |that )?(?:complaint|case|matter))?"
    rf"|{_IS}{_A}{_OTHER} (?:repair )?{_MATTER}{_MORE_OF_IT}(?: altogether| entirely)?"
    rf"|{_IS}(?:just |only )?{_A}{_LESS}{_MORE_OF_IT}(?: only)?"
    rf"|(?:{_IS}|{_THEY} )?(?:just |only )?(?:wants?|wanted|ask(?:s|ed|ing)?(?: for)?|chas(?:es|ed|ing)(?: for)?)"
    rf"(?: just| only)?(?: (?:us|me)(?: for)?)? (?:(?:an? |the |to know )?{_LESS}{_MORE_OF_IT}(?: only)?"
    rf"|when [\w '-]{{3,40}})"
    rf"|{_IS}(?:just |only )?chas(?:ing|es|ed)(?: (?:us|me|again|{_MATTER}s?|the {_MATTER}s?))?"
    rf"|(?:{_IS}|{_THEY} )?(?:just |only )?thank(?:s|ed|ing)? (?:us|me|you)"
    rf"|{_IS}(?:happy|satisfied|content|pleased|fine)(?: (?:now|again))?"
    rf"(?: with (?:it|that|this|(?:the|our) (?:answer|response|decision|outcome|repair|work)))?",
    re.IGNORECASE,
)
"""That a mail is about something else, or asks for something less."""
_DENIES = re.compile(
    rf"(?:{_THEY} )?(?:(?:do|does|did)(?: not|n't) (?:want|need|ask for|mention|say)|(?:has|have|had)(?: not|n't)"
    rf" (?:wanted|asked for|requested|mentioned|said)|(?:has |have )?never (?:wanted|asked for|mentioned|said))"
    rf" (?:to )?(?:{_WHAT}|(?:escalate|take it (?:any )?further|go (?:any )?further)(?: it)?)"
    rf"|(?:{_IS}|and )?not (?:about |for |to do with )?(?:the|this|that|her|his|their|an?)"
    r" (?:complaint|case|escalation)"
    rf"|{_IS}not asking for {_WHAT}|(?:nobody|no one) (?:asked|asks|is asking) for {_WHAT}"
    r"|(?:no|nothing) (?:escalation|new|more)(?: is)?(?: (?:wanted|asked for|meant))?",
    re.IGNORECASE,
)
"""That nobody asks for it."""
_OF_MORE = re.compile(
    r"\b(?:stage|level|panel|hearing|review\w*|appeal\w*|further|escalat\w+|ombudsman|formal\w*|challeng\w+"
    r"|disput\w+|contest\w*|complain\w*|deci(?:d\w+|sions?)|(?:look|think|consider|investigat)\w*(?: \w+){0,2} again"
    r"|(?:re-?|over)(?:think|look|consider|open|investigat|examin|assess|turn)\w*"
    r"|(?:another|second|fresh|closer) (?:look|opinion|pair)"
    r"|senior\w*|directors?|managers?|management|supervisors?|chief|head of|boss|higher|board|councillors?|mps?"
    r"|tribunal|courts?|legal|lawyers?|solicitors?|answers?|responses?|outcome|handl\w+)\b",
    re.IGNORECASE,
)
"""What a reason has that asks for more, or for somebody above."""
_OF_NO_MORE = re.compile(
    rf"\b{_OTHER} complaint\b|\b(?:to|from|with) (?:the |this |that )?complaint$"
    r"|\b(?:happy|satisfied|content|pleased|fine)(?: now| again)? with (?:the|our)"
    r" (?:answer|decision|outcome|response)$",
    re.IGNORECASE,
)
"""What has such a word, and asks for nothing."""
_LEADS = re.compile(r"^(?:(?:and|so|because|as|since|for|i (?:think|read it as)|-)[,:]? )+", re.IGNORECASE)
_PARTS = re.compile(r"[.;,!]+\s+| - (?:see [\w -]{1,40}$)?| and (?=(?:it|this|she|he|they)\b)|[.;,!]+$", re.IGNORECASE)


def asks_no_more(besides: str) -> bool:
    """Say whether each part of what is written beside a no says that nothing more is asked for; False of nothing."""
    parts = [_LEADS.sub("", each.strip()).strip() for each in _PARTS.split(f"{besides.strip()} ") if each.strip()]
    return bool(parts) and all(map(_is_one, parts))


def _is_one(part: str) -> bool:
    if _DENIES.fullmatch(part) is not None:
        return True
    return _REASONS.fullmatch(part) is not None and _OF_MORE.search(_OF_NO_MORE.sub("", part)) is None
