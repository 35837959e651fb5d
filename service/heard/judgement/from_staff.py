"""Somebody of the landlord's wrote, or says so.  Pure."""

from __future__ import annotations

from heard.casework.events import About, Direction, Kind
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, Finding, SetAside
from heard.judgement.classify import verdicts
from heard.judgement.danger import danger
from heard.judgement.facts import Facts
from heard.judgement.rule import Looked
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import find_case, tied_by
from heard.mail.message import Message
from heard.mail.threads.subjects import is_forward


def from_staff(message: Message, facts: Facts, looked: Looked) -> Decision:
    """File it where it belongs, and never acknowledge it.

    A From is no proof, and officers forward tenants' mail: what reads like a complaint and is on
    no case is put before a person, and so is a danger.
    """
    found = find_case(message, facts)
    findings = looked.given(signals_of(message, role=Role.OFFICER, on_case=found is not None and found.is_there))
    dangers = tuple(each for each in findings if each.finding == "risk")
    if found is not None and found.is_there:
        # What an officer sent goes out; what only says it is an officer's came in.
        way = Direction.OUT if facts.from_sent_folder or facts.writer.proved else Direction.IN
        because = f"somebody of the landlord's wrote it, and {found.because}"
        filed: FileOnCase | SetAside = FileOnCase(found.reference, way, Kind.STAFF, found.ground, found.sure, because)
        return Decision(Kind.STAFF, True, Role.OFFICER, tied_by(found), (filed,))
    filed = SetAside(Kind.STAFF, "somebody of the landlord's wrote it, and it names no case")
    more: list[Action] = list(danger(None, verdicts(dangers), dangers, facts))
    if not facts.from_sent_folder and not facts.is_old and _brings_a_complaint(message, facts, findings):
        because = "it comes from the landlord's own domain, reads like a complaint, and is on no case"
        more.append(AskOfficer(None, About.WHICH_CASE, because))
    shown = (*tied_by(found), *(each for each in findings if each.finding in BRINGS))
    return Decision(Kind.STAFF, True, Role.OFFICER, shown, (filed, *more), verdicts(dangers))


BRINGS = ("complaint", "displeasure", "risk")


def _brings_a_complaint(message: Message, facts: Facts, findings: tuple[Finding, ...]) -> bool:
    """Say whether mail of staff carries somebody else's complaint: a forward, or from nobody in particular."""
    sender = message.sender
    of_an_officer = sender is not None and facts.landlord.officer(sender.address) is not None
    reads_like_one = any(each.finding in BRINGS for each in findings)
    return reads_like_one and (not of_an_officer or is_forward(message.subject))
