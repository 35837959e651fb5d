"""The notice of a contact, to whoever the policy names: who, how known, about what, what heard did, and what to press.

Of every contact one, at once: whoever decided the restriction reads what it withholds, and a wrong one is seen the same
day.  A stranger chose the words in it, so they are few and cleaned.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heard.casework.events import About, Reference, WhichMatter
from heard.casework.policy.words import MailboxDoes, RoleName
from heard.judgement.actions import Action, AskOfficer, Decision, OpenCase, RecordAppeal
from heard.judgement.classify import VERDICTS
from heard.judgement.facts import Facts
from heard.judgement.first_words import at_a_word, first_words, shown_name
from heard.judgement.restricted.answers import in_words, is_at_theirs
from heard.judgement.restricted.before_any_limit.first import First
from heard.judgement.restricted.contacted import Contacted, clause_of, option_of
from heard.judgement.restricted.several import every_measure
from heard.judgement.restricted.to_press import to_press
from heard.judgement.restricted.way_to_us import tells_the_way
from heard.judgement.restricted.who.as_written import as_written
from heard.judgement.restricted.words.once import Once
from heard.judgement.routing import who_wrote
from heard.judgement.second_opinion.together import RULE as SECOND_OPINION
from heard.mail.message import Message

LONGEST = 300
"""Characters of a reason that another part gives."""


@dataclass(frozen=True, slots=True)
class Done:
    """What heard did with a contact.

    before    what would have followed on anybody's message
    after     what follows on this one
    why       what of the entry says so; "" where nobody is limited
    first     what of it comes before any limit
    stops     whether no case and no stage opened because of it
    answered  whether its writer is told that it came
    on        the case it is filed on
    untold    why its writer is told nothing who was owed it; "" where they are told, or nothing was owed
    """

    before: Decision
    after: Sequence[Action]
    why: str
    first: First
    stops: bool
    answered: bool
    on: Reference | None
    untold: str = ""

    @property
    def asked_for_more(self) -> bool:
        """Say whether a stage did not open that it may have asked for."""
        return self.stops and "escalation" in self.before.verdicts

    @property
    def is_on_record(self) -> bool:
        """Say whether it is put on record as an appeal."""
        return any(isinstance(each, RecordAppeal) for each in self.after)

    @property
    def is_on_a_new_case(self) -> bool:
        return self.before.opens_case and self.on == self.before.reference


def flag(contacted: Contacted, done: Done, message: Message, facts: Facts) -> AskOfficer:
    """Return the notice of a contact."""
    entry, wrote, is_whom = contacted.restriction, who_wrote(facts), _is_whom(contacted)
    lines = tuple(_lines(contacted, done, message, facts))
    is_asked = _waits(contacted, done, facts)
    is_new, asks = done.is_on_a_new_case, done.first.asks
    on_record = done.is_on_record or (done.first.appeals and entry.appeal_waits)
    typed = to_press(contacted, done.on, facts, is_new=is_new, asks=asks, on_record=on_record)
    says: Mapping[str, object] = {
        "who": f"{wrote} {is_whom}",
        "lines": lines,
        "limits": entry.number,
        "asked_for_more": "yes" if done.asked_for_more else None,
        "office": contacted.office or None,
        "answered": f"heard restrict note {entry.number} --answered {facts.message}" if is_asked else None,
        **({} if contacted.office else typed),
    }
    return AskOfficer(
        done.on or entry.case,
        About.RESTRICTED,
        ". ".join((f"its writer, {wrote}, {is_whom}", *lines)),
        clause_of(facts.policy),
        tuple(dict.fromkeys(_roles(contacted, done, facts))),
        () if contacted.office else _whom_it_goes_through(contacted),
        waits=is_asked,
        says=says,
    )


def _waits(contacted: Contacted, done: Done, facts: Facts) -> bool:
    """Say whether a person has to answer: who it is, what follows from it, or whether the restriction is lifted."""
    if contacted.office:
        return False
    asks = contacted.verdict != "yes" or contacted.brings_evidence or done.first.asks
    return asks or _lifting_is_asked(contacted, done, facts)


def _lifting_is_asked(contacted: Contacted, done: Done, facts: Facts) -> bool:
    rule = facts.policy.restriction
    is_new = contacted.verdict == "yes" and not contacted.is_same and not done.first.is_told_of
    return rule is not None and rule.new_matter_ask_to_lift and is_new


def _roles(contacted: Contacted, done: Done, facts: Facts) -> Iterator[RoleName]:
    rule = facts.policy.restriction
    if rule is None:
        return
    yield from rule.decided_by
    if contacted.brings_evidence:
        yield from rule.fresh_evidence_decided_by
    if done.first.asks and rule.appeal_to is not None:
        yield rule.appeal_to


def _is_whom(contacted: Contacted) -> str:
    name = shown_name(next(iter(contacted.limit.names), "")) or "somebody"
    if contacted.office:
        return f"is {contacted.office} and seems to write about {name}, whose contact is limited"
    sure = "is" if contacted.verdict == "yes" else "may be"
    return f"{sure} {name}, whose contact is limited"


def _lines(contacted: Contacted, done: Done, message: Message, facts: Facts) -> Iterator[str]:
    """Yield what else there is to know, each thing on a line of its own and without a full stop."""
    words, once = first_words(message.own_words) or first_words(message.subject), Once(message)
    if contacted.brought:
        yield f"Came by: {_cut(contacted.brought)}"
    if contacted.because:
        yield f"{'Shown because' if contacted.office else 'Known by'}: {_cut(contacted.because)}"
    if contacted.against:
        yield f"Against it: {_cut(contacted.against)}"
    yield f'It says: "{words}"' if words else "It says: nothing in words"
    if not contacted.office:
        yield f"About: {_MATTER[contacted.matter]}" + (f"; {_cut(contacted.about)}" if contacted.about else "")
    yield from (_cut(as_written(each, once)) for each in _did(contacted, done, facts))
    yield from (_cut(as_written(each, once)) for each in _to_weigh(contacted, done, facts))
    if not contacted.office:
        yield from dict.fromkeys(line for each in every_measure(contacted) for line in _whose_it_is(each, facts))
    yield _how_often(contacted)
    limited_by = dict.fromkeys(line for each in every_measure(contacted) for line in _limited_by(each, facts))
    yield from sorted(limited_by, key=lambda line: line.startswith("Clause: "))


def _whom_it_goes_through(contacted: Contacted) -> tuple[str, ...]:
    """Return the addresses of whoever this contact goes through, by any of the measures that cover it."""
    named = (each.restriction.named_contact for each in every_measure(contacted) if each.is_covered)
    return tuple(dict.fromkeys(filter(None, named)))


_MATTER = {
    "same": "what is limited",
    "new": "something new",
    "unsure": "perhaps something new, and it counts as that",
}


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{at_a_word(words, LONGEST)} ..."


_ON_NO_CASE = "Done: it is kept, on no case, and dealt with as anybody's"


def _did(contacted: Contacted, done: Done, facts: Facts) -> Iterator[str]:
    """Yield what heard did, and what its writer is told."""
    if contacted.office:
        yield f"Done: it is dealt with as anybody's, and no contact of theirs: {contacted.office} is never limited"
    elif contacted.verdict == "yes" and done.first:
        yield f"Done: nothing of it is withheld, whatever is limited, since {' and '.join(done.first.why)}"
    elif contacted.verdict != "yes":
        yield "Done: nothing is limited until a person says that it is them; it is dealt with as anybody's"
    elif not contacted.is_covered:
        yield "Done: the restriction does not cover it, so it is dealt with as anybody's"
    elif done.stops:
        filed = f"filed on {done.on}" if done.on is not None else "kept, on no case"
        yield f"Done: {filed}, and read; no stage opens because of it, and every answer is due as before"
    else:
        yield "Done: its case goes on as anybody's would" if done.on is not None else _ON_NO_CASE
    told = "that it came" if done.answered else "nothing"
    if done.answered and done.stops and not is_at_theirs(contacted, facts):
        told = "that it came and that a person reads it, and nothing of the limit, since the address may not be theirs"
    because = f"; {done.why}" if done.why and not done.first else ""
    because = f", since {done.untold}" if done.untold else because
    yield f"Its writer is told: {told}{because}"


def _to_weigh(contacted: Contacted, done: Done, facts: Facts) -> Iterator[str]:
    """Yield what a person has to weigh, as far as it was seen."""
    rule, option = facts.policy.restriction, option_of(contacted.restriction, facts.policy)
    if done.asked_for_more:
        asks, words = _seen("escalation", done)
        yield f"To weigh: it {'asks' if asks else 'may ask'} for more than was given there{words}"
    if done.stops and done.before.opens_case:
        yield f"To weigh: it would have been a complaint of its own{_why_a_complaint(done)}"
    if contacted.brings_evidence:
        yield f'To decide: it may hold fresh evidence ("{first_words(contacted.fresh)}"); please say what follows'
    elif contacted.fresh:
        yield f'To weigh: it may hold evidence ("{first_words(contacted.fresh)}"), of what seems to be something new'
    if any(isinstance(each, AskOfficer) and each.about is About.VULNERABLE for each in done.after):
        tells, words = _seen("vulnerable", done)
        yield f"To weigh: it {'tells' if tells else 'may tell'} of somebody vulnerable{words}, with a notice of its own"
    if done.first.appeals:
        yield f"To decide: what becomes of the appeal against the restriction{_who_decides_on_it(facts)}"
    elif done.first.asks:
        what = "whether it is an appeal against the restriction, and what becomes of it"
        yield f"To decide: {what}{_who_decides_on_it(facts)}"
    if _lifting_is_asked(contacted, done, facts):
        surely = "is" if contacted.matter == WhichMatter.NEW else "may be"
        yield f"To decide: since it {surely} something new, whether the restriction is to be lifted"
    is_new = contacted.verdict == "yes" and not contacted.is_same
    if rule is not None and rule.new_matter_tell is not None and is_new and not tells_the_way(done.after):
        yield f"To do: the policy wants them told: {rule.new_matter_tell}"
    if option is not None and option.mailbox is MailboxDoes.CLOCKS_OFF and contacted.restriction.case is not None:
        yield "Times: by the option no day is set for what its case's stages owe while it holds; all of it stays owed"


def _who_decides_on_it(facts: Facts) -> str:
    """Return whose an appeal is to decide on, to end a line with: it is never for whoever decided on the limit."""
    rule = facts.policy.restriction
    role = rule.appeal_to if rule is not None else None
    if role is None:
        return "; somebody else than whoever decided on the restriction decides on it, where there is one"
    who = " or ".join(officer.name for officer in facts.landlord.holders((role,))) or "nobody in heard.toml"
    return f"; {facts.policy.roles.get(role, role)} ({who}) decides on it, and not whoever decided on the restriction"


def _seen(answer: str, done: Done) -> tuple[bool, str]:
    """Return whether something is sure of a contact, and in brackets the words that show it as surely; "" for none."""
    verdict = done.before.verdicts.get(answer)
    by_rules = (each for each in done.before.findings if not each.rule.startswith(SECOND_OPINION))
    shown = (each for each in by_rules if VERDICTS.get(each.finding) == answer and each.verdict == verdict)
    words = next(filter(None, (first_words(each.words) for each in shown)), "")
    return verdict == "yes", f' ("{words}")' if words else ""


def _why_a_complaint(done: Done) -> str:
    """Return why a contact would have been a complaint of its own, to end a line with."""
    because = next((each.because for each in done.before.actions if isinstance(each, OpenCase)), "").rstrip(".")
    return f": {because[:1].lower()}{because[1:]}" if because else ""


def _whose_it_is(contacted: Contacted, facts: Facts) -> Iterator[str]:
    """Yield who answers it, where contact goes through one person; what is not covered goes its normal way."""
    if not contacted.is_covered:
        return
    address, option = contacted.restriction.named_contact, option_of(contacted.restriction, facts.policy)
    officer = facts.landlord.officer(address) if address else None
    if officer is not None:
        yield f"To answer: contact goes through {officer.name}, whose it is"
    elif address:
        yield "To answer: the named contact of the entry is no officer in heard.toml, so nobody is told for them"
    elif option is not None and option.mailbox is MailboxDoes.NAMED_PERSON:
        yield "To answer: the option has contact go through one person, and the entry names none"


def _how_often(contacted: Contacted) -> str:
    limit, since = contacted.limit, in_words(contacted.restriction.first)
    times = "1 contact" if limit.contacts == 1 else f"{limit.contacts or 'no'} contacts"
    told = f", {limit.acknowledged} acknowledged" if limit.acknowledged else ""
    return f"So far: {times} before it since {since}{told}"


def _limited_by(contacted: Contacted, facts: Facts) -> Iterator[str]:
    entry, clause = contacted.restriction, clause_of(facts.policy)
    option = option_of(entry, facts.policy)
    says = option.says if option is not None else "the landlord's own word"
    until = f" until {in_words(entry.last)}" if entry.last is not None else ", without an end"
    yield f"Limited by: restriction {entry.number}, {entry.option} ({says}), from {in_words(entry.first)}{until}"
    if clause:
        yield f"Clause: {clause}"
