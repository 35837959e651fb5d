"""A rule that finds an exclusion names which: from a closed list, and no other rule does."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from datafiles.test_rules import PRECEDENCE
from heard.casework.refusals import ExcludedAs
from heard.datafiles.locate import rules_dir
from heard.datafiles.rules import load_rules
from heard.errors import RuleFileError
from heard.judgement.rule import Rules
from judgement.test_rule import a_message

A_RULE = r"""
says   = "It blames a neighbour."
source = "a clause"
where  = "own_words"
any    = ['\bneighbour\b']

[[example]]
text = "My neighbour."
fits = true

[[example]]
text = "The neighbour."
fits = true

[[example]]
text = "The landlord."
fits = false

[[example]]
text = "The lift."
fits = false
"""


def loaded(folder: Path, *heads: str) -> Rules:
    """Return what is loaded of rules that begin so: exclusion/0, exclusion/1, ..."""
    rules = folder / "rules"
    (rules / "exclusion").mkdir(parents=True)
    (rules / "precedence.toml").write_text(PRECEDENCE, "utf-8")
    copy(rules_dir() / "thresholds.toml", rules)
    for number, head in enumerate(heads):
        (rules / "exclusion" / f"{number}.toml").write_text(head + A_RULE, "utf-8")
    return load_rules(rules)


def test_what_a_rule_finds_has_the_ground_it_names(tmp_path: Path) -> None:
    rules = loaded(tmp_path, 'finds = "exclusion"\nground = "neighbour_asb"')
    [found] = rules.look(a_message("My neighbour.")).given(())
    assert (found.finding, found.ground) == ("exclusion", ExcludedAs.NEIGHBOUR_ASB)


def test_each_ground_is_found_once_and_one_does_not_hide_another(tmp_path: Path) -> None:
    heads = (f'finds = "exclusion"\nground = "{each}"' for each in ("neighbour_asb", "neighbour_asb", "out_of_time"))
    found = loaded(tmp_path, *heads).look(a_message("My neighbour.")).given(())
    assert [(each.rule, each.ground) for each in found] == [
        ("exclusion/0", ExcludedAs.NEIGHBOUR_ASB),
        ("exclusion/2", ExcludedAs.OUT_OF_TIME),
    ]


@pytest.mark.parametrize(
    "head, mistake",
    [
        pytest.param(
            'finds = "exclusion"',
            "ground: is missing. Write one of: neighbour_asb, insurance_or_injury, legal_proceedings, out_of_time,"
            " not_our_service, already_decided.",
            id="none",
        ),
        pytest.param(
            'finds = "exclusion"\nground = "neighbour_abs"',
            "ground: there is no 'neighbour_abs' here. Did you mean 'neighbour_asb'?",
            id="misspelt",
        ),
        pytest.param(
            'finds = "displeasure"\nground = "neighbour_asb"',
            "ground: is only for rules that find an exclusion. Take it out.",
            id="on another rule",
        ),
    ],
)
def test_a_mistake_in_the_ground_is_named(tmp_path: Path, head: str, mistake: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        loaded(tmp_path, head)
    assert [str(each) for each in refused.value.mistakes] == [f"rules/exclusion/0.toml: {mistake}"]


def test_every_ground_that_words_can_show_has_a_rule() -> None:
    found = {rule.ground for rule in load_rules(rules_dir()).rules if rule.finds == "exclusion"}
    assert found == {*ExcludedAs} - {ExcludedAs.ALREADY_DECIDED}, "that follows from how the case stands"
