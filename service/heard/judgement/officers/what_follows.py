"""What an officer's letter brings about on its case.

Only what is known to be an officer's, and plainly is what it seems, changes anything: a clock stopped by
a forger or by a guess would leave somebody waiting whom nobody counts.  For the rest a person is asked.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework import events as happened
from heard.casework.events import About, Event, LetterKind, StageName
from heard.casework.fold import OF_A_STAGE
from heard.casework.moments import Moment
from heard.casework.particulars import needs_translation
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import Item, LetterPurpose
from heard.judgement.actions import Action, AskOfficer, ChangeCase
from heard.judgement.facts import Facts, OnFile
from heard.judgement.officers.letter import Missing, OfficersLetter, Promise, a_or_an
from heard.judgement.officers.more_time import more_time

CHANGES_SOMETHING = frozenset(
    {
        LetterKind.ACKNOWLEDGEMENT, LetterKind.HOLDING, LetterKind.EXTENSION, LetterKind.DECISION, LetterKind.REFUSAL,
    }
)  # fmt: skip
"""Of whatever else nobody is asked who wrote it, where it plainly is what it seems."""
TOLD_TO_NOBODY = frozenset(
    {LetterKind.CONTRACTOR, LetterKind.INTERNAL, LetterKind.NOTE, LetterKind.FORWARD, LetterKind.OTHER}
)
"""What the complainant is not told; on which case it lies stops no clock."""
CONTACT = frozenset({LetterKind.HOLDING, LetterKind.EXTENSION, LetterKind.DECISION, LetterKind.INFORMATION})
"""What the customer has heard from somebody who deals with it, and not only that it is dealt with."""


def what_follows(
    letter: OfficersLetter,
    missing: Missing | None,
    on_file: OnFile,
    facts: Facts,
    *,
    proved: bool,
    doubt: str = "nothing proves it",
    defines: bool = False,
    is_said: bool = False,
) -> tuple[Action, ...]:
    """Return what changes on the case, and what a person is asked or told.

    missing   what a decision had to say and seems not to
    proved    whether the letter is known to be an officer's
    doubt     why it is not known
    defines   whether it sets out what the complaint is and what its complainant wants
    is_said   whether a person says what it is
    """
    following = _Following(letter, on_file, facts, doubt, defines=defines, is_said=is_said)
    return tuple(following.actions(missing, proved=proved))


class _Following:
    def __init__(
        self, letter: OfficersLetter, on_file: OnFile, facts: Facts, doubt: str, *, defines: bool, is_said: bool
    ) -> None:
        self._doubt, self._is_said = doubt, is_said
        self._letter, self._case, self._facts, self._on_file = letter, on_file.case, facts, on_file
        self._stage = letter.stage or on_file.stood.stage
        # Some packs owe more than the acknowledgement itself, and count it as given only with this.
        self._defines = defines and any(Moment.DEFINED in clock.ends for clock in on_file.policy.clocks)

    def actions(self, missing: Missing | None, *, proved: bool) -> Iterator[Action]:
        letter = self._letter
        yield self._change(
            happened.OfficersLetterSeen(
                self._facts.message, letter.kind, self._stage, letter.outcome, proved, letter.sure
            )
        )
        if self._facts.is_old or not self._case.has_clocks or self._facts.received_at < self._case.received_at:
            return  # what was written before the complaint came is no answer to it
        if not proved:
            if self._may_be_more() or self._would_change_something():
                yield self._not_proved()
        elif self._may_be_more():
            yield self._ask(About.WHAT_LETTER, f"it is not plain what an officer's letter is: {letter.because}")
        elif letter.sure:
            yield from self._brought_about()
            if missing is not None and missing.items:
                yield self._lacks(missing)
            elif letter.is_a(LetterKind.DECISION) and needs_translation(self._case):
                yield self._lacks(Missing((), ()))

    def _may_be_more(self) -> bool:
        """Say whether a letter to the complainant is in doubt: what seems to inform may be the very answer."""
        return not self._letter.sure and self._letter.kind not in TOLD_TO_NOBODY

    def _would_change_something(self) -> bool:
        """Say whether anything depends on who wrote it; that a stage is acknowledged again is no news."""
        kinds = CHANGES_SOMETHING.intersection((self._letter.kind, *self._letter.also))
        stage = self._stage
        if kinds != {LetterKind.ACKNOWLEDGEMENT} or stage is None:
            return bool(kinds)
        number = max((visit.number for visit in self._case.visits if visit.stage == stage), default=0)
        return number == 0 or self._defines or self._case.when(Moment.ACKNOWLEDGED, stage, number) is None

    def _brought_about(self) -> Iterator[Action]:
        letter, stage = self._letter, self._stage
        if stage is not None and self._opens(stage):
            yield self._opened(stage)
        if letter.is_a(LetterKind.ACKNOWLEDGEMENT):
            yield self._passed(Moment.ACKNOWLEDGED)
            if self._defines:
                yield self._passed(Moment.DEFINED)
        if letter.is_a(LetterKind.HOLDING) or letter.is_a(LetterKind.EXTENSION):
            yield self._passed(Moment.HOLDING_REPLY)
        if letter.kind in CONTACT:
            yield self._passed(Moment.CONTACT_MADE)
        elif letter.kind in CHANGES_SOMETHING:
            yield self._passed(Moment.OUTGOING_CONTACT)
        if letter.panel_on is not None:
            yield self._passed(Moment.PANEL_DATE_FIXED)
        if letter.is_a(LetterKind.EXTENSION):
            yield self._put_off()
        if letter.is_a(LetterKind.DECISION):
            yield self._change(happened.AnswerGiven(stage, letter.outcome, letter.dated))
        if letter.kind is LetterKind.REFUSAL and not self._is_said:
            yield self._ask(
                About.SAYS_NO, "an officer's letter seems to refuse; the clocks go on until a person closes"
            )
        yield from self._promised()

    def _opens(self, stage: StageName) -> bool:
        """Say whether the letter is of a later stage where the case has not been; none is opened anew."""
        if self._letter.kind not in OF_A_STAGE or any(visit.stage == stage for visit in self._case.visits):
            return False
        policy, present = self._on_file.policy, self._case.stage
        return present is None or policy.stage(stage).order > policy.stage(present).order

    def _opened(self, stage: StageName) -> Action:
        """A letter of a later stage says that somebody opened it; it began when the customer asked for it."""
        rule = self._on_file.policy.stage(stage)
        starts = self._on_file.asked_at or self._facts.received_at
        because = f"an officer's letter is of {rule.title}"
        return self._change(happened.StageOpened(stage, starts, rule.opens_on), because)

    def _put_off(self) -> Action:
        """Move the due date where the policy lets it move; else a person is told that it stands."""
        at = self._facts.received_at
        more = more_time(self._letter, self._on_file, self._stage, at, is_said=self._is_said)
        if more.moved is None:
            return self._ask(About.NOT_EXTENDED, more.because, more.clause)
        return self._change(more.moved, more.because, more.clause)

    def _promised(self) -> Iterator[Action]:
        """What is to be done by a day becomes a promise with a clock, where the policy keeps such clocks."""
        policy = self._on_file.policy
        rule = next((each for each in policy.clocks if Moment.ACTION_PROMISED in each.starts), None)
        dated = [promise for promise in self._letter.promises if promise.by is not None]
        if rule is None:
            return
        given = (each.number for each in self._case.passed if each.moment is Moment.ACTION_PROMISED)
        number = max(given, default=0)
        for promise in dated:
            number += 1
            because = f"an officer's letter promises it: {promise.what}"
            yield self._change(happened.MomentPassed(Moment.ACTION_PROMISED, None, number), because, rule.clause or "")
            yield self._change(_by(promise, rule.name, number), because, rule.clause or "")

    def _lacks(self, missing: Missing) -> Action:
        letter = self._on_file.policy.letter_for(LetterPurpose.DECISION, self._stage)
        lacks = [f"seems not to say: {'; '.join(map(self._in_words, missing.items))}"] if missing.items else []
        if needs_translation(self._case):
            lacks.append("needs a translation, as an officer told (translation needed)")
        because = f"a decision was sent that {', and that '.join(lacks)}"
        if missing.said:
            because += ". Found: " + "; ".join(f"{self._in_words(item)} (“{words}”)" for item, words in missing.said)
        roles = letter.if_missing if letter is not None else ()
        clause = (letter.clause or "") if letter is not None else ""
        return AskOfficer(self._case.reference, About.SEEMS_MISSING, because, clause, roles, self._writer())

    def _in_words(self, item: str) -> str:
        own = self._on_file.policy.items.get(Item(item))
        return own.says if own is not None else ITEMS.get(Item(item), item)

    def _not_proved(self) -> Action:
        because = (
            f"a letter that seems to be {a_or_an(self._letter.kind)} says that it is an officer's, and {self._doubt}; "
            "it stops no clock until they say that it is theirs"
        )
        if not self._letter.sure:
            because += f". Nor is it plain what it is: {self._letter.because}"
        return self._ask(About.NOT_PROVED, because)

    def _ask(self, about: About, because: str, clause: str = "") -> Action:
        return AskOfficer(self._case.reference, about, because, clause, of=self._writer())

    def _writer(self) -> tuple[str, ...]:
        address = self._facts.writer.address
        officer = self._facts.landlord.officer(address.address) if address is not None else None
        return (officer.address,) if officer is not None else ()

    def _passed(self, moment: Moment) -> Action:
        return self._change(happened.MomentPassed(moment, self._stage))

    def _change(self, event: Event, because: str = "", clause: str = "") -> Action:
        because = because or f"an officer's letter: {self._letter.because}"
        return ChangeCase(self._case.reference, event, because, clause, at=self._facts.received_at)


def _by(promise: Promise, clock: happened.ClockName, number: int) -> Event:
    assert promise.by is not None
    return happened.DateGiven(clock, number, promise.by)
