"""Whether somebody asks, in so many words, that theirs be a formal complaint, or be dealt with at stage 1.

A policy that first tries to put things right without one skips that for whoever asks.  Who threatens a formal
complaint, asks how one is made or tells of an earlier one does not ask for it now.

Pure; all patterns are of small, straight text, and of bounded length.
"""

from __future__ import annotations

import re

from heard.casework.events import StageName
from heard.casework.policy import Policy
from heard.casework.policy.words import KindName
from heard.judgement.folded import fold
from heard.mail.message import Message

COMPLAINT = KindName("complaint")
ASKS = "the customer asks for a formal complaint"
"""How a policy says that whoever asks for it skips the stage before the first."""

_FORMAL = r"(?:formal|official|stage (?:1|one)|first stage)"
_ONE = rf"(?:an? |my |our |this |the )?(?:new )?{_FORMAL} complaint"
_NOW = (
    r"(?:(?:hereby|now|also|therefore|just|would like to|'d like to|want to|wish to|am writing to|'m writing to"
    r"|need to|must|have to) ){1,3}"
)
_MAKE = "(?:make|raise|lodge|register|submit|file|log|put in|bring|start|open)"
_TAKE = "(?:treat|take|log|record|register|accept|consider|regard|handle|raise)"
_ASKED = re.compile(
    rf"\b(?:i|we) ?(?:{_NOW})?{_MAKE} (?:this |it )?(?:as )?{_ONE}\b"
    rf"|\b(?:i am|i'm|we are|we're) (?:now |hereby |therefore )?"
    rf"(?:making|raising|lodging|registering|submitting|filing|putting in) (?:this |it )?(?:as )?{_ONE}\b"
    rf"|\b(?:i|we) ?{_NOW}(?:complain formally|formally complain)\b"
    r"|\b(?:i am|i'm|we are|we're) (?:now )?formally complaining\b"
    rf"|\b{_TAKE} (?:this|it|my \w{{3,12}})(?: \w{{3,12}})? as {_ONE}\b"
    rf"|\b(?:be )?(?:treated|taken|logged|recorded|registered|dealt with|handled|raised) as {_ONE}\b"
    rf"|\b(?:this|it) is (?:now )?{_ONE}\b"
    rf"|\b(?:i|we) ?(?:want|would like|'d like|wish) (?:this to be |it to be |for )?{_ONE}\b"
    r"|\b(?:at|to|under) stage (?:1|one) of (?:the|your) (?:formal )?complaints? (?:procedure|process|policy)\b"
    rf"|(?:^|[.:!] ){_FORMAL} complaint(?= ?[.:,;!-]| about\b| regarding\b| against\b| re\b| for\b)"
)
_ONLY_IF = re.compile(r"\b(?:if|unless|or else|otherwise|in case|will have to|threat\w*)\b")
"""Anywhere in its sentence."""
_NOT_THEN = re.compile(
    r"(?:n't|\b(?:not|dont|never|no need to|rather than|instead of|without|before|was|were|been"
    r"|(?:how )?(?:do|can|would|should)|whether|thought))"
    r"(?: (?:be|to|want|wish|wanted|have|like|going))*(?: (?:it|this|that))? $"
)
"""Straight before it."""
_NEAR = 80
_ENDS = re.compile(r"[.!?;\n]")
_MAY = re.compile("formal|official|stage 1|stage one|first stage")


def asks_formally(message: Message) -> str | None:
    """Return the words that ask for a formal complaint; None where none do."""
    text = fold(f"{message.subject} . {message.own_words}")
    if not _MAY.search(text.small):
        return None
    for asked in _ASKED.finditer(text.small):
        begin, end = asked.span()
        before = _ENDS.split(text.small[max(0, begin - _NEAR) : begin])[-1]
        after = _ENDS.split(text.small[end : end + _NEAR])[0]
        if not _ONLY_IF.search(f"{before} | {after}") and not _NOT_THEN.search(before):
            return text.words(begin, end).strip(" .:!")
    return None


def stage_it_opens_at(message: Message, policy: Policy) -> tuple[StageName, str]:
    """Return the stage a new complaint opens at, and why where it is not the first; "" where it is."""
    first = policy.first_stage
    rule = policy.kinds.get(COMPLAINT)
    if rule is None or ASKS not in rule.straight_to_stage_1_when or first.next is None:
        return first.name, ""
    words = asks_formally(message)
    if words is None:
        return first.name, ""
    return first.next, f'it asks for a formal complaint ("{words}"), which counts as the form'
