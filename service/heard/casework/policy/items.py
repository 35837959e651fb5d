"""What a letter can say that heard knows by itself, and what each means; a pack may define more as [item.X].

Of our own letters each is looked for before they are sent; of an officer's, after it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from heard.casework.policy.words import Item

_CASE = {
    "reference": "the case number",
    "stage": "the stage the case is at",
    "handler-name": "who deals with it",
    "investigator-name-and-contact": "who looked into it, and how to reach them",
    "discuss-with": "whom to talk to about the letter",
    "how-to-reach-us": "how to get in touch",
    "complaint-definition": "the complaint as we understand it",
    "basis-and-resolution": "what the complaint rests on, and what would put it right",
    "outcome-sought": "what the complainant would like to happen",
    "parts-we-answer-for": "the parts of it that are ours to answer",
    "parts-we-do-not": "the parts that are not ours, and why",
    "limits-on-resolution": "what cannot be done, whatever is found",
    "ask-corrections": "an invitation to correct what we misunderstood",
    "reply-preference-question": "the question how they would like to hear from us",
    "meeting-offer": "an offer to meet",
    "what-authority-is-needed": "what a representative has to show before anything is disclosed",
}
_DATES = {
    "answer-by-date": "the day by which they have our answer",
    "new-answer-by-date": "the day by which they have it now, after the first was moved",
    "officer-contact-by": "the day by which an officer gets in touch",
    "last-day-to-ask": "the last day to ask for the next stage",
    "extension-reason": "why the day was moved",
    "why-longer": "why it takes longer than was promised",
    "how-it-goes-on": "what happens next at this stage",
}
_ANSWER = {
    "each-point-answered": "an answer to each point raised",
    "findings": "what was found",
    "outcome": "upheld, partly upheld, or not",
    "decision": "what was decided",
    "reasons": "why it was decided so",
    "why": "why we write as we do",
    "remedies": "what is offered to put it right",
    "how-to-accept": "how to accept what is offered",
    "agreed-action": "what was agreed will be done",
    "actions-done": "what has been done",
    "actions-outstanding": "what is still to be done, and by when",
}
_AFTERWARDS = {
    "right-to-next-stage": "that they may go to the next stage",
    "how-to-escalate": "how to ask for it",
    "next-stage-contact": "whom to ask for it",
    "options-if-dissatisfied": "what can be done by those who are not satisfied",
    "outside-body": "the body outside that can be asked, and how to reach it",
    "signpost": "who else may be able to help",
    "how-to-complain": "how complaints are dealt with",
}
_LIMITS = {
    "what-it-means": "what a restriction means in practice",
    "how-long": "how long it lasts",
    "appeal-right": "that it can be appealed against, and to whom",
    "what-conduct": "the conduct the letter is about",
    "what-must-change": "what has to change",
    "what-happens-next": "what follows if it does not",
}

ITEMS: Mapping[Item, str] = {
    Item(name): means for group in (_CASE, _DATES, _ANSWER, _AFTERWARDS, _LIMITS) for name, means in group.items()
}
"""Item -> what it means, for whoever writes a pack or a letter."""
