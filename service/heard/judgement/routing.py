"""What opens no case by the policy's own rules, and whom it is for.

A first request, praise or a member's enquiry belongs to people of the landlord's who may never look into this mailbox:
whoever the policy names is told of it, once, and of several in a role one, by the area it is about; where it names
nobody, whoever takes new complaints is.  Nothing is written to whoever sent it.  A complaint is kept off a case only
where the policy has a route of its own for whoever wrote it, and it is plain that they did.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from heard.casework.allocation import Vacancy, one_of_each
from heard.casework.events import About, Kind, Reference
from heard.casework.people import Role
from heard.casework.policy import Policy
from heard.casework.policy.intake import KindRule, RouteRule
from heard.casework.policy.words import KindName, RoleName
from heard.judgement.actions import Action, AskOfficer, Decision, Finding, SetAside
from heard.judgement.area import Areas
from heard.judgement.danger import danger
from heard.judgement.explain import reason
from heard.judgement.facts import Facts
from heard.judgement.first_words import shown_name, wrote
from heard.judgement.other_matters import other_matters
from heard.judgement.representing.relations import office_of
from heard.judgement.representing.spoken_for import Relation
from heard.judgement.threading.find_case import Found
from heard.judgement.vacancy import vacancy_at
from heard.mail.message import Message
from heard.mail.told.homes import homes_in
from heard.mail.told.names import names_in
from heard.mail.told.numbers import numbers_in
from heard.mail.told.phones import phones_in

RULE = "judgement/routing"
KINDS = {
    Kind.SERVICE_REQUEST: KindName("service-request"),
    Kind.COMPLIMENT: KindName("compliment"),
    Kind.ENQUIRY: KindName("enquiry"),
}
"""What a policy calls what is set aside and is for somebody."""
NOBODYS = (Kind.BULK, Kind.NOISE)
"""What is for nobody, whoever sent it."""
ANONYMOUS = KindName("anonymous")
_MEMBERS = (Relation.MP, Relation.COUNCILLOR)
_OF_A_MEMBER = re.compile(
    r"\b(?:cllr|councillor)\b|@(?:[a-z0-9-]{1,40}\.){0,3}(?:parliament\.(?:uk|scot)|senedd\.wales|niassembly\.gov\.uk)$"
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A message of somebody outside that the policy wants kept off any case.

    role     whose words it carries
    finding  what shows that it is of that sort
    """

    role: Role
    finding: Finding
    actions: tuple[Action, ...]


def passed_on(kind: Kind, because: str, message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what tells whoever the policy sends a kind of message to; () where it names nobody.

    because   why it is of that kind
    """
    rule = facts.policy.kinds.get(KINDS[kind]) if kind in KINDS else None
    if rule is None or facts.is_old:
        return ()
    return tuple(_told(rule, f"it {_reads_like(kind)}, and opened no case: {reason(because)}", message, facts))


def of_no_case(kind: Kind, because: str, message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what tells somebody of a message that nobody else hears of; () of what is for nobody, and of old mail.

    because   why it is of that kind
    """
    if kind not in KINDS or facts.is_old:
        return ()
    return (_told_anyway(f"it {_reads_like(kind)}: {reason(because)}", message, facts),)


def elsewhere(
    message: Message, facts: Facts, found: Found | None, kind: Kind, said: dict[str, str], findings: tuple[Finding, ...]
) -> Elsewhere | None:
    """Return what follows where the policy keeps whoever wrote a message off its cases; None where it does not.

    found   a case it may belong to, and is not put on

    A danger in it is told all the same.
    """
    if kind in NOBODYS or facts.taken_up is not None:
        return None
    for rule, shown, role in (_as_a_members(message, facts), _as_nobodys(message, facts)):
        if rule is None:
            continue
        clause = rule.clause or ""
        aside = SetAside(Kind.ENQUIRY, f"it is {shown}, and the policy has another way for it than a case", clause)
        told = () if facts.is_old else _told_of_it(rule, shown, message, facts)
        which = tuple(_may_belong_to(found, facts))
        finding = Finding(rule.name, RULE, who_wrote(facts), clause)
        return Elsewhere(role, finding, (aside, *told, *which, *danger(None, said, findings, facts)))
    return None


def to_one_of_each(decision: Decision, message: Message, facts: Facts, areas: Areas) -> Decision:
    """Return a decision with what is passed on addressed: to one of each role it is for, or to a team lead.

    Whom the message names is not passed over: praise names whom it praises.
    """
    if not any(isinstance(each, AskOfficer) and each.about is About.PASSED_ON for each in decision.actions):
        return decision
    _, vacancy = vacancy_at(facts.policy.first_stage.name, message, facts, areas)
    vacancy = replace(vacancy, named=())
    return replace(decision, actions=tuple(_addressed(each, vacancy, facts) for each in decision.actions))


def _addressed(action: Action, vacancy: Vacancy, facts: Facts) -> Action:
    if isinstance(action, AskOfficer) and action.about is About.PASSED_ON:
        told = one_of_each(action.roles, vacancy, facts.landlord)
        return replace(action, of=tuple(each.address for each in told))
    return action


def others_named(message: Message, reference: Reference) -> Iterator[AskOfficer]:
    """Yield what tells the officers of the other matters that a mail brings up which opens a case."""
    if named := other_matters(message.own_words):
        told = "; ".join(f'"{each}"' for each in named)
        yield AskOfficer(reference, About.OTHER_MATTERS, f"besides what it is mainly about, it says: {told}")


def _told(rule: KindRule, why: str, message: Message, facts: Facts) -> Iterator[AskOfficer]:
    route = _leads_to_no_case(rule, facts.policy)
    if route is None or route.send_to is None:
        return
    roles = tuple(dict.fromkeys(role for role in (route.send_to, route.copy_to) if role is not None))
    titles = " and ".join(facts.policy.roles[role] for role in roles)
    because = f"{wrote(who_wrote(facts), message)}; {why}; by the policy it is for: {titles}"
    yield AskOfficer(None, About.PASSED_ON, because, rule.clause or route.clause or "", roles)


def _told_of_it(rule: KindRule, shown: str, message: Message, facts: Facts) -> tuple[AskOfficer, ...]:
    told = tuple(_told(rule, f"it is {shown}, and opened no case", message, facts))
    return told or (_told_anyway(f"it is {shown}", message, facts),)


def _reads_like(kind: Kind) -> str:
    what = kind.value.replace("_", " ")
    return f"reads like {'an' if what[0] in 'aeiou' else 'a'} {what}"


def _told_anyway(why: str, message: Message, facts: Facts) -> AskOfficer:
    """Return what tells whoever takes new complaints of a message that the policy sends to nobody.

    why   it is on no case
    """
    told = f"{wrote(who_wrote(facts), message)}; {why}; it opened no case, and nobody has answered it"
    return AskOfficer(None, About.PASSED_ON, told, roles=who_takes_complaints(facts))


def who_takes_complaints(facts: Facts) -> tuple[RoleName, ...]:
    """Return the role that takes new complaints by the policy; () where it names none, so that the leads hear."""
    return (facts.policy.allocation.by_default,) if facts.policy.allocation is not None else ()


def _leads_to_no_case(rule: KindRule, policy: Policy) -> RouteRule | None:
    route = policy.routes.get(rule.route)
    return route if route is not None and not route.opens_case else None


def who_wrote(facts: Facts) -> str:
    """Return who wrote, as they say."""
    address = facts.writer.address
    if address is None:
        return "somebody who cannot be told"
    name = shown_name(address.name)
    return f"{name} <{address.address}>" if name else address.address


def _may_belong_to(found: Found | None, facts: Facts) -> Iterator[AskOfficer]:
    if found is not None and not facts.is_old:
        because = f"{found.because}; it is on no case until somebody says that it belongs to {found.reference}"
        yield AskOfficer(None, About.WHICH_CASE, because)


# -- Members --------------------------------------------------------------------------------------


def _as_a_members(message: Message, facts: Facts) -> tuple[KindRule | None, str, Role]:
    """Return the kind that a member's mail is by the policy, where it goes on no case."""
    shown = "a councillor's or an MP's"
    route = facts.policy.representatives.members if facts.policy.representatives is not None else None
    if route is None or not _is_a_members(message, facts):
        return None, shown, Role.MEMBER
    kinds = (rule for rule in facts.policy.kinds.values() if rule.route == route)
    rule = next((rule for rule in kinds if _leads_to_no_case(rule, facts.policy) is not None), None)
    return rule, shown, Role.MEMBER


def _is_a_members(message: Message, facts: Facts) -> bool:
    """Say whether a member wrote: by the settings, or by the name or the address they write under.

    Of one who only signs as a member it is not plain: what they write may open a case.
    """
    if facts.writer.role is Role.MEMBER:
        return True
    sender = message.sender
    if facts.writer.role is not Role.TENANT or sender is None or office_of(message) not in _MEMBERS:
        return False
    if _OF_A_MEMBER.search(sender.address.lower()):
        return True
    by_name = replace(message, senders=(replace(sender, address=""),), own_words="", signature="")
    return office_of(by_name) in _MEMBERS


# -- Nobody that can be told ----------------------------------------------------------------------


def _as_nobodys(message: Message, facts: Facts) -> tuple[KindRule | None, str, Role]:
    """Return the kind that a mail is by the policy whose writer gives no name, and cannot be told by anything else."""
    shown = "from somebody who gives no name and cannot be told"
    rule = facts.policy.kinds.get(ANONYMOUS)
    anonymous = facts.policy.anonymous
    if rule is None or anonymous is None or anonymous.investigate or not _cannot_be_told(message, facts):
        return None, shown, facts.writer.role
    return (rule if _leads_to_no_case(rule, facts.policy) is not None else None), shown, facts.writer.role


def _cannot_be_told(message: Message, facts: Facts) -> bool:
    """Say whether nothing tells who wrote: no address, no name, no home, no telephone, no number, nothing attached."""
    if facts.writer.address is not None or message.attachments or facts.leads:
        return False
    text = f"{message.subject}\n{message.own_words}\n{message.signature}"
    return not (names_in(message) or homes_in(text) or phones_in(text) or numbers_in(text))
