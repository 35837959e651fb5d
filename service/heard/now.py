"""The only place that asks what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC.  The daemon holds `utc_now`; a rehearsal holds a clock of its own."""


def utc_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251
