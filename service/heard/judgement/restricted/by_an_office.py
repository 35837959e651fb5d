"""Whether the mail of somebody who is never restricted is about a person whose contact is limited.

An Ombudsman, a councillor, an MP or a solicitor is dealt with as anybody, and so is a support worker, an adviser, a
carer or an interpreter who writes for somebody.  Whoever decided the restriction hears of it
all the same: what they ask may turn on it.  It takes a name that fits, with what else there is of a home or the matter;
what is limited alone is a neighbour's too.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.casework.events import Reference
from heard.casework.people import Role
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.representing.relations import ROLE_OF, office_of
from heard.judgement.representing.spoken_for import Relation
from heard.judgement.restricted.before_any_limit.first import OFFICES
from heard.judgement.restricted.who.beside_them import HELPERS, helper_in
from heard.judgement.restricted.who.who_it_is import ASK, Recognised, Sign
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import homes_spoken_of, shared_with
from heard.mail.message import Message
from heard.mail.told.given_names import is_given, same_given
from heard.mail.told.homes import homes_in
from heard.mail.told.personal_names import folded, taken_apart

SHOWN = "shown"
"""The verdict on mail about somebody restricted that they did not write: nothing follows from it but the notice."""

HELPER = "a support worker, an adviser or the like"
"""What is said of somebody who helps people by trade."""

_ON_THEIR_CASE, _NAME, _FAMILY, _HOME, _ANOTHER_HOME = 2.5, 2.5, 1.5, 1.5, -1.5
_MOST_MATTER = 2.0
_LOOKED_AT = 6_000
"""Characters."""
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]{2,})?")
_OMBUDSMAN = re.compile(r"\bombudsman\b", re.IGNORECASE)
_SIGNED = re.compile(r"(?:The )?(?:[A-Z][\w&'-]{0,25} ){0,4}Ombudsman(?: [A-Z][\w&'-]{0,25}){0,3}")
"""A line that an Ombudsman signs with; "I shall tell the Ombudsman" is no such line."""


def office_that_wrote(message: Message, role: Role) -> str:
    """Return which office a mail comes from, in words; "" for none.

    role   whose words it carries.  Whom the settings do not name is known by what they sign with: an Ombudsman, a
           member, a solicitor
    """
    if role in OFFICES:
        return OFFICES[role]
    if role is Role.TENANT and message.sender is not None:
        if (signed := ROLE_OF.get(office_of(message) or Relation.OTHER)) in OFFICES:
            return OFFICES[signed]
        named = _OMBUDSMAN.search(f"{message.sender.name}\n{message.sender.address}")
        return OFFICES[Role.OMBUDSMAN] if named or any(map(_SIGNED.fullmatch, _last_of(message))) else ""
    return ""


def helper_that_wrote(once: Once, facts: Facts, limit: Limit) -> str:
    """Return that whoever wrote helps people by trade, by the settings or by what they say of themselves; "" if not."""
    is_one = facts.writer.role is Role.ADVOCATE or once.of(office_of) in HELPERS or helper_in(once, limit)
    return HELPER if is_one and facts.writer.role in (Role.ADVOCATE, Role.TENANT) else ""


def about_them(once: Once, facts: Facts, limit: Limit, on: Reference | None) -> Recognised:
    """Say whether a mail of an office is about the person of a restriction: SHOWN or "no".

    on   the case it is put on
    """
    signs = sorted(_signs(once, facts, limit, on), key=lambda sign: -abs(sign.points))
    points = sum(sign.points for sign in signs)
    return Recognised(SHOWN if points >= ASK else "no", points, tuple(signs))


def _signs(once: Once, facts: Facts, limit: Limit, on: Reference | None) -> Iterator[Sign]:
    if on is not None and on == limit.restriction.case:
        yield Sign(_ON_THEIR_CASE, f"it is on {on}")
    named = max((_named(once.of(_words), name, limit.household) for name in limit.names), default=0.0)
    if named:
        yield Sign(named, "it names them" if named == _NAME else "it has their family name")
    homes = once.of(_homes)
    spoken_of = homes_spoken_of(limit.matter)
    another = next((home for home in homes if home not in spoken_of), "")
    if any(home in limit.homes for home in homes):
        yield Sign(_HOME, "it tells of their home")
    elif another and limit.homes:
        yield Sign(_ANOTHER_HOME, f"it tells of another home, {another.title()}")
    shared = shared_with(once, facts, limit)
    if shared.points > 0:
        about = ", ".join(shared.words[:4])
        yield Sign(min(_MOST_MATTER, shared.points), f"it speaks of what the limit is about ({about})")


def _named(words: tuple[str, ...], name: str, household: tuple[str, ...]) -> float:
    """Return what the words of a mail that may be somebody's name are worth: whole, or the family name alone.

    "Walter Crake", "Crake, Wally" and "W. Crake" are whole; "Maud Crake" is somebody else.
    """
    parts = taken_apart(_BRACKETS.sub(" ", name))
    family, given = re.split(r"[\s-]", parts.family)[-1], parts.given[0] if parts.given else ""
    others = frozenset(_WORD.findall(folded(" ".join(household)))) - {family}
    found = 0.0
    for at in (at for at, word in enumerate(words) if len(family) > 1 and word == family):
        beside = (*words[max(0, at - 2) : at], *words[at + 1 : at + 2])
        if given and any(word == given[0] or same_given(word, given) for word in beside):
            return _NAME
        before = words[at - 1] if at else ""
        found = found if before in others or is_given(before) else _FAMILY
    return found


def _words(message: Message) -> tuple[str, ...]:
    return tuple(map(folded, _WORD.findall(f"{message.subject} . {message.own_words[:_LOOKED_AT]}")))


def _homes(message: Message) -> tuple[str, ...]:
    return homes_in(f"{message.subject}\n{message.own_words}")


def _last_of(message: Message) -> list[str]:
    """Return the lines of a signature, and the last of what was typed, where an office may stand as well."""
    lines = [line.strip() for line in message.own_words[-300:].split("\n") if line.strip()][-3:]
    return [*lines, *(line.strip() for line in message.signature[:400].split("\n"))]
