"""What would have been set aside is told with its reason, since a complaint that is lost is lost there."""

from __future__ import annotations

import pytest

from heard.casework.events import About, Kind
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, SetAside
from heard.reports.rehearsal.aside import IN_ORDER, by_kind, set_aside
from heard.reports.rehearsal.came import Came
from reports.rehearsal.a_rehearsal import CASE, FILED, OPENED, WHICH_CASE, aside, came, rule

LIST = (("List-Id", "<news.example>"), ("Precedence", "bulk"))


def test_an_enquiry_is_told_with_its_reason_and_how_it_begins() -> None:
    told = set_aside(came(aside(Kind.ENQUIRY), kind=Kind.ENQUIRY, text="May I keep a dog?\n\nIt is small."))
    assert told is not None
    assert (told.kind, told.why, told.begins) == (
        Kind.ENQUIRY,
        "it asks for information",
        "May I keep a dog? It is small.",
    )
    assert (told.displeased, told.told.case, told.told.followed) == ("", "no case", ())


def test_what_a_person_was_told_of_it_is_told_too() -> None:
    asked = AskOfficer(None, About.WHICH_CASE, "its writer is the complainant of NH-26-0001")
    told = set_aside(came(aside(Kind.ENQUIRY), asked, letters=(WHICH_CASE,)))
    assert told is not None
    assert told.told.followed == ("told your team leads that a message may belong to one case or another",)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(came(OPENED), id="it opened a case"),
        pytest.param(came(FILED, aside(Kind.STAFF)), id="it is on a case, and something in it is not"),
        pytest.param(came(SetAside(Kind.STAFF, "It is our own letter.", reference=CASE)), id="our own letter"),
        pytest.param(came(aside(Kind.BULK), role=Role.AUTOMATED, headers=LIST), id="a newsletter by its headers"),
    ],
)
def test_what_is_not_set_aside_or_is_plainly_a_machines_is_not_told(message: Came) -> None:
    assert set_aside(message) is None


def test_what_words_alone_show_to_be_a_machines_is_told_since_a_person_may_write_them() -> None:
    machine = came(aside(Kind.AUTO_REPLY), role=Role.AUTOMATED, subject="Automatic reply: A tap")
    assert machine.message is not None
    assert machine.message.machine is not None
    assert set_aside(machine) is not None


def test_an_advertisement_that_is_known_by_its_words_alone_is_told() -> None:
    told = set_aside(came(aside(Kind.BULK), kind=Kind.BULK, text="Rank on page one of every search engine!"))
    assert told is not None
    assert told.kind is Kind.BULK


def test_those_nearest_to_a_complaint_come_first_and_within_them_what_sounds_displeased() -> None:
    cross = (rule("displeasure", "three weeks"), rule("enquiry", "may I"))
    messages = [
        came(aside(Kind.NOISE), kind=Kind.NOISE, file="noise"),
        came(aside(Kind.ENQUIRY), file="calm, later", minutes=9),
        came(aside(Kind.ENQUIRY), file="calm", minutes=1),
        came(aside(Kind.ENQUIRY), file="cross", minutes=20, findings=cross),
        came(aside(Kind.SERVICE_REQUEST), file="request", minutes=30),
    ]
    found = by_kind(each for each in map(set_aside, messages) if each is not None)
    assert [(kind, [each.told.file for each in of_it]) for kind, of_it in found.items()] == [
        (Kind.SERVICE_REQUEST, ["request"]),
        (Kind.ENQUIRY, ["cross", "calm", "calm, later"]),
        (Kind.NOISE, ["noise"]),
    ]
    assert found[Kind.ENQUIRY][0].displeased == "three weeks"


def test_what_may_be_a_complaint_has_its_place_and_no_case_has() -> None:
    on_a_case = {Kind.COMPLAINT, Kind.FOLLOW_UP, Kind.ESCALATION, Kind.RESOLVED}
    assert set(IN_ORDER) == set(Kind) - on_a_case
