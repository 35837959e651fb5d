"""A mail as it was sent and as it came, octet by octet."""

from __future__ import annotations

import base64

import pytest

from builders import MONDAY
from heard.probing.changes import Added, Changes, changes
from heard.probing.letters import forged, probe, sign_of

LETTER = probe("complaints@northgate.example", "hp01-1780306200-0123456789bcdfghj-0123456789bcdfghjkmnp", MONDAY)
SENT = LETTER.content


def came(*replaced: tuple[bytes, bytes]) -> Changes:
    content = SENT
    for old, new in replaced:
        assert old in content
        content = content.replace(old, new)
    return changes(SENT, content)


def test_what_comes_as_it_was_sent_has_no_changes() -> None:
    found = came()
    assert (found.id_kept, found.lost, found.altered) == (True, (), ())
    assert found.subject == found.text == found.html == Added()


def test_lines_folded_otherwise_are_no_change() -> None:
    assert came((b"Auto-Submitted: auto", b"Auto-Submitted:\r\n\tauto")).altered == ()


@pytest.mark.parametrize(
    "old, new, altered",
    [
        pytest.param(b"Auto-Submitted: auto-generated", b"Auto-Submitted: no", "Auto-Submitted", id="says otherwise"),
        pytest.param(b"X-Heard-Case: PROBE", b"X-Heard-Case: NH-26-0001", "X-Heard-Case", id="a header of our own"),
    ],
)
def test_a_header_that_says_something_else_is_told(old: bytes, new: bytes, altered: str) -> None:
    assert came((old, new)).altered == (altered,)


def test_words_that_are_not_ours_any_more_are_told() -> None:
    assert came((b"Here ends what heard wrote", b"Here ends nothing")).text == Added(kept=False)


def test_a_text_in_another_encoding_is_the_same_text() -> None:
    text = base64.encodebytes(b"heard wrote this").decode()
    sent, same = (
        f"Subject: heard\nContent-Type: text/plain\n{head}\n{body}".encode()
        for head, body in (("", "heard wrote this"), ("Content-Transfer-Encoding: base64\n", text))
    )
    assert changes(sent, same).text == Added()


def test_a_part_that_is_gone_is_told() -> None:
    sent = b"Message-ID: <a@b.example>\nContent-Type: text/plain\n\nheard wrote this"
    assert changes(SENT, sent).html is None


def test_a_mail_without_any_head_is_read_all_the_same() -> None:
    found = changes(SENT, b"")
    assert (found.message_id, found.id_kept, len(found.lost)) == ("", False, 7)


def test_forged_verdicts_stand_on_top_and_can_be_known() -> None:
    content = forged(LETTER, ["mx.northgate.example", ""], "northgate.example").content
    named, nameless, auth_as = content.decode().split("\r\n")[:3]
    said = f"dmarc=pass header.from=northgate.example policy.heard={sign_of(LETTER)}"
    assert (named, nameless) == (
        f"Authentication-Results: mx.northgate.example; {said}",
        f"Authentication-Results: {said}",
    )
    assert auth_as == "X-MS-Exchange-Organization-AuthAs: Internal"
