"""Every case a message may belong to, with what is worth what, the likeliest first.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from heard.casework.people import Role
from heard.judgement.facts import Facts, Lead, TieKind
from heard.judgement.threading.alike import alike, matter_of, words_about, words_in
from heard.judgement.threading.dealings import SURELY, Dealings
from heard.judgement.threading.evidence import HOLDS_A_MAIL, Occasion, Weighed, weigh
from heard.mail.message import Message
from heard.mail.threads.subjects import answered_subject, is_forward, is_reply_subject, topic
from heard.mail.told.homes import homes_in

OF_STAFF = 0.4
"""The weight of an officer's name: the same one may deal with all of somebody's cases."""

A_SCRAP = 150
"""Characters of a message that may be the rest of the one before it, where it says that it goes on."""

_APART = re.compile(r"[\W_]+")


def for_others(facts: Facts) -> bool:
    """Say whether the writer is one who writes for many, so that their last case tells little of this mail."""
    return facts.writer.role is not Role.TENANT


def weighed(message: Message, facts: Facts, said: Dealings) -> list[Weighed]:
    """Return the leads of a message with what they are worth, the likeliest first."""
    own, of_others = _about(message, facts)
    now = Occasion(
        facts.received_at,
        for_others=for_others(facts),
        by_staff=facts.writer.role is Role.OFFICER,
        by_machine=message.machine is not None,
        is_a_scrap=not topic(message.subject) or (said.weight >= SURELY and len(message.own_words) <= A_SCRAP),
        another_matter=bool(said.another),
        new_subject=_has_a_new_subject(message, facts),
    )
    cases: list[Collection[str]] = [frozenset().union(*map(matter_of, lead.says)) for lead in facts.leads]
    homes = _Homes("" if now.by_staff or now.by_machine else f"{message.subject}\n{message.own_words}")
    found = []
    for place, lead in enumerate(facts.leads):
        others = [case for at, case in enumerate(cases) if at != place and facts.leads[at].is_theirs]
        likeness = alike(
            own if lead.is_theirs else of_others,
            cases[place],
            facts.rarity(lead.reference),
            others if lead.is_theirs else (),
        )
        found.append(weigh(lead, likeness, now, another_home=homes.another(lead)))
    return sorted(found, key=lambda each: -each.total)


class _Homes:
    """The homes a message speaks of, looked for in its text once a case tells of homes too: most tell of none."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: Sequence[str] | None = None

    def another(self, lead: Lead) -> str:
        """Return a home the message speaks of where the case tells of homes and of none of these; "" otherwise."""
        if not self._text or any(tie.kind is TieKind.HOME for tie in lead.ties):
            return ""
        told = frozenset[str]().union(*map(_homes_of, lead.says))
        if not told:
            return ""
        if self._found is None:
            self._found = homes_in(self._text)
        return self._found[0] if self._found and told.isdisjoint(self._found) else ""


@lru_cache(maxsize=8_000)  # as `matter_of`
def _homes_of(text: str) -> tuple[str, ...]:
    return tuple(homes_in(text))


def _has_a_new_subject(message: Message, facts: Facts) -> bool:
    """Say whether a person outside gave it a subject of its own; staff write theirs as they like."""
    if message.machine is not None or facts.writer.role is Role.OFFICER:
        return False
    return bool(message.subject.strip()) and not is_reply_subject(message.subject)


def _about(message: Message, facts: Facts) -> tuple[dict[str, float], dict[str, float]]:
    """Return what the message is about, for the writer's own cases and for those of others.

    Who deals with a case is known to its complainant; to others an officer's name says nothing.
    """
    about = words_about(_text(message, facts))
    for word in _of_the_writer(facts):
        about.pop(word, None)
    of_staff = matter_of(" ".join([officer.name for officer in facts.landlord.staff]))
    if of_staff.isdisjoint(about):
        return about, about
    of_others = {word: weight for word, weight in about.items() if word not in of_staff}
    own = {word: min(weight, OF_STAFF) if word in of_staff else weight for word, weight in about.items()}
    return own, of_others


def _text(message: Message, facts: Facts) -> str:
    """Return what the message itself says; where staff pass on another's mail, what that says too."""
    if message.machine is not None:
        return answered_subject(message.subject)
    # The subject of a reply is its thread's, not its writer's.
    linked = any(tie.kind in (*HOLDS_A_MAIL, TieKind.QUOTES) for lead in facts.leads for tie in lead.ties)
    subject = "" if linked and is_reply_subject(message.subject) else message.subject
    text = f"{subject}\n{message.own_words}"
    if facts.writer.role is Role.OFFICER and (is_forward(message.subject) or message.enclosed):
        text = "\n".join((text, message.quoted, *(each.text for each in message.enclosed)))
    return text


def _of_the_writer(facts: Facts) -> Collection[str]:
    """Return the words that are in all of somebody's mail: their name and home, and the landlord's name."""
    told = (
        tie.shown_by
        for lead in facts.leads
        for tie in lead.ties
        if tie.kind in (TieKind.HOME, TieKind.PLACE, TieKind.CORRESPONDENT)
    )
    address = facts.writer.address
    own = f"{address.name} {address.address.partition('@')[0]}" if address is not None else ""
    return words_in(_APART.sub(" ", " ".join((facts.landlord.name, own, *told))))
