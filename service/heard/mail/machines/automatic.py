"""Did a machine send this?

A machine is never answered (RFC 3834, 2): an answer to an answer is how loops begin.  A
person taken for a machine is not heard, which is worse; so a sign is a header or a formula
only machines write, and a no-reply address or the wish not to be answered automatically is
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.mail.format.addresses import addresses
from heard.mail.format.headers import Headers
from heard.mail.format.parts import Structure
from heard.mail.machines.subject_marks import AUTOMATIC_REPLY, RECALL, RECALL_TEXT, RECEIPT, RETURNED_MAIL
from heard.mail.message import Automatic, Bounce, Sign

_LIST_HEADERS = ("list-id", "list-unsubscribe", "list-post", "x-mailing-list", "x-campaign-id", "x-mailchimp-campaign")
_REPLY_HEADERS = (
    "x-autoreply",
    "x-auto-reply",
    "x-autorespond",
    "x-auto-respond",
    "x-autoresponse",
    "x-auto-response",
    "x-autoresponder",
    "x-autoreply-from",
    "x-mail-autoreply",
    "x-vacation",
    "x-ms-exchange-inbox-rules-loop",
)
_NO = frozenset({"", "no", "none", "false", "0"})
_NO_REPLY = re.compile(
    r"(?:^|[._+-])(?:(?:do|must|please)?[._-]?(?:no|not|dont)[._-]?(?:reply|respond|response|answer|replies)"
    r"|ne[._-]?pas[._-]?repondre|nicht[._-]?antworten|keine[._-]?antwort|no[._-]?responder|nao[._-]?responda"
    r"|non[._-]?rispondere|niet[._-]?beantwoorden|nie[._-]?odpowiadaj|dim[._-]?ateb)(?:$|[._+\d-])"
)
_MAILER = re.compile(
    r"(?:mailer[._-]?daemon|mail[._-]?daemon|microsoftexchange[0-9a-f]{32}|maildeliverysystem)@|mailer-daemon$"
)
_MAILER_NAME = re.compile(r"mail delivery (?:sub)?system|post mail delivery|mailer-daemon", re.IGNORECASE)


def sign_of_a_machine(mail: Structure, *, bounce: Bounce | None = None, text: str = "") -> Sign | None:
    """Return what shows that a machine sent this, as "Name: value", and which kind of machine; or None.

    bounce   what bounces.py read from it, if it is a delivery report
    text     what the message says; looked at for Outlook's recall formula only

    Any one of these is a sign (tests/mail/test_automatic.py has a row for each):

    Content-Type         multipart/report                                   RFC 6522; 3464, 8098, 5965
    Content-Type         text/calendar with method=REPLY                    RFC 5546, 3.2.3
    X-Failed-Recipients  present                                            Exim, Gmail
    From                 MAILER-DAEMON, or postmaster without a return path custom; RFC 3834, 2
    Auto-Submitted       other than "no"                                    RFC 3834, 5
    X-Autoreply          and its kin, other than "no"                       common in the wild
    Subject              "Automatic reply:" in the languages we know        Exchange, Outlook
    List-Id              present, and the other list headers                RFC 2919, 2369
    Return-Path          empty, "<>"                                        RFC 3834, 2
    Precedence           bulk, list, junk or auto_reply                     custom, not a standard
    Feedback-ID          of a sender of bulk mail                           custom, Gmail's

    These are signs together with In-Reply-To, References or X-Auto-Response-Suppress only:

    Subject              "Read:", "Accepted:"; "Out of office" with nothing after it

    X-Auto-Response-Suppress alone is on ordinary mail and is no sign (MS-OXCMAIL 2.1.3.2.20).
    Header names and values are compared without regard to case.
    """
    return next(_signs(mail, bounce, text), None)


def _signs(mail: Structure, bounce: Bounce | None, text: str) -> Iterator[Sign]:
    """Yield the signs, the one that says most about the kind of machine first."""
    headers = mail.headers
    subject = headers.text("subject")
    report = mail.parameters.get("report-type", "").lower()
    if bounce is not None:
        yield Sign(Automatic.BOUNCE, _shown_of_bounce(mail, report, subject))
    if mail.type == "multipart/report":
        # A delivery-status report that is no bounce says the mail arrived.
        kind = Automatic.BULK if report == "feedback-report" else Automatic.REPLY
        yield Sign(kind, f"Content-Type: multipart/report; report-type={report or 'not given'}")
    for part in mail.parts:
        if part.type == "text/calendar" and part.parameters.get("method", "").lower() == "reply":
            yield Sign(Automatic.REPLY, "Content-Type: text/calendar; method=REPLY")
    yield from _signs_of_replies(headers, subject, text)
    yield from _signs_of_bulk(headers)


def _signs_of_replies(headers: Headers, subject: str, text: str) -> Iterator[Sign]:
    submitted = auto_submitted(headers)
    if submitted == "auto-replied":
        yield _sign(Automatic.REPLY, headers, "auto-submitted")
    for name in _REPLY_HEADERS:
        if name in headers and (headers.first(name) or "").lower() not in _NO:
            yield _sign(Automatic.REPLY, headers, name)
    if _precedence(headers) in ("auto_reply", "auto-reply"):
        yield _sign(Automatic.REPLY, headers, "precedence")
    formula = AUTOMATIC_REPLY.match(subject)
    if formula and formula["punctuation"]:
        yield Sign(Automatic.REPLY, f"Subject: {formula[0].strip()}")
    answers = "in-reply-to" in headers or "references" in headers
    if (formula or RECEIPT.match(subject)) and (answers or "x-auto-response-suppress" in headers):
        yield Sign(Automatic.REPLY, f"Subject: {subject[:80]}")
    if RECALL.match(subject) and RECALL_TEXT.search(text[:2_000]):
        yield Sign(Automatic.REPLY, f"Subject: {subject[:80]}")
    if any(name in headers for name in _LIST_HEADERS):
        return
    null = envelope_sender(headers) == ""
    if submitted not in ("", "no"):
        # auto-generated is what ticket robots say, and Exchange of an absence; monitors say it too.
        yield _sign(Automatic.REPLY if null or answers else Automatic.BULK, headers, "auto-submitted")
    if null:
        yield Sign(Automatic.REPLY, "Return-Path: <>")


def _signs_of_bulk(headers: Headers) -> Iterator[Sign]:
    for name in _LIST_HEADERS:
        if name in headers:
            yield _sign(Automatic.BULK, headers, name)
    if auto_submitted(headers) not in ("", "no"):
        yield _sign(Automatic.BULK, headers, "auto-submitted")
    if envelope_sender(headers) == "":
        yield Sign(Automatic.BULK, "Return-Path: <>")
    if _precedence(headers) in ("bulk", "list", "junk"):
        yield _sign(Automatic.BULK, headers, "precedence")
    feedback = (headers.first("feedback-id") or "").lower()
    # Amazon puts one on whatever leaves by it, a landlord's own web form too.
    if feedback and not feedback.endswith(":amazonses"):
        yield _sign(Automatic.BULK, headers, "feedback-id")


def is_no_reply(address: str) -> bool:
    """Say whether an address says that nobody reads it.  Nothing is sent there; what comes from there is read."""
    return _NO_REPLY.search(address.rpartition("@")[0].lower()) is not None


def is_mail_system(headers: Headers) -> bool:
    """Say whether the program that carries mail wrote this, not somebody whose mail it carries."""
    sender = headers.text("from")
    found = addresses(headers.first("from") or "")
    address = found[0].address if found else sender.lower()
    if _MAILER.search(address) or (_MAILER_NAME.search(sender) and not envelope_sender(headers)):
        return True
    returned = RETURNED_MAIL.match(headers.text("subject")) is not None
    if address.startswith("postmaster@"):
        return returned or not envelope_sender(headers)
    return returned and envelope_sender(headers) == ""


def envelope_sender(headers: Headers) -> str | None:
    """Return the Return-Path in small letters without brackets, "" for the null path, None where there is none."""
    path = headers.first("return-path")
    if path is None:
        return None
    found = addresses(path)
    return found[0].address if found else ""


def auto_submitted(headers: Headers) -> str:
    """Return the keyword of Auto-Submitted (RFC 3834, 5) in small letters, or ""."""
    value = headers.text("auto-submitted").lower()
    return re.split(r"[;(\s]", value, maxsplit=1)[0] if value else ""


def _precedence(headers: Headers) -> str:
    return headers.text("precedence").lower()


def _sign(kind: Automatic, headers: Headers, name: str) -> Sign:
    shown = "-".join(word.upper() if word in ("x", "id", "ms") else word.capitalize() for word in name.split("-"))
    return Sign(kind, f"{shown}: {headers.text(name)}"[:200])


def _shown_of_bounce(mail: Structure, report: str, subject: str) -> str:
    if report:
        return f"Content-Type: {mail.type}; report-type={report}"
    if failed := mail.headers.text("x-failed-recipients"):
        return f"X-Failed-Recipients: {failed}"[:200]
    if is_mail_system(mail.headers) and not RETURNED_MAIL.match(subject):
        return f"From: {mail.headers.text('from')}"[:200]
    return f"Subject: {subject}"[:200]
