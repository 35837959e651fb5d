"""One thing over and over, wherever a mail has room for it."""

from __future__ import annotations

from collections.abc import Callable

SIZE = 100_000
HEAD = b"From: a@tenant.example\r\nTo: complaints@northgate.example\r\nMessage-ID: <1@tenant.example>\r\n"

Mail = Callable[[bytes], bytes]


def in_the_subject(big: bytes) -> bytes:
    return HEAD + b"Subject: " + big + b"\r\n\r\nIt still leaks."


def in_the_text(big: bytes) -> bytes:
    return HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + big


def in_the_html(big: bytes) -> bytes:
    return HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + big


def below_a_text(big: bytes) -> bytes:
    """HTML beside a text: both are looked at."""
    parts = b"--b\r\n\r\nIt still leaks.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + big + b"\r\n--b--"
    return HEAD + b"Content-Type: multipart/alternative; boundary=b\r\n\r\n" + parts


def in_header(name: bytes) -> Mail:
    return lambda big: HEAD + name + b": " + big + b"\r\n\r\nIt still leaks."


def repeated(unit: bytes, size: int = SIZE) -> bytes:
    return unit * (size // len(unit))


PLACES: tuple[Mail, ...] = (
    *(in_the_text, in_the_html, below_a_text, in_the_subject),
    *(in_header(name) for name in (b"From", b"References", b"Content-Type", b"Authentication-Results", b"Date")),
)

TEXT_UNITS = [
    b">",
    b"> ",
    b"> > ",
    b">\n",
    b"> a\n",
    b"\n",
    b" \n",
    b"\r",
    b"\r\n\r\n",
    b"=\n\n",
    b"\n\nRe: ",
    b"\t",
    b"- ",
    b"-- \n",
    b"--\n",
    b"__",
    b"From: ",
    b"From: a@b.example\n",
    b"From: a\nSent: 1 June 2026\nTo: b\nSubject: c\n\n",
    b"Von:\n",
    b"De : x\n",
    b"On 1 ",
    b"On 1 June 2026, a wrote:\n",
    b"On 1 June 2026 at 10:00, a <a@b.example>\nwrote:\n> x\n",
    b"wrote:\n",
    b"-----Original Message-----\n",
    b"Begin forwarded message:\n",
    b"Sent from my phone\n",
    b"Kind regards,\nA\n",
    b"CAUTION: ",
    b"CAUTION: This email originated from outside\n",
    b"[EXTERNAL] ",
    b"*" * 9 + b"\n",
    b"| ",
    b": ",
    b"https://",
    b"https://a.example/?url=",
    b"https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa&data=",
    b"https://urldefense.com/v3/__https://a__;",
    b"mailto:a@b.example?",
    b"<mailto:",
    b"%25",
    b"&#",
    b"a@b.example ",
    b"NH-26-0001 ",
    b"NH-",
    b"01632 960001 ",
    b"not good enough ",
    b"I want to complain. ",
    b"a ",
    b"aA",
    b"a.b",
    b"1/",
    b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2",
    b"\x1b$B",
    b"+AGE-",
    b"begin 644 a\n",
    b"=ybegin line=1 size=1 name=a\n",
    b"Dear A,\n\n",
    b"Thank you\n",
    b"www.",
    b"\xff\xfe",
    b"\x00a",
    b"(",
    b"()",
    b'"',
    b"'",
    b"[",
    b"[1]",
    b"{",
    b"<<",
]

HTML_UNITS = [
    b"<div>",
    b"<blockquote>",
    b"</div>",
    b"<p>",
    b"<br>",
    b"<b>",
    b"<a href=",
    b"<a href='x'>",
    b"<table><tr><td>",
    b"<ul><li>",
    b"<span style='color:red'>",
    b"<!--",
    b"<!-- -->",
    b"<![if",
    b"<!",
    b"<?",
    b"</",
    b"< ",
    b"<x ",
    b"&",
    b"&nbsp;",
    b"&#",
    b"&#x1F600;",
    b"&amp",
    b"<style>",
    b"<script>",
    b"<title>",
    b"<textarea>",
    b"<pre>",
    b"<o:p>",
    b"<div id=divRplyFwdMsg>",
    b"<div id='appendonsend'></div>",
    b"<div class=gmail_quote>",
    b"<hr tabindex=-1>",
    b"<div style='border:none;border-top:solid #E1E1E1 1.0pt'>",
    b'<div style="',
    b"a=b ",
    b"<svg>",
    b"<math>",
    b"<td>",
    b"<blockquote type=cite><div>",
    b"<div class=moz-cite-prefix>On 1 June a wrote:</div>",
    b"]]>",
    b"<![CDATA[",
    b"'\"",
    b"<a href='https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa'>a</a>",
    b"<img alt='",
    b"<h1>",
    b"<font>",
]

HEADER_UNITS = [
    b"(",
    b"()",
    b"\\(",
    b'"',
    b'\\"',
    b"<",
    b"<a>",
    b"<a@b.example> ",
    b"a@b.example, ",
    b"a <a@b.example>, ",
    b",",
    b"=?",
    b"=?utf-8?q?a?= ",
    b"=?utf-8?q?a?=",
    b"=?utf-8?b?4pyT?= ",
    b"=?utf-8?b?4p?=",
    b"?=",
    b"=?x?q?=41?= ",
    b"=?iso-2022-jp?b?GyRC?= ",
    b";",
    b"; a=b",
    b"; a*0=b",
    b"=",
    b"a=",
    b"Re: ",
    b"Re[2]: ",
    b"[EXTERNAL] ",
    b"[1] ",
    b"dmarc=pass ",
    b"; dkim=pass header.d=a.example",
    b"\r\n a",
    b"\r\n\t",
    b"@",
    b".",
    b"a.",
    b":",
    b"group:;",
    b"NH-",
]
