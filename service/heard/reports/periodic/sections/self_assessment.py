"""The yearly self-assessment against the Complaint Handling Code (8.1), filled as far as pack and records go.

What the policy says is what `heard policy lint` finds.  What the records show is counted, and only where something
that is on record answers to the provision; all else is for a person to say, and so is the landlord's commentary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.by_the_code import (
    AtStage,
    Days,
    Kept,
    acknowledged_in_time,
    begun,
    kept,
    working_days,
)
from heard.reports.periodic.sections.hiding import as_published
from heard.reports.periodic.shape import Cell, Table
from heard.reports.policy.code_2024.verdicts import Verdict
from heard.reports.policy.lint import Row, lint

_A_PERSON = "for a person to say"
_TOO_FEW = "too few to tell without naming anybody"
_NOTHING = "nothing came in this time that it could be seen by"
_THE_POLICY: Mapping[Verdict, str] = {
    Verdict.MET: "yes",
    Verdict.FALLS_SHORT: "no",
    Verdict.TO_LOOK_AT: "for a person to look at",
    Verdict.NOT_SHOWN: "not shown by the policy's data",
}
_COLUMNS = ("provision", "it asks", "the policy says so", "what the records show", "cases kept", "cases not kept",
    "evidence and commentary")  # fmt: skip
_LINES = (
    "The governing body approves the self-assessment, and the landlord publishes it. heard has filled in what its "
    "records show; the last column is yours.",
    "What the Code asks is said in heard's own words: hold each line against the official text.",
)
_REMEMBERED = "A number with an asterisk was not read in the official text: look there first."
_ACKNOWLEDGED = "Acknowledged is what the clock of the policy waits for: under some, the complaint's definition too."
_ABOUT_THE_POLICY = "“Yes” is what the data of the policy shows. It does not prove that the policy is followed."


@dataclass(frozen=True, slots=True)
class Records:
    """The complaints by which a provision was kept, and those by which it was not."""

    says: str
    kept: tuple[str, ...]
    not_kept: tuple[str, ...]


@dataclass(frozen=True)
class Year:
    """The complaints whose stages began in the time, and the day as of which they stand."""

    found: Sequence[AtStage]
    today: date
    days: Days

    def acknowledged(self, stage: int) -> Records:
        done = [(each.reference, acknowledged_in_time(each, self.today, self.days)) for each in self._at(stage)]
        return Records(
            f"stage {stage} acknowledged within 5 working days",
            tuple(reference for reference, in_time in done if in_time),
            tuple(reference for reference, in_time in done if in_time is False),
        )

    def answered(self, stage: int) -> Records:
        """Return which were answered in the usual time, none of them put off."""
        return self._answers(f"stage {stage} answered in time without being put off", stage, {Kept.IN_TIME})

    def put_off(self, stage: int) -> Records:
        """Return those answers that were put off, and whether each came by the day it was put off to."""
        put_off = {each.reference for each in self._at(stage) if each.put_off_to is not None}
        says = f"stage {stage} answers put off came within the longest time"
        all_of_them = self._answers(says, stage, {Kept.IN_TIME, Kept.PUT_OFF})
        return Records(
            says,
            tuple(each for each in all_of_them.kept if each in put_off),
            tuple(each for each in all_of_them.not_kept if each in put_off),
        )

    def _answers(self, says: str, stage: int, good: set[Kept]) -> Records:
        by = self._kept[stage]
        bad = {Kept.IN_TIME, Kept.PUT_OFF, Kept.LATE} - good
        return Records(
            says,
            tuple(reference for reference, how in by if how in good),
            tuple(reference for reference, how in by if how in bad),
        )

    def _at(self, stage: int) -> list[AtStage]:
        return [each for each in self.found if each.stage == stage]

    @cached_property
    def _kept(self) -> Mapping[int, list[tuple[str, Kept]]]:
        return {
            stage: [(each.reference, kept(each, self.today, self.days)) for each in self._at(stage)] for stage in (1, 2)
        }


_SEEN_BY: Mapping[tuple[str, str], Callable[[Year], Records]] = {
    ("6.2", "acknowledged"): lambda year: year.acknowledged(1),
    ("6.3", "answered"): lambda year: year.answered(1),
    ("6.4", "put off"): lambda year: year.put_off(1),
    ("6.11", "acknowledged"): lambda year: year.acknowledged(2),
    ("6.14", "answered"): lambda year: year.answered(2),
    ("6.15", "put off"): lambda year: year.put_off(2),
}
"""What on record a provision can be seen by: by its number and a word of it, since some numbers ask several things."""


def self_assessment(connection: Connection, asked: Asked) -> Content:
    """Return a row for each provision of the Code that heard knows of."""
    year = Year(begun(connection, asked), asked.today, working_days(asked))
    provisions = lint(asked.policy)
    rows = tuple(_row(asked, number, row, year) for number, row in _numbered(provisions))
    notes = (
        _ABOUT_THE_POLICY,
        _ACKNOWLEDGED,
        *((_REMEMBERED,) if any(row.provision.remembered for row in provisions) else ()),
    )
    title = "Self-assessment against the Complaint Handling Code"
    return Content((Table("self-assessment", title, _COLUMNS, rows, notes=notes),), lines=_LINES)


def _numbered(provisions: Sequence[Row]) -> list[tuple[str, Row]]:
    """Return each provision with a name unlike any other's: "6.2", "6.2 (2)", "5.6*"."""
    seen: dict[str, int] = {}
    named = []
    for row in provisions:
        number = row.provision.number
        seen[number] = seen.get(number, 0) + 1
        which = f" ({seen[number]})" if seen[number] > 1 else ""
        named.append((f"{number}{which}{'*' if row.provision.remembered else ''}", row))
    return named


def _row(asked: Asked, number: str, row: Row, year: Year) -> tuple[Cell, ...]:
    said = (number, row.provision.says, _THE_POLICY[row.verdict])
    look = next(
        (look for (at, word), look in _SEEN_BY.items() if at == row.provision.number and word in row.provision.says),
        None,
    )
    if look is None:
        return (*said, _A_PERSON, None, None, "")
    records = look(year)
    good, bad = len(records.kept), len(records.not_kept)
    if not good + bad:
        return (*said, f"{records.says}: {_NOTHING}", None, None, "")
    if asked.no_personal_data and not as_published(good, bad).is_told:
        return (*said, f"{records.says}: {_TOO_FEW}", None, None, "")
    counted = f"{records.says}: {good:,} of {good + bad:,}"
    return (*said, counted, asked.cases(records.kept), asked.cases(records.not_kept), "")
