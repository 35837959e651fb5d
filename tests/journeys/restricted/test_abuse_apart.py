"""Walter, whose contact is limited, abuses whoever reads his mail: that is told apart, and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, FILED, IRIS, SAYS_IT_AGAIN, THE_GATE, TOLD, WaltersHouse

from builders import LEAD

NOTICE, DANGER = "officer.notice.abuse", "officer.notice.danger"
ABUSE = " You lazy bastards."
GAS = " And I can smell gas in the kitchen."


def told(house: WaltersHouse, name: str = NOTICE) -> list[str]:
    """Return who was sent a notice, in order."""
    return [letter["to"] for letter in house.place.letters() if letter["name"] == name]


@pytest.mark.parametrize("pack", TOLD)
def test_under_every_policy_somebody_hears_of_it(pack: str, tmp_path: Path) -> None:
    house = WaltersHouse(pack, tmp_path)
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN + ABUSE)
    # Where the policy names a role, whoever holds it besides: Iris is of Customer Relations, and nobody is a champion.
    assert told(house) == ([IRIS, LEAD] if pack == "wdh-2022" else [LEAD])


def test_limited_or_not_he_is_answered_as_he_would_have_been(tmp_path: Path) -> None:
    letters = {}
    for name, words in (("civil", ASKS_FOR_MORE), ("rude", ASKS_FOR_MORE + ABUSE)):
        house = WaltersHouse("wnwhl-2009", tmp_path / name)
        house.restricts("acknowledge-only")
        house.writes("2026-06-22 09:00", words)
        letters[name] = (house.to_walter(), house.stage(), house.flagged(), house.answers_due(), house.on_record())
    assert letters["civil"] == letters["rude"]
    assert letters["rude"][0] == [FILED]
    assert told(house) == [LEAD], "besides the notice of the contact"


def test_his_new_complaint_opens_a_case_all_the_same(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    heard = house.writes("2026-06-22 09:00", THE_GATE + ABUSE, subject="The gate")
    assert (heard.reference, house.to_walter()) == ("NH-26-0002", ["complainant.acknowledgement.stage-1"])
    assert told(house) == [LEAD]


def test_a_danger_beside_it_is_told_as_a_danger(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN + GAS + ABUSE)
    assert LEAD in told(house, DANGER)
    assert told(house) == [LEAD]
