"""An SMTP server that takes everything and writes down when: a line of JSON for each letter.

python timed_sink.py PORT FILE
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from pathlib import Path
from typing import TextIO

from aiosmtpd.smtp import SMTP, Envelope, Session

ANSWERS = re.compile(rb"^In-Reply-To:\s*(<[^>\r\n]*>)", re.I | re.M)


class TimedSink:
    def __init__(self, file: TextIO) -> None:
        self.file = file

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        at = time.time()
        answers = ANSWERS.search(envelope.original_content or b"")
        line = {"at": at, "in_reply_to": answers[1].decode("ascii", "replace") if answers else None}
        self.file.write(json.dumps(line) + "\n")
        return "250 OK"


async def serve(port: int, path: Path) -> None:
    loop = asyncio.get_running_loop()
    with path.open("a", buffering=1) as file:
        sink = TimedSink(file)
        server = await loop.create_server(
            lambda: SMTP(sink, hostname="sink.example.test", loop=loop), "127.0.0.1", port
        )
        async with server:
            await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
