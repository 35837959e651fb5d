"""What the person whose contact is limited is still to be told: the decision, an outcome, a change, the end.

A draft is chosen by this, and says nothing that the register does not know: why, it leaves to whoever writes.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from heard.casework import restriction_events as happened
from heard.casework.appeals import Appeal, that_stands
from heard.casework.events import StageName
from heard.casework.in_words import day_in_words
from heard.casework.policy.words import Item
from heard.casework.recorded import Recorded
from heard.casework.restriction import Restriction
from heard.letters.catalogue import ANY, APPEAL_OUTCOME, LIMIT_CHANGED, LIMIT_ENDED


class News(Enum):
    """What a letter to the person tells; what stands for a stage in the name of its template."""

    DECIDED = ANY
    APPEAL = APPEAL_OUTCOME
    CHANGED = LIMIT_CHANGED
    ENDED = LIMIT_ENDED

    @property
    def stage(self) -> StageName:
        return self.value


def news_of(held: Restriction, record: Sequence[Recorded], today: date) -> News:
    """Return what is to be told next: of what happened since the last letter, the outcome of an appeal comes first.

    record  all that happened to the entry, the oldest first

    A proposal, and what was changed before any letter is on record, is told as what was decided.
    """
    if held.proposed:
        return News.DECIDED
    untold = set(_untold(record))
    if News.APPEAL in untold and _decided_last(held) is not None:
        return News.APPEAL
    if held.is_over_on(today):
        return News.ENDED
    return News.CHANGED if News.CHANGED in untold and held.letter_on is not None else News.DECIDED


def _untold(record: Sequence[Recorded]) -> Iterator[News]:
    """Yield what happened, and no letter of that day or later was put on record after it."""
    last: date | None = None
    reviewed = date.min
    untold: list[tuple[News, date]] = []
    for each in record:
        match each.event:
            case happened.RestrictionEntered():
                last = each.event.last
            case happened.RestrictionReviewed(on=reviewed, last=until):
                untold += [(News.CHANGED, reviewed)] if until != last else []
                last = until
            case happened.RestrictionChanged():  # the review of which it came stands before it
                untold.append((News.CHANGED, reviewed))
            case happened.RestrictionAppealDecided(on=on):
                untold.append((News.APPEAL, on))
            case happened.RestrictionLetter(on=on):
                untold = [(news, of) for news, of in untold if of > on]
    yield from (news for news, _ in untold)


def items_of(news: News, held: Restriction, today: date, wanted: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return what the letter has to say: of the policy's wishes those that are still so, and what the news itself is.

    wanted  what the policy wants the letter about the decision to say
    """
    if news is News.DECIDED:
        return wanted
    reasons = () if news is News.ENDED and held.lifted_on is None else _WHY
    if held.is_over_on(today):
        return (*_NEWS, *reasons)
    objects = (each for each in wanted if each in _HOW_TO_OBJECT)
    return (*_NEWS, *reasons, *_AS_IT_IS_NOW, *objects)


_NEWS, _WHY = (Item("decision"),), (Item("reasons"),)
_AS_IT_IS_NOW = (Item("what-it-means"), Item("how-long"))
_HOW_TO_OBJECT = (Item("appeal-right"), Item("options-if-dissatisfied"), Item("outside-body"), Item("how-to-reach-us"))


def in_words(news: News, held: Restriction, today: date, others: Sequence[int]) -> str:
    """Return what became of the limit, as the letter says it; what was changed, only a person can say.

    others  the entries that limit the same person still
    """
    if news is News.CHANGED:
        return "[what you changed, in one or two sentences]"
    outcome = _outcome(held) if news is News.APPEAL else ""
    free = _free(others) if held.is_over_on(today) else ""
    return " ".join(filter(None, (outcome, _how_it_stands(held, today), free)))


def _free(others: Sequence[int]) -> str:
    """Return that nothing is limited any more, or that a person has to say what still is."""
    if not others:
        return "You can write to us and ring us as anybody can."
    which = ", ".join(map(str, others))
    return f"[what still limits their contact, by restriction {which}]"


def _decided_last(held: Restriction) -> Appeal | None:
    """Return the appeal that was decided last, whether or not another waits; None where none was."""
    return that_stands([each for each in held.appeals if not each.waits])


def _outcome(held: Restriction) -> str:
    made = _decided_last(held)
    assert made is not None
    return f"We {'agree' if made.upheld else 'do not agree'} with your appeal of {day_in_words(made.on)}."


def _how_it_stands(held: Restriction, today: date) -> str:
    if held.lifted_on is not None and held.lifted_on <= held.first:
        return f"The limit on your contact with us is taken back, from its first day, {day_in_words(held.first)}, on."
    if held.lifted_on is not None and held.is_over_on(today):
        return f"From {day_in_words(held.lifted_on)} on, this limit on your contact with us does not apply any more."
    if held.last is not None and held.is_over_on(today):
        return f"The limit on your contact with us ended on {day_in_words(held.last)}."
    made = _decided_last(held)
    return "" if made is not None and made.upheld else "The limit on your contact with us goes on."


def who_heard_it(held: Restriction, role: str) -> str | None:
    """Return who decided on the appeal and when, the name left to whoever writes.

    role  who hears appeals by the policy; "" for nobody
    """
    made = _decided_last(held)
    if made is None or made.decided_on is None:
        return None
    asked = f"[who decided on it{f': our {role}, or who it was' if role else ', in which role'}]"
    return f"{asked}, on {day_in_words(made.decided_on)}"
