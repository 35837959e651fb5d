"""`heard report`, as typed: which there are, what it shows, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from typed import heard

OF_2025 = ("performance", "--from", "2025-11-01", "--to", "2025-11-30")


@pytest.fixture
def site(demo: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the demo's folder, to change."""
    return Path(shutil.copytree(demo[0] / "demo-out", tmp_path / "demo-out"))


def ask(site: Path, *words: str) -> tuple[int, str, str]:
    return heard("--config", "heard.toml", "report", *words, folder=site, width=80)


def test_without_a_name_it_says_which_there_are_for_whom_and_when_each_goes(site: Path) -> None:
    code, said, errors = ask(site)
    assert code == 0, errors
    [line] = [line for line in said.splitlines() if line.startswith("scorecard")]
    assert "each month" in line
    assert "Senior Management Team member" in line
    assert said.splitlines()[0].split() == ["report", "how", "often", "goes", "next", "to"]


def test_the_regulators_report_is_there_under_every_policy_and_goes_to_nobody_by_itself(site: Path) -> None:
    [line] = [line for line in ask(site)[1].splitlines() if line.startswith("regulator")]
    assert "when asked for" in line
    code, said, errors = ask(site, "regulator", "--from", "2025-04-01", "--to", "2026-03-31")
    assert code == 0, errors
    assert said.startswith("Regulator report, 1 April 2025 to 31 March 2026\n")
    assert "The number of homes is not given." in " ".join(said.split())


def test_it_shows_a_report_over_the_days_asked_for(site: Path) -> None:
    code, said, errors = ask(site, *OF_2025)
    assert code == 0, errors
    assert said.startswith("Performance report, 1 November 2025 to 30 November 2025\n")
    assert max(map(len, said.splitlines())) <= 80


def test_days_may_be_written_as_people_do(site: Path) -> None:
    as_people_do = ("performance", "--from", "1/11/2025", "--to", "30/11/2025")
    assert ask(site, *as_people_do) == ask(site, *OF_2025)


def test_for_programs_it_is_one_object(site: Path) -> None:
    code, said, errors = ask(site, *OF_2025, "--as", "json")
    assert code == 0, errors
    assert json.loads(said)["last"] == "2025-11-30"


def test_a_workbook_goes_into_a_file_and_over_no_other(site: Path) -> None:
    into = ("--as", "xlsx", "--to-file", "november.xlsx")
    assert ask(site, *OF_2025, *into)[:2] == (0, "Wrote november.xlsx.\n")
    assert zipfile.is_zipfile(site / "november.xlsx")
    (site / "november.xlsx").write_text("somebody's work")
    code, _, errors = ask(site, *OF_2025, *into)
    assert (code, errors == "november.xlsx: it is there already. Name another, or add: --force\n") == (2, True)
    assert (site / "november.xlsx").read_text() == "somebody's work"
    assert ask(site, *OF_2025, *into, "--force")[0] == 0
    assert zipfile.is_zipfile(site / "november.xlsx")


def test_a_page_holds_its_charts(site: Path) -> None:
    assert ask(site, *OF_2025, "--as", "html", "--to-file", "november.html")[0] == 0
    assert "data:image/png;base64," in (site / "november.html").read_text(encoding="utf-8")


def test_the_cases_behind_each_figure_can_be_had(site: Path) -> None:
    report = json.loads(ask(site, *OF_2025, "--as", "json")[1])
    figure, cases = next(
        (f"{table['name']}: {row[0]}: {column}", cell["cases"])
        for section in report["sections"]
        for table in section["tables"]
        for row in table["rows"]
        for column, cell in zip(table["columns"], row, strict=True)
        if isinstance(cell, dict) and cell.get("cases")
    )
    code, said, errors = ask(site, *OF_2025, "--figure", figure)
    assert (code, said.split()) == (0, cases), errors


def test_all_the_days_there_may_be_are_not_too_many(site: Path) -> None:
    code, said, errors = ask(site, "performance", "--from", "2000-01-01", "--to", "2099-12-31", "--as", "json")
    assert (code, json.loads(said)["last"]) == (0, "2099-12-31"), errors


def test_one_table_alone_for_other_programs(site: Path) -> None:
    table = json.loads(ask(site, *OF_2025, "--as", "json")[1])["sections"][0]["tables"][0]
    code, said, errors = ask(site, *OF_2025, "--as", "csv", "--table", table["name"])
    assert code == 0, errors
    assert len(said.splitlines()) == 1 + len(table["rows"])


@pytest.mark.parametrize(
    "words, told",
    [
        pytest.param(
            ("performanse",), "has no report 'performanse'. Did you mean 'performance'?", id="a name misspelt"
        ),
        pytest.param((*OF_2025, "--area", "repaars"), "there is no area 'repaars'.", id="an area that is none"),
        pytest.param((*OF_2025, "--figure", "x"), "report performance has no figure 'x'.", id="a figure that is none"),
        pytest.param(("--from", "2025-11-01"), "say which report; heard report alone lists them", id="days of none"),
        pytest.param(("--as", "csv"), "say which report", id="as CSV, but which"),
        pytest.param(
            ("performance", "--from", "2025-11-31", "--to", "2025-12-01"),
            "'2025-11-31' is no day. As in 2026-11-22, or",
            id="a day that is none",
        ),
        pytest.param(("performance", "--from", "2025-11-01"), "give both days", id="one day alone"),
        pytest.param(
            ("performance", "--from", "2025-11-02", "--to", "2025-11-01"), "before the first", id="days turned round"
        ),
        pytest.param(
            ("performance", "--from", "0001-01-01", "--to", "0001-01-31"),
            "a report is of days from 2000-01-01",
            id="year 1",
        ),
        pytest.param(
            ("performance", "--from", "1000-01-01", "--to", "2026-05-31"),
            "a report is of days from 2000-01-01",
            id="1000",
        ),
        pytest.param(
            ("performance", "--from", "2025-11-01", "--to", "9999-12-31"),
            "of days from 2000-01-01 to 2099-12-31",
            id="9999",
        ),
        pytest.param(
            (*OF_2025, "--to-file", "n" * 300), "cannot be written (File name too long)", id="a name too long"
        ),
        pytest.param((*OF_2025, "--as", "xlsx"), "a workbook is for a file", id="a workbook on a terminal"),
        pytest.param((*OF_2025, "--table", "x"), "only CSV can be of one table", id="a table of no CSV"),
        pytest.param(
            (*OF_2025, "--to-file", "no/such/folder/x"),
            "no/such/folder/x: cannot be written (No such file or directory). Name another place",
            id="a folder not there",
        ),
    ],
)
def test_what_cannot_be_is_said_on_one_line(site: Path, words: tuple[str, ...], told: str) -> None:
    code, said, errors = ask(site, *words)
    assert (code, said) == (2, "")
    assert told in " ".join(errors.split())
