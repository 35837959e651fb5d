"""Mail that abuses or threatens staff: whoever the policy names is told, and the complaint inside goes its own way.

It is no reason not to hear, not to answer, or to be late, so nothing else of a decision changes.  Of every such mail
they are told, since each may name somebody; it is news, nobody's answer is waited for, and no case and no person has it
on record.  Where the policy says nothing of abuse the team leads are told, as of whatever else it names nobody for.

Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.events import About
from heard.judgement.actions import AskOfficer, Decision
from heard.judgement.facts import Facts
from heard.judgement.first_words import first_words
from heard.judgement.routing import NOBODYS, who_wrote

FOUND = "abuse"


def with_abuse(decision: Decision, facts: Facts) -> Decision:
    """Return a decision on a message, and that people are told of it where it abuses or threatens staff, or may."""
    seen = [each for each in decision.findings if each.finding == FOUND]
    if not seen or decision.kind in NOBODYS or facts.is_old:
        return decision
    surely = [each for each in seen if each.verdict == "yes"]
    on_file = facts.stands(decision.reference) if decision.reference is not None else None
    abuse = (on_file.policy if on_file is not None else facts.policy).abuse
    words = dict.fromkeys(f'"{first_words(each.words)}"' for each in surely or seen)
    by_policy = f". For it the policy points to: {abuse.policy}" if abuse is not None and abuse.policy else ""
    said = "abuses or threatens" if surely else "may abuse or threaten"
    because = f"a mail of {who_wrote(facts)} {said} staff ({', '.join(words)}){by_policy}"
    clause, roles = (abuse.clause or "", abuse.alert) if abuse is not None else ("", ())
    told = AskOfficer(decision.reference, About.ABUSE, because, clause, roles, waits=False)
    return replace(decision, actions=(*decision.actions, told))
