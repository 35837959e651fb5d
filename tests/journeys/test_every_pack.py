"""A complaint comes in, under each of the six packs: what the tenant gets, and what is owed by when.

Received on Monday 1 June 2026 at 10:30 in London; no bank holiday lies near.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from builders import TENANT, MovedClock, a_house, a_mail, a_raw
from heard.daemon import receive, send
from heard.daemon.rehearse import SimulatedClock, rehearse
from heard.daemon.rehearse_json import as_json
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names
from heard.reports.cases import one_case
from heard.store import projection
from heard.store.tables import letters

# Pack: the letter to the tenant, and then each clock that runs with its due date.
OWED = {
    "wnwhl-2009": (
        "complainant.acknowledgement.stage-1",
        {
            "acknowledge": "2026-06-02",
            "say-who-deals-with-it": "2026-06-02",
            "stage-1-answer": "2026-06-15",
            "keep-informed": "2026-06-08",
        },
    ),
    "feedback-2018": ("complainant.receipt.stage-1", {"quick-fix": "2026-06-02", "stage-1-answer": "2026-06-08"}),
    "wdh-2022": ("complainant.receipt.recovery", {"recovery-contact": "2026-06-04"}),
    "group-2008": (
        "complainant.receipt.complaint",
        {"acknowledge": None, "answer": None, "keep-in-touch": "2026-06-15"},
    ),
    "west-kent-2011": (
        "complainant.acknowledgement.stage-1",
        {
            "acknowledge": "2026-06-03",
            "stage-1-answer": "2026-06-15",
            "stage-1-holding": "2026-06-15",
            "keep-informed": "2026-06-08",
        },
    ),
    # The acknowledgement waits for a person's words, so it counts from the day it is due: 8 June, and ten days more.
    "hos-code-2024": (
        "complainant.receipt.stage-1",
        {"stage-1-acknowledge": "2026-06-08", "stage-1-answer": "2026-06-22"},
    ),
}


def test_every_pack_is_played():
    assert set(OWED) == set(pack_names(rules_dir()))


@pytest.mark.parametrize("pack", OWED)
def test_a_complaint_under_each_pack(pack: str, tmp_path: Path) -> None:
    now = MovedClock()
    house = a_house(tmp_path / "heard.db", now=now, policy=load_policy(pack, rules_dir()))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    now.on(minutes=5)
    letter, clocks = OWED[pack]
    with house.store.reading() as connection:
        case = one_case(connection, "NH-26-0001", house.now(), house.given.calendar.zone)
        to_tenant = connection.execute(letters.select().where(letters.c.to == TENANT)).one()
        assert list(projection.differences(connection, house.policies)) == []
    due = {clock["clock"]: clock["due"][:10] if clock["due"] else None for clock in case["clocks"]}
    assert to_tenant.name == letter
    assert due == clocks
    assert case["clocks"][0]["clause"], "every clock names its clause"
    sent = message_from_bytes(to_tenant.content, policy=policy.default)
    assert "[NH-26-0001]" in sent["Subject"]
    body = sent.get_body(("plain",))
    assert body is not None
    assert "None" not in body.get_content()
    assert "999" in body.get_content(), "a danger does not wait for us"


def test_the_code_asks_a_person_to_define_the_complaint(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", policy=load_policy("hos-code-2024", rules_dir()))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    with house.store.reading() as connection:
        case = one_case(connection, "NH-26-0001", house.now() + timedelta(days=1))
    assert [question["about"] for question in case["questions"]] == ["words-wanted"]
    assert [clock["state"] for clock in case["clocks"]] == ["running", "running"], "a receipt acknowledges nothing"


@pytest.mark.parametrize("pack", OWED)
def test_a_rehearsal_says_that_the_writer_was_answered(pack: str, tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db", policy=load_policy(pack, rules_dir()))
    clock = SimulatedClock(house.now())
    [heard] = rehearse([("leak.eml", a_raw(a_mail()))], replace(house, now=clock), clock)
    assert as_json(heard)["ack"] is True, "by a receipt alone, or by an acknowledgement"
