"""The buttons of a notice: what its case allows of what it offers, each with what was given to the one who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from heard.casework.commands import Assign
from heard.casework.events import About, MessageNumber, Outcome, Reference
from heard.casework.people import Officer
from heard.casework.standing import stage_after
from heard.daemon.asking_of_a_case import asking_of
from heard.daemon.learning_offered import learning_offered
from heard.daemon.writing import Writing
from heard.judgement.commands.legal import Asking, why_not
from heard.judgement.commands.offered import Noticed, Offer, offered
from heard.judgement.commands.typed import typed
from heard.judgement.facts import OnFile
from heard.judgement.token_seen import LASTS
from heard.letters.buttons import Button, button
from heard.store import officers, tokens


@dataclass(frozen=True, slots=True)
class Pressed:
    """The buttons of a notice for one officer, and the token that all of them carry and an answer to it quotes."""

    buttons: tuple[Button, ...]
    token: str


def presses(
    writing: Writing,
    officer: Officer,
    about: About,
    stands: OnFile | None,
    proposes: Collection[str] = (),
    *,
    is_new: bool = False,
    also: Sequence[Offer] = (),
) -> Pressed:
    """Return what one officer may press in a notice, and what they are given so that an answer of theirs is known.

    stands     its case as it stands; None where it is on none, and where heard keeps no clocks for it
    proposes   the addresses of officers who may deal with the case, the fittest first
    is_new     whether it also tells that its case is new
    also       what this one notice offers besides, before the rest
    """
    noticed = _noticed(writing, stands, proposes)
    wanted = (*also, *(offered(About.NEW_CASE, noticed) if is_new else ()), *offered(about, noticed))
    reference = stands.case.reference if stands is not None else None
    offers = _allowed(writing, officer, wanted, stands)
    token = tokens.give(
        writing.connection,
        writing.house.keys,
        officer=officer.address,
        reference=reference,
        message=writing.cause,
        about=about.value,
        only=(),
        now=writing.now,
    )
    return Pressed(buttons_of(writing, offers, reference, token), token)


def buttons_of(
    writing: Writing, offers: Iterable[Offer], reference: Reference | None, token: str
) -> tuple[Button, ...]:
    """Return a button for each offer, all with one token."""
    staff = writing.house.given.landlord.staff
    made = dict.fromkeys((each.label, typed(each.command, staff), each.asks) for each in offers)
    return tuple(
        button(label, words, mailbox=writing.mailbox, reference=reference, token=token, asks=asks)
        for label, words, asks in made
    )


def press(
    writing: Writing,
    officer: Officer,
    offer: Offer,
    reference: Reference | None,
    message: MessageNumber | None,
    about: str,
    lasts: timedelta = LASTS,
) -> Pressed:
    """Return the one button of a letter, whose token is for that command alone.

    message   the message it is about; of what confirms or undoes, the command
    about     the word of `About` of a notice, or what its token is about otherwise
    """
    words = typed(offer.command, writing.house.given.landlord.staff)
    token = tokens.give(
        writing.connection,
        writing.house.keys,
        officer=officer.address,
        reference=reference,
        message=message,
        about=about,
        only=(words,),
        now=writing.now,
        lasts=lasts,
    )
    return Pressed(buttons_of(writing, (offer,), reference, token), token)


def _noticed(writing: Writing, stands: OnFile | None, proposes: Collection[str]) -> Noticed:
    landlord = writing.house.given.landlord
    found = (landlord.officer(address) for address in proposes)
    proposed = tuple(each for each in found if each is not None)
    if stands is None:
        return Noticed(None, proposed=proposed)
    closing, following = stands.policy.closing, stage_after(stands.case.stage, stands.policy)
    return Noticed(
        stands.case.reference,
        outcomes=tuple(map(Outcome, closing.outcomes)) if closing is not None else (),
        stage=stands.case.stage,
        next_stage=following.name if following is not None else None,
        proposed=proposed,
        to_record=learning_offered(writing, stands),
    )


def _allowed(writing: Writing, officer: Officer, offers: Sequence[Offer], stands: OnFile | None) -> Iterator[Offer]:
    """Yield what is offered and may be done as the case stands; who is told deals with it by pressing so themselves.

    Nobody is offered to deal with what they deal with already.
    """
    connection, house, now = writing.connection, writing.house, writing.now
    asking = asking_of(connection, house, stands, officer.address, now) if stands is not None else None
    needless = {officer.address, None} if _deals_with(writing, officer, stands) else {officer.address}
    for each in offers:
        is_needless = isinstance(each.command, Assign) and each.command.to in needless
        if not is_needless and (stands is None or asking is None or _may_be(each, stands, asking)):
            yield each


def _deals_with(writing: Writing, officer: Officer, stands: OnFile | None) -> bool:
    owner = stands.case.owner if stands is not None else None
    return owner is not None and officers.address_of(writing.connection, owner) == officer.address


def _may_be(offer: Offer, stands: OnFile, asking: Asking) -> bool:
    reasoned = replace(asking, because="..." if offer.asks else "")
    return offer.later or why_not(stands, offer.command, reasoned) is None
