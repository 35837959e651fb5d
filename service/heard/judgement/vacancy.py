"""What a message says of who should deal with it: the area it is about, and which officers it names.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from heard.casework.allocation import Vacancy
from heard.casework.events import StageName
from heard.casework.people import Officer, Role
from heard.judgement.area import Areas, AreaSeen, named_in
from heard.judgement.facts import Facts
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject


@dataclass(frozen=True, slots=True)
class SaidOfStaff:
    """What a mail says of those who may deal with it.

    seen      the area that it is about; None where it cannot be told
    of_area   the addresses of the officers whose area that is
    named     those of the officers whom it names
    """

    seen: AreaSeen | None = None
    of_area: Collection[str] = ()
    named: Collection[str] = ()


NOTHING_SAID = SaidOfStaff()


def said_of_staff(subject: str, words: str, areas: Areas, staff: Collection[Officer], *, by_staff: bool) -> SaidOfStaff:
    """Return what a mail says of those who may deal with it.

    words      its writer's own
    by_staff   whether one of the staff wrote it, whose own name is no complaint about them
    """
    subject = "" if is_reply_subject(subject) else subject
    seen = areas.seen_in(subject, words, staff)
    named = frozenset[str]() if by_staff else named_in(f"{subject}\n{words}", staff)
    return SaidOfStaff(seen, areas.of_staff(seen.name, staff) if seen is not None else (), named)


def vacancy_at(
    stage: StageName, message: Message | None, facts: Facts, areas: Areas
) -> tuple[AreaSeen | None, Vacancy]:
    """Return the area that a message is about, None where it cannot be told, and the stage somebody has to deal with.

    message   None where nobody could read it
    """
    staff, day = facts.landlord.staff, facts.calendar.local_date(facts.now)
    vacancy = Vacancy(facts.policy, stage, day, load=facts.load)
    if message is None:
        return None, vacancy
    by_staff = facts.writer.role is Role.OFFICER
    words = message.text if by_staff else message.own_words  # what an officer brings is below their own
    said = said_of_staff(message.subject, words, areas, staff, by_staff=by_staff)
    area = said.seen.name if said.seen is not None else ""
    return said.seen, replace(vacancy, area=area, of_area=said.of_area, named=said.named)
