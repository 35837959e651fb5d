"""Whether a policy's letters say what the Code wants said."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.stages import Stage
from heard.casework.policy.words import Item, LetterPurpose
from heard.reports.policy.code_2024.items import DEFINITION, EACH_POINT, OUTSIDE_BODY, WHY
from heard.reports.policy.code_2024.times import Which
from heard.reports.policy.code_2024.verdicts import (
    Check,
    Judgement,
    falls_short,
    met,
    own_stages,
    stage_1,
    stage_2,
    to_look_at,
)
from heard.reports.policy.words import listed

Wanted = dict[str, tuple[Item, ...]]
"""What a letter has to say -> the items that say it; any one will do, the first is best."""


def _any(*items: str) -> tuple[Item, ...]:
    return tuple(map(Item, items))


UNDERSTANDING: Wanted = {
    "how the complaint is understood": DEFINITION,
    "what outcome the customer wants": _any("outcome-sought", "basis-and-resolution"),
}
PARTS: Wanted = {
    "which parts the landlord answers for": _any("parts-we-answer-for"),
    "which parts it does not": _any("parts-we-do-not"),
}
DECISION: Wanted = {
    "the stage": _any("stage"),
    "how the complaint was understood": DEFINITION,
    "the decision": _any("outcome", "decision"),
    "the reasons": _any("reasons", "why"),
    "what puts it right": _any("remedies", "agreed-action"),
    "what is still to be done": _any("actions-outstanding"),
}
FIRST_DECISION: Wanted = DECISION | {"how to go to stage 2": _any("how-to-escalate", "right-to-next-stage")}
FINAL_DECISION: Wanted = DECISION | {"how to reach the Ombudsman": (OUTSIDE_BODY,)}


def acknowledgement(wanted: Wanted) -> Check:
    """The acknowledgement of each of the first two stages says what is wanted."""

    def check(policy: Policy) -> Iterator[Judgement]:
        for stage in own_stages(policy)[:2]:
            letter = policy.letter_for(LetterPurpose.ACKNOWLEDGEMENT, stage.name)
            yield _says([letter] if letter else [], wanted, stage, "acknowledgement")

    return check


def decision(which: Which, wanted: Wanted) -> Check:
    """The decision letter of a stage says what is wanted."""

    def check(policy: Policy) -> Iterator[Judgement]:
        if stage := which(policy):
            found = decisions(policy, stage)
            # Letters for some complainants only say together what one for all has to say alone.
            apart = [[letter] for letter in found] if found and not found[0].only_where else [found]
            yield from (_says(letters, wanted, stage, "decision") for letters in apart)

    return check


def decisions(policy: Policy, stage: Stage) -> list[LetterRule]:
    """Return the decision letters of a stage that are not for some complainants only, else those that are."""
    found = [letter for letter in policy.letters.values() if letter.purpose is LetterPurpose.DECISION]
    found = [letter for letter in found if letter.belongs_to(stage.name) or not letter.stages]
    return [letter for letter in found if not letter.only_where] or found


def _says(letters: list[LetterRule], wanted: Wanted, stage: Stage, purpose: str) -> Judgement:
    items = wanted.values()
    if not letters:
        add = listed(first for first, *_ in items)
        mend = f'Add a letter with purpose = "{purpose}" for "{stage.name}" that says {add}.'
        return falls_short(f"stage.{stage.name}", f"the policy has no {purpose} letter for it", mend)
    said = {item for letter in letters for item in letter.must_say}
    missing = {what: group for what, group in wanted.items() if not said.intersection(group)}
    place = listed((f"letter.{letter.name}.must_say" for letter in letters), "or")
    if missing:
        add = listed(first for first, *_ in missing.values())
        return falls_short(place, f"in {stage.name} it does not have to say {listed(missing)}", f"Add {add}.")
    return met(place, f"in {stage.name} it says {listed(wanted)}")


def refusal(letter: LetterRule) -> Judgement:
    """A letter that refuses says why, and how to reach the Ombudsman."""
    place, must_say = f"letter.{letter.name}.must_say", letter.must_say
    missing = [Item("reasons")] * (not WHY.intersection(must_say)) + [OUTSIDE_BODY] * (OUTSIDE_BODY not in must_say)
    if missing:
        return falls_short(place, f"it does not have to say: {listed(missing)}", f"Add {listed(missing)}.")
    return met(place, "it says why, and how to reach the Ombudsman")


def each_point(policy: Policy) -> Iterator[Judgement]:
    """Every point raised is answered, with reasons."""
    for stage in own_stages(policy)[:2]:
        letters = decisions(policy, stage)
        if letters and all(EACH_POINT.intersection(letter.must_say) for letter in letters):
            yield met(f"letter.{letters[0].name}.must_say", f"in {stage.name} it answers each point")
        else:
            mend = "Add each-point-answered to the decision letter."
            yield to_look_at(f"stage.{stage.name}", "nothing makes sure that each point is answered", mend)


def when_known(policy: Policy) -> Iterator[Judgement]:
    """The answer goes out when it is known; what is still to be done is followed up afterwards."""
    told = [letter for stage in (stage_1(policy), stage_2(policy)) if stage for letter in decisions(policy, stage)]
    tracked = [clock for clock in policy.clocks if Moment.ACTION_DONE in clock.ends and clock.goes_on_after_answer]
    for letter in dict.fromkeys(told):
        when = f"it goes when {letter.send_when}" if letter.send_when else "nothing says when it goes"
        yield to_look_at(f"letter.{letter.name}.send_when", when, "See that it waits for no work to be finished.")
    if tracked:
        yield met(f"clock.{tracked[0].name}", "what was promised is followed up after the answer")
    else:
        mend = "Add a clock from action-promised to action-done with goes_on_after_answer = true."
        yield to_look_at("clock", "nothing follows up what was promised, once the answer is sent", mend)
