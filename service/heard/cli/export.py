"""Exporting: all about one case, as an Ombudsman asks for it, or about one person, as they may ask for it."""

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
    from heard.reports.person_file.whole import Made as MadeOfPerson

To = Annotated[Path, typer.Option("--to", help="A folder that is not there yet, or is empty.", metavar="FOLDER")]
AsZip = Annotated[bool, typer.Option("--zip", help="Make one zip of that name instead of a folder.")]
WithoutStaffMail = Annotated[
    bool, typer.Option("--without-staff-mail", help="Leave out mail between staff, and notices to them.")
]
NOT_SEEN = "Mail that could not be looked through to the end: {}; {} which."
export_app = typer.Typer(no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(export_app, name="export")


@export_app.callback()
def _of_what() -> None:
    """All about a case or a person, into a folder or a zip."""


@export_app.command("case")
def export_case(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="As in NH-25-0042.")],
    to: To,
    as_zip: AsZip = False,
    without_staff_mail: WithoutStaffMail = False,
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


@export_app.command("person")
def export_person(
    context: typer.Context,
    whom: Annotated[str, typer.Argument(help="The address they write from, or as in P12.", metavar="ADDRESS|PERSON")],
    to: To,
    as_zip: AsZip = False,
    without_staff_mail: WithoutStaffMail = False,
    as_json: AsJson = False,
) -> None:
    """Write all that is held about a person: their cases, their mail on others', what is said of them, an index."""
    from heard.reports.case_file.gathering import Asked
    from heard.reports.person_file.whole import make

    site = site_of(context)
    with site.reading() as connection:
        given = site.house(as_it_stands=True).given
        asked = Asked(given.landlord, utc_now(), site.zone, staff_mail=not without_staff_mail)
        made = make(connection, whom, to, asked, given, as_zip=as_zip)
    if as_json:
        json_line(asdict(made) | {"to": str(to)})
    else:
        _tell_of_person(made, to)
    if made.damaged:
        raise typer.Exit(NEEDS_A_PERSON)


def _tell_of_person(made: MadeOfPerson, to: Path) -> None:
    from heard.reports.person_file.index import READ_FIRST

    console.print(plain(f"Wrote what is held about {made.person} to {to}."), soft_wrap=True)
    console.print(f"Their cases, whole: {', '.join(made.cases) or 'none'}.", soft_wrap=True)
    console.print(f"On other cases, or on none: messages {made.messages}, letters {made.letters}.")
    if made.not_here:
        console.print(f"Not among the files: {made.not_here}; index.html says which, and why.")
    if made.not_seen:
        console.print(NOT_SEEN.format(made.not_seen, "the manifests say"))
    console.print(f"[bold]{READ_FIRST}[/bold]")
    for each in made.damaged:
        console.print(f"[bold]{plain(each)}[/bold]", soft_wrap=True)


def _tell(made: Made, to: Path) -> None:
    counts = f"{made.messages} messages, {made.letters} letters, {made.attachments} attachments"
    console.print(plain(f"Wrote the case file of {made.reference} to {to}: {counts}."), soft_wrap=True)
    if made.not_here:
        console.print(f"Not among the files: {made.not_here}; the chronology says which, and why.")
    if made.not_seen:
        console.print(NOT_SEEN.format(made.not_seen, "manifest.json says"))
    console.print("It holds what people wrote about themselves: keep it where only those who need it can read it.")
    if not made.is_whole:
        console.print("[bold]The history of this case is NOT whole[/bold]; the chronology says from which event on.")
