"""What every kind of Mailbox promises; each kind's tests run all of it.

A kind gives a fixture `place`: somewhere mail can be put and taken away, and mailboxes that watch it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from heard.mail.message import RawMessage
from heard.mailboxes import FLAGGED, Cursor, Mailbox
from heard.now import utc_now
from rig import until

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ADDRESS = "complaints@northgate.example"


class Place(Protocol):
    def put(self, *letters: bytes) -> None:
        """Deliver letters; they are there when this returns."""

    def take_away(self, subject: str) -> None:
        """Remove a letter as another program would."""

    def mark(self, subject: str, mark: str) -> bool:
        """Set a keyword or the flag as a mail program would; say whether the place keeps it."""

    def watch(self, poll: timedelta = ...) -> Mailbox:
        """Return a new mailbox object that watches the place."""

    def traces(self) -> object:
        """Return everything reading might have changed: flags, names, places."""


def letter(subject: str, body: str = "There is damp in the hall.", *, size: int = 0) -> bytes:
    lines = [
        "From: Sioned Prys <sioned.prys@btmail.example>",
        f"To: {ADDRESS}",
        f"Subject: {subject}",
        f"Message-ID: <{subject}@btmail.example>",
        "",
        body,
        *["x" * 76] * (size // 78),
        "",
    ]
    return "\r\n".join(lines).encode()


def heard(mailbox: Mailbox, after: Cursor | None = None) -> list[RawMessage]:
    return [message for batch in mailbox.new(after) for message in batch]


def subjects(messages: Sequence[RawMessage]) -> list[str]:
    return [message.content.partition(b"Subject: ")[2].partition(b"\r\n")[0].decode() for message in messages]


def cursor(message: RawMessage) -> Cursor:
    return Cursor(message.uidvalidity, message.uid, message.sync_state)


class MailboxContract:
    def test_an_empty_folder_has_nothing_new(self, place: Place) -> None:
        assert heard(place.watch()) == []

    def test_new_mail_comes_oldest_first_with_the_bytes_as_they_came(self, place: Place) -> None:
        place.put(letter("one"), letter("two"), letter("three"))
        messages = heard(place.watch())
        assert subjects(messages) == ["one", "two", "three"]
        assert all(
            message.content.endswith(letter(name)) for message, name in zip(messages, subjects(messages), strict=True)
        )

    def test_a_message_says_where_it_lay_and_when_it_came(self, place: Place) -> None:
        before = utc_now() - timedelta(minutes=1)
        place.put(letter("one"))
        [message] = heard(place.watch())
        assert (message.mailbox, message.folder, message.sent_folder) == (ADDRESS, "INBOX", False)
        assert message.received_at.utcoffset() == timedelta(0)
        assert before < message.received_at < utc_now() + timedelta(minutes=1)

    def test_only_what_lies_beyond_the_cursor_is_new(self, place: Place) -> None:
        mailbox = place.watch()
        place.put(letter("one"), letter("two"))
        last = heard(mailbox)[-1]
        assert heard(mailbox, cursor(last)) == []
        place.put(letter("three"))
        assert subjects(heard(mailbox, cursor(last))) == ["three"]

    def test_nothing_beyond_the_cursor_is_missed_after_a_restart(self, place: Place) -> None:
        place.put(letter("one"), letter("two"))
        last = heard(place.watch())[-1]
        place.put(letter("three"))
        assert "three" in subjects(heard(place.watch(), cursor(last)))

    def test_a_cursor_of_another_uidvalidity_means_everything(self, place: Place) -> None:
        place.put(letter("one"), letter("two"))
        last = heard(place.watch())[-1]
        assert subjects(heard(place.watch(), Cursor(last.uidvalidity + 1, last.uid, last.sync_state))) == ["one", "two"]

    def test_uids_survive_a_restart_and_a_neighbour_taken_away(self, place: Place) -> None:
        place.put(letter("one"), letter("two"), letter("three"))
        first = {subjects([message])[0]: (message.uidvalidity, message.uid) for message in heard(place.watch())}
        place.take_away("one")
        again = {subjects([message])[0]: (message.uidvalidity, message.uid) for message in heard(place.watch())}
        assert again == {name: first[name] for name in ("two", "three")}

    def test_uids_grow(self, place: Place) -> None:
        place.put(letter("one"))
        place.put(letter("two"))
        one, two = heard(place.watch())
        assert one.uid < two.uid

    def test_mail_comes_in_batches_that_fit_in_memory(self, place: Place) -> None:
        place.put(*[letter(f"small-{n}") for n in range(60)], *[letter(f"big-{n}", size=1_500_000) for n in range(4)])
        batches = list(place.watch().new(None))
        assert max(len(batch) for batch in batches) == 50
        assert max(sum(len(message.content) for message in batch) for batch in batches) < 4_100_000
        assert sum(map(len, batches)) == 64

    def test_a_message_of_40_mb_comes_alone_and_whole(self, place: Place) -> None:
        huge = letter("huge", size=40_000_000)
        place.put(letter("one"), huge, letter("two"))
        batches = list(place.watch().new(None))
        assert [subjects(batch) for batch in batches] == [["one"], ["huge"], ["two"]]
        assert batches[1][0].content.endswith(huge)

    def test_a_message_taken_away_between_the_look_and_the_fetch_is_left_out(self, place: Place) -> None:
        place.put(*[letter(f"{n:03d}") for n in range(120)])
        batches = place.watch().new(None)
        messages = list(next(batches))
        place.take_away("077")
        place.take_away("119")
        messages += [message for batch in batches for message in batch]
        assert subjects(messages) == [f"{n:03d}" for n in range(120) if n not in (77, 119)]

    def test_what_comes_while_we_read_is_read_as_well(self, place: Place) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        messages: list[RawMessage] = []
        for batch in mailbox.new(None):
            messages += batch
            if len(messages) == 1:
                place.put(letter("two"))
        messages += heard(mailbox, cursor(messages[-1]))
        assert subjects(messages) == ["one", "two"]

    def test_a_reader_that_fails_is_offered_the_same_again(self, place: Place) -> None:
        place.put(letter("one"))
        mailbox = place.watch()
        next(iter(mailbox.new(None)))
        assert subjects(heard(mailbox)) == ["one"]

    def test_reading_leaves_no_trace(self, place: Place) -> None:
        place.put(letter("one"), letter("two"))
        before = place.traces()
        mailbox = place.watch()
        uids = [message.uid for message in heard(mailbox)]
        mailbox.held("INBOX", LONG_AGO)
        mailbox.marked(None, LONG_AGO)
        mailbox.marked(FLAGGED, LONG_AGO)
        mailbox.fetch(uids)
        mailbox.folders()
        mailbox.close()
        assert place.traces() == before

    def test_messages_can_be_fetched_again_by_uid(self, place: Place) -> None:
        place.put(letter("one"), letter("two"), letter("three"))
        mailbox = place.watch()
        one, two, three = heard(mailbox)
        place.take_away("two")
        assert mailbox.fetch([three.uid, two.uid, one.uid]) == [one, three]

    def test_held_lists_what_is_there_without_bodies(self, place: Place) -> None:
        place.put(letter("one"), letter("two"))
        mailbox = place.watch()
        messages = heard(mailbox)
        uidvalidity, held = mailbox.held("INBOX", LONG_AGO)
        assert uidvalidity == messages[0].uidvalidity
        assert [(one.uid, one.message_id, one.sender, one.subject) for one in held] == [
            (message.uid, f"<{name}@btmail.example>", "sioned.prys@btmail.example", name)
            for message, name in zip(messages, ["one", "two"], strict=True)
        ]
        assert [one.received_at for one in held] == [message.received_at for message in messages]

    def test_held_lists_only_what_came_since(self, place: Place) -> None:
        place.put(letter("one"))
        _, held = place.watch().held("INBOX", utc_now() + timedelta(hours=1))
        assert held == []

    def test_what_lies_in_the_folder_is_listed_by_uid(self, place: Place) -> None:
        place.put(letter("one"), letter("two"))
        mailbox = place.watch()
        messages = heard(mailbox)
        assert mailbox.marked(None, LONG_AGO) == (messages[0].uidvalidity, [message.uid for message in messages])

    def test_what_came_long_before_is_not(self, place: Place) -> None:
        place.put(letter("one"))
        assert place.watch().marked(None, utc_now() + timedelta(days=3))[1] == []

    def test_the_flag_is_seen_where_the_place_keeps_one(self, place: Place) -> None:
        place.put(letter("one"), letter("two"))
        mailbox = place.watch()
        [_, two] = sorted(heard(mailbox), key=lambda message: subjects([message]))
        assert mailbox.marked(FLAGGED, LONG_AGO)[1] == []
        is_kept = place.mark("two", FLAGGED)
        assert mailbox.marked(FLAGGED, LONG_AGO)[1] == ([two.uid] if is_kept else [])

    def test_so_is_a_keyword(self, place: Place) -> None:
        place.put(letter("one"), letter("two"))
        mailbox = place.watch()
        [one, _] = sorted(heard(mailbox), key=lambda message: subjects([message]))
        is_kept = place.mark("one", "NewCase")
        assert mailbox.marked("NewCase", LONG_AGO)[1] == ([one.uid] if is_kept else [])
        assert mailbox.marked("Another", LONG_AGO)[1] == []

    def test_the_watched_folder_is_among_the_folders(self, place: Place) -> None:
        assert "INBOX" in place.watch().folders()

    def test_a_wait_ends_when_mail_comes(self, place: Place) -> None:
        mailbox = place.watch(timedelta(minutes=5))
        heard(mailbox)
        waiting = InThread(mailbox)
        place.put(letter("one"))
        assert waiting.ended_within(5)
        assert subjects(heard(mailbox)) == ["one"]

    def test_a_wait_ends_at_once_for_mail_that_came_before_it(self, place: Place) -> None:
        mailbox = place.watch(timedelta(minutes=5))
        heard(mailbox)
        place.put(letter("one"))
        assert InThread(mailbox).ended_within(2)

    def test_a_wait_ends_after_the_time_to_poll(self, place: Place) -> None:
        mailbox = place.watch(timedelta(seconds=1))
        heard(mailbox)
        assert InThread(mailbox).ended_within(3)

    def test_a_wait_ends_soon_after_stop(self, place: Place) -> None:
        mailbox = place.watch(timedelta(minutes=5))
        heard(mailbox)
        waiting = InThread(mailbox)
        mailbox.stop()
        assert waiting.ended_within(1)


class InThread:
    """A wait that goes on in another thread."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.error: BaseException | None = None
        self.ended_at = 0.0
        self._mailbox = mailbox
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        try:
            self._mailbox.wait()
        except BaseException as error:
            self.error = error
        self.ended_at = time.monotonic()

    @property
    def goes_on(self) -> bool:
        return self._thread.is_alive()

    def ended_within(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive() and until(lambda: self.ended_at, 1) > 0
