"""A form is filled in by the types of a class alone; what cannot be read is told, all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, NewType

import pytest

from heard.casework.lengths import Length, Reminder, Side, Unit
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import Rhythm
from heard.casework.policy.words import Given, written
from heard.datafiles.filling import Filler, Names, blanks
from heard.datafiles.form import Form, Slip

Street = NewType("Street", str)
Remark = NewType("Remark", str)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True)
class Door:
    name: str
    colour: Colour


@dataclass(frozen=True)
class Key:
    cut: date


@dataclass(frozen=True)
class House:
    number: int = 1
    share: Decimal | None = None
    title: str = "A house"
    empty: bool = False
    built: date = date(1900, 1, 1)
    shuts: time = time(17)
    colour: Colour = Colour.RED
    street: Street | None = None
    remark: Remark = Remark("")
    visit: Length | None = None
    repair: Length | Given = Given.NOT_SET
    calls: tuple[Reminder, ...] = ()
    cleaned: Rhythm | None = None
    colours: tuple[Colour, ...] = ()
    floors: int | None = written(none="any", default=1)
    who: str = written("for", default="")
    doors: Mapping[str, Door] = field(default_factory=dict)
    bells: Mapping[Street, str] = field(default_factory=dict)
    key: Key | None = None
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Needs:
    """One required field of each kind."""

    title: str
    colours: tuple[Colour, ...]
    street: Street
    repair: Length | Given
    doors: Mapping[str, Door]
    key: Key
    keys: tuple[Key, ...]
    bells: Mapping[Street, str]


NAMES: Mapping[Any, Names] = {Street: Names("streets", "street", ("Mill Lane", "Weir Road"))}


def filled(cls: type = House, *, strict: bool = True, **content: object) -> tuple[Any, list[Slip]]:
    slips: list[Slip] = []
    return Filler(slips, NAMES, strict=strict).fill(cls, Form(content, slips)), slips


@pytest.mark.parametrize(
    "key, written_as, value",
    [
        pytest.param("number", 7, 7, id="a whole number"),
        pytest.param("share", 97, Decimal(97), id="a number without a point"),
        pytest.param("share", Decimal("97.5"), Decimal("97.5"), id="a number with a point"),
        pytest.param("title", "The Weir", "The Weir", id="a text"),
        pytest.param("empty", True, True, id="true or false"),
        pytest.param("built", date(1968, 5, 1), date(1968, 5, 1), id="a date"),
        pytest.param("shuts", "09:30", time(9, 30), id="a time of day"),
        pytest.param("colour", "green", Colour.GREEN, id="a word of a closed list"),
        pytest.param("street", "Mill Lane", "Mill Lane", id="a name that is defined"),
        pytest.param("remark", "anything", "anything", id="a name of a kind that nobody defines"),
        pytest.param("visit", "10 working days", Length(10, Unit.WORKING_DAY), id="a length of time"),
        pytest.param("repair", "2 months", Length(2, Unit.MONTH), id="a length where a word could stand"),
        pytest.param("repair", "date agreed", Given.DATE_AGREED, id="a word where a length could stand"),
        pytest.param("calls", ["on the day"], (Reminder(Side.ON),), id="a list of reminders"),
        pytest.param(
            "calls", "2 weeks before", (Reminder(Side.BEFORE, Length(2, Unit.WEEK)),), id="one value for a list of one"
        ),
        pytest.param("cleaned", "week", Rhythm(1, "week"), id="every week"),
        pytest.param("cleaned", "month", Rhythm(1, "month"), id="every month"),
        pytest.param("cleaned", "3 months", Rhythm(3, "month"), id="every three months"),
        pytest.param("cleaned", "working day", Rhythm(1, "working day"), id="every working day"),
        pytest.param("colours", ["red", "green"], (Colour.RED, Colour.GREEN), id="a list of words"),
        pytest.param("colours", [], (), id="an empty list"),
        pytest.param("floors", "any", None, id="the word for None"),
        pytest.param("floors", 2, 2, id="a number where a word could stand"),
        pytest.param("bells", {"Mill Lane": "the left one"}, {"Mill Lane": "the left one"}, id="texts by name"),
        pytest.param(
            "doors", {"front": {"colour": "red"}}, {"front": Door("front", Colour.RED)}, id="sections by name"
        ),
        pytest.param("key", {"cut": date(2026, 4, 1)}, Key(date(2026, 4, 1)), id="a section"),
        pytest.param("keys", [{"cut": date(2026, 4, 1)}], (Key(date(2026, 4, 1)),), id="a list of sections"),
    ],
)
def test_a_value_is_read(key, written_as, value):
    house, slips = filled(**{key: written_as})
    assert (getattr(house, key), slips) == (value, [])


def test_a_key_may_be_written_in_another_word_than_the_field():
    house, _ = filled(**{"for": "tenants"})
    assert house.who == "tenants"


def test_what_has_a_default_may_be_left_out():
    assert filled() == (House(), [])


LENGTH = 'Write a number and a unit, such as "10 working days".'
UNITS = "Known here: minute, hour, working day, calendar day, week, month."
TEXT = "It has to be text between quotes."


@pytest.mark.parametrize(
    "key, written_as, what, do",
    [
        pytest.param("number", "7", "is '7'.", "It has to be a whole number.", id="a number between quotes"),
        pytest.param("number", True, "is true.", "It has to be a whole number.", id="yes is not a number"),
        pytest.param("number", Decimal("7.5"), "is 7.5.", "It has to be a whole number.", id="a part of a number"),
        pytest.param(
            "share", "97.5", "is '97.5'.", "It has to be a number.", id="a number with a point between quotes"
        ),
        pytest.param("share", True, "is true.", "It has to be a number.", id="yes is no share"),
        pytest.param("share", Decimal("nan"), "is NaN.", "It has to be a number.", id="not a number"),
        pytest.param("share", Decimal("1e999"), "is 1E+999.", "It has to be a number.", id="a number beyond any"),
        pytest.param("title", 7, "is 7.", TEXT, id="a text without quotes"),
        pytest.param("title", "  ", "is empty.", "", id="nothing between the quotes"),
        pytest.param("title", ["a"], "is a list.", TEXT, id="a list for one"),
        pytest.param("title", {"a": 1}, "is a section.", TEXT, id="a section for a text"),
        pytest.param("empty", "yes", "is 'yes'.", "It has to be true or false.", id="yes in a word"),
        pytest.param("built", "1968", "is '1968'.", "It has to be a date, without quotes.", id="a date between quotes"),
        pytest.param(
            "shuts",
            "9.30",
            "'9.30' is not a time of day.",
            'Write an hour and a minute, such as "09:00".',
            id="a point",
        ),
        pytest.param("shuts", time(9), "is 09:00:00.", TEXT, id="a time without quotes"),
        pytest.param("colour", "gren", "'gren' is not a word known here.", "Did you mean 'green'?", id="nearly a word"),
        pytest.param("colour", "blue", "'blue' is not a word known here.", "Known here: red, green.", id="not a word"),
        pytest.param("street", "Mil Lane", "there is no street 'Mil Lane'.", "Did you mean 'Mill Lane'?", id="no name"),
        pytest.param("visit", "10", "'10' is not a length of time.", UNITS, id="a number without a unit"),
        pytest.param("visit", "0 weeks", "'0 weeks' is not a length of time.", LENGTH, id="no time at all"),
        pytest.param(
            "visit", "2 weks", "'2 weks' is not a length of time.", "Did you mean 'week'?", id="a unit misspelt"
        ),
        pytest.param(
            "visit", "not set", "'not set' is not a length of time.", LENGTH, id="a word that may not stand here"
        ),
        pytest.param(
            "repair",
            "date agred",
            "'date agred' is not a length of time.",
            "Did you mean 'date agreed'?",
            id="nearly one",
        ),
        pytest.param("repair", 5, "is 5.", TEXT, id="a number where a length or a word could stand"),
        pytest.param("cleaned", "months", "'months' does not say how often.", None, id="a month too many"),
        pytest.param("cleaned", "3 month", "'3 month' does not say how often.", None, id="months too few"),
        pytest.param("cleaned", "daily", "'daily' does not say how often.", None, id="another word for often"),
        pytest.param("floors", "all", "is 'all'.", "It has to be a whole number.", id="not the word for None"),
        pytest.param("bells", "left", "is 'left'.", "It has to be a section [bells.NAME].", id="a text for sections"),
        pytest.param("key", 5, "is 5.", "It has to be a section [key].", id="a number for a section"),
        pytest.param(
            "keys",
            {"cut": 1},
            "is not a list of sections.",
            "Write [[keys]] above each.",
            id="a section for a list of them",
        ),
    ],
)
def test_a_value_is_not_read(key, written_as, what, do):
    house, (slip,) = filled(**{key: written_as})
    assert (house, slip.path, slip.what) == (None, (key,), what)
    assert do is None or slip.do == do


@pytest.mark.parametrize(
    "content, path",
    [
        pytest.param({"colours": ["red", "blue", "green"]}, ("colours", 1), id="an entry of a list"),
        pytest.param({"doors": {"front": {"colour": "blue"}}}, ("doors", "front", "colour"), id="a key of a section"),
        pytest.param({"doors": {"front": "red"}}, ("doors", "front"), id="a text for a section"),
        pytest.param({"doors": {"front": {}}}, ("doors", "front", "colour"), id="a key that is missing"),
        pytest.param(
            {"doors": {"front": {"colour": "red", "name": "x"}}}, ("doors", "front", "name"), id="a name twice"
        ),
        pytest.param({"bells": {"Mil Lane": "left"}}, ("bells", "Mil Lane"), id="a section called by no name"),
        pytest.param({"keys": [{"cut": date(2026, 4, 1)}, {"cut": 5}]}, ("keys", 1, "cut"), id="the second of a list"),
        pytest.param({"nummer": 5}, ("nummer",), id="an unknown key"),
    ],
)
def test_a_mistake_names_its_place(content, path):
    house, slips = filled(**content)
    assert (house, [slip.path for slip in slips]) == (None, [path])


def test_what_is_missing_is_told_with_what_it_has_to_be():
    _, slips = filled(Needs)
    assert [(slip.path[0], f"{slip.what} {slip.do}") for slip in slips] == [
        ("title", "is missing. It has to be text between quotes."),
        ("colours", "is missing. It has to be one of: red, green, or a list of them."),
        ("street", "is missing. It has to be the name of a street."),
        (
            "repair",
            'is missing. It has to be a number and a unit, such as "10 working days", '
            "or one of: not set, date given, date given by officer, date agreed, interval agreed.",
        ),
        ("doors", "is missing. It has to be sections [doors.NAME]."),
        ("key", "is missing. It has to be a section [key]."),
        ("keys", "is missing. It has to be sections [[keys]]."),
        ("bells", "is missing. It has to be a section [bells]."),
    ]


def test_all_mistakes_are_told_at_once():
    _, slips = filled(number="7", colours=["red", "blue"], doors={"front": {"colour": 1}, "back": {}}, extra=1)
    assert [slip.path for slip in slips] == [
        ("number",),
        ("colours", 1),
        ("doors", "front", "colour"),
        ("doors", "back", "colour"),
        ("extra",),
    ]


def test_only_what_can_be_read_is_among_the_values():
    slips: list[Slip] = []
    content = {"number": "7", "title": "The Weir", "doors": {"front": {"colour": "red"}, "back": {}}}
    values = Filler(slips, NAMES).values(House, Form(content, slips))
    assert values == {"title": "The Weir", "doors": {"front": Door("front", Colour.RED)}}


def test_names_and_keys_of_an_earlier_heard_may_be_unknown():
    house, slips = filled(strict=False, street="Old Street", nummer=5)
    assert (house, slips) == (House(street=Street("Old Street")), [])


def test_a_word_of_an_earlier_heard_cannot_be_read():
    house, slips = filled(strict=False, colour="blue")
    assert (house, len(slips)) == (None, 1)


def test_a_class_may_read_a_part_by_hand():
    slips: list[Slip] = []

    def by_hand(form: Form) -> dict[str, Any]:
        return {"cut": date(2000 + form.content["year"], 1, 1)} if form.has("year") else {}

    filler = Filler(slips, by_hand={Key: by_hand})
    assert filler.fill(Key, Form({"year": 26}, slips)) == Key(date(2026, 1, 1))
    assert slips == []


def test_every_field_of_a_policy_can_be_asked_for():
    seen: set[type] = set()
    _visit(Policy, seen)
    assert len(seen) > 30


def _visit(cls: type, seen: set[type]) -> None:
    """Collect a class and those its fields are filled with; asking for a type that cannot be read raises."""
    if cls in seen:
        return
    seen.add(cls)
    slips: list[Slip] = []
    Filler(slips).fill(cls, Form({blank.key: object() for blank in blanks(cls)}, slips))
    assert {slip.path[0] for slip in slips} == {blank.key for blank in blanks(cls)}
    for blank in blanks(cls):
        for part in (blank.hint, *getattr(blank.hint, "__args__", ())):
            if (
                isinstance(part, type)
                and hasattr(part, "__dataclass_fields__")
                and part not in (Length, Reminder, Rhythm)
            ):
                _visit(part, seen)
