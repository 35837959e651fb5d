"""What a message tells of a person's home and telephone, of their street and of the number of their door.  Pure."""

from __future__ import annotations

import re

from heard.judgement.limit import Limit
from heard.judgement.restricted.who.borrowed import small_text
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message
from heard.mail.told.homes import homes_in, places_in
from heard.mail.told.phones import phones_in


def tells_of_them(once: Once, limit: Limit) -> bool:
    """Say whether a message tells of their telephone or their home."""
    if not set(limit.phones).isdisjoint(once.of(phones_told)):
        return True
    words = once.of(_small_words)
    return any(not words.isdisjoint(home.split()) for home in limit.homes) and not set(limit.homes).isdisjoint(
        once.of(homes_told)
    )


def tells_of_their_street(once: Once, limit: Limit) -> bool:
    """Say whether a message tells of their street, as half a street does."""
    places = {place for home in limit.homes for place in places_in(home.title())}
    return not places.isdisjoint(once.of(_places))


def tells_of_their_number(once: Once, limit: Limit) -> bool:
    """Say whether a message tells of the number of their home, and of no street: "Flat 12. The lift noise."."""
    text = once.of(small_text)
    if any(home in limit.homes for home in once.of(homes_told)):
        return False
    numbers = {number for home in limit.homes for number in re.findall(r"\b\d{1,4}[a-z]?\b", home)[:1]}
    return any(re.search(rf"\b(?:flat|number|no\.?|house|apartment|apt|unit) ?{number}\b", text) for number in numbers)


def phones_told(message: Message) -> tuple[str, ...]:
    """Return the telephone numbers in a message, in their normal form."""
    return phones_in(_all_of(message))


def homes_told(message: Message) -> tuple[str, ...]:
    """Return the homes in a message, in their normal form."""
    return homes_in(_all_of(message))


def _places(message: Message) -> tuple[str, ...]:
    return places_in(_all_of(message))


def _small_words(message: Message) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _all_of(message).lower()))


def _all_of(message: Message) -> str:
    return f"{message.subject}\n{message.own_words}\n{message.signature}"
