"""A reply to the survey that does not accept the outcome: whether a review is wanted, a person says where the policy
wants it so.

Whoever was asked how it was tells how it was, and "It leaks again" may be no more than that.  Who asks for the next
stage outright has it; what leaves that in doubt is a question.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from heard.casework.events import Reference
from heard.casework.policy.afterwards import Closing
from heard.casework.standing import Standing
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts
from heard.judgement.folded import fold
from heard.judgement.only_spoken_of import ASKS, OUTRIGHT
from heard.judgement.second_opinion.together import RULE as SECOND_OPINION

ANSWERS_SURVEY = "judgement/survey_rejecting"
"""What a finding is by that makes a question of it."""
_ASKED_FOR = re.compile(
    r"\b(?:stages?|panel|appeal\w*|review\w*|reconsider\w*|escalat\w+|further|higher|next|senior|manager|director)\b"
)
_ONLY_REJECTS = re.compile(
    r"\b(?:not|never|nobody|no|reject\w*|disput\w+|disagree\w*|differ|refute|wrong|unfair|flawed|bad)\b|n't\b"
)


def asked_where_survey_rejects(
    findings: Sequence[Finding], facts: Facts, on: Reference | None, standing: Standing | None
) -> tuple[Finding, ...]:
    """Return what was found, with a question in the place of a sure request that a reply to the survey only implies.

    on         the case the mail is put on
    standing   how that stands: where no stage would open, nothing changes

    The question names the clause of the case's policy.
    """
    closing, asks = _closing(facts, on), [each for each in findings if each.finding == ASKS]
    if closing is None or standing is not Standing.DECIDED or not asks or any(map(_is_outright, asks)):
        return tuple(findings)
    question = Finding(ASKS, ANSWERS_SURVEY, _shown(asks), closing.clause or "", "ask")
    return (question, *(replace(each, verdict="ask") if each in asks else each for each in findings))


def _closing(facts: Facts, on: Reference | None) -> Closing | None:
    """Return what the policy of a case says, where its survey is answered and a person has to say; None otherwise."""
    on_file = facts.stands(on) if on is not None and facts.survey is not None and facts.survey.reference == on else None
    closing = on_file.policy.closing if on_file is not None else None
    return closing if closing is not None and closing.survey_reply_rejecting_outcome is not None else None


def _is_outright(finding: Finding) -> bool:
    """Say whether a finding is a sure request, whose words name what is asked for and turn nothing down."""
    if finding.verdict != "yes" or finding.rule.startswith(SECOND_OPINION):
        return False
    words = fold(finding.words).small
    return finding.rule == OUTRIGHT or (_ASKED_FOR.search(words) is not None and _ONLY_REJECTS.search(words) is None)


def _shown(asks: Sequence[Finding]) -> str:
    """Return the words that show it: those that a rule saw before those that the second opinion counted."""
    of_rules = (each.words for each in asks if not each.rule.startswith(SECOND_OPINION))
    return next(of_rules, asks[0].words)
