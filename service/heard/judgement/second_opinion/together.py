"""The rules and the second opinion together: yes, ask or no.

Where both say so it is so; where one alone does, the other's doubt is a question to a person.  What the rules are sure
of is never dropped, and neither is a complaint: the second opinion may set a message aside only where no rule heard
displeasure or a danger in it.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.actions import Finding
from heard.judgement.second_opinion.opinion import Opinion, Weights

RULE = "second-opinion"
_FINDS = {"escalation": "escalation_request", "risk": "risk", "vulnerable": "vulnerability", "resolved": "resolved"}
_SPOKEN_OF = {"escalation": "escalation_spoken_of"}
_KIND = "kind:"
ANSWERED = (Standing.SAID, Standing.DECIDED, Standing.FINAL)
"""How a case stands where there is an answer that may not be accepted."""
VERDICTS = tuple(_FINDS)
"""What is yes, ask or no."""
LIKELIER_THAN_NOT = 0.5
FEWEST_WORDS = 8
"""From which it can be told that a message is no complaint: of "A new matter: the lift" nobody knows."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which likelihoods on something is so, or a person is asked, by the second opinion.

    yes_from      it is so, although no rule says so
    ask_from      a person is asked, although no rule says so
    doubt_below   a person is asked, although a rule says that it is so
    ask_from_unanswered   in the place of ask_from where nothing was answered yet and no rule sees anything of it;
                          None where that makes no difference
    """

    yes_from: Decimal
    ask_from: Decimal
    doubt_below: Decimal
    ask_from_unanswered: Decimal | None = None

    def asks_from(self, standing: Standing | None) -> Decimal:
        """Return from where on a person is asked of what no rule sees."""
        if standing is Standing.UNDECIDED and self.ask_from_unanswered is not None:
            return self.ask_from_unanswered
        return self.ask_from


_NEVER = Bounds(Decimal(1), Decimal(1), Decimal(0))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What the likelihoods of the second opinion are held against; where nothing is said, it has no say.

    set_aside_below   a complaint less likely than this is set aside, where it likely is something else
    though_displeased_below   so may one in which a rule heard displeasure
    heard_from        one likelier than this is heard as a complaint, although the rules took it for something less
    """

    escalation: Bounds = _NEVER
    risk: Bounds = _NEVER
    vulnerable: Bounds = _NEVER
    resolved: Bounds = _NEVER
    set_aside_below: Decimal = Decimal(0)
    though_displeased_below: Decimal = Decimal(0)
    heard_from: Decimal = Decimal(1)


@dataclass(frozen=True)
class Second:
    """What the second opinion makes of one message, its case and its writer known."""

    weights: Weights
    opinion: Opinion
    thresholds: Thresholds
    standing: Standing | None
    role: Role

    def likely(self, asked: str) -> float:
        return self.weights.likely(self.opinion, asked, self.standing, self.role)

    def together(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return what the rules found, with what the second opinion adds to it and doubts of it."""
        if not self.opinion.leans:
            return tuple(findings)
        seen = list(findings)
        for asked, finds in _FINDS.items():
            if asked != "resolved" or self.standing is not None:
                seen = list(self._on(asked, finds, seen))
        return tuple(seen)

    def _on(self, asked: str, finds: str, findings: Sequence[Finding]) -> Iterator[Finding]:
        likely, bounds = self.likely(asked), getattr(self.thresholds, asked)
        said = [finding for finding in findings if finding.finding == finds]
        sure = any(finding.verdict == "yes" for finding in said)
        doubted = sure and likely < bounds.doubt_below
        for finding in findings:
            yield replace(finding, verdict="ask") if doubted and finding in said else finding
        if sure:
            yield self._says(asked, "second-opinion", likely, "ask" if doubted else "yes")
        elif likely >= bounds.yes_from:
            yield self._says(asked, finds, likely, "yes")
        elif likely >= self._asks_from(asked, bounds, findings) and not said and not self._says_too_little(asked):
            yield self._says(asked, finds, likely, "ask")

    def _asks_from(self, asked: str, bounds: Bounds, findings: Sequence[Finding]) -> Decimal:
        is_seen = any(each.finding == _SPOKEN_OF.get(asked) for each in findings)
        return bounds.ask_from if is_seen else bounds.asks_from(self.standing)

    def _says_too_little(self, asked: str) -> bool:
        """Say whether a few words alone cannot ask for more: "No." does after an answer, "And this." before none."""
        return asked == "escalation" and self.opinion.words < FEWEST_WORDS and self.standing not in ANSWERED

    def _says(self, asked: str, finds: str, likely: float, verdict: str) -> Finding:
        counted = ", ".join(self.weights.counted(self.opinion, asked))
        return Finding(finds, f"{RULE}/{asked}", counted, f"{likely:.0%} likely; {self.weights.learned_from}", verdict)

    def kind_on_no_case(self, kind: Kind, findings: Sequence[Finding]) -> tuple[Kind, bool, str] | None:
        """Return what a message on no case is, whether that is sure, and why; None where the rules have it right."""
        if not self.opinion.leans:
            return None
        complaint = self.likely(f"{_KIND}{Kind.COMPLAINT}")
        if kind is not Kind.COMPLAINT:
            if complaint >= self.thresholds.heard_from:
                return Kind.COMPLAINT, False, f"Its words lean to a complaint ({complaint:.0%})."
            return None
        heard = {each.finding for each in findings if each.verdict == "yes" and not each.rule.startswith(RULE)}
        displeased = "displeasure" in heard
        below = self.thresholds.though_displeased_below if displeased else self.thresholds.set_aside_below
        too_few = self.opinion.words < FEWEST_WORDS
        if complaint >= below or too_few or not heard.isdisjoint(_NEVER_SET_ASIDE):
            return None
        other, likely = self._likeliest_but_a_complaint()
        in_danger = any(each.finding == "risk" for each in findings)
        if likely < LIKELIER_THAN_NOT or (in_danger and other is not Kind.SERVICE_REQUEST):
            return None
        name = other.replace("_", " ")
        return other, True, f"Its words lean to {name} ({likely:.0%}) and not to a complaint ({complaint:.0%})."

    def of_its_kind(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return what counts for the kind of a message on a case: to ask for more it has to be likelier than not."""
        if not self.opinion.leans or self.likely("escalation") >= LIKELIER_THAN_NOT:
            return tuple(findings)
        return tuple(finding for finding in findings if finding.finding != _FINDS["escalation"])

    def _likeliest_but_a_complaint(self) -> tuple[Kind, float]:
        others = (asked.removeprefix(_KIND) for asked in self.weights.asked if asked.startswith(_KIND))
        return max(
            ((Kind(kind), self.likely(f"{_KIND}{kind}")) for kind in others if kind != Kind.COMPLAINT),
            key=lambda each: each[1],
        )


_NEVER_SET_ASIDE = frozenset({"complaint", "escalation_request"})
