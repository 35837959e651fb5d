"""Letters to customers are plain: their sentences are short, and one whose sentences are not is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from heard.datafiles import locate
from heard.datafiles.packs import load_policy
from heard.letters.readability import words_a_sentence
from heard.letters.render import Letters
from heard.settings.site import Letters as Asked

PACKS = ("feedback-2018", "group-2008", "hos-code-2024", "wdh-2022", "west-kent-2011", "wnwhl-2009")
MOST = Asked().words_a_sentence


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("We are sorry. It is mended now.", 3.5, id="two sentences"),
        pytest.param("Dear Ms Finch,\n\nWe are sorry.", 3.0, id="a greeting is one"),
        pytest.param("You can:\n- ring us\n- write to us at home", 3.0, id="a line of a list is one"),
        pytest.param("We are\nsorry - very sorry.", 5.0, id="a break within a line ends none, a dash is no word"),
        pytest.param(" \n", 0.0, id="nothing"),
    ],
)
def test_words_a_sentence(text: str, found: float) -> None:
    assert words_a_sentence(text) == found


@pytest.mark.parametrize("pack", PACKS)
def test_every_letter_of_every_pack_is_within_the_limit(pack: str) -> None:
    letters, policy = Letters(locate.templates_dir(), pack), load_policy(pack, locate.rules_dir())
    assert letters.hard_to_read(policy, MOST) == []


def test_one_that_is_not_is_named_with_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(locate.templates_dir(), tmp_path / "templates")
    name = "complainant.decision.stage-2"
    (tmp_path / "templates" / "feedback-2018" / f"{name}.txt").write_text(
        f"Subject: Your complaint [{{{{ reference }}}}]\n\n{'and so on ' * 9}.\n", encoding="utf-8"
    )
    letters, policy = Letters(tmp_path / "templates", "feedback-2018"), load_policy("feedback-2018", locate.rules_dir())
    assert [str(each) for each in letters.hard_to_read(policy, MOST)] == [
        f"templates/feedback-2018/{name}.txt: has 27.0 words a sentence, and 20 is the most that heard.toml wants. "
        "Write shorter sentences."
    ]
