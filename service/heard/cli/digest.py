"""heard digest: what the morning digest says today, shown and not sent."""

from __future__ import annotations

from typing import Annotated

import typer

from heard.cli.show import console, json_line, plain
from heard.cli.site import site_of


def add_to(app: typer.Typer) -> None:
    app.command()(digest)


def digest(
    context: typer.Context,
    reader: Annotated[
        str | None, typer.Option("--for", metavar="ADDRESS", help="An officer; else a team lead.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Print today's digest, as a team lead or one officer reads it; nothing is sent."""
    from heard.daemon.rhythm.digest_shown import shown_today

    shown = shown_today(site_of(context).house(as_it_stands=True), reader)
    if as_json:
        json_line(shown.for_programs())
        return
    console.print(plain(shown.subject), style="bold")
    console.print()
    for line in shown.text.splitlines():
        console.print(plain(line))
