"""What ties are worth together."""

from __future__ import annotations

import pytest

from builders import MONDAY
from heard.casework.events import Reference
from heard.judgement.facts import Lead, Tie, TieKind
from heard.judgement.threading.alike import Alike
from heard.judgement.threading.evidence import Occasion, weigh

NOTHING_ALIKE = Alike(0.0, 0.0, ())


def total(*ties: Tie) -> float:
    return weigh(Lead(Reference("NH-26-0001"), ties), NOTHING_ALIKE, Occasion(MONDAY)).total


def sentences(kind: TieKind, count: int, *, cases: int = 1) -> tuple[Tie, ...]:
    return tuple(Tie(kind, f"sentence {place}", cases) for place in range(count))


def test_several_sentences_of_a_tenant_tell_more_than_one() -> None:
    assert total(*sentences(TieKind.QUOTES, 3)) == total(*sentences(TieKind.QUOTES, 1)) + 1.0
    assert total(*sentences(TieKind.QUOTES, 9)) == total(*sentences(TieKind.QUOTES, 4))


@pytest.mark.parametrize(
    "kind, cases",
    [
        pytest.param(TieKind.QUOTES_STAFF, 1, id="an officer writes whole letters to many"),
        pytest.param(TieKind.QUOTES, 2, id="a text that two cases have"),
    ],
)
def test_several_sentences_that_others_have_too_tell_no_more_than_one(kind: TieKind, cases: int) -> None:
    assert total(*sentences(kind, 4, cases=cases)) == total(*sentences(kind, 1, cases=cases))


def test_a_quote_of_a_tenant_lends_nothing_to_one_of_staff() -> None:
    both = total(*sentences(TieKind.QUOTES, 3), *sentences(TieKind.QUOTES_STAFF, 3))
    assert both == pytest.approx(total(*sentences(TieKind.QUOTES, 3)) + 0.15 * 3.0)


def test_a_second_link_adds_little() -> None:
    first, second = Tie(TieKind.ANSWERS, "<1@t.example>"), Tie(TieKind.REFERS, "<0@t.example>")
    assert total(first) < total(first, second) < total(first) + 1
