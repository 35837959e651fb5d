"""The promises on complaints that fell due in a time, and which were kept, each by the policy of its case.

What is counted is what `casework.measures.share` counts.  Most were plainly done in time, and of those only what has to
be known is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from heard.casework.deadline import is_missed
from heard.casework.events import ClockName, Digest, Kind
from heard.casework.policy.words import ClockKind, MeasureName
from heard.reports.periodic.asked import Asked
from heard.store.tables import cases, clocks

_Key = tuple[Any, ...]
"""The digest of a policy, a clock of it, a stage, and whether it was extended."""


class Sort(NamedTuple):
    """Promises that are counted together.

    stage              its title; "" where they belong to no stage
    extended           whether their dates were moved
    of_another_policy  than the one in force
    """

    measure: MeasureName
    stage: str
    extended: bool
    of_another_policy: bool


@dataclass(frozen=True, slots=True)
class Promises:
    """The cases of promises of one sort, one for each promise: a case may stand in it twice."""

    in_time: list[str]
    late: list[str]


@dataclass(frozen=True)
class FallenDue:
    """Asks for what fell due.

    by_standard   whether it is counted by the standard date, whatever was agreed, given or extended
    """

    connection: Connection
    asked: Asked
    by_standard: bool = False

    def of(self) -> Mapping[Sort, Promises]:
        """Return what fell due, by sort."""
        found: dict[_Key, Promises] = defaultdict(lambda: Promises([], []))
        for row in self._plainly_kept():
            found[row[:-1]].in_time.append(row[-1])
        for is_in_time, key, reference in self._others():
            (found[key].in_time if is_in_time else found[key].late).append(reference)
        sorts: dict[Sort, Promises] = {}
        for key, promises in found.items():
            if (sort := self._sort(key)) is not None:
                known = sorts.setdefault(sort, Promises([], []))
                known.in_time.extend(promises.in_time)
                known.late.extend(promises.late)
        return sorts

    def _plainly_kept(self) -> Sequence[Row[Any]]:
        return self.connection.execute(self._select(clocks.c.met_at <= self._limit)).all()

    def _others(self) -> Iterator[tuple[bool, _Key, str]]:
        """Yield what was done after its last second began, or was not done and ran out: these are looked at closely."""
        ended_late = or_(
            clocks.c.met_at > self._limit,
            and_(clocks.c.met_at.is_(None), or_(clocks.c.stopped_at.is_(None), clocks.c.stopped_at > self._limit)),
        )
        closely = self._select(ended_late).add_columns(clocks.c.kind, self._limit, clocks.c.met_at, clocks.c.stopped_at)
        for *key, reference, kind, limit, met_at, stopped_at in self.connection.execute(closely).all():
            if is_missed(ClockKind(kind), limit, met_at or stopped_at or self.asked.now):
                yield False, tuple(key), reference
            elif met_at is not None:
                yield True, tuple(key), reference

    @cached_property
    def _limit(self) -> ColumnElement[Any]:
        return clocks.c.standard_due if self.by_standard else clocks.c.in_time_until

    def _select(self, condition: ColumnElement[bool]) -> Select[Any]:
        extended = (clocks.c.due > clocks.c.standard_due).label("extended")
        query = (
            select(cases.c.policy, clocks.c.clock, clocks.c.stage, extended, clocks.c.reference)
            .join_from(clocks, cases, cases.c.reference == clocks.c.reference)
            .where(self._limit >= self.asked.start, self._limit < self.asked.end, condition)
            .where(clocks.c.clock.in_(self._measured), cases.c.kind == Kind.COMPLAINT.value)
        )
        return query if self.asked.area is None else query.where(cases.c.area == self.asked.area)

    @cached_property
    def _measured(self) -> frozenset[ClockName]:
        """The clocks that any policy reports under a measure."""
        known = (policy for policy, _ in self.asked.policies.values())
        return frozenset(clock.name for policy in known for clock in policy.clocks if clock.measure)

    def _sort(self, key: _Key) -> Sort | None:
        digest, clock, stage, extended = key
        known = self.asked.policies.get(Digest(digest))
        rule = known[0].clocks_by_name.get(ClockName(clock)) if known else None
        if rule is None or rule.measure is None:
            return None
        of_another = digest != self.asked.policy.digest
        return Sort(rule.measure, self.asked.stage_called(digest, stage) if stage else "", extended, of_another)
