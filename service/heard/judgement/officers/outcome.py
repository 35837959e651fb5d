"""What a decision decided, in a word of the pack; nothing where the letter leaves it open.

What is said in the words of the procedure ("upheld") goes before what is said in others ("you were right"); of
these, sentences that concede a point are set against sentences that refuse one (leaning.py).

Pure.
"""

from __future__ import annotations

from heard.casework.events import Outcome, StageName
from heard.casework.policy import Policy
from heard.judgement.officers.seen import Seen

FOR, AGAINST, PARTLY, SETTLED = "upheld", "not upheld", "partly upheld", "resolved"
VERDICTS = ("upheld", "not-upheld", "partly-upheld")

CONCEDES_FROM, REFUSES_FROM = -0.25, -1.0
"""From where on a sentence counts as conceding or refusing a point."""
AGAINST_A_VERDICT = 2.0
"""How much further it has to go beside a verdict the other way: a remedy refused is no point refused."""
HARDLY = 0.25
"""A point that goes no further than this does not outweigh what the rules see."""
NO_WAY_PLAIN = -0.5
"""Below this on both sides the letter leaves it open."""


def outcome_of(seen: Seen, stage: StageName | None, policy: Policy) -> Outcome | None:
    """Return the pack's word for what a decision decided; None where the letter, or the pack, has no word for it."""
    if seen.with_mark("settled") and not seen.with_mark(*VERDICTS):
        word = SETTLED if stage == policy.first_stage.name else None
    else:
        word = _word(seen)
    known = policy.closing.outcomes if policy.closing is not None else ()
    if word is None:
        return None
    return next((Outcome(each) for each in known if each == word or (word is SETTLED and each.startswith(word))), None)


def _word(seen: Seen) -> str | None:
    upheld, not_upheld = bool(seen.with_mark("upheld")), bool(seen.with_mark("not-upheld"))
    concedes, refuses = seen.concedes - CONCEDES_FROM, seen.refuses - REFUSES_FROM
    if seen.with_mark("partly-upheld") or (upheld and not_upheld):
        return PARTLY
    if upheld:
        points = (each.leaning.refuses - REFUSES_FROM for each in seen.sentences if not each.has("declines"))
        return PARTLY if max(points) > AGAINST_A_VERDICT else FOR
    if not_upheld:
        return PARTLY if concedes > AGAINST_A_VERDICT else AGAINST
    if seen.with_mark("fault-left-open"):
        return None
    return _in_other_words(seen, concedes, refuses)


def _in_other_words(seen: Seen, concedes: float, refuses: float) -> str | None:
    """Return what the sentences lean to, unless they hardly lean and the rules see another thing."""
    if max(concedes, refuses) < NO_WAY_PLAIN:
        return None
    by_rules = _by_rules(seen)
    if concedes > 0 and refuses > 0:
        other_side = {FOR: refuses, AGAINST: concedes}.get(by_rules or PARTLY, HARDLY)
        return by_rules if other_side < HARDLY else PARTLY
    if by_rules == PARTLY and min(concedes, refuses) > NO_WAY_PLAIN:
        return PARTLY
    return FOR if concedes > refuses else AGAINST


def _by_rules(seen: Seen) -> str | None:
    overturned, stands, owned, denied = map(seen.with_mark, ("overturns", "stands-by", "fault-owned", "fault-denied"))
    if stands:
        return PARTLY if overturned or owned else AGAINST
    if overturned:
        return FOR
    if owned and denied:
        return PARTLY
    return FOR if owned else AGAINST if denied else None
