"""Subjects without what mail programs and gateways put before them."""

from __future__ import annotations

import re

# "Re:" and "Fwd:" as mail programs of many languages write them.
_PREFIX = re.compile(
    r"(?:re|aw|antw|antwort|sv|vs|vá|odp|res|rif|r|ref|ynt|atb|yml|bls|ats|răsp|απ|回复|答复|回覆"
    r"|fw|fwd|wg|tr|vb|vl|vid|rv|enc|enc|pd|i|ilt|doorst|trs|továbbítás|πρθ|转发|轉寄)"
    r"\s{0,3}(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s{0,3}[:：]\s*+",
    re.IGNORECASE,
)
# Tags of gateways: "[EXTERNAL]", "[EXT]", "[SPAM?]".  A tag with a number may be somebody's reference and stays.
_TAG = re.compile(
    r"(?:\[[^\[\]\d]{1,40}\]|\*{2,5}\s?(?:spam|external)[^*\d]{0,30}\*{2,5}|external\s?:)\s*+", re.IGNORECASE
)
_SPACES = re.compile(r"\s+")


def normal_subject(subject: str) -> str:
    """Return the subject without reply and forward marks and gateway tags, whatever order they came in."""
    at = len(subject) - len(subject.lstrip())
    while found := _PREFIX.match(subject, at) or _TAG.match(subject, at):
        at = found.end()
    return _SPACES.sub(" ", subject[at:]).strip()


def is_forward(subject: str) -> bool:
    """Say whether the first mark of a subject is a forward's."""
    at = 0
    while tag := _TAG.match(subject, at):
        at = tag.end()
    return _FORWARD.match(subject, at) is not None


_FORWARD = re.compile(r"\s{0,5}(?:fw|fwd|wg|tr|vb|vl|rv|enc|pd|i|ilt|doorst|πρθ|转发)\s{0,3}[:：]", re.IGNORECASE)
