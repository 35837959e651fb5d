"""Whether a command may be so, as its case stands and by its policy.

What may not is told in one sentence, with what may be said instead.  Nothing here keeps the complainant from anything:
a stage may be opened late, and what only a person can judge is not asked.  Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from heard.casework import commands as said
from heard.casework.allocation import AGAINST, Vacancy, candidate
from heard.casework.closing import waits_for, waits_for_answer
from heard.casework.commands import Command
from heard.casework.events import LetterKind, Outcome, StageName
from heard.casework.in_words import weekday_in_words
from heard.casework.lengths import Length, Unit
from heard.casework.may_follow import as_it_stands, may_follow
from heard.casework.moments import Moment
from heard.casework.owners import Against, Objection, objections
from heard.casework.people import Landlord, Officer
from heard.casework.policy import Policy
from heard.casework.standing import Standing, stage_after
from heard.judgement.commands.letters_sent import why_not_sent
from heard.judgement.commands.more_days import why_not_later
from heard.judgement.commands.outcomes import outcomes_of
from heard.judgement.commands.typed import INSTEAD, answers_typed, assignments, closings, stages_typed, typed
from heard.judgement.facts import OnFile

_NEED_NO_ANSWER = ("withdrawn", "resolved at once", "resolved in recovery")
"""Outcomes of a case on which no answer was owed any more, besides those a window or a restriction ends in."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who gives a command, when, and what is known besides the case.

    officer   the address of whoever gives it
    because   the reason they give
    owned     by stage, the addresses of those who dealt with the case there
    named     those of the officers whom the complaint names
    of_area   those of the officers whose area it is about
    """

    landlord: Landlord
    officer: str
    at: datetime
    because: str = ""
    owned: Mapping[StageName, Collection[str]] = field(default_factory=dict)
    named: Collection[str] = ()
    of_area: Collection[str] = ()


def why_not(on_file: OnFile, command: Command, asking: Asking) -> str | None:
    """Return in a sentence why a command may not be so, with what may be said instead; None where it may."""
    case = on_file.case
    if case.joined is not None and not isinstance(command, _OF_NO_CASE):
        return f"{case.reference} was joined to {case.joined}: say it of that one"
    if case.closed is not None and isinstance(command, _OF_AN_OPEN_CASE):
        return f'{case.reference} is closed, since {_day(on_file, case.closed.at)}: say "reopen" first if it goes on'
    judge = _JUDGES.get(type(command))
    return judge(on_file, command, asking) if judge is not None else None


def warnings(on_file: OnFile, command: Command, asking: Asking) -> tuple[str, ...]:
    """Return what a policy says against a command that it allows all the same, in sentences."""
    if isinstance(command, said.Close):
        wanted = [each for each in waits_for(on_file.case, on_file.policy) if each in _PROMISED]
        return (f"something that was promised is not noted as done: {', '.join(wanted)}",) if wanted else ()
    if isinstance(command, said.Assign) and (officer := _chosen(command, asking)) is not None:
        grounds = [AGAINST[each.ground] for each in _against(on_file, officer, asking)]
        return (f"the policy would rather have somebody else: {officer.name} {'; '.join(grounds)}",) if grounds else ()
    return ()


def legal_now(on_file: OnFile, asking: Asking) -> tuple[Command, ...]:
    """Return the commands that are worth offering as a case stands, as if a reason were given with each."""
    policy = on_file.policy
    tried: tuple[Command, ...] = (
        *map(said.Close, outcomes_of(policy) or (None,)),
        said.Reopen(),
        *(said.OpenStage(stage.name) for stage in policy.stages),
        said.Assign(None),
        *_extensions(),
        *map(said.NotAComplaint, INSTEAD),
        said.ContactMade(said.Reached.PHONE),
        said.ContactMade(said.Reached.VISIT),
        said.ProposeRestriction(),
        said.Split(),
    )
    reasoned = replace(asking, because=asking.because or "...")
    return tuple(each for each in tried if why_not(on_file, each, reasoned) is None)


def _extensions() -> tuple[said.Extend, ...]:
    return tuple(said.Extend(by=Length(count, Unit.WORKING_DAY), agreed=agreed) for count, agreed in _OFFERED)


_OFFERED = ((5, False), (5, True))
_PROMISED = ("action taken", "what was done")
"""Needs of closing that ask for what was promised: whoever closes may know that it was done."""
_OF_NO_CASE = (said.Note, said.Wrote, said.SamePerson, said.Confirm, said.Disown, said.Undo, said.Release)
_OF_AN_OPEN_CASE = (said.Close, said.Assign, said.Extend, said.SendLetter, said.NotAComplaint)


def _day(on_file: OnFile, at: datetime) -> str:
    return weekday_in_words(on_file.calendar.local_date(at))


def _one_of(words: Collection[str]) -> str:
    """Return what may be said, as it stands in a sentence: "close upheld" or "close withdrawn"."""
    quoted = [f'"{each}"' for each in words]
    return " or ".join((", ".join(quoted[:-1]), quoted[-1])) if len(quoted) > 1 else quoted[0]


# -- Each command -----------------------------------------------------------------------------------


def _close(on_file: OnFile, command: said.Close, asking: Asking) -> str | None:
    case, policy = on_file.case, on_file.policy
    outcomes = outcomes_of(policy)
    if command.outcome is None and outcomes:
        return f"the policy wants an outcome: say {_one_of(closings(policy))}"
    if command.outcome is not None and command.outcome not in outcomes:
        return f"the policy knows no outcome {command.outcome!r}: say {_one_of(closings(policy))}"
    if not _needs_answer(command.outcome, policy) or not waits_for_answer(case, policy):
        return None
    stage = f" to {policy.stage(case.stage).title}" if case.stage is not None else ""
    without = [typed(said.Close(each)) for each in outcomes if not _needs_answer(each, policy)]
    other = f", or say {_one_of(without)} if that is what became of it" if without else ""
    return (
        f"no answer{stage} is on file for {case.reference}, and the policy wants one before it is closed: write to the "
        f"tenant with {case.mailbox} in Cc{other}"
    )


def _needs_answer(outcome: Outcome | None, policy: Policy) -> bool:
    by_window = {each.close_outcome for each in policy.windows.values()}
    options = policy.restriction.options.values() if policy.restriction is not None else ()
    return outcome not in {*_NEED_NO_ANSWER, *by_window, *(each.close_outcome for each in options)} - {None}


def _reopen(on_file: OnFile, command: said.Reopen, asking: Asking) -> str | None:
    return f"{on_file.case.reference} is open" if on_file.case.closed is None else None


def _open_stage(on_file: OnFile, command: said.OpenStage, asking: Asking) -> str | None:
    case, policy = on_file.case, on_file.policy
    if case.stage is None:
        return f"{case.reference} is at no stage, so none follows: it is kept without clocks"
    following = may_follow(case, policy)
    last = case.visits[-1] if len(case.visits) > 1 else None
    is_waiting = last is not None and as_it_stands(case, policy) is Standing.ASKED
    if last is not None and is_waiting and command.stage in (None, last.stage):
        title = policy.stage(last.stage).title
        return f"{title} of {case.reference} is open already, since {_day(on_file, last.starts)}, and not answered yet"
    choices = [each for each in stages_typed(policy) if each in map(_typed_stage, following)]
    say = f": say {_one_of(choices)}" if choices else ""
    if command.stage is None:
        own = stage_after(case.stage, policy)
        return None if own is not None else f"{case.reference} is at the last of your own stages{say}"
    if command.stage in following:
        return None
    now = policy.stage(case.stage).title
    return f"{policy.stage(command.stage).title} does not follow: {case.reference} is at {now}{say}"


def _typed_stage(stage: StageName) -> str:
    return typed(said.OpenStage(stage))


def _assign(on_file: OnFile, command: said.Assign, asking: Asking) -> str | None:
    officer = _chosen(command, asking)
    if officer is None:
        return f"{command.to or asking.officer} is not listed among the staff: name somebody who is"
    against = [each for each in _against(on_file, officer, asking) if each.blocks]
    if not against:
        return None
    assert on_file.case.stage is not None  # nothing is held against an owner of no stage
    stage = on_file.policy.stage(on_file.case.stage)
    grounds = "; ".join(AGAINST[each.ground] for each in against)
    staff = asking.landlord.staff
    others = [each for each in staff if not any(o.blocks for o in _against(on_file, each, asking))][:3]
    instead = f": say {_one_of(assignments(others, staff))}" if others else ""
    return f"by the policy {officer.name} may not deal with {stage.title}: {officer.name} {grounds}{instead}"


def _chosen(command: said.Assign, asking: Asking) -> Officer | None:
    return asking.landlord.officer(command.to or asking.officer)


def _against(on_file: OnFile, officer: Officer, asking: Asking) -> tuple[Objection, ...]:
    """Return what speaks against an officer as owner of the present stage; at no stage nothing does.

    That they lack its role keeps nobody from it where nobody on the staff holds that role.
    """
    name = on_file.case.stage
    if name is None:
        return ()
    day = on_file.calendar.local_date(asking.at)
    vacancy = Vacancy(on_file.policy, name, day, owned=asking.owned, named=asking.named, of_area=asking.of_area)
    stage = on_file.policy.stage(name)
    found = objections(stage, candidate(officer, vacancy, asking.landlord))
    if stage.owner is not None and asking.landlord.holders((stage.owner,)):
        return found
    return tuple(replace(each, blocks=each.blocks and each.ground is not Against.LACKS_ROLE) for each in found)


def _extend(on_file: OnFile, command: said.Extend, asking: Asking) -> str | None:
    return why_not_later(on_file, command, asking.because, asking.at)


def _send_letter(on_file: OnFile, command: said.SendLetter, asking: Asking) -> str | None:
    return why_not_sent(on_file, command, asking.because, asking.at)


def _not_a_complaint(on_file: OnFile, command: said.NotAComplaint, asking: Asking) -> str | None:
    case = on_file.case
    answered = [each.at for each in case.passed if each.moment is Moment.ANSWERED]
    if not answered:
        return None
    day = _day(on_file, min(answered))
    return f"{case.reference} was answered as a complaint on {day}: say {_one_of(closings(on_file.policy))}"


def _link(on_file: OnFile, command: said.Link, asking: Asking) -> str | None:
    own = on_file.case.reference
    return f"{own} is this case itself: name the other one" if command.other == own else None


def _move_to(on_file: OnFile, command: said.MoveTo, asking: Asking) -> str | None:
    own = on_file.case.reference
    return f'it is on {own} already: name the case it belongs to, or say "new case"' if command.other == own else None


def _contact_made(on_file: OnFile, command: said.ContactMade, asking: Asking) -> str | None:
    if command.on is None:
        return None
    if command.on > on_file.calendar.local_date(asking.at):
        return f"{weekday_in_words(command.on)} is still to come: say so when you have spoken to them"
    came = on_file.calendar.local_date(on_file.case.received_at)
    if command.on < came:
        return f"{weekday_in_words(command.on)} is before they complained, on {weekday_in_words(came)}: say which day"
    return None


def _propose_restriction(on_file: OnFile, command: said.ProposeRestriction, asking: Asking) -> str | None:
    if on_file.policy.restriction is None:
        return "the policy knows no restriction of contact"
    return None if asking.because else 'whoever decides has to know why: say "restrict contact because ..."'


def _is_letter(on_file: OnFile, command: said.IsLetter, asking: Asking) -> str | None:
    policy = on_file.policy
    if command.outcome is not None and command.letter is not LetterKind.DECISION:
        return f"only a decision has an outcome: say {_one_of(answers_typed(policy))}"
    if command.outcome is not None and command.outcome not in outcomes_of(policy):
        return f"the policy knows no outcome {command.outcome!r}: say {_one_of(answers_typed(policy))}"
    if command.until is not None and command.letter is not LetterKind.EXTENSION:
        return 'only an extension has a day: say "it was: extension to ..."'
    return None


_JUDGES: Mapping[type[Command], Callable[[OnFile, Any, Asking], str | None]] = {
    said.Close: _close,
    said.Reopen: _reopen,
    said.OpenStage: _open_stage,
    said.Assign: _assign,
    said.Extend: _extend,
    said.SendLetter: _send_letter,
    said.NotAComplaint: _not_a_complaint,
    said.Link: _link,
    said.MoveTo: _move_to,
    said.ContactMade: _contact_made,
    said.ProposeRestriction: _propose_restriction,
    said.IsLetter: _is_letter,
}
"""What speaks against each; of all others only carrying them out shows it."""
