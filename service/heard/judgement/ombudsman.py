"""An Ombudsman's first letter about a complaint that heard has on no case.

Its case opens, since somebody complains.  But whoever complains is not the Ombudsman, and heard does not know them
yet; and an Ombudsman is answered by people, not by heard.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.events import About, Reference
from heard.casework.moments import Moment
from heard.casework.policy.words import RoleName
from heard.judgement.actions import AskOfficer
from heard.judgement.facts import Facts
from heard.judgement.first_words import wrote
from heard.judgement.routing import who_takes_complaints, who_wrote
from heard.mail.message import Message

UNKNOWN = (
    "it is on a case of its own until somebody says whose complaint it is; "
    "whoever complains is not known to this case yet, and heard writes an Ombudsman nothing"
)


def whose_complaint(message: Message, facts: Facts, reference: Reference, doubt: str = "") -> AskOfficer:
    """Return the question on which case an Ombudsman's letter belongs, and so who complains.

    reference   the case that opened for it
    doubt       why it may belong to another; "" where none is known
    """
    because = f"{wrote(who_wrote(facts), message)}; {doubt or 'no case of it is known'}; {UNKNOWN}"
    return AskOfficer(reference, About.WHICH_CASE, because, roles=tuple(dict.fromkeys(_told(facts))))


def _told(facts: Facts) -> Iterator[RoleName]:
    """Yield who the policy says deals with an Ombudsman, and who takes new complaints."""
    for stage in facts.policy.stages:
        if stage.opens_on is Moment.OMBUDSMAN_CONTACT and stage.owner is not None:
            yield stage.owner
    yield from who_takes_complaints(facts)
