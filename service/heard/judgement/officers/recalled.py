"""An officer's mail program says that they want to recall a letter.

It is a machine's mail and changes nothing, for a recall mostly fails outside the landlord's own house.  But
the letter may have been the answer, and its writer thinks that it should not have gone.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.events import About
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer
from heard.judgement.facts import Facts
from heard.judgement.threading.find_case import Found
from heard.mail.machines.subject_marks import RECALL
from heard.mail.message import Message

BECAUSE = "an officer wanted to recall a letter; if it was the one that answered, somebody has to say what it is now"


def asks_about_a_recall(message: Message, found: Found | None, facts: Facts) -> Iterator[Action]:
    """Yield the question whether a letter that its writer wanted to recall still counts."""
    is_ours = facts.from_sent_folder or facts.writer.role is Role.OFFICER
    if found is None or not found.sure or facts.is_old or not is_ours or not RECALL.match(message.subject):
        return
    address = facts.writer.address
    officer = facts.landlord.officer(address.address) if address is not None else None
    of = (officer.address,) if officer is not None else ()
    yield AskOfficer(found.reference, About.WHAT_LETTER, BECAUSE, of=of)
