"""What stands told of a case, in words: the last of some, all of others, and not what is over."""

from __future__ import annotations

from datetime import date

from heard.casework.case import Case
from heard.casework.events import Event, Particular, ParticularDone, ParticularRecorded, ParticularWord, WordsNumber
from heard.casework.particulars import co_ordinating, in_words, needs_translation
from histories import STAGE_1, a_case, a_policy, at, comes_to
from policies.story import the_policy

WROTE = {WordsNumber(1): "call first", WordsNumber(2): "Urdu", WordsNumber(3): "Polish", WordsNumber(4): "receipts"}
URDU, POLISH = (ParticularRecorded(Particular.LANGUAGE, words=WordsNumber(each)) for each in (2, 3))
RECEIPTS = ParticularRecorded(Particular.WAITING, words=WordsNumber(4))
COMPLEX = ParticularRecorded(Particular.COMPLEX)


def case_told(*events: Event) -> Case:
    return a_case(comes_to(STAGE_1), *((each, at("2026-06-12 11:00")) for each in events))


def test_of_a_language_the_last_one_told_stands_and_of_arrangements_each() -> None:
    first = ParticularRecorded(Particular.ARRANGEMENTS, words=WordsNumber(1))
    assert in_words(case_told(first, URDU, first, POLISH), WROTE) == (
        "arrangements: call first",
        "arrangements: call first",
        "translation needed: Polish",
    )


def test_a_word_of_a_list_is_told_and_a_day_as_people_write_it() -> None:
    paid = ParticularRecorded(Particular.PAYMENT, ParticularWord("rent account"))
    meeting, action = (
        ParticularRecorded(each, on=date(2026, 6, 30)) for each in (Particular.MEETING, Particular.ACTION)
    )
    assert in_words(case_told(paid, meeting, action), WROTE) == (
        "method of payment: rent account",
        "meeting, on 30 June 2026",
        "action, by 30 June 2026",
    )


def test_what_is_over_does_not_stand_and_words_that_were_forgotten_are_left_out() -> None:
    waits = case_told(RECEIPTS)
    assert in_words(waits, WROTE) == ("waiting for: receipts (no due date moves for it)",)
    assert in_words(waits, {}) == ("waiting for (no due date moves for it)",)
    assert in_words(case_told(RECEIPTS, ParticularDone(waits.particulars[0].number)), WROTE) == ()


def test_a_complex_case_is_co_ordinated_by_whom_its_policy_passes_it_on_to() -> None:
    wnwhl = the_policy("wnwhl-2009")
    assert co_ordinating(case_told(COMPLEX), wnwhl) == ("complaints-team",)
    assert co_ordinating(case_told(URDU), wnwhl) == ()
    assert co_ordinating(case_told(COMPLEX), a_policy()) == (), "it names nobody"


def test_a_translation_is_needed_once_an_officer_says_so() -> None:
    assert needs_translation(case_told(URDU))
    assert not needs_translation(case_told(COMPLEX))
