"""Whether the letters a pack promises are there, and each can be told from the others."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.events import StageName
from heard.casework.lengths import Length
from heard.casework.policy import LetterRule, Policy
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import SERVICE, LetterPurpose, Switch
from heard.datafiles.form import Slip, nearest
from heard.datafiles.packs.sense.clocks import acknowledging
from heard.datafiles.packs.sense.stages import first_stages

OURS = (LetterPurpose.RECEIPT, LetterPurpose.ACKNOWLEDGEMENT)
"""What heard sends by itself when a message opens a case or a stage."""


def first_letters(policy: Policy) -> Iterator[Slip]:
    """Where a case may begin, the writer is told that the complaint has come."""
    for stage in first_stages(policy):
        if not any(policy.letter_for(purpose, stage.name) for purpose in OURS):
            what = f"none acknowledges a complaint at {stage.name}."
            yield Slip(("letter",), what, f'Add one with for = "{stage.name}", called acknowledgement or receipt.')


def answers(policy: Policy) -> Iterator[Slip]:
    """Where the policy gives officers a letter to start an answer from, it does so for each stage of its own."""
    if not _has(policy, LetterPurpose.DECISION):
        return
    for stage in policy.stages:
        if stage.order > 0 and not stage.outside and not policy.letter_for(LetterPurpose.DECISION, stage.name):
            what = f"none answers {stage.name}."
            yield Slip(("letter",), what, f'Add one of purpose "decision", with for = "{stage.name}".')


def which_is_meant(policy: Policy) -> Iterator[Slip]:
    """Of the letters heard sends by itself there is one of each purpose for each stage, and one for none."""
    seen: dict[tuple[LetterPurpose, str], LetterRule] = {}
    for letter in policy.letters.values():
        if not letter.is_ours:
            if letter.purpose in OURS:
                what = f"a letter of purpose '{letter.purpose}' is sent by heard itself."
                yield Slip(("letter", letter.name, "sent_by"), what, f'Write sent_by = "{SERVICE}".')
            continue
        for stage in _stages_of(letter, policy) or [StageName("no stage")]:
            if other := seen.get((letter.purpose, stage)):
                what = f"{other.name} is the letter of purpose '{letter.purpose}' for {stage} too."
                yield Slip(("letter", letter.name), what, "Give each stages, or a purpose, of its own.")
            seen[letter.purpose, stage] = letter


def _stages_of(letter: LetterRule, policy: Policy) -> list[StageName]:
    return [stage for stage in policy.stages_by_name if letter.belongs_to(stage)]


def held_letters(policy: Policy) -> Iterator[Slip]:
    """A letter waits for something it says, no longer than it may, and the writer is not left without word."""
    for letter in policy.letters.values():
        path = ("letter", letter.name)
        for number, item in enumerate(letter.hold_for):
            if item not in letter.must_say:
                what = f"'{item}' is not in its must_say."
                yield Slip((*path, "hold_for", number), what, nearest(item, letter.must_say))
        if letter.hold_for and letter.hold_at_most is None:
            yield Slip((*path, "hold_for"), "it could wait for ever.", "Add hold_at_most.")
        if letter.hold_at_most and not letter.hold_for:
            yield Slip((*path, "hold_at_most"), "it waits for nothing.", "Add hold_for, or leave this out.")
        if letter.hold_at_most and letter.purpose is LetterPurpose.ACKNOWLEDGEMENT:
            yield from _held_acknowledgement(policy, letter, letter.hold_at_most)


def _held_acknowledgement(policy: Policy, letter: LetterRule, most: Length) -> Iterator[Slip]:
    path = ("letter", letter.name)
    for stage in _stages_of(letter, policy):
        for clock in acknowledging(policy, stage):
            if isinstance(clock.within, Length) and most.mean_days >= clock.within.mean_days:
                what = f"'{most}' is not shorter than clock.{clock.name}, which has {clock.within}."
                yield Slip((*path, "hold_at_most"), what, "Leave time to send it.")
        if policy.letter_for(LetterPurpose.RECEIPT, stage) is None:
            what = f"nothing tells the writer at {stage} meanwhile that the message has come."
            yield Slip((*path, "hold_for"), what, 'Add a letter of purpose "receipt".')


def leaflets(policy: Policy) -> Iterator[Slip]:
    """A leaflet goes with what heard sends at once as a stage opens, and with nothing else."""
    for letter in policy.letters.values():
        path = ("letter", letter.name, "leaflet")
        if letter.leaflet is not None and letter.purpose not in OURS:
            what = f"heard sends none with a letter of purpose '{letter.purpose}'."
            yield Slip(path, what, f"Name it in a letter of purpose {' or '.join(OURS)}.")
        elif letter.leaflet is not None and letter.hold_for:
            what = "this letter waits for a person, who sends it."
            yield Slip(path, what, "Name it in the receipt that goes meanwhile.")


def items(policy: Policy) -> Iterator[Slip]:
    for name in policy.items:
        if name in ITEMS:
            yield Slip(("item", name), f"heard knows this already: {ITEMS[name]}.", "Choose another name.")


def blocks(policy: Policy) -> Iterator[Slip]:
    for letter in policy.letters.values():
        if letter.blocks is not None and policy.restriction is None:
            yield Slip(("letter", letter.name, "blocks"), "the pack has no [restriction].", "Leave it out.")


def surveys(policy: Policy) -> Iterator[Slip]:
    if policy.closing and policy.closing.survey is not Switch.OFF and not _has(policy, LetterPurpose.SURVEY):
        what = f"is '{policy.closing.survey}', and no letter asks."
        yield Slip(("closing", "survey"), what, 'Add one of purpose "survey".')


def _has(policy: Policy, purpose: LetterPurpose) -> bool:
    return any(letter.purpose is purpose for letter in policy.letters.values())
