"""What a calendar program answers is no command, whatever it quotes; what was typed beside it is a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from builders import RULES
from heard.casework.commands import Close, Given, Note
from heard.casework.events import About, Outcome
from heard.judgement.actions import Action, CarryOut
from heard.judgement.commands.calendar_answers import is_calendar_answer
from heard.judgement.commands.on_top import with_command_on_top
from heard.judgement.commands.to_a_notice import answer_to_a_notice
from heard.mail.message import Meeting, Message
from judgement.commands.answering import CASE, GOOD, NOTICE, PROVED, TOKEN, from_gary, what_is_known

OUR_NOTICE = f"""close upheld

Who: Ann Bell
Case: {CASE}, stage 1, dealt with by you
Answer by: Monday 15 June 2026

- Close it: upheld
  close upheld

{TOKEN}
"""
QUOTED = "".join(f"> {line}\n" for line in OUR_NOTICE.splitlines())
SUBJECTS = (
    "Accepted: Your case [NH-26-0042]",
    "Declined: Your case [NH-26-0042]",
    "Tentative: Your case [NH-26-0042]",
    "Tentatively Accepted: Answer due [NH-26-0042]",
    "New Time Proposed: Answer due [NH-26-0042]",
    "[EXTERNAL] Accepted: Your case [NH-26-0042]",
    "declined : Answer due @ Mon 15 Jun 2026 (Gary Officer)",
)


def follows(message: Message, about: str = "new-case") -> tuple[Action, ...]:
    """Return what follows besides where the mail is put."""
    facts = what_is_known(tokens=(GOOD,), notice=replace(NOTICE, about=about))
    decision = answer_to_a_notice(message, facts, PROVED, RULES)
    assert decision is not None
    return decision.actions[1:]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing below it"),
        pytest.param(OUR_NOTICE, id="our notice, unmarked"),
        pytest.param(QUOTED, id="our notice, marked"),
        pytest.param(f"-----Original Appointment-----\nFrom: Northgate Homes\n\n{OUR_NOTICE}", id="our appointment"),
        pytest.param(f"When: Monday 15 June 2026 09:00-09:30\nWhere:\n\n*~*~*~*~*~*~*\n\n{OUR_NOTICE}", id="the day"),
        pytest.param(f"Gary Officer has accepted this invitation.\n\n{OUR_NOTICE}", id="a sentence of the program's"),
        pytest.param("Thanks\n\nGary", id="thanks"),
    ],
)
def test_an_answer_of_a_calendar_says_nothing(subject: str, text: str) -> None:
    assert follows(from_gary(text, subject=subject)) == ()


@pytest.mark.parametrize("about", ["new-case", About.NEXT_STAGE])
def test_it_answers_no_question(about: str) -> None:
    assert follows(from_gary(f"Yes\n\n{QUOTED}", subject=SUBJECTS[0]), about) == ()


@pytest.mark.parametrize("line", ["I am on leave that day, can Helen go?", "please close upheld after the visit"])
def test_what_was_typed_beside_it_is_a_note(line: str) -> None:
    [action] = follows(from_gary(f"{line}\n\n{QUOTED}", subject=SUBJECTS[1]))
    assert isinstance(action, CarryOut)
    assert action.given == Given(Note(), line)


def test_so_is_what_was_typed_above_a_token_that_no_program_marked_as_quoted() -> None:
    [action] = follows(from_gary(f"Her son lets us in.\n\n{TOKEN}", subject=SUBJECTS[1]))
    assert isinstance(action, CarryOut)
    assert action.given == Given(Note(), "Her son lets us in.")


def test_an_appointment_that_is_answered_shows_it_under_any_subject() -> None:
    at = datetime(2026, 6, 15, 9, tzinfo=UTC)
    answered = Meeting("reply", "Answer due", at, at, "")
    message = replace(from_gary(OUR_NOTICE, subject="Answer due"), meetings=(answered,))
    assert is_calendar_answer(message)
    assert not is_calendar_answer(replace(message, meetings=(replace(answered, method="request"),)))
    assert follows(message) == ()


def test_above_what_an_officer_passes_on_it_is_no_command_either() -> None:
    facts = what_is_known(tokens=(GOOD,), notice=NOTICE)
    decision = answer_to_a_notice(from_gary("Noted."), facts, PROVED, RULES)
    assert decision is not None
    message = from_gary("close withdrawn", subject="Accepted: Damp")
    assert with_command_on_top(decision, message, facts, PROVED, RULES) == decision


@pytest.mark.parametrize(
    "subject",
    [
        "RE: Your case [NH-26-0042]",
        "RE: Accepted: Your case [NH-26-0042]",
        "Not accepted: Your case",
        "Your case is accepted: what now",
    ],
)
def test_a_persons_answer_is_none(subject: str) -> None:
    [action] = follows(from_gary(f"close withdrawn\n\n{QUOTED}", subject=subject))
    assert isinstance(action, CarryOut)
    assert action.given.command == Close(Outcome("withdrawn"))
