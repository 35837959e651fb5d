"""What would have been set aside: on no case, and nobody answered.

If heard loses a complaint it loses it here, so each message is told with the reason and with how it begins, and what
sounded displeased comes first.  What machines sent is only counted, unless its words alone show a machine.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from heard.casework.events import Kind
from heard.judgement.actions import FileOnCase, OpenCase, SetAside
from heard.judgement.explain import reason, what
from heard.reports.rehearsal.came import Came, Told, on_one_line, told_of

IN_ORDER: Mapping[Kind, str] = {
    Kind.SERVICE_REQUEST: "requests for a service",
    Kind.ENQUIRY: "enquiries",
    Kind.COMPLIMENT: "compliments",
    Kind.NOISE: "noise",
    Kind.BULK: "advertisements and fraud",
    Kind.STAFF: "mail between colleagues",
    Kind.AUTO_REPLY: "read like automatic replies",
    Kind.BOUNCE: "read like delivery reports",
}
"""As what messages are set aside, those nearest to a complaint first."""
_DISPLEASED = ("complaint", "displeasure")
_BEGINNING = 160
"""Characters of what it says that are shown."""


@dataclass(frozen=True, slots=True)
class Aside:
    """One message that would have been set aside.

    why          the reason, with the words a rule saw
    begins       the first of its own words
    displeased   words in which a rule heard displeasure all the same; "" for none
    """

    kind: Kind
    told: Told
    why: str
    begins: str
    displeased: str = ""


def set_aside(came: Came) -> Aside | None:
    """Return a message as one that was set aside; None where it is on a case, is our own letter, or a machine's."""
    actions, message = came.decision.actions, came.message
    aside = next((each for each in actions if isinstance(each, SetAside)), None)
    is_on_a_case = any(isinstance(each, OpenCase | FileOnCase) for each in actions)
    if aside is None or aside.reference is not None or is_on_a_case or _is_plainly_a_machines(came):
        return None
    heard = [found.words for found in came.decision.findings if found.finding in _DISPLEASED]
    return Aside(
        kind=aside.kind,
        told=_besides(told_of(came), aside),
        why=on_one_line(reason(aside.because), _BEGINNING),
        begins=on_one_line(message.own_words, _BEGINNING) if message is not None else "",
        displeased=on_one_line("; ".join(heard), _BEGINNING),
    )


def _besides(told: Told, aside: SetAside) -> Told:
    """Return what is told of it without that it was set aside, which all of these were."""
    return replace(told, followed=tuple(each for each in told.followed if each != what(aside)))


def _is_plainly_a_machines(came: Came) -> bool:
    machine = came.message.machine if came.message is not None else None
    return came.is_a_machines and (machine is None or machine.certain)


def by_kind(asides: Iterable[Aside]) -> Mapping[Kind, tuple[Aside, ...]]:
    """Return what was set aside by what it was taken for; within each what sounds displeased first, then by age."""
    found = sorted(asides, key=lambda each: (not each.displeased, each.told.received_at, each.told.file))
    kinds = [*IN_ORDER, *(each.kind for each in found if each.kind not in IN_ORDER)]
    sorted_out = {kind: tuple(each for each in found if each.kind is kind) for kind in dict.fromkeys(kinds)}
    return {kind: of_a_kind for kind, of_a_kind in sorted_out.items() if of_a_kind}


def called(kind: Kind) -> str:
    """Return what messages of a kind are called together."""
    return IN_ORDER.get(kind, kind.replace("_", " "))
