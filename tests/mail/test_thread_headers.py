"""What ties a message to others."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest

from heard.mail.thread_headers import (
    case_references,
    is_forward,
    message_id,
    message_ids,
    normal_subject,
    thread_index_child,
)


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


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("Re: Damp [NH-25-0042]", ("NH-25-0042",), id="in brackets"),
        pytest.param("nh-25-0042 and NH-25-0042", ("NH-25-0042",), id="small letters, once"),
        pytest.param("NH‑25–0042", ("NH-25-0042",), id="other hyphens"),
        pytest.param("NH - 25 - 0042", ("NH-25-0042",), id="spaced"),
        pytest.param("ANH-25-0042 NH-25-42 NH-25-00421234", (), id="not ours"),
        pytest.param("NH-25-0042 NH-26-10001", ("NH-25-0042", "NH-26-10001"), id="two"),
    ],
)
def test_case_references(text, expected):
    assert case_references(text, "NH") == expected


def test_no_prefix_no_reference():
    assert case_references("-25-0042", "") == ()


@pytest.mark.parametrize(
    "subject",
    [
        "Damp",
        "Re: Damp",
        "RE: FW: Damp",
        "AW: WG: Damp",
        "ODP: Damp",
        "RE : Damp",
        "Re[2]: Damp",
        "[EXTERNAL] RE: [EXT] Re: Damp",
        "回复：Damp",
        "  re:Damp ",
        "SV: VB: Damp",
        "EXTERNAL: Damp",
    ],
)
def test_marks_and_tags_are_no_part_of_a_subject(subject):
    assert normal_subject(subject) == "Damp"


@pytest.mark.parametrize("subject", ["Repairs: damp", "[NH-25-0042] Damp", "Retour: damp", "", "Is it I or you"])
def test_what_only_looks_like_a_mark_stays(subject):
    assert normal_subject(subject) == subject


@pytest.mark.parametrize(
    "subject, forward", [("FW: x", True), ("[EXT] Fwd: x", True), ("RE: FW: x", False), ("x", False)]
)
def test_a_forward(subject, forward):
    assert is_forward(subject) is forward


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
