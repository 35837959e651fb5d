"""What heard's database must hold after generated mail; figures of a run that is wrong are worth nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from gen_mail import Mail


def expected_letters(mails: Sequence[Mail]) -> int:
    """One acknowledgement for each complaint, none for a reply."""
    return sum(not mail.is_reply for mail in mails)


def wrong_in(database: Path, mails: Sequence[Mail]) -> Iterator[str]:
    """Yield what is not as it must be: cases, threads, acknowledgements."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        case_of = dict(connection.execute("select message_id, reference from messages where state = 'heard'"))
        acknowledged = connection.execute(
            "select m.message_id from letters l join messages m on m.id = l.cause "
            "where l.purpose = 'acknowledgement' and l.state = 'sent'"
        ).fetchall()
        [cases] = connection.execute("select count(*) from cases").fetchone()
        [unsent] = connection.execute("select count(*) from letters where state <> 'sent'").fetchone()
    connection.close()
    roots = [mail.message_id for mail in mails if not mail.is_reply]
    if missing := [mail for mail in mails if not case_of.get(mail.message_id)]:
        yield f"{len(missing)} messages are on no case, the first {missing[0].message_id}"
    if cases != len(roots) or len({case_of.get(root) for root in roots}) != len(roots):
        yield f"{cases} cases, and {len(roots)} complaints"
    if astray := [mail for mail in mails if case_of.get(mail.message_id) != case_of.get(mail.root)]:
        yield f"{len(astray)} replies are not on the case of their thread, the first {astray[0].message_id}"
    if sorted(row[0] for row in acknowledged) != sorted(roots):
        yield f"{len(acknowledged)} acknowledgements sent, and {len(roots)} complaints"
    if unsent:
        yield f"{unsent} letters did not leave"
