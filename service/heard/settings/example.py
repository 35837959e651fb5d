"""The heard.toml that `heard init` writes: every key, and what it is for.

deploy/heard.toml is this text with the answers of `UNDER_SYSTEMD`; a test keeps the two equal,
and another asks that no key of `site.py` is missing here.  A line that begins with "#" and no
space is a key to be had by removing the "#".
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from string import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What `heard init` asks; the defaults are those of a landlord that does not exist.

    user, authserv_id   "" leaves the key switched off
    password_key        "password_env" or "password_file"; `password_from` says which, "" for neither
    """

    organisation: str = "Northgate Homes"
    policy: str = "wnwhl-2009"
    reference: str = "NH"
    nation: str = "england-wales"
    database: str = "sqlite:///heard.db"
    address: str = "complaints@northgate.example"
    read: str = "imaps://mail.northgate.example:993"
    send: str = "smtps://mail.northgate.example:465"
    user: str = "complaints@northgate.example"
    password_key: str = "password_env"  # noqa: S105  the name of a key
    password_from: str = "HEARD_PASSWORD"  # noqa: S105  where the password stands
    authserv_id: str = "mail.northgate.example"
    officer: str = "Helen Braithwaite"
    officer_address: str = "helen.braithwaite@northgate.example"


UNDER_SYSTEMD = Answers(
    database="sqlite:////var/lib/heard/heard.db",
    password_key="password_file",  # noqa: S106
    password_from="$CREDENTIALS_DIRECTORY/password",  # noqa: S106
)
"""What deploy/heard.service expects: its state folder, and the password as a credential."""


def render_example(answers: Answers) -> str:
    """Return a commented heard.toml with these answers; `load` accepts it where it accepts the answers."""
    words = {name: _toml(getattr(answers, name)) for name in Answers.__slots__}
    words["user"] = _line("user", answers.user, otherwise=answers.address)
    words["authserv_id"] = _line("authserv_id", answers.authserv_id, otherwise="mail.landlord.example")
    words["password"] = _line(answers.password_key, answers.password_from, otherwise="HEARD_PASSWORD")
    return _EXAMPLE.substitute(words)


def _line(key: str, value: str, *, otherwise: str) -> str:
    return f"{key} = {_toml(value)}" if value else f"#{key} = {_toml(otherwise)}"


def _toml(text: str) -> str:
    # A TOML basic string is a JSON string, save that TOML also wants DEL escaped (TOML 1.0, String).
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_EXAMPLE = Template("""\
# heard.toml: what heard has to know about your site.
#
# 'heard check' reads this file, tries every server it names, and lists all that is wrong.
# A relative path is relative to this file. No password may stand here.
# A line that begins with "#" and no space is a setting you may have by removing the "#".

# Restricted complainants and cases from before heard. Personal data, hence a file of its own.
# Read at every start, and by 'heard rehearse'.
#register = "register.toml"

# The keys that show which commands of your officers are theirs. heard makes the file at its first start, for its own
# user alone, beside the database where you leave this out. Back it up apart from the database: with both,
# anybody could press your officers' buttons. 'heard keys' lists them, 'heard keys rotate' adds one.
#keys = "heard.keys"

# A copy of heard's rules/ and templates/ with your own changes, in place of those it brings.
#data_dir = "/etc/heard/data"

[organisation]
name = $organisation
# Your complaints procedure: a pack under rules/policies/.
policy = $policy
# Cases are numbered with it: prefix, year opened, number.
reference = $reference
# Whose bank holidays count: england-wales, scotland or northern-ireland.
nation = $nation
# Whose clock decides which day a message came in.
zone = "Europe/London"
# Days the office is shut. show: clocks run on. stop: your policy says it is no working day,
# and clocks skip it. half: it closes early, which matters where the policy counts office hours.
closures = []
#closures = [{ on = 2026-12-24, kind = "half", closes = "13:00" }, { on = 2026-12-29, kind = "show" }]
# Bank holidays proclaimed, or moved away, since this heard was made. Clocks are counted again.
#holidays_added = [2026-06-15]
#holidays_removed = [2026-05-04]
# The first day of your year, from which quarters, halves and years of reports are counted.
#year_begins = "04-01"
# By when it is to be assessed next whether everybody can use the procedure. Whoever owns the policy is reminded
# a month before. Left out, nobody is.
#equality_assessment_by = 2026-09-01
# hold: letters are written and kept, nothing leaves. staff: only mail to your staff leaves.
# on: all letters leave. Begin with hold and read what would have been sent: 'heard letters'.
sending = "hold"
# Mail received before this day is filed, opens no clock and causes no letter to anyone.
# Left out, it is the day of the first start.
#answer_mail_from = 2026-11-22

[database]
# One file of SQLite, which heard makes.
url = $database

# One [[mailbox]] for each mailbox heard looks after.
[[mailbox]]
address = $address
# imaps://HOST:PORT, or imap://HOST:PORT, which means STARTTLS (plain only on this machine itself);
# maildir:PATH or eml:PATH for a folder; graph: for Microsoft 365; ews://HOST for Exchange on your own premises.
read = $read
# smtps://HOST:PORT, or smtp://HOST:PORT, which means STARTTLS (the same rule);
# eml:PATH writes each letter as a file; graph: and ews://HOST as above, which keep the copies themselves.
send = $send
# The name to sign in with. Left out, it is the address.
$user
# Where the password stands: password_env = "HEARD_PASSWORD" is a variable, password_file = "PATH"
# a file that holds nothing else. "$$CREDENTIALS_DIRECTORY/NAME" is a credential handed over by systemd.
$password
# true only where your app stands in EwsAllowedAppIDs of your tenant: Microsoft 365 has blocked ews: for all others
# since 2026-10-01, and ends it for everybody on 2027-04-01. Nothing of this is about Exchange on your own premises.
#ews_allowed = true
# The folders to watch. Add the one your officers' answers are kept in, to see what they answered.
folders = ["INBOX"]
#folders = ["INBOX", "Sent Items"]
# The name your own server writes into Authentication-Results. Only what that name says about a
# sender is believed; left out, nobody's identity is taken as proved.
$authserv_id
# Some servers write their own Received above that line, or hand mail on to another server of yours that
# does. Then give the name of the server that takes in all mail from outside, as it stands after "by" in its
# Received lines. border_strips: it also removes such a line in its own name from what comes in; only where
# you have tried that, with a mail from outside that bore one: 'heard check --probe --from-outside HOST' does.
#border = "mx.landlord.example"
#border_strips = true
# What else shows who a mail is from, by Exchange's own word: "auth-as", "resolved-sender" (by ews: alone), and
# "unnamed-verdict" for Microsoft 365, with border = "*.mail.protection.outlook.com". Each only where that command
# has tried it from outside and offered it. Left out, none counts.
#vouched_by = ["auth-as"]
# How often to look, in seconds, beside the server's own hint (IDLE). Below 1 is a fast poll
# over one open connection, for a server of your own.
poll_seconds = 20
# Put a copy of each letter into the folder marked as the one for sent mail. By graph: and ews: the server does.
keep_sent = true
# true where your mail server delivers complaints+ANYTHING@... to this mailbox too ("plus addressing"):
# letters then ask for answers at an address that tells the case. Try it with a mail of your own first.
reply_tag = false
# true where Exchange feeds this mailbox with journal reports: the mail within each is heard.
journal = false
# keyword: set a keyword on messages heard ($$Heard), and on those surely of a restricted person ($$HeardRestricted),
# of a danger ($$HeardDanger) or of the next stage ($$HeardEscalated), where the server keeps keywords. none: leave
# them as they are. heard never moves, deletes or marks anything read.
mark = "none"
# What putting a message into a folder, or setting a keyword or the flag on it, stands for. Anybody who can open the
# mailbox can do that, and so can a rule: the server does not say who it was. So heard does at once only what can be
# taken back ("new case", "split", "contact made by phone", "assign to NAME"), and asks whoever deals with the case
# about all else ("not a complaint", "close upheld"). Read deploy/folders-and-flags.md first.
# One of folder, keyword, or flag = true. heard makes no folder, and minds nothing that was there before this was.
#[[mailbox.sign]]
#folder = "heard/Not a complaint"
#does = "not a complaint"
#[[mailbox.sign]]
#keyword = "NewCase"
#does = "new case"
#[[mailbox.sign]]
#flag = true
#does = "contact made by phone"
# Tokens in place of the password, as Microsoft 365 wants them: heard signs in as an app registered with your tenant.
# They are Exchange's, so a mail server (read or send) that is not Microsoft's gets the password; without one, leave
# password_env and password_file out then. tenant and client: Directory (tenant) ID and Application (client) ID on the
# overview of the app registration. The secret's value (not its ID) stands in a variable, secret_env = "...", or a
# file, secret_file = "..."; or, better: certificate_file = "...", a file with private key and certificate, in PEM.
#[mailbox.oauth]
#tenant = "northgate.onmicrosoft.com"
#client = "0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21"
#secret_env = "HEARD_CLIENT_SECRET"
# Whom tokens are asked of; for a national cloud only.
#authority = "https://login.microsoftonline.com"

# One [[staff]] for each person who works on complaints.
[[staff]]
name = $officer
address = $officer_address
# Role names of the pack. Besides these: team-lead, who is told what is everybody's, and officer.
roles = ["owning-officer", "team-lead"]
area = ""
title = ""
# Who stands in, by address; another [[staff]]. And when they are away, both days included.
#deputy = "marcus.oyelaran@northgate.example"
#away = [{ from = 2026-12-21, until = 2027-01-02 }]

#[[staff]]
#name = "Marcus Oyelaran"
#address = "marcus.oyelaran@northgate.example"
#roles = ["owning-officer"]
#area = "repairs"

# Contractors: their mail is no tenant's.
#[[partner]]
#name = "Brightpipe Heating"
#domain = "brightpipe.example"
#does = "boilers, gas servicing"

# Others who write. kind: council, member (of Parliament, or a councillor), ombudsman, solicitor,
# advice, landlord or other. Known by domain, by addresses, or both.
#[[outside]]
#name = "Harrowbridge Borough Council"
#kind = "council"
#domain = "harrowbridge.example"
#addresses = ["cllr.quill@harrowbridge-members.example"]
#note = "street trees and highways are the council's"

[understanding]
# The age from which an age told counts as a vulnerability.
elderly_from = 75
# Ids of rules you do not want.
rules_off = []

[limits]
# Fuses against mail loops, for letters to addresses outside. What is over is held and told to
# your staff, never dropped.  A domain may get three times as many acknowledgements a day, unless
# it is one where anybody has an address.
letters_per_address_per_day = 10
letters_per_hour = 2000

[notices]
# true: whoever chooses who deals with a case is told of each that opens, by its area: the champion of your policy
# for it, or their deputy. false: nobody is, and 'heard cases' shows which have nobody who deals with them.
new_case = true

[letters]
# Letters to customers with longer sentences than this on average, in words, are named by 'heard check'.
words_a_sentence = 20

[signs]
# Much mail from one tenant: of more than this your team leads are told, once a month and person, with
# what to ask first. Left out, nobody is told; 'heard restrict signs' counts it whenever you ask.
# heard decides nothing by it: it limits nobody, and answers the mail like any other.
#messages_a_month = 30
# Of them, those on cases that are closed or finally answered.
#after_the_end_a_month = 10
# Cases opened for one person in twelve months.
#cases_a_year = 12

# How many homes you have, as the Regulator of Social Housing counts them: rented at low cost, and owned at low cost
# (shared ownership). Complaints are counted for each 1,000 of them ("heard report regulator"). What is left out is
# "number of homes not given" there; 0 is "no such homes". counted_on: the day of the count, best the last of the year.
#[homes]
#rented = 12000
#owned = 800
#counted_on = 2027-03-31

# A second route, for the day on which heard cannot read or send and so cannot tell you by mail of its own.
# Read deploy/heartbeat.md first. Left out, there is none.
#[heartbeat]
# A mail server that does not fail with your own, from which and to whom: best addresses elsewhere, too. Told are
# a mailbox that cannot be read, letters that do not leave, and when all is well again.
#send = "smtps://mail.elsewhere.example:465"
#user = "heard@elsewhere.example"
#password_env = "HEARD_SECOND_PASSWORD"
#from = "heard@elsewhere.example"
#to = ["helen.braithwaite@elsewhere.example", "it@elsewhere.example"]
# The address of a monitor (healthchecks.io, Uptime Kuma, your own), called every five minutes while heard reads
# and sends, and not called while it does not: the monitor then tells you. It is a secret: url_env names a
# variable, or: url_file = "/etc/heard/heartbeat-url" (nothing else in it). https only; url_ca_file: of your own.
#url_env = "HEARD_HEARTBEAT_URL"
#url_ca_file = "/etc/ssl/northgate-ca.pem"
# After how many minutes something that does not go is told of.
#after_minutes = 15
""")
