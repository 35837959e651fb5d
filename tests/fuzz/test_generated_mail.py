"""Mail built at random from what mails are built of: read, cut and decided on, whatever it is.

The same mails every time; `make fuzz` goes on where this ends.
"""

from __future__ import annotations

from html import escape

from hypothesis import HealthCheck, given, settings, strategies as st

from fuzz import invariants
from fuzz.mails import Part, mails, markup, quoted, texts
from fuzz.pieces import MARKS, QUOTES_IN_HTML, SENTENCES
from heard.mail.parse import parse
from heard.mail.words.html_text import html_to_text
from heard.mail.words.own_words import words_of

ALIKE = settings(
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def plain(text: str) -> Part:
    return Part("Content-Type: text/plain; charset=utf-8", text.encode("utf-8", "replace"))


@settings(ALIKE, max_examples=120)
@given(mails())
def test_any_mail_is_read_and_decided_on(mail: bytes) -> None:
    invariants.read(mail)


@settings(ALIKE, max_examples=150)
@given(texts())
def test_own_words_are_taken_from_the_text_in_its_order(text: str) -> None:
    invariants.cut(text)


@settings(ALIKE, max_examples=80)
@given(texts(), markup(), st.sampled_from(["", "Re: Leak", "FW: Leak"]))
def test_any_markup_beside_a_text_can_be_cut(text: str, html: str, subject: str) -> None:
    invariants.cut(text, html, subject=subject)


REPLIES = [each for each in MARKS if each.strip("_") and "orward" not in each]
"""The marks of a reply: a forward's words are its writer's where little stands above, and a mere rule is no mark."""

said = st.lists(st.sampled_from([each for each in SENTENCES if "below" not in each]), min_size=1, max_size=5)


@settings(ALIKE, max_examples=100)
@given(said, st.sampled_from(REPLIES), said, st.booleans())
def test_above_a_quote_all_is_the_writers_and_below_nothing(
    above: list[str], mark: str, below: list[str], marked: bool
) -> None:
    quote = quoted(below, 1) if marked else "\n".join(below)
    own = "\n\n".join(above)
    words = words_of(f"{own}\n\n{mark}\n\n{quote}", None, subject="Re: Leak")
    assert words.own.split() == own.split()


@settings(ALIKE, max_examples=100)
@given(said, st.sampled_from(sorted(QUOTES_IN_HTML)), said, st.booleans())
def test_above_a_quote_in_html_all_is_the_writers_and_below_nothing(
    above: list[str], program: str, below: list[str], in_text_too: bool
) -> None:
    def paragraphs(sentences: list[str]) -> str:
        return "".join(f"<p>{escape(each)}</p>" for each in sentences)

    html = paragraphs(above) + QUOTES_IN_HTML[program].replace("QUOTED", paragraphs(below))
    own = "\n\n".join(above)
    text = f"{own}\n\nOn 1 June 2026 at 10:30, A <a@b.example> wrote:\n\n{quoted(below, 1)}" if in_text_too else ""
    words = words_of(text or html_to_text(html), html, subject="Re: Leak")
    assert words.own.split() == own.split()


@settings(ALIKE, max_examples=60)
@given(mails(texts().map(plain)))
def test_own_words_of_a_plain_mail_are_taken_from_its_text(mail: bytes) -> None:
    message = parse(mail)
    assert invariants.comes_from(message.own_words, message.text)
    assert invariants.comes_from(message.quoted, message.text)


@settings(ALIKE, max_examples=12)
@given(texts(most=3))
def test_a_text_twice_as_long_takes_at_most_three_times_as_long(text: str) -> None:
    unit = f"{text}\n".encode("utf-8", "replace")
    head = b"From: a@tenant.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    invariants.grows_evenly(lambda size: head + unit * (size // len(unit)), 40_000)


@settings(ALIKE, max_examples=60)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_read(content: bytes) -> None:
    invariants.read(content)


@settings(ALIKE, max_examples=60)
@given(mails(), st.data())
def test_a_mail_damaged_on_its_way_is_read(mail: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(mail)))
    upto = data.draw(st.integers(at, min(len(mail), at + 40)))
    invariants.read(mail[:at] + data.draw(st.binary(max_size=8)) + mail[upto:])
