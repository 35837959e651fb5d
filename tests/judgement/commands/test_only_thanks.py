"""A tenant's mail is only thanks where each of its lines is; whatever else stands there has to be read."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage

import pytest

from builders import a_mail
from heard.judgement.commands.only_thanks import is_only_thanks, may_bring_a_file, plainly_settles

NAMES = ("Beryl Cope", "Gary Officer", "Helen Lead")
RE = "RE: Damp in the hall"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Thanks", id="thanks"),
        pytest.param("Many thanks, Gary.", id="with the name of an officer"),
        pytest.param("Hello Helen\n\nThank you so much for letting me know!\n\nBeryl Cope", id="a letter of it"),
        pytest.param("Ok great thanks x", id="a kiss"),
        pytest.param("Dear Mr Officer,\nThank you for your letter.\nYours sincerely\nMrs B. Cope", id="with titles"),
        pytest.param("cheers\n\nBeryl\nSent from my iPhone", id="what a telephone puts below"),
        pytest.param("THANK YOU GARY", id="in capitals"),
        pytest.param("Diolch yn fawr", id="in Welsh"),
    ],
)
def test_it_is_only_thanks(words: str) -> None:
    assert is_only_thanks(RE, words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("", id="no word at all"),
        pytest.param("Hello", id="a greeting alone"),
        pytest.param("Kind regards\nBeryl", id="a closing alone"),
        pytest.param("Sent from my iPhone", id="what a telephone puts there alone"),
        pytest.param("\U0001f44e", id="a thumb down"),
        pytest.param("Thanks \U0001f44e", id="a thumb down behind thanks"),
        pytest.param("Thank you :(", id="a sad face"),
        pytest.param("Thanks ?", id="a question mark"),
        pytest.param("No thanks", id="no thanks"),
        pytest.param("Yes, thanks", id="a yes to nobody knows what"),
        pytest.param("Thanks for nothing", id="for nothing"),
        pytest.param("Thanks Gary, but it drips", id="a sentence behind thanks"),
        pytest.param("Thanks Still Dripping", id="a sentence with capitals"),
        pytest.param("Cheers Gary\nBoiler Out", id="one below, with capitals"),
        pytest.param("THANK YOU\nBERYL COPE\nWATER THROUGH THE CEILING", id="one below a name, in capitals"),
        pytest.param("Thanks\nBeryl Cope\nReview", id="one word below a name"),
        pytest.param("Thanks\nBeryl Cope 01632 960007", id="a number"),
        pytest.param("Thanks\n-------\nThe damp is on the other wall now.", id="below a line drawn"),
        pytest.param("Thanks, Kayleigh", id="the name of somebody unknown"),
        pytest.param("Thank you\nSent from a house with no heating", id="what no telephone puts there"),
    ],
)
def test_there_is_more_to_it(words: str) -> None:
    assert not is_only_thanks(RE, words, NAMES)


@pytest.mark.parametrize(
    "subject, expected",
    [
        pytest.param("Re: Your complaint", True, id="that of a reply is not theirs"),
        pytest.param("Thank you!", True, id="thanks"),
        pytest.param("", True, id="none"),
        pytest.param("Damp is back", False, id="one that says something"),
    ],
)
def test_a_subject_is_read_as_well(subject: str, expected: bool) -> None:
    assert is_only_thanks(subject, "Thank you, Gary", NAMES) is expected


def with_a_part(kind: str, name: str | None) -> bytes:
    mail = email.message_from_bytes(a_mail("Thanks"), policy=email.policy.SMTP)
    assert isinstance(mail, EmailMessage)
    main, _, sub = kind.partition("/")
    mail.add_attachment(b"\xff\xd8\xff", maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


@pytest.mark.parametrize(
    "content, expected",
    [
        pytest.param(a_mail("Thanks"), False, id="a text"),
        pytest.param(a_mail("Thanks").replace(b"Content-Type: ", b"Content-Type:\n "), False, id="a folded heading"),
        pytest.param(with_a_part("image/jpeg", "wall.jpg"), True, id="a photograph"),
        pytest.param(with_a_part("image/jpeg", None), True, id="one without a name"),
        pytest.param(with_a_part("text/plain", "what I want.txt"), True, id="a letter"),
        pytest.param(with_a_part("application/ms-tnef", "winmail.dat"), True, id="what Outlook packs"),
    ],
)
def test_a_file_may_say_more(content: bytes, expected: bool) -> None:
    assert may_bring_a_file(content) is expected


@pytest.mark.parametrize(
    "words",
    [
        "Thank you. The plumber has been, it is all sorted now and I am happy with that.",
        "Thank you, I am happy with that.",
        "Dear Gary\nThe heating is fixed.\nBeryl Cope",
        "I accept your answer. Many thanks.",
        "Thank you, the leak is fixed.",
        "Yes all sorted now thank you",
    ],
)
def test_that_all_is_settled_is_plain(words: str) -> None:
    assert plainly_settles(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "Thank you, I am satisfied with the repair but still waiting for the £200.",
        "Thank you, all sorted, except the stain.",
        "Thanks Gary but no",
        "Thanks, yes please",
        "No thanks",
        "Please close it, I give up",
        "It was fixed on Monday and leaked again on Tuesday. Is that what you call repaired?",
        "I am not happy.",
        "All sorted now, thank you. Just the carpet to replace.",
        "I'm satisfied, subject to the plasterer on Tuesday.",
        "All sorted, thank you, aside from the fence.",
        "All fixed, thanks. I look forward to the plasterer.",
        "All done?",
        "Sorted \U0001f44e",
        "I would have been satisfied with an apology.",
    ],
)
def test_what_leaves_something_open_settles_nothing(words: str) -> None:
    assert not plainly_settles(words, NAMES)
