"""What the rules see in a message, before it is known to which case it belongs and who writes.  Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from heard.judgement.actions import Finding
from heard.judgement.classify import VERDICTS
from heard.judgement.second_opinion.opinion import NO_OPINION, Opinion


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rules see in a message, each finding with the signals it requires, in the order of the rules' ids.

    below_the_name   dangers that stand in the signature, or in the subject of a reply that has nothing else, each for a
                     person to say
    in_the_rest      dangers that stand in what is quoted, where the own words say next to nothing
    opinion          what its words lean to, by what they weighed in labelled mail
    """

    found: tuple[tuple[frozenset[str], Finding], ...]
    below_the_name: tuple[Finding, ...] = ()
    in_the_rest: tuple[Finding, ...] = ()
    opinion: Opinion = NO_OPINION

    @property
    def seen(self) -> tuple[tuple[str, str], ...]:
        """Every rule that saw something, whatever it requires, and what it finds."""
        return tuple((finding.rule, finding.finding) for _, finding in self.found)

    def given(self, signals: Collection[str]) -> tuple[Finding, ...]:
        """Return what is found where these signals hold.

        A finding that only helps to tell the kind is given once, and so is each ground of an exclusion;
        dangers and all else the landlord is told are given by every rule that sees them.
        """
        held, given, settled = frozenset(signals), [], set()
        for requires, finding in self.found:
            if (finding.finding, finding.ground) not in settled and requires <= held:
                given.append(finding)
                if settles(finding):
                    settled.add((finding.finding, finding.ground))
        return tuple(given)


def settles(finding: Finding) -> bool:
    """Say whether one such finding is enough: it only helps to tell the kind, and is sure."""
    return finding.verdict == "yes" and finding.finding not in VERDICTS
