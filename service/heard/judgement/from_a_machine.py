"""A machine sent it: never answered.  What it says of our letters counts.  Pure."""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.events import About, Direction, Failure, Ground, Kind, Undone
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, FileOnCase, Finding, SetAside
from heard.judgement.behind_a_header import asked_behind_a_header
from heard.judgement.classify import verdicts
from heard.judgement.danger import danger
from heard.judgement.facts import Facts, OfficersBounced, SentLetter
from heard.judgement.officers.absence import absence_told
from heard.judgement.officers.recalled import asks_about_a_recall
from heard.judgement.officers.what_follows import TOLD_TO_NOBODY
from heard.judgement.rule import Looked
from heard.judgement.threading.find_case import find_case, tied_by
from heard.mail.message import Automatic, Message

MACHINE_KINDS = {Automatic.REPLY: Kind.AUTO_REPLY, Automatic.BOUNCE: Kind.BOUNCE, Automatic.BULK: Kind.BULK}
NO_ANSWER_TO_MACHINES = "RFC 3834, 2"


def from_a_machine(message: Message, facts: Facts, looked: Looked) -> Decision:
    """A machine is never answered.  What it says of our letters counts: one that came back was not given."""
    assert message.machine is not None
    kind = MACHINE_KINDS[message.machine.kind]
    finding = Finding("machine", "mail/machines", message.machine.shown_by, NO_ANSWER_TO_MACHINES)
    because = f"a machine sent it ({message.machine.shown_by})"
    found = find_case(message, facts)
    if kind is Kind.BULK and found is not None and not found.is_named:
        found = None  # what is sent to many belongs to no case by sounding like it
    returned = next((letter for letter in facts.bounced if letter.filed_on), None)
    officers = next((letter.on_file.case.reference for letter in facts.officers_bounced if letter.is_named), None)
    filed: SetAside | FileOnCase = SetAside(kind, because, NO_ANSWER_TO_MACHINES)
    if returned is not None and returned.filed_on is not None:
        because = f"{because} and it returns letter {returned.number}"
        filed = FileOnCase(returned.filed_on, Direction.IN, kind, Ground.BOUNCED_LETTER, True, because)
    elif officers is not None:
        because = f"{because} and it returns an officer's letter"
        filed = FileOnCase(officers, Direction.IN, kind, Ground.BOUNCED_LETTER, True, because)
    elif found is not None and found.sure:
        filed = FileOnCase(found.reference, Direction.IN, kind, found.ground, True, f"{because} and {found.because}")
    more = [action for letter in facts.bounced for action in _undelivered(letter, facts)]
    more += [action for letter in facts.perhaps_bounced for action in _perhaps_undelivered(letter, facts)]
    more += [action for letter in facts.officers_bounced for action in _officers_undelivered(letter, facts)]
    more += asks_about_a_recall(message, found, facts)
    more += absence_told(message, facts)
    shown: tuple[Finding, ...] = (finding, *tied_by(found))
    if kind is not Kind.BOUNCE:
        # A person may write through a program that says it is one, or by a list.
        dangers = tuple(each for each in looked.given(frozenset()) if each.finding == "risk")
        shown += dangers
        more += danger(filed.reference, verdicts(dangers), dangers, facts)
        more += asked_behind_a_header(message.machine, message, found, facts, looked)
    return Decision(kind, True, Role.AUTOMATED, shown, (filed, *more))


def _undelivered(letter: SentLetter, facts: Facts) -> list[Action]:
    if letter.reference is None or letter.filed_on is None:
        return []
    because = f"letter {letter.number} ({letter.name}) did not arrive, so it has not been given"
    event = happened.LetterFailed(letter.number, letter.name, letter.purpose, letter.stage, Failure.BOUNCED)
    actions: list[Action] = [ChangeCase(letter.reference, event, because)]
    if not facts.is_old:
        actions.append(AskOfficer(letter.filed_on, About.LETTER_FAILED, because))
    return actions


def _officers_undelivered(letter: OfficersBounced, facts: Facts) -> list[Action]:
    """A letter of an officer's that came back was not given either: what it answered is owed again."""
    number, case = letter.message, letter.on_file.case
    seen = next((each for each in case.letters_seen if each.message == number), None)
    if seen is None or (not letter.is_named and seen.letter in TOLD_TO_NOBODY):
        return []
    of = (letter.writer,) if facts.landlord.officer(letter.writer) else ()
    if letter.doubt:
        which = f"an officer's letter (message {number})"
        told = f"a report says that {which} did not arrive, but {letter.doubt}"
        if not letter.is_named:
            told = f"a report says that a letter did not arrive, and may mean {which}; {letter.doubt}"
        return [] if facts.is_old else [AskOfficer(case.reference, About.LETTER_FAILED, told, of=of)]
    because = f"an officer's letter (message {number}) did not arrive, so what it said has not been said"
    event = happened.OfficersLetterUndone(number, Undone.CAME_BACK)
    actions: list[Action] = [ChangeCase(case.reference, event, because)]
    if not facts.is_old:
        another_way = f"{because}; its clock runs again. Write to them another way"
        actions.append(AskOfficer(case.reference, About.LETTER_FAILED, another_way, of=of))
    return actions


def _perhaps_undelivered(letter: SentLetter, facts: Facts) -> list[Action]:
    """Tell a person, and undo nothing: the report names no letter, and anybody can have written it."""
    if letter.filed_on is None or facts.is_old:
        return []
    because = f"a report says that a letter did not arrive, and may mean letter {letter.number} ({letter.name})"
    return [AskOfficer(letter.filed_on, About.LETTER_FAILED, because)]
