"""Whoever a policy has told of a closing, and whoever dealt with the case, hear that it is closed, or open after all.

Of each role one is told, and not whoever gave the command.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.allocation import Vacancy, one_of_each
from heard.casework.commands import Close, Reopen, Undo
from heard.casework.events import LetterName, Purpose
from heard.casework.people import Officer
from heard.daemon.commanding.doing import Doing
from heard.daemon.promising import write_letter
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.judgement.actions import WriteLetter
from heard.mail.message import Address
from heard.store.absences import away_on, with_absences
from heard.store.officers import owner_of

NOTICE = LetterName("officer.notice.closed")
Told = Doing[Close] | Doing[Reopen] | Doing[Undo]


def tell_that_closed(doing: Told, because: str, *, open_again: bool = False) -> tuple[str, ...]:
    """Write to whoever is told; return in a sentence who that is, and nothing where it is nobody."""
    told = tuple(dict.fromkeys(each for each in _whom(doing) if each != doing.officer))
    for officer in told:
        _tell(doing, officer, because, open_again=open_again)
    return (f"Told by mail: {' and '.join(each.name for each in told)}.",) if told else ()


def _whom(doing: Told) -> Iterator[Officer]:
    writing, stands = doing.writing, doing.case
    connection, day = writing.connection, stands.calendar.local_date(writing.now)
    landlord = with_absences(writing.house.given.landlord, away_on(connection, day), day)
    owner = landlord.officer(owner_of(connection, doing.reference) or "")
    if owner is not None:
        yield owner
    if stands.policy.closing is not None and stands.policy.closing.tells:
        stage = stands.case.stage or stands.policy.first_stage.name
        yield from one_of_each(stands.policy.closing.tells, Vacancy(stands.policy, stage, day), landlord)


def _tell(doing: Told, officer: Officer, because: str, *, open_again: bool) -> None:
    writing, reference = doing.writing, doing.reference
    writing.append()
    words = words_of_the_case(writing, stands_now(writing.connection, writing.house, reference))
    says = {"reference": reference, "message": None, "reason": because, **words, "they_wrote": None, "presses": None}
    says["open_again"] = "yes" if open_again else None
    key, to = f"closed:{writing.cause}:{officer.address}", Address(officer.name, officer.address)
    letter = WriteLetter(key, NOTICE, Purpose.NOTICE, reference, None, to, False, says, because, replies=False)
    write_letter(writing, letter, None)
