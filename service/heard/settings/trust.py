"""Whose word about who a mail is from a mailbox's settings believe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from heard.errors import Mistake
from heard.settings.checks import Wrong
from heard.settings.places import scheme_in

UNNAMED_VERDICT = "unnamed-verdict"
VouchedBy = Literal["auth-as", "resolved-sender", "unnamed-verdict"]
"""What besides a verdict in a server's name may show who a mail is from; each only where the probe has tried it."""


def _host_at_the_border(value: str) -> str:
    if not re.fullmatch(r"(\*\.[A-Za-z0-9-]+\.)?[A-Za-z0-9.-]+", value):
        raise Wrong("must be a server's name", 'As in "mx.landlord.example", or "*.mail.protection.outlook.com".')
    return value


BorderHost = Annotated[str, AfterValidator(_host_at_the_border)]
"""What a server calls itself, or "*." and the domain of a service's many."""


def trust_that_cannot_be(where: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what cannot be together of what a mailbox's settings believe; nothing is yet sure of their types."""
    unnamed = UNNAMED_VERDICT in _listed(mailbox, "vouched_by")
    if mailbox.get("border") and not mailbox.get("authserv_id") and not unnamed:
        yield Mistake(f"{where}.border", "says where verdicts stand, and none is believed", "Give authserv_id too.")
    if unnamed and not str(mailbox.get("border", "")).startswith("*."):
        do = 'Give border = "*.mail.protection.outlook.com".'
        yield Mistake(f"{where}.vouched_by", f"has '{UNNAMED_VERDICT}', and anybody can write one", do)
    if unnamed and mailbox.get("authserv_id"):
        do = f"Keep authserv_id, or '{UNNAMED_VERDICT}'."
        yield Mistake(f"{where}.vouched_by", f"has '{UNNAMED_VERDICT}' where authserv_id says the name", do)
    if mailbox.get("border_strips") is True and not mailbox.get("border"):
        yield Mistake(f"{where}.border_strips", "is of no use without border", "Give border too, or leave it out.")
    if mailbox.get("border") and mailbox.get("journal") is True:
        do = "Leave border out: what a report says of its sender proves nothing."
        yield Mistake(f"{where}.border", "cannot be with journal = true", do)
    if mailbox.get("vouched_by") and mailbox.get("journal") is True:
        do = "Leave vouched_by out: a journal report is from Exchange, whoever wrote what is in it."
        yield Mistake(f"{where}.vouched_by", "cannot be with journal = true", do)
    if "resolved-sender" in _listed(mailbox, "vouched_by") and scheme_in(mailbox.get("read")) != "ews":
        do = "Leave it out: only ews: tells it."
        yield Mistake(f"{where}.vouched_by", "has 'resolved-sender', which this way in does not tell", do)


def _listed(mailbox: Mapping[str, Any], key: str) -> list[Any]:
    found = mailbox.get(key)
    return found if isinstance(found, list) else []
