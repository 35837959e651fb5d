"""Look-alikes where they are met: with a register, a database, and the mail of others in it.

The facts that the table alone is held against know of nobody else; here other people have written too, of the same
thing and of others, and whoever is restricted has been entered and has complained.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from restricted.walter import WaltersHouse

from heard.casework.events import Reference
from judgement.restricted.the_lookalikes import CASES, RESTRICTIONS, Row, by_id

THROUGH_THE_HOUSE = ("fence", "hedge", "bins")


def _complains(house: WaltersHouse, row: Row) -> Reference:
    """Let somebody complain and write again; return their case."""
    sender = f"{row['person']} <{row['addresses'][0]}>"
    *later, first = row["matter"][1:]
    text = f"I want to complain.\n{first}\n{row['phones'][0]}"
    reference = house.writes("2026-06-02 09:00", text, sender=sender, signed="").reference
    assert reference is not None
    for day, text in enumerate(later, start=3):
        subject = f"Again [{reference}]"
        house.writes(f"2026-06-{day:02} 09:00", text.strip(), subject=subject, sender=sender, signed="")
    return reference


@pytest.fixture
def house(case: Row, tmp_path: Path) -> WaltersHouse:
    row = RESTRICTIONS[case["of"]]
    house = WaltersHouse("wnwhl-2009", tmp_path)
    reference = _complains(house, row)
    entry = {key: row[key] for key in ("person", "home", "addresses", "also_known_as", "household")}
    house.restricts("acknowledge-only", case=reference, says=row["matter"][0], **entry)
    house.hears_of_another("2026-06-17 09:00")
    return house


@pytest.mark.parametrize("case", by_id([case for case in CASES if case["of"] in THROUGH_THE_HOUSE]))
def test_whose_words_they_are_in_a_house_with_other_mail(case: Row, house: WaltersHouse) -> None:
    signature = f"\n\n-- \n{case['signature'].strip()}" if "signature" in case else ""
    sender = f"{case['from_name']} <{case['from_address']}>"
    text = case["text"].strip()
    heard = house.writes("2026-06-22 09:00", text, subject=case["subject"], sender=sender, signed=signature)
    found = [each.words for each in heard.decision.findings if each.finding == "restricted"]
    assert heard.decision.verdicts.get("restricted", "no") == case["person"], f"{case['why']}  {found}"
    limited = 1 if case["person"] == "yes" else 0
    assert sum(house.counted()) == limited, "nobody else is counted"
