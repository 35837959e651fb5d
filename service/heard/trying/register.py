"""What the register says otherwise than when it was read, what of it was not read yet, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from heard.daemon.restriction_files import Known, wrong_with
from heard.errors import HeardError, Mistake
from heard.now import utc_now
from heard.reports.restricted_wants import remarks
from heard.settings import Register, Settings
from heard.store import earlier, restricted_otherwise, restricted_register, restrictions
from heard.store.connect import Store
from heard.wiring import (
    Told,
    landlord_of,
)


def against_the_database(settings: Settings, register: Register) -> Iterator[Mistake]:
    """What the register says otherwise than when it was read, and what of it was not read yet."""
    if not settings.database.path.exists():
        if register.restricted:
            what = f"restrictions that are not in force yet: {len(register.restricted)}"
            yield Mistake("register.toml", what, "The first start of heard run takes them in.")
        yield from _of_others(None, register)
        return
    store = Store(settings.database.url)
    try:
        if store.is_of_an_earlier_heard():
            return
        with store.reading() as connection:
            for each in earlier.differences(connection, register):
                yield Mistake(f"register.toml: {each.known_as}: {each.field}", *_differs(each))
            for restricted in register.restricted:
                if restricted_register.standing_already(connection, restricted, register) is None:
                    where = f"register.toml: {restricted.person}, from {restricted.first}"
                    yield Mistake(where, "is not in force yet", "The next start of heard run takes it in.")
            for each in restricted_otherwise.differences(connection, register):
                yield Mistake(f"register.toml: {each.known_as}: {each.field}", *_restricted_otherwise(each))
            yield from _of_others(connection, register)
    except HeardError:
        return  # the database has said so itself
    finally:
        store.close()


def of_the_file(settings: Settings, register: Register, told: Told) -> Iterator[Mistake]:
    """What of the register's entries a person who typed it would be asked about; it holds, but for addresses."""
    if not settings.database.path.exists():
        yield from _would_be_refused(None, settings, register, told)
        return
    store = Store(settings.database.url)
    try:
        if store.is_of_an_earlier_heard():
            return
        with store.reading() as connection:
            yield from _would_be_refused(connection, settings, register, told)
    except HeardError:
        return  # the database has said so itself
    finally:
        store.close()


def _would_be_refused(
    connection: Connection | None, settings: Settings, register: Register, told: Told
) -> Iterator[Mistake]:
    today, landlord = told.calendar.local_date(utc_now()), landlord_of(settings)
    known = Known(connection, register, landlord) if connection is not None else None
    for restricted in register.restricted:
        is_new = connection is None or restricted_register.standing_already(connection, restricted, register) is None
        found = list(wrong_with(restricted, landlord, told.policy, told.calendar, today, is_new=is_new))
        found += known.shared(restricted) if known is not None else ()
        found += known.mistyped(restricted) if known is not None and is_new else ()
        where = f"register.toml: {restricted.person}, from {restricted.first}"
        yield from (Mistake(f"{where}: {each.where}", each.what, each.do) for each in found)


def _of_others(connection: Connection | None, register: Register) -> Iterator[Mistake]:
    """Entries that name a case of somebody whose name is not like the restricted person's."""
    for restricted in register.restricted:
        whose = restricted_register.of_somebody_else(connection, restricted, register)
        if whose is not None and not restricted.case_of_another:
            where = f"register.toml: {restricted.person}, from {restricted.first}"
            one = f'Add also_known_as = ["{whose}"] where they are one person'
            do = f"{one}, case_of_another = true where they are two."
            yield Mistake(where, f"names case {restricted.case}, which is {whose}'s", do)


def _differs(each: earlier.Differs) -> tuple[str, str]:
    if each.field == "reference":
        return "was read at an earlier start, and stands in the register no more", "Its case stays."
    was, says = each.was or "nothing", each.says or "nothing"
    return f"now says {says}, and said {was} when it was read", "Its case stays as it was read."


def _restricted_otherwise(each: earlier.Differs) -> tuple[str, str]:
    if each.field == "person":
        return "stands in register.toml no more, and holds all the same", "heard restrict lift ends it."
    was, says = each.was or "nothing", each.says or "nothing"
    return f"says {says}, and {was} holds", "heard restrict review --change changes what holds."


def standing_restrictions(settings: Settings, told: Told) -> Iterator[Mistake]:
    """What whoever looks after the register should know of the entries that stand."""
    if not settings.database.path.exists():
        return
    today = told.calendar.local_date(utc_now())
    store = Store(settings.database.url)
    try:
        if store.is_of_an_earlier_heard():
            return
        with store.reading() as connection:
            for entry in restrictions.every(connection):
                where = f"restriction {entry.number}, {entry.said.name}"
                for what, do in remarks(entry.restriction, told.policy, told.calendar, today):
                    yield Mistake(where, what, do)
    except HeardError:
        return  # the database has said so itself
    finally:
        store.close()
