"""What is no mistake, and worth knowing: of the staff, their roles, and the days of the office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from heard.casework.policy import Policy
from heard.datafiles.calendars import ISSUED, bank_holidays
from heard.datafiles.form import nearest
from heard.errors import ConfigurationError, Mistake
from heard.now import utc_now
from heard.settings import OAuth, Settings
from heard.settings.exchange_online import passwords_that_end
from heard.settings.site import Organisation, Understanding

TOLD_BEFORE = timedelta(days=30)
"""How long before a certificate ends that is worth knowing: a month's time to find whoever may make another."""
ALWAYS = ("team-lead", "officer")
"""Roles that every landlord has, whatever the pack."""


def _without_effect(settings: Settings) -> Iterator[str]:
    """Keys that are read and checked, and that this version does not act on yet."""
    if settings.understanding.elderly_from != Understanding().elderly_from:
        yield "understanding.elderly_from"


def worth_knowing(settings: Settings) -> Iterator[Mistake]:
    for key in _without_effect(settings):
        yield Mistake(f"heard.toml: {key}", "this version reads it and does not act on it yet")
    yield from _bank_holidays(settings.organisation, utc_now().year)
    for box in settings.mailbox:
        if box.oauth is not None:
            yield from _certificate_that_ends(box.address, box.oauth)
        elif box.password_env or box.password_file:
            yield from passwords_that_end(box.address, box.ways)
    if not settings.staff:
        yield Mistake("heard.toml: staff", "nobody is named, so nobody is told of anything", "Name a team-lead.")
    elif not any("team-lead" in officer.roles for officer in settings.staff):
        yield Mistake("heard.toml: staff", "nobody has the role team-lead, so all staff are told", "Give it to one.")
    if settings.organisation.sending != "on":
        word = settings.organisation.sending
        yield Mistake("heard.toml: organisation.sending", f"it is '{word}', so letters are kept", "See heard letters.")


def _certificate_that_ends(address: str, oauth: OAuth) -> Iterator[Mistake]:
    """Say when the certificate of a mailbox's app ends, in its last days; when a secret does, nobody can see."""
    with suppress(ConfigurationError, ModuleNotFoundError, ValueError):  # of which trying the mailbox has told
        if pem := oauth.certificate(address):
            from heard.oauth.certificates import certificate_in

            ends = certificate_in(pem).not_valid_after_utc
            if timedelta() < ends - utc_now() <= TOLD_BEFORE:
                what = f"the certificate ends on {ends:%Y-%m-%d}, and no mail is heard from then on"
                do = "Make another, upload it under Certificates & secrets, then put it in its place and restart heard."
                yield Mistake(f"heard.toml: mailbox {address}: oauth: certificate_file", what, do)


def of_roles(settings: Settings, policy: Policy) -> Iterator[Mistake]:
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
