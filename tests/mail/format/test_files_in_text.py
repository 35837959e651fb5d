"""Files in the text itself."""

from __future__ import annotations

import binascii

import pytest

from heard.mail.format.files_in_text import without_files
from heard.mail.message import Attachment

RAW = bytes(range(256)) * 2
BLOCK = "".join(binascii.b2a_uu(RAW[at : at + 45]).decode() for at in range(0, len(RAW), 45))
UU = f"begin 644 damp in hall.jpg\n{BLOCK}`\nend\n"
YENC = "=ybegin line=128 size=512 name=damp.jpg\nQ)*+,\n=yend size=512 crc32=0\n"


@pytest.mark.parametrize("block, name", [(UU, "damp in hall.jpg"), (YENC, "damp.jpg")])
def test_a_file_in_the_text_is_an_attachment(block, name):
    text, files = without_files(f"See the photo.\n\n{block}\nDot")
    assert (text, files) == ("See the photo.\n\n\nDot", (Attachment(name, "application/octet-stream", 512),))


def test_several_are_found():
    assert len(without_files(f"{UU}\n{YENC}{UU}")[1]) == 3


@pytest.mark.parametrize(
    "text",
    [
        "We begin 644 things\nend",
        "begin 644 x\nDear sir,\nend",
        UU.replace("end\n", ""),
        YENC.replace("=yend", "yend"),
        "begin today",
        "",
    ],
)
def test_words_that_look_like_one_stay(text):
    assert without_files(text) == (text, ())
