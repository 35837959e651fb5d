"""A monthly report such as a landlord gets, made up, and one with everything a stranger could put into it."""

from __future__ import annotations

from datetime import date

from heard.casework.events import PackName, Reference
from heard.reports.periodic.shape import (
    Chart,
    Counted,
    Drawn,
    Hidden,
    Money,
    Number,
    Percent,
    Report,
    Section,
    Series,
    Table,
)

MONTHS = ("Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May")


def cases(count: int, first: int = 1) -> Counted:
    """Return so many cases, one after another."""
    return Counted(tuple(Reference(f"NH-26-{number:04}") for number in range(first, first + count)))


MEASURES = Section(
    "measures",
    "Performance against targets",
    (
        Table(
            "measures",
            "Answered in time",
            ("Promise", "Fell due", "In time", "Share", "Target", "Met"),
            (
                ("Acknowledge", cases(100), cases(97), Percent("97.0%"), "97%", "yes"),
                ("Answer, stage 1", cases(84), cases(67), Percent("79.8%"), "80%", "no"),
                ("Answer, stage 2", cases(9, 101), cases(9, 101), Percent("100.0%"), "80%", "yes"),
                ("Keep informed", cases(40), cases(31), Percent("77.5%"), "no target set", ""),
            ),
            notes=("Of what fell due in the month. A share equal to its target meets it.",),
        ),
    ),
    (
        Chart(
            "measures",
            "Answered in time, percent",
            "Acknowledged in time: 97 percent; answered in time at stage 1: 79.8 percent, at stage 2: 100 percent. "
            "The target of 80 percent is missed at stage 1.",
            Drawn.BARS,
            ("Acknowledge", "Answer, stage 1", "Answer, stage 2", "Keep informed"),
            (Series("May 2026", (97.0, 79.8, 100.0, 77.5)), Series("April 2026", (95.0, 84.2, None, 70.0))),
            target=80.0,
        ),
    ),
)
TRENDS = Section(
    "trends",
    "Trends",
    (
        Table(
            "areas",
            "Complaints by area",
            ("Area", "April", "May", "Change"),
            (
                ("Repairs", cases(38), cases(51), "+13"),
                ("Lettings", cases(12, 60), cases(9, 60), "-3"),
                ("Estates", cases(7, 80), cases(7, 80), "0"),
                ("All", cases(57), cases(67), "+10"),
            ),
            totals=True,
        ),
    ),
    (
        Chart(
            "months",
            "Complaints received",
            "Complaints received in each of the last twelve months: from 41 in June 2025 to 67 in May 2026.",
            Drawn.LINES,
            MONTHS,
            (
                Series("Stage 1", (41, 44, 39, 47, 52, 58, 49, 61, 55, 60, 57, 67)),
                Series("Stage 2", (3, 4, 4, None, 6, 5, 4, 7, 6, 5, 8, 9)),
            ),
        ),
    ),
)
OTHERS = Section(
    "compensation",
    "Compensation",
    (
        Table(
            "compensation",
            "Offered and paid",
            ("What", "Cases", "Sum", "Since"),
            (
                ("Offered", cases(6), Money(123_450), date(2026, 5, 4)),
                ("Set off against arrears", cases(2), Money(-20_005), date(2026, 5, 6)),
                ("Interpreter asked for", Hidden(), None, None),
                ("Compliments", Number(14), None, None),
                ("Satisfied", Number(None), None, None),
            ),
        ),
    ),
)
SATISFACTION = Section("satisfaction", "Satisfaction", lines=("Nobody was asked.",))
MONTHLY = Report(
    name="performance",
    title="Performance",
    landlord="Northgate Homes",
    policy=PackName("wnwhl-2009"),
    first=date(2026, 5, 1),
    last=date(2026, 5, 31),
    sections=(MEASURES, TRENDS, OTHERS, SATISFACTION),
    notes=("Cases that were opened under an older policy are counted by its own measures.",),
)

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "x" * 10_000,
    "one\r\ntwo\n\nthree",
    "half \ud800 a pair",
    "turned \u202e round",
    "https://evil.example/",
    "[bold]loud[/bold]",
    "$\\frac{1}{0}$",
    "\U0001f525 بيت",
    "{{ 7 * 7 }}",
    "\x00\x07\x1b[2J",
)


def hostile() -> Report:
    """Return a report in which strangers wrote wherever words may stand."""
    rows = tuple((text, text, cases(1)) for text in HOSTILE)
    table = Table("themes", HOSTILE[0], ("Theme", HOSTILE[1], "=Cases"), rows, notes=(HOSTILE[5],))
    values = tuple(float(place) for place in range(len(HOSTILE)))
    drawn = [
        Chart(f"themes {how}", HOSTILE[12], HOSTILE[5], how, HOSTILE, (Series(HOSTILE[13], values),)) for how in Drawn
    ]
    section = Section("themes", HOSTILE[5], (table,), tuple(drawn), lines=HOSTILE)
    return Report(
        name="themes",
        title=HOSTILE[5],
        landlord="=Homes <b>",
        policy=PackName("wnwhl-2009"),
        first=date(2026, 5, 1),
        last=date(2026, 5, 31),
        sections=(section,),
        area=HOSTILE[5],
        notes=HOSTILE,
    )
