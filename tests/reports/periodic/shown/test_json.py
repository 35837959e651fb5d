"""A report for programs."""

from __future__ import annotations

import json

from heard.reports.periodic.shown.json import as_json
from reports.periodic.shown.a_report import MONTHLY, hostile


def test_a_number_of_cases_comes_with_them():
    report = json.loads(as_json(MONTHLY))
    assert (report["report"], report["first"], report["last"]) == ("performance", "2026-05-01", "2026-05-31")
    rows = report["sections"][2]["tables"][0]["rows"]
    assert rows[0] == [
        "Offered",
        {"number": 6, "cases": [f"NH-26-000{number}" for number in range(1, 7)]},
        {"pence": 123450},
        "2026-05-04",
    ]
    assert [row[1] for row in rows[2:]] == [{"fewer_than": 5}, {"number": 14}, {"number": None}]
    assert report["sections"][0]["tables"][0]["rows"][0][3] == {"percent": "97.0%"}


def test_it_is_one_line_whatever_is_in_it():
    written = as_json(hostile())
    assert written.count(b"\n") == 1
    assert json.loads(written)["title"] == "<script>alert(1)</script>"
