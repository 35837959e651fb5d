from __future__ import annotations

import pytest

from heard.mail.threads.subjects import is_forward, normal_subject


@pytest.mark.parametrize(
    "subject",
    [
        "Damp",
        "Re: Damp",
        "RE: FW: Damp",
        "AW: WG: Damp",
        "ODP: Damp",
        "RE : Damp",
        "Re[2]: Damp",
        "[EXTERNAL] RE: [EXT] Re: Damp",
        "回复：Damp",
        "  re:Damp ",
        "SV: VB: Damp",
        "EXTERNAL: Damp",
    ],
)
def test_marks_and_tags_are_no_part_of_a_subject(subject):
    assert normal_subject(subject) == "Damp"


@pytest.mark.parametrize("subject", ["Repairs: damp", "[NH-25-0042] Damp", "Retour: damp", "", "Is it I or you"])
def test_what_only_looks_like_a_mark_stays(subject):
    assert normal_subject(subject) == subject


@pytest.mark.parametrize(
    "subject, forward", [("FW: x", True), ("[EXT] Fwd: x", True), ("RE: FW: x", False), ("x", False)]
)
def test_a_forward(subject, forward):
    assert is_forward(subject) is forward
