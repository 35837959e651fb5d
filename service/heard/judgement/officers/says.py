"""What a decision letter has to say, and what of it is not there.

The letter has gone; heard can only tell the officer what it looked for and did not find.  Who is told
wrongly that something is missing stops reading, so whatever is in doubt is taken as said: an item that
nothing can look for, a letter whose answer stands in an attachment, a remedy where nothing went wrong.

What shows an item is a rule (rules/says/), but where only the pack knows the words, or no words would do.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from heard.casework.events import Outcome
from heard.casework.people import Landlord
from heard.casework.policy import LetterRule, Policy, Stage
from heard.casework.policy.words import Item
from heard.judgement.folded import Folded, fold, fold_both
from heard.judgement.officers.going_further import APART, FURTHER, Further, going_further
from heard.judgement.officers.letter import Missing
from heard.judgement.officers.sentences import of_substance, sentences_of
from heard.judgement.officers.stage_named import stage_marked
from heard.judgement.rule import Rules, Where
from heard.mail.told.numbers import numbers_in
from heard.mail.told.phones import phones_in

LONGEST = 120
"""Characters shown of the sentence that says an item."""

_AS_WELL: Mapping[Item, tuple[Item, ...]] = {
    Item(item): tuple(map(Item, others.split()))
    for item, others in {
        "agreed-action": "actions-outstanding remedies actions-done",
        "appeal-right": "right-to-next-stage",
        "basis-and-resolution": "complaint-definition",
        "decision": "outcome",
        "discuss-with": "investigator-name-and-contact",
        "extension-reason": "why-longer reasons",
        "findings": "reasons",
        "how-to-escalate": "next-stage-contact",
        "options-if-dissatisfied": "right-to-next-stage outside-body",
        "remedies": "actions-outstanding actions-done",
        "signpost": "outside-body",
        "why": "reasons",
        "why-longer": "extension-reason reasons",
    }.items()
}
"""What an item is shown by as well: who gives reasons for a decision has told what was found."""

_SETTLED_BY: Mapping[Item, Item] = {
    Item("actions-done"): Item("actions-outstanding"),
    Item("actions-outstanding"): Item("actions-done"),
}
"""Of these two one may be all there is to tell."""
_TO_PUT_RIGHT = frozenset(map(Item, ("actions-done", "actions-outstanding", "agreed-action", "remedies")))
"""What is only owed where something went wrong."""
_AGREED = Item("agreed-action")
_IS_SORRY = re.compile(r"(?:sorry|apolog|ashamed|regret|saddened)", re.IGNORECASE)
"""An apology is a remedy, and nothing that was agreed to be done."""
_NOT = "not "
"""What the word for a decision begins with where nothing went wrong: "not upheld"."""
_ELSEWHERE = re.compile(
    r"\b(?:attached|enclosed|attach|enclose|attachment)\b.{0,60}\b(?:letter|response|answer|decision|outcome|reply)\b|"
    r"\b(?:letter|response|answer|decision|outcome|reply)\b.{0,40}\b(?:attached|enclosed)\b"
)
_FEW = 3
"""Sentences up to which a letter may only accompany what is attached."""
_EACH_POINT, _POINTS = Item("each-point-answered"), 1
"""No program can say that each point was answered.  It is missing in a letter of no more sentences than these, and
in a longer one neither missing nor found."""
_CUT = "..."
_LIKE_A_REFERENCE = re.compile(
    r"\[[^\[\]\s]{1,20}\d[^\[\]\s]{0,20}\]|\b(?:[A-Z]{2,6}[-/]?\d{3,8}[A-Z]?|\d{2}/\d{3,6})\b"
)


def seems_missing(
    subject: str,
    own_words: str,
    *,
    rule: LetterRule,
    stage: Stage,
    policy: Policy,
    landlord: Landlord,
    rules: Rules,
    signature: str = "",
    outcome: Outcome | None = None,
) -> Missing:
    """Return which items of `rule.must_say` a letter seems not to say, and the sentences that say the others.

    stage      the stage that was decided
    signature  what stands below the writer's name and is not among the own words
    outcome    the pack's word for what was decided, where the letter was read to have decided it
    """
    looked = _Letter(subject, own_words, signature, stage, policy, landlord, rules)
    said, missing = [], []
    for item in rule.must_say:
        if words := looked.shows(item):
            said.append((str(item), looked.sentence_with(words, item)))
        elif not looked.may_do_without(item, outcome):
            missing.append(str(item))
    return Missing(tuple(missing), tuple(said))


class _Letter:
    """One letter, and what of it shows this or that."""

    def __init__(
        self,
        subject: str,
        own_words: str,
        signature: str,
        stage: Stage,
        policy: Policy,
        landlord: Landlord,
        rules: Rules,
    ) -> None:
        self._subject, self._own_words, self._signature = subject, own_words, signature
        self._stage, self._policy, self._landlord, self._rules = stage, policy, landlord, rules
        texts = fold_both(subject, own_words)
        self._texts = dict(zip((Where.SUBJECT, Where.OWN_WORDS, Where.BOTH), texts, strict=True))

    def shows(self, item: Item) -> str | None:
        """Return the words that show an item, or None."""
        if (shown := self._alone(item)) is not None:
            return shown
        others = filter(None, map(self._alone, _AS_WELL.get(item, ())))
        return next((words for words in others if item != _AGREED or not _IS_SORRY.match(words)), None)

    def may_do_without(self, item: Item, outcome: Outcome | None) -> bool:
        """Say whether a letter that does not show an item may be in order all the same."""
        if item == _EACH_POINT:
            return len(self._sentences) > _POINTS or self._only_accompanies
        if not self._can_be_looked_for(item) or self._only_accompanies:
            return True
        if item == "outcome" and outcome is not None:
            return True
        if item in _TO_PUT_RIGHT and outcome is not None and outcome.startswith(_NOT):
            return True
        settled_by = _SETTLED_BY.get(item)
        return settled_by is not None and self._alone(settled_by) is not None

    def sentence_with(self, words: str, item: Item) -> str:
        """Return the sentence that shows an item in these words; the words themselves if none has."""
        wanted = fold(words).small
        passage = self._further.passage if item in FURTHER else ""
        for sentence in map(fold, (*sentences_of(passage), self._subject, *sentences_of(self._own_words))):
            if (begin := sentence.small.find(wanted)) >= 0:
                return _around(sentence.text, begin, begin + len(wanted))
        return _around(fold(words).text, 0, 0)

    def _can_be_looked_for(self, item: Item) -> bool:
        by_words = (item in self._policy.items, any(rule.finds == item for rule in self._rules.says.rules))
        return item in _BY_SHAPE or any(by_words) or any(map(self._can_be_looked_for, _AS_WELL.get(item, ())))

    def _alone(self, item: Item) -> str | None:
        by_shape = _BY_SHAPE.get(item)
        return self._in_the_packs_words(item) or (by_shape(self) if by_shape else None) or self._by_rules(item)

    def _in_the_packs_words(self, item: Item) -> str | None:
        phrases = self._policy.items[item].shown_by if item in self._policy.items else ()
        text = self._texts[Where.BOTH].small
        return next((phrase for phrase in phrases if fold(phrase).small in text), None)

    def _by_rules(self, item: Item) -> str | None:
        found = (rule.look(self._text(item, rule.where), ()) for rule in self._rules.says.rules if rule.finds == item)
        return next((finding.words for finding in found if finding is not None), None)

    def _text(self, item: Item, where: Where) -> Folded:
        """Return what of the letter is looked at for an item; how to go further is told where going further is."""
        if item in FURTHER:
            return fold(self._further.passage)
        return fold(self._further.rest) if item in APART else self._texts[where]

    @cached_property
    def _further(self) -> Further:
        shown_by = tuple(rule for rule in self._rules.says.rules if rule.finds == "right-to-next-stage")
        following = self._policy.stages_by_name.get(self._stage.next) if self._stage.next else None
        return going_further(self._own_words, following, shown_by)

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        return of_substance(self._own_words)

    @cached_property
    def _only_accompanies(self) -> bool:
        return len(self._sentences) <= _FEW and bool(_ELSEWHERE.search(self._texts[Where.BOTH].small))

    def reference(self) -> str | None:
        text = f"{self._subject}\n{self._own_words}"
        like_one = _LIKE_A_REFERENCE.search(text)
        return next(iter(numbers_in(text)), like_one[0] if like_one else None)

    def stage(self) -> str | None:
        return stage_marked(self._stage, self._texts[Where.BOTH])

    def right_to_next_stage(self) -> str | None:
        return self._further.shown

    def next_stage_contact(self) -> str | None:
        return self._further.somebody(officer.name for officer in self._landlord.staff)

    def outside_body(self) -> str | None:
        small = self._texts[Where.OWN_WORDS]
        for body in re.split(r",? or |, ", self._policy.outside_body):
            plain = fold(body).small.removeprefix("a ").removeprefix("the ")
            if plain and (at := small.small.find(plain, small.begin)) >= 0:
                return small.words(at, at + len(plain))
        return None

    def contact(self) -> str | None:
        text = f"{self._own_words}\n{self._signature}"
        address = _ADDRESS.search(text)
        return address[0] if address else next(iter(phones_in(text)), None)


_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}")
_BY_SHAPE: Mapping[Item, Callable[[_Letter], str | None]] = {
    Item("reference"): _Letter.reference,
    Item("stage"): _Letter.stage,
    Item("right-to-next-stage"): _Letter.right_to_next_stage,
    Item("next-stage-contact"): _Letter.next_stage_contact,
    Item("outside-body"): _Letter.outside_body,
    Item("investigator-name-and-contact"): _Letter.contact,
}
"""Items that are known by something other than words of their own."""


def _around(text: str, begin: int, end: int) -> str:
    """Return a sentence as it is shown: at most `LONGEST` characters of it, cut between words."""
    if len(text) <= LONGEST:
        return text
    room = LONGEST - 2 * len(_CUT)
    first = 0 if end <= room else max(0, min(begin - max(0, room - (end - begin)) // 2, len(text) - room))
    shown = text[first : first + room]
    if first + room < len(text):
        shown = shown.rsplit(" ", 1)[0] + _CUT
    return _CUT + shown.split(" ", 1)[-1] if first else shown
