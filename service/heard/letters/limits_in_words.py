"""What a restriction means, in words to the person whom it limits: for the draft of the letter about it.

It says what heard will do with their mail, so it has to agree with what judgement/restricted/entry.py decides; a test
holds the two together.  What the entry leaves open is asked for in brackets, and never made up.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heard.casework.in_words import day_in_words
from heard.casework.policy.afterwards import RestrictionOption
from heard.casework.policy.words import MailboxDoes
from heard.casework.restriction import Contact, Covers, Restriction
from heard.judgement.restricted.entry import STOPS

_LEFT_OPEN = (None, MailboxDoes.RECORD, MailboxDoes.CLOCKS_OFF)
"""What mail shows nothing of: how long a call may be, who deals with it and in which time."""
_NOT_TOLD = "We will not tell you that it has come."


@dataclass(frozen=True, slots=True)
class Terms:
    """What an entry says, as far as a letter tells it.

    option   the option of the policy; None where the entry has a word of the landlord's own
    says     the landlord's own words for it; "" for none
    matter   the reference of the case that it is about
    contact  name and address of the one person whom contact goes through; "" where none is named
    decider  for fresh evidence: who decides whether it is looked into; "" where the policy names nobody
    owed     whether an answer on what is limited is still to come
    replies  whether what comes about it is answered with whom they may contact, and with no more
    """

    held: Restriction
    option: RestrictionOption | None
    says: str
    matter: str
    contact: str
    decider: str
    owed: bool
    replies: bool = False

    @property
    def does(self) -> MailboxDoes | None:
        return self.option.mailbox if self.option is not None else None

    @property
    def stops(self) -> bool:
        """Say whether no case and no stage opens because of what comes about the matter."""
        is_own_word = self.option is None and (self.held.acknowledges is not None or self.held.at_most is not None)
        return self.does in STOPS or is_own_word


def what_it_means(terms: Terms) -> tuple[str, ...]:
    """Return what they can and cannot do from now on, and what becomes of their mail, a line each."""
    return (
        *_of_what(terms),
        *_on_what_condition(terms),
        *_in_their_words(terms),
        *_of_the_matter(terms),
        *_of_anything_new(terms),
    )


def _of_what(terms: Terms) -> Iterator[str]:
    if terms.held.covers is Covers.CASE:
        yield f"This is about {terms.matter} and nothing else."
    else:
        yield "This is about everything that you have brought to us so far."


def _on_what_condition(terms: Terms) -> Iterator[str]:
    """Yield on what alone the policy lets this be chosen: as so where it is confirmed, else asked for."""
    condition = terms.option.only_if if terms.option is not None else None
    if condition is None:
        return
    if condition not in terms.held.confirmed:
        yield f"[only where it is so, and on record: {condition}]"
    elif "agreed" in condition:
        yield "We agreed this with you."


def _in_their_words(terms: Terms) -> Iterator[str]:
    """Yield what the landlord says of it, or what an officer has to say where mail shows nothing of it."""
    if terms.says:
        yield f"{terms.says[:1].upper()}{terms.says[1:]}".rstrip(".") + "."
    elif terms.does in _LEFT_OPEN:
        named = terms.option.says if terms.option is not None else terms.held.option
        yield f"[{named}: what exactly that means for them]"
    elif terms.does is MailboxDoes.CLOSE:
        yield "Your complaint is closed."
    elif terms.does is MailboxDoes.NO_CASE:
        yield "We will not look into it again as a new complaint."


def _of_the_matter(terms: Terms) -> Iterator[str]:
    held = terms.held
    if held.named_contact or terms.does is MailboxDoes.NAMED_PERSON:
        one = terms.contact or "[the one person, or the one way, to contact us]"
        yield f"Please contact only {one} about it. What you send us about it goes to them."
    elif terms.stops:
        yield "What you send us about it is read and kept on file."
    elif held.at_most is None and held.acknowledges is None and terms.does is not MailboxDoes.CLOCKS_OFF:
        yield "You can still write to us about it, and we will deal with what you write as before."
    if terms.does is MailboxDoes.FILE:
        yield "You will not get an answer to what you send us about it from now on."
    if terms.does is MailboxDoes.FILE and terms.decider:
        yield f"If you have new evidence, send it to us. Our {terms.decider} will decide whether we look into it again."
    yield from _told_that_it_came(terms)
    if terms.stops and terms.owed and terms.does is not MailboxDoes.CLOSE:
        yield "You will still get the answer that we owe you on what you have complained of already."


def _told_that_it_came(terms: Terms) -> Iterator[str]:
    """Yield which of their mail about the matter is acknowledged."""
    held, listed = terms.held, terms.held.acknowledges
    often = held.at_most
    if listed is not None and Contact.EVERYTHING not in listed and Contact.SAME_MATTER not in listed:
        is_told = Contact.ESCALATION in listed and not terms.stops
        yield "We will tell you that it has come only if you ask us to look at it again." if is_told else _NOT_TOLD
    elif listed is None and terms.does in STOPS and terms.does is not MailboxDoes.FILE and not terms.replies:
        yield _NOT_TOLD
    elif often is not None:
        so_many = f"{often.count} message{'' if often.count == 1 else 's'} a {often.unit}"
        yield f"We will confirm {so_many} about it. What comes besides is read and kept on file, and not confirmed."
    elif listed is not None or terms.replies:
        yield "We will tell you that it has come."
    elif terms.does is MailboxDoes.FILE:
        yield "We will tell you once that a message has come, and not for those after it."


def _of_anything_new(terms: Terms) -> Iterator[str]:
    listed = terms.held.acknowledges
    if terms.held.covers is Covers.EVERYTHING and listed is not None and listed.isdisjoint(_NEW_IS_TOLD):
        yield "If you write about something new, we will look into it, and will not tell you that it has come."


_NEW_IS_TOLD = (Contact.EVERYTHING, Contact.NEW_COMPLAINT)


def how_long(held: Restriction, review: date | None, *, today: date) -> str:
    """Return from when until when it holds, and when it is looked at again where that is while it holds.

    review  by when that has to be; None where no day is set
    """
    begins = f"From {day_in_words(held.first)}"
    if held.last is None:
        again = _looked_at(review) if review is not None and review >= today else "[when you will look at it again]"
        return f"{begins}, [until which day]. {again}"
    span = f"{begins} to {day_in_words(held.last)}. After that day it ends."
    return f"{span} {_looked_at(review)}" if review is not None and today <= review <= held.last else span


def _looked_at(day: date) -> str:
    return f"We will look at it again by {day_in_words(day)}."
