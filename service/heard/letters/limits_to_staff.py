"""What a restriction means for those who work with it, in words: for the notice that it was decided, or proposed.

It says what heard does with further mail, so it has to agree with what judgement/restricted/entry.py decides, as the
letter to the person does (limits_in_words.py).

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.in_words import day_in_words
from heard.casework.policy.words import MailboxDoes
from heard.casework.restriction import Covers, Restriction
from heard.judgement.restricted.entry import STOPS
from heard.letters.limits_in_words import Terms


def what_applies(terms: Terms) -> tuple[str, ...]:
    """Return to what an entry applies, and from when until when, a line each."""
    held = terms.held
    named = f"{held.option} ({terms.option.says})" if terms.option is not None else f"{held.option} (your own word)"
    lines = [f"What: {named}", f"From when until when: {span(held)}"]
    about = f"{terms.matter} alone" if held.covers is Covers.CASE else "everything they bring to us"
    lines.append(f"About what: {about}")
    if terms.says:
        lines.append(f"As the entry says: {' '.join(terms.says.split()).rstrip('.')}")
    return tuple(lines)


def span(held: Restriction) -> str:
    """Return "from 16 June 2026 to 31 August 2026, both part of it", or that no end is set."""
    begins = f"from {day_in_words(held.first)}"
    return f"{begins}, without an end" if held.last is None else f"{begins} to {day_in_words(held.last)}, to midnight"


def what_staff_do(terms: Terms, *, is_theirs: bool = False) -> tuple[str, ...]:
    """Return what whoever works with it does with further contacts, and what heard does with mail, a line each.

    is_theirs  whether it is said to the one person whom contact goes through
    """
    return (*_with_contacts(terms, is_theirs), _acknowledged(terms), *_as_before(terms))


def _with_contacts(terms: Terms, is_theirs: bool) -> Iterator[str]:
    if is_theirs:
        yield "Contact about it goes through you. Others pass on what comes to them, and the answer, if any, is yours."
    elif terms.held.named_contact or terms.does is MailboxDoes.NAMED_PERSON:
        one = terms.contact or "one person, whom the entry does not name yet"
        yield f"Contact about it goes through {one}. Pass on what comes to you, and answer none of it yourself."
    if terms.stops:
        yield "Mail about it is filed and read. No case and no stage opens because of it."
    else:
        yield "Mail about it is dealt with as anybody's. What is limited besides is for you to keep to."
    if terms.does is MailboxDoes.CLOSE:
        yield "heard closes no case. Whoever owns it does."
    if terms.does is MailboxDoes.FILE and terms.decider:
        yield f"New evidence goes to our {terms.decider}, who decides whether it is looked into."


def _acknowledged(terms: Terms) -> str:
    """Return which mail about the matter is acknowledged."""
    held = terms.held
    if held.acknowledges is not None:
        listed = ", ".join(sorted(held.acknowledges)) or "none of it"
        return f"Acknowledged: {listed}{f', at most {held.at_most}' if held.at_most is not None else ''}."
    if terms.does in STOPS and terms.does is not MailboxDoes.FILE and not terms.replies:
        return "Acknowledged: none of it."
    if held.at_most is not None:
        return f"Acknowledged: at most {held.at_most}."
    if terms.does is MailboxDoes.FILE:
        return "Acknowledged: the first that comes while it holds, and none after it."
    if terms.replies:
        return "Acknowledged: all of it, with whom they may contact and no more."
    return "Acknowledged: as anybody's."


def _as_before(terms: Terms) -> Iterator[str]:
    """Yield what the limit takes from nobody."""
    if terms.does is MailboxDoes.CLOCKS_OFF:
        yield "What its case's stages owe has no day while it holds. All of it stays owed."
    elif terms.owed:
        yield "The answer that is owed to them stays owed, and is due as before."
    yield (
        "Anything new goes its normal way. So does a danger, an appeal against the limit, word of the Ombudsman, and "
        "a need for another way of contact."
    )
