from __future__ import annotations

import pytest

from heard.mail.threads.case_references import case_references, loose_references


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Re: Damp [NH-25-0042]", ("NH-25-0042",), id="in brackets"),
        pytest.param("nh-25-0042 and NH-25-0042", ("NH-25-0042",), id="small letters, once"),
        pytest.param("NH‑25–0042", ("NH-25-0042",), id="other hyphens"),
        pytest.param("NH - 25 - 0042", ("NH-25-0042",), id="spaced"),
        pytest.param("ANH-25-0042 NH-25-42 NH-25-00421234", (), id="not ours"),
        pytest.param("NH-25-0042 NH-26-10001", ("NH-25-0042", "NH-26-10001"), id="two"),
    ],
)
def test_case_references(text, expected):
    assert case_references(text, "NH") == expected


def test_no_prefix_no_reference():
    assert case_references("-25-0042", "") == ()


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Your ref NH 25 0042", ("NH-25-0042",), id="blanks"),
        pytest.param("nh/25/42", ("NH-25-0042",), id="strokes, without zeros"),
        pytest.param("about NH250042.", ("NH-25-0042",), id="all in one"),
        pytest.param("NH.25.0042 and NH_25_0043", ("NH-25-0042", "NH-25-0043"), id="dots, and lines below"),
        pytest.param("NH 2025/42", ("NH-25-0042",), id="a whole year"),
        pytest.param("[NH-25-0042]", ("NH-25-0042",), id="in full"),
        pytest.param("NH 25 1st floor, NH25, NH 2542, NHS 25 1, SNH/25/1", (), id="something else"),
    ],
)
def test_loose_references(text, expected):
    assert loose_references(text, "NH") == expected


def test_no_prefix_no_loose_reference():
    assert loose_references("25 0042", "") == ()
