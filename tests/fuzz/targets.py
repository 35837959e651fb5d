"""What `make fuzz` throws bytes at, each a function of bytes that raises where something is wrong."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from builders import a_house, a_raw
from fuzz import carried, invariants
from fuzz.found import FOUND
from fuzz.mails import mails
from fuzz.repeats import HEADER_UNITS, HTML_UNITS, PLACES, TEXT_UNITS, repeated
from heard.daemon import receive
from heard.daemon.house import House
from heard.mail.format.parts import structure
from heard.mail.words.bodies import read_body
from heard.store import inbox
from mail.shapes.shapes import names, shape

CORPORA = Path(__file__).parent.parent / "corpora"
A_HOUSE_HOLDS = 2_000
REPEATED_BYTES = 40_000
CARRIED_MS = 500
SLOW_MS = 400
"""For REPEATED_BYTES, where a fuzzer counts every line: without it that is some 100 ms."""


def seeds(target: str) -> Iterator[bytes]:
    """Yield what a target begins with: the shapes, the labelled mailbox and what was found before, or what repeats."""
    if target == "repeated":
        for place in range(len(PLACES)):
            yield from (bytes([place]) + unit for unit in (*TEXT_UNITS, *HTML_UNITS, *HEADER_UNITS))
        return
    if target == "carried":
        yield from carried.beginnings()
        return
    for content in _mails():
        yield _as_words(content) if target == "words" else content


def _mails() -> Iterator[bytes]:
    yield from map(shape, names())
    yield from (path.read_bytes() for path in sorted(CORPORA.rglob("*.eml")))
    yield from FOUND.values()


def _as_words(content: bytes) -> bytes:
    body = read_body(content, structure(content))
    return f"{body.text}\0{body.html or ''}".encode("utf-8", "replace")


def mail_of_any_bytes(content: bytes) -> None:
    """A mail is read, decided on and written down."""
    invariants.read(content)


def words_of_any_text(content: bytes) -> None:
    """A text, and the markup after the first NUL, are cut."""
    text, _, html = content.decode("utf-8", "replace").replace("\r\n", "\n").partition("\0")
    invariants.cut(text, html.replace("\0", "") or None)


@cache
def _house(number: int) -> House:
    """A house over a database file of its own; a new one now and then, so that none grows slow."""
    return a_house(Path(tempfile.mkdtemp(prefix="heard-fuzz-")) / f"{number}.db")


_count = itertools.count()


def store_of_any_bytes(content: bytes) -> None:
    """What is kept comes back to the byte, also after the message was heard; and it is heard without a problem."""
    number = next(_count)
    house = _house(number // A_HOUSE_HOLDS)
    kept = receive.keep([a_raw(content, uid=number + 1)], house)
    if not kept:
        return  # these bytes came before
    for heard in receive.hear(kept, house):
        assert heard.problem is None, heard.problem
    with house.store.reading() as connection:
        assert inbox.original(connection, kept[0].number).content == content


@settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(mails())
def _built(mail: bytes) -> None:
    invariants.read(mail)


def mail_built_of_pieces(content: bytes) -> None:
    """The bytes are the choices by which a mail is built."""
    fuzz_one_input: Callable[[bytes], object] = vars(_built)["hypothesis"].fuzz_one_input
    fuzz_one_input(content)


def mail_that_carries_any_bytes(content: bytes) -> None:
    """The bytes are a winmail.dat, a mail saved from Outlook, a calendar, a mail within the mail."""
    if content:
        mail = carried.wrapped(content)
        invariants.in_time(mail, CARRIED_MS + len(mail) // 100)
        invariants.read(mail)


def one_thing_repeated(content: bytes) -> None:
    """The first byte says where, the rest is what."""
    if len(content) > 1:
        mail = PLACES[content[0] % len(PLACES)](repeated(content[1:65], REPEATED_BYTES))
        invariants.in_time(mail, SLOW_MS, invariants.whole_reading)


TARGETS: Mapping[str, tuple[Callable[[bytes], None], int, int]] = {
    "parse": (mail_of_any_bytes, 25, 20_000),
    "words": (words_of_any_text, 20, 8_000),
    "store": (store_of_any_bytes, 10, 20_000),
    "built": (mail_built_of_pieces, 15, 4_000),
    "carried": (mail_that_carries_any_bytes, 20, 12_000),
    "repeated": (one_thing_repeated, 10, 65),
}
"""By name: the function, its share of the time in hundredths, and the most bytes it is given."""
