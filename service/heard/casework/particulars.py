"""What officers tell of a case for whoever deals with it to bear in mind: arrangements, a translation, an action.

A person tells it in a line of their own; nothing here tells anything by itself, and no clock follows from it.  What
they wrote is for staff: it is in no letter to a customer, and in no report without personal data.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heard.casework.case import Case, Told
from heard.casework.events import Particular, ParticularRecorded, ParticularWord, Reference, WordsNumber
from heard.casework.in_words import day_in_words
from heard.casework.policy import Policy
from heard.casework.policy.words import RoleName

LONGEST = 160
"""Characters of what an officer writes to one, at most."""
_CUSTOMERS = (
    "tenant", "former tenant", "leaseholder", "shared owner", "applicant", "licensee", "service customer", "other",
)  # fmt: skip
WORDS: Mapping[Particular, tuple[ParticularWord, ...]] = {
    Particular.PAYMENT: tuple(map(ParticularWord, ("rent account", "bank account", "cheque", "voucher"))),
    Particular.COMPLAINANT: tuple(map(ParticularWord, _CUSTOMERS)),
}
"""The words of those that are of a closed list; of all others the officer says in their own what they are."""
WITH_A_DAY = (Particular.ACTION, Particular.MEETING)
"""Those that are of a day, or to be done by one."""
ENDS = (*WITH_A_DAY, Particular.WAITING)
"""Those that are over once somebody says so."""
_LAST_STANDS = (
    Particular.LANGUAGE, Particular.VISITS, Particular.COMPLEX, Particular.REFERENCE, Particular.COMPLAINANT,
)  # fmt: skip
"""Of these the last one told stands; of all others there may be several."""

LARGE_PRINT = ("large print", "large type", "large font", "large text", "larger print", "larger type", "bigger print")
"""Words of an adjustment after which letters of ours come in larger type."""

PLAIN: Mapping[Particular, frozenset[str]] = {
    Particular.LANGUAGE: frozenset((
        "albanian", "amharic", "arabic", "bengali", "bulgarian", "cantonese", "chinese", "czech", "dari", "dutch",
        "english", "farsi", "french", "german", "greek", "gujarati", "hindi", "hungarian", "italian", "japanese",
        "korean", "kurdish", "latvian", "lithuanian", "mandarin", "nepali", "panjabi", "pashto", "persian", "polish",
        "portuguese", "punjabi", "romanian", "russian", "slovak", "somali", "sorani", "spanish", "swahili", "sylheti",
        "tagalog", "tamil", "telugu", "thai", "tigrinya", "turkish", "twi", "ukrainian", "urdu", "vietnamese", "welsh",
        "yoruba",
    )),
    Particular.ADJUSTMENT: frozenset((
        *LARGE_PRINT, "audio", "braille", "coloured paper", "easy read", "hearing loop", "sign language interpreter",
        "yellow paper",
    )),
    Particular.VISITS: frozenset((
        "a man", "a woman", "a man officer", "a woman officer", "two men", "two officers", "two people", "two women",
    )),
    Particular.ACTION: frozenset((
        "board report", "briefing", "lessons learned", "lessons learnt", "newsletter", "newsletter article",
        "policy review", "procedure review", "refresher training", "review policy", "review procedure",
        "share learning", "staff briefing", "staff training", "team brief", "team briefing", "toolbox talk", "training",
    )),
}  # fmt: skip
"""Officers' own words for these, in small letters, that never say that something of the complaint is still to come."""

Written = Mapping[WordsNumber, str]
"""What officers wrote, by its number."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was told of a case that is joined to another now, and counts there; `reference` is its own case."""

    reference: Reference
    told: Told


def standing(case: Case) -> tuple[Told, ...]:
    """Return what stands told of a case and is not over, in the order it was told."""
    last = {each.about: each.number for each in case.particulars}
    return tuple(
        each
        for each in case.particulars
        if each.done_at is None and (each.about not in _LAST_STANDS or last[each.about] == each.number)
    )


def standing_too(case: Case, brought: Iterable[Brought]) -> tuple[Brought, ...]:
    """Return what of the cases joined to a case stands besides what stands of itself.

    Of what only the last one told stands, its own goes before theirs.
    """
    own, theirs = {each.about for each in case.particulars}, tuple(brought)
    last = {each.told.about: each for each in theirs if each.told.about not in own}
    return tuple(
        each
        for each in theirs
        if each.told.done_at is None and (each.told.about not in _LAST_STANDS or last.get(each.told.about) is each)
    )


def co_ordinating(case: Case, policy: Policy, brought: Iterable[Brought] = ()) -> tuple[RoleName, ...]:
    """Return who is told of every reminder because an officer told that a case is complex.

    brought  what was told of cases joined to it

    It is whoever the policy passes such cases on to; nobody where it names nobody.
    """
    passed_on_to = policy.allocation.passed_on_to if policy.allocation is not None else None
    told = (*case.particulars, *(each.told for each in brought))
    is_complex = any(each.about is Particular.COMPLEX for each in told)
    return (passed_on_to,) if is_complex and passed_on_to is not None else ()


def needs_translation(case: Case) -> bool:
    """Say whether an officer told that what a complainant is sent has to be translated."""
    return any(each.about is Particular.LANGUAGE for each in case.particulars)


def in_words(case: Case, written: Written, brought: Iterable[Brought] = ()) -> tuple[str, ...]:
    """Return what stands told of a case, a short line each: "arrangements: call before visiting".

    brought  what was told of cases joined to it

    They come in the order in which they were told.
    """
    both = (*standing(case), *(each.told for each in standing_too(case, brought)))
    return tuple(one_in_words(each, written) for each in sorted(both, key=lambda each: each.at))


def one_in_words(told: Told | ParticularRecorded, written: Written) -> str:
    """Return one particular as a short line: "action: team brief, by 30 June 2026"."""
    words = said(told, written)
    called = _CALLED.get(told.about, told.about.value)
    return f"{called}{f': {words}' if words else ''}{''.join(_of_its_day(told.about, told.on))}"


def said(told: Told | ParticularRecorded, written: Written) -> str:
    """Return what it says besides its kind; "" where that is all."""
    return told.word or (written.get(told.words, "") if told.words is not None else "")


def _of_its_day(about: Particular, on: date | None) -> Iterator[str]:
    if on is not None:
        yield f", {'on' if about is Particular.MEETING else 'by'} {day_in_words(on)}"
    if about is Particular.WAITING:
        yield " (no due date moves for it)"


_CALLED: Mapping[Particular, str] = {
    Particular.LANGUAGE: "translation needed",
    Particular.COMPLAINANT: "who complains",
}
"""What each is called where its own word says too little."""
