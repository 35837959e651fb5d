"""An officer's mail on a case: whom it is for, what it is, and what follows.

The same whether it is heard now or a person says later that it is theirs, or what it is.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from heard.casework.deadlines import deadlines
from heard.casework.events import LetterKind, StageName
from heard.casework.fold import OF_A_STAGE
from heard.casework.moments import Moment
from heard.casework.people import WRITE_FOR_OTHERS, Landlord, Role
from heard.casework.policy.words import ClockKind, LetterPurpose
from heard.judgement.actions import Action, Finding
from heard.judgement.elsewhere import below_the_name
from heard.judgement.facts import Facts, OnFile
from heard.judgement.folded import fold
from heard.judgement.officers.kind import read_letter
from heard.judgement.officers.letter import Audience, Missing, OfficersLetter, Standing
from heard.judgement.officers.says import seems_missing
from heard.judgement.officers.what_follows import CHANGES_SOMETHING, what_follows
from heard.judgement.rule import Rules
from heard.mail.message import Address, Message

RULE = "judgement/officers/kind"
SETS_IT_OUT = frozenset({"complaint-definition", "outcome-sought"})
"""What a letter says that defines a complaint (Complaint Handling Code 2024, 5.6)."""


@dataclass(frozen=True, slots=True)
class LetterOnCase:
    """A letter of an officer's as it was read, on the case it lies on."""

    letter: OfficersLetter
    on_file: OnFile
    message: Message

    def brings_about(
        self, facts: Facts, rules: Rules, *, proved: bool, doubt: str = "", is_said: bool = False
    ) -> tuple[Action, ...]:
        """Return what follows on the case.

        doubt     why it is not known to be an officer's
        is_said   whether a person says what it is
        """
        missing = _missing(self.letter, self.message, self.on_file, facts, rules) if proved else None
        defines = _sets_out_the_matter(self.message, rules)
        return what_follows(
            self.letter, missing, self.on_file, facts, proved=proved, doubt=doubt, defines=defines, is_said=is_said
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What it is, and the words that show it."""
        letter = self.letter
        what = ", ".join(filter(None, (letter.kind.value, letter.stage, letter.outcome)))
        verdict = "yes" if letter.sure else "ask"
        return (Finding("letter", RULE, f"{what}: {letter.because}", "", verdict), *letter.findings)

    @property
    def is_of_a_later_stage(self) -> bool:
        """Whether it is of a later stage than the case is at, so that somebody opened that."""
        letter, policy, present = self.letter, self.on_file.policy, self.on_file.stood.stage
        if letter.kind not in OF_A_STAGE or letter.stage is None:
            return False
        return present is None or policy.stage(letter.stage).order > policy.stage(present).order

    def doubted(self, because: str) -> LetterOnCase:
        """Return the same letter where something beside its words makes it unsure."""
        return replace(self, letter=replace(self.letter, sure=False, because=f"{self.letter.because}, {because}"))


def letter_on_case(message: Message, on_file: OnFile, facts: Facts, rules: Rules) -> LetterOnCase:
    """Return what an officer's mail on this case is."""
    letter = read_letter(
        message.subject,
        message.own_words,
        audience=audience_of(message, on_file, facts.landlord),
        standing=standing_of(on_file, facts),
        policy=on_file.policy,
        rules=rules,
    )
    seen = LetterOnCase(letter, on_file, message)
    if letter.kind not in (*CHANGES_SOMETHING, LetterKind.INFORMATION):
        return seen
    if _goes_past_them(message, on_file, facts.landlord):
        return _told_to_somebody_else(seen)
    if letter.kind in CHANGES_SOMETHING and _is_a_copy_to_them(message, on_file, facts.landlord):
        return seen.doubted("and whoever complains only got a copy of it")
    return seen


def _told_to_somebody_else(seen: LetterOnCase) -> LetterOnCase:
    """Return a letter that went to nobody who is known to complain: in doubt, and where it merely informs no contact.

    It may be a slip, another tenant, a new address of theirs, or a roofer who wrote when they can come.
    """
    if seen.letter.kind in CHANGES_SOMETHING or not seen.letter.sure:
        return seen.doubted("and nobody it went to is known to complain, or to write for whoever does")
    because = "it informs somebody who is not known to complain, or to write for whoever does"
    return replace(seen, letter=OfficersLetter(LetterKind.OTHER, True, because, stage=seen.letter.stage))


def audience_of(message: Message, on_file: OnFile, landlord: Landlord) -> Audience:
    """Return whom a mail is for; whoever of the case is among its addressees comes first."""
    others = [each for each in (*message.to, *message.cc) if not landlord.is_own(each.address)]
    if any(each.address in on_file.people for each in others):
        return Audience.COMPLAINANT
    outside = [each for each in others if _is_outside(each, landlord)]
    if any(_may_be_the_complainants(each, landlord) for each in outside):
        return Audience.COMPLAINANT
    if outside:
        return Audience.BEYOND
    return Audience.COLLEAGUES if others else Audience.MAILBOX


def _goes_past_them(message: Message, on_file: OnFile, landlord: Landlord) -> bool:
    """Say whether a letter went to nobody who complains or writes for them, though its case knows somebody."""
    knows_somebody = bool(on_file.people or on_file.others)
    return knows_somebody and not any(_is_theirs(each, on_file, landlord) for each in (*message.to, *message.cc))


def _is_a_copy_to_them(message: Message, on_file: OnFile, landlord: Landlord) -> bool:
    """Say whether a letter is to somebody else, and whoever complains has a copy: "Hi Bob, it is upheld, please go"."""
    others = [each for each in message.to if not landlord.is_own(each.address)]
    if not others or any(_is_theirs(each, on_file, landlord) for each in others):
        return False
    return any(_is_theirs(each, on_file, landlord) for each in message.cc)


def _is_theirs(each: Address, on_file: OnFile, landlord: Landlord) -> bool:
    """Say whether an address is known to be of somebody who complains, or who writes for whoever does."""
    return each.address in on_file.people or landlord.role_of(each.address) in WRITE_FOR_OTHERS


def _is_outside(each: Address, landlord: Landlord) -> bool:
    return landlord.officer(each.address) is None and not landlord.is_inside(each.address)


def _may_be_the_complainants(each: Address, landlord: Landlord) -> bool:
    """Say whether an address may be the complainant's, or that of somebody who writes for them."""
    return landlord.role_of(each.address) in (Role.TENANT, *WRITE_FOR_OTHERS)


def standing_of(on_file: OnFile, facts: Facts) -> Standing:
    """Return how a case stands as a letter comes to it."""
    case, calendar = on_file.stood, on_file.calendar
    due = next(_answers_due(on_file), None)
    return Standing(
        stage=case.stage,
        acknowledged=case.stage is not None and _came(on_file, Moment.ACKNOWLEDGED, case.stage),
        answered=tuple(dict.fromkeys(v.stage for v in case.visits if _came(on_file, Moment.ANSWERED, v.stage))),
        asks_for_more=on_file.asked_at is not None,
        due=calendar.local_date(due) if due is not None else None,
        written=calendar.local_date(facts.received_at),
    )


def _came(on_file: OnFile, moment: Moment, stage: StageName) -> bool:
    number = max(visit.number for visit in on_file.stood.visits if visit.stage == stage)
    return on_file.stood.when(moment, stage, number) is not None


def _answers_due(on_file: OnFile) -> Iterator[datetime]:
    for clock in deadlines(on_file.stood, on_file.policy, on_file.calendar):
        rule = on_file.policy.clocks_by_name[clock.clock]
        is_answers = clock.kind is ClockKind.MEASURED and Moment.ANSWERED in rule.ends
        if is_answers and clock.is_open and clock.due is not None and clock.stage == on_file.stood.stage:
            yield clock.due


def _missing(letter: OfficersLetter, message: Message, on_file: OnFile, facts: Facts, rules: Rules) -> Missing | None:
    """Return what a decision has to say by the policy and seems not to; None of whatever is no decision."""
    stage = letter.stage or on_file.stood.stage
    if not letter.is_a(LetterKind.DECISION) or stage is None:
        return None
    rule = on_file.policy.letter_for(LetterPurpose.DECISION, stage)
    if rule is None:
        return None
    return seems_missing(
        message.subject,
        message.own_words,
        rule=rule,
        stage=on_file.policy.stage(stage),
        policy=on_file.policy,
        landlord=facts.landlord,
        rules=rules,
        signature=below_the_name(message),
        outcome=letter.outcome,
    )


def _sets_out_the_matter(message: Message, rules: Rules) -> bool:
    return {each.finding for each in rules.says.look(fold(message.own_words))} >= SETS_IT_OUT
