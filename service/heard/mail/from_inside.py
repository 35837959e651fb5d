"""What an Exchange organisation itself says of mail that one of its own mailboxes sent.

Such mail bears no verdict of any worth.  Exchange marks it on the way (X-MS-Exchange-Organization-AuthAs), takes that
mark off what comes from elsewhere, and writes down a sender of its own by its entry in the directory (address type
"EX") and not by an address.  Which of these a stranger cannot bring about at one site is measured there: no mark
counts unasked.

X-MS-Exchange-CrossTenant-AuthAs travels between the organisations of strangers, and is never read.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from heard.mail.border import Border, head_fields, took_in
from heard.mail.message import Address, Message, RawMessage

_AUTH_AS = b"x-ms-exchange-organization-authas"
_PASSED_ON = (b"resent-", b"x-ms-exchange-inbox-rules-loop")
"""How headers begin that redirecting leaves (RFC 5322, 3.6.6): whoever did that was inside, and did not write it."""
# What Exchange checked a sender against it read by a parser of its own: only what no parser reads otherwise counts.
_PLAIN_FROM = re.compile(r'(?:"[^"@\\]*"|[^"<>@,;:\\()]*)\s*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@,;:"()]+@[^\s<>@,;:"()]+)')


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
    message: Message,
    raw: RawMessage,
    *,
    counted: Collection[InsideMark],
    domains: Collection[str],
    border: Border | None = None,
) -> bool:
    """Say whether a mail is known to be from the one address in its From, because Exchange says who sent it.

    counted   the marks that count at this site
    domains   those in which every address is the landlord's own: of an address elsewhere AuthAs says nothing
    border    who takes mail in from outside; what it took in did not begin inside, whoever passed it on

    Exchange lets nobody write in another's name without a right to it, but for a meeting passed on: then From is whose
    meeting it is, and Sender who passed it on (MS-OXCICAL, 3.1.4.7.5).
    """
    sender = _plain_sender(message, raw)
    if sender is None or took_in(raw.content, border=border, authserv_id=None):
        return False
    found = marks_on(raw) & frozenset(counted)
    if InsideMark.RESOLVED_SENDER in found and raw.resolved_sender == sender.address:
        return True
    return InsideMark.AUTH_AS in found and sender.domain in domains


def _plain_sender(message: Message, raw: RawMessage) -> Address | None:
    """Return who wrote a mail, where every program reads the same in its head and nobody else sent it or sent it on."""
    fields = head_fields(raw.content) or []
    if any(name.startswith(_PASSED_ON) for name, _ in fields):
        return None
    froms = [" ".join(value.decode("ascii", "replace").split()) for name, value in fields if name == b"from"]
    [sender, *others] = message.senders or (None,)
    plain = _PLAIN_FROM.fullmatch(froms[0]) if len(froms) == 1 else None
    if sender is None or others or plain is None or (plain[1] or plain[2]).lower() != sender.address:
        return None
    by = message.on_behalf
    return sender if by is None or by.address == sender.address else None


def _auth_as(content: bytes) -> list[bytes] | None:
    """Return what a mail's head says of where it came from; None for a head that can be read in several ways."""
    fields = head_fields(content)
    return None if fields is None else [value.strip().lower() for name, value in fields if name == _AUTH_AS]
