"""People: who has several addresses, who may be one person, and saying whether they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line, plain, table
from heard.cli.site import site_of
from heard.errors import NotFound

if TYPE_CHECKING:
    from heard.casework.events import PersonNumber

people_app = typer.Typer(help="People: their addresses, and who may be one person.", invoke_without_command=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(people_app, name="people")


@people_app.callback()
def people(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those with one address.")] = False,
    as_json: AsJson = False,
) -> None:
    """List persons with several addresses, and pairs that may be one person."""
    if context.invoked_subcommand is not None:
        return
    from heard.reports.people import list_of_people, proposals

    with site_of(context).reading() as connection:
        found, proposed = list(list_of_people(connection, every=every)), list(proposals(connection))
    if as_json:
        for each in (*found, *proposed):
            json_line(each)
        return
    rows = [(x["person"], x["name"], " ".join(x["also"]), x["cases"], " ".join(x["addresses"])) for x in found]
    if rows or not proposed:
        table(("person", "name", "also", "cases", "addresses"), rows)
    for pair in proposed:
        one, other = pair["proposed"]
        console.print()
        for each in (one, other):
            console.print(plain(f"{each['person']} {each['name'] or ''} {' '.join(each['addresses'])}"))
        pair_typed = f"{one['person']} {other['person']}"
        console.print("May be one person.")
        console.print(f"If they are:     heard people merge {pair_typed}")
        console.print(f"If they are not: heard people apart {pair_typed}")


@people_app.command()
def merge(
    context: typer.Context,
    stays: Annotated[str, typer.Argument(help="Whom both are from now on, as in P12.", metavar="STAYS")],
    same: Annotated[str, typer.Argument(help="Who is that person too, as in P31.", metavar="IS_THE_SAME")],
) -> None:
    """Say that two are one person: their cases and addresses are one person's from now on."""
    from heard.daemon import one_person

    into, who = _number(stays), _number(same)
    notes = one_person.merge(site_of(context).house(), who, into)
    console.print(f"P{who} stands as P{into}.")
    for note in notes:
        console.print(plain(note))
    console.print(f"To undo: heard people part P{who}")


@people_app.command()
def part(
    context: typer.Context,
    person: Annotated[str, typer.Argument(help="Who stands as another, as in P31.", metavar="PERSON")],
) -> None:
    """Undo a merge: the person stands alone again."""
    from heard.daemon import one_person

    who = _number(person)
    stood_as, notes = one_person.part(site_of(context).house(), who)
    console.print(f"P{who} stands alone again.")
    for note in notes:
        console.print(plain(note))
    console.print(f"To undo: heard people merge P{stood_as} P{who}")


@people_app.command()
def apart(
    context: typer.Context,
    person: Annotated[str, typer.Argument(help="As in P12.", metavar="PERSON")],
    other: Annotated[str, typer.Argument(help="As in P31.", metavar="OTHER")],
) -> None:
    """Say that two are not one person: nobody is asked about them, and neither is taken for the other."""
    from heard.daemon import somebody_else

    one, two = _number(person), _number(other)
    notes = somebody_else.tell_apart(site_of(context).house(), one, two)
    console.print(f"P{one} and P{two} are two persons.")
    for note in notes:
        console.print(plain(note))
    console.print(f"To undo: heard people merge P{one} P{two}")


def _number(typed: str) -> PersonNumber:
    from heard.casework.events import PersonNumber

    if not re.fullmatch(r"[Pp]?[0-9]{1,9}", typed):
        raise NotFound(f"{typed}: a person is called by P and a number, as in P12. heard people lists them")
    return PersonNumber(int(typed.lstrip("Pp")))
