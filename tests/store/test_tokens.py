"""What officers are given, kept in a database: known again when it comes back, and by nobody's word but a key's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update

from builders import KEYS, MONDAY, OFFICER
from heard.casework.events import MessageNumber, Reference
from heard.judgement.token_seen import LASTS, TokenSeen, TokenState
from heard.settings.keys import Key, KeysInMemory
from heard.store import tokens
from heard.store.tables import tokens as table

CASE = Reference("NH-26-0042")
ONLY = ("close upheld", "close not upheld")


def given(connection: Connection, keys: KeysInMemory = KEYS, **changes: Any) -> str:
    usual: dict[str, Any] = {
        "officer": OFFICER,
        "reference": CASE,
        "message": MessageNumber(12),
        "about": "next-stage",
        "only": ONLY,
        "now": MONDAY,
    }
    return tokens.give(connection, keys, **(usual | changes))


def the_one_seen(connection: Connection, text: str, keys: KeysInMemory = KEYS, **later: float) -> TokenSeen:
    [seen] = tokens.seen(connection, keys, text, MONDAY + timedelta(**later))
    return seen


def test_what_was_given_is_known_again_with_all_it_was_given_for(connection: Connection) -> None:
    text = given(connection, officer=OFFICER.upper())
    assert the_one_seen(connection, f"> {text.upper()}", days=13) == TokenSeen(
        state=TokenState.GOOD,
        nonce=text[5:22].upper(),
        officer=OFFICER,
        reference=CASE,
        message=MessageNumber(12),
        about="next-stage",
        only=tuple(sorted(ONLY)),
        shown_at=MONDAY,
    )


def test_what_was_given_for_no_case_and_any_command(connection: Connection) -> None:
    seen = the_one_seen(connection, given(connection, reference=None, message=None, only=()))
    assert (seen.state, seen.reference, seen.message, seen.only) == (TokenState.GOOD, None, None, ())


def test_no_two_are_the_same(connection: Connection) -> None:
    assert given(connection) != given(connection)


@pytest.mark.parametrize("command", ["", "close\nupheld", "close upheld\n", "close\u2028upheld"])
def test_a_command_of_several_lines_is_given_to_nobody(connection: Connection, command: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        given(connection, only=(command,))


# -- How it stands


@pytest.mark.parametrize(
    "lasts, later, state",
    [
        pytest.param(LASTS, timedelta(0), TokenState.GOOD, id="at once"),
        pytest.param(LASTS, LASTS - timedelta(seconds=1), TokenState.GOOD, id="to the last second"),
        pytest.param(LASTS, LASTS, TokenState.EXPIRED, id="and no longer"),
        pytest.param(timedelta(days=3), timedelta(days=4), TokenState.EXPIRED, id="one for less time"),
    ],
)
def test_it_holds_until_its_last_day(
    connection: Connection, lasts: timedelta, later: timedelta, state: TokenState
) -> None:
    text = given(connection, lasts=lasts)
    assert tokens.seen(connection, KEYS, text, MONDAY + later)[0].state is state


def test_it_remembers_what_it_was_used_for_to_its_last_day_and_after(connection: Connection) -> None:
    text, other = given(connection), given(connection)
    for command in ("close upheld", "stage 2", "close upheld"):
        tokens.use(connection, the_one_seen(connection, text).nonce, command, MONDAY)
    used = the_one_seen(connection, text)
    assert (used.state, used.used_for) == (TokenState.USED, ("close upheld", "stage 2"))
    later = the_one_seen(connection, text, days=30)
    assert (later.state, later.used_for) == (TokenState.EXPIRED, used.used_for)
    assert (the_one_seen(connection, other).state, the_one_seen(connection, other).used_for) == (TokenState.GOOD, ())


def test_those_in_other_hands_are_spoiled(connection: Connection) -> None:
    text, used, other = given(connection), given(connection), given(connection)
    tokens.use(connection, the_one_seen(connection, used).nonce, "stage 2", MONDAY)
    tokens.spoil(connection, [the_one_seen(connection, each).nonce for each in (text, used)], MONDAY)
    states = [each.state for each in tokens.seen(connection, KEYS, f"{text} {used} {other}", MONDAY)]
    assert states == [TokenState.SPOILED, TokenState.SPOILED, TokenState.GOOD]


def test_when_it_was_last_used_and_first_spoiled_is_kept(connection: Connection) -> None:
    nonce, tuesday = the_one_seen(connection, given(connection)).nonce, MONDAY + timedelta(days=1)
    for moment in (MONDAY, tuesday):
        tokens.use(connection, nonce, "stage 2", moment)
        tokens.spoil(connection, [nonce], moment)
    assert connection.execute(select(table.c.used_at, table.c.spoiled_at)).one() == (tuesday, MONDAY)


def test_those_of_long_ago_are_forgotten(connection: Connection) -> None:
    old, new = given(connection), given(connection, now=MONDAY + LASTS)
    tokens.forget(connection, MONDAY + LASTS + timedelta(seconds=1))
    assert the_one_seen(connection, old).state is TokenState.UNKNOWN
    assert the_one_seen(connection, new).state is TokenState.GOOD


# -- What proves nothing

NEW = Key("02", b"n" * 32, MONDAY)


@pytest.mark.parametrize(
    "keys, state",
    [
        pytest.param(KeysInMemory((NEW, *KEYS.keys)), TokenState.GOOD, id="a newer key makes them now"),
        pytest.param(KeysInMemory((NEW,)), TokenState.UNKNOWN, id="its key was dropped"),
        pytest.param(KeysInMemory((replace(NEW, id="01"),)), TokenState.UNKNOWN, id="another key has its name"),
    ],
)
def test_a_token_holds_as_long_as_its_key(connection: Connection, keys: KeysInMemory, state: TokenState) -> None:
    assert the_one_seen(connection, given(connection), keys).state is state


def test_the_newest_key_makes_them(connection: Connection) -> None:
    assert given(connection, KeysInMemory((NEW, *KEYS.keys))).startswith("hk02-")


CHANGES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "another officer": lambda: {"officer": "helen.lead@northgate.example"},
    "another case": lambda: {"reference": "NH-26-0043"},
    "no case": lambda: {"reference": None},
    "another message": lambda: {"message": 13},
    "no message": lambda: {"message": None},
    "about something else": lambda: {"about": "confirm"},
    "any command": lambda: {"only": ""},
    "another command": lambda: {"only": "stage 2"},
    "a longer time": lambda: {"expires_at": MONDAY + 2 * LASTS},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whoever_changes_the_database_makes_no_other_token_of_it(
    connection: Connection, change: Callable[[], dict[str, Any]]
) -> None:
    text = given(connection)
    connection.execute(update(table).values(change()))
    seen = the_one_seen(connection, text)
    assert seen == TokenSeen(TokenState.UNKNOWN, seen.nonce), "and nothing is said of the row"


def test_a_token_without_its_row_is_unknown(connection: Connection) -> None:
    text = given(connection)
    connection.execute(delete(table))
    assert the_one_seen(connection, text).state is TokenState.UNKNOWN


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_row_does_not_tell_its_token(connection: Connection, part: int) -> None:
    ours, theirs = given(connection).split("-"), given(connection).split("-")
    forged = "-".join((*ours[:part], "hk02" if part == 0 else theirs[part], *ours[part + 1 :]))
    assert the_one_seen(connection, forged).state is TokenState.UNKNOWN


def test_several_are_seen_in_the_order_in_which_they_stand(connection: Connection) -> None:
    one, other = given(connection), given(connection)
    guess = f"{one[:-1]}{'0' if one[-1] != '0' else '1'}"
    seen = tokens.seen(connection, KEYS, f"{guess}\n{other}\n{one}\n{other}", MONDAY)
    assert [each.state for each in seen] == [TokenState.UNKNOWN, TokenState.GOOD, TokenState.GOOD]
    assert [each.nonce for each in seen[1:]] == [text[5:22].upper() for text in (other, one)]
