"""A decision becomes rows: events, letters, questions, all in the caller's transaction.

Nothing is decided here and nothing is sent.
"""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.events import (
    SITE,
    About,
    Ground,
    MessageNumber,
    PersonNumber,
    Stream,
    Undone,
)
from heard.casework.moments import Moment
from heard.casework.restriction_events import RestrictionAppealed
from heard.daemon.asking import ask
from heard.daemon.promising import write_letter
from heard.daemon.writing import Writing
from heard.judgement.actions import (
    AskOfficer,
    ChangeCase,
    Decision,
    FileOnCase,
    NoteAbsence,
    NoteOnEntry,
    OpenCase,
    RecordAppeal,
    WriteLetter,
)
from heard.judgement.facts import Facts
from heard.mail.message import Message
from heard.store import absences, outbox, people, questions, restrictions

ASKED_OF_IT = (About.WHAT_LETTER, About.NOT_PROVED, About.SEEMS_MISSING, About.NOT_EXTENDED, About.SAYS_NO)
"""What is asked about an officer's letter itself."""


def write_down(writing: Writing, decision: Decision, facts: Facts, message: Message | None) -> None:
    """Write down all actions of one decision on one message.

    What officers are asked, or told, comes last: it says how the case stands once all else is written down.
    """
    asked = []
    for action in decision.actions:
        match action:
            case OpenCase():
                _open(writing, action, facts)
            case FileOnCase():
                filed = happened.MessageFiled(facts.message, action.direction, action.kind, action.ground, action.sure)
                writing.note(Stream(action.reference), filed, facts.received_at)
            case ChangeCase():
                writing.note(Stream(action.reference), action.event, action.at)
                if isinstance(action.event, happened.ComplainantKnown):
                    _know(writing, action.event.person, facts)
                if isinstance(action.event, happened.LetterFailed):
                    outbox.fail(writing.connection, action.event.letter, error=action.event.failure.value)
                _settle(writing, action, facts)
            case WriteLetter():
                write_letter(writing, action, message)
            case AskOfficer():
                asked.append(action)
            case RecordAppeal():
                _appealed(writing, action)
            case NoteAbsence():
                _absent(writing, action)
            case NoteOnEntry():
                noted, cause, entry = [(action.event, "")], writing.cause, action.event.restriction
                restrictions.append(writing.connection, entry, noted, by=writing.by, now=writing.now, message=cause)
    writing.append()
    for question in asked:
        ask(writing, question)
    writing.append()


def _absent(writing: Writing, action: NoteAbsence) -> None:
    if action.holds is None:
        number = absences.end(writing.connection, action.officer)
        writing.note(SITE, happened.OfficerBack(number), writing.received_at)
    else:
        since, until, first = writing.received_at, action.holds, action.since
        number = absences.begin(writing.connection, action.officer, since=since, until=until, first=first)
        writing.note(SITE, happened.OfficerAway(number, action.until, action.since), writing.received_at)


def _appealed(writing: Writing, action: RecordAppeal) -> None:
    appealed = [(RestrictionAppealed(action.on), "")]
    restrictions.append(
        writing.connection, action.restriction, appealed, by=writing.by, now=writing.now, message=writing.cause
    )


def _settle(writing: Writing, action: ChangeCase, facts: Facts) -> None:
    """What an officer did answers what officers were asked to do."""
    match action.event:
        case happened.MomentPassed(moment=Moment.ACKNOWLEDGED):
            questions.settle(writing.connection, action.reference, (About.WORDS_WANTED,), now=writing.now)
        case happened.StageOpened():
            questions.settle(writing.connection, action.reference, (About.NEXT_STAGE,), now=writing.now)
        case happened.OfficersLetterSeen(proved=True):
            for copy in _come_before(facts):
                questions.answer(writing.connection, copy, (About.NOT_PROVED,), now=writing.now)
        case happened.OfficersLetterUndone(message=letter, why=Undone.CAME_BACK):
            questions.answer(writing.connection, letter, ASKED_OF_IT, now=writing.now)


def _come_before(facts: Facts) -> set[MessageNumber]:
    """Return the other copies of a message that came before it: by all its words, or by its Message-ID."""
    same_words = facts.same_words[0] if facts.same_words is not None else None
    return {copy for copy in (same_words, facts.seen_before) if copy is not None}


def _know(writing: Writing, person: PersonNumber, facts: Facts) -> None:
    """Remember who somebody is: the writer, or whose words the writer passed on."""
    brought = facts.brought  # who is not known yet has the same next number as the officer: theirs is the case
    is_theirs = brought is not None and brought.person == person
    people.know(writing.connection, brought if brought is not None and is_theirs else facts.writer, now=writing.now)


def _open(writing: Writing, action: OpenCase, facts: Facts) -> None:
    policy = facts.policy
    stream = Stream(action.reference)
    starts = action.received_at or facts.received_at
    if action.person is not None:
        _know(writing, action.person, facts)
    opened = happened.CaseOpened(
        action.person, facts.message, facts.mailbox, starts, action.kind, action.sure, action.clocks
    )
    filed = happened.MessageFiled(facts.message, happened.Direction.IN, action.kind, Ground.OPENED_IT, True)
    writing.note(stream, opened)
    writing.note(stream, happened.PolicyPinned(policy.name, policy.in_force_from, policy.digest))
    writing.note(stream, happened.StageOpened(action.stage, starts, policy.stage(action.stage).opens_on), starts)
    writing.note(stream, filed, starts)
