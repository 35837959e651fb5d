"""A mail that speaks of the decision, or the letter, by which its writer's contact was limited, by the day of it.

"Your letter of 3 September is unfair" names no restriction; the register knows that it was one.

Pure.
"""

from __future__ import annotations

import re
from datetime import date

from heard.casework.restriction import Restriction
from heard.mail.message import Message

LIMIT = 6_000
"""Characters of a mail looked at."""
_DECISION = r"(?:decision|decided|letter|e-?mail|wrote|written|notice|ruling|told me|informed me)"
_BETWEEN = r"(?: \w+){0,2}"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "june?", "july?", "aug", "sept?", "oct", "nov", "dec")
_THEY_MIND = re.compile(
    r"\b(?:wrong|unfair|unjust|unlawful|illegal|disgrace\w*|ridiculous|insult\w*|appeal\w*|object\w*|challeng\w*|contest\w*"
    r"|disput\w*|say no|so no|is no|answer:? no|no thank you|not on|tear|rip|stinks|no way|rights?|grounds|law"
    r"|authority|hear me|review\w*|reconsider\w*|overturn\w*|withdraw\w*|cancel\w*|lift(?:ed)?|remove\w*"
    r"|independent\w*|again"
    r"|accept|agree|disagree|who|how long|until when|why|above|over (?:his|her|your) head|senior|no right|chief)\b"
)


def against_the_decision(message: Message, entry: Restriction) -> str:
    """Return the words that speak of the decision of an entry by its day, in a mail that minds it; "" where none do."""
    text = f"{message.subject}. {message.own_words[:LIMIT]}".lower().replace("\u2019", "'")
    days = (day for day in (entry.decided_on, entry.letter_on) if day is not None)
    named = next((found for found in (re.search(_naming(day), text) for day in days) if found), None)
    return " ".join(named[0].split()) if named and _THEY_MIND.search(text) else ""


def _naming(day: date) -> str:
    """Return a pattern for a decision of a day: "your decision of the 3rd of September", "letter dated 3/9/26"."""
    month = rf"{_MONTHS[day.month - 1]}[a-z]{{0,6}}"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    alone = rf"{day.day}(?:st|nd|rd|th)(?! (?:of )?(?:{'|'.join(_MONTHS)}))"
    said = rf"(?:{number}(?: of)? {month}|{month} {number}|0?{day.day}[/.-]0?{day.month}(?:[/.-]\d{{2,4}})?|{alone})"
    return rf"\b{_DECISION}{_BETWEEN} (?:the )?{said}\b"
