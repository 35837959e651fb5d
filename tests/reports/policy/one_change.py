"""Each of the packs with one value changed: every value its file holds, one at a time.

The file is walked, not the classes made of it, so that nothing a landlord wrote is passed
over; the classes only say what a value is, and so what could stand in its place.  Where each
says it stands in the policy (`source`) is left as it is.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from heard.casework.lengths import Reminder
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import Rhythm
from heard.casework.policy.words import Given, OwnerNot
from heard.datafiles.filling import blanks
from heard.datafiles.packs.reading import SECTIONS, WEEK, read_policy

FEW = 4
"""Of a closed list, this many of the words after the one that stands there."""
OTHERWISE = " otherwise"
NUMBER = re.compile("[0-9]+")
NAMES = {kind: (section, always) for kind, section, _, always in SECTIONS}
WRITTEN_OTHERWISE = {"office_hours": tuple[time, ...], "owner_not": tuple[OwnerNot, ...]}
"""Key -> what its values are, where no field says it."""


@dataclass(frozen=True)
class OneChange:
    """A pack after a change.

    place     where: "clock.acknowledge.remind"
    value     what stands there now
    is_prose  whether it is text that only people read
    """

    place: str
    value: object
    is_prose: bool
    after: Policy

    def __str__(self) -> str:
        return f"{self.place} = {self.value!r}"


@dataclass(frozen=True)
class Place:
    """Where a value stands in a file, what it is, and what holds it under which key."""

    name: str
    hint: Any
    holder: Any
    key: Any


def changes_of(policy: Policy) -> Iterator[OneChange]:
    """Yield the pack after every change of one value that can be read, whether or not it makes sense."""
    content = tomllib.loads(policy.text)
    for place in _places(Policy, content, ""):
        before = place.holder[place.key]
        for value in _others(place.hint, before, content):
            place.holder[place.key] = value
            after, _ = read_policy(content, policy.text, pinned=True)
            if after is not None:
                yield OneChange(place.name, value, place.hint is str, after)
        place.holder[place.key] = before


# -- Every value of a file


def _places(cls: Any, table: dict[str, Any], name: str) -> Iterator[Place]:
    hints = {blank.key: blank.hint for blank in blanks(cls)} | WRITTEN_OTHERWISE
    for key in [key for key in table if key != "source"]:
        yield from _within(Place(f"{name}.{key}".lstrip("."), hints[key], table, key))


def _within(place: Place) -> Iterator[Place]:
    """Yield the values in a value: those of a section, or of a list; and the list as a whole."""
    value, entries = place.holder[place.key], typing.get_args(place.hint)
    if isinstance(value, dict) and dataclasses.is_dataclass(place.hint):
        yield from _places(place.hint, value, place.name)
    elif isinstance(value, dict):
        for name in value:
            yield from _within(Place(f"{place.name}.{name}", entries[1], value, name))
    elif typing.get_origin(place.hint) is not tuple:
        yield place
    elif not isinstance(value, list):
        yield dataclasses.replace(place, hint=entries[0])
    else:
        for number in range(len(value)):
            yield from _within(Place(place.name, entries[0], value, number))
        yield place


# -- What could stand in its place


def _others(hint: Any, value: Any, content: Mapping[str, Any]) -> list[Any]:
    match value:
        case bool():
            return [not value]
        case int():
            return [value + 1]
        case date():
            return [value + timedelta(days=1)]
        case list():
            return [value[:-1]] * (len(value) > 1 and not isinstance(value[0], dict))
    if value in WEEK and hint is int:
        return _after(value, WEEK)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        names = [*content["stage"]] * (hint is OwnerNot)
        return _after(value, [*map(str, hint), *names])
    if hint is int:  # a number, and here the word that stands for none
        return [1]
    if hint in NAMES:
        section, always = NAMES[hint]
        return _after(value, [*content.get(section, ()), *always])[:1]
    return [value + OTHERWISE] if hint is str else _other_lengths(hint, value)


def _other_lengths(hint: Any, value: str) -> list[str]:
    """Return other lengths of time, reminders, rhythms or hours than the one written."""
    if value in list(Given):
        return [*_after(value, [*map(str, Given)]), "3 working days"]
    if hint is Reminder and not NUMBER.match(value):
        return ["3 working days after"]
    if hint is Rhythm and not NUMBER.match(value):
        return _after(value, ["working day", "week", "month"])
    return [NUMBER.sub(lambda number: f"{int(number[0]) + 1:0{len(number[0])}}", value, count=1)]


def _after(value: str, words: typing.Sequence[str]) -> list[str]:
    """Return a few of the other words: those that follow, and then from the first on."""
    at = words.index(value) if value in words else len(words)
    return [*words[at + 1 :], *words[:at]][:FEW]
