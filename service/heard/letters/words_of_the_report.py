"""The words of the letter that a report comes with, which stands below it, and of those about the policy itself."""

from __future__ import annotations

from heard.letters.layout import TYPED
from heard.letters.words import Word

OF_A_REPORT = (
    Word("title", "what the report is about", "Performance"),
    Word("period", "the first and the last day it covers", "1 March 2026 to 31 March 2026"),
    Word("area", "the area of the landlord's work that it is about alone", "repairs", optional=True),
    Word("nobody", "the roles it is for and nobody holds", "Review panel", optional=True),
    Word("to_publish", '"yes" where everybody may read it', "yes", optional=True),
    Word(
        "attached",
        "what is attached, a line each; none where it is too large",
        ("performance-2026-03-01-to-2026-03-31.xlsx: all tables",),
        optional=True,
    ),
    Word("figures", '"yes" where the cases behind a number can be seen', "yes", optional=True),
    Word("command", "what shows it again", ("heard report performance --from 2026-03-01 --to 2026-03-31",), mark=TYPED),
)
OF_A_CHECK = (
    Word("period", "the first and the last day of the week", "6 April 2026 to 12 April 2026"),
    Word("one_in", "of how many answers one is looked at", 5),
    Word(
        "answers",
        "the answers to look at, a line each",
        ("NH-26-0042, stage 1: message 1873 of A. Okafor, 8 April 2026",),
    ),
)
OF_A_PANEL = (
    Word("reference", "the case", "NH-26-0042"),
    Word("on", "the day the panel sits", "Wednesday 29 July 2026"),
    Word("missing", "the invitations that are not on file, a line each", ("The invitation to the customer.",)),
    Word("about", "who complains, where the case stands, and by when what is owed", ("Case: NH-26-0042, Stage three",)),
)
OF_AN_ASSESSMENT = (
    Word("policy", "the title of the policy", "Complaints policy"),
    Word("by", "the last day", "Tuesday 1 September 2026"),
)
OF_A_REVIEW = (
    *OF_AN_ASSESSMENT,
    Word("consulted", "who was asked before it was issued, a line each", ("Tenants' panel",), optional=True),
)
