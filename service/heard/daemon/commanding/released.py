"""A letter that was held leaves because an officer says so."""

from __future__ import annotations

from heard.casework.commands import Release
from heard.casework.events import LetterNumber
from heard.daemon import outgoing
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.plainly import refused_plainly
from heard.errors import CannotBeSaid
from heard.store import letters_held

LEFT = "A letter that leaves cannot be called back."


def release(doing: Doing[Release]) -> Done:
    """Let a held letter of the case leave.

    Raises CannotBeSaid where there is none, where there are several and it is not said which, and where it names a day
    on which nothing is due any more.
    """
    connection, house = doing.writing.connection, doing.writing.house
    number = _meant(doing)
    with refused_plainly():
        released = outgoing.release_in(connection, house, [number])
    if released.outdated:
        raise CannotBeSaid(
            f"letter {number} promises a day that has passed, or on which nothing is due any more, so it stays held; "
            "write to the complainant yourself"
        )
    return Done((f"Letter {number} of {doing.reference} leaves now.",), None, LEFT)


def _meant(doing: Doing[Release]) -> LetterNumber:
    connection, wanted = doing.writing.connection, doing.command.letter
    kept_back = letters_held.kept_back_on(connection, doing.reference)
    because_of_it = letters_held.kept_back_on(connection, doing.reference, doing.about) if doing.about else ()
    if wanted is not None:
        if wanted not in kept_back:
            raise CannotBeSaid(f"letter {wanted} is no letter of {doing.reference} that is held")
        return wanted
    if len(because_of_it) == 1:
        return because_of_it[0]
    if len(kept_back) != 1:
        which = f"letters {', '.join(map(str, kept_back))} are held; say which" if kept_back else "no letter is held"
        raise CannotBeSaid(f"on {doing.reference} {which}")
    return kept_back[0]
