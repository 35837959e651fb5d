"""What a person wrote, and what was written to them, that is in no case file of theirs: on others' cases, or on none.

Of a case that is somebody else's nothing more is theirs.  From an address that several persons have it cannot be told
who of them wrote: that mail is named, and left to a person.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, or_, select
from sqlalchemy.sql.elements import ColumnElement

from heard.casework.events import Kind, MessageNumber
from heard.reports.case_file.attached import Opened
from heard.reports.case_file.files import File, NotHere, each_of
from heard.reports.case_file.gathering import OF_LETTERS, Asked, Gathered, Row
from heard.reports.person_file.whom import Whom
from heard.store import inbox
from heard.store.tables import letters, messages

ON_NO_CASE = "no-case"
AS_IT_CAME = ", as it came"
_OF_MESSAGES = tuple(
    messages.c[each] for each in ("id", "message_id", "sender", "mailbox", "received_at", "kind", "reference")
)
FROM_SEVERAL = "it came from {address}, which others have too, and lies on no case of theirs: see who wrote it"
TO_SEVERAL = "it went to {address}, which others have too, and is of no case of theirs: see who it was for"


@dataclass(slots=True)
class Mail:
    """What is theirs on one case, without the bytes."""

    messages: list[Row]
    letters: list[Row]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What there is besides their case files.

    by_case   by the reference, and "" for what lies on no case
    unclear   what may be somebody else's, since the address is theirs too
    """

    by_case: Mapping[str, Mail]
    unclear: tuple[NotHere, ...]


def elsewhere(connection: Connection, who: Whom, *, own: Collection[str], whole: Collection[str]) -> Elsewhere:
    """Return what is theirs outside their case files.

    own    their cases, those joined to them included
    whole  those of them that are exported whole
    """
    by_case: defaultdict[str, Mail] = defaultdict(lambda: Mail([], []))
    unclear = []
    for row in _from_them(connection, who, whole):
        reference = row["reference"] or ""
        if row["sender"] in who.shared and reference not in own:
            why = FROM_SEVERAL.format(address=row["sender"])
            unclear.append(NotHere(f"message {row['id']}", why, message=row["id"]))
        else:
            by_case[reference].messages.append(_message(row))
    for letter in _to_them(connection, who, whole):
        reference = letter["reference"] or ""
        if letter["to"] in who.shared and reference not in own:
            unclear.append(
                NotHere(f"letter {letter['id']}", TO_SEVERAL.format(address=letter["to"]), letter=letter["id"])
            )
        else:
            by_case[reference].letters.append(letter)
    for reference, mail in by_case.items():
        if reference:
            mail.messages.extend(_of_staff_to_them(connection, who, reference))
            mail.messages.sort(key=lambda each: (each["received_at"], each["id"]))
    return Elsewhere({each: by_case[each] for each in sorted(by_case)}, tuple(unclear))


def files_of(connection: Connection, reference: str, mail: Mail, who: Whom, asked: Asked) -> Iterator[File | NotHere]:
    """Yield what is theirs on one case, a file each, and what is not here."""
    case = {"reference": reference, "messages": mail.messages, "events": []}
    gathered = Gathered(
        asked=asked,
        cases=[case],
        histories={},
        letters=mail.letters,
        grounds={},
        theirs=frozenset(),  # they are not the complainant here
        officers={},
        policy=None,
        under=(),
    )
    staffs = {each["id"] for each in mail.messages if each["from"] not in who.addresses}
    for each in each_of(connection, gathered):
        if isinstance(each, File) and each.message is not None and each.path.startswith("messages/"):
            wrote = "what staff wrote to them" if each.message in staffs else "what they wrote"
            _, as_it_came, rest = each.what.partition(AS_IT_CAME)
            yield replace(each, what=f"{wrote}{as_it_came}{rest}")
        else:
            yield each


def unread(connection: Connection) -> list[int]:
    """Return the messages of which nobody knows who wrote them: they wait, or could not be read."""
    return list(connection.execute(select(messages.c.id).where(messages.c.sender.is_(None))).scalars())


def _from_them(connection: Connection, who: Whom, whole: Collection[str]) -> Iterator[Row]:
    query = _mails().where(messages.c.sender.in_(who.addresses), _is_outside(messages.c.reference, whole))
    yield from map(dict, connection.execute(query).mappings())


def _to_them(connection: Connection, who: Whom, whole: Collection[str]) -> Iterator[Row]:
    query = (
        select(*OF_LETTERS)
        .where(letters.c.outside, letters.c.to.in_(who.addresses), _is_outside(letters.c.reference, whole))
        .order_by(letters.c.id)
    )
    for row in connection.execute(query).mappings():
        # A letter to them is theirs, wherever the message lies that it was written because of.
        yield dict(row) | {"cause": None}


def _of_staff_to_them(connection: Connection, who: Whom, reference: str) -> Iterator[Row]:
    """Yield what officers wrote on a case and sent to them too, as far as it can be read."""
    query = _mails().where(messages.c.reference == reference, messages.c.kind == Kind.STAFF.value)
    alone = set(who.theirs_alone)
    for row in connection.execute(query.where(messages.c.sender.not_in(who.addresses))).mappings().all():
        try:
            content = inbox.original(connection, MessageNumber(row["id"])).content
        except (LookupError, zlib.error):
            continue
        if alone & set(Opened(content).head.to):
            yield _message(dict(row))


def _mails() -> Select[tuple[Any, ...]]:
    return select(*_OF_MESSAGES).order_by(messages.c.received_at, messages.c.id)


def _is_outside(reference: ColumnElement[str], whole: Collection[str]) -> ColumnElement[bool]:
    return or_(reference.is_(None), reference.not_in(list(whole)))


def _message(row: Row) -> Row:
    """Return a message as a case file has it; what kind of letter of an officer's it is, the case alone knows."""
    return {
        "id": row["id"],
        "message_id": row["message_id"],
        "from": row["sender"],
        "to": row["mailbox"],
        "received_at": row["received_at"].isoformat(),
        "direction": "out" if row["kind"] == Kind.STAFF.value else "in",
        "kind": row["kind"],
        "letter": None,
        "proved": False,
    }
