"""What a report may show, by what a policy calls it, and the reports that there are under every policy.  Pure."""

from __future__ import annotations

from collections.abc import Mapping

from heard.casework.policy import Policy
from heard.casework.policy.afterwards import ReportRule, Rhythm

REGULATORS_MEASURES, SELF_ASSESSMENT = "regulator's measures", "self-assessment"
COUNTED = (
    "measures", "open by stage", "open by age", "age", "open by area", "overdue", "numbers", "volume", "outcomes",
    "outcomes and recommendations", "categories", "themes", "nature of complaints", "causes", "trends", "risks",
    "compliments", "excluded contacts", "satisfaction", "equality analysis", "interpreter requests", "types refused",
    "actions", "actions outstanding", "ombudsman orders", "ombudsman determinations", "ombudsman reports",
    REGULATORS_MEASURES, SELF_ASSESSMENT, "awards", "references elsewhere",
)  # fmt: skip
"""What is counted from what is on record."""

WRITTEN = (
    "lessons", "improvements", "training", "policy changes", "performance in numbers and words",
    "non-compliance findings", "governing body's response", "annual report when due",
)  # fmt: skip
"""What a person has to write, whatever else is on record."""

KNOWN = (*COUNTED, *WRITTEN)
APRIL = 4
"""In which the year of the reports of every policy begins, as the regulator's does."""
_A_YEAR = Rhythm(12, "month")
OF_EVERY_POLICY: Mapping[str, ReportRule] = {
    "regulator": ReportRule("regulator", _A_YEAR, (), (REGULATORS_MEASURES,)),
    SELF_ASSESSMENT: ReportRule(SELF_ASSESSMENT, _A_YEAR, (), (SELF_ASSESSMENT,)),
}
"""Made when somebody asks for one, and sent to nobody; a policy's own report of the same name takes its place."""


def reports_of(policy: Policy) -> Mapping[str, ReportRule]:
    """Return every report that can be made under a policy, its own first."""
    return {**policy.reports, **{name: rule for name, rule in OF_EVERY_POLICY.items() if name not in policy.reports}}


def unknown_words(policy: Policy) -> tuple[tuple[str, str], ...]:
    """Return the words of a policy's reports that nobody knows, each after the name of its report."""
    return tuple(
        (report.name, word) for report in policy.reports.values() for word in report.shows if word not in KNOWN
    )
