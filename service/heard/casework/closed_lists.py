"""The closed lists that events choose their words from.

A word once written down is for ever; new ones may be added.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a message is.  Every message ends in exactly one."""

    COMPLAINT = "complaint"
    SERVICE_REQUEST = "service_request"
    COMPLIMENT = "compliment"
    ENQUIRY = "enquiry"
    FOLLOW_UP = "follow_up"
    ESCALATION = "escalation"
    RESOLVED = "resolved"
    STAFF = "staff"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    NOISE = "noise"


class LetterKind(StrEnum):
    """What a mail of an officer's is."""

    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"  # the answer is not there yet
    EXTENSION = "extension"  # moves the day of the answer
    DECISION = "decision"  # the answer of a stage
    REFUSAL = "refusal"  # it is not taken as a complaint, or not to the next stage
    INFORMATION = "information"  # anything else to the complainant
    CONTRACTOR = "contractor"  # to somebody outside who is to do something
    INTERNAL = "internal"  # between colleagues
    NOTE = "note"  # of a call, a visit, a talk at the counter
    FORWARD = "forward"  # somebody else's mail, passed on
    OTHER = "other"


class Learning(StrEnum):
    """What is recorded of a case so that others may learn from it."""

    THEME = "theme"  # what it was about
    CAUSE = "cause"  # why it went wrong
    REMEDY = "remedy"  # how it was put right
    COMPENSATION = "compensation"  # money that makes good what somebody lost or suffered
    GOODWILL = "goodwill"  # money that nobody had to give
    TENURE = "tenure"  # how whoever complains has their home: the regulator counts by it


class Particular(StrEnum):
    """What an officer tells of a case, for whoever deals with it to bear in mind."""

    ARRANGEMENTS = "arrangements"  # made for somebody vulnerable: call before visiting
    ADJUSTMENT = "adjustment"  # to how they are written or spoken to: large print
    LANGUAGE = "translation"  # into which what they are sent is to be put
    VISITS = "visits by"  # whom they would rather have visit: a woman officer
    SUPPORT = "support worker"  # who helps them, and may come to a meeting
    WAITING = "waiting for"  # something that is asked of somebody; no clock stops for it
    COMPLEX = "complex"  # the complaints team co-ordinates the answer
    REFERENCE = "their reference"  # of the same matter in another system
    ACTION = "action"  # to be done by a day
    MEETING = "meeting"  # on a day
    PAYMENT = "method of payment"  # of what was awarded
    COMPLAINANT = "complainant"  # what kind of customer complains
    ADVICE = "advice"  # that was asked for or taken; it is in no report


class ProvedBy(StrEnum):
    """What shows that an officer gave a command."""

    POSSESSION = "token"  # of what heard gave them
    TRANSPORT = "transport"  # our own server vouches for them
    BOTH = "both"
    CONFIRMED = "confirmed"  # they were asked at their own address, and said so
    MAILBOX = "mailbox"  # somebody did in the mailbox what stands for it, and nobody knows who


class Undone(StrEnum):
    """Why what an officer's letter had brought about has not happened."""

    CAME_BACK = "came-back"
    MISREAD = "misread"  # a person says that it is something else
    MOVED = "moved"  # a person put it on another case
    NOT_THEIRS = "not-theirs"  # whoever it says it is from did not write it


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class Ground(StrEnum):
    """What tied a message to its case."""

    OPENED_IT = "opened-it"
    REPLY_HEADER = "reply-header"  # In-Reply-To or References
    NOTICE = "notice"  # an officer answers a notice of ours about the case
    SIGNED_ADDRESS = "signed-address"  # the reply address of one of our letters
    LETTER_MARK = "letter-mark"  # the line in one of our letters that is signed for the case
    OUTLOOK_THREAD = "outlook-thread"  # Thread-Index
    QUOTED_WORDS = "quoted-words"  # it quotes a mail of the case
    REFERENCE = "reference"  # the case reference, or an older system's, written by somebody who belongs to the case
    SUBJECT = "subject"  # the same subject, from somebody who belongs to the case, not long after
    SAME_MATTER = "same-matter"  # somebody who belongs to the case writes about the same thing
    SAME_HOME = "same-home"  # it speaks of the same person or home, and of the same thing
    BY_HAND = "by-hand"  # a person put it there
    BOUNCED_LETTER = "bounced-letter"
    SAME_WORDS = "same-words"  # the same message by another route
    RESTRICTED = "restricted"  # all contact of its writer is limited, and this is the case that led to it


class Purpose(StrEnum):
    """What a letter is for, whatever its wording."""

    ACKNOWLEDGEMENT = "acknowledgement"
    RECEIPT = "receipt"  # says that a message has come, and stops no clock
    HOLDING = "holding"  # says that the answer takes longer, in the name of the officer who has it sent
    EXTENSION = "extension"  # the same, with the day to which it was moved
    REMINDER = "reminder"  # of how long they have for something
    SURVEY = "survey"  # how it was, after closing
    NOTICE = "notice"  # to staff, about a case or a message
    ALARM = "alarm"  # to staff, about the machinery


class OfWindow(StrEnum):
    """What was done about the time a customer has for something."""

    REMINDED = "reminded"  # they were
    NOT_REMINDED = "not-reminded"  # they wrote meanwhile, or nothing may be written to them
    TOLD = "told"  # it is over, and whoever deals with the case knows
    ASKED = "asked"  # it is over, and whoever deals with the case was asked whether to close it
    CLOSED = "closed"  # it is over, and the case was closed


class Failure(StrEnum):
    """Why a letter did not arrive."""

    REFUSED = "refused"  # by the sending server, for good
    BOUNCED = "bounced"  # by a server further on
    GAVE_UP = "gave-up"  # tried for as long as is sensible
    DROPPED = "dropped"  # by a person


class About(StrEnum):
    """What an officer is asked, or told."""

    COULD_NOT_READ = "could-not-read"
    WHICH_CASE = "which-case"
    WHO_IS_IT = "who-is-it"
    SAME_PERSON = "same-person"
    LETTER_FAILED = "letter-failed"
    LETTER_HELD = "letter-held"
    WORDS_WANTED = "words-wanted"
    DANGER = "danger"
    NEXT_STAGE = "next-stage"  # whether the next stage is asked for
    STAGE_OPENED = "stage-opened"  # it was, and is open
    WHAT_LETTER = "what-letter"  # what an officer's letter was
    NOT_EXTENDED = "not-extended"  # an officer put off an answer, and the policy does not let it move
    SAYS_NO = "says-no"  # an officer refused, and the clocks go on until a person closes
    NOT_PROVED = "not-proved"  # whether an officer wrote what says it is theirs
    SEEMS_MISSING = "seems-missing"  # what a decision has to say and seems not to
    MAY_SPEAK_FOR = "may-speak-for"  # whether somebody may write for the complainant
    ONE_CONTACT = "one-contact"  # whom of many to answer for all
    EXCLUSION = "exclusion"  # whether it may be refused; heard refuses nothing
    PASSED_ON = "passed-on"  # it opened no case, and is somebody's of the landlord's all the same
    VULNERABLE = "vulnerable"  # somebody may need help that the policy offers
    OTHER_MATTERS = "other-matters"  # what a mail brings up besides what its case is about
    RESTRICTED = "restricted"  # a restricted person wrote, or may have; what heard did with it
    RESTRICTION_STEP = "restriction-step"  # that a restriction was proposed, decided, changed or ended
    RESTRICTION_TIME = "restriction-time"  # what is due on a restriction: a review, its end, an appeal
    ABUSE = "abuse"  # somebody may abuse or threaten staff; what else their mail says goes its way
    SIGNS = "signs"  # more mail came from somebody than the landlord wants to be told of
    NEW_CASE = "new-case"  # a case opened, and somebody has to deal with it
    REMINDER = "reminder"  # something is owed on a case
    WINDOW_ENDED = "window-ended"  # the time a customer had for something is over
    ASSIGNED = "assigned"  # a case is theirs from now on
    MISUSED = "token-misused"  # what was given to one officer came from somebody else, or too late
    SIGN_DONE = "sign-done"  # what somebody did in the mailbox stands for a command, and it was carried out
    SIGN_ASKED = "sign-asked"  # whether a command is meant by what somebody did in the mailbox
    COPIED_OUTSIDE = "copied-outside"  # an officer's letter went to somebody outside who is not on its case
    AWAY = "away"  # an officer's mail program answered that they are away


class Refusal(StrEnum):
    """Why a command brought nothing about."""

    NOT_ALLOWED = "not-allowed"  # by the policy, or as the case stands
    NOT_PROVED = "not-proved"  # nothing shows that an officer gave it; they were asked
    FORGED = "forged"  # our own server found that it is not from there
    NOT_OURS = "token-unknown"
    EXPIRED = "token-expired"
    USED = "token-used"
    ANOTHERS = "token-anothers"  # it was given to another officer
    OF_ANOTHER_CASE = "token-of-another-case"
    LEAKED = "token-leaked"  # it came from somebody outside
    FOR_LESS = "token-for-less"  # it was given for other commands
    TOO_MANY = "too-many"  # so much came in an officer's name that they were not asked, or told, any more
    WITHDRAWN = "withdrawn"  # its officer did not want it done after all


class Noticed(StrEnum):
    """Whether mail of a case was seen to tell of something."""

    PERHAPS = "ask"
    SURELY = "yes"


class Contact(StrEnum):
    """What further contact is, for whether it is acknowledged; the words of the register."""

    SAME_MATTER = "same-matter"
    NEW_COMPLAINT = "new-complaint"
    ESCALATION = "escalation"
    EVERYTHING = "everything"


class Covers(StrEnum):
    """What a restriction covers; the words of the register."""

    CASE = "case"
    EVERYTHING = "everything"


class Per(StrEnum):
    """In what so many are counted; a week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class WhichMatter(StrEnum):
    """Whether a contact is about what the restriction covers."""

    SAME = "same"
    NEW = "new"
    UNSURE = "unsure"


class Trouble(StrEnum):
    """What is wrong with a mailbox."""

    UNREACHABLE = "unreachable"
    SIGN_IN_REFUSED = "sign-in-refused"
    SILENT = "silent"


class By(StrEnum):
    SERVICE = "service"
    OFFICER = "officer"
