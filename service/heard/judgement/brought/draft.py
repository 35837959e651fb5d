"""A letter to the complainant within a mail to colleagues: a draft to be looked over, or what was sent, for the file.

What it says of going further is told to the complainant, and by nobody: it is no note of a call.  What stands above it
may be one.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heard.casework.people import Landlord
from heard.judgement.folded import fold
from heard.judgement.officers.sentences import sentences_of
from heard.judgement.rule import RuleSet
from heard.mail.message import Message

_WAY_FURTHER = "right-to-next-stage"
_MOST_GREETINGS = 10
_GREETING = re.compile(
    r"^[ \t>*_\"'\u201c\u2018]{0,6}"
    r"(?:dear|(?:hello|hi|good (?:morning|afternoon))(?=[ ](?:mr|mrs|ms|miss|mx|dr)\b))[ \t]+"
    r"([^\n,:;.!?]{2,60}?)\.?[ \t]{0,3}[,:;.!-]?[ \t*_]{0,4}$",
    re.IGNORECASE | re.MULTILINE,
)
_TO_NOBODY = re.compile(
    r"\b(?:sirs?|madam|all|both|everyone|colleagues?|team|manager|officer|landlord|council|complaints?|housing)\b",
    re.IGNORECASE,
)
_YOU_MAY = re.compile(
    r"\b(?:if|should|where) you(?:['\u2019]re| (?:are|remain|feel|still|disagree|do|don['\u2019]t|wish|want|would))\b"
    r"|\byou (?:then |also |still )?(?:may|can|could|have (?:the|a) right|are (?:entitled|able|free|welcome))\b",
    re.IGNORECASE,
)
_OF_A_COMPLAINANT = re.compile(
    r"\bI(?:['\u2019](?:m|d|ll|ve)| am| would| wish| want| will| shall| demand| intend| do| don['\u2019]t| cannot"
    r"| can['\u2019]t| refuse| have)\b|\bmy (?:complaint|home|flat|house)\b"
)
_NAMES = re.compile(r"[^\W\d_]{2,}")


def above_a_draft(message: Message, says: RuleSet, landlord: Landlord) -> Message:
    """Return a mail of an officer's with no more of its own words than stands above a letter to the complainant.

    says   the rules for what a letter says

    It is a letter to them where it greets somebody who is neither a colleague nor gets the mail, and tells them of the
    way to the next stage.  A complainant's letter that an officer types out greets somebody too, and says "I want".
    """
    words = message.own_words
    known = _known(message, landlord)
    for greeting in list(_GREETING.finditer(words))[:_MOST_GREETINGS]:
        if _is_somebody_outside(greeting[1], known) and _tells_of_the_way(words[greeting.end() :], says):
            return replace(message, own_words=words[: greeting.start()].rstrip())
    return message


def _known(message: Message, landlord: Landlord) -> frozenset[str]:
    """Return the words that the names and addresses of colleagues, and of whoever gets the mail, are made of."""
    people = (*message.senders, *message.to, *message.cc)
    locals_ = (each.address.partition("@")[0] for each in people)
    names = (*(each.name for each in people), *locals_, *(officer.name for officer in landlord.staff))
    return frozenset(word.lower() for name in names for word in _NAMES.findall(name))


def _is_somebody_outside(name: str, known: frozenset[str]) -> bool:
    return not _TO_NOBODY.search(name) and known.isdisjoint(word.lower() for word in _NAMES.findall(name))


def _tells_of_the_way(letter: str, says: RuleSet) -> bool:
    rules = tuple(rule for rule in says.rules if rule.finds == _WAY_FURTHER)
    to_you = (each for each in sentences_of(letter) if _YOU_MAY.search(each) and not _OF_A_COMPLAINANT.search(each))
    return any(rule.look(fold(sentence), ()) is not None for sentence in to_you for rule in rules)
