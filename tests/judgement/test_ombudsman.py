"""An Ombudsman's first letter: its case opens, nothing is written to them, and a person says whose complaint it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import LANDLORD, LIVE_SINCE, RULES, a_message, a_writer, the_facts
from heard.casework.events import About
from heard.casework.people import Outsider, Role
from heard.judgement.actions import AskOfficer, Decision, OpenCase, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.mail.message import Address
from policies.story import the_calendar, the_policy

SERVICE = Outsider("Housing Ombudsman", "ombudsman", domain="housing-ombudsman.example")
CASEWORK = Address("Casework", "casework@housing-ombudsman.example")
LETTER = (
    "We have been contacted by Ms Rita Flood of 12 Birch Way. She says that her complaint to you of 2 March has not "
    "been answered. Please provide your final response within 5 working days."
)


def heard_from(pack: str = "wnwhl-2009", **more: Any) -> Decision:
    writer = a_writer(role=Role.OMBUDSMAN, address=CASEWORK)
    landlord = replace(LANDLORD, outsiders=(SERVICE,))
    usual = {"writer": writer, "landlord": landlord, "policy": the_policy(pack), "calendar": the_calendar(pack)}
    message = a_message(LETTER, subject="Hello", sender=f"Casework <{CASEWORK.address}>")
    return decide_message(message, the_facts(**usual | more), RULES)


def opens(decision: Decision) -> OpenCase:
    [opened] = [each for each in decision.actions if isinstance(each, OpenCase)]
    return opened


def asked(decision: Decision) -> list[AskOfficer]:
    return [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.WHICH_CASE]


@pytest.mark.parametrize("pack", ["wnwhl-2009", "west-kent-2011", "wdh-2022", "hos-code-2024"])
def test_a_case_opens_of_which_nobody_is_known_and_no_letter_goes(pack: str) -> None:
    decision = heard_from(pack)
    assert opens(decision).person is None
    assert [each for each in decision.actions if isinstance(each, WriteLetter)] == []
    assert len(asked(decision)) == 1


def test_whoever_deals_with_an_ombudsman_and_whoever_takes_complaints_read_how_it_begins() -> None:
    decision = heard_from()
    [question] = asked(decision)
    assert (question.reference, question.roles) == (opens(decision).reference, ("senior-management", "champion"))
    assert question.because == (
        'Casework <casework@housing-ombudsman.example> wrote: "We have been contacted by Ms Rita Flood of 12 Birch '
        'Way. She says ..."; no case of it is known; it is on a case of its own until somebody says whose complaint '
        "it is; whoever complains is not known to this case yet, and heard writes an Ombudsman nothing"
    )


def test_old_mail_of_an_ombudsman_is_filed_and_asks_nobody() -> None:
    decision = heard_from(received_at=LIVE_SINCE - timedelta(days=1))
    assert (opens(decision).person, asked(decision)) == (None, [])
