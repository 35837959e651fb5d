"""Words of two sorts that stand near each other: in one sentence or in the two beside it.  Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heard.mail.message import Message

LIMIT = 6_000
"""Characters of a mail looked at."""
_FAR = 200
"""Characters between the two at most; some write without a full stop."""
_JUST_BEFORE = 30
"""Characters before a word that may take it back."""
_ENDS = re.compile(r"[.!?]+(?=\s|$)|\n")
_WORD = re.compile(r"[a-z0-9']+")
_TEXTED = """
ur your, u you, r are, n and, nd and, sum1 someone, some1 someone, sumone someone, any1 anyone, no1 nobody
wot what, wat what, wiv with, wif with, dat that, dis this, da the, cos because, coz because, cuz because
becos because, cud could, wud would, shud should, plz please, pls please, txt text, txting texting, fone phone
foning phoning, reed read, reeding reading, readin reading, riting writing, ritin writing, writin writing
letta letter, lettas letters, leters letters, leter letter, emale email, emales emails, neva never, luk look
luked looked, lookd looked, lisen listen, eyesite eyesight, im i'm, dislexic dyslexic, dislexia dyslexia
dyslexick dyslexic, dyslectic dyslexic, hereing hearing, ansa answer, anser answer, ansers answers
ansering answering, awnser answer, punnished punished, punishd punished, baned banned, band banned
blokt blocked, bloked blocked, stopt stopped, ignord ignored, ritten written, apeal appeal, appeel appeal
appeall appeal, apealing appealing, unfare unfair, desision decision, decison decision, restrictd restricted
compyuter computer, hearin hearing, ringin ringing, phonin phoning, callin calling, talkin talking
treatin treating, bannin banning, blockin blocking, ignorin ignoring, stoppin stopping, punishin punishing
insted instead, bout about, speakin speaking, gettin getting, seein seeing, spellin spelling, eys eyes
redin reading, rite write
"""
_AS_TEXTED = dict(pair.split(" ", 1) for line in _TEXTED.strip().split("\n") for pair in line.split(", "))
"""Words as they are texted or misspelt, and as they are spelt."""


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of these, each from the beginning of a word to the end of one."""
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)")


def small(message: Message) -> str:
    """Return the subject and the words of a mail in small letters, with straight apostrophes, and as they are spelt."""
    text = f"{message.subject}. {message.own_words[:LIMIT]}".lower().replace("\u2019", "'")
    return _WORD.sub(lambda word: _AS_TEXTED.get(word[0], word[0]), text)


def near(
    text: str, one: re.Pattern[str], other: re.Pattern[str], taken_back: re.Pattern[str], *, sentences: int = 1
) -> str:
    """Return the first words of both sorts that stand near each other; "" where none do.

    sentences    how many before it and behind it are near
    taken_back   what says of either that it is not meant: "I will not appeal"
    """
    ends = [0, *(match.end() for match in _ENDS.finditer(text)), len(text)]
    for said in one.finditer(text):
        if _is_taken_back(text, said, taken_back, ends):
            continue
        for found in _beside(text, said, other, ends, sentences):
            if not _is_taken_back(text, found, taken_back, ends):
                both = sorted((said, found), key=lambda match: match.start())
                return " ... ".join(" ".join(each[0].split()) for each in both)
    return ""


def _beside(
    text: str, said: re.Match[str], other: re.Pattern[str], ends: Sequence[int], far: int
) -> Iterator[re.Match[str]]:
    """Yield the words of the other sort within so many sentences, the nearest side first."""
    before, behind = [each for each in ends if each <= said.start()], [each for each in ends if each >= said.end()]
    begin = before[-1 - far] if len(before) > far else 0
    end = behind[far] if len(behind) > far else len(text)
    yield from other.finditer(text, max(begin, said.start() - _FAR), said.start())
    yield from other.finditer(text, said.end(), min(end, said.end() + _FAR))


def _is_taken_back(text: str, said: re.Match[str], taken_back: re.Pattern[str], ends: Sequence[int]) -> bool:
    begin = max((each for each in ends if each <= said.start()), default=0)
    return taken_back.search(text, max(begin, said.start() - _JUST_BEFORE), said.end()) is not None
