"""A chronology as a PDF that says what its page says, with the case and the number on each sheet.

Its letters are DejaVu's, which has Latin, Greek, Cyrillic and more.  What it has no shape for is printed as an empty
square, and stands whole in the page.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from heard.reports.case_file.chronology import Chronology, Entry

FAMILY = "DejaVu"
NO_SHAPE = "□"
SQUARES = f"{NO_SHAPE} stands for a sign that this print has no shape for: chronology.html has it."
HOW_MANY = "{nb\u200b}"
"""What the count of sheets takes the place of; nobody's words hold it, since `shown` leaves no such blank in them."""
_TEXT, _SMALL, _LINE = 9, 7.5, 4.4  # points, points, millimetres
_QUIET = 80  # of 255, from black


def printed(chronology: Chronology, made: datetime) -> bytes:
    """Return the PDF.

    made   the moment that stands in it as that of its making, so that the same chronology gives the same bytes
    """
    sheet = _Sheet(chronology.reference, made)
    _head(sheet, chronology)
    if chronology.limits:
        sheet.heading("Limits on contact")
        for limit in chronology.limits:
            sheet.words(limit)
    sheet.heading("What was owed, and when it was done")
    for clock in chronology.clocks:
        of = f"{clock.case}: " if chronology.of_several else ""
        sheet.words(f"{of}{clock.called}", bold=True)
        sheet.words(f"Promised by: {clock.promised}. Done: {clock.done}.")
        if clock.moved:
            sheet.words(f"Moved: {clock.moved}")
        sheet.small(clock.clause)
    if not chronology.clocks:
        sheet.words("No clock ran on this case.")
    sheet.heading("What happened")
    for entry in chronology.entries:
        _entry(sheet, entry, of_several=chronology.of_several)
    sheet.heading("Not among the files")
    for what, why in chronology.not_here:
        sheet.words(f"{what}: {why}")
    if not chronology.not_here:
        sheet.words("Nothing: every message and letter of the case is here.")
    if sheet.lacked_a_shape:
        sheet.small(SQUARES)
    return bytes(sheet.output())


def _head(sheet: _Sheet, chronology: Chronology) -> None:
    sheet.words(f"{chronology.landlord}, case file")
    sheet.title_of(f"Chronology of {chronology.reference}")
    sheet.small("It holds what people wrote about themselves. Keep it where only those who need it can read it.")
    for what, words in chronology.facts:
        sheet.words(f"{what}: {words}")
    sheet.ln(_LINE / 2)
    for warning in chronology.broken:
        sheet.words(warning, bold=True)
    for note in chronology.notes:
        sheet.words(note)


def _entry(sheet: _Sheet, entry: Entry, *, of_several: bool) -> None:
    of = f"  {entry.case}" if of_several else ""
    sheet.words(f"{entry.day} {entry.hour}  {entry.who}{of}", bold=True)
    sheet.words(entry.told)
    for line in (*entry.also, *entry.files):
        sheet.small(line)
    if entry.lacks:
        sheet.small(f"not among the files: {entry.lacks}")
    if entry.clause:
        sheet.small(f"clause: {entry.clause}")
    sheet.ln(_LINE / 3)


class _Sheet(FPDF):
    """Paragraphs one below another, on as many sheets as they need."""

    def __init__(self, reference: str, made: datetime) -> None:
        from matplotlib import get_data_path

        super().__init__(format="A4")
        self._reference = reference
        self.alias_nb_pages(HOW_MANY)
        self.lacked_a_shape = False
        fonts = Path(get_data_path(), "fonts", "ttf")
        self.add_font(FAMILY, "", fonts / "DejaVuSans.ttf")
        self.add_font(FAMILY, "B", fonts / "DejaVuSans-Bold.ttf")
        self.set_creation_date(made)
        self.set_title(f"Chronology of {reference}")
        self.set_lang("en-GB")
        self.set_auto_page_break(True, margin=18)
        self.add_page()

    def footer(self) -> None:
        self.set_y(-12)
        self._in("", _SMALL, _QUIET)
        self.cell(0, _LINE, f"{self._reference}, page {self.page_no()} of {HOW_MANY}", align="R")

    def heading(self, text: str) -> None:
        self.ln(_LINE)
        self._paragraph(text, "B", 12, 0, 6)

    def title_of(self, text: str) -> None:
        self._paragraph(text, "B", 16, 0, 8)

    def words(self, text: str, *, bold: bool = False) -> None:
        self._paragraph(text, "B" if bold else "", _TEXT, 0, _LINE)

    def small(self, text: str) -> None:
        self._paragraph(text, "", _SMALL, _QUIET, _LINE - 0.8)

    def _paragraph(self, text: str, style: str, size: float, grey: int, height: float) -> None:
        self._in(style, size, grey)
        self.multi_cell(0, height, self._with_shapes(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _in(self, style: str, size: float, grey: int) -> None:
        self.set_font(FAMILY, style, size)
        self.set_text_color(grey)

    def _with_shapes(self, text: str) -> str:
        has = self.current_font.cmap if isinstance(self.current_font, TTFFont) else {}
        if all(ord(letter) in has for letter in text):
            return text
        self.lacked_a_shape = True
        return "".join(letter if ord(letter) in has else NO_SHAPE for letter in text)
