"""Which mail may be of a case that it does not lie on: it names the case, goes on from what lies there, or seemed to.

Where a person was asked about it and has not answered, it counts for that case too, until they have.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, func, or_, select

from heard.casework.events import About, Reference
from heard.mail.threads.clues import ClueKind
from heard.store.tables import clues, decisions, letters, messages, questions

_NAMES = f"{ClueKind.MENTION}:"


def may_be_of(reference: Reference, asked: Collection[About] | None = None) -> Select[tuple[int]]:
    """Return the query for the mail that may be of a case, and of which a person was asked who has not answered.

    asked   what they were asked; None is anything
    """
    waits = [questions.c.answered_at.is_(None), questions.c.message.is_not(None)]
    if asked is not None:
        waits.append(questions.c.about.in_([each.value for each in asked]))
    words = (messages.c.subject, messages.c.own_words)
    names_it = (func.upper(each).contains(reference.upper(), autoescape=True) for each in words)
    of_the_waiting = messages.c.id.in_(select(questions.c.message).where(*waits))
    seems = _was_seen_to_be_of(reference)
    return select(messages.c.id).where(of_the_waiting, or_(*names_it, seems, _goes_on_from(reference)))


def _was_seen_to_be_of(reference: Reference) -> ColumnElement[bool]:
    """Return the condition that what was decided on a mail names a case: as one it may belong to, or has to do with."""
    names_it = decisions.c.body.contains(reference, autoescape=True)
    return select(decisions.c.message).where(decisions.c.message == messages.c.id, names_it).exists()


def _goes_on_from(reference: Reference) -> ColumnElement[bool]:
    """Return the condition that a mail names, in its headers, a mail or a letter of ours that lies on a case."""
    its, names, on, ours = clues.alias("its"), clues.alias("names"), messages.alias("on"), letters
    lies_there = or_(
        its.c.message.in_(select(on.c.id).where(on.c.reference == reference)),
        its.c.letter.in_(select(ours.c.id).where(ours.c.reference == reference)),
    )
    same = its.c.clue == f"{ClueKind.ID}:" + func.substr(names.c.clue, len(_NAMES) + 1)
    is_named = names.c.clue.startswith(_NAMES, autoescape=True)
    return select(names.c.message).where(names.c.message == messages.c.id, is_named, same, lies_there).exists()
