"""An answer that is welcome: "Perfect", "Got it", praise for what was done, and nothing that stands against it.

Of so few words the second opinion knows nothing, and it is asked about them because an answer went before.  Where it
alone asks, and all that a person says is that they are content, nobody needs to be asked.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heard.judgement.actions import Finding
from heard.judgement.folded import fold
from heard.judgement.second_opinion.together import RULE as SECOND_OPINION
from heard.judgement.second_opinion.unsigned import unsigned

_ASKS = "escalation_request"
_CONTENT = ("resolved", "compliment")
_AGAINST = ("displeasure", "complaint", "answer_doubted", "escalation_spoken_of", "escalation_declined", "unease")
_WORDS = """
ace brill brilliant champion excellent fab fabulous fantastic good grand great lovely marvellous perfect smashing spot
super superb top wonderful splendid magic sorted agreed noted received understood got happy
"""
_OTHERS = """
a all and as bye cheers dear everyone fine for from hello hi i it its kind lad lads letter letters love many much my
news notch ok okay on reply regards right so stuff ta thank thankyou thanks that thats the this thx to too very we well
will with x xx xxx you your yours job work answer safely that's it's i've we've ive have me us bless god
"""
_WELCOME = frozenset(_WORDS.split())
"""Of which one at least is said, and beside which nothing is but what follows."""
_BESIDE = frozenset(_OTHERS.split())
_STANDS_AGAINST = re.compile(
    r"\b(?:but|however|although|though|except|apart|only|not|no|never|nobody|still|yet|again|why|wrong|until|unless|if"
    r"|should|instead|nothing|wants?|wish|need|ask|asking|managers?|somebody|someone|else|rest|look|speak|talk|further"
    r"|review\w*|stage|panel|appeal\w*|would like|i'd like)\b|n't\b|\?"
)
_ACCEPTS = re.compile(
    r"\b(?:happy|pleased|delighted|content|satisfied) with (?:it|that|this|the|your|everything|all)\b"
    r"|\bfine (?:by|with) (?:me|us)\b|\bfair enough\b"
)
_PRAISES = re.compile(
    r"\bhow (?:very |really )?(?:helpful|kind|good|quick|patient|busy|hard|well|lovely|polite|nice) "
    r"(?:you|they|he|she|your|everybody|everyone)\b"
)
_MOST_WORDS = 12


def without_what_is_welcome(findings: Sequence[Finding], own_words: str) -> tuple[Finding, ...]:
    """Return what was found, but no question of the second opinion's alone where the answer is plainly welcome."""
    asking = [each for each in findings if each.finding == _ASKS]
    alone = all(each.rule.startswith(SECOND_OPINION) and each.verdict == "ask" for each in asking)
    if not asking or not alone or not _is_welcome(findings, fold(_said(own_words)).small):
        return tuple(findings)
    return tuple(each for each in findings if each not in asking)


def _is_welcome(findings: Sequence[Finding], said: str) -> bool:
    if any(each.finding in _AGAINST for each in findings) or _STANDS_AGAINST.search(said):
        return False
    sure = (each for each in findings if each.finding in _CONTENT and each.verdict == "yes")
    praised = any(not each.rule.startswith(SECOND_OPINION) for each in sure) and _ACCEPTS.search(said)
    return bool(praised or _PRAISES.search(said) or _says_only_that(said))


def _said(own_words: str) -> str:
    """Return what somebody says without their name; one word above a name looks like one itself."""
    said = unsigned(own_words)
    return said if said.strip() else own_words.strip().partition("\n")[0]


def _says_only_that(said: str) -> bool:
    """Say whether a text begins with words of welcome alone; a name may stand below them."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", said)
    return 0 < len(words) <= _MOST_WORDS and not _WELCOME.isdisjoint(words) and (_WELCOME | _BESIDE).issuperset(words)
