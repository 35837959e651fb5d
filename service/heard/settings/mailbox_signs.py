"""Whether what is done to a message in the mailbox can stand for a command at all; what it does, wiring looks at.

As agreement.py does, it looks at the file as read, of which nothing is sure yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from heard.errors import Mistake
from heard.settings.checks import entries
from heard.settings.places import scheme_in

WAYS = ("folder", "keyword", "flag")
OURS = "$heard"
"""How the keywords begin that heard itself sets, in small letters: keywords know no others (RFC 9051, 2.3.2)."""
SENT = ("sent items", "sent", "sent messages", "sent mail")
"""Folders of what was sent; a test holds them equal to those of mailboxes/."""


def signs_that_cannot_be(where: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what is wrong with the signs of one mailbox.

    where   how the mailbox is called in a mistake
    """
    first: dict[tuple[str, str], str] = {}
    for name, sign in entries(mailbox, "sign"):
        here = f"{where}.{name}"
        ways = [way for way in WAYS if sign.get(way)]
        if len(ways) != 1:
            what = "names neither folder, keyword nor flag" if not ways else f"names {' and '.join(ways)}"
            yield Mistake(here, what, "One of folder, keyword, or flag = true.")
            continue
        way, value = ways[0], str(sign[ways[0]])
        look = {"folder": _folder, "keyword": _keyword, "flag": _flag}[way]
        yield from look(f"{here}.{way}", value, mailbox)
        if first.setdefault((way, value.casefold()), here) != here:
            yield Mistake(f"{here}.{way}", f"stands in {first[way, value.casefold()]} already", "Remove one of them.")


def _folder(where: str, folder: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    watched = mailbox.get("folders", ["INBOX"])
    own = "Name one that is for this and nothing else."
    if folder.rpartition("/")[2].casefold() in SENT:
        yield Mistake(where, f"'{folder}' is where sent mail lies", own)
    elif folder.rpartition("/")[2].casefold() == "drafts":
        yield Mistake(where, f"'{folder}' holds what was never sent", own)
    elif folder.casefold() == "inbox" or (isinstance(watched, list) and folder in watched):
        yield Mistake(where, f"'{folder}' is watched for mail, which lies there anyway", own)


def _keyword(where: str, keyword: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    if keyword.casefold().startswith(OURS):
        yield Mistake(where, f"'{keyword}' is one that heard sets itself", "Name one that only people set.")
    elif scheme_in(mailbox.get("read")) in ("maildir", "eml"):
        yield Mistake(where, "files have no keywords", "Name a folder.")


def _flag(where: str, flag: str, mailbox: Mapping[str, Any]) -> Iterator[Mistake]:
    if scheme_in(mailbox.get("read")) == "eml":
        yield Mistake(where, "files have no flag", "Name a folder.")
