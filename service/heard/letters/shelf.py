"""All templates of one landlord, and which of them a letter is written from.

The policy pack's own folder comes first, then those of the packs it extends, then default/.
For a letter to a complainant the file of its stage comes before the one for any stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from jinja2.sandbox import SandboxedEnvironment

from heard.casework.events import LetterName, StageName
from heard.errors import Mistake
from heard.letters.catalogue import ANY, APART, CATALOGUE, COMPLAINANT, PURPOSES, Letter, letter_name, letter_of
from heard.letters.saying import NotGiven
from heard.letters.wording import Wording, load

DEFAULT = "default"


class Shelf:
    """The templates, each loaded once."""

    def __init__(self, directory: Path, packs: Sequence[str]) -> None:
        """Load all templates.

        directory  the folder templates/
        packs      the policy pack, and those it extends, nearest first

        Raises nothing for a template that is wrong: `mistakes` has all of them.
        """
        # No autoescape: what is rendered is text, and layout.page escapes it for the HTML.
        jinja = SandboxedEnvironment(undefined=NotGiven, trim_blocks=True, lstrip_blocks=True, autoescape=False)
        self.mistakes: list[Mistake] = []
        self._folders: dict[str, dict[str, Wording]] = {}
        for folder in dict.fromkeys((*packs, DEFAULT)):
            shelved = self._folders[folder] = {}
            for path in sorted((directory / folder).glob("*.txt")):
                where = f"templates/{folder}/{path.name}"
                if letter := letter_of(path.stem):
                    shelved[path.stem] = load(path, where, letter, jinja)
                else:
                    self.mistakes.append(Mistake(where, "there is no letter of that name.", _nearest(path.stem)))

    def find(self, name: str) -> Wording | None:
        """Return the wording a letter is written from, or None where there is none."""
        who, _, rest = name.partition(".")
        what, _, stage = rest.partition(".")
        stems = (name, f"{who}.{what}.{ANY}") if who == COMPLAINANT and stage not in APART else (name,)
        return next((folder[stem] for folder in self._folders.values() for stem in stems if stem in folder), None)

    def all(self) -> Iterator[Wording]:
        """Yield every wording, those that others come before among them."""
        for folder in self._folders.values():
            yield from folder.values()

    def missing(self) -> Iterator[tuple[LetterName, Letter]]:
        """Yield every letter that default/ should have a template for, and has not."""
        wanted = [(LetterName(name), letter) for name, letter in CATALOGUE.items()]
        wanted += [(letter_name(purpose), letter) for purpose, letter in PURPOSES.items()]
        for name, letter in wanted:
            if self.find(name) is None:
                yield name, letter

    def of_no_stage(self, pack: str, stages: Sequence[StageName]) -> Iterator[Mistake]:
        """Yield a mistake for each template of a pack that is named after a stage the pack does not have."""
        for stem, wording in self._folders.get(pack, {}).items():
            stage = stem.removeprefix(f"{wording.letter.name}.")
            if stem.startswith(COMPLAINANT) and stage not in (*stages, ANY, *APART):
                close = get_close_matches(stage, [*stages, ANY], n=1) or [", ".join([*stages, ANY])]
                yield Mistake(wording.where, f"{pack} has no stage '{stage}'.", f"Did you mean '{close[0]}'?")


def _nearest(stem: str) -> str:
    """Say what a file that is named after no letter should be called."""
    who, _, rest = stem.partition(".")
    what, _, which = rest.partition(".")
    names = [*CATALOGUE, *(letter_name(purpose, StageName(which or ANY)) for purpose in PURPOSES)]
    close = get_close_matches(f"{who}.{what}.{which or ANY}", names, n=1)
    return f"Did you mean '{close[0]}.txt'?" if close else "Take it away, or see templates/README.md."
