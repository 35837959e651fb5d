"""What every server that both sends letters and keeps copies of them promises.

A kind gives a fixture `way`: a way for letters to leave, and the world they leave into.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import pytest

from heard.errors import LetterRefused, SenderUnreachable
from heard.mailboxes import Mailbox, Sender
from rig import until

OURS = "complaints@northgate.example"
TENANT = "sioned.prys@btmail.example"


class Way(Protocol):
    def sender(self) -> Sender:
        """Return a new sender of the mailbox OURS."""

    def copies(self) -> Mailbox:
        """Return a new mailbox object that can say what was sent."""

    def left(self) -> Sequence[tuple[str, bytes, str]]:
        """Return to whom letters left, as they reached them, and under which Message-ID."""

    def drafts(self) -> int:
        """Return how many drafts lie in the mailbox."""

    def break_at_the_next(self, when: str) -> None:
        """Cut the connection "before" or "after" the next letter has left."""


def a_letter(name: str, *, to: str = TENANT, size: int = 0) -> bytes:
    lines = [
        f"From: Northgate Homes <{OURS}>",
        f"To: {to}",
        f"Subject: {name}",
        f"Message-ID: <{name}@heard.northgate.example>",
        "Auto-Submitted: auto-replied",
        "X-Auto-Response-Suppress: All",
        "",
        "We have your complaint.",
        *["x" * 76] * (size // 78),
        "",
    ]
    return "\r\n".join(lines).encode()


def send(sender: Sender, name: str, *, to: str = TENANT, letter: bytes | None = None) -> str | None:
    content = letter if letter is not None else a_letter(name, to=to)
    return sender.send(content, sender=OURS, to=to, message_id=f"<{name}@heard.northgate.example>")


class SenderContract:
    def test_a_letter_reaches_whom_it_is_for(self, way: Way) -> None:
        send(way.sender(), "one")
        [(to, content, _)] = way.left()
        assert to == TENANT
        assert b"Subject: one\r\n" in content
        assert b"We have your complaint." in content

    def test_machines_are_told_not_to_answer_it(self, way: Way) -> None:
        send(way.sender(), "one")
        [(_, content, _)] = way.left()
        assert b"\r\nX-Auto-Response-Suppress: All\r\n" in content

    def test_the_message_id_it_left_under_is_told_where_it_is_another(self, way: Way) -> None:
        alias = send(way.sender(), "one")
        [(_, _, given)] = way.left()
        assert (alias or "<one@heard.northgate.example>") == given

    def test_many_letters_leave_by_one_sender_and_leave_no_drafts(self, way: Way) -> None:
        sender = way.sender()
        for number in range(20):
            send(sender, f"{number:02d}")
        assert sorted(content.partition(b"Subject: ")[2][:2].decode() for _, content, _ in way.left()) == [
            f"{number:02d}" for number in range(20)
        ]
        assert way.drafts() == 0

    def test_a_letter_that_left_is_found_again_by_our_message_id_and_told_by_the_one_it_left_under(
        self, way: Way
    ) -> None:
        send(way.sender(), "one")
        [(_, _, given)] = way.left()
        mailbox = way.copies()
        assert until(lambda: mailbox.sent_as("<one@heard.northgate.example>"), 5) == given  # not there at once
        assert mailbox.sent_as("<two@heard.northgate.example>") == ""

    def test_a_message_id_is_no_query(self, way: Way) -> None:
        send(way.sender(), "one")
        assert way.copies().sent_as("<o' or 1 eq 1 or '@x&$top=1>") == ""

    @pytest.mark.parametrize("others", ["Cc: other@x.example", "Bcc: other@x.example", "To: a@x.example, b@x.example"])
    def test_a_letter_that_names_others_does_not_leave(self, way: Way, others: str) -> None:
        letter = a_letter("one")
        named = letter.replace(b"To: " + TENANT.encode(), others.encode()) if others[0] == "T" else (
            others.encode() + b"\r\n" + letter
        )  # fmt: skip
        with pytest.raises(LetterRefused, match="addressed to others") as refusal:
            send(way.sender(), "one", letter=named)
        assert "@" not in str(refusal.value)
        assert way.left() == []
        assert way.drafts() == 0

    def test_a_line_that_breaks_after_the_letter_left_is_a_doubt_that_the_copies_clear_up(self, way: Way) -> None:
        way.break_at_the_next("after")
        with pytest.raises(SenderUnreachable, match="may or may not have left"):
            send(way.sender(), "one")
        [(_, _, given)] = way.left()
        mailbox = way.copies()
        assert until(lambda: mailbox.sent_as("<one@heard.northgate.example>"), 5) == given

    def test_a_line_that_breaks_before_it_left_leaves_one_letter_after_the_next_try(self, way: Way) -> None:
        way.break_at_the_next("before")
        with pytest.raises(SenderUnreachable):
            send(way.sender(), "one")
        assert way.left() == []
        assert way.copies().sent_as("<one@heard.northgate.example>") == ""
        send(way.sender(), "one")  # as after a restart
        assert len(way.left()) == 1
        assert way.drafts() == 0

    def test_check_sends_nothing(self, way: Way) -> None:
        way.sender().check()
        assert way.left() == []
        assert way.drafts() == 0

    def test_closing_is_polite_and_not_final(self, way: Way) -> None:
        sender = way.sender()
        sender.close()
        send(sender, "one")
        sender.close()
        sender.close()
        send(sender, "two")
        assert len(way.left()) == 2
