"""A pack told back: everything it says, as sentences a complaints manager can approve, and nothing it does not say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from heard.casework.lengths import Counting, HoursRun
from heard.casework.moments import Moment
from heard.casework.policy import Policy, words as closed_lists
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names
from heard.reports.policy.sentences import sections
from heard.reports.policy.words import MOMENTS, role, spoken

PACKS = pack_names(rules_dir())


def pack(name: str) -> Policy:
    return load_policy(name, rules_dir())


def whole(policy: Policy) -> str:
    return "\n".join(each for section in sections(policy) for each in (section.title, *section.paragraphs))


def section(policy: Policy, title: str) -> str:
    return "\n".join(next(each.paragraphs for each in sections(policy) if each.title == title))


# -- Promises


@pytest.mark.parametrize(
    "name, clock, said",
    [
        pytest.param(
            "wnwhl-2009",
            "acknowledge",
            "We acknowledge the complaint within 1 working day of receiving it (wnwhl-2009, 2.4.2). "
            "The Complaints Team owes this. Reminders: on the day. [clock.acknowledge]",
            id="a plain promise, whole",
        ),
        pytest.param(
            "hos-code-2024",
            "stage-1-acknowledge",
            "We acknowledge the complaint, set out what the matter is and log it within 5 working days of receiving it",
            id="three acts, and all are owed",
        ),
        pytest.param(
            "hos-code-2024",
            "stage-1-answer",
            "within 10 working days of acknowledging it",
            id="from the acknowledgement",
        ),
        pytest.param(
            "hos-code-2024",
            "stage-2-acknowledge",
            "We acknowledge the request, set out",
            id="at stage 2 it is the request that is acknowledged",
        ),
        pytest.param(
            "west-kent-2011",
            "stage-1-holding",
            "We send a holding reply or answer the complaint within 10 working days",
            id="either will do",
        ),
        pytest.param(
            "group-2008",
            "acknowledge",
            "We acknowledge the complaint once it is received; no time",
            id="no time is set",
        ),
        pytest.param(
            "wnwhl-2009",
            "promised-action",
            "Once an action is promised, we do what was promised by the day a person names",
            id="a day that is named",
        ),
        pytest.param(
            "wdh-2022",
            "ombudsman-evidence",
            "Once the Ombudsman gets in touch, we answer the Ombudsman by the day a person names",
            id="a day that is named in a letter",
        ),
        pytest.param(
            "hos-code-2024",
            "update-agreed",
            "Once more time is agreed, we get in touch with the customer as often as agreed",
            id="as often as agreed",
        ),
        pytest.param("wnwhl-2009", "keep-informed", "is never reported as late", id="a nudge is no promise"),
        pytest.param("feedback-2018", "quick-fix", "goes on as a formal complaint", id="what follows if not"),
        pytest.param(
            "feedback-2018", "risk-alert", "warns our own people. Nights, weekends and holidays", id="an alert"
        ),
        pytest.param("west-kent-2011", "panel-decision-told", "It stops when the hearing is adjourned", id="it stops"),
        pytest.param(
            "wnwhl-2009",
            "stage-1-answer",
            "Whoever owns the case owes this. Reminders: 5 and 2 working days before, on the day, 1 working day after.",
            id="reminders in one breath",
        ),
    ],
)
def test_a_promise_is_told_as_a_sentence(name: str, clock: str, said: str) -> None:
    [told] = [each for each in whole(pack(name)).splitlines() if each.endswith(f"[clock.{clock}]")]
    assert said in told


@pytest.mark.parametrize("moment", Moment)
def test_every_moment_can_be_said(moment: Moment) -> None:
    assert all(MOMENTS[moment])


def test_a_stage_is_told_with_who_answers_and_what_opens_the_next() -> None:
    told = section(pack("wnwhl-2009"), "Stage 2, management")
    assert "It opens when the customer turns down the outcome. The management team member owns it and answers." in told
    assert "Its owner must not be whoever owned Stage 1." in told
    assert "Next comes Stage 3, when the customer turns down the outcome." in told


@pytest.mark.parametrize(
    "name, title, said",
    [
        pytest.param("wnwhl-2009", "More time", "The policy gives nobody more time", id="no extension"),
        pytest.param("wnwhl-2009", "How long the customer may take", "has no last day for asking", id="no window"),
        pytest.param(
            "wnwhl-2009",
            "How long the customer may take",
            "after the answer goes to a person first",
            id="but a look first",
        ),
        pytest.param(
            "wnwhl-2009", "What may be refused as a complaint", "names nothing that may be", id="none refused"
        ),
        pytest.param("wdh-2022", "More time", "by up to 10 working days, once", id="an extension"),
        pytest.param("wdh-2022", "More time", "More than that is refused.", id="and no more"),
        pytest.param(
            "hos-code-2024",
            "More time",
            "More than that or a second time needs an exceptional reason on file.",
            id="a reason that not every extension needs",
        ),
        pytest.param("west-kent-2011", "More time", "A second time needs a reason on file.", id="a limit in number"),
        pytest.param("wdh-2022", "More time", "A second time to the day agreed with the customer", id="and a further"),
        pytest.param("wdh-2022", "How long the customer may take", "has 10 working days for this", id="a window"),
        pytest.param("wdh-2022", "Service recovery", "before the complaints procedure proper", id="a stage 0"),
        pytest.param("wnwhl-2009", "Stage 4, Ombudsman", "outside our own procedure", id="somebody else's stage"),
        pytest.param(
            "wnwhl-2009",
            "Who is told of what is late",
            "Besides whoever owes it, the service area complaints champion is told from 1 working day after it was "
            "due. Source: our default",
            id="a ladder",
        ),
        pytest.param("wnwhl-2009", "How we measure ourselves", "The target is 97%", id="a target"),
        pytest.param("hos-code-2024", "How we measure ourselves", "The policy sets no target", id="no target"),
        pytest.param("hos-code-2024", "How days are counted", "never stop the count", id="no private holidays"),
        pytest.param("wnwhl-2009", "Stage 2, management", "Nobody else may own it.", id="the owner is fixed"),
        pytest.param("wnwhl-2009", "Stage 4, Ombudsman", "heard warns, and no more", id="another owner is warned of"),
        pytest.param(
            "wdh-2022", "What letters say", "by an officer as a refusal of the complaint", id="what it is for"
        ),
    ],
)
def test_what_a_policy_sets_and_does_not_set(name: str, title: str, said: str) -> None:
    assert said in section(pack(name), title)


@pytest.mark.parametrize("name", PACKS)
def test_a_person_decides_on_refusals_and_restrictions(name: str) -> None:
    policy = pack(name)
    assert "Only a person limits contact, and heard never does." in section(policy, "Limiting contact")
    if policy.exclusions:
        assert "heard proposes; a person decides." in section(policy, "What may be refused as a complaint")


def test_an_alert_says_whether_it_waits_for_a_working_day() -> None:
    policy = pack("feedback-2018")
    clocks = {name: replace(rule, hours_run=HoursRun.WORKING_DAYS) for name, rule in policy.clocks_by_name.items()}
    assert "Nights count; weekends and holidays do not." in whole(replace(policy, clocks_by_name=clocks))


def test_who_sits_on_a_panel_is_told_where_nobody_says_how_many() -> None:
    policy = pack("wnwhl-2009")
    panel = next(stage for stage in policy.stages if stage.panel_kind)
    assert panel.panel_min is None
    assert f"Each member of the panel is a {panel.panel_kind}." in section(policy, panel.title)


def test_counting_by_office_hours_is_told_as_it_is() -> None:
    policy = pack("wnwhl-2009")
    policy = replace(policy, calendar=replace(policy.calendar, counting=Counting.OFFICE_HOURS))
    assert "counts as the next working day's" in section(policy, "How days are counted")


# -- Nothing is left out, and nothing is garbled

WORDS = {
    str(word)
    for closed in vars(closed_lists).values()
    if isinstance(closed, type) and hasattr(closed, "__members__")
    for word in closed
}
WORDS |= {"none", "any"}
"""The machine words, which are told in words of their own."""
IN_OTHER_WORDS = {
    "office_days", "office_hours", "counting", "within", "remind", "new_matter", "new_matter_tell", "then", "otherwise",
    "route", "first_stage", "measure",
}  # fmt: skip
"""Keys whose values are told in words of their own, too; other tests look at those."""


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a pack, with its key."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key not in IN_OTHER_WORDS and value not in WORDS:
        yield key, value


@pytest.mark.parametrize("name", PACKS)
def test_everything_a_pack_says_is_told(name: str) -> None:
    policy = pack(name)
    told = whole(policy).lower()
    titles = {stage.name: stage.title.partition(",")[0] for stage in policy.stages}
    titles |= {each: role(each, policy) for each in (*policy.roles, *closed_lists.RESERVED_ROLES)}
    for key, text in texts(tomllib.loads(policy.text)):
        forms = {text, text.rstrip("."), spoken(text), titles.get(text, text)}
        assert any(form.lower() in told for form in forms), f"{key}: {text}"


@pytest.mark.parametrize("name", PACKS)
def test_sentences_are_whole(name: str) -> None:
    for each in sections(pack(name)):
        for said in each.paragraphs:
            assert said[-1] in ".?!]", said
            assert not [odd for odd in ("{}", "  ", ": .", " ,", " .", "..", "()", "?.") if odd in said], said
