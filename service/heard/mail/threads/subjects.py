"""Subjects without what mail programs, gateways and machines put before and after them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from heard.mail.threads.subject_words import (
    ANSWERS,
    ANSWERS_WITH,
    FORWARD,
    MAYBE_FORWARD,
    MAYBE_REPLY,
    NOTHING,
    REPLY,
)

_BLANK = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*+"
_COLON = r"[:\ufe55\uff1a\u2236]"
# "Re:", "RE :", "Re[2]:", "Re(2):", "Re^3:", "Re*2:", "Re2:", "Antw.:", "RE: (2)"
_MARK = re.compile(
    rf"{_BLANK}(?P<word>[^\W\d_][^\s\d\[\](){{}}<>:*^.,;!?\"/\uff1a]{{0,13}}(?: [^\W\d_]{{1,8}})?)"
    rf"\.?{_BLANK}(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|[\^*]?\d{{1,3}})?{_BLANK}{_COLON}{_BLANK}(?:\(\d{{1,2}}\){_BLANK})?"
)
# Tags of gateways and lists: "[EXTERNAL]", "{Spam?}", "*** SPAM ***", "External:".  A tag with a number may be
# somebody's reference and stays, unless it says what it is.
_GATEWAY = r"(?:spam|bulk|junk|ext|external|externe?|extern[aeo]?|caution|suspected|suspicious|phishing|virus)"
_TAG = re.compile(
    rf"{_BLANK}(?:\[[^\[\]\d]{{1,40}}\]|\{{[^{{}}\d]{{1,40}}\}}|[\[(<{{]{{1,2}}\s?{_GATEWAY}\b[^\[\](){{}}<>]{{0,40}}"
    rf"[\])>}}]{{1,2}}|\*{{1,5}}\s?{_GATEWAY}\b[^*\d]{{0,30}}\*{{1,5}}"
    rf"|(?:spam|ext|external(?: e-?mail| sender)?)\s?(?=:)){_BLANK}(?:{_COLON}|[-\u2013](?=\s))?{_BLANK}",
    re.IGNORECASE,
)
_TAG_BEHIND = re.compile(rf"\s?(?:[\[(]{_GATEWAY}[^\[\]()]{{0,20}}[\])]|[\[(](?:fwd?|re)[\])])\s*\Z", re.IGNORECASE)
_LONGEST_TAG_BEHIND, _MOST_TAGS_BEHIND = 60, 5
_WRAPPED = re.compile(r"\s*\[(?:fwd?|fw|re|wg|aw)\s?:", re.IGNORECASE)
_MOST_MARKS = 100
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile(_BLANK)

# What a machine calls its mail, before what it speaks of: "Automatic reply: ...", "(Out of office) ..."
_LABEL = re.compile(
    rf"{_BLANK}(?:[\[(*]{{0,3}}(?P<named>[^:\uff1a\[\](){{}}*]{{1,80}}?)[\])*]{{0,3}}\s?(?:{_COLON}|\s[-\u2013\u2014]\s)"
    r"|\((?P<bracketed>[^()]{1,60})\)(?=\s))"
)
_LONGEST_NAME = 60
_TICKET = re.compile(
    r"[\[({]\s?(?:(?:support |service )?(?:ticket|case|request|incident|call|job|ref(?:erence)?|id|no|sr|rt)\b\.?)?"
    r"[\s:#-]{0,4}\d[\d.\-]{2,20}\s?[\])}]|#\d{3,12}\b"
)
_EDGES = " \t.,:;!?\u2026*-\u2013\u2014_~|\"'\u2018\u2019\u201c\u201d()[]{}<>/\\=+#&"
_WORDS = re.compile(r"[^\W_]+")
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"


def normal_subject(subject: str) -> str:
    """Return the subject without reply and forward marks and the tags of gateways and lists, in any order."""
    at = 0
    for _ in range(_MOST_MARKS):
        if _WRAPPED.match(subject, at) and (ended := subject.rstrip()).endswith("]"):
            subject, at = ended[:-1], subject.index("[", at) + 1
        elif found := _mark(subject, at) or _TAG.match(subject, at):
            at = found.end()
        else:
            break
    return _SPACES.sub(" ", _without_tags_behind(_UNSEEN.sub("", subject[at:], count=1))).strip()


def _mark(subject: str, at: int) -> re.Match[str] | None:
    found = _MARK.match(subject, at)
    return found if found and _word(found) in _MARKS else None


_MARKS = REPLY | FORWARD | MAYBE_REPLY | MAYBE_FORWARD


def _word(mark: re.Match[str]) -> str:
    word = mark["word"]
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", word.lower())


def _without_tags_behind(subject: str) -> str:
    for _ in range(_MOST_TAGS_BEHIND):
        if not (found := _TAG_BEHIND.search(subject, max(0, len(subject) - _LONGEST_TAG_BEHIND))):
            break
        subject = subject[: found.start()]
    return subject


def _first_mark(subject: str) -> str:
    """Return the first reply or forward mark of a subject, in small letters; "" where it begins with none."""
    at = 0
    while not _WRAPPED.match(subject, at) and (tag := _TAG.match(subject, at)):
        at = tag.end()
    if wrapped := _WRAPPED.match(subject, at):
        return wrapped[0].strip(" \t[:").lower()
    found = _mark(subject, at)
    return _word(found) if found else ""


def is_forward(subject: str) -> bool:
    """Say whether the first mark of a subject is a forward's."""
    first = _first_mark(subject)
    return first in FORWARD or first in MAYBE_FORWARD


def is_reply_subject(subject: str) -> bool:
    """Say whether a subject is that of a reply or a forward, and so somebody else's words.

    Marks that people begin subjects with themselves ("Ref: my letter") do not count.
    """
    first = _first_mark(subject)
    return first in REPLY or first in FORWARD


def answered_subject(subject: str) -> str:
    """Return what a machine's mail answers or speaks of, by its subject: "Automatic reply: Damp" answers "Damp".

    A subject with no such thing before it is returned as `normal_subject` has it; one that is
    nothing else ("Undelivered Mail Returned to Sender") answers "".  To be asked of machines'
    mail alone: a person's may be called "Automatic door: broken".
    """
    rest = normal_subject(subject)
    for _ in range(_MOST_TAGS_BEHIND):
        label = _LABEL.match(rest)
        if label is None or not _is_a_machines(label["named"] or label["bracketed"]):
            break
        rest = normal_subject(rest[label.end() :])
    return "" if len(rest) <= _LONGEST_NAME and _is_a_machines(rest) else rest


def _is_a_machines(name: str) -> bool:
    name = name.strip().lower()
    return name in ANSWERS or any(part in name for part in ANSWERS_WITH)


def topic(subject: str, prefix: str = "") -> str:
    """Return what a subject is about, to be compared with others, in small letters; "" where it says nothing.

    prefix   of the landlord's references; where none is given, whatever is made like one counts as one

    Left out besides marks and tags: references of the landlord, and ticket numbers in brackets.
    A subject of none but common words ("Formal complaint - urgent") says nothing: it would tie
    strangers to each other.
    """
    about = _TICKET.sub(" ", _reference(prefix).sub(" ", normal_subject(subject).casefold()))
    about = _SPACES.sub(" ", about).strip(_EDGES)
    says = any(word not in NOTHING and not word.isdecimal() for word in _WORDS.findall(about))
    return about if says else ""


@lru_cache(maxsize=4)  # a landlord has one prefix
def _reference(prefix: str) -> re.Pattern[str]:
    before = re.escape(prefix.lower()) if prefix else "[a-z][a-z0-9]{0,7}"
    return re.compile(
        rf"[\[(]?(?<![^\W_]){before}\s?[{_HYPHENS}]\s?\d\d\s?[{_HYPHENS}]\s?\d{{4,7}}(?![^\W_])(?:\.[0-9a-z]{{8}}\b)?[\])]?"
    )
