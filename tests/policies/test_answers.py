"""An answer goes into every point that was raised, under the policies that say so.

What an officer sent, and that a person has confirmed each point at closing, is another part's.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policies.clauses import CLAUSES, Clause, proves
from policies.written import PROMPTS, Paper, asked_for

EACH_POINT = {
    "wnwhl-1-reply-every-issue": ("answer", "answer-stage-2", "answer-stage-3"),
    "fb18-5-all-aspects": ("answer", "final"),
}
POINTS = "Damp: it is ours to treat. The visit: nobody came, and we are sorry. The call: the officer was rude."


@proves("wnwhl-1-reply-every-issue", "fb18-5-all-aspects")
def test_an_answer_has_a_place_for_every_point_and_asks_for_what_is_not_filled_in(clause: Clause) -> None:
    paper = Paper(clause.pack)
    for letter in EACH_POINT[clause.id]:
        assert PROMPTS["each_point_answered"] in asked_for(paper.drafted(letter))
        filled_in = paper.drafted(letter, each_point_answered=POINTS)
        assert POINTS in filled_in
        assert PROMPTS["each_point_answered"] not in asked_for(filled_in)


@pytest.mark.parametrize(
    "clause, letter",
    [
        pytest.param(CLAUSES[clause], letter, id=f"{clause}, {letter}")
        for clause, letters in EACH_POINT.items()
        for letter in letters
    ],
)
def test_no_wording_of_an_answer_leaves_the_points_out(clause: Clause, letter: str, tmp_path: Path) -> None:
    [noticed] = Paper(clause.pack).noticed_without("each_point_answered", letter, tmp_path)
    assert "does not say 'each-point-answered', which the policy wants" in noticed
