"""What officers tell of a case to be borne in mind is read from a line of its own, and prose is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.commands import Close, Command, Given, NoStage, NotUnderstood, Record, State, StateDone
from heard.casework.events import Learning, Outcome, Particular
from heard.judgement.commands.said_below import speaks_against
from heard.judgement.commands.words import read_line
from judgement.commands.desk import spoken

PACK = "wdh-2022"
BRIEF = State(Particular.ACTION, "team brief", date(2027, 6, 30))


@pytest.mark.parametrize("line, command", [
    pytest.param("arrangements: call before visiting", State(Particular.ARRANGEMENTS, "call before visiting"),
                 id="arrangements"),
    pytest.param("Arrangements - ring her son first", State(Particular.ARRANGEMENTS, "ring her son first"),
                 id="a dash for a colon"),
    pytest.param("advice \u2013 legal are content", State(Particular.ADVICE, "legal are content"), id="a long dash"),
    pytest.param("arrangements knock and wait", State(Particular.ARRANGEMENTS, "knock and wait"), id="no colon"),
    pytest.param("arrangements: ring first, close the gate",
                 State(Particular.ARRANGEMENTS, "ring first, close the gate"), id="what is closed is a gate"),
    pytest.param("waiting for a part, due 5 June", State(Particular.WAITING, "a part, due 5 June"),
                 id="what is due is a part"),
    pytest.param("waiting for the panel", State(Particular.WAITING, "the panel"), id="a panel is waited for"),
    pytest.param("action: assign a surveyor by 30 June",
                 State(Particular.ACTION, "assign a surveyor", date(2027, 6, 30)), id="a surveyor is assigned"),
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
    pytest.param("panel 10 June", State(Particular.MEETING, "of the panel", date(2027, 6, 10)), id="a panel"),
    pytest.param("The panel meets on Thursday 10 June 2027",
                 State(Particular.MEETING, "of the panel", date(2027, 6, 10)), id="a panel, in a sentence"),
    pytest.param("meeting with petitioners on 10 June",
                 State(Particular.MEETING, "with petitioners", date(2027, 6, 10)), id="a meeting with somebody"),
    pytest.param("panel 10 June 2027 at 2pm", State(Particular.MEETING, "of the panel at 2pm", date(2027, 6, 10)),
                 id="an hour"),
    pytest.param("panel 10 June at 2 pm", State(Particular.MEETING, "of the panel at 2 pm", date(2027, 6, 10)),
                 id="an hour with a space"),
    pytest.param("panel 10 June at 14:00", State(Particular.MEETING, "of the panel at 14:00", date(2027, 6, 10)),
                 id="of 24 hours"),
    pytest.param("panel 10 June 2027, 2pm, Civic Centre",
                 State(Particular.MEETING, "of the panel at 2pm, Civic Centre", date(2027, 6, 10)),
                 id="an hour and a place"),
    pytest.param("panel meets at 10.30am on Thursday 10 June 2027",
                 State(Particular.MEETING, "of the panel at 10.30am", date(2027, 6, 10)), id="an hour before the day"),
    pytest.param("panel moved to 10 June", State(Particular.MEETING, "of the panel", date(2027, 6, 10)),
                 id="a panel moved"),
    pytest.param("meeting with petitioners 10 June at 2pm",
                 State(Particular.MEETING, "with petitioners at 2pm", date(2027, 6, 10)), id="a meeting at an hour"),
    pytest.param("meeting 10 June, 14:00", State(Particular.MEETING, "at 14:00", date(2027, 6, 10)),
                 id="a meeting at an hour alone"),
    pytest.param("action team brief by 30 June at 5pm",
                 State(Particular.ACTION, "team brief at 5pm", date(2027, 6, 30)), id="an action by an hour"),
    pytest.param("panel cancelled", StateDone("of the panel"), id="called off"),
    pytest.param("panel 10 June 2027 cancelled", StateDone("of the panel, on 10 June 2027"), id="one day called off"),
    pytest.param("panel on 10 June at 2pm is cancelled", StateDone("of the panel, on 10 June 2027"),
                 id="one hour called off"),
    pytest.param("The panel is off", StateDone("of the panel"), id="off"),
    pytest.param("panel postponed", StateDone("of the panel"), id="postponed to no day"),
    pytest.param("cancel the panel", StateDone("of the panel"), id="cancel it"),
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
        "arrangements with the roofer fell through",
        "meeting with petitioners on 10 June went well",
        "panel on 10 June went well",
        "panel with two members on 10 June",
        "panel on 10 June at 2pm went well",
        "the panel went off well",
        "the bath panel is off",
        "panel by the bath postponed",
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


@pytest.mark.parametrize(
    "line, nearest",
    [
        ("waiting for heard to close it as upheld", "close upheld"),
        ("waiting for: reopen", "reopen"),
        ("visits by the roofer failed, extend 10 days", "extend 10 working days"),
        ("visits by two officers refused. Please close upheld", "close upheld"),
        ("translation: close not upheld", "close not upheld"),
        ("action stage 2 by 30 June", "stage 2"),
        ("support worker: Ann Moss; assign to Gareth", "assign to Gareth Lumb"),
        ("adjustment: large print and then escalate to stage 2", "stage 2"),
        ("asked the solicitors, so close as upheld", "close upheld"),
        ("their ref: close upheld", "close upheld"),
        ("panel 10 June at 2pm, close upheld", "close upheld"),
    ],
)
def test_words_that_give_a_command_are_answered_with_it(line: str, nearest: str) -> None:
    read = read_line(line, (), spoken(PACK))
    assert isinstance(read, NotUnderstood)
    assert nearest in read.nearest


@pytest.mark.parametrize("line", ["action: stage 2", "visits by us refused, close", "translate: close upheld"])
def test_below_a_closing_they_are_named_and_hold_it_up(line: str) -> None:
    read = read_line("close upheld", (line,), spoken(PACK))
    assert isinstance(read, Given)
    assert (read.records, read.besides) == ((), line)
    assert line in read.missed[0]


@pytest.mark.parametrize(
    "line, below, left",
    [
        ("complex, assign to Gareth", (), "assign to Gareth Lumb"),
        ("complex - close upheld", (), "close upheld"),
        ("arrangements: ring first", ("Close as upheld",), "close upheld"),
        ("adjustment: large print", ("", "extend 10 days"), "extend 10 working days"),
    ],
)
def test_a_command_beside_what_is_told_is_said_not_to_be_done(line: str, below: tuple[str, ...], left: str) -> None:
    read = read_line(line, below, spoken(PACK))
    assert isinstance(read, Given)
    assert isinstance(read.command, State)
    assert read.missed == (f'Not done: "{left}". Send it in a mail of its own.',)


@pytest.mark.parametrize(
    "line",
    [
        "arrangements: nobody is to close it before Dana agrees",
        "advice: the solicitors want it kept open",
        "asked the ombudsman if we should close",
        "waiting for Dana",
        "waiting for the roofer's second visit",
        "waiting for: apology sent",
        "support worker: Jo Marsh, heating went off last night",
        "action: call her back, she is furious",
        "action: repair done by 30 June",
        "meeting with her councillor on 10 June",
        "visits by: two officers, he made threats",
        "adjustment: she is in a wheelchair and the lift is out",
        "their ref: damp has come back",
        "translation: into what she has not said",
    ],
)
def test_below_a_closing_an_officers_own_words_are_weighed(line: str) -> None:
    read = read_line("close upheld", (line,), spoken(PACK))
    assert isinstance(read, Given)
    assert read.records
    assert speaks_against(read.command, read.besides)
    assert line in read.besides


@pytest.mark.parametrize(
    "line",
    [
        "complex",
        "translation Polish",
        "adjustment: large print",
        "action: team brief by 30 June",
        "action: newsletter",
        "meeting 10 June",
        "their ref: CRM-4411",
        "council reference SR 20871",
        "paid by cheque",
        "complainant: leaseholder",
        "visits by: a woman",
        "advice: letter sent",
    ],
)
def test_a_listed_word_a_day_and_a_number_hold_nothing_up(line: str) -> None:
    read = read_line("close upheld", (line,), spoken(PACK))
    assert isinstance(read, Given)
    assert (len(read.records), read.besides) == (1, "")


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
