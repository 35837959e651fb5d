"""Quotes by what mail programs' HTML says of them."""

from __future__ import annotations

import pytest

from heard.mail.words.html_text import html_to_text
from heard.mail.words.own_words import words_of

ON = "On 1 Jun 2026 at 09:30, C wrote:"
QUOTES = {
    "Outlook on the web": '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
    '<div id="divRplyFwdMsg" dir="ltr">From them</div>{}',
    "Outlook on the web, the rule alone": '<hr tabindex="-1" style="display:inline-block; width:98%">From them{}',
    "Outlook for Mac": '<div id="x_divRplyFwdMsg">From them</div><div>{}</div>',
    "Outlook for Mac 2011": '<span id="OLK_SRC_BODY_SECTION"><div>From them</div>{}</span>',
    "Outlook 2010 on the web": '<hr tabindex="-1"><div style="direction: ltr;" id="divRpF12345">From them</div>{}',
    "Outlook 2013, centimetres": "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
    "<p>From: them</p></div>{}",
    "Outlook 2010, inches": '<div style="border:none; border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in">'
    "From: them</div>{}",
    "Outlook 2007, inches": "<div style='border:none;border-top:solid windowtext "
    "1.0pt;padding:3.0pt 0in 0in 0in'>"
    "From: x</div>{}",
    "Windows Mail": '<div style="padding-top: 5px; border-top-color: rgb(229, 229, 229); '
    'border-top-width: 1px;">'
    "<b>От:</b>&nbsp;x</div>{}",
    "Outlook for iOS": '<div id="mail-editor-reference-message-container">{}</div>',
    "Outlook for Android": '<div class="ms-outlook-mobile-reference-message skipProofing">{}</div>',
    "Outlook's first app, two siblings": '<div id="divRplyFwdMsg">From, Subject</div><div>{}</div>',
    "Gmail": '<div class="gmail_quote"><div>On a day they wrote:</div><blockquote>{}</blockquote></div>',
    "Gmail today": '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">' + ON + "</div>"
    '<blockquote class="gmail_quote" style="border-left:1px solid">{}</blockquote></div>',
    "Gmail of old": '<div class="gmail_extra"><br><div class="gmail_quote">'
    + ON
    + "<blockquote>{}</blockquote></div></div>",
    "Apple": "<div>" + ON + '</div><br><blockquote type="cite">{}</blockquote>',
    "Apple, no announcement": '<blockquote type="cite">{}</blockquote>',
    "Thunderbird": '<div class="moz-cite-prefix">'
    + ON
    + '<br></div><blockquote type="cite" cite="mid:a@b">{}</blockquote>',
    "Yahoo": '<div id="yahoo_quoted_123" class="yahoo_quoted"><div>' + ON + "</div>{}</div>",
    "Yahoo of today": '<div id="ydp1a2b3c4dyahoo_quoted_123" class="ydp1a2b3c4dyahoo_quoted">{}</div>',
    "Proton": '<div class="protonmail_quote"><br>'
    + ON
    + '<blockquote class="protonmail_quote" type="cite">{}</blockquote></div>',
    "Zimbra": '<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">From: x</div>{}',
    "Hotmail": '<hr id="stopSpelling">Date: Mon<br>From: x<br>{}',
    "AOL": '<div class="aolReplacedBody">{}</div>',
    "Zoho": '<div class="zmail_extra"><div>---- ' + ON + " ----</div>{}</div>",
    "Mail.ru": '1 Jun 2026, 09:30, C:<br><blockquote style="border-left:1px solid #0857A6; '
    'margin:10px;">{}</blockquote>',
    "Yandex": "01.06.2026, 09:30, &quot;C&quot; &lt;c@n.example&gt;:<br><blockquote>{}</blockquote>",
    "Roundcube": '<p id="reply-intro">' + ON + "</p><blockquote>{}</blockquote>",
    "Spark": '<div name="messageReplySection">' + ON + "<blockquote>{}</blockquote></div>",
    "Airmail": '<p class="airmail_on">' + ON + '</p><blockquote type="cite" class="clean_bq">{}</blockquote>',
    "Front": '<blockquote type="cite" class="front-blockquote">{}</blockquote>',
    "Tuta": ON + '<br><blockquote class="tutanota_quote">{}</blockquote>',
}


@pytest.mark.parametrize("quote", [pytest.param(quote, id=name) for name, quote in QUOTES.items()])
def test_html_says_itself_where_the_quote_begins(quote):
    markup = f"<html><body><p>It is still leaking.</p>{quote.replace('{}', '<p>stage 2</p>')}</body></html>"
    words = words_of("It is still leaking.\n\nstage 2", markup, subject="Re: Leak")
    assert words.own == "It is still leaking."
    assert words.quoted.endswith("stage 2")


def test_an_answer_below_a_quote_in_html_stays():
    markup = '<blockquote type="cite"><blockquote>old</blockquote>When?</blockquote><p>On Monday.</p>'
    assert words_of("old\nWhen?\n\nOn Monday.", markup).own == "On Monday."


def test_an_indented_paragraph_is_the_writers():
    markup = '<p>My points</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">It leaks.</blockquote>'
    assert words_of("My points\n\nIt leaks.", markup).own == "My points\n\nIt leaks."


@pytest.mark.parametrize(
    "signature",
    [
        '<div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/x">Outlook for iOS</a></div>',
        '<div id="Signature"><p>Jo Finch</p><p>Repairs</p></div>',
        '<div class="gmail_signature" data-smartmail="gmail_signature">Jo Finch</div>',
        '<pre class="moz-signature" cols="72">-- \nJo Finch</pre>',
        '<div class="protonmail_signature_block">Sent with Proton Mail</div>',
    ],
)
def test_html_says_itself_what_is_a_signature(signature):
    markup = f'<p>It leaks.</p>{signature}<div id="appendonsend"></div><p>stage 2</p>'
    words = words_of("It leaks.\n\nstage 2", markup)
    assert words.own == "It leaks."
    assert words.signature


def test_a_rule_drawn_by_the_writer_ends_nothing():
    rule = (
        '<div style="border:none;border-top:solid windowtext 1.0pt;padding:1.0pt 0cm 0cm '
        '0cm"><p>And the door.</p></div>'
    )
    assert words_of("It leaks.\nAnd the door.", f"<p>It leaks.</p>{rule}").own == "It leaks.\nAnd the door."


def test_answers_in_red_within_the_quote_keep_the_whole():
    markup = '<p>See my answers below in red.</p><div id="appendonsend"></div><p>Wet?</p><p style="color:red">Yes.</p>'
    whole = "See my answers below in red.\n\nWet?\n\nYes."
    assert words_of(whole, markup, subject="Re: x").own == whole


def test_what_was_typed_in_the_signatures_element_is_heard():
    assert words_of("It leaks.", '<div id="Signature">It leaks.</div>').own == "It leaks."


def test_a_forwarded_mail_in_gmails_element_is_cut_whole():
    markup = (
        '<div>See this, it is a disgrace.</div><div class="gmail_quote"><div '
        'class="gmail_attr">---------- Forwarded message ---------<br>'
        'From: C</div>Dear Dot<blockquote class="gmail_quote">old</blockquote>Regards</div>'
    )
    assert (
        words_of("See this, it is a disgrace.\nDear Dot", markup, subject="Fwd: Leak").own
        == "See this, it is a disgrace."
    )


@pytest.mark.parametrize(
    "head",
    [
        "<b>From: </b>c@n.example<br><b>To: </b>d@t.example<br><b>Sent: </b>Monday, June 1, 2026 9:30 AM<br>",
        "<div><font><b>From: c@n.example</b> <b>Date: Mon, 1 Jun 2026 09:30:12 +0100</b></font></div>",
    ],
)
def test_an_earlier_mails_headers_below_a_plain_rule_begin_the_quote(head):
    markup = f"<div>It leaks.<div><hr>{head}<p>We will send somebody.</p></div></div>"
    assert words_of(html_to_text(markup), markup, subject="Re: Boiler").own == "It leaks."
