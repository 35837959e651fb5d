"""A look at a message is made once, however often it is asked for."""

from __future__ import annotations

from builders import a_message
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message


def test_each_look_is_made_when_it_is_asked_for_and_never_again() -> None:
    looks: list[str] = []

    def length(message: Message) -> int:
        looks.append(message.subject)
        return len(message.own_words)

    once = Once(a_message("The hedge.", subject="Laurel"))
    assert looks == []
    assert once.of(length) == once.of(length) == len("The hedge.")
    assert looks == ["Laurel"]


def test_a_look_that_finds_nothing_is_not_made_again_either() -> None:
    looks: list[str] = []

    def nothing(message: Message) -> str:
        looks.append(message.subject)
        return ""

    once = Once(a_message(subject="Laurel"))
    assert (once.of(nothing), once.of(nothing), looks) == ("", "", ["Laurel"])
