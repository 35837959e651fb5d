"""What the likelihoods of the second opinion are held against, read from rules/thresholds.toml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from heard.datafiles.filling import Filler
from heard.datafiles.form import Form, Slip, written
from heard.datafiles.toml_file import NotRead, content_of, text_of
from heard.errors import Mistake
from heard.judgement.second_opinion.together import VERDICTS, Bounds, Thresholds


def thresholds_in(path: Path) -> tuple[Thresholds, list[Mistake]]:
    """Return what a file says, and every mistake in it; without a file, or where it cannot be read, nothing is said."""
    where, slips = f"{path.parent.name}/{path.name}", list[Slip]()
    if not path.exists():
        return Thresholds(), []
    try:
        read = Filler(slips).fill(Thresholds, Form(content_of(text_of(path)), slips)) or Thresholds()
    except NotRead as wrong:
        place = f"line {wrong.line}" if wrong.line else "file"
        return Thresholds(), [Mistake(f"{where}: {place}", wrong.what, wrong.do)]
    slips.extend(_out_of_bounds(read))
    return read, [Mistake(f"{where}: {written(slip.path)}", slip.what, slip.do) for slip in slips]


def _out_of_bounds(read: Thresholds) -> Iterator[Slip]:
    for name in VERDICTS:
        bounds: Bounds = getattr(read, name)
        yield from _before_an_answer(name, bounds)
        if not 0 <= max(bounds.doubt_below, bounds.ask_from) <= bounds.yes_from <= 1:
            order = f"{bounds.doubt_below}, {bounds.ask_from}, {bounds.yes_from}"
            yield Slip(
                (name,),
                f"is out of order: {order}.",
                "From 0 to 1: ask_from and doubt_below, neither above yes_from.",
            )
    if not 0 <= read.though_displeased_below <= read.set_aside_below <= read.heard_from <= 1:
        yield Slip(
            ("set_aside_below",),
            "is out of order.",
            "From 0 to 1: though_displeased_below, set_aside_below, heard_from, none above the next.",
        )


def _before_an_answer(name: str, bounds: Bounds) -> Iterator[Slip]:
    least = bounds.ask_from_unanswered
    if least is None:
        return
    if name != "escalation":
        yield Slip((name, "ask_from_unanswered"), "is for [escalation] alone.", "Leave it out here.")
    elif not bounds.ask_from <= least <= bounds.yes_from:
        yield Slip(
            (name, "ask_from_unanswered"), f"is out of order: {least}.", "No less than ask_from, no more than yes_from."
        )
