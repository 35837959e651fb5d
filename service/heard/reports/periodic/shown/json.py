"""A report for programs."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from heard.reports.periodic.shape import (
    FEWEST_SHOWN,
    Cell,
    Counted,
    Hidden,
    Money,
    Number,
    Percent,
    Rate,
    Report,
    Section,
)


def as_json(report: Report) -> bytes:
    """Return a report as one object on one line, in UTF-8; a number of cases comes with their references."""
    # A half of a pair of surrogates cannot be written in UTF-8.
    return (json.dumps(_whole(report), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _whole(report: Report) -> dict[str, Any]:
    return {
        "report": report.name,
        "title": report.title,
        "landlord": report.landlord,
        "policy": report.policy,
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "area": report.area,
        "no_personal_data": report.no_personal_data,
        "notes": list(report.notes),
        "sections": [_section(section) for section in report.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "word": section.word,
        "title": section.title,
        "lines": list(section.lines),
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "columns": list(table.columns),
                "rows": [[_cell(cell) for cell in row] for row in table.rows],
                "totals": table.totals,
                "notes": list(table.notes),
            }
            for table in section.tables
        ],
        "charts": [{"name": chart.name, "title": chart.title, "says": chart.says} for chart in section.charts],
    }


def _cell(cell: Cell) -> Any:
    match cell:
        case Counted():
            return {"number": cell.number, "cases": list(cell.of)}
        case Number():
            return {"number": cell.number}
        case Percent():
            return {"percent": cell.printed}
        case Rate():
            return {"for_each_1000": cell.printed}
        case Money():
            return {"pence": cell.pence}
        case Hidden():
            return {"fewer_than": FEWEST_SHOWN}
        case date():
            return cell.isoformat()
    return cell
