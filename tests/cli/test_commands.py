"""The commands, as typed: what they print, and how they end."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from heard import __version__
from heard.daemon.lock import only_daemon
from typed import heard

ROOT = Path(__file__).parents[2]


def ask(demo: tuple[Path, str], *words: str) -> tuple[int, str, str]:
    return heard("--config", "demo-out/heard.toml", *words, folder=demo[0])


def objects(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


def test_the_demo_tells_what_came_what_was_decided_and_where_to_look(demo: tuple[Path, str]) -> None:
    folder, said = demo
    letters = list((folder / "demo-out" / "letters").glob("*.eml"))
    assert len(list((folder / "demo-out" / "mail").glob("*.eml"))) >= 40
    assert len(letters) > 20
    for words in ("because", "opened NH-25-0001", "a machine sent it", "letters were written", "why 2"):
        assert words in said
    assert all(len(line) <= 80 for line in said.splitlines() if ".eml" not in line and "--config" not in line)


def test_the_demo_can_be_run_again(demo: tuple[Path, str]) -> None:
    code, said, _ = heard("demo", folder=demo[0])
    assert (code, without_paths(said)) == (0, without_paths(demo[1]))


def without_paths(said: str) -> list[str]:
    return [line for line in said.splitlines() if ".eml" not in line]


def test_heard_says_which_version_it_is(tmp_path: Path) -> None:
    assert heard("--version", folder=tmp_path) == (0, f"heard {__version__}\n", "")


def test_heard_is_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "heard", "cases"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "service")}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 78
    assert "heard init" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("words", [("cases",), ("case", "nh-25-0001"), ("letters",), ("status",), ("why", "2")])
def test_answers_fit_the_terminal(demo: tuple[Path, str], words: tuple[str, ...], width: int) -> None:
    code, said, errors = heard("--config", "demo-out/heard.toml", *words, folder=demo[0], width=width)
    assert code == 0, errors
    assert said
    assert max(map(len, said.splitlines())) <= width


@pytest.mark.parametrize(
    "words, keys",
    [
        (("cases",), "reference person home stage status outcome owner area opened next_due restricted"),
        (("case", "NH-25-0001"), "reference clocks messages letters events questions"),
        (("letters",), "id name case to state message_id created_at sent_at tries error"),
        (("status",), "mailboxes outbox cases questions problems next_due"),
        (("why", "2"), "message case kind findings actions policy rules_version"),
        (("check",), "ok problems"),
    ],
)
def test_answers_for_programs(demo: tuple[Path, str], words: tuple[str, ...], keys: str) -> None:
    code, said, errors = ask(demo, *words, "--json")
    assert code == 0, errors
    for each in objects(said):
        assert set(keys.split()) <= each.keys()


def test_why_takes_a_number_a_message_id_or_a_file(demo: tuple[Path, str]) -> None:
    [by_number] = objects(ask(demo, "why", "2", "--json")[1])
    [by_id] = objects(ask(demo, "why", str(by_number["message_id"]), "--json")[1])
    [by_file] = objects(ask(demo, "why", "demo-out/mail/0002.eml", "--json")[1])
    assert by_number == by_id == by_file
    assert by_number["actions"]


@pytest.mark.parametrize(
    "words, code, said",
    [
        pytest.param(("case", "NH-25-9999"), 2, "there is no such case", id="no such case"),
        pytest.param(("why", "999999"), 2, "no message of this number", id="no such message"),
        pytest.param(("letters", "release", "1"), 2, "neither held nor failed", id="no such held letter"),
        pytest.param(("retry", "1"), 2, "not set aside", id="not set aside"),
        pytest.param(("frobnicate",), 2, "frobnicate", id="no such command"),
        pytest.param(("letters", "--state", "bogus"), 2, "bogus", id="no such state"),
        pytest.param(("letters", "show", "99999"), 2, "none of this number", id="no such letter"),
        pytest.param(("rehearse",), 2, "nothing to rehearse", id="nothing to rehearse"),
        pytest.param(("rehearse", "nowhere"), 2, "no such folder", id="no such folder"),
        pytest.param(("init", "--yes", "nowhere/heard.toml"), 2, "cannot be written", id="nowhere to write"),
        pytest.param(("rebuild", "--check"), 0, "agree", id="tables and events agree"),
        pytest.param(("reconcile",), 0, "INBOX", id="all is accounted for"),
        pytest.param(("retry",), 0, "Nothing", id="nothing set aside"),
    ],
)
def test_how_commands_end(demo: tuple[Path, str], words: tuple[str, ...], code: int, said: str) -> None:
    ended, told, errors = ask(demo, *words)
    assert ended == code, errors
    assert said in told + errors
    assert "Traceback" not in errors


def test_bad_settings_stop_the_start_and_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "heard.toml").write_text(
        """
[organisation]
name = 7
policy = "wnwhl-2009"
reference = "nh"
nation = "wales"
sendin = "on"

[database]
url = "mysql://x"

[[mailbox]]
address = "complaints@northgate.example"
read = "pop3://mail.northgate.example"
send = "smtps://mail.northgate.example"
password = "hunter2"
"""
    )
    for command in ("run", "check", "cases"):
        code, said, errors = heard(command, folder=tmp_path)
        lines = (said + errors).splitlines()
        assert code == 78
        for key in ("name", "reference", "nation", "sendin", "url", "read", "password"):
            assert any(key in line for line in lines), f"{key}: {lines}"
        assert "hunter2" not in said + errors


def test_init_writes_what_check_accepts_but_for_the_servers(tmp_path: Path) -> None:
    code, said, _ = heard("init", "--yes", folder=tmp_path)
    assert (code, "heard check" in said) == (0, True)
    assert heard("init", "--yes", folder=tmp_path)[0] == 2, "it overwrites nothing"
    code, said, errors = heard("check", folder=tmp_path)
    assert code == 78
    assert "HEARD_PASSWORD is not set" in said + errors


def test_a_template_that_does_not_compile_stops_the_start(demo: tuple[Path, str], tmp_path: Path) -> None:
    for part in ("rules", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    broken = tmp_path / "templates" / "default" / "complainant.acknowledgement.stage-1.txt"
    broken.write_text(broken.read_text() + "{% if %}")
    toml = tmp_path / "heard.toml"
    toml.write_text(f'data_dir = "{tmp_path}"\n' + (demo[0] / "demo-out" / "heard.toml").read_text())
    shutil.copy(demo[0] / "demo-out" / "register.toml", tmp_path)
    code, _, errors = heard("run", folder=tmp_path)
    assert code == 78
    assert "complainant.acknowledgement.stage-1.txt" in errors


def test_rehearse_answers_every_message_and_leaves_nothing_behind(demo: tuple[Path, str], tmp_path: Path) -> None:
    mail = demo[0] / "demo-out" / "mail"
    config = demo[0] / "demo-out" / "heard.toml"
    before = what_lies_in(demo[0] / "demo-out")
    code, said, errors = heard(
        "--config", str(config), "rehearse", str(mail), "--json", "--letters", "out", folder=tmp_path
    )
    assert code == 0, errors
    assert [each["file"] for each in objects(said)] == sorted(path.name for path in mail.iterdir())
    assert list((tmp_path / "out").glob("*.eml"))
    assert what_lies_in(demo[0] / "demo-out") == before


def what_lies_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("heard.db"))


def test_rehearse_sums_up_for_a_manager(demo: tuple[Path, str]) -> None:
    code, said, _ = ask(demo, "rehearse", "demo-out/mail", "--report")
    assert code == 0
    assert "acknowledged" in said
    assert "The words behind the flags" in said


def test_a_letter_can_be_read_as_it_is_written(demo: tuple[Path, str]) -> None:
    code, said, _ = ask(demo, "letters", "show", "1")
    assert code == 0
    assert "We have received your complaint" in said
    assert "Your reference" in said


@pytest.fixture
def own_demo(demo: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the demo's folder, to change."""
    return Path(shutil.copytree(demo[0] / "demo-out", tmp_path / "demo-out"))


def the_case(folder: Path, reference: str) -> dict[str, Any]:
    [case] = objects(heard("--config", "heard.toml", "case", reference, "--json", folder=folder)[1])
    return case


def days_of(case: dict[str, Any]) -> tuple[str, str]:
    """The days, in Greenwich, by which a case has to be acknowledged and answered."""
    due = {clock["clock"]: clock["due"][:10] for clock in case["clocks"]}
    return due["acknowledge"], due["stage-1-answer"]


def test_rebuild_counts_again_when_the_calendar_has_changed(own_demo: Path) -> None:
    assert days_of(the_case(own_demo, "NH-25-0001")) == ("2025-09-02", "2025-09-15")  # it came on Monday the 1st
    toml = own_demo / "heard.toml"
    holidays = 'zone = "Europe/London"\nholidays_added = [2025-09-02, 2025-09-10]'
    toml.write_text(toml.read_text().replace('zone = "Europe/London"', holidays))
    for _ in range(2):
        code, said, errors = heard("--config", "heard.toml", "rebuild", folder=own_demo)
        assert (code, "made again" in said) == (0, True), errors
        # It was acknowledged in time, and stays judged by that day; the answer is owed, and has two days more.
        assert days_of(the_case(own_demo, "NH-25-0001")) == ("2025-09-02", "2025-09-17")
    types = [event["type"] for event in the_case(own_demo, "NH-25-0001")["events"]]
    assert (types.count("DueKept"), "DueRecounted" in types) == (1, True), "twice is once"
    assert heard("--config", "heard.toml", "rebuild", "--check", folder=own_demo)[0] == 0


def test_a_case_shows_how_far_each_clock_is_from_its_limit(demo: tuple[Path, str]) -> None:
    _, said, _ = heard("--config", "demo-out/heard.toml", "case", "NH-25-0001", folder=demo[0], width=120)
    clocks = {line.split("  ")[0]: line for line in said.splitlines() if "Sep 2025 23:59" in line}
    assert re.search(r"\bmet\b.*\b1 early\b", clocks["acknowledge (stage-1)"])
    assert re.search(r"\bmissed\b.*\b\d+ late\b", clocks["stage-1-answer"]), "whose stage its name tells"
    assert re.search(r"\brunning\b.*\b\d+ past\b", clocks["keep-informed"]), "a nudge is never late"


def test_looking_at_a_database_of_an_earlier_heard_changes_nothing(own_demo: Path) -> None:
    with sqlite3.connect(own_demo / "heard.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    database.close()
    code, _, errors = heard("--config", "heard.toml", "status", folder=own_demo)
    assert (code, "an earlier heard wrote it" in errors) == (75, True)


def test_rebuild_waits_for_the_daemon_to_be_stopped(own_demo: Path) -> None:
    url = f"sqlite:///{own_demo / 'heard.db'}"
    with only_daemon(url):
        code, _, errors = heard("--config", "heard.toml", "rebuild", folder=own_demo)
        assert (code, "stop it first" in errors) == (75, True)
        assert heard("--config", "heard.toml", "rebuild", "--check", folder=own_demo)[0] == 0


def test_nobody_writes_by_another_calendar_than_the_running_daemons(own_demo: Path) -> None:
    config = own_demo / "heard.toml"
    config.write_text(config.read_text().replace("[organisation]", "[organisation]\nholidays_added = [2025-09-01]", 1))
    with only_daemon(f"sqlite:///{own_demo / 'heard.db'}"):
        code, _, errors = heard("--config", "heard.toml", "letters", "release", folder=own_demo)
    assert (code, "stop it first" in errors) == (75, True)
