"""What may be fresh evidence on the limited matter opens no stage of it by itself: whoever the policy names says so.

The mail is filed on its case and its writer is told that it came; whether a stage opens is asked.

Pure.
"""

from __future__ import annotations

from heard.casework.events import About, CaseReopened, MomentPassed, StageOpened, WhichMatter
from heard.judgement.actions import Action, AskOfficer, ChangeCase
from heard.judgement.facts import Facts
from heard.judgement.restricted.answers import acknowledges
from heard.judgement.restricted.contacted import Contacted, clause_of
from heard.judgement.restricted.withheld import is_to_the_writer, without_letters

BECAUSE = "it asks for more and brings what may be fresh evidence on what is limited, so a person says what opens"


def asked_before_a_stage(actions: tuple[Action, ...], contacted: Contacted, facts: Facts) -> tuple[Action, ...]:
    """Return the actions on a contact that may be about the matter, with a question for the stage it would open."""
    case = contacted.restriction.case
    may_be_it = contacted.matter == WhichMatter.UNSURE and bool(contacted.fresh)
    if not may_be_it or case is None or not any(_opens_on(case, each) for each in actions):
        return actions
    left = tuple(each for each in without_letters(actions) if not (_opens_on(case, each) or _tells_of_it(case, each)))
    told = any(map(is_to_the_writer, actions))
    letters = acknowledges(contacted, case, facts, BECAUSE, filed_only=False) if told else ()
    return (*left, AskOfficer(case, About.NEXT_STAGE, BECAUSE, clause_of(facts.policy)), *letters)


def _opens_on(case: str, action: Action) -> bool:
    opens = StageOpened | MomentPassed | CaseReopened
    return isinstance(action, ChangeCase) and action.reference == case and isinstance(action.event, opens)


def _tells_of_it(case: str, action: Action) -> bool:
    return isinstance(action, AskOfficer) and action.reference == case and action.about is About.STAGE_OPENED
