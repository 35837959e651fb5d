"""What the commands of `heard policy` show: sentences for people, objects for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from heard.casework.in_words import day_in_words, weekday_in_words
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.cli.show import console, json_line
from heard.cli.wrapped import heading, told
from heard.datafiles.calendars import ISSUED, ClosureDay
from heard.reports.policy import diff, falls_due, lint, worked_dates
from heard.reports.policy.code_2024.verdicts import Verdict
from heard.reports.policy.falls_due import FallsDue
from heard.reports.policy.sentences import sections
from heard.reports.policy.words import COUNTINGS, NATIONS, moment, paragraph, spoken
from heard.reports.policy.worked_dates import Worked

# -- explain


def explained(policy: Policy, calendar: Calendar, year: int, *, as_json: bool) -> None:
    found = worked_dates.worked(policy, calendar, year)
    if as_json:
        json_line(_explained_as_json(policy, calendar, found))
        return
    for section in sections(policy):
        heading(section.title)
        for each in section.paragraphs:
            told(each, "- ")
        console.print()
    heading(f"Example dates, in {NATIONS[policy.calendar.nation]}")
    for group in found:
        told(worked_dates.heading(group))
        for called, example in group.examples:
            told(worked_dates.in_words(called, example, calendar), "- ")
    for each in worked_dates.without_a_date(policy):
        told(each)
    for note in _notes_of(policy, found):
        told(note)


def _notes_of(policy: Policy, found: Sequence[Worked]) -> list[str]:
    examples = [example for group in found for _, example in group.examples]
    return list(dict.fromkeys(note for example in examples for note in falls_due.notes(example, policy.calendar)))


def _explained_as_json(policy: Policy, calendar: Calendar, found: Sequence[Worked]) -> dict[str, Any]:
    return {
        "pack": policy.name,
        "title": policy.title,
        "nation": policy.calendar.nation.value,
        "counting": calendar.counting.value,
        "sections": [{"title": each.title, "paragraphs": list(each.paragraphs)} for each in sections(policy)],
        "examples": [
            {"clocks": list(group.clocks), "day": called} | falls_due.as_json(example, policy, calendar)
            for group in found
            for called, example in group.examples
        ],
        "without_a_date": list(worked_dates.without_a_date(policy)),
    }


# -- lint

INDENT = "      "
SEVERAL = {
    Verdict.FALLS_SHORT: "fall short",
    Verdict.TO_LOOK_AT: "to look at, since only a person can tell",
    Verdict.NOT_SHOWN: "not shown by data",
    Verdict.MET: "met",
}


def linted(policy: Policy, *, as_json: bool) -> bool:
    """Show what was found.  Return whether the policy falls short of anything."""
    rows = lint.lint(policy)
    if as_json:
        json_line(lint.as_json(policy, rows))
        return lint.falls_short(rows)
    heading(f"{policy.title} ({policy.name}), against the Housing Ombudsman's Code of 2024")
    counts = [f"{sum(row.verdict is verdict for row in rows)} {called}" for verdict, called in SEVERAL.items()]
    told(f"Of {len(rows)} provisions: {', '.join(counts)}.")
    for verdict in Verdict:
        of_this = [row for row in rows if row.verdict is verdict]
        if of_this:
            console.print()
            heading(verdict.capitalize())
        for row in of_this:
            _show_provision(row)
    console.print()
    told("* Remembered, not read: check the official text.")
    told("This is what a pack can show; it does not prove that a landlord complies.")
    told("Mend the policy first, then the pack.")
    console.print()
    return lint.falls_short(rows)


def _show_provision(row: lint.Row) -> None:
    star = " *" if row.provision.remembered else ""
    told(f"{row.provision.says}{star}", f"{row.provision.number:<{len(INDENT)}}")
    if row.verdict is Verdict.MET:
        return
    for each in row.judgements:
        if each.verdict is not Verdict.MET:
            aside = f" [{each.verdict}]" if each.verdict is not row.verdict else ""
            told(f"{each.place}{aside}: {paragraph(each.found)}", f"{INDENT}- ")
            if each.mend:
                do = "Mend" if each.verdict is Verdict.FALLS_SHORT else "Do"
                told(paragraph(each.mend), f"{INDENT}  {do}: ", under=f"{INDENT}  ")


# -- diff


def compared(before: Policy, after: Policy, *, as_json: bool) -> None:
    found = diff.differences(before, after)
    if as_json:
        json_line(diff.as_json(before, after, found))
        return
    if not found:
        told(f"{before.name} and {after.name} say the same.")
        return
    told(f"From {before.name} to {after.name}.")
    for each in found:
        console.print()
        heading(spoken(each.section).replace("_", " ").capitalize())
        for sentence in each.sentences():
            told(sentence, "- ")


# -- due


def shown_due(
    found: FallsDue, policy: Policy, calendar: Calendar, closures: Sequence[ClosureDay], *, as_json: bool
) -> None:
    if as_json:
        json_line(falls_due.as_json(found, policy, calendar, closures))
        return
    zone = calendar.zone
    nation, counting = NATIONS[policy.calendar.nation], COUNTINGS[calendar.counting]
    rows = {
        "Promise": f"{found.timed.name.removeprefix('clock.')}, {found.timed.within}",
        "Clause": found.timed.clause,
        "From": moment(found.start.astimezone(zone)),
        "Day 0": f"{weekday_in_words(found.day_zero)}, not counted" if found.day_zero else None,
        "Counted": worked_dates.counted_in_words(found).removeprefix("Counted: ") if found.due else None,
        "Due": worked_dates.due_in_words(found, calendar) if found.due else "no date",
        "Reminders": "; ".join(f"{each}: {moment(at.astimezone(zone))}" for each, at in found.reminders) or None,
        "Calendar": f"{nation}, {counting}; bank holidays as known on {day_in_words(ISSUED.on)}",
    }
    for name, value in rows.items():
        if value:
            told(value, f"{name:<11}")
    for note in falls_due.notes(found, policy.calendar, closures):
        told(note)
