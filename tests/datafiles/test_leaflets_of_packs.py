"""A leaflet goes with a letter only if it lies in the pack's folder and is what its name says."""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.casework.policy import Policy
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names
from heard.datafiles.packs.leaflets import LARGEST, WORD, leaflets_of
from heard.errors import PolicyError
from weirside import A_PACK, told_of

RECEIPT = '[letter.receipt]\nfor = "one"\n'
A_PDF, A_DOCX = b"%PDF-1.7 ours", b"PK\x03\x04 ours"
NO_NAME = 'Write the name of a .pdf or .docx in the pack\'s folder, in a-z, 0-9 and hyphens: "our-leaflet.pdf".'


def naming(file: str, letter: str = RECEIPT, pack: str = A_PACK) -> str:
    assert letter in pack
    return pack.replace(letter, f'{letter}leaflet = "{file}"\n', 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "policies" / "weirside"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text(naming("leaflet.pdf"))
    return folder


def loaded(folder: Path) -> Policy:
    return load_policy(folder.name, folder.parents[1])


def mistakes_in(folder: Path) -> list[str]:
    with pytest.raises(PolicyError) as error:
        loaded(folder)
    return [str(mistake).partition("policy.toml:")[2].partition(": ")[2] for mistake in error.value.mistakes]


@pytest.mark.parametrize(
    "file, content, kind",
    [
        pytest.param("leaflet.pdf", A_PDF, "application/pdf", id="a PDF"),
        pytest.param("our-form-2.docx", A_DOCX, WORD, id="a form to type into"),
        pytest.param("leaflet.pdf", A_PDF.ljust(LARGEST, b"."), "application/pdf", id="as large as it may be"),
    ],
)
def test_what_lies_in_the_folder_is_what_goes(folder: Path, file: str, content: bytes, kind: str) -> None:
    (folder / "policy.toml").write_text(naming(file))
    (folder / file).write_bytes(content)
    [leaflet] = leaflets_of([loaded(folder)], folder.parents[1]).values()
    assert (leaflet.name, leaflet.kind, leaflet.content) == (file, kind, content)


@pytest.mark.parametrize(
    "content, told",
    [
        pytest.param(
            None, "there is no file 'leaflet.pdf' in the pack's folder. Put it beside policy.toml.", id="none"
        ),
        pytest.param(b"", "'leaflet.pdf' is empty. Put the leaflet there.", id="empty"),
        pytest.param(
            A_PDF.ljust(LARGEST + 1, b"."),
            "'leaflet.pdf' is larger than 2 MB. It goes with every letter; make it smaller.",
            id="too large",
        ),
        pytest.param(
            b"<html>", "'leaflet.pdf' is no PDF file. Save it anew as what its name says it is.", id="another kind"
        ),
    ],
)
def test_a_file_that_cannot_go_is_told(folder: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (folder / "leaflet.pdf").write_bytes(content)
    assert mistakes_in(folder) == [f"letter.receipt.leaflet: {told}"]


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("../millside/leaflet.pdf", id="a way up"),
        pytest.param("/etc/leaflet.pdf", id="from the top"),
        pytest.param("old/leaflet.pdf", id="a folder within"),
        pytest.param("..", id="the folder above"),
        pytest.param("leaflet.html", id="a kind that is no leaflet"),
        pytest.param("Leaflet.pdf", id="capitals"),
        pytest.param("leaflet.pdf\\nBcc: x", id="two lines"),
    ],
)
def test_what_is_no_plain_name_of_a_leaflet_is_told(folder: Path, file: str) -> None:
    (folder / "policy.toml").write_text(naming(file))
    [told] = mistakes_in(folder)
    assert told.startswith("letter.receipt.leaflet: '")
    assert told.endswith(f" is no name of a leaflet. {NO_NAME}")


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_not(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "else.pdf").write_bytes(A_PDF)
    (folder / "leaflet.pdf").symlink_to(tmp_path / "else.pdf")
    what = "'leaflet.pdf' is a link that leads out of the pack's folder. Put the file itself there."
    assert mistakes_in(folder) == [f"letter.receipt.leaflet: {what}"]
    (folder / "2026.pdf").write_bytes(A_PDF)
    (folder / "leaflet.pdf").unlink()
    (folder / "leaflet.pdf").symlink_to("2026.pdf")
    assert loaded(folder).letters


def test_a_folder_of_that_name_is_no_leaflet(folder: Path) -> None:
    (folder / "leaflet.pdf").mkdir()
    assert mistakes_in(folder) == ["letter.receipt.leaflet: 'leaflet.pdf' is no file. Put the leaflet there."]


def test_it_is_told_with_all_other_mistakes_at_once(folder: Path) -> None:
    (folder / "policy.toml").write_text(naming("leaflet.pdf").replace('owed_by = "team"', 'owed_by = "teem"', 1))
    assert [each.partition(": ")[0] for each in mistakes_in(folder)] == [
        "clock.acknowledge.owed_by",
        "letter.receipt.leaflet",
    ]


def test_a_pack_that_extends_another_has_its_leaflet_or_one_of_its_own(folder: Path) -> None:
    (folder / "leaflet.pdf").write_bytes(A_PDF)
    ours = folder.parent / "millside"
    ours.mkdir()
    head = 'id = "millside"\ntitle = "Millside Homes"\nin_force_from = 2026-05-01\nextends = "weirside"\n'
    (ours / "policy.toml").write_text(f"[pack]\n{head}")
    rules = folder.parents[1]
    assert leaflets_of([loaded(ours)], rules)["millside", "leaflet.pdf"].content == A_PDF
    (ours / "leaflet.pdf").write_bytes(A_PDF + b" alone")
    assert leaflets_of([loaded(ours)], rules)["millside", "leaflet.pdf"].content == A_PDF + b" alone"


@pytest.mark.parametrize("gone", ["its file", "its pack"])
def test_a_case_whose_pack_is_gone_has_no_leaflet_and_stops_nothing(folder: Path, gone: str) -> None:
    (folder / "leaflet.pdf").write_bytes(A_PDF)
    policy = loaded(folder)
    (folder / "leaflet.pdf").unlink()
    if gone == "its pack":
        (folder / "policy.toml").unlink()
    assert leaflets_of([policy], folder.parents[1]) == {}


@pytest.mark.parametrize(
    "letter, told",
    [
        pytest.param(
            "[letter.longer]\n",
            "letter.longer.leaflet: heard sends none with a letter of purpose 'extension'. "
            "Name it in a letter of purpose receipt or acknowledgement.",
            id="an officer's letter",
        ),
        pytest.param(
            "[letter.first-word]\n",
            "letter.first-word.leaflet: this letter waits for a person, who sends it. "
            "Name it in the receipt that goes meanwhile.",
            id="an acknowledgement that a person completes",
        ),
    ],
)
def test_a_leaflet_that_would_never_go_is_a_mistake(letter: str, told: str) -> None:
    assert told_of(naming("leaflet.pdf", letter)) == [told]


@pytest.mark.parametrize("name", pack_names(rules_dir()))
def test_no_pack_of_ours_has_a_file_beside_it_that_it_does_not_name(name: str) -> None:
    beside = {path.name for path in (rules_dir() / "policies" / name).iterdir()} - {"policy.toml"}
    assert beside == {file for _, file in leaflets_of([load_policy(name, rules_dir())], rules_dir())}
