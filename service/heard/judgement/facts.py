"""Everything a decision may know, gathered beforehand.

A decision never asks: what is not here it does not know.  `store/facts.py` gathers these
for a message in one pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from heard.casework.case import Case
from heard.casework.events import (
    Kind,
    LetterName,
    LetterNumber,
    MailboxName,
    MessageNumber,
    PersonNumber,
    Purpose,
    Reference,
    StageName,
)
from heard.casework.people import Landlord, Role
from heard.casework.policy import Policy
from heard.casework.refusals import ExcludedAs
from heard.casework.standing import Standing, standing_of
from heard.casework.working_days import Calendar
from heard.judgement.limit import Limit
from heard.judgement.token_seen import NoticeAnswered, TokenSeen
from heard.mail.message import Address


class TieKind(StrEnum):
    """In what way something in a message points to a case."""

    SIGNED_ADDRESS = "signed-address"  # it came to the reply address of one of our letters
    LETTER_MARK = "letter-mark"  # it holds the signed line of one of our letters
    ANSWERS = "answers"  # its In-Reply-To names a mail that heard holds
    REFERS = "refers"  # its References do
    MENTIONS = "mentions"  # either names a mail that heard only saw mentioned
    OUTLOOK_PARENT = "outlook-parent"  # its Thread-Index goes on from that of a held mail
    OUTLOOK_CONVERSATION = "outlook-conversation"
    QUOTES = "quotes"  # a sentence of a held mail that somebody outside wrote
    QUOTES_STAFF = "quotes-staff"  # one that somebody of the landlord's wrote
    REFERENCE = "reference"  # the case reference stands in its subject or words
    LOOSE_REFERENCE = "loose-reference"  # so does something like it: "NH 26 1"
    QUOTED_REFERENCE = "quoted-reference"  # it stands in what the message quotes
    NUMBER = "number"  # so does another office's number that is on the case
    SUBJECT = "subject"
    HOME = "home"
    PLACE = "place"  # a street or a block
    PHONE = "phone"
    NAME = "name"
    CORRESPONDENT = "correspondent"  # somebody it came from or goes to, who is on the case


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing that points to a case.

    shown_by  what does: a Message-ID, a reference, an address
    cases     how many cases the same thing points to
    """

    kind: TieKind
    shown_by: str
    cases: int = 1


@dataclass(frozen=True, slots=True)
class Lead:
    """A case that something in the message points to.

    belongs   whether the writer belongs to that case: its complainant, somebody who wrote on it or was written to
    is_theirs whether the writer is its complainant
    last_at   when something last came or went on it
    says      what each of its mails says and who wrote it, the newest first, as far as they were looked at
    """

    reference: Reference
    ties: tuple[Tie, ...]
    belongs: bool = False
    is_theirs: bool = False
    is_open: bool = True
    last_at: datetime | None = None
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldMail:
    """A mail of somebody's on a case that an officer's mail may belong to.

    sender   the address it came from
    name     of whoever is known at that address; "" where nobody is
    words    all that its writer typed in it
    received_at   when our own server took it in; None where that is not known
    """

    reference: Reference
    sender: str
    name: str
    words: str
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TheirMail:
    """A mail of the complainant's on a case, or of whoever writes for them.

    sender        the address it came from
    name          of whoever is known at the address it came from; "" where nobody is
    received_at   when our own server took it in
    heard_at      when heard decided on it
    words         all that its writer typed in it
    answered_by   the addresses from which officers wrote to the complainant's side, or to whoever wrote it, since
    brought       its number, where an officer brought it, whose address it came from: as a mail passed on, or a note
    settles       whether it says that the matter is settled, nobody was asked about it, and no file came with it
    elsewhere     whether it lies elsewhere, and nobody has said yet that it does not belong to the case
    """

    sender: str
    name: str
    received_at: datetime
    heard_at: datetime
    words: str
    answered_by: tuple[str, ...] = ()
    brought: MessageNumber | None = None
    settles: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class OpenDanger:
    """A danger that mail of a case tells of, which nobody has answered (casework/dangers.py).

    sender        the address its mail came from
    words         those that show it; "" where none do
    received_at   when our own server took that mail in
    noted_at      when heard wrote it down
    sure          whether it surely tells of one
    """

    message: MessageNumber
    sender: str
    words: str
    received_at: datetime
    noted_at: datetime
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ToldVulnerable:
    """A notice that mail of a case tells of somebody vulnerable.

    at      when that mail came
    words   those that show it
    """

    at: datetime
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnFile:
    """A case as it stands, for mail that may change it: an officer's, or a report that an officer's came back.

    then       as it stood when the mail came, where it is heard late; None where that is as it stands now
    policy, calendar   those it was opened under
    people     the addresses of its complainant and of whoever writes for them
    others     those of whoever else outside wrote on it: what they are told answers nobody
    asked_at   when they first wrote after the last decision of a stage; None where they have not
    excluded   the exclusions its mail was seen to fall under, the last one last, and whether a person was asked
    told_vulnerable   the notices that its mail tells of somebody vulnerable, the oldest first
    written_to        the addresses outside that officers' mail on it went to, where the policy warns of new ones
    """

    case: Case
    policy: Policy
    calendar: Calendar
    then: Case | None = None
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    asked_at: datetime | None = None
    excluded: Mapping[ExcludedAs, bool] = field(default_factory=dict)
    told_vulnerable: tuple[ToldVulnerable, ...] = ()
    written_to: tuple[str, ...] = ()

    @property
    def stood(self) -> Case:
        return self.then or self.case


@dataclass(frozen=True, slots=True)
class OfficersBounced:
    """A letter of an officer's that a delivery report says did not reach somebody of its case.

    writer    the address it was sent from
    doubt     why the report alone does not show that what it said has not been said; "" where it does
    is_named  whether the report names it; else it is the only one it may mean
    """

    message: MessageNumber
    writer: str
    on_file: OnFile
    doubt: str = ""
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter of ours that a message is about: the letter itself come back, or the one that bounced.

    reference   the case it was promised on
    stands_as   the case that was joined to, which holds its mail now; where it is not told, the same
    """

    number: LetterNumber
    reference: Reference | None
    name: LetterName
    purpose: Purpose
    stage: StageName | None
    stands_as: Reference | None = None

    @property
    def filed_on(self) -> Reference | None:
        """Where mail about it belongs, and what is asked because of it."""
        return self.stands_as or self.reference


@dataclass(frozen=True, slots=True)
class OurWords:
    """What a letter of ours says, which a mail of staff may hold.

    ids   the Message-IDs it goes by, of those of the mails enclosed
    """

    letter: SentLetter
    words: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveySent:
    """A letter that asks how it was, which whoever it was sent to answers.

    reference   the case that holds the mail of the one it asks about
    """

    letter: LetterNumber
    reference: Reference


@dataclass(frozen=True, slots=True)
class Writer:
    """Whom a message is to be answered as, after web forms and forged headers have been seen through.

    address   whom an answer goes to, or None where nobody can be told
    person    the number heard knows them by, or will know them by if they become known now
    known     whether heard knew them before this message
    proved    whether our own server vouches that the address is genuine (authenticity.py)
    refuted   whether our own server found that the mail did not come from the address it was sent under, which of a
              form is the form's
    sure      false where the address rests on something a stranger could have written alone
    because   one sentence, where it is not simply the From
    is_form   whether it came through a web form of the landlord's own
    said_to_be  whether a form says so that our own server does not vouch for: anybody may have sent it
    """

    address: Address | None
    role: Role
    person: PersonNumber
    known: bool
    proved: bool
    sure: bool
    because: str = ""
    is_form: bool = False
    said_to_be: bool = False
    refuted: bool = False


SameWords = tuple[MessageNumber, Reference | None, Kind]
"""A message that says the same: its number, case and kind."""

Rarity = Callable[[str], float]
"""How rare a word is in this mailbox: 1 where no other case has it, and less the more of them have it."""


def nothing_is_common(besides: str) -> Rarity:
    """Return the rarity of words where nothing is known of what comes to a mailbox."""
    return lambda word: 1.0


@dataclass(frozen=True, slots=True)
class Away:
    """That an officer is away, as their mail program said when it last did, or will be.

    since   when it said so
    until   the last day
    first   the first day, where it was still to come
    """

    since: datetime
    until: date
    first: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a decision on one message may know.

    message             the number the message is kept under
    received_at         when our own server took it in
    clocks_from         mail received before it opens no clock and causes no letter to anyone
    next_reference      the reference a case opened now would get
    from_sent_folder    whether it was found among what the mailbox itself sent, and no server of ours had taken it in
    told_before         whether a home, a telephone or a number it gives may have been told on a case before
    rarity              how rare words are by what came lately, besides on the case it is asked for; told of this
                        message, and no longer true at the next
    is_probe            whether heard check --probe sent it from the mailbox to itself
    our_words           what our letters say that it may have among its own words
    officers_words      the same of officers' letters on the cases it plainly goes on with
    bounced             our letters that a delivery report names
    perhaps_bounced     those it may mean that names none
    survey              the letter that asked how it was, where its own reader answers it; never of mail of staff
    same_words          the same message, come before by another route: its number, case and kind
    taken_up            the case that stands for this message since it could not be read the first time
    on_file             the cases that the message may change, as they stand
    officers_bounced    letters of officers that a delivery report says did not arrive
    seen_before         an officer's mail heard before under this Message-ID
    brought             whose words an officer brings, as far as they can be known: who wrote what is passed on
                        (brought/passed_on.py), or whom a note tells of (brought/note.py)
    held                the mails on the leads, where an officer passes one on or quotes one
    theirs_last         by case, the last mail of the complainant's side that says something; for mail of officers
    dangers             by case, the dangers that nobody has answered, the oldest first; for mail of officers
    tokens              what heard gave to officers and the message carries, in the order in which they stand there
    notice              the notice of ours to an officer that it answers
    notices             what our letters to officers say on the case of that notice and of the tokens, the newest first
    passed_back         letters of ours that the message may hold, the newest first; for mail of officers
    limits              the restrictions that held on the day it was received, by the landlord's wall calendar
    away                since when and until which day officers are away, as their mail programs say, by address
    load                how many open cases each officer deals with, by address; nobody is in it who deals with none
    tells_new_cases     whether somebody is told of each case that opens
    """

    message: MessageNumber
    mailbox: MailboxName
    received_at: datetime
    now: datetime
    clocks_from: datetime
    from_sent_folder: bool
    landlord: Landlord
    policy: Policy
    calendar: Calendar
    next_reference: Reference
    writer: Writer
    leads: tuple[Lead, ...] = ()
    told_before: bool = True
    rarity: Callable[[str], Rarity] = nothing_is_common
    own_letter: SentLetter | None = None
    is_probe: bool = False
    our_words: tuple[str, ...] = ()
    officers_words: tuple[str, ...] = ()
    bounced: tuple[SentLetter, ...] = ()
    perhaps_bounced: tuple[SentLetter, ...] = ()
    survey: SurveySent | None = None
    same_words: SameWords | None = None
    taken_up: Reference | None = None
    on_file: tuple[OnFile, ...] = ()
    officers_bounced: tuple[OfficersBounced, ...] = ()
    seen_before: MessageNumber | None = None
    brought: Writer | None = None
    held: tuple[HeldMail, ...] = ()
    theirs_last: Mapping[Reference, TheirMail] = field(default_factory=dict)
    dangers: Mapping[Reference, tuple[OpenDanger, ...]] = field(default_factory=dict)
    tokens: tuple[TokenSeen, ...] = ()
    notice: NoticeAnswered | None = None
    notices: tuple[str, ...] = ()
    passed_back: tuple[OurWords, ...] = ()
    limits: tuple[Limit, ...] = ()
    away: Mapping[str, Away] = field(default_factory=dict)
    load: Mapping[str, int] = field(default_factory=dict)
    tells_new_cases: bool = False

    @property
    def is_old(self) -> bool:
        return self.received_at < self.clocks_from

    def standing(self, reference: Reference) -> Standing:
        """Return how a case stood when the message came; of one that is not known better, that it is settled."""
        on_file = self.stands(reference)
        return standing_of(on_file.stood, on_file.policy) if on_file is not None else Standing.SETTLED

    def stands(self, reference: Reference) -> OnFile | None:
        """Return how a case stands, where it is one of those the message may change."""
        return next((each for each in self.on_file if each.case.reference == reference), None)
