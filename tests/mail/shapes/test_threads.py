"""Shapes 4 to 6: what Outlook's Thread-Index ties together, whole and broken.

MS-OXOMSG 2.2.1.3: 22 bytes, of which 6 to 21 name the conversation, and 5 for each answer.
"""

from __future__ import annotations

import pytest

from heard.mail.parse import parse
from heard.mail.threads.clues import ClueKind, clues_of
from mail.shapes.shapes import CLASSIC_ROOT, GUID, MODERN_ROOT, index, shape

ANSWER = bytes.fromhex("00017e3c41")


def found(mail: bytes, kind: ClueKind) -> set[str]:
    clues = clues_of(parse(mail))
    return {each.value for each in (*clues.left, *clues.followed) if each.kind is kind}


def test_an_answer_that_has_only_the_index_follows_the_mail_it_answers() -> None:
    first, reply = shape("04_first.eml"), shape("04_reply.eml", INDEX=index(MODERN_ROOT, ANSWER))
    assert parse(reply).in_reply_to == parse(reply).references == ()
    assert found(first, ClueKind.CONVERSATION) == found(reply, ClueKind.CONVERSATION) == {GUID.hex()}
    assert MODERN_ROOT.hex() in found(first, ClueKind.INDEX) & found(reply, ClueKind.INDEX)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(index(MODERN_ROOT), id="modern: the time in five bytes"),
        pytest.param(index(MODERN_ROOT, ANSWER, ANSWER), id="modern, answered twice"),
        pytest.param(index(CLASSIC_ROOT, ANSWER), id="classic: the time in six bytes"),
        pytest.param(index(bytes(reversed(MODERN_ROOT[:6])), GUID, ANSWER), id="the time in the wrong order"),
    ],
)
def test_the_conversation_is_told_by_its_own_bytes_whatever_the_time_says(value: str) -> None:
    assert found(shape("05_conversation.eml", INDEX=value), ClueKind.CONVERSATION) == {GUID.hex()}


def test_an_index_folded_in_the_middle_is_read_all_the_same() -> None:
    whole = index(MODERN_ROOT, ANSWER)
    folded = f"{whole[:11]} \r\n  {whole[11:20]}   {whole[20:]}"
    assert found(shape("06_broken_index.eml", INDEX=folded), ClueKind.CONVERSATION) == {GUID.hex()}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(index(MODERN_ROOT, b"\0"), id="23 bytes"),
        pytest.param(index(MODERN_ROOT[:21]), id="21 bytes"),
        pytest.param("this is not base64!", id="not base64"),
        pytest.param(index(MODERN_ROOT)[:-1], id="its padding cut off"),
        pytest.param("\u00e4" * 30, id="letters of another alphabet"),
        pytest.param("", id="empty"),
        pytest.param("A" * 90_000, id="far too long"),
    ],
)
def test_a_broken_index_ties_nothing_and_stops_nothing(value: str) -> None:
    mail = shape("06_broken_index.eml", INDEX=value)
    assert found(mail, ClueKind.CONVERSATION) == found(mail, ClueKind.INDEX) == set()
    assert parse(mail).own_words == "The wall is still wet."
