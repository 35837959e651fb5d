"""What a person does to an entry of the register once it is entered: decide, note; reviewed, in restrict_review.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from heard.cli import restrict_options as o
from heard.cli.restrict_tell import tell
from heard.cli.restrict_typed import Typed, each_on_a_line, step
from heard.cli.site import site_of
from heard.errors import CannotBeSaid

if TYPE_CHECKING:
    from heard.daemon.house import House
    from heard.daemon.restriction_work import Stands, Step


def decide(context: typer.Context, number: o.Number, by: o.Role = None, on: o.OnDay = None) -> None:
    """Say who decided on an entry, and when; a proposal holds from its first day on."""
    from heard.daemon import restricting

    house = site_of(context).house()
    typed = Typed(house)
    role, day = typed.decider(by, on, option="by")
    typed.done()
    assert role is not None
    assert day is not None
    tell(house, restricting.decide(house, number, restricting.Decided(role, day)), f"Restriction {number} is decided.")


def note(
    context: typer.Context,
    number: o.Number,
    record: o.Record = None,
    confirm: o.Several = None,
    consulted: o.Several = None,
    ground: o.Several = None,
    warned: o.Day = None,
    not_warned: o.NotWarned = None,
    letter: o.Letter = None,
    letter_says: o.LetterSays = None,
    appeal: o.Appeal = None,
    no_appeal: o.NoAppeal = None,
    appeal_outcome: o.AppealOutcome = None,
    on: o.AppealDecidedOn = None,
    wrong_person: o.WrongPerson = None,
    new_matter: o.NewMatter = None,
    fresh_evidence: o.FreshEvidence = None,
    answered: o.Answered = None,
) -> None:
    """Put on the record of an entry what was done, asked, sent or appealed: all of it, or nothing."""
    from heard.daemon.restriction_work import take

    house = site_of(context).house()
    typed = Typed(house)
    steps = [*typed.steps(context.params), *_later_steps(typed, context.params)]
    if not steps and not new_matter and not typed.mistakes:
        raise CannotBeSaid("nothing to note; heard restrict note --help lists what can be")
    typed.done()
    with each_on_a_line():
        stands = take(house, number, *steps)
        tell(house, _dealt_with(house, stands, context.params), f"Noted on restriction {number}.")


def _dealt_with(house: House, stands: Stands, given: Mapping[str, Any]) -> Stands:
    """Give what the limit was not for its own case; return how the entry stands then, with what to know of each."""
    from heard.casework.events import MessageNumber
    from heard.daemon import contact_answers

    notes, held = list(stands.notes), stands.entry.restriction
    for message in given["wrong_person"] or ():
        notes += contact_answers.on_its_own(house, held.case, MessageNumber(message))
    for message in given["new_matter"] or ():
        stands = contact_answers.new_matter(house, held.number, MessageNumber(message))
        notes += stands.notes
    for message in given["fresh_evidence"] or ():
        notes.append(
            f"Take it up: heard escalate {message} opens the next stage; heard move {message} --to new gives it a case."
        )
    return replace(stands, notes=tuple(notes))


def _later_steps(typed: Typed, given: Mapping[str, Any]) -> list[Step]:
    """Return what else is put on an entry once it is there: grounds, the letter, an appeal, what was asked."""
    from heard.casework.events import MessageNumber
    from heard.daemon import contact_answers, restriction_steps as r, somebody_else

    found: list[Step] = [step(r.ground, each) for each in typed.grounds(given["ground"])]
    written = typed.past("letter", given["letter"], "the person was written to")
    says = typed.letter_says(given["letter_says"] or (), given["letter"])
    if written is not None:
        found.append(step(r.note_letter, written, says=says))
    appealed = typed.past("appeal", given["appeal"], "the person appealed")
    if appealed is not None:
        found.append(step(r.appeal, appealed))
    found += _no_appeal(typed, given["no_appeal"], appealed, given["appeal_outcome"])
    found += _outcome(typed, given["appeal_outcome"], given["on"], appealed)
    found += [step(somebody_else.wrong_person, MessageNumber(each)) for each in given["wrong_person"] or ()]
    found += [step(contact_answers.fresh_evidence, MessageNumber(each)) for each in given["fresh_evidence"] or ()]
    return found + [step(r.answered, MessageNumber(each)) for each in given["answered"] or ()]


def _no_appeal(typed: Typed, why: str | None, appealed: date | None, outcome: str | None) -> list[Step]:
    """Return that what stands as an appeal was none, if somebody says so."""
    from heard.daemon import restriction_steps as r

    if why is None:
        return []
    if appealed is not None or outcome is not None:
        typed.wrong("no-appeal", "it stands beside --appeal or --appeal-outcome", "Say one of them.")
    return [step(r.no_appeal, words)] if (words := typed.words("no-appeal", why)) else []


def _outcome(typed: Typed, outcome: str | None, on: str | None, appealed: date | None) -> list[Step]:
    """Return how an appeal was decided, if it was.

    appealed  the day of the appeal, where that is noted in the same go
    """
    from heard.daemon.restriction_outcome import decide_appeal

    if outcome is None:
        if on is not None:
            typed.wrong("on", "is the day an appeal was decided", "Say --appeal-outcome too.")
        return []
    known = typed.known("appeal-outcome", outcome, ("upheld", "not-upheld"))
    decided = typed.past("on", on, "the appeal was decided", wanted=True)
    if decided is not None and appealed is not None and decided < appealed:
        typed.wrong("on", f"{decided} is before the appeal, of {appealed}", "Exchange the two.")
    if not known or decided is None:
        return []
    return [step(decide_appeal, decided, upheld=outcome == "upheld")]
