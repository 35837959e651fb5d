"""A landlord's pack, small and whole, for tests to spoil; and what is told of it then."""

from __future__ import annotations

import re

import pytest

from heard.datafiles.packs import policy_from_text
from heard.errors import PolicyError

A_PACK = """\
# Weirside Homes.
[pack]
format = 1
id = "weirside"
title = "Weirside Homes"
in_force_from = 2026-04-01
review_owner = "lead"
outside_body = "Housing Ombudsman"
how_to_complain = "Two stages."

[calendar]
nation = "england-wales"
zone = "Europe/London"
office_days = ["Mon", "Tue"]
office_hours = ["09:00", "17:00"]

[roles]
team = "Complaints Team"
lead = "Complaints Lead"

[kind.complaint]
means = "Somebody is not content."
route = "stages"
counted = true

[kind.compliment]
means = "Somebody is content."
route = "to-team"
counted = false

[route.stages]
opens_case = true
first_stage = "one"

[route.to-team]
opens_case = false
send_to = "team"

[stage.one]
order = 1
name = "Stage 1"
opens_on = "received"
next = "two"
next_on = ["review-requested", "outcome-rejected"]

[stage.two]
order = 2
name = "Stage 2"
opens_on = "review-requested"
owner_not = ["one", "same-department"]
next = "none"

[stage_rule]
at_most = 2
no_informal_stage = true

[clock.acknowledge]
stage = "one"
starts = "received"
within = "5 working days"
ends = "acknowledged"
owed_by = "team"
remind = ["1 working day before", "on the day"]
measure = "acknowledged"
source = "weirside, 4"

[clock.answer]
stage = "one"
starts = "acknowledged"
within = "10 working days"
ends = ["answered", "logged"]
owed_by = "owner"
if_start_missing = "use-acknowledgement-due-day"
source = "weirside, 4"

[clock.action]
kind = "promise"
starts = "action-promised"
within = "date given"
ends = "action-done"
owed_by = "owner"
source = "weirside, 5"

[measure.acknowledged]
says = "Acknowledged in 5 working days"
target_percent = 97

[extension.answer]
at_most = "10 working days"
needs = "reason"
times = "any"
letter = "longer"

[window.next-stage]
for = "customer"
after_stage = "one"
starts = "answered"
lasts = "20 working days"
remind_customer = "1 week before"
at_end = "close"
close_outcome = "window ended"

[letter.receipt]
for = "one"
sent_by = "service"
must_say = "reference"

[letter.first-word]
purpose = "acknowledgement"
for = "one"
sent_by = "service"
must_say = ["reference", "complaint-definition", "our-pledge"]
hold_for = "complaint-definition"
hold_at_most = "4 working days"
source = "weirside, 4"

[letter.longer]
purpose = "extension"
sent_by = "officer"
must_say = "extension-reason"

[letter.limits]
purpose = "restriction"
sent_by = "lead"
must_say = "why"
blocks = "restriction"

[letter.survey]
sent_by = "service"
must_say = "reference"

[item.our-pledge]
says = "Our pledge to tenants."
shown_by = "we pledge"

[exclusion.long-ago]
means = "It was long ago."
older_than = "12 months"
counted_from = "the event"
action = "flag"

[exclusion.praise]
means = "It is no complaint."
action = "propose-route"
route = "to-team"

[exclusion_rule]
decided_by = "lead"
never_automatic = true

[representatives]
accepted = "anyone suitable"
clocks_wait_for_consent = false

[restriction]
decided_by = "lead"
must_record = "why"
review_within = "6 months"
remind = "10 working days before"
letter = "limits"

[restriction.option.one-officer]
says = "One named officer"
mailbox = "route-to-named-person"

[closing]
by = "owner"
needs = "outcome"
outcomes = ["upheld", "window ended"]
survey = "on"

[report.numbers]
every = "3 months"
to = ["lead", "public"]
shows = "measures"
no_personal_data = true

[digest.team]
every = "working day"
to = "team"
shows = ["due", "overdue"]

[[reading]]
question = "Which days?"
chosen = "Working days."
why = "It says so."
"""


def spoilt(right: str, wrong: str) -> str:
    """Return the pack with `wrong` for the first `right`."""
    assert right in A_PACK
    return A_PACK.replace(right, wrong, 1)


def mistakes_in(text: str) -> list[str]:
    """Return the mistakes of a text, each with its line."""
    with pytest.raises(PolicyError) as error:
        policy_from_text(text)
    return [str(mistake) for mistake in error.value.mistakes]


def told_of(text: str) -> list[str]:
    """Return the mistakes of a text without file and line."""
    return [re.sub(r"^policy\.toml:\d+: ", "", mistake) for mistake in mistakes_in(text)]
