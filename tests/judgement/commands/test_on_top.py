"""A command above a mail that an officer passes on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from builders import (
    LIVE_SINCE,
    MAILBOX,
    OFFICER,
    RULES,
    TENANT,
)
from heard.casework.commands import Assign
from heard.casework.events import (
    MessageNumber,
    ProvedBy,
)
from heard.judgement.actions import (
    Action,
    AskToConfirm,
    CarryOut,
    Explain,
)
from heard.judgement.commands.on_top import with_command_on_top
from heard.judgement.officers.proof import Proof
from heard.mail.message import Message
from judgement.commands.answering import (
    AS_FILED,
    CASE,
    NOT_PROVED,
    PASSED_ON,
    PROVED,
    from_gary,
    what_is_known,
)


def with_it(mail: Message, proof: Proof = PROVED, **known: Any) -> tuple[Action, ...]:
    """Return what is decided besides what was."""
    decision = with_command_on_top(AS_FILED, mail, what_is_known(**known), proof, RULES)
    assert decision.actions[:1] == AS_FILED.actions
    return decision.actions[1:]


def on_top(line: str, **more: Any) -> Message:
    return from_gary(PASSED_ON.replace("FYI", line), subject="FW: Damp", **more)


def test_a_command_above_a_mail_that_is_passed_on_is_about_that_mail() -> None:
    [action] = with_it(on_top("assign to me"), message=MessageNumber(8))
    assert isinstance(action, CarryOut)
    assert (action.reference, action.given.command, action.about, action.proved_by, action.nonce) == (
        CASE, Assign(None), 8, ProvedBy.TRANSPORT, None,
    )  # fmt: skip


def test_above_a_mail_too_what_is_consequential_waits_for_their_word() -> None:
    [action] = with_it(on_top("close withdrawn"))
    assert isinstance(action, AskToConfirm)


def test_above_a_mail_too_a_misread_command_is_answered_with_the_right_words() -> None:
    [action] = with_it(on_top("asign to me"), message=MessageNumber(8))
    assert isinstance(action, Explain)
    assert (action.reference, action.line.line, action.officer, action.about) == (CASE, "asign to me", OFFICER, 8)
    assert "assign to me" in action.line.nearest


def test_a_command_in_a_subject_above_nothing_is_answered_with_the_right_words() -> None:
    [action] = with_it(from_gary("", subject="close upheld [NH-26-0042]"))
    assert isinstance(action, Explain)
    assert action.line.nearest == ("close upheld",)


@pytest.mark.parametrize(
    "message, proof, known",
    [
        pytest.param(on_top("FYI"), PROVED, {}, id="no command"),
        pytest.param(
            from_gary(PASSED_ON.replace("FYI", "").replace("The damp", "assign to me\n\nThe damp"), subject="FW: Damp"),
            PROVED, {}, id="one in the mail that is passed on",
        ),
        pytest.param(
            from_gary("close withdrawn\n\nIt is dry now.\n\nAnn", subject="FW: Damp"), PROVED, {},
            id="one in a forward of which nobody knows who wrote what",
        ),
        pytest.param(on_top("clsoe upheld"), NOT_PROVED, {}, id="one that is misread, of whom nothing shows"),
        pytest.param(from_gary("clsoe upheld"), PROVED, {}, id="one that is misread, on a case nobody names"),
        pytest.param(
            on_top("is it time to close NH-26-0042 yet"), PROVED, {}, id="what is asked above a mail that is passed on"
        ),
        pytest.param(on_top("note: she rang"), NOT_PROVED, {}, id="a note of whom nothing shows"),
        pytest.param(on_top("assign to me", to=f"{MAILBOX}, {TENANT}"), PROVED, {}, id="it goes outside"),
        pytest.param(on_top("assign to me"), PROVED, {"from_sent_folder": True}, id="it was sent"),
        pytest.param(on_top("assign to me"), PROVED, {"received_at": LIVE_SINCE - timedelta(1)}, id="it is old"),
    ],
)  # fmt: skip
def test_nothing_else_on_top_changes_what_was_decided(message: Message, proof: Proof, known: dict[str, Any]) -> None:
    assert with_it(message, proof, **known) == ()
