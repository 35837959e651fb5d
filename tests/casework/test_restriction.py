"""A restriction: it limits from its first day to its last, and not a day longer; what is on its record adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import MONDAY
from heard.casework import restriction_events as happened
from heard.casework.closed_lists import Contact, Covers
from heard.casework.events import (
    By,
    ContactCountsNoMore,
    ContactLimited,
    Event,
    MessageNumber,
    Per,
    PersonNumber,
    Reference,
    WhichMatter,
)
from heard.casework.policy.words import Item, RoleName
from heard.casework.recorded import Recorded, from_body, to_body
from heard.casework.restriction import Appeal, Often, Restriction, fold_restriction, parts_on_record
from heard.casework.restriction_events import BasedOn, OptionName, Part, stream_of

FIRST, LAST = date(2026, 6, 2), date(2026, 12, 2)
ENTERED = happened.RestrictionEntered(
    PersonNumber(7),
    Reference("NH-24-0001"),
    OptionName("acknowledge-only"),
    Covers.CASE,
    (Contact.SAME_MATTER,),
    1,
    Per.WEEK,
    FIRST,
    LAST,
    None,
)


def folded(*events: Event, entered: happened.RestrictionEntered = ENTERED) -> Restriction:
    return fold_restriction(
        Recorded(stream_of(3), number, event, 1, MONDAY, MONDAY, By.OFFICER, None, to_body(event), "")
        for number, event in enumerate((entered, *events), 1)
    )


def test_an_entry_is_what_was_entered() -> None:
    entry = folded()
    assert (entry.number, entry.person, entry.case) == (3, 7, "NH-24-0001")
    assert (entry.option, entry.at_most) == ("acknowledge-only", Often(1, "week"))
    assert entry.acknowledges == {Contact.SAME_MATTER}


@pytest.mark.parametrize(
    "day, holds",
    [
        pytest.param(date(2026, 6, 1), False, id="the day before"),
        pytest.param(FIRST, True, id="the first day"),
        pytest.param(LAST, True, id="the last day"),
        pytest.param(date(2026, 12, 3), False, id="the day after"),
    ],
)
def test_it_holds_from_the_first_day_to_the_last(day: date, holds: bool) -> None:
    assert folded().holds_on(day) is holds


def test_lifted_it_holds_to_the_day_before() -> None:
    entry = folded(happened.RestrictionLifted(date(2026, 7, 1)))
    assert entry.holds_on(date(2026, 6, 30))
    assert not entry.holds_on(date(2026, 7, 1))


def test_a_proposal_limits_nothing_until_somebody_decides() -> None:
    proposal = happened.RestrictionEntered(
        None, None, None, Covers.EVERYTHING, None, None, None, FIRST, None, None, proposed=True
    )
    assert not folded(entered=proposal).holds_on(FIRST)
    decided = happened.RestrictionDecided(RoleName("improvement-manager"), FIRST)
    assert folded(decided, entered=proposal).holds_on(FIRST)


def test_a_review_moves_the_last_day_and_the_next_review() -> None:
    on, last, review_on = date(2026, 11, 2), date(2027, 2, 2), date(2027, 1, 4)
    entry = folded(happened.RestrictionReviewed(on, True, last, review_on))
    assert (entry.reviewed_on, entry.last, entry.review_on) == (on, last, review_on)


def test_what_is_changed_limits_from_then_on() -> None:
    entry = folded(happened.RestrictionChanged(OptionName("one-channel"), Covers.EVERYTHING, (), None, None))
    assert (entry.option, entry.covers, entry.acknowledges, entry.at_most) == (
        "one-channel",
        Covers.EVERYTHING,
        frozenset(),
        None,
    )


def test_a_second_appeal_has_no_outcome_yet() -> None:
    first = (
        happened.RestrictionAppealed(date(2026, 7, 1)),
        happened.RestrictionAppealDecided(date(2026, 7, 9), upheld=False),
    )
    assert folded(*first).appeal == Appeal(date(2026, 7, 1), None, date(2026, 7, 9), upheld=False)
    both = folded(*first, happened.RestrictionAppealed(date(2026, 8, 3)))
    assert (both.appeal, both.appeal_waits, len(both.appeals)) == (Appeal(date(2026, 8, 3)), True, 2)


def test_an_appeal_from_before_the_outcome_takes_none_back_and_one_more_waits_since_the_first() -> None:
    first = happened.RestrictionAppealed(date(2026, 7, 1))
    outcome = happened.RestrictionAppealDecided(date(2026, 7, 9), upheld=False)
    again = folded(first, outcome, first)
    assert again.appeal == Appeal(date(2026, 7, 1), None, date(2026, 7, 9), upheld=False)
    assert folded(first, happened.RestrictionAppealed(date(2026, 7, 6))).appeal == Appeal(date(2026, 7, 1))


def test_of_two_appeals_that_wait_the_one_that_was_none_goes_and_the_other_stays() -> None:
    both = (happened.RestrictionAppealed(date(2026, 6, 22)), happened.RestrictionAppealed(date(2026, 6, 25)))
    assert folded(*both, happened.RestrictionNoAppeal(date(2026, 6, 22))).appeals == (Appeal(date(2026, 6, 25)),)


def test_that_a_later_one_was_none_takes_back_no_outcome_in_the_words_of_an_earlier_heard_either() -> None:
    decided = (
        happened.RestrictionAppealed(date(2026, 6, 22)),
        happened.RestrictionAppealDecided(date(2026, 6, 24), upheld=False),
        happened.RestrictionAppealed(date(2026, 6, 26)),
    )
    for none in (happened.RestrictionNoAppeal(date(2026, 6, 26)), happened.RestrictionNoAppeal()):
        [left] = folded(*decided, none).appeals
        assert (left.on, left.upheld) == (date(2026, 6, 22), False)


def test_an_outcome_is_of_what_had_been_made_by_then() -> None:
    made = (happened.RestrictionAppealed(date(2026, 6, 22)), happened.RestrictionAppealed(date(2026, 6, 25)))
    held = folded(*made, happened.RestrictionAppealDecided(date(2026, 6, 24), upheld=False))
    assert [each.upheld for each in held.appeals] == [False, None]


def test_the_parts_on_record_are_those_written_and_those_the_entry_shows() -> None:
    entry = folded(
        happened.RestrictionRecorded(Part("why")),
        happened.RestrictionGrounded(BasedOn("trivial detail")),
        happened.RestrictionLetter(FIRST, None, None, (Item("appeal-right"),)),
    )
    wanted = {"why", "behaviours relied on", "which restrictions", "how long", "letter with appeal right"}
    assert wanted <= parts_on_record(entry)
    assert "review date" not in parts_on_record(entry)


def test_a_history_that_enters_nobody_is_none() -> None:
    with pytest.raises(ValueError, match="restriction-3 begins with RestrictionLifted"):
        fold_restriction(
            [Recorded(stream_of(3), 1, happened.RestrictionLifted(FIRST), 1, MONDAY, MONDAY, By.OFFICER, None, "", "")]
        )


def test_a_proposal_that_an_earlier_heard_wrote_down_has_no_proposer_on_record() -> None:
    body = (
        '{"person":1,"case":null,"option":null,"covers":"everything","acknowledges":null,"at_most":null,"per":null,'
        '"first":"2026-06-02","last":null,"review_on":null,"proposed":true}'
    )
    event = from_body("RestrictionEntered", 1, body)
    assert isinstance(event, happened.RestrictionEntered)
    assert (event.proposed, event.proposed_by, event.proposed_on) == (True, None, None)


def test_a_contact_on_no_case_counts_once_until_a_person_puts_it_elsewhere() -> None:
    came = ContactLimited(MessageNumber(5), 3, WhichMatter.UNSURE, answered=False)
    again = ContactLimited(MessageNumber(5), 3, WhichMatter.NEW, answered=False)
    assert folded(came).contacts == (came,)
    assert folded(came, again).contacts == (again,)
    assert folded(came, ContactCountsNoMore(MessageNumber(5), 3)).contacts == ()


def test_which_messages_were_asked_about_under_it_stays_known() -> None:
    asked = [happened.ContactAsked(MessageNumber(number), 3) for number in (5, 8, 5)]
    assert folded(*asked).asked == {5, 8}


DECIDED = happened.RestrictionDecided(RoleName("director"), date(2026, 6, 10))


@pytest.mark.parametrize(
    "events, first",
    [
        pytest.param((DECIDED, happened.RestrictionWarned(date(2026, 6, 9))), True, id="before the decision"),
        pytest.param((DECIDED, happened.RestrictionWarned(date(2026, 6, 10))), True, id="on its day"),
        pytest.param((DECIDED, happened.RestrictionWarned(date(2026, 6, 11))), False, id="after it"),
        pytest.param((happened.RestrictionWarned(date(2026, 6, 11)), DECIDED), False, id="noted before it"),
        pytest.param((happened.RestrictionWarned(date(2026, 6, 3)),), False, id="decided nobody knows when"),
        pytest.param(
            (DECIDED, happened.RestrictionWarned(date(2026, 6, 11)), happened.RestrictionWarned(date(2026, 5, 4))),
            True,
            id="after it, and once before",
        ),
        pytest.param(
            (DECIDED, happened.RestrictionWarned(date(2026, 5, 4)), happened.RestrictionWarned(date(2026, 6, 11))),
            True,
            id="before it, and once more after",
        ),
        pytest.param((DECIDED, happened.RestrictionWarned(None)), True, id="none, and why"),
        pytest.param((DECIDED, happened.RestrictionWarned(date(2026, 6, 11)), happened.RestrictionWarned(None)), True,
            id="after it, and why not before"),
        pytest.param((DECIDED,), False, id="nothing at all"),
    ],
)  # fmt: skip
def test_a_warning_comes_first_only_where_its_day_is_no_later_than_the_decision(
    events: tuple[Event, ...], first: bool
) -> None:
    assert folded(*events).warned is first


def test_of_a_proposal_no_warning_is_too_late_yet() -> None:
    proposal = replace(ENTERED, proposed=True)
    warned = happened.RestrictionWarned(date(2026, 6, 9))
    assert folded(warned, entered=proposal).warned
    assert not folded(warned, happened.RestrictionDecided(None, date(2026, 6, 8)), entered=proposal).warned
