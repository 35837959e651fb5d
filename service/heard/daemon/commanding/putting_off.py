"""The answer is due later, because an officer says so and the policy lets it be."""

from __future__ import annotations

from heard.casework.commands import Extend, Undo
from heard.casework.events import AnswerGiven, DueExtended
from heard.casework.extensions import Asked
from heard.casework.in_words import weekday_in_words
from heard.casework.owed import owed_on
from heard.casework.policy.words import Item, LetterPurpose, RuleName
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.undoing import Undoing
from heard.errors import CannotBeSaid
from heard.judgement.commands.more_days import needs_shown
from heard.judgement.facts import OnFile
from heard.judgement.officers.more_time import put_off
from heard.letters.catalogue import letter_name

TELL_THEM = "They have not been told: write to them, with the mailbox in Cc. The letter, as far as I can write it:"
_USUAL = (Item("new-answer-by-date"), Item("extension-reason"))


def extend(doing: Doing[Extend]) -> Done:
    """Move the day of the answer.  The customer has to be told, and that is for the officer to do."""
    command, stands = doing.command, doing.case
    to = command.until if command.until is not None else command.by
    assert to is not None  # judgement/commands/more_days.py
    asked = Asked(doing.writing.received_at, to, needs_shown(stands, command, doing.because))
    more = put_off(stands, stands.case.stage, asked, "it asks for more time")
    assert more.moved is not None
    doing.note(more.moved, doing.writing.received_at)
    until, stage = weekday_in_words(more.moved.due), stands.policy.stage(more.moved.stage).title
    what = f"The answer of {stage} to {doing.reference} is due by the end of {until}."
    return Done((what,), Undo(), notes=(TELL_THEM,), draft=_draft(doing, stands, more.moved, more.letter))


def _draft(doing: Doing[Extend], stands: OnFile, moved: DueExtended, letter: RuleName | None) -> tuple[str, ...]:
    """Return the letter that tells the customer, a line each, as far as heard can write it."""
    rule = stands.policy.letters.get(letter) if letter is not None else None
    house = doing.writing.house
    values = {
        "reference": doing.reference,
        "organisation": house.given.landlord.name,
        "mailbox": doing.writing.mailbox,
        "stage": stands.policy.stage(moved.stage).title,
        "new_answer_by": moved.due,
        "extension_reason": doing.because or None,
        "signed_by": ", ".join(filter(None, (doing.officer.name, doing.officer.title))),
        "outside_body": stands.policy.outside_body,
    }
    words = {word: value for word, value in values.items() if value is not None}
    name = letter_name(rule.purpose if rule is not None else LetterPurpose.EXTENSION, moved.stage)
    wanted = (*rule.must_say, *rule.should_say) if rule is not None else ()
    text = house.letters.draft(name, words, (*wanted, *_USUAL)).text
    return tuple(line for line in text.splitlines() if line.strip())


def due_as_before(undoing: Undoing) -> tuple[str, ...]:
    """Let the answer be due when it was.  Raises CannotBeSaid where it was moved again since, or given."""
    doing = undoing.doing
    if (later := undoing.later(DueExtended)) is not None:
        raise CannotBeSaid(f"the day was moved again on {doing.day(later.happened_at)}; undo that first")
    if (later := undoing.later(AnswerGiven)) is not None:
        raise CannotBeSaid(f"the answer was given on {doing.day(later.happened_at)}, while it was due by the later day")
    moved = undoing.brought(DueExtended)
    assert isinstance(moved, DueExtended)
    doing.writing.append()
    stands = undoing.stands()
    owed = (each for each in owed_on(stands.case, stands.policy, stands.calendar) if each.deadline.clock == moved.clock)
    due = next((doing.day(each.due) for each in owed), None)
    again = f"The answer is due by the end of {due} again, as it was" if due else "The day of the answer is what it was"
    return (f"{again}. If you have told them another day, tell them.",)
