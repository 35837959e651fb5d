"""What a pack says of learning: its own words, typed as they are and told once; how many answers are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heard.casework.commands import Given, Record
from heard.casework.events import Learning, LearningWord
from heard.casework.learning import LONGEST
from heard.casework.policy import Policy
from heard.datafiles.form import Slip
from heard.judgement.commands.spoken import Spoken
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import read_line

MOST_ONE_IN = 1000
"""Of so many answers one may be looked at."""
_ANY_DAY = date(2024, 4, 1)


def words(policy: Policy) -> Iterator[Slip]:
    if (own := policy.learning) is None:
        return
    spoken = Spoken(policy, (), "NH", _ANY_DAY)
    lists = (
        ("causes", Learning.CAUSE, own.causes),
        ("themes", Learning.THEME, own.themes),
        ("remedies", Learning.REMEDY, own.remedies),
    )
    for key, about, known in lists:
        for number, word in enumerate(known):
            path = ("learning", key, number)
            if word in known[:number]:
                yield Slip(path, f"{word!r} stands there twice.", "Leave one out.")
            elif len(word) > LONGEST or not _can_be_typed(Record(about, LearningWord(word)), spoken):
                what = f"{word!r} cannot be typed by an officer."
                yield Slip(path, what, f"Write a few plain words in small letters, {LONGEST} characters at most.")


def quality_check(policy: Policy) -> Iterator[Slip]:
    rule = policy.quality_check
    if rule is not None and not 1 <= rule.one_in <= MOST_ONE_IN:
        yield Slip(("quality_check", "one_in"), f"{rule.one_in} is no share.", f"Write 1 to {MOST_ONE_IN}.")


def _can_be_typed(command: Record, spoken: Spoken) -> bool:
    given = read_line(typed(command), (), spoken)
    return isinstance(given, Given) and given.command == command
