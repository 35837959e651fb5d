"""What an Exchange organisation itself says of mail that one of its own mailboxes sent.

Such mail bears no verdict at all.  Exchange marks it on the way (X-MS-Exchange-Organization-AuthAs), takes that mark
off what comes from elsewhere, and writes down a sender of its own by its entry in the directory (address type "EX") and
not by an address.  Which of these a stranger cannot bring about at one site is measured there: no mark counts unasked.

X-MS-Exchange-CrossTenant-AuthAs travels between the organisations of strangers, and is never read.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from heard.mail.border import head_fields
from heard.mail.message import Message, RawMessage

_AUTH_AS = b"x-ms-exchange-organization-authas"


class InsideMark(StrEnum):
    """By what a mail may be known to come from inside, in the words of heard.toml."""

    AUTH_AS = "auth-as"
    RESOLVED_SENDER = "resolved-sender"


def marks_on(raw: RawMessage) -> frozenset[InsideMark]:
    """Return the marks a mail bears.

    All that is said of where it came from has to be "Internal", in a head without a line that another program may read
    otherwise; a sender found in the directory does not count against that.
    """
    said = _auth_as(raw.content)
    if said is None or any(each != b"internal" for each in said):
        return frozenset()
    by_auth_as = [InsideMark.AUTH_AS] if said else []
    return frozenset(by_auth_as + ([InsideMark.RESOLVED_SENDER] if raw.resolved_sender is not None else []))


def is_from_inside(
    message: Message, raw: RawMessage, *, counted: Collection[InsideMark], domains: Collection[str]
) -> bool:
    """Say whether a mail is known to be from the one address in its From, because Exchange says who sent it.

    counted   the marks that count at this site
    domains   those in which every address is the landlord's own: AuthAs says that the mail came from inside, and
              Exchange lets nobody write there in another's name; it says nothing of an address elsewhere
    """
    [sender, *others] = message.senders or (None,)
    if sender is None or others:
        return False
    found = marks_on(raw) & frozenset(counted)
    if InsideMark.RESOLVED_SENDER in found and raw.resolved_sender == sender.address:
        return True
    return InsideMark.AUTH_AS in found and sender.domain in domains


def _auth_as(content: bytes) -> list[bytes] | None:
    """Return what a mail's head says of where it came from; None for a head that can be read in several ways."""
    fields = head_fields(content)
    return None if fields is None else [value.strip().lower() for name, value in fields if name == _AUTH_AS]
