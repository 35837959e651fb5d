"""What waits for a person: questions, letters, mail that could not be read, reviews, and time that runs out."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection, insert

from builders import LEAD, MAILBOX
from heard.casework.closed_lists import Covers
from heard.casework.events import About, By, ContactLimited, MessageNumber, Reference, Trouble, WhichMatter
from heard.casework.moments import Moment
from heard.casework.restriction_events import RestrictionEntered
from heard.reports.digest import alive, asked, letters, mail, restricted, windows
from heard.store import questions, restrictions, watching
from heard.store.restrictions import Said
from heard.store.tables import problems
from histories import answered, at, closed, passed
from policies.story import the_policy
from reports.digest.mornings import FRIDAY, a_case, a_letter, a_message, a_morning, told


def ask(connection: Connection, reference: str | None, about: About, when: str) -> None:
    on = Reference(reference) if reference is not None else None
    questions.ask(connection, on, None, about, of=[LEAD], now=at(when))


def test_questions_by_case_the_longest_asked_first(connection: Connection) -> None:
    for number in (1, 2):
        a_case(connection, number, "2026-06-01 09:30")
    ask(connection, "NH-26-0001", About.WHICH_CASE, "2026-06-10 10:00")
    ask(connection, "NH-26-0002", About.WHO_IS_IT, "2026-06-08 10:00")
    ask(connection, "NH-26-0002", About.NEXT_STAGE, "2026-06-09 10:00")
    ask(connection, None, About.WHICH_CASE, "2026-06-11 10:00")
    ask(connection, "NH-26-0001", About.REMINDER, "2026-06-01 10:00")
    questions.settle(connection, Reference("NH-26-0001"), [About.WORDS_WANTED], now=at(FRIDAY))
    found = asked.waiting(a_morning(connection))
    assert [(row.reference, row.count, row.days) for row in found] == [
        ("NH-26-0002", 2, 4),
        ("NH-26-0001", 1, 2),
        (None, 1, 1),
    ]


def test_an_answered_question_waits_no_more(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30")
    ask(connection, "NH-26-0001", About.NEXT_STAGE, "2026-06-08 10:00")
    questions.settle(connection, Reference("NH-26-0001"), [About.NEXT_STAGE], now=at("2026-06-09 10:00"))
    assert asked.waiting(a_morning(connection)) == []


def test_a_request_for_the_next_stage_and_mail_of_somebody_restricted_are_told_apart(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30")
    a_case(connection, 2, "2026-06-01 09:30")
    ask(connection, "NH-26-0001", About.NEXT_STAGE, "2026-06-08 10:00")
    ask(connection, "NH-26-0002", About.RESTRICTED, "2026-06-09 10:00")
    assert told(asked.late_requests(a_morning(connection))) == [("NH-26-0001", 4)]
    assert told(asked.to_decide(a_morning(connection))) == [("NH-26-0002", 3)]


@pytest.mark.parametrize(
    "more, is_shown",
    [
        pytest.param({"reference": "NH-26-0001"}, True, id="of an open case, however old"),
        pytest.param({"reference": "NH-26-0002"}, False, id="of a closed case, old"),
        pytest.param({"reference": "NH-26-0001", "held_because": "dropped by a person"}, False, id="dropped"),
        pytest.param({}, False, id="on no case, old"),
        pytest.param({"created_at": at("2026-06-11 09:00")}, True, id="on no case, this week"),
    ],
)
def test_a_letter_that_did_not_arrive(connection: Connection, more: dict[str, object], is_shown: bool) -> None:
    a_case(connection, 1, "2026-05-01 09:30")
    a_case(connection, 2, "2026-05-01 09:30", closed("2026-05-02 09:30"))
    a_letter(connection, 7, "failed", "2026-05-01 10:00", **more)
    assert len(letters.failed(a_morning(connection))) == is_shown


def test_letters_that_are_held(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30")
    of_it = {"reference": "NH-26-0001", "held_because": "sending = hold"}
    a_letter(connection, 7, "held", "2026-06-09 10:00", name="complainant.receipt.any", **of_it)
    named = "complainant.acknowledgement.stage-1"
    a_letter(connection, 8, "held", "2026-06-10 10:00", name=named, purpose="acknowledgement", **of_it)
    a_letter(connection, 9, "held", "2026-06-11 10:00", name="officer.digest.daily", purpose="notice")
    a_letter(connection, 10, "sent", "2026-06-11 10:00")
    morning = a_morning(connection)
    assert [row.what for row in letters.held(morning)] == ["letter 7 (complainant.receipt.any)"]
    assert [row.what for row in letters.held_acknowledgements(morning)] == [f"letter 8 ({named})"]


def test_mail_that_could_not_be_read_until_it_was(connection: Connection) -> None:
    a_message(connection, 5, at("2026-06-10 10:00"))
    for solved in (None, at("2026-06-11 10:00")):
        row = {"message": 5, "happened_at": at("2026-06-10 10:05"), "what": "", "solved_at": solved}
        connection.execute(insert(problems).values(row))
    assert [(row.message, row.days) for row in mail.unread(a_morning(connection))] == [(5, 2)]


@pytest.mark.parametrize(
    "received, kind, is_shown",
    [
        pytest.param("2026-06-11 09:00", "compliment", True, id="since the last working morning"),
        pytest.param("2026-06-11 08:59", "compliment", False, id="told before"),
        pytest.param("2026-06-11 10:00", "complaint", False, id="no praise"),
    ],
)
def test_praise_since_the_last_working_morning(
    connection: Connection, received: str, kind: str, is_shown: bool
) -> None:
    a_message(connection, 5, at(received), kind=kind)
    assert len(mail.compliments(a_morning(connection))) == is_shown


def test_on_monday_praise_of_the_weekend_is_shown(connection: Connection) -> None:
    a_message(connection, 5, at("2026-06-13 10:00"), kind="compliment")
    assert [row.message for row in mail.compliments(a_morning(connection, "2026-06-15 09:00"))] == [5]


def test_contacts_of_restricted_persons_without_their_words(connection: Connection) -> None:
    a_message(connection, 5, at("2026-06-11 10:00"), subject="The hedge again", own_words="The hedge")
    limited = ContactLimited(MessageNumber(5), 3, WhichMatter.SAME, False)
    a_case(connection, 1, "2026-06-01 09:30", (limited, at("2026-06-11 10:00")))
    [row] = restricted.came(a_morning(connection))
    assert (row.reference, row.message, row.what) == ("NH-26-0001", 5, "restriction 3, about what is limited")


@pytest.mark.parametrize(
    "when, days",
    [
        pytest.param("2026-06-11 09:00", None, id="eleven working days before"),
        pytest.param("2026-06-12 09:00", -10, id="ten before"),
        pytest.param("2026-06-29 09:00", 1, id="missed"),
    ],
)
def test_a_review_on_26_june(connection: Connection, when: str, days: int | None) -> None:
    entered = RestrictionEntered(
        None, None, None, Covers.EVERYTHING, None, None, None, date(2026, 5, 1), date(2026, 7, 24), date(2026, 6, 26)
    )
    said = Said("Raymond Pickersgill", option="acknowledge-only")
    restrictions.add(connection, said, [(entered, "")], by=By.OFFICER, now=at("2026-05-01 09:00"))
    found = [(row.what, row.days) for row in restricted.reviews(a_morning(connection, when))]
    assert found == ([] if days is None else [("restriction 1", days)])


@pytest.mark.parametrize(
    "when, is_shown",
    [
        pytest.param("2026-06-30 09:00", False, id="three working days before"),
        pytest.param("2026-07-01 09:00", True, id="two before"),
        pytest.param("2026-07-03 09:00", True, id="on its last day"),
        pytest.param("2026-07-06 09:00", False, id="over"),
    ],
)
def test_a_complainants_twenty_working_days_that_end_on_3_july(
    connection: Connection, when: str, is_shown: bool
) -> None:
    policy = the_policy("west-kent-2011")
    a_case(connection, 1, "2026-06-01 09:30", answered("2026-06-05 10:00"), policy=policy)
    found = windows.ending(a_morning(connection, when, policy))
    assert [(row.reference, str(row.day)) for row in found] == [("NH-26-0001", "2026-07-03")] * is_shown


def test_a_policy_without_such_a_time_has_none_that_ends(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30", passed(Moment.CONTACT_MADE, "2026-06-02 09:30"))
    assert windows.ending(a_morning(connection)) == []


def test_how_heard_is(connection: Connection) -> None:
    a_message(connection, 5, at("2026-06-12 08:52"))
    watching.note_well(connection, MAILBOX, "INBOX")
    a_letter(connection, 7, "waiting", "2026-06-12 07:59")
    a_letter(connection, 8, "waiting", "2026-06-12 08:30")
    found = alive.alive(a_morning(connection))
    assert (found.last_heard, found.waiting) == (at("2026-06-12 08:52"), 1)


def test_since_when_a_mailbox_is_in_trouble(connection: Connection) -> None:
    for folder, when in (("INBOX", "2026-06-12 08:10"), ("Archive", "2026-06-12 08:05")):
        watching.note_trouble(connection, MAILBOX, folder, Trouble.UNREACHABLE, at(when))
    assert alive.alive(a_morning(connection)).mailboxes == {MAILBOX: at("2026-06-12 08:05")}
