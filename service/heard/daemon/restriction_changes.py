"""What a review changed of an entry, old and new, in words: what was overwritten stays on its record.

Words may be the landlord's own, so they stand beside the event and not in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from heard.casework.restriction import Often
from heard.casework.restriction_events import RestrictionChanged
from heard.store.restrictions import Entry, Said

_SAYS = "says"


def changed_in_words(before: Entry, said: Said, changed: RestrictionChanged) -> str:
    """Return each thing that a review changed, as it was before and as it is now.

    said, changed  what the entry says from now on, and what it limits
    """
    each = _each(before, said, changed)
    return "; ".join(f"{what}: {_shown(was)} before, {_shown(now)} now" for what, was, now in each)


def changed_for_staff(before: Entry, said: Said, changed: RestrictionChanged) -> str:
    """Return the same for those who work with it: that the entry has other words, and not which it had."""
    each = _each(before, said, changed)
    return "; ".join(
        "the entry has other words" if what == _SAYS else f"{what}: {_shown(was)} before, {_shown(now)} now"
        for what, was, now in each
    )


def prolonged_in_words(was: date | None, now: date | None) -> str:
    """Return that another last day was set; "" where it is the same."""
    if was == now:
        return ""
    return f"until: {was or 'without an end'} before, {now or 'without an end'} now"


def _each(before: Entry, said: Said, changed: RestrictionChanged) -> Iterator[tuple[str, str, str]]:
    held, was = before.restriction, before.said
    often = Often(changed.at_most, changed.per.value) if changed.at_most is not None and changed.per is not None else ""
    pairs = (
        ("option", was.option, said.option),
        ("covers", held.covers.value, changed.covers.value),
        ("acknowledges", _acknowledged(held.acknowledges), _acknowledged(changed.acknowledges)),
        ("at most", str(held.at_most or ""), str(often)),
        ("named contact", was.named_contact, said.named_contact),
        (_SAYS, was.says, said.says),
    )
    yield from (each for each in pairs if each[1] != each[2])


def _acknowledged(which: Collection[str] | None) -> str:
    return "as the option says" if which is None else ", ".join(sorted(which)) or "no contact"


def _shown(value: str) -> str:
    return f"“{' '.join(value.split())}”" if value else "nothing"
