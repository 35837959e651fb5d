"""The two measures of complaints that the Regulator of Social Housing asks every landlord for each year.

CH01 is how many complaints came for each 1,000 homes, CH02 how many were answered within the Code's times: each of
stage 1 and of stage 2, and for rented homes apart from low cost home ownership.  What is of other homes, or of a
tenure that nobody put on record, is shown beside them and in neither.

The regulator's technical requirements define both; docs/decisions/0021-rhythm.md says how we count, and a landlord
compares the two before it publishes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from heard.casework.in_words import day_in_words
from heard.casework.learning import OTHER, OWNED, RENTED
from heard.casework.measures import Share
from heard.casework.people import Homes
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.by_the_code import AtStage, Days, Kept, begun, kept, working_days
from heard.reports.periodic.sections.hiding import TOO_FEW_TO_SHOW, as_published, is_small, together
from heard.reports.periodic.sections.tallies import OTHERS, PUT_TOGETHER
from heard.reports.periodic.shape import Cell, Hidden, Number, Percent, Rate, Table

NOT_GIVEN = "number of homes not given"
NO_SUCH_HOMES = "no such homes"
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
"""A tenure, or `OTHERS` for those put together, and a stage."""
Groups = Mapping[Group, Sequence[AtStage]]


def regulators_measures(connection: Connection, asked: Asked) -> Content:
    """Return CH01 and CH02 of the complaints whose stage began in the time."""
    groups: dict[Group, list[AtStage]] = {(tenure, stage): [] for tenure in _CALLED for stage in _STAGES}
    for each in begun(connection, asked):
        groups[each.tenure if each.tenure in _CALLED else None, each.stage].append(each)
    told = _told(groups) if asked.no_personal_data else groups
    notes = (PUT_TOGETHER,) if told != groups else ()
    return Content((_ch01(asked, told, notes), _ch02(asked, told, notes)), lines=tuple(_lines(asked, told)))


def _told(groups: Groups) -> Groups:
    """Return the groups as anybody may be told of them: of each stage the small ones are put together with others."""
    alone: dict[Group, Sequence[AtStage]] = dict(groups)
    others: dict[Group, Sequence[AtStage]] = {}
    for stage in _STAGES:
        small = together({called: len(groups[tenure, stage]) for tenure, called in _CALLED.items()})
        if small:
            left = {(tenure, stage) for tenure, called in _CALLED.items() if called in small}
            others[OTHERS, stage] = [each for group in groups if group in left for each in groups[group]]
            alone = {
                group: found for group, found in alone.items() if group not in left and (found or group[1] != stage)
            }
    return alone | others


def _ch01(asked: Asked, groups: Groups, notes: tuple[str, ...]) -> Table:
    homes = asked.landlord.homes
    rows = tuple(
        (_called(group), _complaints(asked, found), *_for_each_1000(homes, group, len(found)))
        for group, found in groups.items()
    )
    columns = ("homes and stage", "complaints", "homes", "for each 1,000 homes")
    title = "CH01: complaints received, for each 1,000 homes"
    return Table("CH01", title, columns, rows, notes=(*_of_homes(homes), *notes))


def _complaints(asked: Asked, found: Sequence[AtStage]) -> Cell:
    is_told = not asked.no_personal_data or not is_small(len(found))
    return asked.cases(each.reference for each in found) if is_told else Hidden()


def _for_each_1000(homes: Homes, group: Group, count: int) -> tuple[Cell, Cell]:
    if group[0] not in _OF_THE_REGULATOR:
        return None, None
    number = homes.rented if group[0] == RENTED else homes.owned
    if number is None:
        return NOT_GIVEN, None
    return (Number(number), Rate(for_each_1000(count, number))) if number else (NO_SUCH_HOMES, None)


def for_each_1000(count: int, homes: int) -> str:
    """Return how many of something there are for each 1,000 homes, with one decimal, a half rounded up."""
    tenths = (2 * 10_000 * count + homes) // (2 * homes)
    return f"{tenths // 10}.{tenths % 10}"


def _ch02(asked: Asked, groups: Groups, notes: tuple[str, ...]) -> Table:
    days = working_days(asked)
    counts = () if asked.no_personal_data else tuple(Kept)
    answers = {group: _Answers.of(found, asked.today, days) for group, found in groups.items()}
    rows = []
    for group, found in answers.items():
        of_stage = [each for (_, stage), each in answers.items() if stage == group[1]]
        shares = found.shares(of_stage) if asked.no_personal_data else (found.usual, found.with_put_off)
        rows.append((_called(group), *(asked.cases(found.by[each]) for each in counts), *shares))
    columns = (
        "homes and stage",
        *(each.value for each in counts),
        "share without extensions",
        "share with extensions",
    )
    title = "CH02: complaints answered within the Code's times"
    return Table("CH02", title, columns, tuple(rows), notes=(*_BY_THE_CODE, *notes))


@dataclass(frozen=True, slots=True)
class _Answers:
    """The complaints of a group, by how the answer to each stands."""

    by: Mapping[Kept, Sequence[str]]

    @classmethod
    def of(cls, found: Sequence[AtStage], today: date, days: Days) -> _Answers:
        by: dict[Kept, list[str]] = {each: [] for each in Kept}
        for each in found:
            by[kept(each, today, days)].append(each.reference)
        return cls(by)

    @property
    def usual(self) -> Cell:
        return self._share(Kept.IN_TIME)

    @property
    def with_put_off(self) -> Cell:
        return self._share(Kept.IN_TIME, Kept.PUT_OFF)

    def shares(self, of_stage: Collection[_Answers]) -> tuple[Cell, Cell]:
        """Return both shares as anybody may be told them.

        of_stage   the answers of all groups of the stage, these among them: where a share of one of them must not be
                   told, none is, since that of all of them may be told elsewhere
        """
        if all(each.is_told for each in of_stage):
            return self.usual, self.with_put_off
        return TOO_FEW_TO_SHOW, TOO_FEW_TO_SHOW

    @property
    def is_told(self) -> bool:
        return as_published(self._count(Kept.IN_TIME), self._count(Kept.PUT_OFF, Kept.LATE)).is_told

    def _share(self, *good: Kept) -> Percent:
        of = self._count(Kept.IN_TIME, Kept.PUT_OFF, Kept.LATE)
        return Percent(Share(self._count(*good), of, None).percent)

    def _count(self, *those: Kept) -> int:
        return sum(len(self.by[each]) for each in those)


def _called(group: Group) -> str:
    tenure, stage = group
    return f"{_CALLED.get(tenure, OTHERS)}, stage {stage}"


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
    if any(groups.get((None, stage)) for stage in _STAGES):
        yield (
            "Complaints whose tenure nobody put on record are in neither measure. Answer a mail about the case with "
            "“tenure rented”, “tenure owned” (low cost home ownership) or “tenure other”."
        )


def _is_their_year(first: date, last: date) -> bool:
    begins, ends = (first.month, first.day), (last.month, last.day)
    return begins == _APRIL and ends == _MARCH and last.year == first.year + 1
