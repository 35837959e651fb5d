"""heard escalate, as typed: what it prints, how it ends, and that the undo it names undoes.

The tenant wrote on Monday 1 June 2026, and again on Monday 15 June, when no answer to it was on file.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import LIVE_SINCE, MONDAY, SMALL, MovedClock, a_mail, a_raw
from cli.on_one_case import ask, the_case, undo
from heard.daemon import receive, send
from heard.serving import prepare
from heard.settings import load
from heard.wiring import build_house, mailboxes_of

CAME = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)
AGAIN = a_mail(
    "I do not accept this. I want to take my complaint to stage 2.",
    subject="Re: Leak in the kitchen",
    message_id="<leak-2@tenant.example>",
    headers=[("In-Reply-To", "<leak-1@tenant.example>")],
    received_at=CAME,
)
DUE = "2026-06-29T22:59:59+00:00"  # ten working days after Monday 15 June, in London


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A landlord's folder: message 1 is a complaint, and message 2 asks for more before anybody has answered."""
    (tmp_path / "mail").mkdir()
    (tmp_path / "heard.toml").write_text(SMALL, encoding="utf-8")
    settings = load(tmp_path / "heard.toml")
    now = MovedClock(MONDAY)
    house = build_house(settings, now=now, since=LIVE_SINCE)
    prepare(house, mailboxes_of(settings))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    now.at = CAME
    receive.hear(receive.keep([a_raw(AGAIN, uid=2, received_at=CAME)], house), house)
    send.count_as_sent(house)
    house.reader.close()
    house.store.close()
    return tmp_path


def stands(site: Path) -> tuple[str, str | None, str]:
    """Return the stage the case is at, when the answer of stage 2 is due, and what message 2 is."""
    case = the_case(site)
    due = [each["due"] for each in case["clocks"] if each["clock"] == "stage-2-answer"]
    [kind] = [each["kind"] for each in case["messages"] if each["id"] == 2]
    return case["stage"], due[-1] if due else None, kind


def test_a_person_says_that_it_asks(site: Path) -> None:
    assert stands(site) == ("stage-1", None, "escalation")
    code, said = ask(site, "escalate", "2")
    assert (code, said.splitlines()[0]) == (
        0, "Message 2 on NH-26-0001 asks for more: stage-2 is open since 15 June 2026.",
    )  # fmt: skip
    assert stands(site) == ("stage-2", DUE, "escalation")


def test_a_person_says_that_it_does_not(site: Path) -> None:
    code, said = ask(site, "escalate", "2", "--not")
    assert (code, said.splitlines()[0]) == (
        0, "Message 2 on NH-26-0001 asks for no further stage; the case is at stage-1.",
    )  # fmt: skip
    assert stands(site) == ("stage-1", None, "follow_up")


def test_the_undo_that_is_named_undoes_and_names_the_way_back(site: Path) -> None:
    _, said = ask(site, "escalate", "2")
    code, said = ask(site, *undo(said))
    assert (code, stands(site)) == (0, ("stage-1", None, "follow_up"))
    code, said = ask(site, *undo(said))
    assert (code, stands(site)) == (0, ("stage-2", DUE, "escalation"))
    code, said = ask(site, "escalate", "2", "--to", "stage-3")
    assert (code, stands(site)[0]) == (0, "stage-3")
    code, said = ask(site, *undo(said))
    assert (code, stands(site)) == (0, ("stage-2", DUE, "escalation"))
    assert ask(site, "rebuild", "--check")[0] == 0


def test_a_stage_that_was_named_comes_back_by_the_undo(site: Path) -> None:
    ask(site, "escalate", "2", "--to", "stage-3")
    _, said = ask(site, "escalate", "2", "--not")
    assert undo(said) == ["escalate", "2", "--to", "stage-3"]


def test_programs_are_answered_with_one_object(site: Path) -> None:
    code, said = ask(site, "escalate", "2", "--json")
    assert code == 0
    [line] = said.splitlines()
    assert json.loads(line) == {
        "message": 2,
        "case": "NH-26-0001",
        "asks": True,
        "stage": "stage-2",
        "brought_about": ["StageOpened"],
        "undo": "heard escalate 2 --not",
        "notes": [],
    }
    code, said = ask(site, "escalate", "2", "--not", "--json")
    assert code == 0
    answer = json.loads(said)
    assert (answer["asks"], answer["stage"], answer["undo"]) == (False, "stage-1", "heard escalate 2")
    assert answer["brought_about"] == ["NextStageNotAsked"]


@pytest.mark.parametrize(
    "words, told",
    [
        pytest.param(("2", "--not", "--to", "stage-2"), "--not stands alone", id="not, and to a stage"),
        pytest.param(
            ("2", "--to", "stage-9"), "what may follow stage-1 on NH-26-0001 is stage-2, stage-3, stage-4", id="no such"
        ),
        pytest.param(("2", "--to", "stage-1"), "stage-1 of NH-26-0001 is open already", id="where it is"),
        pytest.param(("99",), "no message of this number", id="no such message"),
    ],
)
def test_what_cannot_be_said_is_told_in_one_line_and_changes_nothing(
    site: Path, words: tuple[str, ...], told: str
) -> None:
    code, said = ask(site, "escalate", *words)
    assert (code, len(said.splitlines())) == (2, 1), said
    assert told in said
    assert stands(site) == ("stage-1", None, "escalation")


def test_a_message_that_is_moved_takes_its_stage_along_and_the_way_back_is_named(site: Path) -> None:
    ask(site, "escalate", "2")
    code, said = ask(site, "move", "2", "--to", "none")
    assert code == 0, said
    told = " ".join(said.split())
    assert "stage-2 of NH-26-0001, which message 2 had opened, is taken back with its clocks." in told
    assert "heard escalate 2 --to stage-2 opens it again." in told
    assert the_case(site)["stage"] == "stage-1"
    code, said = ask(site, *undo(said))
    assert (code, stands(site)) == (0, ("stage-1", None, "escalation"))
    assert "On NH-26-0001 it is asked whether message 2 asks for the next stage there" in " ".join(said.split())
    assert ask(site, "escalate", "2", "--to", "stage-2")[0] == 0
    assert stands(site) == ("stage-2", DUE, "escalation")
    assert ask(site, "rebuild", "--check")[0] == 0
