"""Whom an officer's letter may go to without a word, and of whom the leads are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LEAD, TENANT, a_message, the_facts
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.facts import OnFile
from heard.judgement.officers.copied_outside import copied_outside
from histories import CALENDAR, a_case, acknowledged, at

POLICY = load_policy("west-kent-2011", rules_dir())
NIECE = "enid@niece.example"
STANDS = OnFile(a_case(acknowledged("2026-06-01 11:00")), POLICY, CALENDAR, people=(TENANT,))


def told(stands: OnFile, *to: str, received: str = "2026-06-10 15:00") -> list[str]:
    message = a_message("The plumber will come on Thursday.\n", sender=LEAD, to=", ".join(to))
    return [each.because for each in copied_outside(message, stands, the_facts(received_at=at(received)))]


def test_of_somebody_not_on_the_case_it_is_told() -> None:
    assert told(STANDS, TENANT, NIECE) == [f"an officer's letter on the case went to {NIECE}, not known on the case"]


@pytest.mark.parametrize(
    "stands",
    [
        pytest.param(replace(STANDS, others=(NIECE,)), id="they have written on it"),
        pytest.param(replace(STANDS, written_to=(NIECE,)), id="it was told of before"),
        pytest.param(replace(STANDS, people=()), id="nobody of the case is known"),
    ],
)
def test_nothing_is_told_where_they_may_belong_there(stands: OnFile) -> None:
    assert told(stands, TENANT, NIECE) == []


def test_nothing_is_told_of_mail_from_before_heard_was_live() -> None:
    assert told(STANDS, TENANT, NIECE, received="2025-06-10 15:00") == []


def test_many_are_not_all_named() -> None:
    [because] = told(STANDS, TENANT, *(f"a{number}@else.example" for number in range(9)))
    assert because.endswith("a3@else.example, a4@else.example and 4 more, not known on the case")
