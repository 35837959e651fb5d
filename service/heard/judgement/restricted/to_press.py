"""What whoever reads the notice of a contact types to put it right.  Pure."""

from __future__ import annotations

from collections.abc import Mapping

from heard.casework.events import Reference
from heard.judgement.facts import Facts
from heard.judgement.restricted.contacted import Contacted


def to_press(
    contacted: Contacted, on: Reference | None, facts: Facts, *, is_new: bool, asks: bool, on_record: bool = False
) -> Mapping[str, object]:
    """Return the commands that need more than the number of the message, by the words of the notice; None for none.

    on      the case the message is on
    is_new  whether that case opened with it
    asks    whether it may appeal against the restriction
    on_record   whether that is on record already
    """
    entry, writer = contacted.restriction, facts.writer
    today = facts.calendar.local_date(facts.received_at)
    is_sure = contacted.verdict == "yes"
    note = f"heard restrict note {entry.number}"
    # Whoever has no case and wrote on somebody else's is nobody's number yet.
    has_a_number = entry.person is not None and bool(writer.person) and (writer.known or is_new)
    is_another = has_a_number and writer.person != entry.person
    together = f"heard join {entry.case} {on}" if is_new else f"heard move {facts.message} --to {entry.case}"
    outcome = f"{note} --appeal-outcome {{}} --on {today}" if asks and on_record else None
    return {
        "same": together if entry.case is not None and on != entry.case else None,
        "apart": f"{note} --wrong-person {facts.message}",
        "new_matter": f"{note} --new-matter {facts.message}" if is_sure and not is_new else None,
        "evidence": f"{note} --fresh-evidence {facts.message}" if is_sure and contacted.fresh else None,
        "merge": f"heard people merge P{entry.person} P{writer.person}" if is_another and not is_sure else None,
        "appeal": f"{note} --appeal {today}" if asks and not on_record else None,
        "no_appeal": f'{note} --no-appeal "..." --appeal-of {today}' if asks and on_record else None,
        "upheld": outcome and outcome.format("upheld"),
        "not_upheld": outcome and outcome.format("not-upheld"),
        "lift": f'heard restrict lift {entry.number} --on {today} --why "..."' if is_sure else None,
    }
