"""Does the writer write for somebody else, and for whom?

What a tenant writes of their mother's asthma, of a firm that came on behalf of the landlord, or of
themselves is their own complaint.  An advocate, a member or a solicitor known to the landlord writes for
others even where no word of the message says so.

Pure; it knows nothing but the message, so that who is spoken for can be looked up before anything is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from heard.casework.people import Landlord, Role
from heard.judgement.folded import Folded, fold
from heard.judgement.representing.authority import names_a_contact, shows_authority
from heard.judgement.representing.relations import OF_ROLE, office_of, relation_in
from heard.judgement.representing.signs import Sign, signs_in
from heard.judgement.representing.spoken_for import Relation, SpokenFor
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject
from heard.mail.told.homes import homes_in
from heard.mail.told.names import names_told
from heard.mail.told.not_names import NOT_PERSONS
from heard.mail.told.personal_names import Likeness, alike, folded, normal_name

_LIMIT = 12_000
_NEAR = 120
"""Characters from the words that show it, in which a name is looked for: no further than their sentence goes."""
_MOST = 5
"""Places looked at that show whom it is written for."""
_QUOTE = re.compile(r'"[^"]{0,400}"')
_SENTENCE_ENDS = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\b[A-Z])[.!?](?: |$)")
_STOP = re.compile(r"[.!?;:,(\n\"]")
_THEIR_OWN = re.compile(
    r"\b(?:my|our) (?:own )?(?:flat|house|home|kitchen|bathroom|bedroom|living room|boiler|ceiling|garden|tenancy|rent"
    r"|landlord|front door|windows?|heating|toilet|balcony|bungalow|hallway|hot water|repair|loft|walls?)\b"
    r"|\bi(?:'?m| am|'ve been| have been) (?:an? |your |the |one of your )(?:\w{2,12} )?tenant\b"
    r"|\b(?:lives?|living) with (?:me|us)\b"
)
_AN_ORGANISATION = re.compile(
    r"\b(?:ltd|limited|homes|plc|housing|association|council|group|the landlord|company|trust|llp|contractors?|team)\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|we|i'm|we're|i've|i'd|we'd|am|this|complaint|complain|writing|written|submitted|sent)\b"
)
_IN_PERSON = re.compile(
    r"\b(?:writ\w+|wrote|e-?mail\w*|contact\w*|complain\w*|touch|enquir\w+|inquir\w+|act|acting|appeal\w*|rais\w+|report\w*"
    r"|speak|submit\w*|mak(?:e|ing)|ask\w*|request\w*|messag\w+|send\w*|sent|forward\w*|apply\w*|challeng\w+|follow\w*"
    r"|chas\w+|instructed|escalat\w+|doing|this|here|petition\w*|letter|write)\b"
)
_SOMEBODY_ELSES = re.compile(
    r"\b(?:he|she|they|who|someone|somebody|anyone|anybody|contractors?|engineers?|officers?|operatives?|surveyors?|man|men"
    r"|lady|staff|solicitors?|firm|received|got|spoken to|told|can someone|could someone)\b"
)
_PASSES_ON = re.compile(r"\bbelow\b|\bforward|\battach|\benclos")
_NAME = re.compile(r"[A-Z][\w'-]{1,25}(?: (?:[A-Z]\.? )?[A-Z][\w'-]{1,25})?")


def speaks_for(message: Message, role: Role, landlord: Landlord) -> SpokenFor | None:
    """Return whom a message of somebody outside is written for; None where its writer writes for themselves.

    role   what the landlord's settings make of the writer
    """
    text = _text(message)
    at_home = _THEIR_OWN.search(text.small) is not None
    by_trade = OF_ROLE.get(role)
    office = by_trade or office_of(message)
    signs = tuple(islice(_that_hold(text, landlord, at_home=at_home), _MOST))
    sign = signs[0] if signs else None
    if sign is None and (office is None or (at_home and by_trade is None)):
        return None
    near = [_near(text, each) for each in signs]
    relation = relation_in(text.small[sign.begin : sign.end] if sign is not None else "", office)
    name = "" if relation is Relation.GROUP else _name(message, text, near, landlord, far=relation is office)
    home = "" if relation is Relation.GROUP else _home(message, near)
    if sign is None and by_trade is None and not (name and home):
        return None  # an office in a signature, and nobody told of whom it could be for
    has_authority = shows_authority(message, text.small, relation)
    words = near[0] if near else message.subject
    return SpokenFor(name, home, relation, has_authority, words, names_a_contact(text.small))


def _text(message: Message) -> Folded:
    """Return the subject, unless it answers another's, and the own words, without what they quote."""
    subject = "" if is_reply_subject(message.subject) else f"{message.subject} . "
    straight = fold(f"{subject}{message.own_words[:_LIMIT]}")
    return fold(_QUOTE.sub(" ", straight.text)) if '"' in straight.text else straight


def _that_hold(text: Folded, landlord: Landlord, *, at_home: bool) -> Iterator[Sign]:
    for sign in signs_in(text, at_home=at_home):
        if sign.names and not _is_a_name(text.text[sign.end : sign.end + 60], words=sign.names):
            continue
        if _is_the_landlords(sign, text, landlord):
            continue
        if "behalf" not in text.small[sign.begin : sign.end] or _is_the_writers(text, sign.begin):
            yield sign


def _is_a_name(after: str, *, words: int) -> bool:
    """Say whether a text begins with a person's name of so many words at least, as names are written."""
    named = _NAME.match(after)
    told = folded(named[0]).split() if named else []
    return len(told) >= words and NOT_PERSONS.isdisjoint(told)


def _near(text: Folded, sign: Sign) -> str:
    """Return the words that show it, as far as their sentence goes."""
    near = text.text[sign.begin : sign.begin + _NEAR]
    end = _SENTENCE_ENDS.search(near, min(len(near), sign.end - sign.begin))
    return near[: end.start()] if end else text.words(sign.begin, sign.begin + len(near))


def _is_the_landlords(sign: Sign, text: Folded, landlord: Landlord) -> bool:
    """Say whether it is a firm or an officer that is spoken for: the landlord, a contractor, one of the staff."""
    seen = text.small[sign.begin : sign.end]
    after = _STOP.split(text.small[sign.end : sign.end + 50])[0]
    if landlord.name.lower() in f"{seen} {after}":
        return True
    if "client" in seen and _AN_ORGANISATION.search(after):
        return True
    named = names_told(text.text[sign.begin : sign.end + 40])
    return any(_is_of_staff(name, landlord) for name in named)


def _is_the_writers(text: Folded, begin: int) -> bool:
    """Say whether it is the writer who acts on behalf of somebody, and not one who came or rang."""
    before = _STOP.split(text.small[max(0, begin - 90) : begin])[-1].strip()
    if len(before.split()) <= 2 and not _SOMEBODY_ELSES.search(before):
        return True
    first = _FIRST_PERSON.search(before) and _IN_PERSON.search(before)
    return bool(first) and not _SOMEBODY_ELSES.search(before)


def _name(message: Message, text: Folded, near: Sequence[str], landlord: Landlord, *, far: bool) -> str:
    """Return the name of whoever is spoken for, as names are compared; "" where none is told.

    near   the sentences that show that there is somebody
    far    whether a name anywhere may be theirs: an office writes of nobody else as a rule
    """
    places = [*near, message.subject]
    if far:
        places.append(text.text)
        if _PASSES_ON.search(text.small):
            places.append(message.quoted[:2_000])
    writers = [each.name for each in message.senders if each.name] + [message.signature[:60].partition("\n")[0]]
    told = (name for place in places for name in names_told(place))
    return normal_name(next((name for name in told if not _is_anothers(name, writers, landlord)), ""))


def _home(message: Message, near: Sequence[str]) -> str:
    """Return the home of whoever is spoken for; far from the words that show it, only if no other is told."""
    for place in (*near, message.subject):
        if told := homes_in(place):
            return told[0]
    told = homes_in(message.own_words)
    return told[0] if len(told) == 1 else ""


def _is_anothers(name: str, writers: list[str], landlord: Landlord) -> bool:
    """Say whether a name is the writer's own, or one of the landlord's people's."""
    return _is_of_staff(name, landlord) or any(alike(name, writer) is not Likeness.NO for writer in writers)


def _is_of_staff(name: str, landlord: Landlord) -> bool:
    return any(alike(name, officer.name) is Likeness.YES for officer in landlord.staff)
