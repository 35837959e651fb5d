"""What can be decided: thirteen actions, each with its reason.

An action says what is to be so; it does nothing.  `daemon/write_down.py` writes the
actions of one decision down, in one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from heard.casework.events import (
    About,
    ContactLimited,
    Direction,
    Event,
    Ground,
    Kind,
    LetterName,
    PersonNumber,
    Purpose,
    Reference,
    StageName,
)
from heard.casework.people import Role
from heard.casework.policy.words import Item, RoleName
from heard.casework.refusals import ExcludedAs
from heard.casework.restriction_events import ContactAsked
from heard.judgement.command_actions import (
    AskToConfirm as AskToConfirm,
    CarryOut as CarryOut,
    Explain as Explain,
    RefuseCommand as RefuseCommand,
    WhyAsked as WhyAsked,
)
from heard.mail.message import Address

TO_EVERYBODY_NAMED = (About.DANGER,)
"""What goes to everybody who holds a role it is for, however many they are."""

NOT_THE_LEADS = (About.PASSED_ON,)
"""What is told to one of each role it is for (routing.py).  It opened no case, so nobody's answer is waited for."""

TO_THESE_ALONE = (About.NEW_CASE, About.SIGN_DONE, About.SIGN_ASKED)
"""What is told to the officers at the addresses it is for and to nobody besides, while there are any."""

TO_ITS_WRITER = (About.NOT_PROVED,)
"""What only the officer at the address it is for can say, so that nobody stands in for them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What something in the message shows: a verdict, the rule or header that gave it, and the words it saw.

    verdict  "yes", or "ask" where a person has to say
    source   the clause or RFC the finding rests on
    ground   of an exclusion, which one
    """

    finding: str
    rule: str
    words: str
    source: str
    verdict: str = "yes"
    ground: ExcludedAs | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """An exclusion that a message may fall under; a person decides, and until then nothing stops.

    words   those of the writer that show it; "" where it follows from how the case stands
    clause  of the policy; "" where the policy excludes nothing of the kind
    """

    ground: ExcludedAs
    because: str
    words: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A new case begins with this message.

    clocks       false: it is filed only, nothing runs and nobody is written to
    received_at  when the complaint came in, where that was before this message did: an officer passed it on
    """

    reference: Reference
    person: PersonNumber | None
    kind: Kind
    sure: bool
    stage: StageName
    clocks: bool
    because: str
    clause: str = ""
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FileOnCase:
    """The message belongs to this case."""

    reference: Reference
    direction: Direction
    kind: Kind
    ground: Ground
    sure: bool
    because: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Something else happened to a case.

    at   when, where that was not now
    """

    reference: Reference
    event: Event
    because: str
    clause: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WriteLetter:
    """A letter is owed.  It will wait in the outbox; writing it down is not sending it.

    key       unique for ever: two decisions that both owe it write one letter
    outside   whether it leaves the landlord
    values    what its template may say
    must_say  what the policy wants said; a letter that lacks it is not written
    replies   whether it answers the message decided on, in its thread
    signed    whether what answers it is known to hold a letter of the case; to nobody who is not shown to belong to it
    leaflet   the pack and the file in its folder that goes with it
    """

    key: str
    name: LetterName
    purpose: Purpose
    reference: Reference | None
    stage: StageName | None
    to: Address
    outside: bool
    values: Mapping[str, object]
    because: str
    clause: str = ""
    must_say: tuple[Item, ...] = ()
    replies: bool = True
    signed: bool = True
    leaflet: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class AskOfficer:
    """A person has to say, or has to know.

    roles  who the policy wants told, besides the team leads
    of     the addresses of officers who are asked before them
    told   false where it is only noted on the case: they were told of the like, and nothing has come of it yet
    waits  false where it is news, and nobody's answer is waited for
    says   what its letter says besides the reason, by the words of its template
    acknowledges  whether it is asked since a letter is owed that heard may not write
    proposes   the addresses of officers who may deal with the case, the fittest first
    is_new     whether its case is new and nobody deals with it yet, which is told and pressed in the same notice
    """

    reference: Reference | None
    about: About
    because: str
    clause: str = ""
    roles: tuple[RoleName, ...] = ()
    of: tuple[str, ...] = ()
    told: bool = True
    waits: bool = True
    says: Mapping[str, object] = field(default_factory=dict)
    acknowledges: bool = False
    proposes: tuple[str, ...] = ()
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """Nothing is owed on this message and it changes no case; it is kept all the same.

    reference   the case it may be listed under, where it is our own letter come back
    """

    kind: Kind
    because: str
    clause: str = ""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class NoteOnEntry:
    """A message is a contact under an entry alone, since there is no case for it to count on; or it is asked of it."""

    event: ContactLimited | ContactAsked
    because: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class NoteAbsence:
    """An officer's mail program answers that they are away, or they wrote themselves and are back; of no case.

    officer   their address
    holds     the last day on which they are held to be away, on the landlord's wall calendar; None: they are back
    until     that day where the answer says one; else None
    since     the first day, where it is still to come
    """

    officer: str
    holds: date | None
    because: str
    until: date | None = None
    clause: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class RecordAppeal:
    """A restricted person appeals against an entry: it goes on the record of the entry, which goes on meanwhile.

    on   the day the appeal came, on the landlord's wall calendar
    """

    restriction: int
    on: date
    because: str
    clause: str = ""


Action = (
    OpenCase
    | FileOnCase
    | ChangeCase
    | WriteLetter
    | AskOfficer
    | SetAside
    | NoteOnEntry
    | RecordAppeal
    | NoteAbsence
    | CarryOut
    | AskToConfirm
    | RefuseCommand
    | Explain
)


@dataclass(frozen=True, slots=True)
class Decision:
    """All that was decided on one message, with the grounds; kept for `heard why`."""

    kind: Kind
    kind_sure: bool
    role: Role
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    verdicts: Mapping[str, str] = field(default_factory=dict)  # "escalation", "risk", "vulnerable": "yes" or "ask"
    exclusion: Proposed | None = None

    @property
    def reference(self) -> Reference | None:
        """The case the message ended on, if any."""
        for action in self.actions:
            if isinstance(action, OpenCase | FileOnCase | SetAside):
                return action.reference
        return None

    @property
    def opens_case(self) -> bool:
        return any(isinstance(action, OpenCase) for action in self.actions)

    @property
    def case_sure(self) -> bool:
        doubts = (About.WHICH_CASE, About.COULD_NOT_READ)
        return not any(isinstance(action, AskOfficer) and action.about in doubts for action in self.actions)
