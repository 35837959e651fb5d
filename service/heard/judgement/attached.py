"""What is attached may be all that its writer has to say: a letter as a file, a photograph of a wall.

heard does not open it.  So a mail that only carries it is not taken for less than a complaint: whoever sent it may
have written it all down there.  A picture in a signature says nothing, and neither does what is plainly something
else, a form or an invoice.

Pure; every look is of bounded length.
"""

from __future__ import annotations

import re

from heard.casework.events import Kind
from heard.judgement.elsewhere import FEW_WORDS
from heard.judgement.folded import fold
from heard.mail.message import Attachment, Message

FEW, MANY = 25, 60
"""Words typed: up to which a mail may only accompany what it points to; up to which what is attached may say more."""
ONE_SENTENCE = 14
"""Words typed: up to which a mail that sends a form in says nothing besides; whoever is told of it reads them all."""
_LARGE_PICTURE, _SMALL_PICTURE = 100_000, 20_000
"""Bytes: from which a picture is no mark of a signature, whatever its name; up to which one without a name is."""

_OF_A_SIGNATURE = re.compile(
    r"^(?:image\d*|logo|outlook-|facebook|twitter|banner|signature|icon|smime|winmail)", re.IGNORECASE
)
_PAPER = re.compile(r"pdf|msword|wordprocessing|opendocument\.text|rtf|\.(?:pdf|docx?|docm|odt|rtf|pages|wps)$")
_SEEN_OR_HEARD = re.compile(r"^(?:image|audio|video)/|\.(?:jpe?g|png|heic|heif|tiff?|webp|mp[34]|m4a|mov)$")
_POINTS = re.compile(
    r"\b(?:attach\w{0,6}|enclos\w{0,4}|herewith"
    r"|see (?:the |my |this )?(?:letter|document|file|pdf|photo|picture|pic)s?)\b"
)
_ASKS = re.compile(r"\?")
_IS_A_LETTER = re.compile(
    r"\b(?:(?<!cover )(?<!covering )letters?(?! of (?:authority|consent|reference|attorney))|complaints?|grievances?"
    r"|appeals?)\b"
)
_FORM = re.compile(
    r"\b(?:direct debit|standing order|bank|payment|application|exchange|transfer|tenancy|nomination|succession|consent"
    r"|permission|permit|parking|garage|pets?|housing|register|registration|booking|order|change of (?:name|address)"
    r"|right to buy|equalit\w{1,5}|monitoring|expenditure|medical|references?) (?:\w{1,20} )?(?:forms?|mandate)\b"
    r"|\bquestionnaire\b"
)
"""A form that tenants send back, by what it is for; one that only is a form may be the one for complaints."""
_SENDS = re.compile(
    r"\b(?:attach\w{0,6}|enclos\w{0,4}|herewith|please find|here (?:is|are)|completed|filled in|signed)\b"
)
_SEEKS_WORK = re.compile(r"\b(?:cv|curriculum vitae|hiring manager|vacancy|job application|cover(?:ing)? letter)\b")
_IS_SOMETHING_ELSE = re.compile(
    r"\b(?:application|forms?|invoices?|remittance|receipts?|certificates?|quotes?|quotation"
    r"|estimates?|mandate|consent|authority|proof|passport|payslips?|bank statements?|statement of account|plans?"
    r"|drawings?|brochure|menu|minutes|agenda|readings?|booking|agreement|insurance|surveys?|questionnaire|references?"
    r"|measurements|purchase order|timesheets?)\b"
)


def is_of_a_signature(attachment: Attachment) -> bool:
    """Say whether it is a logo or the like, which mail programs attach by themselves."""
    if not attachment.type.startswith("image/") or attachment.size >= _LARGE_PICTURE:
        return False
    unnamed = not attachment.name and attachment.size <= _SMALL_PICTURE
    return unnamed or _OF_A_SIGNATURE.match(attachment.name) is not None


def may_be_the_letter(message: Message, kind: Kind) -> bool:
    """Say whether a message that reads like less than a complaint may only accompany what is attached to it.

    kind   what it reads like; a photograph beside a first report, or beside thanks, is no letter
    """
    papers = _papers(message)
    pictures = _pictures(message) if kind not in (Kind.SERVICE_REQUEST, Kind.COMPLIMENT) else ()
    words = fold(f"{message.subject} . {message.own_words}").small
    if not (papers or pictures) or _is_something_else(words, papers):
        return False
    if any(_IS_A_LETTER.search(_name(each)) for each in papers):
        return True
    typed = len(message.own_words.split(None, FEW + 1))
    if _ASKS.search(words) and not papers:
        return False
    return typed <= (FEW if _POINTS.search(words) else FEW_WORDS)


def only_sends_a_form(message: Message) -> bool:
    """Say whether a message does nothing but send in a form that is no complaint, whether or not it hangs on it."""
    typed = fold(message.own_words).small
    words = fold(f"{message.subject} . {message.own_words}").small
    if len(message.own_words.split(None, ONE_SENTENCE + 1)) > ONE_SENTENCE or not _SENDS.search(typed):
        return False
    said = " . ".join((words, *(_name(each) for each in message.attachments)))
    return _FORM.search(words) is not None and _IS_A_LETTER.search(said) is None


def may_say_more(message: Message) -> bool:
    """Say whether a paper is attached that may say more than the message does."""
    papers = _papers(message)
    few = len(message.own_words.split(None, MANY + 1)) <= MANY
    return bool(papers) and few and not _is_something_else(fold(message.own_words).small, papers)


def _papers(message: Message) -> tuple[Attachment, ...]:
    return tuple(each for each in message.attachments if _PAPER.search(each.type) or _PAPER.search(each.name.lower()))


def _pictures(message: Message) -> tuple[Attachment, ...]:
    """Return the photographs and recordings."""
    return tuple(
        each
        for each in message.attachments
        if not is_of_a_signature(each)
        and (_SEEN_OR_HEARD.search(each.type) or _SEEN_OR_HEARD.search(each.name.lower()))
    )


def _is_something_else(small: str, papers: tuple[Attachment, ...]) -> bool:
    said = " . ".join((small, *(_name(each) for each in papers)))
    if _SEEKS_WORK.search(said):
        return True
    return _IS_SOMETHING_ELSE.search(said) is not None and _IS_A_LETTER.search(said) is None


def _name(attachment: Attachment) -> str:
    """Return a file's name as words."""
    return re.sub(r"[_.\-\d]", " ", attachment.name[:200].lower())
