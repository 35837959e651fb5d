"""An officer answers a complaint, by each of the ways officers answer, and its clock stops once, when it came.

The tenant wrote on Monday 1 June 2026; the first answer is owed by Monday 15 June, ten working days on.
"""

from __future__ import annotations

import pytest
from answers.case import Case
from answers.office import SENT_ITEMS
from answers.officers_mail import GARY, MAILBOX_NAMED, OUR_SERVER_VOUCHES

pytestmark = pytest.mark.dovecot

WITHIN_THE_HOUSE = ("Received", "from desk.northgate.example by post.northgate.example with ESMTPS id 2")
WRITTEN = "2026-06-09T14:10:00+00:00"
CAME = "2026-06-09T14:12:00+00:00"
DECISION = """\
Dear Ms Finch

I have looked into your complaint about the leak in your kitchen, and this is my answer at stage 1.

You told us three weeks ago that water was coming through the ceiling, and nobody came. I have checked our records. The
job was closed by mistake after the first visit. I uphold your complaint, and I am sorry.

A plumber replaced the pipe yesterday. We have agreed with you that the ceiling will be painted by us as well.

If you are not satisfied with this answer, you can ask us to look at it again at stage 2. Write to Helen Lead,
complaints team, at complaints@northgate.example or ring 01632 960100.

Yours sincerely
Gary Officer
Repairs Manager
"""


def stage_1_is_answered(case: Case, when: str) -> bool:
    clock = case.clock("stage-1-answer")
    assert clock["due"] == "2026-06-15T22:59:59+00:00"
    return (clock["state"], clock["met_at"]) == ("met", when)


def test_an_answer_with_the_mailbox_in_cc_stops_the_clock_when_our_server_vouches_for_it(case: Case) -> None:
    answer = case.officer_writes(DECISION, at=WRITTEN, came=CAME, headers=OUR_SERVER_VOUCHES)
    assert case.read_as(answer) == ("decision", True, "out")
    assert stage_1_is_answered(case, CAME)
    assert case.asked() == []
    letters = case.office.letters_to(case.tenant.address)
    assert len(letters) == 1, "the tenant has the acknowledgement, and the officer's own answer"
    why = case.why(answer)
    assert "our own server vouches for northgate.example" in why
    assert "uphold" in why


def test_an_answer_found_in_sent_items_stops_the_clock_without_any_verdict(case: Case) -> None:
    answer = case.officer_writes(DECISION, at=WRITTEN, came=CAME, cc=None, folder=SENT_ITEMS)
    assert case.read_as(answer) == ("decision", True, "out")
    assert stage_1_is_answered(case, CAME)
    assert "among what the mailbox itself sent" in case.why(answer)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([], id="sent as the mailbox"),
        pytest.param([("Sender", GARY)], id="sent on behalf of the mailbox"),
    ],
)
def test_an_answer_under_the_mailboxs_own_name_is_an_officers_too(case: Case, headers: list[tuple[str, str]]) -> None:
    answer = case.officer_writes(
        DECISION, at=WRITTEN, came=CAME, sender=MAILBOX_NAMED, cc=None, headers=headers, folder=SENT_ITEMS
    )
    assert case.read_as(answer) == ("decision", True, "out")
    assert stage_1_is_answered(case, CAME)


def test_the_same_letter_twice_counts_once_and_from_the_copy_that_proves_it(case: Case) -> None:
    """In Cc a colleague's mail bears no verdict; the copy in Sent Items lies there two minutes later."""
    answer = case.officer_writes(DECISION, at=WRITTEN, headers=[WITHIN_THE_HOUSE])
    assert case.read_as(answer) == ("decision", False, "in")
    assert case.met("stage-1-answer") is None
    assert case.asked() == ["not-proved"]
    case.officer_writes(DECISION, at=WRITTEN, came=CAME, folder=SENT_ITEMS)
    assert stage_1_is_answered(case, CAME)
    assert [each["proved"] for each in case.copies(answer)] == [False, True]
    assert len(case.events("AnswerGiven")) == 1


def test_the_same_letter_proved_in_cc_and_then_in_sent_items_changes_nothing_more(case: Case) -> None:
    case.officer_writes(DECISION, at=WRITTEN, came=CAME, headers=OUR_SERVER_VOUCHES)
    case.officer_writes(DECISION, at=WRITTEN, came="2026-06-09T14:20:00+00:00", folder=SENT_ITEMS)
    assert stage_1_is_answered(case, CAME)
    assert len(case.events("AnswerGiven")) == 1
