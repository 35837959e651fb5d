"""The demo, which the tests of several files look at or change a copy of."""

from __future__ import annotations

from pathlib import Path

import pytest

from typed import heard


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo, run once: the folder it was typed in, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    code, said, errors = heard("demo", folder=folder)
    assert code == 0, errors
    return folder, said
