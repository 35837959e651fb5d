"""The line that a telephone or a mail app puts below somebody's words."""

from __future__ import annotations

import pytest

from heard.mail.words.mobile_lines import is_mobile_line


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "SENT FROM MY GALAXY",
        "Sent from Outlook for iOS<https://aka.ms/o0ukef>",
        "Sent from Yahoo Mail. Get the app https://yahoo.example/app",
        "Envoyé de mon iPhone",
        "Von meinem Samsung Gerät gesendet",
        "Enviado desde mi móvil – Vodafone",
        "Anfonwyd o fy ffôn symudol",
        "Wysłano z telefonu – Orange",
        "Отправлено с iPad",
        "发自我的华为手机",
        "Please excuse any typos – sent in haste",
        "Téléchargez Outlook pour Android",
        "Télécharger Outlook pour iOS<https://aka.ms/o0ukef>",
        "Inviato da BlackBerry",
        "Sent from TypeApp",
        "Sent from BT Email App",
        "Sent from EE",
        "Sent from Three",
        "Sent from my SM-G960F",
        "Sent from my new iMac",
    ],
)
def test_a_telephones_line(line: str) -> None:
    assert is_mobile_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "I’ve sent it by email on 3 May",
        "I sent it from my phone because the boiler was off",
        "Sent by post on 3 May – £12.50",
        "Sent from my landlord",
        "Sent from my kitchen in the dark",
        "Sent from three different addresses",
        "Written by PC Smith, 4512",
        "The lift has been out of use since Friday – nobody has called.",
        "",
    ],
)
def test_a_writers_line(line: str) -> None:
    assert not is_mobile_line(line)
