"""Rules read from their files, or every mistake of every file at once.

A rule without examples does not load: they are its tests, and tests/datafiles/test_rule_files.py
runs them.  Reading runs nothing else, least of all the examples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from heard.casework.policy.items import ITEMS
from heard.casework.refusals import ExcludedAs
from heard.datafiles.areas import areas_in
from heard.datafiles.known_patterns import pattern_of
from heard.datafiles.learning import learning_in
from heard.datafiles.precedence import precedence_in
from heard.datafiles.rule_tables import FINDINGS, TableReader, nearest, values_of
from heard.datafiles.thresholds import thresholds_in
from heard.errors import RuleFileError
from heard.judgement.brought.marks import MARKS as BROUGHT_MARKS
from heard.judgement.officers import leaning
from heard.judgement.officers.marks import MARKS
from heard.judgement.pattern import Pattern
from heard.judgement.pattern_syntax import PatternRefused
from heard.judgement.rule import Rule, Rules, RuleSet, Where
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED, Weights
from heard.judgement.signals import SIGNALS

FOLDERS = ("abuse", "automatic", "escalation", "exclusion", "kind", "restricted", "risk", "vulnerability")
"""Where rules lie that look at what people outside write; policies and calendars, beside them, are read by others."""
LETTERS, SAYS, BROUGHT = "letters", "says", "brought"
"""Where rules lie that look at what officers write."""
_WITH_RULES = (*FOLDERS, LETTERS, SAYS, BROUGHT)
BESIDE = ("calendars", "policies")
FILES_BESIDE = ("precedence.toml", "thresholds.toml", "areas.toml", "learning.toml")
_FINDINGS = {LETTERS: MARKS, SAYS: tuple(ITEMS), BROUGHT: BROUGHT_MARKS}

VERDICTS = ("yes", "ask")
_KEYS = (
    "says", "finds", "source", "where", "verdict", "requires", "any", "all", "at_least", "sure_from", "of", "unless",
    "ground", "example",
)  # fmt: skip
_EXAMPLE_KEYS = ("text", "fits", "signals")


def load_rules(directory: Path, off: Collection[str] = (), opinion: Weights = NOTHING_LEARNED) -> Rules:
    """Return all rules under a directory, but for those switched off.

    off       ids of rules the landlord does not want
    opinion   what words weigh, beside the rules

    Raises RuleFileError with every mistake of every file.
    """
    reader = _Reader(directory)
    files = reader.files()
    rules = [rule for path in files if (rule := reader.rule(path))]
    precedence = precedence_in(directory / "precedence.toml", reader)
    areas = areas_in(directory / "areas.toml", reader)
    learning, causes_told = learning_in(directory / "learning.toml", reader)
    known = [reader.id_of(path) for path in files]
    thresholds, wrong = thresholds_in(directory / "thresholds.toml")
    reader.mistakes += wrong
    reader.where = ""
    for unwanted in sorted(set(off) - set(known)):
        reader.complain("rules_off", f"there is no rule {unwanted!r}.", nearest(unwanted, known))
    if reader.mistakes or precedence is None:
        raise RuleFileError(reader.mistakes)
    wanted = [rule for rule in rules if rule.id not in off]
    beside = [path for path in (directory / name for name in FILES_BESIDE) if path.exists()]
    version = _version(directory, [*files, *beside], off, opinion)
    letters, says, brought = (
        RuleSet(tuple(r for r in wanted if _folder(r.id) == folder)) for folder in (LETTERS, SAYS, BROUGHT)
    )
    outside = tuple(rule for rule in wanted if _folder(rule.id) in FOLDERS)
    return Rules(
        outside, precedence, version, opinion, thresholds, letters, says, brought, areas, learning, causes_told
    )


def _folder(rule: str) -> str:
    return rule.partition("/")[0]


def _version(directory: Path, files: list[Path], off: Collection[str], opinion: Weights) -> str:
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(directory).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    digest.update("\0".join(sorted(off)).encode())
    digest.update(leaning.as_kept())
    digest.update(opinion.digest.encode())
    return digest.hexdigest()


class _Reader(TableReader):
    """Reads rule files one by one and remembers what is wrong with them."""

    def id_of(self, path: Path) -> str:
        return path.relative_to(self.directory).with_suffix("").as_posix()

    def files(self) -> list[Path]:
        """Return every rule file, in the order of their ids."""
        for folder in sorted(self.directory.iterdir() if self.directory.is_dir() else ()):
            if folder.is_dir() and folder.name not in (*_WITH_RULES, *BESIDE):
                where = f"{self.directory.name}/{folder.name}"
                self.complain(where, "is no folder for rules.", nearest(folder.name, _WITH_RULES))
        return sorted((p for f in _WITH_RULES for p in (self.directory / f).glob("*.toml")), key=self.id_of)

    def rule(self, path: Path) -> Rule | None:
        """Return the rule in a file, or None after saying what is wrong with it."""
        table, before = self.table(path), len(self.mistakes)
        if table is None:
            return None
        self.only(table, _KEYS)
        rule = Rule(
            id=self.id_of(path),
            says=self.text(table, "says"),
            finds=self.word(table, "finds", _FINDINGS.get(path.parent.name, FINDINGS)),
            source=self.text(table, "source"),
            where=Where(self.word(table, "where", values_of(Where)) or Where.OWN_WORDS),
            verdict=self.word(table, "verdict", VERDICTS, "yes"),
            requires=frozenset(self.words(table, "requires", tuple(SIGNALS))),
            any=self._patterns(table, "any"),
            all=self._choices(table, "all"),
            at_least=self._count(table, "at_least"),
            sure_from=self._count(table, "sure_from") if "sure_from" in table else 0,
            of=self._choices(table, "of"),
            unless=self._patterns(table, "unless"),
            ground=self._ground(table),
        )
        if not (rule.any or rule.all or rule.of or rule.requires) and len(self.mistakes) == before:
            self.complain(
                "any", "is missing, so the rule would fit every message.", "Add patterns, or the signals it requires."
            )
        self._examples(table)
        return rule if len(self.mistakes) == before else None

    def _ground(self, table: dict[str, Any]) -> ExcludedAs | None:
        """Return which exclusion a rule finds: it names one where it finds any, and only there."""
        if table.get("finds") == "exclusion":
            ground = self.word(table, "ground", values_of(ExcludedAs))
            return ExcludedAs(ground) if ground else None
        if "ground" in table:
            self.complain("ground", "is only for rules that find an exclusion.", "Take it out.")
        return None

    def _patterns(self, table: dict[str, Any], key: str) -> tuple[Pattern, ...]:
        found = [self._pattern(value, f"{key}[{number}]") for number, value in enumerate(self.listed(table, key))]
        return tuple(pattern for pattern in found if pattern)

    def _choices(self, table: dict[str, Any], name: str) -> tuple[tuple[Pattern, ...], ...]:
        """Return the sets under `all` or `of`; one pattern alone is a set of one."""
        choices = []
        for number, value in enumerate(self.listed(table, name)):
            key = f"{name}[{number}]"
            choices.append(self._patterns({key: value if isinstance(value, list) else [value]}, key))
        return tuple(choices)

    def _count(self, table: dict[str, Any], name: str) -> int:
        """Return of how many sets under `of` one pattern must fit; 0 where there are none."""
        value, most = table.get(name, 0), len(self.listed(table, "of"))
        if name not in table and not most:
            return 0
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            self.complain(name, f"is {value!r}.", f"Write how many of the {most} sets under `of` must fit.")
            return 0
        return value

    def _pattern(self, value: Any, key: str) -> Pattern | None:
        if not isinstance(value, str) or not value:
            self.complain(key, f"is {value!r}, not a pattern.", "Write it in single quotes.")
            return None
        try:
            return pattern_of(value)
        except PatternRefused as refused:
            self.complain(key, f"{value!r} {refused}")
            return None

    def _examples(self, table: dict[str, Any]) -> None:
        count = {True: 0, False: 0}
        for number, example in enumerate(self.listed(table, "example")):
            within = f"example[{number}]."
            if not isinstance(example, dict):
                self.complain(within[:-1], f"is {example!r}, not a table.", "Write [[example]] with text and fits.")
                continue
            self.only(example, _EXAMPLE_KEYS, within)
            self.words(example, "signals", tuple(SIGNALS), within)
            if not isinstance(example.get("text"), str):
                self.complain(f"{within}text", "is missing.", "Write what somebody might send.")
            if isinstance(fits := example.get("fits"), bool):
                count[fits] += 1
            else:
                self.complain(f"{within}fits", "is missing.", "Write fits = true or fits = false.")
        for fits, what in ((True, "fit"), (False, "do not fit")):
            if count[fits] < 2:
                self.complain("example", f"has {count[fits]} that {what}.", "Write at least two.")
