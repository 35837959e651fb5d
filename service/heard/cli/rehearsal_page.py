"""A rehearsal as one page of HTML, to be kept, printed, or handed to whoever decides.

The page needs nothing besides itself: no script, no picture, no font, nothing from any server.  It shows words of
strangers, so everything put into it is escaped, and its own policy forbids it to run or fetch anything.
"""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from jinja2 import Environment, StrictUndefined

from heard.cli.rehearsal_report import in_words
from heard.cli.show import when
from heard.reports.rehearsal.report import FLAGS, VERDICTS, Report


def page(report: Report, title: str, zone: ZoneInfo) -> str:
    """Return the page.

    title   whose mail it was, from when to when, and under which policy
    zone    on whose wall clock moments are told
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    source = (files("heard.cli") / "rehearsal_page.html").read_text("utf-8")

    def moment(at: datetime) -> str:
        return when(at.isoformat(), zone)

    return environment.from_string(source).render(
        report=report, title=title, flags=FLAGS, verdicts=VERDICTS, moment=moment, in_words=in_words
    )
