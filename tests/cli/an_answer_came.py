"""A landlord's folder to which an answer came: message 1 is a complaint, message 2 says that it is an officer's answer.

The tenant wrote on Monday 1 June 2026, and the answer came on Tuesday 9 June.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from builders import LIVE_SINCE, MAILBOX, MONDAY, SMALL, TENANT, MovedClock, a_mail, a_raw
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.serving import prepare
from heard.settings import load
from heard.wiring import build_house, mailboxes_of

CAME = datetime(2026, 6, 9, 14, 12, tzinfo=UTC)
ANSWER = a_mail(
    "Dear Ms Finch\n\nI have looked into your complaint, and this is my answer. I uphold it.\n",
    sender="Helen Braithwaite <helen.braithwaite@northgate.example>",
    to=TENANT,
    subject="Re: Leak in the kitchen",
    message_id="<answer-1@northgate.example>",
    headers=[("Cc", MAILBOX), ("In-Reply-To", "<leak-1@tenant.example>")],
    received_at=CAME,
)


@contextmanager
def an_answer_came(folder: Path, pack: str = "wnwhl-2009") -> Iterator[House]:
    """Let both mails come to a folder that is empty yet; the house is open until the end."""
    (folder / "mail").mkdir()
    settings_of_it = SMALL.replace('policy = "wnwhl-2009"', f'policy = "{pack}"')
    assert pack in settings_of_it
    (folder / "heard.toml").write_text(settings_of_it, encoding="utf-8")
    settings = load(folder / "heard.toml")
    now = MovedClock(MONDAY)
    house = build_house(settings, now=now, since=LIVE_SINCE)
    try:
        prepare(house, mailboxes_of(settings))
        receive.hear(receive.keep([a_raw(a_mail())], house), house)
        send.count_as_sent(house)
        now.at = CAME
        receive.hear(receive.keep([a_raw(ANSWER, uid=2, received_at=CAME)], house), house)
        yield house
    finally:
        house.reader.close()
        house.store.close()
