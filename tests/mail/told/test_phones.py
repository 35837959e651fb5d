"""Telephone numbers as people write them, and what only looks like one."""

from __future__ import annotations

import pytest

from heard.mail.told.phones import phones_in


@pytest.mark.parametrize(
    "written",
    [
        "07700 900123",
        "07700900123",
        "07700-900-123",
        "07700 900 123",
        "(07700) 900123",
        "07700\u00a0900\u00a0123",
        "07700\u2011900\u2011123",
        "+44 7700 900123",
        "+447700900123",
        "+44 (0)7700 900 123",
        "+44(0)7700900123",
        "0044 7700 900123",
        "00 44 7700 900123",
        "447700900123",
        "Mob: 07700 900123.",
        "tel:07700900123",
        "phone=07700900123",
        "1. 07700 900123",
        "Ring 07700 900123 ext 4",
    ],
)
def test_one_mobile_written_in_many_ways(written: str) -> None:
    assert phones_in(written) == ("07700900123",)


@pytest.mark.parametrize(
    "written, number",
    [
        ("0113 496 0000", "01134960000"),
        ("(0113) 496 0000", "01134960000"),
        ("+44 (0)113 496 0000", "01134960000"),
        ("01632 960140", "01632960140"),
        ("01632 96 01 40", "01632960140"),
        ("(020) 7946 0018", "02079460018"),
        ("0300 123 4567", "03001234567"),
        ("0800 111 999", "0800111999"),
    ],
)
def test_a_line_at_home_or_an_office(written: str, number: str) -> None:
    assert phones_in(f"Please ring {written}, after six") == (number,)


def test_a_number_from_abroad_keeps_its_plus() -> None:
    assert phones_in("+48 600 100 200") == ("+48600100200",)


@pytest.mark.parametrize("between", [" or ", ", ", " / ", "\n", "; ", " and "])
def test_two_numbers_are_two(between: str) -> None:
    assert phones_in(f"07700 900123{between}0113 496 0000") == ("07700900123", "01134960000")


def test_a_number_told_twice_is_one() -> None:
    assert phones_in("07700 900123 (mobile +44 7700 900123)") == ("07700900123",)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("on 01/11/2025 and 02/11/2025", id="dates with slashes"),
        pytest.param("on 01.11.2025 10.30", id="a date with points"),
        pytest.param("01 11 2025 14", id="a date with spaces"),
        pytest.param("2025-11-07 09:30:11", id="a log's time"),
        pytest.param("£01134960000", id="a sum"),
        pytest.param("account number 01234567890", id="an account"),
        pytest.param("sort code 01-23-45 acc 01234567", id="a bank's"),
        pytest.param("Ref: 07700900123", id="a reference"),
        pytest.param("20251107-0019", id="a ticket"),
        pytest.param("https://portal.example/t/07700900123", id="in a link"),
        pytest.param("<07700900123@sms.example>", id="an address"),
        pytest.param("01632 960 140 99", id="too long"),
        pytest.param("0113 496", id="too short"),
        pytest.param("AB01134960000", id="behind letters"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_telephone_number(text: str) -> None:
    assert phones_in(text) == ()
