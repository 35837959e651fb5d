"""An officer's note says that the complainant asks for more: the next stage, or something else to be looked into.

"She rang and wants stage 2" opens nothing by itself, since it names nobody and is no command.  But what she asked for
is hers for the asking (Complaint Handling Code 2024, 6.10), so whoever wrote it is asked, and until they have said,
nobody closes her case over it.  A note that tells of a call and of nothing asked for stays a note.

Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from heard.casework.commands import NoStage, NotAComplaint, OpenStage, Split
from heard.casework.events import About, Kind, Reference
from heard.casework.standing import Standing
from heard.judgement.actions import AskOfficer, AskToConfirm, CarryOut, Decision
from heard.judgement.commands.among_ourselves import is_among_ourselves, passes_on
from heard.judgement.commands.calendar_answers import is_calendar_answer
from heard.judgement.commands.first_line import lines_of
from heard.judgement.facts import Facts
from heard.judgement.folded import fold
from heard.judgement.stage_by_name import named
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject, normal_subject

_CLAUSE = "Complaint Handling Code 2024, 6.10"
_ASKED = (About.NEXT_STAGE, About.WHICH_CASE)
_SETTLES = (OpenStage, NoStage, Split, NotAComplaint)
"""Commands that say themselves what becomes of what is asked for."""
_THEY = (
    r"\b(?:s?he(?:'s|'d)?|they(?:'re|'d|'ve)?|(?:mr|mrs|ms|miss|mx|dr)\.? [\w'-]+|(?:the |our |this )?(?:tenant"
    r"|resident|customer|complainant|leaseholder|caller)|(?:her|his|their|the) (?:\w+ )?(?:daughter|son|mother|mum"
    r"|father|dad|husband|wife|partner|sister|brother|carer|advocate|solicitor|support worker|social worker|family))\b"
)
_STAGE = (
    r"(?:stage|stg|level) ?(?:2|two|ii|3|three|iii)\b|(?:next|second|2nd|third|3rd|final|higher) (?:stage|level|step)\b"
)
_MORE = (
    rf"(?:{_STAGE}|(?:re-?)?escalat\w+|appeal(?:s|ed|ing)?\b|review(?:ed|ing)?\b|panel\b|hearing\b|ombudsman\b"
    r"|looked (?:at|into) again\b|look (?:at|into) (?:it|this|that|her case|his case|their case)? ?again\b"
    r"|reconsider\w*|(?:some|any)(?:body|one) (?:more )?(?:senior|higher|else|above)\b"
    r"|(?:a |the |your |our )?(?:senior )?manager to\b"
    r"|(?:it |this |that |things |matters |the complaint |her complaint |his complaint |their complaint )?"
    r"(?:taken? |go |goes |going )(?:it |this |that |things |matters )?(?:any |much )?(?:further|higher)\b"
    r"|challeng\w+)"
)
_SAYS_SO = (
    r"(?:wants?|wanted|wanting|wishes|wished|(?:would|'d) (?:like|prefer)|ask(?:s|ed|ing)|demand(?:s|ed|ing)?"
    r"|insist(?:s|ed|ing)?|request(?:s|ed|ing)?|needs?|(?:is|are|'s|'re|was) (?:after|going|intending|planning|asking)"
    r"|intends?|threaten(?:s|ed|ing)?|decided|choos(?:es|ing)|opt(?:s|ed|ing)?|hopes?|says?|said|would)"
)
_WANTS_IT = re.compile(rf"{_THEY}[^.!?;\n]{{0,60}}?\b{_SAYS_SO}\b(?P<between>[^.!?;\n]{{0,60}}?)\b(?P<more>{_MORE})")
_ANSWER = (
    r"(?:the|our|your|my|that|this) (?:\w+ ){0,2}"
    r"(?:answer|reply|response|decision|outcome|offer|letter|findings?|result)\b"
)
_DOES_NOT_ACCEPT = re.compile(
    rf"{_THEY}[^.!?;\n]{{0,40}}?\b(?:"
    r"(?:(?:does|do|did|is|are|was|will|would|ca|can)(?:n't| ?not)|won't|not|never|refus\w+ to) (?:\w+ ){0,2}"
    rf"(?:accept\w*|agree\w*|(?:happy|satisfied|content|pleased) with (?:what (?:we|you|i)\b|{_ANSWER}))"
    rf"|(?:disputes?|disputed|rejects?|rejected|disagrees?|unhappy|dissatisfied) (?:with )?{_ANSWER})"
)
_NEW_COMPLAINT = re.compile(
    rf"{_THEY}[^.!?;\n]{{0,60}}?\b(?:"
    r"(?:an? |the |her |his |their )?(?:new|another|further|fresh|second|separate|different|other)"
    r" (?:formal )?complaints?\b|(?:complain(?:s|ed|ing)? (?:about|of|that)|(?:wants?|wishes|asked|asks|would like) to "
    r"(?:\w+ )?complain|(?:mak(?:es?|ing)|made|rais(?:ed?|ing)|lodged?) (?:a|another) (?:\w+ )?complaint)\b)"
)
_IS_NONE = re.compile(
    r"\b(?:no|not|never|isn't|wasn't|doesn't|don't|didn't|without|rather than|instead of) (?:\w+ ){0,4}(?:complain\w*)"
)
_CAME = re.compile(
    r"\b(?:rang|rung|phoned|telephoned|called|calls|spoke|spoken|talked|came in|came by|popped in|visited|texted"
    r"|told me|emailed|wrote|saw|met|on the phone|by phone|phone call|voicemail)\b"
)
_DENIED = re.compile(r"(?:\b(?:not|never|no longer|nor|without|nothing)|n't)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:know|hear|told|ask|asked|tell) (?:me |us )?(?:when|if|whether|what|who|why|where|that|about)\b|\b(?:updat\w+"
    r"|progress|news|copy|copies|date|dates|time of|appointment|minutes|chas\w+|details of the)\b"
)
"""What somebody wants to know of a stage or a review who does not ask for one."""


def with_more_told(decision: Decision, message: Message, facts: Facts) -> Decision:
    """Return a decision on a note of an officer's, with the question whether what it tells of is asked for.

    Nobody is asked twice: not where the mail brings it in another way, or a command in it says what becomes of it.
    """
    reference, is_ours = decision.reference, facts.is_old or facts.from_sent_folder
    if is_ours or reference is None or decision.kind is not Kind.STAFF or is_calendar_answer(message):
        return decision
    if not is_among_ourselves(message, facts) or passes_on(message, facts) or _is_settled(decision):
        return decision
    if not any(facts.landlord.is_own(each.address) for each in message.to):
        return decision
    asked = _question(_said_in(message), reference, facts, message)
    return replace(decision, actions=(*decision.actions, asked)) if asked is not None else decision


def _is_settled(decision: Decision) -> bool:
    given = (each.given for each in decision.actions if isinstance(each, CarryOut | AskToConfirm))
    asked = any(isinstance(each, AskOfficer) and each.about in _ASKED for each in decision.actions)
    return asked or any(isinstance(each.command, _SETTLES) for each in given)


def _question(said: str, reference: Reference, facts: Facts, message: Message) -> AskOfficer | None:
    of = tuple(each.address for each in message.senders[:1])
    on_file = facts.stands(reference)
    sentences = list(_sentences(said))
    if shown := next((each for each in sentences if _asks_for_more(each, facts.standing(reference))), ""):
        because = (
            f'an officer notes that somebody of the case asks for more than it was given ("{shown}"); '
            "so far it is only a note, and nobody outside is told"
        )
        is_new = on_file is None or not on_file.stood.asked
        return AskOfficer(reference, About.NEXT_STAGE, because, _CLAUSE, of=of, told=is_new)
    if shown := next((each for each in sentences if _complains_anew(each)), ""):
        because = (
            f'an officer notes that somebody of the case complains of something else ("{shown}"); '
            f"so far it is only a note on {reference}, and nobody outside is told"
        )
        return AskOfficer(reference, About.WHICH_CASE, because, "Complaint Handling Code 2024, 3.1", of=of)
    return None


def _asks_for_more(sentence: str, standing: Standing) -> bool:
    """Say whether a sentence tells that somebody asks for more; what is not accepted has to have been answered."""
    small = fold(sentence).small
    for each in _WANTS_IT.finditer(small):
        if not _DENIED.search(each[0][: each.start("more") - each.start()]) and not _LESS.search(each["between"]):
            return True
    if standing is not Standing.UNDECIDED and _DOES_NOT_ACCEPT.search(small) is not None:
        return True
    told = re.search(_THEY, small) is not None and _CAME.search(small) is not None
    return told and bool(named(sentence)) and not _LESS.search(small)


def _complains_anew(sentence: str) -> bool:
    small = fold(sentence).small
    return _NEW_COMPLAINT.search(small) is not None and not _IS_NONE.search(small)


def _said_in(message: Message) -> str:
    """Return what an officer typed, above and on the lines of the mail, without how they sign."""
    subject = "" if is_reply_subject(message.subject) else normal_subject(message.subject)
    lines = lines_of(message)
    return "\n".join((subject, lines.first, *lines.below))


def _sentences(said: str) -> Iterator[str]:
    """Yield sentences; a line ends one, and the title of a name does not."""
    yield from (
        each.strip()
        for each in re.split(r"(?<!\b[Mm]r)(?<!\b[Mm]s)(?<!\b[Mm]rs)(?<!\b[Dd]r)(?<=[.!?;])\s+|\n+", said)
        if each.strip()
    )
