"""What a policy wants said is said in whatever way the letter comes to be written."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from heard.casework.events import StageName
from heard.casework.policy import LetterRule
from heard.casework.policy.letters import ItemRule
from heard.casework.policy.words import OFFICER, SERVICE, Item, LetterPurpose, RuleName
from heard.datafiles import locate
from heard.datafiles.packs import load_policy
from heard.letters.catalogue import CATALOGUE, PURPOSES
from heard.letters.render import Letters
from heard.letters.words import TO_COMPLAINANTS

POLICY = load_policy("wnwhl-2009", locate.rules_dir())
WEEKEND = Item("weekend")


@pytest.fixture
def templates(tmp_path) -> Path:
    shutil.copytree(locate.templates_dir(), tmp_path / "templates")
    return tmp_path / "templates"


def told(templates: Path, body: str, *must_say: str, sent_by: str = SERVICE, clause: str | None = None) -> list[str]:
    """Return what is wrong with the letter of stage 1 of which that is the body, without its file."""
    purpose = LetterPurpose.ACKNOWLEDGEMENT if sent_by == SERVICE else LetterPurpose.DECISION
    rule = LetterRule(RuleName("x"), sent_by, tuple(map(Item, must_say)), purpose, (StageName("stage-1"),))
    item = ItemRule(WEEKEND, "when we are open", ("open at weekends",))
    policy = replace(POLICY, letters={rule.name: replace(rule, clause=clause)}, items={WEEKEND: item})
    file = templates / POLICY.name / f"complainant.{purpose}.stage-1.txt"
    file.write_text(f"Subject: x [{{{{ reference }}}}]\n\n{body}\n", encoding="utf-8")
    where = f"templates/{POLICY.name}/{file.name}: "
    return [str(mistake).removeprefix(where) for mistake in Letters(templates, POLICY.name).check(policy)]


def test_a_plain_letter_is_proven(templates):
    body = "{{ handler_name }} answers you{% if answer_by %} by {{ answer_by }}{% endif %}."
    assert told(templates, body, "handler-name", "answer-by-date") == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("x{% if answer_by and name %}{{ answer_by }}{% endif %}", id="both at once"),
        pytest.param("x{% if name %}{% if answer_by %}{{ answer_by }}{% endif %}{% endif %}", id="one in the other"),
        pytest.param("x{{ answer_by if name else '' }}", id="on one line"),
    ],
)
def test_a_writer_without_a_name_gets_the_date_too(templates, body):
    assert told(templates, body, "answer-by-date", clause="x, 2.4") == [
        "does not say 'answer-by-date' where no more is given than the policy wants said (x, 2.4). "
        "Let no {% if %} round it ask for anything else."
    ]


def test_a_phrase_of_the_packs_own_is_said_to_a_writer_without_a_name_too(templates):
    assert told(templates, "x{% if name %} We are open at weekends.{% endif %}", "weekend") == [
        "does not say 'weekend' where no more is given than the policy wants said. Write one of: open at weekends"
    ]


def test_a_word_that_is_given_by_itself_changes_nothing(templates):
    body = "x{% if not name or signed_by %}{{ handler_name }}{% endif %}"
    assert told(templates, body, "handler-name") == [
        "does not say 'handler-name' where 'name' is given, and otherwise no more than the policy wants said. "
        "Let no {% if %} round it ask for that, too."
    ]


def test_where_there_is_no_date_the_rest_is_said(templates):
    body = "x{% if answer_by %}{{ handler_name }} answers by {{ answer_by }}.{% endif %}"
    assert told(templates, body, "handler-name", "answer-by-date") == [
        "does not say 'handler-name' where there is no 'answer_by' to say. Let no {% if %} round it ask for that, too."
    ]


def test_where_there_is_no_date_nothing_has_to_be_said_of_it(templates):
    assert told(templates, "x{% if answer_by %}{{ answer_by }}{% endif %}", "answer-by-date") == []


@pytest.mark.parametrize(
    "body, item",
    [
        pytest.param("Write to the Complaints Team.", "handler-name", id="a name"),
        pytest.param("By Thursday 9 April 2026.", "answer-by-date", id="a date"),
        pytest.param(f"{PURPOSES[LetterPurpose.DECISION].word('how_it_goes_on').sample}", "how-it-goes-on", id="ours"),
    ],
)
def test_a_sample_typed_in_is_not_the_word(templates, body, item):
    word = item.removesuffix("-date").replace("-", "_")
    assert told(templates, body, item) == [
        f"says '{item}' in words of its own, whatever is given for it. Use {{{{ {word} }}}}."
    ]


def test_a_sample_typed_in_where_nothing_else_is_given(templates):
    body = "{% if name %}{{ handler_name }}{% else %}Complaints Team{% endif %}"
    assert told(templates, body, "handler-name") == [
        "says 'handler-name' in words of its own, whatever is given for it. Use {{ handler_name }}."
    ]


def test_a_word_printed_only_beside_another_is_asked_for(templates):
    body = "x{% if answer_by %}{{ name }}{{ answer_by }}{% endif %}"
    assert told(templates, body, "answer-by-date") == [
        "prints 'name', which may not be given. Put {% if name %} before it."
    ]


# -- Drafts


def test_an_officers_draft_says_it_whatever_else_is_given(templates):
    body = "x{% if outcome and signed_by and name %}{{ outcome }}{% endif %}"
    assert told(templates, body, "outcome", sent_by=OFFICER) == [
        "does not say 'outcome' where no more is given than the policy wants said. "
        "Let no {% if %} round it ask for anything else."
    ]


def test_a_sample_typed_into_a_draft_is_not_the_word(templates):
    assert told(templates, "We uphold your complaint.", "outcome", sent_by=OFFICER) == [
        "says 'outcome' in words of its own, whatever is given for it. Use {{ outcome }}."
    ]


def test_a_question_typed_into_a_draft_is_not_the_word(templates):
    body = "[upheld, partly upheld or not upheld]"
    assert told(templates, body, "outcome", sent_by=OFFICER) == [
        "does not say 'outcome', which the policy wants. Use {{ outcome }}."
    ]


def test_a_draft_that_prints_a_name_there_may_not_be(templates):
    assert told(templates, "Dear {{ name }}, {{ outcome }}", "outcome", sent_by=OFFICER) == [
        "prints 'name', which may not be given. Put {% if name %} before it."
    ]


# -- Samples


WORDS = [*TO_COMPLAINANTS, *(word for letter in CATALOGUE.values() for word in letter.words)]


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.name)
def test_the_second_sample_is_another_that_may_be_printed_too(word):
    other = word.other_sample
    assert (type(other), other == word.sample) == (type(word.sample), False)
    assert word.lets_in is None or word.lets_in(other) == other


def test_the_second_sample_of_a_day_is_another_day():
    (answer_by,) = (word for word in WORDS if word.name == "answer_by")
    assert answer_by.other_sample == date(2026, 4, 10)
    assert {type(word.sample) for word in WORDS} == {str, int, date, datetime, tuple}
