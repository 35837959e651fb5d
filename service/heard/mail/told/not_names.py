"""Words that tell a person's name from an office's, and what announces one."""

from __future__ import annotations

_NOT_PERSONS = """
complaints complaint council homes home housing house services service team teams ltd limited llp plc
solicitors solicitor law legal support office officer desk help helpdesk reply noreply no-reply mail mailer
daemon postmaster mailbox customer customers care repairs repair maintenance lettings letting estate estates
tenancy tenant tenants resident residents association society trust group company ombudsman advice citizens
bureau centre center department dept manager management director executive assistant administrator admin
administration accounts finance billing invoices newsletter news info information enquiries enquiry contact
contacts website web form online portal account system notification notifications alert alerts update updates
university school college hospital nhs surgery clinic practice police force fire rescue authority borough city
town county district parish government gov bank energy water gas electric electrical plumbing heating roofing
building builders contractor contractors construction property properties surveyor surveyors surveying surveys
consulting consultants partners partnership associates sons bros brothers international uk gb british england
scotland wales ireland phone mobile tel telephone fax email e-mail www http https outlook iphone ipad android
samsung galaxy yahoo gmail hotmail microsoft google facebook twitter linkedin ref reference subject date sent
from to cc re fw fwd dear hello hi regards thanks thank yours sincerely faithfully kind best wishes many
please and the of for your our my this that with on behalf at in is are was stage mp member flat apartment
block road street avenue lane court close tower gardens drive crescent terrace way place monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september october
november december urgent important notice letter report inspection appointment order job floor damp mould
boiler lift leak kitchen bathroom window windows door doors noise parking scan scanner copier voicemail
undisclosed recipients unknown anonymous caller user test webmaster root bounce bounces list lists members
forum digest i we you they he she it head senior chief deputy lead coordinator co-ordinator adviser advisor
inspector operative engineer technician secretary chair chairman chairwoman president treasurer clerk
caseworker worker social neighbourhood community safety green leisure response responsive automatic auto out
attached attachment enclosed forwarded original message begin end page privacy confidential disclaimer print
think environment view click here unsubscribe not do if am pm has have had will would can could should an as
by or but so no yes all any me us him her his their its what when where who why how still just now very also
then there sorry writing calling living tenant's told asked said says called family concerned citizen good
afternoon morning evening prejudice really absolutely extremely totally completely angry fed disgusted upset
appalled im ive without everything policy intranet automated backup monitor address unrouteable
"""
_CLOSINGS = """
yours kind kindest best many warm warmest with sincerely regards thanks thank cheers faithfully ta
respectfully love signed cordially cofion yn cion mit viele freundliche cordialement bien salutations
pozdrawiam z saludos atentamente cumprimentos cu multumesc
"""

NOT_PERSONS = frozenset(_NOT_PERSONS.split())
"""Words that are in no person's name: they show an office, a firm, a thing or a sentence."""

CLOSINGS = frozenset(_CLOSINGS.split())
"""How a letter ends, by the first word of the line."""

# What stands right before the name of a person, in small letters.
BEFORE_A_NAME = (
    "client:", "clients:", "tenant:", "tenants:", "tenant(s):", "resident:", "complainant:", "customer:",
    "leaseholder:", "occupier:", "constituent:", "applicant:", "name:", "patient:", "caller:", "from:", "re:",
    "name is", "name's", "name\u2019s", "behalf of", "i am", "i'm", "i\u2019m", "this is", "acting for", "act for",
    "represent", "representing", "writing for", "signed", "signed:", "care of", "c/o", "household of", "account of",
    "tenancy of", "home of",
)  # fmt: skip
# Whom people write for: "my mother, Enid Hadley".
RELATIONS = (
    "client", "tenant", "resident", "constituent", "neighbour", "friend", "mother", "mum", "mam", "mom", "father",
    "dad", "son", "daughter", "wife", "husband", "partner", "sister", "brother", "aunt", "auntie", "uncle", "nan",
    "nana", "gran", "grandma", "grandmother", "grandfather", "grandad", "grandson", "granddaughter", "niece",
    "nephew", "cousin", "customer", "patient", "elderly", "late", "disabled", "service user",
)  # fmt: skip
