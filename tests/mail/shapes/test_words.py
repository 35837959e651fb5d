"""Shapes 1 and 8 to 16: where the writer's own words end, as mail programs show it."""

from __future__ import annotations

import pytest

from heard.mail.identity import words_digest
from heard.mail.parse import parse
from heard.mail.threads.case_references import case_references
from heard.mail.threads.subjects import normal_subject
from mail.shapes.shapes import shape

OURS = "We have recorded your message as a complaint"


def flat(text: str) -> str:
    return " ".join(text.split())


def own(name: str) -> str:
    return flat(parse(shape(name)).own_words)


def test_a_reply_from_outlook_on_the_web_ends_at_appendonsend() -> None:
    message = parse(shape("01_owa_reply.eml"))
    assert flat(message.own_words) == (
        "Thank you for that. The tap drips in the hall as well, "
        "and the plumber you promised for Monday did not turn up."
    )
    assert OURS in flat(message.quoted)
    assert message.in_reply_to == message.references != ()


@pytest.mark.parametrize(
    "name, words",
    [
        pytest.param(
            "08_german.eml",
            "Der Schimmel an der Wand ist schlimmer geworden, und es war noch niemand da.",
            id="German",
        ),
        pytest.param(
            "08_french.eml",
            "Personne n'est venu lundi et l'eau coule toujours sous la fenêtre.",
            id="French, a hard space before the colon",
        ),
        pytest.param(
            "08_polish.eml",
            "Grzyb na ścianie jest coraz większy, a nikt do nas nie przyszedł.",
            id="Polish",
        ),
        pytest.param(
            "08_romanian.eml",
            "Mucegaiul s-a întins pe tot peretele și nu a venit nimeni.",
            id="Romanian",
        ),
    ],
)
def test_a_reply_in_another_language_is_cut_at_its_block_and_has_the_same_subject(name: str, words: str) -> None:
    message = parse(shape(name))
    assert flat(message.own_words) == words
    assert normal_subject(message.subject) == "Damp in flat 4"


@pytest.mark.parametrize("name", ["09_outlook_ios.eml", "09_outlook_ios_class.eml"])
def test_outlook_for_ios_leaves_the_text_alone_without_its_signature(name: str) -> None:
    message = parse(shape(name))
    assert flat(message.own_words) == "The bucket under the sink is full twice a day now."
    assert "Outlook for iOS" in message.text


def test_the_old_client_for_ios_quotes_in_two_siblings_and_both_are_cut() -> None:
    assert own("10_old_ios.eml") == "Nobody rang me on Monday. Please tell me who is dealing with it."


@pytest.mark.parametrize("name", ["11_mac_text.eml", "11_mac_html.eml"])
def test_outlook_for_mac_says_date_where_others_say_sent(name: str) -> None:
    assert own(name) == "The new tap leaks worse than the old one did."


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("12_word_metric.eml", id="centimetres"),
        pytest.param("12_word_us.eml", id="inches"),
        pytest.param("12_word_2010.eml", id="the blue line of 2010"),
        pytest.param("12_word_spaced.eml", id="spaces after the semicolons"),
    ],
)
def test_words_line_above_the_quote_is_where_it_begins(name: str) -> None:
    assert own(name) == "I have now been without a kitchen light for nine days."


def test_answers_in_red_within_the_quote_keep_the_whole() -> None:
    words = own("13_answers_in_red.eml")
    assert words.startswith("Please see my comments below in red.")
    assert "Any day after four, as I told your office twice." in words
    assert "No, it runs down the wall into the socket." in words


def test_a_line_that_begins_with_from_is_not_a_quote() -> None:
    message = parse(shape("14_a_line_that_says_from.eml"))
    assert flat(message.own_words) == flat(message.text)
    assert message.quoted == ""


def test_a_gateways_banner_and_tags_leave_our_reference_and_the_words_below() -> None:
    message = parse(shape("15_banner.eml"))
    assert flat(message.own_words) == "close"
    assert normal_subject(message.subject) == "Damp [NH-26-0001]"
    assert case_references(message.subject, "NH") == ("NH-26-0001",)
    assert "CAUTION" in message.text, "the whole is kept, the cut is a view"


def test_safe_links_are_read_as_the_links_they_stand_for() -> None:
    rewritten, written = parse(shape("16_safe_links.eml")), parse(shape("16_as_it_was_written.eml"))
    assert "https://www.northgate.example/repairs/report?ref=1234&area=north" in rewritten.text
    assert "safelinks" not in rewritten.text
    assert "mailto:dorothy.finch@tenant.example?subject=form" in rewritten.text
    assert flat(rewritten.own_words) == flat(written.own_words)
    assert words_digest(rewritten) == words_digest(written)
