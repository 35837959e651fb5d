"""References as offices write them, and what only looks like one."""

from __future__ import annotations

import pytest

from heard.mail.told.numbers import normal_number, numbers_in


@pytest.mark.parametrize(
    "text, number",
    [
        ("NG-24-0311", "NG-24-0311"),
        ("ng-24-0311", "NG-24-0311"),
        ("NG/25/0406", "NG-25-0406"),
        ("RE: Damp [NG-25-0406]", "NG-25-0406"),
        ("NG\u201325\u20130406", "NG-25-0406"),
        ("SHO/2025/11482", "SHO-2025-11482"),
        ("DQ/8821", "DQ-8821"),
        ("our ref AB12/345", "AB-12-345"),
        ("Our Ref: AB/JS/12345", "AB-JS-12345"),
        ("Your ref: 12/345/678", "12-345-678"),
        ("your reference is 202412345", "202412345"),
        ("job 771204", "771204"),
        ("job no. 771204", "771204"),
        ("Job Number: 771204", "771204"),
        ("Ticket #771204", "771204"),
        ("[#771204] received", "771204"),
        ("[Ticket:12345]", "12345"),
        ("Case 00418822", "00418822"),
        ("Ref: 20251107-0019", "20251107-0019"),
        ("tenancy no. 4000123", "4000123"),
        ("Tenancy Reference Number 4000123", "4000123"),
        ("UPRN 100012345678", "100012345678"),
        ("CAS-01234-X7K2", "CAS-01234-X7K2"),
        ("INC0012345", "INC-0012345"),
        ("crime number 13/12345/25", "13-12345-25"),
    ],
)
def test_a_reference(text: str, number: str) -> None:
    assert numbers_in(text) == (number,)


@pytest.mark.parametrize(
    "text",
    [
        "07/11/2025",
        "2025-11-07",
        "2024/25",
        "mid-2024",
        "Nov-2025",
        "at 10:30",
        "24/7",
        "£1,200.50",
        "rent 450.00",
        "rent £1450",
        "covid-19",
        "ISO-8859-1",
        "BS-5839",
        "LS1 4AB",
        "LS1-4AB",
        "14 Weirside Court",
        "flat 1234",
        "Room-101",
        "case 12",
        "case 2025",
        "complaint 3 weeks",
        "Part 1-2 of 3",
        "QQ123456C",
        "0113 496 0000",
        "job 07700900123",
        "a1@b2345.example",
        "https://portal.example/ABC-12345",
        "IMG_12345.jpg",
        "&#12345;",
        "",
    ],
)
def test_no_reference(text: str) -> None:
    assert numbers_in(text) == ()


def test_a_reference_told_twice_is_one() -> None:
    assert numbers_in("NG-24-0311, that is ng/24/0311") == ("NG-24-0311",)


@pytest.mark.parametrize("written", ["NG-24-0311", "ng/24/0311", "NG 24 0311", "NG24-0311", "ng.24.0311"])
def test_a_reference_has_one_normal_form(written: str) -> None:
    assert normal_number(written) == "NG-24-0311"
