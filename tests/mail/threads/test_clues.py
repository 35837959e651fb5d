"""What a message leaves to be found by, and what it follows."""

from __future__ import annotations

import time

import pytest

from builders import LANDLORD, TENANT, a_mail
from heard.mail.parse import parse
from heard.mail.threads.clues import MOST_FOLLOWED, MOST_LEFT, ClueKind, Clues, clues_of
from heard.mail.told.names import name_keys

TEXT = """The plaster has come off the ceiling above the cooker.

Dorothy Finch
12 Weirside Court
07700 900 123
Your ref NG-24-0311
"""


def values(clues: Clues, kind: ClueKind, *, followed: bool = False) -> list[str]:
    return [each.value for each in (clues.followed if followed else clues.left) if each.kind is kind]


@pytest.mark.parametrize(
    "kind, value",
    [
        (ClueKind.ID, "<leak-1@tenant.example>"),
        (ClueKind.MENTION, "<a@b.example>"),
        (ClueKind.SUBJECT, "leak in the kitchen"),
        (ClueKind.WITH, TENANT),
        (ClueKind.WITH, "ann@else.example"),
        (ClueKind.NAME, "finch d"),
        (ClueKind.NAME, "finch"),
        (ClueKind.HOME, "12 weirside court"),
        (ClueKind.PLACE, "weirside court"),
        (ClueKind.PHONE, "07700900123"),
        (ClueKind.NUMBER, "NG-24-0311"),
    ],
)
def test_what_a_mail_leaves(kind: ClueKind, value: str) -> None:
    mail = a_mail(
        TEXT, subject="Re: Leak in the kitchen", headers=[("In-Reply-To", "<a@b.example>"), ("Cc", "ann@else.example")]
    )
    assert value in values(clues_of(parse(mail)), kind)


def test_a_quote_follows_what_the_quoted_mail_left() -> None:
    left, *_ = values(clues_of(parse(a_mail(TEXT))), ClueKind.SAID)
    answer = (
        "Which one?\n\nOn Monday Dorothy Finch wrote:\n> The plaster has come off\n> the ceiling above the cooker.\n"
    )
    reply = clues_of(parse(a_mail(answer)))
    assert left in values(reply, ClueKind.SAID, followed=True)
    assert left not in values(reply, ClueKind.SAID)


def test_a_subject_of_capitals_may_name_somebody() -> None:
    assert "dyson" in values(clues_of(parse(a_mail("She rang.", subject="Dyson call"))), ClueKind.NAME, followed=True)


def test_a_forward_tells_what_the_forwarded_mail_tells() -> None:
    forward = (
        "See below.\n\n-----Original Message-----\nFrom: A\nSent: Monday\nTo: B\nSubject: C\n\nI am at 3 Gull Court.\n"
    )
    assert "3 gull court" in values(clues_of(parse(a_mail(forward, subject="FW: help"))), ClueKind.HOME)


def test_what_is_the_landlords_own_is_taken_out() -> None:
    clues = clues_of(parse(a_mail(sender="Helen Lead <helen.lead@northgate.example>", to=TENANT)))
    keys = {key for officer in LANDLORD.staff for key in name_keys(officer.name)}
    outside = clues.of_outsiders(LANDLORD.is_inside, keys)
    assert values(outside, ClueKind.WITH) == [TENANT]
    assert "lead h" not in values(outside, ClueKind.NAME)


def test_a_mail_leaves_and_follows_no_more_than_a_handful() -> None:
    ids = " ".join(f"<{n}@x.example>" for n in range(300))
    long = " ".join(f"Flat {n}, Weirside Court has sentence number {n} of many more." for n in range(400))
    clues = clues_of(
        parse(a_mail(long, headers=[("References", ids), ("Cc", ", ".join(f"{n}@x.example" for n in range(200)))]))
    )
    assert len(clues.left) <= MOST_LEFT
    assert len(clues.followed) <= MOST_FOLLOWED


@pytest.mark.parametrize("text", ["a" * 100_000, "A" * 100_000, "1 " * 50_000, "> " * 50_000, "Flat 1, " * 12_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    message = parse(a_mail(text))
    begun = time.process_time()
    clues_of(message)
    assert time.process_time() - begun < 2


def test_a_mail_that_proves_nothing_leaves_nobody_and_its_own_id_as_one_that_was_mentioned() -> None:
    index = ("Thread-Index", "AdrVx5+Q1n2nTRFTQJuKpP5Zq3t3Hg==")
    left = clues_of(parse(a_mail(TEXT, headers=[("Cc", "ann@else.example"), index]))).leaving_no_proof()
    for kind in (ClueKind.ID, ClueKind.WITH, ClueKind.INDEX):
        assert values(left, kind) == []
    assert values(left, ClueKind.MENTION) == ["<leak-1@tenant.example>"]
    assert values(left, ClueKind.HOME) == ["12 weirside court"]
