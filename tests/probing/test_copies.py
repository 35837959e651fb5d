"""When the copy that a server keeps is found, and how it is known."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from builders import MONDAY
from heard.errors import MailboxUnreachable
from heard.probing.copies import Copies
from heard.probing.letters import probe

LETTER = probe("complaints@northgate.example", "hp01-1780306200-0123456789bcdfghj-0123456789bcdfghjkmnp", MONDAY)
NAMELESS = ("the folder for sent mail",)
AT_ONCE, IN_TIME = timedelta(0), timedelta(seconds=20)


class Sent:
    """The one part of a mailbox that is asked here."""

    def __init__(self, holds: Callable[[str], str | None]) -> None:
        self.sent_as = holds

    def folders(self) -> Sequence[str]:
        return ["INBOX"]

    def close(self) -> None:
        """Nothing is open."""


@contextmanager
def looking(holds: Callable[[str], str | None]) -> Iterator[Copies]:
    mailbox: Any = Sent(holds)
    copies = Copies(mailbox, LETTER, time.monotonic(), None)
    copies.start()
    try:
        yield copies
    finally:
        copies.close()


def test_it_is_found_while_nobody_asks_yet() -> None:
    found = threading.Event()
    answers = iter(["", "", LETTER.message_id])

    def holds(_: str) -> str:
        if answer := next(answers):
            found.set()
        return answer

    with looking(holds) as copies:
        assert found.wait(20)
        folders, after = copies.found(AT_ONCE, "")
    assert (folders, after is not None) == (NAMELESS, True)


def test_it_is_waited_for_as_long_as_it_may_take() -> None:
    answers = iter([""] * 4)
    with looking(lambda _: next(answers, LETTER.message_id)) as copies:
        assert copies.found(IN_TIME, "")[0] == NAMELESS


def test_it_is_found_by_the_message_id_that_the_mail_came_with() -> None:
    with looking(lambda asked: asked if asked == "<other@prod.outlook.example>" else "") as copies:
        assert copies.found(AT_ONCE, "<other@prod.outlook.example>")[0] == NAMELESS


def test_where_there_is_no_telling_nothing_is_told() -> None:
    with looking(lambda _: None) as copies:
        assert copies.found(AT_ONCE, "") == (None, None)


def test_a_server_that_goes_away_meanwhile_is_told_of() -> None:
    def holds(_: str) -> str:
        raise MailboxUnreachable("mail.northgate.example: the connection broke.")

    with looking(holds) as copies, pytest.raises(MailboxUnreachable):
        copies.found(IN_TIME, "")
