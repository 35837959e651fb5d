"""What a message says of its writer, as seen from one restriction, before it is weighed.  Pure."""

from __future__ import annotations

from dataclasses import dataclass

from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.who.beside_them import wants_the_same
from heard.judgement.restricted.who.borrowed import (
    as_themselves,
    dictated,
    is_borrowed,
    speaks_of_a_limit,
)
from heard.judgement.restricted.who.for_whom import for_them, for_themselves
from heard.judgement.restricted.who.named_within import says_so_by_name
from heard.judgement.restricted.who.signing import Signed
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import ENOUGH, Shared, shared_with, shared_with_another
from heard.mail.message import Message
from heard.mail.told.homes import homes_in

FEW_WORDS = 3
"""Words of the matter that are more than what anybody writes of it."""


def is_theirs_by_address(facts: Facts, limit: Limit) -> bool:
    """Say whether a message came from an address of the person's."""
    writer = facts.writer
    address = writer.address.address if writer.address is not None else ""
    return address in limit.addresses or (writer.known and writer.person == limit.restriction.person)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a message says of its writer.

    shared, elsewhere   what it shares with the matter, and with another case of theirs
    themselves   the words by which it says that the person writes
    spoken_for   those by which it is written for them, about what is limited or as they say it
    borrowed     those by which it was sent with somebody else's telephone or account
    for_themselves   whether the writer says that they write for themselves
    wants_the_same   the words by which they want for themselves what the person was refused
    own_name     whether somebody else writes for themselves
    kin          the words by which the writer says to be kin of theirs, whom the register does not have
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
    wants_the_same: str

    @property
    def has_a_name(self) -> bool:
        """Say whether anything but what it is about points to them: words alone may be a neighbour's."""
        return bool(self.is_theirs or self.signed.named or self.signed.close or self.themselves)

    @property
    def points_to_them(self) -> bool:
        """Say whether there is a name, or anything of the matter."""
        return self.has_a_name or self.shared.points > 0 or self.elsewhere.points > 0

    @property
    def kin(self) -> str:
        return self.signed.kin

    @property
    def is_kins_own(self) -> bool:
        """Say whether kin of theirs writes, for themselves or of something that is not limited."""
        return bool(self.kin) and not self.spoken_for

    @property
    def is_their_own_about_it(self) -> bool:
        """Say whether somebody of their household writes in their own name of what is limited, and of little else."""
        about_it = len(self.shared.words) >= FEW_WORDS or self.wants_the_same
        return bool(self.signed.close and about_it) and self.own_name and self.shared.points >= ENOUGH

    @property
    def own_name(self) -> bool:
        borrows = bool(self.borrowed) and not self.signed.by_hand
        return bool(self.signed.other) and not self.themselves and not self.spoken_for and not borrows

    @classmethod
    def of(cls, once: Once, facts: Facts, limit: Limit, signed: Signed) -> Seen:
        address = facts.writer.address.address if facts.writer.address is not None else ""
        shared, themselves = shared_with(once, facts, limit), as_themselves(once, limit)
        is_signed_by_another = bool(signed.other or signed.close) and signed.by_hand
        if not (themselves or is_signed_by_another) and (shared.points > 0 or _tells_of_their_home(once, limit)):
            themselves = says_so_by_name(once, limit)
        close = bool(signed.close or signed.kin)
        about_it = shared.points > 0 or bool(once.of(speaks_of_a_limit))
        spoken_for = once.of(dictated) if signed.close or (signed.kin and about_it) else ""
        own = (close or shared.points >= ENOUGH) and once.of(for_themselves)
        if not spoken_for and not own and shared.points >= ENOUGH:
            spoken_for = for_them(once, limit, close=close)
        spoken_for = "" if themselves else spoken_for
        elsewhere = shared_with_another(once, facts, limit)
        borrowed = once.of(is_borrowed) if close or signed.other else ""
        same = once.of(wants_the_same) if signed.close else ""
        is_theirs = is_theirs_by_address(facts, limit)
        return cls(address, is_theirs, signed, shared, elsewhere, themselves, spoken_for, borrowed, own, same)


def _tells_of_their_home(once: Once, limit: Limit) -> bool:
    return not set(limit.homes).isdisjoint(once.of(_homes))


def _homes(message: Message) -> tuple[str, ...]:
    return homes_in(f"{message.subject}\n{message.own_words}\n{message.signature}")
