"""Which case a message belongs to."""

from __future__ import annotations

import pytest

from heard.casework.events import Ground, Reference
from heard.judgement.facts import Lead
from heard.judgement.find_case import find_case

A, B = Reference("NH-26-0001"), Reference("NH-26-0002")


def answers(case: Reference, *, belongs: bool = True) -> Lead:
    return Lead(case, Ground.REPLY_HEADER, "<x@y.example>", belongs)


def names(case: Reference, *, belongs: bool) -> Lead:
    return Lead(case, Ground.REFERENCE, case, belongs)


@pytest.mark.parametrize(
    "leads, case, sure",
    [
        pytest.param([answers(A)], A, True, id="it answers a mail of the case"),
        pytest.param([answers(A), answers(B)], A, True, id="the nearest reply header counts"),
        pytest.param([answers(A, belongs=False)], A, False, id="a mail that was only mentioned: a person is asked"),
        pytest.param([answers(A, belongs=False), answers(B)], B, True, id="one held goes before one mentioned"),
        pytest.param([names(A, belongs=True)], A, True, id="the complainant names their case"),
        pytest.param([names(A, belongs=False)], A, False, id="a stranger names a case: a person is asked"),
        pytest.param([names(A, belongs=False), names(B, belongs=True)], B, True, id="of two cases named, one's own"),
        pytest.param([answers(A), names(B, belongs=True)], A, True, id="a header counts for more than a number"),
    ],
)
def test_find_case(leads: list[Lead], case: Reference, sure: bool) -> None:
    found = find_case(leads)
    assert found is not None
    assert (found.reference, found.sure) == (case, sure)


def test_no_leads_no_case() -> None:
    assert find_case([]) is None
