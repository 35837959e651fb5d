"""What goes on the record of a restriction once it is entered, a step each: all for `take`, several in one go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heard.casework import restriction_events as happened
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
    if on == held.appealed_on:
        raise CannotBeSaid(f"--appeal {on}: that appeal is on the record of restriction {work.number} already")
    if held.appeal_decided_on is not None and on < held.appeal_decided_on:
        what = f"the appeal of {held.appealed_on} was decided on {held.appeal_decided_on}"
        raise CannotBeSaid(f"--appeal {on}: {what}; one that is new is of that day or later")
    work.note((happened.RestrictionAppealed(on), words), message=message)


def no_appeal(work: Work, why: str) -> None:
    """Note that what stands as an appeal was none, so that nobody is reminded of it.

    Raises CannotBeSaid where no appeal waits for an outcome, or no reason is given.
    """
    held = work.held
    if not held.appeal_waits:
        raise CannotBeSaid(f"--no-appeal: restriction {held.number} has no appeal that waits for an outcome")
    if not why.strip():
        raise CannotBeSaid("--no-appeal: say why it was none")
    work.note((happened.RestrictionNoAppeal(), why))


def answered(work: Work, message: MessageNumber) -> None:
    """Let what was asked of a contact, or of what may be one, be dealt with.

    Raises CannotBeSaid where nothing about a restriction was asked of it, or nothing that still waits, and where that
    was asked under another entry.
    """
    if not questions.was_asked(work.connection, message, About.RESTRICTED, on=None, unanswered=True):
        raise CannotBeSaid(f"--answered {message}: nothing that waits was asked of it about a restriction")
    under = _asked_under(work, message)
    if work.number not in under and (under or not _is_on_its_case(work, message)):
        where = f"heard restrict note {under[0]} --answered {message}" if under else "heard restrict list says where"
        raise CannotBeSaid(f"--answered {message}: it was not asked under restriction {work.number}; {where}")
    questions.answer(work.connection, message, (About.RESTRICTED,), now=work.house.now())
    work.note((happened.RestrictionAskedDealtWith(message), ""))


def _asked_under(work: Work, message: MessageNumber) -> list[int]:
    """Return the entries under which a message is a contact, or was asked whether it is one."""
    counted = {each.restriction for each in restrictions.contacts_of(work.connection, [message])}
    asked = {each.number for each in restrictions.every(work.connection) if message in each.restriction.asked}
    return sorted(counted | asked)


def _is_on_its_case(work: Work, message: MessageNumber) -> bool:
    """Say whether it was asked on the case of the entry, of a message that an earlier heard asked of."""
    case = work.held.case
    return case is not None and questions.was_asked(
        work.connection, message, About.RESTRICTED, on=case, unanswered=True
    )


def _among(part: str, rule: RestrictionRule | None, name: str) -> None:
    _is_among(part, getattr(rule, name, ()))


def _is_among(part: str, parts: tuple[str, ...]) -> None:
    if part not in parts:
        wants = "; ".join(parts) or "nothing of the kind"
        raise CannotBeSaid(f"'{part}': the policy wants {wants}")
