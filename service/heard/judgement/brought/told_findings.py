"""What a note tells, as the findings that the person's own mail would have given.  Pure."""

from __future__ import annotations

from dataclasses import replace

from heard.judgement.actions import Finding
from heard.judgement.brought.marks import COMPLAINS, DISPLEASED, WANTS_MORE
from heard.judgement.brought.note import Note

_MEANS = {COMPLAINS: "complaint", DISPLEASED: "displeasure", WANTS_MORE: "escalation_request"}
_IN_ANGER = frozenset(("complaint", "displeasure"))


def as_findings(note: Note, seen: tuple[Finding, ...], *, on_case: bool) -> tuple[Finding, ...]:
    """Return what a note shows of the person it tells of, and what else was seen in the officer's words.

    seen      by the rules for what people outside write; where the note says that nobody complains, that counts
    on_case   whether the note belongs to a case; where it does not, nobody asks for more than they were given
    """
    told = tuple(replace(each, finding=_MEANS[each.finding]) for each in note.findings if each.finding in _MEANS)
    if note.complains is False:
        return tuple(each for each in seen if each.finding not in _IN_ANGER)
    return (*told, *(each for each in seen if on_case or note.wants_more or each.finding != "escalation_request"))
