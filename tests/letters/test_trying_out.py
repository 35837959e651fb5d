"""What is wrong with templates, and with what a policy wants of them, is told at the start and all at once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from heard.casework.events import StageName
from heard.casework.policy import LetterRule, Policy
from heard.casework.policy.letters import ItemRule
from heard.casework.policy.words import OFFICER, SERVICE, Item, LetterPurpose, RuleName
from heard.datafiles import locate
from heard.datafiles.packs import load_policy
from heard.letters.render import Letters

POLICY = load_policy("wnwhl-2009", locate.rules_dir())
ACKNOWLEDGEMENT = "complainant.acknowledgement.stage-1"
DANGER = "officer.notice.danger"
SIGNPOST = Item("signpost")


@pytest.fixture
def templates(tmp_path) -> Path:
    shutil.copytree(locate.templates_dir(), tmp_path / "templates")
    return tmp_path / "templates"


def wording(templates: Path, text: str, name: str = ACKNOWLEDGEMENT) -> Letters:
    (templates / POLICY.name / f"{name}.txt").write_text(text, encoding="utf-8")
    return Letters(templates, POLICY.name)


def told(letters: Letters, policy: Policy | None = None) -> list[str]:
    return [str(mistake) for mistake in letters.check(policy)]


def with_rule(rule: LetterRule, **more: object) -> Policy:
    return replace(POLICY, letters={rule.name: rule}, **more)


def a_rule(*must_say: str, purpose: LetterPurpose = LetterPurpose.DECISION, **changes: object) -> LetterRule:
    items = tuple(map(Item, must_say))
    return replace(LetterRule(RuleName("ours"), SERVICE, items, purpose, (StageName("stage-1"),)), **changes)


WHERE = f"templates/{POLICY.name}/{ACKNOWLEDGEMENT}.txt"


@pytest.mark.parametrize(
    "text, mistake",
    [
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\nDear {{ nmae }}\n",
            f"{WHERE}:3: there is no word 'nmae' in this letter. Did you mean 'name'?",
            id="a word misspelt",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{% if name %}\nDear\n",
            f"{WHERE}:4: is not a template: ",
            id="an if without an end",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ name|shout }}\n",
            f"{WHERE}:3: is not a template: No filter named 'shout'.",
            id="a filter that is none",
        ),
        pytest.param(
            f"Subject: Hello [{{{{ reference }}}}]\n\n{{{{ {'(' * 5000}1{')' * 5000} }}}}\n",
            f"{WHERE}: is too deep to be made a letter.",
            id="5,000 brackets",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n" + "{% for x in 'a' %}" * 30 + "x" + "{% endfor %}" * 30 + "\n",
            f"{WHERE}: is too deep to be made a letter.",
            id="a loop in a loop in a loop",
        ),
        pytest.param("Hello\n\nDear\n", f"{WHERE}:1: has no subject.", id="no subject"),
        pytest.param("Subject: \n\nDear\n", f"{WHERE}:1: has no subject.", id="an empty subject"),
        pytest.param("", f"{WHERE}:1: has no subject.", id="an empty file"),
        pytest.param(
            "Subject: Hello [{{ reference }}]\nDear\n",
            f"{WHERE}:2: has no blank line after the subject.",
            id="no blank line",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ 1 / 0 }}\n",
            f"{WHERE}: cannot be written: division by zero.",
            id="fails when it is written",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ reference.refrence }}\n",
            f"{WHERE}: cannot be written: ",
            id="part of a word that has no parts",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{% if reference.refrence %}x{% endif %}y\n",
            f"{WHERE}: cannot be written: ",
            id="a question about a part that is not there",
        ),
        pytest.param(
            "Subject: Hello [{{ reference }}]\n\n{{ name.__class__.__mro__ }}\n",
            f"{WHERE}: cannot be written: ",
            id="a way out of the sandbox",
        ),
        pytest.param(
            "Subject: Hello\n\nDear\n",
            f"{WHERE}:1: lacks the case's reference. Write [{{{{ reference }}}}] in the subject.",
            id="no reference in the subject",
        ),
        pytest.param("Subject: Hello [{{ reference }}]\n\n\n", f"{WHERE}: writes an empty letter.", id="says nothing"),
    ],
)
def test_a_template_that_is_wrong(templates, text, mistake):
    (found,) = told(wording(templates, text))
    assert found.startswith(mistake)


def test_a_template_that_is_not_utf_8(templates):
    (templates / POLICY.name / f"{ACKNOWLEDGEMENT}.txt").write_bytes("Subject: Zo\u00eb\n\nx\n".encode("latin-1"))
    (found,) = told(Letters(templates, POLICY.name))
    assert found.startswith(f"{WHERE}: cannot be read: ")


def test_a_word_that_may_be_missing_needs_a_question_before_it(templates):
    text = "Subject: Hello [{{ reference }}]\n\nDear {{ name }}, {{ reference }}\n"
    policy = with_rule(a_rule("reference", purpose=LetterPurpose.ACKNOWLEDGEMENT))
    assert told(wording(templates, text), policy) == [
        f"{WHERE}: prints 'name', which may not be given. Put {{% if name %}} before it."
    ]


def test_a_word_to_staff_that_may_be_missing_needs_a_question_before_it(templates):
    letters = wording(templates, "Subject: x [{{ reference }}]\n\n{{ message }}\n", DANGER)
    assert told(letters) == [
        f"templates/{POLICY.name}/{DANGER}.txt: prints 'reference', which may not be given. "
        "Put {% if reference %} before it."
    ]


def test_all_mistakes_of_all_files_are_told_at_once(templates):
    (templates / "default" / f"{DANGER}.txt").write_text("Subject: x [{{ refrence }}]\n\n{{ raeson }}\n")
    letters = wording(templates, "Hello\n")
    assert len(letters.check(POLICY)) == 3


# The templates against the policy


def test_what_the_policy_wants_said_is_missed(templates):
    letters = wording(templates, "Subject: Hello [{{ reference }}]\n\n{{ reference }}, {{ handler_name }}\n")
    rule = a_rule("reference", "handler-name", "answer-by-date", "how-to-complain", clause="wnwhl-2009, 2.4.2")
    assert told(letters, with_rule(replace(rule, purpose=LetterPurpose.ACKNOWLEDGEMENT))) == [
        f"{WHERE}: does not say 'answer-by-date', which the policy wants (wnwhl-2009, 2.4.2). Use {{{{ answer_by }}}}.",
        f"{WHERE}: does not say 'how-to-complain', which the policy wants (wnwhl-2009, 2.4.2). "
        "Use {{ how_to_complain }}.",
    ]


def test_what_the_policy_advises_is_no_mistake_to_leave_out():
    rule = a_rule("outcome", should_say=(SIGNPOST,), stages=(), sent_by=OFFICER)
    assert told(Letters(locate.templates_dir(), "a-pack-without-wording"), with_rule(rule)) == []


def test_an_officers_letter_is_looked_at_too(templates):
    letters = wording(templates, "Subject: x [{{ reference }}]\n\n{{ outcome }}\n", "complainant.decision.stage-1")
    rule = a_rule("outcome", "findings", sent_by=OFFICER)
    where = f"templates/{POLICY.name}/complainant.decision.stage-1.txt"
    assert told(letters, with_rule(rule)) == [
        f"{where}: does not say 'findings', which the policy wants. Use {{{{ findings }}}}."
    ]


def test_a_draft_has_to_ask_for_what_is_wanted(templates):
    asked = "[upheld, partly upheld or not upheld]"
    text = f'Subject: x [{{{{ reference }}}}]\n\nx{{% if outcome != "{asked}" %}}{{{{ outcome }}}}{{% endif %}}\n'
    letters = wording(templates, text, "complainant.decision.stage-1")
    assert told(letters, with_rule(a_rule("outcome", sent_by=OFFICER))) == [
        f"templates/{POLICY.name}/complainant.decision.stage-1.txt: does not ask for 'outcome' in a draft, "
        "which the policy wants said. Use {{ outcome }} where it is not given, too."
    ]


def test_a_letter_of_every_stage_is_tried_in_each(templates):
    for stage in ("stage-2", "stage-4"):
        wording(templates, "Subject: x [{{ reference }}]\n\nx\n", f"complainant.decision.{stage}")
    rule = a_rule("each-point-answered", stages=(StageName("every"),), sent_by=OFFICER)
    found = told(Letters(templates, POLICY.name), with_rule(rule))
    assert [line.split(":")[0] for line in found] == [
        f"templates/{POLICY.name}/complainant.decision.stage-2.txt",
        f"templates/{POLICY.name}/complainant.decision.stage-4.txt",
    ]


def test_the_same_mistake_of_two_stages_is_told_once(templates):
    for path in (templates / POLICY.name).glob("complainant.decision.*"):
        path.unlink()
    letters = wording(templates, "Subject: x [{{ reference }}]\n\nx\n", "complainant.decision.any")
    assert len(letters.check(with_rule(a_rule("outcome", stages=(StageName("stage-1"), StageName("stage-2")))))) == 1


def test_a_policys_letter_that_no_file_is_there_for(templates):
    (templates / "default" / "complainant.offer.any.txt").unlink()
    policy = with_rule(a_rule(purpose=LetterPurpose.OFFER))
    assert told(Letters(templates, POLICY.name), policy)[-1] == (
        "rules/policies/wnwhl-2009/policy.toml: letter.ours: there is no template for complainant.offer.stage-1. "
        "Write templates/wnwhl-2009/complainant.offer.stage-1.txt."
    )


def test_a_policy_wants_what_no_letter_can_say():
    policy = with_rule(a_rule("hadler-name", sent_by=OFFICER))
    assert told(Letters(locate.templates_dir(), POLICY.name), policy) == [
        "rules/policies/wnwhl-2009/policy.toml: letter.ours.must_say: 'hadler-name' is not something a letter can say. "
        "Did you mean 'handler-name'?"
    ]


def test_a_packs_own_item_is_said_where_one_of_its_phrases_stands(templates):
    item = Item("pets-policy")
    more = {"items": {item: ItemRule(item, "the pets policy", ("your pets", "Our pets policy"))}}
    policy = with_rule(a_rule("pets-policy", purpose=LetterPurpose.ACKNOWLEDGEMENT), **more)
    text = "Subject: x [{{ reference }}]\n\nRead our pets policy.\n"
    assert told(wording(templates, text), policy) == []
    assert told(wording(templates, text.replace("pets", "cats")), policy) == [
        f"{WHERE}: does not say 'pets-policy', which the policy wants. Write one of: your pets; Our pets policy"
    ]


def test_a_letter_heard_sends_may_have_nothing_in_brackets(templates):
    text = "Subject: x [{{ reference }}]\n\nAbout [{{ reference }}]: [your name] will ring you.\n"
    policy = with_rule(a_rule("reference", purpose=LetterPurpose.ACKNOWLEDGEMENT))
    assert told(wording(templates, text), policy) == [
        f"{WHERE}: says [your name], and heard sends this letter as it stands. Take away the brackets."
    ]
    drafted = replace(policy.letters[RuleName("ours")], sent_by=OFFICER)
    assert told(wording(templates, text), with_rule(drafted)) == []


def test_a_file_of_a_stage_the_pack_does_not_have(templates):
    letters = wording(templates, "Subject: x [{{ reference }}]\n\nx\n", "complainant.decision.stage-9")
    assert told(letters, POLICY) == [
        f"templates/{POLICY.name}/complainant.decision.stage-9.txt: wnwhl-2009 has no stage 'stage-9'. "
        "Did you mean 'stage-4'?"
    ]


def test_stages_of_other_packs_are_no_mistake_in_their_folders_or_in_our_own(templates):
    child = replace(POLICY, pack=replace(POLICY.pack, name="child"), letters={})
    assert told(Letters(templates, "child", "wdh-2022", "group-2008"), child) == []
