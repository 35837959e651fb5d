"""A copy of the labelled mailbox in which nobody and nothing is called what it was: what must not matter to heard.

    python swapped.py CORPUS INTO

People, places, firms, domains and case references become others of the same shape, everywhere alike; swapped_names.toml
is the table.  All else stays as it was: words, times, threads, charsets, transfer encodings; only between two parts
there may be an empty line more.  Message-IDs change by their domain alone.
"""

from __future__ import annotations

import base64
import quopri
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.charset import BASE64, QP, Charset
from email.generator import BytesGenerator
from email.header import Header, decode_header, make_header
from email.message import Message
from functools import cached_property
from io import BytesIO
from pathlib import Path

TABLE = Path(__file__).with_name("swapped_names.toml")
AS_WRITTEN = "as_written"
WORD = re.compile(r"[^\W_]+")
GAP = re.compile(r"[\s>]+")
"""Between the words of a name: a line may end there, in quoted text too."""
IDS = frozenset({"message-id", "in-reply-to", "references", "original-message-id"})
LEFT_AS_IS = frozenset({"thread-index"})
ENCODED = re.compile(r"=\?[^?\s]+\?[qQbB]\?[^?\s]*\?=(?:\s+=\?[^?\s]+\?[qQbB]\?[^?\s]*\?=)*")
AS_IT_CAME = policy.compat32.clone(linesep="\r\n", max_line_length=None)


@dataclass(frozen=True)
class Names:
    """What each name becomes: in any case, or only as it is written."""

    any_case: Mapping[str, str]
    as_written: Mapping[str, str]

    def swapped(self, text: str) -> str:
        return WORD.sub(self._word, self._phrases.sub(self._phrase, text))

    def left_in(self, text: str) -> Iterator[str]:
        """Yield each old name that still stands in a text."""
        yield from (found[0] for found in self._phrases.finditer(text))
        yield from (found[0] for found in WORD.finditer(text) if self._word(found) != found[0])

    def of_one_word(self) -> Iterator[str]:
        """Yield each old name that is one word, and a name in any case."""
        yield from filter(WORD.fullmatch, self.any_case)

    @cached_property
    def _phrases(self) -> re.Pattern[str]:
        phrases = sorted((name for name in self.any_case if not WORD.fullmatch(name)), key=len, reverse=True)
        each = (GAP.pattern.join(map(re.escape, phrase.split(" "))) for phrase in phrases)
        return re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(each) or '(?!)'})(?![^\W_])")

    def _phrase(self, found: re.Match[str]) -> str:
        old, gaps = GAP.split(found[0]), GAP.findall(found[0])
        new = self.any_case[" ".join(old).casefold()].split(" ")
        like = [_in_the_case_of(word, other) for word, other in zip(old, new, strict=True)]
        return like[0] + "".join(gap + word for gap, word in zip(gaps, like[1:], strict=True))

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        if new := self.as_written.get(word):
            return new
        new = self.any_case.get(word.casefold())
        return _in_the_case_of(word, new) if new else word


def _in_the_case_of(old: str, new: str) -> str:
    if old.isupper():
        return new.upper()
    return new.lower() if old.islower() else new[0].upper() + new[1:]


def read_names(path: Path = TABLE) -> Names:
    table: dict[str, dict[str, str]] = tomllib.loads(path.read_text("utf-8"))
    any_case = {
        old.casefold(): new for part, names in table.items() if part != AS_WRITTEN for old, new in names.items()
    }
    return Names(any_case, table[AS_WRITTEN])


def swap_corpus(corpus: Path, into: Path, names: Names) -> None:
    """Write a labelled mailbox with all names swapped; `into` is made."""
    (into / "mail").mkdir(parents=True)
    for path in [*corpus.glob("*.toml"), *corpus.glob("*.jsonl")]:
        (into / path.name).write_text(names.swapped(path.read_text("utf-8")), "utf-8")
    for path in corpus.glob("mail/*.eml"):
        (into / "mail" / path.name).write_bytes(swapped_mail(path.read_bytes(), names))


def swapped_mail(raw: bytes, names: Names) -> bytes:
    mail = message_from_bytes(raw, policy=AS_IT_CAME)
    for part in mail.walk():
        _swap_headers(part, names)
        if part.get_content_maintype() == "text" and not part.is_multipart():
            _swap_text(part, names)
    out = BytesIO()
    BytesGenerator(out, mangle_from_=False, policy=AS_IT_CAME).flatten(mail)
    return out.getvalue()


def _swap_headers(part: Message, names: Names) -> None:
    headers = list(part.raw_items())
    for name, _ in headers:
        del part[name]
    for name, value in headers:
        # Bytes that are no ASCII came in as surrogates; names are looked for in what they say.
        text = _from_bytes(_as_bytes(value), "utf-8")
        part.set_raw(name, _from_bytes(_header(name, text, names).encode("utf-8", "surrogateescape"), "ascii"))


def _header(name: str, text: str, names: Names) -> str:
    if name.lower() in LEFT_AS_IS:
        return text
    if name.lower() in IDS:
        return re.sub(r"@[^>\s]+", lambda domain: names.swapped(domain[0]), text)
    pieces, end = [], 0
    for run in ENCODED.finditer(text):
        pieces += [names.swapped(text[end : run.start()]), _encoded(run[0], names)]
        end = run.end()
    return "".join([*pieces, names.swapped(text[end:])])


def _encoded(run: str, names: Names) -> str:
    said = str(make_header(decode_header(run)))
    swapped = names.swapped(said)
    if swapped == said:
        return run
    _, charset, how, *_ = run.split("?")
    again = Charset(charset)
    again.header_encoding = QP if how in "qQ" else BASE64
    return Header(swapped, again, maxlinelen=75).encode(linesep="\r\n")


def _swap_text(part: Message, names: Names) -> None:
    charset = part.get_content_charset("utf-8")
    raw = part.get_payload(decode=True)
    assert isinstance(raw, bytes)
    said = _from_bytes(raw, charset)
    swapped = names.swapped(said)
    if swapped == said:
        return
    body = swapped.encode(charset, "surrogateescape")
    how = str(part.get("Content-Transfer-Encoding", "")).lower()
    if how == "base64":
        body = base64.encodebytes(body).replace(b"\n", b"\r\n")
    elif how == "quoted-printable":
        body = quopri.encodestring(body.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    part.set_payload(_from_bytes(body, "ascii"))


def _as_bytes(value: str) -> bytes:
    return str(value).encode("ascii", "surrogateescape")


def _from_bytes(raw: bytes, charset: str) -> str:
    return raw.decode(charset, "surrogateescape")


if __name__ == "__main__":
    swap_corpus(Path(sys.argv[1]), Path(sys.argv[2]), read_names())
