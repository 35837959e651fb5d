"""The words a template may use.

Whatever a policy can want said (`heard.casework.policy.items`) is a word: the item with
underscores for its hyphens, and without the "-date" at its end.  Some of what it wants said
is no value but a sentence, an offer or a question; then the sentence is the word's value, and
heard has one of its own, so that each thing said can be looked for in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import Item
from heard.letters.buttons import Button, Opening
from heard.letters.layout import ITEM
from heard.letters.strangers import greeting_name, quoted

Value = str | int | date | datetime | tuple[str, ...] | tuple[Button, ...] | tuple[Opening, ...] | None
"""Several strings are a list, a line each."""

PRESSES = "presses"
"""The word for the buttons of a letter, the only one that has any."""
OPENS = "opens"
"""The word for the references of a list that open a mail; a template need not print it, they stand in its lines."""


@dataclass(frozen=True, slots=True)
class Word:
    """A value a template may use.

    sample       stands for it when templates are tried at the start
    optional     whether it may not be given; the template has to read well without it
    may_be_none  whether it may be given as None although the policy wants it said: there is none
    lets_in      for what a stranger wrote: returns what of it may be printed, or None
    item         what the policy calls it
    default      heard's own sentence, where none is given
    prompt       what an officer's draft asks for in its place, where none is given
    mark         what each of several strings begins with: ITEM of a list, FACT of lines such as "Who: Dorothy Finch",
                 which are a table, TYPED of lines to copy (letters/layout.py)
    """

    name: str
    means: str
    sample: Value
    optional: bool = False
    may_be_none: bool = False
    lets_in: Callable[[str], str | None] | None = None
    item: Item | None = None
    default: str | None = None
    prompt: str | None = None
    mark: str = ITEM

    @property
    def other_sample(self) -> Value:
        """What stands for it the second time, so that a sample typed into a template is not taken for the word."""
        if isinstance(self.sample, date):
            return self.sample + timedelta(days=1)
        if isinstance(self.sample, tuple):
            return tuple(map(_another, self.sample))
        return self.sample + 1 if isinstance(self.sample, int) else f"Another {self.sample}"

    @property
    def in_brackets(self) -> str | None:
        return f"[{self.prompt}]" if self.prompt else None


def _another(sample: str | Button | Opening) -> Any:
    return replace(sample, label=f"Another {sample.label}") if isinstance(sample, Button) else f"Another {sample}"


def name_of_word(item: Item) -> str:
    """Return the word of a template that says what a policy calls `item`."""
    return item.removesuffix("-date").replace("-", "_")


def _value(
    item: str,
    sample: Value,
    prompt: str,
    *,
    optional: bool = True,
    may_be_none: bool = False,
    lets_in: Callable[[str], str | None] | None = None,
) -> Word:
    named = Item(item)
    return Word(name_of_word(named), ITEMS[named], sample, optional, may_be_none, lets_in, named, None, prompt)


def _sentence(item: str, default: str) -> Word:
    named = Item(item)
    return Word(name_of_word(named), ITEMS[named], default, optional=True, item=named, default=default)


_HOUSE = (
    Word("name", "the complainant's name; none where it is not a name", "Mary O'Neill", True, lets_in=greeting_name),
    Word("organisation", "the landlord's name", "Northgate Homes", prompt="the landlord's name"),
    Word("mailbox", "the address to answer to", "complaints@northgate.example", prompt="the address to answer to"),
    Word(
        "signed_by",
        "the officer whose letter it is; in officers' letters only",
        "A. Rashid, Repairs Manager",
        optional=True,
        prompt="your name, job title and telephone number",
    ),
    Word(
        "decided_by",
        "who decided, in which role, and when; in officers' letters only",
        "N. Quayle, Improvement Manager, on 1 June 2026",
        optional=True,
        prompt="who decided it, in which role, and on which day",
    ),
    Word("leaflet", "the leaflet that is attached, where the pack names one", "complaints-leaflet.pdf", optional=True),
)
_CASE = (
    _value("reference", "NH-26-0042", "the case's reference", optional=False),
    _value("stage", "Stage 1, first answer", "the stage"),
    _value("handler-name", "Complaints Team", "who is dealing with it"),
    _value(
        "investigator-name-and-contact",
        "A. Okafor, a.okafor@northgate.example, 0113 496 0001",
        "name, job title, email and telephone of whoever looked into it",
    ),
    _value(
        "discuss-with", "P. Lindqvist, 0113 496 0002", "name, email and telephone of whoever they can talk to about it"
    ),
    _value(
        "how-to-reach-us",
        "You can still ring the repairs line at any time.",
        "how they can still reach us, and how to report a repair or danger",
    ),
    _value(
        "complaint-definition",
        "Damp in the back bedroom was reported in January and has not been treated.",
        "the complaint, in one or two sentences of your own",
    ),
    _value(
        "basis-and-resolution",
        "There is damp in the bedroom, and I want it treated",
        "what the complaint is about, and what they want",
        lets_in=quoted,
    ),
    _value(
        "outcome-sought",
        "I want the wall treated and painted",
        "what they would like to happen",
        may_be_none=True,
        lets_in=quoted,
    ),
    _value("parts-we-answer-for", "The repair, and how long it took.", "the parts that are ours to answer"),
    _value(
        "parts-we-do-not", "The price of electricity.", "the parts that are not ours, and who to ask", may_be_none=True
    ),
    _value(
        "limits-on-resolution",
        "We cannot offer another home.",
        "what we cannot do, whatever we find, and why",
        may_be_none=True,
    ),
)
_INVITATIONS = (
    _sentence(
        "ask-corrections",
        "Please check that we have understood you. If anything is wrong or missing, reply to this email and tell us.",
    ),
    _sentence(
        "reply-preference-question",
        "How would you like to hear back from us: by telephone, text, email or letter, or in person? "
        "Reply to this email to tell us.",
    ),
    _sentence(
        "meeting-offer",
        "Would you like to meet us to talk about it? Reply to this email, and we will agree a time and place that "
        "suit you.",
    ),
    _sentence(
        "what-authority-is-needed",
        "Before we can share anything about them with you, we need to know that they agree. A few words from them "
        "are enough: an email or a letter that says you may deal with this complaint for them.",
    ),
)
_DATES = (
    _value("answer-by-date", date(2026, 4, 9), "the date of our answer", may_be_none=True),
    _value("new-answer-by-date", date(2026, 4, 23), "the new date"),
    _value("officer-contact-by", date(2026, 3, 31), "the date you will get in touch", may_be_none=True),
    _value("last-day-to-ask", date(2026, 5, 7), "the last day to ask", may_be_none=True),
    _value("extension-reason", "We have to see the roof survey first.", "why we need longer", may_be_none=True),
    _value(
        "why-longer", "The surveyor comes on Tuesday.", "why it takes longer, and what you are doing in the meantime"
    ),
    _sentence("how-it-goes-on", "We will look into it, and write to tell you what we decide."),
)
_ANSWER = (
    _value(
        "each-point-answered",
        "You say nobody came in January. You are right.",
        "each point they raised, and your answer to it",
    ),
    _value("findings", "Two visits were booked and neither was made.", "what you found, and how you know"),
    _value("outcome", "We uphold your complaint.", "upheld, partly upheld or not upheld"),
    _value("decision", "We have decided to pay for the paint.", "what you decided, in one or two sentences"),
    _value(
        "reasons",
        "Our standard is ten days, and this took fifty.",
        "why you decided this, and the facts, policy or law it rests on",
    ),
    _value("why", "It is about a bus stop, which is not ours.", "why, with the facts and dates it rests on"),
    _value(
        "remedies",
        "We are sorry, and will pay you 100 pounds.",
        "what you offer to put it right; or that you offer nothing, and why",
    ),
    _value(
        "agreed-action", "A surveyor comes on Monday at ten.", "what you agreed with them, and by which day it is done"
    ),
    _value("actions-done", "The gutter was mended on Friday.", "what has been done already, or that nothing has yet"),
    _value(
        "actions-outstanding",
        "The wall will be dried by the end of May.",
        "what is still to be done, who does it, and by which day; or that nothing is left to do",
    ),
    _sentence("how-to-accept", "To accept, fill in the form and send it back to us."),
)
_AFTERWARDS = (
    _sentence(
        "right-to-next-stage",
        "You have the right to take your complaint to the next stage.",
    ),
    _sentence(
        "how-to-escalate",
        "To take it further, tell us in any way you like. Replying to this email is enough. You do not have to "
        "give a reason.",
    ),
    _value("next-stage-contact", "J. Mensah, 0113 496 0003", "name, email and telephone of whoever they should ask"),
    _sentence("options-if-dissatisfied", "There is more that you can do."),
    _value(
        "outside-body",
        "Local Government Ombudsman",
        "who they can turn to outside, and how to reach them",
        optional=False,
    ),
    _value("signpost", "The council looks after bus stops: 0113 496 0004.", "who can help, and how to reach them"),
    _value(
        "how-to-complain",
        "How complaints are handled.",
        "how complaints are handled, or where to read it",
        optional=False,
    ),
)
_LIMITS = (
    _value("what-it-means", "Please write to one person only.", "what they can and cannot do from now on"),
    _value(
        "how-long",
        "From 1 June to 31 August 2026.",
        "from which day, until which day, and when you will look at it again",
    ),
    Word(
        "confirmed",
        "what the policy wants confirmed first and is on record as so, in the pack's words",
        ("complaint properly investigated", "vulnerability and discrimination considered"),
        optional=True,
    ),
    Word(
        "appeal_heard_by",
        "who decides on an appeal against a restriction, by the policy",
        "Head of Service",
        optional=True,
    ),
    _sentence("appeal-right", "You have the right to appeal against this decision."),
    _value("what-conduct", "On 3 May you shouted at a member of staff.", "what was said or done, where and when"),
    _value("what-must-change", "Please speak to our staff without shouting.", "what has to be different from now on"),
    _value("what-happens-next", "We may ask you to write instead of ringing.", "what you may do if it goes on"),
)

TO_COMPLAINANTS: tuple[Word, ...] = (
    *_HOUSE, *_CASE, *_INVITATIONS, *_DATES, *_ANSWER, *_AFTERWARDS, *_LIMITS,
)  # fmt: skip
"""What a letter to a complainant may say, whatever it is for."""
