"""What the landlord decided: heard.toml and register.toml, typed and checked.

    site.py       every key of heard.toml
    register.py   every key of register.toml; register_written.py: its restrictions written, typed, or from a table
    keys.py       the keys of what officers are given, in a file heard writes itself
    oauth.py      how heard gets tokens in place of a password
    exchange_online.py   what Microsoft 365 takes no more, and since when
    places.py     where mail is read from and letters leave by: "imaps://mail.northgate.example"
    secrets_elsewhere.py   what may not stand in heard.toml: where it stands
    heartbeat.py  by which second route somebody learns that heard cannot read or send
    agreement.py  whether what the keys say of each other can all be true
    mailbox_signs.py   whether what is done to a message in the mailbox can stand for a command
    rewritten.py  keys of a mailbox changed in heard.toml itself, its comments kept
    checks.py     a file and its model become settings, or every mistake at once
    example.py    the commented heard.toml that `heard init` writes

A key added to `site.py` is explained in `example.py`; a test asks for it.
"""

from heard.settings.example import Answers, render_example
from heard.settings.heartbeat import Heartbeat
from heard.settings.oauth import OAuth
from heard.settings.places import Place
from heard.settings.register import EarlierCase, Register, Restricted, load_register
from heard.settings.site import Mailbox, Settings, Staff, load

__all__ = [
    "Answers",
    "EarlierCase",
    "Heartbeat",
    "Mailbox",
    "OAuth",
    "Place",
    "Register",
    "Restricted",
    "Settings",
    "Staff",
    "load",
    "load_register",
    "render_example",
]
