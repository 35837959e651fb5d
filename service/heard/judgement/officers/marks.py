"""What a rule may find in a letter of an officer's.  Pure."""

from __future__ import annotations

MARKS = (
    "answer-now", "answer-to-come", "arranges", "declines", "done", "fault-denied", "fault-left-open", "fault-owned",
    "fault-told", "in-order", "late", "looked-into", "not-upheld", "orders", "overturns", "partly-upheld", "puts-off",
    "puts-right", "received", "refuses", "settled", "sorry", "stands-by", "takes-back", "takes-on", "thanks",
    "to-the-complainant", "told-answered", "undecided", "upheld", "verdict-spoken-of",
)  # fmt: skip
"""Every mark; rules/README.md says what each means."""
