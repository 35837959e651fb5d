"""What is seen of whoever wrote: what speaks for and against their being the person of a restriction, and the verdict.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from heard.judgement.facts import Facts

YES, ASK = 4.0, 2.5
"""Points from which it is they, and from which a person is asked."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for or against it, and what it is worth."""

    points: float
    because: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whether the writer is the person of a restriction.

    verdict   "yes", "ask" or "no"; of an office's mail "shown" or "no"
    signs     what speaks for it and against it, the weightiest first
    doubt     why it is no more than asked, whatever speaks for it, as a clause without full stop; "" where nothing is
    """

    verdict: str
    points: float
    signs: tuple[Sign, ...]
    doubt: str = ""

    @property
    def because(self) -> str:
        """The weightiest signs that speak for it, as a clause without full stop."""
        speaking = [sign.because for sign in self.signs if sign.points > 0]
        return " and ".join(speaking[:3]) or "nothing points to them"

    @property
    def against(self) -> str:
        """What speaks against it, as a clause without full stop; "" for nothing."""
        said = (*(sign.because for sign in self.signs if sign.points < 0), self.doubt)
        return " and ".join(dict.fromkeys(filter(None, said)))


def not_confirmed(facts: Facts) -> str:
    """Return that our own server found a mail not to come from where it says, an address or our form; "" else."""
    address = facts.writer.address.address if facts.writer.address is not None else "there"
    address = "our web form" if facts.writer.is_form else address
    return f"our own server could not confirm that it came from {address}" if facts.writer.refuted else ""
