"""How the words of a pack are said in plain English, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heard.casework.lengths import reminder_of
from heard.casework.policy.words import LetterPurpose, RoleName
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.reports.policy.care import MAILBOX
from heard.reports.policy.intake import ACTIONS
from heard.reports.policy.leeway import AT_END
from heard.reports.policy.paperwork import SENT_AS
from heard.reports.policy.promises import KINDS
from heard.reports.policy.sentences import CLOSURES
from heard.reports.policy.words import MOMENTS, dates, listed, paragraph, reminders, role


@pytest.mark.parametrize(
    "words, said",
    [
        pytest.param([], "", id="nothing"),
        pytest.param(["a"], "a", id="one"),
        pytest.param(["a", "b", "c"], "a, b and c", id="three"),
        pytest.param(["a, b", "c"], "a, b; and c", id="one with a comma of its own"),
        pytest.param(["salt and pepper", "oil"], "salt and pepper; and oil", id="one with an and of its own"),
    ],
)
def test_listed(words: list[str], said: str) -> None:
    assert listed(words) == said


@pytest.mark.parametrize(
    "title, said",
    [
        pytest.param("Owning officer", "the owning officer", id="a common noun"),
        pytest.param("Complaints Team", "the Complaints Team", id="a name"),
        pytest.param("Board of Directors", "the Board of Directors", id="a name with a small word in it"),
        pytest.param("Complaint handler, stage 1", "the complaint handler (stage 1)", id="one with a comma"),
        pytest.param("All staff", "all staff", id="everybody"),
    ],
)
def test_a_role_within_a_sentence(title: str, said: str) -> None:
    policy = replace(load_policy("group-2008", rules_dir()), roles={"desk": title})
    assert role(RoleName("desk"), policy) == said


def test_reminders_say_their_unit_once() -> None:
    written = ["10 working days before", "5 working days before", "on the day", "1 working day after"]
    assert (
        reminders(tuple(map(reminder_of, written))) == "10 and 5 working days before, on the day, 1 working day after"
    )
    mixed = ["2 weeks before", "6 hours before"]
    assert reminders(tuple(map(reminder_of, mixed))) == "2 weeks before, 6 hours before"


@pytest.mark.parametrize(
    "days, said",
    [
        pytest.param([date(2026, 6, 2)], "2 June", id="one"),
        pytest.param([date(2026, 6, 2), date(2026, 6, 3)], "2 and 3 June", id="two are no stretch"),
        pytest.param([date(2026, 6, day) for day in (1, 2, 3, 8)], "1 to 3 and 8 June", id="a stretch"),
        pytest.param([date(2026, 12, 31), date(2027, 1, 4)], "31 December, 4 January 2027", id="over the year"),
        pytest.param([date(2026, 6, 30), date(2026, 7, 1)], "30 June, 1 July", id="over the month"),
    ],
)
def test_dates_in_few_words(days: list[date], said: str) -> None:
    assert dates(tuple(days)) == said


def test_a_paragraph_begins_and_ends_as_sentences_do() -> None:
    assert paragraph("we answer", "", "is it so?", "heard asks") == "We answer. Is it so? heard asks."


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([said.when for said in MOMENTS.values()], id="when"),
        pytest.param([said.of for said in MOMENTS.values()], id="of"),
        pytest.param([said.we for said in MOMENTS.values()], id="we"),
        pytest.param([*SENT_AS.values()], id="letters"),
        pytest.param([*MAILBOX.values()], id="restrictions"),
        pytest.param([*ACTIONS.values()], id="exclusions"),
        pytest.param([*AT_END.values()], id="windows"),
        pytest.param([*KINDS.values()], id="clocks"),
        pytest.param([*CLOSURES.values()], id="closure days"),
    ],
)
def test_no_two_machine_words_are_told_alike(told: list[str]) -> None:
    assert len(set(told)) == len(told)


def test_every_purpose_of_a_letter_is_told() -> None:
    assert set(SENT_AS) == set(LetterPurpose)
