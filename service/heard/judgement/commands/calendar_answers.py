"""What an officer's calendar answers to an invitation is no command, whatever the mail it quotes says.

Some programs write only "Accepted:" before the subject, and put our notice below with no mark before its lines: there
stand the words of its buttons.  What somebody typed beside it is a note.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heard.mail.machines.meeting_words import says_more_than_yes_or_no
from heard.mail.message import Message
from heard.mail.threads.tokens import tokens_in
from heard.mail.words.own_words import without_banner

_LINES = 200
_SAYS_SO = re.compile(
    r"\s*(?:\[[^\[\]]{1,40}\]\s*)?(?:accepted|declined|tentative(?:ly accepted)?|maybe|new time proposed)\s?:",
    re.IGNORECASE,
)
_ANSWERS = ("reply", "counter")
_QUOTES = re.compile(
    r">.*|-+\s?original (?:appointment|message)\s?-+|(?:from|sent|when|where)\s?:.*|[-~*_=\u2500. ]{5,}", re.IGNORECASE
)
_OURS = re.compile(
    r"case\s?: ?[a-z][a-z0-9]{0,7}-\d\d-\d{4,7}\b.*|(?:~ )?on the server\b.*|press send\b.*", re.IGNORECASE
)
"""Lines of our notices (templates/): where they stand unmarked, so does all above them."""


def is_calendar_answer(message: Message) -> bool:
    """Say whether a calendar program wrote it, by its subject or an appointment that it answers."""
    answers = any(each.method in _ANSWERS for each in message.meetings)
    return answers or _SAYS_SO.match(message.subject) is not None


def without_what_it_quotes(message: Message) -> Message:
    """Return what a calendar program wrote with only the words that somebody typed beside it; any other mail as is."""
    if not is_calendar_answer(message):
        return message
    typed = _typed(message)
    more = says_more_than_yes_or_no(typed, message.subject)
    return replace(message, own_words=typed if more else "", signature="")


def _typed(message: Message) -> str:
    kept: list[str] = []
    for line in without_banner(message.own_words).splitlines()[:_LINES]:
        if _OURS.fullmatch(line.strip()):
            return ""
        if tokens_in(line) or _QUOTES.fullmatch(line.strip()):
            break
        kept.append(line)
    return "\n".join(kept)
