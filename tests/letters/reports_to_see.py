"""The letters that reports come with and those about the policy, which the golden files and the pictures show."""

from __future__ import annotations

_FILES = "performance-2026-05-01-to-2026-05-31"
COMMAND = 'heard report "performance" --from 2026-05-01 --to 2026-05-31'
_MAY: dict[str, object] = {
    "title": "Performance",
    "period": "1 May 2026 to 31 May 2026",
    "attached": (
        f"{_FILES}.xlsx: all tables, and the cases behind each number",
        f"{_FILES}.csv: the tables alone, for other programs",
    ),
    "figures": "yes",
    "command": (COMMAND,),
}
REPORTS_TO_SEE: dict[str, tuple[str, dict[str, object]]] = {
    "report": ("officer.report.periodic", _MAY),
    "report, of an area": (
        "officer.report.periodic",
        _MAY
        | {
            "area": "repairs",
            "command": (f'{COMMAND} --area "repairs"',),
        },
    ),
    "report, to publish": ("officer.report.periodic", _MAY | {"to_publish": "yes", "figures": None}),
    "report, of a role nobody holds": ("officer.report.periodic", _MAY | {"nobody": "Senior management"}),
    "report, too large": (
        "officer.report.periodic",
        _MAY
        | {
            "attached": None,
            "command": (f"{COMMAND} --as xlsx --to-file report.xlsx",),
        },
    ),
    "quality check": (
        "officer.report.quality-check",
        {
            "period": "1 June 2026 to 7 June 2026",
            "one_in": 5,
            "answers": (
                "NH-26-0042, stage 1: message 1873 of A. Okafor, Thursday 4 June 2026",
                "NH-26-0031, stage 2: message 1880 of R. Marsh, Friday 5 June 2026",
            ),
        },
    ),
    "invitations to a panel": (
        "officer.report.panel-invitations",
        {
            "reference": "NH-26-0042",
            "on": "Wednesday 29 July 2026",
            "missing": (
                "The invitation to the customer: no mail of ours to them is on the case since the day was told.",
                "The invitation to one of these: Director; Head of service. No mail on the case went to any of them.",
            ),
            "about": (
                "Who: Dorothy Finch, dorothy.finch@tenant.example",
                "Case: NH-26-0042, Stage three, dealt with by A. Okafor",
                "Came in: Monday 1 June 2026, 10:00",
            ),
        },
    ),
    "policy review": (
        "officer.report.policy-review",
        {
            "policy": "Complaints and compliments",
            "by": "Monday 31 May 2027",
            "consulted": ("Customer Sounding Board", "Complaints Review Panel"),
        },
    ),
    "policy review, nobody consulted": (
        "officer.report.policy-review",
        {"policy": "Complaints and compliments", "by": "Monday 31 May 2027"},
    ),
    "assessment": (
        "officer.report.assessment",
        {"policy": "Complaints and compliments", "by": "Tuesday 1 September 2026"},
    ),
}
