"""The charts of a report as pictures: the only place that knows how to draw.

A chart is read at the width of a telephone, in print without colour, and by people who tell few colours apart: lines
have marks and dashes of their own, bars have hatches, and every bar its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import cycle
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from heard.reports.periodic.shape import Chart, Drawn, Series
from heard.reports.periodic.shown.cells import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 400
"""As wide as a chart stands in a mail, in pixels; it is drawn with twice as many, for sharp screens."""
_DOTS, _SHARP = 100, 2
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9")
"""Told apart by the colour-blind: M. Okabe and K. Ito, "Color Universal Design", 2008."""
_COLOURS_KEPT = 48
_KEPT = 32
"""Charts that are not drawn again: the reports of one morning show many alike."""
_HATCHES, _MARKS = ("", "///", "...", "xx", "\\\\\\", "++"), ("o", "s", "^", "D", "v", "P")
_DASHES = ("-", "--", "-.", ":")
_TARGET, _INK, _FAINT = "#000000", "#1a1a1a", "#d9d9d9"
_FONT = "DejaVu Sans"
_STYLE: dict[Any, Any] = {
    "font.family": _FONT,
    "font.size": 11,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "hatch.linewidth": 0.6,
    # What stands in a label is never a formula to be set.
    "text.parse_math": False,
    "text.usetex": False,
}
_ON_WHITE = {"facecolor": "#ffffff", "edgecolor": "none", "pad": 0.8}
_LABEL, _MOST_LABELS = 22, 6
"""Characters of a line of a label, and labels under a line through time."""
_BAR, _ROOM = 0.24, 1.0
"""Inches that a bar takes, and what stands round all of them."""


@lru_cache(maxsize=_KEPT)
def picture(chart: Chart) -> bytes:
    """Return a chart as a PNG, twice WIDTH wide.  Its words may be anybody's: nothing in them is obeyed."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH / _DOTS, _height(chart)), dpi=_DOTS * _SHARP, layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        if chart.drawn is Drawn.BARS:
            _bars(chart, axes)
        else:
            _lines(chart, axes)
        _round(chart, figure, axes)
        drawn = BytesIO()
        figure.savefig(drawn, format="png", pil_kwargs={"compress_level": 1})
    return _kept_small(drawn)


def _kept_small(drawn: BytesIO) -> bytes:
    """Return a picture with a palette of the few colours that a chart has: a quarter of the octets."""
    from PIL import Image

    out = BytesIO()
    few = Image.open(drawn).convert("RGB").quantize(_COLOURS_KEPT, method=Image.Quantize.FASTOCTREE)
    few.save(out, format="png")
    return out.getvalue()


def _height(chart: Chart) -> float:
    """Return how high a chart is, in inches: bars one below the other need room for each."""
    if chart.drawn is Drawn.LINES:
        return 2.9
    return _ROOM + max(3, len(chart.labels) * len(chart.series)) * _BAR + 0.12 * len(chart.labels)


def _bars(chart: Chart, axes: Axes) -> None:
    """Draw bars that lie, since their labels are read on a narrow screen only beside them."""
    thick = 0.8 / len(chart.series)
    for place, (series, colour, hatch) in enumerate(zip(chart.series, cycle(_COLOURS), cycle(_HATCHES))):
        at = [row + (place - (len(chart.series) - 1) / 2) * thick for row in range(len(chart.labels))]
        drawn = [value or 0.0 for value in series.values]
        bars = axes.barh(
            at, drawn, thick * 0.9, color=colour, hatch=hatch, edgecolor="#ffffff" if hatch else colour,
            linewidth=0, label=_legible(series.name),
        )  # fmt: skip
        axes.bar_label(bars, labels=[_number(value) for value in series.values], padding=3, fontsize=10, bbox=_ON_WHITE)
    axes.set_yticks(range(len(chart.labels)), labels=["\n".join(wrap(_legible(each), _LABEL)) for each in chart.labels])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.15 * max((chart.target or 0.0, 1.0, *_known(chart.series))))
    axes.xaxis.grid(True, color=_FAINT, linewidth=0.6)
    if chart.target is not None:
        axes.axvline(chart.target, color=_TARGET, linewidth=1.4, linestyle=(0, (4, 2)), label=_of_target(chart.target))


def _lines(chart: Chart, axes: Axes) -> None:
    for series, colour, mark, dashes in zip(chart.series, cycle(_COLOURS), cycle(_MARKS), cycle(_DASHES)):
        values = [float("nan") if value is None else value for value in series.values]
        axes.plot(values, color=colour, marker=mark, markersize=5, linestyle=dashes, label=_legible(series.name))
    step = -(-len(chart.labels) // _MOST_LABELS) or 1
    shown = range(0, len(chart.labels), step)
    axes.set_xticks(shown, labels=["\n".join(wrap(_legible(chart.labels[place]), 9)) for place in shown])
    axes.set_ylim(0, 1.15 * max((chart.target or 0.0, 1.0, *_known(chart.series))))
    axes.yaxis.grid(True, color=_FAINT, linewidth=0.6)
    if chart.target is not None:
        axes.axhline(chart.target, color=_TARGET, linewidth=1.4, linestyle=(0, (4, 2)), label=_of_target(chart.target))


def _round(chart: Chart, figure: Figure, axes: Axes) -> None:
    """Write what stands round a chart: its title, and what is what where there is more than one thing."""
    figure.suptitle("\n".join(wrap(_legible(chart.title), 42)), fontsize=12, fontweight="bold", x=0.02, ha="left")
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    if len(chart.series) > 1 or chart.target is not None:
        figure.legend(loc="outside lower left", ncols=2, fontsize=10, frameon=False, handlelength=2.6)


def _known(series: Sequence[Series]) -> Iterator[float]:
    return (value for each in series for value in each.values if value is not None)


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:,.10g}"


def _of_target(target: float) -> str:
    return f"target {_number(target)}"


def _legible(text: str) -> str:
    """Return words without what the font has no sign for."""
    from matplotlib.font_manager import findfont, get_font

    signs = get_font(findfont(_FONT)).get_charmap()
    return "".join(mark if ord(mark) in signs else "?" for mark in words(text, 2 * _LABEL - 4))
