"""What a notice tells an officer to type works as it stands, whatever the landlord's policy calls its stages.

The tenant wrote on Monday 1 June 2026, and on Tuesday 9 June a mail came that says it is an officer's answer.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import LIVE_SINCE, MAILBOX, MONDAY, SMALL, TENANT, MovedClock, a_mail, a_raw
from heard.casework.events import About, MessageNumber, Reference
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.daemon.promising import ask
from heard.daemon.writing import Writing
from heard.reports.outbox import list_of_letters, one_letter
from heard.serving import prepare
from heard.settings import load
from heard.wiring import build_house, mailboxes_of
from typed import heard

CAME = datetime(2026, 6, 9, 14, 12, tzinfo=UTC)
CASE, LETTER = Reference("NH-26-0001"), MessageNumber(2)
ABOUT_A_LETTER = (About.WHAT_LETTER, About.SAYS_NO, About.NOT_EXTENDED, About.SEEMS_MISSING, About.NOT_PROVED)
TO_BE_FILLED_IN = "YYYY-MM-DD"
A_DAY = "2026-06-26"
ANSWER = a_mail(
    "Dear Ms Finch\n\nI have looked into your complaint, and this is my answer. I uphold it.\n",
    sender="Helen Braithwaite <helen.braithwaite@northgate.example>",
    to=TENANT,
    subject="Re: Leak in the kitchen",
    message_id="<answer-1@northgate.example>",
    headers=[("Cc", MAILBOX), ("In-Reply-To", "<leak-1@tenant.example>")],
    received_at=CAME,
)


def what_is_asked(pack: str, folder: Path) -> list[str]:
    """Let a landlord's officers be asked everything there is about a letter; return the words of each notice."""
    (folder / "mail").mkdir()
    settings_of_it = SMALL.replace('policy = "wnwhl-2009"', f'policy = "{pack}"')
    assert pack in settings_of_it
    (folder / "heard.toml").write_text(settings_of_it, encoding="utf-8")
    settings = load(folder / "heard.toml")
    now = MovedClock(MONDAY)
    house = build_house(settings, now=now, since=LIVE_SINCE)
    prepare(house, mailboxes_of(settings))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    now.at = CAME
    receive.hear(receive.keep([a_raw(ANSWER, uid=2, received_at=CAME)], house), house)
    notices = list(asked_about_it(house))
    house.reader.close()
    house.store.close()
    return notices


def asked_about_it(house: House) -> Iterator[str]:
    for about in ABOUT_A_LETTER:
        with house.store.writing() as connection:
            writing = Writing(connection, house, house.now(), LETTER, MAILBOX, CAME)
            ask(writing, CASE, about, "nobody can tell")
            writing.append()
            newest = max(each["id"] for each in list_of_letters(connection))
            yield one_letter(connection, newest)["text"]


@pytest.mark.parametrize("pack", ["group-2008"])  # whose stages and outcomes have names of their own
def test_each_command_a_notice_shows_is_understood(pack: str, tmp_path: Path) -> None:
    shown = [
        shlex.split(line.replace(TO_BE_FILLED_IN, A_DAY))
        for text in what_is_asked(pack, tmp_path)
        for line in text.splitlines()
        if line.startswith("    heard ")
    ]
    assert sum("--outcome" in words for words in shown) == 2
    for words in shown:
        code, said, errors = heard(*words[1:], folder=tmp_path, width=120)
        assert code in (0, 1), (words, said, errors)


@pytest.mark.parametrize("pack", ["wdh-2022"])  # which has the most of both
def test_every_stage_and_outcome_a_notice_names_may_be_typed(pack: str, tmp_path: Path) -> None:
    [line, *_] = [
        line
        for text in what_is_asked(pack, tmp_path)
        for line in text.splitlines()
        if line.startswith("--stage takes one of: ")
    ]
    stages, outcomes = line.removeprefix("--stage takes one of: ").removesuffix(".").split(". --outcome takes one of: ")
    typed = [("--stage", each) for each in stages.split(", ")] + [("--outcome", each) for each in outcomes.split(", ")]
    for option, each in typed:
        words = shlex.split(f"answer {LETTER} --as decision {option} {each}")
        code, said, errors = heard(*words, folder=tmp_path, width=120)
        assert code == 0, (words, said, errors)
