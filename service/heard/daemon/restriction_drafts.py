"""The draft of the letter to the person whose contact is limited.

A person completes and sends it; heard does not, and says nothing in it that the register does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from heard.casework import restriction_events as happened
from heard.casework.events import Event, Reference
from heard.casework.in_words import day_in_words
from heard.casework.policy import Policy
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.words import Item, LetterPurpose
from heard.daemon.house import House
from heard.daemon.restriction_news import News, in_words, items_of, news_of, who_heard_it
from heard.daemon.restriction_work import today
from heard.judgement.restricted.contacted import states_the_contact
from heard.letters.catalogue import letter_name
from heard.letters.limits_in_words import Terms, how_long, what_it_means
from heard.reports.restricted_evidence import is_owed
from heard.reports.restricted_wants import review_day, wanted
from heard.store import restrictions
from heard.store.restrictions import Entry

_USUAL = (Item("why"), Item("what-it-means"), Item("how-long"))
"""What the letter says where the policy has no such letter."""


@dataclass(frozen=True, slots=True)
class _Drafted:
    """What a letter is written from.

    recorded   what was recorded in words, the latest of each part of the policy's must_record
    decided    the name of whoever decided, or their role where it is none of the policy's; "" where that is not kept
    owed       whether an answer on what is limited is still to come
    news       what the letter tells
    others     the other entries that limit the same person today
    """

    entry: Entry
    house: House
    recorded: dict[str, str]
    decided: str
    owed: bool
    news: News = News.DECIDED
    others: tuple[int, ...] = ()

    @property
    def policy(self) -> Policy:
        return self.house.given.policy

    @property
    def rule(self) -> LetterRule | None:
        """The policy's letter about a restriction; None where it has none."""
        rule = self.policy.restriction
        return self.policy.letters.get(rule.letter) if rule is not None and rule.letter is not None else None


def letter(house: House, number: int) -> str:
    """Return the draft of the letter to the person: what heard knows, and in brackets what only a person can say.

    Which letter it is follows what happened since the last one: the decision, an appeal's outcome, a change, the end.

    Raises NotFound where there is no such entry, and TemplateError where the letter cannot be written.
    """
    with house.store.reading() as connection:
        entry = restrictions.of_number(connection, number)
        recorded = recorded_in_words(connection, number)
        decided = (words_to(connection, number, happened.RestrictionDecided) or [""])[-1]
        record = [each for each, _ in restrictions.happened_to(connection, number)]
        news = news_of(entry.restriction, record, today(house))
        drafted = _Drafted(
            entry, house, recorded, decided, is_owed(connection, entry), news, _others(connection, house, entry)
        )
    wanted_by_policy = drafted.rule.must_say if drafted.rule is not None else _USUAL
    items = items_of(news, entry.restriction, today(house), wanted_by_policy)
    values = dict(_values(drafted, items)) | (dict(_of_the_news(drafted)) if news is not News.DECIDED else {})
    draft = house.letters.draft(letter_name(LetterPurpose.RESTRICTION, news.stage), values, items)
    return "\n".join([*_head(drafted), f"Subject: {draft.subject}", "", draft.text, _foot(drafted)])


def _others(connection: Connection, house: House, entry: Entry) -> tuple[int, ...]:
    """Return the other entries that limit the same person today."""
    every = (each for each in restrictions.every(connection) if each.number != entry.number)
    theirs = (each for each in every if entry.stands_as is not None and each.stands_as == entry.stands_as)
    return tuple(each.number for each in theirs if each.restriction.holds_on(today(house)))


def recorded_in_words(connection: Connection, number: int) -> dict[str, str]:
    """Return what was recorded in words, the latest of each part."""
    return {
        each.event.part: words
        for each, words in restrictions.happened_to(connection, number)
        if isinstance(each.event, happened.RestrictionRecorded) and words
    }


def words_to(connection: Connection, number: int, kind: type[Event]) -> list[str]:
    """Return what was written to all that happened of a kind, the oldest first."""
    return [
        " ".join(words.split())
        for each, words in restrictions.happened_to(connection, number)
        if isinstance(each.event, kind) and words
    ]


def _head(drafted: _Drafted) -> Iterator[str]:
    """Yield what whoever completes the letter has to know, and what is not so yet."""
    entry, house = drafted.entry, drafted.house
    held = entry.restriction
    yield f"Draft of the letter on restriction {entry.number}{_ABOUT[drafted.news]}. heard does not send it."
    yield "What stands in brackets is for you to say."
    if held.proposed:
        yield f"Not decided yet, so not to be sent: heard restrict decide {entry.number} --by ROLE --on DATE"
    if held.is_over_on(today(house)):
        yield "It is over, and limits nothing any more."
    is_first = drafted.news is News.DECIDED
    if missing := [
        each.what for each in wanted(held, drafted.policy) if is_first and not each.what.startswith("letter")
    ]:
        yield f"Missing on the record, and the letter may speak of it: {'; '.join(missing)}."
    home = ", ".join(filter(None, map(str.strip, entry.said.home.splitlines())))
    by_post = f"{entry.said.name}, {home or 'by post'}"
    yield f"To: {', '.join(entry.said.addresses) or by_post}"
    if is_first and drafted.rule is not None and drafted.rule.attach:
        yield f"To go with it: {', '.join(drafted.rule.attach)}"


_ABOUT = {
    News.DECIDED: "",
    News.APPEAL: ", on the outcome of the appeal",
    News.CHANGED: ", on what was changed",
    News.ENDED: ", on its end",
}


def _foot(drafted: _Drafted) -> str:
    says = drafted.rule.must_say if drafted.rule is not None and drafted.news is News.DECIDED else ()
    said = "".join(f" --letter-says {item}" for item in says)
    return f"Sent it? heard restrict note {drafted.entry.number} --letter DATE{said}"


def _values(drafted: _Drafted, items: tuple[Item, ...]) -> Iterator[tuple[str, object]]:
    """Yield each word of the letter with what heard knows of it; None where only a person can say it."""
    entry, house, policy = drafted.entry, drafted.house, drafted.policy
    held, calendar = entry.restriction, house.given.calendar
    why = drafted.recorded.get("why")
    terms = _terms(drafted)
    yield "name", entry.said.name
    yield "organisation", house.given.landlord.name
    yield "mailbox", house.given.landlord.mailboxes[0]
    yield "reference", held.case or entry.said.known_as or None
    yield "outside_body", policy.outside_body
    yield "how_to_complain", policy.how_to_complain
    yield "decided_by", _who_decided(drafted)
    if terms.option is not None and Item("decision") in items:
        yield "decision", f"[{terms.option.says}: what you decided, in one or two sentences]"
    yield "why", why
    yield "reasons", why
    yield "what_it_means", what_it_means(terms)
    yield "confirmed", tuple(sorted(held.confirmed)) or None
    yield "how_long", how_long(held, review_day(held, policy, calendar), today=today(house))
    yield "how_to_reach_us", drafted.recorded.get("how the customer may reach us")


def _of_the_news(drafted: _Drafted) -> Iterator[tuple[str, object]]:
    """Yield what a later letter says otherwise: what it is about, by whom, and why, which no record is quoted for."""
    held, policy, rule = drafted.entry.restriction, drafted.policy, drafted.policy.restriction
    yield "decision", in_words(drafted.news, held, today(drafted.house), drafted.others)
    yield from (("why", None), ("reasons", None), ("decided_by", None))
    if drafted.news is News.APPEAL:
        role = rule.appeal_to if rule is not None else None
        yield "decided_by", who_heard_it(held, policy.roles.get(role, role) if role is not None else "")


def _who_decided(drafted: _Drafted) -> str | None:
    """Return "Nora Quayle, Improvement Manager, on 1 June 2026"; None where it is not recorded."""
    held, roles = drafted.entry.restriction, drafted.policy.roles
    role = roles.get(held.decided_by, held.decided_by) if held.decided_by is not None else ""
    who = ", ".join(filter(None, (drafted.decided, role)))
    if not who or held.decided_on is None:
        return None
    return f"{who}, on {day_in_words(held.decided_on)}"


def terms_of(connection: Connection, house: House, entry: Entry) -> Terms:
    """Return what an entry says, as far as it is told to those whom it limits and to those who work with it."""
    return _terms(_Drafted(entry, house, {}, "", is_owed(connection, entry)))


def _terms(drafted: _Drafted) -> Terms:
    entry, policy, rule = drafted.entry, drafted.policy, drafted.policy.restriction
    held = entry.restriction
    deciders = rule.fresh_evidence_decided_by if rule is not None else ()
    return Terms(
        held=held,
        option=rule.options.get(held.option) if rule is not None else None,
        says=entry.said.says,
        matter=_matter(held.case, entry.said.known_as),
        contact=_contact(drafted),
        decider=" or our ".join(policy.roles.get(role, role) for role in deciders),
        owed=drafted.owed,
        replies=states_the_contact(held, policy, drafted.house.given.landlord),
    )


def _matter(case: Reference | None, known_as: str) -> str:
    """Return the case that it is about; the person knows one from before heard by its old reference."""
    if case is not None and known_as and known_as != case:
        return f"{case}, which was {known_as} before,"
    return case or known_as or "[the matter]"


def _contact(drafted: _Drafted) -> str:
    """Return name and address of the one person whom contact goes through, as the landlord's list has them."""
    address = drafted.entry.said.named_contact
    staff = drafted.house.given.landlord.staff
    name = next((officer.name for officer in staff if officer.address.lower() == address.lower()), "")
    return f"{name} ({address})" if name else address
