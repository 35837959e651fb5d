"""The chronology: every event once, in order of time, in plain words, by whom, with the file and the clause."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import pytest
from looking import RAY, hear

from builders import MAILBOX, OFFICER, POLICY, TENANT, MovedClock, a_case_of, a_house, a_mail
from heard.casework import restriction_events
from heard.casework.events import Event, Failure, Ground, Kind, OfficerAssigned, Reference, WhichMatter
from heard.daemon import joining, restricting, restriction_steps as steps, send
from heard.daemon.house import House
from heard.errors import NotFound
from heard.reports.case_file.chronology import Chronology, Kept, chronology
from heard.reports.case_file.limits import SHORT
from heard.reports.case_file.told import FAILURES, GROUNDS, KINDS, MATTERS, WORDS
from heard.settings.register import Restricted
from heard.store.officers import number_of
from heard.store.tables import events, people
from histories import answered, at, closed, extended
from reports.case_file.a_case_file import (
    CASE,
    LONG_AFTER,
    OURS,
    a_complaint_was_made,
    an_officers,
    the_file,
    the_gathered,
    words_of,
)

OTHER_HISTORIES = {
    "MailboxLost", "MailboxWell", "OfficerAway", "OfficerBack", "PersonsMerged", "PersonsParted", "PersonsToldApart",
    "SamePersonProposed", "ContactAsked",
}  # fmt: skip
"""Events that stand in the site's history or in that of a restriction, and in no case's."""


def of(house: House) -> Chronology:
    return chronology(the_gathered(house), Kept())


def test_every_event_of_the_history_is_told_once_in_order_of_time(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    clock.on(days=1)
    hear(
        house,
        a_mail("Any news?", message_id="<2@tenant.example>", headers=[("References", "<leak-1@tenant.example>")]),
        2,
    )
    told_of = of(house).entries
    assert [each.number for each in told_of] == list(range(1, len(the_gathered(house).case["events"]) + 1))
    assert told_of[0].day == "Monday 1 June 2026"
    assert told_of[0].hour == "10:30", "on the landlord's wall clock: half past nine in Greenwich"


def test_it_says_who_did_it_and_where_it_lies(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    clock.on(days=1)
    answer = "Dear Ms Finch,\n\nThis is our decision at stage 1. We uphold your complaint.\n\nGary Officer"
    hear(house, an_officers(answer, to=TENANT, uid=2, subject="Your complaint, stage 1 decision [NH-26-0001]"), 2)
    kept, _ = the_file(house)
    page = words_of(kept.text("chronology.html"))
    assert "the complainant message 1 was put on the case, since it opened the case: a complaint" in page
    assert "Gary Officer message 2 was put on the case" in page
    assert "messages/0002-2026-06-02-out-from-officer.eml" in page
    assert "Gary Officer the answer of Stage 1, first line was given: upheld" in page


def test_who_nothing_proves_to_be_an_officer_is_told_as_that(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    forged = a_mail(
        "We uphold it.", sender=f"Gary <{OFFICER}>", to=TENANT, message_id="<f@x.example>",
        headers=[("Cc", MAILBOX), ("In-Reply-To", "<leak-1@tenant.example>")], subject="Re: Leak [NH-26-0001]",
    )  # fmt: skip
    assert hear(house, forged, 2) == CASE
    assert "Gary Officer (not proved)" in words_of(the_file(house)[0].text("chronology.html"))


def test_the_clause_stands_beside_what_it_asks_for(tmp_path: Path, clock: MovedClock) -> None:
    told_of = of(a_complaint_was_made(tmp_path, clock)).entries
    left = next(each for each in told_of if each.told == "letter 1, acknowledgement (stage-1) to the complainant, left")
    assert left.clause == "wnwhl-2009, 2.4.2"
    assert [each.clause for each in told_of if each.told.startswith("it is dealt with under")] == [""]


def test_clocks_are_told_by_when_they_were_done_and_why_they_moved(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        gary = OfficerAssigned(number_of(connection, OFFICER), None)
        happened = (gary, at("2026-06-01 12:00")), extended("stage-1-answer", "2026-06-19", "2026-06-12 10:00")
        done = answered("2026-06-23 10:00"), closed("2026-06-23 10:01")
        a_case_of(connection, POLICY, CASE, "2026-06-01 09:30", *happened, *done)
    found = of(house)
    clocks = {each.called: each for each in found.clocks}
    answer = clocks["stage 1 answer"]
    assert (answer.promised, answer.moved) == ("19 June 2026 23:59", "from 15 June 2026 23:59: put off to 19 June 2026")
    assert answer.done == "23 June 2026 10:00, late by 4 days"
    assert clocks["acknowledge (Stage 1, first line)"].done.startswith("no longer owed since 23 June 2026 10:01")
    facts = dict(found.facts)
    assert facts["Dealt with by"] == "Gary Officer from 1 June 2026 12:00"
    assert facts["Stands"] == "closed since 23 June 2026 10:01"
    assert facts["Outcome"] == "upheld"
    assert "Stage 1, first line answered 23 June 2026 10:00 (upheld)" in facts["Stages"]
    assert "wnwhl-2009" in facts["Policy"]
    assert "21 July 2009" in facts["Policy"]
    assert "Clocks as at" not in facts, "none is open, so no day matters"


def test_a_joined_case_is_told_with_its_own_reference(tmp_path: Path, clock: MovedClock) -> None:
    house = a_house(tmp_path / "heard.db", now=clock, landlord=OURS)
    hear(house, a_mail(), 1)
    other = "The ceiling came down and nobody answers me. I want to complain."
    hear(house, a_mail(other, sender="dot@second.example", subject="Ceiling", message_id="<2@s.example>"), 2)
    send.count_as_sent(house)
    with house.store.writing() as connection:
        connection.execute(people.update().where(people.c.id == 2).values(same_as=1))
    joining.join(house, Reference(CASE), Reference("NH-26-0002"))
    kept, _ = the_file(house)
    page = words_of(kept.text("chronology.html"))
    assert "NH-26-0002 was joined to NH-26-0001: its mail lies here" in page
    assert [path[:13] for path in kept.names("messages")] == ["messages/0001", "messages/0002"]
    assert len([path for path in kept.names("letters") if "acknowledgement" in path]) == 2
    assert {each.case for each in of(house).entries} == {"NH-26-0001", "NH-26-0002"}
    assert dict(of(house).facts)["Writes from"] == f"{TENANT}, dot@second.example"
    with pytest.raises(NotFound, match="it was joined to NH-26-0001, where its mail is"):
        the_gathered(house, reference="NH-26-0002")


def test_it_was_handled_under_a_restriction(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    entry = RAY | {"person": "Dorothy Finch", "addresses": [TENANT], "case": CASE, "covers": "case"}
    entry |= {"says": "Her neighbour told us of it."}
    why = "Forty mails a month. " * 30
    restricting.enter(house, Restricted.model_validate(entry), steps=[lambda work: steps.ground(work, why)])
    found = of(house)
    [limit] = found.limits
    assert limit.startswith("Restriction 1, from 2 June 2026 to 2 December 2026: ")
    assert "It covers that matter alone" in limit
    assert ". It rests on: Forty mails a month. Forty" in limit
    assert len(limit) < 2 * SHORT, "in short"
    assert "restriction 1: entered" in [each.told for each in found.entries]
    assert "neighbour" not in " ".join((*found.limits, *(each.told for each in found.entries)))


def test_a_history_that_was_changed_is_said_to_be(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    assert of(house).is_whole
    with house.store.writing() as connection:
        later = events.c.number == 3
        connection.execute(events.update().where(later).values(happened_at=LONG_AFTER))
    assert not of(house).is_whole
    kept, made = the_file(house)
    assert "The history of NH-26-0001 is NOT whole: from event 3 on" in words_of(kept.text("chronology.html"))
    assert not made.is_whole


def test_a_history_whose_end_was_cut_off_does_not_pass_for_whole(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    assert of(house).is_whole
    with house.store.writing() as connection:
        connection.execute(events.delete().where(events.c.type == "LetterSent"))
    told = of(house)
    assert not told.is_whole
    assert "it does not say that letter 1 left, which did" in told.broken[0]
    assert not [note for note in told.notes if "is whole" in note]


def test_every_event_a_case_can_have_has_words() -> None:
    here = {
        event.__name__ for event in Event.__subclasses__() if event.__module__ != restriction_events.__name__
    } - OTHER_HISTORIES
    of_heard_case = {
        "MessageTakenAway", "CaseJoined", "CaseTookIn", "CaseParted", "CaseEmptied", "OfficersLetterSeen",
        "OfficersLetterUndone", "NextStageNotAsked", "VulnerabilityNoticed", "ClocksTakenOff", "ClocksPutBack",
        "CasesLinked", "CommandGiven", "CommandRefused", "CommandUndone", "KindCorrected", "ParticularRecorded",
        "ParticularDone", "SurveyAnswered",
    }  # fmt: skip
    assert here <= set(WORDS) | of_heard_case, "say it in told.py"
    assert not set(WORDS) - here, "no such event"


@pytest.mark.parametrize(
    "words, words_for",
    [(KINDS, Kind), (GROUNDS, Ground), (FAILURES, Failure), (MATTERS, WhichMatter)],
    ids=["kinds", "grounds", "failures", "matters"],
)
def test_every_word_of_a_closed_list_is_told_in_others(words: Mapping[str, str], words_for: type[StrEnum]) -> None:
    assert set(words) == set(words_for)
