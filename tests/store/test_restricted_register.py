"""What a register says of a review and of a decision: on record as for any other entry, and told where it differs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from builders import POLICY
from heard.casework.restriction_times import What, tellings
from heard.settings.register import Register
from heard.store import restricted_otherwise, restricted_register, restrictions
from heard.store.restrictions import Entry
from histories import CALENDAR

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
RAY: dict[str, Any] = {
    "person": "Raymond Pickersgill",
    "option": "acknowledge-only",
    "covers": "everything",
    "from": date(2026, 6, 1),
}
DECIDED = {"decided_by": "improvement-manager", "decided_on": date(2026, 5, 28)}
REVIEWED = {"review_on": date(2026, 8, 3)}


def a_register(**more: Any) -> Register:
    return Register.model_validate({"restricted": [RAY | more]})


def read_in(connection: Connection, **more: Any) -> Entry:
    """Read a register of one entry, and return that entry as it stands then."""
    restricted_register.read_in(connection, a_register(**more), POLICY, now=NOW)
    return restrictions.of_number(connection, 1)


def happened_to(connection: Connection) -> list[tuple[str, str]]:
    return [(type(each.event).__name__, words) for each, words in restrictions.happened_to(connection, 1)]


def test_who_decided_and_when_it_is_looked_at_again_stand_on_the_entry(connection: Connection) -> None:
    held = read_in(connection, **DECIDED, **REVIEWED).restriction
    assert (held.decided_by, held.decided_on) == ("improvement-manager", date(2026, 5, 28))
    assert held.review_on == date(2026, 8, 3)
    assert held.holds_on(date(2026, 6, 1))


def test_the_review_is_reminded_of_and_that_it_was_not_held_is_told(connection: Connection) -> None:
    held = read_in(connection, **REVIEWED).restriction
    told = [(each.what, each.day) for each in tellings(held, POLICY.restriction, CALENDAR, entered_at=NOW)]
    assert (What.REVIEW, date(2026, 8, 3)) in told
    assert told[-1] == (What.NOT_REVIEWED, date(2026, 8, 3))


@pytest.mark.parametrize(
    "who, role, words",
    [
        pytest.param("improvement-manager", "improvement-manager", "", id="a role of the pack"),
        pytest.param("Head of Housing", None, "Head of Housing", id="no role of the pack"),
        pytest.param("", None, "", id="nobody named"),
    ],
)
def test_whoever_decided_is_a_role_of_the_pack_or_stands_in_words(
    connection: Connection, who: str, role: str | None, words: str
) -> None:
    held = read_in(connection, decided_by=who, decided_on=date(2026, 5, 28)).restriction
    assert (held.decided_by, held.decided_on) == (role, date(2026, 5, 28))
    assert happened_to(connection)[-1] == ("RestrictionDecided", words)


def test_what_a_register_came_to_say_later_is_learned_once(connection: Connection) -> None:
    assert read_in(connection).restriction.review_on is None
    held = read_in(connection, **DECIDED, **REVIEWED).restriction
    assert (held.review_on, held.decided_on) == (date(2026, 8, 3), date(2026, 5, 28))
    read_in(connection, **DECIDED, **REVIEWED)
    assert [name for name, _ in happened_to(connection)] == [
        "RestrictionEntered", "RestrictionReviewSet", "RestrictionDecided",
    ]  # fmt: skip


def test_what_stands_already_is_not_changed_and_the_difference_is_told(connection: Connection) -> None:
    read_in(connection, **DECIDED, **REVIEWED)
    later = {"review_on": date(2026, 9, 7), "decided_on": date(2026, 5, 29)}
    assert read_in(connection, **later).restriction.review_on == date(2026, 8, 3)
    found = restricted_otherwise.differences(connection, a_register(**later))
    told = [(each.field, each.was, each.says) for each in found]
    assert told == [("review_on", "2026-08-03", "2026-09-07"), ("decided_on", "2026-05-28", "2026-05-29")]
    assert list(restricted_otherwise.differences(connection, a_register())) == [], "what it leaves out is no other word"


# -- Several measures from one day -----------------------------------------------------------------


def read_several(connection: Connection, *options: str) -> list[tuple[int, str]]:
    """Read a register with a measure of each option; return the number and the option of each that is new."""
    register = Register.model_validate({"restricted": [RAY | {"option": option} for option in options]})
    new = restricted_register.read_in(connection, register, POLICY, now=NOW)
    return [(entry.number, entry.restriction.option) for entry in new]


def test_two_measures_for_one_person_from_one_day_are_two_entries(connection: Connection) -> None:
    assert read_several(connection, "acknowledge-only", "one-channel") == [
        (1, "acknowledge-only"),
        (2, "one-channel"),
    ]
    assert read_several(connection, "acknowledge-only", "one-channel") == []


def test_a_measure_that_is_added_to_the_file_later_is_one_entry_more(connection: Connection) -> None:
    read_several(connection, "acknowledge-only")
    assert read_several(connection, "one-channel", "acknowledge-only") == [(2, "one-channel")]


def test_an_option_that_is_changed_in_the_file_is_a_difference_and_no_entry_more(connection: Connection) -> None:
    read_several(connection, "acknowledge-only")
    assert read_several(connection, "one-channel") == []
    register = a_register(option="one-channel")
    [differs] = restricted_otherwise.differences(connection, register)
    assert (differs.field, differs.was, differs.says) == ("option", "acknowledge-only", "one-channel")


def test_of_two_measures_the_one_that_the_file_has_no_more_is_told(connection: Connection) -> None:
    read_several(connection, "acknowledge-only", "one-channel")
    told = list(restricted_otherwise.differences(connection, a_register()))
    assert [(each.field, each.says) for each in told] == [("person", "")]


def test_what_is_typed_with_another_option_stands_not_already(connection: Connection) -> None:
    read_several(connection, "acknowledge-only")
    [typed] = a_register(option="one-channel").restricted
    assert restricted_register.standing_already(connection, typed) is None
    [again] = a_register().restricted
    assert restricted_register.standing_already(connection, again) is not None
