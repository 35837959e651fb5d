"""Whoever complained is asked how it was, once, where the policy says so or the landlord switched it on.

Each case is closed by an officer's command; 10 June 2026 is a Wednesday, 16 June a Tuesday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from builders import TENANT, MovedClock
from daemon.looking import RAY
from heard.casework.events import CaseClosed, CaseReopened, Event, Outcome, Stream
from heard.casework.policy.words import Switch
from heard.daemon import restricting
from heard.daemon.house import House
from heard.daemon.rhythm.surveys import survey
from heard.daemon.writing import Writing
from heard.settings.register import Restricted
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom

AN_ACKNOWLEDGEMENT = """Dear Ms Finch,

Thank you for your complaint, which we have received and logged at stage 1. We understand that you complain about the
leak in your kitchen, and that you want it mended. You will have our answer by 15 June 2026.

Kind regards
Gary Officer
"""


def happens(room: Mailroom, at: str, event: Event) -> None:
    house = room.place.house
    assert isinstance(house.now, MovedClock)
    house.now.at = room.story.at(at)
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, "", house.now())
        writing.note(Stream(FIRST), event)
        writing.append()


def surveys_by(room: Mailroom, at: str, house: House | None = None) -> int:
    """Let it be then; return how many were sent to the tenant so far."""
    house = house or room.place.house
    assert isinstance(house.now, MovedClock)
    house.now.at = room.story.at(at)
    survey(house)
    room.place.send()
    return sum(name.startswith("complainant.survey.") for name in room.letters_to(TENANT))


@proves("wnwhl-2.4.5-satisfaction")
def test_after_closing_one_survey_goes_and_none_twice(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains("2026-06-01 10:00")
    happens(room, "2026-06-16 15:00", CaseClosed(Outcome("withdrawn")))
    assert [surveys_by(room, f"2026-06-{day} 09:00") for day in (16, 17, 18)] == [0, 1, 1]
    happens(room, "2026-06-18 10:00", CaseReopened())
    happens(room, "2026-06-18 11:00", CaseClosed(Outcome("upheld")))
    assert surveys_by(room, "2026-06-19 09:00") == 1


@proves("wnwhl-2.4.5-satisfaction")
def test_none_goes_to_somebody_whose_mail_is_limited(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains("2026-06-01 10:00")
    entry = RAY | {"person": "Dorothy Finch", "addresses": [TENANT], "from": date(2026, 6, 1)}
    restricting.enter(room.place.house, Restricted.model_validate(entry))
    happens(room, "2026-06-16 15:00", CaseClosed(Outcome("withdrawn")))
    assert surveys_by(room, "2026-06-17 09:00") == 0


@proves("grp08-7.1-survey")
def test_it_goes_where_the_landlord_switched_it_on(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains("2026-06-01 10:00")
    happens(room, "2026-06-10 15:00", CaseClosed(Outcome("withdrawn")))
    assert surveys_by(room, "2026-06-11 09:00") == 0
    house = room.place.house
    policy = house.given.policy
    assert policy.closing is not None
    switched_on = replace(policy, closing=replace(policy.closing, survey=Switch.ON))
    on = replace(house, given=replace(house.given, policy=switched_on))
    assert [surveys_by(room, f"2026-06-{day} 09:00", on) for day in (11, 12)] == [1, 1]


@proves("hos-1.6")
def test_the_survey_tells_whoever_is_not_satisfied_how_to_complain(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    policy = room.story.policy
    house = room.place.house
    assert policy.closing is not None
    switched_on = replace(policy, closing=replace(policy.closing, survey=Switch.ON))
    room.complains("2026-06-01 10:00")
    room.sent("2026-06-02 10:00", AN_ACKNOWLEDGEMENT)
    happens(room, "2026-06-10 15:00", CaseClosed(Outcome("withdrawn")))
    assert surveys_by(room, "2026-06-11 09:00", replace(house, given=replace(house.given, policy=switched_on))) == 1
    assert policy.how_to_complain in " ".join(room.letters_sent_to(TENANT)[-1].split())
