"""What a folder, a keyword or the flag may stand for, and what is done at once."""

from __future__ import annotations

from typing import get_args

import pytest

from heard.casework.commands import Assign, Close, Command, ContactMade, MoveTo, NotAComplaint, Reached
from heard.casework.events import Kind, Outcome, Reference
from heard.judgement.commands.signs import ASKED, AT_ONCE, NEVER, Sign, cannot_stand_for

MAILBOX = "complaints@northgate.example"


def a_sign(folder: str | None = None, mark: str | None = None, command: Command = MoveTo(None)) -> Sign:
    return Sign(MAILBOX, folder, mark, command, "new case")


def test_every_command_is_done_at_once_asked_or_never_meant():
    assert sorted(map(str, (*AT_ONCE, *ASKED, *NEVER))) == sorted(map(str, get_args(Command)))


@pytest.mark.parametrize(
    "command, at_once",
    [
        (MoveTo(None), True),
        (ContactMade(Reached.PHONE), True),
        (Close(Outcome("upheld")), False),
        (NotAComplaint(Kind.ENQUIRY), False),
    ],
)
def test_what_can_be_put_right_is_done_at_once(command, at_once):
    assert a_sign("heard/X", command=command).is_done_at_once is at_once


@pytest.mark.parametrize(
    "command, may",
    [
        pytest.param(MoveTo(None), True, id="a new case"),
        pytest.param(MoveTo(Reference("NH-26-0001")), False, id="one case for all"),
        pytest.param(Assign("gary.officer@northgate.example"), True, id="to somebody"),
        pytest.param(Assign(None), False, id="to nobody knows whom"),
    ],
)
def test_what_is_said_of_every_message_has_to_make_sense_of_each(command, may):
    assert (cannot_stand_for(command) is None) is may


@pytest.mark.parametrize(
    "sign, key, in_words",
    [
        pytest.param(
            a_sign("heard/Own case"),
            "folder heard/Own case",
            'It was put into the folder "heard/Own case", which stands for: new case.',
            id="a folder",
        ),
        pytest.param(
            a_sign(mark="NewCase"),
            "mark newcase",
            "It was given the keyword NewCase, which stands for: new case.",
            id="a keyword, whose capitals say nothing",
        ),
        pytest.param(
            a_sign(mark=r"\Flagged"), r"mark \flagged", "It was flagged, which stands for: new case.", id="the flag"
        ),
    ],
)
def test_what_it_is_called(sign, key, in_words):
    assert (sign.key, sign.in_words) == (key, in_words)


def test_a_folder_is_looked_into_alone_and_a_mark_is_looked_for_in_all():
    in_a_folder, a_mark = a_sign("heard/Own case"), a_sign(mark="NewCase")
    assert [in_a_folder.may_be_in(MAILBOX, each) for each in ("INBOX", "heard/Own case")] == [False, True]
    assert a_mark.may_be_in(MAILBOX, "INBOX")
    assert not a_mark.may_be_in("repairs@northgate.example", "INBOX")
