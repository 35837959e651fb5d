"""A moment as a database keeps it: aware when it goes in, in UTC when it comes out, sorted and compared as moments are.

Dozens go in and out for each message, so they are turned by one plain function each way, which a TypeDecorator
would wrap in two more.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import TIMESTAMP, Dialect, String, TypeDecorator
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeEngine


class _AsText(String):
    """ISO 8601 in UTC, to the microsecond, where the database knows no zones."""

    def bind_processor(self, dialect: Dialect) -> Any:
        return _as_text

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return _from_text

    def coerce_compared_value(self, op: OperatorType | None, value: object) -> TypeEngine[Any]:
        return self  # a moment it is compared with is turned into text, too


class _WithZone(TypeDecorator[datetime]):
    """As it is, where the database does; its driver takes the place of any other type for such columns."""

    impl = TIMESTAMP(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _aware(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)


def _as_text(moment: datetime | None) -> str | None:
    # In UTC before it is remembered: two moments of the hour that comes twice in October are equal, and are not one.
    return None if moment is None else _written(_aware(moment).astimezone(UTC))


@lru_cache(maxsize=256)  # one moment is written into many rows
def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")


def _from_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone cannot be kept")
    return moment


Instant = _AsText(32).with_variant(_WithZone(), "postgresql")
"""The type of every column that holds a moment.  A moment without a zone raises ValueError."""
