"""A pack may be another with changes; what it is then is one text, and its mistakes are told where they stand."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from heard.casework.policy import Policy
from heard.datafiles import locate
from heard.datafiles.packs import load_all, load_policy, pack_names, policy_from_text
from heard.errors import PolicyError
from weirside import A_PACK, spoilt

HEAD = """\
[pack]
id = "millside"
title = "Millside Homes"
in_force_from = 2026-05-01
extends = "weirside"
"""


@pytest.fixture
def rules_dir(tmp_path: Path) -> Path:
    write(tmp_path, "weirside", A_PACK)
    return tmp_path


def write(rules_dir: Path, name: str, text: str) -> None:
    folder = rules_dir / "policies" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "policy.toml").write_bytes(text.encode())


def millside(rules_dir: Path, text: str = "", without: str = "") -> Policy:
    write(rules_dir, "millside", HEAD + without + text)
    return load_policy("millside", rules_dir)


def mistakes_in(rules_dir: Path, name: str = "millside") -> list[str]:
    with pytest.raises(PolicyError) as error:
        load_policy(name, rules_dir)
    return [str(mistake).removeprefix("rules/policies/") for mistake in error.value.mistakes]


def test_a_pack_of_five_lines_is_the_other_under_its_own_name(rules_dir):
    policy, base = millside(rules_dir), load_policy("weirside", rules_dir)
    assert (policy.name, policy.title, str(policy.in_force_from)) == ("millside", "Millside Homes", "2026-05-01")
    assert (policy.clocks, policy.letters, policy.pack.outside_body) == (base.clocks, base.letters, "Housing Ombudsman")
    assert policy.digest != base.digest


def test_one_key_is_changed_and_the_rest_of_its_section_stays(rules_dir):
    clock = millside(rules_dir, '[clock.acknowledge]\nwithin = "9 working days"').clocks_by_name["acknowledge"]
    assert (str(clock.within), clock.owed_by) == ("9 working days", "team")


def test_a_list_stands_in_place_of_the_other_list(rules_dir):
    policy = millside(
        rules_dir, '[clock.answer]\nends = ["answered"]\n[letter.first-word]\nmust_say = "complaint-definition"'
    )
    assert policy.clocks_by_name["answer"].ends == ("answered",)
    assert policy.letters["first-word"].must_say == ("complaint-definition",)


def test_a_section_of_its_own_comes_after_the_others(rules_dir):
    policy = millside(
        rules_dir,
        '[clock.contact]\nkind = "nudge"\nstarts = "allocated"\nwithin = "not set"\nends = "contact-made"\n'
        'owed_by = "desk"\nsource = "millside, 3"\n[roles]\ndesk = "Front desk"',
    )
    assert [clock.name for clock in policy.clocks] == ["acknowledge", "answer", "action", "contact"]
    assert list(policy.roles) == ["team", "lead", "desk"]


def test_readings_are_added_to_the_others(rules_dir):
    policy = millside(rules_dir, '[[reading]]\nquestion = "Whose days?"\nchosen = "Ours."\nwhy = "Who else\'s?"')
    assert [reading.question for reading in policy.readings] == ["Which days?", "Whose days?"]


@pytest.mark.parametrize(
    "without, kept",
    [
        pytest.param('["clock.action"]', ["acknowledge", "answer"], id="a section"),
        pytest.param('"clock.action"', ["acknowledge", "answer"], id="one value for a list of one"),
        pytest.param('["clock.action", "extension", "clock.answer"]', ["acknowledge"], id="several, and a whole kind"),
    ],
)
def test_what_is_not_wanted_is_left_out(rules_dir, without, kept):
    policy = millside(rules_dir, without=f"without = {without}\n")
    assert [clock.name for clock in policy.clocks] == kept


def test_one_key_is_left_out(rules_dir):
    policy = millside(rules_dir, without='without = ["measure.acknowledged.target_percent"]\n')
    assert policy.measures["acknowledged"].target_percent is None


def test_the_readings_are_left_out_and_others_stand_in_their_place(rules_dir):
    text = '[[reading]]\nquestion = "Whose days?"\nchosen = "Ours."\n'
    write(rules_dir, "millside", HEAD + 'without = "reading"\n' + text)
    assert mistakes_in(rules_dir) == [
        "millside/policy.toml:7: reading[0].why: is missing. It has to be text between quotes."
    ]


def test_a_section_is_left_out_and_written_anew(rules_dir):
    clock = (
        '[clock.acknowledge]\nstage = "one"\nstarts = "received"\nwithin = "9 working days"\nends = "acknowledged"\n'
        'owed_by = "team"\nmeasure = "acknowledged"\nsource = "millside, 1"\n'
    )
    policy = millside(rules_dir, clock, without='without = ["clock.acknowledge"]\n')
    assert policy.clocks_by_name["acknowledge"].remind == ()


def test_a_pack_extends_one_that_extends_another(rules_dir):
    millside(rules_dir, '[clock.acknowledge]\nwithin = "9 working days"\n[roles]\ndesk = "Front desk"')
    grandchild = HEAD.replace("weirside", "millside").replace('"millside"', '"lockside"', 1)
    write(rules_dir, "lockside", grandchild + 'without = "roles.desk"\n[roles]\nlead = "Head of Complaints"')
    policy = load_policy("lockside", rules_dir)
    assert dict(policy.roles) == {"team": "Complaints Team", "lead": "Head of Complaints"}
    assert str(policy.clocks_by_name["acknowledge"].within) == "9 working days"


def test_its_text_is_whole_and_gives_the_same_policy(rules_dir):
    policy = millside(rules_dir, '[clock.acknowledge]\nwithin = "9 working days"', without='without = "clock.action"\n')
    content = tomllib.loads(policy.text)
    assert policy_from_text(policy.text) == policy
    assert policy_from_text(policy.text, pinned=True) == policy
    assert not {"extends", "without"} & set(content["pack"])
    assert content["pack"]["id"] == "millside"


def test_its_text_changes_only_with_what_it_says(rules_dir):
    before = millside(rules_dir)
    write(rules_dir, "weirside", A_PACK.replace("# Weirside Homes.", "# A remark."))
    assert millside(rules_dir, "# Another remark.").text == before.text


def test_a_pack_that_extends_none_keeps_its_text_byte_for_byte(rules_dir):
    text = A_PACK.replace("\n", "\r\n")
    write(rules_dir, "weirside", text)
    assert load_policy("weirside", rules_dir).text == text


@pytest.mark.parametrize("name", pack_names(locate.rules_dir()))
def test_every_pack_that_heard_brings_can_be_extended(tmp_path, name):
    shutil.copytree(locate.rules_dir() / "policies" / name, tmp_path / "policies" / name)
    write(tmp_path, "millside", HEAD.replace("weirside", name))
    policy, base = load_policy("millside", tmp_path), load_policy(name, tmp_path)
    assert (policy.clocks, policy.letters, policy.readings) == (base.clocks, base.letters, base.readings)
    assert policy_from_text(policy.text) == policy


def test_the_example_of_the_handbook_is_a_whole_pack(tmp_path):
    policies = locate.rules_dir() / "policies"
    blocks = re.findall(r"```toml\n(.*?)```", (policies / "README.md").read_text("utf-8"), re.DOTALL)
    (example,) = [block for block in blocks if "extends" in block]
    name, base = (re.findall(rf'^{key} = "(.*)"', example, re.MULTILINE)[0] for key in ("id", "extends"))
    write(tmp_path, base, (policies / base / "policy.toml").read_text("utf-8"))
    write(tmp_path, name, example)
    assert load_policy(name, tmp_path).name == name


@pytest.mark.parametrize(
    "head, told",
    [
        pytest.param(
            HEAD.replace('id = "millside"\n', ""),
            "millside/policy.toml:1: pack.id: is missing. It has to be text between quotes.",
            id="no name of its own",
        ),
        pytest.param(
            HEAD.replace('title = "Millside Homes"\n', ""),
            "millside/policy.toml:1: pack.title: is missing. It has to be text between quotes.",
            id="no title of its own",
        ),
        pytest.param(
            HEAD.replace("in_force_from = 2026-05-01\n", ""),
            "millside/policy.toml:1: pack.in_force_from: is missing. It has to be a date, without quotes.",
            id="no day of its own",
        ),
        pytest.param(
            HEAD.replace("weirside", "wierside"),
            "millside/policy.toml:5: pack.extends: there is no pack 'wierside'. Did you mean 'weirside'?",
            id="no such pack",
        ),
        pytest.param(
            HEAD.replace('"weirside"', "5"),
            "millside/policy.toml:5: pack.extends: there is no pack '5'. Known here: weirside.",
            id="a number for a name",
        ),
        pytest.param(
            HEAD.replace("weirside", "millside"),
            "millside/policy.toml:5: pack.extends: leads in a circle: 'millside' extends 'millside'. "
            "Let one of them extend none.",
            id="itself",
        ),
        pytest.param(
            HEAD + 'without = [\n  "clock.action",\n  "clock.anwser",\n]\n',
            "millside/policy.toml:8: pack.without[1]: there is no 'clock.anwser' to leave out. Did you mean 'answer'?",
            id="without what there is not",
        ),
        pytest.param(
            HEAD + 'without = ["clocks.action"]\n',
            "millside/policy.toml:6: pack.without[0]: there is no 'clocks.action' to leave out. Did you mean 'clock'?",
            id="without something of a section there is not",
        ),
        pytest.param(
            HEAD + "without = 5\n",
            "millside/policy.toml:6: pack.without[0]: there is no '5' to leave out.",
            id="without a number",
        ),
        pytest.param(
            HEAD + '[clock.acknowledge]\nwithin = "soon"',
            "millside/policy.toml:7: clock.acknowledge.within: 'soon' is not a length of time. "
            'Write a number and a unit, such as "10 working days", or "not set".',
            id="a change that is wrong in itself",
        ),
        pytest.param(
            HEAD + '[clock.acknowledge]\nwithin = "1 working day"\n[letter.first-word]\nhold_at_most = "1 hour"',
            "weirside/policy.toml:63: clock.acknowledge.remind: '1 working day before' is no later than the start: "
            "all of it is 1 working day. Remind later.",
            id="a change the other pack's value does not go with",
        ),
    ],
)
def test_a_mistake_names_the_file_the_value_stands_in(rules_dir, head, told):
    write(rules_dir, "millside", head)
    assert [mistake.split(" Known here: pack,")[0] for mistake in mistakes_in(rules_dir)] == [told]


def test_packs_in_a_circle_are_told(rules_dir):
    write(rules_dir, "millside", HEAD.replace("weirside", "lockside"))
    write(rules_dir, "lockside", HEAD.replace('"millside"', '"lockside"', 1).replace("weirside", "millside"))
    assert mistakes_in(rules_dir) == [
        "lockside/policy.toml:5: pack.extends: leads in a circle: 'millside' extends 'lockside' extends 'millside'. "
        "Let one of them extend none."
    ]


def test_a_mistake_in_the_other_pack_is_told_there_and_once(rules_dir):
    write(rules_dir, "weirside", spoilt('within = "5 working days"', 'within = "soon"'))
    write(rules_dir, "millside", HEAD)
    told = mistakes_in(rules_dir)
    assert [mistake.split(" ")[0] for mistake in told] == ["weirside/policy.toml:60:"]
    with pytest.raises(PolicyError) as error:
        load_all(rules_dir)
    assert len(error.value.mistakes) == 1


def test_a_mistake_in_a_reading_is_told_where_that_reading_stands(rules_dir):
    write(rules_dir, "weirside", spoilt('chosen = "Working days."', "chosen = 5"))
    write(rules_dir, "millside", HEAD + '[[reading]]\nquestion = "Whose?"\nchosen = ""\nwhy = "Ours."')
    assert mistakes_in(rules_dir) == [
        "millside/policy.toml:8: reading[0].chosen: is empty.",
        "weirside/policy.toml:185: reading[0].chosen: is 5. It has to be text between quotes.",
    ]


def test_the_other_pack_is_not_toml(rules_dir):
    write(rules_dir, "weirside", "[pack\n")
    write(rules_dir, "millside", HEAD)
    assert [mistake.split(" ")[0] for mistake in mistakes_in(rules_dir)] == ["weirside/policy.toml:1:"]


def test_one_reading_is_not_a_list_of_them(rules_dir):
    write(rules_dir, "millside", HEAD + '[reading]\nquestion = "Whose?"\n')
    assert mistakes_in(rules_dir) == [
        "millside/policy.toml:6: reading: is not a list of sections. Write [[reading]] above each."
    ]


def test_nothing_can_be_left_out_of_a_pack_that_extends_none(rules_dir):
    write(rules_dir, "weirside", spoilt('id = "weirside"', 'id = "weirside"\nwithout = ["clock.action"]'))
    assert mistakes_in(rules_dir, "weirside") == [
        "weirside/policy.toml:5: pack.without[0]: this pack extends no other, so there is nothing to leave out. "
        "Say what it extends."
    ]


@pytest.mark.parametrize("key", ["extend", "Extends", "extended"])
def test_a_pack_that_misspells_what_it_extends_is_told_only_that(rules_dir, key):
    write(rules_dir, "millside", HEAD.replace("extends", key))
    assert mistakes_in(rules_dir) == [f"millside/policy.toml:5: pack.{key}: is not known here. Did you mean 'extends'?"]


def test_without_misspelt_is_offered_too(rules_dir):
    write(rules_dir, "millside", HEAD + 'withuot = "clock.action"\n')
    assert mistakes_in(rules_dir) == [
        "millside/policy.toml:6: pack.withuot: is not known here. Did you mean 'without'?"
    ]


@pytest.mark.parametrize(
    "section, told",
    [
        pytest.param(
            '[clock.acknowlege]\nwithin = "9 working days"',
            ["clock.acknowlege: there is no clock 'acknowlege' in weirside. Did you mean 'acknowledge'?"],
            id="one key of a clock",
        ),
        pytest.param(
            '[clock.acknowlege]\nwitin = "9 working days"',
            [
                "clock.acknowlege: there is no clock 'acknowlege' in weirside. Did you mean 'acknowledge'?",
                "clock.acknowlege.witin: is not known here. Did you mean 'within'?",
            ],
            id="a key that is wrong in itself",
        ),
        pytest.param(
            "[extension.anwser]\ntimes = 2",
            ["extension.anwser: there is no extension 'anwser' in weirside. Did you mean 'answer'?"],
            id="an extension of a clock there is not",
        ),
        pytest.param(
            '[letter.recept]\nmust_say = "stage"',
            ["letter.recept: there is no letter 'recept' in weirside. Did you mean 'receipt'?"],
            id="a letter",
        ),
        pytest.param(
            '[restriction.option.one-offcer]\nonly_if = "it helps"',
            [
                "restriction.option.one-offcer: there is no restriction.option 'one-offcer' in weirside. "
                "Did you mean 'one-officer'?"
            ],
            id="a way to limit contact",
        ),
    ],
)
def test_a_section_with_a_misspelt_name_is_told_by_its_name(rules_dir, section, told):
    write(rules_dir, "millside", HEAD + section)
    assert [re.sub(r"^millside/policy\.toml:\d+: ", "", mistake) for mistake in mistakes_in(rules_dir)] == told


def test_the_name_is_looked_for_in_all_packs_below(rules_dir):
    millside(rules_dir)
    grandchild = HEAD.replace("weirside", "millside").replace('"millside"', '"lockside"', 1)
    write(rules_dir, "lockside", grandchild + '[clock.acknowlege]\nwithin = "9 working days"')
    assert mistakes_in(rules_dir, "lockside") == [
        "lockside/policy.toml:6: clock.acknowlege: there is no clock 'acknowlege' in millside. "
        "Did you mean 'acknowledge'?"
    ]


def test_a_new_section_of_nearly_the_same_name_is_new(rules_dir):
    clock = (
        '[clock.answers]\nstarts = "received"\nwithin = "not set"\nends = "answered"\nowed_by = "team"\nsource = "x"'
    )
    assert "answers" in millside(rules_dir, clock).clocks_by_name


def test_a_new_section_that_is_like_none_is_told_what_it_lacks(rules_dir):
    write(rules_dir, "millside", HEAD + "[decline.too-soon]\nneeds = 'reason'")
    assert mistakes_in(rules_dir) == [
        "millside/policy.toml:6: decline.too-soon.says: is missing. It has to be text between quotes."
    ]


def test_the_day_the_other_policy_is_reviewed_is_not_taken_over(rules_dir):
    write(rules_dir, "weirside", spoilt('review_owner = "lead"', 'review_owner = "lead"\nreview_by = 2026-04-15'))
    pack = millside(rules_dir).pack
    assert (pack.review_by, pack.review_owner) == (None, "lead")


def test_a_text_kept_with_its_cases_cannot_extend_anything():
    with pytest.raises(PolicyError, match=r"pack\.extends: is not known here"):
        policy_from_text(HEAD)
