"""Somebody does not accept where their case stands, or wants the next stage: what follows.

Where the stage was answered and the policy knows a next one, that is theirs for the asking, in whatever words and
without reasons: it opens from the moment they asked, with its clocks and its acknowledgement.  Late, beyond the last
stage, or where no answer is on file, a person decides, and the customer hears meanwhile that it has come.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from heard.casework import events as happened
from heard.casework.events import About, Reference, StageName
from heard.casework.moments import Moment
from heard.casework.people import WRITE_FOR_OTHERS, Role
from heard.casework.policy.stages import Stage
from heard.casework.standing import Standing, stage_after, standing_of
from heard.casework.windows import flagged_as_late, late_for
from heard.judgement.acknowledge import owed_at_once, receipt_of
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Finding, WriteLetter
from heard.judgement.classify import VERDICTS
from heard.judgement.facts import Facts, OnFile
from heard.judgement.only_spoken_of import BY_NAME, DECLINED, OUTRIGHT, SPOKEN_OF
from heard.judgement.second_opinion.together import Second
from heard.judgement.survey_rejecting import ANSWERS_SURVEY

BROUGHT = "somebody of the landlord's brought it, so whoever did has to acknowledge it"
FEELS = "it may only say how they feel"
ANSWERS = "it answers the survey, and the policy has a person say whether a review is wanted"
NAMES_IT = "it names the next stage, and may only tell of it"
_WHY_NOT = {
    Standing.UNDECIDED: "no answer to it is on file yet",
    Standing.SAID: "an officer's answer to it waits to be confirmed",
    Standing.ASKED: "more was asked for before, and no answer to that is on file yet",
    Standing.FINAL: "the last of our own stages has been answered",
    Standing.SETTLED: "the case is closed, and no answer to a stage is on file",
}


def counted_for_its_kind(findings: tuple[Finding, ...], second: Second) -> tuple[Finding, ...]:
    """Return what counts for the kind of a message on a case.

    What surely asks for more is an escalation, and may open a stage, however unlikely the second opinion finds it; so
    is what names the next stage after an answer, which a person has to say of.  What else may ask has to be likelier
    than not.
    """
    asks = [each for each in findings if VERDICTS.get(each.finding) == "escalation"]
    surely = any(each.verdict == "yes" or each.rule in (OUTRIGHT, BY_NAME) for each in asks)
    return findings if surely else second.of_its_kind(findings)


def asks_for_more(
    reference: Reference,
    verdict: str | None,
    facts: Facts,
    findings: Sequence[Finding],
    *,
    placed: bool = True,
    likely: bool = False,
) -> tuple[Action, ...]:
    """Return what follows on a case from a message that asks for more than was given there; () where it does not.

    verdict   "yes", or "ask" where a person has to say whether it does
    placed    whether it is sure that it belongs to this case
    likely    whether it asks rather than not, where a person has to say: then its writer is told that it has come
    """
    if verdict is None or facts.is_old:
        return ()
    shown = _shown(findings, verdict)
    on_file = facts.stands(reference)
    if on_file is None:
        first = facts.policy.first_stage.name
        belongs = any(lead.reference == reference and lead.belongs for lead in facts.leads)
        receipt = _receipt(facts, reference, first, belongs=belongs) if verdict == "yes" or likely else ()
        return _asked(reference, shown, "it is a case from before heard", receipt)
    its_own = replace(facts, policy=on_file.policy, calendar=on_file.calendar)
    asking = _Asking(on_file, shown, its_own, placed, _doubt(findings))
    return asking.follows(sure=verdict == "yes", likely=likely)


def _unanswered(facts: Facts) -> str:
    """Return why a person looks before anything is written to whoever asks; "" where it may be."""
    return "" if facts.brought is None else BROUGHT


def _receipt(facts: Facts, reference: Reference, stage: StageName, *, belongs: bool) -> tuple[Action, ...]:
    if _unanswered(facts) or facts.writer.role is Role.OTHER:
        return ()
    return receipt_of(facts, reference, stage, belongs=belongs)


def _shown(findings: Sequence[Finding], verdict: str) -> Finding:
    """Return the first finding that says so, as surely as the verdict does."""
    asking = [finding for finding in findings if VERDICTS.get(finding.finding) == "escalation"]
    return next((finding for finding in asking if finding.verdict == verdict), asking[0])


def _doubt(findings: Sequence[Finding]) -> str:
    """Return why it is not sure that somebody asks, as far as the findings show it."""
    if any(each.rule == ANSWERS_SURVEY for each in findings):
        return ANSWERS
    spoken_of = next((each.words for each in findings if each.finding in (SPOKEN_OF, DECLINED)), None)
    if spoken_of is not None:
        return f'it may only speak of it ("{spoken_of}")'
    return NAMES_IT if any(each.rule == BY_NAME for each in findings) else FEELS


def next_stage_opens(
    stage: Stage, on_file: OnFile, facts: Facts, because: str, clause: str = "", *, unanswered: str = ""
) -> tuple[Action, ...]:
    """Return what follows where a message does ask for a stage: it opens from the moment the message came.

    facts        with the policy and the calendar of the case
    because      why it is taken to ask for it
    unanswered   why nobody may be written to; "" where its writer is

    It opens on the moment the stage before leads on with; where the stage itself waits for another, such as a form,
    the message counts as that too, so that its clocks run.
    """
    case, at = on_file.case, facts.received_at
    opens_on = _opens_on(stage, on_file)
    changes: list[happened.Event] = [happened.StageOpened(stage.name, at, opens_on)]
    if opens_on is not stage.opens_on:
        changes.append(happened.MomentPassed(stage.opens_on, stage.name))
    told = AskOfficer(
        case.reference, About.STAGE_OPENED, f"{because}; {stage.title} is open since it came", clause,
        tuple(role for role in (stage.owner, stage.organised_by) if role is not None),
    )  # fmt: skip
    return (
        *((ChangeCase(case.reference, happened.CaseReopened(), because),) if case.closed else ()),
        *(ChangeCase(case.reference, event, because, stage.clause or "", at=at) for event in changes),
        *_answered_at_once(stage, on_file, facts, unanswered),
        told,
    )


def _opens_on(stage: Stage, on_file: OnFile) -> Moment:
    """Return what a stage begins with that opens because the customer does not accept the answer."""
    present = on_file.case.stage
    listens = on_file.policy.stage(present).next_on if present is not None else ()
    return Moment.OUTCOME_REJECTED if Moment.OUTCOME_REJECTED in listens else stage.opens_on


def _answered_at_once(stage: Stage, on_file: OnFile, facts: Facts, unanswered: str) -> tuple[Action, ...]:
    """Return the stage's letter, one for each message that opens it; what is somebody else's to answer has none."""
    if stage.outside:
        return ()
    owed = owed_at_once(facts, on_file.case.reference, stage.name, unanswered=unanswered)
    # A stage may open a second time, and a stage taken back may open again: each message is answered for itself.
    return tuple(
        replace(each, key=f"{each.key}:message-{facts.message}") if isinstance(each, WriteLetter) else each
        for each in owed
    )


def _asked(
    reference: Reference, shown: Finding, why: str, receipt: tuple[Action, ...] = (), *, told: bool = True
) -> tuple[Action, ...]:
    """Return the question to a person, and the letter that tells the writer that it has come, where one goes.

    told   whether the person is written to, or it is only noted
    """
    writer = "its writer is told that it has come, and no more" if receipt else "its writer is told nothing yet"
    because = f'it seems to ask for more than it was given ("{shown.words}"); {why}; {writer}'
    return (AskOfficer(reference, About.NEXT_STAGE, because, shown.source, told=told), *receipt)


@dataclass(frozen=True, slots=True)
class _Asking:
    """facts   with the policy and the calendar of the case
    placed  whether it is sure that the message belongs to it
    doubt   why it is not sure that it asks, where it is not
    """

    on_file: OnFile
    shown: Finding
    facts: Facts
    placed: bool
    doubt: str = FEELS

    def follows(self, *, sure: bool, likely: bool) -> tuple[Action, ...]:
        reference = self.on_file.case.reference
        if not sure:
            receipt = self._receipt() if likely else ()
            return _asked(reference, self.shown, self.doubt, receipt, told=not self._says_it_again())
        stage = self._stage()
        if isinstance(stage, Stage):
            because = f'it asks for more than it was given ("{self.shown.words}")'
            source = self.shown.source
            return next_stage_opens(
                stage, self.on_file, self.facts, because, source, unanswered=_unanswered(self.facts)
            )
        return _asked(reference, self.shown, stage, self._receipt(), told=not self._says_it_again())

    def _says_it_again(self) -> bool:
        """Say whether a mail before it asked for more, a person was told, and nothing has answered that."""
        stood = self.on_file.stood
        return self.placed and stood.asked and standing_of(stood, self.on_file.policy) is Standing.ASKED

    def _receipt(self) -> tuple[Action, ...]:
        """Return the letter that says that it has come: for each asking only once."""
        on_file, facts = self.on_file, self.facts
        if standing_of(on_file.stood, on_file.policy) is Standing.ASKED:
            return ()
        present = on_file.case.stage or on_file.policy.first_stage.name
        return _receipt(facts, on_file.case.reference, present, belongs=self._belongs())

    def _may_not_ask(self) -> str:
        """Return why a person looks first at who asks; "" where it is for them to ask."""
        writer = self.facts.writer
        if not self.placed:
            return "it may belong to another case"
        if writer.said_to_be:
            return "a web form says who wrote it, and nobody vouches for the form"
        if writer.role is Role.OMBUDSMAN:
            return "" if writer.proved else "nothing proves that the Ombudsman wrote it"
        if self._belongs() or self.facts.brought is not None:
            return ""
        return "nothing shows that its writer complains here, or writes for whoever does"

    def _belongs(self) -> bool:
        """Say whether its writer complains here, or is known to write for others; not where a form only says so."""
        writer, people = self.facts.writer, self.on_file.people
        theirs = writer.address is not None and writer.address.address in people
        return not writer.said_to_be and (theirs or writer.role in WRITE_FOR_OTHERS)

    def _stage(self) -> Stage | str:
        """Return the stage that opens, or why a person has to say."""
        case, policy, calendar = self.on_file.stood, self.on_file.policy, self.on_file.calendar
        if not case.has_clocks:
            return "it is a case from before heard"
        if why_not := self._may_not_ask():
            return why_not
        outside, has_gone_on = self._of_the_ombudsman(), self.on_file.case.stage != case.stage
        if outside is not None and not has_gone_on:
            return outside
        standing, following = standing_of(case, policy), stage_after(case.stage, policy)
        if standing is not Standing.DECIDED or following is None:
            return _WHY_NOT[standing]
        if has_gone_on:
            return "the case has gone on since it came"
        if (window := late_for(case, policy, calendar, self.facts.received_at)) is not None:
            return f"it comes after the {window.lasts} that the policy gives for it"
        if flagged_as_late(case, policy, calendar, self.facts.received_at):
            return "it comes long after the answer, and the policy wants a person to look first"
        return following

    def _of_the_ombudsman(self) -> Stage | None:
        """Return the stage that an Ombudsman's word opens, where the case has come to it."""
        case, policy = self.on_file.stood, self.on_file.policy
        following = policy.stage(case.stage).next if case.stage is not None else None
        if self.facts.writer.role is not Role.OMBUDSMAN or following is None:
            return None
        stage = policy.stage(following)
        return stage if stage.opens_on is Moment.OMBUDSMAN_CONTACT else None
