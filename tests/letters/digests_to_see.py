"""The digests that the golden files and the pictures show: a morning with much of everything, and a quiet one."""

from __future__ import annotations

from builders import MAILBOX
from heard.letters.buttons import opening

ALIVE: dict[str, object] = {"last_heard": "today, 08:52", "mailboxes": (f"{MAILBOX}: well",)}
_OKAFOR, _MARSH = "stage 1, A. Okafor", "stage 2, R. Marsh"
A_MORNING: dict[str, object] = ALIVE | {
    "headline": "Today: 9 late, 2 due, 1 nobody's",
    "overdue": (
        f"NH-26-0031, {_MARSH}: Answer, due on Monday 1 June 2026, 9 working days late",
        f"NH-26-0042, {_OKAFOR}: Answer, due on Wednesday 10 June 2026, 2 working days late",
        "NH-26-0050, stage 1, nobody yet: Acknowledge, due on Thursday 11 June 2026, 1 working day late",
        "and 6 more: heard cases --in overdue",
    ),
    "due_today": (
        f"NH-26-0044, {_OKAFOR}: Answer, due today",
        f"NH-26-0051, {_MARSH}: Speak to them, due today",
    ),
    "unacknowledged": (
        "NH-26-0050, stage 1, nobody yet: was to be acknowledged by Thursday 11 June 2026, 1 working day late",
    ),
    "unallocated": ("NH-26-0050, stage 1: nobody deals with it, for 2 working days",),
    "by_officer": (
        "R. Marsh: 4 late, 1 due today",
        "A. Okafor: 4 late, 1 due today, 1 due within 2 working days",
    ),
    "unread": ("Message 1873 could not be read, since today",),
    "letters_failed": (
        f"NH-26-0042, {_OKAFOR}: letter 7 (complainant.decision.any) did not arrive, written on Monday 8 June 2026",
    ),
    "questions": (f"NH-26-0031, {_MARSH}: 2 questions wait, the oldest since Thursday 11 June 2026, 1 working day",),
    "authority_awaited": (
        f"NH-26-0046, {_OKAFOR}: whoever writes for them has not shown that they agree, since Monday 8 June 2026, "
        "4 working days",
    ),
    "due_soon": (f"NH-26-0046, {_OKAFOR}: Answer, due on Monday 15 June 2026, next working day",),
    "restricted_contacts": (
        f"NH-26-0031, {_MARSH}: message 1874 came on Thursday 11 June 2026, restriction 3, about what is limited",
    ),
    "no_contact": (f"NH-26-0042, {_OKAFOR}: no contact recorded in 8 working days",),
    "acts": "yes",
    "late_to_leave": 2,
    "opens": tuple(
        opening(f"NH-26-00{number}", mailbox=MAILBOX, token=f"hk01-7kq3f9wd2mzxb8tr6-{'n4c7' * 5}5")
        for number in (31, 42, 50, 44, 51, 46)
    ),
}
DIGESTS_TO_SEE: dict[str, tuple[str, dict[str, object]]] = {
    "digest": ("officer.digest.daily", A_MORNING),
    "digest, by age": (
        "officer.digest.daily",
        ALIVE
        | {
            "headline": "Today: 4 open, 1 over 20 working days",
            "open_by_age": (
                "NH-26-0031, complaint, R. Marsh: open for 22 working days (over 20 working days)",
                "NH-26-0042, complaint, A. Okafor: open for 4 working days (up to 5 working days)",
                "NH-26-0043, complaint, A. Okafor: open for 2 working days (up to 5 working days)",
                "NH-26-0044, appeal, nobody yet: open since today (up to 5 working days)",
            ),
            "refusals_unwritten": (f"NH-26-0029, {_OKAFOR}: closed on Thursday 4 June 2026, no letter on it says why",),
            "records_missing": (f"NH-26-0028, {_MARSH}: closed on Friday 5 June 2026, and not on record: outcome",),
            "causes_missing": (
                f"NH-26-0027, {_OKAFOR}: upheld and closed on Friday 5 June 2026, "
                "and nobody has said why it went wrong",
            ),
            "compliments": ("Message 1875 came on Thursday 11 June 2026, and names R. Marsh",),
            "ages": "1 over 20 working days, 0 over 10 working days, 0 over 5 working days, 3 up to 5 working days",
            "acts": "yes",
        },
    ),
    "digest, nothing to say": (
        "officer.digest.daily",
        ALIVE | {"headline": "Today: nothing is late", "nothing": "yes"},
    ),
}
