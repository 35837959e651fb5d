"""Sentences on a terminal: wrapped to its width, with what hangs together kept in line."""

from __future__ import annotations

from textwrap import wrap

from heard.cli.show import console, plain


def heading(text: str, first: str = "") -> None:
    for line in _lines(text, first, first):
        console.print(f"[bold]{plain(line)}[/bold]")


def told(text: str, first: str = "", *, under: str | None = None) -> None:
    """Print a paragraph.

    first  what stands before its first line: "- "
    under  what stands before the others; else as much room
    """
    for line in _lines(text, first, " " * len(first) if under is None else under):
        console.print(plain(line))


def _lines(text: str, first: str, under: str) -> list[str]:
    # A name of a pack ("stage-1-answer") is typed again, and must not be cut at its hyphens.
    return wrap(text, console.width, initial_indent=first, subsequent_indent=under, break_on_hyphens=False)
