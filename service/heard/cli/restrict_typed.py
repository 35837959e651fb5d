"""What is typed of a restriction, read as a whole: every mistake at once, a line each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from heard.ending import WRONG_USAGE

if TYPE_CHECKING:
    from heard.casework.policy import Policy
    from heard.casework.policy.words import Item, RoleName
    from heard.daemon.house import House
    from heard.daemon.restriction_outcome import Changes
    from heard.daemon.restriction_work import Step, Work
    from heard.errors import Mistake
    from heard.settings.register import Restricted

Number = Annotated[int, typer.Argument(help="The number of an entry; heard restrict list shows it.")]
Typeds = Iterable[str] | None
ALWAYS = ("team-lead", "officer")


class Typed:
    """Reads what was typed, and gathers what is wrong with it."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.rule = policy.restriction
        self.mistakes: list[Mistake] = []

    def wrong(self, option: str, what: str, do: str = "") -> None:
        from heard.errors import Mistake

        self.mistakes.append(Mistake(f"--{option}", what, do))

    def done(self) -> None:
        """End with every mistake on a line of its own, where there is any."""
        if not self.mistakes:
            return
        for mistake in self.mistakes:
            print("".join(c if c.isprintable() else " " for c in str(mistake)), file=sys.stderr)
        raise typer.Exit(WRONG_USAGE)

    def day(self, option: str, typed: str | None) -> date | None:
        from heard.settings.register_written import day_in

        if typed is None:
            return None
        found = day_in(typed)
        if not isinstance(found, date):
            self.wrong(option, f"'{typed[:60]}' is no day", "As in 2026-11-22, or 22/11/2026.")
            return None
        return found

    def role(self, option: str, typed: str | None) -> RoleName | None:
        from heard.casework.policy.words import RoleName

        return RoleName(typed or "") if self._known(option, typed, (*self.policy.roles, *ALWAYS)) else None

    def _known(self, option: str, typed: str | None, known: Collection[str]) -> bool:
        from heard.settings.checks import nearest

        if typed is None:
            return False
        if typed not in known:
            do = nearest(typed, known) if known else f"The policy {self.policy.name} wants none."
            self.wrong(option, f"'{typed[:60]}' is not known to {self.policy.name}", do)
        return typed in known

    def entry(self, keys: dict[str, object]) -> Restricted | None:
        """Return an entry of these keys of register.toml."""
        from heard.settings.register_written import NO_CONTACT, as_typed

        given: dict[str, object] = {
            key: list(value) if isinstance(value, (list, tuple)) else value for key, value in keys.items()
        }
        if given.get("acknowledges") == [NO_CONTACT]:
            given["acknowledges"] = []
        entry, mistakes = as_typed(given)
        for each in mistakes:
            at = each.where.partition("[")[0].replace("_", "-")
            at = {"addresses": "address", "acknowledges": "acknowledges", "entry": "case"}.get(at, at)
            do = f"Say --{at}." if each.what == "missing" else each.do
            do = {"case": "Say --case REFERENCE, or --covers everything."}.get(at, do)
            self.wrong(at, each.what, do)
        return entry

    def grounds(self, typed: Iterable[str]) -> list[str]:
        """Return what an entry rests on; what the policy says is no reason is a mistake."""
        found = list(typed)
        for each in found:
            if self.rule is not None and each in self.rule.never_because:
                self.wrong("ground", f"'{each}' is no reason, by {self.rule.clause or self.policy.name}")
        return found

    def record(self, typed: Iterable[str]) -> list[tuple[str, str]]:
        """Return parts of the record with their words, each typed as "part=words"."""
        found: list[tuple[str, str]] = []
        for each in typed:
            part, _, words = (half.strip() for half in each.partition("="))
            if not words:
                self.wrong("record", f"'{each[:60]}' says nothing", 'As in --record "why=what it rests on".')
            elif self._known("record", part, self.rule.must_record if self.rule else ()):
                found.append((part, words))
        return found

    def confirmed(self, typed: Iterable[str]) -> list[str]:
        wanted = self.rule.confirm_first if self.rule else ()
        return [each for each in typed if self._known("confirm", each, wanted)]

    def consulted(self, typed: Iterable[str]) -> list[RoleName]:
        from heard.casework.policy.words import RoleName

        return [RoleName(each) for each in typed if self._known("consulted", each, self.policy.roles)]

    def letter_says(self, typed: Iterable[str], on: date | None) -> list[Item]:
        """Return what, of all the policy wants said, the letter says."""
        items = [item for item in map(self._item, typed) if item is not None]
        if items and on is None:
            self.wrong("letter-says", "wants the letter's day", "Say --letter DATE too.")
        return items

    def _item(self, typed: str) -> Item | None:
        from heard.casework.policy.words import Item

        rule = self.policy.letters.get(self.rule.letter) if self.rule is not None and self.rule.letter else None
        return Item(typed) if self._known("letter-says", typed, rule.must_say if rule is not None else ()) else None

    def decider(
        self, by: str | None, on: str | None, *, option: str = "decided-by"
    ) -> tuple[RoleName | None, date | None]:
        """Return in which role and when it was decided; a restriction without is a mistake."""
        day_option = "decided-on" if option == "decided-by" else "on"
        if by is None:
            who = f", for {self.policy.name} {' or '.join(self.rule.decided_by)}" if self.rule else ""
            self.wrong(option, "a person decides on a restriction", f"Say in which role{who}.")
        if on is None:
            self.wrong(day_option, "missing", "Say on which day it was decided.")
        return self.role(option, by), self.day(day_option, on)

    def warning(self, on: str | None, not_warned: str | None) -> date | None:
        if on is not None and not_warned is not None:
            self.wrong("warned", "it and --not-warned do not stand together", "Say one of them.")
        return self.day("warned", on)

    def steps(
        self, record: Typeds, confirm: Typeds, consulted: Typeds, warned: str | None, not_warned: str | None
    ) -> list[Step]:
        """Return what is put on the record of an entry, one step each."""
        from heard.daemon import restriction_steps as r

        found: list[Step] = [_with(r.record, part, words) for part, words in self.record(record or ())]
        found += [_with(r.confirm, part) for part in self.confirmed(confirm or ())]
        found += [_with(r.consult, role) for role in self.consulted(consulted or ())]
        if (day := self.warning(warned, not_warned)) is not None:
            found.append(_with(r.warn, day))
        elif not_warned:
            found.append(_with(r.not_warned, not_warned))
        return found

    def later_steps(
        self,
        ground: Typeds,
        letter: str | None,
        letter_says: Typeds,
        appeal: str | None,
        outcome: str | None,
        on: str | None,
    ) -> list[Step]:
        """Return what else is put on it once it is entered: grounds, the letter, an appeal and its outcome."""
        from heard.daemon import restriction_steps as r
        from heard.daemon.restriction_outcome import decide_appeal

        found: list[Step] = [_with(r.ground, each) for each in self.grounds(ground or ())]
        written = self.day("letter", letter)
        says = self.letter_says(letter_says or (), written)
        if written is not None:
            found.append(_with(r.note_letter, written, says=says))
        if (appealed := self.day("appeal", appeal)) is not None:
            found.append(_with(r.appeal, appealed))
        if outcome is not None and self._known("appeal-outcome", outcome, ("upheld", "not-upheld")):
            if on is None:
                self.wrong("on", "missing", "Say on which day the appeal was decided.")
            elif (decided := self.day("on", on)) is not None:
                found.append(_with(decide_appeal, decided, upheld=outcome == "upheld"))
        return found

    def changes(
        self,
        option: str | None,
        covers: str | None,
        acknowledges: Typeds,
        at_most: str | None,
        named_contact: str | None,
        says: str | None,
    ) -> Changes:
        """Return what a review changes."""
        from heard.casework.restriction import Contact, Covers
        from heard.daemon.restriction_outcome import Changes

        which = list(acknowledges or ())
        by_option = which == ["by-option"]
        keys: dict[str, object] = {"person": "x", "option": option or "x", "case": "x", "from": date(2000, 1, 1)}
        keys |= {"covers": covers, "acknowledges": None if by_option or not which else which}
        entry = self.entry(keys | {"at_most": at_most, "named_contact": named_contact})
        if entry is None:
            return Changes()
        given = tuple(map(Contact, entry.acknowledges)) if entry.acknowledges is not None else None
        contact = named_contact if not named_contact else entry.named_contact
        return Changes(option, Covers(covers) if covers else None, given, by_option, at_most, contact, says)

    def review_day(self, typed: str | None, effective: date | None, house: House, reason: str | None) -> date | None:
        """Return when it is looked at next; a day that is over, or later than the policy allows, is a mistake."""
        from heard.casework.restrictions import wrong_with_review
        from heard.daemon.restriction_work import today

        on = self.day("review-on", typed)
        if on is not None and effective is not None:
            calendar, has_reason = house.given.calendar, bool((reason or "").strip())
            wrong = wrong_with_review(self.rule, effective, on, calendar, today=today(house), reason=has_reason)
            if wrong is not None:
                self.wrong("review-on", wrong)
        return on


def _with(step: Callable[..., None], *words: object, **more: object) -> Step:
    """Return a step with all it needs but the entry it is taken on."""

    def taken(work: Work) -> None:
        step(work, *words, **more)

    return taken
