"""Nothing that ends a case or a stage is done unasked beside a danger that is open, or a request for more.

"Close upheld" may stand above a tenant's words that nobody has read: the officer is asked, and the danger told.  And a
danger may have come since, which other officers were told of: whoever has not seen it is asked once, with it named,
whatever letters went out meanwhile.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from heard.casework.commands import Close, Command, NoStage, NotAComplaint
from heard.casework.events import About, Reference
from heard.judgement.actions import Action, AskOfficer, AskToConfirm, CarryOut, Decision
from heard.judgement.command_actions import WhyAsked
from heard.judgement.facts import OpenDanger
from heard.judgement.token_seen import CONFIRM, TokenSeen

BRINGS_MORE = "the same mail tells of a danger, or of somebody who may ask for more"
DANGER_OPEN = "a danger is open on its case, and nothing shows that you know of it"
_BRINGS = (About.DANGER, About.NEXT_STAGE)
_ENDS = (Close, NoStage, NotAComplaint)


def ends_something(command: Command) -> bool:
    """Say whether a command ends a case, or refuses a stage."""
    return isinstance(command, _ENDS)


def unseen_dangers(
    dangers: Iterable[OpenDanger], officer: str, reference: Reference | None, tokens: Sequence[TokenSeen]
) -> tuple[OpenDanger, ...]:
    """Return those of the dangers on a case of which nothing in a mail shows that its officer knows.

    They know of it who brought it, or who answer what was written to them because of it; or a question of ours that
    came later, since each names the dangers that are open.

    officer   the address of whoever wrote the mail
    tokens    what the mail carries of what heard gave
    """
    theirs = [each for each in tokens if each.is_of(officer) and each.reference == reference]
    return tuple(
        each for each in dangers if each.sender != officer and not any(_shows(token, each) for token in theirs)
    )


def _shows(token: TokenSeen, danger: OpenDanger) -> bool:
    if token.about == CONFIRM:
        return token.shown_at is not None and token.shown_at >= danger.noted_at
    return token.message == danger.message


def held_up_by_what_it_brings(decision: Decision) -> Decision:
    """Return a decision on mail of staff, in which what ends something is asked about where the mail brings more."""
    if not any(isinstance(each, AskOfficer) and each.about in _BRINGS for each in decision.actions):
        return decision
    return replace(decision, actions=tuple(map(_asked_about, decision.actions)))


def _asked_about(action: Action) -> Action:
    if not isinstance(action, CarryOut) or not ends_something(action.given.command):
        return action
    return AskToConfirm(
        action.reference, action.given, action.about, action.officer, BRINGS_MORE, True, action.nonce, action.vouched,
        why=WhyAsked.WROTE_BESIDES,
    )  # fmt: skip
