"""Read one message from standard input, and die if it is deadly.

Run as a process of its own for a message that was in hand when the daemon died twice.  Its
exit code is the answer; what it may use is limited, so that it dies alone.
"""

from __future__ import annotations

import resource
import sys

from heard.mail.parse import parse

MEMORY = 2 << 30  # bytes
CPU_SECONDS = 30


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    parse(sys.stdin.buffer.read())
    return 0


if __name__ == "__main__":
    sys.exit(main())
