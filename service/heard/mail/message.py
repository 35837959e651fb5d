"""A message as it arrived, and as it was read.

Nothing here is ever changed: the bytes are kept as they came, and what was read from
them is frozen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class RawMessage:
    """One message as the mailbox holds it, before anybody has read it.

    mailbox      the address of the watched mailbox
    uidvalidity  with `folder` and `uid`, the server's name for this copy of the message (RFC 3501, 2.3.1.1)
    received_at  when our own server took it in (INTERNALDATE), aware, in UTC; never the sender's Date
    sent_folder  whether the folder holds what the mailbox itself sent (\\Sent, RFC 6154)
    resolved_sender  the address of one of its own mailboxes that the server itself says wrote it, in small letters;
                 None where it says so of nobody
    sync_state   the server's own word for how far it has told of the folder once this message is kept;
                 None where its UIDs say it, and on all but the last message of a look
    """

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    received_at: datetime
    content: bytes
    sent_folder: bool = False
    resolved_sender: str | None = None
    sync_state: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox a person or machine writes from: display name as given, address in small letters."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of a message that is not its text; size in bytes once decoded, or an estimate of it."""

    name: str
    type: str
    size: int


class Automatic(StrEnum):
    """What kind of machine sent a message."""

    REPLY = "auto_reply"  # out of office, read receipt, ticket robot
    BOUNCE = "bounce"  # a delivery report: failed or delayed
    BULK = "bulk"  # a list, a newsletter, a notification


@dataclass(frozen=True, slots=True)
class Sign:
    """Why a message is held to be a machine's: which kind, and what shows it ("Auto-Submitted: auto-replied").

    certain   false where words alone show it, which a person may write too
    weak      true where a single header shows it that is on people's mail too, above a text like a person's
    besides   for a list: what else shows a machine, should the list be the landlord's own
    """

    kind: Automatic
    shown_by: str
    certain: bool = True
    weak: bool = False
    besides: Sign | None = None


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a delivery report says about a letter that did not arrive.

    recipients   the addresses that failed for good (RFC 3464 "Action: failed"); empty for a mere delay
    delayed      the addresses still being tried
    about        Message-IDs of the letters it speaks of, as far as it names them
    """

    recipients: tuple[str, ...]
    delayed: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A whole mail within a mail: attached, saved from Outlook, or the original a journal report carries.

    sent_at, received_at   its own Date and topmost Received: claims, as all that is written in it
    received_by   what the server that wrote that Received calls itself, in small letters; "" where it has none
    text        what a reader of it would see, quotes and all
    """

    sender: Address | None
    sent_at: datetime | None
    received_at: datetime | None
    message_id: str | None
    subject: str
    text: str
    received_by: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment in a text/calendar part.

    method        "request", "cancel", "reply", "publish": what the mail does with it (RFC 5546, 1.4)
    starts, ends  aware, or None where they cannot be told
    """

    method: str
    title: str
    starts: datetime | None
    ends: datetime | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, read.  Missing headers are None or empty, never invented.

    message_id    with its angle brackets, or None
    aliases       other Message-IDs it went by on its way (X-Microsoft-Original-Message-ID)
    senders       every address of every From header, in order; the first one is `sender`
    subject       decoded, on one line
    date          the sender's own Date, for information only: it may be wrong or forged
    bcc           whom only its sender's own copy names
    delivered_to  where its last servers say it was delivered (Delivered-To, X-Original-To, Envelope-To)
    in_reply_to   Message-IDs with brackets; Exchange's own header of the same meaning counts too
    references    Message-IDs with brackets, oldest first, as far as they can be told apart
    text          the whole text a reader would see
    own_words     what the writer typed this time, without quotes, signature and disclaimer
    signature     how the writer signed; "" where nothing tells it apart
    quoted        what own_words leaves out as somebody else's words; "" where nothing is
    enclosed      whole mails within it, in order
    meetings      appointments in it
    machine       why it is a machine's, or None for a person's
    authentication  the Authentication-Results above the first Received, topmost first, unfolded
    defects       what had to be guessed while reading
    """

    message_id: str | None
    senders: tuple[Address, ...]
    envelope_sender: str | None  # Return-Path without brackets; "" is the null path of a bounce; None if absent
    on_behalf: Address | None  # the Sender header
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    date: datetime | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    thread_topic: str | None
    thread_index: str | None
    text: str
    own_words: str
    attachments: tuple[Attachment, ...]
    machine: Sign | None
    bounce: Bounce | None
    authentication: tuple[str, ...]
    defects: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    bcc: tuple[Address, ...] = ()
    delivered_to: tuple[str, ...] = ()
    signature: str = ""
    quoted: str = ""
    enclosed: tuple[Enclosed, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    @property
    def sender(self) -> Address | None:
        return self.senders[0] if self.senders else None
