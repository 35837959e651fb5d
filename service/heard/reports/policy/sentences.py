"""A policy back as plain English, section by section, for the person who has to approve it.

Everything a pack says is in it, and nothing it does not say: where a policy sets no time, the
sentence says that none is set.  The dates it comes to are in `worked_dates`.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.casework.in_words import WEEKDAYS, day_in_words
from heard.casework.lengths import Counting, HoursRun
from heard.casework.policy import Policy
from heard.casework.policy.words import ClosureKind
from heard.reports.policy.care import all_care
from heard.reports.policy.intake import all_intake
from heard.reports.policy.leeway import all_leeway
from heard.reports.policy.not_yet import not_yet
from heard.reports.policy.paperwork import all_paperwork
from heard.reports.policy.promises import all_promises
from heard.reports.policy.words import NATIONS, Section, about, listed, paragraph, paragraphs, role

COUNTED = {
    Counting.WHOLE_DAYS: (
        "The day something happens is not counted, whatever the hour; the next working day is day 1",
        "The last day counts in full, to midnight",
    ),
    Counting.OFFICE_HOURS: (
        "What comes at closing time or later, or on a day that is no working day, counts as the next working day's",
        "That day is not counted; the working day after it is day 1",
        "Our last day ends at closing time, the customer's at midnight",
    ),
}
CLOSURES = {
    ClosureKind.SHOW: "days on which the office is shut",
    ClosureKind.STOP: "days that stop the count",
    ClosureKind.HALF: "half days",
}
HOURS = {
    HoursRun.ALWAYS: "Hours run day and night",
    HoursRun.WORKING_DAYS: "Hours stand still on days that are no working days",
}


def sections(policy: Policy) -> Sequence[Section]:
    """Return the whole policy as sections of sentences, leaving out those it has nothing in."""
    found = (
        Section("The policy", tuple(_pack(policy))),
        Section("How days are counted", (_counting(policy),)),
        Section("Who", tuple(_who(policy))),
        *all_intake(policy)[:1],
        *all_promises(policy),
        *all_leeway(policy),
        *all_paperwork(policy)[:1],
        *all_intake(policy)[1:],
        *all_care(policy),
        *all_paperwork(policy)[1:],
        Section("What is learned from a case", (*_learned(policy), *_checked(policy))),
        Section("Left to people", policy.pack.human_duties),
        Section("How unclear words were read", tuple(_readings(policy))),
        not_yet(policy),
    )
    return tuple(section for section in found if section.paragraphs)


def _pack(policy: Policy) -> Iterator[str]:
    pack = policy.pack
    review = about(", to be reviewed by {}", day_in_words(pack.review_by) if pack.review_by else None)
    reviewer = about(" by {}", role(pack.review_owner, policy) if pack.review_owner else None)
    yield paragraph(f"{pack.title} ({pack.name}), in force from {day_in_words(pack.in_force_from)}{review}{reviewer}")
    yield from paragraphs(
        paragraph(about("Written from: {}", pack.source)),
        paragraph(f"After us, a customer may go to: {pack.outside_body}"),
        about("What customers are told: {}", pack.how_to_complain),
        paragraph(about("Consulted: {}", pack.consulted)),
    )


def _counting(policy: Policy) -> str:
    rules = policy.calendar
    days = [WEEKDAYS[number] for number in rules.office_days]
    open_on = f"{days[0]} to {days[-1]}" if rules.office_days == tuple(range(5)) else listed(days)
    return paragraph(
        f"Working days are {open_on}, without the bank holidays of {NATIONS[rules.nation]}",
        f"The office is open from {rules.opens:%H:%M} to {rules.closes:%H:%M}, on the clock of {rules.zone}",
        *COUNTED[rules.counting],
        HOURS[rules.hours_run],
        "What a partner of ours receives, we have received" if rules.receipt_by_partner_counts else "",
        "Days on which the landlord closes stop the count where the landlord says so"
        if ClosureKind.STOP in rules.closures
        else "Days on which the landlord closes never stop the count",
        about("The landlord may set {}", tuple(CLOSURES[kind] for kind in rules.closures)),
    )


def _who(policy: Policy) -> Iterator[str]:
    yield paragraph(f"The parts people play: {listed(policy.roles.values())}", "Who plays them is in heard.toml")
    if rule := policy.allocation:
        passed_on_to = role(rule.passed_on_to, policy) if rule.passed_on_to else None
        yield paragraph(
            f"{role(rule.by_default, policy)} chooses who owns a case",
            about("After that, {}", role(rule.second, policy) if rule.second else None),
            about("It is passed on to {}" + about(", when: {}", rule.passed_on_when), passed_on_to),
            about("Source: {}", rule.clause),
        )


def _learned(policy: Policy) -> Iterator[str]:
    if lists := policy.learning:
        yield paragraph(
            about("What went wrong is one of: {}", lists.causes),
            about("What it was about is one of: {}", lists.themes),
            about("What puts it right is of: {}", lists.remedies),
            about("Source: {}", lists.clause),
        )


def _checked(policy: Policy) -> Iterator[str]:
    if rule := policy.quality_check:
        whom = listed(role(each, policy) for each in rule.to)
        yield paragraph(
            f"Of every {rule.one_in} answers one is looked at by others: {whom}", about("Source: {}", rule.clause)
        )


def _readings(policy: Policy) -> Iterator[str]:
    for each in policy.readings:
        yield paragraph(each.question, each.chosen, f"Why: {each.why}")
