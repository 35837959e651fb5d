"""A rehearsal as a manager sees it: on a narrow terminal, and as a page to hand on."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from builders import a_mail
from heard.cli.rehearsal_page import page
from heard.reports.rehearsal.report import Gathering
from typed import heard

HOSTILE = "I can smell gas <script>alert(1)</script> [red]now[/red], and nothing has been done for three weeks."
GAS, ENQUIRY = "0001.eml", "0002<b>.eml"


@pytest.fixture
def site(tmp_path: Path, demo: tuple[Path, str]) -> Path:
    """A folder with the demo's settings, and two mails by somebody who wants to do harm."""
    for name in ("heard.toml", "register.toml"):
        (tmp_path / name).write_bytes((demo[0] / "demo-out" / name).read_bytes())
    mail = tmp_path / "mail"
    mail.mkdir()
    received = ("Received", "from mail.tenant.example by mx.northgate.example; Mon, 1 Dec 2025 09:15:00 +0000")
    subject = "[bold]gas[/bold] <script>alert(2)</script> \u202egnihton"
    (mail / GAS).write_bytes(a_mail(HOSTILE, sender="x@tenant.example", subject=subject, headers=[received]))
    asks = a_mail(
        "Could you send me a <i>form</i>? [bold]x[/bold] How long does a transfer take?",
        sender="y@tenant.example",
        subject="Transfers",
        message_id="<transfer@tenant.example>",
        headers=[received],
    )
    (mail / ENQUIRY).write_bytes(asks)
    return tmp_path


def rehearsed(site: Path, *options: str, width: int = 80) -> str:
    code, said, errors = heard("--config", "heard.toml", "rehearse", "mail", *options, folder=site, width=width)
    assert code == 0, errors
    return said


def in_one_line(said: str) -> str:
    return " ".join(said.split())


class Tags(HTMLParser):
    """Which elements a page has, and all of its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") or name in ("src", "style") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_without_anything_else_the_numbers_are_told(site: Path) -> None:
    said = rehearsed(site)
    assert in_one_line(said).startswith("Mail to Northgate Homes of 1 December 2025, under wnwhl-2009 Nothing was sent")
    for number in ("2 messages", "1 cases opened", "1 acknowledged", "1 danger", "1 set aside, on no case 1 enquiries"):
        assert number in in_one_line(said)
    assert "smell gas" not in said


@pytest.mark.parametrize(
    "until, late",
    [
        pytest.param("2025-12-01", "0 promised by a clock, and not done in time", id="on the day it came"),
        pytest.param("2025-12-15", "0 promised by a clock, and not done in time", id="on the tenth working day"),
        pytest.param(
            "2025-12-16",
            "1 promised by a clock, and not done in time 1 stage-1-answer, still owed",
            id="on the day after",
        ),
    ],
)
def test_clocks_run_on_to_the_end_of_the_day_that_is_named(site: Path, until: str, late: str) -> None:
    """The complaint came on Monday 1 December 2025, and nobody answered it."""
    assert late in in_one_line(rehearsed(site, "--until", until))


def test_how_far_the_clocks_ran_is_told_at_the_top(site: Path) -> None:
    title = "of 1 December 2025, under wnwhl-2009, its clocks running until 16 December 2025"
    assert title in in_one_line(rehearsed(site, "--until", "2025-12-16", "--html", "report.html"))
    assert title in in_one_line((site / "report.html").read_text("utf-8"))


def test_clocks_do_not_run_back(site: Path) -> None:
    words = ("--config", "heard.toml", "rehearse", "mail", "--until", "2025-11-30")
    code, said, errors = heard(*words, folder=site, width=200)
    assert (code, said) == (2, "")
    assert "--until 2025-11-30: mail came after that, the last on 2025-12-01. Name that day or a later one" in errors


def test_lines_for_programs_are_the_same_however_far_the_clocks_run(site: Path) -> None:
    assert rehearsed(site, "--json", "--until", "2026-01-31") == rehearsed(site, "--json")


def test_the_report_shows_the_words_and_what_would_have_followed(site: Path) -> None:
    said = in_one_line(rehearsed(site, "--report"))
    assert "yes: 0001.eml, 1 Dec 2025 09:15" in said
    assert "“smell gas”, by rule risk/gas" in said
    assert re.search(r"second opinion(, which doubts it)?: [0-9]+% likely; what counted most: ", said)
    assert "sent its writer an acknowledgement (stage-1)" in said
    assert "that somebody may be in danger" in said


def test_the_report_shows_what_would_have_been_set_aside_and_why(site: Path) -> None:
    said = in_one_line(rehearsed(site, "--report"))
    _, _, aside = said.partition("What would have been set aside")
    assert "Enquiries: 1 0002<b>.eml" in aside
    assert "because it asks for information, and shows no displeasure" in aside
    assert "it begins: “Could you send me a <i>form</i>?" in aside


def test_no_address_is_on_the_screen_or_on_the_page(site: Path) -> None:
    said = rehearsed(site, "--report", "--html", "report.html")
    assert "@tenant.example" not in said + (site / "report.html").read_text("utf-8")


@pytest.mark.parametrize("width", [40, 60])
def test_it_can_be_read_on_a_narrow_terminal(site: Path, width: int) -> None:
    lines = rehearsed(site, "--report", width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_what_a_stranger_wrote_does_nothing_to_the_terminal(site: Path) -> None:
    said = rehearsed(site, "--report")
    assert "“[bold]gas[/bold] <script>alert(2)</script> gnihton”" in said
    assert "[bold]x[/bold]" in in_one_line(said)
    assert all(character.isprintable() or character == "\n" for character in said)


def test_the_page_shows_the_same_and_runs_and_fetches_nothing(site: Path) -> None:
    said = rehearsed(site, "--html", "report.html")
    assert "report.html" in said
    assert "smell gas" not in said
    written = (site / "report.html").read_text("utf-8")
    tags = Tags(written)
    assert tags.seen.isdisjoint({"script", "link", "img", "iframe", "b", "i", "form", "base"})
    assert "default-src 'none'" in written
    assert "http" not in written.replace("http-equiv", "")
    for words in (
        "“smell gas”, by rule risk/gas",
        "[bold]gas[/bold] <script>alert(2)</script> gnihton",
        "0002<b>.eml, 1 Dec 2025 09:15",
        "Could you send me a <i>form</i>? [bold]x[/bold]",
    ):
        assert words in in_one_line(tags.text)
    assert "\u202e" not in written


def test_a_page_can_be_written_beside_lines_for_programs(site: Path) -> None:
    said = rehearsed(site, "--json", "--html", "report.html")
    assert [json.loads(line)["file"] for line in said.splitlines()] == [GAS, ENQUIRY]
    assert "smell gas" in (site / "report.html").read_text("utf-8")


@pytest.mark.parametrize("nowhere", ["no-such-folder/report.html", "mail"])
def test_a_page_that_cannot_be_written_is_told_before_the_mail_is_read(site: Path, nowhere: str) -> None:
    code, said, errors = heard("--config", "heard.toml", "rehearse", "mail", "--html", nowhere, folder=site)
    assert (code, said) == (2, "")
    assert f"{nowhere}: no file can be written there" in errors


def test_where_nothing_was_flagged_or_set_aside_the_page_says_so() -> None:
    empty = page(Gathering().report(), "Mail to Northgate Homes", ZoneInfo("Europe/London"))
    assert "Nothing was flagged." in empty
    assert "Nothing was set aside." in empty


def test_mail_of_two_folders_is_heard_in_the_order_it_came_in(site: Path) -> None:
    (site / "sent").mkdir()
    received = ("Received", "from mx.northgate.example by mail.northgate.example; Fri, 28 Nov 2025 09:00:00 +0000")
    earlier = a_mail(
        "The lift is broken.", sender="z@tenant.example", message_id="<z@tenant.example>", headers=[received]
    )
    (site / "sent" / "9999.eml").write_bytes(earlier)
    lines = [json.loads(line) for line in rehearsed(site, "sent", "--json").splitlines()]
    assert [line["file"] for line in lines] == ["9999.eml", GAS, ENQUIRY]


def test_a_restriction_that_was_entered_by_command_holds_in_a_rehearsal_too(site: Path) -> None:
    typed = (
        "add", "--person", "Xan Vale", "--address", "x@tenant.example",
        "--option", "other words",
        "--at-most", "1 a week", "--covers", "everything", "--from", "2025-11-01",
        "--decided-by", "improvement-manager",
        "--decided-on", "2025-11-01",
    )  # fmt: skip
    code, _, errors = heard("--config", "heard.toml", "restrict", *typed, folder=site)
    assert code in (0, 1), errors
    lines = [json.loads(line) for line in rehearsed(site, "--json").splitlines()]
    assert [line["restricted"] for line in lines if line["from"] == "x@tenant.example"] == ["yes"]
