"""What happens when a message arrives under the feedback policy of 2018."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from senders import Wire

from builders import (
    LANDLORD,
    LEAD,
    MAILBOX,
    RULES,
    MovedClock,
    a_house,
    a_mail,
    a_message,
    a_raw,
    the_facts,
)
from heard.casework.people import Officer
from heard.daemon import receive
from heard.daemon.send import Door, Post
from heard.judgement.actions import Decision, OpenCase, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.reports.cases import list_of_cases, one_case
from heard.reports.outbox import list_of_letters
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


ADVOCATES = {
    "an MP": "My constituent told you in April about the damp in her home, and nobody has come. Please look into it.",
    "a friend": "I write for my friend at Flat 3. Her heating has not worked for a month, and she is very unhappy.",
    "a support worker": "I support Mr K. He has asked you three times to mend his door and nothing has been done.",
}


@proves("fb18-4-advocate")
@pytest.mark.parametrize("text", ADVOCATES.values(), ids=ADVOCATES)
def test_a_complaint_through_an_advocate_opens_a_case_on_the_clocks_of_any_other(clause: Clause, text: str) -> None:
    """Keeping the customer and the advocate apart on the case is another part's."""
    decision = decided(text, "2026-06-01 10:00")
    [opened] = [action for action in decision.actions if isinstance(action, OpenCase)]
    [letter] = [action for action in decision.actions if isinstance(action, WriteLetter)]
    assert (opened.stage, opened.clocks) == ("stage-1", True)
    assert str(letter.values["answer_by"]) == "2026-06-08"  # 2, 3, 4, 5, 8 June


# -- Danger ----------------------------------------------------------------------------------------

SENIOR = Officer("Sam Senior", "sam.senior@northgate.example", ("senior-manager",))
SAFETY = Officer("Ines Safety", "ines.safety@northgate.example", ("health-safety",))
STAFF = (*LANDLORD.staff, SENIOR, SAFETY)
SATURDAY_NIGHT = Story(PACK).at("2026-06-06 22:10")


def told_of_danger(text: str, tmp_path: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Return to whom a notice of danger left in the run that saw the mail, and the clocks of its case."""
    landlord = replace(LANDLORD, staff=STAFF)
    house = a_house(tmp_path / "heard.db", now=MovedClock(SATURDAY_NIGHT), landlord=landlord, policy=the_policy(PACK))
    receive.hear(receive.keep([a_raw(a_mail(text), received_at=SATURDAY_NIGHT)], house), house)
    Post(house, {MAILBOX: Door(Wire(), None)}).drain()
    with house.store.reading() as connection:
        letters = [each for each in list_of_letters(connection) if each["name"] == "officer.notice.danger"]
        cases = [one_case(connection, each["reference"], house.now()) for each in list_of_cases(connection)]
    return {each["to"]: each["state"] for each in letters}, [clock for case in cases for clock in case["clocks"]]


@proves("fb18-5-hs-senior", "fb18-5-hs-manager")
@pytest.mark.parametrize(
    "text", [A_COMPLAINT + " And now there is a smell of gas.", A_COMMENT], ids=["a complaint", "a comment"]
)
def test_a_danger_is_told_to_both_managers_and_the_team_leads_in_the_run_that_saw_it(
    clause: Clause, text: str, tmp_path: Path
) -> None:
    """To whom else an alert goes that comes back is another part's; the team leads have it in any case."""
    told, _ = told_of_danger(text, tmp_path)
    assert told == {SENIOR.address: "sent", SAFETY.address: "sent", LEAD: "sent"}


@proves("fb18-5-hs-senior")
def test_the_alert_that_left_ends_its_quarter_of_an_hour(clause: Clause, tmp_path: Path) -> None:
    _, clocks = told_of_danger(A_COMPLAINT + " And now there is a smell of gas.", tmp_path)
    [alert] = [clock for clock in clocks if clock["clock"] == "risk-alert"]
    assert (Story(PACK).said(datetime.fromisoformat(alert["due"])), alert["state"]) == ("2026-06-06 22:25", "met")
