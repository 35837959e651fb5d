"""What a policy's letters say, how a case is closed, and what is reported to whom, as sentences.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from heard.casework.policy import Policy
from heard.casework.policy.afterwards import Closing, DigestRule, ReportRule
from heard.casework.policy.letters import LetterRule
from heard.casework.policy.words import SERVICE, Item, LetterPurpose, Switch
from heard.reports.policy.words import Section, about, listed, paragraph, role, roles, spoken, stages

SENT_AS = {
    LetterPurpose.RECEIPT: "a receipt",
    LetterPurpose.ACKNOWLEDGEMENT: "an acknowledgement",
    LetterPurpose.RESOLVED: "word that all is put right",
    LetterPurpose.HOLDING: "a holding reply",
    LetterPurpose.EXTENSION: "word that it takes longer",
    LetterPurpose.EXTENSION_DISPUTED: "word that it takes longer, though the customer does not agree",
    LetterPurpose.DECISION: "the decision",
    LetterPurpose.ESCALATION_DECLINED: "a refusal of the next stage",
    LetterPurpose.REFUSAL: "a refusal of the complaint",
    LetterPurpose.OFFER: "an offer",
    LetterPurpose.ACCEPTANCE_FORM: "a form to accept an offer",
    LetterPurpose.WARNING: "a warning",
    LetterPurpose.RESTRICTION: "word that contact is limited",
    LetterPurpose.FILED_NO_ACTION: "word that nothing more is done",
    LetterPurpose.ASK_AUTHORITY: "a question about authority",
    LetterPurpose.HOW_TO_COMPLAIN: "word of how to complain",
    LetterPurpose.REMINDER: "word of how long they have",
    LetterPurpose.SURVEY: "a survey",
}
SURVEY = {
    Switch.ON: "Afterwards the customer is asked how it went",
    Switch.OFF: "No survey follows",
    Switch.OPTIONAL: "A survey follows where the landlord turns it on",
}


def all_paperwork(policy: Policy) -> Sequence[Section]:
    """Return every section on letters, closing and reports."""
    reports = [_report(report, policy) for report in policy.reports.values()]
    digests = [_digest(digest, policy) for digest in policy.digests.values()]
    return (
        Section("What letters say", tuple(_letters(policy))),
        Section("Closing a case", (_closing(policy.closing, policy),) if policy.closing else ()),
        Section("Reports and daily lists", (*reports, *digests)),
    )


def _letters(policy: Policy) -> Iterator[str]:
    for letter in policy.letters.values():
        yield _letter(letter, policy)
    for item in policy.items.values():
        yield paragraph(f'"{spoken(item.name)}" in a letter: {item.says}', about("Shown by: {}", item.shown_by))


def _letter(letter: LetterRule, policy: Policy) -> str:
    where = about(" ({})", stages(letter.stages, policy) if letter.stages else None)
    sent = "sent by heard" if letter.sent_by == SERVICE else f"written by {role(letter.sent_by, policy)}"
    return paragraph(
        f"{spoken(letter.name)}{where}, {sent}{_as(letter)}",
        about("Used when: {}", letter.use_when),
        about("Only where: {}", letter.only_where),
        about("Sent when: {}", letter.send_when),
        about("It says: {}", _items(letter.must_say)),
        about("It should also say: {}", _items(letter.should_say)),
        about("With it: {}", (*letter.attach, letter.leaflet) if letter.leaflet else letter.attach),
        "In plain English" if letter.plain_english else "",
        *_waiting(letter, policy),
        about("Source: {}", letter.clause),
    )


def _as(letter: LetterRule) -> str:
    return "" if letter.name == str(letter.purpose) else f" as {SENT_AS[letter.purpose]}"


def _waiting(letter: LetterRule, policy: Policy) -> Iterator[str]:
    if letter.hold_for:
        at_most = about(", for {} at most", letter.hold_at_most)
        yield f"it waits until a person has filled in {listed(_items(letter.hold_for))}{at_most}"
    missing = roles(letter.if_missing, policy, "and") if letter.if_missing else None
    yield about("told where something is missing: {}", missing)
    yield about("until it is right, no {} takes effect", letter.blocks)
    yield about("a reminder comes where it is not sent after {}", letter.nudge_if_unsent_after)
    yield "" if letter.measured else "no time is measured on it"


def _items(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(spoken(item) for item in items)


def _closing(rule: Closing, policy: Policy) -> str:
    tracked = role(rule.actions_tracked_by, policy) if rule.actions_tracked_by else None
    return paragraph(
        f"A case may be closed by: {roles(rule.by, policy)}",
        about("First on file: {}", rule.needs),
        about("Outcomes: {}", rule.outcomes),
        about("Told: {}", roles(rule.tells, policy, "and") if rule.tells else None),
        about("If upheld: {}", rule.if_upheld),
        about("If it may happen again: {}", rule.if_systemic),
        about("Actions promised are followed up by: {}", tracked),
        about("To open it again takes: {}", rule.reopen_needs),
        about("The next stage is never refused without: {}", rule.never_refuse_escalation_without),
        about("A remedy weighs: {}", rule.remedy_weighs),
        SURVEY[rule.survey] + about(", after {}", rule.survey_after) + about(", about {}", rule.survey_asks),
        about("An answer that turns down the outcome: {}", spoken(rule.survey_reply_rejecting_outcome or "")),
        about("Source: {}", rule.clause),
    )


def _report(report: ReportRule, policy: Policy) -> str:
    return paragraph(
        f"{spoken(report.name)}, every {report.every}, to {roles(report.to, policy, 'and')}: {listed(report.shows)}",
        "Without personal data" if report.no_personal_data else "",
        about("Source: {}", report.clause),
    )


def _digest(digest: DigestRule, policy: Policy) -> str:
    to = roles(digest.to, policy, "and")
    list_of = f"A list every {digest.every}, to {to} ({spoken(digest.name)}): {listed(digest.shows)}"
    return paragraph(list_of, about("Source: {}", digest.clause))
