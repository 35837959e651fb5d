"""The command in a mail is read by its case; what reads like one where none counts is answered with the right words."""

from __future__ import annotations

from typing import Any

import pytest

from builders import RULES
from heard.casework.commands import Assign, Close, Given, NotUnderstood
from heard.casework.events import Outcome, Reference
from heard.judgement.commands.first_line import Lines, lines_of
from heard.judgement.commands.said_in import astray_in, command_in, without_its_case
from heard.mail.message import Message
from judgement.commands.answering import CASE, NOWHERE, SIGNED, from_gary, what_is_known

WITHDRAWN = Close(Outcome("withdrawn"))


def read(line: str, reference: Reference | None = CASE, **more: Any) -> Given | NotUnderstood | None:
    message = from_gary(line, **more)
    return command_in(lines_of(message), message, what_is_known(), reference, "", RULES)


def astray(message: Message) -> NotUnderstood | None:
    return astray_in(message, what_is_known(), CASE, "", RULES)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("close withdrawn", id="without its case"),
        pytest.param(f"close withdrawn {CASE}", id="its case behind it"),
        pytest.param(f"close {CASE} withdrawn", id="in the midst of it"),
        pytest.param(f"{CASE}: close withdrawn", id="before it"),
        pytest.param(f"close the case [{CASE.lower()}] withdrawn", id="in brackets and small letters"),
    ],
)
def test_a_command_may_name_the_case_it_is_for_and_its_line_is_kept(line: str) -> None:
    found = read(line)
    assert isinstance(found, Given)
    assert (found.command, found.line) == (WITHDRAWN, line)


def test_what_names_another_case_is_no_command_for_this_one() -> None:
    found = read(f"close withdrawn {NOWHERE}")
    assert not (isinstance(found, Given) and found.command == WITHDRAWN)


def test_without_a_case_it_is_read_by_the_policy_of_today() -> None:
    found = read("assign to me", None)
    assert isinstance(found, Given)
    assert found.command == Assign(None)


@pytest.mark.parametrize("line", [f"clsoe withdrawn {CASE}", f"clsoe {CASE} withdrawn", f"{CASE} clsoe withdrawn"])
def test_what_only_looks_like_one_has_the_right_words_and_the_line_as_it_was_typed(line: str) -> None:
    found = read(line)
    assert isinstance(found, NotUnderstood)
    assert (found.line, "close withdrawn" in found.nearest) == (line, True)


def test_plain_words_are_none() -> None:
    assert read("I will ring her tomorrow.") is None


def test_the_answer_of_a_calendar_gives_no_command() -> None:
    message = from_gary(
        "close withdrawn",
        subject="Accepted: New case",
        headers=[("Content-Class", "urn:content-classes:calendarmessage")],
    )
    assert command_in(Lines("close withdrawn"), message, what_is_known(), CASE, "", RULES) is None


@pytest.mark.parametrize(
    "line, without",
    [
        pytest.param(f"could you close {CASE}", "could you close it", id="its number"),
        pytest.param(f"could you close case {CASE} please", "could you close it please", id="called a case"),
        pytest.param("could you close it", "could you close it", id="it names none"),
        pytest.param(f"could you close {NOWHERE}", f"could you close {NOWHERE}", id="it names another"),
    ],
)
def test_a_line_without_its_case_says_it(line: str, without: str) -> None:
    assert without_its_case(line, CASE) == without


@pytest.mark.parametrize(
    "text, subject, line",
    [
        pytest.param("Thanks\nGary\nclose withdrawn", "RE: New case", "close withdrawn", id="below thanks and a name"),
        pytest.param("", f"Close withdrawn [{CASE}]", "Close withdrawn", id="in a subject above nothing"),
        pytest.param("Thanks\nGary\nclsoe withdrawn", "RE: New case", "clsoe withdrawn", id="misread"),
    ],
)
def test_one_that_went_astray_is_found(text: str, subject: str, line: str) -> None:
    found = astray(from_gary(text, subject=subject))
    assert found is not None
    assert (found.line, found.nearest) == (line, ("close withdrawn",))


@pytest.mark.parametrize(
    "text, subject",
    [
        pytest.param("", "RE: Close withdrawn", id="the subject of a reply"),
        pytest.param("She rang.", "Close withdrawn", id="a subject above words"),
        pytest.param(f"Thanks\n\n{SIGNED}", "RE: New case", id="how they sign"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_nothing_else_went_astray(text: str, subject: str) -> None:
    assert astray(from_gary(text, subject=subject)) is None
