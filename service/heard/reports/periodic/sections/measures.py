"""How much of what was promised was kept, against the targets of the policy, where it sets any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from heard.casework.measures import HUNDRED, Share
from heard.casework.policy.clocks import Measure
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.fallen_due import FallenDue, Promises, Sort
from heard.reports.periodic.sections.hiding import NOT_SHOWN, TOO_FEW_TO_SHOW, Parted, as_published
from heard.reports.periodic.shape import Cell, Chart, Drawn, Percent, Series, Table

_COLUMNS = ("measure", "in time", "late", "of", "share", "target", "met")
_MET: Mapping[bool | None, str] = {True: "yes", False: "no", None: ""}
_NOT_YET_DUE = (
    "Counted is what fell due in this time and was done or is overdue; what is not due yet is in neither number.",
    "A case counts once for each promise made on it.",
)
_NONE_OF_IT = Parted(NOT_SHOWN, NOT_SHOWN, NOT_SHOWN)

Found = Mapping[Sort, Promises]
Row = tuple[Cell, ...]


def measures(connection: Connection, asked: Asked) -> Content:
    """Return a row for each measure of the policy, and for each part of it that the policy has shown."""
    shown = [each for each in asked.policy.measures.values() if not each.bands]
    if not shown:
        return Content(lines=("The policy measures nothing by a time.",))
    found = FallenDue(connection, asked).of()
    by_standard: Found = {}
    if any(measure.show_standard_date_too for measure in shown):
        by_standard = FallenDue(connection, asked, by_standard=True).of()
    rows = [row for measure in shown for row in _rows(asked, measure, found, by_standard)]
    notes = (*_NOT_YET_DUE, *_of_others(asked, found))
    table = Table("measures", "Done in time", _COLUMNS, tuple(rows), notes=notes)
    is_any = any(found.values())
    if is_any:
        return Content((table,), (_chart(asked, shown, found),))
    return Content(
        (table,), lines=("Nothing is due yet: this time lies ahead." if asked.lies_ahead else "Nothing fell due.",)
    )


def _rows(asked: Asked, measure: Measure, found: Found, by_standard: Found) -> Iterator[Row]:
    ours = _under(found, measure)
    yield _row(asked, measure, measure.says, ours)
    if measure.show_each_stage:
        stages = asked.stages_in_order({sort.stage for sort in ours if sort.stage})
        yield from _parts(asked, measure, {stage: _only(ours, stage=stage) for stage in stages})
    if measure.show_extended_apart:
        apart = {"not extended": _only(ours, extended=False), "extended": _only(ours, extended=True)}
        yield from _parts(asked, measure, apart)
    if measure.show_standard_date_too:
        called, standard = f"{measure.says}: by the standard date", _under(by_standard, measure)
        yield _row(asked, measure, called, standard)


def _parts(asked: Asked, measure: Measure, parts: Mapping[str, Found]) -> Iterator[Row]:
    """Yield a row for each part of a measure; where one must not be told, none is, or the whole would tell it."""
    one_is_small = asked.no_personal_data and not all(_told(_share(measure, part)).is_told for part in parts.values())
    for part, found in parts.items():
        called = f"{measure.says}: {part}"
        yield _too_few(measure, called, _NONE_OF_IT) if one_is_small else _row(asked, measure, called, found)


def _too_few(measure: Measure, called: str, told: Parted) -> Row:
    return called, told.one, told.other, told.of, TOO_FEW_TO_SHOW, _share(measure, {}).target, ""


def _told(share: Share) -> Parted:
    return as_published(share.in_time, share.of - share.in_time)


def _under(found: Found, measure: Measure) -> Found:
    return {sort: promises for sort, promises in found.items() if sort.measure == measure.name}


def _only(found: Found, *, stage: str | None = None, extended: bool | None = None) -> Found:
    """Return what is of a stage, or was extended or not; None asks for neither."""
    return {
        sort: promises
        for sort, promises in found.items()
        if stage in (None, sort.stage) and extended in (None, sort.extended)
    }


def _row(asked: Asked, measure: Measure, called: str, found: Found) -> Row:
    in_time = [reference for promises in found.values() for reference in promises.in_time]
    late = [reference for promises in found.values() for reference in promises.late]
    share = _share(measure, found)
    if asked.no_personal_data and not (told := _told(share)).is_told:
        return _too_few(measure, called, told)
    return (
        called,
        asked.cases(in_time),
        asked.cases(late),
        asked.cases([*in_time, *late]),
        Percent(share.percent),
        share.target,
        _MET[share.is_met],
    )


def _share(measure: Measure, found: Found) -> Share:
    in_time = sum(len(promises.in_time) for promises in found.values())
    late = sum(len(promises.late) for promises in found.values())
    return Share(in_time, in_time + late, measure.target_percent)


def _of_others(asked: Asked, found: Found) -> Iterator[str]:
    """Yield what is to be said of cases that were opened under an earlier version, or another policy."""
    of_others = {
        sort: len(promises.in_time) + len(promises.late) for sort, promises in found.items() if sort.of_another_policy
    }
    known = sum(count for sort, count in of_others.items() if sort.measure in asked.policy.measures)
    if known:
        yield f"{known} of these were promised under an earlier version or another policy, and count by its times."
    if left := sum(of_others.values()) - known:
        yield f"{left} more fell due under measures that the policy in force does not have, and are not shown."


def _chart(asked: Asked, shown: Sequence[Measure], found: Found) -> Chart:
    shares = [_share(measure, _under(found, measure)) for measure in shown]
    if asked.no_personal_data:
        shares = [share if _told(share).is_told else replace(share, in_time=0, of=0) for share in shares]
    labels = tuple(measure.says for measure in shown)
    values = tuple(round(HUNDRED * each.in_time / each.of, 1) if each.of else None for each in shares)
    targets = {measure.target_percent for measure in shown}
    told = ", ".join(f"{label} {each.percent or 'nothing'}" for label, each in zip(labels, shares, strict=True))
    return Chart(
        name="measures",
        title="Done in time, percent",
        says=f"Share of what fell due that was done in time: {told}.",
        drawn=Drawn.BARS,
        labels=labels,
        series=(Series("percent in time", values),),
        target=targets.pop() if len(targets) == 1 else None,
    )
