"""What is told of a mailbox by what was seen of it, where no server can be had that does so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import MONDAY
from heard.probing import Finding
from heard.probing.changes import changes
from heard.probing.found import found
from heard.probing.letters import probe
from heard.probing.seen import Came, Seen
from heard.settings import Mailbox
from heard.wiring.ways import SHOWN_WITHIN

LETTER = probe("complaints@northgate.example", "hp01-1780306200-0123456789bcdfghj-0123456789bcdfghjkmnp", MONDAY)
SECOND = timedelta(seconds=1)


def told_of_copies(way: str, after: timedelta) -> Finding:
    box = Mailbox.model_validate({"address": "complaints@northgate.example", "read": way, "send": way})
    seen = Seen(
        message_id=LETTER.message_id, came=Came(LETTER.content, "INBOX", SECOND),
        changed=changes(LETTER.content, LETTER.content), copies=("Sent Items",), copied_after=after,
    )  # fmt: skip
    [told] = [each for each in found(box, seen, timedelta(minutes=2)).findings if each.about == "sent copies"]
    return told


@pytest.mark.parametrize("way", ["graph:", "ews://mail.northgate.example"])
def test_a_copy_that_is_shown_late_is_for_a_person(way: str) -> None:
    told = told_of_copies(way, SHOWN_WITHIN + 0.1 * SECOND)
    assert (told.says, told.person) == ("the server keeps one, in Sent Items, shown 20.1 s after it was sent", True)
    assert "could leave twice" in told.do


def test_a_copy_that_is_shown_in_time_is_for_nobody() -> None:
    told = told_of_copies("graph:", SHOWN_WITHIN)
    assert (told.says, told.do, told.person) == (
        "the server keeps one, in Sent Items, shown 20.0 s after it was sent", "", False,
    )  # fmt: skip
