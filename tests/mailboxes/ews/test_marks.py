"""Categories on messages on an Exchange Server, beside those that officers give them."""

from __future__ import annotations

import pytest

from heard.errors import MailboxError
from mailboxes.contract import heard, letter
from mailboxes.ews.exchange import Item
from mailboxes.ews.fake import Says
from mailboxes.ews.place import EwsPlace


def test_a_category_is_added_to_those_that_are_there(place: EwsPlace) -> None:
    place.put(letter("one"))
    place.mark("one", "Urgent")
    mailbox = place.watch()
    [message] = heard(mailbox)
    for _ in range(2):
        mailbox.done([message.uid], "$Heard")
    assert place.exchange.find("one").categories == ["Urgent", "Heard"]


def test_a_category_that_an_officer_sets_at_the_same_moment_is_kept(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    [message] = heard(mailbox)

    def set_another(item: Item) -> None:
        place.server.operations.before_update = None
        place.mark("one", "Urgent")

    place.server.operations.before_update = set_another
    mailbox.done([message.uid], "$Heard")
    assert place.exchange.find("one").categories == ["Urgent", "Heard"]


def test_where_others_never_stop_changing_a_message_it_is_given_up(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    [message] = heard(mailbox)
    place.server.operations.before_update = place.exchange.touch
    with pytest.raises(MailboxError, match="others keep changing"):
        mailbox.done([message.uid], "$Heard")
    assert place.server.operations_asked().count("UpdateItem") == 3


@pytest.mark.parametrize("mark", ["$Heard", "$heard"])
def test_a_category_that_is_there_in_any_letters_is_not_added_again(place: EwsPlace, mark: str) -> None:
    place.put(letter("one"))
    place.mark("one", "HEARD")
    mailbox = place.watch()
    [message] = heard(mailbox)
    mailbox.done([message.uid], mark)
    assert place.exchange.find("one").categories == ["HEARD"]


def test_a_message_that_takes_no_mark_costs_others_none(place: EwsPlace) -> None:
    place.put(letter("one"), letter("two"), letter("three"))
    mailbox = place.watch()
    messages = heard(mailbox)
    place.server.instead["UpdateItem"].append(Says("ErrorItemSavePropertyError"))
    mailbox.done([message.uid for message in messages], "$Heard")
    assert [place.exchange.find(name).categories for name in ("one", "two", "three")] == [[], ["Heard"], ["Heard"]]


def test_a_message_gone_meanwhile_is_not_marked(place: EwsPlace) -> None:
    place.put(letter("one"))
    mailbox = place.watch()
    [message] = heard(mailbox)
    place.take_away("one")
    mailbox.done([message.uid], "$Heard")
