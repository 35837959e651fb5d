"""The call to a monitor elsewhere, which tells a person when none has come for a while: a dead man's switch.

Nothing but its not coming says that something is amiss: that is understood by every monitor there is, and needs
nothing of heard to work. Only over https, to a host whose certificate is verified, and never on to where that host
points. Its address is a secret, which is in no log and no error.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import BadStatusLine, HTTPException, HTTPSConnection
from pathlib import Path
from socket import socket
from urllib.parse import urlsplit

ANSWERS_WITHIN = 10.0  # seconds, to connect and to answer each, however slowly it sends what it sends
_STATUS = re.compile(rb"HTTP/1\.[01] ([0-9]{3})\b")
_LONGEST = 1024  # bytes of the line that tells the status; nothing behind it is read


@dataclass(frozen=True, slots=True)
class Monitor:
    """A monitor's address to be called.

    ca_file   an authority that is trusted besides those the system trusts
    within    seconds it has to connect, and as many to answer
    """

    url: str = field(repr=False)
    ca_file: Path | None = None
    within: float = ANSWERS_WITHIN

    def call(self) -> str | None:
        """Call it; return None where it took that, else why not, in a line that does not tell its address."""
        parts = urlsplit(self.url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

        def ask(connection: HTTPSConnection) -> str | None:
            connection.request("GET", path, headers={"User-Agent": "heard"})
            status = _status_of(connection.sock, self.within)
            if 300 <= status < 400:
                return f"it points elsewhere ({status}), where heard does not go. Name the address it points to"
            return None if 200 <= status < 300 else f"it answered {status}. Is its address still right?"

        return self._connected(ask)

    def check(self) -> str | None:
        """Connect and verify its certificate, and call nothing: a call would keep it quiet.  Returns as `call` does."""
        return self._connected(lambda connection: connection.connect())

    def _connected(self, work: Callable[[HTTPSConnection], str | None]) -> str | None:
        parts = urlsplit(self.url)
        try:
            context = ssl.create_default_context()
            if self.ca_file is not None:
                context.load_verify_locations(self.ca_file)
        except (OSError, ssl.SSLError):
            return "url_ca_file cannot be read, or holds no certificate"
        connection = HTTPSConnection(parts.hostname or "", parts.port, timeout=self.within, context=context)
        try:
            return work(connection)
        except ssl.SSLCertVerificationError as error:
            return f"its certificate is not trusted ({error.verify_code}). Is it its own? Then name url_ca_file"
        except TimeoutError:
            return f"it did not answer within {self.within:.0f} seconds"
        except (OSError, HTTPException, ValueError) as error:
            return f"it cannot be reached ({type(error).__name__})"
        finally:
            connection.close()


def _status_of(answering: socket, within: float) -> int:
    """Return the status of an answer.

    within  seconds until it has to be there, all told: a socket's own limit begins anew with each byte

    Raises TimeoutError where it is not, and BadStatusLine where something else comes.
    """
    ends, came = time.monotonic() + within, b""
    while b"\n" not in came and len(came) < _LONGEST:
        if (left := ends - time.monotonic()) <= 0:
            raise TimeoutError
        answering.settimeout(left)
        part = answering.recv(_LONGEST)
        if not part:
            break
        came += part
    if (found := _STATUS.match(came)) is None:
        raise BadStatusLine("")
    return int(found[1])
