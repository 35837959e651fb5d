"""What an officer is told of mail that the complainant sent meanwhile: before a command is done, and once it is."""

from __future__ import annotations

from datetime import datetime

from heard.casework.commands import FELT, Confirm, Given
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Officer
from heard.casework.working_days import Calendar
from heard.daemon.asking_of_a_case import asking_of
from heard.daemon.commanding.confirming import asked_about
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import AskToConfirm, CarryOut
from heard.judgement.commands.legal import why_not
from heard.judgement.commands.meanwhile import WROTE_MEANWHILE, unread_by
from heard.judgement.facts import OnFile, TheirMail
from heard.store import tokens
from heard.store.asked_commands import AskedCommand
from heard.store.their_mail import last_that_says_something, they_last_wrote


def asks_again(writing: Writing, action: CarryOut, officer: Officer) -> AskToConfirm | None:
    """Return the question that a confirmation comes to where the complainant wrote after the one it answers."""
    word, connection = action.given.command, writing.connection
    given_at = tokens.given_at(connection, action.nonce) if action.nonce is not None else None
    if not isinstance(word, Confirm) or given_at is None:
        return None
    try:
        command, given = asked_about(writing, word.command, officer)
    except CannotBeSaid:
        return None  # it is refused, with the reason
    newer, stands = wrote_since(writing, command, given, given_at), _stands(writing, command)
    if newer is None or stands is None:
        return None
    asking = asking_of(connection, writing.house, stands, officer.address, writing.received_at, given.because)
    if why_not(stands, given.command, asking) is not None:
        return None
    return AskToConfirm(
        command.reference, given, command.about, officer.address, WROTE_MEANWHILE, True, command.nonce,
        newer=newer, command=command.message,
    )  # fmt: skip


def wrote_since(writing: Writing, command: AskedCommand, given: Given, since: datetime) -> TheirMail | None:
    """Return the last mail of the complainant's that an officer who was asked of a command cannot have read; or None.

    since   when the officer last saw how the case stood
    """
    if (stands := _stands(writing, command)) is None:
        return None
    newer = last_that_says_something(writing.connection, [stands]).get(stands.case.reference)
    if newer is None or newer.heard_at <= since:
        return None
    is_unread = unread_by(command.officer, given.command, newer, writing.house.given.landlord)
    return newer if is_unread else None


def _stands(writing: Writing, command: AskedCommand) -> OnFile | None:
    return stands_now(writing.connection, writing.house, command.reference)


def said_when(at: datetime, calendar: Calendar, now: datetime) -> str:
    """Return when somebody wrote, on the landlord's clock, as it is said on the day of `now`."""
    local = at.astimezone(calendar.zone)
    is_today = local.date() == calendar.local_date(now)
    return f"at {local:%H:%M} today" if is_today else f"on {weekday_in_words(local.date())} at {local:%H:%M}"


def last_mail_noted(writing: Writing, stands: OnFile, given: Given) -> tuple[str, ...]:
    """Return the line of a receipt that says when the complainant last wrote, for what they would feel."""
    at = they_last_wrote(writing.connection, stands) if isinstance(given.command, FELT) else None
    return (f"They last wrote {said_when(at, stands.calendar, writing.now)}.",) if at is not None else ()
