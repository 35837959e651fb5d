"""Nothing that ends a case or a stage is done by a mail that itself tells of a danger, or of a request for more.

"Close upheld" may stand above a tenant's words that nobody has read: the officer is asked, and the danger told.  Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.commands import Close, NoStage, NotAComplaint
from heard.casework.events import About
from heard.judgement.actions import Action, AskOfficer, AskToConfirm, CarryOut, Decision
from heard.judgement.command_actions import WhyAsked

BRINGS_MORE = "the same mail tells of a danger, or of somebody who may ask for more"
_BRINGS = (About.DANGER, About.NEXT_STAGE)
_ENDS = (Close, NoStage, NotAComplaint)


def held_up_by_what_it_brings(decision: Decision) -> Decision:
    """Return a decision on mail of staff, in which what ends something is asked about where the mail brings more."""
    if not any(isinstance(each, AskOfficer) and each.about in _BRINGS for each in decision.actions):
        return decision
    return replace(decision, actions=tuple(map(_asked_about, decision.actions)))


def _asked_about(action: Action) -> Action:
    if not isinstance(action, CarryOut) or not isinstance(action.given.command, _ENDS):
        return action
    return AskToConfirm(
        action.reference, action.given, action.about, action.officer, BRINGS_MORE, True, action.nonce, action.vouched,
        why=WhyAsked.WROTE_BESIDES,
    )  # fmt: skip
