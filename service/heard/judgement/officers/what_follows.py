"""What an officer's letter brings about on its case.

Only what is known to be an officer's, and plainly is what it seems, changes anything: a clock stopped by
a forger or by a guess would leave somebody waiting whom nobody counts.  For the rest a person is asked.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heard.casework import events as happened
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import About, Event, LetterKind, StageName
from heard.casework.extensions import Asked, Granted, Refused, extend
from heard.casework.moments import Moment
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import ClockKind, Item, LetterPurpose, Need
from heard.judgement.actions import Action, AskOfficer, ChangeCase
from heard.judgement.facts import Facts, OnFile
from heard.judgement.officers.letter import Missing, OfficersLetter, Promise

CHANGES_SOMETHING = frozenset(
    {
        LetterKind.ACKNOWLEDGEMENT, LetterKind.HOLDING, LetterKind.EXTENSION, LetterKind.DECISION, LetterKind.REFUSAL,
    }
)  # fmt: skip
"""Of whatever else nobody is asked who wrote it, or what it is."""
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
    defines: bool = False,
) -> tuple[Action, ...]:
    """Return what changes on the case, and what a person is asked or told.

    missing   what a decision had to say and seems not to
    proved    whether the letter is known to be an officer's
    defines   whether it sets out what the complaint is and what its complainant wants
    """
    return tuple(_Following(letter, on_file, facts, defines=defines).actions(missing, proved=proved))


class _Following:
    def __init__(self, letter: OfficersLetter, on_file: OnFile, facts: Facts, *, defines: bool) -> None:
        self._letter, self._case, self._facts, self._on_file = letter, on_file.case, facts, on_file
        self._stage = letter.stage or on_file.case.stage
        # Some packs owe more than the acknowledgement itself, and count it as given only with this.
        self._defines = defines and any(Moment.DEFINED in clock.ends for clock in on_file.policy.clocks)

    def actions(self, missing: Missing | None, *, proved: bool) -> Iterator[Action]:
        letter = self._letter
        yield self._change(
            happened.OfficersLetterSeen(
                self._facts.message, letter.kind, self._stage, letter.outcome, proved, letter.sure
            )
        )
        if self._facts.is_old or not self._case.has_clocks:
            return
        weighty = not CHANGES_SOMETHING.isdisjoint((letter.kind, *letter.also))
        if not proved:
            if weighty:
                yield self._not_proved()
        elif not letter.sure:
            if letter.kind not in TOLD_TO_NOBODY:
                yield self._ask(About.WHAT_LETTER, f"it is not plain what an officer's letter is: {letter.because}")
        else:
            yield from self._brought_about()
            if missing is not None and missing.items:
                yield self._lacks(missing)

    def _brought_about(self) -> Iterator[Action]:
        letter, stage = self._letter, self._stage
        if stage is not None and stage != self._case.stage:
            yield from self._opened(stage)
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
            yield self._put_off(letter.new_date)
        if letter.is_a(LetterKind.DECISION):
            yield self._change(happened.AnswerGiven(stage, letter.outcome, letter.dated))
        if letter.kind is LetterKind.REFUSAL:
            yield self._ask(
                About.WHAT_LETTER, "an officer's letter seems to refuse; clocks go on until a person closes"
            )
        yield from self._promised()

    def _opened(self, stage: StageName) -> Iterator[Action]:
        """A letter of a later stage says that somebody opened it; it began when the customer asked for it."""
        rule = self._on_file.policy.stage(stage)
        starts = self._on_file.asked_at or self._facts.received_at
        because = f"an officer's letter is of {rule.title}"
        yield self._change(happened.StageOpened(stage, starts, rule.opens_on), because)

    def _put_off(self, to: date | None) -> Action:
        """Move the due date where the policy lets it move; else a person is told that it stands."""
        if to is None:
            return self._ask(About.WHAT_LETTER, "it seems to put off the answer, and names no day")
        clock = self._answer_clock()
        if clock is None:
            return self._ask(About.WHAT_LETTER, f"it puts off the answer to {to}, and no clock of an answer runs")
        rule = self._on_file.policy.extensions.get(clock.clock)
        if rule is None or clock.stage is None:
            return self._ask(About.WHAT_LETTER, f"it puts off the answer to {to}, and the policy knows no extension")
        earlier = sum(
            1 for each in self._case.moved
            if each.by is happened.DueExtended and (each.clock, each.stage, each.number) == _key(clock)
        )  # fmt: skip
        asked = Asked(self._facts.received_at, to, self._shown())
        answer: Granted | Refused = extend(rule, clock, asked, earlier, self._on_file.calendar)
        if isinstance(answer, Refused):
            because = f"it puts off the answer to {to}, and the policy does not let it: {answer.because}"
            return self._ask(About.WHAT_LETTER, because, rule.clause or "")
        moved = happened.DueExtended(
            clock.clock, clock.stage, answer.due, None, self._letter.is_agreed, Need.EXCEPTIONAL_REASON in asked.shown,
            None,
        )  # fmt: skip
        return self._change(moved, f"an officer put off the answer: {answer.because}", rule.clause or "")

    def _shown(self) -> frozenset[Need]:
        shown = {Need.NEW_DATE, Need.HOLDING_REPLY}
        if self._letter.gives_reason:
            shown |= {Need.REASON, Need.FULL_EXPLANATION}
        if self._letter.is_agreed:
            shown.add(Need.CUSTOMER_AGREEMENT)
        return frozenset(shown)

    def _answer_clock(self) -> Deadline | None:
        """Return the open clock of this stage's answer that may be put off; the one that runs longest of several."""
        policy = self._on_file.policy
        open_ones = [
            each
            for each in deadlines(self._case, policy, self._on_file.calendar)
            if each.is_open
            and each.kind is ClockKind.MEASURED
            and each.stage == self._stage
            and Moment.ANSWERED in policy.clocks_by_name[each.clock].ends
        ]
        extendable = [each for each in open_ones if each.clock in policy.extensions]
        return next(iter(extendable or open_ones), None)

    def _promised(self) -> Iterator[Action]:
        """What is to be done by a day becomes a promise with a clock, where the policy keeps such clocks."""
        policy = self._on_file.policy
        rule = next((each for each in policy.clocks if Moment.ACTION_PROMISED in each.starts), None)
        dated = [promise for promise in self._letter.promises if promise.by is not None]
        if rule is None:
            return
        number = sum(1 for each in self._case.passed if each.moment is Moment.ACTION_PROMISED)
        for promise in dated:
            number += 1
            because = f"an officer's letter promises it: {promise.what}"
            yield self._change(happened.MomentPassed(Moment.ACTION_PROMISED, None, number), because, rule.clause or "")
            yield self._change(_by(promise, rule.name, number), because, rule.clause or "")

    def _lacks(self, missing: Missing) -> Action:
        letter = self._on_file.policy.letter_for(LetterPurpose.DECISION, self._stage)
        because = f"a decision was sent that seems not to say: {'; '.join(map(self._in_words, missing.items))}"
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
            f"a letter that seems to be {_a(self._letter.kind)} says that it is an officer's, and nothing proves it; "
            "it stops no clock until they say that it is theirs"
        )
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


def _key(clock: Deadline) -> tuple[happened.ClockName, StageName | None, int]:
    return clock.clock, clock.stage, clock.number


def _a(kind: LetterKind) -> str:
    return f"{'an' if kind.value[0] in 'aei' else 'a'} {kind.value}"
