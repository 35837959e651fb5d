"""Whether a contact is about the matter that is limited, or about a new one.  Unsure is new.

What is shared with the matter is weighed against what is shared with the person's other cases and against what is
plainly something else: a fault or harm of a sort nobody has told of before (troubles.py), and "this is not about the
fence".  The subject and the thread may lie; the words of the mail count.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from heard.casework.events import Reference
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.business import new_business
from heard.judgement.restricted.evidence import fresh_in, is_argued
from heard.judgement.restricted.once import Once
from heard.judgement.restricted.rooms import is_in_another_room
from heard.judgement.restricted.said import denied_by, goes_on_with_it, may_be_after_any
from heard.judgement.restricted.shared import (
    AS_TEXTED,
    ENOUGH,
    Shared,
    about_of,
    all_said,
    most_shared,
    shared_of,
    topic_of,
    with_its_place,
    words_of,
)
from heard.judgement.restricted.talk import DECIDED, PROVES, TALK, brings_of_its_own, names_in_evidence
from heard.judgement.restricted.troubles import (
    Trouble,
    is_of_money,
    sorts_of,
    speaks_of_money,
    troubles_in,
)
from heard.judgement.threading.alike import matter_of
from heard.judgement.threading.dealings import dealings
from heard.judgement.threading.find_case import Found
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

SAME, NEW, UNSURE = "same", "new", "unsure"
CLEARLY = 0.5
"""By how much more it is about the matter, where it shares something with another case too."""
MUCH = 5.0
"""How much a contact has to say of other things to be about something new, where it says nothing of the matter."""
APPEALS = "restriction_appeal"
_MANY_WORDS, _MUCH_ELSE = 3, 5
_IN_COMMON = 3
"""Words, common ones too, by which a contact may go on with another case of theirs."""
_ASKS_FOR_SOMETHING = frozenset({"complaint", "service_request"})
_TELLS_OF_SOMETHING = frozenset({"service_request", "complaint", "displeasure", "risk"})
_ASKS_OR_WARNS = frozenset({"service_request", "complaint", "risk", "vulnerability"})
_FAULTS = frozenset({"service_request", "risk"})


@dataclass(frozen=True, slots=True)
class Matter:
    """What a contact is about.

    verdict   "same", "new" or "unsure"
    because   why, as a clause without full stop
    fresh     words that seem to bring new evidence on the same matter; "" for none
    on        another case of theirs that it is about
    """

    verdict: str
    because: str
    fresh: str = ""
    on: Reference | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a contact shares, and what it brings.

    about         its words, each with its weight
    same, other   what it shares with the matter, and with the person's other cases at most
    theirs        which of these that is; None where there is none
    tells         whether it tells of something, or is not content
    complains     whether it asks to be taken as a complaint, or for something to be done
    fresh         the words of what may be evidence; "" for none
    troubles      what sorts of trouble it tells of
    brings        a word of its own that is no talk of writing and waiting; "" for none
    asks          whether it asks for something, or warns of something
    """

    about: dict[str, float]
    same: Shared
    other: Shared
    theirs: Reference | None
    tells: bool
    complains: bool
    fresh: str
    troubles: tuple[Trouble, ...]
    brings: str
    asks: bool

    @property
    def may_be_new(self) -> bool:
        """Say whether it asks for a complaint, shares a word or two, and says more of what the matter has nothing of.

        "The door entry is broken since Tuesday" and a service charge share a word.
        """
        shared = len(self.same.words)
        return self.complains and shared < _MANY_WORDS and len(self.about) - shared >= _MUCH_ELSE

    @property
    def says_much_else(self) -> bool:
        return self.same.points < CLEARLY and sum(self.about.values()) >= MUCH


def matter_of_contact(
    message: Message,
    facts: Facts,
    limit: Limit,
    found: Found | None,
    findings: Sequence[Finding],
    once: Once | None = None,
) -> Matter:
    """Say whether a contact is about what is limited.

    found      the case the message seems to belong to
    findings   what the rules see in it, as of no case
    once       what was found in the message already
    """
    seen = _seen(once or Once(message), facts, limit, findings)
    if (matter := _as_it_says(message, seen, findings, limit)) is not None:
        return matter
    if (matter := _as_it_shows(message, seen, findings, limit)) is not None:
        return matter
    if found is not None and found.reference != limit.restriction.case and found.is_named:
        return Matter(NEW, f"it goes on with {found.reference}")
    if reason := _brings_nothing_new(message, seen):
        return Matter(SAME, reason, seen.fresh)
    if seen.says_much_else:
        return Matter(NEW, "it has nothing of the matter in it, and says much else")
    if (goes_on := _by_common_words(seen.about, limit)) is not None:
        return Matter(NEW, f"it has more in common with {goes_on}", on=goes_on)
    return Matter(UNSURE, "nothing in it shows which matter it is about")


def _seen(once: Once, facts: Facts, limit: Limit, findings: Iterable[Finding]) -> _Seen:
    about = {word: weight for word, weight in about_of(once, facts, limit).items() if word not in AS_TEXTED}
    same = with_its_place(
        once.message, limit, shared_of(about, limit.matter, facts, limit.restriction.case, topic_of(limit))
    )
    says = dict(limit.elsewhere) | {lead.reference: lead.says for lead in facts.leads if lead.is_theirs}
    other, theirs = most_shared(about, says.items(), facts, limit, topic_of(limit))
    tells = any(each.finding in _TELLS_OF_SOMETHING and each.verdict == "yes" for each in findings)
    complains = any(
        each.verdict == "yes" and (each.finding in _ASKS_FOR_SOMETHING or "complain" in each.words.lower())
        for each in findings
    )
    fresh, asks = fresh_in(once.message), any(e.finding in _ASKS_OR_WARNS and e.verdict == "yes" for e in findings)
    own_words, said, besides = once.message.own_words, all_said(once, facts, limit), topic_of(limit)
    # Evidence and a word of the matter, or of the decision, is evidence on the matter, whatever else is told with it.
    argues = bool(fresh) and not said.isdisjoint(besides - TALK if is_argued(fresh) else DECIDED)
    besides = besides | PROVES | names_in_evidence(own_words) if fresh else besides
    brings = "" if argues else brings_of_its_own(own_words, said, besides)
    return _Seen(about, same, other, theirs, tells, complains, fresh, once.of(_troubles), brings, asks)


def _troubles(message: Message) -> tuple[Trouble, ...]:
    return troubles_in(message.own_words)


def _as_it_says(message: Message, seen: _Seen, findings: Iterable[Finding], limit: Limit) -> Matter | None:
    """Return what a contact is about by what it says of that itself."""
    said = dealings("" if is_reply_subject(message.subject) else message.subject, message.own_words)
    if denied := denied_by(message, said.another, seen.same, seen.other):
        return Matter(NEW, f"it says that it is about something else (“{denied}”)")
    if any(each.finding == APPEALS for each in findings):
        return Matter(NEW, "it is about the limit itself")
    if asked := new_business(message.own_words, limit.matter):
        return Matter(NEW, f"it asks for something of its own (“{asked}”)")
    if seen.same.points < ENOUGH and (after := may_be_after_any(message)):
        return Matter(UNSURE, f"it asks after an earlier mail, which may be any (“{after}”)")
    return None


def _as_it_shows(message: Message, seen: _Seen, findings: Iterable[Finding], limit: Limit) -> Matter | None:
    """Return what a contact is about by what it shares, and by a fault that the matter has nothing of."""
    same, other = seen.same, seen.other
    if other.points > same.points and seen.theirs is not None and (seen.tells or same.points < ENOUGH):
        return Matter(NEW, f"it is about {seen.theirs} ({', '.join(other.words[:3])})", on=seen.theirs)
    if (fault := _a_new_fault(findings, limit)) and same.points < other.points + 2 * ENOUGH:
        return Matter(NEW, f"it tells of something new (“{fault}”)")
    if (trouble := _a_new_trouble(seen, findings, limit)) is not None:
        return trouble
    if room := is_in_another_room(message.own_words, limit.matter):
        return Matter(UNSURE, f"it tells of another room (“{room}”)")
    if seen.may_be_new or _is_of_the_thing_and_not_its_price(message, seen, limit):
        return None
    if same.points >= ENOUGH and (same.points >= other.points + CLEARLY or not seen.tells):
        return Matter(SAME, f"it is about the same ({', '.join(same.words[:4])})", seen.fresh)
    return None


def _a_new_trouble(seen: _Seen, findings: Iterable[Finding], limit: Limit) -> Matter | None:
    """Return that a contact tells of a sort of trouble which the matter has nothing of; None where it does not.

    Harm is new however much is shared, and so is what is told apart from the matter: "and now the roof leaks too".
    """
    known, topic = sorts_of(limit.matter), topic_of(limit)
    # "I have fallen, here is my doctor's letter" is an argument on the matter, and is put before whoever decides of it.
    argues = bool(seen.fresh) and (seen.same.points >= ENOUGH or not seen.brings)
    # Compensation for the lift of 2023 is one thing, and a lift that is stuck since Monday another.
    is_over = is_of_money(next(iter(limit.matter), ""))
    new = [
        each
        for each in seen.troubles
        if (each.sort not in known or (is_over and each.is_recent))
        and not (argues and each.is_harm and each.is_the_writers_own)
    ]
    apart = [
        each for each in new if each.is_harm or (is_over and each.is_recent) or matter_of(each.where).isdisjoint(topic)
    ]
    if apart or (new and len(seen.same.words) < _MANY_WORDS):
        return Matter(NEW, f"it tells of something new (“{(apart or new)[0].words}”)")
    if new and any(each.finding == "complaint" and each.verdict == "yes" for each in findings):
        return Matter(NEW, f"it asks for a complaint, and tells of something new (“{new[0].words}”)")
    if new:
        return Matter(UNSURE, f"it tells of the same thing, and perhaps of something new (“{new[0].words}”)")
    return None


def _is_of_the_thing_and_not_its_price(message: Message, seen: _Seen, limit: Limit) -> bool:
    """Say whether a contact shares one word with a matter of money, and says nothing of money: a bush in the garden."""
    return (
        is_of_money(next(iter(limit.matter), ""))
        and len(seen.same.words) < 2
        and len(seen.about) > 2
        and not speaks_of_money(message.own_words)
    )


def _brings_nothing_new(message: Message, seen: _Seen) -> str:
    """Return why a contact goes on with the limited matter though it names nothing of it; "" where it may not."""
    if (seen.same.words or not seen.asks) and (reason := goes_on_with_it(message)):
        return reason
    if seen.brings or seen.asks:
        return ""
    if seen.fresh:
        return "it sends what may be evidence, and names no other matter"
    return "it brings nothing else up" if seen.theirs is None else ""


def _by_common_words(about: dict[str, float], limit: Limit) -> Reference | None:
    """Return the case of theirs that a contact plainly has more words in common with, however common these are."""
    same = len(words_of(limit.matter).intersection(about))
    counted = [(len(words_of(texts).intersection(about)), reference) for reference, texts in limit.elsewhere]
    most, reference = max(counted, default=(0, None))
    return reference if most >= _IN_COMMON and most >= same + 2 else None


def _a_new_fault(findings: Iterable[Finding], limit: Limit) -> str:
    """Return the words that tell of a fault or a danger which the matter has nothing of; "" for none."""
    matter = words_of(limit.matter)
    for each in findings:
        if each.finding in _FAULTS and (words := matter_of(each.words)) and words.isdisjoint(matter):
            return each.words
    return ""
