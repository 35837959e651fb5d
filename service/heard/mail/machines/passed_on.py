"""A machine that only carries somebody's words: a telephone's mailbox, a scanner, a form on a website.

What it brings is a person's, so the signs that it is a machine say nothing about who speaks.
"""

from __future__ import annotations

import re

from heard.mail.format.parts import Structure

_VOICE = re.compile(
    r"\s*+(?:\[[^\[\]]{1,40}\]\s*+)?(?:(?:you have (?:a |\d+ )?)?(?:a )?(?:new )?(?:voice ?-?mail|voice message"
    r"|answerphone|answering machine|telephone message)\b"
    r"|message from (?:\+|0)\d|(?:new |missed )call from|neues? sprachnachricht|messagerie vocale|neges llais)",
    re.IGNORECASE,
)
_SCAN = re.compile(
    r"\s*+(?:\[[^\[\]]{1,40}\]\s*+)?(?:(?:your )?scan(?:ned)?\b|scan (?:from|to|of)|attached image"
    r"|message from (?:km|\"?rnp|kmbt|ricoh|xerox|canon|konica)"
    r"|(?:incoming |new |received )?(?:e-?)?fax\b|send data from|document from|\d+ page fax)",
    re.IGNORECASE,
)
_SCANNER = re.compile(
    r"scan|copier|xerox|ricoh|canon|konica|kyocera|sharp|mfp|mfd|multifunction|printer|fax|post ?room|mail ?room",
    re.IGNORECASE,
)
_PAGES = ("application/pdf", "image/tiff", "image/jpeg", "image/png")
_LABEL = re.compile(
    r"^[\s*>|-]{0,6}(?:(?:your|customer|tenant|resident|contact|full|first|last|sender'?s?) ){0,2}(?:(name"
    r"|forenames?|surname|enw)"
    r"|(e-?mail(?: address)?|e-?bost|phone|telephone|tel|mobile|address|post ?code)"
    r"|(message|comments?|enquiry|query|details|description|complaint|what happened|question|how can we help"
    r"|your message|neges|feedback|problem|issue|nature of \w+))"
    r"[^\n:=]{0,40}[:=]",
    re.IGNORECASE | re.MULTILINE,
)


def carries_a_person(mail: Structure, text: str) -> bool:
    """Say whether a voicemail, a scan, a fax or a filled-in form came with this."""
    headers = mail.headers
    subject = headers.text("subject")
    types = [part.type for part in mail.parts]
    if _VOICE.match(subject):
        return (
            any(kind.startswith("audio/") for kind in types)
            or "transcri" in text[:2_000].lower()
            or "x-voicemail-duration" in headers
        )
    if any(kind in _PAGES for kind in types) and (_SCAN.match(subject) or _SCANNER.search(headers.text("from"))):
        return True
    if "in-reply-to" in headers or ":" not in text[:3_000]:
        return False
    found = [match.lastindex for match in _LABEL.finditer(text[:3_000])]
    return 1 in found and 2 in found and 3 in found
