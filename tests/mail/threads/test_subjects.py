"""Subjects: what programs, gateways and machines put before them, and what is left to compare."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from heard.mail.threads.subjects import answered_subject, is_forward, is_reply_subject, normal_subject, topic

REPLIES = [
    "Re: Damp", "RE: Damp", "re:Damp", "RE : Damp", "RE\u00a0: Damp", "Re[2]: Damp", "Re(3): Damp", "RE^4: Damp",
    "Re*2: Damp", "Re2: Damp", "RE: (2) Damp", "AW: Damp", "Antw.: Damp", "Antwort: Damp", "SV: Damp", "Svar: Damp",
    "VS: Damp", "V\u00e1: Damp", "V\u00c1: Damp", "ODP: Damp", "Odp.: Damp", "R\u00c9P : Damp", "RESP: Damp",
    "RTA: Damp",
    "R\u0102SP: Damp", "YNT: Damp", "BLS: Damp", "ATS: Damp", "ATB: Damp", "\u0391\u03a0: Damp", "Отв: Damp",
    "Отг: Damp",
    "Відп: Damp", "\u56de\u590d\uff1aDamp", "\u7b54\u590d: Damp", "\u56de\u8986: Damp", "\u8fd4\u4fe1: Damp",
    "\ud68c\uc2e0: Damp", "\u05ea\u05e9\u05d5\u05d1\u05d4: Damp", "\u0631\u062f: Damp", "Trả lời: Damp",
    "[EXTERNAL] RE: [EXT] Re: Damp", "RE: [EXTERNAL] Re: Damp", "[residents-list] Re: Damp", "  re:Damp ",
    "\u200fRE: Damp",
    "(External) RE: Damp", "[SPAM 5.3] Re: Damp", "[EXTERNAL]: Re: Damp", "Re: Damp [EXTERNAL]", "Re: [Fwd: Damp]",
]  # fmt: skip
FORWARDS = [
    "FW: Damp", "Fwd: Damp", "Fwd.: Damp", "WG: Damp", "TR : Damp", "VB: Damp", "VL: Damp", "RV: Damp", "PD: Damp",
    "\u0130LT: Damp", "Doorst: Damp", "TRS: Damp", "Tov\u00e1bb\u00edt\u00e1s: Damp", "\u03a0\u03a1\u0398: Damp",
    "Пер: Damp", "\u8f6c\u53d1\uff1aDamp", "\u8f49\u5bc4: Damp", "\u8ee2\u9001: Damp", "YML: Damp",
    "\u05d4\u05d5\u05e2\u05d1\u05e8: Damp", "Chuyển tiếp: Damp", "[EXT] Fwd: Damp", "[Fwd: Damp]", "FW: RE: Damp",
]  # fmt: skip
MAYBE = ["R: Damp", "I: Damp", "Ref: Damp", "R\u00e9f: Damp", "RIF: Damp", "RES: Damp", "ENC: Damp", "Betr.: Damp"]
TAGGED = ["EXTERNAL: Damp", "*** SPAM *** Damp", "{Spam?} Damp", "Damp (fwd)", "[Caution] Damp", "External Email: Damp"]
OWN = [
    "Repairs: damp", "[NH-25-0042] Damp", "Retour: damp", "", "Is it I or you", "Flat 4: damp", "Rent", "regarding: x",
    "Resend: x", "Reference: x", "Re-let of flat 4", "12: damp", "External wall is damp", "Spam on my door",
    "Damp: bedroom",
]  # fmt: skip


@pytest.mark.parametrize("subject", REPLIES + FORWARDS + MAYBE + TAGGED)
def test_marks_and_tags_are_no_part_of_a_subject(subject: str) -> None:
    assert normal_subject(subject) == "Damp"


@pytest.mark.parametrize("subject", OWN)
def test_what_only_looks_like_a_mark_stays(subject: str) -> None:
    assert (normal_subject(subject), is_reply_subject(subject), is_forward(subject)) == (subject, False, False)


@pytest.mark.parametrize("subject", REPLIES)
def test_an_answer_is_a_reply_and_no_forward(subject: str) -> None:
    assert (is_reply_subject(subject), is_forward(subject)) == (True, False)


@pytest.mark.parametrize("subject", FORWARDS)
def test_a_forward_is_somebody_elses_words_too(subject: str) -> None:
    assert (is_reply_subject(subject), is_forward(subject)) == (True, True)


@pytest.mark.parametrize("subject", MAYBE + TAGGED)
def test_what_people_begin_with_themselves_makes_no_reply(subject: str) -> None:
    assert not is_reply_subject(subject)


@pytest.mark.parametrize(
    "subject, answered",
    [
        ("Automatic reply: Damp", "Damp"),
        ("Automatic reply: Re: Damp", "Damp"),
        ("Re: Automatic reply: Damp", "Damp"),
        ("Auto: Damp", "Damp"),
        ("[Auto-Reply] Damp", "Damp"),
        ("(Out of Office) Damp", "Damp"),
        ("Out of Office \u2013 Damp", "Damp"),
        ("Automatische Antwort: AW: Damp", "Damp"),
        ("R\u00e9ponse automatique\u00a0: Damp", "Damp"),
        ("Odpowied\u017a automatyczna: Damp", "Damp"),
        ("\u81ea\u52a8\u7b54\u590d: Damp", "Damp"),
        ("Undeliverable: Re: Damp", "Damp"),
        ("Unzustellbar: Damp", "Damp"),
        ("Read: Damp", "Damp"),
        ("Gelesen: Damp", "Damp"),
        ("Not read: Damp", "Damp"),
        ("Recall: Damp", "Damp"),
        ("Accepted: Damp", "Damp"),
        ("Automatic reply: Damp: bedroom", "Damp: bedroom"),
        ("Re: Damp: bedroom", "Damp: bedroom"),
        ("Undelivered Mail Returned to Sender", ""),
        ("Mail delivery failed: returning message to sender", ""),
        ("Delivery Status Notification (Failure)", ""),
        ("Out of office", ""),
        ("Automatic reply", ""),
        ("", ""),
    ],
)
def test_what_a_machines_mail_speaks_of(subject: str, answered: str) -> None:
    assert answered_subject(subject) == answered


@pytest.mark.parametrize(
    "subject, about",
    [
        ("RE: Damp in Flat 4!", "damp in flat 4"),
        ("Damp \u00a0in  flat 4 ...", "damp in flat 4"),
        ("Re: Damp in flat 4 [NH-25-0042]", "damp in flat 4"),
        ("[nh\u201125\u20110042] Damp in flat 4", "damp in flat 4"),
        ("NH-25-0042.7KQ3F9WD Damp in flat 4", "damp in flat 4"),
        ("[Ticket#2025123] Damp in flat 4", "damp in flat 4"),
        ("Damp in flat 4 (#12345)", "damp in flat 4"),
        ("[EXTERNAL] FW: Damp in flat 4", "damp in flat 4"),
        ("Complaint about damp", "complaint about damp"),
        ("12 Elm Road", "12 elm road"),
        ("Plainte: chauffage", "plainte: chauffage"),
    ],
)
def test_what_a_subject_is_about(subject: str, about: str) -> None:
    assert topic(subject, "NH") == topic(subject) == about


def test_the_number_of_another_organisation_is_part_of_a_subject_to_a_landlord_who_gives_its_own() -> None:
    assert topic("SHO-25-0042 damp", "NH") == "sho-25-0042 damp"


@pytest.mark.parametrize(
    "subject",
    [
        "", "Re:", "(no subject)", "Complaint", "FORMAL COMPLAINT!!", "Urgent", "Re: my complaint", "Hello",
        "help please",
        "Stage 2 complaint", "Question", "NH-25-0042", "Re: [NH-25-0042]", "Enquiry", "Complaint 3", "Sin asunto",
        "(kein Betreff)", "Beschwerde", "R\u00e9clamation", "Skarga", "Без темы", "\u65e0\u4e3b\u9898", "Cwyn",
        "...", "- -",
    ],
)  # fmt: skip
def test_a_subject_that_says_nothing_ties_nobody(subject: str) -> None:
    assert topic(subject, "NH") == ""


@given(st.text(alphabet="Re:[](){}#- AWfwdnh25\uff1a\u200f", max_size=60))
def test_a_normal_subject_stays_as_it_is(subject: str) -> None:
    once = normal_subject(subject)
    assert once == once.strip()
    assert normal_subject(f"Re: {subject}") == once


@given(st.text())
def test_any_subject_is_no_trouble(subject: str) -> None:
    for read in (normal_subject, topic, answered_subject, is_forward, is_reply_subject):
        read(subject)


@pytest.mark.parametrize(
    "piece",
    ["re:", "[", "a", "[a]", "(fwd)", " ", "\u200b", "-25-", "[Fwd:", "*", "#1", "[ticket ", "a-", "(a", ": ", "]"],
)
def test_endless_subjects_take_no_time(piece: str) -> None:
    endless = piece * (100_000 // len(piece))
    began = time.process_time()
    for read in (normal_subject, topic, answered_subject, is_forward, is_reply_subject):
        read(endless)
    assert time.process_time() - began < 2
