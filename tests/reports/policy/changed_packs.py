"""The Code's own pack with one thing changed, as a landlord's copy of it might be; and what is found of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from heard.casework.policy import Policy
from heard.casework.policy.words import ClockName, Item, LetterPurpose, RoleName, RuleName
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.reports.policy.code_2024.verdicts import Judgement, Verdict
from heard.reports.policy.lint import lint

CODE = load_policy("hos-code-2024", rules_dir())
Change = Callable[[Policy], Policy]


def found(policy: Policy, number: str, verdict: Verdict = Verdict.FALLS_SHORT) -> list[Judgement]:
    rows = [row for row in lint(policy) if row.provision.number == number]
    return [each for row in rows for each in row.judgements if each.verdict is verdict]


def clock(name: str, **changes: Any) -> Change:
    return lambda p: replace(p, clocks_by_name={**p.clocks_by_name, name: replace(p.clocks_by_name[name], **changes)})


def stage(name: str, **changes: Any) -> Change:
    return lambda p: replace(p, stages_by_name={**p.stages_by_name, name: replace(p.stages_by_name[name], **changes)})


def extension(name: str, **changes: Any) -> Change:
    return lambda p: replace(p, extensions={**p.extensions, name: replace(p.extensions[name], **changes)})


def letter(name: str, without: str) -> Change:
    def change(policy: Policy) -> Policy:
        rule = policy.letters[RuleName(name)]
        must_say = tuple(item for item in rule.must_say if item != Item(without))
        assert must_say != rule.must_say
        return replace(policy, letters={**policy.letters, rule.name: replace(rule, must_say=must_say)})

    return change


def part(field: str, **changes: Any) -> Change:
    return lambda p: replace(p, **{field: replace(getattr(p, field), **changes)})


def exclusion(name: str, **changes: Any) -> Change:
    return lambda p: replace(p, exclusions={**p.exclusions, name: replace(p.exclusions[name], **changes)})


def extended(clock: str) -> Change:
    """Let a clock be put off as the stage 1 answer may be."""
    name, answer = ClockName(clock), ClockName("stage-1-answer")
    return lambda p: replace(p, extensions={**p.extensions, name: replace(p.extensions[answer], name=name)})


def kind(name: str, **changes: Any) -> Change:
    return lambda p: replace(p, kinds={**p.kinds, name: replace(p.kinds[name], **changes)})


def decline(name: str, **changes: Any) -> Change:
    """Change a ground for refusing the next stage, in a pack whose other rules do not speak of it."""
    return lambda p: replace(p, declines={**p.declines, name: replace(p.declines[name], **changes)}, decline_rule=None)


def letters(**changes: Any) -> Change:
    """Change every letter that gives a decision."""
    return lambda p: replace(
        p,
        letters={
            name: replace(each, **changes) if each.purpose is LetterPurpose.DECISION else each
            for name, each in p.letters.items()
        },
    )


def one_more_letter(like: str, **changes: Any) -> Change:
    """Add a letter beside one that there is, for the same purpose and stage."""
    more = RuleName("one-more")
    return lambda p: replace(p, letters={**p.letters, more: replace(p.letters[RuleName(like)], name=more, **changes)})


def route(name: str, **changes: Any) -> Change:
    return lambda p: replace(p, routes={**p.routes, name: replace(p.routes[name], **changes)})


def report(name: str, **changes: Any) -> Change:
    return lambda p: replace(p, reports={**p.reports, name: replace(p.reports[name], **changes)})


def no_report_shows(*words: str) -> Change:
    def change(policy: Policy) -> Policy:
        shown = {name: tuple(what for what in each.shows if what not in words) for name, each in policy.reports.items()}
        assert any(shown[name] != each.shows for name, each in policy.reports.items())
        return replace(policy, reports={name: replace(policy.reports[name], shows=shown[name]) for name in shown})

    return change


def role(name: str, title: str) -> Change:
    return lambda p: replace(p, roles={**p.roles, RoleName(name): title})


def both(first: Change, second: Change) -> Change:
    return lambda p: second(first(p))


def without(field: str) -> Change:
    return lambda p: replace(p, **{field: {} if isinstance(getattr(p, field), dict) else None})
