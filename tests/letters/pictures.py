"""The pictures in docs/letters: every letter to staff, as a browser draws it, and docs/letters.md, which shows them.

    make pictures

needs chromium, on the path or as CHROMIUM=/path/to/it.  A picture is kept small: a palette of what colours it has.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from heard.letters.catalogue import CATALOGUE, Letter
from letters.letters_to_see import BESIDE, LETTERS_TO_SEE, as_it_leaves

DOCS = Path(__file__).parents[2] / "docs"
WIDE, NARROW = 700, 360  # pixels: a reading pane, and a telephone
ON_A_TELEPHONE = (
    "officer.digest.daily", "officer.notice.danger", "officer.notice.what-letter", "officer.receipt.refused",
)  # fmt: skip
CHROMIUM = (
    os.environ.get("CHROMIUM", "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--force-device-scale-factor=1", "--font-render-hinting=none", "--disable-lcd-text",
)  # fmt: skip
NARROWEST_WINDOW = 500  # a window is never narrower, so a narrow letter stands in a frame
MEASURES = "<script>document.title = document.documentElement.scrollHeight</script>"
PNG = b"\x89PNG\r\n\x1a\n"

ABOVE = """\
# The letters that officers get

Each is one mail: what it is, who wrote and what, by when, what heard believes and why, and what can be pressed. A
button opens a mail that is filled in already; pressing Send gives the command, and answering with the line below it is
the same. `make pictures` makes this page and its pictures anew, from `templates/` and sample words.
"""


def shown_as(letter: Letter) -> str:
    """Return which of the letters to see stands for a letter: the first that has all it may have."""
    names = [name for name, (of, _) in LETTERS_TO_SEE.items() if of == letter.name]
    return next((name for name in names if name in BESIDE), names[0])


def picture_of(html: str, width: int) -> bytes:
    """Return the PNG of a letter, as wide as that many pixels and as high as it needs."""
    with tempfile.TemporaryDirectory() as directory:
        page, shot = Path(directory, "letter.html"), Path(directory, "letter.png")
        if width < NARROWEST_WINDOW:
            Path(directory, "inner.html").write_text(html, encoding="utf-8")
        page.write_text(html.replace("</body>", f"{MEASURES}</body>"), encoding="utf-8")
        browser = (*CHROMIUM, f"--user-data-dir={directory}/profile")
        told = _run(*browser, f"--window-size={max(width, NARROWEST_WINDOW)},200", "--dump-dom", page.as_uri())
        height = int(re.findall(r"<title>(\d+)</title>", told)[0])
        if width < NARROWEST_WINDOW:
            height = height * 3 // 2
            frame = f'<iframe src="inner.html" width="{width}" height="{height}" style="border:0"></iframe>'
            page.write_text(f'<body style="margin:0">{frame}</body>', encoding="utf-8")
        size = f"--window-size={max(width, NARROWEST_WINDOW)},{height}"
        _run(*browser, size, f"--screenshot={shot}", page.as_uri())
        return with_a_palette(list(_cut(rows_of(shot.read_bytes()), width)))


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def rows_of(png: bytes) -> Iterator[list[bytes]]:
    """Yield the rows of a PNG of 8-bit colours, each as its pixels in red, green and blue (PNG, 9.2)."""
    parts, at = {}, len(PNG)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        parts.setdefault(png[at + 4 : at + 8], []).append(png[at + 8 : at + 8 + size])
        at += size + 12
    width, _, _, colours = struct.unpack(">IIBB", parts[b"IHDR"][0][:10])
    each = {2: 3, 6: 4}[colours]
    data, length, above = zlib.decompress(b"".join(parts[b"IDAT"])), width * each, bytearray(width * each)
    for start in range(0, len(data), length + 1):
        row = bytearray(data[start + 1 : start + 1 + length])
        _unfilter(row, above, data[start], each)
        yield [bytes(row[pixel : pixel + 3]) for pixel in range(0, length, each)]
        above = row


def _unfilter(row: bytearray, above: bytearray, how: int, each: int) -> None:
    for place in range(len(row) if how else 0):
        left = row[place - each] if place >= each else 0
        corner = above[place - each] if place >= each else 0
        row[place] = (row[place] + (0, left, above[place], (left + above[place]) // 2, 0)[how]) % 256
        if how == 4:
            row[place] = (row[place] + _paeth(left, above[place], corner)) % 256


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def _cut(rows: Iterator[list[bytes]], width: int) -> list[list[bytes]]:
    """Return the rows as wide as that, without those below the last that has something on it."""
    cut = [row[:width] for row in rows]
    while len(cut) > 1 and len(set(cut[-1])) == 1:
        cut.pop()
    return cut + [cut[0]] * 16


def with_a_palette(rows: list[list[bytes]]) -> bytes:
    """Return rows of pixels as a PNG whose colours are in a palette of 256 at most, coarser where there are more."""
    for step in (17, 51, 85):
        rounded = {pixel: bytes(round(value / step) * step for value in pixel) for row in rows for pixel in set(row)}
        palette = sorted(set(rounded.values()))
        if len(palette) <= 256:
            break
    place = {pixel: palette.index(colour) for pixel, colour in rounded.items()}
    data = b"".join(b"\0" + bytes(map(place.__getitem__, row)) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(data, 9)), (b"IEND", b""))
    return PNG + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def the_page() -> str:
    """Return docs/letters.md."""
    return "\n".join([ABOVE, *(line for letter in CATALOGUE.values() for line in _on_the_page(letter))])


def _on_the_page(letter: Letter) -> Iterator[str]:
    subject = as_it_leaves(shown_as(letter)).subject
    yield f"## {letter.name}\n"
    yield f"Written when {letter.when}. Subject: {subject}\n"
    yield f"![{subject}](letters/{letter.name}.png)\n"
    if letter.name in ON_A_TELEPHONE:
        yield f"On a telephone:\n\n![{subject}, on a telephone](letters/{letter.name}.narrow.png)\n"


def main() -> None:
    folder = DOCS / "letters"
    folder.mkdir(exist_ok=True)
    wanted = sys.argv[1:]
    for letter in CATALOGUE.values():
        if wanted and letter.name not in wanted:
            continue
        html = as_it_leaves(shown_as(letter)).html
        (folder / f"{letter.name}.png").write_bytes(picture_of(html, WIDE))
        if letter.name in ON_A_TELEPHONE:
            (folder / f"{letter.name}.narrow.png").write_bytes(picture_of(html, NARROW))
    (DOCS / "letters.md").write_text(the_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
