"""Group-2008, 5.10: a complaint pursued unreasonably may be dealt with outside the usual way and times."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from restricted.walter import ASKS_FOR_MORE, WaltersHouse

from heard.daemon import restriction_reminders
from heard.store.due import ran_out
from policies.clauses import Clause, proves

WAITS, LONG_AFTER = "appeal-answer", "2026-12-01 09:00"


@proves("grp08-5.10-different")
def test_a_matter_managed_differently_is_listed_as_such_and_nothing_of_it_is_overdue(
    clause: Clause, tmp_path: Path
) -> None:
    house = WaltersHouse("group-2008", tmp_path)
    house.restricts("manage-differently", first=date(2026, 6, 3))
    [listed] = house.cases()
    assert listed["clocks_off"] == {"restriction": 1, "until": None}
    assert "open, clocks off" in house.types("cases")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert (house.clock(WAITS)["state"], house.day(WAITS)) == ("running", None), "it stays owed, with no day set for it"
    with house.place.house.store.reading() as connection:
        late = [each.clock for each in ran_out(connection, house.story.at(LONG_AFTER))]
    assert late in ([], ["keep-in-touch"]), "a nudge is no promise"
    # Six months from its first day, where nobody set a day.
    at = [house.story.at(each) for each in ("2026-06-22 09:00", "2027-01-01 09:00")]
    assert date(2026, 12, 3) in [each.date() for each in restriction_reminders.moments(house.place.house, *at)]
