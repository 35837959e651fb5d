"""A reply to the survey that turns the outcome down, where the policy has a person say whether a review is wanted."""

from __future__ import annotations

import pytest

from builders import the_facts
from heard.casework.events import LetterNumber, Reference
from heard.casework.fold import fold
from heard.casework.standing import Standing
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts, OnFile, SurveySent
from heard.judgement.only_spoken_of import ASKS, OUTRIGHT
from heard.judgement.survey_rejecting import ANSWERS_SURVEY, asked_where_survey_rejects
from histories import answered, closed, comes_to, history, opened
from policies.story import the_calendar, the_policy

CASE, ANOTHER = Reference("NH-26-0042"), Reference("NH-26-0043")
SECOND_OPINION = "second-opinion/escalation"


def asking(words: str, rule: str = "escalation/a_rule", verdict: str = "yes") -> Finding:
    return Finding(ASKS, rule, words, "a clause", verdict)


def surveyed(pack: str = "feedback-2018", of: Reference | None = CASE) -> Facts:
    """Return the facts of a mail on an answered and closed case, which answers the survey of one, or no survey."""
    policy = the_policy(pack)
    first = policy.first_stage.name
    ended = [answered("2026-06-09 15:00", first), closed("2026-06-10 09:00")]
    case = fold(history([opened(), comes_to(first), *ended]))
    survey = SurveySent(LetterNumber(7), of) if of is not None else None
    return the_facts(survey=survey, on_file=(OnFile(case, policy, the_calendar(pack)),))


@pytest.mark.parametrize("found, is_question", [
    pytest.param([asking("do not agree")], True, id="turned down"),
    pytest.param([asking("remain dissatisfied")], True, id="by a rule that hears a review in it"),
    pytest.param([asking("again, not", SECOND_OPINION)], True, id="likely by the second opinion alone"),
    pytest.param([asking("disagree with your review")], True, id="a review that is turned down itself"),
    pytest.param([asking("want stage 2", verdict="ask")], True, id="asked for, and doubted"),
    pytest.param([asking("want stage 2")], False, id="the next stage"),
    pytest.param([asking("review please"), asking("do not agree")], False, id="turned down, and a review"),
    pytest.param([asking("please look at it again", OUTRIGHT)], False, id="a sentence that is nothing but asking"),
])  # fmt: skip
def test_what_only_turns_it_down_is_a_question(found: list[Finding], is_question: bool) -> None:
    told = asked_where_survey_rejects(found, surveyed(), CASE, Standing.DECIDED)
    assert (told != tuple(found)) is is_question
    assert (told[0].rule == ANSWERS_SURVEY) is is_question
    assert ({each.verdict for each in told} == {"ask"}) is is_question


@pytest.mark.parametrize("facts, on, standing", [
    pytest.param(surveyed(of=None), CASE, Standing.DECIDED, id="it answers no survey"),
    pytest.param(surveyed(), None, Standing.DECIDED, id="it is on no case"),
    pytest.param(surveyed(of=ANOTHER), CASE, Standing.DECIDED, id="the survey was about another case"),
    pytest.param(surveyed(), CASE, Standing.FINAL, id="no stage follows"),
    pytest.param(surveyed("wnwhl-2009"), CASE, Standing.DECIDED, id="the policy does not say so"),
])  # fmt: skip
def test_elsewhere_nothing_changes(facts: Facts, on: Reference | None, standing: Standing) -> None:
    found = (asking("do not agree"),)
    assert asked_where_survey_rejects(found, facts, on, standing) == found


def test_where_nobody_asks_for_more_nothing_changes() -> None:
    found = (Finding("displeasure", "kind/displeased", "Not satisfied", ""),)
    assert asked_where_survey_rejects(found, surveyed(), CASE, Standing.DECIDED) == found
