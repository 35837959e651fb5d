"""Mails as nobody would write them, built from the pieces that everybody's mails are built of.

Strategies for hypothesis.  A mail is nested as real ones are, and lies as real ones do: about
its charset, its transfer encoding, its boundaries and where a quote begins.
"""

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass

from hypothesis import strategies as st

from fuzz import pieces

letters = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
sentences = st.sampled_from(pieces.SENTENCES + pieces.LONG) | letters
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)


@st.composite
def texts(draw: st.DrawFn, *, most: int = 6) -> str:
    """What somebody wrote above, below and between what others wrote."""
    blocks = draw(
        st.lists(
            paragraphs
            | st.sampled_from(pieces.MARKS + pieces.SIGNED + pieces.BANNERS)
            | st.builds(quoted, st.lists(paragraphs, min_size=1, max_size=3), st.integers(1, 40)),
            max_size=most,
        )
    )
    return draw(st.sampled_from(["\n\n", "\n", "\n\n\n", " "])).join(blocks)


def quoted(lines: list[str], depth: int) -> str:
    mark = "> " * depth if depth % 2 else ">" * depth + " "
    return "\n".join(mark + line for text in lines for line in text.split("\n"))


@st.composite
def markup(draw: st.DrawFn, *, depth: int = 4) -> str:
    """HTML of nested elements, not all of them closed."""
    if depth == 0:
        return draw(
            paragraphs
            | st.sampled_from(["&nbsp;", "&#8217;", "&#xD800;", "&bogus;", "<br>", "<!-- x -->", "<![if a]>"])
        )
    tag = draw(st.sampled_from(pieces.TAGS))
    inside = "".join(draw(st.lists(markup(depth=depth - 1), max_size=3)))
    closing = f"</{tag.split()[0]}>" if draw(st.integers(0, 9)) else ""
    return f"<{tag}>{inside}{closing}"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its headers' lines, and its bytes."""

    head: str
    body: bytes

    def lines(self, end: bytes) -> bytes:
        return self.head.encode("utf-8", "replace").replace(b"\n", end) + end + end + self.body


def as_written(text: str, charset: str, encoding: str) -> bytes:
    raw = text.encode(charset, "replace")
    if encoding == "base64":
        return base64.encodebytes(raw)
    return quopri.encodestring(raw) if encoding == "quoted-printable" else raw


@st.composite
def leaves(draw: st.DrawFn) -> Part:
    """A text, or something else, that says of itself what need not be true."""
    text = st.tuples(st.just("text/plain"), texts())
    html = st.tuples(st.just("text/html"), markup())
    other = st.tuples(st.sampled_from(pieces.OTHER_KINDS), letters)
    data = st.tuples(st.sampled_from(pieces.DATA_KINDS), st.sampled_from(pieces.DATA))
    kind, body = draw(st.one_of(text, html, other, data))
    true = draw(st.booleans())
    charset = draw(st.sampled_from(pieces.WRITTEN_IN))
    encoding = draw(st.sampled_from(pieces.ENCODINGS))
    says = charset if true else draw(st.sampled_from(pieces.CHARSETS))
    wire = encoding if true else draw(st.sampled_from(pieces.ENCODINGS))
    name = draw(st.sampled_from(pieces.NAMES))
    head = f"Content-Type: {kind}; charset={says}{name}\nContent-Transfer-Encoding: {encoding}"
    return Part(head, as_written(body, charset, wire))


@st.composite
def multiparts(draw: st.DrawFn, inner: st.SearchStrategy[Part]) -> Part:
    """Parts in one, the boundary perhaps left out at the end, or another's."""
    kind = draw(st.sampled_from(pieces.MULTIPARTS))
    boundary = draw(st.sampled_from(["b", "b", "=_b", "b b", "--b"]))
    end = draw(st.sampled_from([b"\r\n", b"\n"]))
    mark = b"--" + boundary.encode()
    body = b"".join(mark + end + part.lines(end) + end for part in draw(st.lists(inner, max_size=4)))
    body += draw(st.sampled_from([mark + b"--", mark, b"", mark + b"-- "]))
    said = draw(st.sampled_from([f'boundary="{boundary}"', f"boundary={boundary}", "", "boundary=other"]))
    return Part(f"Content-Type: multipart/{kind}; {said}", body)


def attached(part: Part) -> Part:
    return Part("Content-Type: message/rfc822", b"From: b@c.example\r\nSubject: within\r\n" + part.lines(b"\r\n"))


parts = st.recursive(leaves(), lambda inner: multiparts(inner) | inner.map(attached), max_leaves=8)


@st.composite
def mails(draw: st.DrawFn, body: st.SearchStrategy[Part] = parts) -> bytes:
    """A whole mail, its bytes as a server might hold them."""
    sender = draw(st.sampled_from(pieces.SENDERS))
    fixed = [
        f"From: {sender}",
        "To: complaints@northgate.example",
        f"Subject: {draw(st.sampled_from(pieces.SUBJECTS) | letters)}",
    ]
    more = draw(st.lists(st.sampled_from(pieces.OTHER_HEADERS), max_size=5, unique=True))
    end = draw(st.sampled_from([b"\r\n", b"\r\n", b"\n", b"\r"]))
    head = end.join(line.encode("utf-8", "replace") for line in [*more, *fixed, "Message-ID: <1@tenant.example>"])
    return head + end + draw(body).lines(end)
