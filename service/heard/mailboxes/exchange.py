"""What is the same of letters that leave by Exchange, whichever way it is asked.

Exchange may give letters Message-IDs of its own; a named property that only we set stays with
the draft and with the copy that is kept of what was sent (MS-OXPROPS, 1.2: named properties).
It has no envelope: a letter goes to whom its headers name.
"""

from __future__ import annotations

from heard.errors import HeardError, LetterRefused, MailboxError, SignInRefused
from heard.mail.format.addresses import addresses
from heard.mail.format.headers import read_head

PROPERTY_SET, PROPERTY = "5b0c7f0e-93a1-4d6c-8c57-2f7d1e6a9b34", "HeardMessageId"
IN_DOUBT = "The letter may or may not have left."


def keeps_copies(where: str) -> MailboxError:
    return MailboxError(f"{where}: keeps copies of letters itself. Set keep_sent = false.")


def addressed_to_others(where: str) -> LetterRefused:
    what = "the letter is addressed to others than the one it is for"
    return LetterRefused(f"{where}: {what}. It was not sent.")


def not_as_this_sender(letter: bytes, sender: str, *, where: str, do: str) -> HeardError:
    """Return the error for a letter that may not leave in its sender's name.

    sender  the address of the mailbox; a letter from another is at fault itself
    do      what gives the right to it
    """
    if _sender_of(letter) != sender.casefold():
        return LetterRefused(f"{where}: the letter is from another address than this mailbox's.")
    return SignInRefused(f"{where}: may not send as this mailbox. {do}")


def _sender_of(letter: bytes) -> str:
    headers, _ = read_head(letter, 0, len(letter))
    found = addresses(headers.first("from") or "")
    return found[0].address.casefold() if found else ""
