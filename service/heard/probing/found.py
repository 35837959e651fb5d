"""Everything that was seen of one mailbox, as findings for a person.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from heard.mail.authenticity import written_by
from heard.mail.from_inside import InsideMark
from heard.mail.parse import parse
from heard.probing.changes import Added, Changes
from heard.probing.seen import Came, Seen
from heard.probing.suits import Change, changes_for
from heard.settings import Mailbox
from heard.wiring.ways import SHOWN_WITHIN

_SHOWN = 60
"""Characters of what a server put on a mail."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that this site does; `person` where somebody has to look, and then `do` says at what."""

    about: str
    says: str
    do: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What is told of one mailbox; `in_time` is false where a mail that was sent has not come."""

    address: str
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    in_time: bool = True
    seconds: float | None = None


def found(box: Mailbox, seen: Seen, within: timedelta) -> Found:
    """Return what is told of a mailbox.

    within   how long was waited for each mail
    """
    came, changed = seen.came, seen.changed
    waited = f"{within.total_seconds():.0f} s"
    if came is None or changed is None:
        lost = Finding("arrival", f"the mail did not come within {waited}", _LOOK_FOR_IT, person=True)
        return Found(box.address, (lost, *_other(seen)), in_time=False)
    findings = (
        *_arrival(box, came),
        *_message_id(seen, came, changed),
        *_headers(changed),
        *_words(changed),
        *_sent_copies(box, seen),
        *_keyword(box, seen),
        *_tag(box, seen, waited),
        *_verdicts(seen, changed),
        *_other(seen),
        *_outside(box, seen, waited),
    )
    seconds = round(came.after.total_seconds(), 2)
    return Found(box.address, findings, tuple(changes_for(box, seen)), not seen.outside_lost, seconds)


_LATE_COPY = (
    f"heard looks for it for {SHOWN_WITHIN.total_seconds():.0f} s: a letter whose sending was cut could leave twice. "
    "Ask whoever runs the server."
)
_LOOK_FOR_IT = "Look for it in other folders, in quarantine and in the server's log."


def _arrival(box: Mailbox, came: Came) -> Iterator[Finding]:
    seconds = came.after.total_seconds()
    if came.folder != box.folders[0] and box.read.is_server:
        do = f"heard does not watch it: have the server leave heard's own mail in {box.folders[0]}."
        yield Finding("arrival", f"it came into the folder {came.folder}", do, person=True)
        return
    late = seconds >= box.poll_seconds
    says = f"seen {seconds:.1f} s after it was sent"
    yield Finding("arrival", f"{says}, by looking every {box.poll_seconds:g} s" if late else says)


def _message_id(seen: Seen, came: Came, changed: Changes) -> Iterator[Finding]:
    if changed.id_kept:
        yield Finding("Message-ID", "kept")
        return
    if changed.id_kept_in:
        known = seen.message_id in parse(came.content).aliases or seen.given_id == changed.message_id
        says = f"replaced; ours is kept in {changed.id_kept_in}"
    else:
        known = seen.given_id is not None and seen.given_id == changed.message_id
        says = "replaced; the server says by what" if known else "replaced, and ours is gone"
    do = "" if known else "Answers find their case by the other marks: subject, last line, reply_tag."
    yield Finding("Message-ID", says, do)


def _headers(changed: Changes) -> Iterator[Finding]:
    if not changed.lost and not changed.altered:
        yield Finding("headers", "all kept")
    if changed.lost:
        loops = "Auto-Submitted" in changed.lost and "X-Auto-Response-Suppress" in changed.lost
        do = "Nothing tells other machines not to answer: heard's own limits are all that ends a loop." if loops else ""
        yield Finding("headers", f"lost: {', '.join(changed.lost)}", do, person=loops)
    if changed.altered:
        yield Finding("headers", f"changed: {', '.join(changed.altered)}")


def _words(changed: Changes) -> Iterator[Finding]:
    yield from _added("subject", changed.subject)
    for about, added in (("text", changed.text), ("HTML", changed.html)):
        if added is None:
            yield Finding(about, "that part is gone")
        else:
            yield from _added(about, added)


def _added(about: str, added: Added) -> Iterator[Finding]:
    if not added.kept:
        yield Finding(about, "its words were changed", "Compare a letter of heard's as it arrives.", person=True)
    elif not added.before and not added.behind:
        yield Finding(about, "as it was sent")
    if added.before:
        yield Finding(about, f'put before it: "{_short(added.before)}"')
    if added.behind:
        yield Finding(about, f'put behind it: "{_short(added.behind)}"')


def _sent_copies(box: Mailbox, seen: Seen) -> Iterator[Finding]:
    if seen.copies is None:
        return
    if seen.copies:
        doubled = box.keep_sent and not box.send.keeps_copies
        do = "With keep_sent = true each letter would lie there twice." if doubled else ""
        says, late = f"the server keeps one, in {', '.join(seen.copies)}", False
        if seen.copied_after is not None:
            says += f", shown {seen.copied_after.total_seconds():.1f} s after it was sent"
            late = box.send.keeps_copies and seen.copied_after > SHOWN_WITHIN
        yield Finding("sent copies", says, _LATE_COPY if late else do, person=late)
    elif box.send.keeps_copies:
        do = "heard cannot tell there whether a letter has left. Does the server keep copies of what is sent?"
        yield Finding("sent copies", "the server kept none", do, person=True)
    else:
        yield Finding("sent copies", "the server keeps none" + ("; heard does (keep_sent)" if box.keep_sent else ""))


def _keyword(box: Mailbox, seen: Seen) -> Iterator[Finding]:
    if seen.keyword is not None:
        yield Finding("keywords", "kept" if seen.keyword else "not kept")


def _tag(box: Mailbox, seen: Seen, waited: str) -> Iterator[Finding]:
    if seen.tagged is None:
        return
    if seen.tagged:
        yield Finding("reply_tag", "mail to the address with a tag is delivered here")
    else:
        do = "Answers to heard's letters would be lost." if box.reply_tag else ""
        says = f"mail to the address with a tag was refused, or did not come within {waited}"
        yield Finding("reply_tag", says, do, person=box.reply_tag)


def _verdicts(seen: Seen, changed: Changes) -> Iterator[Finding]:
    names = [written_by(each) or "no name" for each in changed.verdicts]
    says = f"written under {', '.join(dict.fromkeys(names))}" if names else "none on mail from inside"
    yield Finding("Authentication-Results", says)
    if changed.auth_as:
        yield Finding("AuthAs", f"{', '.join(map(_short, changed.auth_as))} on mail from inside")
    if InsideMark.RESOLVED_SENDER in seen.inside_marks:
        yield Finding("sender", "found in the server's directory, on mail from inside")


def _other(seen: Seen) -> Iterator[Finding]:
    if seen.other:
        do = "heard needs one mailbox: take the right to others away."
        yield Finding("other mailbox", "COULD BE OPENED, and should not be", do, person=True)
    elif seen.other is False:
        yield Finding("other mailbox", "cannot be opened, as it should be")
    elif seen.other_because:
        yield Finding(
            "other mailbox",
            f"there is no telling: {_short(seen.other_because)}",
            "Try again, or name another.",
            person=True,
        )


def _outside(box: Mailbox, seen: Seen, waited: str) -> Iterator[Finding]:
    if seen.outside_lost:
        yield Finding("from outside", f"taken, and did not come within {waited}", _LOOK_FOR_IT, person=True)
    if seen.outside_refused:
        yield Finding("from outside", f"refused ({seen.outside_refused}), so nothing was measured")
    shown = seen.at_the_border
    if shown is None or seen.outside_changed is None:
        return
    forged = "came through" if shown.survived else "was taken out"
    if shown.believes:
        do = "Anybody may pass for an officer: believe no verdict here until the server takes such lines out."
        yield Finding("forged verdict", f"{forged}, AND HEARD WOULD BELIEVE IT", do, person=True)
    elif shown.genuine:
        yield Finding(
            "forged verdict", f"{forged}; the server's own CALLS THE FORGED MAIL GENUINE", _GENUINE, person=True
        )
    else:
        believed = "; of the server's own heard believes what it says" if shown.verified else ""
        yield Finding("forged verdict", f"{forged}{believed}")
    for mark, about in _TRIED.items():
        if mark in seen.forged_marks:
            believed = ", AND HEARD BELIEVES IT" if mark in box.vouched_by else ""
            yield Finding(about, f"taken for mail from inside{believed}", _TAKEN_FOR_INSIDE, person=True)
        elif mark in seen.inside_marks or mark is InsideMark.AUTH_AS:
            yield Finding(about, "not taken for mail from inside")


_TRIED = {InsideMark.AUTH_AS: "forged AuthAs", InsideMark.RESOLVED_SENDER: "forged sender"}
_GENUINE = (
    "Either this machine may send in your domain's name: probe from one that may not; or a server in front hands on"
    " what anybody writes: then believe no verdict here."
)
_TAKEN_FOR_INSIDE = "Look for a receive connector that is Externally Secured, or takes this machine for one of ours."


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
