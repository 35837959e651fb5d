"""A real mail server to test and measure against: a private Dovecot (sink.py has the SMTP server).

It lives on free ports of 127.0.0.1 and ends with the program that started it.  The
tests reach it through the fixture `dovecot`; a bench or soak uses it as a context manager:

    with Dovecot() as server:
        server.deliver("anyone", letter)    # every user name exists; the password is PASSWORD
        ...server.port, server.tls_port...
        server.break_connections()          # as a crash of the server's imap processes would
"""

from __future__ import annotations

import atexit
import contextlib
import grp
import os
import pwd
import random
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil

T = TypeVar("T")

HOST = "127.0.0.1"
PASSWORD = "secret"
ANSWERS_WITHIN = 60.0  # seconds a server is given to come up or go down, on a machine that has much else to do


def until(look: Callable[[], T], within: float = ANSWERS_WITHIN, *, what: str = "") -> T:
    """Return the first true thing `look` returns; AssertionError after `within` seconds."""
    end = time.monotonic() + within
    while True:
        if found := look():
            return found
        assert time.monotonic() < end, f"waited {within} s in vain for {what or look}"
        time.sleep(0.002)


def free_port() -> int:
    """Return a port nobody listens on, below those the system gives to clients.

    A server that is stopped and started must find its port free: a client trying to reach it
    meanwhile could be given that very port for its own end.
    """
    while True:
        port = random.randrange(15_000, 32_000)
        with socket.socket() as asked, contextlib.suppress(OSError):
            asked.bind((HOST, port))
            return port


def answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), 1).close()
    except OSError:
        return False
    return True


def certificate(folder: Path) -> tuple[Path, Path] | None:
    """Make a certificate for 127.0.0.1 that is its own authority; None without openssl."""
    if not shutil.which("openssl"):
        return None
    cert, key = folder / "cert.pem", folder / "key.pem"
    ask = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=heard-rig"
    extra = ["-addext", f"subjectAltName=IP:{HOST},DNS:localhost", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([*ask.split(), *extra], check=True, capture_output=True)
    return cert, key


# Dovecot 2.3.  Everything it writes lies under {home}.
SETTINGS = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
protocols = imap lmtp
listen = {host}
{tls}
disable_plaintext_auth = no
auth_mechanisms = plain{mechanisms}
auth_failure_delay = 0
verbose_proctitle = yes
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
mail_max_userip_connections = 200
mail_location = maildir:~/Maildir
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "Sent Items" {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Drafts {{
    auto = create
    special_use = \\Drafts
  }}
  mailbox Junk {{
    auto = create
    special_use = \\Junk
  }}
  mailbox Trash {{
    auto = create
    special_use = \\Trash
  }}
}}
{oauth}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={home}/mail/%u allow_all_users=yes
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
  service_count = 0
  {chroot}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp_port}
  }}
}}
service anvil {{
  {chroot}
  # No growing delay after wrong passwords.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  {chroot}
}}
protocol lmtp {{
  postmaster_address = postmaster@example.test
}}
"""

OAUTH = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {home}/oauth2.conf
}}
"""
INTROSPECTION = """
introspection_mode = get
introspection_url = {introspection}
username_attribute = email
active_attribute = active
active_value = true
"""


class Dovecot:
    """A Dovecot of one's own: IMAP and LMTP, Sent Items marked \\Sent, TLS where openssl is there.

    home            a folder it may fill; without one it makes one and removes it at the end
    introspection   the address it asks about tokens (authority.py), each put behind it; "": it takes none
    """

    def __init__(self, home: Path | None = None, *, introspection: str = "") -> None:
        self.introspection = introspection
        # Its sockets' paths may not pass 108 characters, so not below pytest's long ones.
        self._own_home = home is None
        self.home = Path(tempfile.mkdtemp(prefix="heard-")) if home is None else home.resolve()
        self.port, self.lmtp_port = free_port(), free_port()
        self.certificate = None if self.missing() else certificate(self._prepare())
        self.tls_port = free_port() if self.certificate else 0
        self._process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def missing() -> str | None:
        """What keeps it from running here, or None."""
        dovecot = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
        if not dovecot:
            return "Debian's dovecot-imapd and dovecot-lmtpd are not installed"
        for part in ("imap", "lmtp"):
            if not any(Path(libexec, part).exists() for libexec in ("/usr/lib/dovecot", "/usr/libexec/dovecot")):
                return f"Debian's dovecot-{part}d is not installed"
        version = subprocess.run([dovecot, "--version"], capture_output=True, text=True, check=False).stdout
        return None if version.startswith("2.3.") else f"Dovecot 2.3 is needed, not {version.split(' ')[0]}"

    def _prepare(self) -> Path:
        for name in ("run", "state", "mail"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        self.home.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(self.home / "mail", "mail", "mail")
        return self.home

    def start(self) -> Dovecot:
        root, me = os.geteuid() == 0, pwd.getpwuid(os.geteuid()).pw_name
        mine = grp.getgrgid(os.getegid()).gr_name
        tls = "ssl = no"
        if self.certificate:
            tls = f"ssl = yes\nssl_cert = <{self.certificate[0]}\nssl_key = <{self.certificate[1]}"
        home = self._prepare()
        (home / "oauth2.conf").write_text(INTROSPECTION.format(introspection=self.introspection))
        written = SETTINGS.format(
            mechanisms=" xoauth2 oauthbearer" if self.introspection else "",
            oauth=OAUTH.format(home=home) if self.introspection else "",
            home=home, host=HOST, tls=tls, port=self.port, tls_port=self.tls_port, lmtp_port=self.lmtp_port,
            password=PASSWORD, internal="dovecot" if root else me, internal_group="dovecot" if root else mine,
            login="dovenull" if root else me, owner="mail" if root else me, owner_group="mail" if root else mine,
            chroot="" if root else "chroot =",
        )  # fmt: skip
        (self.home / "dovecot.conf").write_text(written)
        dovecot = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
        assert dovecot is not None, self.missing()
        with (self.home / "out.log").open("ab") as out:
            command = [dovecot, "-F", "-c", str(self.home / "dovecot.conf")]
            self._process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
        atexit.register(self.close)
        until(lambda: answers(self.port) and answers(self.lmtp_port), what=f"Dovecot, see {self.home}/dovecot.log")
        return self

    def stop(self) -> None:
        """End it and all its processes; the mail stays, and `start` brings it back on the same ports."""
        if self._process is None:
            return
        family = psutil.Process(self._process.pid).children(recursive=True)
        self._process.terminate()
        try:
            self._process.wait(0.3)
        except subprocess.TimeoutExpired:  # it waits for its children to finish, seconds long
            self._process.kill()
            self._process.wait(ANSWERS_WITHIN)
        self._process = None
        _kill(family)

    def close(self) -> None:
        self.stop()
        atexit.unregister(self.close)
        if self._own_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self) -> Dovecot:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def imap_processes(self) -> list[psutil.Process]:
        assert self._process is not None
        return [one for one in psutil.Process(self._process.pid).children(recursive=True) if _name(one) == "imap"]

    def idles(self, user: str) -> bool:
        """Say whether some connection of this user is in IDLE."""
        assert self._process is not None
        titles = [" ".join(_title(one)) for one in self.imap_processes()]
        return any(user in title and "IDLE" in title for title in titles)

    def break_connections(self) -> int:
        """End every process that serves a signed-in connection, as it is; how many there were.

        By SIGTERM: one killed while it takes a lock leaves the Maildir locked for a minute or two.
        """
        found = self.imap_processes()
        for process in found:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.terminate()
        with contextlib.suppress(AssertionError):
            until(lambda: all(map(_over, found)), 2)
        return _kill(found)

    def deliver(self, user: str, *letters: bytes) -> None:
        """Hand letters to the user's INBOX as a mail server would; they are there when this returns."""
        with smtplib.LMTP(HOST, self.lmtp_port, local_hostname="localhost", timeout=60) as lmtp:
            for letter in letters:
                lmtp.sendmail("sender@example.test", [user], letter)


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.NoSuchProcess:
        return ""


def _title(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.NoSuchProcess:
        return []


def _over(process: psutil.Process) -> bool:
    try:
        # A zombie whose parent we killed waits for init, which may take its time.
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _kill(processes: list[psutil.Process]) -> int:
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    until(lambda: all(map(_over, processes)), what=f"the end of {processes}")
    return len(processes)
