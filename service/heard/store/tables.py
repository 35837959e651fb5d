"""Every table, in one place.

`events` is the truth; `cases` and `clocks` are kept in step with it in the same
transaction and can be made again from it.  What a stranger wrote lives in `messages`, `originals`,
`people`, `addresses`, `letters`, `decisions`, `problems`, `earlier_cases`, `restrictions` and
`restriction_words`, never in `events`, so that a person can be forgotten and the history stays.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from heard.store.instant import Instant

metadata = MetaData()
# What is still to be done is a handful of rows among all there are.
_WAITING, _SENDING = text("state = 'waiting'"), text("state = 'sending'")
_UNCOPIED = text("state = 'sent' AND NOT copied")
_OPEN = text("met_at IS NULL AND stopped_at IS NULL")
_TO_REMIND = text("remind_at IS NOT NULL")
_WINDOW_RUNS = text("window_at IS NOT NULL")
_IS_CLOSED = text("closed_at IS NOT NULL")
_UNSETTLED = text("came_to IS NULL")
_DEALT_WITH = text("status = 'open' AND owner IS NOT NULL")

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("mailbox", String(255), nullable=False),
    Column("folder", String(255), nullable=False),
    Column("sent_folder", Boolean, nullable=False),
    Column("resolved_sender", String(255)),  # whom the server itself says wrote it, of its own mailboxes
    Column("received_at", Instant, nullable=False),
    Column("size", Integer, nullable=False),
    Column("state", String(10), nullable=False),  # waiting, heard, set-aside
    Column("tries", Integer, nullable=False),  # how often it was taken in hand
    Column("message_id", Text, index=True),
    Column("words_digest", LargeBinary(32), index=True),
    Column("sender", Text),
    Column("subject", Text),
    Column("own_words", Text),
    Column("kind", String(20)),
    Column("reference", String(40), index=True),
    Index("messages_received", "mailbox", "folder", "received_at"),
    Index("messages_received_at", "received_at"),
    Index("messages_waiting", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
)

originals = Table(
    "originals",
    metadata,
    Column("message", ForeignKey("messages.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),  # zlib
)

sightings = Table(
    "sightings",
    metadata,
    Column("mailbox", String(255), primary_key=True),
    Column("folder", String(255), primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True),
    Column("uid", BigInteger, primary_key=True),
    Column("message", ForeignKey("messages.id"), nullable=False, index=True),
)

# What a mail can be found by.  Each row belongs to a message, to a letter of ours, or to a case itself; whoever
# owns it, the case is the owner's, so that moving a message moves all it can be found by.
clues = Table(
    "clues",
    metadata,
    Column("clue", Text, primary_key=True),  # "id:<a@b>"; see mail/threads/clues.py
    Column("message", Integer, primary_key=True, autoincrement=False),  # 0 where it is not a message's
    Column("letter", Integer, primary_key=True, autoincrement=False),  # 0 where it is not a letter's
    Column("reference", String(40), primary_key=True),  # "" where it is not a case's
    Index("clues_of_messages", "message"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stream", String(40), nullable=False),
    Column("number", Integer, nullable=False),
    Column("type", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("happened_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by", String(10), nullable=False),
    Column("message", Integer),
    Column("body", Text, nullable=False),
    Column("chain", String(64), nullable=False),
    UniqueConstraint("stream", "number"),
)

cases = Table(
    "cases",
    metadata,
    Column("reference", String(40), primary_key=True),
    Column("prefix", String(20), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("person", Integer, index=True),
    Column("mailbox", String(255), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("stage", String(40)),
    Column("status", String(10), nullable=False),
    Column("outcome", String(60)),
    Column("risk", Boolean, nullable=False),
    Column("vulnerable", String(3)),  # "yes" or "ask"; nothing where no mail of it tells of it
    Column("opened_at", Instant, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("acknowledged_at", Instant),
    Column("messages", Integer, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("policy", String(64)),
    Column("owner", Integer),  # the officer who deals with it
    Column("joined", String(40)),  # the case this one was joined to
    Column("last_number", Integer, nullable=False),
    Column("chain", String(64), nullable=False),
    Column("area", String(60)),  # of the landlord's work that it is about, where that is known
    Column("closed_at", Instant),
    Column("ombudsman_at", Instant),  # when an Ombudsman was first in contact about it
    Column("window_at", Instant),  # when something is next to be done about the time its customer has, if anything is
    UniqueConstraint("prefix", "year", "number"),
    # How many each officer deals with is asked of each mail that may open a case.
    Index("cases_dealt_with", "owner", "status", sqlite_where=_DEALT_WITH, postgresql_where=_DEALT_WITH),
    Index("cases_with_windows", "window_at", sqlite_where=_WINDOW_RUNS, postgresql_where=_WINDOW_RUNS),
    Index("cases_closed", "closed_at", sqlite_where=_IS_CLOSED, postgresql_where=_IS_CLOSED),
)

# Cases from before heard, as the register tells of them; each is a case like any other, and this is its text.
earlier_cases = Table(
    "earlier_cases",
    metadata,
    Column("reference", String(40), primary_key=True),
    Column("known_as", Text, nullable=False, unique=True),  # its reference in the older system
    Column("name", Text, nullable=False),
    Column("home", Text, nullable=False),
    Column("matter", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("answered", Date),
    Column("ended", Date),
)

# Who is restricted, and what of it can only be said in words; what happened to an entry is in its events.
restrictions = Table(
    "restrictions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("home", Text, nullable=False),
    Column("addresses", Text, nullable=False),  # of mail, one a line; so are the next two
    Column("also_known_as", Text, nullable=False),
    Column("household", Text, nullable=False),
    Column("known_as", Text, nullable=False),  # the case, as whoever entered it wrote it
    Column("option", Text, nullable=False),
    Column("named_contact", Text, nullable=False),
    Column("says", Text, nullable=False),
    Column("from_register", Boolean, nullable=False),
    # In step with its events.
    Column("person", Integer),
    Column("reference", String(40)),
    Column("first", Date, nullable=False),
    Column("last", Date),
    Column("lifted_on", Date),
    Column("proposed", Boolean, nullable=False),
    Column("last_number", Integer, nullable=False),
    Column("chain", String(64), nullable=False),
)

# What a person wrote to an event of a restriction: a part of its record, a reason, who it was.
restriction_words = Table(
    "restriction_words",
    metadata,
    Column("restriction", ForeignKey("restrictions.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # of the event in its stream
    Column("words", Text, nullable=False),
)

# Messages of restricted persons while the restriction held, on the cases they are on; in step with the cases' events.
contacts = Table(
    "contacts",
    metadata,
    Column("message", Integer, primary_key=True, autoincrement=False),
    Column("restriction", Integer, primary_key=True, autoincrement=False, index=True),
    Column("reference", String(40), primary_key=True, index=True),
    Column("matter", String(10), nullable=False),  # same, new, unsure
    Column("answered", Boolean, nullable=False),
)

# What was recorded of a case so that others may learn from it; in step with the cases' events.
learned = Table(
    "learned",
    metadata,
    Column("reference", String(40), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # of the event in the case's stream
    Column("about", String(20), nullable=False),  # theme, cause, remedy, compensation, goodwill
    Column("word", String(60)),
    Column("pence", Integer, nullable=False),
    Column("offset_pence", Integer, nullable=False),  # set off against money owed to the landlord
    Column("recorded_at", Instant, nullable=False),
    Column("message", Integer),
    Index("learned_of_a_time", "about", "recorded_at"),
)

# What officers told of a case for whoever deals with it to bear in mind; in step with the cases' events.
particulars = Table(
    "particulars",
    metadata,
    Column("reference", String(40), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # of the event in the case's stream
    Column("about", String(20), nullable=False),  # a word of casework.closed_lists.Particular
    Column("word", String(60)),  # of a closed list
    Column("words", Integer),  # the row of particular_words
    Column("on_day", Date),
    Column("recorded_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("message", Integer),
    Index("particulars_by_kind", "about", "reference"),
)

# What an officer wrote to a particular: it stands nowhere else, so that it can be forgotten.
particular_words = Table(
    "particular_words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String(40), nullable=False, index=True),
    Column("words", Text, nullable=False),
)

clocks = Table(
    "clocks",
    metadata,
    Column("reference", String(40), primary_key=True),
    Column("clock", String(60), primary_key=True),
    Column("stage", String(40), primary_key=True),  # "" where it belongs to the case as a whole
    Column("number", Integer, primary_key=True),  # which visit to the stage, or which of several promises
    Column("kind", String(10), nullable=False),
    Column("started", Instant, nullable=False),
    Column("due", Instant),
    Column("standard_due", Instant),
    Column("in_time_until", Instant),
    Column("met_at", Instant),
    Column("stopped_at", Instant),
    Column("clause", Text, nullable=False),
    Column("remind_at", Instant),  # when somebody is next reminded of it; NULL where nobody is, or not any more
    Index("clocks_open", "due", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("clocks_to_remind", "remind_at", sqlite_where=_TO_REMIND, postgresql_where=_TO_REMIND),
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("known_since", Instant, nullable=False),
    Column("same_as", Integer),  # the person this one was found to be
)

addresses = Table(
    "addresses",
    metadata,
    Column("address", Text, primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
)

# Those who work for the landlord, as far as a history names one; who they are, heard.toml says.
officers = Table(
    "officers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("away_since", Instant),  # when their mail program last answered that they are away
    Column("away_first", Date),  # the first day of it, on the landlord's wall calendar, where it was still to come
    Column("away_until", Date),  # the last day of it
)

# What was given to one officer for one notice, so that an answer to it can be told from anybody else's.
tokens = Table(
    "tokens",
    metadata,
    Column("nonce", String(32), primary_key=True),
    Column("officer", Text, nullable=False),  # the address it was given to
    Column("reference", String(40), index=True),
    Column("message", Integer),  # the message the notice is about, or the command to be confirmed or undone
    Column("about", String(20), nullable=False),  # of the notice; "confirm" and "undo" of what these ask
    Column("only", Text, nullable=False),  # the commands it was given for, as they are typed, one a line; "" is any
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),  # when a command was last carried out with it
    Column("used_for", Text),  # the commands it was used for, as they are typed, one a line
    Column("spoiled_at", Instant),  # it was seen in other hands
)

# The commands that officers are asked about, each as it was given.
asked_commands = Table(
    "asked_commands",
    metadata,
    Column("message", Integer, primary_key=True),  # the one it stood in
    Column("officer", Text, nullable=False),
    Column("reference", String(40)),
    Column("words", Text, nullable=False),  # as it is typed
    Column("line", Text, nullable=False),  # as it was written
    Column("because", Text, nullable=False),
    Column("besides", Text, nullable=False),
    Column("about", Integer),  # the message it is about
    Column("nonce", String(32)),  # of the token it came with
    Column("why", String(20), nullable=False, server_default="not-shown"),  # they were asked
    Column("is_theirs", Boolean),  # what its officer said; NULL where nothing yet
)

letters = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("reference", String(40), index=True),
    Column("stage", String(40)),
    Column("cause", Integer),  # the message it was written because of
    Column("mailbox", String(255), nullable=False),
    Column("to", Text, nullable=False),
    Column("outside", Boolean, nullable=False),
    Column("message_id", Text, nullable=False, unique=True),
    Column("words", Text, nullable=False),  # its text as it was written, to know it again when it comes back
    Column("content", LargeBinary, nullable=False),
    Column("state", String(10), nullable=False),  # waiting, held, sending, sent, failed
    Column("held_because", String(60)),
    Column("released", Boolean, nullable=False),  # a person let it leave, whatever the settings and limits say
    Column("created_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try_at", Instant, nullable=False),
    Column("leased_until", Instant),
    Column("sent_at", Instant),
    Column("copied", Boolean, nullable=False),  # whether its copy lies in the folder marked \Sent, or need not
    Column("error", Text),
    Index("letters_waiting", "next_try_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    Index("letters_leased", "leased_until", sqlite_where=_SENDING, postgresql_where=_SENDING),
    Index("letters_uncopied", "id", sqlite_where=_UNCOPIED, postgresql_where=_UNCOPIED),
    # The last fuses count what left the landlord in an hour, and in a day to one address.
    Index("letters_left", "outside", "sent_at"),
    Index("letters_left_to", "to", "sent_at"),
    # How often an officer was written to of one kind of thing in a day.
    Index("letters_written_to", "to", "name", "created_at"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("message", ForeignKey("messages.id"), primary_key=True),
    Column("decided_at", Instant, nullable=False),
    Column("role", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),  # findings and actions, JSON
    Column("policy", String(64), nullable=False),
    Column("rules_version", String(64), nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reference", String(40), index=True),
    Column("message", Integer),
    Column("asked_at", Instant, nullable=False),
    Column("of", Text, nullable=False),  # addresses of staff, one a line
    Column("about", String(20), nullable=False),
    Column("answered_at", Instant),
)

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message", Integer, index=True),
    Column("happened_at", Instant, nullable=False),
    Column("what", Text, nullable=False),
    Column("solved_at", Instant),
)

cursors = Table(
    "cursors",
    metadata,
    Column("mailbox", String(255), primary_key=True),
    Column("folder", String(255), primary_key=True),
    Column("uidvalidity", BigInteger),
    Column("uid", BigInteger),
    Column("sync_state", Text),  # the server's own word for how far it told, where it has one
    Column("looked_at", Instant),  # the last time the folder could be looked into
    Column("trouble", String(20)),
    Column("trouble_since", Instant),
    Column("alarmed", String(20)),  # the trouble a person was told of and not yet told the end of
)

# Messages on which somebody did in the mailbox what stands for a command, where the landlord wants that heard.
mailbox_signs = Table(
    "mailbox_signs",
    metadata,
    Column("mailbox", String(255), primary_key=True),
    Column("folder", String(255), primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True),
    Column("sign", String(255), primary_key=True),  # "folder heard/New case", "mark \\flagged"
    Column("uid", BigInteger, primary_key=True),  # 0 stands for the first look itself
    Column("seen_at", Instant, nullable=False),
    Column("came_to", String(10)),  # before, done, asked, nothing; NULL where it is still to be seen to
    Column("settled_at", Instant),
    Index("mailbox_signs_waiting", "mailbox", "seen_at", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
    Index("mailbox_signs_settled", "mailbox", "settled_at"),
)

policies = Table(
    "policies",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("pack", String(40), nullable=False),
    Column("in_force_from", Date, nullable=False),
    Column("text", Text, nullable=False),
)

site = Table(
    "site",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
