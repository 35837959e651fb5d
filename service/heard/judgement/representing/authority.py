"""Does a message show that whoever is spoken for agrees?

To say so is not enough: a paper has to come with it.  A picture in a signature is none.  Whether
the paper is good is for a person to see.

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.attached import is_of_a_signature
from heard.judgement.representing.spoken_for import Relation
from heard.mail.message import Message

_PAPER = (
    r"(?:authority|authorisation|authorization|consent|permission|mandate|power of attorney|lpa|poa|letter of agreement"
    r"|signed (?:letter|form|note|statement)|agreement to act)"
)
_SENT = r"(?:attach\w*|enclos\w*|herewith|included|here(?:'s| is)|scan\w*|copy|find|come with|provid\w*)"
_SAID = re.compile(rf"\b{_PAPER}\b[^.!?;]{{0,60}}\b{_SENT}\b|\b{_SENT}\b[^.!?;]{{0,60}}\b{_PAPER}\b")
_NOT_YET = re.compile(
    r"\b(?:no|not|without|can|could|will|shall|if|haven't|don't|to follow|follows|happy to|able to|tomorrow|later"
    r"|need)\b"
)
_NAMED = re.compile(r"authori[sz]|authority|consent|permission|mandate|attorney|\blpa\b|\bpoa\b|loa\b")
_SIGNED = re.compile(r"\bsign(?:ed|atures?)\b|\bpetition\b|\bundersigned\b|\bnames\b")
_CONTACT = re.compile(
    r"\b(?:lead petitioner|(?:nominated|single|main|named|first) (?:representative|contact|spokes\w+)|point of contact"
    r"|(?:reply|replies|answers?|correspondence|responses?) (?:should (?:go|come|be sent) )?(?:to me|through me|via me)"
    r"|(?:reply|write|respond|answer) (?:back )?to me|spokes(?:person|man|woman)|contact (?:is|will be) (?:me|myself)"
    r"|(?:i am|i'm) (?:the|their) contact|speaking for (?:all|the) )"
)  # fmt: skip


def shows_authority(message: Message, small: str, relation: Relation) -> bool:
    """Say whether it says that they agree, with something attached that may show it.

    small   its words, straight and in small letters
    """
    papers = [each for each in message.attachments if not is_of_a_signature(each)]
    if not papers:
        return False
    if any(_NAMED.search(each.name.lower().replace("_", " ")) for each in papers):
        return True
    if relation is Relation.GROUP and _SIGNED.search(small):
        return True
    return any(not _NOT_YET.search(said[0]) for said in _SAID.finditer(small))


def names_a_contact(small: str) -> bool:
    """Say whether the words of a group, straight and in small letters, name who is answered for all."""
    return _CONTACT.search(small) is not None
