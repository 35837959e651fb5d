"""What an officer writes or pastes in an answer to a notice: a danger is told, and a request is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import CALENDAR, OFFICER, POLICY, RULES, a_message, a_writer, the_facts
from heard.casework.commands import Command, Given, Note, OpenStage
from heard.casework.events import About, Direction, Ground, Kind, MessageNumber, ProvedBy, Reference, StageName
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, CarryOut, Decision, FileOnCase
from heard.judgement.facts import Facts, Lead, OnFile
from heard.judgement.pasted import with_what_is_pasted
from heard.mail.message import Address
from histories import a_case, answered, danger_seen

CASE = Reference("NH-26-0042")
SUBJECT = "Re: Somebody may be in danger [NH-26-0042]"
NOTICE = (
    'Somebody may be in danger. Please read the message now: heard cannot judge it.\n\nThey wrote: "The socket by the'
    ' cooker sparks when I touch it and I smell gas in the evenings."\n\nI want stage 2: press Yes to open the next.'
)
TOLD = "We smell gas on the landing since last night."
ASKS = "I do not accept this decision and want my complaint to go to stage 2."
ABOVE = "He sent me this."
NOTHING: set[About] = set()


def facts(*, notices: tuple[str, ...] = (NOTICE,), says: tuple[str, ...] = (), danger: bool = False) -> Facts:
    case = a_case(answered("2026-06-01 12:00"), *((danger_seen("2026-06-01 13:00"),) if danger else ()))
    gary = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER)
    on_file = OnFile(replace(case, reference=CASE), POLICY, CALENDAR)
    return replace(the_facts(writer=gary, leads=(Lead(CASE, (), says=says),)), notices=notices, on_file=(on_file,))


def asked(text: str, known: Facts, command: Command = Note()) -> set[About]:
    """Return what a person is asked because of what an answer to a notice says, besides what it says to us."""
    message = a_message(text, sender=f"Gary Officer <{OFFICER}>", subject=SUBJECT)
    filed = FileOnCase(CASE, Direction.OUT, Kind.STAFF, Ground.NOTICE, True, "it answers a notice")
    given = CarryOut(CASE, Given(command, "as it says"), MessageNumber(1), OFFICER, ProvedBy.BOTH, "both", None)
    answer = Decision(Kind.STAFF, True, Role.OFFICER, (), (filed, given))
    decision = with_what_is_pasted(answer, message, known, RULES)
    assert decision.actions[:2] == answer.actions
    return {each.about for each in decision.actions if isinstance(each, AskOfficer)}


HEADINGS = pytest.mark.parametrize(
    "heading",
    [
        pytest.param("From: Ada Moss\nTo: Gary Officer\nSubject: my flat", id="without a time"),
        pytest.param(f"From: NH-Box\nSent: 3 June 2026 9:00\nTo: Gary\nSubject: {SUBJECT}", id="our notice's subject"),
        pytest.param("Tenant:", id="a word"),
        pytest.param("Her e-mail of Tuesday says:", id="a line of the officer's"),
        pytest.param("> Ada Moss wrote:", id="quoted"),
        pytest.param("On Tue 2 June 2026 at 10:12 Ada Moss told us:", id="a line with a time"),
        pytest.param(f"From: Complaints\nTo: Gary\n\n{NOTICE}\n\nResident:", id="below our own notice"),
    ],
)  # fmt: skip


@HEADINGS
def test_a_danger_that_is_pasted_there_is_told(heading: str) -> None:
    assert asked(f"{ABOVE}\n\n{heading}\n\n{TOLD}", facts()) == {About.DANGER}
    assert asked(f"{ABOVE}\n\n{heading}\n\n{TOLD}", facts(danger=True)) == {About.DANGER}


@HEADINGS
def test_a_request_that_is_pasted_there_is_put_before_a_person(heading: str) -> None:
    assert asked(f"{ABOVE}\n\n{heading}\n\n{ASKS}", facts()) == {About.NEXT_STAGE}


def test_a_danger_that_an_officer_writes_of_themselves_is_told_once() -> None:
    text = f"She rang just now. {TOLD.replace('We', 'They')}"
    assert asked(text, facts()) == {About.DANGER}
    assert asked(text, facts(danger=True)) == NOTHING


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("From: Complaints\nSent: 3 June 2026 9:00\nTo: Gary Officer\nSubject: Danger", id="our mailbox"),
        pytest.param("From: NH-Shared-CMP\nTo: Gary Officer", id="our mailbox by the name an office gave it"),
        pytest.param("complaints@northgate.example wrote:", id="a line of its program"),
        pytest.param("", id="nothing"),
    ],
)
def test_our_own_notice_below_an_answer_is_no_news(heading: str) -> None:
    wrapped = NOTICE.replace(" the ", "\nthe ")
    quoted = "\n".join(f"> {line}" for line in wrapped.split("\n"))
    assert asked(f"Thanks, on my way.\n\n{heading}\n\n{NOTICE}", facts()) == NOTHING
    assert asked(f"Thanks, on my way.\n\n{heading}\n\n{quoted}", facts()) == NOTHING


def test_nor_is_a_mail_of_the_case() -> None:
    text = f"Her mail again.\n\nTenant:\n\n{TOLD} {ASKS}"
    assert asked(text, facts(says=(f"My flat\n{TOLD} {ASKS}",))) == NOTHING


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{ASKS}", id="at the top, in an officer's own mail"),
        pytest.param(f"See below.\n\nFrom: Helen Lead\nTo: Gary Officer\n\n{ASKS}", id="a colleague's"),
        pytest.param("Her words:\n\nThank you, I am quite happy with that.", id="thanks"),
        pytest.param("Note:\n\nThe plumber comes on Friday, she knows.", id="a note under a heading"),
    ],
)
def test_what_asks_for_nothing_in_somebody_elses_voice_asks_nobody(text: str) -> None:
    assert asked(text, facts()) == NOTHING


def test_an_officer_who_opens_the_stage_is_not_asked_whether_it_is_wanted() -> None:
    text = f"stage 2\n\nTenant:\n\n{ASKS}"
    assert asked(text, facts(), OpenStage(StageName("stage-2"))) == NOTHING
    assert asked(text, facts()) == {About.NEXT_STAGE}
