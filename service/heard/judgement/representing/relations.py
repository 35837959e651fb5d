"""What the writer is to whom they write for: by the words they use, by the office they sign with, by the settings.

Pure.
"""

from __future__ import annotations

import re

from heard.casework.people import Role
from heard.judgement.representing.spoken_for import Relation
from heard.judgement.representing.who import CLIENTS, FRIENDS, HELPERS, KIN, MANY
from heard.mail.message import Message

OF_ROLE = {Role.ADVOCATE: Relation.ADVOCATE, Role.MEMBER: Relation.MEMBER, Role.SOLICITOR: Relation.SOLICITOR}
"""Who writes for others by trade."""
ROLE_OF = {
    Relation.ADVOCATE: Role.ADVOCATE,
    Relation.CARER: Role.ADVOCATE,
    Relation.RELATIVE: Role.ADVOCATE,
    Relation.FRIEND: Role.ADVOCATE,
    Relation.OTHER: Role.ADVOCATE,
    Relation.SOLICITOR: Role.SOLICITOR,
    Relation.MP: Role.MEMBER,
    Relation.COUNCILLOR: Role.MEMBER,
    Relation.MEMBER: Role.MEMBER,
}
"""Whose words such a message carries; one of a group writes for themselves too."""

_OFFICES = (
    (Relation.COUNCILLOR, re.compile(r"\bcllr\b|\bcouncillor\b")),
    (Relation.MP, re.compile(r"(?<!my )(?<!your )\bmp\b|\bmember of parliament\b|\bmsp\b|\bhouse of commons\b")),
    (Relation.SOLICITOR, re.compile(r"\bsolicitors?\b|\bllp\b|\blegal (?:executive|services)\b|\bparalegal\b")),
    (
        Relation.ADVOCATE,
        re.compile(
            r"\badvocate\b|\badvocacy\b|\bcitizens advice\b|\blaw centre\b|\bsupport worker\b|\bsocial worker\b"
            r"|\b(?:housing|welfare|benefits|debt) (?:rights )?advis[eo]r\b|\bkey ?worker\b|\bcommunity adviser\b"
        ),
    ),
    (Relation.CARER, re.compile(r"\bcarer\b|\bcare ?worker\b|\bhome ?care\b|\bcare manager\b")),
)
_SIGNED = (
    (Relation.COUNCILLOR, re.compile(r"(?:Cllr|Councillor)\.? (?:[A-Z][\w'-]{0,25} ?){1,3}(?:[(,].{0,40})?")),
    (Relation.MP, re.compile(r"(?:[A-Z][\w'-]{0,25} ){2,3}(?:MP|MSP)\b.{0,40}")),
)  # fmt: skip
"""A line that members sign with; "I shall tell my MP" is no such line."""
_WORDS = (
    (
        Relation.GROUP,
        re.compile(rf"\b(?:petition|undersigned|chair\w{{0,6}}|secretary|treasurer|lead petitioner)\b|{MANY}"),
    ),
    (Relation.MEMBER, re.compile(r"\bconstituents?\b|\bmy (?:\w{2,12} )?surgery\b|\bcouncillors?\b|\bmp\b")),
    (Relation.CARER, re.compile(r"\bcarer\b|\bcare ?worker\b|\bi (?:care for|look after)\b")),
    (Relation.ADVOCATE, re.compile(rf"\b(?:{HELPERS})\b|\bi (?:support|work with)\b|\bwe support\b")),
    (Relation.RELATIVE, re.compile(rf"\b(?:{KIN})s?\b")),
    (Relation.FRIEND, re.compile(rf"\b(?:{FRIENDS})s?\b")),
    (Relation.ADVOCATE, re.compile(rf"\b(?:{CLIENTS})s?\b|\bact for\b|\binstructed by\b")),
)  # fmt: skip
_NOT_ADVOCATES = re.compile(r"\bnext of kin\b|\bexecutors?\b")


def relation_in(words: str, office: Relation | None) -> Relation:
    """Return what the writer is, by the words that show whom they write for, in small letters, and by their office."""
    said = next((relation for relation, shown in _WORDS if shown.search(words)), Relation.OTHER)
    if said is Relation.ADVOCATE and _NOT_ADVOCATES.search(words):
        said = Relation.OTHER
    if office is None or said in (Relation.GROUP, Relation.RELATIVE, Relation.FRIEND):
        return said
    return office


def office_of(message: Message) -> Relation | None:
    """Return the office a writer has by the name they write under or sign with; None for none."""
    if message.sender is None:
        return None
    signed = f"{message.sender.name}\n{message.signature[:400]}\n{message.sender.address.replace('.', ' ')}".lower()
    for relation, shown in _OFFICES:
        if shown.search(signed):
            return relation
    last = [line.strip() for line in message.own_words[-200:].split("\n") if line.strip()][-3:]
    return next((relation for relation, shown in _SIGNED if any(map(shown.fullmatch, last))), None)
