"""Every letter heard can write for one landlord: written, drafted, and tried at the start."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from heard.casework.policy import Policy
from heard.casework.policy.words import Item
from heard.errors import Mistake, TemplateError
from heard.letters.readability import hard_to_read
from heard.letters.saying import Sent
from heard.letters.shelf import Shelf
from heard.letters.trying_out import mistakes_of
from heard.letters.wording import Wording
from heard.letters.writing import Rendered, write


class Letters:
    """The letters of one landlord, each from the nearest template."""

    def __init__(self, directory: Path, pack: str, *bases: str) -> None:
        """Load all templates.

        directory  the folder templates/
        pack       the policy pack, whose folder overrides default/
        bases      the packs it extends, nearest first

        Raises nothing for a template that is wrong: `check` tells of all of them.
        """
        self._shelf = Shelf(directory, (pack, *bases))

    def render(self, name: str, values: Mapping[str, object], must_say: Collection[Item] = ()) -> Rendered:
        """Write one letter that heard sends.

        name      a name of the catalogue; `letter_name` makes those of letters to complainants
        values    its words; a date is said as "Thursday 9 April 2026", a datetime on the wall
                  clock it carries
        must_say  what the policy wants said: each has to be among the values, unless heard has a
                  sentence of its own for it; where there is nothing to say, it has to be given as None

        Raises TemplateError where there is no such letter, a word is missing, or the template fails.
        """
        return write(self._wording(name), values, must_say, Sent.BY_HEARD)

    def draft(self, name: str, values: Mapping[str, object], items: Collection[Item] = ()) -> Rendered:
        """Write one letter for an officer to complete and send; heard never sends it.

        items  what the policy wants said, or advises; where no value is given for one, the
               draft asks for it in brackets: "[what you found]"

        Raises TemplateError where there is no such letter, or the template fails.
        """
        return write(self._wording(name), values, items, Sent.BY_AN_OFFICER)

    def check(self, policy: Policy | None = None) -> list[Mistake]:
        """Try every letter with sample words, and return all that is wrong.

        policy  where given, each of its letters is tried for each of its stages, and what it
                says the letters must say is looked for in them
        """
        return list(dict.fromkeys(mistakes_of(self._shelf, policy)))

    def hard_to_read(self, policy: Policy, most: int) -> list[Mistake]:
        """Return the texts of the policy's letters to customers that have more words a sentence than that."""
        return list(dict.fromkeys(hard_to_read(self._shelf, policy, most)))

    def _wording(self, name: str) -> Wording:
        wording = self._shelf.find(name)
        if wording is None or wording.template is None:
            raise TemplateError(
                [Mistake(f"letter {name}", "there is no template for it that works.", "Run: heard check")]
            )
        return wording
