from __future__ import annotations

import pytest

from heard.mail.threads.case_references import case_references


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
