"""What may be about the limited matter opens no stage of it by itself: a person says so.

A mail that may bring fresh evidence on it, and one that may go on with it in other words, are filed on its
case, and their writer is told that they came; whether a stage opens is asked.

Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.events import About, CaseReopened, MomentPassed, StageOpened, WhichMatter
from heard.casework.restriction import Contact
from heard.judgement.actions import Action, AskOfficer, ChangeCase
from heard.judgement.facts import Facts
from heard.judgement.restricted.answers import acknowledges
from heard.judgement.restricted.contacted import Contacted, clause_of
from heard.judgement.restricted.entry import wanted
from heard.judgement.restricted.withheld import is_to_the_writer, without_letters

BECAUSE = "it asks for more and brings what may be fresh evidence on what is limited, so a person says what opens"
IN_OTHER_WORDS = "it asks for more and may go on with what is limited in other words, so a person says what opens"


def asked_before_a_stage(actions: tuple[Action, ...], contacted: Contacted, facts: Facts) -> tuple[Action, ...]:
    """Return the actions on a contact that may be about the matter, with a question for the stage it would open."""
    case = contacted.restriction.case
    because = _why_asked(contacted, facts)
    if not because or case is None or not any(_opens_on(case, each) for each in actions):
        return actions
    left = tuple(each for each in without_letters(actions) if not (_opens_on(case, each) or _tells_of_it(case, each)))
    told = any(map(is_to_the_writer, actions))
    letters = acknowledges(contacted, case, facts, because, filed_only=False) if told else ()
    return (*left, AskOfficer(case, About.NEXT_STAGE, because, clause_of(facts.policy)), *letters)


def _why_asked(contacted: Contacted, facts: Facts) -> str:
    """Return why a person is to say whether a stage opens because of a contact; "" where nobody is asked."""
    if contacted.matter == WhichMatter.UNSURE and contacted.fresh:
        return BECAUSE
    as_same = replace(contacted, matter=WhichMatter.SAME)
    asks_for_more = frozenset({Contact.SAME_MATTER, Contact.ESCALATION})
    may_be_it = contacted.matter == WhichMatter.UNSURE or (contacted.is_same and bool(contacted.minds))
    return IN_OTHER_WORDS if may_be_it and wanted(as_same, asks_for_more, facts).stops else ""


def _opens_on(case: str, action: Action) -> bool:
    opens = StageOpened | MomentPassed | CaseReopened
    return isinstance(action, ChangeCase) and action.reference == case and isinstance(action.event, opens)


def _tells_of_it(case: str, action: Action) -> bool:
    return isinstance(action, AskOfficer) and action.reference == case and action.about is About.STAGE_OPENED
