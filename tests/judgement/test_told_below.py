"""What an officer passes on, or somebody who writes for others, is looked through, whatever stands above it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import LANDLORD, MAILBOX, OFFICER, RULES, TENANT, a_message, a_writer, the_facts
from heard.casework.events import About, PersonNumber, Reference
from heard.casework.people import Outsider, Role
from heard.judgement.actions import AskOfficer, Decision
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, Tie, TieKind
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED
from heard.mail.message import Address, Message

CASE = Reference("NH-26-0007")
MEMBERS = Outsider("Harrowbridge members", "member", domain="members.example")
RUTH = Address("Ruth Holm", "ruth.holm@members.example")
DASHES = "-----Original Message-----"
HEADING = f"{DASHES}\nFrom: Dorothy Finch <{TENANT}>\nSent: 29 May 2026 18:05\nTo: {{}}\nSubject: Help"
ALONE = replace(RULES, opinion=NOTHING_LEARNED)
"""What stands above may sway a second opinion, which is not what is asked here."""
ABOVE = (
    "Dear colleagues\n\nPlease see below from a constituent. I would be grateful if this could be looked at as a"
    " complaint, and a reply copied to me. I hold a surgery on Friday and hope to have word by then.\n\nRuth"
)
FRAIL = "I am 84 years old and I cannot get down the stairs. They lost my form in June and again in August."
GAS = "There is a smell of gas in my kitchen and nobody comes."
BOTH = {About.DANGER, About.VULNERABLE}


def from_a_member(words: str, *, above: str = ABOVE, subject: str = "FW: Help") -> Message:
    text = f"{above}\n\n{HEADING.format('Ruth Holm')}\n\n{words}"
    return a_message(text, sender=f"{RUTH.name} <{RUTH.address}>", subject=subject)


def from_a_neighbour(words: str, above: str) -> Message:
    return a_message(f"{above}\n\n{HEADING.format('Ann Other')}\n\n{words}", sender="Ann Other <ann@tenant.example>",
                     subject="FW: Help")  # fmt: skip


def from_an_officer(words: str, *, to: str, cc: str | None = None) -> Message:
    text = f"Could you look at this on your round and ring her first?\n\n{HEADING.format('Gary')}\n\n{words}"
    headers = [("Cc", cc)] if cc else []
    return a_message(text, sender=f"Gary Officer <{OFFICER}>", subject="FW: Help", to=to, headers=headers)


def decided(message: Message, writer: Address = RUTH, role: Role = Role.MEMBER, **more: Any) -> Decision:
    facts = the_facts(writer=a_writer(address=writer, role=role), landlord=replace(LANDLORD, outsiders=(MEMBERS,)))
    return decide_message(message, replace(facts, **more), ALONE)


def told(decision: Decision) -> set[About]:
    return {each.about for each in decision.actions if isinstance(each, AskOfficer)} & BOTH


@pytest.mark.parametrize(
    "words, expected",
    [
        pytest.param(FRAIL, {About.VULNERABLE}, id="somebody vulnerable"),
        pytest.param(GAS, {About.DANGER}, id="a danger"),
        pytest.param(f"{FRAIL} {GAS}", BOTH, id="both"),
        pytest.param("They lost my form in June and again in August.", set(), id="neither"),
    ],
)
def test_what_a_member_passes_on_is_looked_through(words: str, expected: set[About]) -> None:
    assert told(decided(from_a_member(words))) == expected


def test_so_is_what_somebody_passes_on_who_says_that_they_write_for_another() -> None:
    above = "I am writing on behalf of my elderly neighbour Mrs Finch of 9 Larch Court. Please see her mail below."
    ann = Address("Ann Other", "ann@tenant.example")
    assert About.DANGER in told(decided(from_a_neighbour(GAS, above), ann, Role.TENANT))


def test_what_the_landlord_tells_everybody_is_no_news_to_it() -> None:
    advice = f"{DASHES}\nFrom: Gary Officer <{OFFICER}>\nSent: 28 May 2026 09:00\nTo: Dorothy Finch\nSubject: Help\n\n"
    leaflet = f"They keep sending me this.\n\n{advice}If you can smell gas in your home, ring us at once."
    assert told(decided(from_a_member(leaflet))) == set()


@pytest.mark.parametrize(
    "says, expected",
    [
        pytest.param((f"Help\n{GAS}",), set(), id="the mail itself is on the case"),
        pytest.param(("Help\nThe bins are full.",), {About.DANGER}, id="another is"),
    ],
)
def test_what_is_on_the_case_already_was_looked_at_when_it_came(says: tuple[str, ...], expected: set[About]) -> None:
    lead = Lead(CASE, (Tie(TieKind.ANSWERS, "<1@northgate.example>"),), belongs=True, says=says)
    assert told(decided(from_a_member(GAS), leads=(lead,))) == expected


# -- Officers --------------------------------------------------------------------------------------

GARY = Address("Gary Officer", OFFICER)


@pytest.mark.parametrize(
    "to, cc",
    [
        pytest.param(MAILBOX, None, id="to the mailbox"),
        pytest.param("helen.lead@northgate.example", MAILBOX, id="to a colleague"),
        pytest.param("round@contractor.example", MAILBOX, id="to a contractor"),
    ],
)
def test_what_an_officer_passes_on_is_looked_through(to: str, cc: str | None) -> None:
    mail = from_an_officer(f"{FRAIL} {GAS}", to=to, cc=cc)
    dorothy = a_writer(person=PersonNumber(9))
    decision = decided(mail, GARY, Role.OFFICER, brought=dorothy)
    assert told(decision) == BOTH


def test_what_the_mailbox_itself_passes_on_had_come_to_it() -> None:
    mail = from_an_officer(f"{FRAIL} {GAS}", to="round@contractor.example")
    assert told(decided(mail, GARY, Role.OFFICER, from_sent_folder=True)) == set()
