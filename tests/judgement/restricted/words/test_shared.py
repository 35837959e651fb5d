"""What a mail has in common with the matter of Tess Calloway's hedge, her name and her home left out."""

from __future__ import annotations

from dataclasses import replace

from builders import a_message, a_writer, the_facts
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import (
    NOTHING,
    homes_spoken_of,
    shared_with,
    shared_with_another,
    topic_of,
    with_its_place,
)
from judgement.restricted.a_limit import ANOTHER, TESS, a_limit

OF_A_LIFT = ("The lift of Alder Row sticks between floors, and its doors open on a wall.",)


def facts_of(limit: Limit) -> Facts:
    return the_facts(writer=a_writer(person=TESS, known=True), limits=(limit,))


def test_the_homes_a_matter_speaks_of_are_known() -> None:
    assert homes_spoken_of(("9 Alder Row laughs.", "So does 11 Alder Row.")) == {"9 alder row", "11 alder row"}


def test_the_subject_of_an_answer_may_lie_and_a_new_one_counts() -> None:
    limit = a_limit()
    answer = Once(a_message("The same.", subject="Re: Laurel"))
    new = Once(a_message("The same.", subject="Laurel"))
    assert shared_with(answer, facts_of(limit), limit).words == ()
    assert shared_with(new, facts_of(limit), limit).words == ("laurel",)


def test_names_homes_and_days_are_nothing_that_is_shared() -> None:
    limit = a_limit(matter=("Tess Calloway of 7 Alder Row wrote on Monday about William",))
    once = Once(a_message("On Monday I, Tess, met William in Alder Row."))
    assert shared_with(once, facts_of(limit), limit).points == 0


def test_what_she_wrote_on_another_case_is_shared_with_it_alone() -> None:
    limit = a_limit(elsewhere=((ANOTHER, OF_A_LIFT),))
    once = Once(a_message("The lift sticks between floors, its doors open."))
    assert shared_with_another(once, facts_of(limit), limit).points > 0
    assert shared_with_another(once, facts_of(a_limit()), a_limit()).points == 0


def test_words_she_ends_every_mail_with_are_no_matter() -> None:
    mails = ("The laurel is dead.\nIt was cut.\nIt was green.\nBlessings and sunshine",) * 2
    matter = (a_limit().matter[0], *mails)
    once = Once(a_message("Blessings and sunshine."))
    habit, no_habit = a_limit(matter=matter, theirs=mails), a_limit(matter=matter, theirs=())
    assert shared_with(once, facts_of(habit), habit).words == ()
    assert "sunshin" in shared_with(once, facts_of(no_habit), no_habit).words


def test_the_topic_is_what_the_register_says_and_what_comes_again() -> None:
    topic = topic_of(a_limit())
    assert {"laurel", "hedg", "mark"} <= topic
    assert topic.isdisjoint({"secateur", "nursery", "invoic"})


def test_where_no_register_says_it_the_topic_is_that_of_the_first_mail() -> None:
    mails = ("The gate squeaks.", "The cellar is cold.", "The lamp is dark.")
    assert topic_of(a_limit(matter=mails, theirs=mails)) == {"lamp", "dark"}
    assert topic_of(a_limit(matter=(), theirs=())) == frozenset()


def test_words_of_the_topic_tell_less_of_who_writes_where_everybody_has_them() -> None:
    limit = a_limit()
    common = replace(facts_of(limit), rarity=lambda besides: lambda word: 0.1)
    once = Once(a_message("The laurel again."))
    assert shared_with(once, common, limit).points < shared_with(once, facts_of(limit), limit).points


def test_the_house_their_flat_is_in_is_no_home_of_somebody_elses() -> None:
    limit = a_limit(homes=("2 60 priory street",), matter=("The door at 60 Priory Street",))
    message = a_message("No bins were emptied at 60 Priory Street.")
    assert with_its_place(message, limit, NOTHING) == NOTHING


def test_a_street_of_the_matter_is_nothing_that_is_shared_where_their_home_reads_like_none() -> None:
    limit = a_limit(homes=(), matter=("Parking space 4 in Foundry Yard, given to number 6",), theirs=())
    statement = Once(a_message("A statement, please. T. Calloway, 3 Foundry Yard"))
    space = Once(a_message("Who parks in my space in Foundry Yard?"))
    assert shared_with(statement, facts_of(limit), limit).points == 0
    assert shared_with(space, facts_of(limit), limit).points > 0


def test_the_words_of_every_landlord_are_nothing_that_is_shared() -> None:
    limit = a_limit(matter=("Conduct of the neighbourhood officer about the communal door",), theirs=())
    once = Once(a_message("Your neighbourhood officer has not answered my complaint or my letter."))
    assert shared_with(once, facts_of(limit), limit).points == 0
