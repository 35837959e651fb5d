"""What docs/letters.md shows is what officers get: each letter, by its name and its subject as it is now."""

from __future__ import annotations

import struct
import zlib

import pytest

from heard.letters.catalogue import CATALOGUE
from letters.pictures import DOCS, NARROW, ON_A_TELEPHONE, PNG, WIDE, rows_of, the_page, with_a_palette

LARGEST = 60_000  # octets: a page with forty of them still opens at once
PICTURES = [
    *((f"{name}.png", WIDE) for name in CATALOGUE),
    *((f"{name}.narrow.png", NARROW) for name in ON_A_TELEPHONE),
]


def test_the_page_is_as_it_would_be_made_now():
    assert (DOCS / "letters.md").read_text(encoding="utf-8") == the_page(), "make pictures"


@pytest.mark.parametrize("file, width", PICTURES)
def test_each_letter_has_a_small_picture(file, width):
    png = (DOCS / "letters" / file).read_bytes()
    assert png.startswith(PNG)
    assert struct.unpack(">I", png[16:20]) == (width,)
    assert len(png) < LARGEST


def test_no_picture_is_left_of_a_letter_that_is_gone():
    assert {path.name for path in (DOCS / "letters").iterdir()} == {file for file, _ in PICTURES}


BLUE, WHITE = b"\x00\x55\x88", b"\xff\xff\xff"
DRAWN = [[WHITE, BLUE, WHITE], [BLUE, BLUE, WHITE]]


def a_png(*filtered: bytes) -> bytes:
    """Return a PNG of three pixels a row, each row with its filter."""
    head = struct.pack(">IIBBBBB", 3, len(filtered), 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(filtered))), (b"IEND", b""))
    return PNG + b"".join(struct.pack(">I", len(body)) + name + body + b"\0\0\0\0" for name, body in chunks)


def minus(row: bytes, other: bytes) -> bytes:
    return bytes((a - b) % 256 for a, b in zip(row, other, strict=True))


FIRST, SECOND = b"".join(DRAWN[0]), b"".join(DRAWN[1])
LEFT = b"\0\0\0" + SECOND[:-3]
AVERAGE = bytes((a + b) // 2 for a, b in zip(LEFT, FIRST, strict=True))
NEAREST = FIRST[:3] + bytes(
    min((a, b, c), key=lambda value, guess=a + b - c: abs(guess - value))
    for a, b, c in zip(SECOND[:-3], FIRST[3:], FIRST[:-3], strict=True)
)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(b"\0" + SECOND, id="as it is"),
        pytest.param(b"\1" + minus(SECOND, LEFT), id="by what is left of it"),
        pytest.param(b"\2" + minus(SECOND, FIRST), id="by what is above it"),
        pytest.param(b"\3" + minus(SECOND, AVERAGE), id="by both"),
        pytest.param(b"\4" + minus(SECOND, NEAREST), id="by the nearest"),
    ],
)
def test_a_browsers_picture_is_read_whichever_way_its_rows_are_packed(second):
    assert list(rows_of(a_png(b"\0" + FIRST, second))) == DRAWN


def test_a_picture_is_kept_with_the_colours_it_has():
    png = with_a_palette(DRAWN)
    assert b"PLTE" + BLUE + WHITE in png
    data = zlib.decompress(png[png.index(b"IDAT") + 4 :])
    assert data == b"\0\1\0\1" + b"\0\0\0\1"
