"""The commands in a decision are followed, once all else of it is written down."""

from __future__ import annotations

from heard.daemon.commanding.carrying_out import carry_out
from heard.daemon.commanding.refusing import ask_to_confirm, explain, refuse
from heard.daemon.writing import Writing
from heard.judgement.actions import AskToConfirm, CarryOut, Decision, Explain, RefuseCommand
from heard.judgement.facts import Facts
from heard.mail.message import Message


def follow_commands(writing: Writing, decision: Decision, facts: Facts, message: Message | None) -> None:
    """Carry out what an officer commands, and answer them; all in the transaction of the message.

    Apart from `write_down`, which also writes down what is decided anew of a message that was heard before: that
    carries out no command a second time.
    """
    for action in decision.actions:
        match action:
            case CarryOut():
                carry_out(writing, action, facts, message)
            case AskToConfirm():
                ask_to_confirm(writing, action, message)
            case RefuseCommand():
                refuse(writing, action, message)
            case Explain():
                explain(writing, action, message)
    writing.append()
