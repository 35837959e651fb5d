"""One template: loaded, and all that is wrong with it.

A template is a text file that looks like the letter it becomes: "Subject: ..." first, a
blank line, the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, Template, TemplateSyntaxError, meta, nodes

from heard.errors import Mistake
from heard.letters import layout
from heard.letters.catalogue import Letter

SUBJECT = "Subject: "


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of one letter.

    where     what mistakes call the file: "templates/default/NAME.txt"
    template  None where it cannot be used
    links     finds the links of our own text in what is written
    uses      the words it asks for or prints
    """

    where: str
    letter: Letter
    template: Template | None
    links: re.Pattern[str] | None
    mistakes: tuple[Mistake, ...]
    uses: frozenset[str] = frozenset()


def load(path: Path, where: str, letter: Letter, jinja: Environment) -> Wording:
    """Read one template and compile it; what is wrong is in `mistakes`, nothing is raised."""
    try:
        source = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        unread = Mistake(where, f"cannot be read: {error}.", "Save it as UTF-8 text.")
        return Wording(where, letter, None, None, (unread,))
    mistakes = list(_mistakes_of_form(source, where))
    try:
        tree = jinja.parse(source)
        template = jinja.from_string(tree)
    except TemplateSyntaxError as error:
        mistakes.append(Mistake(f"{where}:{error.lineno}", f"is not a template: {error.message}"))
        return Wording(where, letter, None, None, tuple(mistakes))
    except (RecursionError, SyntaxError, ValueError):  # a template becomes Python, which has limits of its own
        mistakes.append(Mistake(where, "is too deep to be made a letter.", "Put fewer things inside each other."))
        return Wording(where, letter, None, None, tuple(mistakes))
    mistakes += _mistakes_of_words(tree, where, letter)
    own_text = "\n".join(data.data for data in tree.find_all(nodes.TemplateData))
    uses = frozenset(meta.find_undeclared_variables(tree))
    return Wording(where, letter, template, layout.links_in(own_text), tuple(mistakes), uses)


def _mistakes_of_form(source: str, where: str) -> Iterator[Mistake]:
    lines = source.split("\n", 2)
    if not lines[0].startswith(SUBJECT) or not lines[0].removeprefix(SUBJECT).strip():
        yield Mistake(f"{where}:1", "has no subject.", 'Begin with "Subject: ", and what the letter is about.')
    elif len(lines) < 3 or lines[1].strip():
        yield Mistake(f"{where}:2", "has no blank line after the subject.", "Leave line 2 empty.")
    if layout.PRESS in source or layout.FACT in source:
        yield Mistake(where, "has a character for private use in it, U+E000 or U+E001.", "Take it away.")


def _mistakes_of_words(tree: nodes.Template, where: str, letter: Letter) -> Iterator[Mistake]:
    known = [word.name for word in letter.words]
    for name in sorted(meta.find_undeclared_variables(tree) - set(known)):
        line = min(found.lineno for found in tree.find_all(nodes.Name) if found.name == name)
        close = get_close_matches(name, known, n=1) or [", ".join(known)]
        yield Mistake(f"{where}:{line}", f"there is no word '{name}' in this letter.", f"Did you mean '{close[0]}'?")
