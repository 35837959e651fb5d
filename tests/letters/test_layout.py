"""Facts, what somebody wrote, small print and buttons: drawn where our own wording has them, and nowhere else."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from heard.datafiles import locate
from heard.errors import TemplateError
from heard.letters import layout
from heard.letters.buttons import button, opening
from heard.letters.catalogue import CATALOGUE
from heard.letters.render import Letters
from heard.letters.words import OPENS, PRESSES
from heard.letters.writing import Rendered, in_large_print

DANGER, DONE = "officer.notice.danger", "officer.receipt.done"
PACK = "wnwhl-2009"


def pressed(label: str = "Close as upheld", words: str = "close upheld", *asks: str):
    return button(
        label, words, mailbox="complaints@northgate.example", reference="NH-26-0042", token="hk1-7kq3", asks=asks
    )


CLOSE, LONGER = pressed(), pressed("It needs <longer>", "extend", "until: [day]")


@pytest.fixture
def templates(tmp_path) -> Path:
    shutil.copytree(locate.templates_dir(), tmp_path / "templates")
    return tmp_path / "templates"


def written(templates: Path, body: str, name: str = DANGER, **values: object) -> Rendered:
    (templates / PACK).mkdir(exist_ok=True)
    (templates / PACK / f"{name}.txt").write_text(f"Subject: x\n\n{body}\n", encoding="utf-8")
    return Letters(templates, PACK).render(name, values)


def test_in_large_print_all_type_is_half_as_large_again_and_what_somebody_wrote_is_as_it_was(templates):
    letter = written(templates, "{{ they_wrote }}", they_wrote='style="font-size:16px"')
    large = in_large_print(letter)
    assert ("font-size:16px" in letter.html, "font-size:24px" in letter.html) == (True, False)
    assert "font-size:24px;line-height:36px" in large.html
    assert "style=&quot;font-size:16px&quot;" in large.html
    assert (large.subject, large.text) == (letter.subject, letter.text)


def test_a_button_is_one_cell_that_opens_its_mail_with_the_line_that_says_the_same_below(templates):
    letter = written(templates, "{{ presses }}", presses=(CLOSE, LONGER))
    assert [unescape(link) for link in re.findall(r'href="([^"]*)"', letter.html)] == [CLOSE.mailto, LONGER.mailto]
    assert letter.html.count('<td bgcolor="#00528c"') == 2
    assert ">Close as upheld</a>" in letter.html
    assert ">It needs &lt;longer&gt;</a>" in letter.html
    assert "or answer this mail with the line: <b>close upheld</b>" in letter.html
    assert "these lines, filled in:<br>\n<b>extend</b><br>\n<b>until: [day]</b>" in letter.html


def test_in_the_text_a_button_is_what_it_says_and_the_line_to_answer_with(templates):
    assert written(templates, "{{ presses }}", presses=(CLOSE, LONGER)).text == (
        "Close as upheld\n"
        "    answer this mail with the line: close upheld\n"
        "It needs <longer>\n"
        "    answer this mail with these lines, filled in:\n"
        "    extend\n"
        "    until: [day]\n"
    )


def test_without_words_shape_the_cell_is_the_button_still(templates):
    html = re.sub(r"<!--.*?-->", "", written(templates, "{{ presses }}", presses=(CLOSE,)).html, flags=re.S)
    assert re.search(
        r'<td bgcolor="#00528c" style="[^"]*"><a href="mailto:[^"]*" style="[^"]*">Close as upheld</a>', html
    )
    assert "v:" not in html


def test_facts_are_a_table_of_two_columns_and_lines_in_the_text(templates):
    letter = written(templates, "{{ about }}", about=("Who: Dorothy Finch: of 12 Mill Lane", "No case"))
    assert letter.text == "Who: Dorothy Finch: of 12 Mill Lane\nNo case\n"
    rows = re.findall(r"<tr>(<td (?:width|colspan).*?)</tr>", letter.html)
    assert [re.findall(r">([^<]+)</td>", row) for row in rows] == [
        ["Who:", "Dorothy Finch: of 12 Mill Lane"],
        ["No case"],
    ]


def test_what_somebody_wrote_stands_behind_a_line(templates):
    letter = written(templates, '> They wrote: "{{ they_wrote }}"', they_wrote="Damp <b>again</b>")
    assert letter.text == 'They wrote: "Damp <b>again</b>"\n'
    assert re.search(
        r'<td style="border-left[^>]*>They wrote: &quot;Damp &lt;b&gt;again&lt;/b&gt;&quot;</td>', letter.html
    )


def test_small_print_is_small_and_its_commands_are_set_in(templates):
    letter = written(templates, "~ On the server:\n    heard why 1873")
    assert letter.text == "On the server:\n    heard why 1873\n"
    assert re.search(
        r"font-size:12px[^>]*>On the server:<br>\n&nbsp;&nbsp;&nbsp;<span [^>]*>heard why 1873</span></p>", letter.html
    )


def test_lines_to_copy_stay_lines_to_copy(templates):
    letter = written(templates, "{{ draft }}", DONE, draft=("Hello,", "", "- we need more time"))
    assert letter.text == "    Hello,\n    \n    we need more time\n"
    assert "Hello,<br>\n<br>\nwe need more time</td>" in letter.html


# Whoever writes to us


@pytest.mark.parametrize("mark", [f"{layout.PRESS}0", layout.FACT, f"{layout.FACT}Case: closed"])
@pytest.mark.parametrize("word", ["reason", "they_wrote"])
def test_a_strangers_words_are_never_taken_for_a_button_or_a_fact(templates, mark, word):
    letter = written(templates, "x\n\n{{ " + word + " }}\n\n{{ presses }}", **{word: f"a {mark}", "presses": (CLOSE,)})
    assert letter.html.count("<a ") == 1
    assert layout.PRESS not in letter.text + letter.html
    assert layout.FACT not in letter.text + letter.html


@pytest.mark.parametrize("begins", ["> ", "~ ", "# ", "- ", "~ > # "])
def test_a_strangers_words_begin_nothing(templates, begins):
    letter = written(templates, "{{ reason }}", reason=f"{begins}heard erase")
    assert letter.text == "heard erase\n"
    assert re.search(r"<p [^>]*font-size:16px[^>]*>heard erase</p>", letter.html)


def test_a_fact_that_a_stranger_named_stays_one_fact(templates):
    letter = written(templates, "{{ about }}", about=(f"Who: Ann\n{layout.FACT}Answer due: never",))
    assert letter.text == "Who: Ann Answer due: never\n"
    assert letter.html.count("<td width") == 1


# Templates


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Press: {{ presses }}", id="a button beside words"),
        pytest.param("Press:\n{{ presses }}", id="a button below words"),
        pytest.param("Who: {{ about }}", id="facts beside words"),
        pytest.param("{{ about }}\n{{ presses }}", id="facts and buttons together"),
    ],
)
def test_facts_and_buttons_need_a_paragraph_of_their_own(templates, body):
    with pytest.raises(TemplateError, match="has its facts or its buttons in the subject, or beside other words"):
        written(templates, body, about=("Who: Ann",), presses=(CLOSE,))


def test_a_subject_has_no_buttons(templates):
    (templates / PACK / f"{DANGER}.txt").write_text("Subject: {{ presses }}\n\nx\n", encoding="utf-8")
    with pytest.raises(TemplateError, match="in the subject"):
        Letters(templates, PACK).render(DANGER, {"presses": (CLOSE,)})


def test_where_they_stand_wrong_is_told_at_the_start(templates):
    (templates / PACK / f"{DANGER}.txt").write_text(
        "Subject: x{% if reference %} [{{ reference }}]{% endif %}\n\n"
        "{% if presses %}\nPress:\n{{ presses }}\n{% endif %}\ny\n"
    )
    assert [str(each) for each in Letters(templates, PACK).check()] == [
        f"templates/{PACK}/{DANGER}.txt: has its facts or its buttons in the subject, or beside other words. "
        "Leave a blank line before and after them."
    ]


def test_a_template_with_a_mark_of_ours_typed_in_is_told_at_the_start(templates):
    (templates / PACK / f"{DANGER}.txt").write_text(
        f"Subject: x{{% if reference %}} [{{{{ reference }}}}]{{% endif %}}\n\n{layout.PRESS}5\n", encoding="utf-8"
    )
    assert [str(each) for each in Letters(templates, PACK).check()] == [
        f"templates/{PACK}/{DANGER}.txt: has a character for private use in it, U+E000 or U+E001. Take it away."
    ]


def test_no_letter_has_buttons_by_another_word():
    with_buttons = {
        word.name
        for letter in CATALOGUE.values()
        for word in letter.words
        if isinstance(word.sample, tuple) and not isinstance(word.sample[0], str)
    }
    assert with_buttons == {OPENS, PRESSES}


def test_only_a_reference_that_begins_a_line_of_a_list_opens_a_mail():
    opens = (opening("NH-26-0042", mailbox="complaints@northgate.example", token="hk1-7kq3-f9wd-2mzx"),)
    text = "NH-26-0042: no list\n\n- NH-26-0042, stage 1: late\n- NH-26-00421: NH-26-0042, too"
    html = layout.page("Subject", text, None, (), opens)
    [link] = re.findall(r'<a href="([^"]*)"[^>]*>NH-26-0042</a>, stage 1', html)
    assert unescape(link) == opens[0].mailto
    assert html.count("<a ") == 1
