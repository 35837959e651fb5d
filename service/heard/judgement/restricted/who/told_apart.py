"""Mail from an address from which somebody else writes, as a person has said.

Once somebody looked, the same name, home and matter say no more than they did then: it is whoever they said it is.
Where the mail itself says that the restricted person writes it, or gives their telephone, a person is asked again.

Pure.
"""

from __future__ import annotations

from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.who.borrowed import as_themselves
from heard.judgement.restricted.who.who_it_is import ASK, Recognised, Sign
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message
from heard.mail.told.phones import phones_in


def is_told_apart(facts: Facts, limit: Limit) -> bool:
    """Say whether a person said that whoever writes from an address is not the person of a restriction."""
    address = facts.writer.address
    return address is not None and address.address in limit.told_apart


def of_another(once: Once, facts: Facts, limit: Limit) -> Recognised:
    """Return what is seen of whoever writes from an address that a person said to be somebody else's."""
    said = as_themselves(once, limit)
    told = not set(limit.phones).isdisjoint(once.of(_phones))
    if not said and not told:
        return Recognised("no", 0.0, ())
    because = f"it says that it is they who write (“{said}”)" if said else "it gives a telephone number of theirs"
    address = facts.writer.address.address if facts.writer.address is not None else "there"
    return Recognised("ask", ASK, (Sign(ASK, because),), f"a person said that {address} is somebody else's")


def _phones(message: Message) -> tuple[str, ...]:
    return phones_in(f"{message.subject}\n{message.own_words}\n{message.signature}")
