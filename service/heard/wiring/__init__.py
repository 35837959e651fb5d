"""Builds the house from the settings; the only room that knows every other.

told.py           what the data files and the settings say
house.py          the house: told, the database, what the site remembers
ways.py           the ways in and out of each mailbox
second_route.py   the server and the monitor of [heartbeat]
"""

from heard.wiring.house import build_house, reader_apart
from heard.wiring.second_route import heartbeat_of, monitor_of, route_of
from heard.wiring.told import Told, landlord_of, mailbox_signs_of, read_told, verdicts_by
from heard.wiring.ways import doors_of, mailboxes_of, refuse_what_has_ended, sender_of, told_of

__all__ = [
    "Told",
    "build_house",
    "doors_of",
    "heartbeat_of",
    "landlord_of",
    "mailbox_signs_of",
    "mailboxes_of",
    "monitor_of",
    "read_told",
    "reader_apart",
    "refuse_what_has_ended",
    "route_of",
    "sender_of",
    "told_of",
    "verdicts_by",
]
