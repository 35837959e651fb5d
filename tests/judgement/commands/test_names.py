"""Whom a colleague's name means: one officer, several, or nobody."""

from __future__ import annotations

import pytest

from heard.casework.people import Officer
from heard.judgement.commands.names import officers_like, officers_named
from judgement.commands.desk import STAFF


@pytest.mark.parametrize(
    "words, named",
    [
        ("Gareth Lumb", ["Gareth Lumb"]),
        ("gareth  lumb", ["Gareth Lumb"]),
        ("Gareth", ["Gareth Lumb"]),
        ("Lumb", ["Gareth Lumb"]),
        ("@Gareth Lumb", ["Gareth Lumb"]),
        ("Mr Lumb", ["Gareth Lumb"]),
        ("G. Lumb", ["Gareth Lumb"]),
        ("Gareth.Lumb@northgate.example", ["Gareth Lumb"]),
        ("<gareth.lumb@northgate.example>", ["Gareth Lumb"]),
        ("Sarah", ["Sarah Jones", "Sarah Mills"]),
        ("Sarah Mills", ["Sarah Mills"]),
        ("S Mills", ["Sarah Mills"]),
        ("gareth.lumb", []),
        ("Gareth Lumb and Aneela", []),
        ("the contractor", []),
        ("", []),
    ],
)
def test_who_is_named(words: str, named: list[str]) -> None:
    assert [each.name for each in officers_named(words, STAFF)] == named


def test_a_surname_of_several_words() -> None:
    officer = Officer("Anna van der Berg", "anna@northgate.example")
    assert officers_named("van der Berg", (officer,)) == (officer,)


def test_somebody_without_a_name_is_named_by_nothing() -> None:
    assert officers_named("", (Officer("", "nobody@northgate.example"),)) == ()


@pytest.mark.parametrize(
    "words, like",
    [
        ("Garteh", ["Gareth Lumb"]),
        ("Sahra Mills", ["Sarah Mills"]),
        ("@Gary", ["Gareth Lumb"]),
        ("Gar Smith", []),
        ("zzz", []),
    ],
)
def test_who_has_nearly_that_name(words: str, like: list[str]) -> None:
    assert [each.name for each in officers_like(words, STAFF)][:1] == like
