"""The stages of each policy by the names people give them, and nothing else."""

from __future__ import annotations

import pytest

from heard.judgement.commands.stage_words import stage_in
from policies.story import the_policy


@pytest.mark.parametrize(
    "pack, words, stage",
    [
        ("wnwhl-2009", "stage 2", "stage-2"),
        ("wnwhl-2009", "Stage-Two", "stage-2"),
        ("wnwhl-2009", "second stage", "stage-2"),
        ("wnwhl-2009", "Stage 2, management", "stage-2"),
        ("wnwhl-2009", "management", "stage-2"),
        ("wnwhl-2009", "the panel", "stage-3"),
        ("wnwhl-2009", "ombudsman", "stage-4"),
        ("wnwhl-2009", "stage 5", None),
        ("wnwhl-2009", "stage 2 and 3", None),
        ("wnwhl-2009", "stage 2 is late", None),
        ("wnwhl-2009", "appeal", None),
        ("west-kent-2011", "panel", "stage-3"),
        ("west-kent-2011", "hearing", "stage-3"),
        ("group-2008", "appeal", "appeal"),
        ("group-2008", "stage 2", "appeal"),
        ("group-2008", "complaint", "complaint"),
        ("hos-code-2024", "final stage", "stage-2"),
        ("feedback-2018", "senior manager review", "stage-2"),
        ("feedback-2018", "review", "stage-2"),
        ("wdh-2022", "recovery", "recovery"),
        ("wdh-2022", "service recovery", "recovery"),
        ("wdh-2022", "stage 1", "stage-1"),
    ],
)
def test_a_stage(pack: str, words: str, stage: str | None) -> None:
    assert stage_in(words, the_policy(pack)) == stage
