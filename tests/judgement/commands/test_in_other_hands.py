"""What officers were given with a notice, in other hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from builders import (
    MAILBOX,
    OFFICER,
    TENANT,
    a_message,
    a_writer,
)
from heard.casework.events import (
    Refusal,
)
from heard.casework.people import Role
from heard.judgement.actions import (
    RefuseCommand,
)
from heard.judgement.commands.in_other_hands import tokens_gone_astray
from heard.judgement.token_seen import TokenSeen, TokenState
from heard.mail.message import Automatic, Bounce, Message, Sign
from judgement.commands.answering import (
    CASE,
    GOOD,
    TOKEN,
    UNKNOWN,
    from_gary,
    pressed,
    what_is_known,
)

BOUNCED = Sign(Automatic.BOUNCE, "From: mailer-daemon")
USED = replace(GOOD, nonce="USED", state=TokenState.USED)


def astray(message: Message, tokens: Sequence[TokenSeen], **known: Any) -> RefuseCommand:
    [action] = tokens_gone_astray(message, what_is_known(tokens=tuple(tokens), **known))
    assert isinstance(action, RefuseCommand)
    assert (action.why, action.given, action.leads, action.officer) == (Refusal.LEAKED, None, True, None)
    return action


def test_what_comes_from_outside_with_an_officers_token_spoils_it_and_is_told_to_the_leads() -> None:
    action = astray(a_message(f"See below.\n\n> {TOKEN}"), (GOOD, USED, UNKNOWN), writer=a_writer())
    assert (action.reference, action.spoils) == (CASE, ("THEIRS", "USED"))
    assert action.because == "it came from somebody outside, and was given to an officer with a notice"


@pytest.mark.parametrize("state", [TokenState.EXPIRED, TokenState.SPOILED, TokenState.UNKNOWN])
def test_what_holds_no_longer_cannot_go_astray(state: TokenState) -> None:
    facts = what_is_known(tokens=(replace(GOOD, state=state),), writer=a_writer())
    assert tokens_gone_astray(a_message(), facts) == ()


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            replace(a_message("Undeliverable.", sender="mailer-daemon@pipes.example"), machine=BOUNCED),
            id="by its words",
        ),
        pytest.param(
            replace(a_message("Undeliverable.", sender="postmaster@pipes.example"), bounce=Bounce((), (), ())),
            id="a delivery report",
        ),
    ],
)
def test_a_notice_that_only_came_back_was_read_by_nobody(message: Message) -> None:
    assert tokens_gone_astray(message, what_is_known(tokens=(GOOD,), writer=a_writer())) == ()


@pytest.mark.parametrize("kind", [Automatic.REPLY, Automatic.BULK])
def test_what_a_machine_outside_answers_or_passes_on_somebody_outside_has(kind: Automatic) -> None:
    message = replace(a_message(f"I am away.\n\n> {TOKEN}"), machine=replace(BOUNCED, kind=kind))
    assert astray(message, (GOOD,), writer=a_writer()).spoils == ("THEIRS",)


def test_among_officers_nothing_has_gone_astray() -> None:
    assert tokens_gone_astray(pressed("close withdrawn"), what_is_known(tokens=(GOOD,))) == ()


@pytest.mark.parametrize(
    "message, known",
    [
        pytest.param(from_gary("As below", headers=[("Cc", TENANT)]), {}, id="an officer's, with a copy to the tenant"),
        pytest.param(
            a_message("As below", sender=MAILBOX, to=TENANT),
            {"from_sent_folder": True, "writer": a_writer(role=Role.OTHER)},
            id="the mailbox's own",
        ),
        pytest.param(
            a_message("As below", sender=MAILBOX, to=OFFICER, headers=[("Bcc", TENANT)]),
            {"from_sent_folder": True},
            id="the mailbox's own, with a copy unseen",
        ),
    ],
)
def test_a_mail_of_ours_that_takes_a_notice_outside_spoils_what_it_carries(
    message: Message, known: dict[str, Any]
) -> None:
    action = astray(message, (GOOD,), **known)
    assert action.spoils == ("THEIRS",)
    assert action.because.startswith("an officer's mail to somebody outside quotes a notice of ours")


def test_who_writes_from_outside_may_claim_any_unseen_copy() -> None:
    message = from_gary("As below", headers=[("Bcc", TENANT)])
    assert tokens_gone_astray(message, what_is_known(tokens=(GOOD,))) == ()
