"""Whether somebody who writes is a person whose contact is limited, and by what that is seen.

An address of theirs says so, unless somebody else signs; signed with another first name or with an office, a person
is asked.  Where our own server found that a mail did not come from where it says, whoever it seems to be of, a person
is asked at most.  From elsewhere it takes two things that have nothing to do
with each other: what the mail says of its writer, and what it says of the matter; a first name is none of these, for
others have it too, nor is an initial with a family name.  Whom a person has told apart from them is not taken for
them again.  Who is close to them and writes of a matter of their own is nobody's business here; who writes
down what they dictate, or writes for them about what was limited, is them.  Members, Ombudsmen, solicitors, advisers
and whoever helps them by trade never are.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.people import Role
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.representing.relations import office_of
from heard.judgement.restricted.who.beside_them import helper_in, helps_too, kin_in
from heard.judgement.restricted.who.borrowed import (
    as_themselves,
    dictated,
    for_a_friend,
    hides_who,
    is_borrowed,
    small_text,
    speaks_of_a_limit,
    speaks_of_them,
)
from heard.judgement.restricted.who.for_whom import may_be_their_own
from heard.judgement.restricted.who.home_told import (
    homes_told,
    phones_told,
    tells_of_their_number,
    tells_of_their_street,
    tells_of_them,
)
from heard.judgement.restricted.who.household import namesake_at_home
from heard.judgement.restricted.who.named_within import is_named_within_alone, with_its_name
from heard.judgement.restricted.who.said import denies_the_matter, wants_it_opened
from heard.judgement.restricted.who.seen import FEW_WORDS, Seen, is_theirs_by_address
from heard.judgement.restricted.who.signing import (
    SURELY,
    Signed,
    bears_family,
    bears_no_first_name,
    signed_by,
)
from heard.judgement.restricted.who.told_apart import is_told_apart, of_another
from heard.judgement.restricted.who.voice import openings_of, voice_shared
from heard.judgement.restricted.who.who_it_is import ASK, YES, Recognised, Sign, not_confirmed
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import ENOUGH, homes_spoken_of
from heard.mail.message import Message

_ADDRESS, _FORGED, _USED, _THEMSELVES, _FOR_THEM, _ON_THEIR_CASE = 5.0, ASK, 2.5, 4.0, 2.0, 1.5
_CLOSE, _HOME, _STREET, _PHONE, _LIMIT, _DENIES, _FOR_A_FRIEND = 1.0, 1.5, 1.0, 3.0, 1.5, 1.5, 1.0
_AGAIN, _BORROWED, _FIGURES = 1.0, 1.5, 2
_HIDES_WHO, _NUMBER = 1.0, 1.0
_OWN_NAME, _CLOSE_ABOUT_IT, _ANOTHER_HOME = -5.0, -1.5, -3.0
_MOST_MATTER, _MOST_VOICE = 3.0, 2.0


_NOBODY = Recognised("no", 0.0, ())


def recognised(message: Message, facts: Facts, limit: Limit, once: Once | None = None) -> Recognised:
    """Say whether whoever wrote a message is the person of a restriction.

    once   what was found in the message already, held against other restrictions
    """
    once = once or Once(message)
    if facts.writer.role is not Role.TENANT:
        return _NOBODY
    if is_told_apart(facts, limit):
        return of_another(once, facts, limit)
    signed = _as_kin(once, facts, limit, with_its_name(once, limit, signed_by(once, limit)))
    if _is_somebody_elses(once, facts, limit, signed) or _is_of_an_office(once, facts, limit, signed):
        return _NOBODY
    if not signed.close and not is_theirs_by_address(facts, limit) and signed.named < SURELY and helper_in(once, limit):
        return _NOBODY
    seen = Seen.of(once, facts, limit, signed)
    if seen.is_kins_own or _writes_of_a_home_of_their_own(once, limit, seen):
        return _NOBODY
    if not (seen.points_to_them or seen.address in limit.used or tells_of_them(once, limit) or _hides(once)):
        return _NOBODY
    signs = sorted(_signs(once, facts, limit, seen), key=lambda sign: -abs(sign.points))
    points = sum(sign.points for sign in signs)
    verdict = "yes" if points >= YES else "ask" if points >= ASK else "no"
    another = next((sign.because for sign in signs if sign.points == _ANOTHER_HOME), "")
    if seen.is_their_own_about_it and (verdict == "no" or seen.wants_the_same):
        verdict, points = "ask", max(points, ASK)
    doubt = (_doubt(once, facts, limit, seen) or another) if verdict != "no" else ""
    return Recognised("ask" if doubt else verdict, points, tuple(signs), doubt)


def _doubt(once: Once, facts: Facts, limit: Limit, seen: Seen) -> str:
    """Return why a person has to say whether it is they, however much speaks for it; "" where nobody has to."""
    if unconfirmed := not_confirmed(facts):
        return unconfirmed
    if once.of(office_of) is not None:
        return "it is signed with an office, or as by somebody who helps people by trade"
    if seen.signed.close and seen.own_name:
        return "whoever is close to them may write for themselves"
    if seen.signed.close and seen.spoken_for and seen.for_themselves:
        return "it says as well that its writer writes for themselves"
    if seen.signed.close and seen.spoken_for and not once.of(dictated) and (own := once.of(may_be_their_own)):
        return f"whoever is close to them may complain for themselves (“{own}”)"
    if seen.signed.first and not seen.themselves and not seen.spoken_for:
        return f"“{seen.signed.first}” is no first name of theirs"
    if namesake_at_home(limit) and not (seen.is_theirs or seen.themselves):
        return "somebody in their home has the same name"
    if seen.kin:
        return f"that its writer is close to them only its own words say (“{seen.kin}”)"
    if seen.signed.close and not (seen.is_theirs or seen.themselves) and (helps := once.of(helps_too)):
        return f"its writer may be an advocate of theirs (“{helps}”)"
    if is_named_within_alone(once, limit, seen.signed) and not (seen.is_theirs or seen.themselves or seen.spoken_for):
        return "their name stands in it, and it is not signed with it"
    if _has_a_first_name_alone(once, limit, seen):
        return "others have the same first name, and nothing else in it is theirs alone"
    if _has_an_initial_alone(once, limit, seen):
        return "an initial is no first name, and somebody else of the family may have it"
    return "" if _says_who_it_is(once, limit, seen) else "a neighbour could have written as much"


def _has_a_first_name_alone(once: Once, limit: Limit, seen: Seen) -> bool:
    """Say whether all that is told of its writer is a first name: no address, home, telephone or case of theirs."""
    if seen.is_theirs or seen.address in limit.used or seen.signed.close or seen.signed.named >= SURELY:
        return False
    if not (seen.signed.named or seen.themselves) or bears_family(once, limit) or tells_of_them(once, limit):
        return False
    return not tells_of_their_number(once, limit) and not _has_their_papers(once, limit, seen)


def _has_an_initial_alone(once: Once, limit: Limit, seen: Seen) -> bool:
    """Say whether it is known by a family name with an initial, by home and by matter: "W Crake" may be his wife."""
    if seen.is_theirs or seen.address in limit.used or seen.signed.close or seen.themselves or seen.spoken_for:
        return False
    if not 0 < seen.signed.named < SURELY or not bears_no_first_name(once, limit):
        return False
    figure = len(seen.shared.words) >= FEW_WORDS and any(any(map(str.isdigit, word)) for word in seen.shared.words)
    if figure or _has_their_papers(once, limit, seen) or once.of(speaks_of_a_limit) or seen.elsewhere.points > 0:
        return False
    told = not set(limit.phones).isdisjoint(once.of(phones_told))
    return not told and not _voice(once, limit)


def _has_their_papers(once: Once, limit: Limit, seen: Seen) -> bool:
    """Say whether it has figures or a reference of theirs: "180" and "2 October 2023" nobody of the same name has."""
    figures = sum(any(map(str.isdigit, word)) for word in seen.shared.words)
    cases = (limit.restriction.case, *(reference for reference, _ in limit.elsewhere))
    return figures >= _FIGURES or any(case and case.lower() in once.of(small_text) for case in cases)


def _says_who_it_is(once: Once, limit: Limit, seen: Seen) -> bool:
    """Say whether more than a home and what it is about points to them: a neighbour has as much of both."""
    if seen.has_a_name or seen.spoken_for or seen.address in limit.used:
        return True
    told = not set(limit.phones).isdisjoint(once.of(phones_told))
    return told or bool(_voice(once, limit))


def _is_somebody_elses(once: Once, facts: Facts, limit: Limit, signed: Signed) -> bool:
    """Say whether somebody quite other writes under their own name, from their own address: nearly all mail."""
    if not signed.other or signed.close or is_theirs_by_address(facts, limit) or speaks_of_them(once, limit):
        return False
    return signed.by_hand or not once.of(is_borrowed)


def _is_of_an_office(once: Once, facts: Facts, limit: Limit, signed: Signed) -> bool:
    """Say whether a mail is an office's.  From an address of theirs, under no other name, no signature makes it one."""
    is_theirs = is_theirs_by_address(facts, limit) and not signed.other and not signed.close
    return once.of(office_of) is not None and not is_theirs


def _as_kin(once: Once, facts: Facts, limit: Limit, signed: Signed) -> Signed:
    """Return whom a message names, where it says that its writer is kin of the person: then it is not the person."""
    if signed.close or signed.named >= SURELY or is_theirs_by_address(facts, limit) or as_themselves(once, limit):
        return signed
    kin = kin_in(once, limit)
    return Signed(0.0, "", signed.other or "somebody", by_hand=signed.by_hand, kin=kin) if kin else signed


def _voice(once: Once, limit: Limit) -> tuple[str, ...]:
    return voice_shared(once.of(openings_of), limit.theirs, limit.matter[:1])


def _hides(once: Once) -> bool:
    """Say whether a message asks for somebody whom it does not name, or is of somebody unnamed, who may not write."""
    return bool((once.of(for_a_friend) or once.of(hides_who)) and once.of(speaks_of_a_limit))


def _signs(once: Once, facts: Facts, limit: Limit, seen: Seen) -> Iterator[Sign]:
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
    if not seen.own_name and (hidden := once.of(hides_who)):
        yield Sign(_HIDES_WHO, f"it says that we know who writes (“{hidden}”)")
        if tells_of_their_number(once, limit):
            yield Sign(_NUMBER, "it tells of the number of their home")
    if asked_for := once.of(for_a_friend):
        yield Sign(_FOR_A_FRIEND, f"it asks for somebody else (“{asked_for}”)")
    if seen.shared.points > 0:
        about = ", ".join(seen.shared.words[:4])
        most = _MOST_MATTER if seen.has_a_name or len(seen.shared.words) >= FEW_WORDS else ASK / 2
        yield Sign(min(most, seen.shared.points), f"it speaks of what the limit is about ({about})")
    if not seen.is_theirs and (said_so := _voice(once, limit)):
        yield Sign(min(_MOST_VOICE, float(len(said_so))), f"it says as they do: “{said_so[0]}”")


def _of_the_writer(facts: Facts, limit: Limit, seen: Seen) -> Iterator[Sign]:
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
    if signed.close or signed.kin:
        yield Sign(
            _CLOSE, f"{signed.close} is close to them" if signed.close else f"kin of theirs wrote (“{signed.kin}”)"
        )
    # What the limited matter has as well says no more the second time.
    words = [word for word in seen.elsewhere.words if word not in seen.shared.words]
    if not seen.is_theirs and not seen.own_name and seen.elsewhere.points and words:
        yield Sign(_ON_THEIR_CASE, f"it speaks of another case of theirs ({', '.join(words[:3])})")


def _for_their_own_name(seen: Seen) -> float:
    """Return what another name is worth: less, where somebody close writes of nothing but the matter."""
    if not seen.signed.close or seen.for_themselves:
        return _OWN_NAME
    if not seen.signed.by_hand and seen.shared.points >= ENOUGH:
        return 0.0
    return _CLOSE_ABOUT_IT if seen.shared.points >= 2 * ENOUGH else _OWN_NAME


def _told(once: Once, limit: Limit, seen: Seen) -> Iterator[Sign]:
    if any(phone in limit.phones for phone in once.of(phones_told)):
        yield Sign(_PHONE, "it gives a telephone number of theirs")
    homes = once.of(homes_told)
    if any(home in limit.homes for home in homes):
        yield Sign(_HOME, "it tells of their home")
        return
    spoken_of = homes_spoken_of(limit.matter)
    another = next((home for home in homes if " " in home.partition(" ")[2] and home not in spoken_of), "")
    if another and limit.homes and seen.signed.named and not seen.is_theirs:
        yield Sign(_ANOTHER_HOME, f"it tells of another home, {another.title()}")
    elif seen.signed.named and not seen.is_theirs and tells_of_their_street(once, limit):
        yield Sign(_STREET, "it tells of their street")


def _writes_of_a_home_of_their_own(once: Once, limit: Limit, seen: Seen) -> bool:
    """Say whether somebody close to them, who lives elsewhere, writes in their own name of what is there."""
    if not seen.signed.close or not seen.own_name or seen.wants_the_same:
        return False
    told = once.of(homes_told)
    spoken_of = homes_spoken_of(limit.matter)
    return bool(told) and not any(home in limit.homes or home in spoken_of for home in told)
