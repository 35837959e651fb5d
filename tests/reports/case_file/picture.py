"""docs/case-file.png: the first page of a case file, as a browser draws it.

    make pictures

The case is made up, and goes through the page as any other does.
"""

from __future__ import annotations

import re
from pathlib import Path

from heard.reports.case_file.chronology import STAFF_MAIL, WHOLE, Chronology, Entry
from heard.reports.case_file.clocks import Clock
from heard.reports.case_file.page import page
from letters.pictures import picture_of

PICTURE = Path(__file__).parents[3] / "docs/case-file.png"
WIDE = 1_000  # pixels
POLICY = re.compile("<meta http-equiv=[^>]*>")
CASE, COMPLAINANT, OFFICER = "NH-25-0042", "the complainant", "Gareth Lumb"
FIRST, ANSWER, ACK = (
    "messages/0117-2025-11-02-in-from-complainant.eml",
    "messages/0131-2025-11-14-out-from-officer.eml",
    "letters/0088-2025-11-03-out-acknowledgement-stage-1.eml",
)
A_CASE = Chronology(
    reference=CASE,
    landlord="Northgate Homes",
    facts=(
        ("Complainant", "Zofia Wiśniewska"),
        ("Writes from", "zofia.w@tenant.example"),
        ("Opened", "3 November 2025 08:12"),
        ("Stages", "Stage 1 since 2 November 2025 23:40; Stage 1 answered 14 November 2025 15:02 (upheld)"),
        ("Stands", "closed since 14 November 2025 15:02"),
        ("Outcome", "upheld"),
        ("Policy", "Complaint Handling Code 2024 (hos-code-2024), in force from 1 April 2024"),
        ("Dealt with by", f"{OFFICER} from 3 November 2025 09:30"),
    ),
    broken=(),
    notes=(WHOLE.format(case=CASE, count=23), STAFF_MAIL),
    limits=(),
    clocks=(
        Clock(CASE, "acknowledge (Stage 1)", "10 November 2025 23:59", "3 November 2025 08:13, in time", "", "6.2"),
        Clock(CASE, "stage 1 answer", "17 November 2025 23:59", "14 November 2025 15:02, in time", "", "6.3"),
    ),
    entries=(
        Entry(
            CASE, 4, "Sunday 2 November 2025", "23:40", COMPLAINANT,
            "message 117 was put on the case, since it opened the case: a complaint", (FIRST,),
            also=(
                "its subject: “Damp in both bedrooms”",
                "attached: attachments/0117-1-wall-behind-the-bed.jpg, which came as “wall behind the bed.JPG”",
            ),
        ),
        Entry(
            CASE, 9, "Monday 3 November 2025", "08:13", "heard",
            "letter 88, acknowledgement (stage-1) to the complainant, left", (ACK,),
            clause="Complaint Handling Code 2024, 6.2",
        ),
        Entry(
            CASE, 12, "Monday 3 November 2025", "09:30", "Helen Braithwaite",
            f"{OFFICER} deals with the case from now on",
        ),
        Entry(
            CASE, 19, "Friday 14 November 2025", "15:02", OFFICER, "the answer of Stage 1 was given: upheld", (ANSWER,),
            clause="Complaint Handling Code 2024, 6.3",
        ),
    ),
    not_here=(("letter 90", "it never left: dropped: said on the telephone"),),
    of_several=False,
)  # fmt: skip


def main() -> None:
    # The browser measures the page by a script, which the page's own policy would not let run.
    PICTURE.write_bytes(picture_of(POLICY.sub("", page(A_CASE)), WIDE))


if __name__ == "__main__":
    main()
