"""Where rules and templates are found."""

from __future__ import annotations

import pytest

from heard.datafiles import locate
from heard.errors import SettingsError


def test_heards_own_are_found_from_the_checkout():
    assert (locate.rules_dir() / "policies").is_dir()
    assert (locate.templates_dir() / "default").is_dir()


def test_the_landlords_folder_is_used_alone(tmp_path):
    for name in locate.NEEDED:
        (tmp_path / name).mkdir()
    assert locate.rules_dir(tmp_path) == tmp_path / "rules"
    assert locate.templates_dir(tmp_path) == tmp_path / "templates"


def test_every_folder_it_lacks_is_named(tmp_path):
    with pytest.raises(SettingsError) as error:
        locate.data_dir(tmp_path)
    assert [mistake.what.split(" in ")[0] for mistake in error.value.mistakes] == [
        "there is no folder rules/",
        "there is no folder templates/",
    ]


def test_the_demos_mail_is_heards_own():
    assert locate.demo_dir().name == "demo"
