"""Days as people type them."""

from __future__ import annotations

from datetime import date

import typer

AS_IN = "As in 2026-11-22, or 22/11/2026."


def day(written: str) -> date:
    """Return the day that was typed for an option.  Raises BadParameter where it is none."""
    from heard.settings.register_written import day_in

    found = day_in(written)
    if not isinstance(found, date):
        raise typer.BadParameter(f"'{written[:60]}' is no day. {AS_IN}")
    return found
