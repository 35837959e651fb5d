"""What a policy lets in as sentences: kinds of message, who may write, and what a person may refuse.  Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heard.casework.policy import Policy
from heard.casework.policy.intake import Exclusion, KindRule, RouteRule
from heard.casework.policy.words import Consent, ExclusionAction, Match, RouteName, Switch
from heard.reports.policy.words import Section, about, listed, paragraph, paragraphs, role, spoken, stage

CONSENT = {
    Consent.REQUIRED: "The customer's consent is required",
    Consent.ASK: "The customer's consent is asked for where appropriate",
    Consent.NOT_NEEDED: "The customer's consent is not needed",
}
ACTIONS = {
    ExclusionAction.FLAG: "heard only flags it",
    ExclusionAction.PROPOSE_ROUTE: "heard proposes to send it elsewhere",
    ExclusionAction.PERSON_ONLY: "heard says nothing of its own accord: only a person may think of it",
    ExclusionAction.RESTRICT_VISIBILITY: "heard keeps what is said from being seen more widely",
}
MATCHES = {Match.CLOSED_FINAL_STAGE: "heard looks for the same matter, closed after its last stage"}


def all_intake(policy: Policy) -> Sequence[Section]:
    """Return every section on what comes in, from whom, and what may be refused."""
    return (
        Section("What comes in", tuple(_kinds(policy))),
        Section("Who may complain, and for whom", tuple(_people(policy))),
        Section("What may be refused as a complaint", tuple(_exclusions(policy))),
    )


def _kinds(policy: Policy) -> Iterator[str]:
    for kind in policy.kinds.values():
        yield _kind(kind, policy)
    used = {kind.route for kind in policy.kinds.values()}
    for name, route in policy.routes.items():
        if name not in used:
            yield paragraph(
                f'By the route "{spoken(name)}": {_where(route, policy)}',
                *_on_the_way(route, policy),
                about("Source: {}", route.clause),
            )
    if issues := policy.new_issues:
        otherwise = "a case of its own" if issues.otherwise == "separate-case" else spoken(issues.otherwise)
        yield paragraph(
            f"Something new in an old matter joins it when: {issues.joins_when}",
            f"Otherwise it is {otherwise}",
            about("Source: {}", issues.clause),
        )


def _kind(kind: KindRule, policy: Policy) -> str:
    route = policy.routes[kind.route]
    counted = "it counts in the figures of complaints" if kind.counted else "it does not count as a complaint"
    return paragraph(
        f"{spoken(kind.name)}: {kind.means}",
        about("Also: {}", kind.also),
        f"{_where(route, policy)}; {counted}",
        *_on_the_way(route, policy),
        about("It becomes a complaint when: {}", kind.becomes_complaint_when),
        about("Straight to stage 1 when: {}", listed(kind.straight_to_stage_1_when, "or")),
        'Nobody has to use the word "complaint"' if kind.word_not_needed else "",
        "Whoever sounds dissatisfied is offered the choice to complain"
        if kind.offer_choice_on_any_dissatisfaction
        else "",
        "The request itself goes on meanwhile" if kind.request_goes_on else "",
        "These are gone through regularly" if kind.reviewed_regularly else "",
        about('Kept in the register "{}"', kind.register),
        about("Sorted by: {}", kind.categories),
        about('Answered with the letter "{}"', spoken(kind.letter) if kind.letter else None),
        about("Source: {}", "; ".join(dict.fromkeys(each for each in (kind.clause, route.clause) if each))),
    )


def _where(route: RouteRule, policy: Policy) -> str:
    if route.opens_case:
        first = stage(route.first_stage, policy) if route.first_stage else "the first stage"
        return f"it opens a case that begins with {first}"
    return f"it goes to {role(route.send_to, policy)} and opens no case" if route.send_to else "it opens no case"


def _on_the_way(route: RouteRule, policy: Policy) -> Iterator[str]:
    yield about("a copy goes to {}", role(route.copy_to, policy) if route.copy_to else None)
    yield about('it is kept in the register "{}"', route.register)
    yield about('the customer gets the letter "{}"', spoken(route.letter) if route.letter else None)
    yield "no clock runs" if route.clocks is Switch.OFF else ""
    yield about("it needs, on file: {}", route.needs)
    yield about("note: {}", route.note)


def _people(policy: Policy) -> Iterator[str]:
    if who := policy.complainants:
        yield paragraph(
            about("The whole procedure is open to: {}", who.full_route),
            about("May be accepted, where a person says so: {}", who.may_accept),
            about("Others are told in their last letter: {}", who.others_final_letter),
            about("The body outside is open to: {}", who.outside_body_for),
            about("Source: {}", who.clause),
        )
    yield from paragraphs(_representatives(policy))
    if petition := policy.petition:
        yield paragraph(
            "A petition runs under the same clocks" if petition.same_clocks else "A petition has clocks of its own",
            about("We ask for: {}", petition.ask_for),
            about("The reply is shared with: {}", petition.share_reply),
            about("We may: {}", petition.may),
            about("Source: {}", petition.clause),
        )
    if anonymous := policy.anonymous:
        done = "is looked into" if anonymous.investigate else "is passed on, not looked into"
        acknowledged = about("It is acknowledged: {}", anonymous.acknowledge)
        yield paragraph(f"What comes without a name {done}", acknowledged, about("Source: {}", anonymous.clause))
    if media := policy.social_media:
        yield paragraph(f"Reply to social media: {media.reply}", about("Source: {}", media.clause))


def _representatives(policy: Policy) -> str:
    rule = policy.representatives
    if rule is None:
        return ""
    return paragraph(
        about("Others may write for a customer: {}", rule.accepted),
        CONSENT[rule.consent] + about(", but not for: {}", rule.consent_not_needed_for),
        about("Held back until then: {}", rule.withhold_until_consent),
        "The clocks wait for it" if rule.clocks_wait_for_consent else "No clock waits for it",
        "Their complaints run under the same clocks"
        if rule.same_clocks
        else "Their complaints have clocks of their own",
        about("On authority: {}", rule.authority),
        about('Asked for with the letter "{}"', spoken(rule.letter) if rule.letter else None),
        *_members(rule.members, policy),
        "They may come to meetings" if rule.may_attend_meetings else "",
        "Tenants' representatives may take complaints in" if rule.tenant_representatives_may_receive else "",
        "Team leads are told of a letter that went outside, to somebody not on its case"
        if rule.warn_of_copies_outside
        else "",
        about("Source: {}", rule.clause),
    )


def _members(name: RouteName | None, policy: Policy) -> Iterator[str]:
    if name:
        yield f"for councillors and MPs, {_where(policy.routes[name], policy)}"


def _exclusions(policy: Policy) -> Iterator[str]:
    if not policy.exclusions:
        yield "The policy names nothing that may be refused."
        return
    rule = policy.exclusion_rule
    yield paragraph(
        "heard proposes; a person decides. Until one has, the acknowledgement and every clock go on",
        about("{} decides", role(rule.decided_by, policy) if rule else None),
        about('The customer is told with the letter "{}"', spoken(rule.letter) if rule and rule.letter else None),
        "Each is judged by itself; none is refused as one of a kind" if rule and rule.no_blanket else "",
        "What is refused is counted by its ground" if rule and rule.count_refused_by_type else "",
        about("Where the Ombudsman says otherwise: {}", spoken(rule.ombudsman_instruction or "") if rule else None),
        about("Source: {}", rule.clause if rule else None),
    )
    for each in policy.exclusions.values():
        yield _exclusion(each, policy)


def _exclusion(each: Exclusion, policy: Policy) -> str:
    return paragraph(
        f"{spoken(each.name)}: {each.means}",
        about("Older than {}" + about(", counted from {}", each.counted_from), each.older_than),
        about("Younger than {}" + about(", counted from {}", each.counted_from), each.younger_than),
        about("Unless: {}", each.unless),
        about("But this is a complaint all the same: {}", each.but_not),
        about("Discretion: {}", each.discretion),
        about("{}", MATCHES[each.match] if each.match else None),
        ACTIONS[each.action],
        about("There, {}", _where(policy.routes[each.route], policy) if each.route else None),
        about('Told with the letter "{}"', spoken(each.letter) if each.letter else None),
        about("A draft says: {}", spoken(each.draft) if each.draft else None),
        about("First: {}", each.needs),
        about("Source: {}", each.clause),
    )
