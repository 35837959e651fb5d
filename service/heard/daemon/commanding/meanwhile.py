"""What an officer is told of what came meanwhile, mail and dangers: before a command is done, and once it is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from heard.casework.commands import FELT, Command, Confirm, Given, Undo
from heard.casework.events import Reference
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Officer
from heard.casework.working_days import Calendar
from heard.daemon.asking_of_a_case import asking_of
from heard.daemon.commanding.confirming import asked_about
from heard.daemon.commanding.undoing import closes_again
from heard.daemon.reading_again import read_again
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import AskToConfirm, CarryOut
from heard.judgement.brought.passed_on import passed_on_in
from heard.judgement.commands.beside_a_danger import ends_something, unseen_dangers
from heard.judgement.commands.legal import why_not
from heard.judgement.commands.meanwhile import is_held_up, unread_by, why_asked
from heard.judgement.facts import OnFile, OpenDanger, TheirMail
from heard.judgement.token_seen import TokenSeen
from heard.letters.strangers import greeting_name, quoted
from heard.mail.threads.tokens import without_tokens
from heard.store import tokens
from heard.store.asked_commands import AskedCommand
from heard.store.dangers import open_dangers
from heard.store.their_mail import last_that_says_something, they_last_wrote

_ELSEWHERE = "of which nobody has said yet which case it belongs to"


def asks_again(writing: Writing, action: CarryOut, officer: Officer, seen: Sequence[TokenSeen]) -> AskToConfirm | None:
    """Return the question that a confirmation, or an undo, comes to where the complainant wrote since.

    It comes to one, too, where a danger is open that the officer may not know of.

    seen   what its mail carries of what heard gave
    """
    word, connection = action.given.command, writing.connection
    shown_at = tokens.last_shown(connection, action.nonce) if action.nonce is not None else None
    if isinstance(word, Undo):
        return _asks_of_an_undo(writing, action, word, shown_at, seen)
    if not isinstance(word, Confirm) or shown_at is None:
        return None
    try:
        command, given = asked_about(writing, word.command, officer)
    except CannotBeSaid:
        return None  # it is refused, with the reason
    newer, stands = wrote_since(writing, command, given, shown_at), _stands(writing, command.reference)
    unseen = _unseen(writing, command.reference, given.command, officer.address, seen)
    if (newer is None and not unseen) or stands is None:
        return None
    asking = asking_of(connection, writing.house, stands, officer.address, writing.received_at, given.because)
    if why_not(stands, given.command, asking) is not None:
        return None
    because, why = why_asked(newer)
    return AskToConfirm(
        command.reference, given, command.about, officer.address, because, True, command.nonce,
        action.vouched, newer=newer, command=command.message, why=why,
    )  # fmt: skip


def _asks_of_an_undo(
    writing: Writing, action: CarryOut, word: Undo, shown_at: datetime | None, seen: Sequence[TokenSeen]
) -> AskToConfirm | None:
    """Return the question whether the case is to be closed again, or its stage to end, over mail that came since."""
    undone_at = closes_again(writing, action.reference, word)
    if undone_at is None:
        return None
    newer = _since(writing, action.reference, action.officer, shown_at or undone_at)
    if newer is None and not _unseen(writing, action.reference, word, action.officer, seen):
        return None
    because, why = why_asked(newer)
    return AskToConfirm(
        action.reference, action.given, action.about, action.officer, because, True, action.nonce, action.vouched,
        newer=newer, why=why,
    )  # fmt: skip


def _unseen(
    writing: Writing, reference: Reference | None, command: Command, officer: str, seen: Sequence[TokenSeen]
) -> tuple[OpenDanger, ...]:
    """Return the open dangers that an officer may not know of, where their command ends something."""
    return unseen_dangers(dangers_beside(writing, reference, command), officer, reference, seen)


def dangers_beside(writing: Writing, reference: Reference | None, command: Command) -> tuple[OpenDanger, ...]:
    """Return the dangers open on a case, the oldest first, where a command ends something there."""
    ends = ends_something(command) or (isinstance(command, Undo) and closes_again(writing, reference, command))
    return _dangers(writing, _stands(writing, reference)) if ends else ()


def danger_open(writing: Writing, reference: Reference | None) -> str | None:
    """Return what an officer who is asked of any command is told of the dangers open on its case; None of none."""
    stands = _stands(writing, reference)
    dangers = _dangers(writing, stands)
    return _in_words(writing, dangers, stands.calendar) if stands is not None and dangers else None


def _dangers(writing: Writing, stands: OnFile | None) -> tuple[OpenDanger, ...]:
    if stands is None:
        return ()
    return open_dangers(writing.connection, [stands]).get(stands.case.reference, ())


def _in_words(writing: Writing, dangers: Sequence[OpenDanger], calendar: Calendar) -> str:
    """Return that dangers are open, when the last of them was told of, and in which words."""
    last = dangers[-1]
    when, tells = said_when(last.received_at, calendar, writing.now), "tells" if last.sure else "may tell"
    words = f' ("{shown}")' if (shown := quoted(last.words)) else ""
    more = f", and {len(dangers) - 1} more {'does' if len(dangers) == 2 else 'do'}" if len(dangers) > 1 else ""
    return f"Mail that came {when} {tells} of a danger{words}{more}, and nothing shows that anybody has dealt with it."


def wrote_since(writing: Writing, command: AskedCommand, given: Given, since: datetime) -> TheirMail | None:
    """Return the last mail of the complainant's that an officer who was asked of a command cannot have read; or None.

    since   when the officer last saw how the case stood
    """
    if not _is_felt(writing, command.reference, given.command):
        return None
    newer = _since(writing, command.reference, command.officer, since)
    return newer if newer is not None and is_held_up(given.command, newer) else None


def not_answered(writing: Writing, reference: Reference | None, command: Command, officer: Officer) -> TheirMail | None:
    """Return the complainant's last mail, where they would feel a command and nobody has written to them since."""
    if not _is_felt(writing, reference, command):
        return None
    last = _last(writing, reference, officer.address)
    return last if last is not None and not last.answered_by else None


def _since(writing: Writing, reference: Reference | None, officer: str, since: datetime) -> TheirMail | None:
    newer = _last(writing, reference, officer)
    if newer is None or newer.heard_at <= since:
        return None
    return newer if unread_by(officer, newer, writing.house.given.landlord) else None


def _is_felt(writing: Writing, reference: Reference | None, command: Command) -> bool:
    if isinstance(command, Undo):
        return closes_again(writing, reference, command) is not None
    return isinstance(command, FELT)


def _last(writing: Writing, reference: Reference | None, officer: str) -> TheirMail | None:
    if (stands := _stands(writing, reference)) is None:
        return None
    landlord = writing.house.given.landlord
    found = last_that_says_something(writing.connection, [stands], landlord, officer=officer)
    return found.get(stands.case.reference)


def _stands(writing: Writing, reference: Reference | None) -> OnFile | None:
    return stands_now(writing.connection, writing.house, reference)


def who_wrote(writing: Writing, mail: TheirMail, calendar: Calendar) -> str:
    """Return who wrote a mail and when, or who brought it; their name where it looks like one."""
    when = said_when(mail.received_at, calendar, writing.now)
    if mail.elsewhere:
        when = f"{when}, in a mail {_ELSEWHERE}"
    if mail.brought is not None:
        return f"{_officer(writing, mail.sender)} passed on what they said {when}"
    return f"{greeting_name(mail.name) or mail.sender} wrote {when}"


def words_in(writing: Writing, mail: TheirMail) -> str:
    """Return what the complainant says in a mail; of what an officer passes on, the words below theirs."""
    words = mail.words
    if mail.brought is not None:
        with suppress(CannotBeSaid):
            again = read_again(writing.connection, writing.house, mail.brought, lacks="nobody can tell what it says")
            theirs = passed_on_in(again.reading.message, writing.house.given.landlord)
            words = theirs.forwarded.words if theirs is not None else words
    return without_tokens(words)


def said_when(at: datetime, calendar: Calendar, now: datetime) -> str:
    """Return when somebody wrote, on the landlord's clock, as it is said on the day of `now`."""
    local = at.astimezone(calendar.zone)
    is_today = local.date() == calendar.local_date(now)
    return f"at {local:%H:%M} today" if is_today else f"on {weekday_in_words(local.date())} at {local:%H:%M}"


def last_mail_noted(writing: Writing, stands: OnFile, given: Given) -> tuple[str, ...]:
    """Return the line of a receipt that says when the complainant last wrote, for what they would feel."""
    is_felt = _is_felt(writing, stands.case.reference, given.command)
    last = they_last_wrote(writing.connection, stands) if is_felt else None
    if last is None:
        return ()
    when = said_when(last.received_at, stands.calendar, writing.now)
    if last.elsewhere:
        when = f"{when}, in a mail {_ELSEWHERE}"
    if not last.brought:
        return (f"They last wrote {when}.",)
    return (f"What they last said was passed on by {_officer(writing, last.sender)} {when}.",)


def danger_noted(writing: Writing, stands: OnFile, given: Given) -> tuple[str, ...]:
    """Return the line of a receipt that names the danger open on a case, for what ends something there."""
    dangers = dangers_beside(writing, stands.case.reference, given.command)
    return (_in_words(writing, dangers, stands.calendar),) if dangers else ()


def _officer(writing: Writing, address: str) -> str:
    officer = writing.house.given.landlord.officer(address)
    return officer.name if officer is not None else address
