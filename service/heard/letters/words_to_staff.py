"""The words of letters to staff: notices, receipts of their commands, and alarms."""

from __future__ import annotations

from datetime import UTC, date, datetime

from heard.letters.buttons import button
from heard.letters.layout import FACT, TYPED
from heard.letters.strangers import quoted
from heard.letters.words import PRESSES, Word

_SAMPLE_BUTTONS = tuple(
    button(label, words, mailbox="complaints@northgate.example", reference="NH-26-0042", token=carried, asks=asks)
    for label, words, carried, asks in (
        ("I deal with it", "assign to me", "hk1-7kq3-f9wd-2mzx", ()),
        ("It needs longer", "extend", "hk1-9fwd-kq37-xz2m", ("until: [day]", "because: [why]")),
    )
)
_REFERENCE = Word("reference", "the case's reference", "NH-26-0042", optional=True)
_MESSAGE = Word("message", "the number heard keeps the message under", 1873, optional=True)
_REASON = Word("reason", "one sentence: what happened, or on what ground", "The sample reason of a letter.")
_TO_WRITER = Word("to_writer", '"yes" where it goes to whoever wrote the letter it is about', "yes", optional=True)
_WRITER = Word("writer", "whose letter it is, where that is known", "A. Okafor", optional=True)
_ABOUT = Word(
    "about",
    "the facts in short, a line each, with what it is about before what is so",
    (
        "Who: Dorothy Finch, dorothy.finch@tenant.example",
        "Case: NH-26-0042, stage 1, dealt with by A. Okafor",
        "Answer by: Thursday 9 April 2026",
    ),
    optional=True,
    mark=FACT,
)
_THEY_WROTE = Word(
    "they_wrote",
    "what somebody wrote, in their own words",
    "Nobody has come about the damp, and I have rung three times",
    optional=True,
    lets_in=quoted,
)
_PRESSES = Word(PRESSES, "what can be pressed", _SAMPLE_BUTTONS, optional=True)
_IN_SHORT = (_ABOUT, _THEY_WROTE, _PRESSES)
NOTICE = (_REFERENCE, _MESSAGE, _REASON, _TO_WRITER, _WRITER, *_IN_SHORT)
OF_ITS_OWNER = (
    *NOTICE,
    Word("theirs", '"yes" where it is theirs from now on, and not till now', "yes", optional=True),
    Word("beside", '"yes" where it is somebody else\'s, and they work on it too', "yes", optional=True),
    Word(
        "to_think_of",
        "what the policy has whoever deals with the stage think of, a sentence each",
        ("Put it right at once if that can be done.", "Was our service standard met?"),
        optional=True,
    ),
)
OF_MISUSE = (
    *NOTICE,
    Word("many", '"yes" where more came in one officer\'s name than they are answered', "yes", optional=True),
)
OF_A_CLOSED_CASE = (*NOTICE, Word("open_again", '"yes" where it is open after all', "yes", optional=True))
OF_A_NEW_CASE = (
    *NOTICE,
    Word(
        "proposed",
        "who may deal with it, the fittest first, a line each",
        ("A. Okafor: Repairs; 3 open cases; no objection", "R. Marsh: no open case; no objection"),
        optional=True,
    ),
)
OF_A_REMINDER = (
    *(word for word in NOTICE if word not in (_TO_WRITER, _WRITER, _THEY_WROTE)),
    Word("headline", "what is owed the soonest, in a few words", "Answer: due in 2 working days"),
    Word(
        "owed",
        "what is owed and by when, a line each",
        ("Answer: due on Thursday 9 April 2026, in 2 working days", "Speak to them: not done yet"),
    ),
    Word("late", '"yes" where something promised was not done in time', "yes", optional=True),
    Word("theirs", '"yes" where it is theirs to see to', "yes", optional=True),
    Word("nobodys", '"yes" where nobody deals with the case', "yes", optional=True),
    Word(
        "missing",
        "what the case has not got yet, a sentence each",
        ("Nobody has spoken or written to them.", "No decision is on file."),
        optional=True,
    ),
    Word(
        "noted",
        "what officers told of the case to be borne in mind, a line each",
        ("arrangements: call before visiting", "action: team brief, by 30 June 2026"),
        optional=True,
    ),
    Word(
        "draft",
        "the letter that tells the complainant that it takes longer, as it goes once they say why, a line each",
        ("Hello,", "Our full answer will take longer than we told you."),
        optional=True,
        mark=TYPED,
    ),
)
OF_A_WINDOW = (
    *(word for word in NOTICE if word not in (_TO_WRITER, _WRITER, _THEY_WROTE)),
    Word("ended", "the day on which it was over", date(2026, 7, 28)),
    Word("wrote", '"yes" where they have written since it began', "yes", optional=True),
    Word("may_close", '"yes" where the policy lets the case be closed now, and a person decides', "yes", optional=True),
    Word("closed", '"yes" where the case was closed', "yes", optional=True),
)
OF_WORDS_WANTED = (
    *OF_A_NEW_CASE,
    Word("is_new", '"yes" where its case is new and nobody deals with it yet', "yes", optional=True),
)
OF_A_LETTER = (
    *NOTICE,
    Word("stage", "the stage the case is at, as it is typed", "stage-1", optional=True),
    Word("stages", "those it has been at, and the next, as they are typed", "stage-1, stage-2", optional=True),
    Word("outcome", "an outcome of its policy, as it is typed", "upheld", optional=True),
    Word("outcomes", "all of them", "upheld, 'partly upheld'", optional=True),
)
IN_DOUBT = Word("in_doubt", '"yes" where it is not plain either what the letter is', "yes", optional=True)
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
ON_TIME = (
    *NOTICE,
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
ON_STEP = (
    _REFERENCE,
    _REASON,
    *_IN_SHORT,
    Word("restriction", "the number of the entry in the register", 3),
    Word("step", "proposed, doubted, withdrawn, decided, advised, changed or over", "proposed"),
    Word("applies", "what is limited, and from when until when, a line each", ("What: one-channel",), optional=True),
    Word("on_record", "on what it rests, and what was recorded in words", ("Why: forty mails in a week",), True),
    Word("missing", "what the policy wants on record and is missing", ("how long", "review date"), optional=True),
    Word("staff_do", "what staff do with further contacts, a line each", ("Acknowledged: none of it.",), optional=True),
    Word("decide", "the command that decides", "heard restrict decide 3 --by director --on 2026-06-15", optional=True),
    Word("withdraw", "the command that ends it", 'heard restrict lift 3 --on 2026-06-15 --why "..."', optional=True),
)
OF_A_CONTACT = (
    *(word for word in NOTICE if word is not _REASON),
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
SIGNS = (
    _MESSAGE,
    _REASON,
    *_IN_SHORT,
    Word("person", "what people call whoever wrote by", "P12"),
    Word("no_sign", "what is no sign, by the policy", "challenging an outcome", optional=True),
    Word("vulnerable", '"yes" where mail told of somebody vulnerable', "yes", optional=True),
)
MAILBOX = Word("mailbox", "the address of the mailbox", "complaints@northgate.example")
_SINCE = Word(
    "since", "when it began, on the landlord's wall clock", datetime(2026, 4, 2, 17, 1, tzinfo=UTC), optional=True
)
_TROUBLE = Word("trouble", "unreachable, sign-in-refused or silent", "unreachable", optional=True)
_TO_DO = Word("what_to_do", "one sentence: what would put it right", "The sample advice of a letter.", optional=True)
ALARM = (MAILBOX, _SINCE, _TROUBLE, _TO_DO)
RECONCILED = (
    MAILBOX,
    Word("folder", "the folder that holds it", "Archive"),
    Word("count", "how many messages", 2),
    Word("watched", '"yes" where heard watches it, and the server does not give them', "yes", optional=True),
)

_LINE = Word("line", "the officer's own line", "clsoe upheld", optional=True, lets_in=quoted)
_WHAT = Word(
    "what",
    "what changed, a sentence each, with its days",
    ("The case is closed as upheld.", "No answer is due any more."),
    optional=True,
)
_NOTES = Word("notes", "what they should know besides, a sentence each", ("The tenant is told nothing.",), True)
_DID = Word(
    "did",
    "what somebody did to the message, and what that stands for, a sentence",
    'It was put into the folder "heard/Not a complaint", which stands for: not a complaint.',
)
SIGN_ASKED = (*NOTICE, _DID)
SIGN_DONE = (*NOTICE, _DID, _WHAT, _NOTES)
SIGNS_WAIT = (MAILBOX, Word("count", "how many messages are acted on in a day", 20))
RECEIPT = (
    _REFERENCE,
    _LINE,
    _WHAT,
    _NOTES,
    Word("because", "the reason they gave with the command", "the boiler was mended", optional=True, lets_in=quoted),
    Word("besides", "what else they wrote, and is no command", "The letter went today.", optional=True, lets_in=quoted),
    Word("no_undo", "why it cannot be taken back, a sentence", "The letter has left already.", optional=True),
    Word(
        "draft",
        "a letter, or whatever else they complete and send, a line each",
        ("Hello,", "We need more time to answer your complaint properly."),
        optional=True,
        mark=TYPED,
    ),
    *_IN_SHORT,
)
RECEIPT_OF_NOTHING = (
    _REFERENCE,
    _LINE,
    _REASON,
    Word("half_shown", '"yes" where one of two things shows that it is theirs', "yes", optional=True),
    Word("all_the_same", '"yes" where they are asked whether it is to be done all the same', "yes", optional=True),
    Word(
        "against",
        "what else they wrote that may speak against the command",
        "only once the plumber has been",
        optional=True,
        lets_in=quoted,
    ),
    Word(
        "danger",
        "the danger that is open on the case, a sentence",
        "Mail that came at 10:42 today tells of a danger, and nothing shows that anybody has dealt with it.",
        optional=True,
    ),
    Word("nearest", "the nearest right words, as they are typed", ("close upheld", "close not upheld"), optional=True),
    *_IN_SHORT,
)
