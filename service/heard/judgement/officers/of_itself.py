"""What a letter says of itself: "this is our stage 1 decision", "our final response".

Whoever writes so knows best which stage they answer; where the case is at another, one of the two is mistaken.  What
is said of another letter ("our stage 1 response was wrong", "a copy of it is attached") says nothing of this one.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heard.casework.policy import Policy, Stage
from heard.judgement.folded import Folded, fold
from heard.judgement.officers.stage_named import stage_named

_PLAINLY = "decision|response|answer|reply|outcome|findings?|conclusion|determination"
_ANSWER = rf"(?:{_PLAINLY}|review)"
_OF_ANOTHER = (
    r"(?:not|never|about|regarding|concerning|with|of|on|to|against|before|after|following|what|when|whether|why|how|"
    r"because|where|who|if|until|than|was|were|had|whose)"
)
_WORDS = rf"(?:(?!{_OF_ANOTHER}\b|[a-z]+n't\b)[\w'/#:,-]+ ){{0,6}}"
"""Words before its own name; "a copy of our decision" and "not our decision" are of another letter."""
_AT = r"(?: to (?:you|your|the) ?(?:[\w'/-]+ )?)?,? ?(?:at|under|of|for|in|on|to) "
"""What stands between a name and its stage: "our answer to your complaint at", "our decision on"."""
_STAGE = rf"(?P<after>[\w'-]+(?: [\w'#-]+){{0,2}})(?! (?:{_ANSWER}|letter)\b)"
_NUMBER = r"[\w/-]{0,12}\d[\w/-]{0,12}"
_THIS = (
    r"\b(?:that(?: is|'s)|(?:this|here|below|the following|what follows)(?: (?:letter|e-?mail|message))?"
    r"(?: (?:is|are|sets out|gives(?: you)?|contains|forms|constitutes|concludes|(?:also )?serves as)|'s)"
    r"|(?:i am|i'm|we are|we're) (?:now )?(?:writing|replying)(?: to you)? (?:with|to (?:give|send) you)"
    r"|find (?:attached|enclosed|below)"
    rf"|{_NUMBER}[,:])"
)
_WAYS = (
    re.compile(rf"{_THIS} (?P<before>{_WORDS}{_ANSWER})\b(?:{_AT}{_STAGE})?"),
    re.compile(rf"\b(?:i am|i'm|we are|we're) (?:now )?(?:replying|responding|answering)\b(?P<before>){_AT}{_STAGE}"),
    re.compile(rf"\b(?P<before>)(?:my|our) {_ANSWER}(?: to you)? (?:at|under) {_STAGE} (?:is (?:that|to|as)|:)"),
    # A heading: its stage and what it is; "Stage 2 review" stands above how to ask for one.
    re.compile(
        rf"^(?:{_NUMBER}[:,]? (?:- )?)?(?P<before>{_WORDS}(?:{_PLAINLY}))(?: letter| form)?"
        r"(?:[.]?$| ?[:,-] | (?:to|on) your\b)"
    ),
)  # fmt: skip
_FINAL = re.compile(r"\bfinal\b")


@dataclass(frozen=True, slots=True)
class OfItself:
    """Of which stage a letter says that it is, with the words; `stage` is None of what only says that it is final."""

    stage: Stage | None
    words: str


def said_of_itself(sentences: Iterable[str], policy: Policy) -> tuple[OfItself, ...]:
    """Return what the sentences of a letter, its subject among them, say of the letter itself."""
    return tuple(said for sentence in sentences for said in _in_sentence(fold(sentence), policy))


def _in_sentence(text: Folded, policy: Policy) -> Iterator[OfItself]:
    for way in _WAYS:
        for match in way.finditer(text.small):
            spans = [match.span(each) for each in ("before", "after") if each in way.groupindex and match[each]]
            words = text.words(*match.span()).rstrip(" .,:-")
            parts = [text.part(*span) for span in spans]
            for stage in policy.stages:
                if any(stage_named(stage, part) is not None for part in parts):
                    yield OfItself(stage, words)
            if _FINAL.search(match["before"]):
                yield OfItself(None, words)
