"""What officers tell of a case to be borne in mind is read from a line of its own, and prose is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.commands import Close, Command, Given, NoStage, NotUnderstood, Record, State, StateDone
from heard.casework.events import Learning, Outcome, Particular
from heard.judgement.commands.words import read_line
from judgement.commands.desk import spoken

PACK = "wdh-2022"
BRIEF = State(Particular.ACTION, "team brief", date(2027, 6, 30))


@pytest.mark.parametrize("line, command", [
    pytest.param("arrangements: call before visiting", State(Particular.ARRANGEMENTS, "call before visiting"),
                 id="arrangements"),
    pytest.param("Adjustment large print.", State(Particular.ADJUSTMENT, "large print"), id="an adjustment"),
    pytest.param("translation Urdu", State(Particular.LANGUAGE, "Urdu"), id="a language"),
    pytest.param("translation needed", State(Particular.LANGUAGE), id="a translation, into nobody knows what"),
    pytest.param("waiting for receipts because he lost them",
                 State(Particular.WAITING, "receipts because he lost them"), id="a wait with its reason"),
    pytest.param("this is a complex case", State(Particular.COMPLEX), id="complex"),
    pytest.param("their reference CRM-4411", State(Particular.REFERENCE, "CRM-4411"), id="another system's reference"),
    pytest.param("action team brief by 30 June", BRIEF, id="an action by a day"),
    pytest.param("action: team brief 30 June", BRIEF, id="an action with a day behind it"),
    pytest.param("action: call them by telephone", State(Particular.ACTION, "call them by telephone"),
                 id="an action without a day"),
    pytest.param("meeting 10 June", State(Particular.MEETING, "", date(2027, 6, 10)), id="a meeting"),
    pytest.param("meeting with petitioners on 10 June",
                 State(Particular.MEETING, "with petitioners", date(2027, 6, 10)), id="a meeting with somebody"),
    pytest.param("paid into their rent account", State(Particular.PAYMENT, "rent account"), id="how it was paid"),
    pytest.param("complainant is a former tenant", State(Particular.COMPLAINANT, "former tenant"), id="who complains"),
    pytest.param("wants a woman officer at visits", State(Particular.VISITS, "a woman officer"), id="who visits"),
    pytest.param("asked solicitors 5 June 2026", State(Particular.ADVICE, "asked solicitors 5 June 2026"), id="advice"),
    pytest.param("done team brief", StateDone("team brief"), id="done"),
    pytest.param("no longer waiting for receipts", StateDone("receipts"), id="no longer waiting"),
])  # fmt: skip
def test_what_is_told(line: str, command: Command) -> None:
    assert read_line(line, (), spoken(PACK)) == Given(command, line)


@pytest.mark.parametrize(
    "line",
    [
        "Arrangements have been made for Tuesday",
        "meeting with petitioners on 10 June went well",
        "paid to them yesterday",
        "complainant is angry",
        "Action is needed here",
        "done and dusted",
        "Done that, thanks",
        "waiting for receipts?",
        f"arrangements: {'call first ' * 30}",
    ],
)
def test_prose_a_question_and_what_is_too_long_are_notes(line: str) -> None:
    assert read_line(line, (), spoken(PACK)) is None


def test_a_word_that_is_not_of_the_list_is_answered_with_the_list() -> None:
    read = read_line("complainant: shop", (), spoken(PACK))
    assert isinstance(read, NotUnderstood)
    assert set(read.nearest) == {"complainant: tenant", "complainant: former tenant", "complainant: leaseholder"}


def test_several_are_told_a_line_each_and_with_a_closing() -> None:
    arranged, printed = State(Particular.ARRANGEMENTS, "call first"), State(Particular.ADJUSTMENT, "large print")
    read = read_line("arrangements: call first", ("adjustment: large print", "", "He is deaf."), spoken(PACK))
    assert read == Given(arranged, "arrangements: call first", besides="He is deaf.", records=(printed,))
    closed = read_line("close upheld", ("compensation £100", "paid to rent account"), spoken(PACK))
    paid = State(Particular.PAYMENT, "rent account")
    sums = Record(Learning.COMPENSATION, None, 10000)
    assert closed == Given(Close(Outcome("upheld")), "close upheld", records=(sums, paid))


def test_what_is_borne_in_mind_speaks_against_no_command() -> None:
    read = read_line("no escalation", ("waiting for the surveyor",), spoken(PACK))
    assert isinstance(read, Given)
    assert (read.command, read.besides) == (NoStage(), "waiting for the surveyor")
