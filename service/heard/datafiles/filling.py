"""Fills dataclasses from tables of a TOML file, by the types of their fields alone.

A class is a form, a field a blank in it: one with a default may be left out.  Lists may be
written as a single value.  Each class filled from [x.NAME] takes NAME as its first field.
What cannot be read is noted, and reading goes on, so that all mistakes are told at once.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, NewType, TypeVar

from heard.casework.lengths import Length
from heard.datafiles.form import Form, Path, Slip, written
from heard.datafiles.values import CALLED, READERS, Unreadable, length, letters_only, name, shown, text, word

T = TypeVar("T")
ByHand = Callable[[Form], dict[str, Any]]
"""Reads those fields of a class that its table writes in another way, and notes what is wrong."""

_UNREAD = object()
"""Stands for a value that could not be read, and was noted."""


@dataclass(frozen=True, slots=True)
class Names:
    """A kind of name, and those there are.

    section  the section that defines them: "roles"
    noun     what mistakes call one
    """

    section: str
    noun: str
    known: Collection[str]


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of a class, as a form asks for it.

    hint  the type of its value, None apart
    none  the word that stands for None, or ""
    """

    field: str
    key: str
    hint: Any
    none: str
    required: bool


@cache
def blanks(cls: type) -> tuple[Blank, ...]:
    """Return what a form for the class asks for, in its order."""
    hints = typing.get_type_hints(cls)
    return tuple(_blank(each, hints[each.name]) for each in dataclasses.fields(cls))


def _blank(each: dataclasses.Field[Any], hint: Any) -> Blank:
    required = each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
    key, none = each.metadata.get("key") or each.name, each.metadata.get("none", "")
    if _is_union(hint) and types.NoneType in typing.get_args(hint):
        rest = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        hint = typing.Union[tuple(rest)]  # noqa: UP007  (of one type it gives that type)
    return Blank(each.name, key, hint, none, required)


@dataclass(frozen=True)
class Filler:
    """Fills classes from one file.

    names    kind of name -> the names defined; other kinds of name are plain text
    closer   (class, field) -> the only words its value may be, where the type allows more
    empty    (class, field) of each list that has to be there and may hold nothing
    by_hand  class -> reader of what its table writes in another way
    gone     class -> keys of its table that were asked for before, and taken out
    strict   whether names and keys have to be known, and texts and lists keep their bounds.  Not for a text
             kept from an earlier heard: it was judged when it was first read, and may hold what is known no more
    """

    slips: list[Slip]
    names: Mapping[Any, Names] = field(default_factory=dict)
    closer: Mapping[tuple[type, str], Collection[str]] = field(default_factory=dict)
    empty: Collection[tuple[type, str]] = ()
    by_hand: Mapping[type, ByHand] = field(default_factory=dict)
    gone: Mapping[type, Collection[str]] = field(default_factory=dict)
    strict: bool = True

    def fill(self, cls: type[T], form: Form, **given: Any) -> T | None:
        """Return the object a table describes, or None after noting what is wrong.

        given  fields that are not asked for
        """
        before = len(self.slips)
        values = self.values(cls, form, **given)
        return cls(**values) if len(self.slips) == before else None

    def values(self, cls: type, form: Form, **given: Any) -> dict[str, Any]:
        """Return the fields that were filled in and can be read."""
        values = dict(given)
        if reader := self.by_hand.get(cls):
            values.update(reader(form))
        for blank in blanks(cls):
            if blank.field in values or blank.key in form.known:
                continue
            value = self._ask(cls, blank, form)
            if value is not _UNREAD:
                values[blank.field] = value
        if self.strict:
            form.finish(self.gone.get(cls, ()))
        return values

    def _ask(self, cls: type, blank: Blank, form: Form) -> Any:
        path = (*form.path, blank.key)
        if not form.has(blank.key):
            if blank.required:
                form.lacks(blank.key, f"It has to be {self._called(blank.hint, path)}.")
            return _UNREAD
        value = form.content[blank.key]
        if blank.none and value == blank.none:
            return None
        if value == [] and self._wants_some(cls, blank):
            form.object(blank.key, "is an empty list.", "Name one at least.")
            return _UNREAD
        closer = self.closer.get((cls, blank.field)) if self.strict else None
        return self._read(blank.hint, value, path, closer=closer)

    def _wants_some(self, cls: type, blank: Blank) -> bool:
        """Say whether a list may not be empty: what has to be there has to say something."""
        return self.strict and blank.required and _is_list(blank.hint) and (cls, blank.field) not in self.empty

    def _read(
        self,
        hint: Any,
        value: Any,
        path: Path,
        *,
        closer: Collection[str] | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return a value of the type `hint`, or _UNREAD after noting what is wrong."""
        try:
            if _is_list(hint):
                return self._list(typing.get_args(hint)[0], value, path, closer)
            if _is_mapping(hint):
                return self._sections(hint, value, path)
            if _is_section(hint):
                filled = self.fill(hint, Form(_table(value, path), self.slips, path), **given or {})
                return _UNREAD if filled is None else filled
            return self._value(hint, value, closer)
        except Unreadable as wrong:
            self.slips.append(Slip(path, wrong.what, wrong.do))
            return _UNREAD

    def _list(self, hint: Any, value: Any, path: Path, closer: Collection[str] | None) -> Any:
        if isinstance(value, list):
            read = [self._read(hint, each, (*path, number), closer=closer) for number, each in enumerate(value)]
            return _UNREAD if _UNREAD in read else tuple(read)
        if _is_section(hint):
            raise Unreadable("is not a list of sections.", f"Write [[{written(path)}]] above each.")
        one = self._read(hint, value, path, closer=closer)
        return _UNREAD if one is _UNREAD else (one,)

    def _sections(self, mapping: Any, value: Any, path: Path) -> dict[str, Any]:
        """Return NAME -> what [x.NAME] describes; those that cannot be read are left out."""
        kind, hint = typing.get_args(mapping)
        names, read = self.names.get(kind), {}
        for key, content in _table(value, path, more=".NAME").items():
            here = (*path, key)
            self._name(kind, key, here, defined=not names or names.section == path[-1])
            given = {blanks(hint)[0].field: key} if _is_section(hint) else None
            read[key] = self._read(hint, content, here, given=given)
        return {key: each for key, each in read.items() if each is not _UNREAD}

    def _name(self, kind: Any, key: str, path: Path, *, defined: bool) -> None:
        """Note what is wrong with the name of a section; where another section defines it, that has to be there."""
        if not defined:
            self._read(kind, key, path)
            return
        try:
            if self.strict:
                name(key)
        except Unreadable as wrong:
            self.slips.append(Slip(path, wrong.what, wrong.do))

    def _value(self, hint: Any, value: Any, closer: Collection[str] | None) -> Any:
        if self.strict:
            letters_only(value)
        if _is_union(hint):
            words = _words_of(hint)
            return words(value) if value in list(words) else length(value, list(words))
        if _is_word(hint):
            return hint(word(value, [str(each) for each in closer or hint]))
        if isinstance(hint, NewType):
            names = self.names.get(hint)
            return word(value, closer or names.known, names.noun) if names and self.strict else text(value)
        return READERS[hint](value)

    def _called(self, hint: Any, path: Path) -> str:
        """Return what a value of the type has to be, for whoever left it out."""
        if _is_list(hint):
            entry = typing.get_args(hint)[0]
            if _is_section(entry):
                return f"sections [[{written(path)}]]"
            return f"{self._called(entry, path)}, or a list of them"
        if _is_mapping(hint):
            return f"sections [{written(path)}.NAME]" if _is_section(typing.get_args(hint)[1]) else _a_section(path)
        if _is_section(hint):
            return _a_section(path)
        if _is_union(hint):
            return f"{CALLED[Length]}, or one of: {', '.join(_words_of(hint))}"
        if _is_word(hint):
            return f"one of: {', '.join(hint)}"
        if isinstance(hint, NewType):
            return f"the name of a {self.names[hint].noun}" if hint in self.names else CALLED[str]
        return CALLED[hint]


def _a_section(path: Path, more: str = "") -> str:
    return f"a section [{written(path)}{more}]"


def _table(value: object, path: Path, more: str = "") -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable(f"is {shown(value)}.", f"It has to be {_a_section(path, more)}.")
    return value


def _is_list(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple


def _is_mapping(hint: Any) -> bool:
    return typing.get_origin(hint) is Mapping


def _is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def _is_section(hint: Any) -> bool:
    return dataclasses.is_dataclass(hint) and hint not in READERS


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _words_of(hint: Any) -> type[StrEnum]:
    """Return the words that may stand where a length of time does: of `Length | Given`, Given."""
    words: type[StrEnum] = next(arg for arg in typing.get_args(hint) if _is_word(arg))
    return words
