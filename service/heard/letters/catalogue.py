"""Every letter heard writes, and the words its template may use.

A letter is named who.what.which: to whom, what for, in which case.  To a complainant, what it
is for is the purpose a policy gives it, and which is the stage it belongs to, or "any".  A
template may leave out a word, unless the policy says the letter must say it; it may use no
other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from heard.casework.events import LetterName, StageName
from heard.casework.policy.words import LetterPurpose
from heard.letters.words import TO_COMPLAINANTS, Value, Word

COMPLAINANT = "complainant"
ANY = StageName("any")
ON_FILE = StageName("put-on-file")
"""What stands for a stage in the name of a receipt after which nothing need follow: a pack's own promise an answer."""
APPEAL = StageName("restriction-appeal")
"""What stands for a stage in the name of a receipt for an appeal against a restriction, which is at no stage."""
APPEAL_OUTCOME = StageName("appeal-outcome")
LIMIT_CHANGED = StageName("changed")
LIMIT_ENDED = StageName("ended")
"""What stands for a stage in the letters about a restriction that follow the first one."""
APART = (ON_FILE, APPEAL, APPEAL_OUTCOME, LIMIT_CHANGED, LIMIT_ENDED)
"""Receipts that no pack's own receipt stands for, and letters that its letter about a restriction does not."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to staff by its whole name, or one to a complainant by who and what."""

    name: LetterName
    when: str
    words: tuple[Word, ...]

    def word(self, name: str) -> Word | None:
        return next((word for word in self.words if word.name == name), None)

    def samples(self, *, full: bool = True, others: bool = False) -> dict[str, Value]:
        """Return what stands for its words when it is tried.

        full    whether for all of them, or for those that are always given
        others  whether the second samples
        """
        tried = [word for word in self.words if full or not word.optional]
        return {word.name: word.other_sample if others else word.sample for word in tried}


_REFERENCE = Word("reference", "the case's reference", "NH-26-0042", optional=True)
_MESSAGE = Word("message", "the number heard keeps the message under", 1873, optional=True)
_REASON = Word("reason", "one sentence: what happened, or on what ground", "The sample reason of a letter.")
_TO_WRITER = Word("to_writer", '"yes" where it goes to whoever wrote the letter it is about', "yes", optional=True)
_WRITER = Word("writer", "whose letter it is, where that is known", "A. Okafor", optional=True)
_NOTICE = (_REFERENCE, _MESSAGE, _REASON, _TO_WRITER, _WRITER)
_OF_A_LETTER = (
    *_NOTICE,
    Word("stage", "the stage the case is at, as it is typed", "stage-1", optional=True),
    Word("stages", "those it has been at, and the next, as they are typed", "stage-1, stage-2", optional=True),
    Word("outcome", "an outcome of its policy, as it is typed", "upheld", optional=True),
    Word("outcomes", "all of them", "upheld, 'partly upheld'", optional=True),
)
_IN_DOUBT = Word("in_doubt", '"yes" where it is not plain either what the letter is', "yes", optional=True)
_OUTCOMES = (
    Word(
        "upheld",
        "the command that records that an appeal was upheld",
        "heard restrict note 3 --appeal-outcome upheld --on 2026-06-15",
        optional=True,
    ),
    Word(
        "not_upheld",
        "the command that records that it was not",
        "heard restrict note 3 --appeal-outcome not-upheld --on 2026-06-15",
        optional=True,
    ),
)
_ON_TIME = (
    *_NOTICE,
    Word("restriction", "the number of the entry in the register", 3),
    Word("to_review", '"yes" where it is about a review', "yes", optional=True),
    Word("appealed", '"yes" where it is about an appeal', "yes", optional=True),
    Word("decides", "who decides on an appeal, in the policy's words", "Head of Service", optional=True),
    *_OUTCOMES,
    Word(
        "keep",
        "of a review, the command that keeps it",
        "heard restrict review 3 --keep --on 2026-06-15",
        optional=True,
    ),
    Word("lapsed", '"yes" where it has ended already', "yes", optional=True),
    Word("lifted_when", "of a review, what would lift it as that is on record", "Four quiet weeks.", optional=True),
)
_ON_STEP = (
    _REFERENCE,
    _REASON,
    Word("restriction", "the number of the entry in the register", 3),
    Word("step", "proposed, doubted, withdrawn, decided, advised, changed or over", "proposed"),
    Word("applies", "what is limited, and from when until when, a line each", ("What: one-channel",), optional=True),
    Word("on_record", "on what it rests, and what was recorded in words", ("Why: forty mails in a week",), True),
    Word("missing", "what the policy wants on record and is missing", ("how long", "review date"), optional=True),
    Word("staff_do", "what staff do with further contacts, a line each", ("Acknowledged: none of it.",), optional=True),
    Word("decide", "the command that decides", "heard restrict decide 3 --by director --on 2026-06-15", optional=True),
    Word("withdraw", "the command that ends it", 'heard restrict lift 3 --on 2026-06-15 --why "..."', optional=True),
)
_OF_A_CONTACT = (
    *(word for word in _NOTICE if word is not _REASON),
    Word("who", "who wrote, and who that is or may be", "Tess Calloway <tess@calloway.example> may be Tess Calloway"),
    Word("lines", "what is known of it and what heard did, a line each", ("Known by: the address", "It says: nothing")),
    Word("limits", "the number of the entry in the register", 3),
    Word("asked_for_more", '"yes" where a stage did not open that it may have asked for', "yes", optional=True),
    Word("same", "the command that says that it is about what is limited", "heard move 1873 --to NH-26-0042", True),
    Word(
        "apart", "the command that says that somebody else wrote it", "heard restrict note 3 --wrong-person 1873", True
    ),
    Word(
        "new_matter", "the command that says that it is something new", "heard restrict note 3 --new-matter 1873", True
    ),
    Word("evidence", "the command that says it is evidence", "heard restrict note 3 --fresh-evidence 1873", True),
    Word("merge", "the command that says that they wrote it", "heard people merge P7 P31", optional=True),
    Word("appeal", "the command that records an appeal", "heard restrict note 3 --appeal 2026-06-15", optional=True),
    Word(
        "no_appeal",
        "where it is on record as an appeal, the command that says that it is none",
        'heard restrict note 3 --no-appeal "..." --appeal-of 2026-06-15',
        optional=True,
    ),
    *_OUTCOMES,
    Word("lift", "the command that ends the restriction", 'heard restrict lift 3 --on 2026-06-15 --why "..."', True),
    Word(
        "answered", "the command that says that it is settled", "heard restrict note 3 --answered 1873", optional=True
    ),
    Word("office", "which office wrote about them, where one did", "a councillor or an MP", optional=True),
)
_SIGNS = (
    _MESSAGE,
    _REASON,
    Word("person", "what people call whoever wrote by", "P12"),
    Word("no_sign", "what is no sign, by the policy", "challenging an outcome", optional=True),
    Word("vulnerable", '"yes" where mail told of somebody vulnerable', "yes", optional=True),
)
_MAILBOX = Word("mailbox", "the address of the mailbox", "complaints@northgate.example")
_SINCE = Word(
    "since", "when it began, on the landlord's wall clock", datetime(2026, 4, 2, 17, 1, tzinfo=UTC), optional=True
)
_TROUBLE = Word("trouble", "unreachable, sign-in-refused or silent", "unreachable", optional=True)
_TO_DO = Word("what_to_do", "one sentence: what would put it right", "The sample advice of a letter.", optional=True)
_ALARM = (_MAILBOX, _SINCE, _TROUBLE, _TO_DO)

_TO_OFFICERS = (
    Letter(LetterName("officer.notice.could-not-read"), "a message could not be read", _NOTICE),
    Letter(LetterName("officer.notice.which-case"), "a message may belong to one case or another", _NOTICE),
    Letter(LetterName("officer.notice.who-is-it"), "who wrote a message is in doubt", _NOTICE),
    Letter(LetterName("officer.notice.same-person"), "somebody may be a person known already", _NOTICE),
    Letter(LetterName("officer.notice.letter-failed"), "a letter did not arrive", _NOTICE),
    Letter(LetterName("officer.notice.letter-held"), "a letter waits for a person to let it go", _NOTICE),
    Letter(LetterName("officer.notice.words-wanted"), "an acknowledgement has to say what only a person can", _NOTICE),
    Letter(LetterName("officer.notice.danger"), "somebody may be in danger", _NOTICE),
    Letter(LetterName("officer.notice.next-stage"), "somebody wants their case looked at again, or higher up", _NOTICE),
    Letter(LetterName("officer.notice.stage-opened"), "the next stage was asked for, and is open", _NOTICE),
    Letter(LetterName("officer.notice.what-letter"), "it is not plain what an officer's letter was", _OF_A_LETTER),
    Letter(
        LetterName("officer.notice.not-extended"), "an officer put off an answer, and it is due as before", _OF_A_LETTER
    ),
    Letter(LetterName("officer.notice.says-no"), "an officer refused, and the clocks go on", _OF_A_LETTER),
    Letter(
        LetterName("officer.notice.not-proved"),
        "nothing proves that an officer wrote what says it is theirs",
        (*_OF_A_LETTER, _IN_DOUBT),
    ),
    Letter(LetterName("officer.notice.seems-missing"), "a decision seems not to say what it has to say", _NOTICE),
    Letter(
        LetterName("officer.notice.may-speak-for"),
        "somebody writes for a complainant, who may not have agreed",
        _NOTICE,
    ),
    Letter(LetterName("officer.notice.exclusion"), "a message may fall under an exclusion of the policy", _NOTICE),
    Letter(LetterName("officer.notice.passed-on"), "a message opened no case, and is theirs to answer", _NOTICE),
    Letter(LetterName("officer.notice.vulnerable"), "somebody may need help that the policy offers", _NOTICE),
    Letter(LetterName("officer.notice.abuse"), "somebody may abuse or threaten staff", _NOTICE),
    Letter(LetterName("officer.notice.other-matters"), "a mail brings up more than one matter", _NOTICE),
    Letter(LetterName("officer.notice.restricted"), "a restricted person wrote, or may have", _OF_A_CONTACT),
    Letter(LetterName("officer.notice.restriction-step"), "a limit was proposed, decided, changed or ended", _ON_STEP),
    Letter(LetterName("officer.notice.restriction-time"), "a review, an end or an appeal of a limit is due", _ON_TIME),
    Letter(LetterName("officer.notice.signs"), "more came from somebody than the landlord wants told", _SIGNS),
    Letter(LetterName("officer.notice.one-contact"), "many complain together, and name nobody to answer", _NOTICE),
    Letter(LetterName("officer.alarm.mailbox-lost"), "a mailbox is not being heard", _ALARM),
    Letter(LetterName("officer.alarm.mailbox-well"), "it is being heard again", _ALARM),
    Letter(
        LetterName("officer.alarm.reconcile"),
        "a mailbox holds mail that heard does not account for",
        (
            _MAILBOX,
            Word("folder", "the folder that holds it", "Archive"),
            Word("count", "how many messages", 2),
        ),
    ),
)

CATALOGUE: Mapping[str, Letter] = {letter.name: letter for letter in _TO_OFFICERS}
"""The letters to staff, by name."""

_WHEN: Mapping[LetterPurpose, str] = {
    LetterPurpose.RECEIPT: "a message came, and more will be said when a person has read it",
    LetterPurpose.ACKNOWLEDGEMENT: "a complaint came, or a request to take one further",
    LetterPurpose.RESOLVED: "it was put right before it was acknowledged",
    LetterPurpose.HOLDING: "the answer will take longer than was promised",
    LetterPurpose.EXTENSION: "the day of the answer was moved",
    LetterPurpose.EXTENSION_DISPUTED: "the complainant does not agree to the new day",
    LetterPurpose.DECISION: "a stage is answered",
    LetterPurpose.ESCALATION_DECLINED: "a person decided not to open the next stage",
    LetterPurpose.REFUSAL: "a person decided not to deal with it as a complaint",
    LetterPurpose.OFFER: "something is offered to put it right",
    LetterPurpose.ACCEPTANCE_FORM: "something was offered, and may be accepted",
    LetterPurpose.WARNING: "contact may have to be limited if nothing changes",
    LetterPurpose.RESTRICTION: "a person decided to limit contact",
    LetterPurpose.FILED_NO_ACTION: "a message is put on a closed case, and nothing else follows",
    LetterPurpose.ASK_AUTHORITY: "somebody writes for somebody else",
    LetterPurpose.HOW_TO_COMPLAIN: "somebody may want to complain and has not said so",
    LetterPurpose.SURVEY: "a case was closed",
}
_WITHOUT_A_CASE = frozenset({LetterPurpose.HOW_TO_COMPLAIN})


def _to_a_complainant(purpose: LetterPurpose) -> Letter:
    words = TO_COMPLAINANTS
    if purpose in _WITHOUT_A_CASE:
        words = tuple(replace(word, optional=True) if word.name == "reference" else word for word in words)
    return Letter(LetterName(f"{COMPLAINANT}.{purpose}"), _WHEN[purpose], words)


PURPOSES: Mapping[LetterPurpose, Letter] = {purpose: _to_a_complainant(purpose) for purpose in LetterPurpose}
"""The letters to complainants, by what they are for."""


def letter_name(purpose: LetterPurpose, stage: StageName | None = None) -> LetterName:
    """Return the name of the letter to a complainant for this purpose and stage."""
    return LetterName(f"{COMPLAINANT}.{purpose}.{stage or ANY}")


def letter_of(name: str) -> Letter | None:
    """Return the letter of that name, or None; to a complainant, whatever the stage."""
    who, _, rest = name.partition(".")
    what, _, which = rest.partition(".")
    if who == COMPLAINANT and which and what in list(LetterPurpose):
        return PURPOSES[LetterPurpose(what)]
    return CATALOGUE.get(name)
