"""What can be counted of one person's mail, with the messages behind each sign, and what has to be said first.

Dorothy Finch writes in June 2026; five neighbours write once each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders import TENANT, MovedClock, a_house, a_mail, happen
from daemon.looking import hear
from heard.casework import events as happened
from heard.casework.events import Outcome, Stream
from heard.daemon.house import House
from heard.errors import NotFound
from heard.reports.persistence import signs_of

CASE = Stream("NH-26-0001")
COUNCIL, MEMBER = "cllr.quill@harrowbridge.example", "a.member@parliament.example"


def a_chaser(number: int, text: str, *, to: str | None = None) -> bytes:
    headers = [("In-Reply-To", "<1@t.example>")] + ([("Cc", to)] if to else [])
    return a_mail(text, subject="Re: Leak in the kitchen", message_id=f"<{number}@t.example>", headers=headers)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    clock = MovedClock()
    made = a_house(Path(tmp_path_factory.mktemp("signs")) / "heard.db", now=clock)
    for number in range(1, 6):
        sender = f"Neighbour {number} <n{number}@other{number}.example>"
        hear(made, a_mail(sender=sender, message_id=f"<n{number}@x.example>"), number)
    tell(made, clock)
    yield made
    made.store.close()


def tell(house: House, clock: MovedClock) -> None:
    """Let Dorothy complain (6), ask again (7), copy two bodies in (8), and write after it was closed (9), at 84."""
    clock.on(days=1)
    hear(house, a_mail("I reported the leak in my kitchen, nobody came. I complain.", message_id="<1@t.example>"), 6)
    clock.on(days=1)
    hear(house, a_chaser(7, "Any news about the leak in my kitchen?"), 7)
    clock.on(days=1)
    hear(house, a_chaser(8, "The leak is still there. I am 84 and cannot mop.", to=f"{COUNCIL}, {MEMBER}"), 8)
    clock.on(days=20)
    reference = the_case(house)
    with house.store.writing() as connection:
        closed = happened.CaseClosed(Outcome("upheld"))
        happen(connection, house.policies, (closed, clock.at), stream=Stream(reference))
    clock.on(days=1)
    hear(house, a_chaser(9, "It leaks again, and I do not accept your answer."), 9)


def the_case(house: House) -> str:
    with house.store.reading() as connection:
        return next(iter(signs_of(connection, "P6", house.given, house.now())["vulnerable"]))


def asked(house: House, typed: str = "P6") -> dict[str, Any]:
    with house.store.reading() as connection:
        return signs_of(connection, typed, house.given, house.now())


def sign(found: dict[str, Any], name: str) -> dict[str, Any]:
    [each] = [each for each in found["signs"] if each["sign"] == name]
    return dict(each)


def test_what_is_no_sign_and_who_is_vulnerable_stand_beside_the_counts(house: House) -> None:
    found = asked(house)
    assert found["name"] == "Dorothy Finch"
    assert found["no_sign"] == ["a query about the procedure, or criticism of it", "challenging an outcome"]
    assert list(found["vulnerable"]) == ["NH-26-0006"]
    assert found["decides"].startswith("heard decides nothing")
    assert date.fromisoformat(found["since"]) == date(2025, 6, 25)


def test_the_month_in_which_most_came_is_held_against_what_others_send(house: House) -> None:
    volume = sign(asked(house), "volume")
    assert volume["says"] == (
        "3 mails in June 2026, the most in a month; not counted: 1 that asked for the next stage, appealed, or "
        "answered us"
    )
    assert volume["messages"] == [6, 7, 8]
    assert volume["compared"] == {"median": 1, "of_a_hundred_95_no_more_than": 1}
    assert volume["behind"] == ["excessive contact"]
    assert volume["clause"].startswith("wnwhl-2009, 2.4.7")


@pytest.mark.parametrize(
    "name, numbers",
    [
        pytest.param("after-the-end", [9], id="what came after it was closed"),
        pytest.param("many-at-once", [8], id="what went to two bodies at once"),
        pytest.param("shifting-grounds", [], id="no other matter"),
        pytest.param("refused-remits", [], id="nothing excluded twice"),
    ],
)
def test_each_sign_names_the_messages_behind_it(house: House, name: str, numbers: list[int]) -> None:
    found = sign(asked(house), name)
    assert (found["messages"], found["count"]) == (numbers, len(numbers))


def test_what_came_while_the_landlord_was_late_is_said(house: House) -> None:
    assert asked(house)["came_while_late"] == [8]  # the acknowledgement was due on 3 June, and had not left


def test_what_only_a_person_can_judge_is_listed_and_not_counted(house: House) -> None:
    assert "no co-operation" in asked(house)["for_a_person"]
    assert "excessive contact" not in asked(house)["for_a_person"]


def test_a_case_stands_for_its_complainant(house: House) -> None:
    assert asked(house, "NH-26-0006") == asked(house)


def test_somebody_who_wrote_once_has_nothing_to_show(house: House) -> None:
    found = asked(house, "P1")
    assert [each["count"] for each in found["signs"]] == [1, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("typed", ["P99", "P999999999", "NH-26-0999", "Dorothy"])
def test_nobody_of_that_name_is_said_to_be_not_found(house: House, typed: str) -> None:
    with pytest.raises(NotFound):
        asked(house, typed)


def test_the_tenant_is_named_by_nothing_else(house: House) -> None:
    assert TENANT not in str(asked(house))
