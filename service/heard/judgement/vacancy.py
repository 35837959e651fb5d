"""What a message says of who should deal with it: the area it is about, and which officers it names.

Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.allocation import Vacancy
from heard.casework.events import StageName
from heard.casework.people import Role
from heard.judgement.area import Areas, AreaSeen, named_in
from heard.judgement.facts import Facts
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject


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
    # What an officer brings is below their own words, and their own name is no complaint about them.
    by_staff = facts.writer.role is Role.OFFICER
    words = message.text if by_staff else message.own_words
    subject = "" if is_reply_subject(message.subject) else message.subject
    seen = areas.seen_in(subject, words, staff)
    named = frozenset[str]() if by_staff else named_in(f"{subject}\n{words}", staff)
    area = seen.name if seen is not None else ""
    of_area = areas.of_staff(area, staff) if area else ()
    return seen, replace(vacancy, area=area, of_area=of_area, named=named)
