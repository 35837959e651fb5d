"""Open complaints with their references in another system, for whoever keys them in there."""

from __future__ import annotations

from sqlalchemy import Connection

from heard.casework.events import Particular, ParticularRecorded, Reference
from heard.store.particulars import keep_words
from histories import Happening, a_policy, at, closed
from policies.story import the_policy
from reports.periodic.counted import a_case, a_report, lines, reference, rows

WNWHL = the_policy("wnwhl-2009")
TABLE = "references elsewhere"


def said(
    connection: Connection, number: int, words: str, when: str, about: Particular = Particular.REFERENCE
) -> Happening:
    kept = keep_words(connection, Reference(reference(number)), words)
    return ParticularRecorded(about, words=kept), at(when)


def test_each_open_complaint_has_the_reference_that_was_told_last_or_a_blank(connection: Connection) -> None:
    told = said(connection, 1, "LA-1", "2026-06-02 10:00"), said(connection, 1, "LA-2", "2026-06-03 10:00")
    a_case(connection, 1, "2026-06-01 10:00", *told, policy=WNWHL)
    a_case(connection, 2, "2026-06-02 10:00", policy=WNWHL)
    found = rows(a_report(connection, "in-hand", WNWHL), TABLE)
    assert {case: theirs for case, (_, theirs) in found.items()} == {reference(1): "LA-2", reference(2): ""}


def test_other_words_of_a_case_are_no_reference(connection: Connection) -> None:
    told = said(connection, 1, "hearing loop", "2026-06-02 10:00", Particular.ADJUSTMENT)
    a_case(connection, 1, "2026-06-01 10:00", told, policy=WNWHL)
    [(_, theirs)] = rows(a_report(connection, "in-hand", WNWHL), TABLE).values()
    assert theirs == ""


def test_what_is_closed_is_keyed_in_no_more(connection: Connection) -> None:
    told = said(connection, 1, "LA-1", "2026-06-02 10:00")
    a_case(connection, 1, "2026-06-01 10:00", told, closed("2026-06-10 10:00"), policy=WNWHL)
    assert lines(a_report(connection, "in-hand", WNWHL), TABLE) == ("No complaint is open.",)


def test_outside_no_reference_is_told(connection: Connection) -> None:
    outside = (
        '[report.ours]\nevery = "month"\nto = "public"\nno_personal_data = true\nshows = ["references elsewhere"]\n'
    )
    a_case(connection, 1, "2026-06-01 10:00", said(connection, 1, "LA-1", "2026-06-02 10:00"))
    report = a_report(connection, "ours", a_policy(outside))
    assert [section.tables for section in report.sections] == [()]
    assert lines(report, TABLE) == ("References are left out here: a case could be told by them.",)
