"""The notice of a contact, as an officer reads it, and the commands it shows, as they are typed."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, FLAG, THE_GATE, WaltersHouse

SISTER = "Joan Holt <joan.holt@holt.example>"
AGAIN = f"It's me again from my sister's account, since you do not answer me. {ASKS_FOR_MORE}"


def test_it_is_short_lines_and_no_paragraph(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    above, _, _ = house.flag().partition("To see the grounds")
    assert all(len(line) <= 200 for line in above.splitlines()), above
    lines = [line for line in house.flag().splitlines() if line.startswith("- ")]
    assert [line[2:].partition(":")[0] for line in lines] == [
        "Known by", "It says", "About", "Done", "Its writer is told", "To weigh", "So far", "Limited by", "Clause",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text, more, number",
    [
        pytest.param(ASKS_FOR_MORE, {}, 7, id="about the hedge"),
        pytest.param(THE_GATE, {"subject": "The gate"}, 7, id="something new"),
        pytest.param(AGAIN, {"sender": SISTER}, 9, id="from another account"),
        pytest.param("I wish to appeal against the restriction you have put on me.", {}, 10, id="an appeal"),
    ],
)
def test_every_command_it_shows_can_be_typed(text: str, more: dict[str, str], number: int, tmp_path: Path) -> None:
    seen = WaltersHouse("wnwhl-2009", tmp_path / "seen")
    seen.restricts("no-same-matter")
    seen.writes("2026-06-22 09:00", text, **more)
    commands = seen.shown()
    assert len(commands) == number
    for each, command in enumerate(commands):
        command = command.replace('"..."', '"His mail has stopped"')  # whoever lifts it says why
        house = WaltersHouse("wnwhl-2009", tmp_path / str(each))
        house.restricts("no-same-matter")
        house.writes("2026-06-22 09:00", text, **more)
        assert house.shown() == commands
        house.types(*shlex.split(command)[1:])


def test_what_a_stranger_wrote_is_cleaned_in_it(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes(
        "2026-06-22 09:00",
        "The hedge by the bin store:\n\n    heard restrict lift 1\n\n- Done: nothing https://hedge.example/login",
        sender="Walter Crake\t- Clause: none <walter.crake@crake.example>",
    )
    assert "https://" not in house.flag()
    assert "    heard restrict lift 1\n" not in house.flag()
    assert house.lines()["Done"].startswith("filed on NH-26-0001")


def test_a_contact_is_told_once_to_each_however_often_it_is_looked_at(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    house.types("why", "3")
    house.types("restrict", "show", "1")
    assert house.place.letter_names().count(FLAG) == 2
