"""Templates: what is wrong with them is told at the start, and no value changes what a letter is."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest

from heard.datafiles import locate, policies
from heard.errors import TemplateError
from heard.letters.catalogue import CATALOGUE
from heard.letters.render import Letters

ACKNOWLEDGEMENT = "complainant.acknowledgement.stage-1"
DANGER = "officer.notice.danger"
SAMPLE = {word.name: word.sample for word in CATALOGUE[ACKNOWLEDGEMENT].words}
POLICY = policies.load_policy("wnwhl-2009", locate.rules_dir())
SHIPPED = Letters(locate.templates_dir(), POLICY.name)


@pytest.fixture
def templates(tmp_path) -> Path:
    shutil.copytree(locate.templates_dir(), tmp_path / "templates")
    (tmp_path / "templates" / POLICY.name).mkdir(exist_ok=True)
    return tmp_path / "templates"


def wording(templates: Path, text: str, name: str = ACKNOWLEDGEMENT) -> Letters:
    (templates / POLICY.name / f"{name}.txt").write_text(text, encoding="utf-8")
    return Letters(templates, POLICY.name)


def told(letters: Letters) -> list[str]:
    return [str(mistake) for mistake in letters.check()]


def without_markup(html: str) -> list[str]:
    body = re.sub(r"<!--.*?-->|<title>.*?</title>", "", html, flags=re.S)
    return unescape(re.sub(r"<[^>]*>", "", body)).split()


def test_the_shipped_letters_are_right_and_say_what_the_policy_wants():
    assert SHIPPED.check(POLICY) == []


@pytest.mark.parametrize("name", CATALOGUE)
def test_text_and_html_say_the_same(name):
    letter = SHIPPED.render(name, {word.name: word.sample for word in CATALOGUE[name].words})
    text = [line.removeprefix("- ") for line in letter.text.split("\n")]
    assert without_markup(letter.html) == " ".join(text).split()


def test_the_packs_wording_wins(templates):
    letters = wording(templates, "Subject: Ours [{{ reference }}]\n\nOurs.\n")
    assert letters.check() == []
    assert letters.render(ACKNOWLEDGEMENT, SAMPLE).text == "Ours.\n"
    assert letters.render(DANGER, {"reason": "Gas."}).subject == SHIPPED.render(DANGER, {"reason": "Gas."}).subject


WHERE = f"templates/{POLICY.name}/{ACKNOWLEDGEMENT}.txt"


@pytest.mark.parametrize(
    "text, mistake",
    [
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\nDear {{ nmae }}\n",
            f"{WHERE}:3: there is no word 'nmae' in this letter. Did you mean 'name'?",
            id="a word misspelt",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{% if name %}\nDear\n",
            f"{WHERE}:4: is not a template: ",
            id="an if without an end",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ name|shout }}\n",
            f"{WHERE}:3: is not a template: No filter named 'shout'.",
            id="a filter that is none",
        ),
        pytest.param("Hello\n\nDear\n", f"{WHERE}:1: has no subject.", id="no subject"),
        pytest.param("Subject: \n\nDear\n", f"{WHERE}:1: has no subject.", id="an empty subject"),
        pytest.param("", f"{WHERE}:1: has no subject.", id="an empty file"),
        pytest.param(
            "Subject: Hello [{{ reference }}]\nDear\n",
            f"{WHERE}:2: has no blank line after the subject.",
            id="no blank line",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ 1 / 0 }}\n",
            f"{WHERE}: cannot be written: division by zero.",
            id="fails when it is written",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ reference.refrence }}\n",
            f"{WHERE}: cannot be written: ",
            id="part of a word that has no parts",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ name.__class__.__mro__ }}\n",
            f"{WHERE}: cannot be written: ",
            id="a way out of the sandbox",
        ),
        pytest.param(
            "Subject: Hello\n\nDear\n",
            f"{WHERE}:1: lacks the case's reference. Write [{{{{ reference }}}}] in the subject.",
            id="no reference in the subject",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\nDear {{ name }}\n",
            f'{WHERE}: says "None" for a word that is not given. Put {{% if WORD %}} before it.',
            id="a name that may be missing",
        ),
        pytest.param("Subject: Hello [{{ reference }}]\n\n\n", f"{WHERE}: writes an empty letter.", id="says nothing"),
    ],
)
def test_a_template_that_is_wrong(templates, text, mistake):
    (found,) = told(wording(templates, text))
    assert found.startswith(mistake)


def test_a_template_that_is_not_utf_8(templates):
    (templates / POLICY.name / f"{ACKNOWLEDGEMENT}.txt").write_bytes("Subject: Zo\u00eb\n\nx\n".encode("latin-1"))
    (found,) = told(Letters(templates, POLICY.name))
    assert found.startswith(f"{WHERE}: cannot be read: ")


def test_a_file_no_letter_is_named_after(templates):
    (templates / POLICY.name / "complainant.acknowledgment.stage-1.txt").write_text("Subject: x\n\nx\n")
    assert told(Letters(templates, POLICY.name)) == [
        f"templates/{POLICY.name}/complainant.acknowledgment.stage-1.txt: there is no letter of that name. "
        f"Did you mean '{ACKNOWLEDGEMENT}.txt'?"
    ]


def test_a_missing_template(templates):
    (templates / "default" / f"{DANGER}.txt").unlink()
    letters = Letters(templates, POLICY.name)
    assert told(letters) == [
        f"templates/default: {DANGER}.txt is missing. It is written when somebody may be in danger."
    ]
    with pytest.raises(TemplateError):
        letters.render(DANGER, {"reason": "Gas."})


def test_all_mistakes_of_all_files_are_told_at_once(templates):
    (templates / "default" / f"{DANGER}.txt").write_text("Subject: x [{{ refrence }}]\n\n{{ raeson }}\n")
    letters = wording(templates, "Hello\n")
    assert len(letters.check(POLICY)) == 3


def test_what_the_policy_wants_said_is_missed(templates):
    letters = wording(templates, "Subject: Hello [{{ reference }}]\n\n{{ reference }}, {{ handler_name }}\n")
    assert [str(mistake) for mistake in letters.check(POLICY)] == [
        f"{WHERE}: does not say 'answer-by-date', which the policy wants (wnwhl-2009, 2.4.2). Use {{{{ answer_by }}}}.",
        f"{WHERE}: does not say 'how-to-complain', which the policy wants (wnwhl-2009, 2.4.2). "
        "Use {{ how_to_complain }}.",
    ]


def test_a_policy_wants_what_no_letter_can_say():
    text = (
        POLICY.text
        + '\n[letter.thanks]\nfor = "stage-1"\nsent_by = "service"\nmust_say = ["reference"]\nsource = "nowhere"\n'
    )
    (letter,) = SHIPPED.check(policies.policy_from_text(text))
    assert str(letter).startswith(
        "rules/policies/wnwhl-2009/policy.toml: letter.thanks: heard does not write a letter "
    )
    text = POLICY.text.replace('"handler-name"', '"handler-nmae"')
    assert [str(mistake) for mistake in SHIPPED.check(policies.policy_from_text(text))] == [
        "rules/policies/wnwhl-2009/policy.toml: letter.acknowledgement.must_say: "
        "'handler-nmae' is not something a letter of heard's can say. Did you mean 'handler-name'?"
    ]


def test_a_word_that_has_to_be_given():
    with pytest.raises(TemplateError, match="'handler_name' is not given"):
        SHIPPED.render(ACKNOWLEDGEMENT, {**SAMPLE, "handler_name": None})


def test_there_is_no_such_letter():
    with pytest.raises(TemplateError, match=r"letter complainant\.greeting"):
        SHIPPED.render("complainant.greeting", {})


@pytest.mark.parametrize(
    "value, said",
    [
        (date(2026, 4, 9), "Thursday 9 April 2026"),
        (datetime(2026, 4, 9, 9, 5, tzinfo=UTC), "Thursday 9 April 2026, 09:05"),
        (1873, "1873"),
        ("  two\r\n\twords\u2028\x00 ", "two words"),
    ],
)
def test_how_a_value_is_said(templates, value, said):
    letters = wording(templates, "Subject: {{ reason }}\n\n{{ reason }}.\n", DANGER)
    letter = letters.render(DANGER, {"reason": value})
    assert (letter.subject, letter.text) == (said, f"{said}.\n")


def test_a_value_is_neither_markup_nor_template_nor_link():
    reason = '<b>{{ 7 * 7 }}</b> & "https://prize.example"'
    letter = SHIPPED.render(DANGER, {"reason": reason})
    assert f"Why: {reason}\n" in letter.text
    assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt; &amp; &quot;https://prize.example&quot;" in letter.html
    assert "<a " not in letter.html


def test_a_link_of_our_own_wording_can_be_followed(templates):
    letters = wording(templates, "Subject: x\n\nSee https://northgate.example/complaints?a=1&b=2.\n", DANGER)
    link = "https://northgate.example/complaints?a=1&amp;b=2"
    assert f'See <a href="{link}" style="color:#00528c">{link}</a>.' in letters.render(DANGER, {"reason": "x"}).html


@pytest.mark.parametrize("text", ["javascript:alert(1)", "http://northgate.example", 'https://x.example/"onclick="x'])
def test_no_other_link_is_made(templates, text):
    html = wording(templates, f"Subject: x\n\nSee {text} .\n", DANGER).render(DANGER, {"reason": "x"}).html
    assert "javascript:" not in re.findall(r'href="([^"]*)"', html)
    assert 'onclick="' not in html
    assert 'href="http://' not in html


def test_a_value_cannot_begin_a_list_or_a_paragraph(templates):
    letters = wording(templates, "Subject: x\n\n{{ reason }}\n", DANGER)
    assert letters.render(DANGER, {"reason": "a\n\n    heard erase\n\n- b"}).text == "a heard erase - b\n"


@pytest.mark.parametrize(
    "name, greeting",
    [
        pytest.param("Mary O'Neill", "Dear Mary O'Neill,", id="a name"),
        pytest.param("www.prize.example", "Hello,", id="no name"),
        pytest.param("", "Hello,", id="nothing"),
        pytest.param(None, "Hello,", id="none"),
    ],
)
def test_a_stranger_is_greeted_by_a_name_or_not_at_all(name, greeting):
    assert SHIPPED.render(ACKNOWLEDGEMENT, {**SAMPLE, "name": name}).text.startswith(f"{greeting}\n")
