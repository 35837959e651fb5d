"""An officer's Outlook: it shows a letter of ours with its buttons, and makes the mails that Outlook makes.

What is pressed opens a new mail, filled in from the mailto: address; an answer and a forward are HTML that Word wrote,
with a signature above the mail it is about.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from html import escape
from html.parser import HTMLParser
from itertools import count
from urllib.parse import unquote

BANNER = (
    '<table border="0" cellspacing="0" cellpadding="0" width="100%" bgcolor="#FFEB9C"><tr><td><p><b>CAUTION:</b> This '
    "email originated from outside of the organisation. Do not click links or open attachments unless you recognise "
    "the sender and know the content is safe.</p></td></tr></table>"
)
PAGE = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15 (filtered medium)">
<style><!-- p.MsoNormal {{margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}} --></style></head>
<body lang=EN-GB link="#0563C1" vlink="#954F72">{banner}
<div class=WordSection1>
{own}
</div>{below}
</body></html>
"""
PARAGRAPH = "<p class=MsoNormal><span style='mso-fareast-language:EN-US'>{}<o:p></o:p></span></p>"
QUOTED = """
<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b><span lang=EN-US>From:</span></b><span lang=EN-US> {sender}<br>
<b>Sent:</b> {sent}<br><b>To:</b> {to}<br><b>Subject:</b> {subject}<o:p></o:p></span></p>
</div>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
{quoted}"""
QUOTED_IN_TEXT = "\n\nFrom: {sender}\nSent: {sent}\nTo: {to}\nSubject: {subject}\n\n{quoted}"
_mails = count(1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new mail as a button filled it in, before anybody pressed Send."""

    to: str
    subject: str
    lines: tuple[str, ...]

    @classmethod
    def by(cls, mailto: str) -> Opened:
        """Read a mailto: address as Outlook does: a plus is a plus, and %0D%0A ends a line."""
        address, _, given = mailto.removeprefix("mailto:").partition("?")
        fields = {name: unquote(value) for name, _, value in (each.partition("=") for each in given.split("&"))}
        return cls(unquote(address), fields["subject"], tuple(fields["body"].split("\r\n")))

    def filled_in(self, **lines: str) -> Opened:
        """Return it with the lines of its short form filled in, by what they begin with."""
        assert set(lines) <= {each.partition(":")[0] for each in self.lines}, self.lines
        filled = (f"{name}: {lines[name]}" if name in lines else each
                  for each in self.lines for name in [each.partition(":")[0]])  # fmt: skip
        return Opened(self.to, self.subject, tuple(filled))


class _Links(HTMLParser):
    """The links of a page to write to somebody, by what they say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") or ""
        self._open = address if tag == "a" and address.startswith("mailto:") and "?" in address else None

    def handle_data(self, data: str) -> None:
        if self._open is not None and data.strip():
            self.found[" ".join(data.split())] = self._open
            self._open = None


def shown(mail: EmailMessage) -> str:
    """Return the text of a mail as it is read, on one line."""
    return " ".join(text_of(mail).split())


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def page_of(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def buttons(mail: EmailMessage) -> dict[str, Opened]:
    """Return what can be pressed in a mail, by what it says."""
    return {said: Opened.by(mailto) for said, mailto in _Links(page_of(mail)).found.items()}


@dataclass(frozen=True, slots=True)
class Outlook:
    """The Outlook of one person: `address` is what their mails say they are from.

    banner   whether their organisation puts a warning on top of what comes from outside, their own mail too
    """

    name: str
    address: str
    banner: bool = False

    @property
    def named(self) -> str:
        return f"{self.name} <{self.address}>"

    @property
    def signature(self) -> tuple[str, ...]:
        return ("", "Kind regards", self.name, "Northgate Homes | Tel: 01632 960100 | www.northgate.example")

    def sends(self, opened: Opened) -> EmailMessage:
        """Return the mail that leaves when Send is pressed on what a button filled in."""
        mail = self._new(opened.to, opened.subject)
        return self._with_words(mail, [*opened.lines, *self.signature])

    def writes(self, to: str, subject: str, *lines: str) -> EmailMessage:
        """Return a mail of theirs that answers nothing."""
        return self._with_words(self._new(to, subject), [*lines, *self.signature])

    def replies(self, about: EmailMessage, *lines: str, to: str | None = None) -> EmailMessage:
        """Return an answer to a mail, with the mail below it; to whoever sent it, where not given."""
        mail = self._new(to or str(about["Reply-To"] or about["From"]), f"RE: {_bare(str(about['Subject']))}")
        return self._with_words(_in_thread(mail, about), [*lines, *self.signature], about)

    def forwards(self, about: EmailMessage, *lines: str, to: str) -> EmailMessage:
        """Return a mail passed on to somebody, below what is said of it."""
        mail = self._new(to, f"FW: {_bare(str(about['Subject']))}")
        return self._with_words(_in_thread(mail, about), [*lines, *self.signature], about)

    def is_away(self, about: EmailMessage, *lines: str) -> EmailMessage:
        """Return what Exchange answers by itself to a mail, while its owner is away."""
        mail = self._new(parseaddr(str(about["From"]))[1], f"Automatic reply: {about['Subject']}")
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
        return self._with_words(_in_thread(mail, about), lines)

    def _new(self, to: str, subject: str) -> EmailMessage:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"], mail["Date"] = self.named, to, subject, formatdate()
        mail["Message-ID"] = f"<LO4P{next(_mails):06}@{self.address.rpartition('@')[2]}>"
        mail["Accept-Language"] = mail["Content-Language"] = "en-GB"
        mail["X-MS-Has-Attach"] = ""
        return mail

    def _with_words(self, mail: EmailMessage, lines: Sequence[str], about: EmailMessage | None = None) -> EmailMessage:
        said = _said(about) if about is not None else {}
        below = QUOTED_IN_TEXT.format(**said, quoted=text_of(about)) if about is not None else ""
        mail.set_content("\n".join(lines) + below)
        if about is not None:
            below = QUOTED.format(**{name: escape(each) for name, each in said.items()}, quoted=_inside(page_of(about)))
        own = "\n".join(PARAGRAPH.format(escape(line) or "&nbsp;") for line in lines)
        mail.add_alternative(PAGE.format(banner=BANNER if self.banner else "", own=own, below=below), subtype="html")
        return mail


def _said(about: EmailMessage) -> dict[str, str]:
    names = {"sender": "From", "sent": "Date", "to": "To", "subject": "Subject"}
    return {name: str(about[header]) for name, header in names.items()}


def _in_thread(mail: EmailMessage, about: EmailMessage) -> EmailMessage:
    """Return a mail with the headers that put it into the thread of what it is about."""
    mail["In-Reply-To"] = about["Message-ID"]
    mail["References"] = " ".join(filter(None, [about["References"], about["Message-ID"]]))
    if about["Thread-Index"] is not None:
        mail["Thread-Topic"] = about["Thread-Topic"]
        mail["Thread-Index"] = _child_of(str(about["Thread-Index"]))
    return mail


def _child_of(index: str) -> str:
    return base64.b64encode(base64.b64decode(index) + b"\x00\x12\x34\x56\x78").decode()


def _bare(subject: str) -> str:
    for answered in ("RE: ", "Re: ", "FW: "):
        subject = subject.removeprefix(answered)
    return subject


def _inside(page: str) -> str:
    """Return what stands in the body of a page, as Outlook quotes it."""
    return page.partition("<body")[2].partition(">")[2].partition("</body>")[0]
