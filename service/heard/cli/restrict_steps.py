"""What a person does to an entry of the register once it is entered: decide, note; reviewed, in restrict_review.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from heard.cli import restrict_options as o
from heard.cli.restrict_tell import tell, to_write
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
    appeal_of: o.AppealOf = None,
    appeal_outcome: o.AppealOutcome = None,
    on: o.AppealDecidedOn = None,
    wrong_person: o.WrongPerson = None,
    new_matter: o.NewMatter = None,
    fresh_evidence: o.FreshEvidence = None,
    answered: o.Answered = None,
) -> None:
    """Put on the record of an entry what was done, asked, sent or appealed: all of it, or nothing."""
    from contextlib import closing

    from heard.daemon.restriction_work import take

    house = site_of(context).house()
    typed = Typed(house)
    steps = [*typed.steps(context.params), *_later_steps(typed, context.params)]
    said_of_mail = _said_of_mail(typed, context.params)
    if not steps and not said_of_mail and not typed.mistakes:
        raise CannotBeSaid("nothing to note; heard restrict note --help lists what can be")
    typed.done()
    with each_on_a_line(), closing(house.reader):
        stands = take(house, number, *steps, *_answers(house, said_of_mail))
        tell(house, _with_notes(house, stands, context.params), f"Noted on restriction {number}.")


def _said_of_mail(typed: Typed, given: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return what is said of which message, each once; two answers to one message are a mistake."""
    said: list[tuple[str, int]] = []
    for name in ("wrong-person", "new-matter", "fresh-evidence", "answered"):
        for message in dict.fromkeys(given[name.replace("-", "_")] or ()):
            if before := next((other for other, same in said if same == message), None):
                typed.wrong(name, f"message {message} stands at --{before} too", "Say one of them.")
            said.append((name, message))
    return said


def _answers(house: House, said: Sequence[tuple[str, int]]) -> list[Step]:
    """Return a step for each answer; what may get a case of its own is read before any of them is taken."""
    from heard.casework.events import MessageNumber
    from heard.daemon import contact_answers as answers, restriction_steps as r

    numbered = [(name, MessageNumber(message)) for name, message in said]
    read = answers.read_before(house, [each for name, each in numbered if name in ("wrong-person", "new-matter")])
    taken = {
        "wrong-person": lambda each: step(answers.wrong_person, each, read),
        "new-matter": lambda each: step(answers.new_matter, each, read),
        "fresh-evidence": lambda each: step(answers.fresh_evidence, each),
        "answered": lambda each: step(r.answered, each),
    }
    return [taken[name](each) for name, each in numbered]


def _with_notes(house: House, stands: Stands, given: Mapping[str, Any]) -> Stands:
    """Return how an entry stands, with what to know of a warning and of an appeal besides."""
    from heard.casework.appeals import which_wait
    from heard.reports.restricted_wants import wanted

    notes, held = list(stands.notes), stands.entry.restriction
    if given["warned"] is not None:
        missing = (each.what for each in wanted(held, house.given.policy))
        notes += [f"Still missing: {each}." for each in missing if each.startswith("warning")]
    if given["no_appeal"] is not None and (waits := dict.fromkeys(str(each.on) for each in which_wait(held.appeals))):
        notes.append(f"An appeal still waits, of {', '.join(waits)}.")
    if given["appeal_outcome"] is not None:
        notes += to_write(held.number)
    return replace(stands, notes=tuple(notes))


def _later_steps(typed: Typed, given: Mapping[str, Any]) -> list[Step]:
    """Return what else is put on an entry once it is there: grounds, the letter, an appeal."""
    from heard.daemon import restriction_steps as r, restriction_told as told

    found: list[Step] = [step(r.ground, each) for each in typed.grounds(given["ground"])]
    written = typed.past("letter", given["letter"], "the person was written to")
    says = typed.letter_says(given["letter_says"] or (), given["letter"])
    if written is not None:
        found.append(step(r.note_letter, written, says=says))
    appealed = typed.past("appeal", given["appeal"], "the person appealed")
    if appealed is not None:
        found.append(step(r.appeal, appealed))
    found += _no_appeal(typed, given, appealed)
    found += _outcome(typed, given["appeal_outcome"], given["on"], appealed)
    if any(told.is_for_staff(each.partition("=")[0]) for each in given["record"] or ()):
        found.append(told.tell_of_advice)
    return found


def _no_appeal(typed: Typed, given: Mapping[str, Any], appealed: date | None) -> list[Step]:
    """Return that what stands as an appeal was none, if somebody says so.

    appealed  the day of an appeal that is noted in the same go
    """
    from heard.daemon import restriction_steps as r

    why, of = given["no_appeal"], typed.past("appeal-of", given["appeal_of"], "the appeal was put on record for")
    if why is None:
        if given["appeal_of"] is not None:
            typed.wrong("appeal-of", "says which appeal was none", 'Say --no-appeal "..." too.')
        return []
    if appealed is not None or given["appeal_outcome"] is not None:
        typed.wrong("no-appeal", "it stands beside --appeal or --appeal-outcome", "Say one of them.")
    return [step(r.no_appeal, words, of)] if (words := typed.words("no-appeal", why)) else []


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
