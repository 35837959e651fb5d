"""Did a machine send this?

A machine is never answered (RFC 3834, 2): an answer to an answer is how loops begin.  A
person taken for a machine is not heard, which is worse; so a sign is a header or a formula
only machines write, and a no-reply address or the wish not to be answered automatically is
none.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.mail.format.parts import Structure
from heard.mail.machines.header_signs import (
    is_machines_class,
    signs_of_answers,
    signs_of_bulk,
    signs_of_replies,
    signs_of_structure,
)
from heard.mail.machines.passed_on import carries_a_person
from heard.mail.machines.replies import words_of_a_program
from heard.mail.machines.returned import says_it_is_a_report
from heard.mail.machines.senders import envelope_sender as envelope_sender, is_mail_system, is_no_reply as is_no_reply
from heard.mail.machines.subject_marks import RECALL, RECALL_TEXT, RETURNED_MAIL
from heard.mail.machines.weak_signs import may_be_weighed, weighed
from heard.mail.message import Automatic, Bounce, Sign


def sign_of_a_machine(
    mail: Structure, *, bounce: Bounce | None = None, text: str = "", message_class: str = ""
) -> Sign | None:
    """Return what shows that a machine sent this, as "Name: value", and which kind of machine; or None.

    bounce          what bounces.py read from it, if it is a delivery report
    text            what the message says
    message_class   the class a winmail.dat gives it, if it has one

    Any one of these is a sign (tests/mail/machines has a row for each):

    Content-Type         multipart/report, and reports by themselves        RFC 6522; 3464, 8098, 5965
    Content-Type         text/calendar with method=REPLY, and no more said  RFC 5546, 3.2.3
    X-Failed-Recipients  present                                            Exim, Gmail
    From                 MAILER-DAEMON, or postmaster by the null path      custom; RFC 3834, 2
    Auto-Submitted       other than "no"                                    RFC 3834, 5
    X-Autoreply          and its kin, other than "no"                       common in the wild
    X-Message-Class      of a report, an absence, a recall                  MS-OXCMAIL, 2.1.3.2
    Subject              "Automatic reply:" in the languages we know        Exchange, Outlook
    Subject              of a report on a domain                            RFC 7489, 7.2.1.1
    List-Id              present, and the other list headers                RFC 2919, 2369
    Return-Path          empty, "<>"                                        RFC 3834, 2
    Precedence           bulk, list, junk or auto_reply                     custom, not a standard
    Feedback-ID          of a sender of bulk mail                           custom, Gmail's

    Where no header says it, the words do, several of them together: replies.py, returned.py.
    Such a sign is not certain, unless the words name whom a letter did not reach.
    A single header that is on people's mail as well is a weak sign above words like a person's: weak_signs.py.
    What a telephone, a scanner or a form passes on is a person's: passed_on.py.
    X-Auto-Response-Suppress alone is on ordinary mail and is no sign (MS-OXCMAIL 2.1.3.2.20).
    Exchange puts X-MS-Exchange-Inbox-Rules-Loop on what a rule passes on, a tenant's mail too.
    Header names and values are compared without regard to case.
    """
    if bounce is None and is_machines_class(message_class):
        return Sign(Automatic.REPLY, f"winmail.dat: {message_class}"[:200])
    signs = _signs(mail, bounce, text)
    first = next(signs, None)
    if first is None or bounce is not None or not may_be_weighed(first):
        return first
    return weighed(first, list(signs), text)


def _signs(mail: Structure, bounce: Bounce | None, text: str) -> Iterator[Sign]:
    """Yield the signs, the one that says most about the kind of machine first."""
    headers = mail.headers
    subject = headers.text("subject")
    if bounce is not None:
        yield _sign_of_bounce(mail, bounce, subject)
    yield from signs_of_structure(mail, text)
    yield from signs_of_replies(headers)
    if RECALL.match(subject) and RECALL_TEXT.search(text[:2_000]):
        yield Sign(Automatic.REPLY, f"Subject: {subject[:80]}", certain=False)
    passed_on = carries_a_person(mail, text)
    yield from signs_of_answers(headers, passed_on=passed_on)
    if not passed_on and (words := words_of_a_program(headers, text)):
        shown_by = f"{'Subject' if words == subject else 'Words'}: {words[:80].strip(' .,:;!')}"
        yield Sign(Automatic.REPLY, shown_by, certain=False)
    yield from signs_of_bulk(headers, passed_on=passed_on)


def _sign_of_bounce(mail: Structure, bounce: Bounce, subject: str) -> Sign:
    headers = mail.headers
    if report := mail.parameters.get("report-type", "").lower():
        return Sign(Automatic.BOUNCE, f"Content-Type: {mail.type}; report-type={report}")
    if failed := headers.text("x-failed-recipients"):
        return Sign(Automatic.BOUNCE, f"X-Failed-Recipients: {failed}"[:200])
    by_program = is_mail_system(headers) or says_it_is_a_report(headers) or envelope_sender(headers) == ""
    certain = by_program or bool(bounce.recipients or bounce.delayed)
    if is_mail_system(headers) and not RETURNED_MAIL.match(subject):
        return Sign(Automatic.BOUNCE, f"From: {headers.text('from')}"[:200])
    return Sign(Automatic.BOUNCE, f"Subject: {subject}"[:200], certain)
