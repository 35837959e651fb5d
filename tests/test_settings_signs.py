"""What is done to messages in the mailbox and stands for a command: what heard.toml may say of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import SMALL
from heard.casework.commands import Close, MoveTo
from heard.errors import ConfigurationError, SettingsError
from heard.judgement.commands.signs import Sign
from heard.mailboxes import FLAGGED, SENT_NAMES
from heard.settings import load
from heard.settings.mailbox_signs import SENT
from heard.trying import try_everything
from heard.wiring import mailbox_signs_of, mailboxes_of, read_told

MAILBOX = "complaints@northgate.example"
SERVER = SMALL.replace('read = "eml:mail"', 'read = "imaps://mail.northgate.example"\npassword_env = "HEARD_PASSWORD"')


def with_signs(tmp_path: Path, *signs: str, site: str = SERVER, more: str = "") -> Path:
    written = "".join(f"[[mailbox.sign]]\n{sign}\n" for sign in signs)
    toml = tmp_path / "heard.toml"
    toml.write_text(site.replace('send = "eml:letters"\n', f'send = "eml:letters"\n{more}\n{written}'))
    return toml


def signs_in(toml: Path) -> tuple[Sign, ...]:
    settings = load(toml)
    return mailbox_signs_of(settings, read_told(settings).policy, date(2026, 6, 1))


def test_nothing_is_a_sign_unless_the_landlord_says_so(tmp_path):
    assert signs_in(with_signs(tmp_path)) == ()


def test_a_folder_a_keyword_and_the_flag(tmp_path):
    toml = with_signs(
        tmp_path,
        'folder = "heard/Upheld"\ndoes = "Close upheld"',
        'keyword = "NewCase"\ndoes = "new case"',
        'flag = true\ndoes = "new case"',
    )
    assert signs_in(toml) == (
        Sign(MAILBOX, "heard/Upheld", None, Close("upheld"), "close upheld"),
        Sign(MAILBOX, None, "NewCase", MoveTo(None), "new case"),
        Sign(MAILBOX, None, FLAGGED, MoveTo(None), "new case"),
    )


def test_the_folder_of_a_sign_is_watched_as_the_others_are(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARD_PASSWORD", "secret")
    toml = with_signs(tmp_path, 'folder = "heard/New case"\ndoes = "new case"')
    assert [mailbox.folder for mailbox in mailboxes_of(load(toml))] == ["INBOX", "heard/New case"]


@pytest.mark.parametrize(
    "sign, what, do",
    [
        pytest.param('does = "new case"', "names neither folder, keyword nor flag", "One of folder", id="none"),
        pytest.param('flag = false\ndoes = "new case"', "names neither folder", "One of folder", id="no flag"),
        pytest.param(
            'folder = "X"\nflag = true\ndoes = "new case"', "names folder and flag", "One of folder", id="two"
        ),
        pytest.param('folder = "inbox"\ndoes = "new case"', "'inbox' is watched for mail", "Name one", id="INBOX"),
        pytest.param('folder = "Post"\ndoes = "new case"', "'Post' is watched for mail", "Name one", id="watched"),
        pytest.param(
            'folder = "All/Sent Items"\ndoes = "new case"', "is where sent mail lies", "Name one", id="sent mail"
        ),
        pytest.param('folder = "Drafts"\ndoes = "new case"', "holds what was never sent", "Name one", id="drafts"),
        pytest.param(
            'keyword = "$heardClosed"\ndoes = "new case"', "is one that heard sets itself", "Name one", id="ours"
        ),
        pytest.param('keyword = "not now"\ndoes = "new case"', "is no keyword", "Letters, digits", id="no keyword"),
        pytest.param('keyword = "Done"', "missing", "Add it", id="does nothing"),
        pytest.param('flag = "yes"\ndoes = "new case"', "must be true or false", "", id="a flag in quotes"),
    ],
)
def test_what_cannot_be(tmp_path, sign, what, do):
    toml = with_signs(tmp_path, sign, more='folders = ["INBOX", "Post"]')
    with pytest.raises(SettingsError) as caught:
        load(toml)
    [mistake] = caught.value.mistakes
    assert mistake.where.startswith("heard.toml: mailbox[0].sign[0]")
    assert what in mistake.what
    assert mistake.do.startswith(do)


@pytest.mark.parametrize(
    "one, other",
    [
        pytest.param('folder = "heard/New"', 'folder = "heard/new"', id="a folder"),
        pytest.param('keyword = "NewCase"', 'keyword = "newcase"', id="a keyword, which has no capitals"),
        pytest.param("flag = true", "flag = true", id="the flag"),
    ],
)
def test_the_same_twice(tmp_path, one, other):
    toml = with_signs(tmp_path, f'{one}\ndoes = "new case"', f'{other}\ndoes = "split"')
    with pytest.raises(SettingsError, match=r"stands in mailbox\[0\]\.sign\[0\] already"):
        load(toml)


@pytest.mark.parametrize(
    "read, sign, what",
    [
        ("eml:mail", "flag = true", "files have no flag"),
        ("eml:mail", 'keyword = "NewCase"', "files have no keywords"),
        ("maildir:mail", 'keyword = "NewCase"', "files have no keywords"),
        ("maildir:mail", "flag = true", None),
        ("maildir:mail", 'folder = "New case"', None),
        ("eml:mail", 'folder = "New case"', None),
    ],
)
def test_of_files(tmp_path, read, sign, what):
    toml = with_signs(tmp_path, f'{sign}\ndoes = "new case"', site=SMALL.replace("eml:mail", read))
    if what is None:
        assert len(signs_in(toml)) == 1
    else:
        with pytest.raises(SettingsError, match=what):
            load(toml)


@pytest.mark.parametrize("place", ["graph:", "ews://mail.northgate.example"])
def test_categories_of_exchange_are_keywords(tmp_path, place):
    oauth = "[mailbox.oauth]\ntenant = 'x.example'\nclient = '0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21'\nsecret_env = 'A'\n"
    site = SMALL.replace('read = "eml:mail"\n', f'read = "{place}"\n')
    toml = with_signs(tmp_path, 'keyword = "NewCase"\ndoes = "new case"', site=site, more="")
    toml.write_text(toml.read_text().replace("[[mailbox.sign]]", f"{oauth}[[mailbox.sign]]"))
    assert signs_in(toml) == (Sign(MAILBOX, None, "NewCase", MoveTo(None), "new case"),)


@pytest.mark.parametrize(
    "does, what, do",
    [
        pytest.param("clsoe upheld", "is no command", "Did you mean 'close upheld'?", id="misspelt"),
        pytest.param("file it", "is no command", "Such as 'new case'", id="nothing of the kind"),
        pytest.param("close", "says no outcome", "Known here: 'close upheld'", id="closed as nothing"),
        pytest.param("note", "there are no words to note", "Such as", id="a note"),
        pytest.param("undo", "has a button", "Such as", id="undo"),
        pytest.param("confirm", "nobody confirms anything by it", "Such as", id="confirm"),
        pytest.param("assign to me", "does not say who 'me' is", "Such as", id="me"),
        pytest.param("link NH-26-0001", "differs from message to message", "Such as", id="link"),
        pytest.param("move to NH-26-0001", "one case is no command", "Such as", id="move to one case"),
        pytest.param("contact made by phone on 1 June", "is soon past", "Such as", id="a day"),
        pytest.param("extend to 5 December", "is soon past", "Such as", id="until a day"),
        pytest.param("I wrote this", "only whoever wrote a letter", "Such as", id="whose a letter is"),
        pytest.param("release", "stands in the notice", "Such as", id="a letter"),
        pytest.param("same person", "it is about two people", "Such as", id="people"),
    ],
)
def test_what_a_sign_cannot_stand_for(tmp_path, does, what, do):
    with pytest.raises(ConfigurationError) as caught:
        signs_in(with_signs(tmp_path, f'flag = true\ndoes = "{does}"'))
    [mistake] = caught.value.mistakes
    assert mistake.where == "heard.toml: mailbox[0].sign[0].does"
    assert what in mistake.what
    assert mistake.do.startswith(do)


def test_folders_of_sent_mail_are_the_same_here_as_where_mail_is_read():
    assert SENT == SENT_NAMES


def test_heard_check_names_what_a_sign_cannot_stand_for_and_a_folder_that_is_not_there(tmp_path):
    site = SMALL.replace("eml:mail", "maildir:mail")
    toml = with_signs(tmp_path, 'folder = "New case"\ndoes = "note"', site=site)
    for part in ("tmp", "new", "cur"):
        (tmp_path / "mail" / part).mkdir(parents=True)
    mistakes = {mistake.where: mistake.what for mistake in try_everything(toml)[0]}
    assert "no words to note" in mistakes["heard.toml: mailbox[0].sign[0].does"]
    assert f"mailbox {MAILBOX}: folder New case" in " ".join(mistakes)
