"""Rules read from their files, or every mistake of every file at once.

A rule without examples does not load: they are its tests, and tests/datafiles/test_rule_files.py
runs them.  Reading runs nothing else, least of all the examples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from heard.casework.events import Kind
from heard.casework.policy.items import ITEMS
from heard.casework.refusals import ExcludedAs
from heard.datafiles.thresholds import thresholds_in
from heard.datafiles.toml_file import NotRead, content_of, text_of
from heard.errors import Mistake, RuleFileError
from heard.judgement.brought.marks import MARKS as BROUGHT_MARKS
from heard.judgement.classify import Line, Precedence
from heard.judgement.officers import leaning
from heard.judgement.officers.marks import MARKS
from heard.judgement.pattern import Pattern, compile_pattern
from heard.judgement.pattern_syntax import PatternRefused
from heard.judgement.rule import Rule, Rules, RuleSet, Where
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED, Weights
from heard.judgement.signals import SIGNALS

FOLDERS = ("automatic", "escalation", "exclusion", "kind", "risk", "vulnerability")
"""Where rules lie that look at what people outside write; policies and calendars, beside them, are read by others."""
LETTERS, SAYS, BROUGHT = "letters", "says", "brought"
"""Where rules lie that look at what officers write."""
_WITH_RULES = (*FOLDERS, LETTERS, SAYS, BROUGHT)
BESIDE = ("calendars", "policies")

FINDINGS = (
    "bulk", "complaint", "compliment", "displeasure", "enquiry", "escalation_request", "exclusion", "noise",
    "resolved", "risk", "service_request", "vulnerability",
)  # fmt: skip
"""What a rule may find in what people outside write."""
_FINDINGS = {LETTERS: MARKS, SAYS: tuple(ITEMS), BROUGHT: BROUGHT_MARKS}

VERDICTS = ("yes", "ask")
_KEYS = (
    "says", "finds", "source", "where", "verdict", "requires", "any", "all", "at_least", "sure_from", "of", "unless",
    "ground", "example",
)  # fmt: skip
_EXAMPLE_KEYS = ("text", "fits", "signals")
_LINE_KEYS = ("kind", "says", "found", "without", "doubted_by", "sure")


def load_rules(directory: Path, off: Collection[str] = (), opinion: Weights = NOTHING_LEARNED) -> Rules:
    """Return all rules under a directory, but for those switched off.

    off       ids of rules the landlord does not want
    opinion   what words weigh, beside the rules

    Raises RuleFileError with every mistake of every file.
    """
    reader = _Reader(directory)
    files = reader.files()
    rules = [rule for path in files if (rule := reader.rule(path))]
    precedence = reader.precedence(directory / "precedence.toml")
    known = [reader.id_of(path) for path in files]
    thresholds, wrong = thresholds_in(directory / "thresholds.toml")
    reader.mistakes += wrong
    reader.where = ""
    for unwanted in sorted(set(off) - set(known)):
        reader.complain("rules_off", f"there is no rule {unwanted!r}.", _nearest(unwanted, known))
    if reader.mistakes or precedence is None:
        raise RuleFileError(reader.mistakes)
    wanted = [rule for rule in rules if rule.id not in off]
    beside = [path for path in (directory / "precedence.toml", directory / "thresholds.toml") if path.exists()]
    version = _version(directory, [*files, *beside], off, opinion)
    of_officers = (RuleSet(tuple(r for r in wanted if _folder(r.id) == folder)) for folder in (LETTERS, SAYS, BROUGHT))
    outside = tuple(rule for rule in wanted if _folder(rule.id) in FOLDERS)
    return Rules(outside, precedence, version, opinion, thresholds, *of_officers)


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


def _values(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


def _nearest(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(known)}."


class _Reader:
    """Reads rule files one by one and remembers what is wrong with them."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.mistakes: list[Mistake] = []
        self.where = ""

    def complain(self, key: str, what: str, do: str = "") -> None:
        self.mistakes.append(Mistake(f"{self.where}: {key}" if self.where else key, what, do))

    def id_of(self, path: Path) -> str:
        return path.relative_to(self.directory).with_suffix("").as_posix()

    def files(self) -> list[Path]:
        """Return every rule file, in the order of their ids."""
        for folder in sorted(self.directory.iterdir() if self.directory.is_dir() else ()):
            if folder.is_dir() and folder.name not in (*_WITH_RULES, *BESIDE):
                where = f"{self.directory.name}/{folder.name}"
                self.complain(where, "is no folder for rules.", _nearest(folder.name, _WITH_RULES))
        return sorted((p for f in _WITH_RULES for p in (self.directory / f).glob("*.toml")), key=self.id_of)

    def rule(self, path: Path) -> Rule | None:
        """Return the rule in a file, or None after saying what is wrong with it."""
        table, before = self._table(path), len(self.mistakes)
        if table is None:
            return None
        self._only(table, _KEYS)
        rule = Rule(
            id=self.id_of(path),
            says=self._text(table, "says"),
            finds=self._word(table, "finds", _FINDINGS.get(path.parent.name, FINDINGS)),
            source=self._text(table, "source"),
            where=Where(self._word(table, "where", _values(Where)) or Where.OWN_WORDS),
            verdict=self._word(table, "verdict", VERDICTS, "yes"),
            requires=frozenset(self._words(table, "requires", tuple(SIGNALS))),
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
            ground = self._word(table, "ground", _values(ExcludedAs))
            return ExcludedAs(ground) if ground else None
        if "ground" in table:
            self.complain("ground", "is only for rules that find an exclusion.", "Take it out.")
        return None

    def precedence(self, path: Path) -> Precedence | None:
        table, before = self._table(path), len(self.mistakes)
        if table is None:
            return None
        self._only(table, ("on_a_case", "on_no_case"))
        lists = [self._lines(table, key) for key in ("on_a_case", "on_no_case")]
        return Precedence(*lists) if len(self.mistakes) == before else None

    def _table(self, path: Path) -> dict[str, Any] | None:
        self.where = f"{self.directory.name}/{path.relative_to(self.directory).as_posix()}"
        text = ""
        try:
            text = text_of(path)
            return content_of(text)
        except NotRead as wrong:
            place = f"line {wrong.line}" if wrong.line else "file"
            self.complain(place, wrong.what, _advice(text, wrong.line) or wrong.do)
            return None

    def _only(self, table: dict[str, Any], keys: tuple[str, ...], within: str = "") -> None:
        for key in table:
            if key not in keys:
                self.complain(f"{within}{key}", "is not a key rules have.", _nearest(key, keys))

    def _text(self, table: dict[str, Any], key: str, within: str = "") -> str:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.complain(
            f"{within}{key}", "is missing." if value is None else f"is {value!r}, not words.", "Write a sentence."
        )
        return ""

    def _word(
        self, table: dict[str, Any], key: str, known: tuple[str, ...], default: str | None = None, within: str = ""
    ) -> str:
        value = table.get(key, default)
        if isinstance(value, str) and value in known:
            return value
        if value is None:
            self.complain(f"{within}{key}", "is missing.", f"Write one of: {', '.join(known)}.")
        else:
            self.complain(f"{within}{key}", f"there is no {value!r} here.", _nearest(str(value), known))
        return ""

    def _words(self, table: dict[str, Any], key: str, known: tuple[str, ...], within: str = "") -> list[str]:
        return [
            word
            for number, word in enumerate(self._list(table, key, within))
            if self._word({f"{key}[{number}]": word}, f"{key}[{number}]", known, within=within)
        ]

    def _list(self, table: dict[str, Any], key: str, within: str = "") -> list[Any]:
        value = table.get(key, [])
        if isinstance(value, list):
            return value
        self.complain(f"{within}{key}", f"is {value!r}, not a list.", f"Write {key} = [ ... ].")
        return []

    def _patterns(self, table: dict[str, Any], key: str) -> tuple[Pattern, ...]:
        found = [self._pattern(value, f"{key}[{number}]") for number, value in enumerate(self._list(table, key))]
        return tuple(pattern for pattern in found if pattern)

    def _choices(self, table: dict[str, Any], name: str) -> tuple[tuple[Pattern, ...], ...]:
        """Return the sets under `all` or `of`; one pattern alone is a set of one."""
        choices = []
        for number, value in enumerate(self._list(table, name)):
            key = f"{name}[{number}]"
            choices.append(self._patterns({key: value if isinstance(value, list) else [value]}, key))
        return tuple(choices)

    def _count(self, table: dict[str, Any], name: str) -> int:
        """Return of how many sets under `of` one pattern must fit; 0 where there are none."""
        value, most = table.get(name, 0), len(self._list(table, "of"))
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
            return compile_pattern(value)
        except PatternRefused as refused:
            self.complain(key, f"{value!r} {refused}")
            return None

    def _examples(self, table: dict[str, Any]) -> None:
        count = {True: 0, False: 0}
        for number, example in enumerate(self._list(table, "example")):
            within = f"example[{number}]."
            if not isinstance(example, dict):
                self.complain(within[:-1], f"is {example!r}, not a table.", "Write [[example]] with text and fits.")
                continue
            self._only(example, _EXAMPLE_KEYS, within)
            self._words(example, "signals", tuple(SIGNALS), within)
            if not isinstance(example.get("text"), str):
                self.complain(f"{within}text", "is missing.", "Write what somebody might send.")
            if isinstance(fits := example.get("fits"), bool):
                count[fits] += 1
            else:
                self.complain(f"{within}fits", "is missing.", "Write fits = true or fits = false.")
        for fits, what in ((True, "fit"), (False, "do not fit")):
            if count[fits] < 2:
                self.complain("example", f"has {count[fits]} that {what}.", "Write at least two.")

    def _lines(self, table: dict[str, Any], key: str) -> tuple[Line, ...]:
        lines = []
        entries = self._list(table, key)
        for number, entry in enumerate(entries):
            within = f"{key}[{number}]."
            if not isinstance(entry, dict):
                self.complain(within[:-1], f"is {entry!r}, not a table.", f"Write [[{key}]].")
                continue
            lines.append(self._line(entry, within))
        if not lines or lines[-1].found or lines[-1].without:
            self.complain(
                key, "ends without a line that always holds.", "Let the last line have neither found nor without."
            )
        return tuple(lines)

    def _line(self, entry: dict[str, Any], within: str) -> Line:
        self._only(entry, _LINE_KEYS, within)
        if not isinstance(sure := entry.get("sure", True), bool):
            self.complain(f"{within}sure", f"is {sure!r}.", "Write true or false.")
        return Line(
            kind=Kind(self._word(entry, "kind", _values(Kind), within=within) or Kind.COMPLAINT),
            says=self._text(entry, "says", within),
            found=self._word(entry, "found", FINDINGS, within=within) if "found" in entry else "",
            without=frozenset(self._words(entry, "without", FINDINGS, within)),
            doubted_by=frozenset(self._words(entry, "doubted_by", FINDINGS, within)),
            sure=bool(sure),
        )


def _advice(text: str, number: int | None) -> str:
    """Return what to do about a file that is not TOML; an apostrophe in single quotes is the usual slip."""
    lines = text.split("\n")
    line = lines[number - 1] if number and number <= len(lines) else ""
    if "'" in line and "'''" not in line:
        return "A pattern in single quotes cannot hold an apostrophe. Write it in three: '''...'''."
    return ""
