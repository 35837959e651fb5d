"""Every template tried with sample words before any letter is owed, and held against the policy.

A letter must be found for every letter rule of the policy and every stage it is for, and say
what the policy wants said.  What a policy advises (`should_say`) is no mistake to leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from heard.casework.events import StageName
from heard.casework.policy import LetterRule, Policy
from heard.casework.policy.clocks import EVERY
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import Item, LetterPurpose
from heard.errors import Mistake, TemplateError
from heard.judgement.acknowledge import SAID_AT_ONCE
from heard.letters.catalogue import COMPLAINANT, Letter, letter_name
from heard.letters.proving import unproven, unwritten
from heard.letters.saying import Sent
from heard.letters.shelf import Shelf
from heard.letters.wording import Wording
from heard.letters.words import name_of_word
from heard.letters.writing import Rendered, write

AT_ONCE = (LetterPurpose.ACKNOWLEDGEMENT, LetterPurpose.RECEIPT)
IN_BRACKETS = re.compile(r"\[[^\]\n]*\]")


def mistakes_of(shelf: Shelf, policy: Policy | None) -> Iterator[Mistake]:
    """Yield all that is wrong with the templates, the same mistake more than once where it is met again."""
    yield from shelf.mistakes
    for name, letter in shelf.missing():
        yield Mistake("templates/default", f"{name}.txt is missing.", f"It is written when {letter.when}.")
    for wording in shelf.all():
        yield from wording.mistakes or _of_wording(wording)
    if policy is None:
        return
    yield from shelf.of_no_stage(policy.name, [stage.name for stage in policy.stages])
    for rule in policy.letters.values():
        for stage in stages_of(rule, policy):
            yield from _of_rule(shelf, policy, rule, stage)


def stages_of(rule: LetterRule, policy: Policy) -> tuple[StageName | None, ...]:
    """Return each stage a letter of the policy is written in; None alone where it belongs to no stage."""
    if EVERY in rule.stages:
        return tuple(stage.name for stage in policy.stages)
    return rule.stages or (None,)


def _of_wording(wording: Wording) -> Iterator[Mistake]:
    letter, where = wording.letter, wording.where
    try:
        written = write(wording, letter.samples(), (), Sent.BY_HEARD)
    except TemplateError as error:
        yield from error.mistakes
        return
    if not written.subject or not written.text.strip():
        yield Mistake(where, "writes an empty letter.")
    if letter.word("reference") and f"[{letter.samples()['reference']}]" not in written.subject:
        yield Mistake(f"{where}:1", "lacks the case's reference.", "Write [{{ reference }}] in the subject.")
    if not letter.name.startswith(COMPLAINANT):
        yield from _with_little(wording, letter.samples(full=False), ())


def _with_little(wording: Wording, values: Mapping[str, object], must_say: tuple[Item, ...]) -> Iterator[Mistake]:
    """Yield a mistake where a letter cannot be written without what may not be given."""
    try:
        write(wording, values, must_say, Sent.BY_HEARD)
    except TemplateError as error:
        yield from unwritten(wording, error)


def _of_rule(shelf: Shelf, policy: Policy, rule: LetterRule, stage: StageName | None) -> Iterator[Mistake]:
    place = f"rules/policies/{policy.name}/policy.toml: letter.{rule.name}"
    name = letter_name(rule.purpose, stage)
    wording = shelf.find(name)
    if wording is None:
        yield Mistake(place, f"there is no template for {name}.", f"Write templates/{policy.name}/{name}.txt.")
        return
    yield from _of_items(policy, rule, place)
    yield from _of_what_nobody_says(wording.letter, rule, place)
    if wording.mistakes:
        return  # told already
    try:
        written = write(wording, wording.letter.samples(), rule.must_say, Sent.BY_HEARD)
    except TemplateError:
        return  # told already
    yield from unproven(wording, rule, policy)
    if rule.is_ours:
        yield from _of_ours(wording, written, rule)


def _of_items(policy: Policy, rule: LetterRule, place: str) -> Iterator[Mistake]:
    known = [*ITEMS, *policy.items]
    for item in rule.must_say:
        if item not in known:
            close = get_close_matches(item, known, n=1) or [", ".join(known)]
            what = f"'{item}' is not something a letter can say."
            yield Mistake(f"{place}.must_say", what, f"Did you mean '{close[0]}'?")


def _of_what_nobody_says(letter: Letter, rule: LetterRule, place: str) -> Iterator[Mistake]:
    """Yield what a letter that leaves at once has to say and heard cannot know; it would never be written."""
    if not rule.is_ours or rule.hold_for or rule.purpose not in AT_ONCE:
        return
    for item in rule.must_say:
        word = letter.word(name_of_word(item))
        if word is not None and word.default is None and item not in SAID_AT_ONCE:
            what = f"'{item}' is something only a person can say, and the letter leaves at once."
            yield Mistake(f"{place}.must_say", what, "Name it in hold_for too, and give the stage a receipt.")


def _of_ours(wording: Wording, written: Rendered, rule: LetterRule) -> Iterator[Mistake]:
    """Yield what may not be in a letter nobody looks at before it leaves."""
    letter, samples = wording.letter, wording.letter.samples()
    if found := IN_BRACKETS.search(written.text.replace(f"[{samples['reference']}]", "")):
        what = f"says {found[0]}, and heard sends this letter as it stands."
        yield Mistake(wording.where, what, "Take away the brackets.")
    wanted = {
        word.name: None if word.may_be_none else word.sample for word in letter.words if word.item in rule.must_say
    }
    yield from _with_little(wording, letter.samples(full=False) | wanted, rule.must_say)
