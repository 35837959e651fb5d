"""Which case a message belongs to, how sure that is, and why.

Every case that something in the message points to is weighed against the others and against the
thought that the message is about something new.  What wins clearly is the answer; what wins barely is
a question for a person, and the message has a case of its own until somebody says.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from heard.casework.events import Ground, Reference
from heard.casework.people import Role
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts, TieKind
from heard.judgement.threading.dealings import Dealings, dealings
from heard.judgement.threading.evidence import Weighed
from heard.judgement.threading.may_be_put import may_be_put_on, names_it, worth_asking
from heard.judgement.threading.something_new import New, something_new
from heard.judgement.threading.weighing import weighed
from heard.judgement.threading.wrong_mail import rather_meant
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

RULE = "judgement/threading"

SURE = 1.0
"""The margin, over something new and over the next case, from which nobody is asked."""
WORTH_ASKING = 0.0
"""The margin over something new from which a person is told which case it may belong to."""
WORTH_TELLING = 0.5
"""What a tie is worth at least that is told as a reason."""
PLAINLY = (TieKind.REFERENCE, TieKind.ANSWERS, TieKind.LETTER_MARK, TieKind.SIGNED_ADDRESS)
"""By which its writer plainly speaks of a case, whatever else the message is about."""


@dataclass(frozen=True, slots=True)
class Found:
    """A case a message seems to belong to.

    sure      whether it is put there without asking
    is_there  whether it is put there: also unsure, where it can only be one of several its writer belongs to
    is_named  whether the message names the case, or a mail of it, and does not only sound like it
    is_barred whether all points there, and nothing shows that the writer belongs to that case
    named     the other cases that the message plainly speaks of
    """

    reference: Reference
    ground: Ground
    sure: bool
    because: str
    findings: tuple[Finding, ...]
    is_there: bool = False
    is_named: bool = False
    is_barred: bool = False
    named: tuple[Reference, ...] = ()


def find_case(message: Message, facts: Facts, findings: Collection[Finding] = ()) -> Found | None:
    """Return the likeliest case, or None where none is worth asking about.

    findings   what the rules see in the message, as of no case
    """
    if not facts.leads:
        return None
    said = _said(message, facts)
    by_rank = weighed(message, facts, said)
    new = something_new(message, facts, findings, said)
    best = by_rank[0]
    is_reply = is_reply_subject(message.subject)
    asks = best.total - new.points >= WORTH_ASKING and worth_asking(best, facts, is_reply=is_reply)
    # A case that is named, or whose mail is answered or quoted, is never passed over in silence.
    chosen = best if asks else next(filter(names_it, by_rank), None) or next(filter(_quotes_it, by_rank), None)
    if chosen is None:
        return None
    found = _found(chosen, [each for each in by_rank if each is not chosen], new, facts)
    # Whether it belongs to the case that has stood for it since it could not be read, nobody need ask.
    return None if found.reference == facts.taken_up and not found.is_there else found


def _quotes_it(weighed: Weighed) -> bool:
    return weighed.has(TieKind.QUOTED_REFERENCE)


def _said(message: Message, facts: Facts) -> Dealings:
    """Return what a person outside says of other dealings; staff and machines speak of those of others."""
    if message.machine is not None or facts.writer.role is Role.OFFICER:
        return Dealings((), ())
    subject = "" if is_reply_subject(message.subject) else message.subject
    return dealings(subject, message.own_words)


def _found(best: Weighed, others: Sequence[Weighed], new: New, facts: Facts) -> Found:
    over_new = best.total - new.points
    second = next(iter(others), None)
    near = second if second is not None and best.total - second.total < SURE else None
    rival = near or rather_meant(best, others, facts)
    may_be = may_be_put_on(best, facts)
    is_old_matter = may_be and over_new >= SURE and not best.contradicted
    sure = is_old_matter and rival is None
    return Found(
        best.lead.reference,
        best.best.ground,
        sure,
        _because(best, rival, new, may_be=may_be),
        tuple(_shown(best, second, new, sure=sure)),
        # Where both are cases the writer belongs to, putting it on either shows nobody anything.
        is_there=sure or (is_old_matter and rival is not None and may_be_put_on(rival, facts)),
        is_named=names_it(best),
        is_barred=over_new >= SURE and not may_be,
        named=tuple(each.lead.reference for each in others if each.has(*PLAINLY)),
    )


def _because(best: Weighed, rival: Weighed | None, new: New, *, may_be: bool) -> str:
    worths = sorted(best.worths, key=lambda worth: -worth.points)
    reasons = [worth.because for worth in worths if worth.points >= WORTH_TELLING]
    because = " and ".join(reasons[:2]) or f"it may belong to {best.lead.reference}"
    if not may_be:
        return f"{because}, but nothing shows that the writer belongs to that case"
    if best.contradicted or best.total - new.points < SURE:
        says = (
            f"it says that it is another matter (“{new.says_so}”)" if new.says_so else "it may be about something new"
        )
        return f"{because}, but {says}"
    return because if rival is None else f"{because}, but it may belong to {rival.lead.reference} as well"


def _shown(best: Weighed, second: Weighed | None, new: New, *, sure: bool) -> Iterator[Finding]:
    """Yield every tie with its worth, and last what it was weighed against."""
    verdict = "yes" if sure else "ask"
    for worth in sorted(best.worths, key=lambda worth: -abs(worth.points)):
        source = "RFC 5322, 3.6.4" if worth.ground is Ground.REPLY_HEADER else ""
        shown = f": {worth.shown_by}" if worth.shown_by else ""
        yield Finding("case", RULE, f"{worth.points:+.1f} {worth.because}{shown}", source, verdict)
    against = f"{best.total:.1f} for {best.lead.reference}, {new.points:.1f} for something new"
    if second is not None:
        against += f", {second.total:.1f} for {second.lead.reference}"
    yield Finding("case", RULE, against, "", verdict)


def tied_by(found: Found | None) -> tuple[Finding, ...]:
    """Return what ties a message to a case, as findings; () where nothing does."""
    return found.findings if found is not None else ()
