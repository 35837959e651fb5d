"""How many came, were closed and are open, apart from what is no complaint; how they ended; what was paid."""

from __future__ import annotations

from sqlalchemy import Connection

from heard.casework.closed_lists import Learning
from heard.casework.events import Kind, KindCorrected
from histories import at, closed, comes_to
from policies.story import the_policy
from reports.digest.mornings import a_message
from reports.periodic.counted import a_case, a_report, learnt, lines, rows

FEEDBACK, RECOVERY = the_policy("feedback-2018"), the_policy("wdh-2022")


def test_complaints_are_counted_apart_from_requests_comments_and_praise(connection: Connection) -> None:
    for number in range(4):
        a_case(connection, number, "2026-06-02 10:00", policy=FEEDBACK)
    a_case(connection, 4, "2026-05-02 10:00", closed("2026-06-02 10:00"), policy=FEEDBACK)
    a_case(connection, 5, "2026-06-02 10:00", (KindCorrected(Kind.ENQUIRY), at("2026-06-02 11:00")), policy=FEEDBACK)
    for number, kind in enumerate((Kind.ENQUIRY, Kind.COMPLIMENT, Kind.COMPLIMENT, Kind.COMPLIMENT), start=100):
        a_message(connection, number, at("2026-06-03 10:00"), kind=kind.value)
    assert rows(a_report(connection, "committee", FEEDBACK), "numbers") == {
        "complaints": (4, 1, 4),
        "requests for service": (0, None, None),
        "comments and enquiries": (2, None, None),
        "compliments": (3, None, None),
    }


def test_service_recovery_is_counted_apart_from_stage_1(connection: Connection) -> None:
    weekly = RECOVERY.reports["weekly"]
    assert "open by stage" in weekly.shows
    a_case(connection, 1, "2026-06-02 10:00", policy=RECOVERY)
    a_case(connection, 2, "2026-06-02 10:00", comes_to("recovery", "2026-06-02 10:00"), policy=RECOVERY)
    found = rows(a_report(connection, "weekly", RECOVERY), "open by stage")
    assert (found["Service recovery"], found["Stage 1"]) == ((1,), (1,))


def test_outcomes_are_those_of_what_was_closed_in_the_month(connection: Connection) -> None:
    a_case(connection, 1, "2026-05-02 10:00", closed("2026-06-02 10:00"), policy=FEEDBACK)
    a_case(connection, 2, "2026-06-02 10:00", closed("2026-06-30 10:00", outcome="withdrawn"), policy=FEEDBACK)
    a_case(connection, 3, "2026-06-02 10:00", closed("2026-07-01 08:00"), policy=FEEDBACK)
    found = rows(a_report(connection, "committee", FEEDBACK), "outcomes")
    assert {name: count for name, (count,) in found.items() if count} == {"upheld": 1, "withdrawn": 1, "all": 2}


def test_an_offer_is_shown_with_what_was_set_off_and_what_is_left_to_pay(connection: Connection) -> None:
    offered = learnt(Learning.COMPENSATION, "2026-06-17 10:00", pounds=200, set_off=150)
    gesture = learnt(Learning.GOODWILL, "2026-06-18 10:00", pounds=25)
    a_case(connection, 1, "2026-06-02 10:00", offered, gesture, policy=FEEDBACK)
    assert rows(a_report(connection, "committee", FEEDBACK), "redress") == {
        "compensation": (1, 200_00, 150_00, 50_00),
        "goodwill gestures": (1, 25_00, 0, 25_00),
        "all": (2, 225_00, 150_00, 75_00),
    }


def test_that_nothing_was_closed_or_paid_is_said(connection: Connection) -> None:
    assert lines(a_report(connection, "committee", FEEDBACK), "outcomes and recommendations")[:2] == (
        "No complaint was closed.",
        "No compensation and no gesture of goodwill was put on record.",
    )
