"""What letters must say, who sends them, and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import StageName
from heard.casework.lengths import Length
from heard.casework.policy.clocks import EVERY
from heard.casework.policy.words import SERVICE, Item, LetterPurpose, RoleName, RuleName, written


@dataclass(frozen=True, slots=True)
class LetterRule:
    """One letter of the policy.

    stages        the stages it is written in; none: it belongs to no stage
    must_say      what it has to say: of ours looked for before any is sent, of an officer's after it was
    should_say    advice only
    attach        what a person adds to it, in prose
    leaflet       the file in the pack's folder that goes with it, of a letter heard sends as a stage opens
    hold_for      what a person has to fill in before it may leave
    hold_at_most  and how long it may wait for that
    blocks        what stays inactive until the letter is right
    measured      whether a clock is kept on it
    """

    name: RuleName
    sent_by: RoleName
    must_say: tuple[Item, ...]
    purpose: LetterPurpose
    stages: tuple[StageName, ...] = written("for", default=())
    should_say: tuple[Item, ...] = ()
    use_when: str | None = None
    only_where: str | None = None
    attach: tuple[str, ...] = ()
    leaflet: str | None = None
    hold_for: tuple[Item, ...] = ()
    hold_at_most: Length | None = None
    if_missing: tuple[RoleName, ...] = ()
    blocks: str | None = None
    measured: bool = True
    nudge_if_unsent_after: Length | None = None
    plain_english: bool = False
    send_when: str | None = None
    clause: str | None = written("source", default=None)

    @property
    def is_ours(self) -> bool:
        return self.sent_by == SERVICE

    def belongs_to(self, stage: StageName) -> bool:
        return stage in self.stages or EVERY in self.stages


@dataclass(frozen=True, slots=True)
class ItemRule:
    """Something a letter can say that heard does not know by itself, with phrases that show it is said."""

    name: Item
    says: str
    shown_by: tuple[str, ...]
