"""Which file a letter is written from, and files named after nothing."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from heard.datafiles import locate
from heard.errors import TemplateError
from heard.letters.catalogue import letter_of
from heard.letters.render import Letters

NAME = "complainant.decision.stage-2"
ORDER = (
    "child/complainant.decision.stage-2.txt",
    "child/complainant.decision.any.txt",
    "parent/complainant.decision.stage-2.txt",
    "parent/complainant.decision.any.txt",
    "grandparent/complainant.decision.stage-2.txt",
    "grandparent/complainant.decision.any.txt",
    "default/complainant.decision.stage-2.txt",
    "default/complainant.decision.any.txt",
)


def put(templates: Path, name: str) -> None:
    path = templates / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"Subject: x [{{{{ reference }}}}]\n\n{name}\n", encoding="utf-8")


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_the_nearest_file_is_used(tmp_path, first):
    for name in ORDER[first:]:
        put(tmp_path, name)
    letters = Letters(tmp_path, "child", "parent", "grandparent")
    assert letters.render(NAME, {"reference": "NH-26-0042"}).text == f"{ORDER[first]}\n"


def test_the_wording_of_another_stage_or_pack_is_not_used(tmp_path):
    put(tmp_path, "child/complainant.decision.stage-1.txt")
    put(tmp_path, "cousin/complainant.decision.any.txt")
    with pytest.raises(TemplateError, match="there is no template for it that works"):
        Letters(tmp_path, "child").render(NAME, {"reference": "NH-26-0042"})


def test_a_receipt_after_which_nothing_need_follow_is_not_worded_by_what_a_pack_promises(tmp_path):
    for name in ("child/complainant.receipt.any.txt", "default/complainant.receipt.put-on-file.txt"):
        put(tmp_path, name)
    letters = Letters(tmp_path, "child")
    assert letters.render("complainant.receipt.put-on-file", {"reference": "NH-26-0042"}).text.startswith("default/")


def test_a_pack_may_word_a_letter_to_staff(tmp_path):
    for name in ("default/officer.notice.danger.txt", "child/officer.notice.danger.txt"):
        put(tmp_path, name)
    letters = Letters(tmp_path, "child")
    assert letters.render("officer.notice.danger", {"reference": "NH-26-0042"}).text.startswith("child/")


def test_a_letter_to_staff_is_found_by_its_whole_name_only(tmp_path):
    put(tmp_path, "default/officer.notice.danger.txt")
    letters = Letters(tmp_path, "child")
    assert letters.render("officer.notice.danger", {"reference": "NH-26-0042"})
    with pytest.raises(TemplateError):
        letters.render("officer.notice.dangerous", {})


@pytest.fixture
def templates(tmp_path) -> Path:
    shutil.copytree(locate.templates_dir(), tmp_path / "templates")
    return tmp_path / "templates"


@pytest.mark.parametrize(
    "name, nearest",
    [
        ("complainant.acknowledgment.stage-1", "complainant.acknowledgement.stage-1.txt"),
        ("complainant.acknowledgement", "complainant.acknowledgement.any.txt"),
        ("complainant.desicion.any", "complainant.decision.any.txt"),
        ("complainent.decision.stage-2", "complainant.decision.stage-2.txt"),
        ("officer.notice.dangre", "officer.notice.danger.txt"),
    ],
)
def test_a_file_no_letter_is_named_after(templates, name, nearest):
    put(templates, f"wnwhl-2009/{name}.txt")
    assert [str(mistake) for mistake in Letters(templates, "wnwhl-2009").check()] == [
        f"templates/wnwhl-2009/{name}.txt: there is no letter of that name. Did you mean '{nearest}'?"
    ]


def test_a_file_like_no_letter_at_all(templates):
    put(templates, "wnwhl-2009/shopping.txt")
    (mistake,) = Letters(templates, "wnwhl-2009").check()
    assert mistake.do == "Take it away, or see templates/README.md."


@pytest.mark.parametrize(
    "name, when",
    [
        ("officer.notice.danger", "somebody may be in danger"),
        ("complainant.survey.any", "a case was closed"),
    ],
)
def test_a_letter_of_heards_own_that_is_missing(templates, name, when):
    (templates / "default" / f"{name}.txt").unlink()
    letters = Letters(templates, "a-pack-without-wording")
    assert [str(mistake) for mistake in letters.check()] == [
        f"templates/default: {name}.txt is missing. It is written when {when}."
    ]
    with pytest.raises(TemplateError):
        letters.render(name, letter_of(name).samples())


def test_the_shipped_files_lie_where_a_letter_looks_for_them():
    packs = {path.name for path in locate.templates_dir().iterdir() if path.is_dir()} - {"default"}
    assert packs == {path.name for path in (locate.rules_dir() / "policies").iterdir() if path.is_dir()}
    mistakes = itertools.chain.from_iterable(Letters(locate.templates_dir(), pack).check() for pack in packs)
    assert list(mistakes) == []
