"""Nothing depends on what Northgate's people, streets and firms are called: with other names its mail is heard as well.

Prints the figures of score.py for both, so that a rule or a weight which knows a name is seen by what it changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from corpora.scored import scored
from corpora.swapped import LEFT_AS_IS, Names, read_names, swap_corpus, swapped_mail

NORTHGATE = Path(__file__).with_name("northgate")
NAMES = read_names()
A_POINT = 0.01
LONG_ENOUGH = 5
"""Letters from which a name is no part of other words by chance."""
IDS = re.compile(r"<[^>\s]+>")


@pytest.fixture(scope="module")
def swapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("swapped") / "mailbox"
    swap_corpus(NORTHGATE, folder, NAMES)
    return folder


def mails(corpus: Path) -> Iterator[tuple[str, EmailMessage]]:
    for path in sorted(corpus.glob("mail/*.eml")):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert isinstance(mail, EmailMessage)
        yield path.name, mail


def texts_of(mail: EmailMessage) -> Iterator[str]:
    """Yield all that a reader or a program can see of a mail, decoded."""
    for part in mail.walk():
        yield from (f"{name}: {value}" for name, value in part.items() if name.lower() not in LEFT_AS_IS)
        if part.get_content_maintype() == "text":
            yield part.get_content()


def written(raw: bytes) -> list[bytes]:
    return [line for line in raw.split(b"\r\n") if line]


def addressees(text: str) -> Iterator[str]:
    yield from re.findall(r"([\w.+-]+)@[\w-]+\.\w", text.lower())


def answers(corpus: Path) -> dict[str, tuple[str, ...]]:
    """Return which mails each mail names as what it answers."""
    known = {str(mail["Message-ID"]).strip(): name for name, mail in mails(corpus)}
    assert len(known) == len(list(corpus.glob("mail/*.eml")))
    return {
        name: tuple(known.get(each, "none here") for each in IDS.findall(f"{mail['In-Reply-To']} {mail['References']}"))
        for name, mail in mails(corpus)
    }


def test_without_names_to_swap_each_mail_comes_out_as_it_went_in() -> None:
    came = {path.name: path.read_bytes() for path in NORTHGATE.glob("mail/*.eml")}
    went = {name: swapped_mail(raw, Names({}, {})) for name, raw in came.items()}
    assert [name for name, raw in came.items() if written(went[name]) != written(raw)] == []


def test_no_new_name_is_an_old_one() -> None:
    assert {new: [*NAMES.left_in(new)] for new in NAMES.any_case.values() if [*NAMES.left_in(new)]} == {}


def test_the_mail_still_parses_and_none_of_the_old_names_is_left(swapped: Path) -> None:
    left: dict[str, list[str]] = {}
    long = [name for name in NAMES.any_case if name.isalpha() and len(name) >= LONG_ENOUGH]
    for name, mail in mails(swapped):
        assert [part.defects for part in mail.walk() if part.defects] == []
        for text in texts_of(mail):
            run_together = [each for each in addressees(text) if any(old in each for old in long)]
            if found := [*NAMES.left_in(text), *run_together]:
                left.setdefault(name, []).extend(found)
    assert left == {}


@pytest.mark.parametrize("file", ["heard.toml", "register.toml", "world.toml", "truth.jsonl"])
def test_none_of_the_old_names_is_left_beside_the_mail(swapped: Path, file: str) -> None:
    assert [*NAMES.left_in((swapped / file).read_text("utf-8"))] == []


def test_every_mail_answers_what_it_answered(swapped: Path) -> None:
    assert answers(swapped) == answers(NORTHGATE)


def test_with_other_names_every_figure_is_within_a_point(swapped: Path) -> None:
    was, now = scored(NORTHGATE), scored(swapped)
    apart = {}
    for figure, before, after in figures(was, now):
        print(f"{figure:<40}{before:>10}{after:>10}{'' if before == after else '   differs'}")
        if round(abs(after - before), 4) > allowed(figure, before, was):
            apart[figure] = (before, after)
    assert apart == {}


def figures(was: Mapping[str, Any], now: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, float, float]]:
    assert was.keys() == now.keys()
    for name, before in was.items():
        if isinstance(before, dict):
            yield from figures(before, now[name], f"{under}{name}.")
        else:
            yield f"{under}{name}", before, now[name]


def allowed(figure: str, value: float, scores: Mapping[str, Any]) -> float:
    """Return by how much a figure may differ: a share by a point, a count by one in a hundred of its base or by one."""
    if isinstance(value, float):
        return A_POINT
    field, _, name = figure.rpartition(".")
    whole, of = scores["messages"], scores.get(field, {})
    base = {
        "missing": of.get("owed"),
        "not_owed_but_sent": whole - of.get("owed", 0),
        "sent_to_machines": of.get("machines"),
        "left_out": whole - of.get("caseless", 0),
        "wrongly_in_a_case": of.get("caseless"),
        "silent_misses": of.get("true"),
        "false_alarms": whole - of.get("true", 0),
    }
    # All other counts say how the mailbox was labelled, not how it was heard.
    return max(1.0, A_POINT * base[name]) if name in base else 0
