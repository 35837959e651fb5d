"""What somebody asks of their landlord that is a matter of its own, whatever else the mail speaks of.

The data held on them, their rent, their tenancy, notice, an appointment for a repair.  "I pay my rent, so cut the
hedge" asks nothing of rent, and what a subject access request has shown is evidence and no such request.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

HELD = "the data held on them"
_LIMIT = 6_000
_WHO_COMES = r"(?:plumber|electrician|engineer|gas man|joiner|carpenter|roofer|decorator|surveyor|repairs? man|workmen)"
_WHO_NEED_NOT_KNOW = (
    r"(?:employers?|boss|work(?:place)?|colleagues|bank|church|vicar|priest|imam|college|university|club|ex(?:-\w+)?"
    r"|in-laws)"
)
_SORTS: dict[str, str] = {
    HELD: (
        r"(?<!after )(?<!by )(?<!from )\bsubject access\b(?! (?:request )?(?:\w+ ){0,3}(?:shows?|showed|proves?|proved"
        r"|reveal\w*|says|said|came|come|told|turned))"
        r"|(?<!my )(?<!the )(?<!your )\b(?:s\.a\.r|sar)\b(?! (?:shows?|showed|proves?|reveal\w*|came|says|said))"
        r"|\b(?:data|information|everything|anything|all|records?|papers|files?|what|whatever)(?: that| which)?"
        r" (?:yo)?u (?:hold|have|keep|store|have got)(?: \w+){0,2} (?:on|about|of) (?:me|us)\b"
        r"|\bmy (?:own )?personal (?:data|information)\b"
        r"(?=[^.!?]{0,60}\b(?:send|copy|provide|disclose|let me have|see)\b)"
        r"|\b(?:send|copy of|copies of|provide|disclose|see|ask for|request|want|require|entitled to)\b[^.!?]{0,40}"
        r"\b(?:personal data|personal information|my (?:\w+ )?(?:file|records?|data))\b"
        r"|\b(?:request|ask|apply|demand)\w*\b[^.!?]{0,40}\b(?:gdpr|data protection act|article 15)\b"
        r"|\b(?:gdpr|data protection act|article 15)\b[^.!?]{0,40}\b(?:request|ask|send|provide|copy|copies|disclose)\b"
    ),
    "rent": (
        r"\brent (?:statement|balance|account|book|card|refund|increase|review|letter|payments?)\b"
        r"|\b(?:how much|what|when|why|whether)\b(?! (?:do|am|are|should|would|did) (?:i|we) (?:even |still )?pay)"
        r"[^.!?]{0,40}\brent\b(?! (?:for|if|when|while)\b)"
        r"|\brent\b[^.!?]{0,30}"
        r"\b(?:will be|(?:has |have )?(?:gone|went|going|goes|go|put) up|increas\w+|overpaid|twice)\b"
        r"|\b(?:put|putting) (?:my|the|our) rent up\b|\b(?:behind|fallen behind|late) with (?:my|the|our) rent\b"
        r"|\b(?:can'?t|cannot|unable to|struggling to) pay (?:my|the|our) rent\b|\bdirect debit\b"
        r"|\b(?:apply|application|claim\w*|help)\b[^.!?]{0,30}\b(?:housing benefit|universal credit)\b"
    ),
    "the tenancy": (
        r"\bcop(?:y|ies) of (?:my|the|our) (?:\w+ )?(?:tenancy|lease)\b"
        r"|\b(?:end|ending|give up|giving up|surrender|terminate|assign|transfer|succeed to|succession of)"
        r" (?:my|the|our|this) (?:tenancy|lease)\b"
        r"|\b(?:on|off|onto|to|from|of) (?:my|the|our) tenancy\b(?! (?:agreement )?(?:says|said))"
        r"(?=[^.!?]{0,40}(?:\bname|\bjoint|\bplease|\?))"
        r"|\b(?:add|put|take)\b[^.!?]{0,30}\b(?:on|onto|off|to) (?:my|the|our) tenancy\b"
        r"|\b(?:mutual|home) (?:exchange|swap)\b|\bright to buy\b"
        r"|\b(?:apply|applied|application|list|register)\b[^.!?]{0,25}"
        r"\b(?:transfer|bungalow|garage|smaller (?:flat|home))\b"
    ),
    "notice": (
        r"\b(?:give|giving|gave|hand in|handing in|handed in|put in|putting in)"
        r" (?:you )?(?:(?:my|our|a|one|two|four) )?(?:(?:month|week)s?'?s? )?notice\b"
        r"(?! (?:that|of my intention to (?:go on|complain|write)))"
        r"|\b(?:moving|move) out (?:on|in|at|next|by)\b"
    ),
    "leave to keep an animal, or a form for something": (
        r"\b(?:like|want|allowed|leave|permission|can i|could i|may i|ok|okay|thinking)\b[^.!?]{0,20}"
        r"\b(?:keep|have|get|getting|having|keeping) (?:an?|another) (?:\w+ )?(?:dog|puppy|cat|kitten|pet"
        r"|rabbit|budgie)\b"
        r"|\b(?:get|find|have|need|want|send me) (?:the|an?) (?!complaints? )(?:[\w-]+ )?(?:application )?form\b"
    ),
    "an appointment for a repair": (
        r"\b(?:what|which|when|change|cancel|rearrange|rebook|book|confirm|another|new|missed)\b[^.!?]{0,35}"
        r"\b(?:appointments?|gas (?:check|service|safety (?:check|visit|inspection))|repair visit)\b"
        r"|\b(?:what (?:day|time)|which day|when)\b[^.!?]{0,20}"
        rf"\b{_WHO_COMES} (?:coming|due|come|comes)\b"
        rf"|\b(?:your|the) {_WHO_COMES}\b[^.!?]{{0,25}}"
        r"\b(?:did not|didn'?t|never) (?:come|came|turn(?:ed)? up|show(?:ed)? up|arrived?)\b"
    ),
    "what we told others of them": (
        r"\b(?:you|they|he|she|your \w+|(?:some|any)body|someone)(?:'ve|'d| have| has| had)?(?: \w+ly| even| now"
        r"| also| went and)?"
        rf" (?:told|wrote|written|e-?mailed|rang|rung|phoned|showed|shown|sent|copied|shared|gave|given|passed"
        rf"|discussed|talked"
        rf"|spoke|spoken|disclosed)\b(?! (?:me|us)\b)[^.!?]{{0,50}}\bmy (?:own )?{_WHO_NEED_NOT_KNOW}\b"
        r"|\b(?:breach|breached|breaking) (?:of )?(?:my )?(?:privacy|confidence|confidentiality)\b"
        rf"|\b(?:told|written|e-?mailed|shown|sent|copied|shared|given|passed"
        rf"|disclosed) to my (?:own )?{_WHO_NEED_NOT_KNOW}\b"
    ),
}
_EACH = tuple((sort, re.compile(pattern)) for sort, pattern in _SORTS.items())


def new_business(text: str, matter: tuple[str, ...]) -> str:
    """Return the words by which a text asks for what is a matter of its own; "" where it does not.

    matter   what the limited matter's texts say: where that is about rent, a question of rent is nothing new.  What is
             held on somebody they may ask for at any time, whatever is limited
    """
    asked = _asked_in(text)
    known = {sort for each in matter for sort in _asked_in(each)} if asked else set()
    return next((words for sort, words in asked.items() if sort == HELD or sort not in known), "")


@lru_cache(maxsize=2_000)  # what the mails of a matter say is asked for with every message
def _asked_in(text: str) -> dict[str, str]:
    """Return the sorts of business that a text asks for, each with its words."""
    plain = " ".join(text[:_LIMIT].lower().replace("\u2019", "'").split())
    return {sort: found[0].strip() for sort, pattern in _EACH if (found := pattern.search(plain))}
