"""Rule files are read together, and every mistake in them is named together."""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.datafiles.rules import load_rules
from heard.errors import RuleFileError

EXAMPLES = """
[[example]]
text = "Please escalate."
fits = true

[[example]]
text = "Do escalate this."
fits = true

[[example]]
text = "No need to."
fits = false

[[example]]
text = "The escalator is stuck."
fits = false
"""
HEAD = """
says   = "The writer asks for more."
finds  = "escalation_request"
source = "Complaint Handling Code 2024, 6.10"
where  = "own_words"
"""
PRECEDENCE = """
[[on_a_case]]
kind = "follow_up"
says = "It adds to a case."

[[on_no_case]]
kind = "complaint"
says = "It is heard."
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    rules = tmp_path / "rules"
    (rules / "escalation").mkdir(parents=True)
    (rules / "precedence.toml").write_text(PRECEDENCE, "utf-8")
    return rules


def write(directory: Path, name: str, patterns: str, *, head: str = HEAD, examples: str = EXAMPLES) -> None:
    (directory / f"{name}.toml").write_text(head + patterns + examples, "utf-8")


def mistakes(directory: Path, off: tuple[str, ...] = ()) -> list[str]:
    with pytest.raises(RuleFileError) as refused:
        load_rules(directory, off)
    return [str(mistake) for mistake in refused.value.mistakes]


def test_a_rule_is_known_by_its_path(directory):
    write(directory, "escalation/asks", r"any = ['\bescalate\b']")
    assert [rule.id for rule in load_rules(directory).rules] == ["escalation/asks"]


def test_a_rule_switched_off_is_left_out_and_the_version_tells(directory):
    write(directory, "escalation/asks", r"any = ['\bescalate\b']")
    without = load_rules(directory, off=["escalation/asks"])
    assert without.rules == ()
    assert without.version != load_rules(directory).version


def test_the_version_changes_with_any_file(directory):
    write(directory, "escalation/asks", r"any = ['\bescalate\b']")
    before = load_rules(directory).version
    write(directory, "escalation/asks", r"any = ['\bescalate\b'] # now")
    assert load_rules(directory).version != before


def test_policies_and_calendars_beside_the_rules_are_left_to_others(directory):
    (directory / "policies" / "one").mkdir(parents=True)
    (directory / "policies" / "one" / "policy.toml").write_text("not a rule", "utf-8")
    assert load_rules(directory).rules == ()


@pytest.mark.parametrize(
    "patterns, says",
    [
        pytest.param("any = ['don't']", "Write it in three: '''...'''", id="an apostrophe in single quotes"),
        pytest.param(r"any = ['\b(']", "any[0]: '\\\\b(' is no regular expression", id="a bracket too few"),
        pytest.param(r"any = ['\bPlease']", "capital 'P'", id="a capital, which no text has"),
        pytest.param(r"any = ['late\b']", r"Begin it with \b", id="a beginning inside a word"),
        pytest.param(r"any = ['\bno.*reply']", "without end (*)", id="an endless gap"),
        pytest.param(r"any = ['\bno(?:\w+ )+reply']", "without end (+)", id="an endless group"),
        pytest.param(r"any = ['\bno.{0,500}reply']", "At most 80", id="a gap too wide"),
        pytest.param(r"any = ['\ba.{0,80}b.{0,80}c']", "repeats too much at once", id="two wide gaps"),
        pytest.param(
            r"any = ['\bso(?: so| so so){0,40} bad']", "repeats too much at once", id="alike, again and again"
        ),
        pytest.param(r"any = ['\bx(?:\w{1,20} ?){0,8}y']", "repeats too much at once", id="an end that may be later"),
        pytest.param(r"any = ['\bx(?:,? ?){0,40}y']", "a group that may be empty", id="nothing, again and again"),
        pytest.param(r"any = ['\ba\w*\w*b']", "two endless repetitions", id="endless beside endless"),
        pytest.param(r"any = ['\b(?:a\w*){0,9}b']", "End the group with a space", id="endless inside repeated"),
        pytest.param(r"any = ['^complaint']", "uses ^", id="the beginning of a text"),
        pytest.param(
            r"any = ['\bx'" + "]\nrequires = ['case_has_finl']",
            "requires[0]: there is no 'case_has_finl'",
            id="an unknown signal",
        ),
        pytest.param(r"anny = ['\bx']", "anny: is not a key rules have. Did you mean 'any'?", id="an unknown key"),
        pytest.param("", "would fit every message", id="nothing to fit"),
        pytest.param(
            "at_least = 3\n" + r"of = ['\ba\b', '\bb\b']",
            "at_least: is 3. Write how many of the 2 sets under `of` must fit.",
            id="more than there are",
        ),
        pytest.param(r"of = ['\ba\b', '\bb\b']", "at_least: is 0.", id="sets, and not how many"),
        pytest.param("at_least = 1", "at_least: is 1. Write how many of the 0 sets", id="how many, and no sets"),
    ],
)
def test_a_mistake_is_named_with_what_to_do(directory, patterns, says):
    write(directory, "escalation/asks", patterns)
    named = mistakes(directory)
    assert any(says in mistake for mistake in named), named
    assert all(mistake.startswith("rules/escalation/asks.toml: ") for mistake in named)


@pytest.mark.parametrize(
    "head, says",
    [
        pytest.param(
            HEAD.replace("own_words", "own_word"),
            "where: there is no 'own_word' here. Did you mean 'own_words'?",
            id="where",
        ),
        pytest.param(
            HEAD.replace("escalation_request", "escalation"), "Did you mean 'escalation_request'?", id="finds"
        ),
        pytest.param(HEAD.replace('"The writer asks for more."', "7"), "says: is 7, not words.", id="says"),
        pytest.param(HEAD + 'verdict = "maybe"\n', "verdict: there is no 'maybe' here.", id="verdict"),
    ],
)
def test_a_wrong_word_brings_the_nearest_right_one(directory, head, says):
    write(directory, "escalation/asks", r"any = ['\bescalate\b']", head=head)
    assert any(says in mistake for mistake in mistakes(directory))


def test_a_rule_without_examples_does_not_load(directory):
    write(directory, "escalation/asks", r"any = ['\bescalate\b']", examples="")
    assert mistakes(directory) == [
        "rules/escalation/asks.toml: example: has 0 that fit. Write at least two.",
        "rules/escalation/asks.toml: example: has 0 that do not fit. Write at least two.",
    ]


def test_all_mistakes_of_all_files_come_at_once(directory):
    (directory / "escalations").mkdir()
    write(directory, "escalation/one", r"any = ['\b(']")
    write(directory, "escalation/two", "any = ['']")
    (directory / "precedence.toml").write_text(PRECEDENCE.replace("follow_up", "folow_up"), "utf-8")
    named = "\n".join(mistakes(directory, off=("escalation/on",)))
    for part in (
        "rules/escalations",
        "one.toml",
        "two.toml",
        "Did you mean 'follow_up'?",
        "Did you mean 'escalation/one'?",
    ):
        assert part in named


@pytest.mark.parametrize(
    "octets, says",
    [
        pytest.param(
            b"any = [\n'x',\n\xff]\n", "line 3: is not UTF-8: 0xff is no letter in it.", id="another alphabet"
        ),
        pytest.param(
            b"\nany = " + b"[" * 500 + b"]" * 500, "line 2: goes more than 20 levels deep.", id="500 brackets"
        ),
        pytest.param(b"any = []\nany = []\n", "line 2: any stands twice in the same section. Keep one.", id="twice"),
        pytest.param(b"#" * 1_000_001, "file: is larger than 1 MB.", id="a megabyte"),
    ],
)
def test_what_is_no_rule_at_all_is_told_with_its_line(directory, octets, says):
    write(directory, "escalation/asks", "")
    (directory / "escalation" / "asks.toml").write_bytes(octets)
    (mistake,) = mistakes(directory)
    assert mistake.startswith(f"rules/escalation/asks.toml: {says}")
