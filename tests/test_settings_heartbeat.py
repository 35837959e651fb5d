"""The second route: what heard.toml may say of it, and what `heard check` finds when it tries it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builders import SMALL, MovedClock, a_house
from heard.errors import SettingsError
from heard.settings import load
from heard.trying import try_everything
from heard.wiring import heartbeat_of, monitor_of, route_of
from rig import HOST, PASSWORD, free_port
from sink import SmtpSink

MAIL = 'send = "smtps://mail.elsewhere.example"\nfrom = "heard@elsewhere.example"\nto = ["IT@elsewhere.example"]\n'
URL = 'url_env = "HEARD_HEARTBEAT_URL"\n'


def with_heartbeat(tmp_path: Path, written: str) -> Path:
    toml = tmp_path / "heard.toml"
    toml.write_text(f"{SMALL}\n[heartbeat]\n{written}")
    (tmp_path / "mail").mkdir(exist_ok=True)
    return toml


def test_there_is_none_unless_the_landlord_says_so(tmp_path):
    toml = tmp_path / "heard.toml"
    toml.write_text(SMALL)
    settings = load(toml)
    assert (route_of(settings), monitor_of(settings)) == (None, None)
    assert heartbeat_of(settings, a_house(tmp_path / "heard.db")) is None


def test_a_mail_server(tmp_path):
    route = route_of(load(with_heartbeat(tmp_path, MAIL)))
    assert route is not None
    assert (route.sender, route.to) == ("heard@elsewhere.example", ("it@elsewhere.example",))


def test_a_monitor(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARD_HEARTBEAT_URL", "https://monitor.example/ping/a-secret")
    monitor = monitor_of(load(with_heartbeat(tmp_path, URL)))
    assert monitor is not None
    assert monitor.url == "https://monitor.example/ping/a-secret"


@pytest.mark.parametrize(
    "poll, minutes", [("poll_seconds = 20", 15), ("poll_seconds = 3600", 180)], ids=["often", "more seldom than that"]
)
def test_a_folder_is_given_three_times_as_long_as_it_is_polled(tmp_path, poll, minutes):
    toml = with_heartbeat(tmp_path, MAIL)
    toml.write_text(toml.read_text().replace('send = "eml:letters"', f'send = "eml:letters"\n{poll}'))
    heartbeat = heartbeat_of(load(toml), a_house(tmp_path / "heard.db", now=MovedClock()))
    assert heartbeat is not None
    assert heartbeat.patience == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "written, where, what",
    [
        pytest.param("", "heartbeat", "names no second route", id="nothing"),
        pytest.param('send = "smtps://mail.elsewhere.example"\n', "heartbeat.from", "missing", id="nobody writes"),
        pytest.param('to = ["a@b.example"]\n' + URL, "heartbeat.to", "of no use without send", id="no server"),
        pytest.param(MAIL + 'url_ca_file = "ca.pem"\n', "heartbeat.url_ca_file", "of no use without", id="no url"),
        pytest.param(URL + 'url_file = "url"\n', "heartbeat", "has both url_env and url_file", id="two urls"),
        pytest.param(
            MAIL + 'password_env = "A"\npassword_file = "b"\n', "heartbeat", "has both password_env", id="two passwords"
        ),
        pytest.param(
            MAIL.replace("smtps://mail.elsewhere.example", "eml:letters"),
            "heartbeat.send",
            "is the way out of mailbox[0]",
            id="the first route again",
        ),
        pytest.param(
            MAIL.replace("heard@elsewhere", "complaints@northgate"), "heartbeat.from", "is a mailbox", id="from"
        ),
        pytest.param(
            MAIL.replace("IT@elsewhere", "Complaints@Northgate"), "heartbeat.to[0]", "is a mailbox", id="to"
        ),
        pytest.param(MAIL.replace('"IT@elsewhere.example"', ""), "heartbeat.to", "at least 1 entry", id="to nobody"),
        pytest.param(MAIL + "after_minutes = 1\n", "heartbeat.after_minutes", "must be 5 or more", id="at once"),
        pytest.param(MAIL + 'url = "https://x"\n', "heartbeat.url", "unknown key", id="a url in the file"),
        pytest.param(MAIL + 'password = "x"\n', "heartbeat.password", "may not stand", id="a password in the file"),
        pytest.param('url_env = "https://monitor.example/a-secret"\n', "heartbeat.url_env", "is not the", id="a url"),
    ],
)  # fmt: skip
def test_what_cannot_be(tmp_path, written, where, what):
    with pytest.raises(SettingsError) as caught:
        load(with_heartbeat(tmp_path, written))
    mistakes = {mistake.where: mistake.what for mistake in caught.value.mistakes}
    assert what in mistakes[f"heard.toml: {where}"]
    assert "a-secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://monitor.example/a-secret",
        "a-secret",
        "https:///a-secret",
        "https://user:a-secret@monitor.example/",
        "https://monitor.example:port/a-secret",
        "https://monitor.example/a-secret HTTP/1.1",
        "https://monitor.example/a-secret\r\nHost: elsewhere",
        "https://monitor.example/a-secret#part",
    ],
)
def test_an_address_that_is_not_called(tmp_path, url):
    (tmp_path / "url").write_bytes(url.encode())
    with pytest.raises(SettingsError, match="heartbeat: url_file") as caught:
        monitor_of(load(with_heartbeat(tmp_path, 'url_file = "url"\n')))
    assert "a-secret" not in str(caught.value)


def said_of_it(toml: Path) -> list[str]:
    return [str(mistake) for mistake in try_everything(toml)[0] if "heartbeat" in mistake.where]


def test_check_tries_the_server_and_writes_to_nobody(tmp_path):
    (tmp_path / "password").write_text(PASSWORD)
    with SmtpSink(sign_in=True) as sink:
        mail = MAIL.replace("smtps://mail.elsewhere.example", f"smtp://{HOST}:{sink.port}")
        toml = with_heartbeat(tmp_path, f'{mail}password_file = "password"\n')
        assert said_of_it(toml) == []
        (tmp_path / "password").write_text("another")
        [said] = said_of_it(toml)
        assert "heartbeat: send" in said
        assert "refused the sign-in" in said
        assert sink.letters == []


def test_check_tries_the_monitor_too(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARD_HEARTBEAT_URL", f"https://{HOST}:{free_port()}/a-secret")
    [said] = said_of_it(with_heartbeat(tmp_path, URL))
    assert said.startswith("heard.toml: heartbeat: url: it cannot be reached")
    monkeypatch.delenv("HEARD_HEARTBEAT_URL")
    [said] = said_of_it(with_heartbeat(tmp_path, URL))
    assert "the variable HEARD_HEARTBEAT_URL is not set" in said
