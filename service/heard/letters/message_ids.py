"""The names our letters go by."""

from __future__ import annotations

import hmac
import re

UNSAFE = re.compile(r"[^A-Za-z0-9-]+")
LONGEST_PLAIN_PART = 12  # the whole id then fits on the line of an In-Reply-To, which some programs must not fold


def message_id_for(key: str, domain: str, *, secret: bytes = b"") -> str:
    """Return the Message-ID of the letter with this key, brackets included: the same one whenever it is asked for.

    key     unique for ever, "NH-26-0042:acknowledgement:stage-1"
    domain  the part of the sending address after the @
    secret  what makes the id impossible to guess from the key

    Raises ValueError for a domain that may not stand in a header.
    """
    if not re.fullmatch(r"[A-Za-z0-9.-]{1,253}", domain):
        raise ValueError(f"{domain!r} is not a domain a Message-ID can carry")
    plain = UNSAFE.sub(".", key)[:LONGEST_PLAIN_PART].strip(".-")
    digest = hmac.digest(secret, f"{key}@{domain}".encode(), "sha256").hex()[:24]
    return f"<{'.'.join(filter(None, ('heard', plain, digest)))}@{domain}>"
