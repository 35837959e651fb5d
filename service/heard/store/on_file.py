"""Cases as they stand, for mail that may change them: an officer's letter, or a report that one came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, bindparam, select

from heard.casework.case import Case
from heard.casework.events import (
    CaseOpened,
    ComplainantKnown,
    Kind,
    LetterSent,
    MessageNumber,
    NextStageNotAsked,
    OfficersLetterUndone,
    PolicyPinned,
    Reference,
    Stream,
)
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.people import WRITE_FOR_OTHERS, Landlord, Role
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded
from heard.casework.refusals import ExcludedAs
from heard.casework.working_days import Calendar
from heard.judgement.explain import excluded_in, vulnerable_words_in
from heard.judgement.facts import OfficersBounced, OnFile, ToldVulnerable
from heard.mail.message import Message
from heard.mail.threads.clues import ClueKind
from heard.store import history
from heard.store.case_rows import Policies as Policies
from heard.store.people import STANDS_AS
from heard.store.returned import BOUNCES_WITHIN
from heard.store.tables import addresses, clues, decisions, messages, people

AT_MOST = 12
"""Cases looked at for one mail: as many as it may be put on (leads.MOST_LEADS)."""
_OF_THE_COMPLAINANT = (
    select(addresses.c.address)
    .join(people, people.c.id == addresses.c.person)
    .where(bindparam("person") == STANDS_AS)
    .order_by(addresses.c.address)
)
_MAILS = (
    select(messages.c.id, messages.c.sender, messages.c.kind, messages.c.received_at, decisions.c.role)
    .outerjoin(decisions, decisions.c.message == messages.c.id)
    .where(messages.c.reference == bindparam("reference"))
    .order_by(messages.c.received_at, messages.c.id)
)
_BY_ID = (
    select(messages.c.id, messages.c.reference, messages.c.sender, messages.c.received_at)
    .join(clues, clues.c.message == messages.c.id)
    .where(
        clues.c.clue.in_(bindparam("ids", expanding=True)),
        messages.c.kind == Kind.STAFF.value,
        messages.c.reference.is_not(None),
    )
    .order_by(messages.c.id)
    .limit(AT_MOST)
)
_LATELY = (
    select(messages.c.id, messages.c.reference, messages.c.sender, messages.c.message_id)
    .join(clues, clues.c.message == messages.c.id)
    .where(
        clues.c.clue == bindparam("with"),
        messages.c.kind == Kind.STAFF.value,
        messages.c.reference.is_not(None),
        messages.c.received_at.between(bindparam("from"), bindparam("to")),
    )
    .order_by(messages.c.id)
    .limit(AT_MOST)
)
_REPORTS = (
    select(messages.c.id)
    .join(clues, clues.c.message == messages.c.id)
    .where(clues.c.clue == bindparam("mention"), messages.c.kind == Kind.BOUNCE.value)
    .order_by(messages.c.id)
    .limit(AT_MOST)
)
_IS_WITH = clues.c.clue.startswith(f"{ClueKind.WITH}:", autoescape=True)
_WITH = select(clues.c.clue).where(clues.c.message == bindparam("this"), _IS_WITH)
WHENEVER = (CaseOpened, PolicyPinned, ComplainantKnown, LetterSent, OfficersLetterUndone, NextStageNotAsked)
"""What is taken as so whenever heard wrote it down: what holds of a case from its beginning, and what heard itself did
late, after an outage."""
_EXCLUDED = (
    select(decisions.c.body)
    .join(messages, messages.c.id == decisions.c.message)
    .where(messages.c.reference == bindparam("reference"), decisions.c.body.contains('"exclusion":{', autoescape=True))
    .order_by(messages.c.received_at, messages.c.id)
)
_VULNERABLE = (
    select(messages.c.received_at, decisions.c.body)
    .join(messages, messages.c.id == decisions.c.message)
    .where(
        messages.c.reference == bindparam("reference"),
        decisions.c.body.contains('"finding":"vulnerability"', autoescape=True),
    )
    .order_by(messages.c.received_at, messages.c.id)
)
_WRITTEN_TO = (
    select(clues.c.clue)
    .join(messages, messages.c.id == clues.c.message)
    .where(messages.c.reference == bindparam("reference"), messages.c.kind == Kind.STAFF.value, _IS_WITH)
    .distinct()
)
_NOT_PEOPLE = (Kind.STAFF.value, Kind.AUTO_REPLY.value, Kind.BOUNCE.value, Kind.BULK.value)
_SAYS_NO_MORE = (Kind.RESOLVED.value, Kind.COMPLIMENT.value)


def on_file(
    connection: Connection,
    references: Iterable[Reference],
    landlord: Landlord,
    policies: Policies,
    *,
    at: datetime | None = None,
) -> tuple[OnFile, ...]:
    """Return how these cases stand, the first AT_MOST of them that there are and heard keeps clocks for.

    at   when the mail came that they are looked at for; None is now
    """
    found = []
    for reference in tuple(references)[:AT_MOST]:
        recorded = history.of_stream(connection, Stream(reference))
        case = fold(recorded) if recorded else None
        if case is not None and case.policy is not None:
            then = [each for each in recorded if at is None or _was_so(each, at)]
            stood = None if len(then) == len(recorded) else fold(then)
            found.append(_on_file(connection, case, stood, landlord, *policies[case.policy]))
    return tuple(found)


def _was_so(recorded: Recorded, at: datetime) -> bool:
    """Say whether what an event says was so at a moment; what was misread never was."""
    return recorded.happened_at <= at or isinstance(recorded.event, WHENEVER)


def officers_letters(connection: Connection, ids: Sequence[str]) -> Sequence[RowMapping]:
    """Return the mails of officers on cases that have one of these Message-IDs: id, reference and sender of each."""
    if not ids:
        return ()
    return connection.execute(_BY_ID, {"ids": [f"id:{each}" for each in ids]}).mappings().all()


def officers_bounced(
    connection: Connection, message: Message, landlord: Landlord, policies: Policies, *, at: datetime
) -> tuple[OfficersBounced, ...]:
    """Return the letters of officers that a report names, where they did not reach somebody of their case.

    Of a report that names none it is the only one that went to an address in the week before, which it may mean.

    at   when the report came
    """
    if message.bounce is None or not message.bounce.recipients:
        return ()
    if not message.bounce.about:
        return tuple(_perhaps_bounced(connection, message, landlord, policies, at))
    failed = set(message.bounce.recipients)
    found: list[OfficersBounced] = []
    for row in officers_letters(connection, message.bounce.about):
        addressed = went_to(connection, MessageNumber(row["id"]))
        if not failed & addressed:
            continue
        for each in on_file(connection, [Reference(row["reference"])], landlord, policies):
            doubt = _doubt(message, failed, addressed.intersection(each.people), at - row["received_at"])
            found.append(OfficersBounced(MessageNumber(row["id"]), row["sender"] or "", each, doubt))
    return tuple(found)


def _perhaps_bounced(
    connection: Connection, report: Message, landlord: Landlord, policies: Policies, at: datetime
) -> Iterator[OfficersBounced]:
    """Yield for each address the letter that a report of no letter may mean; none where several went there."""
    assert report.bounce is not None
    for address in report.bounce.recipients:
        asked = {"with": f"{ClueKind.WITH}:{address}", "from": at - BOUNCES_WITHIN, "to": at + timedelta(days=1)}
        rows = connection.execute(_LATELY, asked).mappings().all()
        quoted = [row for row in rows if row["reference"] in report.text.upper()]
        copies = quoted or rows
        if len({row["message_id"] or row["id"] for row in copies}) != 1:
            continue
        for each in on_file(connection, [Reference(copies[0]["reference"])], landlord, policies):
            seen = [letter.message for letter in each.case.letters_seen]
            last = max(copies, key=lambda row: (row["id"] in seen, row["id"]))
            doubt = "it names no letter, so it may mean another"
            yield OfficersBounced(MessageNumber(last["id"]), last["sender"] or "", each, doubt, is_named=False)


def reports_naming(connection: Connection, message_id: str) -> list[MessageNumber]:
    """Return the delivery reports heard already that name a mail by its Message-ID, mere delays among them."""
    asked = {"mention": f"{ClueKind.MENTION}:{message_id}"}
    return [MessageNumber(each) for each in connection.execute(_REPORTS, asked).scalars()]


def _doubt(report: Message, failed: set[str], theirs: set[str], after: timedelta) -> str:
    """Return why a report may not mean that what a letter said has not been said; "" where it does.

    theirs   the addresses of people of the case that it went to
    """
    if theirs - failed:
        return "it went to somebody else of the case too"
    if after > BOUNCES_WITHIN:
        return "the report came more than a week after it"
    if report.sender is not None and report.sender.address in failed:
        return "the report says it is from whoever it did not reach"
    return ""


def went_to(connection: Connection, number: MessageNumber) -> set[str]:
    """Return the addresses outside that a mail came from or went to."""
    kept = connection.execute(_WITH, {"this": number}).scalars()
    return {clue.partition(":")[2] for clue in kept}


def _on_file(
    connection: Connection, case: Case, then: Case | None, landlord: Landlord, policy: Policy, calendar: Calendar
) -> OnFile:
    mails = connection.execute(_MAILS, {"reference": case.reference}).mappings().all()
    outside = [mail for mail in mails if _is_of_a_person_outside(mail, landlord)]
    known = connection.execute(_OF_THE_COMPLAINANT, {"person": case.person}).scalars() if case.person else ()
    people = tuple(dict.fromkeys((*known, *(mail["sender"] for mail in outside if _complains(mail)))))
    return OnFile(
        case,
        policy,
        calendar,
        then,
        people=people,
        others=tuple(dict.fromkeys(mail["sender"] for mail in outside if mail["sender"] not in people)),
        asked_at=_asked_at(
            case, [mail for mail in mails if _is_brought(mail) or _is_of_a_person_outside(mail, landlord)]
        ),
        excluded=_excluded(connection, case.reference),
        told_vulnerable=tuple(_told_vulnerable(connection, case)),
        written_to=tuple(_written_to(connection, case, policy)),
    )


def _written_to(connection: Connection, case: Case, policy: Policy) -> Iterator[str]:
    if policy.representatives is not None and policy.representatives.warn_of_copies_outside:
        for clue in connection.execute(_WRITTEN_TO, {"reference": case.reference}).scalars():
            yield clue.partition(":")[2]


def _told_vulnerable(connection: Connection, case: Case) -> Iterator[ToldVulnerable]:
    """Yield the notices that mail of a case tells of somebody vulnerable; of most cases there are none to look for."""
    if case.vulnerable is None:
        return
    for row in connection.execute(_VULNERABLE, {"reference": case.reference}).mappings():
        if words := vulnerable_words_in(row["body"]):
            yield ToldVulnerable(row["received_at"], words)


def _excluded(connection: Connection, reference: Reference) -> dict[ExcludedAs, bool]:
    """Return the exclusions that mail of a case was seen to fall under, and whether a person was asked of each."""
    found: dict[ExcludedAs, bool] = {}
    for body in connection.execute(_EXCLUDED, {"reference": reference}).scalars():
        ground, asked = excluded_in(body)
        found[ground] = found.pop(ground, False) or asked  # the last one seen stands last
    return found


def _is_of_a_person_outside(mail: RowMapping, landlord: Landlord) -> bool:
    sender = mail["sender"]
    if not sender or mail["kind"] in _NOT_PEOPLE or mail["role"] == Role.OFFICER.value:
        return False
    return not landlord.is_inside(sender) and landlord.partner(sender) is None


def _complains(mail: RowMapping) -> bool:
    """Say whether a mail was the complaint, or speaks for whoever complains.

    A builder who once wrote when they can come, or "please escalate this in your team", has done neither, and whatever
    they are told answers nobody.
    """
    return mail["kind"] == Kind.COMPLAINT.value or mail["role"] in WRITE_FOR_OTHERS


def _is_brought(mail: RowMapping) -> bool:
    """Say whether an officer's mail was heard as somebody else's: its words are theirs, its address is not."""
    return mail["role"] == Role.OFFICER.value and mail["kind"] not in _NOT_PEOPLE


def _asked_at(case: Case, outside: Sequence[RowMapping]) -> datetime | None:
    """Return when more was asked for after the last decision: the first mail that asks, else that says more.

    outside   the mails of people outside, and those that officers brought of theirs, as they came
    """
    answered = [passed.at for passed in case.passed if passed.moment is Moment.ANSWERED]
    if not answered:
        return None
    since = [mail for mail in outside if mail["received_at"] > max(answered)]
    asks = [mail for mail in since if mail["kind"] == Kind.ESCALATION.value]
    says = [mail for mail in since if mail["kind"] not in _SAYS_NO_MORE]
    return next((mail["received_at"] for mail in (*asks, *says)), None)
