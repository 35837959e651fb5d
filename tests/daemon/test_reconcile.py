"""What was passed over is heard after all, and what a server does not give is told to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from mailboxes_at_fault import AtFault
from sqlalchemy import select

from builders import MONDAY, a_house, a_mail, a_raw
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.reconcile import reconcile_and_mend
from heard.errors import MailboxError, MailboxUnreachable, SignInRefused
from heard.mail.message import RawMessage
from heard.mail.parse import parse
from heard.store.tables import letters


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db")


def message(number: int, **more: object) -> RawMessage:
    mail = a_mail(subject=f"No {number}", message_id=f"<{number}@tenant.example>")
    return replace(a_raw(mail, uid=number, received_at=MONDAY), **more)


def mended(house: House, mailbox: AtFault) -> list[int]:
    taken: list[int] = []
    reconcile_and_mend(house, [mailbox], take=lambda raws: taken.extend(raw.uid for raw in raws))
    return taken


def alarms(house: House) -> list[str]:
    """What the team lead is told of mail that nobody has heard, as text."""
    with house.store.reading() as connection:
        named = letters.c.name == "officer.alarm.reconcile"
        return [parse(row.content).text for row in connection.execute(select(letters.c.content).where(named))]


def test_what_the_watcher_passed_over_is_heard_after_all(house: House) -> None:
    receive.keep([message(3)], house)
    assert mended(house, AtFault([message(1), message(2), message(3)])) == [1, 2]


def test_what_lies_beyond_is_left_to_the_watcher(house: House) -> None:
    receive.keep([message(3)], house)
    assert mended(house, AtFault([message(3), message(4)])) == []


def test_but_a_server_that_keeps_account_itself_tells_of_nothing_twice(house: House) -> None:
    receive.keep([message(3, sync_state="told up to here")], house)
    assert mended(house, AtFault([message(3), message(4)])) == [4]


@pytest.mark.parametrize("error", [MailboxError, MailboxUnreachable, SignInRefused, ConnectionResetError])
def test_one_that_the_server_does_not_give_keeps_no_other_back_and_is_told(
    house: House, error: type[Exception]
) -> None:
    receive.keep([message(4)], house)
    mailbox = AtFault([message(each) for each in range(1, 5)], refuses={2: error("it fails on this one")})
    assert mended(house, mailbox) == [1, 3]
    [letter] = alarms(house)
    assert "Messages heard has not heard: 1" in letter
    assert "heard watches that folder" in letter


def test_nobody_is_told_twice_of_the_same(house: House) -> None:
    receive.keep([message(2)], house)
    mailbox = AtFault([message(1), message(2)], refuses={1: MailboxError("it fails on this one")})
    for _ in range(2):
        mended(house, mailbox)
    assert len(alarms(house)) == 1


@pytest.mark.parametrize("error", [MailboxUnreachable, SignInRefused, ConnectionResetError])
def test_a_server_that_goes_meanwhile_is_not_asked_for_each_in_vain_and_nobody_is_told(
    house: House, error: type[Exception]
) -> None:
    receive.keep([message(30)], house)
    asked: list[int] = []

    class Gone(AtFault):
        def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
            asked.extend(uids)
            raise error("it is gone")

    assert mended(house, Gone([message(each) for each in range(1, 31)])) == []
    assert len(asked) < 25, "twenty together, then two by themselves"
    assert alarms(house) == []
