"""A backlog through heard: from the moment it is ready to the last letter recorded as sent."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

from backlog import fill
from gen_mail import Mail
from heard_site import HeardSite
from machine import Throughput, conditions
from right_answer import expected_letters, wrong_in

from rig import Dovecot, until


def heard_on(
    mails: Sequence[Mail], work: Path, server: Dovecot, smtp_port: int, *, keep_sent: bool = False
) -> Throughput:
    user = f"heard-{time.time_ns()}"
    fill(server, user, [mail.raw for mail in mails])
    before = conditions(work)
    with HeardSite(work / user, server, smtp_port, user=user, keep_sent=keep_sent) as site:
        ready = site.ready()
        done = site.has_logged({"heard": len(mails), "letter": expected_letters(mails)})
        if keep_sent:
            until(lambda: not _uncopied(site.database), 120, what="copies in the Sent folder")
            done = site.moment(time.time())
        time.sleep(0.2)  # the last record is being committed
        peak, reader = site.peak_mib()
    return Throughput(
        name="heard" + (", copies kept in Sent" if keep_sent else ""),
        messages=len(mails),
        seconds=done.at - ready.at,
        cpu_ms=1000 * (done.cpu - ready.cpu) / len(mails),
        peak_mib=peak,
        reader_mib=reader,
        conditions=before,
        wrong=tuple(wrong_in(site.database, mails)),
    )


def _uncopied(database: Path) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        [count] = connection.execute("select count(*) from letters where not copied").fetchone()
    connection.close()
    time.sleep(0.05)
    return int(count)
