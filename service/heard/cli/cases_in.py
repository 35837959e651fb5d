"""heard cases --in: all that a section of the morning digest counts, where the digest shows the first few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from heard.casework.digest_sections import Section
from heard.cli.show import console, json_line, plain
from heard.cli.site import Site

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from heard.reports.digest.row import Row

OF_NO_CASE: Mapping[str, None] = dict.fromkeys(
    (
        "reference", "person", "home", "stage", "status", "outcome", "owner", "area", "opened", "next_due",
        "restricted",
    )
)  # fmt: skip
"""What is told of the case of a row that is about none, such as mail that nobody could read."""


def show_section(
    site: Site, section: Section, reader: str | None, areas: Mapping[str | None, str], *, as_json: bool
) -> None:
    """Print each row of a section; for programs each with its case, as `heard cases --json` has it.

    reader  the address of the officer as whose digest it is counted; None: every case
    areas   the area of each officer who has one, by address
    """
    from heard.daemon.rhythm.digest_shown import listed_today

    house = site.house(as_it_stands=True)
    with house.store.reading() as connection:
        listed = listed_today(connection, house, section, reader)
        if as_json:
            today = house.given.calendar.local_date(house.now())
            for each in _for_programs(connection, [row for row, _ in listed], today, areas):
                json_line(each)
            return
    for _, line in listed:
        console.print(plain(line), soft_wrap=True)
    if not listed:
        console.print("Nothing.")


def _for_programs(
    connection: Connection, rows: Sequence[Row], today: date, areas: Mapping[str | None, str]
) -> Iterator[dict[str, Any]]:
    from heard.daemon.rhythm.digest_shown import for_programs
    from heard.reports.cases import list_of_cases

    known = list_of_cases(connection, today=today)
    cases = {each["reference"]: each | {"area": areas.get(each["owner"])} for each in known}
    for row in rows:
        case = cases.get(row.reference, OF_NO_CASE) if row.reference is not None else OF_NO_CASE
        yield {**case, "row": for_programs(row)}
