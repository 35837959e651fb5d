"""What files are called: by us, whatever a stranger called them."""

from __future__ import annotations

import re

import pytest

from heard.reports.case_file.names import attachment, mail, shown

HOSTILE = [
    pytest.param("../../etc/passwd", "attachments/0007-1-passwd.bin", id="a path upwards"),
    pytest.param("..\\..\\boot.ini", "attachments/0007-1-boot.bin", id="a path of Windows"),
    pytest.param("=cmd|' /C calc'!A0.pdf", "attachments/0007-1-c-calc-a0.pdf", id="a formula"),
    pytest.param("CON.txt", "attachments/0007-1-con.txt", id="a device"),
    pytest.param("invoice\u202efdp.exe", "attachments/0007-1-invoicefdp.bin", id="written the other way round"),
    pytest.param("", "attachments/0007-1.bin", id="no name"),
    pytest.param("zażółć gęślą.pdf", "attachments/0007-1-zazoc-gesla.pdf", id="Polish"),
    pytest.param("фото.jpg", "attachments/0007-1.jpg", id="Cyrillic"),
    pytest.param(".htaccess", "attachments/0007-1-htaccess.bin", id="hidden"),
    pytest.param("a.pdf\n/etc/b", "attachments/0007-1-b.bin", id="two lines"),
    pytest.param("run.sh", "attachments/0007-1-run.bin", id="something that runs"),
    pytest.param("photo.JPG", "attachments/0007-1-photo.jpg", id="capitals"),
]


@pytest.mark.parametrize("name, expected", HOSTILE)
def test_the_name_of_an_attachment_is_ours(name: str, expected: str) -> None:
    found = attachment(7, 1, name, "application/octet-stream")
    assert re.fullmatch(r"attachments/[a-z0-9-]+\.[a-z0-9]+", found)
    assert found == expected


def test_a_name_of_300_characters_is_cut() -> None:
    assert attachment(7, 1, "x" * 300 + ".pdf", "application/pdf") == f"attachments/0007-1-{'x' * 40}.pdf"


def test_the_type_goes_before_what_the_name_ends_in() -> None:
    assert attachment(7, 2, "photo.exe", "image/jpeg") == "attachments/0007-2-photo.jpg"


def test_two_of_one_name_are_two_files() -> None:
    assert attachment(7, 1, "a.pdf", "application/pdf") != attachment(7, 2, "a.pdf", "application/pdf")


def test_a_message_is_called_by_its_number_its_day_and_who_wrote() -> None:
    expected = "messages/0001-2025-11-03-in-from-complainant.eml"
    assert mail("messages", 1, "2025-11-03", "in", "from", "complainant") == expected


def test_what_is_shown_of_a_strangers_words_turns_no_writing_round() -> None:
    assert shown("in\u202evoice\u0000\tx\n y") == "in voice x y"
