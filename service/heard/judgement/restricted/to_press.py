"""What whoever reads the notice of a contact types to put it right.  Pure."""

from __future__ import annotations

from collections.abc import Mapping

from heard.casework.events import Reference
from heard.judgement.facts import Facts
from heard.judgement.restricted.contacted import Contacted


def to_press(
    contacted: Contacted, on: Reference | None, facts: Facts, *, is_new: bool, asks: bool
) -> Mapping[str, object]:
    """Return the commands that need more than the number of the message, by the words of the notice; None for none.

    on      the case the message is on
    is_new  whether that case opened with it
    asks    whether it may appeal against the restriction
    """
    entry, writer = contacted.restriction, facts.writer
    today = facts.calendar.local_date(facts.received_at)
    is_sure = contacted.verdict == "yes"
    # Whoever has no case and wrote on somebody else's is nobody's number yet.
    has_a_number = entry.person is not None and (writer.known or is_new)
    is_another = has_a_number and writer.person != entry.person
    together = f"heard join {entry.case} {on}" if is_new else f"heard move {facts.message} --to {entry.case}"
    return {
        "same": together if entry.case is not None and on != entry.case else None,
        "apart": f"heard people apart P{entry.person} P{writer.person}" if is_another else None,
        "merge": f"heard people merge P{entry.person} P{writer.person}" if is_another and not is_sure else None,
        "appeal": f"heard restrict note {entry.number} --appeal {today}" if asks else None,
        "lift": f'heard restrict lift {entry.number} --on {today} --why "..."' if is_sure else None,
    }
