"""The time a customer has for something: they are reminded of it once it is short, and its end is seen to.

Silence closes nothing by itself, unless the policy says so; and never while a mail waits to be heard, or a question
about the case for an answer.  What was done is in the history of the case, in the transaction that did it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from heard.casework.commands import Close, Reopen
from heard.casework.events import (
    About,
    CaseClosed,
    LetterName,
    OfWindow,
    Outcome,
    Purpose,
    Reference,
    Stream,
    WindowName,
    WindowSeenTo,
)
from heard.casework.moments import Moment
from heard.casework.policy.words import AtEnd, LetterPurpose
from heard.casework.windows import OpenWindow
from heard.casework.windows_seen_to import Step, steps_come
from heard.daemon.house import House
from heard.daemon.pressing import presses
from heard.daemon.promising import write_letter
from heard.daemon.rhythm.quiet import is_quiet_since
from heard.daemon.rhythm.waiting import Waiting
from heard.daemon.rhythm.whom_to_remind import whom_to_remind
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.daemon.whom_to_tell import last_words, whom_to_tell
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import WriteLetter
from heard.judgement.commands.offered import Offer
from heard.judgement.facts import OnFile
from heard.letters.catalogue import letter_name
from heard.mail.message import Address
from heard.store import due, questions

NOTICE = LetterName(f"officer.notice.{About.WINDOW_ENDED}")
_HOW_TO_ACCEPT = "To accept, fill in the form that we sent you and send it back to us."


_WAITING = Waiting(due.windows_come, due.next_window)


def see_to_windows(house: House) -> bool:
    """Do what is to be done by now about the time customers have; say whether anything was."""
    return _WAITING.see_to(house, _write, "window not seen to")


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when something is next to be done, later than a moment by which all was that could be; or None."""
    return _WAITING.next_moment(house, after)


def _write(writing: Writing, reference: Reference) -> bool:
    stands = stands_now(writing.connection, writing.house, reference)
    if stands is None:
        return False
    writing.mailbox = stands.case.mailbox
    taken = False
    for step in steps_come(writing.now, stands.case, stands.policy, stands.calendar):
        came_to = _ended(writing, stands, step) if step.is_end else _reminded(writing, stands, step.window)
        if came_to is not None:
            window = step.window
            seen_to = WindowSeenTo(WindowName(window.rule.name), window.opened, step.at, came_to)
            writing.note(Stream(reference), seen_to)
            taken = True
    writing.append()
    return taken


# -- While it runs -----------------------------------------------------------------------------------


def _reminded(writing: Writing, stands: OnFile, window: OpenWindow) -> OfWindow:
    """Write to the customer how long they have; not where they wrote since it began, or may not be written to."""
    if _wrote_since(writing, stands, window):
        return OfWindow.NOT_REMINDED
    try:
        told = whom_to_tell(writing, stands)
    except CannotBeSaid:
        return OfWindow.NOT_REMINDED
    case, house = stands.case, writing.house
    values: dict[str, object] = {
        "name": told.to.name or None,
        "reference": case.reference,
        "organisation": house.given.landlord.name,
        "mailbox": case.mailbox,
        "last_day_to_ask": stands.calendar.local_date(window.until),
        "how_to_accept": _HOW_TO_ACCEPT if window.rule.starts is Moment.REMEDY_OFFERED else None,
        "outside_body": stands.policy.outside_body,
    }
    letter = WriteLetter(
        key=f"{case.reference}:{LetterPurpose.REMINDER}:{window.rule.name}:{window.opened.isoformat()}",
        name=letter_name(LetterPurpose.REMINDER, case.stage),
        purpose=Purpose.REMINDER,
        reference=case.reference,
        stage=case.stage,
        to=told.to,
        outside=True,
        values={word: value for word, value in values.items() if value is not None},
        because="they have little time left for what they may do",
        clause=window.rule.clause or "",
    )
    at = told.last.received_at if told.last is not None else writing.received_at
    write_letter(replace(writing, received_at=at), letter, last_words(writing, told))
    return OfWindow.REMINDED


def _wrote_since(writing: Writing, stands: OnFile, window: OpenWindow) -> bool:
    return not is_quiet_since(writing, stands, window.opened)


# -- At its end --------------------------------------------------------------------------------------


def _ended(writing: Writing, stands: OnFile, step: Step) -> OfWindow | None:
    """Do what the policy has follow on the end of a window; None where it has to wait."""
    rule, wrote = step.window.rule, _wrote_since(writing, stands, step.window)
    outcome = Outcome(rule.close_outcome) if rule.close_outcome is not None else None
    came_to = {AtEnd.TELL_OWNER: OfWindow.TOLD, AtEnd.ASK_OWNER: OfWindow.ASKED, AtEnd.CLOSE: OfWindow.CLOSED}
    what = came_to[rule.at_end]
    if what is OfWindow.CLOSED and questions.left_open(writing.connection, stands.case.reference):
        return None
    if what is OfWindow.CLOSED and wrote:
        what = OfWindow.ASKED  # what they wrote may be all that was waited for
    if what is OfWindow.CLOSED:
        writing.note(Stream(stands.case.reference), CaseClosed(outcome))
        writing.append()
    _tell(writing, stands, step, what, outcome, wrote=wrote)
    return what


def _tell(
    writing: Writing, stands: OnFile, step: Step, what: OfWindow, outcome: Outcome | None, *, wrote: bool
) -> None:
    """Tell whoever deals with the case, with what they may press."""
    reference = stands.case.reference
    officer = whom_to_remind(writing, stands, ()).first
    now_stands = stands_now(writing.connection, writing.house, reference)
    if officer is None or now_stands is None:
        return
    also = {
        OfWindow.ASKED: (Offer(f"Close it: {outcome}" if outcome else "Close it", Close(outcome)),),
        OfWindow.CLOSED: (Offer("Undo: open it again", Reopen()),),
    }
    pressed = presses(writing, officer, About.WINDOW_ENDED, now_stands, also=also.get(what, ()))
    rule, to = step.window.rule, Address(officer.name, officer.address)
    because = f"by the policy ({rule.clause})" if rule.clause else "by the policy"
    said: dict[str, object] = {
        "reference": reference,
        "message": None,
        "reason": because,
        "about": words_of_the_case(writing, now_stands)["about"],
        "ended": stands.calendar.local_date(step.window.until),
        "wrote": "yes" if wrote else None,
        "may_close": "yes" if what is OfWindow.ASKED else None,
        "closed": "yes" if what is OfWindow.CLOSED else None,
        "presses": pressed.buttons or None,
    }
    key = f"{About.WINDOW_ENDED}:{reference}:{rule.name}:{step.at.isoformat()}:{to.address}"
    letter = WriteLetter(key, NOTICE, Purpose.NOTICE, reference, None, to, False, said, because, replies=False)
    write_letter(writing, letter, None, token=pressed.token)
