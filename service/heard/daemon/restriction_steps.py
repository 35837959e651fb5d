"""What goes on the record of a restriction once it is entered, a step each: all for `take`, several in one go."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection

from heard.casework import restriction_events as happened
from heard.casework.appeals import which_wait
from heard.casework.events import About, LetterNumber, MessageNumber
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.policy.words import Item, RoleName
from heard.casework.restrictions import to_confirm
from heard.daemon.restriction_work import (
    Work,
    refuse_before_it_was_decided,
    refuse_of_a_proposal,
    refuse_what_is_to_come,
)
from heard.errors import CannotBeSaid
from heard.store import questions, restrictions


def ground(work: Work, words: str) -> None:
    """Note on what an entry rests: a word of the pack, or the landlord's own."""
    rule = work.policy.restriction
    known = (*rule.grounds, *rule.behaviours) if rule is not None else ()
    work.note((happened.RestrictionGrounded(happened.BasedOn(words) if words in known else None), words))


def share_address(work: Work, why: str) -> None:
    """Note that an address of it is somebody else's too, and that this is meant."""
    work.note((happened.RestrictionSharesAddress(), why))


def record(work: Work, part: str, words: str) -> None:
    """Record a part of what the policy wants recorded.  Raises CannotBeSaid for any other part."""
    _among(part, work.policy.restriction, "must_record")
    work.note((happened.RestrictionRecorded(happened.Part(part)), words))


def confirm(work: Work, part: str, words: str = "") -> None:
    """Answer with yes what the policy wants confirmed.  Raises CannotBeSaid for what it does not ask."""
    rule = work.policy.restriction
    asked = to_confirm(rule, work.held.option) if rule is not None else ()
    _is_among(part, asked)
    work.note((happened.RestrictionConfirmed(happened.Part(part)), words))


def consult(work: Work, role: RoleName, words: str = "") -> None:
    """Note with which role it was talked over.  Raises CannotBeSaid for a role that the pack has not."""
    roles = work.policy.roles
    if role not in roles:
        raise CannotBeSaid(f"'{role}' is no role of {work.policy.name}; it has {', '.join(roles)}")
    work.note((happened.RestrictionConsulted(role), words))


def warn(work: Work, on: date, words: str = "") -> None:
    """Note that the person was warned that day.  Raises CannotBeSaid where it is still to come."""
    refuse_what_is_to_come(work.house, on, "note the warning once it was given", option="warned")
    work.note((happened.RestrictionWarned(on), words))


def not_warned(work: Work, reason: str) -> None:
    """Note why there was no warning.  Raises CannotBeSaid where no reason is given."""
    if not reason.strip():
        raise CannotBeSaid("--not-warned: say why there was no warning")
    work.note((happened.RestrictionWarned(None), reason))


def note_letter(
    work: Work,
    on: date,
    *,
    says: Sequence[Item] = (),
    message: MessageNumber | None = None,
    letter: LetterNumber | None = None,
) -> None:
    """Note the letter to the person: when it went, and what of the policy's wishes it says.

    Raises CannotBeSaid for what the policy wants in no such letter, of a proposal, and where the day is still to come
    or before it was decided.
    """
    refuse_what_is_to_come(work.house, on, "note the letter once it has gone", option="letter")
    refuse_of_a_proposal(work, "write to the person of")
    refuse_before_it_was_decided(work, on, option="letter")
    rule = work.policy.restriction
    wanted = work.policy.letters[rule.letter].must_say if rule is not None and rule.letter is not None else ()
    if unknown := [item for item in says if item not in wanted]:
        raise CannotBeSaid(f"'{unknown[0]}' is nothing the letter has to say; it has to say {', '.join(wanted)}")
    work.note((happened.RestrictionLetter(on, message, letter, tuple(says)), ""), message=message)


def appeal(work: Work, on: date, words: str = "", *, message: MessageNumber | None = None) -> None:
    """Note that the person appeals against an entry; it goes on until somebody decides.

    message  the mail that says so, if one does

    Raises CannotBeSaid of a proposal, where the day is still to come or before it was decided, and where the appeal is
    on record already, or of a day by which one was decided: no outcome is taken back by it.
    """
    refuse_what_is_to_come(work.house, on, "note the appeal once it was made", option="appeal")
    refuse_of_a_proposal(work, "appeal against")
    refuse_before_it_was_decided(work, on, option="appeal")
    held = work.held
    if any(each.on == on for each in held.appeals):
        raise CannotBeSaid(f"--appeal {on}: that appeal is on the record of restriction {work.number} already")
    decided = (each for each in held.appeals if each.decided_on is not None and on < each.decided_on)
    if (later := next(decided, None)) is not None:
        what = f"the appeal of {later.on} was decided on {later.decided_on}"
        raise CannotBeSaid(f"--appeal {on}: {what}; one that is new is of that day or later")
    work.note((happened.RestrictionAppealed(on), words), message=message)


def no_appeal(work: Work, why: str, of: date | None = None) -> None:
    """Note that what stands as an appeal was none, so that nobody is reminded of it; the others stay as they are.

    of  the day it stands for; None: the newest that waits

    Raises CannotBeSaid where no such appeal waits for an outcome, or no reason is given.
    """
    held = work.held
    waiting = which_wait(held.appeals)
    if not waiting:
        raise CannotBeSaid(f"--no-appeal: restriction {held.number} has no appeal that waits for an outcome")
    meant = next((each for each in reversed(waiting) if of in (None, each.on)), None)
    if meant is None:
        days = ", ".join(dict.fromkeys(str(each.on) for each in waiting))
        raise CannotBeSaid(f"--appeal-of {of}: no appeal of that day waits; what waits is of {days}")
    if not why.strip():
        raise CannotBeSaid("--no-appeal: say why it was none")
    work.note((happened.RestrictionNoAppeal(meant.on, meant.message), why))


def settle_appeal(work: Work, on: date) -> None:
    """Let what was asked of the mail that made the appeal, if one did, be dealt with: its outcome is the answer.

    on  when it was decided; what was made after that day still waits
    """
    made = {each.message for each in which_wait(work.held.appeals) if each.on <= on}
    for message in sorted(each for each in made if each is not None):
        if questions.was_asked(work.connection, message, About.RESTRICTED, on=None, unanswered=True):
            _deal_with(work, message)


def answered(work: Work, message: MessageNumber) -> None:
    """Let what was asked of a contact, or of what may be one, be dealt with.

    Raises CannotBeSaid where nothing about a restriction was asked of it, or nothing that still waits, and where that
    was asked under another entry.
    """
    if not questions.was_asked(work.connection, message, About.RESTRICTED, on=None, unanswered=True):
        raise CannotBeSaid(f"--answered {message}: nothing that waits was asked of it about a restriction")
    refuse_asked_elsewhere(work, message, "answered", [work.number])
    _deal_with(work, message)


def refuse_asked_elsewhere(work: Work, message: MessageNumber, option: str, numbers: Collection[int]) -> None:
    """Raise CannotBeSaid where what was asked of a message was asked under another entry than one of these.

    option  what was typed, without its dashes
    """
    under = asked_under(work.connection, message)
    if not under and _is_on_its_case(work, message):
        return
    if not any(number in under for number in numbers):
        where = f"heard restrict note {under[0]} --{option} {message}" if under else "heard restrict list says where"
        raise CannotBeSaid(f"--{option} {message}: it was not asked under restriction {work.number}; {where}")


def _deal_with(work: Work, message: MessageNumber) -> None:
    questions.answer(work.connection, message, (About.RESTRICTED,), now=work.house.now())
    work.note((happened.RestrictionAskedDealtWith(message), ""))


def asked_under(connection: Connection, message: MessageNumber) -> list[int]:
    """Return the entries under which a message is a contact, or was asked whether it is one."""
    counted = {each.restriction for each in restrictions.contacts_of(connection, [message])}
    asked = {each.number for each in restrictions.every(connection) if message in each.restriction.asked}
    return sorted(counted | asked)


def _is_on_its_case(work: Work, message: MessageNumber) -> bool:
    """Say whether it was asked on the case of the entry, of a message that an earlier heard asked of."""
    case = work.held.case
    return case is not None and questions.was_asked(
        work.connection, message, About.RESTRICTED, on=case, unanswered=False
    )


def _among(part: str, rule: RestrictionRule | None, name: str) -> None:
    _is_among(part, getattr(rule, name, ()))


def _is_among(part: str, parts: tuple[str, ...]) -> None:
    if part not in parts:
        wants = "; ".join(parts) or "nothing of the kind"
        raise CannotBeSaid(f"'{part}': the policy wants {wants}")
