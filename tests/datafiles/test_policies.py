"""A policy pack: read whole, or every mistake at once."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from heard.casework.policy import Length, Moment, Unit
from heard.datafiles import locate
from heard.datafiles.policies import length_of, load_policy, policy_from_text
from heard.errors import PolicyError

A_PACK = """
[pack]
format = 1
id = "weirside"
title = "Weirside Homes"
in_force_from = 2026-04-01
outside_body = "Housing Ombudsman"
how_to_complain = "Two stages."
[calendar]
nation = "england-wales"
zone = "Europe/London"
office_days = ["Mon", "Tue"]
[roles]
team = "Complaints Team"
[stage.one]
order = 1
name = "Stage 1"
opens_on = "received"
next = "two"
[stage.two]
order = 2
name = "Stage 2"
opens_on = "review-requested"
next = "none"
[clock.acknowledge]
stage = "one"
starts = "received"
within = "5 working days"
ends = "acknowledged"
owed_by = "team"
source = "weirside, 4"
[letter.acknowledgement]
for = "one"
sent_by = "service"
must_say = ["reference"]
source = "weirside, 4"
[[reading]]
question = "Which days?"
chosen = "Working days."
why = "It says so."
"""


def mistakes_in(text: str) -> list[str]:
    with pytest.raises(PolicyError) as error:
        policy_from_text(text, "policy.toml")
    return [str(mistake) for mistake in error.value.mistakes]


def test_the_pack_of_2009():
    policy = load_policy("wnwhl-2009", locate.rules_dir())
    assert (policy.name, policy.in_force_from) == ("wnwhl-2009", date(2009, 7, 21))
    assert [stage.name for stage in policy.stages] == ["stage-1", "stage-2", "stage-3", "stage-4"]
    assert [(clock.name, str(clock.within)) for clock in policy.clocks] == [
        ("acknowledge", "1 working day"),
        ("stage-1-answer", "10 working days"),
    ]
    assert set(policy.letters["acknowledgement"].must_say) == {
        "reference",
        "handler-name",
        "answer-by-date",
        "how-to-complain",
    }


def test_a_clock_is_read():
    (clock,) = policy_from_text(A_PACK).clocks
    assert (clock.stage, clock.starts, clock.ends) == ("one", Moment.RECEIVED, Moment.ACKNOWLEDGED)
    assert (clock.within, clock.owed_by, clock.clause) == (Length(5, Unit.WORKING_DAY), "team", "weirside, 4")


def test_a_pack_kept_with_its_cases_is_read_again_from_its_text():
    policy = policy_from_text(A_PACK)
    assert policy_from_text(policy.text) == policy
    assert policy.digest == hashlib.sha256(A_PACK.encode()).hexdigest()


@pytest.mark.parametrize(
    "written, length",
    [
        ("10 working days", Length(10, Unit.WORKING_DAY)),
        ("1 working day", Length(1, Unit.WORKING_DAY)),
        ("7 calendar days", Length(7, Unit.CALENDAR_DAY)),
        ("8 weeks", Length(8, Unit.WEEK)),
        ("3 months", Length(3, Unit.MONTH)),
        ("24 hours", Length(24, Unit.HOUR)),
        ("15 minutes", Length(15, Unit.MINUTE)),
        ("not set", None),
    ],
)
def test_length_of_time(written, length):
    assert length_of(written) == length


@pytest.mark.parametrize(
    "written", ["two working days", "10", "0 working days", "-1 weeks", "10  weeks", "10 fortnights", ""]
)
def test_not_a_length_of_time(written):
    with pytest.raises(ValueError):
        length_of(written)


@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param(
            'within = "5 working days"',
            'within = "5 wroking days"',
            "clock.acknowledge.within: '5 wroking days' is not a length of time. Did you mean 'working day'?",
            id="a unit misspelt",
        ),
        pytest.param(
            'within = "5 working days"',
            'within = "two days"',
            "clock.acknowledge.within: 'two days' is not a length of time. "
            'Write a number and a unit, such as "10 working days", or "not set".',
            id="a number in letters",
        ),
        pytest.param(
            'within = "5 working days"',
            "within = 5",
            "clock.acknowledge.within: is 5. It has to be text between quotes.",
            id="a wrong type",
        ),
        pytest.param(
            "order = 2",
            "order = true",
            "stage.two.order: is True. It has to be a whole number.",
            id="yes is not a number",
        ),
        pytest.param(
            "in_force_from = 2026-04-01",
            "in_force_from = 2026-04-01T09:00:00Z",
            "pack.in_force_from: is datetime.datetime(2026, 4, 1, 9, 0, tzinfo=datetime.timezone.utc). "
            "It has to be a date, without quotes.",
            id="an instant is not a date",
        ),
        pytest.param(
            'stage = "one"',
            'stage = "onee"',
            "clock.acknowledge.stage: 'onee' is not a word known here. Did you mean 'one'?",
            id="no such stage",
        ),
        pytest.param(
            'owed_by = "team"',
            'owed_by = "tema"',
            "clock.acknowledge.owed_by: 'tema' is not a word known here. Did you mean 'team'?",
            id="no such role",
        ),
        pytest.param(
            'for = "one"',
            'for = "on"',
            "letter.acknowledgement.for: 'on' is not a word known here. Did you mean 'one'?",
            id="a letter of no stage",
        ),
        pytest.param(
            'ends = "acknowledged"',
            'ends = "received"',
            "clock.acknowledge.ends: 'received' is where the clock starts, too. It would be met before it ran.",
            id="a clock that ends where it starts",
        ),
        pytest.param(
            'starts = "received"',
            'starts = "escalation-requested"',
            "clock.acknowledge.starts: 'escalation-requested' is not a word known here. "
            "Known here: received, acknowledged, answered.",
            id="a moment heard does not notice yet",
        ),
        pytest.param(
            'nation = "england-wales"',
            'nation = "england"',
            "calendar.nation: 'england' is not a word known here. Did you mean 'england-wales'?",
            id="no such nation",
        ),
        pytest.param(
            'zone = "Europe/London"',
            'zone = "Europe/Leeds"',
            "calendar.zone: 'Europe/Leeds' is not a time zone. Write one like 'Europe/London'.",
            id="no such zone",
        ),
        pytest.param(
            '["Mon", "Tue"]',
            '["Mon", "Tues"]',
            "calendar.office_days: 'Tues' is not a day of the week. Did you mean 'Tue'?",
            id="no such day",
        ),
        pytest.param(
            '["Mon", "Tue"]',
            "[]",
            "calendar.office_days: names no day. A clock in working days would never run out.",
            id="an office that never opens",
        ),
        pytest.param(
            "format = 1",
            "format = 2",
            "pack.format: 2 is not a format this heard can read. It reads format 1.",
            id="a later format",
        ),
        pytest.param(
            'title = "Weirside Homes"',
            'title = ""',
            "pack.title: is empty.",
            id="nothing between the quotes",
        ),
        pytest.param(
            "order = 2",
            "order = 1",
            "stage.two.order: 1 is the order of one too. Give each stage its own.",
            id="two stages of one order",
        ),
        pytest.param(
            'next = "none"',
            'next = "one"',
            "stage.two.next: 'one' leads in a circle. End with next = \"none\".",
            id="stages in a circle",
        ),
        pytest.param(
            'next = "two"',
            'next = "none"',
            "stage.two: no other stage leads to it. Name it as the `next` of one.",
            id="a stage nobody reaches",
        ),
        pytest.param(
            'stage = "one"',
            'stage = "two"',
            'clock: no clock belongs to one. Where the policy sets no time, say so: within = "not set".',
            id="a first stage that promises nothing",
        ),
        pytest.param(
            'team = "Complaints Team"',
            'team = "Complaints Team"\nowner = "The owner"',
            "roles.owner: has a meaning of its own and cannot be a role. Choose another name.",
            id="a reserved role",
        ),
        pytest.param(
            "[roles]",
            "[measure.acknowledged]\ntarget_percent = 97\n[roles]",
            "measure: is not known here. Known here: pack, roles, stage, calendar, clock, letter, reading.",
            id="a section heard does not act on yet",
        ),
        pytest.param(
            'why = "It says so."',
            'why = "It says so."\nwhen = "now"',
            "reading[0].when: is not known here. Known here: question, chosen, why.",
            id="an unknown key in a reading",
        ),
    ],
)
def test_one_mistake(right, wrong, told):
    assert right in A_PACK
    assert mistakes_in(A_PACK.replace(right, wrong, 1)) == [f"policy.toml: {told}"]


def test_an_unknown_key_is_told_with_the_nearest_known_one():
    told = mistakes_in(A_PACK.replace("within =", "witin =", 1))
    assert told == [
        "policy.toml: clock.acknowledge.within: is missing. It has to be text between quotes.",
        "policy.toml: clock.acknowledge.witin: is not known here. Did you mean 'within'?",
    ]


def test_all_mistakes_are_told_at_once():
    text = A_PACK.replace("5 working days", "soon").replace("Europe/London", "Leeds").replace('owed_by = "team"', "")
    text = text.replace("[[reading]]", "[[raeding]]").replace("order = 2", "order = 1")
    assert [told.split(": ")[1] for told in mistakes_in(text)] == [
        "stage.two.order",
        "calendar.zone",
        "clock.acknowledge.within",
        "clock.acknowledge.owed_by",
        "raeding",
    ]


def test_a_missing_section_is_one_mistake():
    assert mistakes_in(A_PACK.replace("[calendar]", "[calender]")) == [
        "policy.toml: calendar: is missing. It has to be a section [calendar].",
        "policy.toml: calender: is not known here. Did you mean 'calendar'?",
    ]


def test_what_is_not_toml_is_told_with_its_line():
    (told,) = mistakes_in("[pack]\nformat = 1\nid = weirside\n")
    assert told.startswith("policy.toml: is not TOML: ")
    assert "line 3" in told


@pytest.mark.parametrize("name", ["wnwhl-2099", "../wnwhl-2009", ""])
def test_there_is_no_such_pack(name):
    with pytest.raises(PolicyError) as error:
        load_policy(name, locate.rules_dir())
    assert f"rules/policies: there is no pack '{name}'." in str(error.value)


def test_a_pack_is_named_like_its_folder(tmp_path):
    folder = tmp_path / "policies" / "weirsde"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text(A_PACK)
    with pytest.raises(PolicyError) as error:
        load_policy("weirsde", tmp_path)
    where = "rules/policies/weirsde/policy.toml: pack.id"
    assert str(error.value) == f"{where}: 'weirside' is not the name of its folder. Did you mean 'weirsde'?"


def test_a_pack_that_is_not_utf_8_is_told(tmp_path):
    folder = tmp_path / "policies" / "weirside"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_bytes(A_PACK.replace("Weirside", "Weirsid\u00e9").encode("latin-1"))
    with pytest.raises(PolicyError, match="Save it as UTF-8 text"):
        load_policy("weirside", tmp_path)
