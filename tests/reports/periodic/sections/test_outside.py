"""Cases that an Ombudsman took up, and those that may have been refused."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import Connection, insert

from heard.casework.closed_lists import About, LetterKind
from heard.casework.events import MessageNumber, OfficersLetterSeen
from heard.casework.moments import Moment
from heard.casework.refusals import ExcludedAs
from heard.reports.periodic.shape import figures
from heard.store.tables import decisions, questions
from histories import STAGE_1, Happening, at, closed, passed
from policies.story import the_policy
from reports.digest.mornings import a_message
from reports.periodic.counted import a_case, a_report, lines, reference, rows

CODE = the_policy("hos-code-2024")


def test_an_ombudsmans_cases_are_those_of_the_month_and_those_still_open(connection: Connection) -> None:
    def taken_up(when: str) -> Happening:
        return passed(Moment.OMBUDSMAN_CONTACT, when, None)

    a_case(connection, 1, "2026-04-01 10:00", taken_up("2026-05-05 10:00"), policy=CODE)
    a_case(connection, 2, "2026-04-01 10:00", taken_up("2026-06-05 10:00"), policy=CODE)
    over = taken_up("2026-06-05 10:00"), closed("2026-06-20 10:00")
    a_case(connection, 3, "2026-04-01 10:00", *over, policy=CODE)
    a_case(connection, 4, "2026-04-01 10:00", policy=CODE)
    found = figures(a_report(connection, "member", CODE))
    assert found["ombudsman: first contact in this time: cases"] == (reference(2), reference(3))
    assert found["ombudsman: open at the end: cases"] == (reference(1), reference(2))


def asked_about(connection: Connection, number: int, ground: ExcludedAs | None, answered: str = "") -> None:
    """A person was asked on 3 June whether a complaint may be refused."""
    received = at("2026-06-02 10:00")
    a_message(connection, number, received, reference=reference(number))
    kept = {"findings": [], "actions": []} | ({"exclusion": {"ground": ground.value}} if ground else {})
    row = {"message": number, "decided_at": received, "role": "tenant", "kind": "complaint", "body": json.dumps(kept)}
    connection.execute(insert(decisions).values(**row, policy="", rules_version=""))
    asked = {"reference": reference(number), "message": number, "asked_at": at("2026-06-03 10:00"), "of": ""}
    answered_at = at(answered) if answered else None
    connection.execute(insert(questions).values(**asked, about=About.EXCLUSION.value, answered_at=answered_at))


def test_what_may_be_refused_is_counted_by_type_with_what_was_decided(connection: Connection) -> None:
    refusal = OfficersLetterSeen(MessageNumber(90), LetterKind.REFUSAL, STAGE_1, None, True, True)
    a_case(connection, 1, "2026-06-02 10:00", (refusal, at("2026-06-05 10:00")), policy=CODE)
    a_case(connection, 2, "2026-06-02 10:00", policy=CODE)
    a_case(connection, 3, "2026-06-02 10:00", policy=CODE)
    asked_about(connection, 1, ExcludedAs.OUT_OF_TIME, "2026-06-05 10:00")
    asked_about(connection, 2, ExcludedAs.OUT_OF_TIME)
    asked_about(connection, 3, None)
    inside = replace(CODE, reports={"annual": replace(CODE.reports["annual"], no_personal_data=False)})
    assert rows(a_report(connection, "annual", inside), "types refused") == {
        "ground not on record": (1, 0, 0),
        "out of time": (2, 1, 1),
    }
    assert rows(a_report(connection, "annual", CODE), "types refused") == {"all": (3,)}


def test_that_nobody_was_asked_is_said(connection: Connection) -> None:
    assert lines(a_report(connection, "annual", CODE), "types refused")[0].startswith(
        "No complaint fell under an exclusion"
    )
