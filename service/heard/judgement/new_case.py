"""A case opened: somebody is told, who says who deals with it.

One mail to one person: to whom a danger in it is told already, or that its acknowledgement needs their words, that the
case is new stands in that notice.  Nobody is told of mail from before heard answers, of a case that a person has to
look at before anybody knows what it is, or where the landlord does not want it.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from heard.casework.allocation import Chooser, MayOwn, Vacancy, chooser, proposed, stands_in
from heard.casework.events import About, AreaName, CaseAreaSeen, Ground, Reference, StageName
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, FileOnCase, OpenCase
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
    if opened is None or facts.is_old or _is_unread(decision):
        return decision
    reference, stage = opened
    seen, vacancy = vacancy_at(stage, message, facts, areas)
    if seen is not None:
        because = f"its words are about {seen.name} ({', '.join(seen.words)})"
        of_its_area = ChangeCase(reference, CaseAreaSeen(AreaName(seen.name)), because)
        decision = replace(decision, actions=(*decision.actions, of_its_area))
    if not facts.tells_new_cases:
        return decision
    told, may_own = chooser(vacancy, facts.landlord), proposed(vacancy, facts.landlord)[:MOST_PROPOSED]
    told_already = {address for each in decision.actions for address in _told(each, vacancy, facts)}
    actions = tuple(_with_news(each, reference, seen, may_own) for each in decision.actions)
    if told is not None and told.officer.address not in told_already:
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


def _told(action: Action, vacancy: Vacancy, facts: Facts) -> Iterator[str]:
    """Yield the addresses of whoever is told that the case is new with something else of it.

    For who is away somebody stands in; of a danger both are told.
    """
    if not (isinstance(action, AskOfficer) and action.told and action.about in (About.DANGER, About.WORDS_WANTED)):
        return
    of_danger, landlord = action.about is About.DANGER, facts.landlord
    officers = (
        landlord.told_at_once(action.roles) if of_danger else landlord.told_besides_leads(action.roles, action.of)
    )
    for officer in officers:
        acts = stands_in(officer, vacancy.day, landlord.staff)
        if acts is None or of_danger:
            yield officer.address
        if acts is not None:
            yield acts.address


def _with_news(action: Action, reference: Reference, seen: AreaSeen | None, may_own: tuple[MayOwn, ...]) -> Action:
    """Return an action; of a danger on the new case, and of an acknowledgement that it needs, saying that it is new."""
    if not (isinstance(action, AskOfficer) and action.reference == reference):
        return action
    new = f"it is a new case{_about(seen)}, and nobody deals with it yet"
    if action.about is About.DANGER:
        return replace(action, because=f"{action.because}; {new}")
    if action.about is About.WORDS_WANTED:
        says, proposes = {**action.says, **_in_words(may_own), "is_new": "yes"}, _addresses(may_own)
        return replace(action, because=f"{action.because}; {new}", says=says, proposes=proposes, is_new=True)
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
        proposes=_addresses(may_own),
    )


def _addresses(may_own: tuple[MayOwn, ...]) -> tuple[str, ...]:
    return tuple(each.officer.address for each in may_own)


def _about(seen: AreaSeen | None) -> str:
    """Return what a case is about, with the words that show it, which are those of rules/areas.toml."""
    return f" that seems to be about {seen.name} ({', '.join(seen.words)})" if seen is not None else ""


def _in_words(may_own: tuple[MayOwn, ...]) -> Mapping[str, object]:
    return {"proposed": tuple(f"{each.officer.name}: {each.because}" for each in may_own) or None}
