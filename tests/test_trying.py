"""What `heard check` finds in the days of the office, and what of them has clocks counted again."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import MovedClock
from heard.settings import load
from heard.store.connect import Store
from heard.trying import try_everything
from heard.wiring import build_house

SITE = """
[organisation]
name = "Northgate Homes"
policy = "POLICY"
reference = "NH"
nation = "england-wales"
DAYS

[database]
url = "sqlite:///heard.db"

[[mailbox]]
address = "complaints@northgate.example"
read = "eml:mail"
send = "eml:letters"
"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "mail").mkdir()

    def site(days: str = "", policy: str = "wnwhl-2009") -> Path:
        path = tmp_path / "heard.toml"
        path.write_text(SITE.replace("POLICY", policy).replace("DAYS", days), encoding="utf-8")
        return path

    return site


def said_of(path: Path, key: str) -> list[str]:
    return [
        str(mistake) for found in try_everything(path) for mistake in found if f"organisation.{key}" in mistake.where
    ]


@pytest.mark.parametrize(
    "days, key, said",
    [
        pytest.param(
            "holidays_removed = [2026-05-05]", "holidays_removed", "2026-05-05 is no bank holiday", id="no such"
        ),
        pytest.param(
            "holidays_added = [2026-12-25]", "holidays_added", "2026-12-25 is known as a bank holiday", id="known"
        ),
        pytest.param(
            'closures = [{ on = 2026-12-24, kind = "half", closes = "18:00" }]',
            "closures",
            "18:00 is not between 09:00 and 17:00",
            id="closes late",
        ),
    ],
)
def test_a_day_that_cannot_be_meant_is_told(site, days, key, said):
    (told,) = said_of(site(days), key)
    assert said in told


@pytest.mark.parametrize(
    "days",
    [
        "holidays_removed = [2026-05-04]",
        "holidays_added = [2026-06-15]",
        'closures = [{ on = 2026-12-24, kind = "half", closes = "13:00" }, { on = 2026-12-29, kind = "stop" }]',
    ],
)
def test_nothing_is_said_of_days_that_can(site, days):
    assert said_of(site(days), days.partition(" ")[0]) == []


def test_a_day_that_stops_clocks_is_a_mistake_where_the_policy_knows_none(site):
    closures = 'closures = [{ on = 2026-12-29 }, { on = 2026-12-30, kind = "stop" }]'
    (told,) = said_of(site(closures, "hos-code-2024"), "closures")
    assert "closures[1].kind: the policy hos-code-2024 knows no closure day of kind 'stop'" in told


@pytest.mark.parametrize(
    "days",
    [
        "holidays_removed = [2026-05-04]",
        "holidays_added = [2026-05-04]",
        "closures = [{ on = 2026-12-29 }]",
        'closures = [{ on = 2026-12-29, kind = "stop" }]',
        'closures = [{ on = 2026-12-29, kind = "half", closes = "13:00" }]',
        'closures = [{ on = 2026-12-29, kind = "half", closes = "12:00" }]',
        'zone = "Europe/Dublin"',
    ],
)
def test_clocks_are_counted_again_when_the_days_of_the_office_change(site, days):
    before = build_house(load(site()), now=MovedClock()).counted_by
    after = build_house(load(site(days)), now=MovedClock()).counted_by
    assert after != before


def test_clocks_are_not_counted_again_because_days_are_listed_in_another_order(site):
    days = ["{ on = 2026-12-29 }", "{ on = 2026-12-30 }"]
    listed = (f"closures = [{', '.join(order)}]" for order in (days, days[::-1]))
    first, second = (build_house(load(site(each)), now=MovedClock()).counted_by for each in listed)
    assert first == second


def test_a_database_of_an_earlier_heard_is_told(site, tmp_path):
    path = site()
    store = Store(f"sqlite:///{tmp_path / 'heard.db'}")
    store.prepare()
    assert said_of_the_database(path) == []
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    (told,) = said_of_the_database(path)
    assert "an earlier heard wrote it" in told
    store.close()


def said_of_the_database(path: Path) -> list[str]:
    return [str(each) for found in try_everything(path) for each in found if "database" in each.where]


def test_of_what_is_acted_on_it_is_not_said_that_it_is_not(site):
    path = site()
    staff = 'name = "Rosa Repairs"\naddress = "rosa@northgate.example"\nroles = ["team-lead"]\narea = "repairs"\n'
    path.write_text(f"{path.read_text()}\n[[staff]]\n{staff}", encoding="utf-8")
    found = [str(mistake) for each in try_everything(path) for mistake in each]
    assert not [each for each in found if "does not act on it" in each]
