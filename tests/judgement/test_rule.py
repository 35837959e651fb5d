"""What a rule sees, and what it gives back."""

from __future__ import annotations

import pytest

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.judgement.actions import Finding
from heard.judgement.classify import Line, Precedence
from heard.judgement.folded import LIMIT, fold, fold_both
from heard.judgement.pattern import compile_pattern
from heard.judgement.rule import Rule, Rules, Where
from heard.judgement.signals import SIGNALS, signals_of
from heard.mail.message import Message

ALWAYS = (Line(Kind.COMPLAINT, "It is heard."),)


def a_message(own_words: str = "", subject: str = "") -> Message:
    return Message(
        message_id=None, senders=(), envelope_sender=None, on_behalf=None, reply_to=(), to=(), cc=(),
        subject=subject, date=None, in_reply_to=(), references=(), thread_topic=None, thread_index=None,
        text=own_words, own_words=own_words, attachments=(), machine=None, bounce=None, authentication=(), defects=(),
    )  # fmt: skip


def a_rule(*patterns: str, finds: str = "risk", where: Where = Where.BOTH, **more) -> Rule:
    more.setdefault("id", "risk/one")
    some = tuple(compile_pattern(pattern) for pattern in patterns)
    return Rule(says="A danger.", finds=finds, source="a clause", where=where, any=some, **more)


def found(rule: Rule, message: Message, *signals: str) -> tuple[Finding, ...]:
    return Rules((rule,), Precedence(ALWAYS, ALWAYS), "1").look(message).given(signals)


@pytest.mark.parametrize(
    "written, plain",
    [
        pytest.param("don\u2019t", "don't", id="a curly apostrophe"),
        pytest.param("don\u00b4t", "don't", id="an accent for an apostrophe"),
        pytest.param("\u201cno\u201d", '"no"', id="curly quotes"),
        pytest.param("not\r\n  on \tone\u00a0line", "not on one line", id="lines and hard spaces"),
        pytest.param("\uff27\uff21\uff33", "GAS", id="wide letters"),
        pytest.param("g\u200ba\u00ads", "gas", id="letters nobody sees"),
        pytest.param("e\u2011mail \u2013 twice", "e-mail - twice", id="dashes"),
    ],
)
def test_text_is_folded(written, plain):
    assert fold(written).text == plain


def test_small_letters_stand_where_the_written_ones_do():
    text = fold("\u0130stanbul \u0130S GAS")
    assert len(text.small) == len(text.text)
    assert found(a_rule(r"\bgas\b"), a_message("\u0130stanbul \u0130S GAS"))[0].words == "GAS"


def test_a_text_beyond_reason_is_looked_at_only_so_far():
    assert len(fold("a" * 10 * LIMIT).text) == LIMIT
    assert len(fold("\ufdfa" * LIMIT).text) == LIMIT  # each becomes eighteen letters


def test_a_finding_shows_the_words_as_written():
    assert found(a_rule(r"\bsmell(?:s|ing)? gas"), a_message("I can SMELL\nGas here")) == (
        Finding("risk", "risk/one", "SMELL Gas", "a clause", "yes"),
    )


def test_whole_words_are_shown_where_a_pattern_ends_inside_one():
    assert found(a_rule(r"\bescal"), a_message("it escalates"))[0].words == "escalates"


def test_unless_takes_it_back():
    rule = a_rule(r"\bgas\b", unless=(compile_pattern(r"\bgas bill\b"),))
    assert not found(rule, a_message("about my gas bill"))


def test_all_must_fit_each():
    damp, child = (compile_pattern(r"\bdamp\b"),), (compile_pattern(r"\bbaby\b"), compile_pattern(r"\bson\b"))
    rule = a_rule(all=(damp, child))
    assert found(rule, a_message("damp where my son sleeps"))[0].words == "damp ... son"
    assert not found(rule, a_message("damp in the shed"))


@pytest.mark.parametrize(
    "text, verdict",
    [
        pytest.param("order", None, id="one mark"),
        pytest.param("order now", "ask", id="two"),
        pytest.param("order now, £5", "yes", id="three"),
        pytest.param("order order order", None, id="one, said three times"),
        pytest.param("paynow", None, id="none"),
        pytest.param("pay now", None, id="two in the same words"),
    ],
)
def test_several_marks_make_what_none_of_them_does(text, verdict):
    marks = (r"\border\b", r"\b(?:pay )?now\b", r"\bpay now\b", r"£ ?\d")
    of = tuple((compile_pattern(mark),) for mark in marks)
    seen = found(a_rule(finds="bulk", verdict="ask", at_least=2, sure_from=3, of=of), a_message(text))
    assert [finding.verdict for finding in seen] == ([verdict] if verdict else [])


def test_a_rule_waits_for_its_signals():
    rule = a_rule(r"\bgas\b", requires=frozenset({"is_short"}))
    assert not found(rule, a_message("gas"))
    assert found(rule, a_message("gas"), "is_short")


@pytest.mark.parametrize(
    "where, subject, own_words, fits",
    [
        pytest.param(Where.SUBJECT, "gas", "hello", True, id="in the subject"),
        pytest.param(Where.SUBJECT, "hello", "gas", False, id="only in the words"),
        pytest.param(Where.OWN_WORDS, "gas", "hello", False, id="only in the subject"),
        pytest.param(Where.OWN_WORDS, "hello", "gas", True, id="in the words"),
        pytest.param(Where.BOTH, "gas", "hello", True, id="in either"),
        pytest.param(Where.BOTH, "Re: gas", "hello", False, id="the subject of a reply is somebody else's"),
    ],
)
def test_where_a_rule_looks(where, subject, own_words, fits):
    assert bool(found(a_rule(r"\bgas\b", where=where), a_message(own_words, subject))) is fits


def test_what_only_tells_the_kind_is_given_once_and_dangers_always():
    rules = [a_rule(r"\bgas\b", finds=finds, id=f"{finds}/{n}") for finds in ("displeasure", "risk") for n in (1, 2)]
    findings = Rules(tuple(rules), Precedence(ALWAYS, ALWAYS), "1").look(a_message("gas")).given(())
    assert [finding.rule for finding in findings] == ["displeasure/1", "risk/1", "risk/2"]


@pytest.mark.parametrize(
    "pattern, text",
    [
        pytest.param(r"\b(?:very )?unhappy\b", "I am unhappy", id="an optional beginning left out"),
        pytest.param(r"\b(?:very )?unhappy\b", "very unhappy", id="an optional beginning there"),
        pytest.param(r"\bdon'?t\b", "i dont", id="an optional apostrophe left out"),
        pytest.param(r"\bdon'?t\b", "i don't", id="an optional apostrophe there"),
        pytest.param(r"\b[1-4] year old\b", "a 3 year old", id="a number"),
        pytest.param(r"\b1[0-6] degrees\b", "14 degrees", id="a number half told"),
        pytest.param(r"\b(?:re-?open|redo)\b", "please re-open it", id="a hyphen"),
        pytest.param(r"\bcomplain(?:t|ing)?s?\b", "my complaints", id="an ending"),
        pytest.param(r"\b(?:\w+ ){0,2}gas\b", "i smell gas", id="any word first"),
        pytest.param(r"£ ?\d{1,4} back", "want my £40 back", id="a sign first"),
        pytest.param(r"\bnot (?:at all )?ok\b|\bno\b", "(no)", id="in brackets"),
        pytest.param(r"\bgas.{0,9}smell\b", "gas: a smell", id="a gap"),
        pytest.param(r"\b(?<!not )happy\b", "so happy", id="something not before"),
        pytest.param(r"\bgas\w*\b", "the gasman", id="the rest of a word"),
        pytest.param(r"\b(?:i|we),? (?:do )?complain\b", "we, complain", id="a sign before the second word"),
        pytest.param(r"\b(?:very ){1,3}cold\b", "very very cold", id="a first word said twice"),
        pytest.param(r"\bso (?:very ){0,2}cold\b", "so very very cold", id="a second word said twice"),
        pytest.param(r"\b(?:ha){2,3} funny\b", "haha funny", id="a part of a word said twice"),
        pytest.param(r"\bim ?[78]\d\b", "im75", id="letters and a number in one word"),
        pytest.param(r"\b\d{1,2} ?weeks\b", "for 3 weeks", id="a number and a word"),
        pytest.param(r"\bfor \d{1,2} weeks\b", "for 3 weeks", id="a word and a number"),
        pytest.param(r"\b(?:gas leak|gas)\b", "the gas", id="one word or two"),
        pytest.param(r"\bgas (?!bill)leak\b", "gas leak", id="something not behind"),
        pytest.param(r"\bhe'?s ill\b", "he's ill", id="an apostrophe within the first two words"),
        pytest.param(r"\bgas[ -]{1,3}leak\b", "gas - leak", id="any signs between two words"),
        pytest.param(r"\bmówi prawdę\b", "on mówi prawdę", id="letters that are not Latin-1"),
    ],
)
def test_no_short_cut_loses_a_fit(pattern, text):
    compiled = compile_pattern(pattern)
    assert compiled.regex.search(fold(text).small)
    assert found(a_rule(pattern), a_message(text))


def test_the_first_fit_is_shown():
    rule = a_rule(r"\b(?:anytime|no rush|whenever)\b")
    assert found(rule, a_message("whenever you can, no rush, anytime"))[0].words == "whenever"


def test_a_subject_and_own_words_are_parts_of_one_text():
    subject, own, both = fold_both("Gas", "leak")
    assert (both.text, subject.end, own.begin) == ("Gas . leak", 3, 6)


@pytest.mark.parametrize(
    "message, on_case, role, holds, fails",
    [
        pytest.param(a_message("hello"), True, Role.TENANT, "belongs_to_a_case", "belongs_to_no_case", id="on a case"),
        pytest.param(a_message("hello"), False, Role.TENANT, "belongs_to_no_case", "belongs_to_a_case", id="on none"),
        pytest.param(a_message("w " * 60), False, Role.TENANT, "is_short", "nothing_written", id="sixty words"),
        pytest.param(a_message("w " * 61), False, Role.TENANT, "nothing_attached", "is_short", id="one word more"),
        pytest.param(
            a_message(" \n", "(no subject)"), False, Role.TENANT, "nothing_written", "subject_is_a_reply", id="empty"
        ),
        pytest.param(
            a_message("", "(No Subject)"),
            False,
            Role.TENANT,
            "nothing_in_subject",
            "subject_is_a_reply",
            id="no subject",
        ),
        pytest.param(
            a_message("x", "Re: y"), False, Role.TENANT, "subject_is_a_reply", "nothing_in_subject", id="a reply"
        ),
        pytest.param(a_message("x"), False, Role.MEMBER, "writer_is_member", "writer_is_solicitor", id="a councillor"),
        pytest.param(
            a_message("x"), False, Role.OMBUDSMAN, "writer_is_ombudsman", "writer_is_member", id="the Ombudsman"
        ),
        pytest.param(
            a_message("x"), False, Role.SOLICITOR, "writer_is_solicitor", "writer_is_member", id="a solicitor"
        ),
        pytest.param(
            a_message("x"), False, Role.OTHER, "writer_is_organisation", "writer_is_member", id="a contractor"
        ),
    ],
)
def test_signals(message, on_case, role, holds, fails):
    signals = signals_of(message, role=role, on_case=on_case)
    assert holds in signals
    assert fails not in signals
    assert {holds, fails} <= SIGNALS.keys()
