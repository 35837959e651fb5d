"""Leads: which cases something in a message points to, and how each is tied to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import LANDLORD, LEAD, OFFICER, TENANT, a_house, a_mail, a_raw
from heard.casework.people import Outsider
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.judgement.facts import Facts, Lead, TieKind, nothing_is_common
from heard.judgement.reading import Unread, read
from heard.mail.threads.signed import signed
from heard.reports.outbox import list_of_letters
from heard.store import inbox
from heard.store.facts import gather

STRANGER = "Ann Other <ann@else.example>"
FIRST = """I reported the leak in my kitchen three weeks ago and nothing has been done. The plaster has come off the
ceiling above the cooker, and my neighbour upstairs says that her bath was never sealed.

Dorothy Finch
12 Weirside Court
07700 900 123
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house in which one complaint was heard and acknowledged: NH-26-0001."""
    house = a_house(tmp_path / "heard.db")
    hear(house, FIRST)
    send.count_as_sent(house)
    return house


def hear(house: House, text: str, *, uid: int = 1, **more: Any) -> receive.Heard:
    [heard] = receive.hear(receive.keep([a_raw(a_mail(text, **more), uid=uid)], house), house)
    return heard


def facts_of(house: House, text: str, *, message_id: str = "<2@t.example>", **more: Any) -> Facts:
    raw = a_raw(a_mail(text, message_id=message_id, **more), uid=9)
    reading = read(Unread(raw.content), house.rules).of_outsiders(house.given.landlord)
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [raw], looked_at=house.now())
        return gather(connection, kept, reading, house.given, house.now(), secret=house.secret)


def the_lead(house: House, text: str = "And?", **more: Any) -> Lead:
    [lead] = facts_of(house, text, **{"sender": STRANGER, "subject": "Hello"} | more).leads
    assert lead.reference == "NH-26-0001"
    return lead


def kinds(lead: Lead) -> set[TieKind]:
    return {tie.kind for tie in lead.ties}


def letter_id(house: House) -> str:
    with house.store.reading() as connection:
        return str(next(list_of_letters(connection))["message_id"])


def test_an_answer_to_our_letter(house: House) -> None:
    assert TieKind.ANSWERS in kinds(the_lead(house, headers=[("In-Reply-To", letter_id(house))]))


def test_a_mail_that_names_another_of_the_case_further_back(house: House) -> None:
    named = [("In-Reply-To", "<unknown@else.example>"), ("References", f"{letter_id(house)} <unknown@else.example>")]
    assert kinds(the_lead(house, headers=named)) == {TieKind.REFERS}


def test_a_mail_that_answers_what_was_only_mentioned(house: House) -> None:
    hear(house, "More of it.", uid=2, message_id="<x@t.example>", headers=[("In-Reply-To", "<news@paper.example>")])
    lead = the_lead(house, headers=[("In-Reply-To", "<news@paper.example>")])
    assert kinds(lead) == {TieKind.MENTIONS}
    assert not lead.belongs


@pytest.mark.parametrize(
    "written, kind",
    [
        pytest.param("text", TieKind.LETTER_MARK, id="in the text"),
        pytest.param("address", TieKind.SIGNED_ADDRESS, id="in the address it was sent to"),
    ],
)
def test_the_mark_of_a_letter(house: House, written: str, kind: TieKind) -> None:
    mark = signed("NH-26-0001", house.secret)
    if written == "text":
        assert kind in kinds(the_lead(house, f"Please see below.\n{mark}"))
    else:
        assert kind in kinds(the_lead(house, to=f"complaints+{mark.lower()}@northgate.example"))


@pytest.mark.parametrize(
    "line, is_tied",
    [
        pytest.param("link NH-26-0001", False, id="a command to link it"),
        pytest.param("This belongs to NH-26-0001", True, id="where it belongs"),
    ],
)
def test_a_case_that_an_officer_names_above_what_they_pass_on(house: House, line: str, is_tied: bool) -> None:
    below = "From: Nora New <nora.new@t9.example>\nSent: 1 June 2026 09:00\nSubject: Shed\n\nMy shed has no roof.\n"
    led = facts_of(house, f"{line}\n\n{below}", sender=OFFICER, subject="FW: Shed").leads
    assert any(TieKind.REFERENCE in kinds(lead) for lead in led) is is_tied


def test_a_mark_that_was_guessed_ties_nothing(house: House) -> None:
    assert facts_of(house, "NH-26-0001.00000000", sender=STRANGER, subject="Hello").leads == () or not (
        {TieKind.LETTER_MARK, TieKind.SIGNED_ADDRESS} & kinds(the_lead(house, "NH-26-0001.00000001"))
    )


def test_a_sentence_of_the_complaint_is_known_again_however_it_is_wrapped(house: House) -> None:
    quote = (
        "> The plaster has come off the\n> ceiling above the cooker, and my neighbour\n"
        "> upstairs says that her bath was never sealed.\n"
    )
    lead = the_lead(house, f"That is so.\n\nOn 1 June 2026 Dorothy Finch wrote:\n{quote}")
    assert TieKind.QUOTES in kinds(lead)


def test_what_an_officer_wrote_is_told_from_what_a_tenant_wrote(house: House) -> None:
    said = "The contractor will strip the ceiling on Thursday and come back with the plaster a week later."
    answers = [("In-Reply-To", letter_id(house))]
    hear(house, said, uid=2, message_id="<o@n.example>", sender=f"Helen Lead <{LEAD}>", to=TENANT, headers=answers)
    lead = the_lead(house, f"Which Thursday?\n\nOn 2 June 2026 Helen Lead wrote:\n> {said}\n")
    assert TieKind.QUOTES_STAFF in kinds(lead)
    assert TieKind.QUOTES not in kinds(lead)


@pytest.mark.parametrize(
    "text, kind",
    [
        ("The flat is 12 Weirside Ct.", TieKind.HOME),
        ("My number is 07700 900123.", TieKind.PHONE),
        ("I write for Mrs Dorothy Finch.", TieKind.NAME),
        ("It is about NH-26-0001.", TieKind.REFERENCE),
    ],
)
def test_what_a_text_tells(house: House, text: str, kind: TieKind) -> None:
    lead = the_lead(house, text)
    assert kind in kinds(lead)
    assert not lead.belongs


def test_the_same_subject(house: House) -> None:
    assert TieKind.SUBJECT in kinds(the_lead(house, subject="Re: Leak in the kitchen"))


def test_a_number_of_another_office_that_is_on_the_case(house: House) -> None:
    hear(
        house,
        "The plumbers gave me job 771204 for it.",
        uid=2,
        message_id="<j@t.example>",
        subject="Re: Leak in the kitchen",
    )
    lead = the_lead(house, "Job 771204 is booked for Friday.", sender="Planning <jobs@pipes.example>")
    assert TieKind.NUMBER in kinds(lead)


def test_the_complainants_case_is_looked_at_whatever_points_to_it(house: House) -> None:
    lead = the_lead(house, "And?", sender=f"Dorothy Finch <{TENANT}>")
    assert (lead.is_theirs, lead.belongs, lead.is_open) == (True, True, True)
    assert any("kitchen" in text for text in lead.says)


def test_an_officers_letter_is_tied_by_whom_it_goes_to_and_never_by_who_wrote_it(house: House) -> None:
    lead = the_lead(house, sender=f"Gary Officer <{OFFICER}>", to=TENANT)
    assert kinds(lead) == {TieKind.CORRESPONDENT}
    assert (
        facts_of(
            house, "And?", sender=f"Gary Officer <{OFFICER}>", to=LEAD, subject="Hello", message_id="<3@t.example>"
        ).leads
        == ()
    )


COUNCILLOR = Outsider("Cllr Hope", "member", addresses=("cllr.hope@gmail.com",))
AT_GMAIL = Outsider("Advice", "advice", "gmail.com")
COUNCIL = Outsider("Council", "council", "council.example")


@pytest.mark.parametrize(
    "known, wrote_first, writes, belongs",
    [
        pytest.param(COUNCILLOR, "d.finch@gmail.com", "cllr.hope@gmail.com", False, id="an address where many are"),
        pytest.param(AT_GMAIL, "d.finch@gmail.com", "advice@gmail.com", False, id="a domain that is nobody's house"),
        pytest.param(COUNCIL, "housing@council.example", "planning@council.example", True, id="an office"),
        pytest.param(COUNCIL, "housing@homes.council.example", "planning@council.example", True, id="a part of it"),
        pytest.param(COUNCIL, "d.finch@mycouncil.example", "planning@council.example", False, id="a longer name"),
    ],
)
def test_a_colleague_of_somebody_on_the_case_belongs_to_it_and_one_of_a_shared_domain_does_not(
    tmp_path: Path, known: Outsider, wrote_first: str, writes: str, belongs: bool
) -> None:
    house = a_house(tmp_path / "office.db", landlord=replace(LANDLORD, outsiders=(known,)))
    hear(house, FIRST, sender=wrote_first)
    assert the_lead(house, "It is about NH-26-0001.", sender=writes).belongs is belongs


def test_how_many_cases_the_same_thing_leads_to_is_told(house: House) -> None:
    for uid, name in enumerate(("Bob Hall", "Cara Lake"), start=3):
        hear(house, f"The lift at Weirside Court stands still, {name}, and nobody answers the bell.", uid=uid,
             sender=f"{name} <{uid}@else.example>", message_id=f"<{uid}@else.example>", subject="Lift")  # fmt: skip
    leads: Sequence[Lead] = facts_of(house, "Weirside Court has no light.", sender=STRANGER, subject="Hello").leads
    assert {tie.cases for lead in leads for tie in lead.ties if tie.kind is TieKind.PLACE} == {3}


def test_nothing_that_is_on_a_case_leads_nowhere(house: House) -> None:
    facts = facts_of(house, "The lift stands still.", sender=STRANGER, subject="NH-26-0099")
    assert (facts.leads, facts.rarity) == ((), nothing_is_common)


def test_the_words_of_the_mailbox_are_told_where_there_is_something_to_compare(house: House) -> None:
    assert facts_of(house, "And?", sender=f"Dorothy Finch <{TENANT}>").rarity is not nothing_is_common


def test_a_home_that_was_told_before_is_told_before_and_a_new_one_is_not(house: House) -> None:
    assert facts_of(house, "Hello.\n\n12 Weirside Court", sender=STRANGER).told_before
    assert not facts_of(house, "Hello.\n\n99 Elsewhere Gardens", sender=STRANGER, subject="Gutter").told_before


def test_a_reference_of_ours_is_looked_for_whether_it_was_told_before(house: House) -> None:
    assert facts_of(house, "I write about NH-26-0099.", sender=STRANGER, subject="Gutter").told_before
