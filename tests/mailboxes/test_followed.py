"""What a server with states told of a folder, what was handed over of it, and what is still waited for."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from heard.mail.message import RawMessage
from heard.mailboxes import Cursor, Found, uid_of, uidvalidity_of
from heard.mailboxes.followed import Followed, Told

FOLDER = Found("AAMk-inbox", "INBOX")
BEGAN = datetime(2026, 6, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Listed:
    number: int

    @property
    def uid(self) -> int:
        return uid_of(f"AAMk-{self.number}", BEGAN + timedelta(seconds=self.number))


@dataclass
class Look:
    """A folder that is looked at; `refused` are the messages that the server does not give."""

    patience: timedelta = timedelta(minutes=30)
    refused: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    place: Found = FOLDER
    given: Cursor | None = None

    def __post_init__(self) -> None:
        self.followed: Followed[Listed] = Followed("Complaints", lambda name: self.place, patience=self.patience)
        self.numbers = {Listed(number).uid: number for number in range(1, 10)}

    def told(self, *numbers: int, state: str) -> list[int]:
        """Return the messages that are handed over where the server tells of these since the state last given."""
        self.followed.place()
        self.asked_since = self.followed.since(self.given)
        heard: list[int] = []
        for batch in self.followed.hand_over(Told([Listed(each) for each in numbers], state), self._read):
            heard += [self.numbers[raw.uid] for raw in batch]
            last = batch[-1]
            state_given = last.sync_state or (self.given.sync_state if self.given else None)
            self.given = Cursor(uidvalidity_of(self.place.id), last.uid, state_given)
        return heard

    def _read(self, listed: Sequence[Listed]) -> Iterator[list[RawMessage]]:
        for each in listed:
            number = self.numbers[each.uid]
            if number in self.gone or (number in self.refused and self._goes_on_without(each.uid)):
                continue
            yield [RawMessage("c@northgate.example", "INBOX", uidvalidity_of(self.place.id), each.uid, BEGAN, b"x")]

    def _goes_on_without(self, uid: int) -> bool:
        if not self.followed.waits_for(uid, "500 ErrorInternalServerError"):
            self.followed.is_done_with(uid)
        return True

    @property
    def kept(self) -> str | None:
        """What a life after this one is told on from."""
        return self.given.sync_state if self.given else None


def test_the_state_goes_out_with_the_last_message() -> None:
    look = Look()
    assert (look.told(1, 2, state="one"), look.kept) == ([1, 2], "one")
    assert (look.told(3, state="two"), look.asked_since, look.kept) == ([3], "one", "two")


def test_what_was_handed_over_is_not_handed_over_again() -> None:
    look = Look()
    look.told(1, 2, state="one")
    assert look.told(2, 3, state="two") == [3]


def test_a_message_that_is_not_given_keeps_no_other_back_and_is_tried_again() -> None:
    look = Look(refused={1})
    assert look.told(1, 2, state="one") == [2]
    look.refused = set()
    assert look.told(3, state="two") == [1, 3]


def test_no_state_is_given_away_while_one_is_waited_for() -> None:
    look = Look(refused={1})
    look.told(1, 2, state="one")
    look.told(3, state="two")
    assert (look.kept, look.asked_since) == (None, "one")
    look.refused = set()
    assert (look.told(state="three"), look.kept) == ([1], "three")


def test_a_life_after_this_one_is_told_again_of_what_was_waited_for() -> None:
    look = Look()
    look.told(1, state="one")
    look.refused = {2}
    look.told(2, 3, state="two")
    later = Look(given=look.given)
    later.told(2, 3, state="two")
    assert later.asked_since == "one"


def test_one_that_is_never_given_is_gone_on_without_in_the_end(caplog: pytest.LogCaptureFixture) -> None:
    look = Look(patience=timedelta(0), refused={1})
    with caplog.at_level(logging.WARNING):
        assert (look.told(1, 2, state="one"), look.kept) == ([2], "one")
    assert [record.message for record in caplog.records] == ["message not given"]
    assert look.told(1, 3, state="two") == [3]


def test_one_that_is_gone_is_not_waited_for() -> None:
    look = Look(gone={1})
    assert (look.told(1, 2, state="one"), look.kept) == ([2], "one")


def test_what_was_told_of_another_folder_is_forgotten() -> None:
    look = Look()
    look.told(1, state="one")
    look.place = Found("AAMk-made-anew", "Complaints")
    look.followed.lose()
    assert (look.told(1, 2, state="other"), look.asked_since) == ([1, 2], None)


@pytest.mark.parametrize("moment", ["0001-01-01", "1601-01-01", "4501-01-01", "9999-12-31"])
def test_a_time_that_is_none_still_makes_a_uid_that_can_be_kept(moment: str) -> None:
    uid = uid_of("AAMk-1", datetime.fromisoformat(moment).replace(tzinfo=UTC))
    assert 0 <= uid < 2**63


def test_while_nobody_could_try_no_patience_runs_out() -> None:
    """The server was away for longer than that: what fails first then is tried some times more."""
    followed = Look(patience=timedelta(microseconds=1)).followed
    assert [followed.waits_for(7, "500") for _ in range(5)] == [True, True, True, True, False]
