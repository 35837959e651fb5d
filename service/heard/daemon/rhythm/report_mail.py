"""A report as a mail: what stands below its letter's words, what is attached, and what the letter says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.daemon.rhythm.whom_to_report import Addressee
from heard.letters.envelope import Attachment
from heard.letters.writing import Below, Picture
from heard.reports.periodic.shape import Report, figures
from heard.reports.periodic.shown.cells import period
from heard.reports.periodic.shown.charts import picture
from heard.reports.periodic.shown.csv import as_csv
from heard.reports.periodic.shown.html import as_html
from heard.reports.periodic.shown.text import as_text
from heard.reports.periodic.shown.xlsx import as_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
MOST_ATTACHED = 8_000_000
"""Octets of what is attached to one mail: 11 million as they travel, where servers take 20 to 35 million."""


@dataclass(frozen=True, slots=True)
class ReportMail:
    """A report, made ready once for everybody who gets it."""

    report: Report
    below: Below
    files: tuple[Attachment, ...]

    @classmethod
    def of(cls, report: Report, *, most_attached: int = MOST_ATTACHED) -> ReportMail:
        drawn = {chart: Picture(picture(chart)) for section in report.sections for chart in section.charts}
        links = {chart: each.link for chart, each in drawn.items()}
        pictures = tuple(dict.fromkeys(drawn.values()))
        files = _files(report)
        if sum(len(each.content) for each in files) > most_attached:
            files = ()
        return cls(report, Below(as_text(report), as_html(report, links), pictures), files)

    def words_for(self, reader: Addressee) -> dict[str, object]:
        """Return what stands for the words of its letter's template."""
        report = self.report
        has_cases = bool(figures(report))
        attached = (
            "all tables, and the cases behind each number" if has_cases else "all tables",
            "the tables alone, for other programs",
        )
        return {
            "title": report.title,
            "period": period(report.first, report.last),
            "area": report.area,
            "nobody": ", ".join(reader.nobody) or None,
            "to_publish": "yes" if reader.to_publish else None,
            "attached": tuple(f"{file.name}: {what}" for file, what in zip(self.files, attached, strict=False)) or None,
            "figures": "yes" if has_cases else None,
            "command": (f"{command(report)}{'' if self.files else ' --as xlsx --to-file report.xlsx'}",),
        }


def command(report: Report) -> str:
    """Return what shows a report again, as it is typed."""
    area = f' --area "{report.area}"' if report.area is not None else ""
    return f'heard report "{report.name}" --from {report.first} --to {report.last}{area}'


def _files(report: Report) -> tuple[Attachment, ...]:
    words = "-".join(filter(None, (report.name, report.area)))
    name = re.sub("[^a-z0-9]+", "-", words.lower())[:34].strip("-") or "report"
    name = f"{name}-{report.first}-to-{report.last}"
    return Attachment(f"{name}.xlsx", XLSX, as_xlsx(report)), Attachment(f"{name}.csv", CSV, as_csv(report))
