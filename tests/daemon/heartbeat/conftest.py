"""A monitor elsewhere, for every test that beats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from heartbeat.a_monitor import Watcher, a_monitor


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    with a_monitor(tmp_path) as watcher:
        if watcher is None:
            pytest.skip("openssl is not installed")
        yield watcher
