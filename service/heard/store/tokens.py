"""What officers were given with notices: written down when it is given, and known again when it comes back.

A row here says for what a token was given; only a key, which is not here, shows that a token is that one.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from heard.casework.events import About, MessageNumber, Reference
from heard.judgement.token_seen import LASTS, RECEIPT, UNDO, TokenSeen, TokenState
from heard.mail.threads.tokens import CHANCE, Bound, Claim, nonce_of, proves, token, tokens_in
from heard.settings.keys import Key, Keys
from heard.store.moving import stands_as
from heard.store.tables import tokens

SHOWS_NO_MAIL = (RECEIPT, UNDO, About.REMINDER.value)
"""What a token was given with that shows no mail of the complainant's."""
KEPT = timedelta(days=365)
"""How long after its last day a token is still told from one that was never given."""


def give(
    connection: Connection,
    keys: Keys,
    *,
    officer: str,
    reference: Reference | None,
    message: MessageNumber | None,
    about: str,
    only: Sequence[str],
    now: datetime,
    lasts: timedelta = LASTS,
) -> str:
    """Write down a new token and return it as it stands in text.

    officer   the address of whom it is given to
    message   the message its notice is about; of one that confirms or undoes, the command
    about     the word of its notice; see `TokenSeen`
    only      the commands it is given for, as they are typed; none is any that the case allows

    Raises ValueError where a command is not one line.
    """
    if any(not each or each.splitlines() != [each] for each in only):
        raise ValueError("a token is given for commands of one line each")
    key, nonce = keys.held()[0], nonce_of(secrets.token_bytes(CHANCE))
    bound = Bound(
        officer=officer.casefold(),
        reference=reference,
        message=message,
        about=about,
        only=tuple(sorted(only)),
        expires_at=now + lasts,
    )
    row = {
        "nonce": nonce,
        "officer": bound.officer,
        "reference": reference,
        "message": message,
        "about": about,
        "only": "\n".join(bound.only),
        "issued_at": now,
        "expires_at": bound.expires_at,
    }
    connection.execute(insert(tokens).values(row))
    return token(key.id, key.secret, nonce, bound)


def seen(connection: Connection, keys: Keys, text: str, now: datetime) -> tuple[TokenSeen, ...]:
    """Return the tokens in a text, in the order in which they stand there.

    now   the moment at which they have to hold
    """
    claims = tokens_in(text)
    if not claims:
        return ()
    query = select(tokens).where(tokens.c.nonce.in_({claim.nonce for claim in claims}))
    rows = {row["nonce"]: row for row in connection.execute(query).mappings()}
    held = {key.id: key for key in keys.held()}
    return tuple(_seen(connection, claim, held, rows.get(claim.nonce), now) for claim in claims)


def _seen(
    connection: Connection, claim: Claim, held: Mapping[str, Key], row: RowMapping | None, now: datetime
) -> TokenSeen:
    """Return one token; of what no key of ours made nothing is said of the row it names."""
    key = held.get(claim.key)
    if row is None or key is None or not proves(claim, key.secret, _bound(row)):
        return TokenSeen(TokenState.UNKNOWN, claim.nonce)
    reference = Reference(row["reference"]) if row["reference"] is not None else None
    return TokenSeen(
        state=_state(row, now),
        nonce=claim.nonce,
        officer=row["officer"],
        reference=stands_as(connection, reference) if reference is not None else None,
        message=MessageNumber(row["message"]) if row["message"] is not None else None,
        about=row["about"],
        only=_bound(row).only,
        used_for=tuple((row["used_for"] or "").splitlines()),
        shown_at=_last_shown(connection, row),
    )


def _last_shown(connection: Connection, row: RowMapping) -> datetime:
    """Return when its officer was last shown how the case stands, by what came with a token or with one before it.

    A receipt answers a command, and a reminder tells of days: neither shows a mail that came meanwhile.  Whoever got
    nothing else was shown it with the first of these.
    """
    theirs = (tokens.c.officer == row["officer"], tokens.c.reference == row["reference"])
    earlier = select(tokens.c.about, tokens.c.issued_at).where(*theirs, tokens.c.issued_at <= row["issued_at"])
    given = connection.execute(earlier).all() if row["reference"] is not None else []
    shown: list[datetime] = [each.issued_at for each in given if each.about not in SHOWS_NO_MAIL]
    first: datetime = min((each.issued_at for each in given), default=row["issued_at"])
    return max(shown, default=first)


def _bound(row: RowMapping) -> Bound:
    return Bound(
        officer=row["officer"],
        reference=row["reference"],
        message=row["message"],
        about=row["about"],
        only=tuple(row["only"].splitlines()),
        expires_at=row["expires_at"],
    )


def _state(row: RowMapping, now: datetime) -> TokenState:
    if row["spoiled_at"] is not None:
        return TokenState.SPOILED
    if now >= row["expires_at"]:
        return TokenState.EXPIRED
    return TokenState.USED if row["used_at"] is not None else TokenState.GOOD


def last_shown(connection: Connection, nonce: str) -> datetime | None:
    """Return when the officer of a token was last shown how its case stands; None where it never was given."""
    row = connection.execute(select(tokens).where(tokens.c.nonce == nonce)).mappings().one_or_none()
    return _last_shown(connection, row) if row is not None else None


def use(connection: Connection, nonce: str, command: str, now: datetime) -> None:
    """Note that a command, as it is typed, was carried out with a token."""
    it = tokens.c.nonce == nonce
    before = connection.execute(select(tokens.c.used_for).where(it)).scalar_one_or_none()
    used_for = dict.fromkeys((*(before or "").splitlines(), command))
    connection.execute(update(tokens).where(it).values(used_at=now, used_for="\n".join(used_for)))


def was_used_for(connection: Connection, nonce: str, command: str) -> bool:
    """Say whether a command, as it is typed, was carried out with a token."""
    used_for = connection.execute(select(tokens.c.used_for).where(tokens.c.nonce == nonce)).scalar_one_or_none()
    return command in (used_for or "").splitlines()


def spoil(connection: Connection, nonces: Sequence[str], now: datetime) -> None:
    """Note that tokens were seen in other hands than those they were given to."""
    unspoiled = tokens.c.nonce.in_(nonces) & tokens.c.spoiled_at.is_(None)
    connection.execute(update(tokens).where(unspoiled).values(spoiled_at=now))


def forget(connection: Connection, before: datetime) -> None:
    """Forget the tokens whose last day was before a moment; what is left of them in mail is then unknown."""
    connection.execute(delete(tokens).where(tokens.c.expires_at < before))
