"""Whether somebody answers for complaints, and whether the governing body and the public hear how they go.

Titles of roles and what a report shows are prose: a word in them may point a person to the
place, and never proves anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from heard.casework.policy import Policy
from heard.casework.policy.afterwards import ReportRule
from heard.casework.policy.words import PUBLIC, RoleName
from heard.casework.report_sections import REGULATORS_MEASURES, SELF_ASSESSMENT
from heard.reports.policy.code_2024.lengths import more_than_a_year
from heard.reports.policy.code_2024.verdicts import Judgement, falls_short, not_shown, to_look_at
from heard.reports.policy.words import listed

COMPLAINTS = frozenset({"complaint", "complaints"})
WHO_DEALS = frozenset({"officer", "officers", "team", "teams", "desk", "unit", "manager", "managers"})
SENIOR = frozenset({"senior", "head", "director", "chief", "executive"})
ANSWERS = frozenset({"lead", "accountable", "responsible"})
BODY = ("board", "governing body", "committee")
THE_BODY_SEES = {
    "measures": ("measures",),
    "volume": ("volume",),
    "categories": ("categories",),
    "outcomes": ("outcomes",),
    "trends": ("trends",),
    "ombudsman orders": ("ombudsman orders", "ombudsman determinations"),
}
"""What the governing body has to be shown -> the words that show it; any one will do."""
LEARNT = ("lesson", "learn")


# -- Who answers for it


def complaints_officer(policy: Policy) -> Iterator[Judgement]:
    perhaps = _titles(policy, COMPLAINTS, WHO_DEALS)
    yield _to_look_at_titles(perhaps, "no title is that of a complaints officer or team")


def senior_lead(policy: Policy) -> Iterator[Judgement]:
    perhaps = _titles(policy, COMPLAINTS, SENIOR, ANSWERS)
    yield _to_look_at_titles(perhaps, "no title is that of a senior lead accountable for complaints")


def member_responsible(policy: Policy) -> Iterator[Judgement]:
    perhaps = {name: title for name, title in policy.roles.items() if "responsible for complaints" in title.lower()}
    if perhaps:
        yield _to_look_at_titles(perhaps, "")
    else:
        found = "no role is the governing body's member for complaints"
        yield not_shown("roles", found, "Add one, if there is one.")


def _to_look_at_titles(perhaps: Mapping[RoleName, str], nobody: str) -> Judgement:
    """A title may suggest who it is; that there is somebody, and that they answer for it, only people know."""
    if not perhaps:
        return to_look_at("roles", nobody, "See who it is, and call the role so.")
    place = listed(f"roles.{name}" for name in perhaps)
    return to_look_at(place, f"perhaps the {listed(perhaps.values(), 'or')}", "See that it is so.")


def _titles(policy: Policy, *groups: frozenset[str]) -> dict[RoleName, str]:
    """Return the roles whose titles have a word of each group."""
    return {name: title for name, title in policy.roles.items() if all(_words(title) & group for group in groups)}


def _words(title: str) -> set[str]:
    return set(re.findall(r"[a-z]+", title.lower()))


# -- Who hears how it goes


def body_informed(policy: Policy) -> Iterator[Judgement]:
    reports = [report for report in policy.reports.values() if _goes_to_the_body(report.to, policy)]
    if not reports:
        mend = "Add a report to the governing body."
        yield to_look_at("report", "no report goes to the governing body", mend)
        return
    shown = _shown(reports)
    missing = [what for what, words in THE_BODY_SEES.items() if not _shows(shown, words)]
    found = f"it shows {listed(shown)}" + (f", but not: {listed(missing)}" if missing else "")
    mend = f"Add {listed(missing)}, or see that other words stand for it." if missing else "See that it tells enough."
    yield to_look_at(_named(reports), found, mend)


def learning_published(policy: Policy) -> Iterator[Judgement]:
    public = [report for report in policy.reports.values() if PUBLIC in report.to]
    learning = [report for report in public if _shows(report.shows, LEARNT)]
    for report in learning:
        found = f"every {report.every}, it shows {listed(report.shows)}"
        yield to_look_at(f"report.{report.name}", found, "See that residents and staff hear what was learnt.")
    if learning:
        return
    if public:
        found = f"what is published shows {listed(_shown(public))}, and no lessons"
        yield to_look_at(_named(public), found, 'Add "lessons", or see that other words stand for it.')
    else:
        yield to_look_at("report", "nothing is published", 'Add a report with to = "public" that shows lessons.')


def self_assessment(policy: Policy) -> Iterator[Judgement]:
    reports = [report for report in policy.reports.values() if SELF_ASSESSMENT in report.shows]
    if not reports:
        mend = "Add a yearly report to the governing body and the public that shows the self-assessment."
        yield not_shown("report", "no report shows the yearly self-assessment", mend)
        return
    yearly = [report for report in reports if not more_than_a_year(report.every)]
    for report in () if yearly else reports:
        found = f"the self-assessment comes every {report.every}"
        yield falls_short(f"report.{report.name}.every", found, 'Write every = "12 months".')
    # One report may tell the body what another tells the public.
    told = yearly or reports
    to = {role for report in told for role in report.to}
    missing = ["the public"] * (PUBLIC not in to) + ["the governing body"] * (to == {PUBLIC})
    if missing:
        found = f"the self-assessment does not go to {listed(missing)}"
        yield falls_short(_named(told, ".to"), found, f"Let it go to {listed(missing)} too.")
    elif yearly:
        no_body = "" if _goes_to_the_body(to, policy) else "; none of them is called a board, committee or body"
        found = f"every {yearly[0].every}, to {listed(sorted(to))}{no_body}"
        yield to_look_at(_named(told), found, "See that the governing body approves it, and that it is published.")


def _goes_to_the_body(roles: Iterable[RoleName], policy: Policy) -> bool:
    return any(_is_body(policy.roles.get(role, "")) for role in roles)


def _is_body(title: str) -> bool:
    # One member of it, even the one for complaints, is not the body.
    return any(word in title.lower() for word in BODY) and "member" not in _words(title)


def _shows(shown: Iterable[str], words: tuple[str, ...]) -> bool:
    # What the regulator counts once a year does not tell a governing body how complaints go.
    return any(word in what.lower() for what in shown if what != REGULATORS_MEASURES for word in words)


def _named(reports: Iterable[ReportRule], key: str = "") -> str:
    return listed(f"report.{report.name}{key}" for report in reports)


def _shown(reports: Iterable[ReportRule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(what for report in reports for what in report.shows))
