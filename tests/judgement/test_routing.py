"""What opens no case is told, once, to whoever the policy gives it to; and what may be a complaint is heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import COMPLAINT, LANDLORD, LEAD, LIVE_SINCE, RULES, a_message, a_writer, the_facts
from heard.casework.events import About, Kind
from heard.casework.people import Officer, Outsider, Role
from heard.judgement.actions import AskOfficer, Decision, OpenCase, SetAside, WriteLetter
from heard.judgement.by_hand import open_by_hand
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Facts
from heard.mail.message import Address
from policies.story import the_calendar, the_policy

WNWHL, FEEDBACK, WDH = "wnwhl-2009", "feedback-2018", "wdh-2022"
TAP = "Hello, the tap in my kitchen has started to drip. Could you send somebody, please? Thank you."
PRAISE = "Just wanted to say thank you. Your plumber was very kind and did a brilliant job."
MEMBERS = Outsider("Harrowbridge members", "member", domain="members.example")
COUNCILLOR = "Ruth Holm <ruth.holm@members.example>"
FOR_A_TENANT = "I write for Mrs Hadley of 9 Larch Court, whose gate has been broken for weeks. Nothing has been done."
UNSIGNED = "The lights on our stairs have been out for a month and nobody cares. This is not good enough."


def facts_under(pack: str, **more: Any) -> Facts:
    return the_facts(policy=the_policy(pack), calendar=the_calendar(pack), **more)


def heard_of(text: str, pack: str, *, sender: str | None = None, subject: str = "Hello", **more: Any) -> Decision:
    from_ = {} if sender is None else {"sender": sender}
    return decide_message(a_message(text, subject=subject, **from_), facts_under(pack, **more), RULES)


def told(decision: Decision, about: About = About.PASSED_ON) -> list[AskOfficer]:
    return [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is about]


def opens(decision: Decision) -> list[OpenCase]:
    return [each for each in decision.actions if isinstance(each, OpenCase)]


def a_member(**more: Any) -> dict[str, Any]:
    return {
        "writer": a_writer(address=Address("Ruth Holm", "ruth.holm@members.example"), role=Role.MEMBER),
        "landlord": replace(LANDLORD, outsiders=(MEMBERS,)),
        **more,
    }


# -- What is set aside -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pack, text, kind, roles, clause",
    [
        pytest.param(WNWHL, TAP, Kind.SERVICE_REQUEST, ("champion",), "wnwhl-2009, 2.2.1", id="a first report"),
        pytest.param(WNWHL, PRAISE, Kind.COMPLIMENT, ("complaints-team",), "wnwhl-2009, 2.2.3 and 2.4.4", id="praise"),
        pytest.param(FEEDBACK, TAP, Kind.SERVICE_REQUEST, ("area-manager",), "our default", id="another policy's"),
    ],
)
def test_whoever_the_policy_gives_it_to_is_told(
    pack: str, text: str, kind: Kind, roles: tuple[str, ...], clause: str
) -> None:
    decision = heard_of(text, pack)
    [notice] = told(decision)
    assert (decision.kind, decision.reference, opens(decision)) == (kind, None, [])
    assert (notice.reference, notice.roles, notice.clause) == (None, roles, clause)


def test_they_are_told_who_wrote_what_why_it_opened_no_case_and_whose_it_is() -> None:
    [notice] = told(heard_of(TAP, WNWHL))
    assert notice.because.startswith(
        'Dorothy Finch <dorothy.finch@tenant.example> wrote: "Hello, the tap in my kitchen has started to drip.'
    )
    assert "it reads like a service request, and opened no case: " in notice.because
    assert notice.because.endswith("by the policy it is for: Service area complaints champion")


def test_whatever_a_stranger_calls_themselves_and_writes_it_is_one_line_without_links() -> None:
    name = "Free\nPrizes https://evil.example/win <b>now</b> " * 40
    writer = a_writer(address=Address(name, "x@tenant.example"))
    [notice] = told(heard_of(f"See https://evil.example now. {TAP}", WNWHL, writer=writer))
    assert "evil" not in notice.because
    assert "<b>" not in notice.because
    assert "\n" not in notice.because
    assert len(notice.because) < 600


@pytest.mark.parametrize(
    "text, more",
    [
        pytest.param(TAP, {"received_at": LIVE_SINCE - timedelta(days=1)}, id="old mail"),
        pytest.param("Buy cheap roof tiles now! Click here to unsubscribe from our special offers.", {}, id="a sale"),
        pytest.param(COMPLAINT, {}, id="a complaint"),
    ],
)
def test_of_these_nobody_is_told_so(text: str, more: dict[str, Any]) -> None:
    assert told(heard_of(text, WNWHL, **more)) == []


def test_an_enquiry_of_which_the_policy_knows_nothing_is_for_whoever_takes_new_complaints() -> None:
    [notice] = told(heard_of("Am I allowed to keep a cat?", WNWHL))
    assert (notice.roles, notice.clause) == (("champion",), "")
    assert "it reads like an enquiry: " in notice.because


def test_a_way_that_leads_to_nobody_is_told_to_whoever_takes_new_complaints() -> None:
    policy = the_policy(WDH)
    ways = {name: replace(route, send_to=None) for name, route in policy.routes.items()}
    facts = the_facts(policy=replace(policy, routes=ways), calendar=the_calendar(WDH), **a_member())
    [notice] = told(decide_message(a_message(FOR_A_TENANT, subject="Hello", sender=COUNCILLOR), facts, RULES))
    assert notice.roles == ("customer-relations",)
    assert notice.because.endswith("it opened no case, and nobody has answered it")


def test_a_policy_that_knows_enquiries_has_them_passed_on() -> None:
    policy = the_policy(WNWHL)
    request = policy.kinds[next(name for name in policy.kinds if name == "service-request")]
    enquiries = replace(request, name=type(request.name)("enquiry"), clause="ours, 7")
    facts = the_facts(policy=replace(policy, kinds={**policy.kinds, enquiries.name: enquiries}))
    decision = decide_message(a_message("Am I allowed to keep a cat?", subject="A cat"), facts, RULES)
    [notice] = told(decision)
    assert (decision.kind, notice.roles, notice.clause) == (Kind.ENQUIRY, ("champion",), "ours, 7")


def test_a_danger_in_it_is_told_all_the_same() -> None:
    decision = heard_of(f"{TAP} And there is a strong smell of gas in the hall.", WNWHL)
    assert len(told(decision, About.DANGER)) == 1


# -- One mail to one person ------------------------------------------------------------------------

RITA, PAUL = (
    Officer(f"{name} Champion", f"{name.lower()}@northgate.example", ("champion",), area)
    for name, area in (("Rita", "repairs"), ("Paul", "parking"))
)


@pytest.mark.parametrize(
    "staff, text, to",
    [
        pytest.param((RITA, PAUL), TAP, RITA.address, id="of several in a role, the one of its area"),
        pytest.param((RITA, PAUL), "Am I allowed to keep a cat?", LEAD, id="of no area, a team lead"),
        pytest.param((PAUL,), TAP, PAUL.address, id="whoever holds the role alone"),
        pytest.param((), TAP, LEAD, id="a team lead where nobody does"),
    ],
)
def test_one_of_the_role_is_told(staff: tuple[Officer, ...], text: str, to: str) -> None:
    [notice] = told(heard_of(text, WNWHL, landlord=replace(LANDLORD, staff=(*LANDLORD.staff, *staff))))
    assert notice.of == (to,)


def test_whom_it_names_is_told_all_the_same() -> None:
    text = "Just wanted to say thank you. Rita Champion was very kind and did a brilliant job of the repair."
    team = replace(RITA, roles=("complaints-team",)), replace(PAUL, roles=("complaints-team",))
    [notice] = told(heard_of(text, WNWHL, landlord=replace(LANDLORD, staff=(*LANDLORD.staff, *team))))
    assert notice.of == (RITA.address,)


# -- Members ---------------------------------------------------------------------------------------


def test_a_members_mail_opens_no_case_where_they_have_a_desk_of_their_own() -> None:
    decision = heard_of(FOR_A_TENANT, WDH, sender=COUNCILLOR, **a_member())
    [notice] = told(decision)
    assert (decision.kind, decision.kind_sure, decision.role) == (Kind.ENQUIRY, True, Role.MEMBER)
    assert [type(each) for each in decision.actions] == [SetAside, AskOfficer]
    assert (notice.roles, notice.clause) == (("members-desk",), "wdh-2022, Receipt of a complaint")
    assert notice.because.endswith(
        "it is a councillor's or an MP's, and opened no case; by the policy it is for: Desk for councillors' and MPs'"
        " enquiries"
    )


def test_where_they_have_none_it_opens_a_case_like_anybodys() -> None:
    decision = heard_of(FOR_A_TENANT, WNWHL, sender=COUNCILLOR, **a_member())
    assert (decision.kind, len(opens(decision)), told(decision)) == (Kind.COMPLAINT, 1, [])
    assert any(isinstance(each, WriteLetter) for each in decision.actions)


def test_a_danger_that_a_member_tells_of_is_told_at_once() -> None:
    text = f"{FOR_A_TENANT} There is a strong smell of gas in her kitchen."
    decision = heard_of(text, WDH, sender=COUNCILLOR, **a_member())
    assert (opens(decision), len(told(decision, About.DANGER))) == ([], 1)


@pytest.mark.parametrize(
    "sender, text, is_a_members",
    [
        pytest.param("Cllr Ruth Holm <r.holm@gmail.com>", FOR_A_TENANT, True, id="by the name they write under"),
        pytest.param("Ravi Patel MP <ravi@constituency.example>", FOR_A_TENANT, True, id="an MP"),
        pytest.param("R Holm <cllr.holm@council.example>", FOR_A_TENANT, True, id="by their address"),
        pytest.param(
            "Sam Ode <sam.ode@parliament.uk>",
            f"{FOR_A_TENANT}\n\n-- \nOffice of Ravi Patel MP\nHouse of Commons",
            True,
            id="their office",
        ),
        pytest.param(
            "R Holm <r.holm@gmail.com>", f"{FOR_A_TENANT}\n\nCllr Ruth Holm", False, id="one who only signs so"
        ),
        pytest.param("M P Carter <mp.carter@gmail.com>", COMPLAINT, False, id="a tenant with such initials"),
        pytest.param("Kay Dunmore <kay@tenant.example>", f"{COMPLAINT} I shall tell my MP.", False, id="a threat"),
    ],
)
def test_who_is_a_member_where_the_settings_do_not_say(sender: str, text: str, is_a_members: bool) -> None:
    name, _, address = sender.partition(" <")
    writer = a_writer(address=Address(name, address.rstrip(">")))
    decision = heard_of(text, WDH, sender=sender, writer=writer)
    assert (opens(decision) == []) is is_a_members


def test_a_members_praise_and_questions_go_to_their_desk_too_and_their_newsletter_to_nobody() -> None:
    assert [each.roles for each in told(heard_of(PRAISE, WDH, sender=COUNCILLOR, **a_member()))] == [("members-desk",)]
    old = heard_of(FOR_A_TENANT, WDH, sender=COUNCILLOR, **a_member(received_at=LIVE_SINCE - timedelta(days=1)))
    assert [type(each) for each in old.actions] == [SetAside]


# -- Nobody that can be told -----------------------------------------------------------------------


def from_nobody(text: str, pack: str) -> Decision:
    facts = facts_under(pack, writer=a_writer(address=None, because="The message has no From."))
    return decide_message(a_message(text, sender=None, subject="Hello"), facts, RULES)


def test_what_nobody_signs_goes_to_the_area_where_the_policy_looks_into_none() -> None:
    decision = from_nobody(UNSIGNED, WDH)
    [notice] = told(decision)
    assert (decision.kind, opens(decision)) == (Kind.ENQUIRY, [])
    assert (notice.roles, notice.clause) == (("area-team",), "wdh-2022, Who can make a complaint?")
    assert notice.because.startswith('somebody who cannot be told wrote: "The lights on our stairs')


@pytest.mark.parametrize(
    "pack, text",
    [
        pytest.param("west-kent-2011", UNSIGNED, id="a policy that looks into it"),
        pytest.param(WDH, f"{UNSIGNED} I live at 9 Larch Court.", id="a home is told"),
        pytest.param(WDH, f"{UNSIGNED} Ring me on 07700 900123.", id="a telephone is told"),
        pytest.param(WDH, f"{UNSIGNED}\n\nKind regards\nKay Dunmore", id="a name is told"),
    ],
)
def test_it_is_a_complaint_wherever_it_may_be_known_whose(pack: str, text: str) -> None:
    decision = from_nobody(text, pack)
    assert (decision.kind, len(opens(decision))) == (Kind.COMPLAINT, 1)


def test_what_a_tenant_signs_or_sends_from_an_address_is_never_nobodys() -> None:
    assert len(opens(heard_of(UNSIGNED, WDH))) == 1


# -- Straight to the first formal stage ------------------------------------------------------------


def test_whoever_asks_for_a_formal_complaint_passes_over_the_stage_before_it() -> None:
    [case] = opens(heard_of(f"{COMPLAINT} I want to make a formal complaint.", WDH))
    assert case.stage == "stage-1"
    assert case.because.endswith(
        'it asks for a formal complaint ("I want to make a formal complaint"), which counts as the form'
    )
    assert [each.stage for each in opens(heard_of(COMPLAINT, WDH))] == ["recovery"]


def test_so_it_does_where_a_person_gives_it_a_case() -> None:
    message = a_message(f"{COMPLAINT} I want to make a formal complaint.")
    decision = open_by_hand(message, facts_under(WDH), quiet=False)
    assert [each.stage for each in opens(decision)] == ["stage-1"]
