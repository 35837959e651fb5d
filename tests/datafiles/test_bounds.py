"""How long, how many and by what names: what a pack says has bounds, and each is told."""

from __future__ import annotations

from datetime import date

import pytest

from heard.datafiles.packs import policy_from_text
from weirside import A_PACK, mistakes_in, spoilt, told_of

NO_NAME = "cannot be a name. Write words of letters, digits and hyphens, 40 characters at most."


# -- Names


@pytest.mark.parametrize(
    "section, where",
    [
        pytest.param('[clock.""]', 'clock.""', id="no name"),
        pytest.param('[clock."../x"]', 'clock."../x"', id="a way to another folder"),
        pytest.param('[clock."action/1"]', 'clock."action/1"', id="a stroke"),
        pytest.param('[clock."two words"]', 'clock."two words"', id="a space"),
        pytest.param('[clock."a\\nb"]', 'clock."a\\nb"', id="two lines"),
        pytest.param('[clock."a.b"]', 'clock."a.b"', id="a point"),
        pytest.param('[clock."caf\u00e9"]', 'clock."caf\u00e9"', id="a letter of another alphabet"),
        pytest.param("[clock.an_action]", "clock.an_action", id="an underscore"),
        pytest.param("[clock.-action]", "clock.-action", id="a hyphen first"),
        pytest.param(f"[clock.{'a' * 41}]", f"clock.{'a' * 41}", id="41 characters"),
        pytest.param(f"[clock.{'a' * 5000}]", f"clock.{'a' * 60}...", id="5,000 characters"),
    ],
)
def test_a_section_is_named_by_a_word(section, where):
    assert told_of(spoilt("[clock.action]", section)) == [f"{where}: {NO_NAME}"]


@pytest.mark.parametrize("name", ["a", "Action-2", "2", "a" * 40])
def test_what_a_section_may_be_called(name):
    assert name in policy_from_text(spoilt("[clock.action]", f"[clock.{name}]")).clocks_by_name


@pytest.mark.parametrize(
    "right, wrong, where",
    [
        pytest.param('team = "C', '"the desk" = "Desk"\nteam = "C', 'roles."the desk"', id="a role"),
        pytest.param("[measure.acknowledged]", '[measure.x_y]\nsays = "x"\nbands = "x"\n[measure.acknowledged]',
                     "measure.x_y", id="a measure"),
        pytest.param("[report.numbers]", '[report."a b"]', 'report."a b"', id="a report"),
        pytest.param("[restriction.option.one-officer]", "[restriction.option.one_officer]",
                     "restriction.option.one_officer", id="a way to limit contact"),
        pytest.param('id = "weirside"', 'id = "weir/side"', "pack.id", id="the pack itself"),
    ],
)  # fmt: skip
def test_whatever_has_a_name_is_named_by_a_word(right, wrong, where):
    assert told_of(spoilt(right, wrong)) == [f"{where}: {NO_NAME}"]


# -- Lists


NONE = "is an empty list. Name one at least."


@pytest.mark.parametrize(
    "right, where",
    [
        pytest.param('starts = "received"', "clock.acknowledge.starts", id="a clock that never starts"),
        pytest.param('ends = "acknowledged"', "clock.acknowledge.ends", id="a clock that never ends"),
        pytest.param('to = ["lead", "public"]', "report.numbers.to", id="a report to nobody"),
        pytest.param('shows = "measures"', "report.numbers.shows", id="a report of nothing"),
        pytest.param('decided_by = ["lead"]', "restriction.decided_by", id="a restriction nobody decides"),
        pytest.param('must_record = "why"', "restriction.must_record", id="a restriction without a record"),
        pytest.param('by = ["owner"]', "closing.by", id="a case nobody closes"),
        pytest.param('outcomes = ["upheld", "other"]', "closing.outcomes", id="a case that ends in no way"),
        pytest.param('shown_by = "we pledge"', "item.our-pledge.shown_by", id="an item nothing shows"),
        pytest.param('accepted = "anyone suitable"', "representatives.accepted", id="nobody may write for anybody"),
        pytest.param('alert = "lead"', "risk.alert", id="a danger nobody is told of"),
        pytest.param('applies_to = "complaint"', "risk.applies_to", id="a danger in no kind of message"),
    ],
)
def test_a_list_that_has_to_be_there_says_something(right, where):
    text = A_PACK.replace('decided_by = "lead"\nmust', 'decided_by = ["lead"]\nmust')
    text = text.replace('\nby = "owner"', '\nby = ["owner"]').replace(', "window ended"]', ', "other"]')
    text = text.replace('at_end = "close"\nclose_outcome = "window ended"\n', "")
    text += '[risk]\napplies_to = "complaint"\nalert = "lead"\n'
    assert policy_from_text(text)
    assert told_of(text.replace(right, f"{right.partition(' ')[0]} = []", 1)) == [f"{where}: {NONE}"]


@pytest.mark.parametrize(
    "right, wrong",
    [
        pytest.param('after_stage = "one"', "after_stage = []", id="a window after no stage in particular"),
        pytest.param('must_say = "reference"', "must_say = []", id="a letter that has to say nothing"),
        pytest.param('needs = "reason"', "needs = []", id="an extension for the asking"),
        pytest.param('needs = "outcome"', "needs = []", id="a closing that needs nothing on file"),
        pytest.param('remind = ["1 working day before", "on the day"]', "remind = []", id="a clock without reminders"),
    ],
)
def test_a_list_that_may_say_nothing(right, wrong):
    assert policy_from_text(spoilt(right, wrong))


# -- Texts, days and numbers


def test_a_text_ends_some_time():
    assert policy_from_text(spoilt("It says so.", "x" * 10_000))
    assert told_of(spoilt("It says so.", "x" * 10_001)) == [
        "reading[0].why: is 10001 characters long. Write 10000 at most."
    ]


def test_a_text_is_made_of_letters():
    assert told_of(spoilt("It says so.", "It\\u0000says so.")) == [
        "reading[0].why: has '\\x00' in it, which nobody can read. Take it out."
    ]


def test_a_mistake_is_one_line_whatever_it_repeats():
    assert told_of(spoilt('blocks = "restriction"', 'blocks = "a\\nb"')) == [
        "letter.limits.blocks: 'a\\nb' is not a word known here. Known here: restriction."
    ]


def test_a_policy_is_not_reviewed_before_it_holds():
    text = spoilt('review_owner = "lead"', 'review_owner = "lead"\nreview_by = 2026-04-01')
    assert policy_from_text(text).pack.review_by == date(2026, 4, 1)
    assert mistakes_in(text.replace("review_by = 2026-04-01", "review_by = 2026-03-31")) == [
        "policy.toml:8: pack.review_by: 2026-03-31 is before the first day it holds, 2026-04-01. "
        "Change one or the other."
    ]


@pytest.mark.parametrize("number", ["97.5", "nan", "1e3"])
def test_a_target_is_a_whole_number(number):
    (told,) = told_of(spoilt("target_percent = 97", f"target_percent = {number}"))
    assert told.endswith("It has to be a whole number.")


@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param(
            '"5 working days"',
            '"99999 working days"',
            "clock.acknowledge.within: '99999 working days' is too long. It may be 9999 working days at most.",
            id="a clock",
        ),
        pytest.param(
            '"1 working day before"',
            '"10000 hours before"',
            "clock.acknowledge.remind[0]: '10000 hours before' is too long. It may be 9999 hours at most.",
            id="a reminder",
        ),
        pytest.param(
            '"5 working days"',
            f'"{"9" * 5000} weeks"',
            f"clock.acknowledge.within: '{'9' * 60}...' is too long. It may be 9999 weeks at most.",
            id="a number without end",
        ),
        pytest.param(
            '"5 working days"',
            '"99999 wroking days"',
            "clock.acknowledge.within: '99999 wroking days' is not a length of time. Did you mean 'working day'?",
            id="a unit there is not",
        ),
    ],
)
def test_a_length_of_time_ends_some_time(right, wrong, told):
    assert told_of(spoilt(right, wrong)) == [told]


def test_what_is_pinned_had_other_bounds():
    text = spoilt("It says so.", "x" * 10_001).replace("[clock.action]", '[clock."an action"]')
    text = text.replace('shown_by = "we pledge"', "shown_by = []")
    assert policy_from_text(text, pinned=True).text == text
