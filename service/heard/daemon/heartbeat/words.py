"""What the mail by the second route says: what is amiss, since when, what it means, what to do. In plain text.

It names mailboxes and times, and nothing that anybody wrote: it leaves by a server that is not the landlord's own.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from heard.judgement.heartbeat import News, Part, Turn

AMISS = {
    Part.READING: "heard cannot read {mailbox}",
    Part.SENDING: "letters of {mailbox} do not leave",
    Part.DECIDING: "heard does not decide on new mail",
    Part.DATABASE: "heard cannot use its database",
}
WELL = {
    Part.READING: "heard reads {mailbox} again",
    Part.SENDING: "no letter of {mailbox} is kept waiting any more",
    Part.DECIDING: "heard decides on new mail again",
    Part.DATABASE: "heard can use its database again",
}
MEANS = {
    Part.READING: "New complaints are not heard, and nobody is acknowledged. Nothing is lost: the mail lies where it"
    " is, and is heard from where heard left off.",
    Part.SENDING: "Acknowledgements, reminders and alarms are written and wait. Nothing is lost: they leave as soon as"
    " they can.",
    Part.DECIDING: "New mail is kept, and what is owed for it is not worked out: nobody is acknowledged.",
    Part.DATABASE: "Nothing can be written down, so nothing is heard and nothing leaves. The mail lies where it is.",
}
DO = {
    Part.READING: "Ask whoever runs the mail server whether it is up, then look at: heard status",
    Part.SENDING: "Ask whoever runs the mail server whether it takes mail, then look at: heard letters",
    Part.DECIDING: "Look into heard's log for what fails, then at: heard status",
    Part.DATABASE: "See whether its disk is full and its file may be written to, then look into heard's log.",
}
REFUSED = "The server refuses the sign-in: the password or certificate has changed or run out, or heard has lost a\
 right to the mailbox. Which it is, and what to do, says: heard check"
FROM = "Sent by heard by its second route, [heartbeat] in heard.toml. Nobody reads answers to it."


def subject(each: News) -> str:
    """Return the subject, one line."""
    said = (WELL if each.turn is Turn.OVER else AMISS)[each.subject.part].format(mailbox=each.subject.mailbox)
    return {Turn.BEGAN: said, Turn.LASTS: f"Still: {said}", Turn.OVER: f"Well again: {said}"}[each.turn]


def body(each: News, organisation: str, zone: ZoneInfo) -> str:
    """Return the mail's text.

    zone   on whose wall clock the time is told
    """
    since = f"{each.since.astimezone(zone):%A %-d %B %Y, %H:%M}"
    said = (WELL if each.turn is Turn.OVER else AMISS)[each.subject.part].format(mailbox=each.subject.mailbox)
    lines = [f"{organisation}: {said}.", ""]
    if each.turn is Turn.OVER:
        lines += [f"It was not so since {since}."]
    else:
        lines += [
            f"Since {since}.",
            "",
            MEANS[each.subject.part],
            "",
            REFUSED if each.refused else DO[each.subject.part],
        ]
        lines += ["", "You are told again on the next working day while it lasts, and once when it is well."]
    return "\n".join([*lines, "", FROM, ""])
