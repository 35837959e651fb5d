"""What happens when a message arrives under the feedback policy of 2018."""

from __future__ import annotations

import pytest

from builders import RULES, a_message, the_facts
from heard.casework.events import About
from heard.judgement.actions import AskOfficer, Decision, OpenCase, WriteLetter
from heard.judgement.decide_message import decide_message
from policies.clauses import Clause, proves
from policies.story import Story, the_calendar, the_policy

PACK = "feedback-2018"
A_COMPLAINT = "I reported the leak in my kitchen three weeks ago and nothing has been done. This is not good enough."
A_PETITION = (
    "We, the forty residents of Alder Court who signed below, complain that the lift has been out of order since "
    "April and that nobody answers our reports. We ask you to put it right.\n\n"
    + "\n".join(f"{number}. Flat {number}" for number in range(1, 41))
)
A_COMMENT = (
    "It would be nice to have a bench by the bins. By the way, the cooker smells of gas when it is off. Kind regards."
)


def decided(text: str, received: str) -> Decision:
    at = Story(PACK).at(received)
    facts = the_facts(policy=the_policy(PACK), calendar=the_calendar(PACK), received_at=at, now=at)
    return decide_message(a_message(text, received_at=at), facts, RULES)


@proves("fb18-4-petition-same")
@pytest.mark.parametrize("text", [A_COMPLAINT, A_PETITION], ids=["one customer", "forty petitioners"])
def test_a_petition_is_one_case_with_the_clocks_of_any_other(clause: Clause, text: str) -> None:
    decision = decided(text, "2026-06-01 10:00")
    [opened] = [action for action in decision.actions if isinstance(action, OpenCase)]
    [letter] = [action for action in decision.actions if isinstance(action, WriteLetter)]
    assert (opened.stage, opened.clocks) == ("stage-1", True)
    assert str(letter.values["answer_by"]) == "2026-06-08"  # 2, 3, 4, 5, 8 June


@proves("fb18-5-hs-senior")
@pytest.mark.parametrize(
    "text", [A_COMPLAINT + " And now there is a smell of gas.", A_COMMENT], ids=["a complaint", "a comment"]
)
def test_a_danger_is_told_in_the_run_that_saw_it(clause: Clause, text: str) -> None:
    decision = decided(text, "2026-06-06 22:10")  # a Saturday
    assert [action.about for action in decision.actions if isinstance(action, AskOfficer)] == [About.DANGER]
