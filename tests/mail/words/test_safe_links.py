"""Links that gateways rewrote are read as they were written."""

from __future__ import annotations

import pytest

from heard.mail.identity import words_digest
from heard.mail.parse import parse
from heard.mail.words.safe_links import decoded_links

LINK = "https://www.tenant.example/photo?n=1&size=2"
CODED = "https%3A%2F%2Fwww.tenant.example%2Fphoto%3Fn%3D1%26size%3D2"
MICROSOFT = f"https://eur02.safelinks.protection.outlook.com/?url={CODED}&data=05%7C02%7Cx&sdata=abc%3D&reserved=0"

REWRITTEN = {
    "Microsoft": MICROSOFT,
    "Microsoft, the old form": f"https://na01.safelinks.protection.outlook.com/?url={CODED}&data=02&sdata=x&reserved=0",
    "Microsoft, another path": f"https://nam06.safelinks.protection.outlook.com/ap/w-59584e83/?url={CODED}&data=x",
    "Microsoft, another cloud": f"https://gcc02.safelinks.protection.office365.us/?url={CODED}&data=x",
    "Microsoft, escaped twice": MICROSOFT.replace("&", "&amp;"),
    "Proofpoint, the first": f"https://urldefense.proofpoint.com/v1/url?u={CODED}&k=abc",
    "Proofpoint, the second": "https://urldefense.proofpoint.com/v2/url?"
    "u=https-3A__www.tenant.example_photo-3Fn-3D1-26size-3D2&d=DwMF&c=x",
    "Proofpoint, the third": "https://urldefense.com/v3/__https://www.tenant.example/photo?n=1*size=2__;Jg!!abc!def$",
    "Google": f"https://www.google.com/url?q={CODED}&sa=D&source=x",
    "Barracuda": f"https://linkprotect.cudasvc.com/url?a={CODED}&c=E,1,x&typo=1",
    "Cisco": f"https://secure-web.cisco.com/1aBcD-eF/{CODED}",
}


@pytest.mark.parametrize("link", [pytest.param(link, id=name) for name, link in REWRITTEN.items()])
def test_a_rewritten_link_is_read_as_it_was(link):
    assert decoded_links(f"See {link} please") == f"See {LINK} please"


def test_several_characters_left_out_by_proofpoint_are_put_back():
    coded = "https://urldefense.com/v3/__https://t.example/a**Bb__;w6nDqcOp!!x!y$"
    assert decoded_links(coded) == "https://t.example/aéééb"


def test_a_link_wrapped_by_two_gateways_is_read_through_both():
    once = MICROSOFT.replace(":", "%3A").replace("/", "%2F").replace("?", "%3F").replace("&", "%26").replace("=", "%3D")
    again = once.replace("%3A%2F%2Fwww", "%253A%252F%252Fwww")
    twice = (
        f"https://gbr01.safelinks.protection.outlook.com/?url={again.replace('%2Fphoto%3Fn%3D1%26size%3D2', '')}&data=x"
    )
    assert "safelinks" not in decoded_links(twice)


@pytest.mark.parametrize(
    "text",
    [
        "mailto:complaints@northgate.example?subject=close",
        "https://protect-eu.mimecast.com/s/abcDEF?domain=tenant.example",
        "https://eur02.safelinks.protection.outlook.com/?data=x",
        "https://eur02.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)&data=x",
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%0A%0AFrom%3A&data=x",
        "https://urldefense.com/v3/__nothing",
    ],
)
def test_what_is_no_rewritten_link_or_hides_none_stays(text):
    assert decoded_links(text) == text


def test_a_link_in_markup_stays_escaped():
    link = MICROSOFT.replace("&", "&amp;")
    assert decoded_links(f'<a href="{link}">x</a>', markup=True) == f'<a href="{LINK.replace("&", "&amp;")}">x</a>'


def test_a_full_stop_behind_a_link_stays_behind_it():
    link = f"https://www.google.com/url?q={CODED}"
    assert decoded_links(f"See {link}.") == f"See {LINK}."


def mail(link: str) -> bytes:
    return f"From: dot@tenant.example\nMessage-ID: <a@t.example>\nSubject: Damp\n\nSee {link} please\n".encode()


def test_the_rewritten_copy_of_a_mail_is_the_same_mail():
    assert words_digest(parse(mail(MICROSOFT))) == words_digest(parse(mail(LINK)))
    assert parse(mail(MICROSOFT)).text == f"See {LINK} please"
