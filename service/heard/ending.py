"""How a program of ours ends: in exit codes that others rely on, and one line for each mistake."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from heard.errors import (
    AnotherDaemon,
    CannotBeMoved,
    CannotBeSaid,
    CaseMovedOn,
    ConfigurationError,
    HeardError,
    MailboxError,
    NoRoom,
    NotFound,
    SenderUnreachable,
    SignInRefused,
    StoreUnavailable,
)

DONE, NEEDS_A_PERSON, WRONG_USAGE, TRY_LATER, SETTINGS_WRONG = 0, 1, 2, 75, 78


@contextmanager
def ending() -> Iterator[None]:
    """Turn what heard objects to into lines on standard error and the exit code programs rely on."""
    try:
        yield
    except ConfigurationError as error:
        for mistake in error.mistakes:
            _say(mistake)
        sys.exit(SETTINGS_WRONG)
    except (NotFound, CannotBeMoved, CannotBeSaid) as error:
        _say(error)
        sys.exit(WRONG_USAGE)
    except CaseMovedOn as error:
        _say(f"{error}; nothing was changed, try again")
        sys.exit(TRY_LATER)
    except (StoreUnavailable, NoRoom, MailboxError, SenderUnreachable, SignInRefused, AnotherDaemon) as error:
        _say(error)
        sys.exit(TRY_LATER)
    except HeardError as error:
        _say(error)
        sys.exit(NEEDS_A_PERSON)
    except BrokenPipeError:
        sys.exit(DONE)


def _say(error: object) -> None:
    """Print one line; a terminal obeys what it is sent, and a server may have put anything into its refusal."""
    print("".join(letter if letter.isprintable() else " " for letter in str(error)), file=sys.stderr)
