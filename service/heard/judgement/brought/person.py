"""Whom a note of an officer's is about: the first person it names who is not one of the landlord's.

Officers write in haste: "mrs gwenllian tate, 9 plover gdns", "Dyson call", "Ms M Dyson, 3 Quarry Lane".
A title makes a name in any letters; without one it takes two words with capitals, and something
beside them that people do.  Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from heard.mail.told.given_names import is_given
from heard.mail.told.not_names import NOT_PERSONS
from heard.mail.told.personal_names import PARTICLES, Likeness, alike, folded, taken_apart

_LIMIT = 4_000
_TRIED = 60
_TITLE = r"(?:mr and mrs|mr & mrs|mr|mrs|ms|miss|mx|dr|rev|cllr|councillor|sir|lady)"
_TITLED = re.compile(rf"(?<![\w'-])({_TITLE})\.?[ \t]+((?:[^\W\d_][\w'\u2019-]{{0,24}}\.?[ ]?){{1,4}})", re.IGNORECASE)
_NAME = r"[A-Z\u00c0-\u00de\u0100-\u024f][\w'\u2019-]{1,24}"
_TWO_WORDS = re.compile(rf"(?<![\w'.-])({_NAME}(?:[ ](?:(?:van|von|de|da|di|al|el|bin|le|la)[ ])?{_NAME}){{1,2}})")
_OFTEN = r"(?:has |have |had |just |also |again |then ){0,2}"
_VERBS = (
    r"(?:rang|rung|phoned|telephoned|called|popped|walked|turned up|texted|messaged|wrote|posted|stopped|collared"
    r"|sent (?:me|us)|caught|handed|dropped|got hold|says|said|tells|told|wants|would like|complains|complained"
    r"|asked|asks|objects|mentioned|emailed|came (?:in|to|by|into)|come (?:in|into))"
)
_WEAK_VERBS = (
    r"(?:came|come|turned|left|is|was|feels|reports|reported|has|had|would|raised|got|sent|brought|showed|met|sat|needs"
    r"|lives)"
)
_PLACE = r"(?:in|of|at|from)[ ][A-Z0-9][\w'\u2019]{1,20}(?:[ ][A-Z][\w'\u2019]{1,20}){0,2}"
_BESIDE = rf"[ ]?(?:\([^()\n]{{0,60}}\)|,[^,.\n]{{0,60}},|{_PLACE})?[ ]?{_OFTEN}"
_DOES = re.compile(rf"{_BESIDE}{_VERBS}\b", re.IGNORECASE)
_MAY_DO = re.compile(rf"{_BESIDE}{_WEAK_VERBS}\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\bfrom|\bto|\bwith|\bof|\bby|\btenant|\bresident|\bcaller|\bcustomer|\bclient|\bcomplainant|\bname|\bnote|\bcall|\bre|\bfor|\bsaw|\bvisited|\bmet"
    r"|\binto|\bleaseholder|\blady|\bgentleman|\bseen)[ ]?[:,-]?[ ]{0,2}-?[ ]?$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\byours (?:very )?(?:truly|faithfully|sincerely|respectfully|ever)[ ]?[,.]?\s{1,4}$", re.IGNORECASE
)
"""Above the name at the end of a letter that was typed or scanned into the note."""
_A_HOME_FOLLOWS = re.compile(
    r"(?:[ ]?[,(@-]{1,2}[ ]?(?:[a-z]{1,10} ){0,4}|[ ](?:of|at|in|from|on from|over at|who lives at)[ ])"
    r"(?:flat|apt|no\.?|room|house|unit)?[ ]?\d",
    re.IGNORECASE,
)
_OF_A_FIRM = re.compile(
    r"[ ]?(?:\(|,|from|of|at|the)[ ]{1,2}(?:the |our |your |a )?(?!(?:flat|no|number|room|block)\b)"
    r"(?:[\w&'.-]{2,20} ){0,2}(?:contractors?|surveyor|solicitors?|ltd|limited|plc|roofing|glazing|plumbing|heating"
    r"|electrical|scaffolding|lifts|lettings|services|supplies|builders|council|agency|maintenance)\b",
    re.IGNORECASE,
)
_NO_PART = """
rang rung phoned called telephoned came popped walked turned texted messaged wrote posted left stopped collared
caught handed dropped got says wants feels reports reported complains complained asks asked had about again today
yesterday tomorrow who whose which because since after before while down up on over round same very really was were
been being does did can may might must shall rings calls comes wanted told tells spoke speaking too now off both
also only visited saw met
"""
_ENDS = NOT_PERSONS.union(_NO_PART.split())
"""Words at which a name written without capitals ends."""


_TRADES = frozenset(
    (
        "scaffolding",
        "scaffolders",
        "lifts",
        "glazing",
        "decorators",
        "decorating",
        "flooring",
        "drainage",
        "drains",
        "doors",
    )
)
_NO_NAMES = NOT_PERSONS | _TRADES
_BEFORE_A_GIVEN_NAME = ("Old", "Young", "Poor", "Dear", "Our")


def person_noted(text: str, not_these: Iterable[str]) -> str:
    """Return the name, as written, of the first person a note tells of; "" where none is told.

    not_these   names of the landlord's people, and of whoever the note goes to
    """
    known = tuple(filter(None, not_these))
    told = [name for _, name in sorted(_candidates(text[:_LIMIT])) if not _is_one_of(name, known)]
    if not told:
        return ""
    told.sort(key=_is_a_members)  # a councillor rings for somebody else
    # "Text from Mr Holt", says the subject, and the text "Mr Jem Holt".
    same = [name for name in told if alike(name, told[0]) is not Likeness.NO]
    return max((told[0], *same), key=lambda name: len(taken_apart(name).given[:2]))


def _is_a_members(name: str) -> bool:
    return name.startswith(("Cllr ", "Councillor "))


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    for match in islice(_TITLED.finditer(text), _TRIED):
        name = _as_far_as_a_name(match[2])
        if name and not _OF_A_FIRM.match(text, match.start(2) + len(name)):
            title = " ".join(word if word in ("and", "&") else word.capitalize() for word in match[1].lower().split())
            yield match.start(), f"{title} {name}"
    for match in islice(_TWO_WORDS.finditer(text), _TRIED):
        words, start = match[1].split(), match.start()
        while words and (folded(words[0]) in NOT_PERSONS or words[0] in _BEFORE_A_GIVEN_NAME):
            start += len(words[0]) + 1
            words = words[1:]
        while words and folded(words[-1]) in NOT_PERSONS:
            words = words[:-1]
        name = " ".join(words)
        if len(words) < 2 or not _NO_NAMES.isdisjoint(folded(word) for word in words):
            continue
        if _is_spoken_of(text, start, start + len(name)) and not _OF_A_FIRM.match(text, start + len(name)):
            yield start, name


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Say whether two words with capitals are a person, by what stands beside them."""
    before, first = text[max(0, start - 24) : start], folded(text[start:end].split()[0])
    if _DOES.match(text, end) or _A_HOME_FOLLOWS.match(text, end) or _SIGNED.search(text[max(0, start - 40) : start]):
        return True
    announced = _BEFORE.search(before) is not None
    if announced and text[end : end + 1] in ("", "\n", ":", ",", ".", "(", ";"):
        return True
    is_given_name = any(is_given(part) for part in first.split("-"))
    return is_given_name and (announced or _MAY_DO.match(text, end) is not None)


def _as_far_as_a_name(words: str) -> str:
    """Return the first words that may be a name's, each with a capital."""
    name: list[str] = []
    for word in words.split():
        bare = word.strip(".")
        small = folded(bare)
        if small in _ENDS or (name and bare[:1].islower() and name[-1][:1].isupper() and small not in PARTICLES):
            break
        name.append(re.sub(r"['\u2019]s$", "", bare))
        if len(name) == 3 or (word.endswith(".") and len(bare) > 2) or word != re.sub(r"['\u2019]s$", "", word):
            break
    while name and name[-1].lower() in PARTICLES:
        name.pop()
    if not name or max(map(len, name)) < 2:
        return ""
    return " ".join(word if word[:1].isupper() or word in PARTICLES else _with_capitals(word) for word in name)


def _with_capitals(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _is_one_of(name: str, known: tuple[str, ...]) -> bool:
    return any(alike(name, other) is Likeness.YES for other in known)
