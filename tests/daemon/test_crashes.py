"""Killed at every step and started again, it ends with the same history and no second letter.

A death is an exception nothing catches, raised before a statement reaches the database or
around the wire; what the dead process had in memory is thrown away.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from senders import SentFolder, Wire
from sqlalchemy import event

from builders import KEYS, LANDLORD, MAILBOX, MONDAY, OFFICER, a_house, a_mail, a_raw
from heard.casework.events import MessageNumber, Reference
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.daemon.send import Door, Post
from heard.mail.message import RawMessage
from heard.reports.cases import list_of_cases, one_case
from heard.store import projection, tokens

MAILS = [
    a_mail(),
    a_mail("Any news?", message_id="<2@t.example>", headers=[("In-Reply-To", "<leak-1@tenant.example>")]),
    a_mail("Nobody has cut the grass since May, though I complained.", sender="b@b.example", subject="Grass",
           message_id="<3@b.example>"),
]  # fmt: skip
OURS = "mx.northgate.example"
VOUCHED_FOR = replace(LANDLORD, authserv_ids={MAILBOX: OURS})
"""The landlord whose own server says which mail is an officer's."""


class Killed(BaseException):
    """The process is gone."""


class Steps:
    """Counts steps, and dies at one of them."""

    def __init__(self, die_at: int) -> None:
        self.taken, self.die_at = 0, die_at

    def __call__(self, *_: object) -> None:
        self.taken += 1
        if self.taken == self.die_at:
            raise Killed


def a_life(
    database: Path, step: Callable[..., None], wire: Wire, folder: SentFolder, mails: Sequence[bytes] = MAILS
) -> None:
    """One life of the daemon: take up what was left, hear the mailbox, send."""
    house = a_house(database, landlord=VOUCHED_FOR)
    event.listen(house.store.engine, "before_cursor_execute", step)
    wire.before, wire.after = step, step
    try:
        send.recover(house)
        receive.hear_again(house)
        raws: list[RawMessage] = [a_raw(mail, uid=n) for n, mail in enumerate(mails, 1)]
        receive.hear(receive.keep(raws, house), house)
        Post(house, {MAILBOX: Door(wire, folder)}).drain()
    finally:
        house.store.close()


def the_end(house: House) -> list[tuple[str, list[tuple[str, str]], list[str]]]:
    """The history as it ended, without numbers and times."""
    with house.store.reading() as connection:
        assert not list(projection.differences(connection, house.policies))
        cases = [one_case(connection, case["reference"], house.now()) for case in list_of_cases(connection)]
    return [
        (
            case["reference"],
            [(letter["name"], letter["state"]) for letter in case["letters"]],
            [happened["type"] for happened in case["events"]],
        )
        for case in cases
    ]


def test_killed_at_every_step(tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed.db"
    a_life(undisturbed, lambda *_: None, Wire(), SentFolder())
    expected = the_end(a_house(undisturbed))
    assert [name for name, _, _ in expected] == ["NH-26-0001", "NH-26-0002"]
    a_house(empty := tmp_path / "empty.db").store.close()
    for die_at in count(1):
        database, wire, folder = tmp_path / f"{die_at}.db", Wire(), SentFolder()
        shutil.copy(empty, database)
        step = Steps(die_at)
        try:
            a_life(database, step, wire, folder)
        except Killed:
            a_life(database, lambda *_: None, wire, folder)
        assert the_end(a_house(database)) == expected, f"killed at step {die_at}"
        assert len(set(wire.sent)) == 2, f"killed at step {die_at}: {wire.sent}"
        assert len(wire.sent) <= 4, "at most the letters of one batch a second time, under the same names"
        if step.taken < die_at:
            break
    assert die_at > 35


def commands(database: Path) -> list[bytes]:
    """Hear a complaint; return it, and what its officer then says by two buttons: withdrawn, and that undone."""
    a_life(database, lambda *_: None, Wire(), SentFolder(), [a_mail()])
    house = a_house(database)
    said = [("close withdrawn", 1, "new-case"), ("undo", 2, "undo")]
    with house.store.writing() as connection:
        given = [
            tokens.give(
                connection, KEYS, officer=OFFICER, reference=Reference("NH-26-0001"), message=MessageNumber(message),
                about=about, only=(), now=MONDAY,
            )
            for _, message, about in said
        ]  # fmt: skip
    house.store.close()
    vouched = [
        ("Authentication-Results", f"{OURS}; dmarc=pass header.from=northgate.example"),
        ("Received", f"from mail.northgate.example by {OURS}; now"),
    ]
    pressed = [
        a_mail(
            f"{line}\n\n{token}\n", sender=f"Gary Officer <{OFFICER}>", subject=f"{line} [NH-26-0001] {token}",
            message_id=f"<press-{n}@northgate.example>", headers=vouched,
        )
        for n, ((line, _, _), token) in enumerate(zip(said, given, strict=True))
    ]  # fmt: skip
    return [a_mail(), *pressed]


def test_killed_at_every_step_a_command_is_carried_out_once_and_answered_once(tmp_path: Path) -> None:
    mails = commands(empty := tmp_path / "empty.db")
    shutil.copy(empty, undisturbed := tmp_path / "undisturbed.db")
    a_life(undisturbed, lambda *_: None, Wire(), SentFolder(), mails)
    expected = the_end(a_house(undisturbed))
    [(_, letters, events)] = expected
    assert [name for name, _ in letters].count("officer.receipt.done") == 2
    assert events.count("CommandGiven") == 2
    assert {"CaseClosed", "CommandUndone", "CaseReopened"} <= set(events)
    for die_at in count(1):
        shutil.copy(empty, database := tmp_path / f"{die_at}.db")
        step = Steps(die_at)
        wire, folder = Wire(), SentFolder()
        try:
            a_life(database, step, wire, folder, mails)
        except Killed:
            a_life(database, lambda *_: None, wire, folder, mails)
        assert the_end(a_house(database)) == expected, f"killed at step {die_at}"
        if step.taken < die_at:
            break
    assert die_at > 60
