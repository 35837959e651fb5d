"""A restriction: it limits from its first day to its last, and not a day longer; what is on its record adds up."""

from __future__ import annotations

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
from heard.casework.restriction import Often, Restriction, fold_restriction, parts_on_record
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
    assert folded(*first).appeal_upheld is False
    assert folded(*first, happened.RestrictionAppealed(date(2026, 8, 3))).appeal_upheld is None


def test_an_appeal_from_before_the_outcome_takes_none_back_and_one_more_waits_since_the_first() -> None:
    first = happened.RestrictionAppealed(date(2026, 7, 1))
    outcome = happened.RestrictionAppealDecided(date(2026, 7, 9), upheld=False)
    again = folded(first, outcome, first)
    assert (again.appeal_decided_on, again.appeal_upheld) == (date(2026, 7, 9), False)
    assert folded(first, happened.RestrictionAppealed(date(2026, 7, 6))).appealed_on == date(2026, 7, 1)


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
