"""The buttons of a notice: what its case allows, for one officer, each with what was given to them and to nobody else.

The tenant wrote on Monday 1 June 2026; the policy of the case knows four outcomes and four stages.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from commanding.officers_say import CASE
from looking import hear

from builders import KEYS, LANDLORD, LEAD, MAILBOX, MONDAY, OFFICER, MovedClock, a_house, a_mail
from heard.casework.commands import Confirm
from heard.casework.events import About, CaseClosed, MessageNumber, Outcome, Stream
from heard.casework.people import Officer
from heard.daemon.house import House
from heard.daemon.pressing import Pressed, press, presses
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.judgement.commands.offered import Offer
from heard.judgement.token_seen import LASTS, LASTS_TO_CONFIRM, TokenSeen, TokenState
from heard.store import tokens
from policies.story import the_policy

COMPLAINT = MessageNumber(1)
ZOE = Officer("Zoë Ö'Brien-Äke", "zoe@northgate.example", ("owning-officer",))
STAFF = (*LANDLORD.staff, ZOE)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    house = a_house(tmp_path / "heard.db", now=clock, landlord=replace(LANDLORD, staff=STAFF))
    hear(house, a_mail(), 1)
    return house


def officer(address: str) -> Officer:
    [found] = [each for each in STAFF if each.address == address]
    return found


def pressed(
    house: House,
    about: About,
    *,
    to: str = OFFICER,
    on_case: bool = True,
    proposes: tuple[str, ...] = (),
    is_new: bool = False,
) -> Pressed:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), COMPLAINT, MAILBOX, MONDAY)
        stands = stands_now(connection, house, CASE) if on_case else None
        return presses(writing, officer(to), about, stands, proposes, is_new=is_new)


def lines(found: Pressed) -> list[str]:
    return [each.command for each in found.buttons]


def given(house: House, token: str, *, after: timedelta = timedelta()) -> TokenSeen:
    with house.store.reading() as connection:
        [seen] = tokens.seen(connection, KEYS, f"assign to me {token}", house.now() + after)
    return seen


def close(house: House) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, MAILBOX, MONDAY)
        writing.note(Stream(CASE), CaseClosed(Outcome("withdrawn")))
        writing.append()


# -- Which


def test_a_new_case_is_taken_given_to_somebody_or_is_none(house: House) -> None:
    assert lines(pressed(house, About.NEW_CASE, proposes=(ZOE.address,))) == [
        "assign to me",
        "assign to Zoë Ö'Brien-Äke",
        "service request",
    ]


def test_of_a_case_that_is_new_something_else_is_told_with_what_a_new_one_offers(house: House) -> None:
    assert lines(pressed(house, About.WORDS_WANTED, proposes=(ZOE.address,), is_new=True)) == [
        "assign to me",
        "assign to Zoë Ö'Brien-Äke",
        "service request",
        "contact made by phone",
    ]


def test_who_is_told_takes_it_by_a_button_of_their_own_and_not_by_their_name(house: House) -> None:
    assert lines(pressed(house, About.NEW_CASE, proposes=(OFFICER, ZOE.address)))[:2] == [
        "assign to me",
        "assign to Zoë Ö'Brien-Äke",
    ]


def test_whom_the_policy_keeps_from_a_case_is_offered_to_nobody_and_not_to_themselves(house: House) -> None:
    assert lines(pressed(house, About.NEW_CASE, to=LEAD, proposes=(LEAD, OFFICER))) == [
        "assign to Gary Officer",
        "service request",
    ]


def test_somebody_who_is_no_longer_among_the_staff_is_not_proposed(house: House) -> None:
    assert lines(pressed(house, About.NEW_CASE, proposes=("gone@northgate.example",))) == [
        "assign to me",
        "service request",
    ]


def test_what_the_case_does_not_allow_is_not_offered(house: House) -> None:
    close(house)
    assert lines(pressed(house, About.NEW_CASE, proposes=(LEAD,))) == []


def test_closing_is_offered_before_there_is_an_answer_since_the_mail_is_kept(house: House) -> None:
    assert lines(pressed(house, About.ASSIGNED)) == [
        "contact made by phone",
        "close upheld",
        "close partly upheld",
        "close not upheld",
        "service request",
    ]


def test_what_asks_why_is_offered_though_nothing_is_filled_in_yet(tmp_path: Path, clock: MovedClock) -> None:
    """Under a policy by which a reason is enough; by the one above the tenant has to agree."""
    house = a_house(tmp_path / "code.db", now=clock, policy=the_policy("hos-code-2024"))
    hear(house, a_mail(), 1)
    [longer] = [each for each in pressed(house, About.ASSIGNED).buttons if each.asks]
    assert (longer.command, longer.asks) == ("extend 5 working days", ("because: [why]",))


def test_the_next_stage_is_the_one_that_follows_in_the_policy_of_the_case(house: House) -> None:
    assert lines(pressed(house, About.NEXT_STAGE)) == ["stage 2", "no escalation"]


def test_of_no_case_a_mail_is_made_one(house: House) -> None:
    found = pressed(house, About.PASSED_ON, on_case=False)
    assert lines(found) == ["new case"]
    assert "%5BNH-" not in found.buttons[0].mailto


def test_news_has_no_buttons_and_may_be_answered(house: House) -> None:
    found = pressed(house, About.AWAY)
    assert found.buttons == ()
    assert given(house, found.token).state is TokenState.GOOD


# -- With what


def test_all_of_a_notice_carry_what_that_officer_was_given_for_that_case_and_message(house: House) -> None:
    found = pressed(house, About.NEW_CASE)
    assert all(found.token in each.mailto for each in found.buttons)
    seen = given(house, found.token)
    assert (seen.state, seen.officer, seen.reference) == (TokenState.GOOD, OFFICER, CASE)
    assert (seen.message, seen.about, seen.only) == (COMPLAINT, "new-case", ())


def test_each_officer_is_given_their_own(house: House) -> None:
    theirs, hers = (pressed(house, About.NEW_CASE, to=each).token for each in (OFFICER, LEAD))
    assert [given(house, each).officer for each in (theirs, hers)] == [OFFICER, LEAD]


def test_of_no_case_it_is_given_for_none(house: House) -> None:
    assert given(house, pressed(house, About.PASSED_ON, on_case=False).token).reference is None


def test_it_holds_for_two_weeks(house: House) -> None:
    token = pressed(house, About.NEW_CASE).token
    assert given(house, token, after=LASTS - timedelta(seconds=1)).state is TokenState.GOOD
    assert given(house, token, after=LASTS).state is TokenState.EXPIRED


def test_the_button_of_a_letter_is_given_for_its_command_alone(house: House) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), COMPLAINT, MAILBOX, MONDAY)
        yes = Offer("Yes, I wrote this", Confirm())
        found = press(writing, officer(OFFICER), yes, CASE, COMPLAINT, "confirm", LASTS_TO_CONFIRM)
    [made] = found.buttons
    assert (made.label, made.command) == ("Yes, I wrote this", "confirm")
    assert found.token in made.mailto
    seen = given(house, found.token)
    assert (seen.about, seen.only, seen.message) == ("confirm", ("confirm",), COMPLAINT)
    assert given(house, found.token, after=LASTS_TO_CONFIRM).state is TokenState.EXPIRED
