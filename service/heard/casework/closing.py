"""What a case still waits for before it may be closed, as far as that can be told from its events.

A policy says in its own words what has to be on file.  heard can tell whether the stage was answered, what
was decided, and whether something is still promised; that an inquiry was made, or why things went wrong,
people know, and whoever closes is asked for it once.  Nothing here closes a case or keeps anybody from closing it.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from heard.casework.case import Case, Passed, Visit
from heard.casework.closed_lists import Kind, LetterKind
from heard.casework.events import Outcome
from heard.casework.learning import counts_as_upheld
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import Closing, Redress


def waits_for(case: Case, policy: Policy) -> tuple[str, ...]:
    """Return what closing needs by the policy and is plainly not on file, in the policy's words and its order.

    The answer that counts is that of the present stage, in its present visit.  A need that only a person can
    judge is left out, whether it is met or not; and a closed case waits for nothing.

    Source: `needs` in the pack's [closing]; rules/policies/README.md lists the words heard knows.
    """
    if policy.closing is None or case.closed is not None:
        return ()
    return tuple(need for need in policy.closing.needs if need in _KNOWN and not _KNOWN[need](case))


def waits_for_answer(case: Case, policy: Policy) -> bool:
    """Say whether closing needs an answer to the present stage, and none is on file."""
    return any(_KNOWN[need] is _is_answered for need in waits_for(case, policy))


def asked_at_closing(policy: Policy, outcome: Outcome | None) -> tuple[str, ...]:
    """Return what whoever closes a case is asked to put on it, in sentences with the policy's words.

    It is what only a person knows: needs that heard cannot judge, and of what was upheld how it is put right.  What
    ended otherwise than by a decision, such as a complaint that was withdrawn, asks for nothing.

    Source: `needs`, `if_upheld`, `if_systemic` and `remedy_weighs` in the pack's [closing], and its [redress].
    """
    closing = policy.closing
    if closing is None or outcome is None or (not outcome.endswith("upheld") and not outcome.startswith("resolved")):
        return ()
    needs = "; ".join(need for need in closing.needs if need not in _KNOWN)
    wanted = [f"The policy wants on file: {needs}." if needs else ""]
    if counts_as_upheld(outcome):
        wanted += _of_what_was_upheld(closing, policy.redress)
    found = tuple(filter(None, wanted))
    return (*found, "What is not on the case yet is put there by answering this mail with it.") if found else ()


def lacks_though_closed(case: Case, policy: Policy) -> tuple[str, ...]:
    """Return what the policy wants on file before a case is closed and this one was closed without, in its words.

    It is the answer and the outcome.  What ended otherwise than by a decision, or was no complaint, lacks nothing.

    Source: `needs` in the pack's [closing].
    """
    if policy.closing is None or case.closed is None or not case.has_clocks or not _was_to_be_decided(case):
        return ()
    lacking: tuple[Callable[[Case], bool], ...] = ()
    lacking += () if _is_answered(case) else (_is_answered,)
    lacking += () if case.closed.outcome is not None else (_has_outcome,)
    return tuple(need for need in policy.closing.needs if _KNOWN.get(need) in lacking)


def _was_to_be_decided(case: Case) -> bool:
    outcome = case.closed.outcome if case.closed is not None else None
    is_of_mail = case.joined is None and bool(case.messages)
    return is_of_mail and case.kind not in _NO_COMPLAINTS and (outcome is None or outcome.endswith("upheld"))


def was_refused_unwritten(case: Case) -> bool:
    """Say whether a case was closed without any letter of an officer's that decides it or says why it is refused.

    What its complainant took back, or what was settled, needs no such letter.
    """
    if case.closed is None or (outcome := case.closed.outcome or "") in _THEIRS or outcome.startswith("resolved"):
        return False
    says_why = (LetterKind.REFUSAL, LetterKind.DECISION)
    written = any(each.letter in says_why and each.proved for each in case.letters_seen)
    return not written and case.joined is None and bool(case.messages)


_THEIRS = ("withdrawn", "window ended")
"""How cases end that their complainants ended themselves, in the words of the packs."""
_NO_COMPLAINTS = (Kind.SERVICE_REQUEST, Kind.ENQUIRY, Kind.COMPLIMENT)


def _of_what_was_upheld(closing: Closing, redress: Redress | None) -> Iterator[str]:
    yield f"As it was upheld, also: {closing.if_upheld}." if closing.if_upheld else ""
    yield f"Where the fault is in how we work: {closing.if_systemic}." if closing.if_systemic else ""
    weighs = closing.remedy_weighs or (redress.weigh if redress is not None else ())
    if redress is not None:
        yield f"What puts it right is of these: {'; '.join(redress.kinds)}." if redress.kinds else ""
    yield f"It has regard to: {'; '.join(weighs)}." if weighs else ""
    if redress is not None:
        yield f"Money has a ground: {'; '.join(redress.grounds)}." if redress.grounds else ""
        yield f"Of it is noted: {'; '.join(redress.record)}." if redress.record else ""


def _is_answered(case: Case) -> bool:
    return any(True for _ in _answers(case))


def _has_outcome(case: Case) -> bool:
    """Say whether an answer to the present stage left no doubt what was decided."""
    answered_by = {each.message for each in _answers(case) if each.message is not None}
    return any(seen.outcome is not None and seen.message in answered_by for seen in case.letters_seen)


def _owes_nothing(case: Case) -> bool:
    """Say whether all that was promised by a day is done."""
    done = {each.number for each in case.passed if each.moment is Moment.ACTION_DONE}
    return all(each.number in done for each in case.passed if each.moment is Moment.ACTION_PROMISED)


def _answers(case: Case) -> Iterator[Passed]:
    visit: Visit | None = case.visits[-1] if case.visits else None
    if visit is None:
        return
    for each in case.passed:
        if each.moment is Moment.ANSWERED and (each.stage, each.number) == (visit.stage, visit.number):
            yield each


_KNOWN: Mapping[str, Callable[[Case], bool]] = {
    "answer on file": _is_answered,
    "decision letter on file": _is_answered,
    "written decision on file": _is_answered,
    "written confirmation to the customer on file": _is_answered,
    "outcome": _has_outcome,
    "action taken": _owes_nothing,
    "what was done": _owes_nothing,
}
"""Needs whose lack shows in the events of a case, and what shows that they are met."""
