"""What a row of the digest says of its case, and the columns it is read from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from heard.reports.digest.row import Row
from heard.store.tables import cases, officers

OF_A_CASE = (
    cases.c.reference,
    cases.c.stage,
    cases.c.area,
    cases.c.mailbox,
    cases.c.policy,
    officers.c.address.label("dealt_with_by"),
)
WITH_ITS_OWNER = cases.outerjoin(officers, officers.c.id == cases.c.owner)
"""The cases, each with whoever deals with it."""
IS_OPEN = (cases.c.status == "open", cases.c.stage.is_not(None))
"""A case that stages run on: not one from before heard, nor one that only holds mail."""


def of_a_case(found: RowMapping, **more: Any) -> Row:
    """Return a row of the digest from one of the columns of OF_A_CASE."""
    return Row(
        reference=found["reference"],
        stage=found["stage"],
        owner=found["dealt_with_by"],
        area=found["area"],
        mailbox=found["mailbox"] or "",
        **more,
    )
