"""The guides for administrators say what heard takes, and what it really says where something is wrong."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from heard.cli import app
from heard.oauth.refusals import WHAT_AND_DO
from heard.settings import load

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "docs/microsoft-365.md", ROOT / "docs/exchange.md"]
README, PROBE = ROOT / "README.md", ROOT / "deploy/probe.md"
SERVICE = ROOT / "service/heard"
SAYING = [
    SERVICE / "errors.py",
    *(module for room in ("oauth", "mailboxes") for module in (SERVICE / room).rglob("*.py")),
]
A_MAILBOX = re.compile(r"(?ms)^\[\[mailbox\]\].*?(?=^\[\[)")
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)


def _snippets() -> Iterator[object]:
    for guide in GUIDES:
        for number, snippet in enumerate(re.findall(r"(?ms)^```toml\n(.*?)^```", guide.read_text("utf-8")), 1):
            yield pytest.param(snippet, id=f"{guide.stem} {number}")


@pytest.mark.parametrize("snippet", list(_snippets()))
def test_settings_of_a_guide_take_the_place_of_the_mailbox_in_the_file_that_is_installed(
    snippet: str, tmp_path: Path
) -> None:
    toml = tmp_path / "heard.toml"
    toml.write_text(A_MAILBOX.sub(lambda _: f"{snippet}\n", (ROOT / "deploy/heard.toml").read_text("utf-8")))
    assert load(toml).mailbox[0].address == "complaints@northgate.example"


@each_guide
def test_what_settings_take_from_systemd_is_handed_over_to_the_check(guide: Path) -> None:
    text = guide.read_text("utf-8")
    wanted = set(re.findall(r'_file = "\$CREDENTIALS_DIRECTORY/(\w+)"', text))
    assert wanted <= set(re.findall(r"-p LoadCredential=(\w+):/etc/heard/", text))


def test_readme_makes_what_the_unit_needs_before_it_is_started() -> None:
    made, _, _ = README.read_text("utf-8").partition("systemctl start heard")
    unit = dict(re.findall(r"(?m)^(\w+)=(.+)$", (ROOT / "deploy/heard.service").read_text("utf-8")))
    user, program = unit["User"], shlex.split(unit["ExecStart"])
    assert re.search(rf"(?m)^ *useradd .* {user}$", made)
    assert f"-o {user} -g {user} {unit['WorkingDirectory']}\n" in made
    assert program[0].startswith("/opt/heard/.venv/")
    assert "/opt/heard && cd /opt/heard && make setup" in made
    assert f"cp deploy/heard.toml {Path(program[2]).parent}/" in made
    credential = unit["LoadCredential"].partition(":")[2]
    assert f"install -m 0600 /dev/stdin {credential}" in made


@pytest.mark.parametrize("page", [*GUIDES, README], ids=lambda page: page.stem)
def test_what_is_installed_can_be_read_by_the_user_heard_runs_as(page: Path) -> None:
    for block in re.findall(r"(?ms)^ *```sh\n(.*?)```", page.read_text("utf-8")):
        assert "umask 077" not in block
        assert "umask 022" in block or not re.search(r"pip install|git clone", block)


def _commands(page: Path) -> Iterator[list[str]]:
    """Yield the words of each `heard ...` of a page, and of each `check ...` that stands for the end of one."""
    text = page.read_text("utf-8")
    blocks = re.findall(r"(?ms)^ *```sh\n(.*?)```", text)
    code = [line.strip() for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    for line in (*code, *re.findall(r"`([^`\n]+)`", text)):
        if found := re.match(r"(?:.*/bin/)?heard (?=--config |[a-z])(.+)|(check\b.*)", line):
            yield shlex.split(found[1] or found[2], comments=True)


@pytest.mark.parametrize("page", [*GUIDES, README, PROBE], ids=lambda page: page.stem)
def test_a_command_of_a_guide_is_one_of_ours_with_its_options(page: Path) -> None:
    typed, heard = list(_commands(page)), get_command(app)
    assert any("check" in words for words in typed)
    for words in typed:
        level = heard
        for word in words:
            if word.startswith("--"):
                assert word in {name for option in level.params for name in option.opts}, words
            level = getattr(level, "commands", {}).get(word, level)
        assert level is not heard, words


def _rows(guide: Path) -> Iterator[list[str]]:
    """Yield the cells of each table that has what heard says in one of its columns, without its head."""
    tables = re.findall(r"(?m)^\|[^\n]*heard says[^\n]*\|\n\|[-|]+\|\n((?:\|.*\n)+)", guide.read_text("utf-8"))
    for row in "".join(tables).splitlines():
        yield [cell.strip() for cell in row.strip("|").split("|")]


@pytest.mark.parametrize("code, said", [row[:2] for row in _rows(GUIDES[0]) if row[0].startswith("AADSTS")])
def test_a_code_of_the_authority_is_told_in_the_words_of_the_guide(code: str, said: str) -> None:
    assert WHAT_AND_DO[int(code.removeprefix("AADSTS"))][0] == said


def _texts() -> Iterator[str]:
    for module in SAYING:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


SAID = [row[0] for guide in GUIDES for row in _rows(guide) if not row[0].startswith("AADSTS")]


@pytest.mark.parametrize("said", SAID)
def test_an_error_of_a_guide_is_one_of_ours(said: str) -> None:
    words, _, code = said.removesuffix(")").partition(" (")
    texts = list(_texts())
    assert any(words in text for text in texts)
    if named := re.search(r"[A-Z]\w{9,}", code):
        assert any(named[0].casefold() == text.casefold() for text in texts)


def test_a_refusal_of_graph_sends_nobody_to_consent_in_entra() -> None:
    """What is consented to there reaches every mailbox."""
    rows = [row for row in _rows(GUIDES[0]) if row[1].startswith("Graph")]
    assert rows
    for _, _, do in rows:
        assert "consent" not in do.casefold() or "Consent to nothing in Entra" in do


def test_every_role_that_heard_asks_for_is_given_in_the_guide() -> None:
    given = set(re.findall(r'-Role "(Application [\w.]+)"', GUIDES[0].read_text("utf-8")))
    named = {role for text in _texts() for role in re.findall(r"Application (?:Mail|SMTP|IMAP)\.\w+", text)}
    assert named <= given


def test_every_step_of_a_guide_that_heard_names_is_there() -> None:
    for text in _texts():
        for name, step in re.findall(r"docs/([\w-]+\.md), (?:step )?(\d\w?)\b", text):
            assert re.search(rf"(?m)^## {step}\. ", (ROOT / "docs" / name).read_text("utf-8")), text


@each_guide
def test_every_step_a_guide_points_to_is_there(guide: Path) -> None:
    text = guide.read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", heading).replace(" ", "-").lower() for heading in re.findall(r"(?m)^#+ (.+)$", text)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings
