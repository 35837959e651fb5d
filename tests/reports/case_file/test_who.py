"""Who wrote a message and who did what happened, and what is mail between staff."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import LEAD, MAILBOX, OFFICER, TENANT, MovedClock
from heard.casework.people import Outsider
from heard.reports.case_file.gathering import Gathered
from heard.reports.case_file.who import Writer, did, is_between_staff, writer
from reports.case_file.a_case_file import OURS, a_complaint_was_made, the_gathered

ADVICE = Outsider("Citizens Advice", "advice", domain="advice.example")


@pytest.fixture
def gathered(tmp_path: Path, clock: MovedClock) -> Gathered:
    found = the_gathered(a_complaint_was_made(tmp_path, clock))
    return replace(found, asked=replace(found.asked, landlord=replace(OURS, outsiders=(ADVICE,))))


def a_row(sender: str | None, **more: Any) -> dict[str, Any]:
    usual = {
        "id": 1,
        "from": sender,
        "kind": "follow_up",
        "proved": False,
        "letter": None,
        "message_id": "<1@x.example>",
    }
    return usual | more


@pytest.mark.parametrize(
    "row, expected",
    [
        pytest.param(a_row(TENANT), Writer("the complainant", "complainant"), id="the complainant"),
        pytest.param(a_row(OFFICER, proved=True), Writer("Gary Officer", "officer"), id="an officer"),
        pytest.param(a_row(OFFICER), Writer("Gary Officer (not proved)", "officer"), id="perhaps an officer"),
        pytest.param(a_row(MAILBOX), Writer("an officer, as the mailbox", "officer"), id="as the mailbox"),
        pytest.param(
            a_row("jo@advice.example"), Writer("Citizens Advice (jo@advice.example)", "other"), id="somebody known"
        ),
        pytest.param(a_row("x@y.example"), Writer("x@y.example", "other"), id="anybody else"),
        pytest.param(
            a_row("d@mx.example", kind="bounce"), Writer("a machine (d@mx.example)", "machine"), id="a machine"
        ),
        pytest.param(a_row(None), Writer("nobody can tell", "other"), id="what could not be read"),
    ],
)
def test_whoever_wrote_is_called_what_the_landlord_calls_them(
    gathered: Gathered, row: dict[str, Any], expected: Writer
) -> None:
    assert writer(row, gathered) == expected


def test_a_letter_of_ours_that_came_round_is_ours(gathered: Gathered) -> None:
    ours = gathered.letters[0]["message_id"]
    assert writer(a_row(MAILBOX, message_id=ours), gathered) == Writer("heard", "heard")


@pytest.mark.parametrize(
    "kind, letter, to, expected",
    [
        pytest.param("staff", "internal", (LEAD, MAILBOX), True, id="to a colleague"),
        pytest.param("staff", "internal", ("repairs@northgate.example",), True, id="to another box of ours"),
        pytest.param("staff", "decision", (TENANT, LEAD), False, id="to the complainant, with a colleague in Cc"),
        pytest.param("staff", "contractor", ("jo@build.example",), False, id="to a contractor"),
        pytest.param("staff", "decision", (), False, id="a decision that names nobody"),
        pytest.param("staff", "note", (), True, id="a note that names nobody"),
        pytest.param("complaint", None, (MAILBOX,), False, id="a tenant's, passed on by a colleague"),
    ],
)
def test_mail_between_staff_is_what_went_to_nobody_outside(
    kind: str, letter: str | None, to: tuple[str, ...], *, expected: bool
) -> None:
    assert is_between_staff(a_row(OFFICER, kind=kind, letter=letter), to, OURS) is expected


GARY, DOROTHY = Writer("Gary Officer", "officer"), Writer("the complainant", "complainant")


@pytest.mark.parametrize(
    "type_, by, wrote, more, expected",
    [
        pytest.param("MessageFiled", "service", DOROTHY, {"ground": "opened-it"}, "the complainant", id="a mail came"),
        pytest.param(
            "MessageFiled", "officer", DOROTHY, {"ground": "by-hand"}, "an officer", id="it was moved by hand"
        ),
        pytest.param(
            "MessageFiled", "service", None, {"ground": "subject"}, "whoever wrote it", id="it lies elsewhere"
        ),
        pytest.param("AnswerGiven", "service", GARY, {}, "Gary Officer", id="an officer answered"),
        pytest.param("CaseClosed", "officer", GARY, {}, "Gary Officer", id="an officer's command"),
        pytest.param("CaseClosed", "officer", None, {}, "an officer", id="a command of the command line"),
        pytest.param("StageOpened", "service", DOROTHY, {}, "heard", id="heard opened a stage"),
        pytest.param("OfficersLetterSeen", "service", GARY, {}, "heard", id="heard saw a letter"),
    ],
)
def test_who_did_it(type_: str, by: str, wrote: Writer | None, more: dict[str, str], expected: str) -> None:
    event = {"type": type_, "by": by, "message": 7, "details": {"message": 7} | more}
    assert did(event, {7: wrote} if wrote is not None else {}) == expected
