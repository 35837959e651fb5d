"""Whether a contact is about the matter that is limited, or about a new one.  Unsure is new.

What is shared with the matter is weighed against what is shared with the person's other cases and against what is
plainly something else: a fault or harm of a sort nobody has told of before (troubles.py), and "this is not about the
fence".  The subject and the thread may lie; the words of the mail count.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from heard.casework.events import Reference
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.about.aside import set_aside
from heard.judgement.restricted.about.business import new_business
from heard.judgement.restricted.about.compared import CLEARLY, Compared, compared
from heard.judgement.restricted.about.of_a_day import case_of_the_day_it_names
from heard.judgement.restricted.about.other_words import every_name_of
from heard.judgement.restricted.about.periods import of_another_period
from heard.judgement.restricted.about.rooms import is_in_another_room
from heard.judgement.restricted.who.said import denied_by, goes_on_with_it, may_be_after_any
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import ENOUGH, heads_of, topic_of, words_of
from heard.judgement.restricted.words.talk import brings_of_its_own
from heard.judgement.restricted.words.troubles import is_of_money, sorts_of, speaks_of_money
from heard.judgement.threading.alike import matter_of
from heard.judgement.threading.dealings import dealings
from heard.judgement.threading.find_case import Found
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

SAME, NEW, UNSURE = "same", "new", "unsure"
APPEALS = "restriction_appeal"
_MANY_WORDS = 3
_IN_COMMON = 3
"""Words, common ones too, by which a contact may go on with another case of theirs."""
_NOT_THE_MONEY = re.compile(
    r"\b(?:not|\w+n['\u2019]?t) (?:about|to do with|over"
    r"|because of) \w+ \w+(?: charge)?",
    re.IGNORECASE,
)
_FAULTS = frozenset({"service_request", "risk"})


@dataclass(frozen=True, slots=True)
class Matter:
    """What a contact is about.

    verdict   "same", "new" or "unsure"
    because   why, as a clause without full stop
    fresh     words that seem to bring new evidence, whichever matter it is of; "" for none
    on        another case of theirs that it is about, or the one that is limited where it was joined with another
    """

    verdict: str
    because: str
    fresh: str = ""
    on: Reference | None = None


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
    seen = compared(once or Once(message), facts, limit, findings)
    matter = (
        _as_it_says(message, seen, findings, limit)
        or _of_a_day(message, facts, limit)
        or _as_it_shows(message, seen, findings, limit)
    )
    return replace(matter or _as_it_leaves_open(message, seen, limit, found), fresh=seen.fresh)


def _as_it_leaves_open(message: Message, seen: Compared, limit: Limit, found: Found | None) -> Matter:
    """Return what a contact is about that neither says it nor shows it."""
    if found is not None and found.reference != limit.restriction.case and found.is_named:
        return Matter(NEW, f"it goes on with {found.reference}")
    if reason := _brings_nothing_new(message, seen):
        return Matter(SAME, reason)
    if seen.says_much_else:
        return Matter(NEW, "it has nothing of the matter in it, and says much else")
    if (goes_on := _by_common_words(seen.about, limit)) is not None:
        return Matter(NEW, f"it has more in common with {goes_on}", on=goes_on)
    if seen.named and seen.is_named_beside_something:
        return Matter(UNSURE, f"it names what is limited, and asks for or tells of something beside it ({seen.apart})")
    if seen.has_only_its_place:
        return Matter(UNSURE, f"it names where the matter is, and nothing of what it is ({', '.join(seen.same.words)})")
    return Matter(UNSURE, "nothing in it shows which matter it is about")


def _as_it_says(message: Message, seen: Compared, findings: Iterable[Finding], limit: Limit) -> Matter | None:
    """Return what a contact is about by what it says of that itself."""
    if asks := _set_aside(message, seen, limit):
        return Matter(NEW, f"it sets what is limited aside (“{asks}”)")
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


def _of_a_day(message: Message, facts: Facts, limit: Limit) -> Matter | None:
    """Return that a contact goes on with another case of theirs, which came on the day that it names."""
    on = case_of_the_day_it_names(message.own_words, facts, limit)
    return Matter(NEW, f"it goes on with {on}, which came on the day that it names", on=on) if on is not None else None


def _set_aside(message: Message, seen: Compared, limit: Limit) -> str:
    """Return the words by which a contact sets the matter aside for something else; "" where it does not."""
    aside = set_aside(message.own_words, every_name_of(heads_of(limit)))
    if aside is None:
        return ""
    brings = brings_of_its_own(
        aside.rest, matter_of(aside.rest).intersection(seen.about), topic_of(limit) | words_of(limit.matter)
    )
    return aside.words if brings else ""


def _as_it_shows(message: Message, seen: Compared, findings: Iterable[Finding], limit: Limit) -> Matter | None:
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
    if period := of_another_period(message.own_words, limit.matter):
        return Matter(UNSURE, f"it is of another year than the matter is (“{period}”)")
    if seen.is_named_beside_something or seen.has_only_its_place:
        return None
    if seen.may_be_new or _is_of_the_thing_and_not_its_price(message, seen, limit):
        return None
    if same.points >= ENOUGH and (same.points >= other.points + CLEARLY or not seen.tells):
        return Matter(SAME, f"it is about the same ({', '.join(same.words[:4])})")
    return None


def _a_new_trouble(seen: Compared, findings: Iterable[Finding], limit: Limit) -> Matter | None:
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
    if new and seen.fresh and seen.named and not any(each.is_harm for each in new):
        return Matter(UNSURE, f"it brings what may be evidence, and perhaps tells of something new (“{new[0].words}”)")
    if apart or (new and len(seen.same.words) < _MANY_WORDS):
        return Matter(NEW, f"it tells of something new (“{(apart or new)[0].words}”)")
    if new and any(each.finding == "complaint" and each.verdict == "yes" for each in findings):
        return Matter(NEW, f"it asks for a complaint, and tells of something new (“{new[0].words}”)")
    if new:
        return Matter(UNSURE, f"it tells of the same thing, and perhaps of something new (“{new[0].words}”)")
    return None


def _is_of_the_thing_and_not_its_price(message: Message, seen: Compared, limit: Limit) -> bool:
    """Say whether a contact shares one word with a matter of money, and says nothing of money: a bush in the garden."""
    return (
        is_of_money(next(iter(limit.matter), ""))
        and len(seen.same.words) < 2
        and len(seen.about) > 2
        and not speaks_of_money(_NOT_THE_MONEY.sub(" ", message.own_words))
    )


def _brings_nothing_new(message: Message, seen: Compared) -> str:
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
