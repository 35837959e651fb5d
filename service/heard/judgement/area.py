"""Which area of the landlord's work a complaint is about, by its words; unsure is nobody's area.

The areas and their words are data (rules/areas.toml).  A landlord may have others besides: what the settings call an
officer's area, and the file does not know, is an area of its own, whose one word is its name: unless the file says that
the word stands in mail about anything ("complaints").

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from heard.casework.people import Officer

MOST_READ = 20_000
"""Characters of a mail that are looked at."""
_MOST_SHOWN = 3
_NOT_NAMED = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Area:
    """One area: what the landlord's people call it, and the words of mail that is about it.

    general   whether its words stand in mail about any other area as well, which then goes before it
    within    the area whose people do this work too where nobody has it alone; "" where there is none
    """

    name: str
    called: tuple[str, ...]
    words: tuple[str, ...]
    general: bool = False
    within: str = ""


@dataclass(frozen=True, slots=True)
class AreaSeen:
    """The area that a mail is about, and those of the area's words that show it."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Areas:
    """Every area that rules/areas.toml knows.

    everywhere   what the settings may call an officer's area, and no mail is about
    """

    known: tuple[Area, ...] = ()
    everywhere: tuple[str, ...] = ()

    def seen_in(self, subject: str, words: str, staff: Collection[Officer] = ()) -> AreaSeen | None:
        """Return the area that a mail is about; None where its words show none, or more than one.

        subject   of which each word counts twice; "" for that of a reply, which is not its writer's
        words     its writer's own
        staff     those who work for the landlord, for areas that are theirs alone
        """
        counted = sorted(self._counted(subject, words, staff), key=lambda each: -each[0])
        special = [each for each in counted if not each[1].general]
        general = next((each for each in counted if each[1].general), None)
        # One word about parking among five about a repair: "and nowhere for your plumber to park".
        if not special or (general is not None and general[0] > 3 * special[0][0]):
            best = general
        else:
            alike = len(special) > 1 and special[1][0] == special[0][0]
            best = None if alike else special[0]
        return AreaSeen(best[1].name, best[2][:_MOST_SHOWN]) if best is not None else None

    def of_staff(self, area: str, staff: Collection[Officer]) -> frozenset[str]:
        """Return the addresses of the officers whose area this is, whatever the settings call it.

        Where it is nobody's, of those who have the area that it is within.
        """
        found = frozenset(each.address for each in staff if area in self.named_by(each.area))
        within = next((each.within for each in self.known if each.name == area), "")
        return found or (self.of_staff(within, staff) if within else found)

    def named_by(self, text: str) -> frozenset[str]:
        """Return the areas that the settings name as somebody's: "Repairs and maintenance"; () where it is ""."""
        low = _plain(text)
        names = frozenset(each.name for each, called in self._called if called.search(low))
        return names or frozenset(filter(None, (low.strip(),)))

    def names(self, staff: Collection[Officer] = ()) -> tuple[str, ...]:
        """Return what the areas are called: those of the file, and those that are the staff's alone."""
        return tuple(dict.fromkeys((*(each.name for each in self.known), *self._own_of(staff))))

    @cached_property
    def _called(self) -> tuple[tuple[Area, re.Pattern[str]], ...]:
        return tuple((each, _any_of((each.name, *each.called))) for each in self.known)

    @cached_property
    def _worded(self) -> tuple[tuple[Area, re.Pattern[str]], ...]:
        return tuple((each, _any_of(each.words)) for each in self.known)

    def _counted(
        self, subject: str, words: str, staff: Collection[Officer]
    ) -> Iterator[tuple[int, Area, tuple[str, ...]]]:
        """Yield each area with a word in the mail, and how much its words count."""
        subject, words = _plain(subject), _plain(words[:MOST_READ])
        for area, pattern in (*self._worded, *self._of_the_site(staff)):
            in_subject, in_words = _found(pattern, subject), _found(pattern, words)
            if found := tuple(dict.fromkeys((*in_subject, *in_words))):
                yield len(found) + len(in_subject), area, found

    def _of_the_site(self, staff: Collection[Officer]) -> Iterator[tuple[Area, re.Pattern[str]]]:
        for name in self._own_of(staff):
            yield Area(name, (), (name,)), _any_of((name,))

    def _own_of(self, staff: Collection[Officer]) -> tuple[str, ...]:
        """Return the areas that only the settings know."""
        known = {*(each.name for each in self.known), *self.everywhere}
        return tuple(dict.fromkeys(name for each in staff for name in self.named_by(each.area) if name not in known))


def named_in(text: str, staff: Collection[Officer]) -> frozenset[str]:
    """Return the addresses of the officers whom a text names: in full, by address, or by "Mr" and a surname.

    A first name alone is anybody's.
    """
    low = _plain(text[:MOST_READ])
    return frozenset(each.address for each in staff if _any_of(tuple(_names_of(each)), titled=True).search(low))


def _names_of(officer: Officer) -> Iterator[str]:
    parts = _plain(officer.name).split()
    yield _plain(officer.address)
    if len(parts) > 1:
        yield " ".join(parts)
        yield f"{parts[0]} {parts[-1]}"
        for title in _TITLES:
            yield f"{title} {parts[-1]}"
            yield " ".join((title, *parts[1:]))


_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr")


def _plain(text: str) -> str:
    """Return a text in small letters, its words apart by one space: "Mr. O'Hara-Finch" is "mr o hara finch"."""
    return _NOT_NAMED.sub(" ", text.lower()).strip()


def _any_of(phrases: Sequence[str], *, titled: bool = False) -> re.Pattern[str]:
    """Return what finds one of these phrases, whole; each may be of several, but for names (`titled`)."""
    longest_first = sorted({_plain(each) for each in phrases} - {""}, key=lambda each: (-len(each), each))
    several = "" if titled else "(?:e?s)?"
    return re.compile(rf"\b(?P<phrase>{'|'.join(map(re.escape, longest_first)) or '(?!)'}){several}\b")


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match["phrase"] for match in pattern.finditer(text)))
