"""Template and values -> a letter, as text and as HTML.

A template is a text file that looks like the letter it becomes: "Subject: ..." first, a
blank line, the body.  A folder named like the policy pack overrides default/ by file name.
All are loaded once; `check` tries every one before any letter is owed.

No value can change what a letter is: line breaks and control characters in it become
spaces, in the HTML it is escaped, and it is never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from heard.casework.policy import LetterRule, Policy
from heard.errors import Mistake, TemplateError
from heard.letters import layout
from heard.letters.catalogue import CATALOGUE, SAID_BY, Letter, letter_for
from heard.letters.wording import SUBJECT, Wording, load

LONGEST_VALUE = 2000
UNPRINTED = re.compile(
    r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2060-\u2069\ufeff]+"
)  # and marks that turn the writing round
GAPS = re.compile(r"\n{3,}")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter's words: the subject on one line, and twice the same body, with "\\n" between lines."""

    subject: str
    text: str
    html: str


class Letters:
    """Every letter heard can write for one landlord."""

    def __init__(self, directory: Path, pack: str) -> None:
        """Load all templates.

        directory  the folder templates/
        pack       the policy pack, whose folder overrides default/

        Raises nothing for a template that is wrong: `check` tells of all of them.
        """
        self._wordings: dict[str, Wording] = {}
        self._mistakes: list[Mistake] = []
        # No autoescape: what is rendered is text, and layout.page escapes it for the HTML.
        jinja = SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)
        for folder in dict.fromkeys(("default", pack)):
            for path in sorted((directory / folder).glob("*.txt")):
                where = f"templates/{folder}/{path.name}"
                if letter := CATALOGUE.get(path.stem):
                    self._wordings[path.stem] = load(path, where, letter, jinja)
                else:
                    close = get_close_matches(path.stem, CATALOGUE, n=1)
                    do = f"Did you mean '{close[0]}.txt'?" if close else "Take it away, or see templates/README.md."
                    self._mistakes.append(Mistake(where, "there is no letter of that name.", do))

    def render(self, name: str, values: Mapping[str, object]) -> Rendered:
        """Write one letter.

        name    a name of the catalogue
        values  its words; a date is said as "Thursday 9 April 2026", a datetime on the wall
                clock it carries; an optional word may be left out

        Raises TemplateError where there is no such letter, a word is missing, or the template fails.
        """
        letter, wording = CATALOGUE.get(name), self._wordings.get(name)
        if letter is None or wording is None or wording.template is None:
            raise TemplateError(
                [Mistake(f"letter {name}", "there is no template for it that works.", "Run: heard check")]
            )
        try:
            written = wording.template.render(_said_words(letter, values))
        except Exception as error:  # a template may divide by nothing, or call what cannot be called
            raise TemplateError([Mistake(wording.where, f"cannot be written: {error}.", "Run: heard check")]) from error
        first, _, body = written.partition("\n")
        subject = " ".join(first.removeprefix(SUBJECT).split())
        text = GAPS.sub("\n\n", body).strip("\n") + "\n"
        return Rendered(subject, text, layout.page(subject, text, wording.links))

    def check(self, policy: Policy | None = None) -> list[Mistake]:
        """Try every letter with sample words, and return all that is wrong.

        policy  where given, what it says the letters must say is looked for in them
        """
        mistakes = list(self._mistakes)
        for name, letter in CATALOGUE.items():
            wording = self._wordings.get(name)
            if wording is None:
                mistakes.append(
                    Mistake("templates/default", f"{name}.txt is missing.", f"It is written when {letter.when}.")
                )
            elif wording.mistakes:
                mistakes += wording.mistakes
            else:
                mistakes += self._tried(letter, wording.where)
        if policy is not None:
            for rule in policy.letters.values():
                mistakes += self._left_unsaid(rule, f"rules/policies/{policy.name}/policy.toml: letter.{rule.name}")
        return mistakes

    def _tried(self, letter: Letter, where: str) -> Iterator[Mistake]:
        full = {word.name: word.sample for word in letter.words}
        bare = {word.name: word.sample for word in letter.words if not word.optional}
        try:
            written, barely = self.render(letter.name, full), self.render(letter.name, bare)
        except TemplateError as error:
            yield from error.mistakes
            return
        if not written.subject or not written.text.strip():
            yield Mistake(where, "writes an empty letter.")
        if barely.text.count("None") > written.text.count("None"):
            yield Mistake(where, 'says "None" for a word that is not given.', "Put {% if WORD %} before it.")
        if "reference" in full and f"[{full['reference']}]" not in written.subject:
            yield Mistake(f"{where}:1", "lacks the case's reference.", "Write [{{ reference }}] in the subject.")

    def _left_unsaid(self, rule: LetterRule, where: str) -> Iterator[Mistake]:
        name = letter_for(rule)
        if name not in CATALOGUE:
            yield Mistake(where, f"heard does not write a letter {name}.", "It writes: " + ", ".join(CATALOGUE))
            return
        letter, wording = CATALOGUE[name], self._wordings.get(name)
        if wording is None or wording.mistakes:
            return  # told already
        try:
            text = self.render(name, {word.name: word.sample for word in letter.words}).text
        except TemplateError:
            return
        for item in rule.must_say:
            word = letter.word(SAID_BY.get(item, ""))
            if word is None:
                close = get_close_matches(item, SAID_BY, n=1) or [", ".join(SAID_BY)]
                yield Mistake(
                    f"{where}.must_say",
                    f"'{item}' is not something a letter of heard's can say.",
                    f"Did you mean '{close[0]}'?",
                )
            elif str(_said(word.sample)) not in text:
                what = f"does not say '{item}', which the policy wants ({rule.clause})."
                yield Mistake(wording.where, what, f"Use {{{{ {word.name} }}}}.")


def _said_words(letter: Letter, values: Mapping[str, object]) -> dict[str, str | None]:
    """Return each word as it will be printed.  Raises ValueError for one that is not there and has to be."""
    said = {}
    for word in letter.words:
        value = values.get(word.name)
        if value is None and not word.optional:
            raise ValueError(f"'{word.name}' is not given")
        if word.lets_in is not None and value is not None:
            value = word.lets_in(str(value))
        said[word.name] = _said(value)
    return said


def _said(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return f"{_said(value.date())}, {value:%H:%M}"
    if isinstance(value, date):
        return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"
    return UNPRINTED.sub(" ", str(value)[:LONGEST_VALUE]).strip()
