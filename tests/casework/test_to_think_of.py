"""What a policy has whoever deals with a stage think of: its prompts, and what it says of a panel."""

from __future__ import annotations

from heard.casework.to_think_of import to_think_of
from histories import STAGE_1, STAGE_2, a_policy

POLICY = a_policy("""
[roles]
panel = "Panel"

[stage.stage-1]
opens_on = "received"
prompts = ["talk to the customer", "was it our fault?"]

[stage.stage-2]
opens_on = "escalation-requested"
owner = "panel"
prompts = ["try to settle it"]
panel_min = 2
panel_kind = "board member"
panel_needs = ["chair", "report"]
panel_weighs = ["delay", "law"]
panel_cannot = "decide a point of law"
panel_may_recommend = ["apology"]
""")


def test_each_prompt_is_a_sentence() -> None:
    assert to_think_of(POLICY, STAGE_1) == ("Talk to the customer.", "Was it our fault?")


def test_what_is_said_of_a_panel_follows() -> None:
    assert to_think_of(POLICY, STAGE_2) == (
        "Try to settle it.",
        "On the panel are at least 2 of these: board member.",
        "The panel needs: chair; report.",
        "It weighs: delay; law.",
        "It may not decide a point of law.",
        "It may recommend: apology.",
    )


def test_at_no_stage_there_is_nothing_to_think_of() -> None:
    assert to_think_of(POLICY, None) == ()
