"""A landlord's site on a real mail server: heard.toml in a folder, and `heard` run as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from rig import PASSWORD, Dovecot, until
from sink import SmtpSink
from typed import heard

SERVICE = Path(__file__).parents[2] / "service"

HEARD_TOML = """\
[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"
sending = "on"
answer_mail_from = 2020-01-01

[notices]
new_case = {new_cases}

[limits]
letters_per_address_per_day = 1000
letters_per_hour = 100000

[database]
url = "sqlite:///heard.db"

[[mailbox]]
address = "complaints@northgate.example"
folders = {folders}
poll_seconds = {poll}
keep_sent = {keep_sent}
authserv_id = "mx.northgate.example"
{ways}
[[staff]]
name = "Helen Lead"
address = "helen.lead@northgate.example"
roles = ["team-lead"]
"""

BY_IMAP = """\
read = "imap://127.0.0.1:{imap}"
send = "smtp://127.0.0.1:{smtp}"
user = "{user}"
password_file = "password"
"""


class Site:
    """One landlord: a folder with heard.toml, a mailbox on the server, and commands run for real.

    new_cases   whether somebody is told of each new case; most tests count the letters that answer mail
    """

    def __init__(
        self,
        folder: Path,
        server: Dovecot,
        sink: SmtpSink,
        *,
        user: str,
        folders: tuple[str, ...] = ("INBOX",),
        poll: float = 0.05,
        keep_sent: bool = True,
        new_cases: bool = False,
    ) -> None:
        self.user = user
        ways = BY_IMAP.format(imap=server.port, smtp=sink.port, user=user)
        self._set_up(folder, ways, PASSWORD, folders=folders, poll=poll, keep_sent=keep_sent, new_cases=new_cases)

    @classmethod
    def by(cls, folder: Path, ways: str, password: str, **other: Any) -> Site:
        """Return a landlord whose mailbox is reached otherwise.

        ways      lines of [[mailbox]]; what they need to sign in lies in the file `password`
        """
        site = cls.__new__(cls)
        site._set_up(folder, ways, password, **other)
        return site

    def _set_up(
        self,
        folder: Path,
        ways: str,
        password: str,
        *,
        folders: tuple[str, ...] = ("INBOX",),
        poll: float = 0.05,
        keep_sent: bool = False,
        new_cases: bool = False,
    ) -> None:
        self.folder = folder
        self.toml = folder / "heard.toml"
        (folder / "password").write_text(password)
        self.toml.write_text(
            HEARD_TOML.format(
                ways=ways,
                folders=json.dumps(folders),
                poll=poll,
                keep_sent=str(keep_sent).lower(),
                new_cases=str(new_cases).lower(),
            )
        )
        self.log = folder / "heard.log"
        self.process: subprocess.Popen[bytes] | None = None

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "heard", "--config", str(self.toml), *words]

    def _environment(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": str(SERVICE), "COLUMNS": "80", "NO_COLOR": "1"}

    def do(self, *words: str) -> tuple[int, str]:
        """Type a command; return exit code and what it printed."""
        code, said, errors = heard("--config", str(self.toml), *words, folder=self.folder)
        return code, said + errors

    def ask(self, *words: str) -> list[dict[str, Any]]:
        """Type a command with --json; return its objects."""
        _, said, _ = heard("--config", str(self.toml), *words, "--json", folder=self.folder)
        return [json.loads(line) for line in said.splitlines()]

    def start(self, *, ready: bool = True) -> None:
        self.said_before = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command("run"), stderr=log, stdout=subprocess.DEVNULL, env=self._environment()
            )
        if ready:
            until(lambda: "ready" in self.events() or self.gone(), what="ready")
            assert not self.gone(), self.log.read_text()[-3000:]

    def events(self) -> list[str]:
        """The events of the log since the last start."""
        lines = self.log.read_bytes()[self.said_before :].decode().splitlines()
        return [json.loads(line)["event"] for line in lines if line.startswith("{")]

    def gone(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def kill(self) -> None:
        """As the operating system would, without a word."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Politely; return the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=12)

    def end(self) -> None:
        """Leave nothing running, however the test went."""
        if not self.gone():
            self.kill()
