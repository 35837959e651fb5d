"""What only one kind of mailbox needs is loaded for that kind alone, and asked for in a line where it is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import SMALL

SERVICE = Path(__file__).parent.parent / "service"
HEAVY = ("exchangelib", "msal", "httpx")
OAUTH = """
[mailbox.oauth]
tenant = "northgate.onmicrosoft.com"
client = "0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21"
secret_env = "HEARD_SECRET"
"""
PASSWORD = 'password_env = "HEARD_SECRET"\n'
WAYS = {
    "a folder": ("eml:mail", "eml:letters", ""),
    "IMAP by a password": ("imaps://mail.northgate.example", "smtps://mail.northgate.example", PASSWORD),
    "IMAP by tokens": ("imaps://outlook.office365.com", "smtp://smtp.office365.com", OAUTH),
    "Graph": ("graph:", "graph:", OAUTH),
    "EWS by a password": ("ews://mail.northgate.example", "ews://mail.northgate.example", PASSWORD),
    "EWS by tokens": ("ews://mail.northgate.example", "ews://mail.northgate.example", OAUTH),
}
BUILD = """
import json, sys
from pathlib import Path
for name in sys.argv[2].split():
    sys.modules[name] = None  # as where it is not installed
import heard.serving
from heard.errors import ConfigurationError
from heard.now import utc_now
from heard.settings import load
settings = load(Path(sys.argv[1]))
said = []
try:
    house = heard.serving.build_house(settings, now=utc_now)
    mailboxes = heard.serving.mailboxes_of(settings)
    doors = heard.serving.doors_of(settings)
    heard.serving.prepare(house, mailboxes)
except ConfigurationError as error:
    said = [str(mistake) for mistake in error.mistakes]
loaded = {name.partition(".")[0] for name, module in sys.modules.items() if module is not None}
print(json.dumps({"loaded": sorted(loaded), "said": said}))
"""

DO = "Install requirements-exchange.lock, or heard"


def built(tmp_path: Path, way: str, *, without: str = "") -> tuple[set[str], list[str]]:
    """Build a house and its ways, as `heard run` does, in a process of its own; return what it loaded and said."""
    read, send, more = WAYS[way]
    toml = tmp_path / "heard.toml"
    box = f'read = "{read}"\nsend = "{send}"\n{more}'
    toml.write_text(SMALL.replace('read = "eml:mail"\nsend = "eml:letters"\n', box))
    found = subprocess.run(
        [sys.executable, "-c", BUILD, str(toml), without],
        env=os.environ | {"PYTHONPATH": str(SERVICE), "HEARD_SECRET": "s3cret"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(found.stdout)
    return set(told["loaded"]), told["said"]


@pytest.mark.parametrize(
    "way, heavy",
    [
        ("a folder", set()),
        ("IMAP by a password", set()),
        ("IMAP by tokens", {"msal"}),
        ("Graph", {"msal", "httpx"}),
        ("EWS by a password", {"exchangelib"}),
    ],
)
def test_each_kind_of_mailbox_loads_what_it_needs_and_no_more(tmp_path: Path, way: str, heavy: set[str]) -> None:
    loaded, said = built(tmp_path, way)
    assert said == []
    assert loaded & set(HEAVY) == heavy


@pytest.mark.parametrize(
    "way, without, says",
    [
        ("IMAP by tokens", "msal", f"oauth: needs msal. {DO}[oauth]."),
        ("Graph", "httpx", f"graph: needs httpx. {DO}[graph]."),
        ("EWS by a password", "exchangelib", f"ews: needs exchangelib. {DO}[ews]."),
        ("EWS by tokens", "msal", f"oauth: needs msal. {DO}[oauth]."),
    ],
)
def test_what_is_not_installed_is_asked_for_in_a_line(tmp_path: Path, way: str, without: str, says: str) -> None:
    assert built(tmp_path, way, without=without)[1] == [says]


def test_imap_needs_nothing_but_what_heard_always_needs(tmp_path: Path) -> None:
    assert built(tmp_path, "IMAP by a password", without=" ".join(HEAVY))[1] == []
