"""May somebody become known on a case by what a mail of staff leaves behind?

Whoever a mail goes to is known on its case afterwards, and whoever answers it belongs there.  A forger who
writes as an officer, names a case by its number and puts themselves among the addressees would be let in
by their own mail.  So only a mail that is known to be an officer's lets anybody in, or one that shows a mail
of the case: who has that has been let in already.

Pure.
"""

from __future__ import annotations

from heard.casework.people import Role
from heard.judgement.actions import Decision
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import proof_of
from heard.judgement.threading.evidence import HOLDS_A_MAIL
from heard.mail.message import Message


def may_be_traced(message: Message, decision: Decision, facts: Facts) -> bool:
    """Say whether a message may leave its addressees and its Message-ID as proof that their holders belong there."""
    if facts.writer.role is not Role.OFFICER or decision.opens_case:
        return True
    ties = [tie for lead in facts.leads if lead.reference == decision.reference for tie in lead.ties]
    return any(tie.kind in HOLDS_A_MAIL for tie in ties) or proof_of(message, facts).proved
