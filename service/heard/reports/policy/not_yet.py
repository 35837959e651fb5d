"""What a policy says and heard does not act on yet, so that whoever approves it counts on nothing that is not there.

rules/policies/README.md says the same, section by section; whoever builds a part takes its line out here.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.policy import Policy
from heard.casework.policy.words import LetterPurpose
from heard.reports.policy.words import Section, about, paragraphs


def not_yet(policy: Policy) -> Section:
    """Return the section that lists it, as far as the policy says anything of the kind."""
    counted, shown = tuple(_counted(policy)), tuple(_shown(policy))
    return Section(
        "What heard does not act on yet",
        paragraphs(
            about("heard works these out from what is on record, and nothing puts that there yet: {}.", counted),
            about("heard shows these, and does nothing about them yet: {}.", shown),
        ),
    )


def _counted(policy: Policy) -> Iterator[str]:
    yield "whatever people do or agree, such as answers and contacts, where no letter of an officer's shows it"
    if len(policy.stages) > 1:
        yield "the stages after the first, where neither a customer's mail nor an officer's letter opens one"
    if policy.declines:
        yield "refusing the next stage"


def _shown(policy: Policy) -> Iterator[str]:
    if policy.calendar.receipt_by_partner_counts:
        yield "what a partner of ours receives"
    if policy.kinds or policy.routes:
        yield "kinds of message and where they go, but for telling whoever gets what opens no case"
    if policy.allocation:
        yield "who is given a case"
    yield from _about_people(policy)
    if policy.exclusions:
        yield "what may be refused as a complaint, but for asking whoever may refuse it"
    yield from _about_times(policy)
    yield from _about_letters(policy)
    yield from _afterwards(policy)


def _about_people(policy: Policy) -> Iterator[str]:
    rules = (policy.complainants, policy.anonymous, policy.social_media, policy.new_issues)
    if any(rule is not None for rule in rules):
        yield "who may complain"
    if policy.representatives or policy.petition:
        yield "what people answer who write for others and were asked for authority, or for one contact"


def _about_times(policy: Policy) -> Iterator[str]:
    if policy.late_rejection:
        yield "how long the customer may take, but for asking a person of what comes late"


def _about_letters(policy: Policy) -> Iterator[str]:
    asks = policy.representatives is not None and policy.representatives.letter is not None
    and_this = ", and the one that asks for authority" if asks else ""
    yield f"letters of ours other than acknowledgements and receipts{and_this}"
    letters = policy.letters.values()
    if any(letter.attach for letter in letters):
        yield "what goes with a letter"
    if any(letter.hold_at_most for letter in letters):
        yield "how long a letter may wait"
    if any(letter.if_missing and letter.purpose is not LetterPurpose.DECISION for letter in letters):
        yield "what is missing from an officer's letter that is no decision"


def _afterwards(policy: Policy) -> Iterator[str]:
    if care := policy.vulnerability:
        done = "telling of it once a case" if care.flag else "noting it on the case"
        yield f"of vulnerability, all but {done}"
    if policy.risk:
        yield "of danger, all but the warning itself"
    if policy.redress:
        yield "putting things right"
    if policy.closing:
        yield "of closing a case, who may do it, and what it needs besides an answer"
