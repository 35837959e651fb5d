"""Sections that were meant to change one of the pack extended, and carry a name it does not have.

Read as new ones they lack what a new one needs.  Telling all of that would send whoever wrote
them to fill it in; what they want is the right name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heard.datafiles.form import MISSING, Path, Slip, closest, cut, written
from heard.datafiles.packs.sources import Merged, Source


def without_misnamed(slips: Iterable[Slip], merged: Merged) -> list[Slip]:
    """Return the mistakes with a single one for each misnamed section, in place of all it lacks."""
    slips = list(slips)
    misnamed: dict[Path, Slip] = {}
    for section in dict.fromkeys(slip.path[:-1] for slip in slips if slip.what == MISSING):
        if slip := _misnamed(section, merged.sources):
            misnamed[section] = slip
    kept = [slip for slip in slips if (slip.path[:-1] if slip.what == MISSING else slip.path) not in misnamed]
    return [*kept, *misnamed.values()]


def _misnamed(section: Path, sources: Sequence[Source]) -> Slip | None:
    """Return what to say of a section that lacks something, where the pack extended has one of nearly its name."""
    if len(section) < 2:
        return None
    *kind, name = section
    writers = [number for number, source in enumerate(sources) if name in _names(source, kind)]
    bases = sources[writers[-1] + 1 :] if writers else ()
    near = closest(str(name), [each for base in bases for each in _names(base, kind)])
    if near is None:
        return None
    what = f"there is no {written(tuple(kind))} '{cut(str(name))}' in {bases[0].name}."
    return Slip(section, what, f"Did you mean '{near}'?")


def _names(source: Source, kind: Iterable[str | int]) -> list[str]:
    """Return the names of the sections of a kind that a pack writes."""
    table: object = source.content
    for step in kind:
        table = table.get(step) if isinstance(table, dict) else None
    return list(table) if isinstance(table, dict) else []
