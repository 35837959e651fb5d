"""The two measures of complaints that the Regulator of Social Housing asks every landlord for each year.

CH01 is how many complaints came for each 1,000 homes, CH02 how many were answered within the Code's times: each of
stage 1 and of stage 2, and for rented homes apart from low cost home ownership.  What is of other homes, or of a
tenure that nobody put on record, is shown beside them and in neither.

The regulator's technical requirements define both; docs/decisions/0021-rhythm.md says how we count, and a landlord
compares the two before it publishes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from heard.casework.in_words import day_in_words
from heard.casework.learning import OTHER, OWNED, RENTED
from heard.casework.measures import Share
from heard.casework.people import Homes
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.by_the_code import AtStage, Kept, begun, kept, working_days
from heard.reports.periodic.sections.hiding import TOO_FEW_TO_SHOW, hidden
from heard.reports.periodic.shape import Cell, Counted, Number, Percent, Rate, Table

NOT_GIVEN = "number of homes not given"
_NO_TENURE = "tenure not recorded"
_CALLED: Mapping[str | None, str] = {
    RENTED: "rented (LCRA)",
    OWNED: "low cost home ownership (LCHO)",
    OTHER: "other homes",
    None: _NO_TENURE,
}
_OF_THE_REGULATOR = (RENTED, OWNED)
_STAGES = (1, 2)
_APRIL, _MARCH = (4, 1), (3, 31)
_BY_THE_CODE = (
    "Answered by the Code's times: stage 1 within 10 working days of the acknowledgement, stage 2 within 20; an answer "
    "put off counts up to the day it was put off to, by as many working days again at most.",
    "A share is of what was answered or is overdue: what ended unanswered, or is not due yet, is in neither number.",
)

Group = tuple[str | None, int]
"""A tenure and a stage."""
Groups = Mapping[Group, Sequence[AtStage]]


def regulators_measures(connection: Connection, asked: Asked) -> Content:
    """Return CH01 and CH02 of the complaints whose stage began in the time."""
    groups: dict[Group, list[AtStage]] = {(tenure, stage): [] for tenure in _CALLED for stage in _STAGES}
    for each in begun(connection, asked):
        groups[each.tenure if each.tenure in _CALLED else None, each.stage].append(each)
    shown = _shown(asked, groups)
    return Content((_ch01(asked, groups, shown), _ch02(asked, groups, shown)), lines=tuple(_lines(asked, groups)))


def _shown(asked: Asked, groups: Groups) -> Mapping[Group, Cell]:
    """Return how many complaints each group has, as it may be told."""
    if not asked.no_personal_data:
        return {group: asked.cases(each.reference for each in found) for group, found in groups.items()}
    cells: dict[Group, Cell] = {}
    for stage in _STAGES:
        of_stage, _ = hidden({called: len(groups[tenure, stage]) for tenure, called in _CALLED.items()})
        cells |= {(tenure, stage): of_stage[called] for tenure, called in _CALLED.items()}
    return cells


def _ch01(asked: Asked, groups: Groups, shown: Mapping[Group, Cell]) -> Table:
    homes = asked.landlord.homes
    rows = tuple(
        (_called(group), shown[group], *_for_each_1000(homes, group, len(found), is_told=_is_told(shown[group])))
        for group, found in groups.items()
    )
    columns = ("homes and stage", "complaints", "homes", "for each 1,000 homes")
    title = "CH01: complaints received, for each 1,000 homes"
    return Table("CH01", title, columns, rows, notes=tuple(_of_homes(homes)))


def _for_each_1000(homes: Homes, group: Group, count: int, *, is_told: bool) -> tuple[Cell, Cell]:
    if group[0] not in _OF_THE_REGULATOR:
        return None, None
    number = homes.rented if group[0] == RENTED else homes.owned
    if number is None:
        return NOT_GIVEN, None
    return Number(number), Rate(for_each_1000(count, number)) if is_told else TOO_FEW_TO_SHOW


def for_each_1000(count: int, homes: int) -> str:
    """Return how many of something there are for each 1,000 homes, with one decimal, a half rounded up."""
    tenths = (2 * 10_000 * count + homes) // (2 * homes)
    return f"{tenths // 10}.{tenths % 10}"


def _is_told(cell: Cell) -> bool:
    return isinstance(cell, Counted | Number)


def _ch02(asked: Asked, groups: Groups, shown: Mapping[Group, Cell]) -> Table:
    days = working_days(asked)
    told = ("share without extensions", "share with extensions")
    counts = () if asked.no_personal_data else tuple(Kept)
    rows = []
    for group, found in groups.items():
        by: dict[Kept, list[str]] = {each: [] for each in Kept}
        for each in found:
            by[kept(each, asked.today, days)].append(each.reference)
        shares = _shares(by) if _is_told(shown[group]) else (TOO_FEW_TO_SHOW, TOO_FEW_TO_SHOW)
        rows.append((_called(group), *(asked.cases(by[each]) for each in counts), *shares))
    columns = ("homes and stage", *(each.value for each in counts), *told)
    return Table("CH02", "CH02: complaints answered within the Code's times", columns, tuple(rows), notes=_BY_THE_CODE)


def _shares(by: Mapping[Kept, Sequence[str]]) -> tuple[Cell, Cell]:
    usual, put_off = len(by[Kept.IN_TIME]), len(by[Kept.PUT_OFF])
    of = usual + put_off + len(by[Kept.LATE])
    return Percent(Share(usual, of, None).percent), Percent(Share(usual + put_off, of, None).percent)


def _called(group: Group) -> str:
    tenure, stage = group
    return f"{_CALLED[tenure]}, stage {stage}"


def _of_homes(homes: Homes) -> Iterator[str]:
    if homes.rented is None and homes.owned is None:
        yield "The number of homes is not given. Write it under [homes] in heard.toml."
    elif homes.counted_on is not None:
        yield f"Homes as counted on {day_in_words(homes.counted_on)}."
    else:
        yield "Nobody has said when the homes were counted: counted_on under [homes] in heard.toml does."


def _lines(asked: Asked, groups: Groups) -> Iterator[str]:
    if not _is_their_year(asked.first, asked.last):
        yield "The regulator's year runs from 1 April to 31 March; this is of other days."
    if any(groups[None, stage] for stage in _STAGES):
        yield (
            "Complaints whose tenure nobody put on record are in neither measure. Answer a mail about the case with "
            "“tenure rented”, “tenure owned” (low cost home ownership) or “tenure other”."
        )


def _is_their_year(first: date, last: date) -> bool:
    begins, ends = (first.month, first.day), (last.month, last.day)
    return begins == _APRIL and ends == _MARCH and last.year == first.year + 1
