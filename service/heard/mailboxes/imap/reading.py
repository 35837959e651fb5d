"""Asking the open folder: which messages, how big, what they hold.

Messages are named by explicit UIDs: imapclient refuses ranges in `fetch`.  An answer may lack
what was asked for, or speak of other messages, too (RFC 3501, 7.4.2); neither is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from heard.mailboxes import Held
from heard.mailboxes.imap.session import Client
from heard.now import utc_now

AT_ONCE = 500  # UIDs named in one command: below the 8,192 bytes a line may have (RFC 7162, 4)
LIST_FIELDS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM SUBJECT)]"

Answer = dict[bytes, Any]


def search(client: Client, criteria: Sequence[Any], *, low: int = 1) -> list[int]:
    """Return the UIDs from `low` on that fit, in order."""
    # "n:*" names the last message even where its UID is below n (RFC 3501, 6.4.8).
    return sorted(uid for uid in set(client.search([*criteria, "UID", f"{low}:*"])) if uid >= low)


def sizes(client: Client, uids: Sequence[int]) -> dict[int, int]:
    """Return the bytes of each, by UID; 0 where the server does not say."""
    answers = _fetch(client, uids, ["RFC822.SIZE"])
    return {uid: int(answers.get(uid, {}).get(b"RFC822.SIZE") or 0) for uid in uids}


def bodies(client: Client, uids: Sequence[int]) -> dict[int, Answer]:
    """Return the INTERNALDATE and BODY[] of those messages the server gives."""
    answers = _fetch(client, uids, ["INTERNALDATE", "BODY.PEEK[]"])
    return {uid: answer for uid, answer in answers.items() if isinstance(answer.get(b"BODY[]"), bytes)}


def listed(client: Client, uids: Sequence[int]) -> list[Held]:
    """Return what a list shows of those messages that are there."""
    answers = _fetch(client, uids, ["INTERNALDATE", "RFC822.SIZE", LIST_FIELDS])
    if not answers and len(uids) > 1:
        return [held for uid in uids for held in listed(client, [uid])]
    return [_held(uid, answers[uid]) for uid in uids if uid in answers]


def _fetch(client: Client, uids: Sequence[int], what: Sequence[str]) -> dict[int, Answer]:
    """Return what the server gives; nothing where it says NO to all of them because one is gone (RFC 2180, 4.1)."""
    try:
        return dict(client.fetch(uids, what))
    except IMAPClientAbortError:
        raise
    except IMAPClientError:
        return {}


def _held(uid: int, answer: Answer) -> Held:
    head = next((value for key, value in answer.items() if key.startswith(b"BODY[HEADER")), None) or b""
    received: datetime = answer.get(b"INTERNALDATE") or utc_now()
    return Held.read(uid, head, received_at=received.astimezone(UTC), size=int(answer.get(b"RFC822.SIZE") or 0))
