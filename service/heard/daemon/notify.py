"""Telling systemd how we are: sd_notify(3), which is one datagram."""

from __future__ import annotations

import os
import socket


def notify(state: str) -> None:
    """Send a state such as "READY=1" to systemd; does nothing where systemd did not ask for it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out:
        try:
            out.connect("\0" + address[1:] if address.startswith("@") else address)
            out.sendall(state.encode())
        except OSError:
            # A watchdog that cannot be fed will restart us; there is nobody else to tell.
            return


def watchdog_interval(*, longest: float) -> float:
    """Return how many seconds to leave between two signs of life: half of what systemd allows, at most `longest`."""
    try:
        return min(int(os.environ["WATCHDOG_USEC"]) / 2_000_000, longest)
    except (KeyError, ValueError):
        return longest
