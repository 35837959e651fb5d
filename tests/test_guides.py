"""The guides for administrators say what heard takes, and what it really says where something is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import SMALL
from heard.oauth.refusals import WHAT_AND_DO
from heard.settings import load

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "docs/microsoft-365.md", ROOT / "docs/exchange.md"]
ROOMS = ("oauth", "mailboxes")
A_MAILBOX = re.compile(r"(?ms)^\[\[mailbox\]\].*?(?=^\[\[)")


def _snippets() -> Iterator[object]:
    for guide in GUIDES:
        for number, snippet in enumerate(re.findall(r"(?ms)^```toml\n(.*?)^```", guide.read_text("utf-8")), 1):
            yield pytest.param(snippet, id=f"{guide.stem} {number}")


@pytest.mark.parametrize("snippet", list(_snippets()))
def test_settings_of_a_guide_can_be_taken_as_they_stand(snippet: str, tmp_path: Path) -> None:
    toml = tmp_path / "heard.toml"
    toml.write_text(A_MAILBOX.sub(lambda _: f"{snippet}\n", SMALL))
    assert load(toml).mailbox[0].address == "complaints@northgate.example"


def _rows(guide: Path) -> Iterator[list[str]]:
    """Yield the cells of each table that has what heard says in one of its columns, without its head."""
    tables = re.findall(r"(?m)^\|[^\n]*heard says[^\n]*\|\n\|[-|]+\|\n((?:\|.*\n)+)", guide.read_text("utf-8"))
    for row in "".join(tables).splitlines():
        yield [cell.strip() for cell in row.strip("|").split("|")]


@pytest.mark.parametrize("code, said", [row[:2] for row in _rows(GUIDES[0]) if row[0].startswith("AADSTS")])
def test_a_code_of_the_authority_is_told_in_the_words_of_the_guide(code: str, said: str) -> None:
    assert WHAT_AND_DO[int(code.removeprefix("AADSTS"))][0] == said


def _texts() -> Iterator[str]:
    for room in ROOMS:
        for module in (ROOT / "service/heard" / room).rglob("*.py"):
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


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_step_a_guide_points_to_is_there(guide: Path) -> None:
    text = guide.read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", heading).replace(" ", "-").lower() for heading in re.findall(r"(?m)^#+ (.+)$", text)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings
