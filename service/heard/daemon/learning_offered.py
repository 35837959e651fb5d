"""What is offered to press for a case that was closed as upheld: why it went wrong, what it was about, an apology."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from heard.casework.commands import Record
from heard.casework.events import LearningWord
from heard.casework.learning import still_to_record
from heard.daemon.writing import Writing
from heard.judgement.facts import OnFile
from heard.store.learned import causes_since
from heard.store.opening_words import opening_words

A_YEAR = timedelta(days=365)
"""How far back causes count as usual here."""


def learning_offered(writing: Writing, stands: OnFile | None) -> tuple[Record, ...]:
    """Return what may be recorded of a case and is not yet, the likeliest first; nothing while it is open."""
    if stands is None or stands.case.closed is None:
        return ()
    lists = writing.house.rules.learning.of(stands.policy)
    return still_to_record(stands.case, lists, _likely_causes(writing, stands))


def _likely_causes(writing: Writing, stands: OnFile) -> Iterator[LearningWord]:
    """Yield the cause that the words of the complaint tell of, then those that were recorded most in the last year."""
    opening = opening_words(writing.connection, stands.case.reference)
    if opening is not None and not opening.by_staff:
        told = writing.house.rules.causes_told.seen_in(opening.subject, opening.own_words)
        if told is not None:
            yield LearningWord(told.name)
    yield from causes_since(writing.connection, writing.now - A_YEAR)
