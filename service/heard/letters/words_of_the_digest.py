"""The words of the morning digest: a list of lines for each of its sections."""

from __future__ import annotations

from collections.abc import Mapping

from heard.casework.digest_sections import Section
from heard.letters.buttons import opening
from heard.letters.words import OPENS, Word

_CARRIED = "hk1-7kq3-f9wd-2mzx"
_CASE = "NH-26-0042, stage 1, A. Okafor"
_SECTIONS: Mapping[Section, tuple[str, str]] = {
    Section.OVERDUE: ("what is late", f"{_CASE}: Answer, due on Wednesday 8 April 2026, 1 working day late"),
    Section.DUE_TODAY: ("what is due today", f"{_CASE}: Answer, due today"),
    Section.UNACKNOWLEDGED: ("what is not acknowledged", f"{_CASE}: to be acknowledged by Friday 10 April 2026"),
    Section.UNALLOCATED: (
        "the cases that nobody deals with",
        "NH-26-0042, stage 1: nobody deals with it, for 3 working days",
    ),
    Section.BY_OFFICER: (
        "each officer with a case that is late or due, and how many",
        "A. Okafor: 2 late, 1 due today, 3 due within 2 working days",
    ),
    Section.UNREAD: ("mail that could not be read", "Message 1873 could not be read, since today"),
    Section.LETTERS_FAILED: (
        "letters that did not arrive",
        f"{_CASE}: letter 7 (complainant.acknowledgement.stage-1) did not arrive, written on Wednesday 8 April 2026",
    ),
    Section.LATE_REQUESTS: (
        "requests for the next stage that a person has to decide on",
        f"{_CASE}: asks for the next stage, and a person has to say whether it opens, since today",
    ),
    Section.TO_DECIDE: (
        "cases with mail of somebody restricted that waits for a word, such as fresh evidence",
        f"{_CASE}: mail on it waits for a decision, since today",
    ),
    Section.HELD_ACKNOWLEDGEMENTS: (
        "acknowledgements that wait for a person",
        f"{_CASE}: letter 8 (complainant.acknowledgement.stage-1) waits to be let go, since today",
    ),
    Section.LETTERS_HELD: (
        "other letters that do",
        f"{_CASE}: letter 9 (complainant.receipt.any) waits to be let go, since today",
    ),
    Section.QUESTIONS: ("cases of which something is asked", f"{_CASE}: 1 question waits, since today"),
    Section.AUTHORITY: (
        "cases written for somebody else that wait for consent or authority",
        f"{_CASE}: whoever writes for them has not shown that they agree, since Wednesday 8 April 2026, 1 working day",
    ),
    Section.DUE_SOON: (
        "what is due within two working days",
        f"{_CASE}: Answer, due on Friday 10 April 2026, next working day",
    ),
    Section.WINDOWS: (
        "cases whose complainant has little time left to ask for more",
        f"{_CASE}: their time ends on Friday 10 April 2026 (next stage)",
    ),
    Section.REVIEWS: (
        "restrictions that have to be looked at again",
        "Restriction 3 is to be looked at again by Friday 10 April 2026",
    ),
    Section.CONTACTS: (
        "contacts of restricted persons since the last working morning",
        f"{_CASE}: message 1874 came on Wednesday 8 April 2026, restriction 3, about what is limited",
    ),
    Section.ACTIONS: (
        "actions and meetings that nobody has said are done",
        f"{_CASE}: action of Tuesday 30 June 2026, 1 working day late",
    ),
    Section.ARRANGEMENTS: (
        "cases of somebody vulnerable without arrangements on record",
        f"{_CASE}: somebody vulnerable, and no arrangements are on record, since Monday 1 June 2026, 5 working days",
    ),
    Section.APOLOGIES: (
        "cases closed as upheld without an apology on record",
        f"{_CASE}: upheld and closed on Wednesday 8 April 2026, and no apology is on record",
    ),
    Section.NO_CONTACT: (
        "cases that nobody has been in touch about",
        f"{_CASE}: no contact recorded in 6 working days",
    ),
    Section.REFUSALS: (
        "cases that were refused without a letter that says why",
        f"{_CASE}: closed on Wednesday 8 April 2026, no letter on it says why",
    ),
    Section.RECORDS: (
        "cases that were closed without what the policy wants on file",
        f"{_CASE}: closed on Wednesday 8 April 2026, and not on record: decision letter on file; outcome",
    ),
    Section.CAUSES: (
        "cases closed as upheld of which nobody has said why",
        f"{_CASE}: upheld and closed on Wednesday 8 April 2026, and nobody has said why it went wrong",
    ),
    Section.BY_AGE: ("open cases, the oldest first", f"{_CASE}: open for 22 working days (over 20 working days)"),
    Section.COMPLIMENTS: (
        "praise since the last working morning",
        "Message 1875 came on Wednesday 8 April 2026, and names A. Okafor",
    ),
}

OF_A_DIGEST = (
    Word("headline", "the worst of it in a few words", "Today: 3 late, 2 due, 1 nobody's"),
    *(Word(section.value, means, (sample,), optional=True) for section, (means, sample) in _SECTIONS.items()),
    Word("nothing", '"yes" where there is nothing to show', "yes", optional=True),
    Word("ages", "how many open cases are how old, in a line", "1 over 20 working days, 3 up to 5", optional=True),
    Word("acts", '"yes" where there is a case to do something about', "yes", optional=True),
    Word("last_heard", "when the last message was heard; none where there was none yet", "today, 08:52", optional=True),
    Word(
        "mailboxes",
        "how each mailbox is, a line each",
        ("complaints@northgate.example: well",),
        optional=True,
    ),
    Word("late_to_leave", "how many letters have waited to leave for more than an hour", 2, optional=True),
    Word(
        OPENS,
        "the references that open a mail about their case",
        (opening("NH-26-0042", mailbox="complaints@northgate.example", token=_CARRIED),),
        optional=True,
    ),
)
