"""Whatever is moved, split and joined, in whatever order: the commands that undo it bring back what was before."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings, strategies as st
from looking import hear
from sqlalchemy import select

from builders import MovedClock, a_house, a_mail, a_raw, a_report
from heard.casework.events import MessageNumber, Reference, Stream
from heard.casework.fold import fold
from heard.daemon import joining, moving, receive, send, splitting
from heard.daemon.hands import Done
from heard.daemon.house import House
from heard.errors import CannotBeMoved
from heard.store import history, inbox, projection
from heard.store.tables import cases, clocks, letters, messages

MAILS = 8
LAST = Reference("NH-26-0003")
"""The case whose acknowledgement alone has left: those it is joined to are acknowledged by it."""
OPS = st.tuples(st.sampled_from(["move", "split", "join"]), st.integers(0, 99), st.integers(0, 99))
JOINS = st.tuples(st.sampled_from(["join", "part"]), st.integers(0, 2), st.integers(0, 2))


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three cases, two of them of several mails, the third acknowledged; a bulletin on no case; an unreadable mail."""
    database = tmp_path_factory.mktemp("moving") / "heard.db"
    clock = MovedClock()
    house = a_house(database, now=clock)
    for number in range(1, 4):
        hear(house, a_complaint(number), number)
        clock.on(hours=5)
    for number, answered in ((4, 1), (5, 1), (6, 2)):
        headers = [("In-Reply-To", f"<{answered}@{answered}.example>")]
        mail = a_mail(f"Reminder {number}.", sender=f"a@{answered}.example", message_id=f"<{number}@x.example>",
                      headers=headers)  # fmt: skip
        hear(house, mail, number)
    hear(
        house,
        a_mail("Bin days.", sender="n@news.example", message_id="<7@x.example>", headers=[("List-Id", "<n.x>")]),
        7,
    )
    unread = receive.keep([a_raw(a_mail("What is this?", message_id="<8@x.example>"), uid=8)], house)
    receive.decide(unread, ["ValueError: it could not be read"], house)
    with house.store.writing() as connection:
        connection.execute(letters.update().where(letters.c.reference != LAST).values(state="held"))
    send.count_as_sent(house)
    house.store.close()  # the last one to leave puts all into one file
    return database


def a_complaint(number: int) -> bytes:
    text = f"I complain: {('the leak', 'the lift', 'the bins')[number - 1]} was reported weeks ago, nobody came."
    return a_mail(text, sender=f"a@{number}.example", subject=f"No {number}", message_id=f"<{number}@{number}.example>")


@given(st.lists(OPS, min_size=1, max_size=7))
@settings(max_examples=30, deadline=None)
def test_undone_in_turn_everything_is_as_before(beginning: Path, ops: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        database = Path(shutil.copy(beginning, folder))
        clock = MovedClock()
        clock.on(days=2)
        house = a_house(database, now=clock)
        undone: list[tuple[Done, dict[str, object]]] = []
        for op in ops:
            clock.on(hours=7)
            before = standing(house)
            undone += [(done, before) for done in tried(house, *op)]
            standing(house)
        for done, before in reversed(undone):
            clock.on(hours=7)
            typed(house, done.undo)
            after = standing(house)
            known = set(before)
            assert {name: after[name] for name in known} == before, done.undo
        house.store.close()


@given(st.lists(JOINS, max_size=7), st.lists(JOINS, max_size=4))
@example(before=[("join", 2, 1), ("join", 1, 0)], after=[("part", 1, 0)])
@settings(max_examples=30, deadline=None)
def test_an_acknowledgement_that_comes_back_was_given_on_no_case_however_they_are_joined(
    beginning: Path, before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        house = a_house(Path(shutil.copy(beginning, folder)), now=(clock := MovedClock()))
        clock.on(hours=12)
        for op in before:
            clock.on(minutes=5)
            tried(house, *op)
        assert given_on(house) >= {LAST}
        hear(house, a_report(house, LAST), 99)
        assert given_on(house) == set()
        for op in after:
            clock.on(minutes=5)
            tried(house, *op)
            assert given_on(house) == set(), op
        with house.store.reading() as connection:
            assert not list(projection.differences(connection, house.policies))
        house.store.close()


def given_on(house: House) -> set[Reference]:
    """The cases on which a letter counts as given."""
    with house.store.reading() as connection:
        folded = [fold(history.of_stream(connection, Stream(each))) for each in the_cases(house)]
    return {case.reference for case in folded if any(passed.letter for passed in case.passed)}


def tried(house: House, what: str, one: int, other: int) -> list[Done]:
    """Do it where it can be done."""
    number, references = MessageNumber(one % MAILS + 1), the_cases(house)
    to = [*references, None][other % (len(references) + 1)]
    try:
        if what == "move":
            return moving.move(house, [number], to)
        if what == "split":
            return [splitting.split(house, sorted({number, MessageNumber(other % MAILS + 1)}))]
        a, b = references[one % len(references)], references[other % len(references)]
        if what == "part":
            return [joining.part(house, a)]
        return [joining.join(house, a, b, anyway=True)]
    except CannotBeMoved:
        return []


def typed(house: House, command: str) -> None:
    """Do what a command says that was told to a person."""
    _, what, *words = command.split()
    if what == "move":
        *numbers, _, to = words
        moving.move(house, [MessageNumber(int(n)) for n in numbers], None if to == "none" else Reference(to))
    elif words[0] == "--undo":
        joining.part(house, Reference(words[1]))
    else:
        joining.join(house, Reference(words[0]), Reference(words[1]), anyway="--anyway" in words)


def the_cases(house: House) -> list[Reference]:
    with house.store.reading() as connection:
        query = select(cases.c.reference).order_by(cases.c.reference)
        return [Reference(each) for each in connection.execute(query).scalars()]


def standing(house: House) -> dict[str, object]:
    """Each case with its clocks, and each message with where it lies, by name.

    Of a clock that was stopped, that it was: a case that is closed once more was closed at another time.
    """
    with house.store.reading() as connection:
        assert not list(projection.differences(connection, house.policies))
        found: dict[str, object] = {}
        for row in connection.execute(select(cases)).mappings():
            found[row["reference"]] = {k: v for k, v in row.items() if k not in ("last_number", "chain")}
        for row in connection.execute(select(clocks)).mappings():
            stands = dict(row) | {"stopped_at": row["stopped_at"] is not None}
            found[" ".join(map(str, (row["reference"], row["clock"], row["stage"], row["number"])))] = stands
        places = connection.execute(select(messages.c.id, messages.c.reference, messages.c.state)).all()
        found |= {f"message {row.id}": (row.reference, row.state) for row in places}
        found["set aside"] = [number for number, _, _ in inbox.set_aside_now(connection)]
    assert len(places) == MAILS, "no message is lost"
    return found
