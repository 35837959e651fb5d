"""What an officer writes or pastes in an answer to a notice, besides what it says to us: it is noted, and never lost.

A tenant's mail may stand there under any heading, or none that a program wrote: "Tenant:", "She writes:", a From
without a time.  So nothing is decided on it, but a danger is told, and a person is asked where it plainly asks for the
next stage.  Our own notices that are quoted there tell of dangers that are known and name the stages; they are known by
their words, as is what is on the case, since an office gives our mailbox any name.

Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from heard.casework.commands import OpenStage
from heard.casework.events import About, Reference
from heard.casework.people import Landlord, Role
from heard.judgement.actions import AskOfficer, AskToConfirm, CarryOut, Decision, Finding
from heard.judgement.asked_below import asks_for_more_in, heard_below
from heard.judgement.classify import verdicts
from heard.judgement.danger import danger, is_known_for_a_danger
from heard.judgement.facts import Facts
from heard.judgement.our_people import is_our_name
from heard.judgement.rule import Rules
from heard.judgement.signals import signals_of
from heard.mail.format.addresses import addresses
from heard.mail.message import Message
from heard.mail.threads.subjects import normal_subject
from heard.mail.words.header_blocks import label_of
from heard.mail.words.our_letters import without_our_letters

_QUOTE_MARKS = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,8}", re.MULTILINE)
_MOST_BLOCKS = 20
_WORD = re.compile(r"\w+")
_MOST_WORDS = 60
_INTRODUCES = re.compile(r"[ \t*_-]{0,6}[^\W\d_](?:[^\n:]|(?<=\d):(?=\d)){1,140}:[ \t*_]{0,4}")
"""A line that only says whose words follow, and perhaps at what time they were written."""
_LOOKED_AT = 20_000
"""Characters: as many as our own letters are known again in."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands below one heading, or at the top.

    heading   its lines; () at the top, where the officer writes
    words     what stands below it
    """

    heading: tuple[str, ...]
    words: str


def with_what_is_pasted(decision: Decision, message: Message, facts: Facts, rules: Rules) -> Decision:
    """Return a decision on an answer to a notice, with the dangers in all it says and a request in what it pastes."""
    if facts.is_old:
        return decision
    reference, blocks = decision.reference, list(_blocks_new_in(message, facts, decision.reference))
    dangers = tuple(dict.fromkeys(_dangers(blocks, message, facts, rules, reference)))
    told = danger(reference, verdicts(dangers), dangers, facts)
    asked = () if _opens_a_stage(decision) else _asked(blocks, message, facts, rules, reference)
    return replace(
        decision,
        findings=(*decision.findings, *dangers),
        actions=(*decision.actions, *told, *asked),
        verdicts={**verdicts(dangers), **decision.verdicts},
    )


def _blocks_new_in(message: Message, facts: Facts, reference: Reference | None) -> Iterator[Block]:
    """Yield what an answer says and pastes that neither our notices nor the mails of its case say."""
    on_case = (text for lead in facts.leads if lead.reference == reference for text in lead.says)
    unmarked = _QUOTE_MARKS.sub("", message.text[:_LOOKED_AT])
    for mail in heard_below(message, facts):
        unmarked = _without(unmarked, mail)
    left = without_our_letters(unmarked, (*facts.notices, *on_case))
    subject = normal_subject(message.subject).casefold()
    yield from _blocks(line for line in left.split("\n") if not _is_its_subject(line, subject))


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Yield what stands at the top, and below each heading."""
    heading: list[str] = []
    words: list[str] = []
    for line in lines:
        if not _is_of_a_heading(line):
            words.append(line)
            continue
        if any(each.strip() for each in words):
            yield Block(tuple(heading), "\n".join(words).strip())
            heading = []
        heading.append(line)
        words = []
    yield Block(tuple(heading), "\n".join(words).strip())


def _without(text: str, mail: str) -> str:
    """Return a text without a mail that stands there, by its first words: it may be too short to be known by a run."""
    words = _WORD.findall(mail)[:_MOST_WORDS]
    return re.sub(r"\W+".join(words), "", text) if words else text


def _is_its_subject(line: str, subject: str) -> bool:
    """Say whether a line gives the subject of the mail itself: our notice's, which may name a danger."""
    kind, said = label_of(line)
    return kind == "subject" and normal_subject(said.strip(" *\t")).casefold() == subject


def _is_of_a_heading(line: str) -> bool:
    return bool(label_of(line)[0]) or _INTRODUCES.fullmatch(line[:160].rstrip()) is not None


def _dangers(
    blocks: list[Block], message: Message, facts: Facts, rules: Rules, reference: Reference | None
) -> Iterator[Finding]:
    """Yield the dangers told there; what an officer says themselves of one that is noted on the case is no news."""
    is_noted = reference is not None and is_known_for_a_danger(reference, facts)
    for block in blocks[:_MOST_BLOCKS]:
        if not block.heading and is_noted:
            continue
        itself = _alone("\n".join((*block.heading, block.words)), message)
        looked = rules.look(itself)
        found = (*looked.given(signals_of(itself, role=Role.TENANT, on_case=False)), *looked.below_the_name)
        yield from (each for each in found if each.finding == "risk")


def _asked(
    blocks: list[Block], message: Message, facts: Facts, rules: Rules, reference: Reference | None
) -> tuple[AskOfficer, ...]:
    """Ask whether the first of what is pasted that plainly asks for the next stage does so for somebody outside."""
    if reference is None:
        return ()
    on_file, standing = facts.stands(reference), facts.standing(reference)
    for block in blocks[:_MOST_BLOCKS]:
        if not block.heading or _is_ours(block, facts.landlord):
            continue
        shown = asks_for_more_in(_alone(block.words, message), Role.TENANT, rules, standing)
        if shown is not None and shown.verdict == "yes":
            because = (
                "an answer to a notice of ours has words of somebody else below a line that says whose they are, and "
                f'they seem to ask for the next stage ("{shown.words}"); so far they are only a note'
            )
            of = tuple(each.address for each in message.senders[:1])
            is_new = on_file is None or not on_file.stood.asked
            return (AskOfficer(reference, About.NEXT_STAGE, because, shown.source, of=of, told=is_new),)
    return ()


def _is_ours(block: Block, landlord: Landlord) -> bool:
    """Say whether one of the landlord's own wrote what stands below a heading, by its address, else by its name."""
    name = _named_in(block.heading)
    given = [each.address for each in addresses(name)]
    if given:
        return all(landlord.is_own(each) or landlord.role_of(each) is Role.OFFICER for each in given)
    return is_our_name(name, landlord)


def _named_in(heading: tuple[str, ...]) -> str:
    """Return whose words follow, as the last line says that tells; what stood below those above it was known."""
    name = ""
    for line in heading:
        kind, said = label_of(line)
        if kind in ("", "from"):
            name = said if kind else line
    return name.strip(" *_\t")


def _alone(words: str, message: Message) -> Message:
    """Return words of a mail as a message of their own, without the subject, which is our notice's."""
    return replace(message, subject="", own_words=words, text=words, signature="", quoted="", enclosed=(), meetings=())


def _opens_a_stage(decision: Decision) -> bool:
    given = (each.given for each in decision.actions if isinstance(each, CarryOut | AskToConfirm))
    return any(isinstance(each.command, OpenStage) for each in given)
