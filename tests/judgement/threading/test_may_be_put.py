"""Who may be put on a case without anybody asked, by what they show: the table in docs/decisions/0013."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LANDLORD, a_writer, the_facts
from heard.casework.events import Reference
from heard.casework.people import Outsider, Role
from heard.judgement.facts import Facts, Lead, Tie, TieKind
from heard.judgement.threading.alike import Alike
from heard.judgement.threading.evidence import HOLDS_A_MAIL, Weighed
from heard.judgement.threading.may_be_put import may_be_put_on
from heard.mail.message import Address

KNOWN_TO_THE_LANDLORD = replace(
    LANDLORD,
    partners=(Outsider("Pipes", "contractor", "pipes.example"),),
    outsiders=(Outsider("Advice", "advice", "advice.example"),),
)
WRITERS = {
    "stranger": a_writer(address=Address("Ann Other", "ann@else.example")),
    "contractor": a_writer(address=Address("Planning", "jobs@pipes.example"), role=Role.OTHER),
    "adviser": a_writer(address=Address("Tess Quigley", "tess@advice.example"), role=Role.ADVOCATE),
    "officer": a_writer(address=Address("Gary Officer", "gary.officer@northgate.example"), role=Role.OFFICER),
}
TOLD = (TieKind.REFERENCE, TieKind.NUMBER, TieKind.HOME, TieKind.PHONE, TieKind.NAME, TieKind.PLACE, TieKind.SUBJECT)
SEEN = (TieKind.QUOTES, TieKind.QUOTES_STAFF, TieKind.CORRESPONDENT, TieKind.MENTIONS, TieKind.OUTLOOK_CONVERSATION)


def a_lead(*kinds: TieKind, shared: float = 0.0, belongs: bool = False) -> Weighed:
    lead = Lead(Reference("NH-26-0001"), tuple(Tie(kind, kind.value) for kind in kinds), belongs=belongs)
    return Weighed(lead, (), Alike(shared, 0.0, ()))


def facts(writer: str) -> Facts:
    return the_facts(writer=WRITERS[writer], landlord=KNOWN_TO_THE_LANDLORD)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("kind", HOLDS_A_MAIL)
def test_whoever_holds_a_mail_of_the_case(writer: str, kind: TieKind) -> None:
    assert may_be_put_on(a_lead(kind), facts(writer))


def test_no_stranger_by_everything_that_anybody_may_write_together() -> None:
    assert not may_be_put_on(a_lead(*TOLD, *SEEN, shared=9.0), facts("stranger"))


def test_a_stranger_who_is_known_on_the_case() -> None:
    assert may_be_put_on(a_lead(belongs=True), facts("stranger"))


@pytest.mark.parametrize("kind", [TieKind.REFERENCE, TieKind.HOME, TieKind.NAME, TieKind.SUBJECT, TieKind.QUOTES])
@pytest.mark.parametrize("writer", ["contractor", "adviser"])
def test_one_of_many_cases_has_to_be_pointed_at(writer: str, kind: TieKind) -> None:
    assert may_be_put_on(a_lead(kind, belongs=True), facts(writer))
    assert not may_be_put_on(a_lead(belongs=True), facts(writer))


@pytest.mark.parametrize(
    "kinds, shared, contractor, adviser",
    [
        pytest.param((TieKind.HOME, TieKind.REFERENCE), 0.0, True, True, id="home and number"),
        pytest.param((TieKind.HOME, TieKind.NAME), 0.0, True, True, id="home and name"),
        pytest.param((TieKind.HOME,), 1.0, True, True, id="home and the same matter"),
        pytest.param((TieKind.HOME,), 0.5, False, False, id="home alone"),
        pytest.param((TieKind.NAME, TieKind.NUMBER), 0.0, True, True, id="name and number"),
        pytest.param((TieKind.NAME, TieKind.QUOTES), 0.0, True, True, id="name and a sentence of the case"),
        pytest.param((TieKind.NAME,), 2.0, False, True, id="name and much of the same matter"),
        pytest.param((TieKind.REFERENCE,), 2.0, False, False, id="number and the same matter"),
        pytest.param((TieKind.QUOTES,), 2.0, False, False, id="a sentence and the same matter"),
    ],
)
def test_whom_the_landlord_knows_and_who_is_new_on_the_case(
    kinds: tuple[TieKind, ...], shared: float, contractor: bool, adviser: bool
) -> None:
    lead = a_lead(*kinds, shared=shared)
    assert (may_be_put_on(lead, facts("contractor")), may_be_put_on(lead, facts("adviser"))) == (contractor, adviser)


def test_an_officer_by_anything() -> None:
    assert may_be_put_on(a_lead(TieKind.NAME), facts("officer"))
