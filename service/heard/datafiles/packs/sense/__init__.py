"""Whether a pack hangs together, once each of its values can be read.

Each check takes the policy and yields what is wrong.  A section with a value that could not be
read is left out of the policy, and a check that would miss it is not made: one mistake is
told once, not again for everything that follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set

from heard.casework.policy import Policy
from heard.datafiles.form import Slip
from heard.datafiles.packs.sense import clocks, learning, letters, limits, moved, pack, stages

Check = Callable[[Policy], Iterator[Slip]]

CHECKS: tuple[tuple[Check, tuple[str, ...]], ...] = (
    (pack.roles, ()),
    (pack.calendar, ("calendar",)),
    (pack.numbers, ()),
    (pack.name_and_days, ("pack",)),
    (pack.words, ()),
    (stages.words_that_are_no_names, ()),
    (stages.orders, ()),
    (stages.ways_on, ("stage", "route")),
    (stages.openings, ("stage", "route")),
    (stages.ways_to_the_next, ()),
    (stages.earlier_stages, ("stage",)),
    (stages.as_a_whole, ("stage",)),
    (clocks.clocks_at_the_start, ("stage", "route", "clock")),
    (clocks.starts_and_ends, ()),
    (clocks.kinds_and_lengths, ()),
    (clocks.reminders, ()),
    (clocks.ladder, ()),
    (clocks.who_acknowledges, ("roles",)),
    (clocks.missing_starts, ("stage", "clock")),
    (clocks.measures, ("clock",)),
    (moved.extensions, ()),
    (moved.windows, ()),
    (moved.late_requests, ()),
    (letters.first_letters, ("stage", "route", "letter")),
    (letters.answers, ("stage", "letter")),
    (letters.which_is_meant, ()),
    (letters.held_letters, ("stage", "clock", "letter")),
    (letters.leaflets, ()),
    (letters.items, ()),
    (letters.blocks, ("restriction",)),
    (letters.surveys, ("letter",)),
    (limits.never_by_itself, ()),
    (limits.who_decides, ()),
    (limits.who_sends, ()),
    (limits.exclusions, ()),
    (limits.restriction, ()),
    (limits.outcomes, ("closing",)),
    (limits.routes, ()),
    (limits.public_reports, ()),
    (learning.words, ("closing", "stage")),
    (learning.quality_check, ()),
)
"""Every check, and the sections it has to see whole."""


def judge(policy: Policy, broken: Set[str]) -> Iterator[Slip]:
    """Yield what does not hang together.

    broken  sections with a value that could not be read
    """
    for check, sections in CHECKS:
        if broken.isdisjoint(sections):
            yield from check(policy)
