"""A rehearsal on a terminal: numbers, then the words behind each flag, then what would have been set aside.

Nothing here is a table: a block a message can be read on a narrow screen, and its words wrap.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from heard.cli.show import console, when
from heard.cli.wrapped import heading, told
from heard.reports.rehearsal.aside import Aside
from heard.reports.rehearsal.came import Told
from heard.reports.rehearsal.flags import Flagged, Shown
from heard.reports.rehearsal.report import FLAGS, VERDICTS, Report

_UNDER = "    "
_HIDES = "If heard lost a complaint, it would be here. What sounded displeased all the same comes first."


def numbers(report: Report) -> None:
    """Print what a rehearsal came to, each number before what it counts."""
    for number, name, of in report.counts:
        told(name, f"{number:>6}  ")
        for part, what in of:
            told(what, f"{part:>12}  ")


def words(report: Report, zone: ZoneInfo) -> None:
    """Print the words behind each flag, and what would have been set aside."""
    console.print()
    heading("The words behind the flags")
    if not report.flagged:
        told("Nothing was flagged.")
    for flag, of_it in report.flagged.items():
        console.print()
        heading(f"{FLAGS[flag].capitalize()}: {len(of_it)}")
        for flagged in of_it:
            _flagged(flagged, zone)
    console.print()
    heading("What would have been set aside")
    told(_HIDES if report.aside else "Nothing was set aside.")
    for name, of_a_kind in report.aside.items():
        console.print()
        heading(f"{name.capitalize()}: {len(of_a_kind)}")
        for aside in of_a_kind:
            _aside(aside, zone)


def _flagged(flagged: Flagged, zone: ZoneInfo) -> None:
    _message(flagged.told, zone, f"{VERDICTS[flagged.verdict]}: ")
    if flagged.why:
        told(flagged.why, f"{_UNDER}because ", under=_UNDER)
    for shown in flagged.shown:
        told(in_words(shown), _UNDER)
    _followed(flagged.told)


def _aside(aside: Aside, zone: ZoneInfo) -> None:
    _message(aside.told, zone)
    told(f"because {aside.why}", _UNDER)
    if aside.displeased:
        told(f"sounds displeased: “{aside.displeased}”", _UNDER)
    if aside.begins:
        told(f"it begins: “{aside.begins}”", _UNDER)
    if aside.told.followed:
        _followed(aside.told)


def _message(message: Told, zone: ZoneInfo, said: str = "") -> None:
    console.print()
    told(f"{said}{message.file}, {when(message.received_at.isoformat(), zone)}", under=_UNDER)
    told(f"“{message.subject}”" if message.subject else "without a subject", _UNDER)
    told(f"from {message.who}, on {message.case}", _UNDER)


def _followed(message: Told) -> None:
    told(f"heard {'; '.join(message.followed) or 'did nothing'}", _UNDER)


def in_words(shown: Shown) -> str:
    """Return what speaks for a flag or against it as a person would say it."""
    if shown.by:
        return f"“{shown.words}”, by rule {shown.by}" if shown.words else f"by rule {shown.by}"
    likely = "says so" if shown.likely is None else f"{shown.likely}% likely"
    counted = f"; what counted most: {shown.words}" if shown.words else ""
    return f"second opinion{', which doubts it' if shown.doubts else ''}: {likely}{counted}"
