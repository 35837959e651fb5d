"""Exporting: all about one case, as an Ombudsman asks for it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.look import AsJson
from heard.cli.show import console, json_line, plain
from heard.cli.site import site_of
from heard.ending import NEEDS_A_PERSON
from heard.now import utc_now

if TYPE_CHECKING:
    from heard.reports.case_file.whole import Made

export_app = typer.Typer(no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(export_app, name="export")


@export_app.callback()
def _of_what() -> None:
    """All about a case, into a folder or a zip."""


@export_app.command("case")
def export_case(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="As in NH-25-0042.")],
    to: Annotated[Path, typer.Option("--to", help="A folder that is not there yet, or is empty.", metavar="FOLDER")],
    as_zip: Annotated[bool, typer.Option("--zip", help="Make one zip of that name instead of a folder.")] = False,
    without_staff_mail: Annotated[
        bool, typer.Option("--without-staff-mail", help="Leave out mail between staff, and notices to them.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the case file: chronology, every message and letter, what was attached, a manifest with hashes."""
    from heard.reports.case_file.gathering import Asked
    from heard.reports.case_file.whole import make
    from heard.wiring import landlord_of

    site = site_of(context)
    asked = Asked(landlord_of(site.settings()), utc_now(), site.zone, staff_mail=not without_staff_mail)
    with site.reading() as connection:
        made = make(connection, reference, to, asked, as_zip=as_zip)
    if as_json:
        json_line(asdict(made) | {"to": str(to)})
    else:
        _tell(made, to)
    if not made.is_whole:
        raise typer.Exit(NEEDS_A_PERSON)


def _tell(made: Made, to: Path) -> None:
    counts = f"{made.messages} messages, {made.letters} letters, {made.attachments} attachments"
    console.print(plain(f"Wrote the case file of {made.reference} to {to}: {counts}."), soft_wrap=True)
    if made.not_here:
        console.print(f"Not among the files: {made.not_here}; the chronology says which, and why.")
    console.print("It holds what people wrote about themselves: keep it where only those who need it can read it.")
    if not made.is_whole:
        console.print("[bold]The history of this case is NOT whole[/bold]; the chronology says from which event on.")
