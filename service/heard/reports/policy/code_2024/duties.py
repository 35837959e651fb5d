"""Whether a policy lets complaints in, refuses, and limits contact as the Code wants."""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.policy import Policy
from heard.casework.policy.intake import KindRule
from heard.casework.policy.words import LetterPurpose, Switch
from heard.reports.policy.code_2024 import letters
from heard.reports.policy.code_2024.lengths import less_than_a_year, more_than_a_year
from heard.reports.policy.code_2024.verdicts import Judgement, falls_short, met, not_shown, to_look_at
from heard.reports.policy.words import listed


def _kind(policy: Policy, name: str) -> KindRule | None:
    return next((kind for kind in policy.kinds.values() if kind.name == name), None)


# -- What comes in


def what_a_complaint_is(policy: Policy) -> Iterator[Judgement]:
    kind = _kind(policy, "complaint")
    if kind is None:
        yield falls_short("kind", "the policy does not say what a complaint is", "Add [kind.complaint].")
        return
    if not policy.routes[kind.route].opens_case:
        found = "a complaint opens no case"
        yield falls_short(f"route.{kind.route}.opens_case", found, "Let it open a case.")
    mend = "See that it takes in every dissatisfaction, however put, with act or omission, ours or a contractor's."
    yield to_look_at("kind.complaint.means", kind.means, mend)


def word_not_needed(policy: Policy) -> Iterator[Judgement]:
    kind = _kind(policy, "complaint")
    for key, is_so in (
        ("word_not_needed", kind and kind.word_not_needed),
        ("offer_choice_on_any_dissatisfaction", kind and kind.offer_choice_on_any_dissatisfaction),
    ):
        place = f"kind.complaint.{key}"
        yield (
            met(place, "true")
            if is_so
            else not_shown(place, "the policy does not say", f"Where it is so, write {key} = true.")
        )


def requests_recorded(policy: Policy) -> Iterator[Judgement]:
    kind = _kind(policy, "service-request")
    missing = ["recorded"] * (not (kind and kind.register))
    missing += ["gone through regularly"] * (not (kind and kind.reviewed_regularly))
    if missing:
        mend = "Where it is so, write a register, and reviewed_regularly = true."
        yield not_shown("kind.service-request", f"nothing says that requests are {listed(missing)}", mend)
    else:
        yield met("kind.service-request", "they are recorded and gone through regularly")


def request_becomes_complaint(policy: Policy) -> Iterator[Judgement]:
    kind = _kind(policy, "service-request")
    if kind is None or not kind.becomes_complaint_when:
        mend = "Write becomes_complaint_when, and request_goes_on = true."
        found = "the policy does not say when a request turns into a complaint"
        yield to_look_at("kind.service-request", found, mend)
        return
    mend = "See that it takes in every dissatisfaction with how a request is dealt with, even while it is open."
    yield to_look_at("kind.service-request.becomes_complaint_when", f"when {kind.becomes_complaint_when}", mend)
    place = "kind.service-request.request_goes_on"
    if kind.request_goes_on:
        yield met(place, "the request itself goes on meanwhile")
    else:
        found = "the request need not go on once somebody complains about it"
        yield falls_short(place, found, "Write request_goes_on = true.")


def surveys(policy: Policy) -> Iterator[Judgement]:
    for kind in policy.kinds.values():
        letter = policy.letters.get(kind.letter) if kind.letter else None
        if letter and letter.purpose is LetterPurpose.HOW_TO_COMPLAIN:
            yield met(f"kind.{kind.name}.letter", "they are told how to complain")
            return
    if policy.closing and policy.closing.survey is not Switch.OFF:
        mend = 'Add a kind for survey comments with a letter of purpose "how-to-complain".'
        yield to_look_at("closing.survey", "nobody is told in a survey how to complain", mend)
    else:
        yield not_shown("kind", "the policy does not speak of surveys")


# -- Exclusions


def twelve_months(policy: Policy) -> Iterator[Judgement]:
    limits = [each for each in policy.exclusions.values() if each.older_than]
    for each in limits:
        place, limit = f"exclusion.{each.name}.older_than", each.older_than
        if limit and less_than_a_year(limit):
            found = f"matters older than {limit} may be refused"
            yield falls_short(place, found, 'Write older_than = "12 months".')
        else:
            yield met(place, f"only matters older than {limit}")
        spared = listed(said for said in (each.discretion, each.unless) if said)
        mend = "Write under `discretion` when an older matter is taken all the same."
        mend = "See that older matters are taken with discretion." if spared else mend
        found = f"an older one is spared: {spared}" if spared else "no discretion is written down"
        yield to_look_at(f"exclusion.{each.name}.discretion", found, mend)
    if not limits:
        yield met("exclusion", "no matter is too old")


def refused_with_reasons(policy: Policy) -> Iterator[Judgement]:
    if not policy.exclusions:
        yield met("exclusion", "the policy refuses nothing")
        return
    rule = policy.exclusion_rule
    names = {each.letter for each in policy.exclusions.values() if each.letter}
    if rule and rule.letter:
        names.add(rule.letter)
    else:
        found = "no letter tells whoever is refused"
        yield falls_short("exclusion_rule.letter", found, "Name a letter that says reasons and outside-body.")
    for name in sorted(names):
        yield letters.refusal(policy.letters[name])


def no_blanket(policy: Policy) -> Iterator[Judgement]:
    if not policy.exclusions:
        yield met("exclusion", "the policy refuses nothing")
    elif policy.exclusion_rule and policy.exclusion_rule.no_blanket:
        yield met("exclusion_rule.no_blanket", "each case is judged by itself")
    else:
        found = f"a person decides on each; the grounds are: {listed(policy.exclusions)}"
        mend = "See that none is refused as one of a kind; then write no_blanket = true."
        yield to_look_at("exclusion_rule.no_blanket", found, mend)


# -- People


def adjustments(policy: Policy) -> Iterator[Judgement]:
    care = policy.vulnerability
    said = [*care.keep, *care.needs, *([care.review] if care.review else [])] if care else []
    if said:
        mend = "See that adjustments agreed are kept on record and reviewed."
        yield to_look_at("vulnerability.keep", f"on record, and reviewed: {listed(said)}", mend)
    else:
        mend = 'Write keep = ["adjustments agreed"] and review = "..." under [vulnerability].'
        yield to_look_at("vulnerability", "nothing says that adjustments agreed are kept and reviewed", mend)


def full_record(policy: Policy) -> Iterator[Judgement]:
    needs = policy.closing.needs if policy.closing else ()
    found = f"no case is closed without: {listed(needs)}" if needs else "a case may be closed with nothing on file"
    mend = "See that it makes a full record; heard keeps every mail, and nothing that comes by other ways."
    yield to_look_at("closing.needs", found, mend)


def restrictions(policy: Policy) -> Iterator[Judgement]:
    rule = policy.restriction
    if rule is None:
        yield not_shown("restriction", "the policy says nothing about limiting contact", "Add [restriction].")
        return
    found = f"reviewed within {rule.review_within}; the Code sets no time, and a year at most is our yardstick"
    if more_than_a_year(rule.review_within):
        yield falls_short("restriction.review_within", found, 'Write review_within = "12 months", or less.')
    else:
        yield met("restriction.review_within", found)
    found = f"on file, before it takes effect: {listed(rule.must_record)}"
    yield to_look_at("restriction.must_record", found, "See that the reasons are among it.")


def equality(policy: Policy) -> Iterator[Judgement]:
    rule = policy.restriction
    if rule is None:
        yield not_shown("restriction", "the policy says nothing about limiting contact", "Add [restriction].")
        return
    found = f"recorded or confirmed first: {listed((*rule.must_record, *rule.confirm_first))}"
    mend = "See that proportion and the Equality Act are considered, or add them to confirm_first."
    yield to_look_at("restriction.confirm_first", found, mend)
