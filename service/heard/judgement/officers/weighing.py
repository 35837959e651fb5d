"""What each mark of an officer's letter, and how its case stood, says of what the letter is.

Points are logarithms of odds, to the base e: 2 makes a kind seven times as likely as it was, a margin of
1.5 is four to one.  They are set by what such words mean, not by any mailbox.  Words that say the answer is
still to come weigh more than words an answer has as well: a clock stopped by a letter that decides nothing
leaves somebody waiting whom nobody counts.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heard.casework.events import LetterKind
from heard.judgement.officers.leaning import leans_to_an_answer
from heard.judgement.officers.letter import Standing
from heard.judgement.officers.seen import WAY_FURTHER, Seen

ACK, HOLD, PUT_OFF, ANSWER, NO, TELLS = (
    LetterKind.ACKNOWLEDGEMENT, LetterKind.HOLDING, LetterKind.EXTENSION, LetterKind.DECISION, LetterKind.REFUSAL,
    LetterKind.INFORMATION,
)  # fmt: skip
KINDS = (ACK, HOLD, PUT_OFF, ANSWER, NO, TELLS)
"""What a letter to the complainant may be."""

Points = Mapping[LetterKind, float]

SPOKEN_OF = "verdict-spoken-of"
"""A mark that says nothing of what a letter is, but that no program can tell."""

WORTH: Mapping[str, Points] = {
    "upheld": {ANSWER: 5.0},
    "not-upheld": {ANSWER: 5.0},
    "partly-upheld": {ANSWER: 5.0},
    "overturns": {ANSWER: 2.5},
    "stands-by": {ANSWER: 2.0},
    "fault-owned": {ANSWER: 1.3},
    "fault-told": {ANSWER: 0.8},
    "fault-denied": {ANSWER: 1.3},
    "in-order": {ANSWER: 0.8},
    "sorry": {ANSWER: 0.3},
    "declines": {ANSWER: 0.8, NO: 0.5},
    "fault-left-open": {ANSWER: 1.0},
    "settled": {ANSWER: 3.5},
    "answer-now": {ANSWER: 2.0},
    "looked-into": {ANSWER: 0.8, HOLD: 0.3},
    "puts-right": {ANSWER: 1.0, TELLS: 0.3},
    WAY_FURTHER: {ANSWER: 1.5, NO: 0.5},
    "answer-to-come": {ANSWER: -3.0, ACK: 1.5, HOLD: 1.5, PUT_OFF: 1.5, TELLS: 0.3},
    "undecided": {ANSWER: -3.0, HOLD: 2.5, PUT_OFF: 1.0, TELLS: 0.5},
    "late": {HOLD: 1.5, PUT_OFF: 1.0},
    "puts-off": {PUT_OFF: 2.5, HOLD: 0.5, ANSWER: -1.5},
    "received": {ACK: 2.5, ANSWER: -0.7},
    "takes-on": {ACK: 2.0, ANSWER: -2.0},
    "thanks": {ACK: 0.7},
    "refuses": {NO: 4.5, ACK: -1.0, ANSWER: -0.5},
    "arranges": {TELLS: 2.0, ACK: 0.5, ANSWER: -0.5},
    "done": {TELLS: 1.5, ANSWER: -0.3},
    SPOKEN_OF: {},
    "takes-back": {},
}
"""What a mark says, wherever in the letter it stands."""
AGAIN, MOST_TIMES = 0.25, 3
"""What the same mark adds in another sentence, in parts of its own points."""
VERDICTS = ("upheld", "not-upheld", "partly-upheld")
"""Marks that count once between them."""

OF_AN_ANSWER = frozenset(
    {
        *VERDICTS, "overturns", "stands-by", "fault-owned", "fault-told", "fault-denied", "in-order", "fault-left-open",
        "settled", "answer-now", "declines",
    }
)  # fmt: skip
"""Marks of which an answer has one at least."""
MUCH = 2
"""Sentences that tell what happened from which a letter is likely to answer something."""
ANSWERS_NOTHING: Points = {ANSWER: -2.0, TELLS: 0.2}
TELLS_MUCH: Points = {ANSWER: 1.5}
ASKS: Points = {TELLS: 1.5, ACK: 0.5, ANSWER: -1.0}

LEARNED, MOST_LEARNED, LEARNED_FROM = 3.0, 1.5, 0.3
"""Points for each point of what was learned of whole letters, how many of these count at most, and from where."""
LIKE_ANSWERS = 0.1
"""From where on whole letters are like answers in their words."""
AGAINST_AN_ANSWER = ("puts-off", "undecided", "refuses")
AGAINST_A_VERDICT = ("puts-off", "undecided", "answer-to-come")
"""Marks beside which a verdict may be a draft, one of several, or somebody's hope."""
NEAR = 2
"""Sentences after one that tells how to go further which may still be about that."""
LEANS_FROM, LEANS_FAR, LEANS_NOT = 0.0, 0.75, -1.0
"""From where on a sentence likely concedes or refuses a point, surely does, and likely none does."""
LEANS: Points = {ANSWER: 1.5, TELLS: -0.3}
LEANS_FAR_OVER: Points = {ANSWER: 2.5, TELLS: -0.5}
LEANS_NO_WAY: Points = {ANSWER: -1.0}

NEW_DATE: Points = {PUT_OFF: 3.0, ANSWER: -1.0}
A_DATE: Points = {PUT_OFF: 0.5, ACK: 1.0, ANSWER: -1.0}  # the first that is named puts nothing off

CLEAR = 1.5
"""The margin from which a letter plainly is what it seems: more than four to one."""
SAID_ENOUGH = 1.0
"""What the letter's own words have to say for it at least."""

FIRST_WORD: Points = {ACK: 1.8, HOLD: -0.5, PUT_OFF: -0.5}  # nobody has acknowledged this stage
AWAITED: Points = {ANSWER: 1.5, ACK: -1.5, NO: -1.5}  # it is acknowledged, and its answer owed
SAID: Points = {TELLS: 2.0, ANSWER: -1.5, ACK: -1.0, HOLD: -1.5, PUT_OFF: -1.5}  # its answer was given
SAID_AND_ASKED: Points = {ACK: 1.0, NO: 1.0, TELLS: 0.5, HOLD: -1.0, PUT_OFF: -1.0}  # and they wrote again
NO_STAGE: Points = {NO: 1.0, TELLS: 0.5}


@dataclass(frozen=True, slots=True)
class Worth:
    """What one thing says of the letter, and in which words.

    is_said   whether it stands in the letter, and not in how its case stood
    answers   whether an answer has it, and hardly anything else
    """

    points: Points
    because: str
    is_said: bool = True
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every kind with its points, the likeliest first.

    may_be_none   whether something speaks against a decision: then none is plain
    out_of_place  whether a verdict is spoken of that is not given, or given in what is no decision: then none is plain
    """

    ranking: tuple[tuple[LetterKind, float], ...]
    worths: tuple[Worth, ...]
    may_be_none: bool = False
    out_of_place: bool = False

    @property
    def kind(self) -> LetterKind:
        return self.ranking[0][0]

    @property
    def margin(self) -> float:
        """By how much the likeliest leads."""
        return self.ranking[0][1] - self.ranking[1][1]

    @property
    def is_plain(self) -> bool:
        """Whether the likeliest leads clearly, and by the letter's own words and not by how the case stood alone."""
        said = sum(worth.points.get(self.kind, 0.0) for worth in self.worths if worth.is_said)
        answers = self.kind is not ANSWER or (not self.may_be_none and any(worth.answers for worth in self.worths))
        return self.margin >= CLEAR and said >= SAID_ENOUGH and answers and not self.out_of_place


def weigh(seen: Seen, standing: Standing, *, has_new_date: bool) -> Weighed:
    """Return what a letter to the complainant may be.

    has_new_date   whether it names a day to which it puts off the answer
    """
    worths = tuple(_worths(seen, standing, has_new_date=has_new_date))
    total = {kind: sum(worth.points.get(kind, 0.0) for worth in worths) for kind in KINDS}
    ranking = tuple(sorted(total.items(), key=lambda each: -each[1]))
    may_be_none = _may_be_none(seen, standing, has_new_date=has_new_date)
    out_of_place = _is_out_of_place(seen, ranking[0][0])
    return Weighed(ranking, worths, may_be_none=may_be_none, out_of_place=out_of_place)


def _may_be_none(seen: Seen, standing: Standing, *, has_new_date: bool) -> bool:
    """Say whether a letter is not owed, puts off, refuses, or has words that answers seldom have.

    A letter with a verdict is one unless it says that something is undecided, or an answer still to come.
    """
    if seen.with_mark(*VERDICTS):
        return has_new_date or _leaves_something_open(seen)
    speaks_against = bool(seen.with_mark(*AGAINST_AN_ANSWER)) or has_new_date or _leaves_something_open(seen)
    like_answers = leans_to_an_answer(learned_traits(seen, standing)) >= LIKE_ANSWERS
    return speaks_against or not like_answers or _how_it_stood(standing) in ("answered", "more", "none")


def _leaves_something_open(seen: Seen) -> bool:
    """Say whether a letter with a verdict speaks of an answer to come, but of that to a request for the next stage."""
    further = [place for place, each in enumerate(seen.sentences) if each.has(WAY_FURTHER)]
    near = {place + step for place in further for step in range(NEAR + 1)}
    return any(
        each.has("puts-off", "undecided") or (each.has("answer-to-come") and not each.has("arranges"))
        for place, each in enumerate(seen.sentences)
        if place not in near
    )


def _is_out_of_place(seen: Seen, kind: LetterKind) -> bool:
    """Say whether a verdict is spoken of and not given, or given in what seems to be no decision."""
    spoken_of = any(not each.has(*VERDICTS) for each in seen.with_mark(SPOKEN_OF))
    return spoken_of or (kind is not ANSWER and bool(seen.with_mark(*VERDICTS)))


def _worths(seen: Seen, standing: Standing, *, has_new_date: bool) -> Iterator[Worth]:
    yield _of_standing(standing)
    yield _as_learned(seen, standing)
    if has_new_date:
        yield Worth(NEW_DATE if standing.acknowledged else A_DATE, "it names a new day for the answer")
    leans = max(seen.concedes, seen.refuses)
    if seen.marks.isdisjoint(OF_AN_ANSWER) and leans < LEANS_FAR:
        yield Worth(ANSWERS_NOTHING, "nothing in it answers")
    is_awaited = standing.acknowledged and standing.stage is not None and standing.stage not in standing.answered
    if leans >= LEANS_FROM and is_awaited and not has_new_date:
        points = LEANS_FAR_OVER if leans >= LEANS_FAR else LEANS
        yield Worth(points, f"“{seen.leaning_most[:80]}” leans to an answer", answers=leans >= LEANS_FAR)
    if leans < LEANS_NOT:
        yield Worth(LEANS_NO_WAY, "no sentence of it concedes or refuses a point")
    if seen.told >= MUCH:
        yield Worth(TELLS_MUCH, f"{seen.told} of its sentences tell what happened")
    if seen.asked:
        yield Worth(ASKS, f"it asks: “{seen.asked[:80]}”")
    verdicts = [mark for mark in VERDICTS if mark in seen.marks][1:]
    for mark, points in WORTH.items():
        times = len(seen.with_mark(mark))
        if times and mark not in verdicts:
            part = 1.0 + AGAIN * (min(times, MOST_TIMES) - 1)
            first = seen.first(mark)
            assert first is not None
            shares = {kind: part * each for kind, each in points.items()}
            yield Worth(shares, f"“{first.words}”", answers=mark in OF_AN_ANSWER)


def learned_traits(seen: Seen, standing: Standing) -> frozenset[str]:
    """Return what is weighed of a letter: its words and marks, and how its case stood."""
    return seen.traits | {f"@{_how_it_stood(standing)}"}


def _how_it_stood(standing: Standing) -> str:
    if standing.stage is None:
        return "none"
    if standing.stage in standing.answered:
        return "more" if standing.asks_for_more else "answered"
    return "owed" if standing.acknowledged else "new"


def _as_learned(seen: Seen, standing: Standing) -> Worth:
    leans = max(-MOST_LEARNED, min(MOST_LEARNED, leans_to_an_answer(learned_traits(seen, standing))))
    words = "its words are such as answers have" if leans > 0 else "its words are not such as answers have"
    return Worth({ANSWER: (leans - LEARNED_FROM) * LEARNED}, words, is_said=False)


def _of_standing(standing: Standing) -> Worth:
    if standing.stage is None:
        return Worth(NO_STAGE, "its case is at no stage", is_said=False)
    if standing.stage in standing.answered:
        if standing.asks_for_more:
            return Worth(SAID_AND_ASKED, "its stage is answered, and the customer wrote again", is_said=False)
        return Worth(SAID, "its stage is answered", is_said=False)
    if standing.acknowledged:
        return Worth(AWAITED, "its stage is acknowledged, and not answered", is_said=False)
    return Worth(FIRST_WORD, "its stage is not acknowledged", is_said=False)
