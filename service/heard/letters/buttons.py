"""A button in a mail to an officer: it opens a mail to heard that is filled in, and pressing Send gives a command.

A link of it changes nothing by itself, so that whatever follows links on its own, a scanner or a preview, does no harm.
The mail is given as a mailto: address (RFC 6068), with everything in it percent-encoded: a web mail that cut it at a
comma would cut the token off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Opening:
    """A case's reference in a list that opens a mail to heard about it, into which a command is typed."""

    reference: str
    mailto: str

    def __str__(self) -> str:
        return self.reference


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
        _fits_a_line(line)
    mailto = _mailto(mailbox, _subject(words, reference, token), _body(words, token, asks))
    if len(mailto) >= LONGEST:
        raise ValueError(
            f"the button for {words[:80]!r} is {len(mailto)} characters long, and has to be below {LONGEST}"
        )
    return Button(label, words, mailto, tuple(asks))


def opening(reference: str, *, mailbox: str, token: str) -> Opening:
    """Return what opens a mail about a case, with no command in it.

    mailbox, token   as of a button

    Raises ValueError as `button` does.
    """
    for line in (reference, token):
        _fits_a_line(line)
    return Opening(reference, _mailto(mailbox, (f"[{reference}]", token), ("", "", SEND, token)))


def _fits_a_line(line: str) -> None:
    if not line.strip() or NOT_IN_A_LINE.search(line):
        raise ValueError(f"{line[:80]!r} is not a line that a button can carry")


def _mailto(mailbox: str, subject: Iterable[str], lines: Iterable[str]) -> str:
    """Return the mailto: address of a mail with a subject and lines.  Raises ValueError where its address is none."""
    if not can_be_written_to(mailbox):
        raise ValueError(f"{mailbox[:80]!r} is not an address that a button can write to")
    body = LINE_END.join(quote(line, safe="") for line in lines)
    local, _, domain = mailbox.rpartition("@")
    to = f"{quote(local, safe='')}@{quote(domain, safe='')}"
    return f"mailto:{to}?subject={quote(' '.join(subject), safe='')}&body={body}"


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
