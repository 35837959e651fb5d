"""The outline of a text shows at the same places what stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from heard.mail.told.outlines import outline


@pytest.mark.parametrize(
    "text, drawn",
    [
        ("NH-25-0042, Ray", b"AA-00-0000, Aaa"),
        ("£120.50?\n", b"?000.00?\n"),
        ("Zoë, 14 Łąkowa", b"Aa?, 00 ??aaaa"),
        ("\ud800", b"?"),
        ("", b""),
    ],
)
def test_a_text_is_drawn(text: str, drawn: bytes) -> None:
    assert outline(text) == drawn


@given(st.text())
def test_an_outline_is_as_long_as_its_text(text: str) -> None:
    assert len(outline(text)) == len(text)
