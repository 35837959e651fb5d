"""What officers are asked about: each command as it was given, kept until its officer says whether it is theirs.

What its mail would be read as by then is another matter: it may have opened a case, or have come a second time.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select, update

from heard.casework.events import MessageNumber, Reference
from heard.judgement.command_actions import WhyAsked
from heard.store.tables import asked_commands as asked


@dataclass(frozen=True, slots=True)
class AskedCommand:
    """A command that an officer is asked about.

    message      the message it stood in
    officer      the address of whom it says it is from, who is asked
    reference    the case it is for
    words        the command as it is typed, and below it what is recorded with it, one a line
    line         its line as it was written
    because      the reason beside it
    besides      what else was written behind and below it
    about        the message it is about
    nonce        of the token it came with
    why          what they are asked
    is_theirs    whether it is theirs and to be done, as its officer said; None where they said nothing yet
    """

    message: MessageNumber
    officer: str
    reference: Reference | None
    words: str
    line: str
    because: str = ""
    besides: str = ""
    about: MessageNumber | None = None
    nonce: str | None = None
    why: WhyAsked = WhyAsked.NOT_SHOWN
    is_theirs: bool | None = None


def keep(connection: Connection, command: AskedCommand) -> None:
    """Keep a command, in place of what its message was asked about before."""
    connection.execute(delete(asked).where(asked.c.message == command.message))
    connection.execute(insert(asked).values(asdict(command)))


def asked_in(connection: Connection, message: MessageNumber) -> AskedCommand | None:
    """Return the command in a message that an officer was asked about; None where nobody was."""
    row = connection.execute(select(asked).where(asked.c.message == message)).mappings().first()
    return AskedCommand(**{**row, "why": WhyAsked(row["why"])}) if row is not None else None


def settle(connection: Connection, message: MessageNumber, *, is_theirs: bool) -> None:
    """Note that its officer said whether the command in a message is theirs, and to be done."""
    connection.execute(update(asked).where(asked.c.message == message).values(is_theirs=is_theirs))
