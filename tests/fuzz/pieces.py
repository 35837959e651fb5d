"""What mails are made of: what people and programs write, and what headers say, true or not."""

from __future__ import annotations

SENTENCES = [
    "It still leaks.",
    "Nobody came on Monday.",
    "I want to complain.",
    "Thank you.",
    "There is a smell of gas.",
    "close",
    "The surveyor said > 3 weeks.",
    "From: the office I heard nothing.",
    "On Tuesday he wrote: soon.",
    "See below in red.",
    "Żółta pleśń na ścianie.",
    "Mae'n gollwng o hyd.",
    "屋頂漏水。",
    "السقف يسرب.",
    "Крыша течёт.",
    "👍🏽",
    "naïve café",
    "https://www.northgate.example/a?b=c",
    "NH-26-0001",
    "07700 900123",
    "14 Weirside Court",
    "£20",
    "a\u00a0b\u200bc",
]
LONG = [
    "PS the housing officer said that somebody would come on Monday and nobody from the repairs team ever came at all",
    "ps ask my doctor, Dr Reed, Northgate Surgery, 01632 960001, www.surgery.example, who wrote to your manager",
    "a" * 200,
    "word " * 60,
]
SIGNED = [
    "-- \nDorothy Finch\n14 Weirside Court",
    "Kind regards\nDorothy",
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "This email is confidential and for the addressee only. If you are not the intended recipient, delete it.",
    "--\n",
    "_" * 40,
    "Thanks,",
    "Wysłane z iPhone'a",
    "***\nVirus-free\n***",
]
BANNERS = [
    "CAUTION: This email originated from outside of the organisation.",
    "[EXTERNAL]",
    "EXTERNAL EMAIL: take care",
    "You don't often get email from a@b.example.",
]
MARKS = [
    "On 1 June 2026 at 10:30, Northgate Homes <complaints@northgate.example> wrote:",
    "On Mon, 1 Jun 2026, 10:30 Northgate Homes,\n<complaints@northgate.example> wrote:",
    "Le lun. 1 juin 2026 à 10:30, Northgate <c@northgate.example> a écrit :",
    "Am 01.06.26 um 10:30 schrieb Northgate Homes:",
    "W dniu 1.06.2026 o 10:30 Northgate Homes pisze:",
    "-----Original Message-----\nFrom: A\nSent: 1 June 2026 10:30\nTo: B\nSubject: Leak",
    "From: A <a@b.example>\nSent: Monday, 1 June 2026 10:30\nTo: B\nSubject: Leak",
    "Von: A\nGesendet: Montag, 1. Juni 2026 10:30\nAn: B\nBetreff: Leak",
    "De\u00a0: A\nEnvoyé\u00a0: lundi 1 juin 2026\nÀ\u00a0: B\nObjet\u00a0: Leak",
    "Begin forwarded message:\n\nFrom: A\nDate: 1 June 2026\nTo: B\nSubject: Leak",
    "---------- Forwarded message ---------\nFrom: A\nDate: 1 June 2026\nSubject: Leak",
    "##- Please type your reply above this line -##",
    "________________________________",
]
TAGS = [
    "div",
    "blockquote",
    "p",
    "span",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "b",
    "font",
    "o:p",
    "pre",
    "style",
    "script",
    'div id="divRplyFwdMsg"',
    'div id="x_divRplyFwdMsg"',
    'div id="appendonsend"',
    'div class="gmail_quote"',
    'blockquote type="cite"',
    'div class="moz-cite-prefix"',
    'div class="yahoo_quoted"',
    'span style="color:red"',
    "div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'",
    'div style="display:none"',
    'div id="ms-outlook-mobile-signature"',
    'div id="mail-editor-reference-message-container"',
    "title",
    "a href='x'",
]
CHARSETS = [
    "utf-8",
    "us-ascii",
    "iso-8859-1",
    "windows-1252",
    "iso-8859-2",
    "utf-16",
    "utf-7",
    "iso-2022-jp",
    "gb2312",
    "big5",
    "x-unknown",
    "",
    '"utf-8',
    "utf8",
    "cp-850",
    "unknown-8bit",
    "utf-8*en",
    "ks_c_5601-1987",
    "x-mac-roman",
    "koi8-r",
]
WRITTEN_IN = ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "iso-2022-jp", "gb18030", "koi8-r", "cp850"]
ENCODINGS = ["7bit", "8bit", "quoted-printable", "base64", "binary", "x-uuencode", "", "base65"]
SUBJECTS = [
    "Leak",
    "Re: Leak",
    "AW: RE: [EXTERNAL] Leak [NH-26-0001]",
    "Fwd: Leak",
    "Automatic reply: Leak",
    "Undeliverable: Leak",
    "=?utf-8?q?Caf=C3=A9?=",
    "=?utf-8?b?8J+RjQ==?=",
    "=?utf-8?q?=ED=A0=80?=",
    "=?x?q?a?=",
    "=?utf-8?b?4p?=",
    "Read: Leak",
]
OTHER_HEADERS = [
    "Auto-Submitted: auto-replied",
    "Precedence: bulk",
    "List-Id: <a.b.example>",
    "X-Failed-Recipients: a@b.example",
    "Return-Path: <>",
    "Thread-Index: AQHc8h8xQkRGSEpMTlBSVFZYWlxeYGJkZg==",
    "Thread-Index: ???",
    "Thread-Topic: Leak",
    "In-Reply-To: <leak-1@tenant.example>",
    "References: <a@b> <c@d>\r\n <e@f>",
    "Reply-To: a@b.example",
    "Sender: c@d.example",
    "Authentication-Results: mx.northgate.example; dmarc=pass header.from=tenant.example",
    "Date: yesterday",
    "X",
    "Received: from a by b; Tue, 2 Jun 2026 09:00:00 +0000",
    "From: second@tenant.example",
    "Subject: second",
    ": y",
    "X-Auto-Response-Suppress: All",
    "Content-Language: en",
    "X-MS-Exchange-Organization-AuthAs: Internal",
    "Date: ",
]
SENDERS = [
    "Dorothy <dorothy.finch@tenant.example>",
    "a@b.example, c@d.example",
    "",
    "=?utf-8?q?D=0D?= <d@e>",
    "MAILER-DAEMON <>",
    "web-form@northgate.example",
    "gary.officer@northgate.example",
]
OTHER_KINDS = ["application/octet-stream", "application/ms-tnef", "image/png", "text"]
DATA_KINDS = ["text/calendar; method=REQUEST", "message/delivery-status", "text/rfc822-headers"]
DATA = ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260602T10\nEND:VEVENT", "Action: failed", ""]
NAMES = ["", '; name="winmail.dat"', "; name*=utf-8''a%ED%A0%80.eml", '; name="a.eml"']
MULTIPARTS = ["mixed", "alternative", "related", "report; report-type=delivery-status", "signed"]
HEADS = "<b>From:</b> A &lt;a@b.example&gt;<br><b>Sent:</b> 1 June 2026 10:30<br><b>To:</b> B<br><b>Subject:</b> Leak"
SAYS = "On Mon, 1 Jun 2026 at 10:30, A &lt;<a href='mailto:a@b.example'>a@b.example</a>&gt; wrote:"
WORD = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
QUOTES_IN_HTML = {
    "Outlook on the web": (
        f'<div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg">{HEADS}</div><div>QUOTED</div>'
    ),
    "Outlook for Mac": f'<div id="x_divRplyFwdMsg">{HEADS}</div><div>QUOTED</div>',
    "Outlook for iOS": f'<div id="mail-editor-reference-message-container"><div>{HEADS}</div>QUOTED</div>',
    "Word": f"<div style='{WORD}'><p>{HEADS}</p></div>QUOTED",
    "Gmail": (
        f'<div class="gmail_quote"><div class="gmail_attr">{SAYS}<br></div>'
        '<blockquote class="gmail_quote">QUOTED</blockquote></div>'
    ),
    "Apple Mail": f'<div><br><blockquote type="cite"><div>{SAYS}</div><br><div>QUOTED</div></blockquote></div>',
    "Thunderbird": (
        f'<div class="moz-cite-prefix">{SAYS}<br></div><blockquote type="cite" cite="mid:1@b">QUOTED</blockquote>'
    ),
    "Yahoo": f'<div id="yahoo_quoted_1" class="yahoo_quoted"><div>{SAYS}</div><div>QUOTED</div></div>',
    "Proton": (
        f'<div class="protonmail_quote">{SAYS}<br>'
        '<blockquote class="protonmail_quote" type="cite">QUOTED</blockquote></div>'
    ),
}
"""What stands below an answer in HTML, by the program that wrote it; the quoted mail goes where it says QUOTED."""
