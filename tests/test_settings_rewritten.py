"""Keys of a mailbox changed in heard.toml, and everything a person wrote around them left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.errors import SettingsError
from heard.settings import Answers, load, render_example
from heard.settings.rewritten import rewritten, write

HEAD = """\
[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"

[database]
url = "sqlite:///heard.db"

"""
BOX = '[[mailbox]]\naddress = "{}"\nread = "eml:mail"\nsend = "eml:letters"\n'
OURS, SECOND = "complaints@northgate.example", "repairs@northgate.example"


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    return tmp_path / "heard.toml"


def after(toml: Path, text: str, **keys: str | bool) -> str:
    toml.write_bytes(text.encode())
    return rewritten(toml, {OURS: keys}).after


@pytest.mark.parametrize(
    "line, changed",
    [
        pytest.param("keep_sent = true", "keep_sent = false", id="as it stands"),
        pytest.param("keep_sent = true # so far", "keep_sent = false # so far", id="a comment behind it"),
        pytest.param("  keep_sent=true", "  keep_sent = false", id="indented"),
    ],
)
def test_a_key_is_changed_in_its_place(toml: Path, line: str, changed: str) -> None:
    text = f'{HEAD}{BOX.format(OURS)}# Copies\n{line}\nmark = "none"\n'
    assert after(toml, text, keep_sent=False) == text.replace(line, changed)


def test_a_mark_that_windows_put_before_it_stays(toml: Path) -> None:
    box = f'\ufeff{BOX.format(OURS)}mark = "none"\n{HEAD}'
    assert after(toml, box, mark="keyword") == box.replace("none", "keyword")


def test_a_key_that_is_explained_is_added_where_it_is(toml: Path) -> None:
    text = f'{HEAD}{BOX.format(OURS)}# The border.\n#border = "mx.landlord.example"\nmark = "none"\n'
    changed = after(toml, text, border="mx.northgate.example")
    assert '#border = "mx.landlord.example"\nborder = "mx.northgate.example"\nmark' in changed


def test_else_it_is_added_as_the_last_of_its_mailbox_and_of_no_other(toml: Path) -> None:
    text = f"{HEAD}{BOX.format(SECOND)}\n{BOX.format(OURS)}\n[limits]\n"
    assert after(toml, text, reply_tag=True) == text.replace("\n\n[limits]", "\nreply_tag = true\n\n[limits]")


def test_line_ends_of_windows_stay(toml: Path) -> None:
    text = f"{HEAD}{BOX.format(OURS)}keep_sent = true\n".replace("\n", "\r\n")
    changed = after(toml, text, keep_sent=False, reply_tag=True)
    assert changed.count("\n") == changed.count("\r\n") == text.count("\n") + 1


def test_the_example_can_be_changed(toml: Path) -> None:
    toml.write_text(render_example(Answers()))
    write(rewritten(toml, {OURS: {"keep_sent": False, "border": "mx.northgate.example", "border_strips": True}}))
    [box] = load(toml).mailbox
    assert (box.keep_sent, box.border, box.border_strips) == (False, "mx.northgate.example", True)


@pytest.mark.parametrize(
    "mailbox",
    [
        pytest.param(f'mailbox = [{{ address = "{OURS}", read = "eml:mail", send = "eml:out" }}]\n', id="on one line"),
        pytest.param(BOX.format(OURS) + '"keep_sent" = true\n', id="a key in quotes"),
    ],
)
def test_what_cannot_be_changed_line_by_line_is_left_and_said(toml: Path, mailbox: str) -> None:
    with pytest.raises(SettingsError, match=r"nothing was changed. Change by hand: keep_sent"):
        after(toml, mailbox + HEAD if mailbox.startswith("mailbox") else HEAD + mailbox, keep_sent=False)


def test_what_would_be_a_mistake_is_not_written(toml: Path) -> None:
    text = f"{HEAD}{BOX.format(OURS)}"
    toml.write_text(text)
    with pytest.raises(SettingsError, match="border"):
        write(rewritten(toml, {OURS: {"border": "mx.northgate.example"}}))  # without authserv_id it is of no use
    assert toml.read_text() == text
    assert not toml.with_name("heard.toml.new").exists()


def test_a_file_that_somebody_changed_meanwhile_is_left(toml: Path) -> None:
    text = f"{HEAD}{BOX.format(OURS)}"
    toml.write_text(text)
    new = rewritten(toml, {OURS: {"keep_sent": False}})
    toml.write_text(f"# mine\n{text}")
    with pytest.raises(SettingsError, match="somebody changed it meanwhile"):
        write(new)
    assert toml.read_text() == f"# mine\n{text}"


def test_its_rights_stay(toml: Path) -> None:
    toml.write_text(f"{HEAD}{BOX.format(OURS)}")
    toml.chmod(0o640)
    kept = write(rewritten(toml, {OURS: {"keep_sent": False}}))
    assert {each.stat().st_mode & 0o777 for each in (toml, kept)} == {0o640}
