"""Which letter answers a new complaint at once: the policy's own where heard can write all of it, else a receipt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from builders import MAILBOX, MONDAY, RULES, a_message, the_facts
from heard.casework.events import About, Purpose, Reference
from heard.casework.policy import Policy
from heard.judgement.acknowledge import first_letter, waits_for
from heard.judgement.actions import AskOfficer, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Facts
from histories import CALENDAR, STAGE_1, a_policy

CASE = Reference("NH-26-0001")
CLOCKS = """
[roles]
team = "Complaints Team"
manager = "Manager"

[stage.stage-1]
opens_on = "received"
owner = "manager"

[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "5 working days"
ends = "acknowledged"
owed_by = "team"
source = "ours, 4.1"

[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
"""
ACKNOWLEDGEMENT = """
[letter.acknowledgement]
purpose = "acknowledgement"
for = "stage-1"
sent_by = "service"
must_say = ["reference", "complaint-definition"]
source = "ours, 4.2"
"""
HELD = f"""{ACKNOWLEDGEMENT}
hold_for = ["complaint-definition"]
"""
RECEIPT = """
[letter.receipt]
purpose = "receipt"
sent_by = "service"
must_say = ["reference"]
"""


def facts_under(policy: Policy, **more: object) -> Facts:
    return the_facts(policy=policy, calendar=CALENDAR, **more)


def the_letter(text: str, **more: object) -> WriteLetter:
    letter, _ = first_letter(facts_under(a_policy(CLOCKS + text), **more), CASE, STAGE_1)
    assert letter is not None
    return letter


@pytest.mark.parametrize(
    "letters, name, purpose",
    [
        pytest.param(
            ACKNOWLEDGEMENT + RECEIPT,
            "complainant.acknowledgement.stage-1",
            Purpose.ACKNOWLEDGEMENT,
            id="heard can write all of it",
        ),
        pytest.param(HELD + RECEIPT, "complainant.receipt.stage-1", Purpose.RECEIPT, id="it waits for a person"),
        pytest.param(
            RECEIPT, "complainant.receipt.stage-1", Purpose.ACKNOWLEDGEMENT, id="the policy knows no fuller letter"
        ),
    ],
)
def test_the_first_letter(letters: str, name: str, purpose: Purpose) -> None:
    letter = the_letter(letters)
    assert (letter.name, letter.purpose, letter.stage) == (name, purpose, STAGE_1)
    assert letter.key == f"{CASE}:{name.split('.')[1]}:stage-1"


@pytest.mark.parametrize("letters", ["", HELD], ids=["no letter at all", "none that may leave at once"])
def test_without_a_letter_a_person_is_told_why(letters: str) -> None:
    letter, why_not = first_letter(facts_under(a_policy(CLOCKS + letters)), CASE, STAGE_1)
    assert letter is None
    assert "no letter that NH-26-0001 could be acknowledged with" in why_not


@pytest.mark.parametrize(
    "letters, because, clause",
    [
        pytest.param(
            ACKNOWLEDGEMENT, "owed an acknowledgement within 5 working days", "ours, 4.2", id="an acknowledgement"
        ),
        pytest.param(RECEIPT, "owed an acknowledgement within 5 working days", "ours, 4.1", id="a receipt that is one"),
        pytest.param(HELD + RECEIPT, "what opens a stage is answered at once", "ours, 4.1", id="a mere receipt"),
    ],
)
def test_it_says_why_and_where_the_policy_says_so(letters: str, because: str, clause: str) -> None:
    letter = the_letter(letters)
    assert because in letter.because
    assert letter.clause == clause


def test_where_no_time_is_set_none_is_named() -> None:
    policy = a_policy(CLOCKS.replace("5 working days", "not set") + ACKNOWLEDGEMENT)
    letter, _ = first_letter(facts_under(policy), CASE, STAGE_1)
    assert letter is not None
    assert letter.because == "a new complaint is owed an acknowledgement"


def test_what_the_letter_can_say() -> None:
    values = the_letter(ACKNOWLEDGEMENT).values
    assert values["name"] == "Dorothy Finch"
    assert values["reference"] == CASE
    assert values["handler_name"] == "Complaints Team", "whoever owes the acknowledgement, until somebody owns the case"
    assert values["answer_by"] == date(2026, 6, 15)
    assert (values["outside_body"], values["how_to_complain"]) == ("The Ombudsman", "Write to us.")
    assert values["mailbox"] == MAILBOX


def test_where_nobody_in_particular_owes_it_the_stages_owner_deals_with_it() -> None:
    policy = a_policy(CLOCKS.replace('owed_by = "team"', 'owed_by = "owner"') + ACKNOWLEDGEMENT)
    letter, _ = first_letter(facts_under(policy), CASE, STAGE_1)
    assert letter is not None
    assert letter.values["handler_name"] == "Manager"


@pytest.mark.parametrize(
    "change, facts, answer_by",
    [
        pytest.param(("", ""), {}, date(2026, 6, 15), id="ten working days from receipt"),
        pytest.param(
            ('starts = "received"\nwithin = "10', 'starts = "acknowledged"\nwithin = "10'),
            {},
            None,
            id="from the acknowledgement: not known when the stage begins",
        ),
        pytest.param(("10 working days", "not set"), {}, None, id="no time set"),
        pytest.param(("", ""), {"now": MONDAY + timedelta(days=14)}, date(2026, 6, 15), id="heard on the last day"),
        pytest.param(("", ""), {"now": MONDAY + timedelta(days=15)}, None, id="heard when the day had passed"),
    ],
)
def test_the_day_of_the_answer(change: tuple[str, str], facts: dict[str, object], answer_by: date | None) -> None:
    policy = a_policy(CLOCKS.replace(*change) + ACKNOWLEDGEMENT)
    letter, _ = first_letter(facts_under(policy, **facts), CASE, STAGE_1)
    assert letter is not None
    assert letter.values["answer_by"] == answer_by


def test_what_an_acknowledgement_waits_for() -> None:
    assert waits_for(a_policy(CLOCKS + HELD), STAGE_1) == ("complaint-definition",)
    assert waits_for(a_policy(CLOCKS + ACKNOWLEDGEMENT), STAGE_1) == ()
    assert waits_for(a_policy(CLOCKS + RECEIPT), STAGE_1) == ()


@pytest.mark.parametrize(
    "letters, asked",
    [
        pytest.param(HELD + RECEIPT, [About.WORDS_WANTED], id="for what only a person can say"),
        pytest.param(ACKNOWLEDGEMENT, [], id="for nothing where heard can write it"),
        pytest.param(RECEIPT, [], id="for nothing where the receipt is enough"),
        pytest.param(HELD, [About.WORDS_WANTED, About.WHO_IS_IT], id="and who else may write"),
    ],
)
def test_what_a_person_is_asked_for(letters: str, asked: list[About]) -> None:
    decision = decide_message(a_message(), facts_under(a_policy(CLOCKS + letters)), RULES)
    questions = [action for action in decision.actions if isinstance(action, AskOfficer)]
    assert [question.about for question in questions] == asked
    if About.WORDS_WANTED in asked:
        assert "complaint-definition" in questions[0].because
