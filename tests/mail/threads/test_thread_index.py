"""Outlook's Thread-Index: what it tells, in both its forms, and where it tells nothing."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from heard.mail.threads.thread_index import conversation, lineage, new_index, started_at, thread_index_child

CLASSIC = "AdQc2DN7rLoS3hgnE/O76rpFzxN/EwAddF4A"
MODERN = "AQHWLRNo4NaOjvXU8EODe0ZotrA8B6itzaxf"
WRONG_TIME = "AaZ63QEC0IB8m+QLy0up+JMNPwbkvP/////T"  # as a server wrote it that turns the bytes of a time round

NO_INDEX = [
    pytest.param("", id="empty"),
    pytest.param("x", id="a letter"),
    pytest.param("AAAA", id="too short"),
    pytest.param("not base64!", id="not base64"),
    pytest.param(base64.b64encode(b"x" * 23).decode(), id="23 bytes"),
    pytest.param("\u00e9" * 30, id="not ASCII"),
    pytest.param(CLASSIC[:-1], id="cut"),
    pytest.param("A" * 100_000, id="endless"),
    pytest.param("=?utf-8?q?AdQc2DN7?=", id="encoded, and too short"),
]


@pytest.mark.parametrize(
    "index, name",
    [
        pytest.param(CLASSIC, "acba12de182713f3bbeaba45cf137f13", id="the older form"),
        pytest.param(MODERN, "e0d68e8ef5d4f043837b4668b6b03c07", id="the later form"),
        pytest.param(WRONG_TIME, "d0807c9be40bcb4ba9f8930d3f06e4bc", id="a time in the wrong order"),
        pytest.param(
            f"{CLASSIC[:9]}\r\n {CLASSIC[9:20]} \t{CLASSIC[20:]} ", "acba12de182713f3bbeaba45cf137f13", id="folded"
        ),
        pytest.param(f"=?us-ascii?Q?{CLASSIC}?=", "acba12de182713f3bbeaba45cf137f13", id="in an encoded word"),
    ],
)
def test_the_name_of_the_conversation(index: str, name: str) -> None:
    assert conversation(index) == name


@pytest.mark.parametrize("index", NO_INDEX)
def test_what_is_no_index_names_nothing(index: str) -> None:
    assert (conversation(index), lineage(index), started_at(index)) == (None, (), None)


@pytest.mark.parametrize(
    "index, began",
    [
        pytest.param(CLASSIC, datetime(2018, 7, 16, 7, 40, tzinfo=UTC), id="the older form"),
        pytest.param(MODERN, datetime(2020, 5, 18, 12, 54, 2, tzinfo=UTC), id="the later form"),
        pytest.param(WRONG_TIME, None, id="a time before there was such mail"),
        pytest.param(base64.b64encode(b"\xff" * 22).decode(), None, id="a time after all"),
        pytest.param(base64.b64encode(bytes(22)).decode(), None, id="no time"),
    ],
)
def test_when_the_conversation_began(index: str, began: datetime | None) -> None:
    assert started_at(index) == began


def test_the_lineage_is_the_mail_and_those_before_it() -> None:
    root = "01d41cd8337bacba12de182713f3bbeaba45cf137f13"
    assert lineage(CLASSIC) == (f"{root}001d745e00", root)
    answer = thread_index_child(CLASSIC, since=timedelta(hours=1))
    assert answer is not None
    assert lineage(answer)[1:] == lineage(CLASSIC)


def test_of_a_long_lineage_the_latest_and_the_first_are_told() -> None:
    raw = bytes.fromhex(lineage(CLASSIC)[1]) + bytes(5 * 200)
    told = lineage(base64.b64encode(raw).decode())
    assert len(told) == 30
    assert (told[0], told[1], told[-1]) == (raw.hex(), raw[:-5].hex(), raw[:22].hex())


def test_a_new_index_tells_what_it_was_made_of() -> None:
    at = datetime(2026, 6, 1, 9, 0, 20, tzinfo=UTC)
    index = new_index(bytes(range(16)), at)
    assert index.startswith("AQ")
    assert conversation(index) == "000102030405060708090a0b0c0d0e0f"
    began = started_at(index)
    assert began is not None
    assert timedelta() <= at - began < timedelta(seconds=3)


@pytest.mark.parametrize("name, at", [(b"short", datetime(2026, 6, 1, tzinfo=UTC)), (bytes(16), datetime(2026, 6, 1))])
def test_no_new_index_of_another_length_or_a_naive_time(name: bytes, at: datetime) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        new_index(name, at)


def test_a_child_index_is_its_parent_and_five_bytes() -> None:
    child = thread_index_child(CLASSIC, since=timedelta(hours=1))
    assert child is not None
    parent, raw = base64.b64decode(CLASSIC), base64.b64decode(child)
    assert raw[:-5] == parent
    assert int.from_bytes(raw[-5:-1], "big") == 36_000_000_000 >> 18
    assert child == thread_index_child(CLASSIC, since=timedelta(hours=1))


def test_a_child_of_two_years_later_says_so_on_the_other_scale() -> None:
    child = thread_index_child(CLASSIC, since=timedelta(days=730))
    assert child is not None
    assert int.from_bytes(base64.b64decode(child)[-5:-1], "big") == 1 << 31 | 730 * 864_000_000_000 >> 23


@pytest.mark.parametrize("parent", NO_INDEX)
def test_no_child_of_what_is_no_index(parent: str) -> None:
    assert thread_index_child(parent, since=timedelta()) is None


@given(st.binary(max_size=120))
def test_any_bytes_are_an_index_or_not(raw: bytes) -> None:
    index = base64.b64encode(raw).decode()
    is_one = len(raw) >= 22 and (len(raw) - 22) % 5 == 0
    assert (conversation(index) is not None) is is_one
    started_at(index)


@given(st.text())
def test_any_text_is_no_trouble(text: str) -> None:
    assert (conversation(text) is None) is (lineage(text) == ())
