"""What a contact says of the matter in so many words: that it is another, that nothing is new, that here is a report.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heard.judgement.limit import Limit
from heard.judgement.restricted.once import Once
from heard.judgement.restricted.shared import ENOUGH, Shared, words_of
from heard.judgement.threading.alike import matter_of
from heard.mail.message import Message

_NOTHING_NEW = re.compile(
    r"\bnothing (?:is |has )?(?:new|changed)\b|\bsame as (?:ever|always|last week)\b|\bnot stopped\b"
)
_AGAIN = re.compile(
    r"\b(?:open it (?:back )?up|re-?open\w*|don'?t say (?:it'?s|its|it is) closed|do it again|start again|from scratch"
    r"|my sentence|(?:decision|letter|determination) of \d)\b"
)
_DENIES = re.compile(
    r"\b(?:not|isn'?t|ain'?t|nothing to do with) (?:about |to do with )(?:the |my |our |that )?((?:\w{1,30} )?\w{1,30})"
    r"|\b(?:not|nie) (\w{1,30})(?=\s*[.!,;:])"
)
_DENIES_IT = re.compile(
    r"\b(?:does not|doesn't|do not|don't) (?:concern|ask about|write about|mean) (?:the |that |my )?\w+"
    r"|\b(?:is|it's|its) (?:an)?other (?:story|matter|thing)\b|\bwrite not about\b"
    r"|\b(?:it|this) is not (?:about )?that\b"
    r"|\bnothing to do with (?:the |that |my )?\w+ (?:before|this time|today)\b"
    r"|\btoday (?:it is|it's) (?:not|something else)\b"
)
_LEAVES_OUT = re.compile(r"\bno (?:more )?(\w{1,30}) (?:today|this time|for once)\b")
_AFTER_ANY = re.compile(
    r"\b(?:did|have) (?:yo)?u (?:even |not |actually )?(?:get|got|had|received?|seen?|read)"
    r" my (?:last |other )?(?:one|e-?mail|mail|letter|message)s?\b"
    r"|\b(?:yo)?u (?:will |al+ |all )?(?:know|no) (?:full |very )?(?:well )?w(?:ha|o|u)t (?:this|it|4|for)\b"
)
_FRESH = re.compile(
    r"\b(?:(?:i |we )?(?:enclose|attach|send|sent|have now|now have|found|obtained)\b.{0,40}\b(?:letter|report|receipt"
    r"|survey|photograph|photo|photos|video|statement|witness|invoice|certificate|opinion|plan|deed|evidence)"
    r"|(?:i|we)(?:'ve| have| got)(?: got)? (?:a |the |more )?(?:video|footage|photos|photographs|proof"
    r"|evidence|recording)"
    r"|new (?:evidence|information|survey|report)"
    r"|(?:letter|report|statement) from (?:my |the |a )?(?:doctor|gp|consultant|surveyor|solicitor|engineer)"
    r"|prepared to sign|witness\w*|measured (?:today|again|in the presence))\b",
    re.IGNORECASE,
)


def denied_by(message: Message, another: Sequence[str], same: Shared, other: Shared) -> str:
    """Return the words by which a contact says that it is about something else; "" where it does not.

    another       words for that, whatever it is about
    same, other   what it shares with the matter, and with the person's other cases
    """
    text = f"{message.subject}. {message.own_words[:2_000]}".lower().replace("\u2019", "'")
    if found := _DENIES_IT.search(text):
        return found[0].strip()
    # "No hedges today!" leaves out the matter where it has nothing more of it to say.
    if same.words and (left_out := _LEAVES_OUT.search(text)) and matter_of(left_out[1]).issuperset(same.words):
        return left_out[0]
    return another[0] if another and same.points - other.points < ENOUGH else ""


def goes_on_with_it(message: Message) -> str:
    """Return why a contact says that it goes on with what it always was about; "" where it does not."""
    text = message.own_words[:6_000].lower()
    if found := _NOTHING_NEW.search(text):
        return f"it says that there is nothing new (“{found[0]}”)"
    if found := _AGAIN.search(text):
        return f"it wants what is closed opened again (“{found[0]}”)"
    return ""


def may_be_after_any(message: Message) -> str:
    """Return the words by which a contact asks after an earlier mail, or leaves all unsaid; "" where it does not."""
    found = _AFTER_ANY.search(message.own_words[:2_000].lower())
    return found[0] if found else ""


def denies_the_matter(once: Once, limit: Limit) -> str:
    """Return the words by which a mail says that it is not about the matter of a restriction; "" where none do."""
    matter = words_of(limit.matter)
    return next((said for said, words in once.of(_denials) if not matter.isdisjoint(words)), "")


def _denials(message: Message) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each "not about THIS" of a mail, with the words of what it is not about."""
    text = f"{message.subject}. {message.own_words[:2_000]}".lower().replace("\u2019", "'")
    return tuple((found[0].strip(), matter_of(found[1] or found[2])) for found in _DENIES.finditer(text))


def wants_it_opened(once: Once, shared: Shared) -> str:
    """Return the words by which a mail on the matter wants what is closed opened again; "" where none do."""
    return once.of(_opened_again) if shared.points >= ENOUGH else ""


def _opened_again(message: Message) -> str:
    found = _AGAIN.search(message.own_words[:6_000].lower())
    return found[0].strip() if found else ""


def fresh_in(message: Message) -> str:
    """Return the words that seem to bring fresh evidence; "" where none do."""
    found = _FRESH.search(message.own_words[:6_000])
    return " ".join(found[0].split())[:100] if found else ""
