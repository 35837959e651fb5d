"""Every letter to staff, whole, as people will see it, and one to a complainant down to its octets.

When a wording changes on purpose, write the golden files anew and read the difference:

    HEARD_GOLDEN=write python -m pytest tests/letters/test_golden.py
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from heard.datafiles import locate
from heard.datafiles.packs import load_policy
from heard.letters.catalogue import CATALOGUE
from heard.letters.envelope import seal
from heard.letters.marking import answers_to, marked
from heard.letters.message_ids import message_id_for
from heard.letters.render import Letters
from heard.mail.message import Address
from heard.mail.threads.thread_index import thread_index_child

GOLDEN = Path(__file__).parent / "golden"
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
LETTERS_TO_SEE = {
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
    "reconcile, one": (
        "officer.alarm.reconcile",
        {"mailbox": "complaints@northgate.example", "folder": "Archive", "count": 1},
    ),
}


def agrees(name: str, written: str) -> None:
    path = GOLDEN / f"{name.replace(', ', '.').replace(' ', '-')}.txt"
    if os.environ.get("HEARD_GOLDEN") == "write":
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LETTERS_TO_SEE)
def test_letter(name):
    letter = LETTERS.render(*LETTERS_TO_SEE[name])
    agrees(name, f"Subject: {letter.subject}\n\n{letter.text}")


def test_every_letter_to_staff_has_been_seen():
    assert {letter for letter, _ in LETTERS_TO_SEE.values()} == {*CATALOGUE, ACKNOWLEDGEMENT}


@pytest.mark.parametrize(
    "name, letter", [("acknowledgement", A_PERSON), ("could not read", LETTERS_TO_SEE["could not read"])]
)
def test_letter_as_a_page(name, letter):
    agrees(f"{name}, html", LETTERS.render(*letter).html)


def test_letter_as_it_is_sent():
    message_id = message_id_for("NH-26-0042:acknowledgement:stage-1", "northgate.example")
    sealed = seal(
        marked(LETTERS.render(*A_PERSON), MARK),
        sender=Address("Northgate Homes", "complaints@northgate.example"),
        to=[Address("Zo\u00eb O'Neill", "zoe.oneill@mail.example")],
        message_id=message_id,
        date=datetime(2026, 6, 1, 9, 0, 20, tzinfo=UTC),
        automatic="auto-replied",
        case="NH-26-0042",
        in_reply_to="<third@mail.example>",
        references=["<first@mail.example>", "<second@mail.example>"],
        thread_topic="Damp in the back bedroom",
        thread_index=thread_index_child("AdQc2DN7rLoS3hgnE/O76rpFzxN/EwAddF4A", since=timedelta(seconds=20)),
        answers_to=answers_to("complaints@northgate.example", MARK),
    )
    agrees("acknowledgement, sent", sealed.decode("ascii").replace("\r\n", "\n"))
