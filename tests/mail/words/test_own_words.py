"""What the writer typed this time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st

from heard.mail.parse import parse
from heard.mail.words.own_words import words_of

MINE = "It is still leaking.\n\nDorothy Finch"
THEIRS = "Dear Ms Finch\n\nIf you are not happy with this you can ask for stage 2."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("From: the surveyor, I was told nothing.\nHe never came.", id="a line that begins with From:"),
        pytest.param("On 3 May at 10:30 I wrote:\nplease come.\nNobody did.", id="what the writer wrote before"),
        pytest.param(
            "On 3 May 2026 at 10:30 Mr Smith wrote:\nwe will come on Friday.\nNobody did.",
            id="a letter told, with its time",
        ),
        pytest.param("The one at gary@n.example wrote:\nno.\nWhy?", id="what an address wrote, told"),
        pytest.param("The council on 3 May 2026 at 10:30 wrote:\nno.\nWhy?", id="what the council wrote, told"),
        pytest.param("On Tuesday he wrote: no.\nThat is all.", id="what somebody wrote, told"),
        pytest.param("On 3 May your officer wrote:\nwe will come.\nNobody did.", id="what an officer wrote, told"),
        pytest.param("> 3 weeks and no answer", id="more than three weeks"),
        pytest.param("It is cold.\n> £200 a month for nothing\nPlease come.", id="more than two hundred pounds"),
        pytest.param("WARNING: the outside wall is coming down", id="a warning of the writer's own"),
        pytest.param("The leak came from outside the flat.\nPlease come.", id="a leak from outside"),
        pytest.param("The email came too late.\nThe water is outside now.", id="an email, and something outside"),
        pytest.param("You sent this in error.\n\nPlease tell me why.", id="the words of a disclaimer"),
        pytest.param(
            "My flat is damp.\n\nI ask you to keep this email confidential and to delete it afterwards.",
            id="a tenant who asks for confidence",
        ),
        pytest.param("To: the Chief Executive\nFrom: the undersigned\n\nWe are cold.", id="a petition"),
        pytest.param("To: Complaints\nFrom: Dorothy Finch\nDate: 3 May 2026\nSubject: Damp\n\nIt is wet.", id="a memo"),
        pytest.param("First.\n\n----------\n\nSecond.", id="a ruler"),
        pytest.param("What happened:\n3 May 2026: rang\n4 May 2026: rang\n5 May 2026: nobody came", id="dates"),
        pytest.param("Dates I rang:\n\n03/05/2026 10:30\n04/05/2026 11:15\n\nNobody came.", id="dates with times"),
        pytest.param("Thanks\n\nThe boiler has gone off again and I have no water.", id="Thanks, and then the matter"),
        pytest.param("A: it leaks.\nB: it is cold.\nDate: since May\nTo: the whole house", id="letters as points"),
        pytest.param("Your email of 3 May 2026 at 10:30 to dot@tenant.example said:\nno.\nWhy?", id="a letter told"),
    ],
)
def test_what_only_looks_like_a_quote_stays(text):
    assert words_of(text).own == text


def test_answers_in_red_within_the_quote_keep_the_whole():
    block = "From: Complaints <c@n.example>\nSent: 01 June 2026 09:30\nTo: Dorothy\nSubject: Leak"
    text = f"Please see my comments below in red\n\n{block}\n\n{THEIRS} No thank you."
    assert words_of(text, subject="RE: Leak").own == text


BLOCK = "From: Complaints <c@n.example>\nSent: 01 June 2026 09:30\nTo: Dorothy\nSubject: Leak"


def test_a_forward_with_nothing_above_is_the_message():
    text = f"{BLOCK}\n\n{THEIRS}"
    assert words_of(text, subject="FW: Leak").own == text
    assert words_of(text, subject="RE: Leak").own == ""
    forwarded = "---------- Forwarded message ---------\n" + text
    assert words_of(forwarded).own == forwarded


@pytest.mark.parametrize("above", ["Sent from my iPhone", "Regards\nDorothy", "-- \nDorothy Finch"])
def test_a_forward_with_only_a_name_above_is_the_message_too(above):
    text = f"{above}\n\nBegin forwarded message:\n\n{BLOCK}\n\n{THEIRS}"
    assert words_of(text, subject="Fwd: Leak").own == text


def test_a_forward_with_hardly_a_word_above_is_kept_whole():
    text = f"FYI\n\n---------- Forwarded message ---------\n{BLOCK}\n\n{THEIRS}"
    assert words_of(text, subject="Fwd: Leak").own == text


def test_a_short_answer_to_a_forwarded_mail_is_no_forward():
    text = f"Yes.\n\n{BLOCK}\n\nSee this.\n\n---------- Forwarded message ---------\n{BLOCK}\n\n{THEIRS}"
    assert words_of(text, subject="Re: Leak").own == "Yes."


def test_a_text_that_would_be_all_quote_and_is_no_reply_is_the_writers():
    text = f"{BLOCK}\n\n{THEIRS}"
    assert words_of(text, subject="What you wrote").own == text


def test_what_is_quoted_is_kept_apart_without_its_marks():
    text = "No.\n\nOn Mon, 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n> Is it wet?\n>\n>> Yes.\n"
    words = words_of(text)
    assert words.own == "No."
    assert words.quoted.split("\n")[-3:] == ["Is it wet?", "", "Yes."]


def test_an_answer_below_the_quote_and_the_name_below_that_are_the_writers():
    text = "On 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n> Is it wet?\n\nYes, very.\n\nThanks\nDot"
    words = words_of(text)
    assert words.own == "Yes, very.\n\nThanks\nDot"
    assert words.signature == "Thanks\nDot"


def test_a_line_above_an_announcement_that_begins_like_one_stays():
    text = "On 3 May you promised to come\nOn Mon, 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n> Is it wet?"
    assert words_of(text).own == "On 3 May you promised to come"


def test_a_quote_of_the_third_depth_is_a_quote():
    text = (
        "No.\n\nOn 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n> a\n>>> On 1 May 2026 at "
        "08:30, D <d@n.example> wrote:\n>>> b"
    )
    assert words_of(text).own == "No."


@pytest.mark.parametrize(
    "joined",
    [
        "No. On 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n> Is it wet?",
        "No. On Mon, 1 Jun 2026 at 09:30, C <c@n.example> wrote:\nIs it wet?",
        "No.--- On Mon, 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n> Is it wet?",
        "No. Am 01.06.2026 um 09:30 schrieb C <c@n.example>:\n> Is it wet?",
    ],
)
def test_an_announcement_joined_to_the_last_words_is_parted_from_them(joined):
    assert words_of(joined, subject="Re: x").own == "No."


def test_a_line_left_over_by_wrapping_is_of_the_quote_it_belongs_to():
    long = "> If you are not happy with this you can ask us in writing to go to the second"
    text = f"No.\n\nOn 1 Jun 2026 at 09:30, C <c@n.example> wrote:\n{long}\nstage of it\n> within ten days.\n"
    assert words_of(text).own == "No."


PLAIN = "It is still leaking.\n\nDear Ms Finch\n\nyou can ask for stage 2."
HTML = (
    '<p>It is still leaking.</p><blockquote type="cite"><p>Dear Ms Finch</p><p>you can ask '
    "for stage 2.</p></blockquote>"
)


def a_mail(plain: str, markup: str, subject: str = "Re: Leak") -> bytes:
    return (
        f"From: dot@tenant.example\nSubject: {subject}\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n{markup}\n--b--\n"
    ).encode()


def test_structure_beside_a_plain_text_tells_what_the_text_does_not():
    message = parse(a_mail(PLAIN, HTML))
    assert message.text == PLAIN
    assert message.own_words == "It is still leaking."
    assert "stage 2" in message.quoted


def test_a_markup_that_holds_everything_in_a_quote_does_not_silence_the_text():
    message = parse(a_mail("It is wet.", '<div class="gmail_quote">It is wet.</div>', subject="Damp"))
    assert message.own_words == "It is wet."


def test_answers_between_the_quotes_of_gmail_stay():
    markup = (
        '<div dir="ltr">Hello</div><div class="gmail_quote"><div class="gmail_attr">On Monday C wrote:</div>'
        '<blockquote class="gmail_quote">Is it wet?</blockquote><div>Yes, very.</div>'
        '<blockquote class="gmail_quote">When can we come?</blockquote><div>Any day.</div></div>'
    )
    assert words_of("", markup).own.split() == ["Hello", "Yes,", "very.", "Any", "day."]


def _bare(text: str) -> str:
    return "".join(text.split())


def _is_within(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


LINES = st.sampled_from(
    [
        "It leaks.", "", "> Is it wet?", ">> old", "-- ", "Kind regards", "Dorothy Finch", "Sent from my iPhone",
        "On 1 Jun 2026 at 09:30, C <c@n.example> wrote:", "-----Original Message-----", "From: C <c@n.example>",
        "Sent: 01 June 2026 09:30", "Subject: Leak", "To: Dot", "________", "This email is confidential.", "JS> no",
        "Manager, Northgate Ltd", "Tel: 01632 960 001", "[EXTERNAL]", "| quoted", "---", "\ue0f1", "\x0b", "\u2028x",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=14).map("\n".join) | st.text(max_size=300), st.sampled_from(["", "Re: x", "Fwd: x"]))
@settings(max_examples=300, deadline=None)
def test_own_words_are_always_some_of_the_text(text, subject):
    words = words_of(text, subject=subject)
    for part in (words.own, words.signature):
        assert _is_within(_bare(part), _bare(text))


MARKUP = st.sampled_from(
    [
        "<div>", "</div>", "<p>wet</p>", '<blockquote type="cite">', "</blockquote>", '<div class="gmail_quote">',
        '<hr id="zwchr">', "<table><tr><td>", "</td></tr></table>", "On 1 Jun 2026, C wrote:<br>", "&nbsp;", "<span",
        '<div id="Signature">', "Dot", '<div id="divRplyFwdMsg">',
        '<blockquote style="border-left:1px solid">', "\ue0f2",
    ]
)  # fmt: skip


@given(st.lists(MARKUP, max_size=14).map("".join), st.lists(LINES, max_size=6).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_no_markup_makes_it_fail(markup, text):
    words_of(text, markup, subject="Re: x")


@pytest.mark.parametrize(
    "unit",
    [
        "a", ">", "> ", "\n", " ", "\n>", "On ", "-", "_", "From: ", "From: \n", "From: 1 To: @ Sent: ", "On wrote:\n",
        "On 1 ", "On 1 a@b 10:30 2026:\n", "<div>", "-- \n", "--\nTel: 1\n",
        "Kind regards\n", "&nbsp;", "> > > ", "| \n",
        "<blockquote>", '<blockquote type="cite">', "<blockquote></blockquote>",
        '<div class="gmail_quote">', "Sent from my ",
        '<div class="gmail_quote"></div>', "https://a.safelinks.protection.outlook.com/?url=", "JS> \n",
        "___\n", "a@b\n",
        "this email is confidential ", "this email\n\nconfidential\n\n", "[EXTERNAL]\n",
        "A---1/1/2026 10:30---", "https://",
    ],
)  # fmt: skip
def test_a_hundred_kilobytes_of_anything_cost_little(unit):
    text = unit * (100_000 // len(unit))
    content = a_mail(text, text)
    began = time.process_time()
    parse(content)
    # Far more than it takes: what runs away takes minutes.  make fuzz holds it against the fifth of a second asked for.
    assert time.process_time() - began < 2
