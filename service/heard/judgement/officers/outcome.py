"""What a decision decided, in a word of the pack; nothing where the letter leaves it open.

What is said in the words of the procedure ("upheld") goes before what is said in others ("you were right").

Pure.
"""

from __future__ import annotations

import re

from heard.casework.events import Outcome, StageName
from heard.casework.policy import Policy
from heard.judgement.officers.seen import Seen, Sentence

_ORDER = r"(?:first|second|third|fourth|last|other)"
_POINT = r"(?:point|part|limb|aspect|element|ground|count)"
_ONE_POINT = re.compile(
    rf"^(?:on|as to|as for|as regards|regarding|for) the\b|\b(?:this|that|one|each|{_ORDER}) {_POINT}\b"
    rf"|\b(?:on|as to|with) the {_ORDER}\b|\b{_POINT} \(?\d",
    re.IGNORECASE,
)
FOR, AGAINST, PARTLY, SETTLED = "upheld", "not upheld", "partly upheld", "resolved"


def outcome_of(seen: Seen, stage: StageName | None, policy: Policy) -> Outcome | None:
    """Return the pack's word for what a decision decided; None where the letter, or the pack, has no word for it."""
    word = _in_procedures_words(seen)
    if word is None:
        is_first = stage == policy.first_stage.name
        settled = SETTLED if is_first else None
        word = settled if seen.with_mark("settled") else _in_other_words(seen)
    known = policy.closing.outcomes if policy.closing is not None else ()
    if word is None:
        return None
    return next((Outcome(each) for each in known if each == word or (word is SETTLED and each.startswith(word))), None)


def _in_procedures_words(seen: Seen) -> str | None:
    if seen.with_mark("partly-upheld"):
        return PARTLY
    upheld, not_upheld = seen.with_mark("upheld"), seen.with_mark("not-upheld")
    if upheld and not_upheld:
        return PARTLY
    if upheld:
        return PARTLY if not _of_the_whole(upheld) and seen.with_mark("fault-denied", "stands-by") else FOR
    if not_upheld:
        return PARTLY if not _of_the_whole(not_upheld) and seen.with_mark("fault-owned") else AGAINST
    return None


def _of_the_whole(sentences: tuple[Sentence, ...]) -> bool:
    """Say whether a verdict is of the complaint, and not of one point of it."""
    return not any(_ONE_POINT.search(each.text) for each in sentences)


def _in_other_words(seen: Seen) -> str | None:
    overturned, stands, owned, denied = map(seen.with_mark, ("overturns", "stands-by", "fault-owned", "fault-denied"))
    if stands:
        return PARTLY if overturned or owned else AGAINST
    if overturned:
        return FOR
    if seen.with_mark("fault-left-open"):
        return None
    if owned or denied:
        return PARTLY if owned and denied else FOR if owned else AGAINST
    told, in_order = len(seen.with_mark("fault-told", "sorry")), len(seen.with_mark("in-order", "declines"))
    if told == in_order:
        return None
    return FOR if told > in_order else AGAINST
