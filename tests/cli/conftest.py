"""The demo, and a register taken in, which the tests of several files look at or change a copy of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import SMALL
from cli.a_register import REGISTER, ask
from typed import heard


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demo, run once: the folder it was typed in, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    code, said, errors = heard("demo", folder=folder)
    assert code == 0, errors
    return folder, said


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A landlord's folder whose register was taken in by command."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "mail").mkdir()
    (folder / "heard.toml").write_text(f'register = "register.toml"\n{SMALL}', encoding="utf-8")
    (folder / "register.toml").write_text(REGISTER, encoding="utf-8")
    code, said = ask(folder, "import", "register.toml")
    assert (code, "Restrictions taken in: 1; earlier cases: 1" in said) == (0, True), said
    return folder


@pytest.fixture
def site(imported: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be changed."""
    return Path(shutil.copytree(imported, tmp_path / "site"))
