"""What waits for a person's word: questions, requests that came late, what a decider has not decided."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, select

from heard.casework.events import About
from heard.judgement.representing.what_follows import WRITTEN_FOR
from heard.reports.digest.of_a_case import OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store.tables import cases, decisions, messages, questions

_OF_NEWS = (
    About.REMINDER, About.ASSIGNED, About.SIGNS, About.SIGN_DONE, About.AWAY, About.MISUSED, About.RESTRICTION_STEP,
    About.RESTRICTION_TIME,
)  # fmt: skip
"""What is told and asks nothing."""


def waiting(morning: Morning) -> list[Row]:
    """Return the cases of which something is asked, how much, and since when; the longest first."""
    return _asked(morning, questions.c.about.not_in([each.value for each in _OF_NEWS]))


def late_requests(morning: Morning) -> list[Row]:
    """Return the cases on which a person has to say whether the next stage opens, the longest first."""
    return _asked(morning, questions.c.about == About.NEXT_STAGE.value)


def to_decide(morning: Morning) -> list[Row]:
    """Return the cases on which mail of somebody restricted waits for a word, such as fresh evidence."""
    return _asked(morning, questions.c.about == About.RESTRICTED.value)


def authority_awaited(morning: Morning) -> list[Row]:
    """Return the open cases written for somebody else on which nothing shows yet that they agree; the longest first.

    A later mail on the case that shows it, as heard read it, ends that, and so does a person's answer.
    """
    shown = exists().where(
        messages.c.reference == questions.c.reference,
        messages.c.received_at > questions.c.asked_at,
        decisions.c.message == messages.c.id,
        decisions.c.body.contains(f'"finding":"{WRITTEN_FOR}","verdict":"yes"', autoescape=True),
    )
    is_open = exists().where(cases.c.reference == questions.c.reference, cases.c.status == "open")
    return _asked(morning, (questions.c.about == About.MAY_SPEAK_FOR.value) & is_open & ~shown)


def _asked(morning: Morning, of: ColumnElement[bool]) -> list[Row]:
    """Return what is asked, by case; all that is asked on no case is one row."""
    oldest, count = func.min(questions.c.asked_at).label("oldest"), func.count().label("count")
    asked = (
        select(questions.c.reference, oldest, count)
        .where(questions.c.answered_at.is_(None), of)
        .group_by(questions.c.reference)
        .subquery()
    )
    query = (
        select(*OF_A_CASE, asked.c.oldest, asked.c.count)
        .select_from(asked.outerjoin(WITH_ITS_OWNER, cases.c.reference == asked.c.reference))
        .order_by(asked.c.oldest, asked.c.reference)
    )
    rows = []
    for each in morning.connection.execute(query).mappings():
        day = morning.day_of(each["oldest"])
        rows.append(of_a_case(each, day=day, days=morning.since_then(day), count=each["count"]))
    return rows
