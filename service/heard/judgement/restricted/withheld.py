"""What is taken out of a decision where an entry limits what follows on a message, and what stays in it.

The message stays where it is filed, with its dangers, its vulnerable people and whatever else people have to know.
What goes is what the entry stops: a case of its own, the next stage, the questions about these, and letters to its
writer.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heard.casework import events as happened
from heard.casework.events import About, Direction, Ground, Reference
from heard.judgement.actions import Action, AskOfficer, ChangeCase, FileOnCase, OpenCase, WriteLetter

_OPENS_A_STAGE = (happened.StageOpened, happened.MomentPassed, happened.CaseReopened)
_ABOUT_WHAT_IS_STOPPED = (
    About.NEXT_STAGE,
    About.STAGE_OPENED,
    About.WORDS_WANTED,
    About.WHICH_CASE,
    About.EXCLUSION,
)
"""Questions that the notice of the contact asks or answers instead."""


def is_to_the_writer(action: Action) -> bool:
    return isinstance(action, WriteLetter) and action.outside


def without_letters(actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return actions without the letters that would leave the landlord."""
    return tuple(each for each in actions if not is_to_the_writer(each))


def withheld(actions: Sequence[Action], case: Reference | None, because: str, clause: str) -> tuple[Action, ...]:
    """Return what is left of the actions on a message where its restriction stops cases and stages.

    case     the restriction's; a message that would open a case of its own is filed there.  Where there is none, the
             case opens all the same, and nobody is written to: it has to lie somewhere
    because  what of the entry says so
    """
    opened = next((each.reference for each in actions if isinstance(each, OpenCase)), None)
    moved = {opened: case} if opened is not None and case is not None else {}
    is_new = opened is not None and case is None
    on = next((each.reference for each in actions if isinstance(each, OpenCase | FileOnCase)), None)
    return tuple(_left(without_letters(actions), on, moved, f"; {because}", clause, is_new=is_new))


def _is_of_what_is_stopped(asked: AskOfficer) -> bool:
    return asked.acknowledges or asked.about in _ABOUT_WHAT_IS_STOPPED


def _left(
    actions: Sequence[Action],
    on: Reference | None,
    moved: dict[Reference, Reference],
    because: str,
    clause: str,
    *,
    is_new: bool,
) -> Iterator[Action]:
    """Yield what stays; `on` is the case the message was put on, `moved` where one goes instead."""
    for each in actions:
        match each:
            case OpenCase() if each.reference in moved:
                because_filed = f"{each.because}{because}"
                yield FileOnCase(
                    moved[each.reference], Direction.IN, each.kind, Ground.RESTRICTED, each.sure, because_filed, clause
                )
            case OpenCase() | FileOnCase():
                yield replace(each, because=f"{each.because}{because}", clause=each.clause or clause)
            case ChangeCase() if each.reference == on and isinstance(each.event, _OPENS_A_STAGE):
                continue
            case ChangeCase(event=happened.CasesLinked() as link) if moved.get(each.reference) == link.other:
                continue
            case AskOfficer() if not is_new and each.reference == on and _is_of_what_is_stopped(each):
                continue
            case ChangeCase() | AskOfficer() if each.reference is not None and each.reference in moved:
                yield replace(each, reference=moved[each.reference])
            case _:
                yield each
