"""How a program of ours ends: in exit codes that others rely on, and one line for each mistake."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from heard.errors import (
    AnotherDaemon,
    ConfigurationError,
    HeardError,
    MailboxError,
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
            print(mistake, file=sys.stderr)
        sys.exit(SETTINGS_WRONG)
    except NotFound as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_USAGE)
    except (StoreUnavailable, MailboxError, SenderUnreachable, SignInRefused, AnotherDaemon) as error:
        print(error, file=sys.stderr)
        sys.exit(TRY_LATER)
    except HeardError as error:
        print(error, file=sys.stderr)
        sys.exit(NEEDS_A_PERSON)
    except BrokenPipeError:
        sys.exit(DONE)
