"""Labelled mail of people outside, each message judged as it stands: its words, who writes, and how its case stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.classify import kind_of, verdicts
from heard.judgement.danger import without_unnamed_dangers
from heard.judgement.escalation import counted_for_its_kind
from heard.judgement.only_spoken_of import asked_where_spoken_of, held_back_by_words
from heard.judgement.rule import Looked, Rules
from heard.judgement.settled_words import without_unworded_ends
from heard.judgement.signals import signals_of
from heard.mail.message import Message
from heard.mail.parse import parse

MAIL = Path(__file__).parent / "outside"
UNREAD = MAIL.with_name("unread")
"""Written by other hands than all that is learned from, and never learned from."""

STANDS = {
    "none": None, "open": Standing.UNDECIDED, "answered": Standing.DECIDED, "asked": Standing.ASKED,
    "final": Standing.FINAL, "closed": Standing.SETTLED,
}  # fmt: skip
"""How the case stands, in the words of the labels."""
VERDICTS = ("escalation", "risk", "vulnerable")


@dataclass(frozen=True)
class Labelled:
    person: str
    message: Message
    role: Role
    standing: Standing | None
    truth: Mapping[str, Any]


@dataclass(frozen=True)
class Judged:
    kind: Kind
    sure: bool
    said: Mapping[str, str]


def to_learn_from() -> Iterator[Labelled]:
    for path in sorted(MAIL.glob("*.jsonl")):
        yield from labelled_in(path)


def labelled_in(path: Path) -> Iterator[Labelled]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        sent = EmailMessage()
        sent["From"], sent["To"], sent["Subject"] = "somebody@outside.example", "us@inside.example", row["subject"]
        message = replace(parse(sent.as_bytes()), own_words=row["text"])
        yield Labelled(row["person"], message, Role(row["role"]), STANDS[row["standing"]], row)


def looked_at(mail: Iterable[Labelled], rules: Rules) -> list[tuple[Labelled, Looked]]:
    return [(each, rules.look(each.message)) for each in mail]


def judged(each: Labelled, looked: Looked, rules: Rules) -> Judged:
    """Return what a message is taken for, as `judgement/from_outside.py` does once its case is found."""
    on_case = each.standing is not None
    second = rules.second(looked, each.standing, each.role)
    seen = looked.given(signals_of(each.message, role=each.role, on_case=on_case))
    told = without_unnamed_dangers(second.together(seen), each.message)
    told = without_unworded_ends(told, each.message)
    findings = asked_where_spoken_of(told, each.message, each.standing)
    findings = held_back_by_words(findings)
    counts = counted_for_its_kind(findings, second) if on_case else findings
    kind, sure, _ = kind_of(counts, on_case=on_case, role=each.role, precedence=rules.precedence)
    if not on_case and (otherwise := second.kind_on_no_case(kind, findings)) is not None:
        kind, sure, _ = otherwise
    if not on_case and not sure:
        kind = Kind.COMPLAINT
    return Judged(kind, sure, verdicts(findings))


def figures(mail: Iterable[tuple[Labelled, Looked]], rules: Rules) -> dict[str, dict[str, float]]:
    """Return how often what was said is right, as score.py counts it."""
    rows = [(each, judged(each, looked, rules)) for each, looked in mail]
    table: dict[str, dict[str, float]] = {}
    for name in VERDICTS:
        of_true = [got.said.get(name, "no") for each, got in rows if each.truth[name]]
        of_others = [got.said.get(name, "no") for each, got in rows if not each.truth[name]]
        yes = of_true.count("yes")
        table[name] = {
            "true": len(of_true),
            "caught": 1 - of_true.count("no") / len(of_true),
            "recall of yes": yes / len(of_true),
            "precision of yes": yes / max(1, yes + of_others.count("yes")),
            "needless asks": of_others.count("ask") / len(of_others),
        }
    table["kind"] = {
        "right": sum(got.kind == each.truth["kind"] for each, got in rows) / len(rows),
        "macro F1": _macro_f1([(each.truth["kind"], got.kind.value) for each, got in rows]),
    }
    on_none = [(each, got) for each, got in rows if each.standing is None]
    table["complaints"] = {
        "true": sum(each.truth["kind"] == "complaint" for each, _ in on_none),
        "set aside": sum(each.truth["kind"] == "complaint" != got.kind for each, got in on_none),
        "others": sum(each.truth["kind"] != "complaint" for each, _ in on_none),
        "others opened": sum(got.kind == "complaint" != each.truth["kind"] for each, got in on_none),
    }
    return table


def _macro_f1(pairs: list[tuple[str, str]]) -> float:
    each = []
    for kind in {want for want, _ in pairs}:
        hit = sum(want == got == kind for want, got in pairs)
        each.append(2 * hit / (sum(want == kind for want, _ in pairs) + sum(got == kind for _, got in pairs)))
    return sum(each) / len(each)
