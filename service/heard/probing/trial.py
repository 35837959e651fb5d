"""One mailbox tried, from the first mail to the last look.

Mail is sent from the mailbox to itself alone, whatever `sending` says.  On that mail a keyword is set; nothing else in
the mailbox is touched.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from heard.casework.people import SHARED_DOMAINS
from heard.errors import (
    LetterDelayed,
    LetterRefused,
    MailboxError,
    MailboxUnreachable,
    NoSuchMailbox,
    NotLetIn,
    SignInRefused,
)
from heard.mail.authenticity import UNNAMED
from heard.mail.from_inside import InsideMark, is_from_inside
from heard.mail.message import RawMessage
from heard.mail.parse import parse
from heard.mail.threads.probe_marks import CHANCE, probe_mark
from heard.mailboxes import Mailbox
from heard.now import utc_now
from heard.probing.border import Trust, at_the_border, forged_marks_in, servers_named
from heard.probing.changes import Changes, changes
from heard.probing.copies import Copies, a_day_before, holds, named_sent
from heard.probing.found import Finding, Found, found
from heard.probing.letters import Probe, forged, probe, sign_of
from heard.probing.lookout import Lookout
from heard.probing.outside import send_from_outside
from heard.probing.seen import Came, Seen
from heard.settings import Mailbox as MailboxSettings, Settings
from heard.settings.keys import Key
from heard.wiring import mailboxes_of, sender_of, verdicts_by

KEYWORD = "$HeardProbe"
_TELL_EVERY = 10.0  # seconds
# A server that keeps a copy of what is sent may do so after it was delivered: one that should is waited for longer.
_LATER, _LATER_SURELY = timedelta(seconds=10), timedelta(seconds=60)
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be tried.

    within    how long to wait for a mail to come
    later     how long to look for the server's own copy after it came; None: as long as such a server may need
    other     the address of a mailbox that heard should not be able to open
    outside   host and port of the server that takes in mail from outside
    """

    within: timedelta
    later: timedelta | None = None
    other: str | None = None
    outside: tuple[str, int] | None = None


def try_mailbox(settings: Settings, box: MailboxSettings, key: Key, asked: Asked, tell: Tell) -> Found:
    """Send a mailbox mail from itself, and say what became of it.

    key    what its mark is made with, by which a heard that runs knows it
    tell   is told how far it is, a line each

    Raises MailboxError, SignInRefused, SenderUnreachable or ConfigurationError where the mailbox or the server cannot
    be spoken to.
    """
    if not box.send.is_server:
        return Found(box.address, (Finding("arrival", "its letters are written into a folder: nothing can be tried"),))
    return _Trial(settings, box, key, asked, tell).found()


class _Trial:
    def __init__(self, settings: Settings, box: MailboxSettings, key: Key, asked: Asked, tell: Tell) -> None:
        self._settings, self._box, self._key, self._asked, self._tell = settings, box, key, asked, tell

    def found(self) -> Found:
        own, tagged = self._letter(), self._letter(tagged=True)
        seen = Seen(message_id=own.message_id)
        with self._lookout() as lookout:
            given, sent = self._sends(own)
            seen = replace(seen, given_id=given)
            to_come = {own: sent}
            with closing(Copies(self._mailbox(), own, sent, given)) as copies:
                copies.start()
                if (sent_tagged := self._sends_tagged(tagged)) is not None:
                    to_come[tagged] = sent_tagged
                came = self._waits(lookout, to_come)
                arrived = came.get(own) or self._elsewhere(own, sent)
                seen = replace(seen, tagged=tagged in came)
                if arrived is not None:
                    seen = self._sees(seen, own, copies, *arrived)
                    if own not in came and sent_tagged is not None:
                        # What moves the one moves the other: that says nothing about tags.
                        seen = replace(seen, tagged=self._elsewhere(tagged, sent_tagged) is not None)
            if seen.changed is not None and self._asked.outside is not None:
                seen = self._from_outside(seen, seen.changed, self._asked.outside, lookout)
        if self._asked.other is not None and self._box.read.is_server:
            seen = self._tries_another(seen, self._asked.other)
        return found(self._box, seen, self._asked.within)

    # What is sent

    def _letter(self, *, tagged: bool = False) -> Probe:
        at, address = utc_now(), self._box.address
        chance = secrets.token_bytes(CHANCE)
        mark = probe_mark(self._key.id, self._key.secret, mailbox=address, at=at, chance=chance)
        return probe(address, mark, at, tagged=tagged)

    def _sends(self, letter: Probe) -> tuple[str | None, float]:
        """Send, and return the Message-ID the server says it gave, and when it was handed over."""
        with closing(sender_of(self._box)) as sender:
            self._tell(f"{self._box.address}: sends a mail to {letter.to}")
            # Before, since some ways look for the copy of what they sent until it can be seen.
            at = time.monotonic()
            given = sender.send(letter.content, sender=self._box.address, to=letter.to, message_id=letter.message_id)
        return given, at

    def _sends_tagged(self, letter: Probe) -> float | None:
        try:
            return self._sends(letter)[1]
        except (LetterRefused, LetterDelayed):
            return None

    # What comes

    @contextmanager
    def _lookout(self) -> Iterator[Lookout]:
        lookout = Lookout(self._mailbox(), utc_now())
        lookout.start()
        try:
            yield lookout
        finally:
            lookout.stop()

    def _mailbox(self, box: MailboxSettings | None = None) -> Mailbox:
        return mailboxes_of(self._settings.model_copy(update={"mailbox": (box or self._box,)}))[0]

    def _mailbox_at(self, folder: str) -> Mailbox:
        return self._mailbox(self._box.model_copy(update={"folders": (folder,)}))

    def _waits(self, lookout: Lookout, sent: dict[Probe, float]) -> dict[Probe, tuple[RawMessage, timedelta]]:
        """Return what came in time of what was sent, and how long after it was."""
        came: dict[Probe, tuple[RawMessage, timedelta]] = {}
        returned: set[Probe] = set()
        end = time.monotonic() + self._asked.within.total_seconds()
        tell_at = time.monotonic() + _TELL_EVERY
        while len(came) + len(returned) < len(sent) and time.monotonic() < end:
            arrived = lookout.next(min(end, tell_at))
            if arrived is None:
                self._tell(f"{self._box.address}: {len(came)} of {len(sent)} came, {end - time.monotonic():.0f} s left")
                tell_at += _TELL_EVERY
                continue
            at, raw = arrived
            for letter in sent:
                if letter.mark.encode() not in raw.content:
                    continue
                if _is_report(raw):
                    returned.add(letter)
                else:
                    came[letter] = raw, timedelta(seconds=max(0.0, at - sent[letter]))
        return came

    def _elsewhere(self, letter: Probe, sent: float) -> tuple[RawMessage, timedelta] | None:
        """Look for a mail in the folders that heard does not watch, but for those of sent mail."""
        with closing(self._mailbox()) as mailbox:
            others = [each for each in mailbox.folders() if each != mailbox.folder and not named_sent(each)]
            folders = [each for each in others if holds(mailbox, each, letter.mark)]
        for folder in folders:
            with closing(self._mailbox_at(folder)) as mailbox:
                held = mailbox.held(folder, a_day_before(utc_now()))[1]
                found = mailbox.fetch([each.uid for each in held if letter.mark in each.subject])
            # In Exchange the folder of sent mail has a name in the mailbox's own language.
            if came := [raw for raw in found if not raw.sent_folder and not _is_report(raw)]:
                return came[0], timedelta(seconds=time.monotonic() - sent)
        return None

    def _sees(self, seen: Seen, letter: Probe, copies: Copies, raw: RawMessage, after: timedelta) -> Seen:
        changed = changes(letter.content, raw.content)
        with closing(self._mailbox_at(raw.folder)) as mailbox:
            keyword = _keeps_keyword(mailbox, raw)
        later = self._asked.later
        if later is None:
            later = _LATER_SURELY if self._box.send.keeps_copies else _LATER
        folders, copied_after = copies.found(later, changed.message_id)
        return replace(
            seen,
            came=Came(raw.content, raw.folder, after),
            changed=changed,
            inside_marks=_known_by(raw),
            keyword=keyword,
            copies=folders,
            copied_after=copied_after,
        )

    # What comes from outside

    def _from_outside(self, seen: Seen, changed: Changes, server: tuple[str, int], lookout: Lookout) -> Seen:
        """Send mail from outside that says in our servers' names what only they may say."""
        names = tuple(dict.fromkeys(filter(None, (self._box.authserv_id, *servers_named(changed.verdicts)))))
        seen = self._forges(seen, names, server, lookout)
        if seen.outside_changed is None:
            return seen
        # Some judge only what comes from outside: their name is known from now on.
        others = set(servers_named(seen.outside_changed.verdicts)) - {each.lower() for each in names}
        return self._forges(seen, (*names, *sorted(others)), server, lookout) if others else seen

    def _forges(self, seen: Seen, names: tuple[str, ...], server: tuple[str, int], lookout: Lookout) -> Seen:
        box = self._box
        tried = (*names, UNNAMED)
        letter = forged(self._letter(), tried, box.address.rpartition("@")[2])
        self._tell(f"{box.address}: is sent a forged mail by way of {server[0]}:{server[1]}")
        # Some refuse it for what stands on the envelope alone, which a stranger may choose: "<>" is a bounce's.
        refusals = [send_from_outside(letter, *server, sender=box.address)]
        if refusals[0]:
            refusals.append(send_from_outside(letter, *server, sender=""))
        if all(refusals):
            return replace(seen, outside_refused=", ".join(dict.fromkeys(refusals)))
        came = self._waits(lookout, {letter: time.monotonic()})
        if letter not in came:
            return replace(seen, outside_lost=True)
        raw, _ = came[letter]
        now = Trust(verdicts_by(box), box.border, box.border_strips)
        return replace(
            seen,
            outside_changed=changes(letter.content, raw.content),
            at_the_border=at_the_border(
                raw.content, sign=sign_of(letter), address=box.address, forged_as=tried, now=now
            ),
            forged_marks=_known_by(raw) | forged_marks_in(raw.content),
        )

    # Somebody else's mailbox

    def _tries_another(self, seen: Seen, address: str) -> Seen:
        self._tell(f"{self._box.address}: tries to open {address}")
        box = self._box
        # By Exchange one signs in as oneself and opens another's; elsewhere whoever signs in opens their own.
        user = box.login if box.read.scheme == "ews" else address
        other = box.model_copy(update={"address": address, "user": user, "folders": ("INBOX",), "sign": ()})
        try:
            with closing(self._mailbox(other)) as mailbox:
                mailbox.held(mailbox.folder, utc_now())
        except NoSuchMailbox:
            return replace(seen, other_because="the server has no mailbox of that name")
        except NotLetIn:
            return replace(seen, other=False)
        except SignInRefused:
            return replace(seen, other_because="the sign-in itself was refused, and a password opens one's own mailbox")
        except (MailboxError, OSError) as error:
            return replace(seen, other_because=str(error))
        return replace(seen, other=True)


def _known_by(raw: RawMessage) -> frozenset[InsideMark]:
    """Return by which marks a mail in the mailbox's own name would be known to be from inside."""
    message, domains = parse(raw.content), {raw.mailbox.rpartition("@")[2]} - SHARED_DOMAINS
    return frozenset(mark for mark in InsideMark if is_from_inside(message, raw, counted={mark}, domains=domains))


def _is_report(raw: RawMessage) -> bool:
    """Say whether this is no mail that came, but what repeats one that could not: Exchange says so by mail."""
    return parse(raw.content).bounce is not None


def _keeps_keyword(mailbox: Mailbox, raw: RawMessage) -> bool | None:
    """Return whether a keyword set on a mail is there afterwards; None where the mail was moved away meanwhile."""
    since = a_day_before(raw.received_at)
    if raw.uid not in mailbox.marked(None, since)[1]:
        return None
    try:
        mailbox.done([raw.uid], KEYWORD)
    except MailboxUnreachable:
        raise
    except MailboxError:
        return False  # whoever may only read
    return raw.uid in mailbox.marked(KEYWORD, since)[1]
