"""Whether a case is quiet: nothing goes to a complainant by time alone while somebody may have said something new."""

from __future__ import annotations

from datetime import datetime

from heard.casework.commands import CommandName
from heard.casework.events import CommandGiven, CommandWord, Stream
from heard.daemon.writing import Writing
from heard.judgement.facts import OnFile
from heard.store import history
from heard.store.said_since import is_quiet


def is_quiet_since(writing: Writing, stands: OnFile, since: datetime) -> bool:
    """Say whether nothing about a case waits for an answer, and nothing came about it since a moment.

    A note of a call counts as much as a mail; a command that is none, and a letter to whoever complained, do not.
    """
    recorded = history.of_stream(writing.connection, Stream(stands.case.reference))
    given = (each.event for each in recorded if isinstance(each.event, CommandGiven))
    commands = [each.message for each in given if each.command != CommandWord(CommandName.NOTE)]
    letters = [each.message for each in stands.case.letters_seen if each.proved]
    return is_quiet(writing.connection, stands.case.reference, since, but=(*commands, *letters))
