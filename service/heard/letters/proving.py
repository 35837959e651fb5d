"""Whether a letter says what its policy wants said, whatever else is given for it.

A template that says it once, with everything given, may still leave it out for a writer without
a name, or say it with the very words it is tried with.  So it is tried with all there is, with
no more than has to be there, and each time with other samples: in all of them each thing has to
be said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heard.casework.policy import LetterRule, Policy
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import Item
from heard.errors import Mistake, TemplateError
from heard.letters.saying import NoSuchWordGiven, Sent, said
from heard.letters.wording import Wording
from heard.letters.words import Value, name_of_word
from heard.letters.writing import Rendered, write

WORDING = "does not say '{item}', which the policy wants{clause}."
ALONE = "does not say '{item}' where no more is given than the policy wants said{clause}."
BESIDE = "does not say '{item}' where '{other}' is given, and otherwise no more than the policy wants said{clause}."
WITHOUT = "does not say '{item}' where there is no '{other}' to say{clause}."
TYPED_IN = "says '{item}' in words of its own, whatever is given for it{clause}."
USE, USE_ALWAYS = "Use {{{{ {word} }}}}.", "Use {{{{ {word} }}}} where it is not given, too."
NOT_BY_OTHERS = "Let no {{% if %}} round it ask for anything else."
NOT_BY_THAT = "Let no {{% if %}} round it ask for that, too."
UNASKED = "does not ask for '{item}' in a draft, which the policy wants said{clause}."


@dataclass(frozen=True, slots=True)
class Trial:
    """One way a letter can come to be written.

    given   the values of its words
    shows   what of a word has to be in the letter; None: there is nothing to say
    fault   what is wrong with a template that leaves something wanted out
    advice  what to do about it
    wanted  what the policy wants said
    other   another word that makes the difference
    """

    given: Mapping[str, Value]
    shows: Mapping[str, Value]
    sent: Sent
    fault: str
    advice: str
    wanted: tuple[Item, ...]
    other: str = ""


def unproven(wording: Wording, rule: LetterRule, policy: Policy) -> Iterator[Mistake]:
    """Yield, once for each thing the policy wants said, in what way the letter may fail to say it."""
    left = list(rule.must_say)
    for trial in _trials(wording, rule):
        try:
            written = write(wording, trial.given, trial.wanted, trial.sent)
        except TemplateError as error:
            yield from unwritten(wording, error)
            continue
        for item in tuple(left):
            if not _says(written, item, trial, policy):
                left.remove(item)
                yield _mistake(wording, item, trial, rule, policy)


def unwritten(wording: Wording, error: TemplateError) -> Iterator[Mistake]:
    """Yield why a letter could not be written; most often it prints a word that may not be given."""
    cause = error.__cause__
    if not isinstance(cause, NoSuchWordGiven):
        yield from error.mistakes
        return
    what = f"prints '{cause.word}', which may not be given."
    yield Mistake(wording.where, what, f"Put {{% if {cause.word} %}} before it.")


def _trials(wording: Wording, rule: LetterRule) -> Iterator[Trial]:
    letter = wording.letter
    wanted = [word for word in letter.words if word.item in rule.must_say]
    sent = Sent.BY_HEARD if rule.is_ours else Sent.BY_AN_OFFICER
    always, others = letter.samples(full=False), letter.samples(full=False, others=True)
    few = always | {word.name: word.sample for word in wanted}
    yield _trial(letter.samples(), Sent.BY_HEARD, rule, WORDING)
    yield _trial(few, sent, rule, ALONE, NOT_BY_OTHERS)
    for word in letter.words:
        if word.name in wording.uses and word.name not in few:
            yield _trial(few | {word.name: word.sample}, sent, rule, BESIDE, NOT_BY_THAT, word.name)
        if rule.is_ours and word in wanted and word.may_be_none:
            yield _trial(few | {word.name: None}, sent, rule, WITHOUT, NOT_BY_THAT, word.name)
    yield _trial(letter.samples(others=True), sent, rule, TYPED_IN)
    yield _trial(others | {word.name: word.other_sample for word in wanted}, sent, rule, TYPED_IN)
    if not rule.is_ours:
        asked = {word.name: word.default or word.in_brackets for word in letter.words}
        wants = rule.must_say + rule.should_say
        yield Trial({}, asked, sent, UNASKED, USE_ALWAYS, wants)


def _trial(
    given: Mapping[str, Value], sent: Sent, rule: LetterRule, fault: str, advice: str = USE, other: str = ""
) -> Trial:
    return Trial(given, given, sent, fault, advice, rule.must_say, other)


def _says(written: Rendered, item: Item, trial: Trial, policy: Policy) -> bool:
    """Say whether a letter says what the policy calls `item`.

    It does where what is given for the word is in it, or for an item of the pack's own one of its phrases.
    """
    text = f"{written.subject}\n{written.text}"
    if item in ITEMS:
        value = trial.shows[name_of_word(item)]
        return value is None or said(value) in text
    if item not in policy.items:
        return True  # told already, as no item at all
    return any(phrase.casefold() in text.casefold() for phrase in policy.items[item].shown_by)


def _mistake(wording: Wording, item: Item, trial: Trial, rule: LetterRule, policy: Policy) -> Mistake:
    clause = f" ({rule.clause})" if rule.clause else ""
    if item in ITEMS:
        do = trial.advice.format(word=name_of_word(item))
    else:
        do = "Write one of: " + "; ".join(policy.items[item].shown_by)
    return Mistake(wording.where, trial.fault.format(item=item, clause=clause, other=trial.other), do)
