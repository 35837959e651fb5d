"""What somebody typed, or pictured, behind a header that calls it a machine's is told to a person.

Telephones, gateways and forms put such headers above a tenant's own words.  The mail is answered by nobody, as any
machine's (RFC 3834, 2); but where it comes from one of a case's own people and is more than an absence, somebody has to
have read it.  In doubt a person is asked.

Pure.
"""

from __future__ import annotations

from heard.casework.events import About, Reference
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, Finding
from heard.judgement.commands.only_thanks import is_only_thanks
from heard.judgement.commands.through_a_machine import may_be_typed, says_somebodys_own
from heard.judgement.escalation import asks_for_more
from heard.judgement.facts import Facts
from heard.judgement.perhaps_a_machine import TROUBLES
from heard.judgement.rule import Looked
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found
from heard.mail.message import Message, Sign

_HEARD_ELSEWHERE = (Role.OFFICER, Role.AUTOMATED, Role.OTHER)
"""Who is away, or sends reports, without anything to complain of."""
_ASKS = "escalation_request"


def asked_behind_a_header(
    sign: Sign, message: Message, found: Found | None, facts: Facts, looked: Looked
) -> tuple[AskOfficer, ...]:
    """Return the question to a person about a machine's mail that somebody of a case may have written; () where none.

    found   the case it belongs to, or may
    """
    if facts.is_old or facts.bounced or message.bounce is not None or facts.writer.role in _HEARD_ELSEWHERE:
        return ()
    reference = _case_of_theirs(found, facts)
    if reference is None:
        return ()
    seen = _troubles(message, facts, looked)
    what = _what_it_may_be(sign, message, troubled=bool(seen))
    if not what:
        return ()
    because = f"a header calls it a machine's ({sign.shown_by}), and {what}; nothing is written to its sender"
    if found is None or not found.sure:
        where = f"it is on no case and may have to do with {reference}"
        return (AskOfficer(None, About.WHICH_CASE, f"{because}; {where}"),)
    requests = [each for each in seen if each.finding == _ASKS]
    more = asks_for_more(reference, "ask", facts, requests) if requests else ()
    asked = tuple(each for each in more if isinstance(each, AskOfficer))
    return asked or (AskOfficer(reference, About.WHO_IS_IT, because),)


def _case_of_theirs(found: Found | None, facts: Facts) -> Reference | None:
    """Return the case of the writer's own that a mail belongs to, or may; None where it is of none of theirs."""
    if found is not None and found.sure:
        leads = (each for each in facts.leads if each.reference == found.reference)
        return next((each.reference for each in leads if each.belongs or each.is_theirs), None)
    return next((each.reference for each in facts.leads if each.is_theirs and each.is_open), None)


def _troubles(message: Message, facts: Facts, looked: Looked) -> tuple[Finding, ...]:
    asked = frozenset[str]().union(*[requires for requires, _ in looked.found])
    signals = signals_of(message, role=facts.writer.role, on_case=True, among=asked)
    return tuple(each for each in looked.given(signals) if each.finding in TROUBLES)


def _what_it_may_be(sign: Sign, message: Message, *, troubled: bool) -> str:
    """Return what shows that somebody has to read a mail; "" where nothing does."""
    if not may_be_typed(sign.shown_by, message.subject):
        return ""
    if not message.own_words.strip():
        return "a file came with it and no word" if message.attachments else ""
    sender = message.sender.name if message.sender is not None else ""
    if not message.attachments and is_only_thanks(message.subject, message.own_words, (sender,)):
        return ""
    if troubled or says_somebodys_own(sign.shown_by, message.subject, message.own_words):
        return "what it says may be somebody's own words"
    return ""
