"""What follows from a command that stands above a mail, which an officer passes on or wrote afresh.  Pure."""

from __future__ import annotations

from dataclasses import replace

from heard.casework.commands import Given
from heard.judgement.actions import Action, Decision, Explain
from heard.judgement.commands.among_ourselves import is_among_ourselves, passes_on, sender_of
from heard.judgement.commands.answered import Answered
from heard.judgement.commands.as_said import as_said
from heard.judgement.commands.first_line import lines_of
from heard.judgement.commands.naming_a_case import answer_where_named
from heard.judgement.commands.said_in import ASTRAY, LOOKS_LIKE_ONE, astray_in, command_in
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import Proof
from heard.judgement.rule import Rules
from heard.mail.message import Message


def with_command_on_top(decision: Decision, message: Message, facts: Facts, proof: Proof, rules: Rules) -> Decision:
    """Return a decision on mail of staff with the command that stands above what it passes on, if one does."""
    if facts.is_old or facts.from_sent_folder or not is_among_ourselves(message, facts):
        return decision
    reference, sender, lines = decision.reference, sender_of(message), lines_of(message)
    given = command_in(lines, message, facts, reference, "", rules)
    is_vouched_for = proof.proved and facts.landlord.officer(sender) is not None
    action: Action | None = None
    if isinstance(given, Given):
        answered = Answered(None, reference, facts.message, "", "it says so above what it passes on")
        action = as_said(given, message, facts, proof, answered, reference)
    elif given is not None and is_vouched_for and passes_on(message, facts):
        action = Explain(reference, given, sender, LOOKS_LIKE_ONE, facts.message, proof.proved)
    elif is_vouched_for and lines.first and not passes_on(message, facts):
        action = answer_where_named(lines, message, facts, reference, rules)
    elif given is None and is_vouched_for and not message.text.strip():
        astray = astray_in(message, facts, reference, "", rules)
        action = Explain(reference, astray, sender, ASTRAY, facts.message, True) if astray is not None else None
    return replace(decision, actions=(*decision.actions, *([action] if action is not None else [])))
