"""What is shown of a flagged message: the words that speak for it, whose they are, and the surest first."""

from __future__ import annotations

import pytest

from heard.casework.events import About
from heard.casework.refusals import ExcludedAs
from heard.judgement.actions import AskOfficer, Finding, Proposed
from heard.reports.rehearsal.flags import Flag, Flagged, Shown, flagged, surest_first
from reports.rehearsal.a_rehearsal import CASE, OPENED, came, rule, second

GAS = rule("risk", "smell gas", by="risk/gas")


def for_danger(*findings: Finding, verdict: str = "yes", file: str = "0001.eml", minutes: float = 0) -> Flagged:
    [flag] = flagged(came(OPENED, findings=findings, verdicts={"risk": verdict}, file=file, minutes=minutes))
    return flag


@pytest.mark.parametrize(
    "findings, expected",
    [
        pytest.param((GAS,), [Shown("smell gas", by="risk/gas")], id="a rule alone"),
        pytest.param(
            (GAS, second("risk", "gas, off", 98)),
            [Shown("smell gas", by="risk/gas"), Shown("gas, off", likely=98)],
            id="the second opinion agrees",
        ),
        pytest.param(
            (GAS, second("risk", "gas", 3, verdict="ask")),
            [Shown("smell gas", by="risk/gas"), Shown("gas", likely=3, doubts=True)],
            id="the second opinion doubts it",
        ),
        pytest.param(
            (second("risk", "gas, off", 17, finding="risk", verdict="ask"),),
            [Shown("gas, off", likely=17)],
            id="the second opinion alone asks",
        ),
        pytest.param(
            (GAS, rule("vulnerability", "my baby"), second("vulnerable", "baby", 70), rule("displeasure", "weeks")),
            [Shown("smell gas", by="risk/gas")],
            id="words of other findings are not shown",
        ),
    ],
)
def test_the_words_behind_a_flag(findings: tuple[Finding, ...], expected: list[Shown]) -> None:
    assert list(for_danger(*findings).shown) == expected


def test_a_message_is_shown_once_for_everything_it_is_flagged_for() -> None:
    both = came(OPENED, findings=(GAS,), verdicts={"vulnerable": "ask", "risk": "yes"})
    assert [(each.flag, each.verdict) for each in flagged(both)] == [(Flag.DANGER, "yes"), (Flag.VULNERABLE, "ask")]


def test_a_restricted_contact_shows_who_it_is_and_what_it_is_about() -> None:
    who = rule("restricted", "the address is theirs", by="judgement/restricted/who/person")
    about = rule("matter", "same: it is about the hedge", by="judgement/restricted/about/matter")
    [flag] = flagged(came(OPENED, findings=(GAS, who, about), verdicts={"restricted": "yes"}))
    assert (flag.flag, flag.verdict) == (Flag.RESTRICTED, "yes")
    assert [each.words for each in flag.shown] == ["the address is theirs", "same: it is about the hedge"]


@pytest.mark.parametrize(
    "asks, verdict",
    [
        pytest.param((AskOfficer(CASE, About.EXCLUSION, "it claims"),), "ask", id="a person is asked"),
        pytest.param((), "seen", id="the policy excludes no such thing, or they were asked before"),
    ],
)
def test_an_exclusion_is_never_said_to_be_so(asks: tuple[AskOfficer, ...], verdict: str) -> None:
    proposed = Proposed(ExcludedAs.LEGAL_PROCEEDINGS, 'it speaks of a court ("county court")', "county court")
    [flag] = flagged(came(OPENED, *asks, findings=(rule("exclusion", "county court"),), exclusion=proposed))
    assert (flag.flag, flag.verdict) == (Flag.EXCLUSION, verdict)
    assert flag.why == 'it speaks of a court ("county court")'
    assert list(flag.shown) == [Shown("county court", by="a/rule")]


def test_the_surest_come_first_and_what_a_person_is_asked_comes_last() -> None:
    found = [
        for_danger(second("risk", "x", 17, finding="risk", verdict="ask"), verdict="ask", file="asked, 17%"),
        for_danger(second("risk", "x", 31, finding="risk", verdict="ask"), verdict="ask", file="asked, 31%"),
        for_danger(GAS, second("risk", "x", 3, verdict="ask"), verdict="ask", file="asked, doubted"),
        for_danger(second("risk", "x", 99, finding="risk"), file="second opinion alone"),
        for_danger(GAS, file="rule alone, later", minutes=5),
        for_danger(GAS, file="rule alone"),
        for_danger(GAS, second("risk", "x", 80), file="both, 80%"),
        for_danger(GAS, second("risk", "x", 95), file="both, 95%"),
    ]
    assert [each.told.file for each in sorted(found, key=surest_first)] == [
        "both, 95%",
        "both, 80%",
        "rule alone",
        "rule alone, later",
        "second opinion alone",
        "asked, doubted",
        "asked, 31%",
        "asked, 17%",
    ]


def test_words_of_strangers_are_on_one_line_and_hold_nothing_that_a_screen_obeys() -> None:
    flag = for_danger(rule("risk", "smell\n\x1b[31mgas\u202e  now", by="risk/gas"))
    assert flag.shown[0].words == "smell [31mgas now"


def test_words_without_an_end_are_cut() -> None:
    assert for_danger(rule("risk", "a" * 900)).shown[0].words == "a" * 239 + "…"
