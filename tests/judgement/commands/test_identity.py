"""Who gave a command: every kind of sender, proof, token and command, and what follows."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from builders import LEAD, MAILBOX, OFFICER, TENANT, a_writer, the_facts
from heard.casework.commands import (
    Assign,
    Close,
    Command,
    Confirm,
    ContactMade,
    Disown,
    Link,
    Note,
    OpenStage,
    Reached,
    Undo,
)
from heard.casework.events import MessageNumber, Outcome, ProvedBy, Reference, Refusal, StageName
from heard.judgement.commands.identity import AskFirst, Do, Refuse, as_used, fitting, who_says
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import NoticeAnswered, TokenSeen, TokenState

CASE, OTHER_CASE = Reference("NH-26-0042"), Reference("NH-26-0043")
COMMAND, ANOTHER = MessageNumber(12), MessageNumber(13)
COLLEAGUE, CONTRACTOR = "kitchen@northgate.example", "post@contractor.example"
PROVED, NOT_PROVED = Proof(True, "our own server vouches for it"), Proof(False, "our own server does not vouch for it")
CLOSE = Close(Outcome("upheld"))

GOOD = TokenSeen(TokenState.GOOD, "NONCE", OFFICER, CASE, MessageNumber(3), "next-stage")
UNKNOWN = TokenSeen(TokenState.UNKNOWN, "NONCE")
TO_CONFIRM = replace(GOOD, message=COMMAND, about="confirm", only=("confirm",))
FOR_ALL = ("note", f"assign to {OFFICER}", "close upheld")


def verdict(
    command: Command,
    *,
    proved: bool,
    token: TokenSeen | None,
    sender: str = OFFICER,
    refuted: bool = False,
    reference: Reference | None = CASE,
) -> Do | AskFirst | Refuse:
    facts = the_facts(writer=a_writer(refuted=refuted))
    return who_says(command, sender, reference, PROVED if proved else NOT_PROVED, token, facts)


def in_short(found: Do | AskFirst | Refuse) -> ProvedBy | Refusal | str:
    match found:
        case Do():
            return found.proved_by
        case AskFirst():
            return ASK
        case Refuse():
            return found.why


# -- The table: an officer, whom nothing refutes

ASK = "ask"
TRANSPORT, POSSESSION, BOTH, CONFIRMED = ProvedBy.TRANSPORT, ProvedBy.POSSESSION, ProvedBy.BOTH, ProvedBy.CONFIRMED
NOT_OURS, USED, ANOTHERS, OF_ANOTHER = Refusal.NOT_OURS, Refusal.USED, Refusal.ANOTHERS, Refusal.OF_ANOTHER_CASE

TABLE: dict[str, tuple[TokenSeen | None, tuple[object, object], tuple[object, object]]] = {
    # the token                a note: proved, not       closing: proved, not
    "none": (None, (TRANSPORT, ASK), (ASK, ASK)),
    "theirs": (GOOD, (BOTH, POSSESSION), (BOTH, ASK)),
    "for these": (replace(GOOD, only=("close upheld", "note")), (BOTH, POSSESSION), (BOTH, ASK)),
    "for another command": (replace(GOOD, only=("stage 2",)), (TRANSPORT, ASK), (ASK, ASK)),
    "to confirm": (TO_CONFIRM, (TRANSPORT, ASK), (ASK, ASK)),
    "to undo": (replace(GOOD, message=COMMAND, about="undo", only=("undo",)), (TRANSPORT, ASK), (ASK, ASK)),
    "of a receipt": (replace(GOOD, message=COMMAND, about="receipt"), (BOTH, POSSESSION), (BOTH, ASK)),
    "too old": (replace(GOOD, state=TokenState.EXPIRED), (TRANSPORT, ASK), (ASK, ASK)),
    "used": (replace(GOOD, state=TokenState.USED, used_for=FOR_ALL), (BOTH, POSSESSION), (USED, USED)),
    "used for another": (replace(GOOD, state=TokenState.USED, used_for=("stage 2",)), (BOTH, POSSESSION), (BOTH, ASK)),
    "used, and too old": (replace(GOOD, state=TokenState.EXPIRED, used_for=FOR_ALL), (TRANSPORT, ASK), (USED, USED)),
    "used, for less": (
        replace(GOOD, state=TokenState.USED, only=("stage 2",), used_for=("stage 2",)),
        (TRANSPORT, ASK),
        (ASK, ASK),
    ),
    "spoiled": (replace(GOOD, state=TokenState.SPOILED), (TRANSPORT, ASK), (ASK, ASK)),
    "unknown": (UNKNOWN, (TRANSPORT, NOT_OURS), (ASK, NOT_OURS)),
    "of another case": (replace(GOOD, reference=OTHER_CASE), (OF_ANOTHER, OF_ANOTHER), (OF_ANOTHER, OF_ANOTHER)),
    "of no case": (replace(GOOD, reference=None), (OF_ANOTHER, OF_ANOTHER), (OF_ANOTHER, OF_ANOTHER)),
    "another's": (replace(GOOD, officer=LEAD), (TRANSPORT, ANOTHERS), (ASK, ANOTHERS)),
    "another's, too old": (
        replace(GOOD, officer=LEAD, state=TokenState.EXPIRED),
        (TRANSPORT, ANOTHERS),
        (ASK, ANOTHERS),
    ),
    "another's, of another case": (
        replace(GOOD, officer=LEAD, reference=OTHER_CASE),
        (TRANSPORT, ANOTHERS),
        (ASK, ANOTHERS),
    ),
}
NOTES: tuple[Command, ...] = (Note(), Assign(None), Link(OTHER_CASE))


@pytest.mark.parametrize("token, of_a_note, of_closing", TABLE.values(), ids=TABLE)
def test_what_an_officer_may_say(
    token: TokenSeen | None, of_a_note: tuple[object, object], of_closing: tuple[object, object]
) -> None:
    proofs = (True, False)
    assert tuple(in_short(verdict(Note(), proved=proved, token=token)) for proved in proofs) == of_a_note
    assert tuple(in_short(verdict(CLOSE, proved=proved, token=token)) for proved in proofs) == of_closing


def test_that_somebody_was_spoken_to_needs_both_for_a_clock_may_stop_by_it() -> None:
    assert in_short(verdict(ContactMade(Reached.PHONE), proved=False, token=GOOD)) == ASK
    assert in_short(verdict(ContactMade(Reached.PHONE), proved=True, token=GOOD)) == BOTH


@pytest.mark.parametrize("command", [Assign(None), Assign(OFFICER)], ids=["to me", "to them by name"])
def test_of_whom_nobody_vouches_for_what_they_were_given_works_once_for_each_command(command: Command) -> None:
    used = replace(GOOD, state=TokenState.USED, used_for=(as_used(Assign(None), OFFICER),))
    assert in_short(verdict(command, proved=False, token=used)) == USED
    assert in_short(verdict(command, proved=True, token=used)) == BOTH
    assert in_short(verdict(Assign(LEAD), proved=False, token=used)) == POSSESSION


# -- Which of several tokens it is by

UNDOES = replace(GOOD, nonce="UNDOES", message=COMMAND, about="undo", only=("undo",))
NEXT = replace(GOOD, nonce="NEXT", about="receipt")


@pytest.mark.parametrize(
    "command, nonce",
    [
        pytest.param(CLOSE, "NEXT", id="what came for the next command"),
        pytest.param(Undo(None), "UNDOES", id="that of the button"),
        pytest.param(Undo(ANOTHER), None, id="none, of another command"),
    ],
)
def test_a_receipt_is_answered_by_what_was_given_for_it(command: Command, nonce: str | None) -> None:
    hers, elsewhere = replace(GOOD, nonce="HERS", officer=LEAD), replace(GOOD, nonce="OTHER", reference=OTHER_CASE)
    found = fitting(command, (hers, elsewhere, UNDOES, NEXT, GOOD), OFFICER, CASE, the_facts().landlord)
    assert (found.nonce if found is not None else None) == nonce


# -- Confirming, and undoing


CONFIRMING: dict[str, tuple[TokenSeen | None, object, object]] = {
    # the token    proved, not
    "that was sent to confirm it": (TO_CONFIRM, CONFIRMED, CONFIRMED),
    "that says which": (replace(TO_CONFIRM, only=("confirm 12",)), CONFIRMED, CONFIRMED),
    "that was sent to confirm another": (replace(TO_CONFIRM, message=ANOTHER), Refusal.FOR_LESS, Refusal.FOR_LESS),
    "of a notice": (GOOD, Refusal.FOR_LESS, Refusal.FOR_LESS),
    "to undo it": (replace(TO_CONFIRM, about="undo", only=("undo",)), Refusal.FOR_LESS, Refusal.FOR_LESS),
    "too old": (replace(TO_CONFIRM, state=TokenState.EXPIRED), Refusal.EXPIRED, Refusal.EXPIRED),
    "used": (replace(TO_CONFIRM, state=TokenState.USED, used_for=("confirm 12",)), USED, USED),
    "used to say no": (replace(TO_CONFIRM, state=TokenState.USED, used_for=("disown 12",)), CONFIRMED, CONFIRMED),
    "spoiled": (replace(TO_CONFIRM, state=TokenState.SPOILED), Refusal.NOT_PROVED, Refusal.NOT_PROVED),
    "another's": (replace(TO_CONFIRM, officer=LEAD), Refusal.NOT_PROVED, ANOTHERS),
    "of another case": (replace(TO_CONFIRM, reference=OTHER_CASE), OF_ANOTHER, OF_ANOTHER),
    "unknown": (UNKNOWN, Refusal.NOT_PROVED, NOT_OURS),
    "none": (None, Refusal.NOT_PROVED, Refusal.NOT_PROVED),
}


@pytest.mark.parametrize("token, proved, not_proved", CONFIRMING.values(), ids=CONFIRMING)
def test_only_what_was_sent_to_their_own_address_confirms(
    token: TokenSeen | None, proved: object, not_proved: object
) -> None:
    assert in_short(verdict(Confirm(COMMAND), proved=True, token=token)) == proved
    assert in_short(verdict(Confirm(COMMAND), proved=False, token=token)) == not_proved


@pytest.mark.parametrize("token", [None, GOOD, UNKNOWN, replace(TO_CONFIRM, message=ANOTHER)])
def test_only_what_was_sent_to_their_own_address_says_that_it_is_not_theirs(token: TokenSeen | None) -> None:
    assert in_short(verdict(Disown(COMMAND), proved=True, token=TO_CONFIRM)) == CONFIRMED
    assert in_short(verdict(Disown(COMMAND), proved=False, token=TO_CONFIRM)) == CONFIRMED
    assert isinstance(verdict(Disown(COMMAND), proved=True, token=token), Refuse)


def test_a_confirmation_of_nothing_confirms_nothing() -> None:
    token = replace(TO_CONFIRM, message=None)
    assert in_short(verdict(Confirm(None), proved=True, token=token)) is Refusal.FOR_LESS


@pytest.mark.parametrize(
    "token, expected",
    [
        pytest.param(replace(GOOD, message=COMMAND, about="undo", only=("undo",)), BOTH, id="of its button"),
        pytest.param(replace(GOOD, message=COMMAND, about="undo", only=("undo 12",)), BOTH, id="that says which"),
        pytest.param(replace(GOOD, message=COMMAND, about="receipt"), BOTH, id="of its receipt"),
        pytest.param(replace(GOOD, message=COMMAND, about="receipt", only=("reopen",)), ASK, id="for something else"),
        pytest.param(replace(GOOD, message=ANOTHER, about="undo"), ASK, id="of another command"),
        pytest.param(TO_CONFIRM, ASK, id="that confirms it"),
        pytest.param(GOOD, ASK, id="of a notice"),
    ],
)
def test_what_undoes_a_command_is_what_came_with_it(token: TokenSeen, expected: object) -> None:
    assert in_short(verdict(Undo(COMMAND), proved=True, token=token)) == expected


@pytest.mark.parametrize(
    "only, command, expected",
    [
        pytest.param("assign to me", Assign(None), BOTH, id="to whoever says so"),
        pytest.param(f"assign to {LEAD}", Assign(LEAD), BOTH, id="to an address"),
        pytest.param("assign to Helen Lead", Assign(LEAD), BOTH, id="to a name"),
        pytest.param("assign to me", Assign(LEAD), TRANSPORT, id="to somebody else"),
        pytest.param("stage 2", OpenStage(StageName("stage-2")), BOTH, id="a stage"),
        pytest.param("stage 2", OpenStage(StageName("stage-3")), ASK, id="a stage further on"),
        pytest.param("close upheld", Close(Outcome("not upheld")), ASK, id="the other outcome"),
        pytest.param("close upheld", Close(None), ASK, id="no outcome"),
    ],
)
def test_a_token_is_for_the_commands_it_was_given_for(only: str, command: Command, expected: object) -> None:
    assert in_short(verdict(command, proved=True, token=replace(GOOD, only=(only,)))) == expected


# -- Everything, together

STATES = [
    *(replace(GOOD, state=state) for state in TokenState if state is not TokenState.UNKNOWN),
    *(replace(GOOD, state=state, used_for=FOR_ALL) for state in (TokenState.USED, TokenState.EXPIRED)),
]
TOKENS: list[TokenSeen | None] = [
    None,
    UNKNOWN,
    *(replace(each, **change) for each in STATES for change in (
        {}, {"officer": LEAD}, {"reference": OTHER_CASE}, {"reference": None}, {"only": ("stage 2",)},
        {"message": COMMAND, "about": "confirm", "only": ("confirm",)}, {"message": COMMAND, "about": "undo"},
        {"message": ANOTHER, "about": "confirm"},
    )),
]  # fmt: skip
COMMANDS: list[Command] = [*NOTES, CLOSE, Undo(COMMAND), Undo(None), Confirm(COMMAND), Confirm(None), Disown(COMMAND)]
SENDERS = [OFFICER, COLLEAGUE, MAILBOX, CONTRACTOR, TENANT, ""]
EVERYTHING = list(product(SENDERS, COMMANDS, TOKENS, (True, False), (True, False)))


def everything(*senders: str) -> list[tuple[Any, ...]]:
    return [each for each in EVERYTHING if not senders or each[0] in senders]


def test_what_matters_is_done_on_both_proofs_or_once_it_was_confirmed() -> None:
    done = 0
    for sender, command, token, proved, refuted in everything():
        found = verdict(command, proved=proved, token=token, sender=sender, refuted=refuted)
        if isinstance(found, Do):
            done += 1
            assert (sender, refuted) == (OFFICER, False)
            if command.matters:
                assert found.proved_by in (BOTH, CONFIRMED)
            if found.proved_by is not TRANSPORT:
                assert token is not None
                assert (token.officer, token.reference) == (OFFICER, CASE)
                assert token.state in (TokenState.GOOD, TokenState.USED)
            assert (found.proved_by is CONFIRMED) is isinstance(command, Confirm | Disown)
            assert proved or found.proved_by in (POSSESSION, CONFIRMED)
    assert done > 20


def test_nobody_is_asked_but_an_officer_whom_nothing_refutes_and_nobody_about_a_confirmation() -> None:
    for sender, command, token, proved, refuted in everything():
        found = verdict(command, proved=proved, token=token, sender=sender, refuted=refuted)
        if isinstance(found, AskFirst):
            assert (sender, refuted) == (OFFICER, False)
            assert not isinstance(command, Confirm | Disown)


def test_what_is_forged_is_refused_and_told_and_what_it_carries_holds_no_longer() -> None:
    for sender, command, token, proved, refuted in everything(OFFICER):
        if not refuted:
            continue
        found = verdict(command, proved=proved, token=token, sender=sender, refuted=True)
        assert isinstance(found, Refuse)
        assert (found.why, found.leads, found.told) == (Refusal.FORGED, True, None)
        assert found.spoils == _to_spoil(token)


@pytest.mark.parametrize("sender", [TENANT, CONTRACTOR, ""])
def test_what_comes_from_outside_was_leaked_and_nobody_is_answered(sender: str) -> None:
    for _, command, token, proved, refuted in everything(sender):
        found = verdict(command, proved=proved, token=token, sender=sender, refuted=refuted)
        assert isinstance(found, Refuse)
        assert found.told is None
        if token is None:
            assert (found.why, found.leads, found.spoils) == (Refusal.NOT_PROVED, False, ())
        elif token.state is TokenState.UNKNOWN:
            assert (found.why, found.leads, found.spoils) == (Refusal.NOT_OURS, False, ())
        else:
            told = token.state is not TokenState.SPOILED
            assert (found.why, found.leads, found.spoils) == (Refusal.LEAKED, told, _to_spoil(token))


def test_a_colleague_who_is_no_officer_has_no_commands_and_is_not_answered() -> None:
    for sender, command, token, proved, refuted in everything(COLLEAGUE):
        found = verdict(command, proved=proved, token=token, sender=sender, refuted=refuted)
        assert isinstance(found, Refuse)
        assert f"{COLLEAGUE}" in found.because
        assert "no officer in heard.toml" in found.because
        assert found.told is None
        is_ours = token is not None and token.state is not TokenState.UNKNOWN
        assert found.why is (Refusal.ANOTHERS if is_ours else Refusal.NOT_PROVED)
        assert (found.leads, found.spoils) == (bool(_to_spoil(token)), _to_spoil(token))


def test_of_what_was_sent_as_the_mailbox_nobody_knows_whose_it_is() -> None:
    for sender, command, token, proved, refuted in everything(MAILBOX):
        found = verdict(command, proved=proved, token=token, sender=sender, refuted=refuted)
        assert isinstance(found, Refuse)
        if proved:
            had = token.officer if token is not None and token.officer else None
            assert (found.why, found.spoils) == (Refusal.NOT_PROVED, ())
            is_note = isinstance(command, Note)
            assert (found.told, found.leads) == ((None, False) if is_note else (had, had is None))
        else:
            assert found.spoils == _to_spoil(token)


def _to_spoil(token: TokenSeen | None) -> tuple[str, ...]:
    """A token in other hands holds no longer; one that was found there before is not told again."""
    if token is None or token.state in (TokenState.UNKNOWN, TokenState.SPOILED):
        return ()
    return (token.nonce,)


# -- Who is told


@pytest.mark.parametrize(
    "token, proved, leads, spoils, told",
    [
        pytest.param(UNKNOWN, False, True, (), None, id="a guess"),
        pytest.param(replace(GOOD, officer=LEAD), False, True, ("NONCE",), None, id="another's, from anybody"),
        pytest.param(
            replace(GOOD, officer=LEAD, state=TokenState.SPOILED), False, False, (), None, id="another's, seen before"
        ),
        pytest.param(replace(GOOD, reference=OTHER_CASE), False, False, (), OFFICER, id="of another case"),
        pytest.param(replace(GOOD, state=TokenState.USED, used_for=FOR_ALL), False, False, (), OFFICER, id="used"),
    ],
)
def test_who_is_told_of_a_refusal(
    token: TokenSeen, proved: bool, leads: bool, spoils: tuple[str, ...], told: str | None
) -> None:
    found = verdict(CLOSE, proved=proved, token=token)
    assert isinstance(found, Refuse)
    assert (found.leads, found.spoils, found.told) == (leads, spoils, told)


def test_of_a_confirmation_by_nobody_known_nobody_is_told() -> None:
    for proved in (True, False):
        found = verdict(Confirm(COMMAND), proved=proved, token=None)
        assert isinstance(found, Refuse)
        assert (found.told, found.asks_again) == ((OFFICER, True) if proved else (None, False))


@pytest.mark.parametrize("command", [Confirm(COMMAND), Disown(COMMAND)])
@pytest.mark.parametrize("proved", [True, False])
def test_whom_something_was_given_that_others_have_had_is_asked_once_more(
    command: Confirm | Disown, proved: bool
) -> None:
    spoiled = replace(TO_CONFIRM, state=TokenState.SPOILED)
    found = verdict(command, proved=proved, token=spoiled)
    assert isinstance(found, Refuse)
    assert (found.told, found.asks_again, found.leads) == (OFFICER, True, False)
    assert "was seen in other hands" in found.because


def test_of_what_cannot_be_told_nobody_is_asked_once_more() -> None:
    found = verdict(Confirm(), proved=True, token=None)
    assert isinstance(found, Refuse)
    assert (found.told, found.asks_again) == (OFFICER, False)


@pytest.mark.parametrize(
    "token, words",
    [
        pytest.param(None, "carries nothing that we gave", id="nothing"),
        pytest.param(replace(GOOD, state=TokenState.EXPIRED), "too old", id="too old"),
        pytest.param(replace(GOOD, state=TokenState.SPOILED), "other hands", id="spoiled"),
        pytest.param(replace(GOOD, only=("stage 2",)), "for another command", id="for less"),
        pytest.param(replace(GOOD, officer=LEAD), f"was given to {LEAD}", id="another's"),
    ],
)
def test_whoever_is_asked_hears_why(token: TokenSeen | None, words: str) -> None:
    found = verdict(CLOSE, proved=True, token=token)
    assert isinstance(found, AskFirst)
    assert PROVED.because in found.because
    assert words in found.because


@pytest.mark.parametrize(
    "token, proved, half_shown",
    [
        pytest.param(None, False, False, id="neither"),
        pytest.param(None, True, True, id="our own server"),
        pytest.param(GOOD, False, True, id="what they were given"),
        pytest.param(replace(GOOD, only=("stage 2",)), False, True, id="what they were given for something else"),
        pytest.param(replace(GOOD, state=TokenState.SPOILED), False, False, id="what others have too"),
        pytest.param(replace(GOOD, state=TokenState.EXPIRED), False, False, id="what is too old"),
    ],
)
def test_whom_one_thing_shows_is_told_from_anybody(token: TokenSeen | None, proved: bool, half_shown: bool) -> None:
    found = verdict(CLOSE, proved=proved, token=token)
    assert isinstance(found, AskFirst)
    assert found.half_shown is half_shown


def test_who_answers_a_notice_as_the_mailbox_is_told_whose_notice_it_was() -> None:
    facts = the_facts(notice=NoticeAnswered(OFFICER, CASE, COMMAND, "new-case"))
    found = who_says(CLOSE, MAILBOX, CASE, PROVED, None, facts)
    assert isinstance(found, Refuse)
    assert (found.told, found.leads) == (OFFICER, False)
    assert "from their own address" in found.because


def test_a_case_without_a_reference_is_one_like_any_other() -> None:
    token = replace(GOOD, reference=None)
    assert in_short(verdict(CLOSE, proved=True, token=token, reference=None)) == BOTH
    assert in_short(verdict(CLOSE, proved=True, token=GOOD, reference=None)) == OF_ANOTHER
