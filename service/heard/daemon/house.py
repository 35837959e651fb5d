"""The house: everything the daemon works with, built once by wiring.

Nothing of it is changed while it runs, but for what it remembers of what went wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heard.casework.events import Digest
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.daemon.reading import Reader
from heard.daemon.tried_again import TriedAgain
from heard.datafiles.packs.leaflets import Leaflet
from heard.judgement.commands.signs import Sign
from heard.judgement.reading import Unread
from heard.judgement.rule import Rules
from heard.judgement.signs import NEVER, Thresholds
from heard.letters.render import Letters
from heard.mail.message import RawMessage
from heard.now import Clock
from heard.settings.keys import Keys
from heard.store.connect import Store
from heard.store.facts import Given


@dataclass(frozen=True, slots=True)
class Limits:
    """Fuses against loops: letters that leave the landlord, to one address in 24 hours and to all in one hour."""

    per_address_per_day: int = 10
    per_hour: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What every unit of work needs.

    policies     every pack a case may have been opened under, with its calendar
    counted_by   a word that changes when days are counted in another way than before
    sending      "hold": letters are written and kept; "staff": only those to staff leave; "on": all leave
    keeps_sent   mailboxes into whose Sent folder a copy of each letter goes
    reply_tags   mailboxes that also get what is sent to "address+anything", so that answers may be asked for there
    journals     mailboxes that get journal reports, each of which carries a mail
    reader       who reads messages
    leaflets     what goes with acknowledgements, by the name of the pack and their own
    signs        of how much from one person the team leads want to be told
    secret       what makes our Message-IDs and marks impossible to guess: who names one has a letter of ours
    mailbox_signs   what is done to messages in the mailbox and stands for a command
    keys         what makes the tokens that officers are given impossible to guess, even with the database
    tried_again   what went wrong a while ago, and when it is tried again
    """

    store: Store
    given: Given
    policies: Mapping[Digest, tuple[Policy, Calendar]]
    counted_by: str
    rules: Rules
    letters: Letters
    limits: Limits
    sending: str
    keeps_sent: frozenset[str]
    reader: Reader
    secret: bytes
    keys: Keys
    now: Clock
    reply_tags: frozenset[str] = frozenset()
    journals: frozenset[str] = frozenset()
    leaflets: Mapping[tuple[str, str], Leaflet] = field(default_factory=dict)
    signs: Thresholds = NEVER
    mailbox_signs: Sequence[Sign] = ()
    tried_again: TriedAgain = field(default_factory=TriedAgain, compare=False)

    def unread(self, raw: RawMessage) -> Unread:
        return Unread(raw.content, raw.mailbox in self.journals)

    def held_because(self, *, outside: bool) -> str | None:
        """Return why a letter may not leave as things are set, or None."""
        if self.sending == "on" or (self.sending == "staff" and not outside):
            return None
        return f"sending = {self.sending}"
