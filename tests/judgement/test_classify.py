"""What a message is, once the rules have found what they find."""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.datafiles.rules import load_rules
from heard.judgement.actions import Finding
from heard.judgement.classify import kind_of, verdicts

PRECEDENCE = load_rules(Path(__file__).parents[2] / "rules").precedence


def findings(*names: str) -> list[Finding]:
    """`"resolved"` is a sure finding, `"resolved?"` one that a person has to settle."""
    return [
        Finding(n.rstrip("?"), "kind/x", f"the {n}", "a clause", "ask" if n.endswith("?") else "yes") for n in names
    ]


@pytest.mark.parametrize(
    "found, kind, sure",
    [
        pytest.param([], Kind.COMPLAINT, False, id="nothing found: the writer is heard"),
        pytest.param(["complaint"], Kind.COMPLAINT, True, id="calls it a complaint"),
        pytest.param(["displeasure"], Kind.COMPLAINT, True, id="is not satisfied"),
        pytest.param(["service_request"], Kind.SERVICE_REQUEST, True, id="a first report"),
        pytest.param(["service_request", "displeasure"], Kind.COMPLAINT, True, id="a report made before"),
        pytest.param(["enquiry"], Kind.ENQUIRY, True, id="a question"),
        pytest.param(["enquiry", "service_request"], Kind.SERVICE_REQUEST, True, id="a question with a need"),
        pytest.param(["compliment"], Kind.COMPLIMENT, True, id="praise"),
        pytest.param(["compliment", "displeasure"], Kind.COMPLAINT, True, id="praise with a sting"),
        pytest.param(["bulk?"], Kind.BULK, False, id="looks like an advertisement"),
        pytest.param(["bulk?", "complaint"], Kind.COMPLAINT, True, id="a complaint in the words of one"),
        pytest.param(["noise"], Kind.NOISE, True, id="empty"),
        pytest.param(["escalation_request"], Kind.COMPLAINT, False, id="wants the next stage of an unknown case"),
        pytest.param(["resolved"], Kind.COMPLAINT, False, id="accepts something of an unknown case"),
        pytest.param(["risk"], Kind.COMPLAINT, False, id="only a danger"),
    ],
)
def test_on_no_case(found, kind, sure):
    assert kind_of(findings(*found), on_case=False, role=Role.TENANT, precedence=PRECEDENCE)[:2] == (kind, sure)


@pytest.mark.parametrize(
    "found, kind, sure",
    [
        pytest.param([], Kind.FOLLOW_UP, True, id="adds to the case"),
        pytest.param(["displeasure"], Kind.FOLLOW_UP, True, id="chases"),
        pytest.param(["complaint"], Kind.FOLLOW_UP, True, id="says complaint again"),
        pytest.param(["escalation_request"], Kind.ESCALATION, True, id="wants the next stage"),
        pytest.param(["escalation_request?"], Kind.ESCALATION, False, id="may want the next stage"),
        pytest.param(["escalation_request?", "escalation_request"], Kind.ESCALATION, True, id="may, and plainly does"),
        pytest.param(["escalation_request", "resolved"], Kind.ESCALATION, False, id="accepts half, rejects half"),
        pytest.param(["resolved"], Kind.RESOLVED, True, id="accepts"),
        pytest.param(["resolved", "displeasure"], Kind.RESOLVED, False, id="accepts grumpily"),
        pytest.param(["compliment"], Kind.COMPLIMENT, True, id="praises"),
        pytest.param(["compliment", "enquiry"], Kind.FOLLOW_UP, True, id="praises and asks"),
    ],
)
def test_on_a_case(found, kind, sure):
    assert kind_of(findings(*found), on_case=True, role=Role.TENANT, precedence=PRECEDENCE)[:2] == (kind, sure)


def test_an_officer_is_staff_whatever_the_words():
    found = findings("complaint", "escalation_request")
    assert kind_of(found, on_case=True, role=Role.OFFICER, precedence=PRECEDENCE)[:2] == (Kind.STAFF, True)


def test_the_reason_shows_the_words():
    because = kind_of(findings("complaint"), on_case=False, role=Role.MEMBER, precedence=PRECEDENCE)[2]
    assert because == 'It asks to be taken as a complaint. ("the complaint")'


@pytest.mark.parametrize(
    "found, said",
    [
        pytest.param([], {}, id="nothing"),
        pytest.param(["risk"], {"risk": "yes"}, id="a danger"),
        pytest.param(
            ["risk?", "vulnerability"], {"risk": "ask", "vulnerable": "yes"}, id="perhaps a danger, surely frail"
        ),
        pytest.param(["escalation_request?", "escalation_request"], {"escalation": "yes"}, id="yes wins"),
        pytest.param(["escalation_request", "escalation_request?"], {"escalation": "yes"}, id="in either order"),
        pytest.param(["complaint", "resolved"], {}, id="what only tells the kind"),
    ],
)
def test_verdicts(found, said):
    assert verdicts(findings(*found)) == said
