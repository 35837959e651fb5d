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
