"""How many complaints came, were closed and are open, apart from what is no complaint; and how they ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, func, select

from heard.casework.events import Digest, Kind
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.hiding import is_small
from heard.reports.periodic.sections.of_cases import Found, closed, in_hand, is_complaint, received
from heard.reports.periodic.sections.redress import redress
from heard.reports.periodic.sections.tallies import bars, in_all, may_be_told, one_column, tally
from heard.reports.periodic.shape import Cell, Hidden, Number, Table
from heard.store.tables import cases, messages

_NO_OUTCOME = "no outcome on record"
_NO_COMPLAINTS: Mapping[Kind, str] = {
    Kind.SERVICE_REQUEST: "requests for service",
    Kind.ENQUIRY: "comments and enquiries",
    Kind.COMPLIMENT: "compliments",
}
_NOT_COUNTED = "Only the complaints are in the measures and in every other table of complaints."


def numbers(connection: Connection, asked: Asked) -> Content:
    """Return what was received, closed and is open, and at which stage that is."""
    came, over, left = received(connection, asked), closed(connection, asked), in_hand(connection, asked)
    stages = _before_the_stages(asked)
    rows: list[tuple[Cell, ...]] = [_row(asked, "complaints", stages, came, over, left, is_in=False)]
    if stages:
        rows.append(_row(asked, "service recovery", stages, came, over, left, is_in=True))
    rows += _others(connection, asked)
    columns = ("what", "received", "closed", "open at the end")
    table = Table("numbers", "Numbers", columns, tuple(rows), notes=(_NOT_COUNTED,))
    under = tally((asked.stage_called(row.policy, row.stage), row.reference) for row in left)
    order = list(asked.stages_in_order({*(stage.title for stage in asked.policy.stages), *under}))
    return Content((table, one_column(asked, "numbers by stage", "Open at the end, by stage", "stage", under, order)))


def outcomes(connection: Connection, asked: Asked) -> Content:
    """Return how the complaints closed in the time ended, and what was offered or paid."""
    under = tally((row.outcome or _NO_OUTCOME, row.reference) for row in closed(connection, asked))
    named = asked.policy.closing.outcomes if asked.policy.closing else ()
    order = list(dict.fromkeys((*named, *sorted(under))))
    table = one_column(asked, "outcomes", "Outcomes of complaints closed in this time", "outcome", under, order)
    charts = bars(asked, "outcomes", "Outcomes", under, order) if under else ()
    lines = () if under else ("No complaint was closed.",)
    sums = redress(connection, asked)
    return Content((table, *sums.tables), charts, (*lines, *sums.lines))


def outcomes_and_recommendations(connection: Connection, asked: Asked) -> Content:
    """Return the outcomes, and that what is recommended is for a person to write."""
    shown = outcomes(connection, asked)
    recommend = "What is recommended is for a person to write: heard has the outcomes and the causes on record."
    return Content(shown.tables, shown.charts, (*shown.lines, recommend))


def _before_the_stages(asked: Asked) -> frozenset[tuple[Digest, str]]:
    """Return the stages that a policy keeps in a register of its own before the case counts as a complaint."""
    return frozenset(
        (digest, route.first_stage)
        for digest, (policy, _) in asked.policies.items()
        for route in policy.routes.values()
        if route.opens_case and route.register and route.first_stage
    )


def _row(
    asked: Asked, called: str, stages: frozenset[tuple[Digest, str]], *found: Found, is_in: bool
) -> tuple[Cell, ...]:
    def those(rows: Found) -> Iterable[str]:
        return (row.reference for row in rows if ((row.policy, row.stage) in stages) is is_in)

    return (called, *(in_all(asked, those(rows)) for rows in found))


def _others(connection: Connection, asked: Asked) -> Iterator[tuple[Cell, ...]]:
    """Yield what is no complaint: mail on no case, praise wherever it lies, and cases that a person called so."""
    mail = (
        select(messages.c.kind, func.count())
        .join_from(messages, cases, cases.c.reference == messages.c.reference, isouter=True)
        .where(messages.c.received_at >= asked.start, messages.c.received_at < asked.end, ~messages.c.sent_folder)
        .where(
            cases.c.reference.is_(None)
            | ((messages.c.kind == Kind.COMPLIMENT.value) & (cases.c.kind == Kind.COMPLAINT.value))
        )
        .group_by(messages.c.kind)
    )
    called_so = (
        select(cases.c.kind, func.count())
        .where(cases.c.received_at >= asked.start, cases.c.received_at < asked.end, cases.c.stage.is_not(None))
        .group_by(cases.c.kind)
    )
    if asked.area is not None:
        mail, called_so = mail.where(cases.c.area == asked.area), called_so.where(cases.c.area == asked.area)
    of_mail = {row[0]: row[1] for row in connection.execute(mail)}
    of_cases = {row[0]: row[1] for row in connection.execute(called_so)}
    for kind, called in _NO_COMPLAINTS.items():
        count = of_mail.get(kind.value, 0) + of_cases.get(kind.value, 0)
        yield called, Number(count) if may_be_told(asked, count) else Hidden(), None, None


def risks(connection: Connection, asked: Asked) -> Content:
    """Return on how many of the complaints received a danger was seen."""
    query = select(cases.c.reference).where(
        *is_complaint(asked), cases.c.received_at >= asked.start, cases.c.received_at < asked.end, cases.c.risk
    )
    found = list(connection.execute(query).scalars())
    count = Hidden() if asked.no_personal_data and is_small(len(found)) else asked.cases(found)
    row = ("mail told of a danger", count)
    table = Table("risks", "Complaints received with a risk seen", ("risk", "cases"), (row,))
    return Content((table,), lines=("What else is a risk is for a person to say: heard sees only what mail tells of.",))
