"""Somebody deals with a case from now on, because an officer says so: they, and whoever dealt with it, are told."""

from __future__ import annotations

from heard.casework.commands import Assign, Undo
from heard.casework.events import (
    About,
    LetterName,
    MomentPassed,
    OfficerAssigned,
    OfficerNumber,
    Purpose,
    StageName,
)
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.people import Officer
from heard.casework.policy import Policy
from heard.casework.to_think_of import to_think_of
from heard.daemon.commanding.beside import works_on_it_too
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.owed_next import owed_next
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.dates_attached import dates_of
from heard.daemon.pressing import presses
from heard.daemon.promising import write_letter
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.errors import CannotBeSaid
from heard.judgement.actions import WriteLetter
from heard.mail.message import Address
from heard.store import officers, questions

NOTICE = LetterName(f"officer.notice.{About.ASSIGNED}")


def assign(doing: Doing[Assign]) -> Done:
    """Let somebody deal with the case, from the stage it is at on.  Raises CannotBeSaid where they do already."""
    stands, writing, reference = doing.case, doing.writing, doing.reference
    chosen, stage = _chosen(doing), stands.case.stage
    number = officers.number_of(writing.connection, chosen.address)
    if stands.case.owner == number:
        raise CannotBeSaid(f"{_named(chosen, doing)} {_deals(chosen, doing)} with {reference} already")
    earlier = _officer(doing, stands.case.owner)
    doing.note(OfficerAssigned(number, stage))
    if _listens(stands.policy, stage):
        doing.note(MomentPassed(Moment.ALLOCATED, stage))
    questions.settle(writing.connection, reference, (About.NEW_CASE,), now=writing.now)
    told, beside = [], works_on_it_too(doing, chosen)
    if chosen != doing.officer:
        told.append(_tell(doing, chosen, f"{doing.officer.name} gave it to you"))
    if earlier is not None and earlier != doing.officer and earlier not in beside:
        told.append(_tell(doing, earlier, f"{doing.officer.name} gave it to {chosen.name}, and it is yours no more"))
    together = f"by the policy you work on it together with {chosen.name}, who deals with it"
    told += [_tell(doing, each, together, is_beside=True) for each in beside]
    what = [f"{_named(chosen, doing)} {_deals(chosen, doing)} with {reference} now."]
    what += [f"Before, {earlier.name} did." if earlier != doing.officer else "Before, you did."] if earlier else []
    what += [f"Told by mail: {' and '.join(told)}."] if told else []
    writing.append()
    away = f"{chosen.name} is away today."
    is_away = chosen.is_away(stands.calendar.local_date(writing.now))
    notes = to_think_of(stands.policy, stage) if chosen == doing.officer else (away,) if is_away else ()
    draft = _to_the_complainant(doing, earlier, chosen) if earlier is not None else ()
    return Done((*what, owed_next(writing, reference)), Undo(), notes=notes, draft=draft)


def _to_the_complainant(doing: Doing[Assign], earlier: Officer, chosen: Officer) -> tuple[str, ...]:
    """Return the draft of a letter to somebody who may have been told of whoever dealt with their case before."""
    of = f", {chosen.title}," if chosen.title else ""
    now = f"{chosen.name}{of} deals with your complaint {doing.reference} from now on, in place of {earlier.name}."
    return ("Hello,", now, "By when we answer has not changed.")


def owned_before(undoing: Undoing) -> tuple[str, ...]:
    """Let whoever dealt with the case before do so again.  Raises CannotBeSaid where it was given on since."""
    doing = undoing.doing
    if (later := undoing.later(OfficerAssigned)) is not None:
        raise CannotBeSaid(f"{doing.reference} was given on since, on {doing.day(later.happened_at)}")
    chosen, owner = (_officer(doing, owner) for owner in (fold(undoing.recorded).owner, fold(undoing.before).owner))
    if chosen is not None and chosen != doing.officer:
        _tell(doing, chosen, f"{doing.officer.name} took back that it was given to you")
    if owner is None:
        return (f"Nobody deals with {doing.reference}. Say who does: answer this mail with assign to and a name.",)
    if owner != doing.officer:
        _tell(doing, owner, f"{doing.officer.name} took back that it was given to somebody else: it is yours again")
    return (f"{_named(owner, doing)} {_deals(owner, doing)} with {doing.reference} again.",)


def _listens(policy: Policy, stage: StageName | None) -> bool:
    """Say whether a clock of the policy starts or ends when a case is given to somebody."""
    return stage is not None and any(Moment.ALLOCATED in (*each.starts, *each.ends) for each in policy.clocks)


def _deals(officer: Officer, doing: Doing[Assign] | Doing[Undo]) -> str:
    return "deal" if officer == doing.officer else "deals"


def _chosen(doing: Doing[Assign]) -> Officer:
    address = doing.command.to
    if address is None:
        return doing.officer
    found = doing.writing.house.given.landlord.officer(address)
    assert found is not None  # judgement/commands/legal.py
    return found


def _officer(doing: Doing[Assign] | Doing[Undo], number: OfficerNumber | None) -> Officer | None:
    """Return an officer by their number; None where there is none, or they are on the staff no more."""
    address = officers.address_of(doing.writing.connection, number) if number is not None else None
    return doing.writing.house.given.landlord.officer(address) if address is not None else None


def _named(officer: Officer, doing: Doing[Assign] | Doing[Undo]) -> str:
    return "You" if officer == doing.officer else officer.name


def _tell(doing: Doing[Assign] | Doing[Undo], officer: Officer, because: str, *, is_beside: bool = False) -> str:
    """Write to an officer who deals with the case now, did, or works on it beside them; return their name."""
    writing, reference = doing.writing, doing.reference
    writing.append()
    stands = stands_now(writing.connection, writing.house, reference)
    is_theirs = stands is not None and _officer(doing, stands.case.owner) == officer
    values: dict[str, object] = {"reference": reference, "message": None, "reason": because}
    values |= {**words_of_the_case(writing, stands), "they_wrote": None}  # what was written is the command
    values["theirs"], values["beside"] = "yes" if is_theirs else None, "yes" if is_beside else None
    thinks = to_think_of(stands.policy, stands.case.stage) if stands is not None and is_theirs else ()
    values["to_think_of"] = thinks or None
    pressed = presses(writing, officer, About.ASSIGNED, stands) if is_theirs else None
    values["presses"] = pressed.buttons if pressed is not None else None
    key, to = f"assigned:{writing.cause}:{officer.address}", Address(officer.name, officer.address)
    letter = WriteLetter(key, NOTICE, Purpose.NOTICE, reference, None, to, False, values, because, replies=False)
    files = dates_of(writing, stands, also_over=False) if is_theirs else ()
    write_letter(writing, letter, None, files, token=pressed.token if pressed is not None else None)
    return officer.name
