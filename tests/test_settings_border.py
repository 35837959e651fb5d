"""What a mailbox's settings say of the server that takes mail in from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SMALL
from heard.errors import SettingsError
from heard.mail.authenticity import UNNAMED
from heard.mail.border import Border
from heard.mail.from_inside import InsideMark
from heard.settings import load
from heard.wiring import landlord_of

MANY = "*.mail.protection.outlook.com"
MAILBOX = "complaints@northgate.example"
SEND = 'send = "eml:letters"\n'


def settings_with(tmp_path: Path, *lines: str) -> Path:
    toml = tmp_path / "heard.toml"
    toml.write_text(SMALL.replace(SEND, SEND + "".join(f"{line}\n" for line in lines)))
    return toml


@pytest.mark.parametrize(
    "lines, expected",
    [
        ([], {}),
        (['authserv_id = "mx"'], {}),
        (['authserv_id = "mx"', 'border = "mx.northgate.example"'], {MAILBOX: Border("mx.northgate.example")}),
        (
            ['authserv_id = "mx"', 'border = "mx.northgate.example"', "border_strips = true"],
            {MAILBOX: Border("mx.northgate.example", strips=True)},
        ),
        ([f'border = "{MANY}"', 'vouched_by = ["unnamed-verdict"]'], {MAILBOX: Border(MANY)}),
    ],
)
def test_the_border_is_known_by_mailbox(tmp_path: Path, lines: list[str], expected: dict[str, Border]) -> None:
    assert landlord_of(load(settings_with(tmp_path, *lines))).borders == expected


def test_who_else_vouches_is_known_by_mailbox(tmp_path: Path) -> None:
    lines = f'border = "{MANY}"', 'vouched_by = ["unnamed-verdict", "auth-as"]'
    landlord = landlord_of(load(settings_with(tmp_path, *lines)))
    assert landlord.authserv_ids == {MAILBOX: UNNAMED}
    assert landlord.inside_marks == {MAILBOX: {InsideMark.AUTH_AS}}


@pytest.mark.parametrize(
    "lines, where",
    [
        pytest.param(['border = "mx.northgate.example"'], "border", id="whose verdicts are not believed"),
        pytest.param(['authserv_id = "mx"', "border_strips = true"], "border_strips", id="strips, and has no name"),
        pytest.param(
            ['authserv_id = "mx"', 'border = "mx.northgate.example"', "journal = true"], "border", id="with a journal"
        ),
        pytest.param(['authserv_id = "mx"', 'border = "mx.*.example"'], "border", id="a star that stands for anything"),
        pytest.param(['authserv_id = "mx"', 'border = "*.com"'], "border", id="half the world"),
        pytest.param(['vouched_by = ["unnamed-verdict"]'], "vouched_by", id="a verdict of nobody, found anywhere"),
        pytest.param(
            ['border = "mx.northgate.example"', 'vouched_by = ["unnamed-verdict"]'],
            "vouched_by",
            id="above a border by whose name anybody may greet",
        ),
        pytest.param(
            [f'border = "{MANY}"', 'authserv_id = "mx"', 'vouched_by = ["unnamed-verdict"]'],
            "vouched_by",
            id="both with a name and without",
        ),
        pytest.param(['vouched_by = ["auth-as"]', "journal = true"], "vouched_by", id="a mark on a journal's report"),
        pytest.param(['vouched_by = ["resolved-sender"]'], "vouched_by", id="a sender that files cannot tell"),
        pytest.param(['vouched_by = ["from"]'], "vouched_by[0]", id="From"),
    ],
)
def test_a_border_that_could_prove_nothing_is_a_mistake(tmp_path: Path, lines: list[str], where: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(settings_with(tmp_path, *lines))
    assert f"mailbox[0].{where}: " in str(caught.value)
