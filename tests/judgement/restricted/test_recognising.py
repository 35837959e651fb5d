"""Whose contact a message is, and where it belongs then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_message, a_writer, the_facts
from heard.casework.events import Ground, Kind, PersonNumber, Reference
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, Decision, Finding
from heard.judgement.facts import Lead
from heard.judgement.limit import Limit
from heard.judgement.restricted.contacted import Contacted
from heard.judgement.restricted.recognising import as_limited, contact_of, matter_limited, where_it_belongs
from heard.judgement.threading.find_case import Found
from heard.mail.message import Address
from judgement.restricted.a_limit import ANOTHER, CASE, HER_ADDRESS, STRANGE, TESS, a_limit

LAUREL = "Who cut the laurel, and where is the invoice of the nursery?"
SOMEBODYS = Found(ANOTHER, Ground.SAME_MATTER, False, "it sounds like it", (), is_there=True)
HERS = replace(SOMEBODYS, reference=CASE)


NOTHING = Decision(Kind.FOLLOW_UP, True, Role.TENANT, (), ())


def contact(text: str, *limits: Limit, address: str = HER_ADDRESS) -> Contacted | None:
    known = address == HER_ADDRESS
    writer = a_writer(address=Address("", address), person=TESS if known else PersonNumber(31), known=known)
    return contact_of(a_message(text, sender=address), the_facts(writer=writer, limits=limits), None, ())


def a_contact(verdict: str = "yes", matter: str = "same", on: Reference | None = None) -> Contacted:
    return Contacted(a_limit(), verdict, "it bears their name", matter, "it speaks of the laurel", on=on)


THE_LIMIT = replace(a_contact(matter="new"), of_the_limit=True)


def test_where_nobody_is_restricted_nothing_is_looked_at() -> None:
    assert contact(LAUREL) is None


def test_of_several_who_are_restricted_it_is_the_likeliest() -> None:
    another = replace(
        a_limit(names=("Hugh Penn",), addresses=("h@penn.example",), household=(), phones=(), homes=()),
        restriction=replace(a_limit().restriction, number=4, person=PersonNumber(9)),
    )
    for limits in ((another, a_limit()), (a_limit(), another)):
        found = contact(LAUREL, *limits)
        assert found is not None
        assert (found.restriction.number, found.verdict, found.matter) == (3, "yes", "same")


def test_nobodys_mail_is_no_contact() -> None:
    assert contact("The gutter leaks.\nHugh Penn", a_limit(), address=STRANGE) is None


@pytest.mark.parametrize(
    "contact, found, reference",
    [
        pytest.param(None, SOMEBODYS, ANOTHER, id="nobody restricted: as anybody's mail"),
        pytest.param(a_contact("ask"), SOMEBODYS, ANOTHER, id="perhaps somebody restricted: as anybody's mail"),
        pytest.param(a_contact(), None, CASE, id="the same matter goes to its case"),
        pytest.param(a_contact(), SOMEBODYS, CASE, id="even where it sounds like another"),
        pytest.param(a_contact(matter="new"), HERS, None, id="a new matter never goes to it"),
        pytest.param(a_contact(matter="new"), SOMEBODYS, ANOTHER, id="a new matter on another case stays there"),
        pytest.param(THE_LIMIT, SOMEBODYS, None, id="an appeal against the limit is on no case of another matter"),
        pytest.param(THE_LIMIT, HERS, None, id="nor on the one that led to the limit"),
        pytest.param(a_contact(matter="new", on=ANOTHER), None, ANOTHER, id="a new matter goes on with a case of hers"),
        pytest.param(a_contact(matter="unsure"), HERS, CASE, id="an unsure one stays where it was found"),
        pytest.param(a_contact(matter="unsure"), None, None, id="an unsure one found nowhere opens a case"),
    ],
)
def test_where_it_belongs(contact: Contacted | None, found: Found | None, reference: str | None) -> None:
    belongs = where_it_belongs(found, contact)
    assert (belongs.reference if belongs is not None else None) == reference


def test_a_restriction_that_no_case_led_to_puts_nothing_on_a_case() -> None:
    limit = a_limit(restriction=replace(a_limit().restriction, case=None))
    assert where_it_belongs(None, replace(a_contact(), limit=limit)) is None


@pytest.mark.parametrize(
    "contact, said",
    [(None, None), (a_contact("ask"), None), (a_contact(), "same"), (a_contact(matter="unsure"), "unsure")],
)
def test_the_matter_counts_where_it_is_surely_they(contact: Contacted | None, said: str | None) -> None:
    assert matter_limited(contact) == said


def test_what_speaks_against_it_is_shown_with_what_speaks_for_it() -> None:
    doubted = replace(a_contact("ask"), against="our own server could not confirm it")
    decision = as_limited(NOTHING, doubted, a_message(LAUREL), the_facts(limits=(a_limit(),)))
    assert decision.findings[0].words == "it bears their name, but our own server could not confirm it"


MEMBERS = Decision(Kind.ENQUIRY, True, Role.MEMBER, (), (), {"escalation": "yes"})


@pytest.mark.parametrize("contact", [None, a_contact(), a_contact("ask")])
def test_what_a_member_writes_about_her_is_shown_and_is_no_contact(contact: Contacted | None) -> None:
    message = a_message(f"Tess Calloway asks: {LAUREL}", sender="jean.dale@parliament.example")
    decision = as_limited(MEMBERS, contact, message, the_facts(limits=(a_limit(),)))
    assert [each.finding for each in decision.findings] == ["restricted_spoken_of"]
    assert decision.verdicts == MEMBERS.verdicts
    [told] = decision.actions
    assert isinstance(told, AskOfficer)
    assert "is a councillor or an MP and seems to write about Teresa Calloway" in told.because
    assert (told.waits, told.of) == (False, ())


def test_of_two_who_are_restricted_it_is_the_one_whom_it_names() -> None:
    another = a_limit(names=("Hugh Penn",), household=(), homes=())
    another = replace(another, restriction=replace(another.restriction, number=4, case=ANOTHER))
    message = a_message("Hugh Penn came to see me.", sender="jean.dale@parliament.example")
    decision = as_limited(MEMBERS, None, message, the_facts(limits=(a_limit(), another)))
    assert [each.says["limits"] for each in decision.actions if isinstance(each, AskOfficer)] == [4]


def test_of_what_a_member_writes_about_somebody_else_nothing_is_shown() -> None:
    message = a_message("Rose Ames has a leaking gutter.", sender="jean.dale@parliament.example")
    assert as_limited(MEMBERS, None, message, the_facts(limits=(a_limit(),))) is MEMBERS


def test_the_decision_shows_who_and_about_what() -> None:
    decision, facts = NOTHING, the_facts(limits=(a_limit(),))
    shown = as_limited(decision, a_contact("ask"), a_message(LAUREL), facts)
    assert [(each.finding, each.words, each.verdict) for each in shown.findings] == [
        ("restricted", "it bears their name", "ask"),
        ("matter", "same: it speaks of the laurel", "ask"),
    ]
    assert shown.verdicts == {"restricted": "ask"}
    assert as_limited(decision, None, a_message(LAUREL), facts) is decision


APPEALS = Finding("restriction_appeal", "rules/restricted/appeals", "I appeal against the restriction", "")
TAP = Lead(ANOTHER, (), is_theirs=True, says=("The kitchen tap drips and the worktop is wet.",))
EARLIER = Lead(ANOTHER, (), is_theirs=True, says=("I appeal against the restriction on me.",))


@pytest.mark.parametrize(
    "text, lead, alone",
    [
        pytest.param("I appeal against the restriction.", TAP, True, id="it has nothing of the tap"),
        pytest.param(
            "I appeal against the restriction, and the kitchen tap drips on the worktop.", TAP, False, id="both"
        ),
        pytest.param("What of my appeal against the restriction?", EARLIER, False, id="it goes on with an appeal"),
    ],
)
def test_an_appeal_is_of_the_limit_alone_unless_it_has_something_of_the_case_it_is_found_on(
    text: str, lead: Lead, alone: bool
) -> None:
    writer = a_writer(address=Address("", HER_ADDRESS), person=TESS, known=True)
    facts = the_facts(writer=writer, limits=(a_limit(),), leads=(lead,))
    message = a_message(text, sender=HER_ADDRESS, subject="A letter")
    found = contact_of(message, facts, SOMEBODYS, (APPEALS,))
    assert found is not None
    assert found.of_the_limit is alone


@pytest.mark.parametrize(
    "text, told",
    [
        pytest.param("I am a support worker for Tess Calloway of 7 Alder Row.", True, id="a support worker"),
        pytest.param("I am her neighbour Tess Marlow.", False, id="a neighbour"),
    ],
)
def test_what_a_helper_writes_about_her_is_shown_and_is_no_contact(text: str, told: bool) -> None:
    facts = the_facts(writer=a_writer(address=Address("", STRANGE), person=PersonNumber(31)), limits=(a_limit(),))
    decision = as_limited(NOTHING, None, a_message(text, sender=STRANGE), facts)
    asked = [each for each in decision.actions if isinstance(each, AskOfficer)]
    assert bool(asked) is told
    assert all("a support worker, an adviser or the like is never limited" in each.because for each in asked)


def test_what_minds_the_limit_is_about_the_limit_and_on_no_case_of_the_matter() -> None:
    text = "You say my letters about the laurel go in a drawer. That is not on. Get somebody senior to look at that."
    found = contact(text, a_limit())
    assert found is not None
    assert (found.matter, found.about, found.of_the_limit) == ("new", "it is about the limit itself", True)
    assert where_it_belongs(HERS, found) is None


def test_what_goes_on_about_the_laurel_stays_on_it() -> None:
    text = "The laurel is dead. I do not accept the answer on the laurel and want it looked at again."
    found = contact(text, a_limit())
    assert found is not None
    assert (found.matter, found.minds) == ("same", "")


def test_where_nothing_shows_what_it_is_of_a_letter_that_is_minded_may_be_the_one_that_limits() -> None:
    found = contact("i got ur letter. dont agree wiv it. how do i go against it", a_limit())
    assert found is not None
    assert found.minds or found.of_the_limit
