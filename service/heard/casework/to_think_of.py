"""What a policy has whoever deals with a stage think of, and what it says of the panel that decides there.

Shown to them as the case becomes theirs; nothing here is checked or owed.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.events import StageName
from heard.casework.policy import Policy
from heard.casework.policy.stages import Stage


def to_think_of(policy: Policy, stage: StageName | None) -> tuple[str, ...]:
    """Return it in sentences with the policy's words; nothing where the case is at no stage.

    Source: `prompts` and the keys of panels in the pack's [stage].
    """
    if stage is None:
        return ()
    found = policy.stage(stage)
    return tuple(_sentence(each) for each in (*found.prompts, *_of_its_panel(found)))


def _of_its_panel(stage: Stage) -> Iterator[str]:
    if stage.panel_kind and stage.panel_min:
        yield f"On the panel are at least {stage.panel_min} of these: {stage.panel_kind}"
    if stage.panel_needs:
        yield f"The panel needs: {'; '.join(stage.panel_needs)}"
    if stage.panel_weighs:
        yield f"It weighs: {'; '.join(stage.panel_weighs)}"
    if stage.panel_cannot:
        yield f"It may not {stage.panel_cannot}"
    if stage.panel_may_recommend:
        yield f"It may recommend: {'; '.join(stage.panel_may_recommend)}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"
