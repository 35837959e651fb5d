"""`heard policy`, as typed: what each command prints, on packs alone, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import pack_names
from typed import heard
from weirside import A_PACK

PACKS = pack_names(rules_dir())
MAUNDY_THURSDAY = "2026-04-02T17:01:00+01:00"


def policy(*words: str, folder: Path, width: int = 80) -> tuple[int, str, str]:
    return heard("policy", *words, folder=folder, width=width)


def objects(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


def a_folder_of_packs(folder: Path, **texts: str) -> str:
    """Make a landlord's own data folder of packs.  Return its name, to be typed."""
    (folder / "own" / "templates").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "own" / "rules" / "policies" / name).mkdir(parents=True)
        (folder / "own" / "rules" / "policies" / name / "policy.toml").write_text(text, encoding="utf-8")
    return "own"


# -- due


@pytest.mark.parametrize(
    "words, due",
    [
        pytest.param((), "2026-04-07T23:59:59+01:00", id="over Easter"),
        pytest.param(("--nation", "scotland"), "2026-04-06T23:59:59+01:00", id="in Scotland"),
        pytest.param(("--counting", "office_hours"), "2026-04-08T17:00:00+01:00", id="by office hours"),
        pytest.param(("--closure", "2026-04-07:stop"), "2026-04-08T23:59:59+01:00", id="a day that stops the clock"),
        pytest.param(("--closure", "2026-04-07:show"), "2026-04-07T23:59:59+01:00", id="a day that does not"),
        pytest.param(
            ("--closure", "2026-04-07:stop", "--closure", "2026-04-08:stop"), "2026-04-09T23:59:59+01:00", id="two days"
        ),
        pytest.param(
            ("--counting", "office_hours", "--closure", "2026-04-08:half@13:00"),
            "2026-04-08T13:00:00+01:00",
            id="a half day",
        ),
    ],
)
def test_when_a_promise_is_due(tmp_path: Path, words: tuple[str, ...], due: str) -> None:
    code, said, errors = policy("due", "wnwhl-2009", "acknowledge", MAUNDY_THURSDAY, *words, "--json", folder=tmp_path)
    assert code == 0, errors
    [found] = objects(said)
    assert found["due"] == due
    keys = "due day_zero counted pack clock within nation counting clause holidays reminders"
    assert set(keys.split()) <= set(found)


def test_when_a_promise_is_due_in_words(tmp_path: Path) -> None:
    code, said, _ = policy("due", "wnwhl-2009", "acknowledge", MAUNDY_THURSDAY, folder=tmp_path)
    assert code == 0
    assert "Day 0      Thursday 2 April 2026, not counted" in said
    assert "Due        by the end of Tuesday 7 April 2026" in said
    assert "wnwhl-2009, 2.4.2" in said


def test_where_no_time_is_set_nothing_is_due(tmp_path: Path) -> None:
    code, said, _ = policy("due", "group-2008", "answer", MAUNDY_THURSDAY, "--json", folder=tmp_path)
    assert (code, objects(said)[0]["due"]) == (0, None)
    assert "No time is set" in policy("due", "group-2008", "answer", MAUNDY_THURSDAY, folder=tmp_path)[1]


def test_past_the_list_of_bank_holidays_it_warns_once(tmp_path: Path) -> None:
    code, said, errors = policy("due", "wnwhl-2009", "acknowledge", "2031-06-02T10:00:00+01:00", folder=tmp_path)
    assert (code, (said + errors).count("not known yet"), errors) == (0, 1, "")


@pytest.mark.parametrize(
    "words, said",
    [
        pytest.param(("wnwhl", "acknowledge", MAUNDY_THURSDAY), "Did you mean 'wnwhl-2009'?", id="no such pack"),
        pytest.param(("wnwhl-2009", "acknowlege", MAUNDY_THURSDAY), "Did you mean 'acknowledge'?", id="no such clock"),
        pytest.param(("wnwhl-2009", "acknowledge", "2026-04-02T17:01:00"), "offset", id="no offset"),
        pytest.param(("wnwhl-2009", "acknowledge", "yesterday"), "offset", id="no moment"),
        pytest.param(("wnwhl-2009", "acknowledge", "9999-12-31T10:00:00Z"), "no year", id="a year too late"),
        pytest.param(("wnwhl-2009", "acknowledge", "0001-01-01T00:00:00Z"), "no year", id="a year too early"),
        pytest.param(
            ("wnwhl-2009", "acknowledge", MAUNDY_THURSDAY, "--nation", "scotlnd"), "'scotland'", id="no such nation"
        ),
        pytest.param(
            ("wnwhl-2009", "acknowledge", MAUNDY_THURSDAY, "--counting", "hours"), "office_hours", id="no such counting"
        ),
        pytest.param(
            ("wnwhl-2009", "acknowledge", MAUNDY_THURSDAY, "--closure", "2026-04-07:half"), "half@13:00", id="half of"
        ),
        pytest.param(
            ("wnwhl-2009", "acknowledge", MAUNDY_THURSDAY, "--closure", "Easter:stop"), "no closure", id="no date"
        ),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    code, _, errors = policy("due", *words, folder=tmp_path)
    assert code == 2
    assert said in errors
    assert "Traceback" not in errors


# -- list


def test_every_pack_is_listed_with_its_times(tmp_path: Path) -> None:
    code, said, _ = policy("list", "--json", folder=tmp_path)
    found = {each["name"]: each for each in objects(said)}
    assert code == 0
    assert tuple(found) == PACKS
    assert found["wnwhl-2009"]["stages"] == ["stage-1", "stage-2", "stage-3", "stage-4"]
    assert found["wnwhl-2009"]["clocks"]["acknowledge"] == "1 working day"
    assert found["wnwhl-2009"]["in_force_from"] == "2009-07-21"
    assert found["group-2008"]["clocks"]["answer"] == "not set"
    assert all(each["readings"] > 0 and each["mistakes"] == [] for each in found.values())


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_a_broken_pack_is_listed_with_its_mistakes_beside_those_that_work(
    tmp_path: Path, as_json: tuple[str, ...]
) -> None:
    spoilt = A_PACK.replace("weirside", "spoilt").replace('within = "5 working days"', 'within = "five days"')
    own = a_folder_of_packs(tmp_path, weirside=A_PACK, spoilt=spoilt)
    code, said, _ = policy("list", "--data-dir", own, *as_json, folder=tmp_path, width=200)
    assert code == 78
    assert "Weirside Homes" in said
    assert "'five days' is not a length of time" in said
    assert "policies/spoilt/policy.toml:" in said


# -- explain, lint, diff


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_told_back(tmp_path: Path, name: str) -> None:
    code, said, errors = policy("explain", name, "--year", "2026", folder=tmp_path)
    assert code == 0, errors
    for title in ("How days are counted", "What letters say", "How unclear words were read", "Example dates"):
        assert title in said


def test_a_pack_told_back_counts_as_asked(tmp_path: Path) -> None:
    words = ("explain", "wnwhl-2009", "--year", "2026", "--nation", "scotland", "--counting", "office_hours", "--json")
    [found] = objects(policy(*words, folder=tmp_path)[1])
    assert (found["nation"], found["counting"]) == ("scotland", "office_hours")
    plain = [each for each in found["examples"] if each["day"] == "A plain Monday"]
    assert [each["due"] for each in plain if "acknowledge" in each["clocks"]] == ["2026-06-02T17:00:00+01:00"]
    assert [each["due"] for each in plain if "stage-1-answer" in each["clocks"]] == ["2026-06-16T17:00:00+01:00"]


@pytest.mark.parametrize("year", ["0", "99999", "1949", "2101", "-5", "next"])
def test_a_year_nobody_counts_in_is_wrong_usage(tmp_path: Path, year: str) -> None:
    code, said, errors = policy("explain", "wnwhl-2009", f"--year={year}", folder=tmp_path)
    assert (code, said) == (2, "")
    assert f"'{year}' is no year to count in. Write one from 1950 to 2100." in " ".join(errors.replace("│", "").split())


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("year", ["1950", "2100"])
def test_the_first_year_and_the_last_can_be_counted_in(tmp_path: Path, name: str, year: str) -> None:
    assert policy("explain", name, "--year", year, folder=tmp_path)[0] == 0


@pytest.mark.parametrize("name", PACKS)
def test_only_the_codes_own_pack_falls_short_of_nothing(tmp_path: Path, name: str) -> None:
    code, said, errors = policy("lint", name, folder=tmp_path)
    assert code == (0 if name == "hos-code-2024" else 1), errors
    assert ("Falls short" in said) is (name != "hos-code-2024")
    assert "check the official text" in said


def test_all_packs_are_held_against_the_code(tmp_path: Path) -> None:
    code, said, _ = policy("lint", "--all", "--json", folder=tmp_path)
    found = {each["pack"]: each for each in objects(said)}
    assert (code, tuple(found)) == (1, PACKS)
    assert [name for name, each in found.items() if not each["falls_short"]] == ["hos-code-2024"]
    [stages] = [each for each in found["west-kent-2011"]["provisions"] if each["number"] == "5.3"]
    assert stages["verdict"] == "falls short"
    assert stages["found"][0]["place"] == "stage"


@pytest.mark.parametrize("words", [(), ("wnwhl-2009", "--all")])
def test_lint_wants_one_pack_or_all(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert policy("lint", *words, folder=tmp_path)[0] == 2


def test_two_packs_are_compared(tmp_path: Path) -> None:
    code, said, _ = policy("diff", "wdh-2022", "hos-code-2024", folder=tmp_path, width=120)
    assert code == 0
    assert "- stage-1-answer: 10 working days from logged -> 10 working days from acknowledged" in said
    assert "- Gone: recovery (Service recovery)" in said
    assert policy("diff", "wdh-2022", "wdh-2022", folder=tmp_path)[1] == "wdh-2022 and wdh-2022 say the same.\n"


# -- All of them


@pytest.mark.parametrize("width", [80, 50])
@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("explain", "wdh-2022"),
        ("lint", "west-kent-2011"),
        ("diff", "wnwhl-2009", "hos-code-2024"),
        ("due", "wdh-2022", "stage-1-log-acknowledge-allocate", MAUNDY_THURSDAY),
    ],
)
def test_answers_fit_the_terminal(tmp_path: Path, words: tuple[str, ...], width: int) -> None:
    _, said, errors = policy(*words, folder=tmp_path, width=width)
    assert said, errors
    assert max(map(len, said.splitlines())) <= width


@pytest.mark.parametrize("command", ["explain", "lint"])
def test_a_landlords_own_small_pack_will_do(tmp_path: Path, command: str) -> None:
    own = a_folder_of_packs(tmp_path, weirside=A_PACK)
    code, said, errors = policy(command, "weirside", "--data-dir", own, folder=tmp_path)
    assert code in (0, 1), errors
    assert "Weirside Homes" in said
