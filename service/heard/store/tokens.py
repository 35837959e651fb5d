"""What officers were given with notices: written down when it is given, and known again when it comes back.

A row here says for what a token was given; only a key, which is not here, shows that a token is that one.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from heard.casework.events import MessageNumber, Reference
from heard.judgement.token_seen import LASTS, TokenSeen, TokenState
from heard.mail.threads.tokens import CHANCE, Bound, Claim, nonce_of, proves, token, tokens_in
from heard.settings.keys import Key, Keys
from heard.store.moving import stands_as
from heard.store.tables import tokens

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
        given_at=row["issued_at"],
    )


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


def given_at(connection: Connection, nonce: str) -> datetime | None:
    """Return when a token was given; None where it never was, or was forgotten."""
    return connection.execute(select(tokens.c.issued_at).where(tokens.c.nonce == nonce)).scalar_one_or_none()


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
