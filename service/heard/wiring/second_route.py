"""The second route of a site: the server and the monitor that [heartbeat] names."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from heard.daemon.heartbeat.beating import Heartbeat
from heard.daemon.heartbeat.monitor import Monitor
from heard.daemon.heartbeat.route import Route
from heard.daemon.house import House
from heard.daemon.send import Door
from heard.settings import Settings
from heard.wiring.ways import folders_of, relay


def heartbeat_of(settings: Settings, house: House) -> Heartbeat | None:
    """Return the second route of a site, if it has one.  A folder may be polled more seldom than somebody is told."""
    if settings.heartbeat is None:
        return None
    longest = timedelta(seconds=max(box.poll_seconds for box in settings.mailbox))
    return Heartbeat(
        house=house,
        folders=[(box.address, folder) for box in settings.mailbox for folder in folders_of(box)],
        patience=max(settings.heartbeat.patience, longest * 3),
        route=route_of(settings),
        monitor=monitor_of(settings),
        began=house.now(),
    )


def route_of(settings: Settings) -> Route | None:
    """Return the server of [heartbeat], and whom mail goes to by it; None where it names none."""
    heartbeat, organisation = settings.heartbeat, settings.organisation
    if heartbeat is None or heartbeat.send is None or heartbeat.sender is None or heartbeat.to is None:
        return None
    return Route(
        door=Door(relay(heartbeat.send, heartbeat.user or heartbeat.sender, heartbeat.password()), None),
        sender=heartbeat.sender,
        to=heartbeat.to,
        organisation=organisation.name,
        zone=ZoneInfo(organisation.zone),
    )


def monitor_of(settings: Settings) -> Monitor | None:
    """Return the monitor that [heartbeat] has called; None where it names none."""
    url = settings.heartbeat.url() if settings.heartbeat is not None else ""
    return Monitor(url, settings.heartbeat.url_ca_file) if url and settings.heartbeat is not None else None
