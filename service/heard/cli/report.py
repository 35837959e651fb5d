"""heard report: a report of the policy over its last period or any days, on the terminal or into a file."""

from __future__ import annotations

import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from heard.cli.days import day
from heard.cli.show import console, plain, table
from heard.cli.site import Site, site_of

if TYPE_CHECKING:
    from heard.reports.periodic.shape import Report

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
"""No landlord has cases before the one or after the other; a year that is mistyped is told at once."""


class As(StrEnum):
    """As what a report is shown."""

    TEXT = "text"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    app.command()(report)


def report(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="As the policy calls it; without it: which there are.")] = None,
    first: Annotated[date | None, typer.Option("--from", parser=day, help="Its first day.", metavar="DAY")] = None,
    last: Annotated[
        date | None,
        typer.Option("--to", parser=day, help="Its last day; without days: the last period.", metavar="DAY"),
    ] = None,
    area: Annotated[str | None, typer.Option(help="Of this area of your work alone.")] = None,
    shown_as: Annotated[As, typer.Option("--as", help="As what.")] = As.TEXT,
    only: Annotated[str | None, typer.Option("--table", help="As CSV: this table alone.", metavar="NAME")] = None,
    figure: Annotated[
        str | None, typer.Option(help='The cases behind one number: "measures: Stage 1: in time".')
    ] = None,
    into: Annotated[Path | None, typer.Option("--to-file", help="Write it there.", metavar="PATH")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Print a report of the policy, or write it into a file; nothing is sent."""
    if name is None:
        asked = (first, last, area, only, figure, into)
        if any(each is not None for each in asked) or shown_as is not As.TEXT or force:
            raise typer.BadParameter("say which report; heard report alone lists them", param_hint="NAME")
        _list(site_of(context))
        return
    days = _days(first, last)
    if only is not None and shown_as is not As.CSV:
        raise typer.BadParameter("only CSV can be of one table. Add: --as csv", param_hint="--table")
    if shown_as is As.XLSX and into is None and figure is None:
        raise typer.BadParameter("a workbook is for a file. Add: --to-file report.xlsx", param_hint="--as")
    from heard.daemon.rhythm.report_shown import behind, shown

    made = shown(site_of(context).house(as_it_stands=True), name, days, area)
    if figure is not None:
        for reference in behind(made, figure):
            console.print(plain(reference))
        return
    content = _content(made, shown_as, only)
    if into is not None:
        from heard.reports.case_file.keeping import alone

        alone(into, content, over=force)
        console.print(plain(f"Wrote {into}."), soft_wrap=True)
    else:
        # The mark that Excel wants at the beginning is for files alone.
        sys.stdout.write(content.decode("utf-8-sig"))


def _list(site: Site) -> None:
    from heard.daemon.rhythm.report_shown import going

    rows = [
        (each.name, f"each {each.every}", _goes(site, each.goes_next), ", ".join(each.to) or "whoever asks for it")
        for each in going(site.house(as_it_stands=True))
    ]
    table(("report", "how often", "goes next", "to"), rows)


def _goes(site: Site, when: datetime | None) -> str:
    return site.when(when.isoformat()) if when is not None else "when asked for"


def _days(first: date | None, last: date | None) -> tuple[date, date] | None:
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise typer.BadParameter("give both days, --from and --to, or neither", param_hint="--from")
    if last < first:
        raise typer.BadParameter("the last day is before the first", param_hint="--to")
    if first < EARLIEST or last > LATEST:
        raise typer.BadParameter(f"a report is of days from {EARLIEST} to {LATEST}", param_hint="--from")
    return first, last


def _content(report: Report, shown_as: As, only: str | None) -> bytes:
    if shown_as is As.XLSX:
        from heard.reports.periodic.shown.xlsx import as_xlsx

        return as_xlsx(report)
    if shown_as is As.HTML:
        from heard.reports.periodic.shown.html import as_page

        return as_page(report).encode()
    if shown_as is As.CSV:
        from heard.reports.periodic.shown.csv import as_csv

        return as_csv(report, table=only)
    if shown_as is As.JSON:
        from heard.reports.periodic.shown.json import as_json

        return as_json(report)
    from heard.reports.periodic.shown.text import as_text

    return as_text(report, width=console.width).encode()
