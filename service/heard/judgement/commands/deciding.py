"""What follows where somebody of the landlord's answers a notice, presses a button, or writes a command above a mail.

A command is read only in mail that goes to nobody outside: what a tenant is written is a letter, whatever its first
line.  What is read and who says it are judged apart; whether the policy allows it is seen when it is carried out.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from heard.casework.commands import Command, Confirm, Disown, Given, Note, NotUnderstood, Undo
from heard.casework.events import About, Direction, Ground, Kind, MessageNumber, Reference, Refusal
from heard.casework.people import Role
from heard.judgement.actions import (
    Action,
    AskToConfirm,
    CarryOut,
    Decision,
    Explain,
    FileOnCase,
    Finding,
    RefuseCommand,
    SetAside,
    WhyAsked,
)
from heard.judgement.brought.held import held_on, may_be_said_again
from heard.judgement.brought.passed_on import passed_on_in
from heard.judgement.commands.calendar_answers import is_calendar_answer, without_what_it_quotes
from heard.judgement.commands.first_line import lines_of
from heard.judgement.commands.identity import AskFirst, Do, Refuse, fitting, of_its_token, who_says
from heard.judgement.commands.legal import Asking, why_not
from heard.judgement.commands.meanwhile import WROTE_MEANWHILE, wrote_meanwhile
from heard.judgement.commands.no_words import files_sent, says_nothing
from heard.judgement.commands.said_below import speaks_against
from heard.judgement.commands.said_in import astray_in, command_in
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import Proof
from heard.judgement.our_people import is_to_somebody_outside
from heard.judgement.rule import Rules
from heard.judgement.token_seen import CONFIRM, HOLDS, TokenSeen, TokenState
from heard.mail.message import Automatic, Message
from heard.mail.passed_on.forwarded import LIMIT
from heard.mail.passed_on.headings import heading_in, unmarked
from heard.mail.threads.case_references import case_references
from heard.mail.threads.subjects import is_forward

RULE = "judgement/commands"
ANSWERS = "it answers a notice of ours about the case"
UNDO_OF_NOTHING = (
    "nothing says which command is to be undone: answer the receipt that says what was done, or press Undo there"
)
WAITS_FOR_A_WORD = (CONFIRM, About.NEXT_STAGE, About.NOT_PROVED, About.SAME_PERSON, About.WHICH_CASE, About.WHAT_LETTER)
"""What asks its reader something: "OK" is no answer to it, and whoever wrote that is told so."""
SPEAKS_AGAINST = "what else is written in the mail may speak against it"
LOOKS_LIKE_ONE = "its first line looks like a command and is none"
ASTRAY = "a command counts on the first line of a mail, and this stands elsewhere"
PRESSED = "it carries what we gave an officer with a notice about the case"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a mail answers: a notice, by its token or its headers.

    reference   the case its notice is about
    message     the message its notice is about; of a confirmation or an undo, the command
    """

    token: TokenSeen | None
    reference: Reference | None
    message: MessageNumber | None
    about: str
    because: str


def answer_to_a_notice(message: Message, facts: Facts, proof: Proof, rules: Rules) -> Decision | None:
    """Return what follows from a mail of staff that answers a notice; None where it answers none, or goes outside."""
    answered = _answered(message, facts)
    if answered is None or not _is_among_ourselves(message, facts):
        return None
    reference = _case_of(message, facts, answered)
    shown = Finding("proof", RULE, proof.because, "RFC 8601, 4.1", "yes" if proof.proved else "ask")
    message = without_what_it_quotes(message)
    follows = _follows(message, facts, proof, answered, reference, rules)
    way = Direction.OUT if any(isinstance(each, CarryOut | Explain) for each in follows) else Direction.IN
    filed: Action = SetAside(Kind.STAFF, f"{answered.because}, which is on no case")
    if (on := _there(reference, facts) or answered.reference) is not None:
        filed = FileOnCase(on, way, Kind.STAFF, Ground.NOTICE, True, answered.because)
    may_say_nothing = answered.about not in WAITS_FOR_A_WORD or is_calendar_answer(message)
    if may_say_nothing and says_nothing(message) and not files_sent(message):
        astray = astray_in(message, facts, reference, answered.about, rules)
        noted, follows = any(map(_is_a_note, follows)), tuple(each for each in follows if not _is_a_note(each))
        if astray is not None and noted:
            follows = (*follows, Explain(reference, astray, _sender(message), ASTRAY, answered.message, proof.proved))
    return Decision(Kind.STAFF, True, Role.OFFICER, (shown,), (filed, *follows))


def _is_a_note(action: Action) -> bool:
    return isinstance(action, CarryOut) and isinstance(action.given.command, Note)


def with_command_on_top(decision: Decision, message: Message, facts: Facts, proof: Proof, rules: Rules) -> Decision:
    """Return a decision on mail of staff with the command that stands above what it passes on, if one does."""
    if facts.is_old or facts.from_sent_folder or not _is_among_ourselves(message, facts):
        return decision
    reference, sender = decision.reference, _sender(message)
    given = command_in(lines_of(message), message, facts, reference, "", rules)
    action: Action | None = None
    if isinstance(given, Given):
        answered = Answered(None, reference, facts.message, "", "it says so above what it passes on")
        action = _as_said(given, message, facts, proof, answered, reference)
    elif given is not None and proof.proved and facts.landlord.officer(sender) and _passes_on(message, facts):
        action = Explain(reference, given, sender, LOOKS_LIKE_ONE, facts.message, proof.proved)
    elif given is None and proof.proved and facts.landlord.officer(sender) and not message.text.strip():
        astray = astray_in(message, facts, reference, "", rules)
        action = Explain(reference, astray, sender, ASTRAY, facts.message, True) if astray is not None else None
    return replace(decision, actions=(*decision.actions, *([action] if action is not None else [])))


def tokens_gone_astray(message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what follows where a mail carries what was given to an officer, and others have it now.

    Somebody outside sent it, or an officer sent it to somebody outside.  A notice of ours that only came back had
    nobody for a reader; what a mail program outside answers, or a list passes on, somebody outside has.
    """
    if message.bounce is not None or (message.machine is not None and message.machine.kind is Automatic.BOUNCE):
        return ()
    good = tuple(each for each in facts.tokens if each.state in HOLDS)
    from_staff = facts.writer.role is Role.OFFICER or facts.from_sent_folder
    if not good or (from_staff and _is_among_ourselves(message, facts)):
        return ()
    if from_staff:
        because = "an officer's mail to somebody outside quotes a notice of ours, with what its buttons need"
    else:
        because = "it came from somebody outside, and was given to an officer with a notice"
    spoils = tuple(each.nonce for each in good)
    reference = good[0].reference
    return (RefuseCommand(reference, None, Refusal.LEAKED, because, leads=True, spoils=spoils),)


def _answered(message: Message, facts: Facts) -> Answered | None:
    if facts.is_old or facts.from_sent_folder:
        return None
    if _passes_on(message, facts):
        return None
    token, is_pressed = _best(facts.tokens, _sender(message)), bool(lines_of(message).subject)
    if token is not None and token.officer and (is_pressed or token.state is not TokenState.SPOILED):
        return Answered(token, token.reference, token.message, token.about, PRESSED)
    if facts.notice is not None:
        return Answered(token, facts.notice.reference, facts.notice.message, facts.notice.about, ANSWERS)
    if token is not None and is_pressed:
        return Answered(token, None, None, "", "it claims to answer a notice of ours")
    return None  # of what stands further down anybody may have written what looks like a token


def _passes_on(message: Message, facts: Facts) -> bool:
    """Say whether it brings a mail of somebody else's, who is heard whatever they quote; one that is held was heard.

    Where our own notice is what stands right below, nothing is passed on, even if it says that it is a forward.
    """
    landlord, heading = facts.landlord, heading_in(unmarked(message.text[:LIMIT].split("\n")))
    of_whom = heading.sender.address if heading is not None and heading.sender is not None else ""
    to = heading.to if heading is not None else ""
    if landlord.is_own(of_whom) and not message.enclosed and not is_to_somebody_outside(to, landlord):
        return False
    if is_forward(message.subject):
        return True
    if (theirs := passed_on_in(message, landlord)) is not None:
        came = (theirs, *theirs.others)
        return any(held_on(each, facts) is None or may_be_said_again(each, facts) for each in came)
    return bool(of_whom) and not landlord.is_inside(of_whom) and landlord.officer(of_whom) is None


def _best(tokens: Sequence[TokenSeen], sender: str) -> TokenSeen | None:
    """Return the first token that holds and was given to its sender, else the first that was given, else the first.

    A thread may quote older ones below, and those of colleagues.
    """
    theirs = [each for each in tokens if each.officer == sender]
    good = [each for each in theirs if each.state in HOLDS]
    known = [each for each in tokens if each.state not in (TokenState.UNKNOWN, TokenState.SPOILED)]
    return next(iter((*good, *known, *theirs, *tokens)), None)


def _sender(message: Message) -> str:
    return message.sender.address if message.sender is not None else ""


def _is_among_ourselves(message: Message, facts: Facts) -> bool:
    landlord, unseen = facts.landlord, message.bcc if facts.from_sent_folder else ()
    return all(
        landlord.is_own(each.address) or landlord.is_inside(each.address) or landlord.officer(each.address) is not None
        for each in (*message.to, *message.cc, *unseen)
    )


def _case_of(message: Message, facts: Facts, answered: Answered) -> Reference | None:
    """Return the case a command is for: the one its subject names, else that of the notice.

    The notice's is known as it stands now, where it was joined to another.
    """
    for each in case_references(message.subject, facts.landlord.prefix):
        named = facts.stands(Reference(each))
        if named is None or named.case.joined is None or named.case.joined != answered.reference:
            return Reference(each)
    return answered.reference


def _there(reference: Reference | None, facts: Facts) -> Reference | None:
    """Return a case where heard keeps it: anybody may write a reference."""
    kept = reference is not None and any(lead.reference == reference for lead in facts.leads)
    return reference if kept else None


def _follows(
    message: Message, facts: Facts, proof: Proof, answered: Answered, reference: Reference | None, rules: Rules
) -> tuple[Action, ...]:
    lines = lines_of(message)
    given = command_in(lines, message, facts, reference, answered.about, rules)
    sender = _sender(message)
    if isinstance(given, NotUnderstood):
        verdict = who_says(Note(), sender, reference, proof, answered.token, facts)
        is_asked = not isinstance(verdict, Refuse) and _is_theirs_still(answered.token, sender)
        if given.near and (isinstance(verdict, Do) or is_asked):
            return (Explain(reference, given, sender, LOOKS_LIKE_ONE, answered.message, proof.proved),)
        given = Given(Note(), given.line)
    given = given or Given(Note(), lines.first)
    action = _as_said(given, message, facts, proof, answered, reference)
    is_kept = reference in (None, answered.reference) or _there(reference, facts) is not None
    if isinstance(action, CarryOut | AskToConfirm) and not is_kept:
        because = f"the subject names {reference}, and there is no such case"
        action = RefuseCommand(reference, given, Refusal.NOT_ALLOWED, because, sender, vouched=proof.proved)
    return (action,) if action is not None else ()


def _is_theirs_still(token: TokenSeen | None, sender: str) -> bool:
    """Say whether a mail carries what was given to its sender, for whatever it was given, and that holds."""
    return token is not None and token.officer == sender.casefold() and token.state in HOLDS


def _as_said(
    given: Given, message: Message, facts: Facts, proof: Proof, answered: Answered, reference: Reference | None
) -> Action | None:
    """Return what follows from a command by who says it; None from a note of whoever it may be."""
    sender = _sender(message)
    answered = _with_what_fits(answered, given.command, sender, reference, facts)
    given = replace(given, command=_of_its_receipt(of_its_token(given.command, answered.token), sender, facts))
    verdict = who_says(given.command, sender, reference, proof, answered.token, facts)
    about, token = answered.message, answered.token
    is_theirs = token is not None and token.officer == sender.casefold()
    nonce = token.nonce if token is not None and is_theirs else None  # a colleague's is not used up by it
    vouched = proof.proved
    newer = wrote_meanwhile(given.command, sender, reference, token, message, facts)
    match verdict:
        case Do() if newer is not None and _may_be(given, reference, sender, facts):
            return AskToConfirm(
                reference, given, about, sender, WROTE_MEANWHILE, True, nonce, vouched, newer=newer,
                why=WhyAsked.WROTE_MEANWHILE,
            )  # fmt: skip
        case Do() if given.command.matters and speaks_against(given.command, given.besides):
            besides = WhyAsked.WROTE_BESIDES
            return AskToConfirm(reference, given, about, sender, SPEAKS_AGAINST, True, nonce, vouched, why=besides)
        case Do(proved_by=by, because=because):
            return CarryOut(reference, given, about, sender, by, because, nonce, vouched=vouched)
        case AskFirst(because=because, half_shown=half_shown):
            if isinstance(given.command, Note):
                return None
            if half_shown and given.command == Undo(None):
                return RefuseCommand(reference, given, Refusal.NOT_ALLOWED, UNDO_OF_NOTHING, sender, vouched=vouched)
            return AskToConfirm(reference, given, about, sender, because, half_shown, nonce, vouched, newer=newer)
        case Refuse(why=why, because=because, told=told, leads=leads, spoils=spoils, asks_again=again):
            return RefuseCommand(reference, given, why, because, told, leads, spoils, about, vouched, again)


def _may_be(given: Given, reference: Reference | None, sender: str, facts: Facts) -> bool:
    """Say whether a command may be so, as far as is known here: nobody is asked about what is refused all the same."""
    stands = facts.stands(reference) if reference is not None else None
    asking = Asking(facts.landlord, sender, facts.received_at, given.because)
    return stands is None or why_not(stands, given.command, asking) is None


def _of_its_receipt(command: Command, sender: str, facts: Facts) -> Command:
    """Return an undo, or a word on whose it is, with the command of their receipt it answers, where no token says."""
    notice = facts.notice
    if not isinstance(command, Undo | Confirm | Disown) or command.command is not None or notice is None:
        return command
    is_one = notice.to == sender and notice.about == ("" if isinstance(command, Undo) else CONFIRM)
    return type(command)(notice.message) if is_one else command


def _with_what_fits(
    answered: Answered, command: Command, sender: str, reference: Reference | None, facts: Facts
) -> Answered:
    """Return what a mail answers, by that of the tokens in it that was given for its command."""
    if answered.token is None:
        return answered
    fits = fitting(command, facts.tokens, sender, reference, facts.landlord)
    return replace(answered, token=fits, message=fits.message, about=fits.about) if fits is not None else answered
