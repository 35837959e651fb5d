from __future__ import annotations

import pytest

from heard.mail.threads.message_ids import message_id, message_ids


@pytest.mark.parametrize(
    "value, expected",
    [
        pytest.param("<A@x> <b@X>", ("<A@x>", "<b@X>"), id="case is kept"),
        pytest.param("<a@x><b@x>", ("<a@x>", "<b@x>"), id="no space"),
        pytest.param("<a@x> (comment <b@x>) <a@x>", ("<a@x>", "<b@x>"), id="each once"),
        pytest.param("<a\t b@x>", ("<ab@x>",), id="folded within"),
        pytest.param("Your message of Monday <a@x>", ("<a@x>",), id="words before"),
        pytest.param("a@x b@x", ("<a@x>", "<b@x>"), id="no brackets"),
        pytest.param("<no-at-sign>", ("<no-at-sign>",), id="no at"),
        pytest.param("<a@x\x00\x7f\xe9>", ("<a@x>",), id="what cannot stand in a header goes"),
        pytest.param("=?utf-8?q?=3Clong=40northgate=2Eexample=3E?=", ("<long@northgate.example>",), id="encoded"),
        pytest.param("<>", (), id="empty"),
        pytest.param("nothing here", (), id="none"),
    ],
)
def test_message_ids(value, expected):
    assert message_ids(value) == expected


def test_a_thousand_references_are_cut_to_the_first_and_the_latest():
    found = message_ids(" ".join(f"<{n}@x>" for n in range(1_000)))
    assert (len(found), found[0], found[1], found[-1]) == (200, "<0@x>", "<801@x>", "<999@x>")


def test_a_message_id_of_one_word_is_one():
    assert message_id("20260601.123") == "<20260601.123>"
