"""All that a message carries besides its own text, and its text where that is carried too.

Whatever is in here is a stranger's and many layers deep: levels, mails and octets have limits,
and what is beyond them or cannot be opened is said, never passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from heard.mail.carried import enclosed as mails
from heard.mail.carried.meeting import read_calendar
from heard.mail.carried.rtf import read_rtf
from heard.mail.carried.smime import signed_content
from heard.mail.carried.tnef import SIZE_LIMIT as WINMAIL_LIMIT, Winmail, read_winmail
from heard.mail.format.charsets import clean_text, decode
from heard.mail.format.files_in_text import without_files
from heard.mail.format.octets import plain_octets
from heard.mail.format.parts import Part, Structure, structure
from heard.mail.message import Attachment, Enclosed, Meeting
from heard.mail.words.bodies import Body, decoded, read_body
from heard.mail.words.html_text import html_to_text

MOST_LEVELS = 5
MOST_MAILS = 30
_MOST_OCTETS = 64 * 1024 * 1024
_CALENDAR_LIMIT = 512 * 1024
_RTF_LIMIT = 1024 * 1024

_TEXT_FILE_LIMIT = 256 * 1024
_MOST_TEXT_FILES = 5

_TEXT_FILES = ("text/plain", "text/html")
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_RTF = ("text/rtf", "application/rtf", "application/x-rtf", "text/richtext-rtf")
_CALENDAR = ("text/calendar", "application/ics", "text/x-vcalendar")
_SEALED = {
    "application/pkcs7-mime": "a signed or encrypted part (S/MIME) could not be opened",
    "application/x-pkcs7-mime": "a signed or encrypted part (S/MIME) could not be opened",
    "application/pgp-encrypted": "an encrypted part (PGP) could not be opened",
    "application/x-microsoft-rpmsg-message": "a message with restricted permission could not be opened",
}
_ORDINARY = ("text/plain", "text/html", "image/jpeg", "image/png", "image/gif", "application/pdf")


@dataclass(frozen=True, slots=True)
class Carried:
    """What was found: the body with what belongs to it, whole mails in order, those directly within it, the rest.

    message_class   the class a winmail.dat directly in it gives the message, or ""
    """

    body: Body
    enclosed: tuple[Enclosed, ...] = ()
    outermost: tuple[Enclosed, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    message_class: str = ""


def carried(content: bytes, mail: Structure, body: Body) -> Carried:
    """Open what a message carries.  The body that comes back is its own, or what stands in for it."""
    text, files = without_files(body.text)
    if files:
        body = replace(body, text=text, attachments=(*body.attachments, *files))
    if body.text.strip() and not any(_may_carry(part) for part in mail.parts):
        return Carried(body)
    return _Opening(_Budget()).opened(content, mail, body, MOST_LEVELS)


def _may_carry(part: Part) -> bool:
    return part.type not in _ORDINARY or part.name.lower().endswith((".eml", ".msg", ".dat"))


@dataclass(slots=True)
class _Budget:
    mails: int = MOST_MAILS
    octets: int = _MOST_OCTETS

    def allows(self, size: int) -> bool:
        if self.mails <= 0 or size > self.octets:
            return False
        self.mails -= 1
        self.octets -= size
        return True


@dataclass(slots=True)
class _Found:
    silent: bool  # whether the message has no text of its own
    texts: list[tuple[str, str | None]] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    appointments: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    enclosed: list[Enclosed] = field(default_factory=list)
    outermost: list[Enclosed] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    opened: list[Part] = field(default_factory=list)
    defects: dict[str, None] = field(default_factory=dict)
    message_class: str = ""

    def say(self, defect: str) -> None:
        self.defects[defect] = None


class _Opening:
    def __init__(self, budget: _Budget) -> None:
        self.budget = budget

    def opened(self, content: bytes, mail: Structure, body: Body, levels: int) -> Carried:
        found = _Found(silent=not body.text.strip())
        for part in mail.parts:
            self._open(content, part, found, levels)
        defects = (*body.defects, *(each for each in found.defects if each not in body.defects))
        body = replace(body, defects=defects, attachments=_attachments(body.attachments, found))
        if found.silent:
            # Of several that could stand in the one most like a mail: an appointment often says the same again,
            # and a text in a file is all that some telephones send, but also what lists put below a mail.
            files = [] if found.outermost else found.files
            stand_ins = found.texts or [(text, None) for text in found.appointments or files]
            text = "\n\n".join(text for text, _ in stand_ins)
            html = stand_ins[0][1] if len(stand_ins) == 1 else None
            body = replace(body, text=text, html=html)
        mails_found = (tuple(found.enclosed), tuple(found.outermost))
        return Carried(body, *mails_found, tuple(found.meetings), found.message_class)

    def _open(self, content: bytes, part: Part, found: _Found, levels: int) -> None:
        name = part.name.lower()
        if part.type in _TNEF or name == "winmail.dat":
            self._winmail(content, part, found)
        elif mails.is_a_mail(content, part):
            self._mail(content, part, found, levels)
        elif mails.is_saved_from_outlook(content, part):
            saved = self._within_limits(part, found) and mails.saved_mail(content, part)
            if saved:
                _add(found, saved)
            else:
                found.say(f"{part.name or 'a file of Outlook'} could not be read")
        elif part.type in _CALENDAR:
            _read_calendar(content, part, found)
        elif part.type in _SEALED:
            self._sealed(content, part, found, levels)
        elif found.silent:
            _read_file(content, part, found)

    def _within_limits(self, part: Part, found: _Found) -> bool:
        if self.budget.allows(part.end - part.start):
            return True
        found.say("more mails or larger ones within this mail than are read")
        return False

    def _mail(self, content: bytes, part: Part, found: _Found, levels: int) -> None:
        if not levels:
            found.say("mails within mails, too deep to be read")
            return
        if not self._within_limits(part, found):
            return
        raw = plain_octets(mails.octets_of_mail(content, part)[: mails.SIZE_LIMIT])
        inner = structure(raw)
        opened = self.opened(raw, inner, read_body(raw, inner), levels - 1)
        text = opened.body.text if opened.body.text.strip() else _shown(opened.outermost)
        _add(found, mails.enclosed_mail(raw, inner, text))
        found.enclosed += opened.enclosed
        found.meetings += opened.meetings
        for defect in opened.body.defects:
            found.say(defect)

    def _sealed(self, content: bytes, part: Part, found: _Found, levels: int) -> None:
        raw = signed_content(mails.octets_of_mail(content, part)[: mails.SIZE_LIMIT]) if "pkcs7" in part.type else None
        if raw is None or not levels or not self._within_limits(part, found):
            found.say(_SEALED[part.type])
            return
        inner = structure(raw)
        opened = self.opened(raw, inner, read_body(raw, inner), levels - 1)
        found.texts += [(opened.body.text, opened.body.html)] if opened.body.text.strip() else []
        found.attachments += opened.body.attachments
        found.enclosed += opened.enclosed
        found.outermost += opened.outermost
        found.meetings += opened.meetings
        for defect in opened.body.defects:
            found.say(defect)

    def _winmail(self, content: bytes, part: Part, found: _Found) -> None:
        winmail: Winmail | None = None
        if part.end - part.start <= WINMAIL_LIMIT:
            winmail = read_winmail(mails.octets_of_mail(content, part))
        if winmail is None:
            found.say("winmail.dat could not be read")
            return
        found.message_class = winmail.message_class
        if not winmail.whole:
            found.say("winmail.dat could not be read to its end")
        elif not (winmail.text or winmail.attachments):
            found.say(f"winmail.dat holds no words ({winmail.message_class or 'no class'})")
        if winmail.text:
            found.texts.append((winmail.text, winmail.html))
        for each in winmail.enclosed:
            _add(found, each)
        if winmail.whole:
            found.opened.append(part)
        found.attachments += winmail.attachments


def _read_calendar(content: bytes, part: Part, found: _Found) -> None:
    text, _ = decode(decoded(content, part, _CALENDAR_LIMIT), part.parameters.get("charset") or "utf-8")
    read = read_calendar(text, part.parameters.get("method", ""))
    found.meetings += (each for each in read.meetings if each not in found.meetings)
    if read.text and read.text not in found.appointments:
        found.appointments.append(read.text)
    if not read.readable:
        found.say("a calendar could not be read")


def _read_file(content: bytes, part: Part, found: _Found) -> None:
    """Read a text that came as a file, for a message that has no other."""
    if part.type in _RTF:
        rich = read_rtf(decoded(content, part, _RTF_LIMIT))
        text = html_to_text(rich.html) if rich.html else clean_text(rich.text)
        found.texts += [(text.strip("\n"), rich.html)] if text.strip() else []
    elif part.type in _TEXT_FILES and len(found.files) < _MOST_TEXT_FILES:
        text, _ = decode(decoded(content, part, _TEXT_FILE_LIMIT), part.parameters.get("charset") or None)
        text = html_to_text(text) if part.type == "text/html" else clean_text(text)
        found.files += [text.strip("\n")] if text.strip() else []


def _add(found: _Found, mail: Enclosed) -> None:
    found.enclosed.append(mail)
    found.outermost.append(mail)


def _shown(enclosed: Iterable[Enclosed]) -> str:
    return "\n\n".join(mails.shown(each) for each in enclosed)


def _attachments(listed: tuple[Attachment, ...], found: _Found) -> tuple[Attachment, ...]:
    """Return the attachments with those of an opened winmail.dat in its place."""
    kept = list(listed)
    for part in found.opened:
        wrapping = next((each for each in kept if (each.name, each.type) == (part.name, part.type[:100])), None)
        if wrapping:
            kept.remove(wrapping)
    return (*kept, *found.attachments)
