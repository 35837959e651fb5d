"""On which line of a TOML file something stands.

The reader of the standard library does not say, and the one that keeps a file's form moves an
[[entry]] written apart from the others beside them.  So the file is gone through once more, for
its keys alone, and only when there is a mistake to tell.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache

from heard.datafiles.form import Path

PIECE = re.compile(
    r'''
      (?P<text> """(?:\\.|[^\\])*?"{3,5}(?!") | \'{3}.*?\'{3,5}(?!\') | "(?:\\.|[^"\\])*" | '[^']*' )
    | (?P<end>  \n )
    | (?P<mark> [\[\]{},=.] )
    | (?P<bare> [^\s\[\]{},=.#"']+ )
    | (?P<left> [ \t\r]+ | \#[^\n]* )
    ''',
    re.VERBOSE | re.DOTALL,
)
"""A text in quotes, the end of a line, a mark, a word without quotes, or what may be left out."""

END = "\n"


@lru_cache(maxsize=16)  # each mistake of a file asks again
def lines_of(text: str) -> Mapping[Path, int]:
    """Return the line, counted from 1, of each section, key and list entry of a text that is TOML."""
    walk = _Walk(text)
    walk.file()
    return walk.lines


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """Return the line of a path, or of the nearest thing round it: what is missing is told at its section."""
    return next((lines[path[:depth]] for depth in range(len(path), 0, -1) if path[:depth] in lines), 1)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for found in PIECE.finditer(text):
        if found.lastgroup != "left":
            yield found[0], line
        line += found[0].count("\n")
    yield END, line


class _Walk:
    """Goes through a file from top to bottom.  That it is TOML is known: nothing here looks for mistakes."""

    def __init__(self, text: str) -> None:
        self.pieces = list(_pieces(text))
        self.at = 0
        self.lines: dict[Path, int] = {}
        self.last_entry: dict[Path, int] = {}

    def file(self) -> None:
        section: Path = ()
        while self.at < len(self.pieces):
            if self.piece == END:
                self.at += 1
            elif self.piece == "[":
                section = self.header()
            else:
                self.pair(section)

    @property
    def piece(self) -> str:
        return self.pieces[self.at][0]

    def header(self) -> Path:
        """Read [section] or [[entry]], and return its path."""
        line = self.pieces[self.at][1]
        self.at += 1
        one_of_many = self.piece == "["
        self.at += one_of_many
        path = self._under(self.key())
        self.at += 1 + one_of_many
        if one_of_many:
            self.last_entry[path] = self.last_entry.get(path, -1) + 1
            path = (*path, self.last_entry[path])
        self._note(path, line)
        return path

    def key(self) -> Path:
        """Read a key, of several parts where it has points."""
        parts = [_name(self.piece)]
        self.at += 1
        while self.piece == ".":
            parts.append(_name(self.pieces[self.at + 1][0]))
            self.at += 2
        return tuple(parts)

    def pair(self, section: Path) -> None:
        """Read key = value."""
        line = self.pieces[self.at][1]
        path = (*section, *self.key())
        self._note(path, line)
        self.at += 1
        self.value(path)

    def value(self, path: Path) -> None:
        if self.piece == "[":
            for number in self._entries("]"):
                self._note((*path, number), self.pieces[self.at][1])
                self.value((*path, number))
        elif self.piece == "{":
            for _ in self._entries("}"):
                self.pair(path)
        else:
            while self.piece not in (END, ",", "]", "}"):
                self.at += 1

    def _entries(self, closing: str) -> Iterator[int]:
        """Stop before each entry of a list or table, and after its end."""
        self.at += 1
        number = 0
        while True:
            while self.piece in (END, ","):
                self.at += 1
            if self.piece == closing:
                self.at += 1
                return
            yield number
            number += 1

    def _under(self, names: Path) -> Path:
        """Return the path of a section as headers name it; under an [[entry]] means under the last of them."""
        path: Path = ()
        for name in names:
            entry = self.last_entry.get(path)
            path = (*path, name) if entry is None else (*path, entry, name)
        return path

    def _note(self, path: Path, line: int) -> None:
        for depth in range(1, len(path) + 1):
            self.lines.setdefault(path[:depth], line)


def _name(piece: str) -> str:
    """Return what a part of a key is called, without its quotes."""
    return str(tomllib.loads(f"name = {piece}")["name"]) if piece[0] in "\"'" else piece
