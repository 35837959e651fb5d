"""Makes each row of the table of forgeries, and lets it come, on a case that an officer of its own deals with."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from answers.case import Case
from answers.tenant import TENANTS
from commands import forgery_table
from commands.border import sender_of
from commands.forgery_table import Forgery
from commands.office import Desk, PostalOffice
from commands.outlook import Opened, Outlook, buttons

from builders import MAILBOX
from heard.casework.events import About, Reference
from heard.judgement.token_seen import LASTS
from heard.mail.threads.tokens import CHANCE, nonce_of
from heard.now import utc_now
from heard.settings.keys import KeysInFile
from heard.store import tokens
from heard.store.connect import Store

PRESSED = "It is a request, not a complaint"
MISUSED = "officer.notice.token-misused"
TOKEN = re.compile(r"hk[0-9a-z]{2}-[0-9a-z]{17}-[0-9a-z]{21}")
FIRST = ("Olive", "Percy", "Queenie", "Rufus", "Sybil", "Theo", "Ursula", "Victor")
LAST = ("Ash", "Birch", "Cedar", "Elm", "Hazel")
OFFICERS = tuple(f"{first} {last}" for last in LAST for first in FIRST)
GUESSES = 25


def address_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@northgate.example"


def staffed(count: int) -> str:
    """Return so many officers as heard.toml has them."""
    return "".join(
        f'\n[[staff]]\nname = "{name}"\naddress = "{address_of(name)}"\nroles = ["handler"]\n'
        for name in OFFICERS[:count]
    )


def how_it_stands(case: Case) -> dict[str, Any]:
    """Return what no forgery may change."""
    shown = case.shown()
    return {name: shown[name] for name in ("status", "outcome", "stage", "owner", "clocks")}


@dataclass(kw_only=True)
class Attempt:
    """A row of the table, and the case it is tried on.

    notice   what the officer who deals with the case was sent, with what can be pressed
    helens   what the lead was sent before
    used     what the officer sent and took back before, where the row wants that
    before   how the case stood
    mail     what came
    answers  how many letters had answered it before, since it is one that came before
    """

    forgery: Forgery
    case: Case
    officer: Desk
    notice: EmailMessage
    helens: EmailMessage
    used: EmailMessage | None = None
    before: dict[str, Any] = field(default_factory=dict)
    mail: EmailMessage = field(default_factory=EmailMessage)
    answers: int = 0

    def refusals(self) -> list[str]:
        """Return why something was refused, as the history of the case has it."""
        return [each["details"]["why"] for each in self.case.events("CommandRefused")]

    def why(self) -> str:
        """Return what `heard why` prints of the mail."""
        return self.case.office.types("why", str(self.mail["Message-ID"]))

    def officer_was_sent(self) -> list[str]:
        """Return the subjects of what answers the mail at the officer's own address."""
        answers = self.officer.answers(self.mail)[self.answers :]
        return [str(each["Subject"]).partition(" [")[0] for each in answers]

    def leads_were_sent(self) -> bool:
        """Say whether the leads were told that somebody else may give an officer's commands."""
        letters = self.case.office.site.ask("letters")
        return any((each["name"], each["case"]) == (MISUSED, self.case.reference) for each in letters)

    def sender_was_sent(self) -> list[str]:
        """Return the names of all letters to whoever sent it, where that is not the officer, as the outbox has them."""
        sender = sender_of(self.mail)
        letters = self.case.office.site.ask("letters")
        return [each["name"] for each in letters if each["to"] == sender != self.officer.address]


class Forger:
    """Knows what an office sends its officers, and writes in their names."""

    def __init__(self, office: PostalOffice) -> None:
        self._office = office

    # -- The case -----------------------------------------------------------------------------------

    def begins(self, forgery: Forgery, number: int) -> Attempt:
        """Let a tenant complain, and the case be given to an officer; return what can be tried on it."""
        case, helen = self._office.complaint_of(TENANTS[number][0]), self._office.helen
        officer = self._office.desk(OFFICERS[number], address_of(OFFICERS[number]))
        helens = helen.notice(case, offers=PRESSED)
        helen.is_told(helen.replies(helens, f"assign to {officer.outlook.name}"))
        attempt = Attempt(
            forgery=forgery, case=case, officer=officer, notice=officer.notice(case, offers=PRESSED), helens=helens
        )
        if forgery.token == "used":
            attempt.used = officer.presses(PRESSED, attempt.notice)
            officer.is_told(officer.presses("Undo", officer.receipt(attempt.used)))
        return attempt

    def tries(self, attempt: Attempt, another: Attempt) -> None:
        """Let the forgery come; `another` is on another case."""
        forgery, border = attempt.forgery, self._office.border
        if forgery.comes_as == "a confirmation":
            says = "close upheld"
            self._sends(self._writer(attempt).writes(MAILBOX, f"{says} [{attempt.case.reference}]", says), forgery)
        attempt.before = how_it_stands(attempt.case)
        attempt.mail = self._mail(attempt, another)
        attempt.answers = len(attempt.officer.answers(attempt.mail))
        border.strips, border.found = forgery.strips, forgery.found
        try:
            self._sends(attempt.mail, forgery)
        finally:
            border.strips, border.found = True, ""

    def _sends(self, mail: EmailMessage, forgery: Forgery) -> None:
        theirs = "".join(f"{each.format(address=sender_of(mail))}\n" for each in forgery.theirs)
        content = theirs.encode() + mail.as_bytes()
        if forgery.way == "past":
            self._office.takes_past_the_border(content)
        else:
            self._office.takes(content, signed_in_as=sender_of(mail) if forgery.way == "signed in" else None)

    # -- The mail -----------------------------------------------------------------------------------

    def _mail(self, attempt: Attempt, another: Attempt) -> EmailMessage:
        forgery, case = attempt.forgery, attempt.case
        writer = self._writer(attempt)
        match forgery.comes_as:
            case forgery_table.AGAIN:
                assert attempt.used is not None
                return attempt.used
            case "an answer to the tenant's letter":
                return writer.replies(attempt.notice, "It still leaks. Somebody sent me this by mistake.", to=MAILBOX)
            case "a letter to the tenant":
                mail = writer.replies(attempt.notice, "We will come on Friday to look at it.", to=case.tenant.named)
                mail["Cc"] = MAILBOX
                return mail
        if forgery.token == "none":
            return writer.writes(MAILBOX, f"{forgery.says} [{case.reference}]", forgery.says)
        return self._pressed(attempt, self._token(attempt, another), forgery.says)

    def _pressed(self, attempt: Attempt, token: str, says: str) -> EmailMessage:
        """Return what a button opens with a token and a command in it, those of the notice where none are given."""
        opened = buttons(attempt.notice)[PRESSED]
        lines = (says or opened.lines[0], *opened.lines[1:])
        subject = opened.subject.replace(opened.lines[0], says) if says else opened.subject
        filled = Opened(opened.to, TOKEN.sub(token, subject), tuple(TOKEN.sub(token, each) for each in lines))
        return self._writer(attempt).sends(filled)

    @staticmethod
    def _writer(attempt: Attempt) -> Outlook:
        if attempt.forgery.writer == "the tenant":
            return Outlook(attempt.case.tenant.name, attempt.case.tenant.address)
        officer = attempt.officer.outlook
        return Outlook(*parseaddr(attempt.forgery.writer.format(name=officer.name, address=officer.address)))

    def _token(self, attempt: Attempt, another: Attempt) -> str:
        theirs = _in(attempt.notice)
        match attempt.forgery.token:
            case "theirs" | "used":
                return theirs
            case "a colleague's":
                return _in(attempt.helens)
            case "another case's":
                return self._given(attempt, another.case.reference)
            case "expired":
                return self._given(attempt, attempt.case.reference, days_ago=LASTS.days + 1)
            case "never given":
                return _guess()
            case "many never given":
                return " ".join(_guess() for _ in range(GUESSES))
            case "changed":
                return theirs[:-1] + ("2" if theirs[-1] != "2" else "3")
            case "cut":
                return theirs[:-3]
        raise ValueError(f"{attempt.forgery.tried}: there is no token called {attempt.forgery.token!r}")

    def _given(self, attempt: Attempt, reference: str, *, days_ago: int = 0) -> str:
        """Give the officer a token as heard does, so many days ago."""
        folder, now = self._office.site.folder, utc_now()
        store = Store(f"sqlite:///{folder / 'heard.db'}", lasting=False)
        with store.writing() as connection:
            return tokens.give(
                connection, KeysInFile(folder / "heard.keys", now), officer=attempt.officer.address,
                reference=Reference(reference), message=None, about=About.ASSIGNED, only=(),
                now=now - timedelta(days=days_ago),
            )  # fmt: skip


def _in(notice: EmailMessage) -> str:
    """Return the token of a notice."""
    found = TOKEN.search(buttons(notice)[PRESSED].subject)
    assert found is not None
    return found[0]


def _guess() -> str:
    chance = nonce_of(secrets.token_bytes(CHANCE)) + nonce_of(secrets.token_bytes(CHANCE))
    return f"hk00-{chance[:17]}-{chance[:21]}".lower()
