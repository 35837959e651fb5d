"""A watcher goes on whatever its mailbox does, and what goes wrong is noted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from queue import Queue

import pytest
from mailboxes_at_fault import AtFault
from sqlalchemy import select

from builders import a_house
from heard.daemon.house import House
from heard.daemon.watch import Keyword, Watch
from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from heard.mail.message import RawMessage
from heard.store.tables import cursors
from rig import until


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db")


def watched(house: House, mailbox: AtFault) -> Watch:
    queue: Queue[Sequence[RawMessage]] = Queue()
    return Watch(mailbox, house, queue, is_told=True)


def trouble(house: House) -> str | None:
    with house.store.reading() as connection:
        return connection.execute(select(cursors.c.trouble)).scalar()


@pytest.mark.parametrize(
    "error, noted",
    [
        pytest.param(MailboxUnreachable("it is gone"), "unreachable", id="unreachable"),
        pytest.param(SignInRefused("wrong password"), "sign-in-refused", id="refused"),
        pytest.param(ConnectionResetError("reset"), "unreachable", id="the system's"),
        pytest.param(UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), "unreachable", id="one nobody foresaw"),
    ],
)
def test_trouble_is_noted_whatever_it_is(house: House, error: Exception, noted: str) -> None:
    def fails() -> None:
        raise error

    watch = watched(house, AtFault(waits=fails))
    watch.start()
    until(lambda: trouble(house) == noted)
    watch.stop()
    watch.join(10)
    assert not watch.is_alive()


def test_what_goes_wrong_because_it_is_told_to_stop_is_none(house: House) -> None:
    def stops() -> None:
        watch.stop()
        raise MailboxUnreachable("told to stop")

    watch = watched(house, AtFault(waits=stops))
    watch.run()
    assert trouble(house) is None


def test_marks_that_a_busy_server_does_not_take_are_set_later(house: House) -> None:
    asked: list[tuple[str, Sequence[int]]] = []

    def is_busy_once(uids: Sequence[int], keyword: str) -> None:
        asked.append((keyword, list(uids)))
        if len(asked) == 2:
            raise MailboxUnreachable("it is busy")

    def watch_stops() -> None:
        watch.stop()

    watch = watched(house, AtFault(marks=is_busy_once, waits=watch_stops))
    watch.mark([1, 2], Keyword.HEARD)
    watch.mark([2], Keyword.DANGER)
    watch.run()
    assert asked == [("$Heard", [1, 2]), ("$HeardDanger", [2]), ("$HeardDanger", [2])]


def test_a_message_that_takes_no_mark_costs_no_other_its_own(house: House) -> None:
    marked: list[tuple[str, int]] = []

    def refuses_the_first(uids: Sequence[int], keyword: str) -> None:
        if 1 in uids:
            raise MailboxError("it takes no mark")
        marked.extend((keyword, uid) for uid in uids)

    def watch_stops() -> None:
        watch.stop()

    watch = watched(house, AtFault(marks=refuses_the_first, waits=watch_stops))
    watch.mark([1, 2], Keyword.HEARD)
    watch.mark([3], Keyword.DANGER)
    watch.run()
    assert sorted(marked) == [("$Heard", 2), ("$HeardDanger", 3)]
    assert trouble(house) is None


def test_mail_does_not_wait_for_marks_that_nobody_takes(house: House) -> None:
    def nobody_is_there(uids: Sequence[int], keyword: str) -> None:
        raise MailboxUnreachable("it is busy")

    def watch_stops() -> None:
        watch.stop()

    watch = watched(house, AtFault(marks=nobody_is_there, waits=watch_stops))
    watch.mark([1], Keyword.HEARD)
    watch.run()  # ends, for it comes to wait
