"""The files packs lie in: one folder each under rules/policies/; and several of them as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heard.datafiles.form import cut, nearest
from heard.datafiles.toml_file import NotRead, content_of, text_of
from heard.errors import Mistake, PolicyError


@dataclass(frozen=True, slots=True)
class Source:
    """One pack as somebody wrote it.

    name  that of its folder
    file  what an administrator knows it by: "rules/policies/x/policy.toml"
    """

    name: str
    file: str
    text: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Merged:
    """A pack and all it extends, as one.

    sources   the pack first, then the one it extends, and so on
    text      what a policy keeps: the pack's own, byte for byte, where it extends nothing
    readings  where each [[reading]] came from: the file, and which of its entries it is
    mistakes  in what a pack says of the one it extends
    """

    sources: tuple[Source, ...]
    content: Mapping[str, Any]
    text: str
    readings: Sequence[tuple[Source, int]] = ()
    mistakes: Sequence[Mistake] = ()


def alone(source: Source) -> Merged:
    """Return a pack as it stands in its file."""
    return Merged((source,), source.content, source.text)


def pack_names(rules_dir: Path) -> tuple[str, ...]:
    """Return the names of all packs in the folder rules/."""
    return tuple(sorted(path.parent.name for path in (rules_dir / "policies").glob("*/policy.toml")))


def file_of(name: str) -> str:
    return f"rules/policies/{name}/policy.toml"


def read_source(name: str, rules_dir: Path) -> Source:
    """Return the pack `name`.  Raises PolicyError where there is none, or it cannot be read."""
    known = pack_names(rules_dir)
    if name not in known:
        raise PolicyError([Mistake("rules/policies", f"there is no pack '{cut(name)}'.", nearest(name, known))])
    try:
        text = text_of(rules_dir / "policies" / name / "policy.toml")
    except NotRead as wrong:
        raise PolicyError([_told(wrong, file_of(name))]) from wrong
    return parsed(text, file_of(name), name)


def parsed(text: str, file: str, name: str = "") -> Source:
    """Return a text with what it says.  Raises PolicyError where it is not TOML."""
    try:
        return Source(name, file, text, content_of(text))
    except NotRead as wrong:
        raise PolicyError([_told(wrong, file)]) from wrong


def _told(wrong: NotRead, file: str) -> Mistake:
    return Mistake(f"{file}:{wrong.line}" if wrong.line else file, wrong.what, wrong.do)
