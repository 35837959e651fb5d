"""A policy held against the Housing Ombudsman's Complaint Handling Code of 2024, provision by provision.

A landlord's own policy is carried out exactly as it is; this only says where it breaks the
Code, in which line of the pack, and what would mend it.  What only a person can tell, and
what no pack can show, is said to be so: a list without faults is not a promise of compliance.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.reports.policy.code_2024 import duties, governance, letters, more_time, stages, times
from heard.reports.policy.code_2024.verdicts import Check, Judgement, Verdict
from heard.reports.policy.words import REQUESTS


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of the Code that a pack can show something about.

    number      as landlords quote it in their published self-assessments
    says        in our own words
    remembered  whether it was only remembered, not read; the official text has to be looked at
    """

    number: str
    says: str
    check: Check
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A provision, and all that was found about it."""

    provision: Provision
    judgements: tuple[Judgement, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst that was found."""
        found = {judgement.verdict for judgement in self.judgements}
        return next((verdict for verdict in Verdict if verdict in found), Verdict.NOT_SHOWN)


PROVISIONS = (
    Provision(
        "1.2",
        "A complaint is any dissatisfaction, however put, with what the landlord or its agents do or fail to do.",
        duties.what_a_complaint_is,
    ),
    Provision(
        "1.3",
        'Nobody has to use the word "complaint"; whoever is dissatisfied is offered the choice.',
        duties.word_not_needed,
    ),
    Provision(
        "1.3",
        "Complaints through somebody else are dealt with under the same policy.",
        stages.third_parties,
    ),
    Provision("1.4", "Requests for service are recorded, watched and reviewed.", duties.requests_recorded),
    Provision(
        "1.5",
        "A request whose handling leaves somebody dissatisfied becomes a complaint, even while it is open.",
        duties.request_becomes_complaint,
        remembered=True,
    ),
    Provision("1.6", "Whoever is dissatisfied in a survey is told how to complain.", duties.surveys, remembered=True),
    Provision(
        "2.3",
        "Matters of the last 12 months are taken, older ones with discretion.",
        duties.twelve_months,
        remembered=True,
    ),
    Provision(
        "2.4",
        "Whoever is refused is told why in writing, and that the Ombudsman can be asked.",
        duties.refused_with_reasons,
        remembered=True,
    ),
    Provision("2.5", "No kind of complaint is refused as a whole.", duties.no_blanket, remembered=True),
    Provision("4.1", "A complaints officer or team deals with complaints.", governance.complaints_officer),
    Provision("5.2", "Nothing comes before stage 1: no stage 0, no informal stage.", stages.no_informal_stage),
    Provision("5.3", "There are exactly two stages.", stages.two_stages),
    Provision("5.4", "What contractors do about it is part of the two stages.", stages.contractors_inside),
    Provision(
        "5.6",
        "The acknowledgement says how the complaint is understood and what outcome is wanted, at each stage.",
        letters.acknowledgement(letters.UNDERSTANDING),
        remembered=True,
    ),
    Provision(
        "5.7",
        "The acknowledgement says which parts the landlord answers for and which not.",
        letters.acknowledgement(letters.PARTS),
        remembered=True,
    ),
    Provision("5.10", "Adjustments agreed are kept on record and reviewed.", duties.adjustments, remembered=True),
    Provision(
        "5.11",
        "Whoever is refused the next stage is told why in writing, and how to reach the Ombudsman.",
        stages.refusal_in_writing,
        remembered=True,
    ),
    Provision("5.12", "A full record is kept of each stage.", duties.full_record, remembered=True),
    Provision(
        "5.14", "Limits on contact have their reasons on file and are reviewed.", duties.restrictions, remembered=True
    ),
    Provision(
        "5.15", "Limits on contact are in proportion and respect the Equality Act.", duties.equality, remembered=True
    ),
    Provision(
        "6.2",
        f"A complaint is acknowledged within {times.ACKNOWLEDGED_IN} working days of being received.",
        times.acknowledged(times.FIRST, frozenset({Moment.RECEIVED}), times.ACKNOWLEDGED_IN),
    ),
    Provision("6.2", f"In the same {times.ACKNOWLEDGED_IN} days it is defined and logged.", times.defined(times.FIRST)),
    Provision(
        "6.2",
        "Working days are Monday to Friday but for bank holidays, even where the landlord is closed; so too in 6.3.",
        times.working_days,
        remembered=True,
    ),
    Provision(
        "6.3",
        f"Stage 1 is answered within {times.ANSWERED_IN[1]} working days of the acknowledgement.",
        times.answered(times.FIRST, times.ANSWERED_IN[1]),
    ),
    Provision(
        "6.4",
        f"Stage 1 is put off by no more than {times.ANSWERED_IN[1]} working days, unless there is good reason.",
        more_time.extended(times.FIRST, times.ANSWERED_IN[1]),
    ),
    Provision("6.4", "Whoever has to wait longer is told why, and until when.", more_time.told_why_and_when),
    Provision(
        "6.5",
        "Whoever has to wait longer is told how to reach the Ombudsman.",
        more_time.told_of_the_ombudsman,
        remembered=True,
    ),
    Provision(
        "6.6",
        "The answer goes out when it is known, not when the work is done; what is left is followed up.",
        letters.when_known,
        remembered=True,
    ),
    Provision("6.7", "Every point raised is answered, with reasons.", letters.each_point, remembered=True),
    Provision(
        "6.9",
        "The stage 1 answer says all that the Code lists, down to how to go to stage 2.",
        letters.decision(times.FIRST, letters.FIRST_DECISION),
        remembered=True,
    ),
    Provision(
        "6.10", "What is not settled at stage 1 goes on to stage 2 when the customer asks.", stages.goes_on_when_asked
    ),
    Provision("6.10", "The Code knows no last day for asking.", stages.no_closing_date),
    Provision(
        "6.11",
        f"The request for stage 2 is acknowledged within {times.ACKNOWLEDGED_IN} working days.",
        times.acknowledged(times.SECOND, REQUESTS, times.ACKNOWLEDGED_IN),
    ),
    Provision(
        "6.11", f"In the same {times.ACKNOWLEDGED_IN} days it is defined and logged.", times.defined(times.SECOND)
    ),
    Provision("6.12", "Nobody has to say why they want stage 2.", stages.no_reasons_demanded),
    Provision("6.13", "Whoever considered stage 1 does not consider stage 2.", stages.somebody_else),
    Provision(
        "6.14",
        f"Stage 2 is answered within {times.ANSWERED_IN[2]} working days of the acknowledgement.",
        times.answered(times.SECOND, times.ANSWERED_IN[2]),
    ),
    Provision(
        "6.15",
        f"Stage 2 is put off by no more than {times.ANSWERED_IN[2]} working days, unless there is good reason.",
        more_time.extended(times.SECOND, times.ANSWERED_IN[2]),
        remembered=True,
    ),
    Provision(
        "6.19",
        "The stage 2 answer says all that the Code lists, down to how to reach the Ombudsman.",
        letters.decision(times.SECOND, letters.FINAL_DECISION),
        remembered=True,
    ),
    Provision(
        "8.1",
        "Once a year the landlord assesses itself against the Code, and publishes that with its report.",
        governance.self_assessment,
    ),
    Provision("9.3", "What was learnt is told to residents and staff.", governance.learning_published),
    Provision("9.4", "A senior lead is accountable for complaints.", governance.senior_lead),
    Provision("9.5", "A member of the governing body is responsible for complaints.", governance.member_responsible),
    Provision("9.7", "The governing body is regularly told how complaints go.", governance.body_informed),
)


def lint(policy: Policy) -> tuple[Row, ...]:
    """Return every provision with what the policy shows of it, in the order of the Code."""
    # Two promises may fall short for the same letter, which is told once.
    return tuple(Row(provision, tuple(dict.fromkeys(provision.check(policy)))) for provision in PROVISIONS)


def falls_short(rows: Sequence[Row]) -> bool:
    return any(row.verdict is Verdict.FALLS_SHORT for row in rows)


def as_json(policy: Policy, rows: Sequence[Row]) -> dict[str, Any]:
    """Return the rows for programs."""
    return {
        "pack": policy.name,
        "falls_short": falls_short(rows),
        "provisions": [
            {
                "number": row.provision.number,
                "says": row.provision.says,
                "check_the_official_text": row.provision.remembered,
                "verdict": row.verdict.value,
                "found": [
                    {"verdict": each.verdict.value, "place": each.place, "found": each.found, "mend": each.mend}
                    for each in row.judgements
                ],
            }
            for row in rows
        ],
    }
