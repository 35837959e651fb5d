"""Whether somebody who writes is a person whose contact is limited, and by what that is seen.

An address of theirs says so, unless somebody else signs.  Where our own server found that the mail did not come from
there, whoever wrote it, a person is asked at most.  From elsewhere it takes two things that have nothing to do
with each other: what the mail says of its writer, and what it says of the matter.  Who is close to them and writes of
a matter of their own is nobody's business here; who writes down what they dictate, or writes for them about what was
limited, is them.  Members, Ombudsmen, solicitors and advisers never are.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.casework.people import Role
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.representing.relations import office_of
from heard.judgement.restricted.borrowed import (
    as_themselves,
    dictated,
    for_a_friend,
    for_them,
    for_themselves,
    is_borrowed,
    speaks_of_a_limit,
    speaks_of_them,
)
from heard.judgement.restricted.once import Once
from heard.judgement.restricted.said import denies_the_matter, wants_it_opened
from heard.judgement.restricted.shared import ENOUGH, Shared, homes_spoken_of, shared_with, shared_with_another
from heard.judgement.restricted.signing import Signed, namesake_at_home, signed_by
from heard.judgement.restricted.voice import openings_of, voice_shared
from heard.judgement.restricted.who_it_is import ASK, YES, Recognised, Sign, not_confirmed
from heard.mail.message import Message
from heard.mail.told.homes import homes_in, places_in
from heard.mail.told.phones import phones_in

_ADDRESS, _FORGED, _USED, _THEMSELVES, _FOR_THEM, _ON_THEIR_CASE = 5.0, ASK, 2.5, 4.0, 2.0, 1.5
_CLOSE, _HOME, _STREET, _PHONE, _LIMIT, _DENIES, _FOR_A_FRIEND = 1.0, 1.5, 1.0, 3.0, 1.5, 1.5, 1.0
_AGAIN, _BORROWED, _FEW_WORDS = 1.0, 1.5, 3
_OWN_NAME, _CLOSE_ABOUT_IT, _ANOTHER_HOME = -5.0, -1.5, -3.0
_MOST_MATTER, _MOST_VOICE = 3.0, 2.0


_NOBODY = Recognised("no", 0.0, ())


def recognised(message: Message, facts: Facts, limit: Limit, once: Once | None = None) -> Recognised:
    """Say whether whoever wrote a message is the person of a restriction.

    once   what was found in the message already, held against other restrictions
    """
    once = once or Once(message)
    if facts.writer.role not in (Role.TENANT, Role.ADVOCATE):
        return _NOBODY
    signed = signed_by(once, limit)
    if _is_somebody_elses(once, facts, limit, signed) or once.of(office_of) is not None:
        return _NOBODY
    seen = _Seen.of(once, facts, limit, signed)
    if not (seen.points_to_them or seen.address in limit.used or _tells_of_them(once, limit) or _hides(once)):
        return _NOBODY
    signs = sorted(_signs(once, facts, limit, seen), key=lambda sign: -abs(sign.points))
    points = sum(sign.points for sign in signs)
    verdict = "yes" if points >= YES else "ask" if points >= ASK else "no"
    another = next((sign.because for sign in signs if sign.points == _ANOTHER_HOME), "")
    doubt = (_doubt(once, facts, limit, seen) or another) if verdict != "no" else ""
    return Recognised("ask" if doubt else verdict, points, tuple(signs), doubt)


def _doubt(once: Once, facts: Facts, limit: Limit, seen: _Seen) -> str:
    """Return why a person has to say whether it is they, however much speaks for it; "" where nobody has to."""
    if unconfirmed := not_confirmed(facts):
        return unconfirmed
    if namesake_at_home(limit) and not (seen.is_theirs or seen.themselves):
        return "somebody in their home has the same name"
    return "" if _says_who_it_is(once, limit, seen) else "a neighbour could have written as much"


def _says_who_it_is(once: Once, limit: Limit, seen: _Seen) -> bool:
    """Say whether more than a home and what it is about points to them: a neighbour has as much of both."""
    if seen.has_a_name or seen.spoken_for or seen.address in limit.used:
        return True
    told = not set(limit.phones).isdisjoint(once.of(_phones))
    return told or bool(voice_shared(once.of(openings_of), limit.theirs))


def _is_somebody_elses(once: Once, facts: Facts, limit: Limit, signed: Signed) -> bool:
    """Say whether somebody quite other writes under their own name, from their own address: nearly all mail."""
    if not signed.other or signed.close or _is_theirs(facts, limit) or speaks_of_them(once, limit):
        return False
    return signed.by_hand or not once.of(is_borrowed)


def _is_theirs(facts: Facts, limit: Limit) -> bool:
    """Say whether a message came from an address of the person's."""
    writer = facts.writer
    address = writer.address.address if writer.address is not None else ""
    return address in limit.addresses or (writer.known and writer.person == limit.restriction.person)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a message says of its writer.

    shared, elsewhere   what it shares with the matter, and with another case of theirs
    themselves   the words by which it says that the person writes
    spoken_for   those by which it is written for them, about what is limited or as they say it
    borrowed     those by which it was sent with somebody else's telephone or account
    for_themselves   whether the writer says that they write for themselves
    own_name     whether somebody else writes for themselves
    """

    address: str
    is_theirs: bool
    signed: Signed
    shared: Shared
    elsewhere: Shared
    themselves: str
    spoken_for: str
    borrowed: str
    for_themselves: bool

    @property
    def has_a_name(self) -> bool:
        """Say whether anything but what it is about points to them: words alone may be a neighbour's."""
        return bool(self.is_theirs or self.signed.named or self.signed.close or self.themselves)

    @property
    def points_to_them(self) -> bool:
        """Say whether there is a name, or anything of the matter."""
        return self.has_a_name or self.shared.points > 0 or self.elsewhere.points > 0

    @property
    def own_name(self) -> bool:
        borrows = bool(self.borrowed) and not self.signed.by_hand
        return bool(self.signed.other) and not self.themselves and not self.spoken_for and not borrows

    @classmethod
    def of(cls, once: Once, facts: Facts, limit: Limit, signed: Signed) -> _Seen:
        address = facts.writer.address.address if facts.writer.address is not None else ""
        shared, themselves = shared_with(once, facts, limit), as_themselves(once, limit)
        close = bool(signed.close)
        spoken_for = once.of(dictated) if close else ""
        own = (close or shared.points >= ENOUGH) and once.of(for_themselves)
        if not spoken_for and not own and shared.points >= ENOUGH:
            spoken_for = for_them(once, limit, close=close)
        spoken_for = "" if themselves else spoken_for
        elsewhere = shared_with_another(once, facts, limit)
        borrowed = once.of(is_borrowed) if close or signed.other else ""
        return cls(address, _is_theirs(facts, limit), signed, shared, elsewhere, themselves, spoken_for, borrowed, own)


def _tells_of_them(once: Once, limit: Limit) -> bool:
    """Say whether a message tells of their telephone or their home."""
    if not set(limit.phones).isdisjoint(once.of(_phones)):
        return True
    words = once.of(_small_words)
    return any(not words.isdisjoint(home.split()) for home in limit.homes) and not set(limit.homes).isdisjoint(
        once.of(_homes)
    )


def _hides(once: Once) -> bool:
    """Say whether a message asks for somebody whom it does not name, and who may not write."""
    return bool(once.of(for_a_friend) and once.of(speaks_of_a_limit))


def _signs(once: Once, facts: Facts, limit: Limit, seen: _Seen) -> Iterator[Sign]:
    yield from _of_the_writer(facts, limit, seen)
    if not seen.own_name:
        yield from _told(once, limit, seen)
        if denied := denies_the_matter(once, limit):
            yield Sign(_DENIES, f"it says that it is not about what is limited (“{denied}”)")
        if again := wants_it_opened(once, seen.shared):
            yield Sign(_AGAIN, f"it wants what was closed opened again (“{again}”)")
        if seen.borrowed and seen.signed.close:
            yield Sign(_BORROWED, f"it was sent with somebody else's (“{seen.borrowed}”)")
    if said := once.of(speaks_of_a_limit):
        yield Sign(_LIMIT, f"it speaks of a limit on contact (“{said}”)")
    if asked_for := once.of(for_a_friend):
        yield Sign(_FOR_A_FRIEND, f"it asks for somebody else (“{asked_for}”)")
    if seen.shared.points > 0:
        about = ", ".join(seen.shared.words[:4])
        most = _MOST_MATTER if seen.has_a_name or len(seen.shared.words) >= _FEW_WORDS else ASK / 2
        yield Sign(min(most, seen.shared.points), f"it speaks of what the limit is about ({about})")
    if not seen.is_theirs and (said_so := voice_shared(once.of(openings_of), limit.theirs)):
        yield Sign(min(_MOST_VOICE, float(len(said_so))), f"it says as they do: “{said_so[0]}”")


def _of_the_writer(facts: Facts, limit: Limit, seen: _Seen) -> Iterator[Sign]:
    signed = seen.signed
    if seen.is_theirs and facts.writer.refuted:
        yield Sign(_FORGED, f"{seen.address}, which it says that it is from, is an address of theirs")
    elif seen.is_theirs:
        yield Sign(_ADDRESS, f"{seen.address or 'it'} is an address of theirs")
    elif seen.address in limit.used and not seen.own_name:
        yield Sign(_USED, f"they wrote from {seen.address} before")
    if seen.themselves:
        yield Sign(_THEMSELVES, f"it says that it is they who write (“{seen.themselves}”)")
    if signed.named:
        yield Sign(signed.named, "it bears their name")
    if seen.own_name and (points := _for_their_own_name(seen)):
        yield Sign(points, f"{signed.other} writes in their own name")
    if seen.spoken_for:
        yield Sign(_FOR_THEM, f"it is written for them (“{seen.spoken_for}”)")
    if signed.close:
        yield Sign(_CLOSE, f"{signed.close} is close to them")
    # What the limited matter has as well says no more the second time.
    words = [word for word in seen.elsewhere.words if word not in seen.shared.words]
    if not seen.is_theirs and not seen.own_name and seen.elsewhere.points and words:
        yield Sign(_ON_THEIR_CASE, f"it speaks of another case of theirs ({', '.join(words[:3])})")


def _for_their_own_name(seen: _Seen) -> float:
    """Return what another name is worth: less, where somebody close writes of nothing but the matter."""
    if not seen.signed.close or seen.for_themselves:
        return _OWN_NAME
    if not seen.signed.by_hand and seen.shared.points >= ENOUGH:
        return 0.0
    return _CLOSE_ABOUT_IT if seen.shared.points >= 2 * ENOUGH else _OWN_NAME


def _told(once: Once, limit: Limit, seen: _Seen) -> Iterator[Sign]:
    if any(phone in limit.phones for phone in once.of(_phones)):
        yield Sign(_PHONE, "it gives a telephone number of theirs")
    homes = once.of(_homes)
    if any(home in limit.homes for home in homes):
        yield Sign(_HOME, "it tells of their home")
        return
    spoken_of = homes_spoken_of(limit.matter)
    another = next((home for home in homes if " " in home.partition(" ")[2] and home not in spoken_of), "")
    if another and limit.homes and seen.signed.named and not seen.is_theirs:
        yield Sign(_ANOTHER_HOME, f"it tells of another home, {another.title()}")
    elif seen.signed.named and not seen.is_theirs and _tells_of_their_street(once, limit):
        yield Sign(_STREET, "it tells of their street")


def _tells_of_their_street(once: Once, limit: Limit) -> bool:
    places = {place for home in limit.homes for place in places_in(home.title())}
    return not places.isdisjoint(once.of(_places))


def _phones(message: Message) -> tuple[str, ...]:
    return phones_in(_all_of(message))


def _homes(message: Message) -> tuple[str, ...]:
    return homes_in(_all_of(message))


def _places(message: Message) -> tuple[str, ...]:
    return places_in(_all_of(message))


def _small_words(message: Message) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _all_of(message).lower()))


def _all_of(message: Message) -> str:
    return f"{message.subject}\n{message.own_words}\n{message.signature}"
