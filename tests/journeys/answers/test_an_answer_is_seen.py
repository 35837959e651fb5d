"""An officer answers a complaint, by each of the ways officers answer, and its clock stops once, when it came.

The tenant wrote on Monday 1 June 2026; the first answer is owed by Monday 15 June, ten working days on.
"""

from __future__ import annotations

import pytest
from answers.office import (
    GARY,
    MAILBOX_NAMED,
    OUR_SERVER_VOUCHES,
    SENT_ITEMS,
    TENANT,
    Office,
    officers_mail,
)

pytestmark = pytest.mark.dovecot

ANSWER = "<answer-1@northgate.example>"
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


def stage_1_is_answered(office: Office, when: str) -> bool:
    clock = office.clock("stage-1-answer")
    assert clock["due"] == "2026-06-15T22:59:59+00:00"
    return (clock["state"], clock["met_at"]) == ("met", when)


def test_an_answer_with_the_mailbox_in_cc_stops_the_clock_when_our_server_vouches_for_it(office: Office) -> None:
    mail = officers_mail(DECISION, at=WRITTEN, message_id=ANSWER, headers=OUR_SERVER_VOUCHES)
    office.comes(mail, at=CAME)
    assert office.read_as(ANSWER) == ("decision", True, "out")
    assert stage_1_is_answered(office, CAME)
    assert office.asked() == []
    assert len(office.letters_to(TENANT)) == 1, "the tenant has the acknowledgement, and the officer's own answer"
    why = office.why(ANSWER)
    assert "our own server vouches for northgate.example" in why
    assert "uphold" in why


def test_an_answer_found_in_sent_items_stops_the_clock_without_any_verdict(office: Office) -> None:
    office.comes(officers_mail(DECISION, at=WRITTEN, message_id=ANSWER, cc=None), at=CAME, folder=SENT_ITEMS)
    assert office.read_as(ANSWER) == ("decision", True, "out")
    assert stage_1_is_answered(office, CAME)
    assert "among what the mailbox itself sent" in office.why(ANSWER)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([], id="sent as the mailbox"),
        pytest.param([("Sender", GARY)], id="sent on behalf of the mailbox"),
    ],
)
def test_an_answer_under_the_mailboxs_own_name_is_an_officers_too(
    office: Office, headers: list[tuple[str, str]]
) -> None:
    mail = officers_mail(DECISION, at=WRITTEN, message_id=ANSWER, sender=MAILBOX_NAMED, cc=None, headers=headers)
    office.comes(mail, at=CAME, folder=SENT_ITEMS)
    assert office.read_as(ANSWER) == ("decision", True, "out")
    assert stage_1_is_answered(office, CAME)


def test_the_same_letter_twice_counts_once_and_from_the_copy_that_proves_it(office: Office) -> None:
    """In Cc a colleague's mail bears no verdict; the copy in Sent Items lies there two minutes later."""
    in_cc = officers_mail(DECISION, at=WRITTEN, message_id=ANSWER, headers=[WITHIN_THE_HOUSE])
    office.comes(in_cc, at="2026-06-09T14:10:00+00:00")
    assert office.read_as(ANSWER) == ("decision", False, "in")
    assert office.met("stage-1-answer") is None
    assert office.asked() == ["not-proved"]
    office.comes(officers_mail(DECISION, at=WRITTEN, message_id=ANSWER), at=CAME, folder=SENT_ITEMS)
    assert stage_1_is_answered(office, CAME)
    copies = [each for each in office.case()["messages"] if each["message_id"] == ANSWER]
    assert [each["proved"] for each in copies] == [False, True]
    given = [each for each in office.case()["events"] if each["type"] == "AnswerGiven"]
    assert len(given) == 1


def test_the_same_letter_proved_in_cc_and_then_in_sent_items_changes_nothing_more(office: Office) -> None:
    mail = officers_mail(DECISION, at=WRITTEN, message_id=ANSWER, headers=OUR_SERVER_VOUCHES)
    office.comes(mail, at=CAME)
    office.comes(
        officers_mail(DECISION, at=WRITTEN, message_id=ANSWER), at="2026-06-09T14:20:00+00:00", folder=SENT_ITEMS
    )
    assert stage_1_is_answered(office, CAME)
    given = [each for each in office.case()["events"] if each["type"] == "AnswerGiven"]
    assert len(given) == 1
