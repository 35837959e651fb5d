"""Whether a reply to the survey begins with a plain answer, and what else it says, which is heard as any other mail.

The letter asks for "satisfied" or "not satisfied" on the first line.  What can be read in two ways is no answer: nobody
is counted as what they did not say.  Who is satisfied and says no more has said thanks; who is not is heard whole, so
that their displeasure asks a person whether they want more.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from heard.casework.events import SurveyAnswered
from heard.judgement.actions import ChangeCase, Decision, FileOnCase
from heard.judgement.commands.only_thanks import is_only_thanks
from heard.judgement.facts import Facts
from heard.judgement.folded import fold
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

THANKS = "Thank you"
_SURE = r"(?:(?:very|really|quite|fairly|completely|totally|fully|extremely|perfectly|entirely|absolutely|more than) )*"
_I_AM = r"(?:(?:i|we)(?:'m| am|m|'re| are|'ve been| have been| was| were) )?"
_ANSWER_IS = r"(?:(?:my |our )?answer(?: is)?:? )?"
_SATISFIED = (
    r"(?:satisfied|satisified|satisfed|satified|statisfied|satisifed|satsified|happy|pleased|delighted|content)"
)
_NOT = r"not (?:(?:at all|very|really|in the least|one bit|remotely) )?"
_DIS = r"(?:diss?atisfied|unsatisfied|unhappy|displeased)"
_WITH = (
    r"(?: with (?:everything|it(?: all)?|that|this|all of it|(?:the|your) (?:service|help|outcome|result|decision"
    r"|answer|handling(?: of (?:it|my complaint|our complaint))?)"
    r"|(?:how|the way) (?:it|this|everything|my complaint|our complaint) was (?:dealt with|handled)"
    r"|(?:how|the way) you (?:dealt with|handled) (?:it|this|me|us|everything|my complaint|our complaint)))?"
)
_LATELY = r"(?: (?:now|overall|indeed|in the end|at all))?"
_YES = re.compile(rf"{_ANSWER_IS}(?:yes,? )?{_I_AM}{_SURE}{_SATISFIED}{_WITH}{_LATELY}(?![\w'])")
_NO = re.compile(rf"{_ANSWER_IS}(?:no,? )?{_I_AM}(?:{_NOT}{_SATISFIED}|{_SURE}{_DIS}){_WITH}{_LATELY}(?![\w'])")
_ONLY_YES = re.compile(r"(?:yes|yep|yeah)(?:,? (?:i am|we are|very|very much(?: so)?|thanks|thank you))*[ .!]*")
_ONLY_NO = re.compile(r"(?:no|nope)(?:,? (?:i am not|i'm not|we are not|we're not|not at all))*[ .!]*")
"""Of the whole of a reply: "yes, the leak is back" and "no, all is well" answer what else the letter says."""
_GOES_ON = re.compile(r" ?[,;:-]| (?:because|since|as|thanks|thank ?you|ta|cheers)\b")
_ENDS = {
    satisfied: re.compile(rf"(?: x{{1,5}})?[\"')*_{faces}\ufe0f\U0001f3fb-\U0001f3ff]*\s*(?:(?P<stop>[.!]+)\s*|$)")
    for satisfied, faces in (
        (True, r" \u2705\u2714\u2764\u263a\U0001f44d\U0001f44c\U0001f600-\U0001f60a\U0001f642\U0001f64f"),
        (False, r" \u274c\u2639\U0001f44e\U0001f61e-\U0001f622\U0001f641"),
    )
}
"""How the sentence of an answer ends: with a kiss, or the face that goes with it."""
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$)|[.!?]{2}|$")
_HALF = r"sort of|kind of|just about|yeah,? right|for (?:now|once)|so far|i (?:suppose|guess|think)"
_TURNS = re.compile(
    r"\b(?:but|not|no(?! (?:complaints|problems|issues)\b)|nor|never|nobody|nothing|neither|although|though|however"
    r"|except|apart|unless|until|before|if|yet|or|still|only|wish|would|could|should|hardly|barely|joking|sarcas\w+"
    rf"|{_DIS}|{_HALF})\b|n't\b|\?"
)
_TURNS_FOR_THE_BETTER = re.compile(rf"\b(?:but|although|though|however|until|before|if|or|{_SATISFIED})\b")
_TAKEN_BACK = re.compile(
    rf"\W*(?:not\b|(?:i am |i'm )?(?:only |just )?(?:joking|kidding)|as if\b|{_HALF}"
    r"|(?:just|only|ish|almost|nearly|ha(?: ?ha)*|lol)\W*(?:$|\n))"
)
_OUT_OF = r" ?(?:out of|/) ?"
_POOR = (
    r"(?:poor|bad|awful|terrible|dreadful|rubbish|useless|disgraceful|unacceptable|unsatisfactory|not good"
    r"|no(?=[.,;!]|$))"
)
_OTHERWISE = {
    True: re.compile(
        rf"\b(?:{_NOT}(?:satisfied|happy)|{_DIS}|(?:outcome|result|decision|handling|service) ?[:=-]? ?(?:(?:was|is) )?"
        rf"(?:(?:very|really|so|quite) )?{_POOR}"
        rf"|(?:[0-4]|zero|nil|one|two|three|four){_OUT_OF}(?:10|ten)|(?:[0-2]|zero|nil|one|two){_OUT_OF}(?:5|five))"
        r"(?![\w/])",
        re.MULTILINE,
    ),
    False: re.compile(
        r"(?<!not )(?<!n't )(?<!be )(?<!really )(?<!all )\bsatisfied\b"
        r"|(?<!not )(?<!n't )(?<!never )(?<!be )(?<!hardly )\b(?:very|really|so|quite|extremely|absolutely)"
        r" (?:pleased|happy|delighted)\b|(?<!be )(?<!no )\b(?:joking|kidding)\b"
        rf"|\b(?:(?:[7-9]|10|seven|eight|nine|ten){_OUT_OF}(?:10|ten)|(?:[45]|four|five){_OUT_OF}(?:5|five))(?![\w/])"
    ),
}
"""What else in a reply says the opposite, be it a mark that they give."""
_TURNS_NEXT = re.compile(r"\W*(?:with|but|although|though|however|except|apart|not|or|unless|until|if|and not)\b")
_GREETING = re.compile(
    r"(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening))(?: (?!i\b|we\b|not\b|very\b)[\w'&/.-]+){0,5}[ ,.!]*"
)
_GREETING_BEFORE = re.compile(
    r"(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening))(?: (?:there|all|team))?[,.! ] *"
)
_MARKS = " \t-*_>\"'(\u2022"


@dataclass(frozen=True, slots=True)
class Answer:
    """A plain answer, and what else the reply says; "" where it says nothing."""

    satisfied: bool
    besides: str


def with_survey_answer(decision: Decision, answer: Answer | None, facts: Facts) -> Decision:
    """Return a decision on a reply to the survey with its answer, where the mail was put on the case asked about."""
    asked, filed = facts.survey, next((each for each in decision.actions if isinstance(each, FileOnCase)), None)
    if answer is None or asked is None or filed is None or filed.reference != asked.reference:
        return decision
    because = "it answers the survey: " + ("satisfied" if answer.satisfied else "not satisfied")
    noted = ChangeCase(asked.reference, SurveyAnswered(asked.letter, answer.satisfied), because)
    return replace(decision, actions=(*decision.actions, noted))


def survey_answer(message: Message, facts: Facts) -> Answer | None:
    """Return the answer that a mail gives to the survey: of whom it was sent to, as far as anybody can tell."""
    writer = facts.writer
    if facts.survey is None or facts.is_old or writer.refuted or writer.is_form:
        return None
    return answer_in(message.own_words, _name(facts))


def to_be_heard(message: Message, answer: Answer, facts: Facts) -> Message:
    """Return a mail as it is heard beside its answer: without one that is satisfied, which would hide what follows it.

    What brings a file is heard as it came.
    """
    if not answer.satisfied or message.attachments or message.enclosed or message.meetings:
        return message
    if is_reply_subject(message.subject) and _is_only_polite(answer.besides, _name(facts)):
        return replace(message, own_words=THANKS)
    return replace(message, own_words=answer.besides) if answer.besides else message


def _name(facts: Facts) -> str:
    return facts.writer.address.name if facts.writer.address is not None else ""


def answer_in(own_words: str, name: str = "") -> Answer | None:
    """Return the answer that somebody's own words begin with, below a greeting; None where it is not plain.

    name   of whoever wrote them, which they may end with
    """
    first, *others = _below_the_greeting(own_words) or [""]
    found = _begins(first)
    if found is None:
        return _yes_or_no(first, "\n".join(others).strip(), name)
    satisfied, end = found
    here = first[end:]
    ended = _ENDS[satisfied].match(here)
    besides = "\n".join((here[ended.end() if ended else 0 :].lstrip(" ,;:-"), *others)).strip()
    if _is_turned(here, others, satisfied=satisfied) or _OTHERWISE[satisfied].search(besides.lower()) is not None:
        return None
    return Answer(satisfied, besides)


def _below_the_greeting(own_words: str) -> list[str]:
    """Return the lines from the first that says something, as rules see them."""
    lines = [fold(line).text.lstrip(_MARKS) for line in own_words.splitlines()]
    while lines and (not lines[0] or _greets(lines[0].lower())):
        del lines[0]
    if lines and (greeting := _GREETING_BEFORE.match(lines[0].lower())) is not None:
        lines[0] = lines[0][greeting.end() :]
    return lines


def _greets(line: str) -> bool:
    return _GREETING.fullmatch(line) is not None and _begins(_GREETING_BEFORE.sub("", line, count=1)) is None


def _begins(line: str) -> tuple[bool, int] | None:
    """Return whether a line begins with satisfied or not, and where that ends; None where with neither."""
    small = line.lower()
    for satisfied, pattern in ((False, _NO), (True, _YES)):
        if (found := pattern.match(small)) is not None:
            return satisfied, found.end()
    return None


def _is_turned(here: str, others: list[str], *, satisfied: bool) -> bool:
    """Say whether what stands behind an answer may turn it: in its sentence, on the next line, or as the next sentence.

    here   the rest of its line
    """
    small, below = here.lower(), [each.lower() for each in others if each]
    next_line = others[0].lower() if others else ""
    ended = _ENDS[satisfied].match(small)
    if ended is not None:
        next_said = small[ended.end() :] or "\n".join(below)
        goes_on = ended["stop"] is None and _TURNS_NEXT.match(next_line)
        return bool(goes_on or _TAKEN_BACK.match(next_said))
    said = f"{small} {next_line}"
    end = _SENTENCE_ENDS.search(said)
    sentence = said[: end.end()] if end is not None else said
    if "?" in sentence or _GOES_ON.match(small) is None:
        return True
    turns = _TURNS if satisfied else _TURNS_FOR_THE_BETTER
    return turns.search(sentence) is not None


def _yes_or_no(first: str, below: str, name: str) -> Answer | None:
    for satisfied, pattern in ((True, _ONLY_YES), (False, _ONLY_NO)):
        if pattern.fullmatch(first.lower()) is not None:
            return Answer(satisfied, below) if _is_only_polite(below, name) else None
    return None


def _is_only_polite(besides: str, name: str) -> bool:
    return is_only_thanks("Re: it", f"{THANKS}\n{besides}", (name,))
