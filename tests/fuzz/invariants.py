"""What must hold whatever comes: nothing here knows what a good answer is, only what no answer may be.

Each function raises AssertionError with what it saw; any other exception is a finding too.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable

from builders import RULES, the_facts
from heard.judgement import reading
from heard.judgement.decide_message import decide_message
from heard.judgement.explain import as_body
from heard.judgement.reading import Reading, Unread
from heard.mail.identity import words_digest
from heard.mail.message import Message
from heard.mail.parse import parse
from heard.mail.threads.clues import clues_of
from heard.mail.words.own_words import words_of

BEST_OF = 2
LIMIT_MS = int(os.environ.get("HEARD_LIMIT_MS", "1000"))
"""CPU milliseconds for 100 kB of any one thing repeated.  200 are asked for, and HEARD_LIMIT_MS=200 on a quiet machine
holds it against that; a machine in use is slower, and what runs away is slower still."""

_ODD = re.compile(r"[\ud800-\udfff\x00]")
_LINK = re.compile(r"(?:https?://|www\.)\S*|<[^<>\s]*>")


def read(content: bytes) -> Message:
    """Read a message and hold it to what every message must be: text that can be stored, shown and decided on."""
    message = parse(content)
    for name in ("subject", "text", "own_words", "signature", "quoted"):
        assert not _ODD.search(getattr(message, name)), f"{name} holds a lone surrogate or a NUL"
    for address in (*message.senders, *message.to, *message.cc, *message.reply_to):
        assert not _ODD.search(address.name + address.address), "an address holds a lone surrogate or a NUL"
    assert not _ODD.search("".join((*message.defects, *(each.name for each in message.attachments))))
    assert "\n" not in message.subject, "the subject is on one line"
    words_digest(message)
    renders(message)
    return message


def renders(message: Message) -> None:
    """What is decided on a message can be written down as JSON, in UTF-8, and read back."""
    looked = RULES.look(message)
    decision = decide_message(message, the_facts(), RULES, looked)
    assert decision.actions, "every message is filed, set aside or opens a case"
    written = as_body(decision).encode("utf-8")
    assert json.loads(written)["actions"]


def cut(text: str, html: str | None = None, *, subject: str = "") -> None:
    """Own words, signature and quote are each taken from the text, in its order; none is invented."""
    words = words_of(text, html, subject=subject)
    shown = text if html is None else f"{text}\n{html}"
    for name in ("own", "signature", "quoted"):
        said = getattr(words, name)
        assert isinstance(said, str)
        if html is None:
            assert comes_from(said, shown), f"{name}: {said[:200]!r} is not taken from the text"


def comes_from(part: str, whole: str) -> bool:
    """Say whether the letters of one text stand in another in the same order; space, and links, do not count."""
    letters = iter(_bare(whole))
    return all(letter in letters for letter in _bare(part))


def _bare(text: str) -> str:
    return re.sub(r"[\s>]+", "", _LINK.sub("", text))


def cpu_ms(action: Callable[[], object], *, enough: float = 0) -> float:
    """Return CPU milliseconds of one call, the best of two, or the first below `enough`."""
    least = float("inf")
    for _ in range(BEST_OF):
        began = time.process_time()
        action()
        least = min(least, 1000 * (time.process_time() - began))
        if least <= enough:
            break
    return least


def whole_reading(content: bytes) -> Reading:
    """Do all that the reader does with a message."""
    return reading.read(Unread(content), RULES)


def looked_at(message: Message) -> None:
    """Do what the reader does once a message is parsed."""
    words_digest(message)
    clues_of(message)
    RULES.look(message)


def in_time(content: bytes, limit_ms: float, reader: Callable[[bytes], object] = parse) -> None:
    took = cpu_ms(lambda: reader(content), enough=limit_ms)
    assert took <= limit_ms, f"{len(content)} bytes took {took:.0f} ms of CPU, and {limit_ms:.0f} were allowed"


def grows_evenly(build: Callable[[int], bytes], size: int, *, floor_ms: float = LIMIT_MS / 5) -> None:
    """Twice the mail takes at most three times as long, beyond a floor in milliseconds."""
    once, twice = build(size), build(2 * size)
    longer = cpu_ms(lambda: parse(twice), enough=floor_ms)
    if longer > floor_ms:
        shorter = cpu_ms(lambda: parse(once))
        assert longer <= max(3 * shorter, floor_ms), f"{shorter:.0f} ms grew to {longer:.0f} ms as the mail doubled"
