"""Two cases are one matter: joined, answered from then on as one, and parted again as if never joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import hear, in_step, places, the_case, told
from senders import Wire
from sqlalchemy import select

from builders import MAILBOX, TENANT, MovedClock, a_house, a_mail, a_report
from heard.casework.events import CaseClosed, MessageNumber, Outcome, Reference, Stream
from heard.daemon import joining, moving, send, splitting
from heard.daemon.house import House
from heard.daemon.send import Door, Post
from heard.daemon.writing import Writing
from heard.errors import CannotBeMoved, LetterRefused, NotFound
from heard.store.tables import cases, clocks, letters, people

FIRST, SECOND, THIRD, FOREIGN = (Reference(f"NH-26-000{number}") for number in (1, 2, 3, 4))
WRITERS = (TENANT, "dot@second.example", "finch@third.example", "b@fourth.example")
COMPLAINTS = (
    "I reported the leak in my kitchen three weeks ago and nothing has been done. This is not good enough.",
    "The ceiling under the bathroom has come down and nobody answers me. I want to complain.",
    "I complain that water ran into the cupboards for days, and that nobody from your repairs team came.",
    "Nobody mends the lift. I have been on to you since March and I want to make a complaint.",
)


def a_complaint(number: int) -> bytes:
    subject, message_id = f"Complaint {number}", f"<{number}@t.example>"
    return a_mail(COMPLAINTS[number - 1], sender=WRITERS[number - 1], subject=subject, message_id=message_id)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """Four cases, a day between each; the writers of the first three were found to be one person."""
    house = a_house(tmp_path / "heard.db", now=clock)
    for number in (1, 2, 3, 4):
        hear(house, a_complaint(number), number)
        clock.on(days=1)
    assert places(house) == {1: FIRST, 2: SECOND, 3: THIRD, 4: FOREIGN}
    with house.store.writing() as connection:
        connection.execute(people.update().where(people.c.id.in_((2, 3))).values(same_as=1))
    return house


@pytest.fixture
def unacknowledged(tmp_path: Path, clock: MovedClock) -> House:
    """Two cases of a morning, of which only the second was acknowledged as yet."""
    house = a_house(tmp_path / "other.db", now=clock)
    for number in (1, 2):
        hear(house, a_complaint(number), number)
    only_the_second_is_acknowledged(house)
    clock.on(hours=2)
    return house


def standing(house: House) -> dict[str, object]:
    """Cases, their clocks, and where mail lies; without how long each history is."""
    assert in_step(house)
    with house.store.reading() as connection:
        rows = [dict(row) for row in connection.execute(select(cases)).mappings()]
        running = [tuple(row) for row in connection.execute(select(clocks).order_by(*clocks.primary_key))]
    for row in rows:
        del row["last_number"], row["chain"]
    return {"cases": rows, "clocks": running, "places": places(house)}


def state_of(house: House, reference: str, clock: str = "acknowledge") -> str:
    shown = the_case(house, reference)["clocks"]
    return next(str(each["state"]) for each in shown if each["clock"] == clock)


@pytest.mark.parametrize("named", [(FIRST, SECOND), (SECOND, FIRST)], ids=["older first", "younger first"])
def test_the_one_received_first_goes_on_however_they_are_named(
    house: House, named: tuple[Reference, Reference]
) -> None:
    done = joining.join(house, *named)
    assert (done.came_from, done.went_to, done.messages) == (SECOND, FIRST, (2,))
    assert places(house)[2] == FIRST
    younger = the_case(house, SECOND)
    assert (younger["status"], younger["outcome"], younger["joined"]) == ("closed", None, FIRST)
    assert "received first" in done.notes[0]
    standing(house)


def test_both_histories_say_it_in_plain_words(house: House) -> None:
    joining.join(house, FIRST, SECOND)
    assert "NH-26-0002 was joined to NH-26-0001" in told(house, SECOND)
    assert "NH-26-0002 was joined to NH-26-0001" in told(house, FIRST)
    assert "message 2 was moved from NH-26-0002 to NH-26-0001" in told(house, FIRST)


def test_it_can_be_undone_as_if_it_had_never_been(house: House) -> None:
    before = standing(house)
    assert joining.join(house, FIRST, SECOND).undo == "heard join --undo NH-26-0002"
    assert joining.part(house, SECOND).undo == "heard join NH-26-0001 NH-26-0002"
    assert standing(house) == before


def reply_to(house: House, reference: Reference, number: int, *, headers: bool = True) -> bytes:
    """The complainant's reply to a letter about a case, by its header, or by the reference in its subject alone."""
    with house.store.reading() as connection:
        sent = select(letters.c.message_id).where(letters.c.reference == reference, letters.c.outside)
        answered = connection.execute(sent.limit(1)).scalar_one()
    named = [("In-Reply-To", answered), ("References", answered)] if headers else []
    subject = f"Re: Your complaint [{reference}]" if not headers else "Re: Your complaint"
    text = f"Is there any news? This is reminder {number}."
    return a_mail(text, sender=WRITERS[1], subject=subject, message_id=f"<r{number}@t.example>", headers=named)


def test_a_reply_to_a_letter_of_the_younger_goes_to_the_older(house: House) -> None:
    send.count_as_sent(house)
    joining.join(house, FIRST, SECOND)
    assert hear(house, reply_to(house, SECOND, 5), 5) == FIRST
    assert the_case(house, SECOND)["status"] == "closed", "it does not open the younger again"
    joining.part(house, SECOND)
    assert (places(house)[2], places(house)[5]) == (SECOND, FIRST), "it came to the older, and stays there"
    standing(house)


def test_parted_the_younger_is_answered_again(house: House) -> None:
    send.count_as_sent(house)
    joining.join(house, FIRST, SECOND)
    joining.part(house, SECOND)
    assert hear(house, reply_to(house, SECOND, 5), 5) == SECOND


def test_a_reply_that_names_the_younger_in_its_subject_goes_to_the_older(house: House) -> None:
    send.count_as_sent(house)
    joining.join(house, FIRST, SECOND)
    assert hear(house, reply_to(house, SECOND, 5, headers=False), 5) == FIRST


def test_a_reply_to_the_mail_that_came_with_it_goes_to_the_older(house: House) -> None:
    joining.join(house, FIRST, SECOND)
    answers = [("In-Reply-To", "<2@t.example>")]
    more = a_mail("More of it.", sender=WRITERS[1], message_id="<m@t.example>", headers=answers)
    assert hear(house, more, 5) == FIRST


# -- More than two


def test_three_are_joined_and_parted_in_turn(house: House) -> None:
    before = standing(house)
    joining.join(house, SECOND, THIRD)
    between = standing(house)
    joining.join(house, FIRST, SECOND)
    assert [places(house)[number] for number in (1, 2, 3)] == [FIRST] * 3
    assert the_case(house, THIRD)["joined"] == FIRST, "what names the third leads to the first as well"
    with pytest.raises(CannotBeMoved, match="heard join --undo NH-26-0002 first"):
        joining.part(house, THIRD)
    joining.part(house, SECOND)
    assert standing(house) == between
    joining.part(house, THIRD)
    assert standing(house) == before


# -- Clocks


def test_an_acknowledgement_of_the_younger_undoes_no_breach_of_the_older(
    unacknowledged: House, clock: MovedClock
) -> None:
    house = unacknowledged
    clock.on(days=5)
    assert (state_of(house, FIRST), state_of(house, SECOND)) == ("missed", "met")
    joining.join(house, FIRST, SECOND, anyway=True)
    assert (state_of(house, FIRST), state_of(house, SECOND)) == ("missed", "met")


def only_the_second_is_acknowledged(house: House) -> None:
    with house.store.writing() as connection:
        connection.execute(letters.update().where(letters.c.reference != SECOND).values(state="held"))
    send.count_as_sent(house)


def test_in_time_it_counts_for_the_older_from_the_day_of_the_join(unacknowledged: House) -> None:
    house = unacknowledged
    assert state_of(house, FIRST) == "running"
    joining.join(house, FIRST, SECOND, anyway=True)
    assert state_of(house, FIRST) == "met"
    assert the_case(house, FIRST)["clocks"][0]["met_at"] == house.now().isoformat()
    joining.part(house, SECOND)
    assert state_of(house, FIRST) == "running"


def test_a_clock_that_ran_when_they_were_joined_is_neither_met_nor_missed(house: House, clock: MovedClock) -> None:
    joining.join(house, SECOND, THIRD)
    assert state_of(house, THIRD, "stage-1-answer") == "stopped"
    clock.on(days=60)
    assert (state_of(house, THIRD, "stage-1-answer"), state_of(house, SECOND, "stage-1-answer")) == (
        "stopped",
        "missed",
    )
    joining.part(house, THIRD)
    assert state_of(house, THIRD, "stage-1-answer") == "missed", "parted, it has run all the time"


# -- Refused


def test_cases_of_different_complainants_are_not_joined_unless_that_is_meant(house: House) -> None:
    with pytest.raises(CannotBeMoved, match=r"different complainants.*--anyway"):
        joining.join(house, FIRST, FOREIGN)
    assert joining.join(house, FIRST, FOREIGN, anyway=True).messages == (4,)
    assert joining.part(house, FOREIGN).undo == "heard join NH-26-0001 NH-26-0004 --anyway"


@pytest.mark.parametrize(
    "one, other, error, said",
    [
        pytest.param(FIRST, FIRST, CannotBeMoved, "to itself", id="one case"),
        pytest.param(FIRST, Reference("NH-26-0099"), NotFound, "no such case", id="no such case"),
        pytest.param(FIRST, THIRD, CannotBeMoved, "was joined to NH-26-0002; name that one", id="joined already"),
    ],
)
def test_what_cannot_be_joined(
    house: House, one: Reference, other: Reference, error: type[Exception], said: str
) -> None:
    joining.join(house, SECOND, THIRD)
    before = standing(house)
    with pytest.raises(error, match=said):
        joining.join(house, one, other)
    assert standing(house) == before


def test_what_is_joined_to_nothing_cannot_be_parted(house: House) -> None:
    with pytest.raises(CannotBeMoved, match="joined to no other"):
        joining.part(house, FIRST)


def test_no_mail_is_put_on_a_case_that_was_joined(house: House) -> None:
    joining.join(house, FIRST, SECOND)
    with pytest.raises(CannotBeMoved, match="joined to NH-26-0001"):
        moving.move(house, [MessageNumber(4)], SECOND)


# -- Besides


def test_a_case_split_off_goes_back_where_it_came_from_even_with_the_oldest_mail(house: House) -> None:
    joining.join(house, FIRST, SECOND)
    before = places(house)
    done = splitting.split(house, [MessageNumber(1)], off=FIRST)
    assert done.undo == f"heard join NH-26-0001 {done.went_to}"
    back = joining.join(house, FIRST, Reference(str(done.went_to)))
    assert back.went_to == FIRST
    assert places(house) == before


def test_what_has_not_left_yet_is_said(house: House) -> None:
    [letter] = [x["id"] for x in the_case(house, SECOND)["letters"] if x["to"] == WRITERS[1]]
    assert any(f"heard letters drop {letter}" in note for note in joining.join(house, FIRST, SECOND).notes)


def test_a_letter_that_counted_for_both_and_comes_back_was_given_on_neither(unacknowledged: House) -> None:
    house = unacknowledged
    joining.join(house, FIRST, SECOND, anyway=True)
    assert state_of(house, FIRST) == "met"
    hear(house, a_report(house, SECOND), 9)
    assert (state_of(house, FIRST), state_of(house, SECOND)) == ("running", "stopped")
    standing(house)


def test_what_comes_back_and_what_is_asked_of_it_lie_on_the_case_that_goes_on(house: House) -> None:
    send.count_as_sent(house)
    joining.join(house, FIRST, SECOND)
    assert hear(house, a_report(house, SECOND), 9) == FIRST
    assert {each["about"] for each in the_case(house, FIRST)["questions"]} == {"letter-failed"}
    younger = the_case(house, SECOND)
    assert ({each["about"] for each in younger["questions"]}, younger["status"]) == ({"danger"}, "closed")
    assert state_of(house, SECOND) == "missed", "the letter was never given"
    standing(house)


def refuse_the_second(to: str) -> None:
    if to == WRITERS[1]:
        raise LetterRefused("550 no such user")


def test_what_is_asked_of_a_letter_refused_on_the_way_out_lies_there_too(house: House) -> None:
    joining.join(house, FIRST, SECOND)
    Post(house, {MAILBOX: Door(Wire(before=refuse_the_second), None)}).drain()
    assert [each["about"] for each in the_case(house, FIRST)["questions"]] == ["letter-failed"]
    assert [each["about"] for each in the_case(house, SECOND)["questions"]] == ["danger"], "asked before they were one"
    standing(house)


def closed(house: House, reference: Reference) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, "", house.now())
        writing.note(Stream(reference), CaseClosed(Outcome("upheld")))
        writing.append()


def test_an_open_case_does_not_end_by_being_joined_to_a_closed_one_unless_a_person_says_so_again(house: House) -> None:
    closed(house, FIRST)
    with pytest.raises(CannotBeMoved, match=r"NH-26-0001 is closed and NH-26-0002 is open.*reopen NH-26-0001 first"):
        joining.join(house, FIRST, SECOND)
    assert the_case(house, SECOND)["status"] == "open"
    notes = joining.join(house, FIRST, SECOND, anyway=True).notes
    assert any("nothing of NH-26-0002 falls due any more" in note for note in notes)
    assert joining.part(house, SECOND).undo == "heard join NH-26-0001 NH-26-0002 --anyway"


@pytest.mark.parametrize("both", [(FIRST, SECOND), (SECOND,)], ids=["both closed", "the younger closed"])
def test_a_closed_case_is_joined_without_more_ado(house: House, both: tuple[Reference, ...]) -> None:
    for each in both:
        closed(house, each)
    assert not any("falls due" in note for note in joining.join(house, FIRST, SECOND).notes)


def test_what_was_split_off_a_closed_case_goes_back_there_with_a_word_of_it(house: House) -> None:
    hear(house, reply_to(house, FIRST, 5), 5)
    closed(house, FIRST)
    new = Reference(str(splitting.split(house, [MessageNumber(5)], off=FIRST).went_to))
    assert any("is closed" in note for note in joining.join(house, FIRST, new).notes)
