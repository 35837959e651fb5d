"""The settings that would suit a mailbox, by what was seen of it.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heard.mail.authenticity import UNNAMED
from heard.probing.border import Trust
from heard.probing.seen import Seen
from heard.settings import Mailbox
from heard.settings.rewritten import Value
from heard.settings.trust import UNNAMED_VERDICT


@dataclass(frozen=True, slots=True)
class Change:
    """A key of the mailbox that would suit it better; `was` None where heard.toml leaves it out."""

    key: str
    was: Value | None
    now: Value
    because: str


def changes_for(box: Mailbox, seen: Seen) -> Iterator[Change]:
    if seen.copies and box.keep_sent and not box.send.keeps_copies:
        yield Change("keep_sent", True, False, "the server keeps a copy itself")
    if seen.keyword is False and box.mark == "keyword":
        yield Change("mark", "keyword", "none", "the server keeps no keywords")
    if seen.tagged is not None and seen.tagged != box.reply_tag:
        because = "such mail is delivered here" if seen.tagged else "such mail does not come"
        yield Change("reply_tag", box.reply_tag, seen.tagged, because)
    if seen.at_the_border is not None and not box.journal:  # of a report nothing is believed
        yield from _trust(box, seen, seen.at_the_border.allows)


def _trust(box: Mailbox, seen: Seen, allowed: Trust | None) -> Iterator[Change]:
    because = "measured with a forged one from outside"
    borne = {mark.value for mark in seen.inside_marks} | set(box.vouched_by)
    vouched_by = (borne - {mark.value for mark in seen.forged_marks}) | (
        {UNNAMED_VERDICT} if allowed is not None and allowed.authserv_id == UNNAMED else set()
    )
    if allowed is not None and allowed.authserv_id:  # a verdict in a server's name, and one in nobody's: one of the two
        vouched_by -= {UNNAMED_VERDICT}
    if vouched_by != set(box.vouched_by):
        yield Change("vouched_by", box.vouched_by, tuple(sorted(vouched_by)), because)
    if allowed is None:
        return
    if allowed.authserv_id and (box.authserv_id or "").lower() != allowed.authserv_id.lower():
        yield Change("authserv_id", box.authserv_id, allowed.authserv_id, because)
    if allowed.border is not None and (box.border or "").lower() != allowed.border.lower():
        yield Change("border", box.border, allowed.border, because)
    if allowed.border is not None and allowed.border_strips != box.border_strips:
        yield Change("border_strips", box.border_strips, allowed.border_strips, because)
