"""The rules and the second opinion together: neither alone is sure of what the other doubts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.actions import Finding
from heard.judgement.classify import verdicts
from heard.judgement.second_opinion.opinion import NO_OPINION, Opinion, Weights
from heard.judgement.second_opinion.together import Bounds, Second, Thresholds

ASKED = ("escalation", "risk", "resolved", "kind:complaint", "kind:enquiry", "kind:bulk")
HARDLY, UNLIKELY, PERHAPS, LIKELY = -5.0, -2.0, -0.5, 3.0
BOUNDS = Bounds(yes_from=Decimal("0.8"), ask_from=Decimal("0.3"), doubt_below=Decimal("0.05"))
AT = Thresholds(
    BOUNDS, BOUNDS, BOUNDS, BOUNDS, set_aside_below=Decimal("0.1"), though_displeased_below=Decimal("0.03"),
    heard_from=Decimal("0.4"),
)  # fmt: skip
RULE_SAYS = Finding("escalation_request", "escalation/does_not_accept", "I don't accept", "a clause")
RULE_ASKS = Finding("escalation_request", "escalation/does_not_accept", "I don't accept", "a clause", "ask")


def second(standing: Standing | None = Standing.DECIDED, words: int = 40, **odds: float) -> Second:
    leans = {name: odds.get(name.replace(":", "_"), HARDLY) for name in ASKED}
    traits = {"fair": (90,) * len(ASKED), "not right": (40,) * len(ASKED)}
    weights = Weights(asked=ASKED, none=(0.0,) * len(ASKED), traits=traits, learned_from="learned from 3 messages")
    return Second(weights, Opinion(leans, frozenset(), words, frozenset(traits)), AT, standing, Role.TENANT)


@pytest.mark.parametrize(
    "by_rules, odds, verdict",
    [
        pytest.param((), HARDLY, None, id="neither sees it: no"),
        pytest.param((), UNLIKELY, None, id="unlikely, and no rule: no"),
        pytest.param((), PERHAPS, "ask", id="perhaps, and no rule: a person is asked"),
        pytest.param((), LIKELY, "yes", id="likely, and no rule: yes"),
        pytest.param((RULE_SAYS,), LIKELY, "yes", id="both: yes"),
        pytest.param((RULE_SAYS,), UNLIKELY, "yes", id="a rule, and not impossible: yes"),
        pytest.param((RULE_SAYS,), HARDLY, "ask", id="a rule, and next to impossible: a person is asked, never no"),
        pytest.param((RULE_ASKS,), HARDLY, "ask", id="a rule that asks is not overruled"),
        pytest.param((RULE_ASKS,), LIKELY, "yes", id="a rule that asks, and likely: yes"),
    ],
)
def test_yes_ask_or_no(by_rules: tuple[Finding, ...], odds: float, verdict: str | None) -> None:
    findings = second(escalation=odds).together(by_rules)
    assert verdicts(findings).get("escalation") == verdict


@pytest.mark.parametrize(
    "standing, verdict",
    [
        pytest.param(Standing.DECIDED, "ask", id="after an answer: it may not be accepted"),
        pytest.param(Standing.FINAL, "ask", id="after the last answer"),
        pytest.param(Standing.UNDECIDED, None, id="before any: there is nothing to ask more of"),
        pytest.param(Standing.SETTLED, None, id="on a closed case: that is asked about anyhow"),
    ],
)
def test_a_few_words_ask_for_more_only_after_an_answer(standing: Standing, verdict: str | None) -> None:
    findings = second(standing, words=3, escalation=PERHAPS).together(())
    assert verdicts(findings).get("escalation") == verdict


BEFORE_AN_ANSWER = Thresholds(escalation=replace(BOUNDS, ask_from_unanswered=Decimal("0.45")))
SPOKEN_OF = Finding("escalation_spoken_of", "escalation/asks_how", "how do I appeal", "a clause")


@pytest.mark.parametrize(
    "standing, odds, seen, verdict",
    [
        pytest.param(Standing.UNDECIDED, PERHAPS, (), None, id="before an answer: likelier is wanted"),
        pytest.param(Standing.UNDECIDED, -0.1, (), "ask", id="likely enough even then"),
        pytest.param(Standing.UNDECIDED, LIKELY, (), "yes", id="nearly sure"),
        pytest.param(Standing.UNDECIDED, PERHAPS, (RULE_ASKS,), "ask", id="a rule sees it: asked as ever"),
        pytest.param(Standing.UNDECIDED, PERHAPS, (SPOKEN_OF,), "ask", id="a rule sees it spoken of"),
        pytest.param(Standing.DECIDED, PERHAPS, (), "ask", id="after an answer"),
        pytest.param(Standing.ASKED, PERHAPS, (), "ask", id="at a later stage"),
    ],
)
def test_before_an_answer_it_asks_alone_only_of_what_is_likelier(
    standing: Standing, odds: float, seen: tuple[Finding, ...], verdict: str | None
) -> None:
    judge = replace(second(standing, escalation=odds), thresholds=BEFORE_AN_ANSWER)
    assert verdicts(judge.together(seen)).get("escalation") == verdict


def test_without_that_key_it_asks_as_after_an_answer() -> None:
    assert verdicts(second(Standing.UNDECIDED, escalation=PERHAPS).together(())).get("escalation") == "ask"


def test_it_says_how_likely_by_which_words_and_from_what_it_was_learned() -> None:
    [finding] = second(risk=LIKELY).together(())
    assert (finding.finding, finding.rule) == ("risk", "second-opinion/risk")
    assert finding.words == "fair, not right"
    assert finding.source == "95% likely; learned from 3 messages"


def test_where_both_are_sure_both_are_shown() -> None:
    shown = second(escalation=LIKELY).together((RULE_SAYS,))
    assert [each.rule for each in shown] == ["escalation/does_not_accept", "second-opinion/escalation"]


def test_on_no_case_nobody_accepts_an_answer() -> None:
    assert second(None, resolved=LIKELY).together(()) == ()


def test_with_nothing_learned_the_rules_stand_alone() -> None:
    alone = Second(Weights(), NO_OPINION, AT, Standing.DECIDED, Role.TENANT)
    assert alone.together((RULE_SAYS,)) == (RULE_SAYS,)
    assert alone.kind_on_no_case(Kind.COMPLAINT, ()) is None


@pytest.mark.parametrize(
    "taken_for, odds, kind, sure",
    [
        pytest.param(Kind.COMPLAINT, {"kind_enquiry": LIKELY}, Kind.ENQUIRY, True, id="an enquiry, and no complaint"),
        pytest.param(
            Kind.COMPLAINT,
            {"kind_enquiry": LIKELY, "kind_complaint": PERHAPS},
            None,
            None,
            id="an enquiry, and perhaps a complaint: it is heard as one",
        ),
        pytest.param(Kind.COMPLAINT, {}, None, None, id="nothing that it could be instead: it is heard"),
        pytest.param(
            Kind.ENQUIRY,
            {"kind_complaint": LIKELY},
            Kind.COMPLAINT,
            False,
            id="the rules took it for an enquiry and it sounds like a complaint: it is heard, and a person is asked",
        ),
        pytest.param(Kind.ENQUIRY, {"kind_complaint": UNLIKELY}, None, None, id="an enquiry stays one"),
    ],
)
def test_what_belongs_to_no_case(taken_for: Kind, odds: dict[str, float], kind: Kind | None, sure: bool | None) -> None:
    found = second(None, **odds).kind_on_no_case(taken_for, ())
    assert (found[:2] if found else None) == ((kind, sure) if kind else None)


@pytest.mark.parametrize("finding", ["complaint", "escalation_request"])
def test_what_a_rule_heard_as_a_complaint_is_never_set_aside(finding: str) -> None:
    heard = Finding(finding, "kind/asks_for_a_complaint", "a complaint", "a clause")
    assert second(None, kind_enquiry=LIKELY).kind_on_no_case(Kind.COMPLAINT, (heard,)) is None


@pytest.mark.parametrize(
    "odds, kind",
    [
        pytest.param(-3.0, None, id="5 %: a rule heard displeasure, and it is heard"),
        pytest.param(HARDLY, Kind.ENQUIRY, id="less than 1 %: the rule misheard"),
    ],
)
def test_displeasure_is_set_aside_only_where_a_complaint_is_next_to_impossible(odds: float, kind: Kind | None) -> None:
    heard = Finding("displeasure", "kind/waited_long", "three years", "a clause")
    found = second(None, kind_enquiry=LIKELY, kind_complaint=odds).kind_on_no_case(Kind.COMPLAINT, (heard,))
    assert (found[0] if found else None) == kind


def test_of_a_few_words_nobody_can_tell_that_they_are_no_complaint() -> None:
    assert second(None, words=5, kind_enquiry=LIKELY).kind_on_no_case(Kind.COMPLAINT, ()) is None


def test_who_tells_of_a_danger_is_set_aside_as_nothing_but_a_first_report() -> None:
    danger = Finding("risk", "risk/gas", "smell of gas", "a clause")
    assert second(None, kind_enquiry=LIKELY).kind_on_no_case(Kind.COMPLAINT, (danger,)) is None


def test_only_what_is_likelier_than_not_makes_a_message_an_escalation() -> None:
    assert second(escalation=UNLIKELY).of_its_kind((RULE_SAYS,)) == ()
    assert second(escalation=LIKELY).of_its_kind((RULE_SAYS,)) == (RULE_SAYS,)
