"""The outcomes a case may be closed with, as officers write them: the policy's words, and a few others for those.

Pure.
"""

from __future__ import annotations

import re

from heard.casework.events import Outcome
from heard.casework.policy import Policy

_SAME = {
    "partially upheld": "partly upheld",
    "part upheld": "partly upheld",
    "upheld in part": "partly upheld",
    "upheld partly": "partly upheld",
    "partial": "partly upheld",
    "fully upheld": "upheld",
    "upheld in full": "upheld",
    "isn't upheld": "not upheld",
    "unupheld": "not upheld",
    "withdrew": "withdrawn",
    "withdrawn by tenant": "withdrawn",
    "withdrawn by the tenant": "withdrawn",
    "withdrawn by the complainant": "withdrawn",
}
_FIRST_WORD_IS_ENOUGH = ("resolved", "window")
"""Of an outcome of several words, where no other of the policy begins so."""


def outcomes_of(policy: Policy) -> tuple[Outcome, ...]:
    """Return the outcomes of a policy, in its order; none where it has none."""
    return tuple(map(Outcome, policy.closing.outcomes)) if policy.closing is not None else ()


def outcome_in(words: str, policy: Policy) -> Outcome | None:
    """Return the outcome that words are, all of them; None where they are none of the policy's."""
    said = re.sub(r"[\s-]+", " ", words.strip().lower()).strip("\"'.,: ")
    said = _SAME.get(said, said)
    known = outcomes_of(policy)
    if said in known:
        return Outcome(said)
    begun = [each for each in known if each.split()[0] == said] if said in _FIRST_WORD_IS_ENOUGH else []
    return begun[0] if len(begun) == 1 else None
