"""Is this a letter that came back, where no report says so?

Some gateways bounce with nothing but prose, under any name.  No single hint is enough, for
tenants write "Undeliverable parcel", and forward what they got back; several hints of
different kinds are.
"""

from __future__ import annotations

import re

from heard.mail.format.headers import Headers
from heard.mail.format.parts import Structure
from heard.mail.machines.bounce_words import BEGINS, RETURNED_BELOW, STATUS, TELLS
from heard.mail.machines.fault_words import FAULTS
from heard.mail.machines.senders import (
    auto_submitted,
    envelope_sender,
    from_address,
    is_mail_system,
    may_be_mail_system,
)
from heard.mail.machines.subject_marks import ANSWER, AUTOMATIC_REPLY, RETURNED_AT_END, RETURNED_MAIL
from heard.mail.machines.undelivered_words import UNDELIVERED
from heard.mail.machines.wording import Opening, opening
from heard.mail.threads.subjects import is_forward

RETURNED_TYPES = frozenset(
    {
        "message/rfc822",
        "text/rfc822-headers",
        "text/rfc822-header",
        "text/rfc822",
        "message/global",
        "message/global-headers",
        "message/rfc822-headers",
        "message/partial",
    }
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_NEAR = 300
_AT_THE_START = 120
"""Characters that may stand before the first formula: a greeting, the name of a server."""
# Amazon tells of bounces by its notification service, in JSON, where a sender asks for it.
_NOTICES_OF_AMAZON = ("@sns.amazonaws.com",)
_CLASSES = ("dsn", "ndr", "report.ipm.note.ndr")


def says_it_is_a_report(headers: Headers) -> bool:
    """Say whether a header of Exchange's calls the message a non-delivery report (MS-OXCMAIL, 2.2.3)."""
    if "x-ms-exchange-message-is-ndr" in headers:
        return True
    kind = headers.text("content-class").lower().rpartition(":")[2]
    message_class = headers.text("x-message-class").lower()
    return kind in _CLASSES or (message_class.startswith("report.") and message_class.endswith(".ndr"))


def is_returned_mail(mail: Structure, text: str) -> bool:
    """Say whether a mail system returned a letter with this, by its sender, its subject and its words together."""
    headers = mail.headers
    subject = headers.text("subject")
    if mail.parameters.get("report-type", "").lower() == "disposition-notification" or AUTOMATIC_REPLY.match(subject):
        return False
    if is_mail_system(headers) or says_it_is_a_report(headers):
        return True
    spoken = RETURNED_MAIL.match(subject) is not None
    begun = BEGINS.match(text[:200].lower().lstrip()) is not None
    if not (spoken or begun or _worth_a_look(mail) or RETURNED_AT_END.search(subject)):
        return False
    top = opening(text)
    sentence, fault = top.first(UNDELIVERED), top.first(FAULTS)
    formula = sentence or fault
    if ANSWER.match(subject) and envelope_sender(headers) != "":
        if formula is None or formula.start() > _AT_THE_START or is_forward(subject) or TELLS.search(top.text):
            return False
        by_gateway = may_be_mail_system(headers) and STATUS.search(top.text) is not None
        return by_gateway or RETURNED_AT_END.search(subject) is not None
    if begun and not TELLS.search(top.text):
        return True
    found = min((each.start() for each in (sentence, fault) if each), default=None)
    return _together(mail, top, spoken=spoken, at=found, sentence=sentence is not None)


def _worth_a_look(mail: Structure) -> bool:
    """Say whether the formulas have to be looked for at all; on ordinary mail they have not."""
    headers = mail.headers
    if not envelope_sender(headers) and "return-path" in headers:
        return True
    return (
        may_be_mail_system(headers)
        or auto_submitted(headers) in ("auto-replied", "auto-generated")
        or any(part.type in RETURNED_TYPES for part in mail.parts)
        or from_address(headers).endswith(_NOTICES_OF_AMAZON)
    )


def _together(mail: Structure, top: Opening, *, spoken: bool, at: int | None, sentence: bool) -> bool:
    """Weigh the hints.

    spoken    the subject is one of returned mail
    at        where in the text the first formula of a mail system begins, if there is one
    sentence  whether one of them is a whole sentence, not only a fault
    """
    headers = mail.headers
    by_program = envelope_sender(headers) == "" or auto_submitted(headers) in ("auto-replied", "auto-generated")
    by_gateway = may_be_mail_system(headers)
    if spoken and envelope_sender(headers) == "":
        return True
    if from_address(headers).endswith(_NOTICES_OF_AMAZON):
        return at is not None and at < _AT_THE_START
    told = TELLS.search(top.text) is not None
    status = STATUS.search(top.text) is not None
    returned = any(part.type in RETURNED_TYPES for part in mail.parts) or RETURNED_BELOW.search(top.text) is not None
    postmaster = from_address(headers).startswith("postmaster@")
    if spoken and by_program and at is not None:
        return True
    if spoken and by_gateway and (postmaster or not told) and (at is not None or status or returned or postmaster):
        return True
    if told:
        return False
    if at is None:
        return spoken and status and returned
    begins = at < _AT_THE_START
    if spoken:
        return status or returned or (begins and (sentence or _ADDRESS.search(top.text[:_NEAR]) is not None))
    if by_program:
        return status or (begins and sentence)
    if by_gateway:
        return status or (begins and returned)
    return begins and status and returned
