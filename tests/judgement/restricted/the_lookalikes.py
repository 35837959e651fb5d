"""The look-alikes of lookalikes.toml, which says what its keys mean."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]

_TABLE = tomllib.loads(Path(__file__).with_name("lookalikes.toml").read_text("utf-8"))
RESTRICTIONS: dict[str, Row] = _TABLE["restriction"]
CASES: list[Row] = _TABLE["case"]


def by_id(cases: list[Row]) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in cases]
