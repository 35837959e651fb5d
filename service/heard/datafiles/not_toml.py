"""What a reader's complaint about a TOML file means to whoever filled in the form.

It says what it met and where; the slip is often another, and sometimes further up: a quote
without its second, a section that stands twice, quotes as a word processor types them.
"""

from __future__ import annotations

import ast
import re

from heard.datafiles.form import written

AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
TWICE = re.compile(r"Cannot declare (\(.*\)) twice")
TWICE_IN_BRACES = re.compile(r"Duplicate inline table key (.*)")
OVERWRITTEN = "Cannot overwrite a value"
NO_VALUE, GOES_ON = "Invalid value", "Expected newline or end of document after a statement"
HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
KEY = re.compile(r"\s*([^=\[{]+?)\s*=")

QUOTED = re.compile(
    r'''
      """(?:\\.|[^\\])*?"{3,5}(?!")  |  \'{3}.*?\'{3,5}(?!\')
    | (?!""")"(?:\\[^\n]|[^"\\\n])*" |  (?!\'{3})'[^'\n]*'
    | \#[^\n]*
    ''',
    re.VERBOSE | re.DOTALL,
)
"""A text with both its quotes, or a comment."""

STRAIGHT, CURLY = "\"'", "“”„‟‘’‚‛«»"


def meant(error: str, text: str) -> tuple[str, str, int]:
    """Return what is wrong with a text that is not TOML, what to do about it, and on which line.

    error  as the reader of the standard library puts it
    """
    at = AT.search(error)
    line = int(at[1]) if at and at[1] else text.count("\n") + 1
    column = int(at[2]) if at and at[2] else None
    said = AT.sub("", error)
    lines = text.split("\n")
    if doubled := _twice(said, lines, line):
        return *doubled, line
    rest = outside_quotes(text).split("\n")
    if _is_curly(rest[line - 1]):
        return "has curly quotes.", "Type straight ones.", line
    before, met = (lines[line - 1][: column - 1], lines[line - 1][column - 1 :]) if column else ("", "")
    is_bare = met[:1].isalpha() and said in (NO_VALUE, GOES_ON)
    if is_bare and before.endswith(tuple(STRAIGHT)):
        do = "Write the text between double quotes, and single ones inside it, or the other way round."
        return "has a quote inside a text, which ends the text.", do, line
    unclosed = next((number for number, left in enumerate(rest[:line], 1) if _quote_in(left)), None)
    if unclosed and not (is_bare and said == NO_VALUE):
        return "has a quote that is not closed.", "Write the second one.", unclosed
    what = f"is not TOML: {said}{f', column {column}' if column else ''}."
    return what, "A text stands between quotes." if is_bare else "", line


def outside_quotes(text: str) -> str:
    """Return what of a text stands in no quotes and no comment, on the same lines."""
    return QUOTED.sub(lambda quoted: "\n" * quoted[0].count("\n"), text)


def _twice(said: str, lines: list[str], line: int) -> tuple[str, str] | None:
    """Return what to say of a section or key that stands twice."""
    if declared := TWICE.fullmatch(said):
        name = written(ast.literal_eval(declared[1]))
        first = next((number for number, each in enumerate(lines[: line - 1], 1) if _header(each) == name), None)
        where = f": on line {first}, too" if first else ""
        return f"[{name}] stands twice{where}.", "Put both under one."
    if doubled := TWICE_IN_BRACES.fullmatch(said):
        return f"{doubled[1]} stands twice between the same braces.", "Keep one."
    if said == OVERWRITTEN:
        if section := _header(lines[line - 1]):
            return f"[{section}] is a value already.", "Keep one of the two."
        key = KEY.match(lines[line - 1])
        return f"{key[1] if key else 'a key'} stands twice in the same section.", "Keep one."
    return None


def _header(line: str) -> str | None:
    """Return the name in [NAME], as mistakes show it."""
    found = HEADER.fullmatch(line.rstrip())
    return written(tuple(part.strip().strip(STRAIGHT) for part in found[1].split("."))) if found else None


def _is_curly(rest: str) -> bool:
    """Say whether curly quotes stand where straight ones belong; inside a text they may stand."""
    if _quote_in(rest):
        return rest.rstrip(" ,]}\r").endswith(tuple(CURLY))
    return any(quote in rest for quote in CURLY)


def _quote_in(rest: str) -> bool:
    return any(quote in rest for quote in STRAIGHT)
