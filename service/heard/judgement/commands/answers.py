"""The words that answer what a notice asks: "yes", "no", "go ahead", "that's mine".

They are words of every day, and an answer only to the notice that asks.  What begins as one there and says another
thing is answered with the right words: while nobody has answered, something waits.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from heard.casework.commands import Assign, Command, Confirm, Disown, NoStage, OpenStage, Release, SamePerson, Wrote
from heard.casework.events import About
from heard.judgement.commands.asks_no_more import asks_no_more
from heard.judgement.commands.pattern import Entry, entry
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.typed import WHOSE_EXAMPLES, typed
from heard.judgement.token_seen import CONFIRM

_ASKS: Mapping[str, tuple[Command, Command]] = {
    About.NEXT_STAGE: (OpenStage(None), NoStage()),
    About.NOT_PROVED: (Wrote(True), Wrote(False)),
    About.SAME_PERSON: (SamePerson(True), SamePerson(False)),
    CONFIRM: (Confirm(), Disown()),
}
"""What asks a question, with what yes and no mean to it."""
_ASKS_WHOSE = (About.NOT_PROVED, CONFIRM)
_MAY_BE_DONE: Mapping[str, Command] = {
    About.NEXT_STAGE: OpenStage(None),
    About.LETTER_HELD: Release(),
    CONFIRM: Confirm(),
}
"""What asks whether something shall be done."""
_MAY_BE_TAKEN = (
    About.NEW_CASE, About.STAGE_OPENED, About.DANGER, About.VULNERABLE, About.ABUSE, About.WORDS_WANTED,
    About.LETTER_FAILED,
)  # fmt: skip
"""What tells of a case that somebody may deal with: "mine" takes it."""

_YES = r"(?:yes|yep|yeah|yup|correct)"
_NO = r"(?:no|nope)"
_THIS = r"(?:this|it|that)"


def _yes(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return _ASKS[spoken.about][0] if spoken.about in _ASKS else None


def _no(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Return what no means; "no thanks" to what only tells of an open stage wants nothing and says nothing."""
    if spoken.about == About.STAGE_OPENED and match["thanks"] is None:
        return NoStage()
    return _ASKS[spoken.about][1] if spoken.about in _ASKS else None


def _no_as(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Return a no whose comma was left out: "no she doesn't want it"."""
    is_of_a_stage = spoken.about in (About.NEXT_STAGE, About.STAGE_OPENED)
    return NoStage() if is_of_a_stage and asks_no_more(match["why"]) else None


def _go_ahead(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return _MAY_BE_DONE.get(spoken.about) or _neither(match, spoken)


def _open_it(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return OpenStage(None) if spoken.about == About.NEXT_STAGE else None


def _neither(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Be unsure of what begins as an answer to a question, and is none."""
    return Unsure(tuple(map(typed, _ASKS[spoken.about]))) if spoken.about in _ASKS else None


def _it_was_they(theirs: bool, spoken: Spoken) -> Command | Unsure | None:
    """Return whether it is theirs, where that is asked."""
    return _whose(theirs, spoken) if spoken.about in _ASKS_WHOSE else None


def _mine(theirs: bool, spoken: Spoken) -> Command | Unsure | None:
    if theirs and spoken.about in _MAY_BE_TAKEN:
        return Assign(None)
    return _it_was_they(theirs, spoken) or Unsure(WHOSE_EXAMPLES)


def _not_me(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Return that they did not write it; of a case that somebody may take it says that somebody else shall."""
    return Unsure(WHOSE_EXAMPLES) if spoken.about in _MAY_BE_TAKEN else _whose(False, spoken)


def _whose(theirs: bool, spoken: Spoken) -> Command:
    """Return whether it is theirs: the command that they are asked about, or else a letter."""
    if spoken.about == CONFIRM:
        return Confirm() if theirs else Disown()
    return Wrote(theirs)


def _made_safe(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Be unsure of a danger that is over: nothing is heard of it but that somebody was there, or rang."""
    return Unsure(_OF_A_DANGER) if spoken.about == About.DANGER else None


_OF_A_DANGER = ("contact made by visit", "contact made by phone", "note: ...")

ANSWERS: tuple[Entry, ...] = (
    entry(rf"{_YES}(?:,? (?:it does|it is|they are|that's right|that is right|correct|definitely))?", _yes),
    entry(
        rf"{_NO}(?:,? (?:it does not|it doesn'?t|it is not|it isn'?t|they are not|they aren'?t|definitely not"
        r"|(?P<thanks>thanks|thank you|thx|ta)))?",
        _no,
    ),
    entry(
        rf"(?:(?:{_YES}|ok|okay|fine|sure|right),? )?(?:please,? )?"
        rf"(?:do(?: so| {_THIS})?|go ahead(?: with {_THIS})?|go for it|carry on)",
        _go_ahead,
    ),
    entry(rf"(?:{_YES},? )?(?:please,? )?open {_THIS}", _open_it),
    entry(
        rf"(?:{_YES},? )?i (?:did write|wrote|sent|did send) {_THIS}",
        lambda match, spoken: _whose(True, spoken),
    ),
    entry(
        rf"(?:{_YES},? )?(?:i did|{_THIS} (?:was|is) me|(?:that|it)'s me)",
        lambda match, spoken: _it_was_they(True, spoken),
    ),
    entry(
        rf"(?:{_NO},? )?(?:i (?:did not|didn'?t) (?:write|send) {_THIS}|i never (?:wrote|sent) {_THIS}"
        rf"|(?:{_THIS} was )?not me|(?:{_THIS} )?wasn'?t me)",
        _not_me,
    ),
    entry(rf"(?:{_NO},? )?i (?:did not|didn'?t)", lambda match, spoken: _it_was_they(False, spoken)),
    entry(
        rf"(?:{_YES},? )?(?:{_THIS}(?: one)?(?:'s| is) )?(?:all )?mine",
        lambda match, spoken: _mine(True, spoken),
    ),
    entry(
        rf"(?:{_NO},? )?(?:{_THIS}(?: one)?(?:'s| is) )?not mine",
        lambda match, spoken: _mine(False, spoken),
    ),
    entry(rf"{_NO} (?P<why>\w.{{1,200}})", _no_as),
    entry(rf"(?:{_YES}|{_NO})\b.{{1,590}}", _neither),
    entry(r"(?:.{0,80}\b)?(?:made (?:\w+ )?safe|(?:all|now) safe|safe (?:now|again)|dealt with)\b.{0,80}", _made_safe),
)
"""In the order in which they are tried."""
