"""The charts of a report as pictures: small, sharp, read on a telephone, and told apart without colour."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from heard.reports.periodic.shape import Chart, Drawn, Series
from heard.reports.periodic.shown.charts import WIDTH, picture
from reports.periodic.shown.a_report import MONTHLY, hostile

LARGEST = 60_000  # octets
CHARTS = [chart for report in (MONTHLY, hostile()) for section in report.sections for chart in section.charts]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_picture_is_small_and_sharp(chart: Chart) -> None:
    png = picture(chart)
    assert len(png) < LARGEST
    assert Image.open(io.BytesIO(png)).width == 2 * WIDTH


def test_it_is_no_wider_on_a_telephone_than_leaves_its_words_to_be_read() -> None:
    smallest, room = 10 * 100 / 72, 320 - 2 * 16  # what stands at 10 points, and a telephone without the page's margin
    assert smallest * room / WIDTH >= 9.9


def bars(*values: float | None, target: float | None = None, names: tuple[str, ...] = ("May",)) -> Chart:
    series = tuple(Series(name, values) for name in names)
    return Chart("x", "Title", "Says.", Drawn.BARS, tuple("abcdefgh"[: len(values)]), series, target)


def grey(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(picture(chart))).convert("L")


@pytest.mark.parametrize("drawn", Drawn)
def test_its_target_is_drawn(drawn: Drawn) -> None:
    with_target, without = (
        Chart("x", "T", "S.", drawn, ("a", "b"), (Series("s", (50.0, 90.0)),), target) for target in (80.0, None)
    )
    assert picture(with_target) != picture(without)


@pytest.mark.parametrize(
    "chart",
    [
        pytest.param(bars(), id="no value"),
        pytest.param(bars(None, None), id="nothing known"),
        pytest.param(bars(0.0), id="nothing but none"),
        pytest.param(bars(1e12, 0.001), id="much and little"),
        pytest.param(Chart("x", "", "", Drawn.LINES, (), (Series("s", ()),)), id="a line without a point"),
        pytest.param(Chart("x", "", "", Drawn.LINES, ("a",), (Series("s", (None,)),)), id="a line not known"),
        pytest.param(bars(1.0, names=tuple("abcdefghi")), id="more series than colours"),
    ],
)
def test_whatever_is_in_it_it_is_drawn(chart: Chart) -> None:
    assert picture(chart)


def test_the_same_chart_is_the_same_octets() -> None:
    picture.cache_clear()
    first = picture(CHARTS[0])
    picture.cache_clear()
    assert picture(CHARTS[0]) == first
