"""What stands in for a mail that its server will not give: one made of what the server says of it.

The server lists such a mail, but fails on the mail itself for good; Exchange does so with
what is encrypted, or signed as a whole.  Somebody wrote it all the same, and must be heard.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable, Mapping

# What a part is was true of the mail only.  Who vouches for a sender vouches for the mail as it came.
_NOT_OURS_TO_SAY = re.compile(
    r"content-|mime-version$|x-ms-exchange-|authentication-results$|arc-|x-ms-has-attach$", re.IGNORECASE
)
_NAME = re.compile(r"[!-9;-~]{1,200}")  # RFC 5322, 2.2
_FOLD_OR_WORSE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")

NOTICE = (
    "[The mail server does not give this mail as it came. This is what it says of it{attachments}. "
    "Open the mail itself in the mailbox.]"
)
WITHOUT_ATTACHMENTS = ", without what is attached"


def stand_in(
    headers: Iterable[tuple[str, str]], otherwise: Mapping[str, str], *, text: str, is_html: bool,
    lacks_attachments: bool,
) -> bytes:  # fmt: skip
    """Return the bytes of a mail that says what its server says, and that it is not the mail as it came.

    headers            as the server tells them, in order
    otherwise          what is said where no header of that name is told; "" says nothing
    text               of the mail, HTML where `is_html`
    lacks_attachments  whether the mail has some, which are not in this one
    """
    told = [(name, value) for name, value in headers if _NAME.fullmatch(name) and not _NOT_OURS_TO_SAY.match(name)]
    named = {name.lower() for name, _ in told}
    told += [(name, value) for name, value in otherwise.items() if value and name.lower() not in named]
    notice = NOTICE.format(attachments=WITHOUT_ATTACHMENTS if lacks_attachments else "")
    whole = f"<p>{html.escape(notice)}</p>\r\n{text}" if is_html else f"{notice}\r\n\r\n{text}"
    told += [
        ("MIME-Version", "1.0"),
        ("Content-Type", f"text/{'html' if is_html else 'plain'}; charset=utf-8"),
        ("Content-Transfer-Encoding", "base64"),
    ]
    head = "".join(f"{name}: {_FOLD_OR_WORSE.sub(' ', value).strip()}\r\n" for name, value in told)
    return head.encode(errors="replace") + b"\r\n" + base64.encodebytes(whole.encode(errors="replace"))
