"""Which case a message belongs to: each tie alone, and what is made of several that disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import COMPLAINT, LANDLORD, MONDAY, RULES, a_message, a_writer, the_facts
from heard.casework.events import Ground, Reference
from heard.casework.people import Outsider, Role
from heard.judgement.facts import Facts, Lead, Tie, TieKind, Writer
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found, find_case
from heard.mail.message import Address, Message

A, B = Reference("NH-26-0001"), Reference("NH-26-0002")
LEAK = "The kitchen ceiling leaks since the flood upstairs. I reported it three times."
ROSES = "Your gardeners cut down my roses on Tuesday, all nine of them."
NEIGHBOUR = a_writer(address=Address("Ann Other", "ann@else.example"), known=False)
FINCH = a_writer(known=True)


def lead(*kinds: TieKind, case: Reference = A, says: str = LEAK, cases: int = 1, **more: Any) -> Lead:
    usual = Lead(case, tuple(Tie(kind, f"<{kind}>", cases) for kind in kinds), says=(says,), last_at=MONDAY)
    return replace(usual, **more)


def theirs(*kinds: TieKind, **more: Any) -> Lead:
    return lead(*kinds, belongs=True, is_theirs=True, **more)


def facts(*leads: Lead, writer: Writer = FINCH, days: int = 3, **more: object) -> Facts:
    return the_facts(leads=leads, writer=writer, received_at=MONDAY + timedelta(days=days), **more)


def found(message: Message, known: Facts) -> Found | None:
    seen = RULES.look(message).given(signals_of(message, role=known.writer.role, on_case=False))
    return find_case(message, known, seen)


def answer(text: str = "Please see to it.", subject: str = "Re: Leak in the kitchen") -> Message:
    return a_message(text, subject=subject)


@pytest.mark.parametrize(
    "kind, ground",
    [
        (TieKind.SIGNED_ADDRESS, Ground.SIGNED_ADDRESS),
        (TieKind.LETTER_MARK, Ground.LETTER_MARK),
        (TieKind.ANSWERS, Ground.REPLY_HEADER),
        (TieKind.REFERS, Ground.REPLY_HEADER),
        (TieKind.OUTLOOK_PARENT, Ground.OUTLOOK_THREAD),
    ],
)
def test_whoever_holds_a_mail_of_the_case_is_put_on_it_also_a_stranger(kind: TieKind, ground: Ground) -> None:
    it = found(answer(), facts(lead(kind), writer=NEIGHBOUR))
    assert it is not None
    assert (it.reference, it.sure, it.ground) == (A, True, ground)


@pytest.mark.parametrize(
    "kind",
    [
        TieKind.MENTIONS,
        TieKind.REFERENCE,
        TieKind.LOOSE_REFERENCE,
        TieKind.QUOTED_REFERENCE,
        TieKind.NUMBER,
        TieKind.SUBJECT,
        TieKind.OUTLOOK_CONVERSATION,
        TieKind.QUOTES,
        TieKind.QUOTES_STAFF,
        TieKind.HOME,
        TieKind.NAME,
        TieKind.PHONE,
    ],
)
def test_no_stranger_is_put_on_a_case_by_what_anybody_may_write(kind: TieKind) -> None:
    it = found(answer(COMPLAINT), facts(lead(kind, says=ROSES), writer=NEIGHBOUR))
    assert it is None or not it.is_there


@pytest.mark.parametrize(
    "kind",
    [
        TieKind.MENTIONS,
        TieKind.REFERENCE,
        TieKind.NUMBER,
        TieKind.SUBJECT,
        TieKind.OUTLOOK_CONVERSATION,
        TieKind.QUOTES,
        TieKind.QUOTES_STAFF,
    ],
)
def test_the_complainant_is_put_on_their_case_by_any_of_them(kind: TieKind) -> None:
    it = found(answer(), facts(theirs(kind)))
    assert it is not None
    assert (it.reference, it.sure) == (A, True)


@pytest.mark.parametrize("kind", [TieKind.LOOSE_REFERENCE, TieKind.QUOTED_REFERENCE])
def test_a_number_written_loosely_or_only_quoted_is_a_question(kind: TieKind) -> None:
    it = found(answer(COMPLAINT), facts(lead(kind), writer=NEIGHBOUR))
    assert it is not None
    assert (it.reference, it.sure, it.is_there) == (A, False, False)


def test_a_number_from_a_stranger_is_a_question() -> None:
    it = found(answer(COMPLAINT), facts(lead(TieKind.REFERENCE), writer=NEIGHBOUR))
    assert it is not None
    assert (it.sure, it.is_there, it.is_named) == (False, False, True)
    assert "nothing shows that the writer belongs" in it.because


def test_a_stranger_who_has_the_number_and_the_home_and_the_name_is_asked_about_and_never_put_there() -> None:
    it = found(
        answer("What became of it?"), facts(lead(TieKind.REFERENCE, TieKind.HOME, TieKind.NAME), writer=NEIGHBOUR)
    )
    assert it is not None
    assert (it.sure, it.is_there, it.is_barred) == (False, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Any news?",
        "still nobody here about the ceiling",
        "Your letter says Monday. I do not accept that, I want stage 2.",
        "You can close my complaint, it is mended.",
        "ceiling",
    ],
)
def test_a_chaser_without_any_header_is_put_on_the_one_case_there_is(text: str) -> None:
    it = found(a_message(text, subject="Hello"), facts(theirs()))
    assert it is not None
    assert (it.reference, it.sure) == (A, True)


@pytest.mark.parametrize(
    "text",
    [
        "There is a wasps' nest under the gable. Can somebody come?",
        "Different thing: my rent was taken twice in May. I rang on the 3rd and the 10th, and nobody called back.",
        "I want to complain about the new parking barrier. It came down on my car on Sunday, the attendant laughed, "
        "and the office told me to ask the insurers, who told me to ask the office. I have photographs of the bonnet.",
    ],
)
def test_something_new_from_somebody_with_a_case_opens_its_own(text: str) -> None:
    it = found(a_message(text, subject="Hello"), facts(theirs(), days=20))
    assert it is None or not it.is_there


def test_of_two_cases_the_words_say_which() -> None:
    known = facts(theirs(), theirs(case=B, says=ROSES))
    for text, case in (("the ceiling still leaks", A), ("and who pays for the roses?", B)):
        it = found(a_message(text, subject="Hello"), known)
        assert it is not None
        assert (it.reference, it.sure) == (case, True), text


def test_where_two_cases_of_the_writer_are_as_likely_it_is_put_on_one_and_a_person_is_asked() -> None:
    it = found(a_message("any news?", subject="Hello"), facts(theirs(), theirs(case=B, says=ROSES)))
    assert it is not None
    assert (it.sure, it.is_there) == (False, True)
    assert "as well" in it.because


@pytest.mark.parametrize(
    "text",
    [
        "Another matter: the rent was taken twice in May and nobody rings me back about my money.",
        "Sorry for using an old thread. The bin store has had no doors since June, and nobody knows why.",
    ],
)
def test_an_answer_that_says_it_is_about_something_else_is_not_put_on_the_case(text: str) -> None:
    it = found(answer(text), facts(theirs(TieKind.ANSWERS, TieKind.SUBJECT), days=40))
    assert it is not None
    assert (it.is_there, it.is_named) == (False, True)
    assert "another matter" in it.because


def test_an_old_mail_taken_up_under_a_new_subject_for_a_new_fault_is_not_put_on_the_case() -> None:
    boiler = a_message(
        "No heating and no hot water for four days now. The pilot flame will not light, and the engineer never rang.",
        subject="Boiler broken since Friday",
    )
    it = found(boiler, facts(theirs(TieKind.ANSWERS, TieKind.OUTLOOK_PARENT, is_open=False), days=90))
    assert it is not None
    assert (it.is_there, it.is_named) == (False, True)


def test_the_same_under_the_old_subject_goes_on_with_the_case() -> None:
    it = found(answer("The ceiling leaks again."), facts(theirs(TieKind.ANSWERS, TieKind.SUBJECT), days=90))
    assert it is not None
    assert it.sure


def test_a_wife_who_writes_about_the_same_thing_from_the_same_home_is_asked_about() -> None:
    wife = a_writer(address=Address("Mary Finch", "mary@else.example"))
    it = found(
        a_message("The kitchen ceiling came down on Tuesday.", subject="Ceiling"),
        facts(lead(TieKind.HOME, TieKind.NAME), writer=wife),
    )
    assert it is not None
    assert (it.is_there, it.is_barred, it.ground) == (False, True, Ground.SAME_HOME)


def test_a_wife_who_writes_about_something_else_has_a_case_of_her_own() -> None:
    wife = a_writer(address=Address("Mary Finch", "mary@else.example"))
    new = "The caretaker was rude to my mother on the stairs. I want an apology, and I have waited two weeks for it."
    it = found(a_message(new, subject="Caretaker"), facts(lead(TieKind.HOME, TieKind.NAME), writer=wife))
    assert it is None or not it.is_there


def test_a_namesake_in_another_street_is_asked_about_at_most() -> None:
    namesake = a_writer(address=Address("Dorothy Finch", "dot@else.example"))
    it = found(a_message("My kitchen ceiling leaks.", subject="Leak"), facts(lead(TieKind.NAME), writer=namesake))
    assert it is None or not it.is_there


def test_a_neighbour_with_the_same_trouble_in_the_same_street_is_not_even_asked_about() -> None:
    it = found(a_message(COMPLAINT, subject="Flood"), facts(lead(TieKind.PLACE), writer=NEIGHBOUR))
    assert it is None


def test_a_stranger_who_complains_under_the_same_subject_is_not_asked_about_and_one_who_answers_is() -> None:
    same = facts(lead(TieKind.SUBJECT), writer=NEIGHBOUR)
    assert found(a_message(LEAK, subject="Leak in the kitchen"), same) is None
    assert found(answer("The ceiling is worse, says my mother."), same) is not None


def test_a_new_fault_in_the_home_of_an_old_case_is_a_new_case() -> None:
    again = lead(TieKind.HOME, TieKind.NAME, is_open=False, says="kitchen ceiling leak")
    it = found(a_message("The kitchen ceiling leaks, I have told you twice.", subject="Leak"), facts(again, days=200))
    assert it is None or not it.is_there


def test_an_officers_letter_goes_with_whom_it_is_written_to() -> None:
    officer = a_writer(role=Role.OFFICER, address=Address("Gary Officer", "gary.officer@northgate.example"))
    letter = a_message("I have looked at the ceiling. Your complaint is upheld.", subject="Your complaint")
    both = facts(
        lead(TieKind.CORRESPONDENT, cases=2), lead(TieKind.CORRESPONDENT, case=B, cases=2, says=ROSES), writer=officer
    )
    it = found(letter, both)
    assert it is not None
    assert it.reference == A


def test_an_adviser_of_many_is_put_on_the_case_of_whom_they_name() -> None:
    adviser = a_writer(role=Role.ADVOCATE, address=Address("Tess Quigley", "tess@advice.example"), known=True)
    landlord = replace(LANDLORD, outsiders=(Outsider("Advice", "advice", "advice.example"),))
    known = facts(theirs(TieKind.NAME), theirs(case=B, says=ROSES), writer=adviser, landlord=landlord)
    it = found(a_message("Any progress on the ceiling?", subject="Mrs Finch"), known)
    assert it is not None
    assert (it.reference, it.sure) == (A, True)


def test_a_case_that_is_named_and_does_not_win_is_told_of() -> None:
    known = facts(theirs(), lead(TieKind.REFERENCE, case=B, says=ROSES))
    it = found(
        a_message("The kitchen ceiling leaks on, as I said. See also NH-26-0002.", subject="Flood upstairs"), known
    )
    assert it is not None
    assert (it.reference, it.is_there, it.named) == (A, True, (B,))


def test_a_case_that_is_named_is_asked_about_where_another_comes_nearer_and_is_not_worth_asking_about() -> None:
    pump = "The pump in the cellar hums and the neighbours upstairs cannot sleep."
    nearer, named = lead(TieKind.PLACE, case=B, says=pump), lead(TieKind.REFERENCE, says=ROSES, cases=12)
    it = found(
        a_message("Pump hums, cellar, neighbours cannot sleep. NH-26-0001", subject="Pump"),
        facts(nearer, named, writer=NEIGHBOUR),
    )
    assert it is not None
    assert (it.reference, it.is_there, it.is_named) == (A, False, True)


def test_a_second_complaint_that_goes_on_from_nothing_and_shares_one_word_has_its_own_case() -> None:
    boiler = theirs(says="The boiler is off and I have no hot water.")
    gutter = "Water runs over the gutter above the porch whenever it rains. It is not good enough."
    it = found(a_message(gutter, subject="Gutter"), facts(boiler, days=8))
    assert it is None or not it.is_there


def test_a_second_matter_told_without_any_displeasure_is_not_put_on_the_only_case_in_silence() -> None:
    dog = "The dog at number 9 barks all night and keeps the children awake."
    it = found(a_message(dog, subject="Dog"), facts(theirs()))
    assert it is None or not it.sure


def test_every_tie_is_shown_with_its_worth_and_what_it_was_weighed_against() -> None:
    it = found(answer("the ceiling still leaks"), facts(theirs(TieKind.ANSWERS), theirs(case=B, says=ROSES)))
    assert it is not None
    assert it.findings[0].words.startswith("+6.0 it answers a mail of NH-26-0001")
    assert "for something new" in it.findings[-1].words
    assert "for NH-26-0002" in it.findings[-1].words


def test_the_case_that_has_stood_for_the_message_is_no_question() -> None:
    seen = facts(lead(TieKind.HOME, TieKind.NAME), writer=NEIGHBOUR)
    assert found(a_message(LEAK, subject="Leak"), seen) is not None
    assert found(a_message(LEAK, subject="Leak"), replace(seen, taken_up=A)) is None


def test_no_leads_no_case() -> None:
    assert found(answer(), facts()) is None
