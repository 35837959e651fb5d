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
    from heard.settings import Register
    from heard.settings.register_written import from_csv
    from heard.store import restrictions

    house = site_of(context).house()
    with house.store.reading() as connection:
        if file.suffix.lower() == ".csv":
            register = from_csv(file, _would_be_refused(connection, house, Register()))
        else:
            register = _loaded(file, _would_be_refused(connection, house, Register()))
            _refuse(file, register, _would_be_refused(connection, house, register))
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


def _would_be_refused(connection: Connection, house: House, register: Register) -> WrongWith:
    """Return what tells what is wrong with an entry of a file; of one that stands already, with what is new in it.

    register  whose earlier cases stand in the same file
    """
    from heard.daemon.restriction_files import Known, wrong_with
    from heard.daemon.restriction_work import today
    from heard.store import restricted_register

    given = house.given
    known = Known(connection, register, given.landlord)

    def wrong(entry: Restricted) -> list[Mistake]:
        stands = restricted_register.standing_already(connection, entry, register)
        of_itself = wrong_with(entry, given.landlord, given.policy, given.calendar, today(house), stands)
        return [*of_itself, *known.against(entry)]

    return wrong


def _loaded(file: Path, wrong_with: WrongWith) -> Register:
    """Return a file as it is read.

    Raises SettingsError with all that is wrong with it, and with what is wrong with the entries besides, as far as they
    can be looked at.
    """
    from heard.errors import Mistake, SettingsError
    from heard.settings import load_register
    from heard.settings.lines import with_line
    from heard.settings.register import as_far_as_right

    try:
        return load_register(file)
    except SettingsError as error:
        if not file.is_file():
            raise
        besides = [
            Mistake(f"{file.name}: {with_line(_text(file), f'{where}.{each.where}')}", each.what, each.do)
            for where, entry, right in as_far_as_right(file)
            for each in wrong_with(entry)
            if each.where in right and (each.where != "review_on" or "from" in right)
        ]
        raise SettingsError([*error.mistakes, *besides]) from None


def _refuse(file: Path, register: Register, wrong_with: WrongWith) -> None:
    """Raise SettingsError with what is wrong with the entries of a file, each with its place."""
    from heard.errors import Mistake, SettingsError
    from heard.settings.lines import with_line

    mistakes = [
        Mistake(f"{file.name}: {with_line(_text(file), f'restricted[{place}].{each.where}')}", each.what, each.do)
        for place, entry in enumerate(register.restricted)
        for each in wrong_with(entry)
    ]
    if mistakes:
        raise SettingsError(mistakes)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig")


def _of_others(connection: Connection, register: Register) -> Iterator[str]:
    """Yield whose addresses the new entries of a file give besides, where they are somebody else's."""
    from heard.store import register_people, restricted_register

    for entry in register.restricted:
        if restricted_register.standing_already(connection, entry, register) is None:
            for address, known in register_people.somebody_else_at(connection, entry):
                yield f"{entry.person}: {address} is {known.names[0]}'s too. Mail from it may be limited."
