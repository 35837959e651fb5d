"""Every rule file proves itself: its own examples are its tests."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from heard.casework.policy.items import ITEMS
from heard.datafiles.rule_tables import FINDINGS
from heard.datafiles.rules import load_rules
from heard.judgement.folded import fold
from heard.judgement.officers.marks import MARKS
from heard.judgement.signals import SIGNALS
from heard.mail.message import Message

DIRECTORY = Path(__file__).parents[2] / "rules"
RULES = load_rules(DIRECTORY)
EVERY_RULE = (*RULES.rules, *RULES.letters.rules, *RULES.says.rules)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}:{example['text'][:50]}")
    for rule in EVERY_RULE
    for example in tomllib.loads((DIRECTORY / f"{rule.id}.toml").read_text("utf-8"))["example"]
]
REPEATED = [
    "a",
    " ",
    "no ",
    "stage ",
    ">",
    "not been ",
    "again",
    "1",
    "£",
    "the same ",
    "never had no ",
    "\u00e9",
    "'",
    "no one ",
]


def a_message(own_words: str) -> Message:
    return Message(
        message_id=None, senders=(), envelope_sender=None, on_behalf=None, reply_to=(), to=(), cc=(),
        subject="", date=None, in_reply_to=(), references=(), thread_topic=None, thread_index=None,
        text=own_words, own_words=own_words, attachments=(), machine=None, bounce=None, authentication=(), defects=(),
    )  # fmt: skip


@pytest.mark.parametrize("rule, example", EXAMPLES)
def test_example(rule, example):
    finding = rule.look(fold(example["text"]), example.get("signals", rule.requires))
    assert (finding is not None) is example["fits"], finding


@pytest.mark.parametrize("repeated", REPEATED)
def test_no_pattern_is_slow_on_a_hundred_thousand_letters_of(repeated):
    text = fold(repeated * (100_000 // len(repeated)))
    slow = {}
    for rule in EVERY_RULE:
        for pattern in (*rule.any, *rule.unless, *(p for choice in (*rule.all, *rule.of) for p in choice)):
            began = time.process_time()
            pattern.regex.search(text.small)
            if (spent := time.process_time() - began) > 0.2:
                slow[pattern.source] = spent
    assert not slow


@pytest.mark.parametrize("repeated", [*REPEATED, "rang ", "i am ", "84 "])
def test_all_rules_together_are_quick_on_hostile_text(repeated):
    message = a_message(repeated * (100_000 // len(repeated)))
    RULES.look(a_message("ready")).given(SIGNALS)
    began = time.process_time()
    RULES.look(message).given(SIGNALS)
    assert time.process_time() - began < 2


def test_every_signal_and_finding_is_explained():
    readme = (DIRECTORY / "README.md").read_text("utf-8")
    assert [name for name in (*SIGNALS, *FINDINGS, *MARKS) if f"`{name}`" not in readme] == []


def test_every_mark_of_a_letter_is_found_by_some_rule():
    assert {rule.finds for rule in RULES.letters.rules} == set(MARKS)


def test_a_rule_on_what_a_letter_says_is_named_for_its_item():
    assert {rule.id: rule.finds for rule in RULES.says.rules if rule.id != f"says/{rule.finds}"} == {}
    assert {rule.finds for rule in RULES.says.rules} <= set(ITEMS)


def test_rules_on_officers_letters_are_not_looked_at_for_what_people_outside_write():
    looked = RULES.look(a_message("I uphold your complaint. You may ask for stage 2."))
    assert {finding.rule for _, finding in looked.found} <= {rule.id for rule in RULES.rules}


def test_every_finding_of_the_precedence_is_found_by_some_rule():
    lines = (*RULES.precedence.on_a_case, *RULES.precedence.on_no_case)
    used = {line.found for line in lines if line.found} | {name for line in lines for name in line.without}
    assert used <= {rule.finds for rule in RULES.rules}
