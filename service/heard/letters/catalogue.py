"""Every letter heard writes, and the words its template may use.

A letter is named who.what.which: to whom, what for, in which case.  To a complainant, what it
is for is the purpose a policy gives it, and which is the stage it belongs to, or "any".  A
template may leave out a word, unless the policy says the letter must say it; it may use no
other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from heard.casework.events import LetterName, StageName
from heard.casework.policy.words import LetterPurpose
from heard.letters.words import TO_COMPLAINANTS, Value, Word
from heard.letters.words_of_the_digest import OF_A_DIGEST
from heard.letters.words_of_the_report import OF_A_CHECK, OF_A_PANEL, OF_A_REPORT, OF_A_REVIEW, OF_AN_ASSESSMENT
from heard.letters.words_to_staff import (
    ALARM,
    IN_DOUBT,
    NOTICE,
    OF_A_CLOSED_CASE,
    OF_A_CONTACT,
    OF_A_LETTER,
    OF_A_NEW_CASE,
    OF_A_REMINDER,
    OF_A_WINDOW,
    OF_ITS_OWNER,
    OF_MISUSE,
    OF_WORDS_WANTED,
    ON_STEP,
    ON_TIME,
    RECEIPT,
    RECEIPT_OF_NOTHING,
    RECONCILED,
    SIGN_ASKED,
    SIGN_DONE,
    SIGNS,
    SIGNS_WAIT,
)

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


_TO_OFFICERS = (
    Letter(LetterName("officer.notice.could-not-read"), "a message could not be read", NOTICE),
    Letter(LetterName("officer.notice.which-case"), "a message may belong to one case or another", NOTICE),
    Letter(LetterName("officer.notice.who-is-it"), "who wrote a message is in doubt", NOTICE),
    Letter(LetterName("officer.notice.same-person"), "somebody may be a person known already", NOTICE),
    Letter(LetterName("officer.notice.letter-failed"), "a letter did not arrive", NOTICE),
    Letter(LetterName("officer.notice.letter-held"), "a letter waits for a person to let it go", NOTICE),
    Letter(
        LetterName("officer.notice.words-wanted"),
        "an acknowledgement has to say what only a person can",
        OF_WORDS_WANTED,
    ),
    Letter(LetterName("officer.notice.danger"), "somebody may be in danger", NOTICE),
    Letter(LetterName("officer.notice.next-stage"), "somebody wants their case looked at again, or higher up", NOTICE),
    Letter(LetterName("officer.notice.stage-opened"), "the next stage was asked for, and is open", NOTICE),
    Letter(LetterName("officer.notice.what-letter"), "it is not plain what an officer's letter was", OF_A_LETTER),
    Letter(
        LetterName("officer.notice.not-extended"), "an officer put off an answer, and it is due as before", OF_A_LETTER
    ),
    Letter(LetterName("officer.notice.says-no"), "an officer refused, and the clocks go on", OF_A_LETTER),
    Letter(
        LetterName("officer.notice.not-proved"),
        "nothing proves that an officer wrote what says it is theirs",
        (*OF_A_LETTER, IN_DOUBT),
    ),
    Letter(LetterName("officer.notice.seems-missing"), "a decision seems not to say what it has to say", NOTICE),
    Letter(
        LetterName("officer.notice.may-speak-for"),
        "somebody writes for a complainant, who may not have agreed",
        NOTICE,
    ),
    Letter(LetterName("officer.notice.exclusion"), "a message may fall under an exclusion of the policy", NOTICE),
    Letter(LetterName("officer.notice.passed-on"), "a message opened no case, and is theirs to answer", NOTICE),
    Letter(LetterName("officer.notice.vulnerable"), "somebody may need help that the policy offers", NOTICE),
    Letter(LetterName("officer.notice.abuse"), "somebody may abuse or threaten staff", NOTICE),
    Letter(
        LetterName("officer.notice.copied-outside"),
        "an officer's letter went to somebody outside who is not on its case",
        NOTICE,
    ),
    Letter(LetterName("officer.notice.other-matters"), "a mail brings up more than one matter", NOTICE),
    Letter(LetterName("officer.notice.restricted"), "a restricted person wrote, or may have", OF_A_CONTACT),
    Letter(LetterName("officer.notice.restriction-step"), "a limit was proposed, decided, changed or ended", ON_STEP),
    Letter(LetterName("officer.notice.restriction-time"), "a review, an end or an appeal of a limit is due", ON_TIME),
    Letter(LetterName("officer.notice.signs"), "more came from somebody than the landlord wants told", SIGNS),
    Letter(LetterName("officer.notice.one-contact"), "many complain together, and name nobody to answer", NOTICE),
    Letter(LetterName("officer.notice.new-case"), "a case opened, and somebody has to deal with it", OF_A_NEW_CASE),
    Letter(LetterName("officer.notice.reminder"), "something is owed on a case", OF_A_REMINDER),
    Letter(LetterName("officer.notice.window-ended"), "the time a customer had for something is over", OF_A_WINDOW),
    Letter(LetterName("officer.notice.assigned"), "a case is theirs from now on, or was till now", OF_ITS_OWNER),
    Letter(LetterName("officer.notice.closed"), "a case was closed, or is open again after all", OF_A_CLOSED_CASE),
    Letter(
        LetterName("officer.notice.token-misused"),
        "what one officer was given came from somebody else, or a command was forged, or too much came in their name",
        OF_MISUSE,
    ),
    Letter(LetterName("officer.notice.away"), "an officer's mail program answered that they are away", NOTICE),
    Letter(LetterName("officer.notice.sign-done"), "what was done in the mailbox was taken for a command", SIGN_DONE),
    Letter(LetterName("officer.notice.sign-asked"), "what was done in the mailbox may be a command", SIGN_ASKED),
    Letter(LetterName("officer.digest.daily"), "a working day begins", OF_A_DIGEST),
    Letter(LetterName("officer.report.periodic"), "a report of the policy goes", OF_A_REPORT),
    Letter(LetterName("officer.report.quality-check"), "answers of the week are looked at by others", OF_A_CHECK),
    Letter(LetterName("officer.report.panel-invitations"), "an invitation to a panel is not on file", OF_A_PANEL),
    Letter(LetterName("officer.report.policy-review"), "the policy comes up for review", OF_A_REVIEW),
    Letter(
        LetterName("officer.report.assessment"),
        "it is to be assessed whether everybody can use the procedure",
        OF_AN_ASSESSMENT,
    ),
    Letter(LetterName("officer.receipt.done"), "a command of theirs was carried out", RECEIPT),
    Letter(LetterName("officer.receipt.noted"), "words of theirs were put on a case, and nothing else", RECEIPT),
    Letter(LetterName("officer.receipt.refused"), "a command of theirs may not be", RECEIPT_OF_NOTHING),
    Letter(LetterName("officer.receipt.not-understood"), "what they wrote is no command", RECEIPT_OF_NOTHING),
    Letter(LetterName("officer.receipt.confirm"), "they are asked whether a command is theirs", RECEIPT_OF_NOTHING),
    Letter(LetterName("officer.alarm.mailbox-lost"), "a mailbox is not being heard", ALARM),
    Letter(LetterName("officer.alarm.mailbox-well"), "it is being heard again", ALARM),
    Letter(LetterName("officer.alarm.signs-wait"), "more was moved or marked than is acted on in a day", SIGNS_WAIT),
    Letter(
        LetterName("officer.alarm.reconcile"),
        "a mailbox holds mail that heard does not account for",
        RECONCILED,
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
    LetterPurpose.REMINDER: "somebody has little time left for what they may do",
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
