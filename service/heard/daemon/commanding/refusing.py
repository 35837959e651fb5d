"""A command that does nothing: refused, not understood, or kept until its officer says that it is theirs."""

from __future__ import annotations

from dataclasses import replace

from heard.casework.commands import Confirm, Disown, Given, Undo, name_of
from heard.casework.events import (
    SITE,
    CommandRefused,
    CommandWord,
    MessageNumber,
    Reference,
    Refusal,
    Stream,
)
from heard.casework.people import Officer
from heard.daemon.asking_of_a_case import asking_of
from heard.daemon.commanding.confirming import asked_about
from heard.daemon.commanding.meanwhile import danger_open, not_answered, who_wrote, words_in, wrote_since
from heard.daemon.commanding.receipts import (
    NOT_UNDERSTOOD,
    REFUSED,
    TO_CONFIRM,
    Shown,
    answer,
    confirm_button,
    may_be_written,
    same_again,
    tell_leads,
    tell_of_many,
)
from heard.daemon.pressing import Pressed
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import AskToConfirm, Explain, RefuseCommand, WhyAsked
from heard.judgement.commands.legal import why_not
from heard.judgement.commands.offered import ALL_THE_SAME, IT_IS_MINE
from heard.judgement.commands.said_below import shortened, speaks_against
from heard.judgement.commands.typed import typed
from heard.judgement.facts import TheirMail
from heard.mail.message import Message
from heard.store import asked_commands, history, moving, tokens
from heard.store.asked_commands import AskedCommand

_MEANWHILE = (WhyAsked.WROTE_MEANWHILE, WhyAsked.DANGER_OPEN)


def refuse(writing: Writing, action: RefuseCommand, message: Message | None) -> None:
    """Note that a command brought nothing about; tell its officer and the team leads, where they are told."""
    reference = _on_file(writing, action.reference)
    command = CommandWord(name_of(action.given.command)) if action.given is not None else None
    _note(writing, reference, CommandRefused(_cause(writing), command, action.why))
    tokens.spoil(writing.connection, action.spoils, writing.now)
    if action.leads:
        of_one = reference if action.spoils else None  # what is spoiled is spoiled once, and each is told of
        tell_leads(writing, reference, action.because, ":".join(map(str, (action.why, action.officer, of_one))))
    if (officer := _officer(writing, action.officer)) is None:
        return
    if action.asks_again and action.given is not None and isinstance(action.given.command, Confirm | Disown):
        try:
            asked, given = asked_about(writing, action.given.command.command, officer)
        except CannotBeSaid as settled:
            action = replace(action, because=str(settled))
        else:
            ask_to_confirm(writing, _once_more(writing, action, asked, given), message)
            return
    _say_why_not(writing, action, officer, message)


def _once_more(writing: Writing, action: RefuseCommand, asked: AskedCommand, given: Given) -> AskToConfirm:
    """Return the question whether a command is an officer's, for whom what they were asked with holds no longer."""
    because = f"{action.because}: you are asked once more, and only an answer to this mail counts"
    [lying] = moving.lying(writing.connection, [asked.message])
    newer = wrote_since(writing, asked, given, lying.received_at)
    return AskToConfirm(
        asked.reference, given, asked.about, asked.officer, because, action.vouched, asked.nonce, action.vouched,
        newer=newer, command=asked.message, why=asked.why, once_more=True,
    )  # fmt: skip


def _say_why_not(writing: Writing, action: RefuseCommand, officer: Officer, message: Message | None) -> None:
    reference, shown = _on_file(writing, action.reference), Shown.VOUCHED if action.vouched else Shown.CARRIED
    if not may_be_written(writing, officer, REFUSED, shown):
        tell_of_many(writing, reference, officer, shown)
        return
    line, because = action.given.line if action.given is not None else None, action.because
    pressed = None
    if action.why is Refusal.USED and action.given is not None:
        objection, pressed = _again(writing, officer, reference, action.given, action.about)
        because = f"{because}. {objection[0].upper()}{objection[1:]}" if objection else because
    values = {"line": line, "reason": because}
    answer(writing, officer, REFUSED, reference, message, values, pressed, about=action.about, shown=shown)


def _again(
    writing: Writing, officer: Officer, reference: Reference | None, given: Given, about: MessageNumber | None
) -> tuple[str, Pressed | None]:
    """Return why a command that was given before may not be given now, and the button that gives it where it may."""
    stands = stands_now(writing.connection, writing.house, reference)
    if stands is None or isinstance(given.command, Undo | Confirm | Disown):
        return "", None
    asking = asking_of(writing.connection, writing.house, stands, officer.address, writing.now, given.because)
    if (objection := why_not(stands, given.command, asking)) is not None:
        return objection, None
    return "", same_again(writing, officer, reference, given, about)


def ask_to_confirm(writing: Writing, action: AskToConfirm, message: Message | None) -> None:
    """Ask an officer, at their own address, whether a command is theirs.

    Those of which nothing shows that are refused unasked, where too many come in a day.
    """
    reference, officer = _on_file(writing, action.reference), _officer(writing, action.officer)
    command = CommandWord(name_of(action.given.command))
    if officer is None:
        _note(writing, reference, CommandRefused(_cause(writing), command, Refusal.NOT_PROVED))
        return
    shown = _how_shown(action)
    if not may_be_written(writing, officer, TO_CONFIRM, shown):
        _note(writing, reference, CommandRefused(_cause(writing), command, Refusal.TOO_MANY))
        tell_of_many(writing, reference, officer, shown)
        return
    against = _against(action.given)
    if against is not None and action.why is WhyAsked.NOT_SHOWN:
        action = replace(action, why=WhyAsked.WROTE_BESIDES)  # a "no" may say that it is theirs, and not meant
    asked_commands.keep(writing.connection, _as_asked(writing, action, reference))
    last = action.newer or not_answered(writing, reference, action.given.command, officer)
    values: dict[str, object] = {"line": action.given.line, "reason": _reason(writing, action, reference, last)}
    values |= {"half_shown": "yes" if action.half_shown else None, "against": against}
    values |= {"all_the_same": "yes" if action.why is not WhyAsked.NOT_SHOWN else None}
    values |= {"they_wrote": words_in(writing, last) if last is not None else None}
    values |= {"danger": danger_open(writing, reference)}
    offer = ALL_THE_SAME if action.why in _MEANWHILE else IT_IS_MINE
    pressed = confirm_button(writing, officer, reference, offer, action.command or _cause(writing))
    answer(writing, officer, TO_CONFIRM, reference, message, values, pressed, about=action.about, shown=shown)


def _how_shown(action: AskToConfirm) -> Shown:
    if action.vouched:
        return Shown.VOUCHED
    return Shown.CARRIED if action.half_shown else Shown.NOTHING


def _reason(writing: Writing, action: AskToConfirm, reference: Reference | None, last: TheirMail | None) -> str:
    """Return why an officer is asked, and who wrote last: meanwhile, or since anybody wrote to them."""
    stands = stands_now(writing.connection, writing.house, reference)
    if last is None or stands is None:
        return action.because
    after = "after the mail you answered" if action.newer is not None else "and no letter to them was seen since"
    wordless = "" if last.words.strip() else ", without a word: see what came with it"
    wrote = f"{who_wrote(writing, last, stands.calendar)}, {after}{wordless}"
    says_all = action.why is WhyAsked.WROTE_MEANWHILE and not action.once_more
    return wrote if says_all else f"{action.because}. {wrote}"


def _against(given: Given) -> str | None:
    """Return what else was written that may speak against a command; None where nothing was."""
    return shortened(given.besides) if speaks_against(given.command, given.besides) else None


def _as_asked(writing: Writing, action: AskToConfirm, reference: Reference | None) -> AskedCommand:
    given = action.given
    return AskedCommand(
        message=action.command or _cause(writing),
        officer=action.officer,
        reference=reference,
        words="\n".join(map(typed, (given.command, *given.records))),
        line=given.line,
        because=given.because,
        besides=given.besides,
        about=action.about,
        nonce=action.nonce,
        why=action.why,
    )


def explain(writing: Writing, action: Explain, message: Message | None) -> None:
    """Tell an officer that their first line was no command, and which words are."""
    reference, officer = _on_file(writing, action.reference), _officer(writing, action.officer)
    if officer is None:
        return
    shown = Shown.VOUCHED if action.vouched else Shown.CARRIED
    if not may_be_written(writing, officer, NOT_UNDERSTOOD, shown):
        _note(writing, reference, CommandRefused(_cause(writing), None, Refusal.TOO_MANY))
        tell_of_many(writing, reference, officer, shown)
        return
    values = {"line": action.line.line, "nearest": action.line.nearest or None, "reason": action.because}
    answer(writing, officer, NOT_UNDERSTOOD, reference, message, values, about=action.about, shown=shown)


def _officer(writing: Writing, address: str | None) -> Officer | None:
    return writing.house.given.landlord.officer(address) if address is not None else None


def _on_file(writing: Writing, reference: Reference | None) -> Reference | None:
    """Return the case something is noted on: anybody may write a reference, and there need be no such case."""
    writing.append()
    return reference if reference is not None and history.is_kept(writing.connection, Stream(reference)) else None


def _note(writing: Writing, reference: Reference | None, event: CommandRefused) -> None:
    writing.note(Stream(reference) if reference is not None else SITE, event)


def _cause(writing: Writing) -> MessageNumber:
    assert writing.cause is not None
    return writing.cause
