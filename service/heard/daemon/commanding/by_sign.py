"""What somebody did to a message in the mailbox, where it stands for a command: seen to, once, each in one transaction.

The server does not say who it was.  What can be taken back is brought about at once, and whoever deals with the case
hears of it with what takes it back; of all else they are asked (judgement/commands/signs.py).  Where a rule, or a slip,
does it to a whole folder, no more than so many are seen to in a day.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from heard.casework.commands import Command, name_of
from heard.casework.events import SITE, By, CommandGiven, CommandWord, ProvedBy, Reference, Stream
from heard.casework.mail_on_case import mail_on
from heard.casework.people import Officer
from heard.casework.recorded import Recorded
from heard.daemon.asking_of_a_case import asking_of
from heard.daemon.commanding.carrying_out import NOT_OF_THE_COMMAND
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.effects import EFFECTS
from heard.daemon.commanding.plainly import plainly
from heard.daemon.commanding.told_of_signs import Told, ask_whether, tell_done, tell_that_some_wait
from heard.daemon.house import House
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.errors import HeardError
from heard.judgement.commands.legal import warnings, why_not
from heard.judgement.commands.signs import ASKED, Sign, did_something
from heard.judgement.facts import OnFile
from heard.store import history, inbox, mailbox_signs, moving
from heard.store.facts import gather_unread
from heard.store.fuses import A_DAY
from heard.store.inbox import Waiting
from heard.store.mailbox_signs import CameTo, Seen
from heard.store.officers import owner_of

log = logging.getLogger(__name__)

MOST_A_DAY = 20
"""Messages of one mailbox on which something follows from a sign in 24 hours.  A rule moves all."""
SOMEBODY = Officer("Somebody who has the mailbox open", "")
"""Who gave a command by a sign, as far as anybody knows."""
STUMBLED = "could not be seen to, because of an error in heard or in what it keeps: its log says which"
NOT_ALONE = "what the message has brought about before would go with it, if it were taken back"


def see_to(house: House) -> bool:
    """See to the messages that bear a sign; say whether there were any.

    Raises StoreUnavailable where that cannot be written down; they are then still to be seen to.
    """
    found = False
    for mailbox in dict.fromkeys(sign.mailbox for sign in house.mailbox_signs):
        with house.store.reading() as connection:
            acted_on = mailbox_signs.acted_on_since(connection, mailbox, house.now() - A_DAY)
            waiting = mailbox_signs.to_see_to(connection, mailbox, at_most=MOST_A_DAY + 1)
        room = max(0, MOST_A_DAY - acted_on)
        for seen in waiting[:room]:
            _see_to(house, seen)
        told = len(waiting) > room and tell_that_some_wait(house, mailbox, MOST_A_DAY)
        found = found or told or bool(waiting[:room])
    return found


def _see_to(house: House, seen: Seen) -> None:
    sign = next((each for each in house.mailbox_signs if (each.mailbox, each.key) == (seen.mailbox, seen.sign)), None)
    try:
        with house.store.writing() as connection:
            came_to = CameTo.BEFORE
            if sign is not None and not mailbox_signs.was_acted_on(connection, seen):
                came_to = _follow(connection, house, sign, seen)
            mailbox_signs.settle(connection, seen, came_to, house.now())
    except NOT_OF_THE_COMMAND:
        raise
    except Exception:
        log.exception("a sign could not be seen to", extra={"message_number": seen.message})
        _stumbled_over(house, seen, sign)
        return
    log.info("a sign was seen to", extra={"message_number": seen.message, "because": came_to})


def _stumbled_over(house: House, seen: Seen, sign: Sign | None) -> None:
    """Let nothing come of a sign, and tell the team leads: of its case it may be that nothing can be known."""
    with house.store.writing() as connection:
        mailbox_signs.settle(connection, seen, CameTo.NOTHING, house.now())
        if sign is None:
            return
        now = house.now()
        writing = Writing(connection, house, now, seen.message, sign.mailbox, now, words=seen.words)
        because = f"message {seen.message} {STUMBLED}"
        ask_whether(Told(writing, sign, None, None), because, may_be=False)
        writing.append()


def _follow(connection: Connection, house: House, sign: Sign, seen: Seen) -> CameTo:
    """Bring about what a sign stands for, or ask; tell whoever deals with the case."""
    now = house.now()
    writing = Writing(connection, house, now, seen.message, sign.mailbox, now, By.OFFICER, words=seen.words)
    [lying] = moving.lying(connection, [seen.message])
    reference = moving.stands_as(connection, lying.reference) if lying.reference is not None else None
    stands = stands_now(connection, house, reference)
    recorded = history.of_stream(connection, Stream(reference)) if reference is not None else ()
    owner = owner_of(connection, reference) if reference is not None else None
    told = Told(writing, sign, reference, owner)
    if (objection := _why_nothing(seen, sign, stands, recorded, writing)) is not None:
        ask_whether(told, objection, may_be=False)
        came_to = CameTo.NOTHING
    elif not sign.is_done_at_once:
        ask_whether(told, ASKED[type(sign.command)], may_be=True)
        came_to = CameTo.ASKED
    elif stands is not None and did_something(stands.case, recorded, seen.message):
        ask_whether(told, NOT_ALONE, may_be=True)
        came_to = CameTo.ASKED
    else:
        came_to = _at_once(told, stands)
    writing.append()
    return came_to


def _why_nothing(
    seen: Seen, sign: Sign, stands: OnFile | None, recorded: Sequence[Recorded], writing: Writing
) -> str | None:
    """Return why a command can be about nothing here, or may not be as the case stands; None where it may."""
    if recorded and seen.message not in mail_on(recorded):
        return "it is a letter that heard wrote itself"
    if not sign.is_done_at_once and stands is None:
        return "the message is on no case" if not recorded else "its case is from before heard, and has no clocks"
    if stands is None:
        return None
    return why_not(stands, sign.command, asking_of(writing.connection, writing.house, stands, "", writing.now))


def _at_once(told: Told, stands: OnFile | None) -> CameTo:
    writing, reference = told.writing, told.reference
    own = Writing(
        writing.connection, writing.house, writing.now, writing.cause, writing.mailbox, writing.now, By.OFFICER
    )
    try:
        with writing.house.store.savepoint(writing.connection):
            done = _brought_about(own, told.sign, reference, stands)
    except NOT_OF_THE_COMMAND:
        raise
    except HeardError as error:
        ask_whether(told, plainly(str(error)) or "it cannot be so as the case stands", may_be=False)
        return CameTo.NOTHING
    tell_done(told, done)
    return CameTo.DONE


def _brought_about(own: Writing, sign: Sign, reference: Reference | None, stands: OnFile | None) -> Done:
    assert own.cause is not None
    house, command = own.house, sign.command
    given = CommandGiven(own.cause, CommandWord(name_of(command)), ProvedBy.MAILBOX, own.cause)
    own.note(Stream(reference) if reference is not None else SITE, given)
    own.append()
    waiting = Waiting(own.cause, inbox.original(own.connection, own.cause), 1, again=True)
    facts = gather_unread(own.connection, waiting, house.given, own.now)
    doing = Doing(own, reference, stands, command, "", own.cause, SOMEBODY, facts, None)
    warned = _warned(own, command, stands)
    done = EFFECTS[type(command)](doing)
    own.append()
    return replace(done, notes=(*done.notes, *warned))


def _warned(own: Writing, command: Command, stands: OnFile | None) -> tuple[str, ...]:
    """Return what the policy says against a command that it allows, in sentences."""
    if stands is None:
        return ()
    found = warnings(stands, command, asking_of(own.connection, own.house, stands, "", own.now))
    return tuple(f"{each[0].upper()}{each[1:]}." for each in found)
