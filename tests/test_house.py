"""The house is built as it says it is: rooms, words, documents and what travels in the wheel."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel

from heard.casework.events import Event
from heard.settings import Settings
from heard.settings.checks import keys_of, table_in

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "service/heard"
MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted({module.parent for module in MODULES})
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CARRIED = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]


# -- Rooms


def test_imports_point_inwards_and_deciding_touches_nothing():
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(PACKAGE)))
def test_every_room_says_what_it_is_for(folder):
    assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))


def test_every_module_has_its_place():
    drawers = {"utils", "common", "helpers", "manager", "service", "handler"}
    assert not [module for module in MODULES if module.stem in drawers or module.parent.name in drawers]


def test_the_largest_files_and_functions_are_shown(capsys):
    files = sorted(((len(module.read_text("utf-8").splitlines()), module) for module in MODULES), reverse=True)
    functions = sorted(_functions(), reverse=True)
    with capsys.disabled():
        print("\nlargest files:    ", ", ".join(f"{m.relative_to(PACKAGE)} {lines}" for lines, m in files[:4]))
        print("largest functions:", ", ".join(f"{name} {lines}" for lines, name in functions[:4]))


def _functions() -> Iterator[tuple[int, str]]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield node.end_lineno - node.lineno + 1, f"{module.relative_to(PACKAGE)}:{node.name}"


# -- Words


def test_events_hold_no_text_and_no_names():
    free = [
        f"{event.__name__}.{field}"
        for event in Event.__subclasses__()
        for field, hint in get_type_hints(event).items()
        if str in _types_in(hint)
    ]
    assert not free, "a person cannot be forgotten where an event holds their words"
    assert len(Event.__subclasses__()) > 5


def _types_in(hint: Any) -> Iterator[Any]:
    yield hint
    for inner in get_args(hint):
        yield from _types_in(inner)


# -- Documents


def _keys(table: type[BaseModel]) -> Iterator[str]:
    yield from keys_of(table)
    for field in table.model_fields.values():
        if inner := table_in(field.annotation):
            yield from _keys(inner)


@pytest.mark.parametrize("key", sorted(set(_keys(Settings))))
def test_every_setting_is_explained(key):
    example = (ROOT / "deploy/heard.toml").read_text("utf-8")
    written = rf"(?m)^#?(\[\[?(\w+\.)?{key}\]|{key} = )|[{{,:] {key} = "
    assert re.search(written, example), "add it to settings/example.py"


def test_every_command_is_in_the_readme():
    from typer.main import get_command

    from heard.cli import app

    commands = list(_commands(get_command(app)))
    assert commands
    missing = [name for name in commands if not re.search(rf"`(heard )?{re.escape(name)}\b", README)]
    assert not missing


def _commands(command: Any) -> Iterator[str]:
    """Yield the names of all commands, those of a group's own commands bare."""
    for name, inner in getattr(command, "commands", {}).items():
        if not getattr(inner, "hidden", False):
            yield name
            yield from _commands(inner)


def test_every_make_target_the_readme_names_is_there():
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert set(re.findall(r"(?:`|&& |^)make ([a-z]+)", README, re.MULTILINE)) <= targets


def test_every_document_the_documents_point_to_is_there():
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "deploy").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_decisions_are_numbered_without_gaps():
    numbers = [int(page.name[:4]) for page in sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_decision_the_code_points_to_is_there():
    numbers = {page.name[:4] for page in (ROOT / "docs/decisions").glob("[0-9]*.md")}
    said = {number for module in MODULES for number in re.findall(r"docs/decisions/(\d{4})", module.read_text("utf-8"))}
    assert said <= numbers


# -- What travels


@pytest.mark.parametrize("folder", ["rules", "templates", "demo"])
def test_data_is_there_to_be_carried_in_the_wheel(folder):
    assert CARRIED[folder] == f"heard/_data/{folder}"
    assert any(path.is_file() for path in (ROOT / folder).rglob("*"))


def test_the_wheel_carries_its_data(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for folder in CARRIED.values():
        assert any(name.startswith(f"{folder}/") for name in names)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-exchange.lock", "requirements-dev.lock"])
def test_a_lock_file_names_versions_and_hashes_and_no_index(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert text.count("==") > 10
    assert "--hash=sha256:" in text
    assert not re.search(r"https?://|index-url|find-links|trusted-host", text)


def test_what_the_package_needs_is_locked():
    locked = set(re.findall(r"(?m)^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text("utf-8")))
    wanted = {re.split(r"[<>=;\[ ]", line)[0].replace(".", "-") for line in PROJECT["project"]["dependencies"]}
    assert wanted <= {name.replace(".", "-") for name in locked}


@pytest.mark.parametrize("folder", ["demo/mail", "tests/corpora/northgate/mail"])
def test_mail_was_kept_byte_for_byte(folder):
    """A checkout that changed line ends would test something no mail server sends."""
    for message in (ROOT / folder).glob("*.eml"):
        content = message.read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n") > 0, message
