"""A button in a mail to an officer: it opens a mail to heard that is filled in, and pressing Send gives a command.

A link of it changes nothing by itself, so that whatever follows links on its own, a scanner or a preview, does no harm.
The mail is given as a mailto: address (RFC 6068), with everything in it percent-encoded: a web mail that cut it at a
comma would cut the token off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from heard.mail.format.addresses import can_be_written_to

LONGEST = 1800
"""Characters of a whole mailto: address that every Outlook opens whole; the shortest limit known is about 2,000."""
SEND = "Press Send. heard answers with what it did."
LINE_END = "%0D%0A"  # RFC 6068, 5
NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Button:
    """What can be pressed: what it says, the line that says the same by an answer, and the mail that it opens.

    asks    the lines below the command that whoever presses has to fill in, such as "because: [why]"
    """

    label: str
    command: str
    mailto: str
    asks: tuple[str, ...] = ()


def button(
    label: str, words: str, *, mailbox: str, reference: str | None, token: str, asks: Sequence[str] = ()
) -> Button:
    """Return the button that gives a command.

    words      the command, as it is typed
    mailbox    the address the command goes to
    reference  the case it is for; None where it is for none
    token      what shows that whoever sends it has had the mail that the button is in
    asks       lines to fill in below the command

    Raises ValueError where `mailbox` is no address, a line is empty or has a control character in it, or all of it
    would be LONGEST characters or more: nothing is cut.
    """
    for line in (label, words, token, *asks, *([] if reference is None else [reference])):
        if not line.strip() or NOT_IN_A_LINE.search(line):
            raise ValueError(f"{line[:80]!r} is not a line that a button can carry")
    if not can_be_written_to(mailbox):
        raise ValueError(f"{mailbox[:80]!r} is not an address that a button can write to")
    subject = " ".join(_subject(words, reference, token))
    body = LINE_END.join(quote(line, safe="") for line in _body(words, token, asks))
    local, _, domain = mailbox.rpartition("@")
    mailto = f"mailto:{quote(local, safe='')}@{quote(domain, safe='')}?subject={quote(subject, safe='')}&body={body}"
    if len(mailto) >= LONGEST:
        raise ValueError(
            f"the button for {words[:80]!r} is {len(mailto)} characters long, and has to be below {LONGEST}"
        )
    return Button(label, words, mailto, tuple(asks))


def _subject(words: str, reference: str | None, token: str) -> Iterator[str]:
    yield words
    if reference is not None:
        yield f"[{reference}]"
    yield token


def _body(words: str, token: str, asks: Sequence[str]) -> Iterator[str]:
    yield words
    yield from asks
    yield ""
    yield SEND
    yield token
