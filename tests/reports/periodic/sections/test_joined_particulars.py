"""What officers told of a case that was joined to another counts under that other: actions, payment, references."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from heard.casework.closed_lists import Learning
from heard.casework.events import (
    CaseJoined,
    Particular,
    ParticularDone,
    ParticularRecorded,
    ParticularWord,
    Reference,
)
from heard.store.particulars import keep_words
from histories import Happening, at
from policies.story import the_policy
from reports.periodic.counted import a_case, a_report, learnt, reference, rows

WNWHL, WDH = the_policy("wnwhl-2009"), the_policy("wdh-2022")
FIRST, SECOND = reference(1), reference(2)
JOINED: Happening = (CaseJoined(Reference(FIRST)), at("2026-06-12 10:00"))


def told(about: Particular, when: str = "2026-06-10 10:00", word: str = "", on: date | None = None) -> Happening:
    return ParticularRecorded(about, ParticularWord(word) if word else None, on=on), at(when)


def test_an_action_that_is_still_to_be_done_is_open_on_the_other(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", policy=WDH)
    a_case(connection, 2, "2026-06-02 10:00", told(Particular.ACTION, on=date(2026, 6, 22)), JOINED, policy=WDH)
    found = a_report(connection, "quarterly", WDH)
    assert rows(found, "actions") == {"done in this time": (0,), "open": (1,), "of these overdue": (1,)}
    assert rows(found, "actions open") == {FIRST: ("nobody", date(2026, 6, 22), None)}


def test_one_that_was_done_before_the_two_were_joined_was_done_on_the_other(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", policy=WDH)
    done = ParticularDone(4), at("2026-06-11 10:00")  # after the three events that a case begins with
    a_case(connection, 2, "2026-06-02 10:00", told(Particular.ACTION, on=date(2026, 6, 22)), done, JOINED, policy=WDH)
    found = a_report(connection, "quarterly", WDH)
    assert rows(found, "actions") == {"done in this time": (1,), "open": (0,), "of these overdue": (0,)}
    assert rows(found, "actions done") == {FIRST: ("nobody", date(2026, 6, 22), date(2026, 6, 11))}


def test_how_it_was_paid_is_as_the_other_says_else_as_the_joined_one_does(connection: Connection) -> None:
    award = learnt(Learning.COMPENSATION, "2026-06-10 10:02", pounds=200)
    by_cheque = told(Particular.PAYMENT, word="cheque")
    to_rent = told(Particular.PAYMENT, word="rent account", when="2026-06-09 10:00")
    a_case(connection, 1, "2026-06-01 10:00", award, policy=WNWHL)
    a_case(connection, 2, "2026-06-02 10:00", award, by_cheque, JOINED, policy=WNWHL)
    assert rows(a_report(connection, "performance", WNWHL), "awards by method") == {"cheque": (1, 400_00, 400_00)}
    a_case(connection, 3, "2026-06-03 10:00", award, to_rent, policy=WNWHL)
    joined = CaseJoined(Reference(reference(3))), at("2026-06-12 10:00")
    a_case(connection, 4, "2026-06-03 10:00", award, by_cheque, joined, policy=WNWHL)
    assert rows(a_report(connection, "performance", WNWHL), "awards by method") == {
        "cheque": (1, 400_00, 400_00),
        "rent account": (1, 400_00, 400_00),
    }


@pytest.mark.parametrize(
    "own, expected", [pytest.param("", "LA-2", id="the joined one's"), pytest.param("LA-1", "LA-1", id="its own first")]
)
def test_the_reference_elsewhere_of_a_joined_case(connection: Connection, own: str, expected: str) -> None:
    theirs = referred(connection, SECOND, "LA-2", "2026-06-11 10:00")
    a_case(connection, 1, "2026-06-01 10:00", *([referred(connection, FIRST, own)] if own else []), policy=WNWHL)
    a_case(connection, 2, "2026-06-02 10:00", theirs, JOINED, policy=WNWHL)
    [(case, (_, said))] = rows(a_report(connection, "in-hand", WNWHL), "references elsewhere").items()
    assert (case, said) == (FIRST, expected)


def referred(connection: Connection, case: str, words: str, when: str = "2026-06-10 10:00") -> Happening:
    number = keep_words(connection, Reference(case), words)
    return ParticularRecorded(Particular.REFERENCE, words=number), at(when)
