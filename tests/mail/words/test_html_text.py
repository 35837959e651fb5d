"""What a writer struck out of their mail is not theirs any more."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from heard.mail.parse import parse
from heard.mail.words.html_text import html_to_text

QUOTED = """<div id="divRplyFwdMsg">
<b>From:</b> Complaints &lt;complaints@northgate.example&gt;<br><b>Sent:</b> Thursday
<br><b>To:</b> Gary<br><b>Subject:</b> New case</div><p>Press here</p>"""
PLAIN_QUOTED = """From: Complaints <complaints@northgate.example>
Sent: Thursday
To: Gary
Subject: New case

Press here
"""


@pytest.mark.parametrize(
    "markup, text",
    [
        ("<p><s>close upheld</s> Leave it open</p>", "Leave it open"),
        ("<p><strike>close</strike><del>upheld</del> Leave it open</p>", "Leave it open"),
        ('<p><span style="color:red; text-decoration: line-through">close</span> Leave it open</p>', "Leave it open"),
        ("<p>a <del>b <del>c</del> d</del> e</p>", "a e"),
        ("<p><s>all of it</s></p>", "all of it"),
        ("<p><s>it never ends</p>", "it never ends"),
        ('<p><span style="text-decoration: none">close</span></p>', "close"),
        ("<p><small>close</small></p>", "close"),
    ],
)
def test_what_is_struck_is_left_out(markup: str, text: str) -> None:
    assert " ".join(html_to_text(markup).split()) == text


@pytest.mark.parametrize("has_plain_text", [False, True])
def test_it_is_no_words_of_the_writer(has_plain_text: bool) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "gary.officer@northgate.example", "RE: New case"
    markup = f"<html><body><p><s>close upheld</s></p><p>Leave it open</p>{QUOTED}</body></html>"
    if has_plain_text:
        mail.set_content(f"close upheld\n\nLeave it open\n\n{PLAIN_QUOTED}")
        mail.add_alternative(markup, subtype="html")
    else:
        mail.set_content(markup, subtype="html")
    assert parse(mail.as_bytes()).own_words == "Leave it open"


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="font-size:1px">close upheld</span>',
        "<div style='font-size: 0'>close upheld</div>",
        '<p style="color:#ffffff;font-size:1.0pt">close <b>upheld</b></p>',
        '<span style="mso-hide:all">close upheld</span>',
        '<span style="visibility: hidden">close upheld</span>',
        '<span style="display:none">close upheld</span>',
        '<td style="background:#FFF;color:white">close upheld</td>',
        '<span style="color: rgb(255, 255, 255); background-color: #ffffff">close upheld</span>',
    ],
)
def test_what_nobody_sees_is_left_out(hidden: str) -> None:
    text = html_to_text(f"<div>{hidden}<p>She rang about the lift.</p></div>")
    assert text.strip() == "She rang about the lift."


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="font-size:0px"><p style="font-size:13px">The leak is back.</p></div>',
        '<span style="font-size:1em">The leak is back.</span>',
        '<span style="font-size:0.8em">The leak is back.</span>',
        '<span style="font-size:10px">The leak is back.</span>',
        '<span style="font-size:1px">The leak is back.',
        '<p style="font-size:1px"><p>The leak is back.</p></p>',
        '<span style="color:white">The leak is back.</span>',
        '<span style="color:white;background:navy">The leak is back.</span>',
    ],
)
def test_what_somebody_may_see_is_kept(shown: str) -> None:
    assert html_to_text(f"<div>{shown}</div>").strip() == "The leak is back."
