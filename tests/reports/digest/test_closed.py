"""Closed cases that something is still owed on, and cases that wait for whoever is spoken for."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Connection, insert

from builders import LEAD, POLICY, happen
from heard.casework.closed_lists import Direction, Ground, LetterKind, Undone
from heard.casework.events import (
    About,
    CaseJoined,
    Kind,
    KindCorrected,
    Learning,
    LearningRecorded,
    LearningWord,
    MessageFiled,
    MessageNumber,
    MessageTakenAway,
    OfficersLetterSeen,
    OfficersLetterUndone,
    Outcome,
    Reference,
    Stream,
)
from heard.casework.learning import counts_as_upheld
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import pack_names
from heard.reports.digest import asked, closed
from heard.store import history, projection, questions
from heard.store.tables import decisions
from histories import CALENDAR, STAGE_1, Happening, a_policy, answered, at, closed as closes, reopened
from policies.story import the_policy
from reports.digest.mornings import a_case, a_message, a_morning, told

ON = "2026-06-08 10:00"
CASE = "NH-26-0001"
WDH = the_policy("wdh-2022")


def _outcomes(pack: str) -> tuple[str, ...]:
    """Return how a case can end by a pack."""
    closing = the_policy(pack).closing
    return closing.outcomes if closing is not None else ()


def recorded(about: Learning, word: str) -> Happening:
    return LearningRecorded(about, LearningWord(word)), at(ON)


FILED: Happening = (
    MessageFiled(MessageNumber(1), Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, sure=True), at("2026-06-01 09:30"),
)  # fmt: skip


def seen(letter: LetterKind, when: str = ON, *, proved: bool = True, outcome: str | None = None) -> Happening:
    what = Outcome(outcome) if outcome is not None else None
    return OfficersLetterSeen(MessageNumber(3), letter, STAGE_1, what, proved, True), at(when)


# -- A cause -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "happened, is_shown",
    [
        pytest.param((closes(ON),), True, id="upheld"),
        pytest.param((closes(ON, outcome="partly upheld"),), True, id="partly upheld"),
        pytest.param((closes(ON, outcome="not upheld"),), False, id="not upheld"),
        pytest.param((closes(ON, outcome="withdrawn"),), False, id="withdrawn"),
        pytest.param((closes(ON, outcome=None),), False, id="no outcome"),
        pytest.param((), False, id="open"),
        pytest.param((closes(ON), reopened(ON)), False, id="open again"),
        pytest.param((closes(ON), recorded(Learning.CAUSE, "late repair")), False, id="a cause was recorded"),
        pytest.param((closes(ON), recorded(Learning.THEME, "repairs")), True, id="a theme is no cause"),
        pytest.param((closes(ON), (LearningRecorded(Learning.CAUSE, None), at(ON))), True, id="a cause without a word"),
        pytest.param((closes(ON), (CaseJoined(Reference("NH-26-0002")), at(ON))), False, id="joined"),
    ],
)
def test_closed_as_upheld_and_nobody_has_said_why(
    connection: Connection, happened: tuple[Happening, ...], is_shown: bool
) -> None:
    a_case(connection, 1, "2026-06-01 09:30", FILED, *happened)
    assert told(closed.cause_missing(a_morning(connection))) == [(CASE, 4)] * is_shown


@pytest.mark.parametrize(
    "outcome",
    sorted({each for name in pack_names(rules_dir()) for each in _outcomes(name)} | {"upheld in part", "overheld"}),
)
def test_what_is_looked_for_as_upheld_is_what_counts_as_it(connection: Connection, outcome: str) -> None:
    a_case(connection, 1, "2026-06-01 09:30", FILED, closes(ON, outcome=outcome))
    assert bool(closed.cause_missing(a_morning(connection))) is counts_as_upheld(Outcome(outcome))


def test_the_last_closed_comes_first(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30", closes("2026-06-09 10:00"))
    a_case(connection, 2, "2026-06-01 09:30", closes("2026-06-05 10:00"))
    assert told(closed.cause_missing(a_morning(connection))) == [(CASE, 3), ("NH-26-0002", 5)]


@pytest.mark.parametrize(
    "on, is_shown",
    [("2026-06-11 16:00", True), ("2026-04-13 00:00", True), ("2026-04-12 23:59", False)],
    ids=["from the next day on", "sixty days ago", "longer ago"],
)
def test_what_a_closed_case_lacks_is_asked_for_sixty_days(connection: Connection, on: str, is_shown: bool) -> None:
    a_case(connection, 1, "2026-04-01 09:30", FILED, closes(on), policy=WDH)
    morning = a_morning(connection, policy=WDH)
    for missing in (closed.cause_missing, closed.apology_missing, closed.records_missing):
        assert bool(missing(morning)) is is_shown, missing.__name__


@pytest.mark.parametrize(
    "word, is_shown", [("apology", False), ("written apology", False), ("no apology", False), ("training", True)]
)
def test_an_apology_is_missing_until_one_is_recorded_or_none_is_due(
    connection: Connection, word: str, is_shown: bool
) -> None:
    a_case(connection, 1, "2026-06-01 09:30", closes(ON), recorded(Learning.REMEDY, word))
    assert bool(closed.apology_missing(a_morning(connection))) is is_shown


# -- A letter that says why it was refused ------------------------------------------------------------


@pytest.mark.parametrize(
    "happened, is_shown",
    [
        pytest.param((closes(ON, outcome=None),), True, id="closed, and nothing written"),
        pytest.param((closes(ON, outcome=None), (KindCorrected(Kind.ENQUIRY), at(ON))), True, id="as no complaint"),
        pytest.param((), False, id="not decided"),
        pytest.param((closes(ON, outcome="withdrawn"),), False, id="withdrawn"),
        pytest.param((closes(ON, outcome="resolved at once"),), False, id="resolved"),
        pytest.param((seen(LetterKind.REFUSAL), closes(ON, outcome=None)), False, id="refused in writing"),
        pytest.param((seen(LetterKind.DECISION), closes(ON)), False, id="decided in writing"),
        pytest.param((seen(LetterKind.INFORMATION), closes(ON)), True, id="another letter"),
        pytest.param((seen(LetterKind.REFUSAL, proved=False), closes(ON)), True, id="nothing shows whose it is"),
        pytest.param(
            (
                seen(LetterKind.REFUSAL),
                (OfficersLetterUndone(MessageNumber(3), Undone.CAME_BACK), at(ON)),
                closes(ON),
            ),
            True,
            id="it came back",
        ),
    ],
)
def test_what_a_person_was_asked_whether_to_refuse(
    connection: Connection, happened: tuple[Happening, ...], is_shown: bool
) -> None:
    a_case(connection, 1, "2026-06-01 09:30", FILED, *happened)
    questions.ask(connection, Reference(CASE), None, About.EXCLUSION, of=[LEAD], now=at("2026-06-01 09:35"))
    assert told(closed.refusals_unwritten(a_morning(connection))) == [(CASE, 4)] * is_shown


def test_what_nobody_was_asked_about_was_refused_by_nobody(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30", FILED, closes(ON, outcome=None))
    assert closed.refusals_unwritten(a_morning(connection)) == []


# -- What closing needs -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "happened, lacks",
    [
        pytest.param((closes(ON),), ["decision letter on file"], id="no decision"),
        pytest.param((closes(ON, outcome=None),), ["decision letter on file; outcome"], id="nor an outcome"),
        pytest.param((answered("2026-06-05 10:00"), closes(ON)), [], id="decided"),
        pytest.param((answered("2026-06-05 10:00"), closes(ON, outcome=None)), ["outcome"], id="no outcome"),
        pytest.param((closes(ON, outcome="resolved in recovery"),), [], id="resolved"),
        pytest.param((closes(ON, outcome="withdrawn"),), [], id="withdrawn"),
        pytest.param((closes(ON, outcome=None), (KindCorrected(Kind.ENQUIRY), at(ON))), [], id="no complaint"),
        pytest.param((), [], id="open"),
        pytest.param(((MessageTakenAway(MessageNumber(1), None), at(ON)), closes(ON)), [], id="no mail of its own"),
    ],
)
def test_closed_without_what_the_policy_wants_on_file(
    connection: Connection, happened: tuple[Happening, ...], lacks: list[str]
) -> None:
    a_case(connection, 1, "2026-06-01 09:30", FILED, *happened, policy=WDH)
    assert [row.what for row in closed.records_missing(a_morning(connection, policy=WDH))] == lacks


def test_a_policy_that_wants_nothing_on_file_lacks_nothing(connection: Connection) -> None:
    policy = a_policy()
    a_case(connection, 1, "2026-06-01 09:30", FILED, closes(ON), policy=policy)
    assert closed.records_missing(a_morning(connection, policy=policy)) == []


# -- Consent -----------------------------------------------------------------------------------------


def spoken_for(connection: Connection, *happened: Happening) -> None:
    a_case(connection, 1, "2026-06-01 09:30", FILED, *happened)
    questions.ask(connection, Reference(CASE), MessageNumber(5), About.MAY_SPEAK_FOR, of=[LEAD], now=at(ON))


def test_until_it_is_shown_that_whoever_is_spoken_for_agrees(connection: Connection) -> None:
    spoken_for(connection)
    assert told(asked.authority_awaited(a_morning(connection))) == [(CASE, 4)]


@pytest.mark.parametrize("verdict, is_shown", [("yes", False), ("ask", True)])
def test_a_later_mail_that_shows_it_ends_that(connection: Connection, verdict: str, is_shown: bool) -> None:
    spoken_for(connection)
    a_message(connection, 6, at("2026-06-10 10:00"), reference=CASE)
    found = [{"finding": "written-for-somebody-else", "verdict": verdict, "rule": "", "words": "", "source": ""}]
    body = json.dumps({"findings": found}, separators=(",", ":"))
    row = {"message": 6, "decided_at": at("2026-06-10 10:00"), "role": "tenant", "kind": "follow_up", "body": body}
    connection.execute(insert(decisions).values(row | {"policy": POLICY.digest, "rules_version": ""}))
    assert bool(asked.authority_awaited(a_morning(connection))) is is_shown


def test_of_a_closed_case_nobody_waits_for_consent(connection: Connection) -> None:
    spoken_for(connection, closes("2026-06-09 10:00"))
    assert asked.authority_awaited(a_morning(connection)) == []


def test_the_cause_of_another_case_is_none_of_its_own(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30", closes(ON))
    a_case(connection, 2, "2026-06-01 09:30", recorded(Learning.CAUSE, "late repair"))
    assert told(closed.cause_missing(a_morning(connection))) == [(CASE, 4)]


def test_of_two_closed_in_one_moment_the_older_comes_first(connection: Connection) -> None:
    for number in (2, 1):
        a_case(connection, number, "2026-06-01 09:30", closes(ON))
    assert [case for case, _ in told(closed.cause_missing(a_morning(connection)))] == [CASE, "NH-26-0002"]


def test_a_decision_that_was_taken_back_is_on_file_no_more(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 09:30", FILED, policy=WDH)
    policies = {WDH.digest: (WDH, CALENDAR)}
    before = history.of_stream(connection, Stream(CASE))
    after, now = (before[-1].number, before[-1].chain), at("2026-06-05 10:00")
    decided = [seen(LetterKind.DECISION, outcome="upheld"), answered("2026-06-05 10:00")]
    new = history.append(connection, Stream(CASE), decided, after=after, now=now, message=MessageNumber(3))
    projection.follow(connection, before, new, policies)
    came_back = OfficersLetterUndone(MessageNumber(3), Undone.CAME_BACK), at(ON)
    happen(connection, policies, came_back, closes(ON), stream=Stream(CASE))
    [row] = closed.records_missing(a_morning(connection, policy=WDH))
    assert row.what == "decision letter on file"
