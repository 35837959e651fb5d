"""Whom a bounce in prose names: flufl.bounce where it knows the system, what stands there where not."""

from __future__ import annotations

import email
import logging
import re
from collections.abc import Iterable
from typing import NamedTuple

from heard.mail.format.addresses import addresses, usable_address
from heard.mail.format.headers import Headers
from heard.mail.format.parts import Structure
from heard.mail.machines.bounce_words import GIVEN_UP, REFUSED, STILL_TRYING
from heard.mail.machines.senders import is_no_reply
from heard.mail.machines.subject_marks import DELAYED
from heard.mail.machines.wording import Opening, opening

# Some of flufl.bounce's patterns take quadratic time; prose has short lines and comes first.
_PROSE_LIMIT = 24 * 1024
_PROSE_LINES = 400
_PROSE_LINE = 300
_MOST_LEVELS_FOR_PROSE = 8
_MOST_GUESSED = 10
_BLANK_LINE = re.compile(rb"(?:\r?\n){2,}")

_REPORT_LINE = re.compile(
    r"^[ \t>]{0,9}(?:(?:Final|Original)-Recipient\s?:\s?(?:rfc822|utf-8)?\s?;?|(?:<<<"
    r"|>>>)?\s?RCPT TO\s?:)\s?<?([^\s<>;,]{1,200}@[^\s<>;,]{1,200})",
    re.IGNORECASE | re.MULTILINE,
)
_LINE_OF_TO = re.compile(
    r"^[ \t>*|]{0,9}(?:To|An|À|A|Para|Aan|Till|Til|Do|Komu|Recipients?|宛先)\*?\s?:\s*+([^\n]{3,400})",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_BELOW = re.compile(
    r"^[ \t>|]{0,9}(?:Received|Return-Path|Message-ID|MIME-Version|X-[\w-]{2,60}|Date|From|Subject|DKIM-Signature)\s?:",
    re.IGNORECASE | re.MULTILINE,
)
_IN_JSON = re.compile(r'"emailAddress"\s?:\s?"([^"\s]{3,300})"')
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}[A-Za-z0-9]")
_OFFICES = re.compile(
    r"(?:postmaster|mailer-daemon|abuse|support|help|helpdesk|admin|administrator|hostmaster|webmaster|info|security)@"
)


class Named(NamedTuple):
    """The addresses a bounce names: those that failed for good, and those still being tried."""

    failed: list[str]
    delayed: list[str]


def named_in_prose(content: bytes, mail: Structure, text: str, *, returned: list[Headers]) -> Named:
    """Return whom the prose of a mail system names.

    returned   the heads of the letters it returns: whom they were to is whom they did not reach
    """
    failed, delayed = _by_flufl(content)
    if delayed and not failed and REFUSED.search(opening(text).text):
        return Named(delayed, [])  # what flufl calls a warning, since a filter may change its mind
    if failed or delayed:
        return Named(failed, delayed)
    guessed = _named(mail.headers, text, returned)
    return Named([], guessed) if is_delay(mail.headers.text("subject"), opening(text)) else Named(guessed, [])


def is_delay(subject: str, top: Opening) -> bool:
    """Say whether a bounce only warns: the letter is still being tried."""
    trying = STILL_TRYING.search(top.text) is not None
    if DELAYED.search(subject):
        return trying or not GIVEN_UP.search(top.text)
    return trying and not GIVEN_UP.search(top.text)


def _by_flufl(content: bytes) -> tuple[list[str], list[str]]:
    lines = _BLANK_LINE.sub(b"\n\n", content[:_PROSE_LIMIT]).splitlines()[:_PROSE_LINES]
    head = b"\n".join(line[:_PROSE_LINE] for line in lines)
    if head.count(b"boundary") > _MOST_LEVELS_FOR_PROSE:
        return [], []
    # Imported when the first such mail comes: it costs 70 ms.
    from flufl.bounce import all_failures

    # It logs each error of its own with a traceback, as on a bounce without From; none of them is news.
    logging.getLogger("flufl.bounce").disabled = True
    try:
        delayed, failed = all_failures(email.message_from_bytes(head))
    except Exception:
        # Somebody else's code on a stranger's text; the message is a mail system's all the same.
        return [], []
    return _usable(failed), _usable(delayed)


def _usable(raw: Iterable[bytes]) -> list[str]:
    return sorted(address for one in raw if (address := usable_address(one.decode("utf-8", "replace"))))


def _named(headers: Headers, text: str, returned: list[Headers]) -> list[str]:
    """Return the addresses that most likely failed; [] rather than somebody who did not."""
    top = text[:_PROSE_LIMIT]
    if said := _known(_REPORT_LINE.findall(top)) or _known(_IN_JSON.findall(top)):
        return said
    written_to = [
        one.address for head in returned for name in ("to", "cc") for one in addresses(head.first(name) or "")
    ]
    written_to = written_to or [one.address for line in _LINE_OF_TO.findall(top)[:5] for one in addresses(line)]
    below = _HEAD_BELOW.search(top, 1)
    ours = {
        one.address
        for name in ("from", "to", "cc", "return-path", "reply-to")
        for one in addresses(headers.first(name) or "")
    }
    above = _known(_ADDRESS.findall(top[: below.start()] if below else top[:3_000]))
    above = [each for each in above if each not in ours]
    if both := [each for each in above if each in written_to]:
        return both[:_MOST_GUESSED]
    outside = [each for each in above if not _OFFICES.match(each) and not is_no_reply(each)]
    if len(outside) == 1:
        return outside
    to = list(dict.fromkeys(each for each in written_to if each not in ours))
    return to if len(to) == 1 else []


def _known(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(address for one in found if (address := usable_address(one.rstrip(".,;:'\"")))))
