"""A report in a mail: what Word draws of it, what a screen reader says, and what a stranger can put into it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from heard.reports.periodic.shape import Report
from heard.reports.periodic.shown.html import as_html, as_page
from letters.word_linter import what_word_cannot_draw
from reports.periodic.shown.a_report import HOSTILE, MONTHLY, hostile


def drawn(report: Report) -> str:
    charts = [chart for section in report.sections for chart in section.charts]
    return as_html(report, {chart: f"cid:{place}@heard" for place, chart in enumerate(charts)})


class Seen(HTMLParser):
    """What elements and pictures a page has, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag == "img":
            self.pictures.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("report", [MONTHLY, hostile()], ids=["a month", "what strangers wrote"])
def test_word_can_draw_it(report):
    assert what_word_cannot_draw(drawn(report)) == []


def test_each_chart_is_a_picture_that_says_what_it_shows():
    pictures = Seen(drawn(MONTHLY)).pictures
    assert [(each["src"], each["width"]) for each in pictures] == [("cid:0@heard", "400"), ("cid:1@heard", "400")]
    assert pictures[0]["alt"] == MONTHLY.sections[0].charts[0].says


def test_a_column_has_a_head_that_a_screen_reader_knows():
    assert '<th scope="col" align="right"' in drawn(MONTHLY)


def test_what_a_stranger_wrote_is_words():
    seen = Seen(drawn(hostile()))
    assert not {"script", "b", "a"}.intersection(seen.elements)
    assert HOSTILE[5] in seen.words
    assert "one two three" in seen.words
    assert "x" * 1_001 not in seen.words


def test_a_long_table_is_cut_in_a_mail():
    table = MONTHLY.sections[0].tables[0]
    long = replace_rows(MONTHLY, table.rows * 30)
    seen = Seen(drawn(long))
    assert "And 60 more rows, in the workbook." in seen.words


def replace_rows(report: Report, rows: tuple) -> Report:
    from dataclasses import replace

    section = report.sections[0]
    table = replace(section.tables[0], rows=rows)
    return replace(report, sections=(replace(section, tables=(table,)),))


def test_a_page_of_its_own_has_its_pictures_within_it():
    page = as_page(MONTHLY)
    assert page.startswith("<!DOCTYPE html>")
    assert all((each["src"] or "").startswith("data:image/png;base64,") for each in Seen(page).pictures)
