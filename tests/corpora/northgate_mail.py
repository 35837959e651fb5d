"""The labelled mailbox, rehearsed: the mail of people outside as heard saw it, and as careful people labelled it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from outside_mail import Labelled

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.daemon.before_heard import take_in
from heard.daemon.reading import ReaderHere
from heard.daemon.rehearse import Rehearsed, SimulatedClock, rehearse
from heard.judgement.from_outside import STANDING
from heard.judgement.rule import Rules
from heard.mailboxes.folder import read_source
from heard.settings import load, load_register
from heard.settings.keys import keys_in_memory
from heard.store.connect import Store
from heard.wiring import build_house

CORPUS = Path(__file__).with_name("northgate")
PREFIX = "northgate"
NOT_OUTSIDE = (Kind.STAFF, Kind.AUTO_REPLY, Kind.BOUNCE)


def truths() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / "truth.jsonl").read_text("utf-8").splitlines()]


def rehearsed(rules: Rules) -> list[Rehearsed]:
    """Return the whole mailbox, each message heard when it came, with these rules."""
    settings = load(CORPUS / "heard.toml")
    mail = list(read_source(CORPUS / "mail", mailbox=settings.mailbox[0].address))
    clock = SimulatedClock(mail[0][1].received_at)
    with tempfile.TemporaryDirectory(prefix="northgate-") as folder:
        store = Store(f"sqlite:///{folder}/northgate.db", lasting=False)
        keys = keys_in_memory(clock.at)
        built = build_house(settings, now=clock, store=store, sending="on", since=clock.at, keys=keys)
        house = replace(built, rules=rules, reader=ReaderHere(rules))
        take_in(house, load_register(CORPUS / "register.toml"))
        # How a message is understood is scored, and nothing of that comes of reminders, digests or reports.
        heard = list(rehearse(mail, house, clock, rhythms=()))
        store.close()
    return heard


def person_of(truth: Mapping[str, Any]) -> str:
    return f"{PREFIX} {truth['complainant'] or truth['file']}"


def as_heard(heard: Sequence[Rehearsed]) -> Iterator[Labelled]:
    """Yield the mail of people outside, each with its label."""
    for each, truth in zip(heard, truths(), strict=True):
        message, decision = each.heard.message, each.heard.decision
        if message is None or decision.kind in NOT_OUTSIDE or decision.role in (Role.OFFICER, Role.AUTOMATED):
            continue
        if truth["kind"] in ("staff", "auto_reply", "bounce"):
            continue
        stood = [Standing(found.words) for found in decision.findings if found.rule == STANDING]
        yield Labelled(person_of(truth), message, decision.role, stood[0] if stood else None, truth)
