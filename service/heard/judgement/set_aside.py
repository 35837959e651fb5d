"""What follows from a message of somebody outside that opens no case.

It is kept, and told to whoever the policy names for its kind.  Where anything in it speaks for a complaint, or for
another case, a person is asked besides: an enquiry that was none has nobody else who would ever look at it.  Where
neither is so, whoever takes new complaints is told: what a person asks wants an answer, and heard gives none.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heard.casework.events import About, Kind
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, Finding, SetAside
from heard.judgement.attached import may_be_the_letter, may_say_more, only_sends_a_form
from heard.judgement.danger import danger
from heard.judgement.facts import Facts
from heard.judgement.first_words import first_words, wrote
from heard.judgement.routing import of_no_case, passed_on, who_takes_complaints, who_wrote
from heard.judgement.threading.find_case import Found
from heard.mail.message import Message

PERHAPS_OF_A_CASE = (Kind.ENQUIRY, Kind.SERVICE_REQUEST)
"""What somebody with a case may write about it, and be taken to write about something else."""
UNREAD = "What is attached may be all that its writer has to say, and nobody has read it."
FORM = "It sends in a form that is no complaint, and says nothing besides."
_COMPLAINS = frozenset({"displeasure", "complaint", "unease"})
_SPEAKS = _COMPLAINS | {"escalation_request", "risk"}
"""What speaks for more than a form."""


def what_is_unread(message: Message, kind: Kind, facts: Facts) -> str:
    """Return why a message that reads like less than a complaint is heard as one; "" where it is not.

    kind   what it reads like.  What sells is set aside whatever hangs on it, and firms send papers all day
    """
    if kind in (Kind.COMPLAINT, Kind.BULK) or facts.writer.role is Role.OTHER:
        return ""
    return UNREAD if may_be_the_letter(message, kind) else ""


def what_is_sent_in(message: Message, kind: Kind, findings: Sequence[Finding]) -> str:
    """Return why a message that nothing shows to be less than a complaint is none all the same; "" where it may be.

    kind   what it is heard as
    """
    if kind is not Kind.COMPLAINT or any(each.finding in _SPEAKS for each in findings):
        return ""
    return FORM if only_sends_a_form(message) else ""


def set_aside(
    kind: Kind,
    because: str,
    message: Message,
    facts: Facts,
    found: Found | None,
    said: Mapping[str, str],
    findings: tuple[Finding, ...],
) -> tuple[Action, ...]:
    """Set a message aside, and tell whom it is for and who has to look at it.

    because   why it is of its kind
    found     a case it may belong to, and is not put on
    """
    told = (
        *passed_on(kind, because, message, facts),
        *_asked(kind, message, facts, found, said, findings),
        *danger(None, dict(said), findings, facts),
    )
    return (SetAside(kind, because), *(told or of_no_case(kind, because, message, facts)))


def _asked(
    kind: Kind,
    message: Message,
    facts: Facts,
    found: Found | None,
    said: Mapping[str, str],
    findings: Sequence[Finding],
) -> Iterator[Action]:
    """Ask about a message that may go on with a case, or be more than it reads like.  Of an advertisement nobody is."""
    if kind is Kind.BULK or facts.is_old:
        return
    complains = tuple(_for_a_complaint(message, facts, findings))
    doubts = (*_for_a_case(kind, facts, found), *complains, *_for_care(kind, facts, said))
    if doubts:
        new = f"it reads like a new {kind.replace('_', ' ')} and is on no case"
        asked = f"{wrote(who_wrote(facts), message)}; {new}, and {' and '.join(doubts)}"
        yield AskOfficer(None, About.WHICH_CASE, asked, roles=who_takes_complaints(facts) if complains else ())


def _for_a_case(kind: Kind, facts: Facts, found: Found | None) -> Iterator[str]:
    if kind not in PERHAPS_OF_A_CASE:
        return
    if found is not None:
        yield found.because
        return
    for lead in facts.leads:
        if lead.is_theirs:
            yield f"its writer is the complainant of {lead.reference}"
            return


def _for_a_complaint(message: Message, facts: Facts, findings: Sequence[Finding]) -> Iterator[str]:
    shown = next((each for each in findings if each.finding in _COMPLAINS), None)
    if shown is not None:
        yield f'it may be a complaint ("{first_words(shown.words)}"; {shown.rule})'
    if facts.writer.role is not Role.OTHER and may_say_more(message):
        yield "what is attached to it may say more than it does"


def _for_care(kind: Kind, facts: Facts, said: Mapping[str, str]) -> Iterator[str]:
    """Yield that somebody vulnerable may be behind it, where no policy has that told by itself."""
    care = facts.policy.vulnerability
    if kind is not Kind.NOISE and "vulnerable" in said and (care is None or not care.flag):
        yield "it may be from or about somebody vulnerable"
