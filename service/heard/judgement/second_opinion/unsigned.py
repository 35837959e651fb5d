"""What somebody writes, without whom they greet and how they sign.

A name weighs nothing: Mr Gale's tap is in no more danger than Mrs Reeve's.  In the mail that is learned from a name
stands in a few messages only, and would carry what these happened to be about to whoever else is called so.  What is
not plainly a name or a home is kept: "Regards", "Disgusted", "NO HEATING".

Pure.
"""

from __future__ import annotations

import re
from itertools import takewhile

from heard.mail.told.given_names import is_given
from heard.mail.told.not_names import CLOSINGS, NOT_PERSONS
from heard.mail.told.personal_names import PARTICLES, TITLES

MOST_LINES = 8
"""Lines a message is signed with, at most: a closing, a name, a home in four, and blank ones."""
_LONGEST = 60
"""Letters of such a line."""
_MOST_WORDS = 4
_GREETS = re.compile(r"\W{0,3}(?:dear|hi|hiya|hello|hey|(?:good )?(?:morning|afternoon|evening)),? ", re.IGNORECASE)
_PARTS = re.compile(r"(,? - |[,|] ?)")
_HOME = re.compile(
    r"(?:(?:flat|apartment|apt|unit|room|no|number)\.? )?[0-9]{1,4}[a-z]?(?: (?-i:[A-Z])[\w'\u2019.-]{0,24}){0,4}"
    r"|[0-9]{1,4}[a-z]?(?: [\w'\u2019-]{1,24}){1,3}"
    r" (?:road|rd|street|st|close|lane|way|court|drive|avenue|rise|terrace)"
    r"|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[+(]?[0-9][0-9 ()+-]{8,18}",
    re.IGNORECASE,
)
_LAST_END = re.compile(r".*[.!?] ")
_NOT_NAMES = NOT_PERSONS | CLOSINGS | {"sir", "madam"}
_AROUND = ".,!?:;()*_-\u2013"


def unsigned(own_words: str) -> str:
    """Return somebody's own words without the names and homes they begin and end with."""
    lines = own_words.strip().split("\n")
    for place in range(len(lines) - 1, max(-1, len(lines) - 1 - MOST_LINES), -1):
        kept = _besides_names(lines[place].strip())
        if kept is None:
            lines[place] = _without_a_name_behind(lines[place])
            break
        lines[place] = kept
    lines[0] = _without_a_name_greeted(lines[0])
    return "\n".join(lines)


def _besides_names(line: str) -> str | None:
    """Return what a line says besides names and homes ("Thanks, "); None where it says something of its own."""
    if len(line) > _LONGEST:
        return None
    kept = ""
    for part in _PARTS.split(line):
        words = part.split()
        if _HOME.fullmatch(part.rstrip(".")):
            continue
        formula = [*takewhile(_is_no_name, words)]
        if not _is_a_name(words[len(formula) :]):
            return None
        kept += " ".join(formula) if words else part
    return kept


def _without_a_name_behind(line: str) -> str:
    """Return a line without the name behind its last sentence: "Someone must come. Kelly"."""
    if (match := _LAST_END.match(line)) is None:
        return line
    kept = _besides_names(line[match.end() :].strip())
    return line if kept is None else line[: match.end()] + kept


def _without_a_name_greeted(line: str) -> str:
    """Return the first line without whom it greets: "Dear Mr Hart, the tap drips" and "Hi Priya the tap drips"."""
    if (match := _GREETS.match(line)) is None:
        return line
    words = line[match.end() :].split(" ")
    greeted = [*takewhile(lambda word: _is_like_a_name(word) and not _is_no_name(word), words[:_MOST_WORDS])]
    ends = next((place for place, word in enumerate(greeted, 1) if word[-1] in _AROUND), len(greeted))
    greeted, is_end = greeted[:ends], ends < len(greeted) or bool(greeted and greeted[-1][-1] in _AROUND)
    if not greeted or not (is_end or len(greeted) == len(words) or _begins_a_name(greeted[0])):
        return line
    return line[: match.end()] + " ".join(words[len(greeted) :])


def _is_a_name(words: list[str]) -> bool:
    """Say whether the words are a name, or none; one word alone that ends a sentence has to be known for one."""
    if not words:
        return True
    if len(words) > _MOST_WORDS or not all(map(_is_like_a_name, words)) or any(map(_is_no_name, words)):
        return False
    is_loud = all(word.isupper() for word in words) and len(words[0]) > 2  # "NOBODY CAME"
    is_sentence = len(words) == 1 and words[0][-1] in ".!?"  # "Disgraceful!"
    return _begins_a_name(words[0]) or not (is_loud or is_sentence)


def _is_like_a_name(word: str) -> bool:
    return word[:1].isupper() or word in PARTICLES or word in ("and", "&", "x", "xx") or is_given(word.lower())


def _begins_a_name(word: str) -> bool:
    word = word.strip(_AROUND).lower()
    return word in TITLES or is_given(word)


def _is_no_name(word: str) -> bool:
    word = word.strip(_AROUND).lower()
    return word in _NOT_NAMES or not word
