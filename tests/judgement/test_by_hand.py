"""A person gave mail a case of its own: it is owed what every new case is, and a machine is not answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from builders import LIVE_SINCE, OFFICER, a_message, a_writer, the_facts
from heard.casework.events import About
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, Decision, OpenCase, WriteLetter
from heard.judgement.by_hand import open_by_hand
from heard.mail.message import Message

BOUNCE = {"headers": [("Auto-Submitted", "auto-replied")]}


def decided(message: Message | None = None, *, quiet: bool = False, **facts: Any) -> Decision:
    return open_by_hand(message or a_message(), the_facts(**facts), quiet=quiet)


def opened(decision: Decision) -> OpenCase:
    [case] = [action for action in decision.actions if isinstance(action, OpenCase)]
    return case


def owed(decision: Decision) -> list[str]:
    """The letters and questions, each in a word."""
    letters = [str(action.purpose) for action in decision.actions if isinstance(action, WriteLetter)]
    return letters + [str(action.about) for action in decision.actions if isinstance(action, AskOfficer)]


def test_a_tenants_mail_is_acknowledged_and_the_case_is_theirs() -> None:
    decision = decided()
    assert owed(decision) == ["acknowledgement"]
    assert (opened(decision).person, opened(decision).clocks, opened(decision).sure) == (1, True, True)


def test_an_ombudsman_is_not_who_complains_and_is_written_nothing() -> None:
    decision = decided(writer=a_writer(role=Role.OMBUDSMAN))
    assert (owed(decision), opened(decision).person) == (["who-is-it"], None)


def test_nobody_is_written_to_where_that_is_wished() -> None:
    decision = decided(quiet=True)
    assert owed(decision) == []
    assert opened(decision).clocks, "the clocks run all the same"


def test_mail_from_before_heard_answers_opens_no_clock_and_causes_no_letter() -> None:
    decision = decided(received_at=LIVE_SINCE - timedelta(days=1))
    assert (owed(decision), opened(decision).clocks) == ([], False)


@pytest.mark.parametrize(
    "message, facts",
    [
        pytest.param(a_message(**BOUNCE), {}, id="a machine"),
        pytest.param(a_message(sender=OFFICER), {"writer": a_writer(role=Role.OFFICER)}, id="a colleague"),
        pytest.param(a_message(), {"from_sent_folder": True}, id="what the mailbox sent"),
    ],
)
def test_what_no_person_outside_wrote_is_not_answered_and_a_person_is_asked(
    message: Message, facts: dict[str, Any]
) -> None:
    decision = decided(message, **facts)
    assert owed(decision) == [About.WHO_IS_IT]
    assert opened(decision).person is None


def test_mail_that_could_not_be_read_opens_a_case_of_nobody_yet() -> None:
    decision = open_by_hand(None, the_facts(writer=a_writer(address=None)), quiet=False)
    assert (owed(decision), opened(decision).person) == ([About.WHO_IS_IT], None)
