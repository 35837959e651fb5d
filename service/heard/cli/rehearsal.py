"""Rehearsing: rehearse, demo."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from heard.cli.days import day
from heard.cli.look import AsJson
from heard.cli.site import site_of


def add_to(app: typer.Typer) -> None:
    for command in (rehearse, demo):
        app.command()(command)


def rehearse(
    context: typer.Context,
    sources: Annotated[
        list[Path] | None, typer.Argument(help="Folders of .eml files, mboxes, Maildirs.", metavar="SOURCE...")
    ] = None,
    live: Annotated[bool, typer.Option("--live", help="The mail now in the watched mailboxes.")] = False,
    report: Annotated[bool, typer.Option("--report", help="Add the words behind each flag.")] = False,
    letters: Annotated[Path | None, typer.Option(help="Keep each letter as a file in this folder.")] = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the summary and the words into this file, as a web page.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=day, help="Let the clocks run on to the end of this day.", metavar="DATE")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run old mail through the whole service as if time passed; sends nothing, and touches no database."""
    from heard.cli.rehearsed import rehearse_mail

    settings = site_of(context).settings()
    rehearse_mail(
        settings, sources or [], live=live, report=report, letters=letters, html=html, until=until, as_json=as_json
    )


def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo's site goes.")] = Path("demo-out"),
) -> None:
    """The main job with nothing to set up: sample mail in a folder, a database, letters into a folder."""
    from heard.cli.rehearsed import demo as show_demo

    show_demo(folder)
