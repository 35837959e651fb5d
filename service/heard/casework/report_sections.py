"""What a report may show, by what a policy calls it.  Pure."""

from __future__ import annotations

from heard.casework.policy import Policy

COUNTED = (
    "measures", "open by stage", "open by age", "age", "open by area", "overdue", "numbers", "volume", "outcomes",
    "outcomes and recommendations", "categories", "themes", "nature of complaints", "causes", "trends", "risks",
    "compliments", "excluded contacts", "satisfaction", "equality analysis", "interpreter requests", "types refused",
    "actions", "actions outstanding", "ombudsman orders", "ombudsman determinations", "ombudsman reports",
)  # fmt: skip
"""What is counted from what is on record."""

WRITTEN = (
    "lessons", "improvements", "training", "policy changes", "performance in numbers and words", "self-assessment",
    "non-compliance findings", "governing body's response", "annual report when due",
)  # fmt: skip
"""What a person has to write, whatever else is on record."""

KNOWN = (*COUNTED, *WRITTEN)


def unknown_words(policy: Policy) -> tuple[tuple[str, str], ...]:
    """Return the words of a policy's reports that nobody knows, each after the name of its report."""
    return tuple(
        (report.name, word) for report in policy.reports.values() for word in report.shows if word not in KNOWN
    )
