"""What follows where somebody of the landlord's answers a notice, or presses a button in it.

An answer is read only in mail that goes to nobody outside: what a tenant is written is a letter, whatever its first
line.  What is read and who says it are judged apart.

Pure.
"""

from __future__ import annotations

from heard.casework.commands import Given, Note, NotUnderstood
from heard.casework.events import About, Direction, Ground, Kind, Reference, Refusal
from heard.casework.people import Role
from heard.judgement.actions import (
    Action,
    AskToConfirm,
    CarryOut,
    Decision,
    Explain,
    FileOnCase,
    Finding,
    RefuseCommand,
    SetAside,
)
from heard.judgement.commands.among_ourselves import is_among_ourselves, sender_of
from heard.judgement.commands.answered import Answered, answered_in, case_of, there
from heard.judgement.commands.as_said import as_said
from heard.judgement.commands.calendar_answers import is_calendar_answer, without_what_it_quotes
from heard.judgement.commands.first_line import lines_of
from heard.judgement.commands.identity import Do, Refuse, who_says
from heard.judgement.commands.no_words import files_sent, says_nothing
from heard.judgement.commands.said_in import ASTRAY, LOOKS_LIKE_ONE, astray_in, command_in
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import Proof
from heard.judgement.rule import Rules
from heard.judgement.token_seen import CONFIRM, HOLDS, TokenSeen
from heard.mail.message import Message

RULE = "judgement/commands"
WAITS_FOR_A_WORD = (CONFIRM, About.NEXT_STAGE, About.NOT_PROVED, About.SAME_PERSON, About.WHICH_CASE, About.WHAT_LETTER)
"""What asks its reader something: "OK" is no answer to it, and whoever wrote that is told so."""


def answer_to_a_notice(message: Message, facts: Facts, proof: Proof, rules: Rules) -> Decision | None:
    """Return what follows from a mail of staff that answers a notice; None where it answers none, or goes outside."""
    answered = answered_in(message, facts)
    if answered is None or not is_among_ourselves(message, facts):
        return None
    reference = case_of(message, facts, answered)
    shown = Finding("proof", RULE, proof.because, "RFC 8601, 4.1", "yes" if proof.proved else "ask")
    message = without_what_it_quotes(message)
    follows = _follows(message, facts, proof, answered, reference, rules)
    way = Direction.OUT if any(isinstance(each, CarryOut | Explain) for each in follows) else Direction.IN
    filed: Action = SetAside(Kind.STAFF, f"{answered.because}, which is on no case")
    if (on := there(reference, facts) or answered.reference) is not None:
        filed = FileOnCase(on, way, Kind.STAFF, Ground.NOTICE, True, answered.because)
    may_say_nothing = answered.about not in WAITS_FOR_A_WORD or is_calendar_answer(message)
    if may_say_nothing and says_nothing(message) and not files_sent(message):
        astray = astray_in(message, facts, reference, answered.about, rules)
        noted, follows = any(map(_is_a_note, follows)), tuple(each for each in follows if not _is_a_note(each))
        if astray is not None and noted:
            follows = (*follows, Explain(reference, astray, sender_of(message), ASTRAY, answered.message, proof.proved))
    return Decision(Kind.STAFF, True, Role.OFFICER, (shown,), (filed, *follows))


def _is_a_note(action: Action) -> bool:
    return isinstance(action, CarryOut) and isinstance(action.given.command, Note)


def _follows(
    message: Message, facts: Facts, proof: Proof, answered: Answered, reference: Reference | None, rules: Rules
) -> tuple[Action, ...]:
    lines = lines_of(message)
    given = command_in(lines, message, facts, reference, answered.about, rules)
    sender = sender_of(message)
    if isinstance(given, NotUnderstood):
        verdict = who_says(Note(), sender, reference, proof, answered.token, facts)
        is_asked = not isinstance(verdict, Refuse) and _is_theirs_still(answered.token, sender)
        if given.near and (isinstance(verdict, Do) or is_asked):
            return (Explain(reference, given, sender, LOOKS_LIKE_ONE, answered.message, proof.proved),)
        given = Given(Note(), given.line)
    given = given or Given(Note(), lines.first)
    action = as_said(given, message, facts, proof, answered, reference)
    is_kept = reference in (None, answered.reference) or there(reference, facts) is not None
    if isinstance(action, CarryOut | AskToConfirm) and not is_kept:
        because = f"the subject names {reference}, and there is no such case"
        action = RefuseCommand(reference, given, Refusal.NOT_ALLOWED, because, sender, vouched=proof.proved)
    return (action,) if action is not None else ()


def _is_theirs_still(token: TokenSeen | None, sender: str) -> bool:
    """Say whether a mail carries what was given to its sender, for whatever it was given, and that holds."""
    return token is not None and token.is_of(sender) and token.state in HOLDS
