"""Plain words to a command: the whole of a line, and the short form below it.

It never guesses.  A question is no command, and a "not" is one only where it belongs to the words of one.  What looks
like a command and is none is answered with the nearest right words; all else is a note.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heard.casework.commands import (
    Assign,
    Close,
    Command,
    Confirm,
    Disown,
    Extend,
    Given,
    IsLetter,
    Link,
    MoveTo,
    NoStage,
    NotAComplaint,
    NotUnderstood,
    OfArea,
    OpenStage,
    ProposeRestriction,
    Record,
    Release,
    Reopen,
    SendLetter,
    Split,
    State,
    Undo,
)
from heard.casework.policy import Policy
from heard.judgement.commands.answers import ANSWERS
from heard.judgement.commands.asks_no_more import asks_no_more
from heard.judgement.commands.commands_within import commands_within
from heard.judgement.commands.filled_in import filled_in
from heard.judgement.commands.first_line import Lines
from heard.judgement.commands.nearest import by_likeness, nearest
from heard.judgement.commands.of_cases import OF_CASES
from heard.judgement.commands.of_learning import OF_LEARNING, sum_asked
from heard.judgement.commands.of_letters_sent import OF_LETTERS_SENT
from heard.judgement.commands.of_mail import OF_MAIL
from heard.judgement.commands.of_owners import OF_OWNERS
from heard.judgement.commands.of_particulars import OF_PARTICULARS
from heard.judgement.commands.pattern import Made
from heard.judgement.commands.recorded_below import records_below
from heard.judgement.commands.said_behind import beside, contradicts, is_a_heading
from heard.judgement.commands.said_below import besides_in, speaks_against
from heard.judgement.commands.short_form import form_below, going_on, is_of_the_form
from heard.judgement.commands.spoken import Spoken as Spoken, Unsure
from heard.judgement.commands.taken_apart import (
    LONGEST,
    opinion_in,
    plain,
    request_in,
    with_more_behind,
    with_reason,
    without_agreement,
    without_extent,
)
from heard.judgement.commands.typed import EXTEND_EXAMPLES, closings, stages_typed, typed
from heard.judgement.folded import fold

_MOST_BELOW = 40
"""Lines below a command in which another is looked for."""


def read(lines: Lines, spoken: Spoken, offered: Sequence[Command] = ()) -> Given | NotUnderstood | None:
    """Return the command of a mail; NotUnderstood where it looks like one and is none; None where it is a note.

    The subject that a button wrote is the command, where its words still stand in the mail below it.  Who changed them
    means something else, and says what.

    offered  the commands that may be given now, for the nearest right words
    """
    below = read_line(lines.first, lines.below, spoken, offered) if lines.first else None
    if not lines.subject:
        return below
    typed_below = (lines.first, *lines.below) if lines.first else ()
    at = next((at for at, each in enumerate(typed_below) if _says_the_same(each, lines.subject, spoken)), None)
    above = typed_below[: at or 0]
    pressed = read_line(lines.subject, typed_below[at + 1 :] if at is not None else typed_below, spoken, offered)
    if pressed is None:
        return below
    if at is not None or not typed_below or is_of_the_form(lines.first):
        if isinstance(pressed, NotUnderstood):
            return pressed
        return replace(pressed, besides=besides_in((*above, pressed.besides)))
    meant = (read_line(lines.subject, (), spoken, offered), below)
    words = dict.fromkeys(each for one in meant for each in _right_words(one, spoken))
    return NotUnderstood(lines.first, tuple(words), True)


def _right_words(read_as: Given | NotUnderstood | None, spoken: Spoken) -> tuple[str, ...]:
    if isinstance(read_as, Given):
        return (typed(read_as.command, spoken.staff),)
    return read_as.nearest if read_as is not None else ()


def _says_the_same(line: str, subject: str, spoken: Spoken) -> bool:
    """Say whether a line is the command that a button wrote into the subject as well."""
    if plain(line).casefold() == plain(subject).casefold():
        return True
    one, other = (read_line(each, (), spoken) for each in (line, subject))
    return isinstance(one, Given) and isinstance(other, Given) and one.command == other.command


def read_line(
    line: str, below: Sequence[str], spoken: Spoken, offered: Sequence[Command] = ()
) -> Given | NotUnderstood | None:
    """Return the command of one line, with what the lines below it fill in; else as `read`."""
    nearby: tuple[str, ...] = ()
    for text in _ways(line, spoken):
        if not text or len(text) > LONGEST:
            continue
        asked = request_in(text)
        if text.endswith("?"):
            handed = _handed_over(line, text, below, spoken)
            if isinstance(handed, Given):
                return handed
            nearby = nearby or (handed.nearest if handed is not None else _asked_for(asked, spoken))
            nearby = nearby or sum_asked(text, spoken)
            continue
        made = _given(line, text, below, spoken)
        if made is None and asked is not None:
            made = _given(line, asked, below, spoken)
            made = made if isinstance(made, Unsure) or (made and _may_be_asked_for(made.command, asked)) else None
        if isinstance(made, Given):
            return made
        may_be = (*(typed(each, spoken.staff) for each in offered), *usual(spoken.policy))
        nearby = nearby or (by_likeness(text, made.nearest) if made is not None else nearest(text, may_be))
        nearby = nearby or _asked_for(opinion_in(text), spoken)
    return NotUnderstood(line, nearby, True) if nearby else None


ASKED_FOR = (
    Assign, Close, Extend, Link, MoveTo, NotAComplaint, OpenStage, ProposeRestriction, Release, Reopen, SendLetter,
    Split, Undo,
)  # fmt: skip
"""What one may be asked to do; of all else it may be asked whether it is so."""


def _may_be_asked_for(command: Command, asked: str) -> bool:
    """Say whether "can you ..." asks heard for a command; "can you take it" asks a colleague."""
    is_mine = isinstance(command, Assign) and command.to is None
    return isinstance(command, ASKED_FOR) and (not is_mine or asked.lower().endswith(("me", "myself")))


_ASKS_SOMEBODY = re.compile(r"\b(?:can|could|would|will) you\b", re.IGNORECASE)


def _handed_over(line: str, text: str, below: Sequence[str], spoken: Spoken) -> Given | Unsure | None:
    """Return that a case is given to a colleague, where "Gareth, can you take this?" asks them: that is courtesy."""
    unsure: Unsure | None = None
    if not _ASKS_SOMEBODY.search(text):
        return None
    bare = plain(text.rstrip(" ?"))
    for each in (bare, request_in(bare)):
        made = _given(line, each, below, spoken) if each else None
        if isinstance(made, Given) and isinstance(made.command, Assign) and made.command.to is not None:
            return made
        if isinstance(made, Unsure) and all(each.startswith("assign") for each in made.nearest):
            unsure = unsure or made
    return unsure


def _asked_for(asked: str | None, spoken: Spoken) -> tuple[str, ...]:
    """Return the right words for what a question or an opinion would have done; none where it may ask whether."""
    if asked is None:
        return ()
    asked = plain(asked.rstrip(" ?"))
    made = _given(asked, asked, (), spoken)
    if not isinstance(made, Given) or not _may_be_asked_for(made.command, asked):
        return ()
    return closings(spoken.policy) if made.command == Close(None) else (typed(made.command, spoken.staff),)


def _ways(line: str, spoken: Spoken) -> Iterator[str]:
    """Yield a line with its references, then without those in brackets, which may only say what the mail is about."""
    brackets = re.compile(rf"\s?\[({re.escape(spoken.prefix)}[^\]]{{1,24}})\]", re.IGNORECASE)
    bare = plain(brackets.sub(r" \1", line))
    without = plain(brackets.sub("", line))
    yield bare
    if without != bare:
        yield without


def usual(policy: Policy) -> tuple[str, ...]:
    """Return words for what is usually done under a policy; what may be offered goes before them."""
    return (*closings(policy), *stages_typed(policy), "assign to me", "reopen", "split", "undo", *EXTEND_EXAMPLES)


def _given(line: str, text: str, below: Sequence[str], spoken: Spoken) -> Given | Unsure | None:
    unsure: Unsure | None = None
    recorded = records_below(line, below, spoken)
    for head, why, behind in _apart(text):
        takes = len(recorded.rest) < len(below) and _takes_records(head, spoken)
        records, missed, under = (recorded.records, recorded.missed, recorded.rest) if takes else ((), (), below)
        broken = going_on(line, under) if why or behind else 0
        went_on = " ".join(fold(each).text for each in under[:broken])
        form = form_below(under[broken:])
        why, behind = (f"{why} {went_on}".strip(), behind) if why else (why, f"{behind} {went_on}".strip())
        command, because = _read_agreed(head, why, spoken)
        if command is None or (behind and isinstance(command, Unsure)):
            continue
        command = command if isinstance(command, Unsure) else filled_in(command, form.filled, spoken)
        if behind and not isinstance(command, Unsure):
            command = beside(command, behind, text, spoken)
        if command is None:
            continue
        if not isinstance(command, Unsure):
            reason, besides = because or form.filled.get("because", ""), behind
            if isinstance(command, NoStage) and because and not asks_no_more(because):
                reason, besides = "", because  # "no, as Gary says yes" gives a reason for the opposite
            still_open = recorded.open if takes and isinstance(command, Close) else ()
            said = besides_in((*(each.besides for each in missed), *still_open, *form.rest), besides)
            made = Given(command, line, reason, said, records, tuple(each.why for each in missed))
            return _unless_another(made, text, behind, form.rest, spoken)
        unsure = unsure or command
    return unsure


def _takes_records(head: str, spoken: Spoken) -> bool:
    """Say whether what a line says may have more recorded with it, on lines below."""
    return isinstance(_read_whole(head, spoken), Close | Record | OfArea | State)


def _apart(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield how a line may fall into a command, its reason, and what stands behind it; the whole line first."""
    for head, why in with_reason(text):
        yield head, why, ""
        if (apart := without_extent(head)) is not None:
            yield apart[0], why, apart[1]
    yield from ((head, "", behind) for head, behind in with_more_behind(text))


def _unless_another(given: Given, text: str, behind: str, rest: Sequence[str], spoken: Spoken) -> Given | Unsure:
    """Return a command, unless one beside it contradicts it, or its line is only the heading of what stands below."""
    words = typed(given.command, spoken.staff)
    if given.besides and is_a_heading(given.line, text):
        return Unsure((words,))
    if isinstance(given.command, State) and given.command.words and (meant := commands_within(behind, spoken)):
        return Unsure(meant)
    for each in (behind, *rest[:_MOST_BELOW]):
        other = read_line(each, (), spoken) if each.strip() else None
        if isinstance(given.command, State) and isinstance(other, Given) and isinstance(other.command, ASKED_FOR):
            left = f'Not done: "{typed(other.command, spoken.staff)}". Send it in a mail of its own.'
            return replace(given, missed=(*given.missed, left))
        if not isinstance(other, Given) or (isinstance(other.command, State) and not isinstance(given.command, State)):
            continue  # what is to be borne in mind speaks against nothing that is done
        is_beside_a_no = isinstance(given.command, NoStage) and not asks_no_more(each)
        if contradicts(other.command, given.command) or is_beside_a_no:
            return Unsure((words, typed(other.command, spoken.staff)))
    is_said_so = isinstance(given.command, Confirm | Disown) and speaks_against(given.command, given.besides)
    return Unsure((words,)) if is_said_so else given


def _read_agreed(head: str, why: str, spoken: Spoken) -> tuple[Made, str]:
    """Return the command of a line without its reason, with what head or reason says of the customer's agreement."""
    command = _read_whole(head, spoken)
    shorter, agreed = without_agreement(head)
    if agreed is not None and not isinstance(command, Extend | SendLetter | IsLetter | Record | State):
        command = _read_whole(shorter, spoken)
        command = command if isinstance(command, Extend | SendLetter | IsLetter | Unsure) else None
    if isinstance(command, Extend | SendLetter) and agreed is None:
        why, agreed = without_agreement(why, apart=True)
    if isinstance(command, Extend | SendLetter | IsLetter) and agreed:
        command = replace(command, agreed=True)
    return command, why


def _read_whole(text: str, spoken: Spoken) -> Made:
    """Return what the whole of a text says: the first entry that gives a command, else the first that is unsure."""
    unsure: Made = None
    for each in (*OF_CASES, *OF_OWNERS, *OF_LETTERS_SENT, *OF_MAIL, *OF_LEARNING, *OF_PARTICULARS, *ANSWERS):
        made = each.read(text, spoken)
        if made is not None and not isinstance(made, Unsure):
            return made
        unsure = unsure or made
    return unsure
