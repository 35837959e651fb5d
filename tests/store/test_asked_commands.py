"""Commands that officers are asked about are kept, each with its mail, until it is said whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from builders import OFFICER
from heard.casework.events import MessageNumber, Reference
from heard.store import asked_commands
from heard.store.asked_commands import AskedCommand

ASKED = AskedCommand(
    MessageNumber(12), OFFICER, Reference("NH-26-0001"), "close upheld", "Close it, upheld", "she wrote", "Regards",
    MessageNumber(7), "NONCE",
)  # fmt: skip


def test_it_is_kept_as_it_was_asked(connection: Connection) -> None:
    asked_commands.keep(connection, ASKED)
    assert asked_commands.asked_in(connection, ASKED.message) == ASKED
    assert asked_commands.asked_in(connection, MessageNumber(13)) is None


@pytest.mark.parametrize("is_theirs", [True, False])
def test_what_its_officer_said_is_kept(connection: Connection, is_theirs: bool) -> None:
    asked_commands.keep(connection, ASKED)
    asked_commands.settle(connection, ASKED.message, is_theirs=is_theirs)
    assert asked_commands.asked_in(connection, ASKED.message) == replace(ASKED, is_theirs=is_theirs)


def test_a_message_asked_about_again_is_asked_about_as_it_is_read_then(connection: Connection) -> None:
    asked_commands.keep(connection, ASKED)
    asked_commands.keep(connection, replace(ASKED, words="reopen"))
    found = asked_commands.asked_in(connection, ASKED.message)
    assert found is not None
    assert found.words == "reopen"
