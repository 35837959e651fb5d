"""What is known to be an officer's, and what only says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from builders import LANDLORD, LEAD, MAILBOX, MONDAY, TENANT, a_message, a_writer, the_facts
from heard.casework.events import LetterKind, MessageNumber, OfficersLetterSeen, OfficersLetterUndone, Undone
from heard.casework.people import Officer, Role
from heard.judgement.facts import OnFile
from heard.judgement.officers.proof import Proof, counts_already, proof_of
from histories import CALENDAR, STAGE_1, a_case, a_policy, at

SATURDAY_BEFORE = datetime(2026, 5, 23, 9, 30, tzinfo=UTC)


def proof(
    sender: str | None = LEAD,
    *,
    vouched: bool = True,
    sent_folder: bool = False,
    dated: datetime | None = MONDAY,
    **more: Any,
) -> Proof:
    message = a_message("I uphold your complaint.", sender=sender, received_at=dated or MONDAY)
    if dated is None:
        message = replace(message, date=None)
    facts = the_facts(writer=a_writer(role=Role.OFFICER, proved=vouched), from_sent_folder=sent_folder, **more)
    return proof_of(message, facts)


@pytest.mark.parametrize(
    "sender, vouched, sent_folder",
    [
        pytest.param(LEAD, True, False, id="our own server vouches for an officer"),
        pytest.param(MAILBOX, True, False, id="sent as the mailbox, and vouched for"),
        pytest.param("repairs@northgate.example", True, False, id="another box of the landlord's"),
        pytest.param(LEAD, False, True, id="an officer's among sent mail"),
        pytest.param(MAILBOX, False, True, id="the mailbox's among sent mail"),
    ],
)
def test_proved(sender: str, vouched: bool, sent_folder: bool) -> None:
    assert proof(sender, vouched=vouched, sent_folder=sent_folder).proved


@pytest.mark.parametrize(
    "sender, vouched, sent_folder, because",
    [
        pytest.param(LEAD, False, False, "does not vouch", id="nobody vouches for it"),
        pytest.param(f"{LEAD}, mallory@evil.example", True, False, "several senders", id="two senders"),
        pytest.param(TENANT, True, False, "does not say", id="a tenant's"),
        pytest.param(TENANT, True, True, "does not say", id="a tenant's, moved among sent mail"),
        pytest.param(None, True, True, "does not say", id="nobody's"),
        pytest.param(
            "helen.lead@n0rthgate.example", True, False, "does not say", id="one that looks like an officer's"
        ),
    ],
)
def test_not_proved(sender: str | None, vouched: bool, sent_folder: bool, because: str) -> None:
    found = proof(sender, vouched=vouched, sent_folder=sent_folder)
    assert not found.proved
    assert because in found.because


@pytest.mark.parametrize(
    "dated, because",
    [
        pytest.param(datetime(2026, 5, 27, 9, 0, tzinfo=UTC), "dated 5 days before", id="five days old, and some"),
        pytest.param(SATURDAY_BEFORE, "dated 9 days before", id="old"),
        pytest.param(datetime(2026, 6, 3, 9, 0, tzinfo=UTC), "after it came", id="of the day after tomorrow"),
        pytest.param(None, "no date", id="without a date"),
    ],
)
def test_an_old_mail_sent_in_again_proves_nothing(dated: datetime | None, because: str) -> None:
    found = proof(dated=dated)
    assert not found.proved
    assert because in found.because


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=4, hours=23), -timedelta(hours=20)])
def test_mail_that_took_its_time_is_as_good(late: timedelta) -> None:
    assert proof(dated=MONDAY - late).proved


def test_what_lies_among_sent_mail_may_be_old() -> None:
    assert proof(sent_folder=True, vouched=False, dated=SATURDAY_BEFORE).proved


def test_a_second_mail_under_the_id_of_an_officers_proves_nothing() -> None:
    assert not proof(seen_before=MessageNumber(7), on_file=(_on_which_was_seen(proved=True),)).proved


def test_a_mail_that_proved_nothing_before_is_no_bar_to_the_one_that_does() -> None:
    assert proof(seen_before=MessageNumber(7), on_file=(_on_which_was_seen(proved=False),)).proved


def test_a_letter_that_came_back_counts_no_more_under_another_footer() -> None:
    returned = _on_which_was_seen(proved=True, came_back=True)
    assert counts_already(the_facts(seen_before=MessageNumber(7)), returned)
    assert not counts_already(the_facts(seen_before=MessageNumber(8)), returned)
    assert not counts_already(the_facts(), returned)


def _on_which_was_seen(*, proved: bool, came_back: bool = False) -> OnFile:
    """A case on which message 7 is an officer's decision."""
    decision = OfficersLetterSeen(MessageNumber(7), LetterKind.DECISION, STAGE_1, None, proved, True)
    undone = [(OfficersLetterUndone(MessageNumber(7), Undone.CAME_BACK), at("2026-06-05 12:05"))] if came_back else []
    return OnFile(a_case((decision, at("2026-06-05 12:00")), *undone), a_policy(), CALENDAR)


def test_a_verdict_on_a_domain_where_anybody_may_have_an_address_proves_nobody() -> None:
    at_home = "helen.lead@btinternet.com"
    landlord = replace(LANDLORD, staff=(Officer("Helen Lead", at_home),))
    assert not proof(at_home, landlord=landlord).proved
    assert proof(at_home, landlord=landlord, vouched=False, sent_folder=True).proved


def test_a_form_of_the_landlords_is_no_officer() -> None:
    writer = a_writer(role=Role.OFFICER, proved=True, is_form=True)
    assert not proof_of(a_message(sender=LEAD), the_facts(writer=writer)).proved
