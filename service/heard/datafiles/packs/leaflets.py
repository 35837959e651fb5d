"""The leaflets of packs: files beside policy.toml that go with an acknowledgement or a receipt.

A leaflet lies in the folder of the pack that names it, or of one which that extends, and nowhere
else: no name and no link leads out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heard.casework.policy import Policy
from heard.datafiles.form import Slip, cut
from heard.datafiles.packs.extending import bases_of
from heard.datafiles.toml_file import NotRead
from heard.errors import PolicyError

LARGEST = 2_000_000  # octets: it travels, and is kept, with every letter that it goes with
NAME = re.compile(r"[a-z0-9-]{1,60}\.([a-z]{3,4})")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: Mapping[str, tuple[str, bytes]] = {"pdf": ("application/pdf", b"%PDF-"), "docx": (WORD, b"PK\x03\x04")}
"""What a leaflet's name may end with, its Content-Type, and the octets such a file begins with."""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A file as it is attached.

    name  in small letters, "complaints-leaflet.pdf"
    kind  its Content-Type
    """

    name: str
    kind: str
    content: bytes


def slips_of(content: Mapping[str, Any], folders: Sequence[Path]) -> Iterator[Slip]:
    """Yield what is wrong with the leaflets that a pack's letters name; a value that is no text is told elsewhere.

    content   what the pack says, with what it takes over from others
    folders   its own first, then those of the packs it extends
    """
    letters = content.get("letter")
    for name, letter in letters.items() if isinstance(letters, dict) else ():
        file = letter.get("leaflet") if isinstance(letter, dict) else None
        if isinstance(file, str):
            try:
                _read(file, folders)
            except NotRead as wrong:
                yield Slip(("letter", name, "leaflet"), wrong.what, wrong.do)


def leaflets_of(policies: Iterable[Policy], rules_dir: Path) -> dict[tuple[str, str], Leaflet]:
    """Return the leaflets of packs by the pack's name and their own.

    Left out is what is there no more: a case keeps the pack it was opened under, whatever became of its files.
    """
    found: dict[tuple[str, str], Leaflet] = {}
    for policy in policies:
        for file in {letter.leaflet for letter in policy.letters.values() if letter.leaflet is not None}:
            try:
                found[policy.name, file] = _read(file, folders_of(_with_bases(policy.name, rules_dir), rules_dir))
            except NotRead:
                continue
    return found


def folders_of(names: Iterable[str], rules_dir: Path) -> tuple[Path, ...]:
    """Return the folders of packs, in their order."""
    return tuple(rules_dir / "policies" / name for name in names)


def _with_bases(name: str, rules_dir: Path) -> tuple[str, ...]:
    try:
        return (name, *bases_of(name, rules_dir))
    except PolicyError:  # it is there no more, or is another one by now
        return (name,)


def _read(file: str, folders: Sequence[Path]) -> Leaflet:
    """Return a leaflet from the first folder that has it.  Raises NotRead where it cannot go with a letter."""
    named = NAME.fullmatch(file)
    if named is None or named[1] not in KINDS:
        example = 'Write the name of a .pdf or .docx in the pack\'s folder, in a-z, 0-9 and hyphens: "our-leaflet.pdf".'
        raise NotRead(f"'{cut(file)}' is no name of a leaflet.", example)
    kind, begins = KINDS[named[1]]
    content = _content(file, folders)
    if not content:
        raise NotRead(f"'{file}' is empty.", "Put the leaflet there.")
    if len(content) > LARGEST:
        raise NotRead(
            f"'{file}' is larger than {LARGEST // 1_000_000} MB.", "It goes with every letter; make it smaller."
        )
    if not content.startswith(begins):
        raise NotRead(f"'{file}' is no {named[1].upper()} file.", "Save it anew as what its name says it is.")
    return Leaflet(file, kind, content)


def _content(file: str, folders: Sequence[Path]) -> bytes:
    """Return no more of a file than shows that it is too large."""
    for folder in folders:
        try:
            path = (folder / file).resolve(strict=True)
            if not path.is_relative_to(folder.resolve()):
                raise NotRead(f"'{file}' is a link that leads out of the pack's folder.", "Put the file itself there.")
            if not path.is_file():
                raise NotRead(f"'{file}' is no file.", "Put the leaflet there.")
            with path.open("rb") as opened:
                return opened.read(LARGEST + 1)
        except FileNotFoundError:
            continue
        except (OSError, RuntimeError) as error:  # the latter: a link in a circle, before Python 3.13
            raise NotRead(f"'{file}' cannot be read.", "Look at who may read it.") from error
    raise NotRead(f"there is no file '{file}' in the pack's folder.", "Put it beside policy.toml.")
