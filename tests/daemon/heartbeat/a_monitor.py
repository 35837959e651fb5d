"""A monitor elsewhere: a small https server that counts its calls, with a certificate of its own."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from rig import HOST, certificate


@dataclass
class Watcher:
    """The other end: what it answers, and the paths it was called at."""

    ca_file: Path
    port: int
    status: int = 200
    drips: bool = False  # whether a byte comes at a time, and no end
    floods: bool = False  # whether more comes on its first line than any has, and no end
    over: threading.Event = field(default_factory=threading.Event)
    calls: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/ping/a-secret?status=up"


class _Quiet(HTTPServer):
    def handle_error(self, *_: object) -> None:
        """Print nothing: it is a test that provokes it."""


@contextmanager
def a_monitor(folder: Path) -> Iterator[Watcher | None]:
    """Run one; None without openssl."""
    made = certificate(folder)
    if made is None:
        yield None
        return
    server = _Quiet((HOST, 0), BaseHTTPRequestHandler)
    watcher = Watcher(made[0], server.server_port)

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            watcher.calls.append(self.path)
            while watcher.drips and not watcher.over.wait(0.05):
                self.wfile.write(b"H")
            if watcher.floods:
                self.wfile.write(b"H" * 2048)
                watcher.over.wait()
            self.send_response(watcher.status)
            self.send_header("Location", f"https://{HOST}:{watcher.port}/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server.RequestHandlerClass = Answer
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*made)
    # The handshake is the connection's own business, so that a client that breaks it off does not end the server.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield watcher
    finally:
        watcher.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
