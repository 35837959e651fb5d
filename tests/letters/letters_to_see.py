"""The letters that the golden files and the pictures in docs/ show: each to staff, with words such as it gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from builders import CALENDAR, LANDLORD, MAILBOX, MONDAY, OFFICER
from heard.casework.commands import Close, Reopen
from heard.casework.events import About, Outcome, Reference
from heard.casework.people import Officer
from heard.casework.to_think_of import to_think_of
from heard.datafiles import locate
from heard.datafiles.packs import load_policy
from heard.judgement.commands.legal import Asking, why_not
from heard.judgement.commands.offered import A_REQUEST, IT_IS_MINE, RANG, UNDOES, Noticed, Offer, offered
from heard.judgement.commands.outcomes import outcomes_of
from heard.judgement.commands.typed import typed
from heard.judgement.facts import OnFile
from heard.letters.buttons import Button, button
from heard.letters.marking import marked
from heard.letters.render import Letters
from heard.letters.writing import Rendered
from histories import a_case
from letters.digests_to_see import DIGESTS_TO_SEE
from letters.reports_to_see import REPORTS_TO_SEE

POLICY = load_policy("wnwhl-2009", locate.rules_dir())
LETTERS = Letters(locate.templates_dir(), POLICY.name)

ACKNOWLEDGEMENT = "complainant.acknowledgement.stage-1"
WORDS = {
    "name": "Zo\u00eb O'Neill",
    "reference": "NH-26-0042",
    "handler_name": POLICY.roles["complaints-team"],
    "answer_by": date(2026, 6, 15),
    "organisation": "Northgate Homes",
    "outside_body": POLICY.outside_body,
    "how_to_complain": POLICY.how_to_complain,
    "mailbox": "complaints@northgate.example",
}
MARK = "NH-26-0042.7KQ3F9WD"
A_PERSON = (ACKNOWLEDGEMENT, WORDS)
NO_NAME = (ACKNOWLEDGEMENT, WORDS | {"name": "WIN A PRIZE www.prize.example"})

WHO = "Who: Dorothy Finch, dorothy.finch@tenant.example"
ITS_DAYS = ("Came in: Monday 1 June 2026, 09:12", "Answer by: Monday 15 June 2026")
IN_SHORT: dict[str, object] = {
    "about": (
        WHO,
        "Case: NH-26-0042, stage 1, dealt with by A. Okafor",
        *ITS_DAYS,
    ),
    "they_wrote": "Nobody has come about the damp in the back bedroom, and I have rung three times since March.",
}


STANDS = OnFile(a_case(), POLICY, CALENDAR)
OWNERS = ("owning-officer",)
OKAFOR, MARSH = (Officer(name, f"{name[3:].lower()}@northgate.example", OWNERS) for name in ("A. Okafor", "R. Marsh"))
ASKING = Asking(replace(LANDLORD, staff=(*LANDLORD.staff, OKAFOR, MARSH)), OFFICER, MONDAY, "...")
NOTICED = Noticed(
    STANDS.case.reference,
    outcomes=outcomes_of(POLICY),
    stage=POLICY.stages[0].name,
    next_stage=POLICY.stages[1].name,
    proposed=(OKAFOR, MARSH),
)
OF_NO_CASE = Noticed(None)
ANOTHER = f"hk01-9m3f7kq2dwzxb8tr6-{'c7n4' * 5}6"
"""What a receipt gives for any command, beside what its button is given for."""
TOKEN = f"hk01-7kq3f9wd2mzxb8tr6-{'n4c7' * 5}5"


def presses(*abouts: About, noticed: Noticed = NOTICED) -> dict[str, tuple[Button, ...]]:
    """Return the buttons that a notice has, of what it is about and as the case stands."""
    offers = dict.fromkeys(each for about in abouts for each in offered(about, noticed))
    allowed = (each for each in offers if each.later or why_not(STANDS, each.command, ASKING) is None)
    return pressed(*(allowed if noticed is NOTICED else offers), reference=noticed.reference)


def pressed(*offers: Offer, reference: Reference | None = NOTICED.reference) -> dict[str, tuple[Button, ...]]:
    """Return buttons for what is offered, as they are written."""
    made = dict.fromkeys((each.label, typed(each.command, ASKING.landlord.staff), each.asks) for each in offers)
    return {
        "presses": tuple(
            button(label, words, mailbox=MAILBOX, reference=reference, token=TOKEN, asks=asks)
            for label, words, asks in made
        )
    }


ON_A_CASE = {"reference": "NH-26-0042", "message": 1873}
A_CONTACT = ON_A_CASE | {
    "who": "Tess Calloway <tess@calloway.example> is Tess Calloway, whose contact is limited",
    "lines": (
        "Known by: the address is on the entry",
        'It says: "The hedge again"',
        "About: what is limited; it speaks of the hedge",
        "Done: filed on NH-26-0042, and read; no stage opens because of it, and every answer is due as before",
        "Its writer is told: that it came; option acknowledge-only has one acknowledged while it holds",
        "So far: no contacts before it since 1 May 2026",
        "Limited by: restriction 3, acknowledge-only (Acknowledged, read and filed), from 1 May until 31 July 2026",
        "Clause: wnwhl-2009, 2.4.7",
    ),
    "limits": 3,
}
LIFTED = 'heard restrict lift 3 --on 2026-06-15 --why "..."'
NONE_AFTER_ALL = 'heard restrict note 3 --no-appeal "..." --appeal-of 2026-06-15'
OUTCOMES = {
    "upheld": "heard restrict note 3 --appeal-outcome upheld --on 2026-06-15",
    "not_upheld": "heard restrict note 3 --appeal-outcome not-upheld --on 2026-06-15",
}
WRONG_OR_NEW = {
    "apart": "heard restrict note 3 --wrong-person 1873",
    "new_matter": "heard restrict note 3 --new-matter 1873",
}
A_REMINDER = {"reference": "NH-26-0042", "reason": "By the policy (wnwhl-2009, 2.4.1 and 2.4.3)."}
NOT_SPOKEN = "Nobody has spoken or written to them, but for what we send by ourselves."
LATE = A_REMINDER | {
    "headline": "Answer: 1 working day late",
    "owed": ("Answer: was due on Monday 15 June 2026, 1 working day late",),
    "late": "yes",
    "missing": (
        "No decision is on file.",
        "Nobody has told them that it takes longer.",
        "2 questions of ours about it wait.",
    ),
}
A_WINDOW = {
    "reference": "NH-26-0042",
    "reason": "by the policy (west-kent-2011, 7)",
    "ended": date(2026, 6, 29),
}
BY_GARY = ON_A_CASE | {"writer": "Gary Officer"}
TO_GARY = BY_GARY | {"to_writer": "yes"}
TO_TYPE = {
    "stage": "complaint",
    "stages": "complaint, appeal",
    "outcome": "upheld",
    "outcomes": "upheld, 'partly upheld', 'not upheld', withdrawn",
}
NO_STAGE_TOLD = {"reason": "It reads like an answer, and names no stage and no outcome."}
NO_EXTENSION = {"reason": "It puts off the answer to Wednesday 1 July 2026, and the policy knows no extension."}
SAYS_NO = {"reason": "An officer's letter seems to refuse; the clocks go on until a person closes."}
IN_DOUBT = {"in_doubt": "yes"}
FROM_OUTSIDE = {"reason": "A letter that seems to be a decision came from outside."}
LACKS = {"reason": 'A decision was sent that seems not to say: outside-body. Found: outcome ("I uphold it").'}
CAME_BACK = {"reason": "An officer's letter (message 1870) did not arrive, so what it said has not been said."}
DOWN = {"mailbox": "complaints@northgate.example", "since": datetime(2026, 6, 1, 10, 5, tzinfo=UTC)}

A_STEP: dict[str, object] = {
    "reference": "NH-26-0042",
    "restriction": 3,
    "applies": ("What: one-channel (one means of contact only)", "From when until when: from 16 June 2026"),
}
_LETTERS: dict[str, tuple[str, dict[str, object]]] = {
    "acknowledgement, no name": NO_NAME,
    "acknowledgement, no date set": (ACKNOWLEDGEMENT, WORDS | {"answer_by": None}),
    "could not read": (
        "officer.notice.could-not-read",
        ON_A_CASE | {"reason": "Its parts lie inside each other 200 deep."},
    ),
    "could not read, no case": ("officer.notice.could-not-read", {"reason": "It ended heard twice while being read."}),
    "which case": (
        "officer.notice.which-case",
        ON_A_CASE | {"reason": "It names NH-25-0311, and its writer does not belong to that case."},
    ),
    "which case, on none": (
        "officer.notice.which-case",
        {
            "message": 1873,
            "reason": 'Dorothy Finch wrote: "How long is the wait?"; it reads like a new enquiry and is on no case, '
            'and it may be a complaint ("waiting since May"; kind/waited_long).',
        },
    ),
    "who is it": ("officer.notice.who-is-it", ON_A_CASE | {"reason": "It has three From addresses."}),
    "same person": (
        "officer.notice.same-person",
        ON_A_CASE
        | {
            "reason": "P3 and P12 may be one person: both are called R Finch, and told of both is the home 2 Mill Lane."
        },
    ),
    "words wanted": (
        "officer.notice.words-wanted",
        ON_A_CASE
        | {
            "is_new": "yes",
            "reason": "its acknowledgement has to say what only a person can: the complaint in your own words; it is a "
            "new case that seems to be about damp and mould (damp), and nobody deals with it yet",
        },
    ),
    "words wanted, at a later stage": (
        "officer.notice.words-wanted",
        ON_A_CASE | {"reason": "The policy wants the complaint said in your own words."},
    ),
    "letter failed": (
        "officer.notice.letter-failed",
        {"reference": "NH-26-0042", "reason": "The acknowledgement came back: no such address."},
    ),
    "letter failed, of an officer": ("officer.notice.letter-failed", BY_GARY | CAME_BACK),
    "letter failed, to its writer": ("officer.notice.letter-failed", TO_GARY | CAME_BACK),
    "letter held": (
        "officer.notice.letter-held",
        {"reference": "NH-26-0042", "reason": "10 letters have gone to this address today, which is the limit."},
    ),
    "next stage": (
        "officer.notice.next-stage",
        ON_A_CASE
        | {
            "reason": 'It seems to ask for more than it was given ("I do not accept this"); no answer to it is on file '
            "yet; its writer is told that it has come, and no more."
        },
    ),
    "stage opened": (
        "officer.notice.stage-opened",
        ON_A_CASE
        | {
            "reason": 'It asks for more than it was given ("I do not accept this"); Stage 2, management is open since '
            "it came."
        },
    ),
    "what letter": ("officer.notice.what-letter", BY_GARY | TO_TYPE | NO_STAGE_TOLD),
    "what letter, to its writer": ("officer.notice.what-letter", TO_GARY | TO_TYPE | NO_STAGE_TOLD),
    "what letter, no case": ("officer.notice.what-letter", {"reason": "It names no case."}),
    "not extended": ("officer.notice.not-extended", BY_GARY | TO_TYPE | NO_EXTENSION),
    "not extended, to its writer": ("officer.notice.not-extended", TO_GARY | TO_TYPE | NO_EXTENSION),
    "says no": ("officer.notice.says-no", BY_GARY | TO_TYPE | SAYS_NO),
    "says no, to its writer": ("officer.notice.says-no", TO_GARY | TO_TYPE | SAYS_NO),
    "not proved": ("officer.notice.not-proved", BY_GARY | FROM_OUTSIDE),
    "not proved, to its writer": ("officer.notice.not-proved", TO_GARY | FROM_OUTSIDE),
    "not proved, nobody else to ask": ("officer.notice.not-proved", ON_A_CASE | FROM_OUTSIDE),
    "not proved, in doubt": ("officer.notice.not-proved", BY_GARY | TO_TYPE | FROM_OUTSIDE | IN_DOUBT),
    "not proved, in doubt, to its writer": ("officer.notice.not-proved", TO_GARY | TO_TYPE | FROM_OUTSIDE | IN_DOUBT),
    "seems missing": ("officer.notice.seems-missing", BY_GARY | LACKS),
    "seems missing, to its writer": ("officer.notice.seems-missing", TO_GARY | LACKS),
    "seems missing, no message": (
        "officer.notice.seems-missing",
        {"reference": "NH-26-0042", "reason": "A decision was sent that seems not to say: outcome."},
    ),
    "one contact": (
        "officer.notice.one-contact",
        ON_A_CASE | {"reason": "It is written for many, who have to be asked for one contact for the group."},
    ),
    "may speak for": (
        "officer.notice.may-speak-for",
        ON_A_CASE | {"reason": "A niece writes for the complainant, and nothing shows that she may."},
    ),
    "exclusion": (
        "officer.notice.exclusion",
        ON_A_CASE
        | {
            "reason": 'It blames a neighbour, and nobody else ("my neighbour plays music"). '
            "The policy says (WDH, 4): Nuisance by others."
        },
    ),
    "passed on": (
        "officer.notice.passed-on",
        {
            "message": 1873,
            "reason": 'Dorothy Finch <dorothy.finch@tenant.example> wrote: "The tap in my kitchen drips"; it reads '
            "like a service request, and opened no case: it reports a fault or need for the first time, and shows no "
            "displeasure; by the policy it is for: Team for the service.",
        },
    ),
    "copied outside": (
        "officer.notice.copied-outside",
        ON_A_CASE
        | {
            "reason": "an officer's letter on the case went to Weirside Council <housing@weirside.example>, not known "
            "on the case"
        },
    ),
    "other matters": (
        "officer.notice.other-matters",
        ON_A_CASE
        | {"reason": 'Besides what it is mainly about, it says: "the bins on the landing have not been emptied".'},
    ),
    "vulnerable": (
        "officer.notice.vulnerable",
        ON_A_CASE
        | {
            "reason": "a mail of Dorothy Finch <dorothy.finch@tenant.example> tells of somebody vulnerable "
            '("I am 84"). The policy offers (wnwhl-2009, 1, 2.4.5 and 3.1): home visit, translation'
        },
    ),
    "abuse": (
        "officer.notice.abuse",
        ON_A_CASE
        | {
            "reason": "a mail of Dorothy Finch <dorothy.finch@tenant.example> abuses or threatens staff "
            '("Rot in hell"). For it the policy points to: separate policies that protect staff'
        },
    ),
    "vulnerable, no case": (
        "officer.notice.vulnerable",
        {
            "message": 1873,
            "reason": "a mail of Dorothy Finch <dorothy.finch@tenant.example> may tell of somebody vulnerable "
            '("the baby")',
        },
    ),
    "restricted": (
        "officer.notice.restricted",
        A_CONTACT | WRONG_OR_NEW | {"asked_for_more": "yes", "lift": LIFTED},
    ),
    "restricted, perhaps": (
        "officer.notice.restricted",
        A_CONTACT
        | {
            "who": "Tessa C <tessa@else.example> may be Tess Calloway, whose contact is limited",
            "apart": WRONG_OR_NEW["apart"],
            "merge": "heard people merge P7 P31",
            "answered": "heard restrict note 3 --answered 1873",
        },
    ),
    "restricted, of an office": (
        "officer.notice.restricted",
        A_CONTACT
        | {
            "who": "ward@council.example is a councillor or an MP and seems to write about Tess Calloway, whose "
            "contact is limited",
            "office": "a councillor or an MP",
        },
    ),
    "restricted, fresh evidence": (
        "officer.notice.restricted",
        A_CONTACT
        | WRONG_OR_NEW
        | {
            "evidence": "heard restrict note 3 --fresh-evidence 1873",
            "answered": "heard restrict note 3 --answered 1873",
            "lift": LIFTED,
        },
    ),
    "restricted, an appeal": (
        "officer.notice.restricted",
        A_CONTACT
        | {
            "new_matter": WRONG_OR_NEW["new_matter"],
            "appeal": "heard restrict note 3 --appeal 2026-06-15",
            "answered": "heard restrict note 3 --answered 1873",
            "lift": LIFTED,
        },
    ),
    "restricted, an appeal on record": (
        "officer.notice.restricted",
        A_CONTACT | {"no_appeal": NONE_AFTER_ALL, "lift": LIFTED} | OUTCOMES,
    ),
    "restricted, to the named contact": (
        "officer.notice.restricted",
        A_CONTACT | WRONG_OR_NEW | {"lift": LIFTED, "to_writer": "yes", "writer": "A. Okafor"},
    ),
    "restricted, to others": (
        "officer.notice.restricted",
        A_CONTACT | WRONG_OR_NEW | {"lift": LIFTED, "writer": "A. Okafor"},
    ),
    "restriction step, proposed": (
        "officer.notice.restriction-step",
        A_STEP
        | {
            "step": "proposed",
            "reason": "Owning officer proposed on 15 June 2026 to limit the contact of Tess Calloway (restriction 3)",
            "missing": ("how long", "review date"),
            "on_record": ("It rests on: trivial detail",),
            "decide": "heard restrict decide 3 --by improvement-manager --on 2026-06-15",
            "withdraw": LIFTED,
        },
    ),
    "restriction step, doubted": (
        "officer.notice.restriction-step",
        A_STEP
        | {
            "step": "doubted",
            "reason": "A file brought a limit on the contact of Tess Calloway (restriction 3), decided by Owning "
            "officer, who may not decide by wnwhl-2009",
            "decide": "heard restrict decide 3 --by improvement-manager --on 2026-06-15",
            "withdraw": LIFTED,
        },
    ),
    "restriction step, decided": (
        "officer.notice.restriction-step",
        A_STEP
        | {
            "step": "decided",
            "reason": "It was decided on 15 June 2026 by Business Improvement Manager to limit the contact of Tess "
            "Calloway (restriction 3)",
            "on_record": ("Advice to staff: put calls through to A. Okafor",),
            "staff_do": ("Mail about it is filed and read.", "Acknowledged: none of it."),
        },
    ),
    "restriction step, over": (
        "officer.notice.restriction-step",
        {
            "restriction": 3,
            "step": "over",
            "reason": "The limit on the contact of Tess Calloway (restriction 3) is lifted from 15 June 2026 on",
        },
    ),
    "restriction step, advised": (
        "officer.notice.restriction-step",
        A_STEP
        | {
            "step": "advised",
            "reason": "How to work with the limit on the contact of Tess Calloway (restriction 3) was put on record",
            "on_record": ("Advice to staff: put calls through to A. Okafor",),
            "staff_do": ("Mail about it is filed and read.", "Acknowledged: none of it."),
        },
    ),
    "restriction time, what lifts it": (
        "officer.notice.restriction-time",
        {
            "restriction": 3,
            "to_review": "yes",
            "lifted_when": "Four quiet weeks in a row.",
            "reason": "restriction 3 (Tess Calloway) has to be looked at again by Monday 1 June 2026",
        },
    ),
    "restriction time, review": (
        "officer.notice.restriction-time",
        {
            "reference": "NH-26-0042",
            "restriction": 3,
            "to_review": "yes",
            "keep": 'heard restrict review 3 --keep --on 2026-06-01 --why "..."',
            "reason": "restriction 3 (Tess Calloway) has to be looked at again by Monday 1 June 2026 "
            "(wnwhl-2009, 2.4.7)",
        },
    ),
    "restriction time, appeal": (
        "officer.notice.restriction-time",
        {
            "restriction": 3,
            "appealed": "yes",
            "reason": "restriction 3 (Tess Calloway) was appealed against on Monday 1 June 2026, and no outcome is on "
            "record",
            "decides": POLICY.roles["head-of-improvement"],
        }
        | OUTCOMES,
    ),
    "restriction time, the end": (
        "officer.notice.restriction-time",
        {
            "restriction": 3,
            "reason": "restriction 3 (Tess Calloway) holds for the last time on Monday 1 June 2026, to midnight",
        },
    ),
    "restriction time, lapsed": (
        "officer.notice.restriction-time",
        {
            "restriction": 3,
            "lapsed": "yes",
            "reason": "restriction 3 (Tess Calloway) has lapsed: from Tuesday 2 June 2026 on it limits nothing",
        },
    ),
    "signs": (
        "officer.notice.signs",
        {
            "person": "P12",
            "reason": "Dorothy Finch <dorothy.finch@tenant.example> sent 31 mails in June 2026, and you want to be "
            "told of more than 30",
            "no_sign": "a query about the procedure, or criticism of it; challenging an outcome",
            "vulnerable": "yes",
        },
    ),
    "signs, nothing told": (
        "officer.notice.signs",
        {"person": "P12", "reason": "a tenant sent 31 mails in June 2026, and you want to be told of more than 30"},
    ),
    "restricted, no case": (
        "officer.notice.restricted",
        {name: said for name, said in A_CONTACT.items() if name != "reference"}
        | {"new_matter": WRONG_OR_NEW["new_matter"], "same": "heard move 1873 --to NH-26-0042", "lift": LIFTED},
    ),
    "danger": ("officer.notice.danger", ON_A_CASE | {"reason": "It says that there is a smell of gas."}),
    "mailbox unreachable": (
        "officer.alarm.mailbox-lost",
        DOWN | {"trouble": "unreachable", "what_to_do": "Ask whoever runs mail.northgate.example."},
    ),
    "mailbox sign-in refused": (
        "officer.alarm.mailbox-lost",
        DOWN | {"trouble": "sign-in-refused", "what_to_do": "Set the password in HEARD_PASSWORD and restart heard."},
    ),
    "mailbox silent": ("officer.alarm.mailbox-lost", DOWN | {"trouble": "silent"}),
    "mailbox well": ("officer.alarm.mailbox-well", DOWN | {"trouble": "unreachable"}),
    "reconcile": (
        "officer.alarm.reconcile",
        {"mailbox": "complaints@northgate.example", "folder": "Archive", "count": 2},
    ),
    "reconcile, not given": (
        "officer.alarm.reconcile",
        {"mailbox": "complaints@northgate.example", "folder": "INBOX", "count": 1, "watched": "yes"},
    ),
    "reconcile, one": (
        "officer.alarm.reconcile",
        {"mailbox": "complaints@northgate.example", "folder": "Archive", "count": 1},
    ),
    "new case": (
        "officer.notice.new-case",
        ON_A_CASE
        | {"reason": 'It complains of a repair ("nobody has come about the damp"); nobody deals with it yet.'},
    ),
    "assigned": ("officer.notice.assigned", ON_A_CASE | {"reason": "Leah Lead gave it to you.", "theirs": "yes"}),
    "assigned, to whoever had it": (
        "officer.notice.assigned",
        ON_A_CASE | {"reason": "Leah Lead gave it to A. Okafor."},
    ),
    "assigned, to whoever works on it too": (
        "officer.notice.assigned",
        ON_A_CASE
        | {"reason": "By the policy you work on it together with A. Okafor, who deals with it.", "beside": "yes"},
    ),
    "reminder": (
        "officer.notice.reminder",
        A_REMINDER
        | {
            "headline": "Answer: due in 2 working days",
            "owed": (
                "Answer: due on Monday 15 June 2026, in 2 working days",
                "Speak to them: not done yet, best by Monday 8 June 2026",
            ),
            "theirs": "yes",
            "missing": (NOT_SPOKEN, "No decision is on file."),
        },
    ),
    "reminder, late": ("officer.notice.reminder", LATE | {"theirs": "yes"}),
    "reminder, late, with the letter that it takes longer": (
        "officer.notice.reminder",
        LATE
        | {
            "theirs": "yes",
            "draft": (
                "Hello,",
                "We are still looking into your complaint. When to expect our full answer: by Tuesday 23 June 2026",
                "[why it takes longer, and what you are doing in the meantime]",
            ),
        },
    ),
    "reminder, late, to whoever is told besides": ("officer.notice.reminder", LATE),
    "reminder, nobody deals with it": (
        "officer.notice.reminder",
        A_REMINDER
        | {
            "headline": "Say who deals with it: not done yet",
            "owed": ("Say who deals with it: not done yet, best by Tuesday 2 June 2026",),
            "theirs": "yes",
            "nobodys": "yes",
            "missing": ("Nobody deals with it.", NOT_SPOKEN, "No decision is on file."),
        },
    ),
    "window ended": ("officer.notice.window-ended", A_WINDOW),
    "window ended, close it": ("officer.notice.window-ended", A_WINDOW | {"may_close": "yes"}),
    "window ended, they wrote": ("officer.notice.window-ended", A_WINDOW | {"may_close": "yes", "wrote": "yes"}),
    "window ended, closed": ("officer.notice.window-ended", A_WINDOW | {"closed": "yes"}),
    "closed": ("officer.notice.closed", {"reference": "NH-26-0042", "reason": "A. Okafor closed it as upheld."}),
    "closed, open again": (
        "officer.notice.closed",
        {"reference": "NH-26-0042", "reason": "A. Okafor took back that it was closed.", "open_again": "yes"},
    ),
    "token misused": (
        "officer.notice.token-misused",
        ON_A_CASE
        | {
            "reason": "What was given to Gary Officer came from dorothy.finch@tenant.example with the command: close "
            "upheld. It works no longer."
        },
    ),
    "token misused, too much": (
        "officer.notice.token-misused",
        ON_A_CASE
        | {
            "reason": "So much came in 24 hours in the name of one officer that they are not written to about it any "
            "more: Gary Officer.",
            "many": "yes",
        },
    ),
    "away": (
        "officer.notice.away",
        {
            "message": 1873,
            "reason": "Gary Officer is away until Friday 12 June 2026. Priya Handler, his deputy, is told instead.",
        },
    ),
    "receipt, done": (
        "officer.receipt.done",
        {
            "reference": "NH-26-0042",
            "line": "close upheld",
            "because": "the wall was treated on Friday",
            "what": ("The case is closed as upheld, from Thursday 11 June 2026 on.", "No answer is due any more."),
            "notes": ("The complainant is told nothing by this: your answer of 11 June has gone.",),
        },
    ),
    "receipt, done and final": (
        "officer.receipt.done",
        {
            "reference": "NH-26-0042",
            "line": "release",
            "what": ("The letter that waited has left for dorothy.finch@tenant.example.",),
            "no_undo": "The letter has left.",
        },
    ),
    "receipt, extended": (
        "officer.receipt.done",
        {
            "reference": "NH-26-0042",
            "line": "extend 10 days because the survey is late",
            "what": ("The answer is due on Monday 29 June 2026, and not on Monday 15 June 2026.",),
            "notes": ("The complainant has to be told, and by you: heard writes nothing to them about it.",),
            "draft": (
                "Dear Dorothy Finch",
                "",
                "We need more time to answer your complaint. You have our answer by Monday 29 June 2026.",
                "",
                "[why we need longer]",
            ),
        },
    ),
    "sign asked": (
        "officer.notice.sign-asked",
        ON_A_CASE
        | {
            "did": 'It was put into the folder "heard/Not a complaint", which stands for: not a complaint.',
            "reason": "A case that is no complaint has no clocks, and only an officer may say so.",
        },
    ),
    "sign asked, of nothing that may be": (
        "officer.notice.sign-asked",
        ON_A_CASE
        | {
            "did": 'It was put into the folder "heard/Not a complaint", which stands for: not a complaint.',
            "reason": "The case is closed.",
        },
    ),
    "sign done": (
        "officer.notice.sign-done",
        ON_A_CASE
        | {
            "did": 'It was put into the folder "heard/Own case", which stands for: split.',
            "what": ("Message 1873 has a case of its own: NH-26-0043.",),
        },
    ),
    "signs wait": ("officer.alarm.signs-wait", {"mailbox": "complaints@northgate.example", "count": 20}),
    **DIGESTS_TO_SEE,
    **REPORTS_TO_SEE,
    "receipt, noted": ("officer.receipt.noted", {"reference": "NH-26-0042", "line": "She rang about the wall again."}),
    "receipt, noted, with files": (
        "officer.receipt.noted",
        {"reference": "NH-26-0042", "what": ("2 files that came with it are kept with the case.",)},
    ),
    "receipt, refused": (
        "officer.receipt.refused",
        {
            "reference": "NH-26-0042",
            "line": "extend 20 days",
            "reason": "Your policy lets the answer move by 10 working days at most, to Monday 29 June 2026, and wants "
            "to know why.",
            "nearest": ("extend 10 days because ...",),
        },
    ),
    "receipt, not understood": (
        "officer.receipt.not-understood",
        {"reference": "NH-26-0042", "line": "clsoe upheld", "reason": "", "nearest": ("close upheld",)},
    ),
    "receipt, not understood, on no case": ("officer.receipt.not-understood", {"line": "take over", "reason": ""}),
    "receipt, confirm": (
        "officer.receipt.confirm",
        {
            "reference": "NH-26-0042",
            "line": "close not upheld",
            "reason": "our own server vouches for northgate.example, but it carries nothing that we gave an officer",
            "half_shown": "yes",
        },
    ),
    "receipt, confirm, they wrote meanwhile": (
        "officer.receipt.confirm",
        {
            "reference": "NH-26-0042",
            "line": "close withdrawn",
            "reason": "Dorothy Finch wrote at 10:42 today, after the mail you answered",
            "they_wrote": "The leak is back, and now the ceiling below is wet as well.",
            "half_shown": "yes",
            "all_the_same": "yes",
        },
    ),
    "receipt, confirm, danger open": (
        "officer.receipt.confirm",
        {
            "reference": "NH-26-0042",
            "line": "close upheld",
            "reason": "a danger is open on its case, and nothing shows that you know of it",
            "danger": 'Mail that came at 10:42 today tells of a danger ("smell of gas"), and nothing shows that '
            "anybody has dealt with it.",
            "half_shown": "yes",
            "all_the_same": "yes",
        },
    ),
}

OF_A_LETTER = {
    "about": (
        "To: Dorothy Finch, dorothy.finch@tenant.example",
        "Case: NH-26-0042, stage 1, dealt with by Gary Officer",
        "Answer by: Monday 15 June 2026",
    ),
    "they_wrote": "Thank you for your patience. I have looked into what happened and am sorry that nobody came.",
}
ON_NO_CASE = {"about": (WHO, "Case: none"), "they_wrote": "The tap in my kitchen drips. Can somebody come?"}
PROPOSED = ("A. Okafor: Repairs; 3 open cases; no objection", "R. Marsh: no open case; no objection")
NOBODYS = (WHO, "Case: NH-26-0042, stage 1, dealt with by nobody yet", *ITS_DAYS)

IN_A_REMINDER = {"about": (WHO, "Case: NH-26-0042, stage 1, dealt with by A. Okafor", ITS_DAYS[0]), **pressed(RANG)}

IN_A_WINDOW: dict[str, object] = {"about": (WHO, "Case: NH-26-0042, stage 1, dealt with by A. Okafor")}
CLOSE_IT = Offer("Close it: withdrawn", Close(Outcome("withdrawn")))
OPEN_IT = Offer("Undo: open it again", Reopen())

BESIDE: dict[str, dict[str, object]] = {
    "danger": {**IN_SHORT, "they_wrote": "There is a smell of gas in the hall.", **presses(About.DANGER)},
    "new case": {**IN_SHORT, "about": NOBODYS, "proposed": PROPOSED, **presses(About.NEW_CASE)},
    "assigned": {
        **IN_SHORT,
        "to_think_of": to_think_of(POLICY, POLICY.first_stage.name),
        **presses(About.ASSIGNED),
    },
    "reminder": IN_A_REMINDER,
    "reminder, late": IN_A_REMINDER,
    "reminder, late, with the letter that it takes longer": IN_A_REMINDER,
    "reminder, late, to whoever is told besides": IN_A_REMINDER,
    "reminder, nobody deals with it": {"about": (*NOBODYS[:2], ITS_DAYS[0]), **presses(About.REMINDER)},
    "window ended": IN_A_WINDOW,
    "window ended, close it": {**IN_A_WINDOW, **pressed(CLOSE_IT)},
    "window ended, they wrote": {**IN_A_WINDOW, **pressed(CLOSE_IT)},
    "window ended, closed": {"about": (WHO, "Case: NH-26-0042, stage 1, closed"), **pressed(OPEN_IT)},
    "closed": {"about": (WHO, "Case: NH-26-0042, stage 1, closed", ITS_DAYS[0])},
    "closed, open again": {**IN_SHORT, "they_wrote": None},
    "assigned, to whoever had it": {**IN_SHORT, "they_wrote": None},
    "assigned, to whoever works on it too": {**IN_SHORT, "they_wrote": None},
    "token misused": {**IN_SHORT, "they_wrote": None},
    "could not read": {**IN_SHORT, "they_wrote": None, **presses(About.COULD_NOT_READ)},
    "which case": {**IN_SHORT, **presses(About.WHICH_CASE)},
    "which case, on none": {**ON_NO_CASE, **presses(About.WHICH_CASE, noticed=OF_NO_CASE)},
    "who is it": {**IN_SHORT, **presses(About.WHO_IS_IT)},
    "same person": {**IN_SHORT, **presses(About.SAME_PERSON)},
    "words wanted": {
        **IN_SHORT,
        "about": NOBODYS,
        "proposed": PROPOSED,
        **presses(About.NEW_CASE, About.WORDS_WANTED),
    },
    "words wanted, at a later stage": {**IN_SHORT, **presses(About.WORDS_WANTED)},
    "letter failed": {**IN_SHORT, "they_wrote": None, **presses(About.LETTER_FAILED)},
    "letter failed, to its writer": {**OF_A_LETTER, **presses(About.LETTER_FAILED)},
    "letter held": {**OF_A_LETTER, **presses(About.LETTER_HELD)},
    "next stage": {**IN_SHORT, "they_wrote": "I do not accept this.", **presses(About.NEXT_STAGE)},
    "stage opened": {**IN_SHORT, "they_wrote": "I do not accept this.", **presses(About.STAGE_OPENED)},
    "what letter": {**OF_A_LETTER, **presses(About.WHAT_LETTER)},
    "what letter, to its writer": {**OF_A_LETTER, **presses(About.WHAT_LETTER)},
    "not extended, to its writer": {**OF_A_LETTER, **presses(About.NOT_EXTENDED)},
    "says no, to its writer": {**OF_A_LETTER, **presses(About.SAYS_NO)},
    "not proved": {**OF_A_LETTER, **presses(About.NOT_PROVED)},
    "not proved, to its writer": {**OF_A_LETTER, **presses(About.NOT_PROVED)},
    "not proved, in doubt, to its writer": {**OF_A_LETTER, **presses(About.NOT_PROVED)},
    "seems missing, to its writer": {**OF_A_LETTER, **presses(About.SEEMS_MISSING)},
    "one contact": {**IN_SHORT, **presses(About.ONE_CONTACT)},
    "may speak for": {**IN_SHORT, **presses(About.MAY_SPEAK_FOR)},
    "exclusion": {
        **IN_SHORT,
        "they_wrote": "My neighbour plays music until two in the morning.",
        **presses(About.EXCLUSION),
    },
    "passed on": {**ON_NO_CASE, **presses(About.PASSED_ON, noticed=OF_NO_CASE)},
    "copied outside": {"about": IN_SHORT["about"]},
    "other matters": {**IN_SHORT, **presses(About.OTHER_MATTERS)},
    "vulnerable": {
        **IN_SHORT,
        "they_wrote": "I am 84, and I cannot carry the buckets.",
        **presses(About.VULNERABLE),
    },
    "abuse": {**IN_SHORT, "they_wrote": "Rot in hell.", **presses(About.ABUSE)},
    "restricted": presses(About.RESTRICTED),
    "sign asked": {**IN_SHORT, **pressed(replace(A_REQUEST, label="Yes: not a complaint"))},
    "sign done": {**IN_SHORT, **pressed(UNDOES)},
    "receipt, done": pressed(UNDOES),
    "receipt, extended": pressed(UNDOES),
    "receipt, confirm": pressed(IT_IS_MINE),
}
"""What a notice says and offers besides, as far as heard knows it: nothing of it in the letters that are not here."""

LETTERS_TO_SEE = {name: (letter, values | BESIDE.get(name, {})) for name, (letter, values) in _LETTERS.items()}

NOTHING_GIVEN = (
    "officer.alarm.",
    "officer.digest.",
    "officer.notice.closed",
    "officer.notice.restriction-",
    "officer.notice.signs",
    "officer.notice.token-misused",
    "officer.report.",
)
"""How the names of letters begin that carry nothing an answer to them is known by."""
OF_NOBODYS_COMMAND = ("assigned, to whoever had it", "assigned, to whoever works on it too")


def as_it_leaves(name: str) -> Rendered:
    """Return a letter to staff with what it carries so that an answer is known by it, below all else."""
    letter, values = LETTERS_TO_SEE[name]
    rendered = LETTERS.render(letter, values)
    carries = letter.startswith("officer.") and not letter.startswith(NOTHING_GIVEN) and name not in OF_NOBODYS_COMMAND
    of_its_button = letter.startswith("officer.receipt.") and "presses" in values
    return marked(rendered, f"{TOKEN} {ANOTHER}" if of_its_button else TOKEN) if carries else rendered
