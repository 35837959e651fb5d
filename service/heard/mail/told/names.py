"""Personal names a mail tells: of its writer, and of whom it is written for.

The display name of the From, the lines a writer signs with, "Mr A Hadley", "Our client:
...", "on behalf of my mother, ..." and what a form says.  A name is a claim; words that may
be no name are left out.  Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from heard.mail.message import Message
from heard.mail.told.given_names import is_given
from heard.mail.told.not_names import BEFORE_A_NAME, CLOSINGS, NOT_PERSONS, RELATIONS
from heard.mail.told.personal_names import (
    PARTICLES,
    TITLES,
    Likeness,
    Name,
    alike,
    folded,
    name_key,
    name_keys,
    taken_apart,
)
from heard.mail.web_form import form_writer

__all__ = ["Likeness", "alike", "name_key", "name_keys", "names_in", "names_told"]

_LIMIT = 12_000
_MOST = 12
_TRIED = 200
_CAPITAL = "[A-Z\u00c0-\u00de\u0100-\u024f\u0370-\u03ab\u0400-\u042f]"
_WORD = rf"{_CAPITAL}[\w'\u2019-]{{0,24}}+\.?"
_RUN = re.compile(rf"{_WORD}(?:[ ]{{1,2}}(?:(?:van|von|der|den|de|da|di|la|le|bin|al|el)[ ]){{0,2}}{_WORD}){{1,5}}+")
_RELATED = re.compile(rf"\b(?:my|our|the|your|her|his)(?: (?:{'|'.join(RELATIONS)})){{1,2}}$")
_HAS_DIGIT = re.compile("[0-9]")
_OWNED = re.compile(r"['\u2019]s?$")


def names_in(message: Message) -> tuple[str, ...]:
    """Return the names a message tells, each once, its writer's first, as they are compared: "arthur hadley"."""
    found = [each.name for each in (*message.senders, *message.reply_to) if each.name]
    if message.on_behalf is not None:
        found.append(message.on_behalf.name)
    known = frozenset(folded(" ".join(found)).replace(",", " ").split())
    found += _signed(message.signature, message.own_words, known)
    found += _told(f"{message.subject}\n{message.own_words[:_LIMIT]}\n{message.signature[:2_000]}")
    if "ame:" in message.own_words and (named := form_writer(message)) is not None:
        found.append(named.name)
    return _normal(found)


def names_told(text: str) -> tuple[str, ...]:
    """Return the names told in a text that is not the writer's: quoted, or enclosed."""
    return _normal(_told(text[:_LIMIT]))


def _normal(found: Iterable[str]) -> tuple[str, ...]:
    persons = filter(None, map(_person, dict.fromkeys(found)))
    return tuple(dict.fromkeys(person.normal for person in persons))[:_MOST]


def _signed(signature: str, own_words: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the lines a writer signs with: the first of a signature, those after a closing, a last one that is a name.

    known   the words of the names the headers tell
    """
    lines = [line for line in signature[:400].split("\n") if line.strip()][:3]
    last = [line for line in own_words[-400:].split("\n") if line.strip()][-5:]
    closing = next((at for at, line in enumerate(last) if _is_closing(line)), None)
    lines += last[closing + 1 :] if closing is not None else []
    for line in lines:
        if name := _as_signed(line):
            yield name
    below = _last_block(last)
    if below and (name := _as_signed(below[0])):
        words = folded(name).split()
        has_home = any(_HAS_DIGIT.search(line) for line in below[1:])  # or a telephone
        if has_home or is_given(words[0]) or not known.isdisjoint(words):
            yield name


def _last_block(lines: list[str]) -> list[str]:
    """Return the short lines a text ends with, that are no sentences: a name, and a home below it."""
    start = len(lines)
    while start and len(lines[start - 1]) < 45 and lines[start - 1].rstrip()[-1] not in ".?!":
        start -= 1
    return lines[start:]


def _is_closing(line: str) -> bool:
    words = line.lower().replace(",", " ").split()
    return 0 < len(words) <= 5 and words[0].strip("*_->") in CLOSINGS


def _as_signed(line: str) -> str | None:
    """Return the name a line consists of, up to a comma, bar or bracket; None if it is something else."""
    line = line.strip(" \t>*_-,.")
    for end in (",", "|", " - ", "(", ":"):
        line = line.partition(end)[0]
    words = line.split()
    if not 2 <= len(words) <= 5 or len(line) > 50:
        return None
    small = [word for word in words if not word[0].isupper()]
    return " ".join(words) if all(word.lower() in PARTICLES for word in small) else None


def _told(text: str) -> Iterator[str]:
    """Yield the names that a title, a label or a phrase before them shows to be a person's."""
    for match in islice(_RUN.finditer(text), _TRIED):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "@"):
            continue
        words, start = _without_what_is_no_name(match[0], start)
        if len(words) < 2:  # a family name alone is nobody's
            continue
        title = next((at for at, word in enumerate(words[:-1]) if word.strip(".").lower() in TITLES), None)
        if title is not None:
            yield " ".join([words[title], *_as_far_as_a_name(words[title + 1 :])])
        elif _comes_before_a_name(text[max(0, start - 60) : start]):
            yield " ".join(_as_far_as_a_name(words))


def _without_what_is_no_name(run: str, start: int) -> tuple[list[str], int]:
    """Return the words of a run of capitals from the first that may be a name's, and where that stands."""
    words = run.split()
    while words and words[0].strip(".").lower() not in TITLES and folded(words[0]) in NOT_PERSONS:
        words = words[1:]
    return words, start + (run.index(words[0]) if words else 0)


def _comes_before_a_name(before: str) -> bool:
    """Say whether the words that end here announce a person: "tenant:", "my name is", "on behalf of my mother,"."""
    before = before.rstrip(" \n\t*,").lower()
    if before.endswith(BEFORE_A_NAME):
        return True
    return before.endswith(RELATIONS) and _RELATED.search(before) is not None


def _as_far_as_a_name(words: list[str]) -> list[str]:
    """Return the words that are written like a name, up to the first that is not."""
    name: list[str] = []
    for word in words:
        if folded(word).strip(".") in NOT_PERSONS:
            break
        owned = _OWNED.sub("", word)
        name.append(owned.rstrip(".") if len(owned) > 3 else owned)
        if owned != word or (word.endswith(".") and len(word) > 3):
            break
    while name and name[-1].islower():
        name.pop()
    return name


def _person(name: str) -> Name | None:
    """Return a name that may be a person's, taken apart, and None for any other.

    A person's has a family name and something before it, and nothing that names an office.
    """
    if not 2 < len(name) <= 80 or "@" in name or any(map(str.isdigit, name)):
        return None
    words = folded(name).replace(",", " ").replace(".", " ").split()
    if not 2 <= len(words) <= 6 or not NOT_PERSONS.isdisjoint(words):
        return None
    parts = taken_apart(name)
    if len(parts.family) < 2:
        return None
    return parts if name[0].isupper() or is_given(parts.given[0] if parts.given else "") else None
