"""What a person says of an officer's letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heard.casework.events import LetterKind, Outcome, StageName


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a letter; None where they leave it as it was read.

    theirs   whether the officer it says it is from wrote it
    agreed   whether the customer agreed to an extension, where the letter does not say so
    as_read  whether they take back all that was said of it
    """

    theirs: bool = True
    kind: LetterKind | None = None
    stage: StageName | None = None
    outcome: Outcome | None = None
    until: date | None = None
    agreed: bool = False
    as_read: bool = False

    @property
    def says_what(self) -> bool:
        """Whether they say what it is or changes, and not only whose it is."""
        return any(each is not None for each in (self.kind, self.stage, self.outcome, self.until)) or self.agreed
