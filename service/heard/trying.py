"""Trying everything before it is needed: what `heard check` does.

A wrong password, a folder misspelt, a template that does not compile: each is found here,
all of them at once, and not one by one on the days they matter.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from heard.casework.policy import Policy
from heard.daemon.restriction_files import Known, wrong_with
from heard.datafiles.calendars import ISSUED, bank_holidays
from heard.datafiles.form import nearest
from heard.datafiles.packs.digests import unknown_in_digests
from heard.datafiles.packs.reports import unknown_in_reports
from heard.errors import ConfigurationError, HeardError, Mistake
from heard.mailboxes import Sender
from heard.now import utc_now
from heard.reports.restricted_wants import remarks
from heard.settings import Mailbox, Register, Settings, load, load_register
from heard.settings.keys import read_keys
from heard.settings.site import Organisation, Understanding
from heard.store import earlier, restricted_otherwise, restricted_register, restrictions
from heard.store.connect import Store
from heard.wiring import (
    Told,
    landlord_of,
    mailbox_signs_of,
    mailboxes_of,
    monitor_of,
    read_told,
    route_of,
    sender_of,
)

ALWAYS = ("team-lead", "officer")
"""Roles that every landlord has, whatever the pack."""


def try_everything(path: Path) -> tuple[list[Mistake], list[Mistake]]:
    """Return what has to be mended, and what a person should know; nothing is made, changed or sent."""
    try:
        settings = load(path)
    except ConfigurationError as error:
        return list(error.mistakes), []
    read: list[Told] = []
    registers: list[Register] = []
    mistakes = [
        *_tried(lambda: registers.append(load_register(settings.register_file)) if settings.register_file else None),
        *_tried(lambda: read.append(read_told(settings))),
        *(mistake for told in read for mistake in _signs(settings, told)),
        *_database(settings),
        *_tried(lambda: read_keys(settings.key_file) if settings.key_file.exists() else None),
        *(mistake for box in settings.mailbox for mistake in _mailbox(settings, box)),
        *_second_route(settings),
    ]
    notes = [
        *_of_an_earlier_heard(settings),
        *_worth_knowing(settings),
        *(note for register in registers for note in _register(settings, register)),
        *(note for told in read for note in _roles(settings, told.policy)),
        *(note for told in read for note in unknown_in_digests(told.policy)),
        *(note for told in read for note in unknown_in_reports(told.policy)),
        *(note for told in read for note in told.letters.hard_to_read(told.policy, settings.letters.words_a_sentence)),
        *(note for told in read for note in _restrictions(settings, told)),
        *(note for told in read for register in registers for note in _of_the_file(settings, register, told)),
    ]
    return mistakes, notes


def _tried(attempt: Callable[[], object]) -> Iterator[Mistake]:
    try:
        attempt()
    except ConfigurationError as error:
        yield from error.mistakes


def _signs(settings: Settings, told: Told) -> Iterator[Mistake]:
    today = told.calendar.local_date(utc_now())
    return _tried(lambda: mailbox_signs_of(settings, told.policy, today))


def _database(settings: Settings) -> Iterator[Mistake]:
    folder = settings.database.path.parent
    if not folder.is_dir():
        yield Mistake("heard.toml: database.url", f"there is no folder {folder}", "Make it first.")
        return
    if not settings.database.path.exists():
        if not os.access(folder, os.W_OK):
            yield Mistake("heard.toml: database.url", f"nothing can be written in {folder}", "Give heard the right to.")
        return
    store = Store(settings.database.url)
    try:
        with store.writing():
            pass
    except HeardError as error:
        yield Mistake("heard.toml: database.url", str(error), "Is the file writable, and the disk not full?")
    finally:
        store.close()


def _of_an_earlier_heard(settings: Settings) -> Iterator[Mistake]:
    """Say that the tables are of another version: a note, since starting heard is what mends it."""
    if not settings.database.path.exists():
        return
    store = Store(settings.database.url)
    try:
        if store.is_of_an_earlier_heard():
            what = "an earlier heard wrote it; until it is brought up to date, commands that look into it end with 75"
            yield Mistake("heard.toml: database.url", what, "Keep a copy, stop that one, then: heard run")
    except HeardError:
        return  # what is wrong with the file has been said
    finally:
        store.close()


def _mailbox(settings: Settings, box: Mailbox) -> Iterator[Mistake]:
    where = f"heard.toml: mailbox {box.address}"
    only = settings.model_copy(update={"mailbox": (box,)})
    try:
        box.password()
    except ConfigurationError as error:
        yield from error.mistakes
        return
    for mailbox in mailboxes_of(only):
        try:
            mailbox.held(mailbox.folder, utc_now())
        except (HeardError, OSError) as error:
            yield Mistake(f"{where}: folder {mailbox.folder}", str(error), "")
        finally:
            mailbox.close()
    yield from _way_out(f"{where}: send", sender_of(box))


def _way_out(where: str, sender: Sender) -> Iterator[Mistake]:
    try:
        sender.check()
    except (HeardError, OSError) as error:
        yield Mistake(where, str(error), "")
    finally:
        sender.close()


def _second_route(settings: Settings) -> Iterator[Mistake]:
    """Connect to what [heartbeat] names; nobody is written to, and the monitor is not called."""
    try:
        route = route_of(settings)
    except ConfigurationError as error:
        yield from error.mistakes
    else:
        if route is not None:
            yield from _way_out("heard.toml: heartbeat: send", route.door.sender)
    try:
        monitor = monitor_of(settings)
    except ConfigurationError as error:
        yield from error.mistakes
    else:
        if monitor is not None and (because := monitor.check()):
            yield Mistake("heard.toml: heartbeat: url", because, "")


def _without_effect(settings: Settings) -> Iterator[str]:
    """Keys that are read and checked, and that this version does not act on yet."""
    if settings.understanding.elderly_from != Understanding().elderly_from:
        yield "understanding.elderly_from"


def _register(settings: Settings, register: Register) -> Iterator[Mistake]:
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


def _of_the_file(settings: Settings, register: Register, told: Told) -> Iterator[Mistake]:
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


def _restrictions(settings: Settings, told: Told) -> Iterator[Mistake]:
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


def _worth_knowing(settings: Settings) -> Iterator[Mistake]:
    for key in _without_effect(settings):
        yield Mistake(f"heard.toml: {key}", "this version reads it and does not act on it yet")
    yield from _bank_holidays(settings.organisation, utc_now().year)
    if not settings.staff:
        yield Mistake("heard.toml: staff", "nobody is named, so nobody is told of anything", "Name a team-lead.")
    elif not any("team-lead" in officer.roles for officer in settings.staff):
        yield Mistake("heard.toml: staff", "nobody has the role team-lead, so all staff are told", "Give it to one.")
    if settings.organisation.sending != "on":
        word = settings.organisation.sending
        yield Mistake("heard.toml: organisation.sending", f"it is '{word}', so letters are kept", "See heard letters.")


def _roles(settings: Settings, policy: Policy) -> Iterator[Mistake]:
    """Roles of the pack that nobody holds, and held roles that it does not know."""
    known = [*policy.roles, *ALWAYS]
    held = {role for officer in settings.staff for role in officer.roles}
    for number, officer in enumerate(settings.staff):
        for role in officer.roles:
            if role not in known:
                what = f"the policy {policy.name} knows no role '{role}'"
                yield Mistake(f"heard.toml: staff[{number}].roles", what, nearest(role, known))
    alerted = policy.risk.alert if policy.risk else ()
    for role in alerted:
        if role not in held:
            what = f"nobody is {policy.roles.get(role, role)}, whom the policy wants told of a danger at once"
            yield Mistake("heard.toml: staff", what, f"The team leads are; give somebody the role '{role}'.")
    if empty := [role for role in policy.roles if role not in held and role not in alerted]:
        what = f"nobody holds {len(empty)} of the policy's {len(policy.roles)} roles: {', '.join(empty)}"
        yield Mistake("heard.toml: staff", what, "What is meant for them goes to the case's owner and the team leads.")


def _bank_holidays(organisation: Organisation, this_year: int) -> Iterator[Mistake]:
    nation = organisation.nation
    for day in organisation.holidays_added:
        if day in bank_holidays(nation, day.year):
            what = f"{day} is known as a bank holiday of {nation}"
            yield Mistake("heard.toml: organisation.holidays_added", what, "It need not stand here.")
    for day in organisation.holidays_removed:
        if day not in bank_holidays(nation, day.year):
            what = f"{day} is no bank holiday of {nation}"
            yield Mistake("heard.toml: organisation.holidays_removed", what, "Is the date right?")
    if this_year >= ISSUED.known_until:
        what = f"the list of bank holidays ends with {ISSUED.known_until}; what is proclaimed for later is not known"
        yield Mistake("heard.toml: organisation.nation", what, "Bring heard up to date, or name such days.")
