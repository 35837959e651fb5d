"""How many were asked how it was, and what they answered: those whose survey left in the time."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, insert

from heard.casework.closed_lists import Purpose
from heard.casework.events import CaseJoined, LetterNumber, Reference, SurveyAnswered
from heard.reports.periodic.shape import Hidden, Number, figures
from heard.store.tables import letters
from histories import Happening, at
from policies.story import the_policy
from reports.periodic.counted import a_case, a_report, lines, reference, rows, table

FEEDBACK, GROUP = the_policy("feedback-2018"), the_policy("group-2008")
CALLED = "how we dealt with it"


def a_survey(
    connection: Connection, number: int, *answers: bool, sent: str | None = "2026-06-02 09:00", joined: str = ""
) -> None:
    """Write down a case, its survey, and what its complainant answered, the last one last.

    joined   the case it was joined to then
    """
    happened: list[Happening] = [
        (SurveyAnswered(LetterNumber(number), each), at("2026-06-03 10:00")) for each in answers
    ]
    if joined:
        happened.append((CaseJoined(Reference(joined)), at("2026-06-03 11:00")))
    a_case(connection, number, "2026-05-04 10:00", *happened, policy=FEEDBACK)
    row = {
        "id": number, "key": f"{reference(number)}:survey", "name": "complainant.survey.any",
        "purpose": Purpose.SURVEY.value, "reference": reference(number), "mailbox": "complaints@northgate.example",
        "to": "tenant@tenant.example", "outside": True, "message_id": f"<{number}@northgate.example>", "words": "",
        "content": b"", "state": "sent" if sent else "waiting", "released": False,
        "created_at": at("2026-06-01 09:00"), "tries": 1, "next_try_at": at("2026-06-01 09:00"),
        "sent_at": at(sent) if sent else None, "copied": True,
    }  # fmt: skip
    connection.execute(insert(letters).values(**row))


def test_counted_are_the_surveys_that_left_in_the_time(connection: Connection) -> None:
    for number, sent in enumerate(
        ("2026-05-31 23:59", "2026-06-01 00:00", "2026-06-30 23:59", "2026-07-01 00:00", None), start=1
    ):
        a_survey(connection, number, True, sent=sent)
    found = a_report(connection, "committee", FEEDBACK)
    assert figures(found)[f"satisfaction: {CALLED}: asked"] == (reference(2), reference(3))
    assert figures(found)[f"satisfaction: {CALLED}: answered"] == (reference(2), reference(3))


def test_the_share_is_of_those_who_answered(connection: Connection) -> None:
    for number, answers in enumerate(((True,), (True,), (False,), ()), start=1):
        a_survey(connection, number, *answers)
    found = a_report(connection, "committee", FEEDBACK)
    assert rows(found, "satisfaction")[CALLED] == (4, 3, 2, 1, "66.7%", "no target set")
    assert lines(found, "satisfaction") == ("4 asked, 3 answered, 2 satisfied (66.7%).",)
    assert figures(found)[f"satisfaction: {CALLED}: not satisfied"] == (reference(3),)


def test_of_two_answers_the_last_stands(connection: Connection) -> None:
    a_survey(connection, 1, True, False)
    assert rows(a_report(connection, "committee", FEEDBACK), "satisfaction")[CALLED][:4] == (1, 1, 0, 1)


def test_where_nobody_answered_there_is_no_share(connection: Connection) -> None:
    a_survey(connection, 1)
    found = a_report(connection, "committee", FEEDBACK)
    assert rows(found, "satisfaction")[CALLED] == (1, 0, 0, 0, "", "no target set")
    assert lines(found, "satisfaction") == ("1 asked, 0 answered, 0 satisfied (no share).",)


def test_an_answer_counts_for_the_letter_it_answers(connection: Connection) -> None:
    a_survey(connection, 1)
    a_case(connection, 2, "2026-05-04 10:00", (SurveyAnswered(LetterNumber(1), True), at("2026-06-03 10:00")))
    assert rows(a_report(connection, "committee", FEEDBACK), "satisfaction")[CALLED][:2] == (1, 0)


def test_an_answer_is_found_on_the_case_that_its_own_was_joined_to(connection: Connection) -> None:
    a_case(connection, 9, "2026-05-04 10:00", (SurveyAnswered(LetterNumber(1), True), at("2026-06-04 10:00")))
    a_survey(connection, 1, joined=reference(9))
    found = figures(a_report(connection, "committee", FEEDBACK))
    assert found[f"satisfaction: {CALLED}: satisfied"] == (reference(1),)


def test_that_nobody_was_asked_is_said(connection: Connection) -> None:
    assert lines(a_report(connection, "committee", FEEDBACK), "satisfaction") == (
        "Nobody was asked in this time how it was.",
    )


@pytest.mark.parametrize(
    ("satisfied", "not_satisfied", "silent", "shown", "share"),
    [
        pytest.param(0, 0, 4, (Hidden(), Number(0), Number(0), Number(0)), "too few to show", id="few were asked"),
        pytest.param(3, 0, 3, (Number(6), Hidden(), Hidden(), Hidden()), "too few to show", id="few answered"),
        pytest.param(2, 2, 2, (Number(6), Hidden(), Hidden(), Hidden()), "too few to show", id="few of either"),
        pytest.param(
            9, 1, 0, (Number(10), Number(10), "not shown", "not shown"), "too few to show", id="one would stand out"
        ),
        pytest.param(6, 5, 1, (Number(12), Number(11), Number(6), Number(5)), "54.5%", id="enough of both"),
        pytest.param(5, 0, 0, (Number(5), Number(5), Number(5), Number(0)), "100.0%", id="all of enough"),
    ],
)
def test_published_a_small_number_is_not_told(
    connection: Connection, satisfied: int, not_satisfied: int, silent: int, shown: tuple[object, ...], share: str
) -> None:
    answers = (*[(True,)] * satisfied, *[(False,)] * not_satisfied, *[()] * silent)
    for number, each in enumerate(answers, start=1):
        a_survey(connection, number, *each)
    found = a_report(connection, "public", GROUP, FEEDBACK)
    [row] = table(found, "satisfaction").rows
    assert row[1:5] == shown
    assert rows(found, "satisfaction")[CALLED][-2] == share
    [line] = lines(found, "satisfaction")
    assert ("too few to show" in line) is (share == "too few to show")
