"""The last mail of the complainant's side on a case, as far as an officer has to have read it.

Whoever writes on it from outside may write for them, from another address or in their stead, and so may what an
officer brings: a mail they pass on, a note of a call.  Machines, contractors and councils do not; what only headers
call a machine's does, where it is of the case's own people and has words of theirs.  A mail that may be of the case and
lies elsewhere counts until somebody has said where it belongs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, and_, bindparam, exists, or_, select

from heard.casework.events import About, Kind, MessageNumber, Reference
from heard.casework.people import Landlord, Role
from heard.judgement.commands.only_thanks import is_only_thanks, may_bring_a_file, plainly_settles
from heard.judgement.commands.through_a_machine import says_somebodys_own
from heard.judgement.explain import shown_by_in
from heard.judgement.facts import OnFile, TheirMail
from heard.mail.threads.clues import ClueKind
from heard.store import inbox
from heard.store.perhaps_of_a_case import may_be_of
from heard.store.tables import addresses, clues, decisions, messages, people, questions

_NOT_THEIRS = (Kind.STAFF.value, Kind.AUTO_REPLY.value, Kind.BOUNCE.value, Kind.BULK.value)
_NOT_OF_THEIR_SIDE = (Role.AUTOMATED.value, Role.OTHER.value)
_OF_MACHINES = (Kind.AUTO_REPLY.value, Kind.BULK.value)
_MAY_BE_THANKS = (Kind.FOLLOW_UP.value, Kind.RESOLVED.value, Kind.COMPLIMENT.value, *_OF_MACHINES)
"""Kinds of mail that ask for nothing."""
_ASKED_OF_A_MAIL = select(questions.c.id).where(questions.c.message == messages.c.id)
_WAS_ASKED = exists(_ASKED_OF_A_MAIL)
_TELLS_OF_MORE = and_(
    messages.c.kind == Kind.STAFF.value,
    exists(
        _ASKED_OF_A_MAIL.where(
            questions.c.about.in_((About.NEXT_STAGE.value, About.WHICH_CASE.value)),
            questions.c.reference == messages.c.reference,
            questions.c.answered_at.is_(None),
        )
    ),
)
"""What staff wrote on a case in which somebody seems to ask for more, until an officer has said."""
_MAILS = (
    select(
        messages.c.id, messages.c.sender, messages.c.kind, messages.c.received_at, messages.c.reference,
        decisions.c.decided_at, decisions.c.role, _WAS_ASKED.label("was_asked"),
    )
    .join(decisions, decisions.c.message == messages.c.id)
    .where(
        or_(messages.c.kind.not_in(_NOT_THEIRS), messages.c.kind.in_(_OF_MACHINES), _TELLS_OF_MORE),
        or_(decisions.c.role.not_in(_NOT_OF_THEIR_SIDE), messages.c.kind.in_(_OF_MACHINES), _WAS_ASKED),
    )
    .order_by(decisions.c.decided_at.desc(), messages.c.id.desc())
)  # fmt: skip
_AS_A_MACHINES = (
    select(messages.c.subject, messages.c.own_words, decisions.c.body)
    .join(decisions, decisions.c.message == messages.c.id)
    .where(messages.c.id == bindparam("this"))
)
_WORDS = (
    select(messages.c.subject, messages.c.own_words, messages.c.kind, people.c.name)
    .join(addresses, addresses.c.address == messages.c.sender, isouter=True)
    .join(people, people.c.id == addresses.c.person, isouter=True)
    .where(messages.c.id == bindparam("this"))
    .order_by(people.c.id)
    .limit(1)
)
_ASKED_OF_IT = select(questions.c.id).where(questions.c.message == bindparam("this")).limit(1)
_LETTERS = (
    select(messages.c.sender)
    .distinct()
    .join(decisions, decisions.c.message == messages.c.id)
    .join(clues, clues.c.message == messages.c.id)
    .where(
        messages.c.id.in_(bindparam("letters", expanding=True)),
        messages.c.received_at >= bindparam("received_at"),
        decisions.c.decided_at >= bindparam("heard_at"),
        clues.c.clue.in_(bindparam("to_them", expanding=True)),
    )
    .order_by(messages.c.sender)
)


@dataclass(frozen=True, slots=True)
class LastMail:
    """The mail that came last on a case from some addresses: its number, which of them it came from, and when.

    brought     whether an officer brought it: it came from their address
    elsewhere   whether it lies elsewhere, and nobody has said yet that it does not belong to the case
    """

    message: MessageNumber
    sender: str
    received_at: datetime
    brought: bool = False
    elsewhere: bool = False


def last_mail(connection: Connection, stands: OnFile, addresses: Collection[str]) -> LastMail | None:
    """Return the mail that lies on a case and came last from some of its people's addresses, or None."""
    theirs = frozenset(each for each in stands.people if each in addresses)
    here = (row for row in _mails(connection, stands) if not _is_elsewhere(row, stands))
    return _last(stands, (row for row in here if row["sender"] in theirs and not _is_brought(row)))


def they_last_wrote(connection: Connection, stands: OnFile) -> LastMail | None:
    """Return what last came of the complainant's side on a case, whatever it says; None where nothing ever did."""
    return _last(stands, _mails(connection, stands))


def last_that_says_something(
    connection: Connection, cases: Iterable[OnFile], landlord: Landlord, *, officer: str
) -> dict[Reference, TheirMail]:
    """Return by case the mail of the complainant's side that was heard last, thanks and machines' mail apart.

    officer   the address of who has to have read it: what they brought themselves, they have
    """
    found = {}
    for stands in cases:
        for row in _mails(connection, stands):
            if row["sender"] == officer:
                continue
            said = connection.execute(_WORDS, {"this": row["id"]}).mappings().one()
            if not _says_nothing(connection, row, said, landlord):
                found[stands.case.reference] = _their_mail(connection, stands, row, said, landlord)
                break
    return found


def _mails(connection: Connection, stands: OnFile) -> Iterator[RowMapping]:
    reference = stands.case.reference
    of_it = or_(messages.c.reference == reference, messages.c.id.in_(may_be_of(reference, (About.WHICH_CASE,))))
    rows = connection.execute(_MAILS.where(of_it)).mappings().all()
    return (row for row in rows if row["sender"] and _is_somebodys(connection, row, stands))


def _is_somebodys(connection: Connection, row: RowMapping, stands: OnFile) -> bool:
    """Say whether somebody wrote a mail, or was asked about it; a website's form says that a machine sent it."""
    if row["kind"] not in _OF_MACHINES or row["was_asked"]:
        return True
    if row["sender"] not in stands.people:
        return False
    it = connection.execute(_AS_A_MACHINES, {"this": row["id"]}).mappings().one()
    return says_somebodys_own(shown_by_in(it["body"]), it["subject"] or "", it["own_words"] or "")


def _last(stands: OnFile, rows: Iterable[RowMapping]) -> LastMail | None:
    row = max(rows, key=lambda row: (row["received_at"], row["id"]), default=None)
    if row is None:
        return None
    number, elsewhere = MessageNumber(row["id"]), _is_elsewhere(row, stands)
    return LastMail(number, row["sender"], row["received_at"], _is_brought(row), elsewhere)


def _is_elsewhere(row: RowMapping, stands: OnFile) -> bool:
    return bool(row["reference"] != stands.case.reference)


def _is_brought(row: RowMapping) -> bool:
    return bool(row["role"] == Role.OFFICER.value)


def _says_nothing(connection: Connection, row: RowMapping, said: RowMapping, landlord: Landlord) -> bool:
    """Say whether a mail is only thanks: in doubt it is more, and one without a word may be a picture."""
    if said["kind"] not in _MAY_BE_THANKS or _is_brought(row):
        return False
    names = (said["name"] or "", *(each.name for each in landlord.staff))
    if not is_only_thanks(said["subject"] or "", said["own_words"] or "", names):
        return False
    return _is_plain(connection, row)


def _settles(connection: Connection, row: RowMapping, said: RowMapping, landlord: Landlord) -> bool:
    names = (said["name"] or "", *(each.name for each in landlord.staff))
    is_settled = said["kind"] == Kind.RESOLVED.value and plainly_settles(said["own_words"] or "", names)
    return is_settled and not _is_brought(row) and _is_plain(connection, row)


def _is_plain(connection: Connection, row: RowMapping) -> bool:
    """Say whether nobody was asked about a mail, and no file came with it."""
    if connection.execute(_ASKED_OF_IT, {"this": row["id"]}).first() is not None:
        return False
    return not may_bring_a_file(inbox.original(connection, MessageNumber(row["id"])).content)


def _their_mail(
    connection: Connection, stands: OnFile, row: RowMapping, said: RowMapping, landlord: Landlord
) -> TheirMail:
    is_brought = _is_brought(row)
    theirs = (*stands.people, *(() if is_brought else (row["sender"],)))
    asked = {
        "letters": [each.message for each in stands.case.letters_seen if each.proved],
        "received_at": row["received_at"],
        "heard_at": row["decided_at"],
        "to_them": [f"{ClueKind.WITH}:{each}" for each in theirs],
    }
    return TheirMail(
        sender=row["sender"],
        name=said["name"] or "",
        received_at=row["received_at"],
        heard_at=row["decided_at"],
        words=said["own_words"] or "",
        answered_by=tuple(connection.execute(_LETTERS, asked).scalars()),
        brought=MessageNumber(row["id"]) if is_brought else None,
        settles=_settles(connection, row, said, landlord),
        elsewhere=_is_elsewhere(row, stands),
    )
