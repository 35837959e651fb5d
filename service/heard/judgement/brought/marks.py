"""What a rule under rules/brought may find in a mail of an officer's.  Pure."""

from __future__ import annotations

CHANNELS = {
    "by-phone": "phone",
    "by-counter": "counter",
    "by-visit": "visit",
    "by-letter": "letter",
    "by-text": "text",
    "by-social-media": "social-media",
}
"""Marks that tell by which way somebody came, and the word for each."""
BY_TALK, SPOKEN_TO = "by-talk", "spoken-to"
"""Somebody is told of as having said something; the officer spoke to somebody, and it is not said where."""
COMPLAINS, DISPLEASED, DOES_NOT_COMPLAIN = "complains", "displeased", "does-not-complain"
WANTS_MORE = "wants-more"
IS_NO_NOTE, IS_A_FIRMS = "is-no-note", "is-a-firms"

MARKS = (
    *CHANNELS, BY_TALK, SPOKEN_TO, COMPLAINS, DISPLEASED, DOES_NOT_COMPLAIN, WANTS_MORE, IS_NO_NOTE, IS_A_FIRMS,
)  # fmt: skip
"""Every mark; rules/README.md says what each means."""
