"""docs/report.png and docs/report.narrow.png: a monthly report as its mail shows it, wide and on a telephone.

    make pictures

The report is made up, and goes through its letter's page as any other does.
"""

from __future__ import annotations

from pathlib import Path

from heard.letters.layout import with_below
from heard.reports.periodic.shown.html import as_html, in_the_page
from letters.letters_to_see import as_it_leaves
from letters.pictures import NARROW, WIDE, picture_of
from reports.periodic.shown.a_report import MONTHLY

DOCS = Path(__file__).parents[4] / "docs"


def main() -> None:
    page = with_below(as_it_leaves("report").html, as_html(MONTHLY, in_the_page(MONTHLY)))
    (DOCS / "report.png").write_bytes(picture_of(page, WIDE))
    (DOCS / "report.narrow.png").write_bytes(picture_of(page, NARROW))


if __name__ == "__main__":
    main()
