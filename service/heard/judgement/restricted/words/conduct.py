"""Whether a text tells of how somebody of the landlord's behaved: shouted, laughed, let himself in, gave a name away.

"Your surveyor is a liar" is what is said of an answer, and tells of none.

Pure.
"""

from __future__ import annotations

import re

ACCUSED = "somebody of the staff"
_BEHAVED = re.compile(
    r"\b(?:complain(?:t|ing)?|grievance) (?:\w+ ){0,3}(?:about|against|of|concerns?) (?:the conduct of |how )?"
    r"(?:your|the|an?|one of your) (?:\w+ )?(?:officers?|staff|manager|surveyor|caretaker|warden|contractors?"
    r"|workm[ae]n|men|man"
    r"|lad|girl|woman|receptionist|clerk)\b"
    r"|\b(?:your|the|an?|one of your) (?:\w+ )?(?:officers?|staff|manager|surveyor|caretaker|warden"
    r"|contractors?|workm[ae]n"
    r"|m[ae]n|lads?|girl|receptionist|clerk|engineer|operative|driver|gardener)(?: (?:who|that|from|you|in"
    r"|sent|came|came out)"
    r"){0,3} (?:(?:has |was |just )?(?:shout(?:ed|ing)|sw(?:ore|earing)|yelled|laughed|spat|sneered|leered"
    r"|pushed|shoved|jeered)"
    r"(?: (?:at|in|and) (?:me|my|us|her|him|the))?\b|(?:was|were) (?:\w+ )?(?:rude|abusive|racist|drunk"
    r"|aggressive|sexist)\b"
    r"|called (?:me|us|her|him) (?:an?|stupid|names|thick|mad|fat|lazy|filth\w*)\b|let (?:him|her|them)sel(?:f|ves) in"
    r"|made (?:a )?(?:\w+ )?(?:remarks?|comments?) about\b"
    r"|(?:told|tells|said to) (?:the m[ae]n|the \w+ (?:with|at|next)|next door|my neighbours?|him at|her at"
    r"|them at|the owner)"
    r"\b[^.!?]{0,40}\b(?:it was me|was me|i (?:had )?complained|my name|about me|i reported|i was the)\b)"
)


def conduct_in(sentence: str) -> str:
    """Return the words of a sentence, in small letters, that tell of it; "" for none."""
    found = _BEHAVED.search(sentence)
    return found[0] if found else ""
