"""A file of restrictions is taken in: `heard restrict import`, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.show import console
from heard.cli.site import site_of
from heard.cli.wrapped import told

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from heard.daemon.house import House
    from heard.errors import Mistake
    from heard.settings import Register, Restricted
    from heard.settings.register_written import WrongWith


def take_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="In the form of register.toml; or a table, ending in .csv.")],
) -> None:
    """Take in what a file has and the register has not; what stands already is not changed.

    What add would refuse of it is refused with its place, and nothing is taken in.
    """
    from heard.daemon import before_heard, restricting
    from heard.settings import load_register
    from heard.settings.register_written import from_csv
    from heard.store import restrictions

    house = site_of(context).house()
    with house.store.reading() as connection:
        wrong_with = _would_be_refused(connection, house)
        if file.suffix.lower() == ".csv":
            register = from_csv(file, wrong_with)
        else:
            register = load_register(file)
            _refuse(file, register, wrong_with)
        before = {entry.number for entry in restrictions.every(connection)}
        others = list(_of_others(connection, register))
    cases = before_heard.take_in(house, register)
    with house.store.reading() as connection:
        new = [entry for entry in restrictions.every(connection) if entry.number not in before]
        others += [f"{entry.number}: {line}" for entry in new for line in restricting.overlaps(connection, entry)]
    stood = len(register.restricted) - len(new)
    told(f"Restrictions taken in: {len(new)}; earlier cases: {len(cases)}; restrictions that stood already: {stood}.")
    for entry in new:
        told(f"{entry.number}  {entry.said.name}: {entry.restriction.option}, from {entry.restriction.first}")
    for line in others:
        told(line)
    if new:
        console.print("heard restrict list says what the policy also wants of them.")


def _would_be_refused(connection: Connection, house: House) -> WrongWith:
    """Return what tells what is wrong with an entry of a file; of one that stands already, nothing."""
    from heard.daemon.restriction_files import wrong_with
    from heard.daemon.restriction_work import today
    from heard.store import restricted_register

    given = house.given

    def wrong(entry: Restricted) -> list[Mistake]:
        if restricted_register.standing_already(connection, entry) is not None:
            return []
        return list(wrong_with(entry, given.landlord, given.policy, given.calendar, today(house)))

    return wrong


def _refuse(file: Path, register: Register, wrong_with: WrongWith) -> None:
    """Raise SettingsError with what is wrong with the entries of a file, each with its place."""
    from heard.errors import Mistake, SettingsError

    mistakes = [
        Mistake(f"{file.name}: restricted[{place}].{each.where}", each.what, each.do)
        for place, entry in enumerate(register.restricted)
        for each in wrong_with(entry)
    ]
    if mistakes:
        raise SettingsError(mistakes)


def _of_others(connection: Connection, register: Register) -> Iterator[str]:
    """Yield whose addresses the new entries of a file give besides, where they are somebody else's."""
    from heard.store import register_people, restricted_register

    for entry in register.restricted:
        if restricted_register.standing_already(connection, entry) is None:
            for address, known in register_people.somebody_else_at(connection, entry):
                yield f"{entry.person}: {address} is {known.names[0]}'s too. Mail from it may be limited."
