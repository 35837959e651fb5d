"""The headers of an earlier mail, as mail programs write them above it ("From: ... Sent: ... To: ...").

A block needs several labels close together, one of them a date with a number in it: a
tenant who pastes "From: the surveyor" into a letter quotes nobody.
"""

from __future__ import annotations

import re

# Kind of header: its name in English, then in other languages, in small letters.
_NAMES = {
    "from": "from|de|von|da|van|od|ot|de la|från|fra|lähettäjä|feladó|oddíl|oddi wrth|oddiwrth|wrth|kimden|gönderen"
    "|от|від|от кого|από|nuo|no|saatja|发件人|寄件者|寄件人|差出人|送信者|送信元|보낸 사람|보낸사람|من|מאת|từ|người gửi"
    "|dari|จาก|expéditeur|mittente|remitente|remetente|absender|nadawca|odesílatel|expeditor|avsändare|šalje|od koho",
    "date": "sent|date|envoyé|envoyé le|date d'envoi|gesendet|gesendet am|datum|enviado|enviado "
    "el|enviado em|enviada em"
    "|enviada|fecha|fecha de envío|inviato|inviata|data|verzonden|verzonden op|wysłano|wysłane|data wysłania|trimis"
    "|trimis la|data trimiterii|skickat|skickades|sendt|sendt den|dato|lähetetty|päivämäärä|päiväys|pvm|odesláno"
    "|odoslané|dátum|elküldve|küldve|anfonwyd|dyddiad|gönderildi|gönderilme|tarih|отправлено|дата|надіслано|изпратено"
    "|στάλθηκε|ημερομηνία|išsiųsta|nosūtīts|datums|saadetud|kuupäev|发送时间|发送日期|日期|寄件日期|傳送時間"
    "|送信日時|日時"
    "|日付|보낸 날짜|날짜|التاريخ|تاريخ الإرسال|נשלח|תאריך|đã gửi|ngày|dikirim|tanggal|received|reçu|empfangen|poslano",
    "to": "to|à|an|para|a|aan|do|către|catre|till|til|at|kime|alıcı|кому|до|προς|kam|kami|kellele|收件人|收件者|宛先"
    "|받는 사람|받는사람|إلى|אל|tới|đến|kepada|vastaanottaja|címzett|komu|pro|za|destinataire|destinatario|destinatário"
    "|odbiorca|destinatar|mottagare|i",
    "copy": "cc|bcc|kopie|dw|copie|copie à|kopia|cci|copia|másolat|kopi|copi|cc:|抄送|副本|참조|نسخة|עותק|копия|копія"
    "|reply-to|reply to|importance|priority|attachments|wichtigkeit|bijlage|anhang|pièces jointes",
    "subject": "subject|objet|sujet|betreff|asunto|oggetto|assunto|onderwerp|temat|subiect|ämne"
    "|emne|aihe|otsikko|předmět"
    "|predmet|tárgy|pwnc|testun|konu|тема|относно|θέμα|tema|temats|teema|主题|主題|主旨|件名|제목|الموضوع|נושא|tiêu đề"
    "|chủ đề|subjek|perihal|subjekt|re",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split("|")}
# "*From:*", "From :", "From：", "> From:" is not: that is a quote within a quote.
_LABEL = re.compile(r"[ \t|]{0,8}[*_]{0,2}([^\W\d_][^:：*\n]{0,22}?)[*_]{0,2}\s?[:：][*_]{0,2}")
# Where markup is read as text a label may touch the value before it ("FinchSent:").
_INLINE = re.compile(
    r"(?:^|[\s;*>]|(?<=[\w.)\]])(?=[A-ZÀÁÂÉÅÄÖÜ]))"
    r"([^\W\d_][^:：;*\s@]{0,14}(?: [^\W\d_][^:：;*\s@]{0,10})?)[*_]{0,2}\s?[:：]"
)
_TOUCHING = re.compile(r"(?<=.)[A-ZÀÁÂÉÅÄÖÜ][^\sA-Z]{1,14}$")
# "Mon, 1 Jun 2026 09:30:00 +0100", as only a program writes it (RFC 5322, 3.3).
_STAMP = re.compile(r"\d{4} \d{2}:\d{2}:\d{2}")
_DIGIT = re.compile(r"\d")
_LOOK_AHEAD = 12
# A text with more labels that might begin a block, and do not, is a list.
_MOST_TRIES = 400
_LONGEST = 1_200


class HeaderBlocks:
    """Finds blocks in one text.  What a line's label says is remembered, so that looking ahead costs little."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._seen: dict[int, tuple[str, str]] = {}
        self._tries = 0

    def begins(self, at: int) -> bool:
        """Say whether an earlier mail's headers begin on this line."""
        first, value = self._label(at)
        if not first or first == "copy":
            return False
        # With another header right above, it would have begun there: a letter's own heading.
        if at and self._label(at - 1)[0]:
            return False
        if first == "from" and _is_on_one_line(self._lines[at]):
            return True
        self._tries += 1
        if self._tries > _MOST_TRIES:
            return False
        kinds, dated = {first}, first == "date" and bool(_DIGIT.search(value))
        stamped = first == "date" and bool(_STAMP.search(value))
        gap, addressed = 0, "@" in value
        for later in range(at + 1, min(at + _LOOK_AHEAD, len(self._lines))):
            kind, value = self._label(later)
            if not kind:
                gap += 1
                # A long list of addressees is wrapped; a blank line may stand between two headers.
                if gap > 2:
                    break
                continue
            if kind == first == "from":
                break  # a block has one From: this one begins the next
            gap = 0
            kinds.add(kind)
            addressed = addressed or "@" in value
            dated = dated or (kind == "date" and bool(value.strip()))
        return _is_enough(first, kinds, dated=dated, addressed=addressed) or (stamped and addressed and "to" in kinds)

    def _label(self, at: int) -> tuple[str, str]:
        if at not in self._seen:
            self._seen[at] = label_of(self._lines[at])
        return self._seen[at]


def label_of(line: str) -> tuple[str, str]:
    """Return the kind of header a line is ("from", "date", "to", "copy", "subject"), and what it says; "" for none."""
    found = _LABEL.match(line[:60]) if ":" in line[:40] or "：" in line[:40] else None
    kind = _KINDS.get(" ".join(found[1].lower().split()), "") if found else ""
    return kind, line[found.end() : 400] if found else ""


def labels_within(line: str) -> tuple[tuple[str, str], ...]:
    """Return the headers that were run together on one line, each with what it says."""
    found = [(kind, match) for match in _INLINE.finditer(line[:_LONGEST]) if (kind := _kind(match[1]))]
    ends = [match.start() for _, match in found[1:]]
    return tuple(
        (kind, line[match.end() : end].strip(" *_;"))
        for (kind, match), end in zip(found, [*ends, _LONGEST], strict=True)
    )


def _is_enough(first: str, kinds: set[str], *, dated: bool, addressed: bool) -> bool:
    named = kinds & {"to", "subject"}
    if first == "from":
        return (dated and (bool(named) or addressed)) or (named == {"to", "subject"} and addressed)
    # In another order ("Date: From: To: Subject:", old Hotmail) a letter's own heading looks the same.
    return "from" in kinds and len(kinds) >= 3 and addressed and (dated or len(named) == 2)


def runs_together(text: str) -> bool:
    """Say whether a text below a rule begins as an earlier mail's headers do, with a date among them."""
    kinds = _kinds_in(text)
    return kinds[:1] == ["from"] and "date" in kinds and ("@" in text or "subject" in kinds or "to" in kinds)


def _is_on_one_line(line: str) -> bool:
    """Say whether a whole block was run together: "From: A Sent: 1 June 2026 To: B Subject: C"."""
    if not 30 <= len(line) <= _LONGEST:
        return False
    kinds = _kinds_in(line)
    if kinds[:1] != ["from"] or "date" not in kinds:
        return False
    return ("subject" in kinds and "to" in kinds) or ("@" in line and ("subject" in kinds or "to" in kinds))


def _kinds_in(line: str) -> list[str]:
    return [_kind(found[1]) for found in _INLINE.finditer(line)]


def _kind(label: str) -> str:
    last_word = label.rpartition(" ")[2]  # the one before it is the value's
    touching = _TOUCHING.search(last_word)
    names = (label, last_word, touching[0] if touching else "")
    return next((_KINDS[name.lower()] for name in names if name.lower() in _KINDS), "")
