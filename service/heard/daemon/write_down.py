"""A decision becomes rows: events, letters, questions, all in the caller's transaction.

Nothing is decided here and nothing is sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import (
    SITE,
    About,
    By,
    Event,
    Ground,
    LetterName,
    LetterNumber,
    MessageNumber,
    PersonNumber,
    Purpose,
    Reference,
    Stream,
)
from heard.casework.fold import fold
from heard.casework.mail_on_case import joins_of, was_emptied
from heard.casework.moments import Moment
from heard.casework.people import Officer
from heard.casework.policy.words import RoleName
from heard.casework.recorded import Recorded
from heard.daemon.house import House
from heard.daemon.notices import words_for, words_of_the_policy
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, FileOnCase, OpenCase, WriteLetter
from heard.judgement.facts import Facts
from heard.letters.catalogue import COMPLAINANT
from heard.letters.envelope import seal
from heard.letters.marking import answers_to, marked
from heard.letters.message_ids import message_id_for
from heard.letters.threads import Thread, thread_answering, with_the_cases_own
from heard.letters.writing import Rendered
from heard.mail.message import Address, Message
from heard.mail.threads.signed import signed
from heard.mail.threads.thread_index import conversation
from heard.store import history, outbox, people, projection, questions
from heard.store.moving import stands_as
from heard.store.outbox import NewLetter
from heard.store.projection import Grown

TOLD_ONCE = (About.NOT_PROVED,)
"""Questions of which no further letter is written while one to the same people stands open on the case."""

Happening = tuple[Event, datetime]
"""An event, and the moment it happened in the world."""


@dataclass
class Writing:
    """One unit of work being written down: what it has caused so far.

    cause        the message it is about, if it is about one, and when that was received
    by           whose doing it is
    """

    connection: Connection
    house: House
    now: datetime
    cause: MessageNumber | None
    mailbox: str
    received_at: datetime
    by: By = By.SERVICE
    events: dict[Stream, list[Happening]] = field(default_factory=lambda: defaultdict(list))
    letters: list[str] = field(default_factory=list)

    def note(self, stream: Stream, event: Event, at: datetime | None = None) -> None:
        self.events[stream].append((event, at or self.now))

    def append(self) -> None:
        """Write the events of every stream, and bring the tables up to date with them."""
        whole = dict(self.events)
        if on_site := whole.pop(SITE, ()):
            after = history.last_of(self.connection, SITE)
            history.write(self.connection, self._placed(SITE, on_site, after))
        if any(isinstance(event, happened.LetterFailed) for happenings in whole.values() for event, _ in happenings):
            # One case after the other: what came back on one may be told on another, which then has it before.
            for stream, happenings in whole.items():
                [case] = self._append({stream: happenings})
                if case.joined is not None:
                    self._tell_who_took_it_in(stream, happenings)
        else:
            self._append(whole)

    def _append(self, happenings: Mapping[Stream, Sequence[Happening]]) -> list[Case]:
        """Write events of cases; of several at once, since statements take more time than what they do."""
        old = [stream for stream, of_one in happenings.items() if not isinstance(of_one[0][0], happened.CaseOpened)]
        histories = history.of_streams(self.connection, old)
        grown = [self._grown(stream, histories.get(stream, ()), of_one) for stream, of_one in happenings.items()]
        if not grown:
            return []
        history.write(self.connection, [each for _, new in grown for each in new])
        return projection.follow_all(self.connection, grown, self.house.policies)

    def _grown(self, stream: Stream, before: Sequence[Recorded], happenings: Sequence[Happening]) -> Grown:
        if any(isinstance(event, happened.MessageFiled) for event, _ in happenings) and was_emptied(before):
            happenings = [(happened.CaseReopened(), self.now), *happenings]
        after = (before[-1].number, before[-1].chain) if before else (0, "")
        return before, self._placed(stream, happenings, after)

    def _placed(self, stream: Stream, happenings: Sequence[Happening], after: tuple[int, str]) -> list[Recorded]:
        return history.placed(stream, happenings, after=after, now=self.now, by=self.by, message=self.cause)

    def _tell_who_took_it_in(self, stream: Stream, happenings: Sequence[Happening]) -> None:
        """A letter of a joined case that acknowledged older ones too, and comes back, was given on none of them."""
        failed = [(event, at) for event, at in happenings if isinstance(event, happened.LetterFailed)]
        for into in joins_of(history.of_stream(self.connection, stream)) if failed else ():
            lent = {passed.letter for passed in fold(history.of_stream(self.connection, Stream(into))).passed}
            if also := [(event, at) for event, at in failed if event.letter in lent]:
                self._append({Stream(into): also})


def write_down(writing: Writing, decision: Decision, facts: Facts, message: Message | None) -> None:
    """Write down all actions of one decision on one message."""
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
                ask(writing, action.reference, action.about, action.because, action.roles, action.of)
    writing.append()


def _settle(writing: Writing, action: ChangeCase, facts: Facts) -> None:
    """What an officer did answers what officers were asked to do."""
    match action.event:
        case happened.MomentPassed(moment=Moment.ACKNOWLEDGED):
            questions.settle(writing.connection, action.reference, (About.WORDS_WANTED,), now=writing.now)
        case happened.StageOpened():
            questions.settle(writing.connection, action.reference, (About.NEXT_STAGE,), now=writing.now)
        case happened.OfficersLetterSeen(proved=True) if facts.same_words is not None:
            questions.answer(writing.connection, facts.same_words[0], (About.NOT_PROVED,), now=writing.now)


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


def write_letter(writing: Writing, action: WriteLetter, message: Message | None) -> LetterNumber | None:
    """Render a letter, seal it, and let it enter the outbox; None where its key says it was written before."""
    number = outbox.put(writing.connection, _sealed(writing, action, message), now=writing.now)
    if number is not None:
        writing.letters.append(action.name)
        if action.reference is not None:
            promised = happened.LetterPromised(number, action.name, action.purpose, action.stage)
            writing.note(Stream(action.reference), promised)
    return number


def _sealed(writing: Writing, action: WriteLetter, message: Message | None) -> NewLetter:
    house = writing.house
    rendered = house.letters.render(action.name, action.values, action.must_say)
    answered = message if action.replies else None
    thread = thread_answering(answered, after=writing.now - writing.received_at) if answered is not None else Thread()
    answers = None
    if action.reference is not None and action.name.startswith(f"{COMPLAINANT}."):
        mark = signed(action.reference, house.secret)
        rendered = marked(rendered, mark)
        answers = answers_to(writing.mailbox, mark) if writing.mailbox in house.reply_tags else None
        thread = with_the_cases_own(
            thread, reference=action.reference, secret=house.secret, subject=rendered.subject, at=writing.now
        )
    mailbox = Address(house.given.landlord.name, writing.mailbox)
    message_id = message_id_for(action.key, mailbox.domain, secret=house.secret)
    content = seal(
        rendered,
        sender=mailbox,
        to=(action.to,),
        message_id=message_id,
        date=writing.now.astimezone(house.given.calendar.zone),
        automatic="auto-replied" if answered is not None else "auto-generated",
        case=action.reference,
        answers_to=answers,
        **thread,
    )
    index = thread.get("thread_index")
    return _letter(writing, action, message_id, rendered, content, conversation(index) if index else None)


def _letter(
    writing: Writing,
    action: WriteLetter,
    message_id: str,
    rendered: Rendered,
    content: bytes,
    in_conversation: str | None,
) -> NewLetter:
    return NewLetter(
        key=action.key,
        name=action.name,
        purpose=action.purpose,
        reference=action.reference,
        stage=action.stage,
        cause=writing.cause,
        mailbox=writing.mailbox,
        to=action.to.address,
        outside=action.outside,
        message_id=message_id,
        words=rendered.text,
        content=content,
        held_because=writing.house.held_because(outside=action.outside),
        copy_wanted=writing.mailbox in writing.house.keeps_sent,
        conversation=in_conversation,
    )


def ask(
    writing: Writing,
    reference: Reference | None,
    about: About,
    because: str,
    roles: Sequence[RoleName] = (),
    of: Sequence[str] = (),
) -> None:
    """Put a question to the officers at the addresses `of`, to whoever holds one of `roles`, and to the team leads.

    A row that waits for an answer, and a letter to each; of some matters none while the same is asked on the case,
    since whoever forges one letter can send forty.  On a case that was joined to another nobody looks any more: the
    question stands on that other.
    """
    if reference is not None:
        reference = stands_as(writing.connection, reference)
    asked = writing.house.given.landlord.told_besides_leads(roles, of)
    addresses = [officer.address for officer in asked]
    is_told = about in TOLD_ONCE and questions.is_open(writing.connection, reference, about, of=addresses)
    number = questions.ask(writing.connection, reference, writing.cause, about, of=addresses, now=writing.now)
    if reference is not None:
        writing.note(Stream(reference), happened.OfficerAsked(number, about))
    name = LetterName(f"officer.notice.{about}")
    values: dict[str, object] = {"reference": reference, "message": writing.cause, "reason": because}
    values.update(words_of_the_policy(writing.connection, writing.house, reference, name))
    for officer in () if is_told else asked:
        said = {**values, **words_for(officer, asked, of)}
        _tell(writing, officer, f"question:{number}", name, Purpose.NOTICE, reference, said)


def tell_leads(
    writing: Writing,
    key: str,
    name: LetterName,
    purpose: Purpose,
    reference: Reference | None,
    values: Mapping[str, object],
) -> None:
    """Write the same letter to every team lead."""
    for officer in writing.house.given.landlord.team_leads:
        _tell(writing, officer, key, name, purpose, reference, values)


def _tell(
    writing: Writing,
    officer: Officer,
    key: str,
    name: LetterName,
    purpose: Purpose,
    reference: Reference | None,
    values: Mapping[str, object],
) -> None:
    to = Address(officer.name, officer.address)
    own_key = f"{key}:{to.address}"
    write_letter(
        writing, WriteLetter(own_key, name, purpose, reference, None, to, False, values, "", replies=False), None
    )
