"""What kind of letter an officer wrote, of which stage, and what it decided.

Marks that rules find (rules/letters) are weighed together with how the case stood.  It is sure only by a
clear margin: of the rest a person is asked, and nothing stops a clock meanwhile.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import LetterKind
from heard.casework.policy import Policy
from heard.judgement.actions import Finding
from heard.judgement.officers.days import Days, days_in
from heard.judgement.officers.letter import Audience, OfficersLetter, Standing, a_or_an
from heard.judgement.officers.outcome import outcome_of
from heard.judgement.officers.seen import Seen, seen_in
from heard.judgement.officers.stage_of import stage_of
from heard.judgement.officers.weighing import VERDICTS, WORTH, Weighed, weigh
from heard.judgement.rule import Rules

LIKE_AN_ANSWER = 4.0
"""Points of a decision from which a letter to somebody the case does not know may be one all the same."""
NOBODY_OUTSIDE = "nobody outside was written to"


def read_letter(
    subject: str, own_words: str, *, audience: Audience, standing: Standing, policy: Policy, rules: Rules
) -> OfficersLetter:
    """Return what a letter of an officer's is.

    own_words   what the officer typed, without what is quoted
    audience    whom it is for
    standing    how its case stood when it was written
    """
    if audience in (Audience.COLLEAGUES, Audience.MAILBOX):
        return _among_ourselves(seen_in(subject, own_words, rules), standing, policy)
    days = days_in(own_words, written=standing.written, due=standing.due)
    reading = _Reading(seen_in(subject, own_words, rules), days, standing, policy)
    return reading.beyond() if audience is Audience.BEYOND else reading.letter()


def _among_ourselves(seen: Seen, standing: Standing, policy: Policy) -> OfficersLetter:
    """A note stops no clock; where it tells of an answer that nobody saw, a person says whether there was one."""
    told = seen.first("told-answered")
    is_owed = standing.stage is not None and standing.stage not in standing.answered
    if told is None or not is_owed or not seen.with_mark(*VERDICTS, "settled", "answer-now"):
        return OfficersLetter(LetterKind.INTERNAL, True, NOBODY_OUTSIDE, stage=standing.stage)
    because = f"{NOBODY_OUTSIDE}, but it tells that whoever complains was answered (“{told.words}”)"
    outcome = outcome_of(seen, standing.stage, policy)
    return OfficersLetter(LetterKind.DECISION, False, because, stage=standing.stage, outcome=outcome, findings=(told,))


@dataclass(frozen=True, slots=True)
class _Reading:
    seen: Seen
    days: Days
    standing: Standing
    policy: Policy

    def letter(self) -> OfficersLetter:
        weighed = self._weighed()
        return self._as(weighed.kind, weighed, sure=weighed.is_plain)

    def beyond(self) -> OfficersLetter:
        """A contractor is told of a decision; a complainant may write from an address nobody knew."""
        weighed = self._weighed()
        speaks_to_them = bool(self.seen.with_mark("to-the-complainant")) and not self.seen.with_mark("orders")
        if weighed.kind is LetterKind.DECISION and speaks_to_them and weighed.margin >= LIKE_AN_ANSWER:
            return self._as(LetterKind.DECISION, weighed, sure=False)
        because = "somebody outside was written to who is not known on its case"
        return OfficersLetter(LetterKind.CONTRACTOR, True, because, stage=self.standing.stage)

    def _weighed(self) -> Weighed:
        return weigh(self.seen, self.standing, has_new_date=self.days.new_date is not None)

    def _as(self, kind: LetterKind, weighed: Weighed, *, sure: bool) -> OfficersLetter:
        stage, doubt = stage_of(kind, self.seen, self.standing, self.policy)
        if (taken_back := self.seen.first("takes-back")) is not None:
            doubt = f"it takes back what was sent before it (“{taken_back.words}”)"
        also = self._also(kind)
        puts_off = LetterKind.EXTENSION in (kind, *also)
        return OfficersLetter(
            kind=kind,
            sure=sure and not doubt,
            because=", but ".join(filter(None, (_because(kind, weighed, sure=sure), doubt))),
            also=also,
            stage=stage,
            outcome=outcome_of(self.seen, stage, self.policy) if kind is LetterKind.DECISION else None,
            dated=self.days.dated,
            new_date=self.days.new_date if puts_off else None,
            gives_reason=puts_off and self.days.gives_reason,
            is_agreed=puts_off and self.days.is_agreed,
            panel_on=self.days.panel_on,
            promises=self.days.promises if kind in (LetterKind.DECISION, LetterKind.INFORMATION) else (),
            findings=self._findings(),
        )

    def _also(self, kind: LetterKind) -> tuple[LetterKind, ...]:
        if kind is LetterKind.ACKNOWLEDGEMENT and self.days.new_date is not None and self.seen.with_mark("puts-off"):
            return (LetterKind.EXTENSION,)
        return ()

    def _findings(self) -> tuple[Finding, ...]:
        """Return the first finding of each mark that counts."""
        firsts = (self.seen.first(mark) for mark in WORTH)
        return tuple(each for each in firsts if each is not None)


def _because(kind: LetterKind, weighed: Weighed, *, sure: bool) -> str:
    """Return one sentence: what speaks for the kind most, and what it may be instead."""
    speaking = sorted(weighed.worths, key=lambda worth: -worth.points.get(kind, 0.0))[:2]
    told = [worth.because for worth in speaking if worth.points.get(kind, 0.0) > 0]
    shown = " and ".join(told) or "nothing in it says that it is more"
    if sure:
        return f"{shown} show{'s' if len(told) < 2 else ''} that it is {a_or_an(kind)}"
    return f"it may be {a_or_an(kind)} ({shown}) or {a_or_an(weighed.ranking[1][0])}"
