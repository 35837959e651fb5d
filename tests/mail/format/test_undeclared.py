"""8-bit text of which nothing is said: which charset it is in, by the letters it would have."""

from __future__ import annotations

import pytest

from heard.mail.format.charsets import decode
from heard.mail.format.undeclared import undeclared_charset
from heard.mail.parse import parse

OTHERS = {
    "Polish": ("Dzień dobry, ogrzewanie wciąż nie działa i mieszkanie jest zimne. Proszę o pomoc.", "cp1250 iso8859-2"),
    "Czech": ("Dobrý den, topení nefunguje už tři týdny a děti jsou nemocné.", "cp1250 iso8859-2"),
    "Slovak": ("Dobrý deň, kúrenie nefunguje už tri týždne, prosím pošlite niekoho.", "cp1250 iso8859-2"),
    "Hungarian": ("A fűtés három hete nem működik, kérem küldjenek valakit minél előbb.", "cp1250 iso8859-2"),
    "Romanian": ("Căldura nu funcţionează, copiii sunt bolnavi şi vă rog să trimiteţi pe cineva.", "cp1250 iso8859-2"),
    "Turkish": ("Isıtma üç haftadır çalışmıyor ve çocuklar hasta. Lütfen birini gönderin.", "cp1254"),
    "Russian": ("Отопление не работает уже три недели, дети болеют.", "cp1251 koi8-r"),
    "Russian, one word": ("Протечка", "cp1251 koi8-r"),
    "Russian, in capitals": ("СРОЧНО: ПРОТЕЧКА В ВАННОЙ", "cp1251 koi8-r"),
    "Ukrainian": ("Опалення не працює вже три тижні, діти хворіють.", "cp1251 koi8-u"),
    "Bulgarian": ("Отоплението не работи от три седмици, децата са болни.", "cp1251"),
    "Greek": ("Η θέρμανση δεν λειτουργεί εδώ και τρεις εβδομάδες.", "cp1253 iso8859-7"),
    "Hebrew": ("החימום לא עובד כבר שלושה שבועות והילדים חולים", "cp1255"),
    "Arabic": ("التدفئة لا تعمل منذ ثلاثة أسابيع والأطفال مرضى", "cp1256"),
    "Chinese": ("您好，暖气已经坏了三个星期，请尽快派人来修理。", "gbk"),
    "Chinese, traditional": ("您好，暖氣已經壞了三個星期，請儘快派人來修理。", "big5"),
    "Japanese": ("こんにちは、暖房が三週間も壊れています。", "cp932 euc-jp"),
    "Korean": ("안녕하세요, 난방이 작동하지 않습니다. 사람을 보내 주세요.", "euc-kr"),
}
WESTERN = (
    "Le chauffage est en panne depuis trois semaines, où êtes-vous ? Ça fait un bruit… «déjà»",
    "Die Heizung fällt seit drei Wochen aus. Größe: 3 m², 20 °C, Maße 3×4. MÜLLEIMER ÜBERALL ÖDE",
    "La calefacción no funciona, señor. ¿Cuándo vendrán? ¡Mañana! 3º piso",
    "O aquecimento não funciona há três semanas. Atenção: manutenções",
    "Lämmitys ei toimi, jäätävää. Värmen fungerar inte, hälsningar Åsa",
    "Varmen virker ikke, børnene er syge, vær så venlig",
    "Hitinn virkar ekki, börnin eru veik, þetta er óþolandi. Ég bý á efstu hæð",
    "Küte ei tööta, jäääär õues, lapsed on haiged",
    "The boiler’s off – £40 wasted, 20°C, ½ hour, naïve café, don´t ask",
    "Zoë met François and José in Málaga; Søren and Åse came too",
    "I paid £50 ¼ of it… ©2026 ¹See note ²and this ³third",
)


@pytest.mark.parametrize(
    "text, charset",
    [
        pytest.param(text, charset, id=f"{language}, {charset}")
        for language, (text, charsets) in OTHERS.items()
        for charset in charsets.split()
    ],
)
def test_a_language_is_told_by_its_letters(text: str, charset: str) -> None:
    raw = text.encode(charset)
    assert decode(raw, None)[0] == text
    assert parse(b"From: a@b.example\nSubject: " + raw + b"\n\n" + raw).text == text


@pytest.mark.parametrize("text", WESTERN)
def test_western_text_is_windows_1252(text: str) -> None:
    assert undeclared_charset(text.encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("text", ["Proœba", "caf\xe9 £azienka", "\xb3", "x\xb3x", ""])
def test_a_letter_or_two_prove_nothing(text: str) -> None:
    assert undeclared_charset(text.encode("cp1252")) == "cp1252"


def test_a_charset_that_is_declared_is_believed() -> None:
    raw = OTHERS["Russian"][0].encode("cp1251")
    assert decode(raw, "iso-8859-1")[0] == raw.decode("cp1252")
