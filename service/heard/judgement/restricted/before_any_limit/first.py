"""What comes before any limit: of a message that is one of these nothing is withheld, whoever wrote it.

A danger; an appeal against the restriction, or a question about it; what the Ombudsman has or may have of it; a request
for data or information under an Act; a request for another way of dealing that somebody needs; and the mail of those
who are never restricted: an Ombudsman, a member, a solicitor.  A restriction takes none of this from anybody, so a
doubtful sign of it counts as much as a plain one.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.casework.events import WhichMatter
from heard.casework.people import Role
from heard.casework.restriction import Restriction
from heard.judgement.actions import Decision, Finding
from heard.judgement.first_words import first_words
from heard.judgement.restricted.before_any_limit.against_it import against_it_in, speaks_of_themselves
from heard.judgement.restricted.before_any_limit.another_way import may_need_another_way, needs_another_way
from heard.judgement.restricted.before_any_limit.its_decision import against_the_decision
from heard.judgement.restricted.before_any_limit.rights import asks_for_what_is_held, what_the_ombudsman_has_of_it
from heard.judgement.restricted.contacted import Contacted
from heard.mail.message import Message

APPEAL = "restriction_appeal"
ADJUSTMENT = "adjustment_request"
NEVER_RESTRICTED = (Role.OMBUDSMAN, Role.MEMBER, Role.SOLICITOR)
"""Whoever writes as one of these is no restricted person, and is not limited for one they write for."""

_PERHAPS = "may appeal against it, or ask about it"
OFFICES = {Role.OMBUDSMAN: "an Ombudsman", Role.MEMBER: "a councillor or an MP", Role.SOLICITOR: "a solicitor"}


@dataclass(frozen=True, slots=True)
class First:
    """What comes first of a message.

    why       each in a few words: "it may report a danger"
    appeals   whether its writer appeals against the restriction, as far as words can tell
    asks      whether it asks about the restriction, or may appeal; without a why a person is asked, and it is limited
    """

    why: tuple[str, ...] = ()
    appeals: bool = False
    asks: bool = False

    def __bool__(self) -> bool:
        return bool(self.why)

    @property
    def is_perhaps_an_appeal(self) -> bool:
        """Say whether all that comes first of it is that it may mean the limit, which a person has yet to say."""
        return not self.appeals and len(self.why) == 1 and _PERHAPS in self.why[0]

    @property
    def is_told_of(self) -> bool:
        """Say whether its writer is told in any case that it came."""
        return self.asks and bool(self)


def what_comes_first(
    decision: Decision, message: Message, entry: Restriction, contacted: Contacted | None = None
) -> First:
    """Return what of a message comes before any limit; nothing of most.

    entry   the restriction that may limit it
    contacted   what is known of the contact, where it is one
    """
    why = [f"{OFFICES[decision.role]} wrote it"] if decision.role in NEVER_RESTRICTED else []
    if "risk" in decision.verdicts:
        why.append("it may report a danger")
    appeal, words = _appeal(decision, message, entry, contacted.minds if contacted is not None else "")
    if words:
        what = "appeals against the restriction" if appeal == "yes" else _PERHAPS
        why.append(f'it {what} ("{first_words(words)}")')
    asks = bool(words) or _is_to_be_weighed(decision, message, contacted)
    return First((*why, *_of_right(decision, message)), appeal == "yes", asks)


def _is_to_be_weighed(decision: Decision, message: Message, contacted: Contacted | None) -> bool:
    """Say whether a contact about what is limited may mean the limit too: a person is asked, and it stays limited."""
    if contacted is None or contacted.matter == WhichMatter.NEW or decision.role in NEVER_RESTRICTED:
        return False
    names_none = contacted.matter == WhichMatter.UNSURE
    asks_for_more = "escalation" in decision.verdicts and (names_none or bool(speaks_of_themselves(message)))
    return asks_for_more or bool(contacted.weighs)


def _appeal(decision: Decision, message: Message, entry: Restriction, minds: str) -> tuple[str, str]:
    """Return how surely a message appeals, and by which words; both "" where it does not."""
    if (found := _seen(APPEAL, decision.findings)) is not None:
        return found.verdict, found.words
    if decision.role in NEVER_RESTRICTED:
        return "", ""
    words = against_the_decision(message, entry) or against_it_in(message) or minds
    return ("ask", words) if words else ("", "")


def _of_right(decision: Decision, message: Message) -> Iterator[str]:
    """Yield what a message wants that no limit takes from anybody."""
    if (ombudsman := what_the_ombudsman_has_of_it(message)) is not None:
        yield f'{ombudsman.what} ("{first_words(ombudsman.words)}")'
    if words := asks_for_what_is_held(message):
        yield f'it asks for what the law gives everybody a right to ("{first_words(words)}")'
    adjustment = _seen(ADJUSTMENT, decision.findings)
    if words := adjustment.words if adjustment is not None else needs_another_way(message):
        yield f'it asks for something to be done another way that they need ("{first_words(words)}")'
    elif words := may_need_another_way(message):
        yield f'its writer may need something done another way ("{first_words(words)}")'


def _seen(what: str, findings: Sequence[Finding]) -> Finding | None:
    """Return the plainest finding of something."""
    found = sorted((each for each in findings if each.finding == what), key=lambda each: each.verdict != "yes")
    return next(iter(found), None)
