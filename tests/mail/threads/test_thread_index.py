from __future__ import annotations

import base64
from datetime import timedelta

import pytest

from heard.mail.threads.thread_index import thread_index_child

PARENT = "AdQc2DN7rLoS3hgnE/O76rpFzxN/EwAddF4A"


def test_a_child_index_is_its_parent_and_five_bytes():
    child = thread_index_child(PARENT, since=timedelta(hours=1))
    parent, raw = base64.b64decode(PARENT), base64.b64decode(child)
    assert raw[:-5] == parent
    assert int.from_bytes(raw[-5:-1], "big") == 36_000_000_000 >> 18
    assert child == thread_index_child(PARENT, since=timedelta(hours=1))


def test_a_child_of_two_years_later_says_so_on_the_other_scale():
    raw = base64.b64decode(thread_index_child(PARENT, since=timedelta(days=730)))
    assert int.from_bytes(raw[-5:-1], "big") == 1 << 31 | 730 * 864_000_000_000 >> 23


@pytest.mark.parametrize("parent", ["", "x", "AAAA", "not base64!", base64.b64encode(b"x" * 23).decode(), "é" * 30])
def test_no_child_of_what_is_no_index(parent):
    assert thread_index_child(parent, since=timedelta()) is None
