"""Whose complaint it is, where an officer passes on what several people outside wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import COMPLAINT, LANDLORD, MAILBOX, OFFICER, RULES, TENANT, a_message, a_writer, the_facts
from heard.casework.events import About, PersonNumber, Reference
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, Decision, OpenCase, WriteLetter
from heard.judgement.brought.bringing import brought
from heard.judgement.brought.passed_on import passed_on_in
from heard.judgement.facts import HeldMail, Lead, Tie, TieKind
from heard.judgement.officers.proof import Proof
from heard.mail.message import Address, Message

CASE = Reference("NH-26-0007")
PROVED = Proof(True, "our own server vouches for northgate.example")
GARY = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER, proved=True)
BOB, CLLR, ANN = "Bob Builder <bob@builder.example>", "Cllr Shah <shah@council.example>", "Ann Low <ann@low.example>"
DOROTHY, US = f"Dorothy Finch <{TENANT}>", f"Gary Officer <{OFFICER}>"
WANTS = "I want to complain. The leak has been there for three weeks and nobody came."
WHAT_HAPPENED = (US, BOB, "Bob, what happened here?")
FRIDAY, BLAMES = "We can come on Friday.", "Not our fault nobody came, the job was closed. This is a disgrace."


def a_chain(*mails: tuple[str, str, str]) -> Message:
    """Return a forward of mails one below the other, each of a writer, to somebody, in its words."""
    headed = (f"From: {who}\nSent: 2 June 2026 09:00\nTo: {to}\nSubject: Leak\n\n{said}" for who, to, said in mails)
    return a_message(
        "\n\n".join(("Please log this one.", *headed)), sender=US, subject="FW: Leak", to=MAILBOX,
        message_id="<fw@northgate.example>",
    )  # fmt: skip


def decided(message: Message, **facts: Any) -> Decision:
    """Return what is decided where heard knows nobody at the address of whoever is taken for its writer."""
    theirs = passed_on_in(message, LANDLORD)
    assert theirs is not None
    who = a_writer(address=theirs.claimed.address, person=PersonNumber(9), known=False, sure=True)
    gathered = replace(the_facts(writer=GARY, brought=who), **facts)
    decision = brought(message, gathered, RULES.look(message), RULES, PROVED)
    assert decision is not None
    return decision


def opened(decision: Decision) -> OpenCase:
    [found] = [each for each in decision.actions if isinstance(each, OpenCase)]
    return found


def written(decision: Decision) -> list[str]:
    return [each.to.address for each in decision.actions if isinstance(each, WriteLetter)]


def asked(decision: Decision) -> list[tuple[About, str]]:
    return [(each.about, each.because) for each in decision.actions if isinstance(each, AskOfficer)]


@pytest.mark.parametrize("bobs", [FRIDAY, BLAMES], ids=["says when", "blames others"])
def test_a_builder_who_answers_what_an_officer_passed_on_does_not_complain(bobs: str) -> None:
    decision = decided(a_chain((BOB, US, bobs), WHAT_HAPPENED, (DOROTHY, US, WANTS)))
    assert "a mail of Dorothy Finch" in opened(decision).because
    assert opened(decision).person == PersonNumber(9)
    assert written(decision) == []
    [(about, because)] = asked(decision)
    assert (about, BOB in because, DOROTHY in because) == (About.WHO_IS_IT, True, True)


def test_a_builder_whom_the_heading_gives_no_address_of_is_known_by_the_name() -> None:
    chain = a_chain((BOB, US, FRIDAY), (US, "Bob Builder", "What happened?"), (DOROTHY, US, WANTS))
    assert "a mail of Dorothy Finch" in opened(decided(chain)).because


def test_a_tenant_who_answers_what_a_builder_had_told_an_officer_complains_all_the_same() -> None:
    chain = a_chain((DOROTHY, US, WANTS), (US, DOROTHY, "See below what they say."), (BOB, US, FRIDAY))
    decision = decided(chain)
    assert "a mail of Dorothy Finch" in opened(decision).because
    assert (written(decision), asked(decision)[0][0]) == ([], About.WHO_IS_IT)


def test_whoever_the_chain_began_with_is_heard_by_their_newest_mail() -> None:
    newest = "This is not good enough. I want stage one of your complaints procedure."
    chain = a_chain(
        (BOB, US, FRIDAY), WHAT_HAPPENED, (DOROTHY, US, newest), (US, DOROTHY, "We will see."), (DOROTHY, US, WANTS)
    )
    theirs = passed_on_in(chain, LANDLORD)
    assert theirs is not None
    assert theirs.message.own_words == newest


def test_a_complaint_below_a_mail_that_is_none_is_heard_and_nobody_knows_yet_whose_it_is() -> None:
    decision = decided(a_chain((CLLR, US, "Can you look at this please?"), (DOROTHY, "Cllr Shah", WANTS)))
    assert "a mail of Dorothy Finch" in opened(decision).because
    assert (opened(decision).person, written(decision)) == (None, [])
    assert asked(decision)[0][0] is About.WHO_IS_IT


def test_of_two_who_complain_alike_the_upper_one_is_heard_and_a_person_is_told_of_both() -> None:
    decision = decided(a_chain((ANN, US, WANTS), (DOROTHY, "Ann Low", WANTS)))
    assert "a mail of Ann Low" in opened(decision).because
    assert written(decision) == []
    assert [about for about, _ in asked(decision)] == [About.WHO_IS_IT, About.WHICH_CASE]
    assert "from Dorothy Finch" in asked(decision)[1][1]


def test_one_who_had_written_before_is_acknowledged_as_ever() -> None:
    decision = decided(a_chain((DOROTHY, US, WANTS), (DOROTHY, US, "My kitchen leaks.")))
    assert (written(decision), asked(decision)) == ([TENANT], [])


def test_an_answer_above_a_complaint_that_is_held_opens_nothing_and_is_filed_as_what_staff_write() -> None:
    held = (HeldMail(CASE, TENANT, "Dorothy Finch", COMPLAINT),)
    lead = Lead(CASE, (Tie(TieKind.QUOTES, "a sentence"),), says=(f"Leak\n{COMPLAINT}",))
    chain = a_chain((CLLR, US, "Can you look at this please?"), (DOROTHY, "Cllr Shah", COMPLAINT))
    who = a_writer(address=Address("Cllr Shah", "shah@council.example"), person=PersonNumber(9))
    facts = the_facts(writer=GARY, brought=who, leads=(lead,), held=held)
    assert brought(chain, facts, RULES.look(chain), RULES, PROVED) is None


@pytest.mark.parametrize(
    "words",
    [
        "Went to Ms Finch's flat, 4 Mill Lane. She was rude and complained about the mess. Need access again.",
        "Attended on Tuesday. The tenant was abusive and nobody is happy. This is a disgrace.",
        "Ms Finch at 4 Mill Lane was very rude and complained about the mess.",
    ],
)
def test_a_stranger_who_tells_of_somebody_elses_anger_is_not_told_that_they_complained(words: str) -> None:
    decision = decided(a_chain((BOB, US, words)))
    assert "a mail of Bob Builder" in opened(decision).because
    assert (written(decision), asked(decision)[0][0]) == ([], About.WHO_IS_IT)


@pytest.mark.parametrize(
    "words",
    [
        "Your plumber came and he was rude to me. I want to complain.",
        "My neighbour complained about the noise of my boiler, and nobody has mended it for weeks.",
        "Nobody came. Mr Smith of your office was rude to me. This is not good enough.",
    ],
)
def test_a_tenant_who_tells_of_somebodys_temper_is_acknowledged(words: str) -> None:
    assert written(decided(a_chain((DOROTHY, US, words)))) == [TENANT]
