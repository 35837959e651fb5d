"""An officer's mail program says that they are away: what is believed, who is told, and what ends it.

The answer came on Monday 1 June 2026.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders import LANDLORD, LEAD, LIVE_SINCE, MONDAY, OFFICER, RULES, TENANT, a_message, a_writer, the_facts
from heard.casework.events import About, Reference
from heard.casework.people import Landlord, Officer, Role
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, NoteAbsence
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Away
from heard.judgement.token_seen import NoticeAnswered

AWAY = "I am out of the office, back on Monday 15 June."
SUNDAY = date(2026, 6, 14)
DEPUTY = Officer("Dora Deputy", "dora.deputy@northgate.example")
OF_OURS = NoticeAnswered(OFFICER, Reference("NH-26-0001"), None, "next-stage")


def a_landlord(**officer: Any) -> Landlord:
    """Return the landlord of these tests, whose officer has a deputy."""
    staff = tuple(
        replace(each, **({"deputy": DEPUTY.address} | officer)) if each.address == OFFICER else each
        for each in LANDLORD.staff
    )
    return replace(LANDLORD, staff=(*staff, DEPUTY))


def decided(
    text: str = AWAY,
    *,
    sender: str = OFFICER,
    subject: str = "Automatic reply: A case",
    by_hand: bool = False,
    **facts: Any,
) -> Decision:
    headers = [] if by_hand else [("Auto-Submitted", "auto-replied")]
    message = a_message(text, sender=sender, subject=subject, headers=headers)
    usual: dict[str, Any] = {
        "landlord": a_landlord(),
        "notice": OF_OURS,
        "writer": a_writer(role=Role.OFFICER, address=message.sender),
    }
    return decide_message(message, the_facts(**usual | facts), RULES)


def noted(decision: Decision) -> list[NoteAbsence]:
    return [each for each in decision.actions if isinstance(each, NoteAbsence)]


def told(decision: Decision) -> list[str]:
    return [each.because for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.AWAY]


def test_the_absence_is_kept_and_the_lead_told_who_stands_in() -> None:
    decision = decided()
    [absence] = noted(decision)
    assert (absence.officer, absence.holds, absence.until) == (OFFICER, SUNDAY, SUNDAY)
    assert told(decision) == [
        "Gary Officer's mail program answers that they are away until 14 June 2026; "
        "what heard asks of them goes to Dora Deputy meanwhile"
    ]


def test_where_nobody_stands_in_the_lead_is_told_that() -> None:
    [because] = told(decided(landlord=LANDLORD))
    assert because.endswith("goes to the team leads: nobody stands in")


def test_without_a_day_it_holds_for_three_working_days() -> None:
    decision = decided("I am out of the office.")
    [absence] = noted(decision)
    assert (absence.holds, absence.until) == (date(2026, 6, 4), None)
    assert told(decision)[0].endswith("for 3 working days or until they write themselves")


def test_an_absence_to_come_holds_from_its_first_day() -> None:
    decision = decided("I am in the office, and on leave from 22 June until 3 July.")
    [absence] = noted(decision)
    assert (absence.since, absence.holds) == (date(2026, 6, 22), date(2026, 7, 3))
    assert told(decision) == [
        "Gary Officer's mail program answers that they will be away from 22 June 2026 until 3 July 2026; "
        "what heard asks of them goes to Dora Deputy meanwhile"
    ]


def test_from_a_day_and_no_last_one_it_holds_for_three_working_days_from_then() -> None:
    [absence] = noted(decided("I am on sick leave from Monday 22 June."))
    assert (absence.since, absence.holds, absence.until) == (date(2026, 6, 22), date(2026, 6, 25), None)


def test_who_has_left_is_away_without_an_end_and_the_lead_is_told_that() -> None:
    decision = decided("I have now left Northgate Homes.")
    [absence] = noted(decision)
    assert (absence.holds, absence.until) == (date.max, None)
    assert told(decision) == [
        "Gary Officer's mail program answers that they work here no longer; what heard asks of them goes to Dora "
        "Deputy meanwhile, until they write themselves or are taken out of heard.toml"
    ]


def test_who_was_on_leave_and_has_left_is_told_as_that() -> None:
    known = a_landlord(away=((MONDAY.date(), SUNDAY),))
    assert len(told(decided("I no longer work here.", landlord=known))) == 1


def test_nothing_becomes_of_any_case() -> None:
    assert not any(isinstance(each, ChangeCase) for each in decided().actions)


# -- What is believed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"notice": None}, id="it answers no letter of ours"),
        pytest.param({"notice": replace(OF_OURS, to=LEAD)}, id="it answers a letter to somebody else"),
        pytest.param(
            {"notice": None, "subject": "Automatic reply: A case [NH-26-0001]"},
            id="it names a case, as anybody can, and nobody vouches for it",
        ),
        pytest.param({"sender": TENANT}, id="it is not from an officer's address"),
        pytest.param({"sender": "front.desk@northgate.example"}, id="it is from no officer of the settings"),
        pytest.param({"sender": f"{OFFICER}, {LEAD}"}, id="it names two senders"),
        pytest.param(
            {"writer": a_writer(role=Role.OFFICER, refuted=True)}, id="our own server found that it is not from there"
        ),
        pytest.param({"received_at": LIVE_SINCE - timedelta(days=1)}, id="it is from before heard answers"),
        pytest.param({"text": "Thank you, I answer within a week."}, id="it tells of no absence"),
        pytest.param(
            {"by_hand": True, "subject": "The damp", "text": "Can you see to this while I am on leave until 12 June?"},
            id="a person wrote it",
        ),
    ],
)
def test_it_is_not_believed(more: dict[str, Any]) -> None:
    decision = decided(**more)
    assert (noted(decision), told(decision)) == ([], [])


def test_a_reference_in_the_subject_is_enough_where_our_server_vouches_for_the_sender() -> None:
    writer = a_writer(role=Role.OFFICER, proved=True)
    decision = decided(subject="Automatic reply: A case [NH-26-0001]", notice=None, writer=writer)
    assert len(noted(decision)) == 1


# -- Once an absence -------------------------------------------------------------------------------------


def test_of_an_absence_to_come_the_lead_is_told_once() -> None:
    known = a_landlord(away=((date(2026, 6, 22), date(2026, 7, 3)),))
    decision = decided("I am on leave from 22 June until 3 July.", landlord=known)
    assert (noted(decision), told(decision)) == ([], [])


def test_the_lead_is_told_once() -> None:
    known = a_landlord(away=((MONDAY.date(), SUNDAY),))
    decision = decided(landlord=known)
    assert (noted(decision), told(decision)) == ([], [])


def test_a_longer_absence_is_kept_and_nobody_is_told_again() -> None:
    known = a_landlord(away=((MONDAY.date(), date(2026, 6, 3)),))
    decision = decided(landlord=known)
    assert [each.holds for each in noted(decision)] == [SUNDAY]
    assert told(decision) == []


# -- What ends it ----------------------------------------------------------------------------------------

GONE = {OFFICER: Away(MONDAY - timedelta(days=3), SUNDAY)}


def back(**more: Any) -> list[NoteAbsence]:
    writer = a_writer(role=Role.OFFICER, proved=True)
    usual: dict[str, Any] = {"by_hand": True, "away": GONE, "writer": writer, "subject": "The damp at number 4"}
    return noted(decided("I rang her about the damp today.", **usual | more))


def test_a_mail_of_their_own_ends_it() -> None:
    [absence] = back()
    assert (absence.officer, absence.holds) == (OFFICER, None)


def test_their_mail_program_ends_it_by_saying_that_they_are_back() -> None:
    [absence] = noted(decided("I am now back in the office.", away=GONE))
    assert (absence.officer, absence.holds) == (OFFICER, None)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"away": {}}, id="of no absence that is known"),
        pytest.param({"away": GONE, "notice": None}, id="in answer to no letter of ours"),
    ],
)
def test_a_mail_program_that_says_so_ends_nothing(more: dict[str, Any]) -> None:
    assert noted(decided("I am now back in the office.", **more)) == []


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"away": {}}, id="nobody is away"),
        pytest.param(
            {"away": {OFFICER: Away(MONDAY - timedelta(days=3), SUNDAY, date(2026, 6, 8))}}, id="it is still to come"
        ),
        pytest.param({"writer": a_writer(role=Role.OFFICER)}, id="nobody vouches for it"),
        pytest.param({"by_hand": False, "subject": "Automatic reply: A case"}, id="their mail program sent it"),
        pytest.param({"away": {OFFICER: Away(MONDAY, SUNDAY)}}, id="it came no later than the answer that says so"),
        pytest.param({"sender": LEAD}, id="a colleague sent it"),
    ],
)
def test_this_does_not_end_it(more: dict[str, Any]) -> None:
    assert back(**more) == []
