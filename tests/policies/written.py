"""The letters of a pack, written from its real templates: ours as they leave, officers' as they are drafted.

paper = Paper("feedback-2018")
assert "[the new date]" in paper.drafted("extension")
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

from builders import MAILBOX, letters_of, the_facts
from heard.casework.events import LetterName, Reference, StageName
from heard.casework.policy import LetterRule, Policy
from heard.datafiles import locate
from heard.judgement.acknowledge import first_letter
from heard.judgement.actions import WriteLetter
from heard.letters.catalogue import ANY, letter_name
from heard.letters.render import Letters
from heard.letters.trying_out import stages_of
from heard.letters.words import TO_COMPLAINANTS
from heard.letters.writing import Rendered
from policies.story import the_calendar, the_policy

PROMPTS = {word.name: word.prompt for word in TO_COMPLAINANTS}
"""What an officer's draft asks for, by the word of the template."""
OUR_SENTENCES = {word.name: word.default or "" for word in TO_COMPLAINANTS}
THE_OMBUDSMAN = ("Housing Ombudsman Service", "https://www.housing-ombudsman.org.uk", "0300 111 3000")
"""What whoever is pointed to the Ombudsman has to find in a letter."""
REFERENCE = Reference("NH-26-0042")


def asked_for(draft: str) -> list[str]:
    """Return what a draft asks for in brackets, from the top."""
    return re.findall(r"\[([^\]]+)\]", draft)


class Paper:
    """Every letter of one pack."""

    def __init__(self, pack: str, policy: Policy | None = None) -> None:
        """Take the pack as heard brings it, or `policy`, as a landlord changed it."""
        self.policy = policy or the_policy(pack)
        self.calendar = the_calendar(pack)
        self._letters = letters_of(pack)
        self._known = {
            "name": "Zoë O'Neill",
            "reference": REFERENCE,
            "organisation": "Northgate Homes",
            "outside_body": self.policy.outside_body,
            "how_to_complain": self.policy.how_to_complain,
            "mailbox": MAILBOX,
            "signed_by": "A. Okafor",
        }

    def at_once(self, received: datetime, stage: str | None = None) -> WriteLetter:
        """Return the letter that answers a message at once, as it was decided."""
        facts = the_facts(policy=self.policy, calendar=self.calendar, received_at=received, now=received)
        letter, because = first_letter(facts, REFERENCE, StageName(stage or self.policy.first_stage.name))
        assert letter is not None, because
        return letter

    def written(self, letter: WriteLetter) -> Rendered:
        """Write a letter that was decided on."""
        return self._letters.render(letter.name, letter.values)

    def sent(self, letter: str, at: str | None = None, /, **words: object) -> str:
        """Write a letter of ours as it leaves.

        at     its stage; None: of several, the first
        words  what it may say, beside what heard knows of every case

        Raises TemplateError where the policy wants something said that is not given.
        """
        rule = self.rule(letter)
        assert rule.is_ours
        return self._letters.render(self._name(rule, at), self._known | words, rule.must_say).text

    def drafted(self, letter: str, at: str | None = None, /, **words: object) -> str:
        """Write an officer's draft: what is not given is asked for in brackets."""
        rule = self.rule(letter)
        assert not rule.is_ours
        return self._letters.draft(self._name(rule, at), self._known | words, rule.must_say + rule.should_say).text

    def every_text(self) -> list[str]:
        """Return all letters of the pack, for each of their stages, as drafts with nothing filled in."""
        return [
            self._letters.draft(letter_name(rule.purpose, stage), self._known, rule.must_say + rule.should_say).text
            for rule in self.policy.letters.values()
            for stage in stages_of(rule, self.policy)
        ]

    def noticed(self) -> list[str]:
        """Return what `heard check` says of the pack's letters as they are."""
        return [str(mistake) for mistake in self._letters.check(self.policy)]

    def noticed_without(self, word: str, letter: str, tmp_path: Path, at: str | None = None) -> list[str]:
        """Return what `heard check` says when a word is taken out of the wording of a letter."""
        templates = shutil.copytree(locate.templates_dir(), tmp_path / "templates", dirs_exist_ok=True)
        file = self._file(self.rule(letter), at, templates)
        kept, left_out = re.subn(r"\{\{ " + word + r" \}\}", "", file.read_text())
        assert left_out, f"{file.name} never said it"
        file.write_text(kept)
        return [str(each) for each in Letters(templates, self.policy.name).check(self.policy)]

    def rule(self, letter: str) -> LetterRule:
        return next(rule for name, rule in self.policy.letters.items() if name == letter)

    def _name(self, rule: LetterRule, at: str | None) -> LetterName:
        return letter_name(rule.purpose, StageName(at) if at else stages_of(rule, self.policy)[0])

    def _file(self, rule: LetterRule, at: str | None, templates: Path) -> Path:
        """Return the file a letter is written from: the pack's own or the plain one, of its stage or of any."""
        names = (self._name(rule, at), letter_name(rule.purpose, ANY))
        files = (templates / folder / f"{name}.txt" for folder in (self.policy.name, "default") for name in names)
        return next(file for file in files if file.exists())
