"""A pack written as another with changes: `extends = "x"`, and `without` what it does not want of it.

Merged section by section and key by key: what the pack says stands in place of what the other
said, a list in place of a list.  Only the [[reading]] entries are added to the other's.  What a
pack is called, and since when it holds, it has to say itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

import tomli_w

from heard.casework.policy import Pack
from heard.datafiles.filling import blanks
from heard.datafiles.form import Path, Slip, closest, cut, nearest
from heard.datafiles.packs.sources import Merged, Source, alone, pack_names, read_source
from heard.datafiles.packs.telling import told
from heard.errors import Mistake, PolicyError

ITS_OWN = ("id", "title", "in_force_from", "review_by")
"""What a pack does not take over from the one it extends."""

EXTENDS, WITHOUT = "extends", "without"
FOR_MERGING = (EXTENDS, WITHOUT)
"""Keys of [pack] that are gone when a pack and all it extends are one."""
HEAD = (*(blank.key for blank in blanks(Pack)), *FOR_MERGING)


def merge(source: Source, rules_dir: FilePath) -> Merged:
    """Return a pack with all it extends.  Raises PolicyError where that is no pack, not TOML, or itself."""
    sources = _chain(source, rules_dir)
    content: dict[str, Any] = {}
    readings: list[tuple[Source, int]] = []
    mistakes: list[Mistake] = []
    for each in reversed(sources):
        slips = list(_leave_out(content, each.content))
        mistakes.extend(told(slips, alone(each)))
        readings = readings if "reading" in content else []
        readings += [(each, number) for number in range(len(_entries(each.content)))]
        content = _over(content, each.content)
    if len(sources) == 1:
        return Merged(sources, content, source.text, readings, tuple(mistakes))
    return Merged(sources, content, tomli_w.dumps(content), readings, tuple(mistakes))


def bases_of(name: str, rules_dir: FilePath) -> tuple[str, ...]:
    """Return the packs a pack extends, the nearest first.  Raises PolicyError where one of them is no pack."""
    return tuple(source.name for source in _chain(read_source(name, rules_dir), rules_dir)[1:])


def _chain(source: Source, rules_dir: FilePath) -> tuple[Source, ...]:
    chain = [source]
    while (name := _extended(chain[-1])) is not None:
        names = [each.name for each in chain]
        if slip := _no_base(name, names, pack_names(rules_dir)):
            raise PolicyError(told([slip], alone(chain[-1])))
        chain.append(read_source(str(name), rules_dir))
    return tuple(chain)


def _extended(source: Source) -> object:
    """Return what a pack says it extends.  Raises PolicyError where it says so with the key misspelt."""
    pack = _pack(source.content)
    if EXTENDS in pack:
        return pack[EXTENDS]
    for key in pack:
        if key not in HEAD and closest(key, HEAD) == EXTENDS:
            # Read as a pack of its own it would lack nearly everything, and this would be lost in it.
            slip = Slip(("pack", key), "is not known here.", f"Did you mean '{EXTENDS}'?")
            raise PolicyError(told([slip], alone(source)))
    return None


def _no_base(name: object, names: list[str], known: tuple[str, ...]) -> Slip | None:
    """Return why a pack cannot extend `name`; `names` are the packs that lead to it."""
    path, base = ("pack", EXTENDS), str(name)
    if base in names:
        way = " extends ".join(f"'{each}'" for each in (*names[names.index(base) :], base))
        return Slip(path, f"leads in a circle: {way}.", "Let one of them extend none.")
    if base not in known:
        others = [each for each in known if each not in names]
        return Slip(path, f"there is no pack '{cut(base)}'.", nearest(base, others))
    return None


def _leave_out(content: dict[str, Any], pack: Mapping[str, Any]) -> Iterator[Slip]:
    """Take out of `content` what the pack is without; yield what was not there to be taken out."""
    unwanted = _pack(pack).get(WITHOUT, [])
    for number, name in enumerate(unwanted if isinstance(unwanted, list) else [unwanted]):
        path: Path = ("pack", WITHOUT, number)
        if EXTENDS not in _pack(pack):
            yield Slip(path, "this pack extends no other, so there is nothing to leave out.", "Say what it extends.")
        elif (advice := _take_out(content, str(name).split("."))) is not None:
            yield Slip(path, f"there is no '{cut(str(name))}' to leave out.", advice)


def _take_out(table: object, names: list[str]) -> str | None:
    """Take the value of that path out of a table, or return what to do where there is none."""
    name, *further = names
    if not isinstance(table, dict) or name not in table:
        return nearest(name, table if isinstance(table, dict) else ())
    if further:
        return _take_out(table[name], further)
    del table[name]
    return None


def _over(base: Mapping[str, Any], pack: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` as the pack changes it; what was only for merging is left behind."""
    head = {key: value for key, value in _pack(base).items() if key not in ITS_OWN}
    merged = _merged({**base, "pack": head} if base else {}, pack)
    if isinstance(merged.get("reading"), list):
        merged["reading"] = [*_entries(base), *_entries(pack)]
    if isinstance(merged.get("pack"), dict):
        merged["pack"] = {key: value for key, value in merged["pack"].items() if key not in FOR_MERGING}
    return merged


def _merged(base: Mapping[str, Any], pack: Mapping[str, Any]) -> dict[str, Any]:
    """Return both as one: a value of the pack's in place of the base's, a section key by key.  All tables are new."""
    merged = {key: _merged(value, {}) if isinstance(value, dict) else value for key, value in base.items()}
    for key, value in pack.items():
        under = merged.get(key)
        merged[key] = _merged(under if isinstance(under, dict) else {}, value) if isinstance(value, dict) else value
    return merged


def _pack(content: Mapping[str, Any]) -> Mapping[str, Any]:
    pack = content.get("pack")
    return pack if isinstance(pack, dict) else {}


def _entries(content: Mapping[str, Any]) -> list[Any]:
    entries = content.get("reading")
    return entries if isinstance(entries, list) else []
