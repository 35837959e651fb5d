"""What a case still waits for before it may be closed: of the policy's needs, those whose lack heard can tell."""

from __future__ import annotations

import pytest

from heard.casework import events as happened
from heard.casework.closing import asked_at_closing, waits_for
from heard.casework.events import LetterKind, MessageNumber, Outcome, StageName, Undone
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from histories import STAGE_1, STAGE_2, Happening, a_policy, at, closed, comes_to, history, opened, reopened, sent_back


def closing_needs(*needs: str) -> Policy:
    quoted = ", ".join(f'"{need}"' for need in needs)
    return a_policy(f"""
[roles]
manager = "Manager"

[closing]
by = "manager"
needs = [{quoted}]
outcomes = ["upheld", "not upheld"]
""")


POLICY = closing_needs("answer on file", "reasons", "outcome")
ANSWER_AND_OUTCOME = ("answer on file", "outcome")
LETTER = MessageNumber(7)


def waits(*happenings: Happening, policy: Policy = POLICY) -> tuple[str, ...]:
    """Return what a case at stage 1 waits for, whose happenings are all of one officer's letter."""
    told = history([opened(), comes_to(STAGE_1), *happenings])
    return waits_for(fold([each._replace(message=LETTER) for each in told]), policy)


def decides(
    outcome: str | None = "upheld", *, stage: StageName = STAGE_1, when: str = "2026-06-10 09:00"
) -> list[Happening]:
    """An officer's letter was seen that gives the decision of a stage."""
    word = Outcome(outcome) if outcome else None
    seen = happened.OfficersLetterSeen(LETTER, LetterKind.DECISION, stage, word, proved=True, sure=True)
    return [(seen, at(when)), (happened.AnswerGiven(stage, word, None), at(when))]


def seen_only(kind: LetterKind, *, proved: bool = True, sure: bool = True) -> Happening:
    seen = happened.OfficersLetterSeen(LETTER, kind, STAGE_1, Outcome("upheld"), proved, sure)
    return seen, at("2026-06-10 09:00")


def promised(number: int) -> Happening:
    return _passed(Moment.ACTION_PROMISED, number, "2026-06-10 09:00")


def done(number: int) -> Happening:
    return _passed(Moment.ACTION_DONE, number, "2026-06-20 09:00")


def _passed(moment: Moment, number: int, when: str) -> Happening:
    return happened.MomentPassed(moment, None, number), at(when)


def test_a_case_nobody_has_answered_waits_for_the_answer_and_the_outcome() -> None:
    assert waits() == ANSWER_AND_OUTCOME


def test_a_decision_that_says_what_was_decided_leaves_nothing_heard_can_tell() -> None:
    assert waits(*decides()) == ()


def test_a_decision_that_leaves_it_open_waits_for_the_outcome() -> None:
    assert waits(*decides(None)) == ("outcome",)


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param(seen_only(LetterKind.HOLDING), id="a holding reply"),
        pytest.param(seen_only(LetterKind.DECISION, proved=False), id="a decision nobody knows to be theirs"),
        pytest.param(seen_only(LetterKind.DECISION, sure=False), id="what may be a decision"),
    ],
)
def test_what_stops_no_clock_is_no_answer(letter: Happening) -> None:
    assert waits(letter) == ANSWER_AND_OUTCOME


def test_the_answer_of_an_earlier_stage_is_not_that_of_the_present_one() -> None:
    to_stage_2 = comes_to(STAGE_2, "2026-06-15 09:00", Moment.ESCALATION_REQUESTED)
    assert waits(*decides(), to_stage_2) == ANSWER_AND_OUTCOME
    assert waits(*decides(), to_stage_2, *decides(stage=STAGE_2, when="2026-06-25 09:00")) == ()


def test_a_stage_the_case_came_back_to_is_answered_again() -> None:
    to_stage_2 = comes_to(STAGE_2, "2026-06-15 09:00", Moment.ESCALATION_REQUESTED)
    back = sent_back(STAGE_1, "2026-06-17 09:00", due="2026-06-24")
    assert waits(*decides(), to_stage_2, back) == ANSWER_AND_OUTCOME
    assert waits(*decides(), to_stage_2, back, *decides(when="2026-06-22 09:00")) == ()


def test_an_answer_that_came_back_was_not_given() -> None:
    returned = happened.OfficersLetterUndone(LETTER, Undone.CAME_BACK), at("2026-06-10 10:00")
    assert waits(*decides(), returned) == ANSWER_AND_OUTCOME


def test_whatever_only_a_person_can_judge_is_left_out() -> None:
    assert waits(policy=closing_needs("root cause", "all points answered", "investigation note on file")) == ()


@pytest.mark.parametrize(
    "need", ["decision letter on file", "written decision on file", "written confirmation to the customer on file"]
)
def test_the_answer_is_known_by_whichever_name_a_pack_gives_it(need: str) -> None:
    assert waits(policy=closing_needs(need)) == (need,)
    assert waits(*decides(), policy=closing_needs(need)) == ()


@pytest.mark.parametrize("need", ["action taken", "what was done"])
def test_what_was_promised_by_a_day_is_waited_for_until_it_is_done(need: str) -> None:
    policy = closing_needs(need)
    assert waits(policy=policy) == ()
    assert waits(promised(1), promised(2), done(1), policy=policy) == (need,)
    assert waits(promised(1), promised(2), done(1), done(2), policy=policy) == ()


def test_a_closed_case_waits_for_nothing_and_one_that_is_open_again_does() -> None:
    assert waits(closed("2026-06-12 09:00")) == ()
    assert waits(closed("2026-06-12 09:00"), reopened("2026-06-13 09:00")) == ANSWER_AND_OUTCOME


def test_a_policy_that_says_nothing_of_closing_wants_nothing() -> None:
    assert waits(policy=a_policy()) == ()


# -- What whoever closes is asked for --------------------------------------------------------------

ASKS = a_policy("""
[roles]
manager = "Manager"

[redress]
kinds = ["apology", "payment"]
weigh = ["effect", "delay"]
grounds = ["loss"]
record = ["amount"]

[closing]
by = "manager"
needs = ["answer on file", "reasons", "outcome", "root cause"]
outcomes = ["upheld", "partly upheld", "not upheld", "resolved at once", "withdrawn"]
if_upheld = "an apology"
if_systemic = "improvement action"
""")
BOTH_NEEDS = "The policy wants on file: reasons; root cause."
BY_ANSWERING = "What is not on the case yet is put there by answering this mail with it."


@pytest.mark.parametrize("outcome", ["upheld", "partly upheld"])
def test_what_was_upheld_is_asked_how_it_is_put_right(outcome: str) -> None:
    assert asked_at_closing(ASKS, Outcome(outcome)) == (
        BOTH_NEEDS,
        "As it was upheld, also: an apology.",
        "Where the fault is in how we work: improvement action.",
        "What puts it right is of these: apology; payment.",
        "It has regard to: effect; delay.",
        "Money has a ground: loss.",
        "Of it is noted: amount.",
        BY_ANSWERING,
    )


@pytest.mark.parametrize("outcome", ["not upheld", "resolved at once"])
def test_what_was_not_upheld_is_asked_for_what_heard_cannot_tell_alone(outcome: str) -> None:
    assert asked_at_closing(ASKS, Outcome(outcome)) == (BOTH_NEEDS, BY_ANSWERING)


@pytest.mark.parametrize("outcome", ["withdrawn", None])
def test_what_ended_without_a_decision_is_asked_for_nothing(outcome: str | None) -> None:
    assert asked_at_closing(ASKS, Outcome(outcome) if outcome else None) == ()


def test_a_policy_whose_needs_heard_can_tell_asks_for_nothing() -> None:
    assert asked_at_closing(closing_needs("answer on file", "outcome"), Outcome("upheld")) == ()
