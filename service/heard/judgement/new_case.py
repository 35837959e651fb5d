"""A case opened: somebody is told, who says who deals with it.

One mail to one person: to whom a danger in it is told already, that the case is new stands in that notice.  Nobody is
told of mail from before heard answers, of a case that a person has to look at before anybody knows what it is, or
where the landlord does not want it.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from heard.casework.allocation import Chooser, MayOwn, Vacancy, chooser, proposed, stands_in
from heard.casework.events import About, Ground, Reference, StageName
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, OpenCase
from heard.judgement.area import Areas, AreaSeen
from heard.judgement.facts import Facts
from heard.judgement.vacancy import vacancy_at
from heard.mail.message import Message

MOST_PROPOSED = 3
"""Officers whom a notice proposes, the fittest first."""


def with_new_case(decision: Decision, message: Message | None, facts: Facts, areas: Areas) -> Decision:
    """Return a decision on a message, with whoever is told of the case that it opens.

    message   None where nobody could read it
    """
    opened = _opened(decision, facts)
    if opened is None or not facts.tells_new_cases or facts.is_old or _is_unread(decision):
        return decision
    reference, stage = opened
    seen, vacancy = vacancy_at(stage, message, facts, areas)
    told, may_own = chooser(vacancy, facts.landlord), proposed(vacancy, facts.landlord)[:MOST_PROPOSED]
    warned = {address for each in decision.actions for address in _warned(each, vacancy, facts)}
    actions = tuple(_with_news(each, reference, seen) for each in decision.actions)
    if told is not None and told.officer.address not in warned:
        actions = (*actions, _notice(reference, seen, told, may_own))
    return replace(decision, actions=actions)


def _opened(decision: Decision, facts: Facts) -> tuple[Reference, StageName] | None:
    """Return the case that a decision opens, and the stage; also of one that stood for a mail nobody could read."""
    for each in decision.actions:
        if isinstance(each, OpenCase):
            return each.reference, each.stage
        if isinstance(each, FileOnCase) and each.ground is Ground.OPENED_IT:
            return each.reference, facts.policy.first_stage.name
    return None


def _is_unread(decision: Decision) -> bool:
    return any(isinstance(each, AskOfficer) and each.about is About.COULD_NOT_READ for each in decision.actions)


def _warned(action: Action, vacancy: Vacancy, facts: Facts) -> Iterator[str]:
    """Yield the addresses of whoever is told of a danger, and of those who stand in for them."""
    if not (isinstance(action, AskOfficer) and action.about is About.DANGER and action.told):
        return
    for officer in facts.landlord.told_at_once(action.roles):
        yield officer.address
        acts = stands_in(officer, vacancy.day, facts.landlord.staff)
        if acts is not None:
            yield acts.address


def _with_news(action: Action, reference: Reference, seen: AreaSeen | None) -> Action:
    """Return an action; of a danger on the new case, saying that it is new."""
    if isinstance(action, AskOfficer) and action.about is About.DANGER and action.reference == reference:
        new = f"it is a new case{_about(seen)}, and nobody deals with it yet"
        return replace(action, because=f"{action.because}; {new}")
    return action


def _notice(reference: Reference, seen: AreaSeen | None, told: Chooser, may_own: tuple[MayOwn, ...]) -> AskOfficer:
    why = f"Told to whoever chooses ({told.because})"
    because = f"a new case opened{_about(seen)}, and nobody deals with it yet. {why}"
    return AskOfficer(
        reference,
        About.NEW_CASE,
        because,
        of=(told.officer.address,),
        waits=False,
        says=_in_words(may_own),
        proposes=tuple(each.officer.address for each in may_own),
    )


def _about(seen: AreaSeen | None) -> str:
    """Return what a case is about, with the words that show it, which are those of rules/areas.toml."""
    return f" that seems to be about {seen.name} ({', '.join(seen.words)})" if seen is not None else ""


def _in_words(may_own: tuple[MayOwn, ...]) -> Mapping[str, object]:
    return {"proposed": tuple(f"{each.officer.name}: {each.because}" for each in may_own) or None}
